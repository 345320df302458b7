"""Loading, ahead of need, what the tasks of an export use, while the script is still being written."""

from __future__ import annotations

from importlib import import_module

LOAD = "autovideo_studio.render.ahead:load"


def load() -> None:
    """The raster library, the codecs, the drawing and the sound code: nearly all that a cold worker takes. Modules only: neither
    a thread nor an open file may come of it, nor Qt's GUI object, as workers are forked from who called this."""
    for name in ("av", "numpy", "autovideo_studio.render.captions", "autovideo_studio.render.encode",
                 "autovideo_studio.render.frames", "autovideo_studio.render.graphics", "autovideo_studio.render.segments",
                 "autovideo_studio.render.soundtrack", "autovideo_studio.render.thumbnail"):
        import_module(name)
