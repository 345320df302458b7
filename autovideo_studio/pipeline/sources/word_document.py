"""A .docx document as Markdown: headings, paragraphs, lists. Foreign bytes: run it in a worker."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

from autovideo_studio.domain.brief import SourceKind
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.pipeline.sources.encoding import require_whole
from autovideo_studio.pipeline.sources.source import Source

_MOST_UNPACKED = 80_000_000
_MOST_TEXT = 40_000_000
_MOST_PARTS = 5000
_HIGHEST_RATIO = 250


def read(data: bytes, name: str) -> Source:
    refuse_bomb(data, name)
    import docx
    import docx.opc.exceptions
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        document = docx.Document(BytesIO(data))
        blocks = [block for paragraph in document.paragraphs if (block := _block(paragraph))]
        core = document.core_properties
        title, language = (core.title or "").strip(), (core.language or "").strip()
    except (zipfile.BadZipFile, KeyError, ValueError, LxmlError, OSError, EOFError, NotImplementedError, AttributeError,
            docx.exceptions.PythonDocxError, docx.opc.exceptions.OpcError) as error:
        raise _corrupt(name) from error
    text = "\n\n".join(blocks)
    require_whole(text, name)
    if not any(char.isalnum() for char in text):
        raise InvalidInput(tr("“{name}” holds no text. Nothing was made.", name=name),
                           tr("Write something into it, or give another file."))
    heading = re.match(r"# (.+)", text)
    return Source(text, SourceKind.MARKDOWN, heading.group(1) if heading else title, language)


def _block(paragraph: Any) -> str:
    """A paragraph as Markdown, by the name of its style."""
    text = " ".join(paragraph.text.split())
    if not text:
        return ""
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    level = re.match(r"heading (\d)", style)
    if style == "title":
        return f"# {text}"
    if level:
        return f"{'#' * min(int(level.group(1)) + 1, 6)} {text}"
    if style.startswith("list"):
        return f"- {text}"
    if "quote" in style:
        return f"> {text}"
    return re.sub(r"^(#|>|[-+*] |\d+[.)] |={2,}$|-{2,}$)", r"\\\1", text)


def refuse_bomb(data: bytes, name: str) -> None:
    """Raises `InvalidInput` for an archive that is broken, unpacks to far more than it weighs, or is no document.

    (zipfile never unpacks more of an entry than its declared size, so the declared sizes bound the memory.)
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            unpacked = sum(entry.file_size for entry in entries)
            words = archive.getinfo("word/document.xml") if "word/document.xml" in names else None
            if (unpacked > _MOST_UNPACKED or len(entries) > _MOST_PARTS or (words and words.file_size > _MOST_TEXT)
                    or any(entry.file_size > 1_000_000 and entry.file_size > _HIGHEST_RATIO * max(entry.compress_size, 1)
                           for entry in entries)):
                raise InvalidInput(tr("“{name}” unpacks to far more than a document should ({size} MB), so it was not opened.",
                                      name=name, size=unpacked // 1_000_000),
                                   tr("Copy its text into a new document and give that."))
            if words is None:
                raise _corrupt(name)
            if b"<!DOCTYPE" in archive.read(words)[:4096]:
                raise _corrupt(name)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _corrupt(name) from error


def _corrupt(name: str) -> InvalidInput:
    return InvalidInput(tr("“{name}” is damaged or is not a Word document (.docx). Nothing was made.", name=name),
                        tr("Open it in the program that made it and save it again, or save it as plain text."))
