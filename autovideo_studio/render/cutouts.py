"""What of a picture is seen: what the crops leave, with round corners, through all masks; as one picture of alpha."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF, QTransform

from autovideo_studio.domain.appearance import Appearance, Mask, MaskShape
from autovideo_studio.render.blurring import gaussian
from autovideo_studio.render.clip_transform import Rectangle
from autovideo_studio.render.raster import painter_on, pixels_of, tinted, transparent

WIDTHS_TO_SIGMA = 0.25
"""A feather spans four standard deviations: from 2 to 98 percent."""
MODES = QPainter.CompositionMode


@dataclass(frozen=True, slots=True)
class MaskAt:
    """A mask at one frame: lengths in shares as in `Mask`; `file` is the asset that a luma mask reads."""

    shape: MaskShape
    x: float
    y: float
    width: float
    height: float
    rotation: float
    corner: float
    feather: float
    opacity: float
    inverted: bool
    path: tuple[tuple[float, float], ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Cutout:
    """`kept` is what the crops leave, in shares of the picture; `corner` in shares of its shorter side."""

    kept: Rectangle
    corner: float = 0.0
    masks: tuple[MaskAt, ...] = ()


def cutout_at(look: Appearance, frame: float, kept: Rectangle) -> Cutout:
    return Cutout(kept, max(0.0, look.corner_radius.at(frame)), tuple(_mask_at(mask, frame) for mask in look.masks))


def _mask_at(mask: Mask, frame: float) -> MaskAt:
    return MaskAt(mask.shape, mask.x.at(frame), mask.y.at(frame), max(0.0, mask.width.at(frame)), max(0.0, mask.height.at(frame)),
                  mask.rotation.at(frame), max(0.0, mask.corner.at(frame)), max(0.0, mask.feather.at(frame)),
                  min(1.0, max(0.0, mask.opacity.at(frame))), mask.inverted, mask.path,
                  mask.asset_id if mask.shape is MaskShape.LUMA else "")


def paint_cutout(painter: QPainter, cutout: Cutout, width: int, height: int, picture_of: Callable[[str], QImage | None]) -> None:
    """White where the picture of `width` × `height` pixels is seen, on a transparent ground. `picture_of` gives a luma mask's
    picture by asset id; a mask whose picture is not there hides nothing."""
    left, top, right, bottom = cutout.kept
    box = QRectF(left * width, top * height, (right - left) * width, (bottom - top) * height)
    shorter = min(width, height)
    painter.fillPath(_rounded(box, cutout.corner * shorter), QColor("white"))
    for mask in cutout.masks:
        shape = _luma(picture_of(mask.file), width, height) if mask.file else _drawn(mask, width, height)
        if shape is None:
            continue
        if mask.feather:
            shape = _feathered(shape, mask.feather * shorter * WIDTHS_TO_SIGMA)
        painter.setCompositionMode(MODES.CompositionMode_DestinationOut if mask.inverted else MODES.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, shape)
        if mask.opacity < 1:
            painter.setCompositionMode(MODES.CompositionMode_DestinationIn)
            painter.fillRect(0, 0, width, height, QColor.fromRgbF(0, 0, 0, mask.opacity))


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    radius = min(radius, box.width() / 2, box.height() / 2)
    if radius > 0:
        path.addRoundedRect(box, radius, radius)
    else:
        path.addRect(box)
    return path


def _drawn(mask: MaskAt, width: int, height: int) -> QImage:
    across, down = mask.width * width, mask.height * height
    box = QRectF(-across / 2, -down / 2, across, down)
    path = QPainterPath()
    if mask.shape is MaskShape.ELLIPSE:
        path.addEllipse(box)
    elif mask.shape is MaskShape.PATH:
        path.addPolygon(QPolygonF([QPointF(x * across, y * down) for x, y in mask.path]))
        path.closeSubpath()
    else:
        path = _rounded(box, mask.corner * min(width, height))
    place = QTransform.fromTranslate(width * (0.5 + mask.x), height * (0.5 + mask.y)).rotate(mask.rotation)
    image = transparent(width, height)
    painter = painter_on(image)
    painter.fillPath(place.map(path), QColor("white"))
    painter.end()
    return image


def _luma(picture: QImage | None, width: int, height: int) -> QImage | None:
    """The brightness (BT.709, of the encoded values) as alpha; what is transparent counts as black."""
    if picture is None:
        return None
    scaled = picture.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    ground = QImage(width, height, QImage.Format.Format_RGB32)
    ground.fill(QColor("black"))
    painter = painter_on(ground)
    painter.drawImage(0, 0, scaled)
    painter.end()
    luma = pixels_of(ground)[..., :3].astype(np.float32) @ np.array([0.0722, 0.7152, 0.2126], np.float32)
    return tinted(np.rint(luma).astype(np.uint8), QColor("white"))


def _feathered(shape: QImage, sigma: float) -> QImage:
    """Beyond the picture there is nothing: the mask fades towards the picture's own border too."""
    pad = ceil(3 * sigma)
    alpha = np.pad(pixels_of(shape)[..., 3], pad)
    soft = gaussian(alpha, sigma)
    return tinted(soft[pad:soft.shape[0] - pad, pad:soft.shape[1] - pad], QColor("white"))
