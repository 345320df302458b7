"""Line icons in the theme's colours, sharp at any screen scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from autovideo_studio.foundation.paths import resources
from autovideo_studio.ui.style.theme import theme

STROKE = 1.75


def icon(name: str, tone: str = "text2", size: int = 16, on: str = "accent") -> QIcon:
    """The icon in the colour token `tone`; in `on` where the button is checked, greyed where it is disabled."""
    made = QIcon(pixmap(name, tone, size))
    made.addPixmap(pixmap(name, "disabled", size), QIcon.Mode.Disabled)
    made.addPixmap(pixmap(name, on, size), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, tone: str = "text2", size: int = 16, *, filled: bool = False) -> QPixmap:
    """`tone` is a colour token or "#RRGGBB"; `size` in pixels of the window."""
    screen = QGuiApplication.primaryScreen()
    return _pixmap(name, theme().value(tone), size, screen.devicePixelRatio() if screen else 1.0, filled)


@cache
def _pixmap(name: str, colour: str, size: int, scale: float, filled: bool) -> QPixmap:
    drawn = QPixmap(QSize(round(size * scale), round(size * scale)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_source(name, colour, filled).encode())).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def _source(name: str, colour: str, filled: bool) -> str:
    source = (resources() / "ui" / "icons" / f"{name}.svg").read_text("utf-8")
    source = source.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    return source.replace('fill="none"', f'fill="{colour}"', 1) if filled else source
