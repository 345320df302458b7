"""Pictures through Pillow: known formats only, sizes checked from the header before any pixel is allocated."""

from __future__ import annotations

import errno
import io
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree

from autovideo_studio.foundation.errors import InvalidInput, Refused
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.container import unreadable

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MAX_PIXELS = 16_384 * 16_384
"""What is larger needs gigabytes."""
MAX_SIDE = 65_535
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF")
_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_BRANDS = (b"ftypavif", b"ftypavis", b"ftypheic", b"ftypheix", b"ftypheim", b"ftypheis", b"ftypmif1", b"ftypmsf1")
"""AVIF's, and the HEIF of telephones."""
DAMAGE = (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, OverflowError, RuntimeError, struct.error)
"""What Pillow raises on damaged pictures."""
_ORIENTATION, _DESCRIPTION, _XP_TITLE, _XP_COMMENT = 0x0112, 0x010E, 0x9C9B, 0x9C9C
_IPTC_HEADLINE, _IPTC_CAPTION = (2, 105), (2, 120)
_DC = "{http://purl.org/dc/elements/1.1/}"


def looks_like_picture(start: bytes) -> bool:
    """Whether a file that begins with these bytes (12 at least) is for Pillow."""
    return (start.startswith(_STARTS) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP")
            or start[4:12] in _BRANDS)


@contextmanager
def open_picture(path: Path) -> Iterator[Image]:
    """An open, not yet decoded picture. Raises `Refused` for one that is too large, `InvalidInput` for an unreadable one, also
    when it proves to be damaged while it is used."""
    import pi_heif
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    Image.init()
    pi_heif.register_heif_opener()
    try:
        with path.open("rb") as file, Image.open(file, formats=FORMATS) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
                raise _too_large(path, f"{width} × {height}")
            yield picture
    except Image.DecompressionBombError as error:
        raise _too_large(path, "", error) from error
    except UnidentifiedImageError as error:
        raise unreadable(path, error) from error
    except DAMAGE as error:
        if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):  # a seek to before the file's beginning
            raise
        raise unreadable(path, error) from error
    except MemoryError as error:
        raise _too_large(path, "", error) from error


def _too_large(path: Path, size: str, cause: object = "") -> Refused:
    return Refused(tr("“{name}” is too large a picture. It was left out.", name=path.name) + (f" ({size})" if size else ""),
                   tr("Save it with at most {millions} million pixels.", millions=MAX_PIXELS // 1_000_000), repr(cause))


def orientation_of(picture: Image) -> int:
    """EXIF orientation 1 to 8 (1: upright; 5 to 8: width and height change places)."""
    try:
        value = picture.getexif().get(_ORIENTATION, 1)
    except (ValueError, SyntaxError, OSError, TypeError, KeyError, EOFError, IndexError):
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def has_alpha(picture: Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info


def caption_of(picture: Image) -> str:
    """What the photographer wrote, one line each: IPTC headline and caption, XMP title and description, EXIF description, title
    and comment; nothing twice."""
    found: list[str] = []
    for read in (_from_iptc, _from_xmp, _from_exif):
        try:
            found += [" ".join(text.replace("\0", " ").split()) for text in read(picture)]
        except (ValueError, SyntaxError, OSError, TypeError, KeyError, EOFError, IndexError, ElementTree.ParseError):
            continue
    return "\n".join(dict.fromkeys(text for text in found if text))


def _from_iptc(picture: Image) -> Iterator[str]:
    from PIL.IptcImagePlugin import getiptcinfo

    fields = getiptcinfo(cast("ImageFile", picture)) or {}
    for key in (_IPTC_HEADLINE, _IPTC_CAPTION):
        value = fields.get(key)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, bytes):
                yield _decoded(one)


def _from_xmp(picture: Image) -> Iterator[str]:
    data = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    packet = data.encode("utf-8") if isinstance(data, str) else bytes(data)
    if not packet or len(packet) > 1_000_000 or re.search(rb"<!(DOCTYPE|ENTITY)", packet, re.IGNORECASE):
        return
    for _, element in ElementTree.iterparse(io.BytesIO(packet.strip(b"\0 \r\n"))):
        if element.tag in (f"{_DC}title", f"{_DC}description"):
            yield " ".join(element.itertext())


def _from_exif(picture: Image) -> Iterator[str]:
    exif = picture.getexif()
    for key in (_DESCRIPTION, _XP_TITLE, _XP_COMMENT):
        value = exif.get(key)
        if isinstance(value, str):
            yield _decoded(value.encode("latin-1")) if value.isascii() or _is_latin(value) else value
        elif isinstance(value, (bytes, tuple)) and key != _DESCRIPTION:
            yield bytes(value).decode("utf-16-le", "replace")
    if isinstance(comment := picture.info.get("comment"), bytes):
        yield _decoded(comment)


def _is_latin(text: str) -> bool:
    return all(ord(character) < 256 for character in text)


def _decoded(text: bytes) -> str:
    """Old fields name no encoding: UTF-8 if it is that, else Latin-1."""
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


def header_of(path: Path) -> bytes:
    """The first bytes of a file, enough to know a picture by. Raises `InvalidInput` if it is empty."""
    with path.open("rb") as file:
        start = file.read(64)
    if not start:
        raise InvalidInput(tr("“{name}” is empty.", name=path.name), tr("Choose another file."))
    return start
