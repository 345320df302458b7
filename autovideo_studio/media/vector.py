"""SVG files made harmless: only shapes, colours and text are left, nothing that names another file, runs or never ends."""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from autovideo_studio.foundation.errors import Refused
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.container import unreadable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MEDIA_TYPE = "image/svg+xml"
MAX_BYTES, MAX_ELEMENTS, MAX_DEPTH = 8 << 20, 50_000, 200
_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_UNWANTED = frozenset(f"{_SVG}{name}" for name in ("script", "foreignObject", "animate", "animateMotion", "animateTransform",
                                                   "animateColor", "set", "handler", "listener", "video", "audio"))
_ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_DATA_PICTURE = re.compile(r"data:image/(png|jpeg);base64,", re.IGNORECASE)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*$")
_USUAL = 300.0, 150.0
"""The size of a drawing that tells none, as browsers have it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """`data` is UTF-8 XML without its dangers; the size is in pixels at 96 to the inch."""

    data: bytes
    width: float
    height: float


def looks_like_svg(start: bytes) -> bool:
    """Whether a file that begins with these bytes may be an SVG, compressed or not: `read_svg` tells for certain."""
    return re.match(rb"[\xef\xbb\xbf\s]*<[A-Za-z_:?!]", start) is not None or start[:2] == b"\x1f\x8b"


def read_svg(path: Path) -> Drawing:
    """Raises `Refused` for markup that is no SVG, or is too large or too deep, and `InvalidInput` for damaged files."""
    from xml.etree import ElementTree

    text = _unpacked(path)
    if re.search(rb"<!\s*(DOCTYPE[^>]*\[|ENTITY)", text, re.IGNORECASE):
        raise _refused(path)
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise _refused(path) if b"<svg" not in text else unreadable(path, error) from error
    if root.tag not in (f"{_SVG}svg", "svg"):
        raise _refused(path)
    if root.tag == "svg":
        for element in root.iter():
            element.tag = f"{_SVG}{element.tag}" if not element.tag.startswith("{") else element.tag
    _clean(root, path)
    width, height = _size(root)
    ElementTree.register_namespace("", _SVG[1:-1])
    ElementTree.register_namespace("xlink", _XLINK[1:-1])
    return Drawing(ElementTree.tostring(root, "utf-8"), width, height)


def _unpacked(path: Path) -> bytes:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    try:
        with gzip.open(path) if packed else path.open("rb") as file:
            text = file.read(MAX_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise unreadable(path, error) from error
    if len(text) > MAX_BYTES:
        raise _refused(path)
    return text


def _clean(root: Element, path: Path) -> None:
    """Scripts, animations, foreign content and what points outside the file are taken out, in place."""
    count = 0
    levels = [(root, 0)]
    while levels:
        element, depth = levels.pop()
        count += 1
        if count > MAX_ELEMENTS or depth > MAX_DEPTH:
            raise _refused(path)
        for name in [name for name, value in element.attrib.items() if _is_unsafe(element, name, value)]:
            del element.attrib[name]
        if element.text and element.tag == f"{_SVG}style" and _ELSEWHERE.search(element.text):
            element.text = ""
        for child in list(element):
            if child.tag in _UNWANTED or not isinstance(child.tag, str) or not child.tag.startswith(_SVG):
                element.remove(child)
            else:
                levels.append((child, depth + 1))


def _is_unsafe(element: Element, name: str, value: str) -> bool:
    if name.rpartition("}")[2] == "href":
        inside = value.strip().startswith("#")
        return not (inside or (element.tag == f"{_SVG}image" and _DATA_PICTURE.match(value.strip())))
    return name.lower().startswith("on") or bool(_ELSEWHERE.search(value))


def _size(root: Element) -> tuple[float, float]:
    view = [float(number) for number in re.findall(r"[-+0-9.eE]+", root.get("viewBox", "")) if _is_number(number)]
    box = (view[2], view[3]) if len(view) == 4 and min(view[2:]) > 0 else None
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    if box and not (width and height):
        scale = width / box[0] if width else height / box[1] if height else 1.0
        return box[0] * scale, box[1] * scale
    return width or _USUAL[0], height or _USUAL[1]


def _is_number(text: str) -> bool:
    try:
        return abs(float(text)) < 1e9
    except ValueError:
        return False


def _pixels(length: str) -> float:
    found = _LENGTH.match(length)
    return min(float(found[1]) * _PIXELS[found[2]], 1e6) if found else 0.0


def _refused(path: Path) -> Refused:
    return Refused(tr("“{name}” is a page or drawing in text form that is not opened for safety.", name=path.name),
                   tr("Save it as a plain SVG, or export it as PNG."))
