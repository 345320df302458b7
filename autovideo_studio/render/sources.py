"""Files as drawings: where they lie, how they fit the frame, stills, and a placeholder for what cannot be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QColorSpace, QFont, QImage, QImageIOHandler, QImageReader, QPainter

from autovideo_studio.domain.items import Fit, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.open_films import OpenFilms
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.drawing import Placed, Sprite

FINER = 1.0903
"""A still that moves is kept so much finer than it is shown: sharper between pixels, and at an odd scale, which is what lets
`resampling.window` hit its place."""
LARGEST_PICTURE_MB = 512
"""A picture that needs more memory than this when unpacked is refused: it is an attack or an accident."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """The frame to draw: its size in pixels, frames per second, and how many of its pixels are one of the sequence's; and the
    films that are open for it."""

    width: int
    height: int
    rate: Fraction
    pixel_scale: float = 1.0
    films: OpenFilms = field(default_factory=OpenFilms)


Assets = Callable[[str], AssetFile | None]
Report = Callable[[str], None]


def placeholder_for(name: str, canvas: Canvas, report_missing: Report) -> Placeholder:
    report_missing(name)
    return Placeholder(name, canvas)


class StillDrawing:
    """A picture file, fitted to the frame. It is reduced once, to the largest size at which the clip shows it."""

    def __init__(self, file: AssetFile, transform: Transform, canvas: Canvas, report_missing: Report) -> None:
        self._file, self._report_missing = file, report_missing
        reader = _reader(file)
        size = _upright_size(reader)
        fitted = fitted_scale(size, transform.fit, canvas)
        moves = any(number.keyframes for number in (transform.x, transform.y, transform.scale))
        largest = fitted * largest_scale(transform.scale)
        reduced = largest * FINER if moves else min(1.0, largest)
        self._size = QSize(ceil(size.width() * reduced), ceil(size.height() * reduced))
        width, height = self._size.width(), self._size.height()
        opaque = not QImage(1, 1, reader.imageFormat()).hasAlphaChannel()
        sprite = Sprite(f"still {file.digest} {width}x{height}", width, height, self._paint, opaque)
        scale = fitted * size.width() / width
        self._placed = (Placed(sprite, (canvas.width - width) / 2, (canvas.height - height) / 2, scale),)

    def placed(self, frame: float) -> tuple[Placed, ...]:
        return self._placed

    def _paint(self, painter: QPainter) -> None:
        try:
            image = _read_upright(self._file, self._size)
        except InvalidInput:
            self._report_missing(self._file.name or self._file.path.name)
            paint_placeholder(painter, self._size.width(), self._size.height(), self._file.name)
            return
        painter.drawImage(0, 0, image)


class Placeholder:
    """Stands where media cannot be shown, and says which."""

    def __init__(self, name: str, canvas: Canvas) -> None:
        width, height = canvas.width, canvas.height
        sprite = Sprite(f"placeholder {name} {width}x{height}", width, height,
                        lambda painter: paint_placeholder(painter, width, height, name), opaque=True)
        self._placed = (Placed(sprite),)

    def placed(self, frame: float) -> tuple[Placed, ...]:
        return self._placed


class Nothing:
    """Shows nothing."""

    def placed(self, frame: float) -> tuple[Placed, ...]:
        return ()


def paint_placeholder(painter: QPainter, width: int, height: int, name: str) -> None:
    painter.fillRect(0, 0, width, height, QColor("#22262e"))
    painter.setPen(QColor("#aab2c0"))
    font = QFont("sans-serif")
    font.setPixelSize(max(8, min(width, height) // 18))
    painter.setFont(font)
    painter.drawText(QRect(width // 10, 0, width * 8 // 10, height),
                     Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere, tr("“{name}” cannot be shown", name=name))


def fitted_scale(size: QSize, fit: Fit, canvas: Canvas) -> float:
    across, down = canvas.width / size.width(), canvas.height / size.height()
    match fit:
        case Fit.FILL:
            return max(across, down)
        case Fit.FIT:
            return min(across, down)
        case Fit.NONE:
            return canvas.pixel_scale


def largest_scale(scale: Animated) -> float:
    return max((key.value for key in scale.keyframes), default=scale.value)


def _reader(file: AssetFile) -> QImageReader:
    QImageReader.setAllocationLimit(LARGEST_PICTURE_MB)
    reader = QImageReader(str(file.path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead() or not reader.size().isValid():
        raise InvalidInput(tr("The picture “{name}” cannot be read.", name=file.name))
    return reader


def _upright_size(reader: QImageReader) -> QSize:
    return reader.size().transposed() if _lies_on_its_side(reader) else reader.size()


def _lies_on_its_side(reader: QImageReader) -> bool:
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)


def _read_upright(file: AssetFile, size: QSize) -> QImage:
    """The whole picture, turned as its EXIF says, scaled to `size`, in sRGB. A JPEG is not even unpacked at its full size."""
    reader = _reader(file)
    reader.setScaledSize(size.transposed() if _lies_on_its_side(reader) else size)
    image = reader.read()
    if image.isNull():
        raise InvalidInput(tr("The picture “{name}” cannot be read.", name=file.name))
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.colorSpace().isValid() and image.colorSpace() != srgb:
        image.convertToColorSpace(srgb)
    return image
