"""How a picture's colours and those beneath it become one."""

from __future__ import annotations

from PySide6.QtGui import QPainter

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
