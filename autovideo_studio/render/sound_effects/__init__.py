"""Effects of sound: one file per kind of treatment, registered by id."""
