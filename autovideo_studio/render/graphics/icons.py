"""Line icons (24 × 24) from `resources/icons`, drawn by QtSvg in the ink asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from autovideo_studio.foundation.paths import resources


@cache
def icon_names() -> frozenset[str]:
    """The icons that ship."""
    return frozenset(path.stem for path in (resources() / "icons").glob("*.svg"))


def draw_icon(painter: QPainter, name: str, box: QRectF, ink: QColor) -> None:
    """Draw a shipped icon into `box`."""
    source = (resources() / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", ink.name())
    QSvgRenderer(QByteArray(source.encode())).render(painter, box)
