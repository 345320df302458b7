"""Line icons in the theme's colours, sharp at any screen scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from autovideo_studio.foundation.paths import resources
from autovideo_studio.ui.style.theme import theme

STROKE = 1.75


def icon(name: str, tone: str = "text2", size: int = 16, on: str = "accent") -> QIcon:
    """The icon in the colour token `tone`; in `on` where the button is checked, greyed where it is disabled."""
    return QIcon(_Drawn(name, tone, size, on))


class _Drawn(QIconEngine):
    """Drawn when it is first seen: a window has hundreds of icons, most of them in menus and on pages that are opened later."""

    def __init__(self, name: str, tone: str, size: int, on: str) -> None:
        super().__init__()
        self._name, self._tone, self._size, self._on = name, tone, size, on

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._tone, self._size, self._on)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return QSize(self._size, self._size).boundedTo(size)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, painter.device().devicePixelRatio()))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` in pixels of the window; never larger than it was meant."""
        tone = "disabled" if mode is QIcon.Mode.Disabled else self._on if state is QIcon.State.On else self._tone
        return _pixmap(self._name, theme().value(tone), min(self._size, size.width(), size.height()), scale, False)


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
