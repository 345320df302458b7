"""A strip of small pictures of a film, to draw one of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.services.preview import Strip


class FilmStrip:
    """A strip, read once."""

    def __init__(self, strip: Strip) -> None:
        self._image, self._strip = QImage(str(strip.path)), strip
        self.per_strip = max(1, strip.count)

    def draw(self, painter: QPainter, number: int, where: QRectF, *, whole: bool = False) -> None:
        """Picture `number`, filling `where` as film fills a frame; with `whole` all of it is seen and `where` may show beside."""
        width, height = self._strip.width, self._strip.height
        number = min(max(0, number), self._strip.count - 1)
        if whole:
            scale = min(where.width() / width, where.height() / height)
            target = QRectF(0, 0, width * scale, height * scale)
            target.moveCenter(where.center())
            painter.drawImage(target, self._image, QRectF(number * width, 0, width, height))
            return
        share = min(width / where.width(), height / where.height())
        across, down = where.width() * share, where.height() * share
        source = QRectF(number * width + (width - across) / 2, (height - down) / 2, across, down)
        painter.drawImage(where, self._image, source)
