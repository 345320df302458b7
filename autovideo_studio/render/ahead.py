"""Loading, ahead of need, what the tasks of an export use: a worker does it while the script is still being written."""

from __future__ import annotations

from importlib import import_module

LOAD = "autovideo_studio.render.ahead:load"


def load() -> None:
    """The raster library with its GUI object, the codecs, the drawing code, the sound code: half a second of a cold worker."""
    from autovideo_studio.render.raster import ensure_gui

    for name in ("av", "numpy", "autovideo_studio.render.captions", "autovideo_studio.render.encode",
                 "autovideo_studio.render.frames", "autovideo_studio.render.graphics", "autovideo_studio.render.segments",
                 "autovideo_studio.render.soundtrack", "autovideo_studio.render.thumbnail"):
        import_module(name)
    ensure_gui()
