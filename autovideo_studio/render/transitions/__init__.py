"""How one picture gives way to the next: one function per kind, registered by id."""
