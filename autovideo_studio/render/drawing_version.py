"""What drawings look like, as one short text: it changes when a style, a font or the drawing code's version does."""

from __future__ import annotations

from functools import cache

from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.paths import resources

VERSION = 9
"""Part of every segment's key: raise it when the same layers, layouts or captions give other pixels from the same styles and
fonts. (Here, and not beside the code that draws, because who only looks up what is made already needs no Qt.)"""


@cache
def drawing_version() -> str:
    """A digest over the version, the bytes of all styles, and the names and sizes of all fonts and icons."""
    folder = resources()
    styles = {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted((folder / "styles").rglob("*.json"))}
    faces = {str(path.relative_to(folder)): path.stat().st_size
             for kind in ("fonts", "icons") for path in sorted((folder / kind).rglob("*")) if path.is_file()}
    return digest_of([VERSION, styles, faces])
