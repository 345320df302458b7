"""Loading, ahead of need, what workers and the preview's processes use: while the script is still being written, and once for all
in the window."""

from __future__ import annotations

from importlib import import_module

from autovideo_studio.foundation.loading import import_plainly

LOAD = "autovideo_studio.app.ahead:load"

USED = ("av", "av.subtitles.stream", "numpy", "numpy.random", "autovideo_studio.providers.offline.espeak_task",
        "autovideo_studio.render.captions", "autovideo_studio.render.encode", "autovideo_studio.render.frames",
        "autovideo_studio.render.graphics", "autovideo_studio.render.image_frames", "autovideo_studio.render.preview_task",
        "autovideo_studio.render.segments", "autovideo_studio.render.sound_task", "autovideo_studio.render.soundtrack",
        "autovideo_studio.render.source_copy", "autovideo_studio.render.thumbnail")


def load() -> None:
    """The raster library, the codecs, the drawing, sound and voice code: nearly all that a cold worker takes. Modules only:
    neither a thread nor an open file may come of it, nor Qt's GUI object, as workers are forked from who called this."""
    import_module("PySide6.QtGui")
    import_plainly()
    for name in USED:
        import_module(name)
