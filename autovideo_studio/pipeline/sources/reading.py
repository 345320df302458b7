"""Which reader for which source, and the limits that hold for all of them."""

from __future__ import annotations

import base64
import errno
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from autovideo_studio.domain.brief import SourceKind
from autovideo_studio.foundation.errors import InvalidInput, NotFound, os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.pipeline.sources import html_page, markdown, plain_text, subtitle_file, word_document
from autovideo_studio.pipeline.sources.source import Reader, Source

MOST_TEXT_BYTES = 5_000_000
MOST_DOCUMENT_BYTES = 40_000_000
"""A Word document carries its pictures; only its words are read."""

_READERS: dict[str, Reader] = {
    ".txt": plain_text.read, ".text": plain_text.read, "": plain_text.read,
    ".md": markdown.read, ".markdown": markdown.read,
    ".srt": subtitle_file.read, ".vtt": subtitle_file.read,
    ".html": html_page.read, ".htm": html_page.read, ".xhtml": html_page.read,
    ".docx": word_document.read,
}
_MEDIA_TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md", "text/plain": ".txt",
                "text/vtt": ".vtt", "application/x-subrip": ".srt",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx"}
_MARKED = re.compile(rb"^(#{1,6} +\S|-{3,}\s*$|!\[[^\]\n]*\]\(|\[(visual|pause|voice)\b)", re.MULTILINE)
"""What only a script in Markdown has at the start of a line; pasted text brings no name that tells."""
_FOREIGN = {".html", ".htm", ".xhtml", ".docx"}


def load(path: Path) -> bytes:
    """The bytes of a source file. Raises `NotFound` or `InvalidInput` (a folder, empty, too large) in a sentence."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise InvalidInput(tr("“{name}” is a folder, not a text. Nothing was made.", name=name),
                               tr("Give a file as the source; a folder of pictures goes to --media."))
        limit = _limit(_suffix(name, b""))
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
            raise NotFound(tr("There is no file “{name}”. Nothing was made.", name=str(path)),
                           tr("Check the name and the folder, or put a topic in quotes.")) from error
        raise os_error(error, tr("reading the text")) from error
    except ValueError as error:  # a NUL in the name
        raise NotFound(tr("There is no file “{name}”. Nothing was made.", name=str(path)),
                       tr("Check the name and the folder.")) from error
    _check_size(data, name, limit)
    return data


def read_path(path: Path) -> Source:
    """The source in a file, read in this process (see `is_foreign`)."""
    return read_bytes(load(path), name=path.name, base=str(path))


def read_bytes(data: bytes, *, name: str = "", media_type: str = "", base: str = "") -> Source:
    """The source in bytes: its reader is chosen by media type, else by the name's suffix, else by its first bytes."""
    shown = name or tr("the given text")
    suffix = _suffix(name, data, media_type)
    _check_size(data, shown, _limit(suffix))
    source = _READERS[suffix](data, shown)
    if not any(char.isalnum() for char in source.text):
        raise InvalidInput(tr("“{name}” holds no words. Nothing was made.", name=shown),
                           tr("Give a text with at least one sentence."))
    return replace(source, base=base or source.base)


def is_foreign(name: str, data: bytes, media_type: str = "") -> bool:
    """Whether these bytes go through a large parser and so belong into a worker (`read_task`)."""
    return _suffix(name, data, media_type) in _FOREIGN


def read_task(payload: dict[str, Any], context: object) -> dict[str, Any]:
    """`read_bytes` for a worker: payload {data: base64 text, or path; name; media_type; base}; returns the source's fields."""
    data = load(Path(payload["path"])) if "path" in payload else base64.b64decode(payload["data"])
    known = {key: payload.get(key, "") for key in ("name", "media_type", "base")}
    source = read_bytes(data, **known)
    return {**asdict(source), "kind": str(source.kind)}


def source_from_task(result: dict[str, Any]) -> Source:
    """The source that `read_task` returned."""
    return Source(**{**result, "kind": SourceKind(result["kind"])})


def _suffix(name: str, data: bytes, media_type: str = "") -> str:
    by_type = _MEDIA_TYPES.get(media_type.split(";")[0].strip().lower(), "")
    suffix = Path(name).suffix.lower()
    if suffix in _READERS and suffix and by_type in ("", ".txt"):
        return suffix
    if by_type:
        return by_type
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if head.startswith(b"webvtt"):
        return ".vtt"
    if data.startswith(b"PK\x03\x04") and b"word/" in data[:4096] + data[-65536:]:
        return ".docx"
    return ".md" if not name and _MARKED.search(data) else ".txt"


def _limit(suffix: str) -> int:
    return MOST_DOCUMENT_BYTES if suffix == ".docx" else MOST_TEXT_BYTES


def _check_size(data: bytes, name: str, limit: int) -> None:
    if not data.strip():
        raise InvalidInput(tr("“{name}” is empty. Nothing was made.", name=name), tr("Give a text with at least one sentence."))
    if len(data) > limit:
        raise InvalidInput(tr("“{name}” is larger than {limit} MB, which is more than a book. Nothing was made.", name=name,
                              limit=limit // 1_000_000),
                           tr("Give the chapter or section that the video is about."))
