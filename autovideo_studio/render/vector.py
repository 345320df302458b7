"""An SVG as pixels, for a frame of a certain size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.container import unreadable
from autovideo_studio.media.stills import ROOM
from autovideo_studio.media.task import TaskContext
from autovideo_studio.media.vector import read_svg

VERSION = 1
"""Raise when the same drawing would come out different."""
TASK = "autovideo_studio.render.vector:import_drawing_task"


def import_drawing_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task, the twin of `media.stills.import_still_task`: `path` of an SVG, the frame's `width` and `height`, and `out`
    without suffix in; a PNG as large as the camera may need comes out. Raises `Refused` or `InvalidInput`."""
    from PySide6.QtCore import QByteArray, QRectF
    from PySide6.QtGui import QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    from autovideo_studio.render.raster import ensure_gui, transparent

    source, out = Path(payload["path"]), Path(payload["out"])
    drawing = read_svg(source)
    context.raise_if_cancelled()
    ensure_gui()
    renderer = QSvgRenderer(QByteArray(drawing.data))
    if not renderer.isValid():
        raise unreadable(source, "QtSvg")
    scale = ROOM * min(int(payload["width"]) / drawing.width, int(payload["height"]) / drawing.height)
    width, height = max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale))
    image = transparent(width, height)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    final = out.with_name(out.name + ".png")
    with written_whole(final) as temporary:
        writer = QImageWriter(str(temporary), QByteArray(b"png"))
        writer.setCompression(10)
        if not writer.write(image):
            raise StudioError(tr("The drawing could not be written."), tr("Check the disk and try again."))
    return {"path": str(final), "media_type": "image/png", "width": width, "height": height, "has_alpha": True, "caption": ""}
