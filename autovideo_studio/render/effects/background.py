"""Media of another shape than the frame before a blurred copy of itself."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.blurring import gaussian
from autovideo_studio.render.effects.base import EffectKind, Moment, Parameter, Pixels, effects
from autovideo_studio.render.raster import image_of, painter_on, pixels_of

REDUCED = 8
"""The copy holds no detail: it is drawn on an eighth of the columns and rows."""


def _fill_behind(pixels: Pixels, moment: Moment) -> Pixels:
    """The picture before a blurred, dimmed copy of itself that fills the frame."""
    width, height = moment.place.width, moment.place.height
    rows, columns = pixels.shape[:2]
    grown = max(width / columns, height / rows) * moment["zoom"]
    sigma = max(0.5, moment.pixels("radius") / REDUCED)
    size = max(2, round(width / REDUCED)), max(2, round(height / REDUCED))
    behind = QImage(*size, QImage.Format.Format_RGB32)
    behind.fill(0)
    painter = painter_on(behind)
    painter.translate(size[0] / 2, size[1] / 2)
    painter.scale(grown * size[0] / width, grown * size[1] / height)
    source = image_of(pixels)
    painter.drawImage(QPointF(-columns / 2, -rows / 2), source)
    painter.end()
    soft = image_of(gaussian(pixels_of(behind), sigma, opaque=True), QImage.Format.Format_RGB32)
    frame = QImage(*_frame_size(moment), QImage.Format.Format_RGB32)
    painter = painter_on(frame)
    painter.drawImage(frame.rect(), soft)
    painter.fillRect(frame.rect(), QColor.fromRgbF(0, 0, 0, moment["dim"]))
    painter.drawImage((frame.width() - columns) // 2, (frame.height() - rows) // 2, source)
    painter.end()
    return pixels_of(frame).copy()


def _frame_size(moment: Moment) -> tuple[int, int]:
    """One more where else the picture would come to lie between two pixels."""
    wanted = moment.place.width, moment.place.height
    width, height = (max(own, least + (least - own) % 2) for own, least in zip(moment.place.size, wanted, strict=True))
    return width, height


def _fills_already(moment: Moment) -> bool:
    """Less than one pixel of border counts as none."""
    return moment.place.size[0] >= moment.place.width - 1 and moment.place.size[1] >= moment.place.height - 1


_kind = EffectKind("background-fill", lambda: tr("Blurred background"), "look", _fill_behind, neutral=_fills_already, fills=True,
               size=_frame_size, parameters=(
    Parameter("radius", lambda: tr("Blur"), 0.04, 0.005, 0.2, "h"),
    Parameter("dim", lambda: tr("Darkening"), 0.25, 0.0, 1.0, "%"),
    Parameter("zoom", lambda: tr("Zoom"), 1.1, 1.0, 2.0, "%")))
effects.register(_kind.id)(_kind)
