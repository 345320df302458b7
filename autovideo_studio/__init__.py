"""AutoVideo Studio: from an idea or a script to a narrated, illustrated, captioned video."""

__version__ = "0.1.0"
