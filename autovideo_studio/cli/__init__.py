"""The command line: a face on `services`, nothing more."""
