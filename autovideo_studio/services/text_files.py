"""Which files are read as texts."""

from __future__ import annotations

from pathlib import Path

TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".srt", ".vtt", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".doc", ".odt",
                 ".rtf")


def is_text(path: Path) -> bool:
    """Whether a file is one to be read, by its name: a script, an article, subtitles."""
    return path.suffix.lower() in TEXT_SUFFIXES
