"""How a picture's colours and those beneath it become one."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter

from autovideo_studio.domain.appearance import Blend

_Mode = QPainter.CompositionMode

MODES: dict[Blend, QPainter.CompositionMode] = {
    Blend.NORMAL: _Mode.CompositionMode_SourceOver,
    Blend.ADD: _Mode.CompositionMode_Plus,
    Blend.MULTIPLY: _Mode.CompositionMode_Multiply,
    Blend.SCREEN: _Mode.CompositionMode_Screen,
    Blend.OVERLAY: _Mode.CompositionMode_Overlay,
    Blend.DARKEN: _Mode.CompositionMode_Darken,
    Blend.LIGHTEN: _Mode.CompositionMode_Lighten,
    Blend.COLOR_DODGE: _Mode.CompositionMode_ColorDodge,
    Blend.COLOR_BURN: _Mode.CompositionMode_ColorBurn,
    Blend.HARD_LIGHT: _Mode.CompositionMode_HardLight,
    Blend.SOFT_LIGHT: _Mode.CompositionMode_SoftLight,
    Blend.DIFFERENCE: _Mode.CompositionMode_Difference,
    Blend.EXCLUSION: _Mode.CompositionMode_Exclusion,
}
"""Qt's modes are the W3C's formulas on premultiplied colours, source over (tested against them)."""

COARSE = frozenset({Blend.EXCLUSION})
"""What Qt rounds up by as much as 2.8 of 255 where it counts with 8 bits."""


def draw_blended(painter: QPainter, picture: QImage, blend: Blend) -> None:
    """Draw a picture of the size of what is painted on, with the painter's opacity, within its clip; NORMAL in its own mode."""
    usual = painter.compositionMode()
    if blend in COARSE:
        picture = _blended_finely(painter, picture, blend)
        painter.setOpacity(1.0)
        painter.setCompositionMode(_Mode.CompositionMode_Source)
    elif blend is not Blend.NORMAL:
        painter.setCompositionMode(MODES[blend])
    painter.drawImage(0, 0, picture)
    painter.setCompositionMode(usual)


def _blended_finely(painter: QPainter, picture: QImage, blend: Blend) -> QImage:
    """What would be seen, in 16 bits."""
    beneath = painter.device()
    assert isinstance(beneath, QImage)
    fine = beneath.convertToFormat(QImage.Format.Format_RGBA64_Premultiplied)
    own = QPainter(fine)
    own.setOpacity(painter.opacity())
    own.setCompositionMode(MODES[blend])
    own.drawImage(0, 0, picture)
    own.end()
    return fine
