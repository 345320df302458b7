"""Where things may stand in a picture: the platforms' own buttons and our captions need their place."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from autovideo_studio.domain.sequence import shape_of

_CONTENT = {"wide": (0.075, 0.10, 0.925, 0.745), "square": (0.075, 0.075, 0.925, 0.70), "tall": (0.08, 0.135, 0.865, 0.625)}
_CAPTIONS = {"wide": (0.10, 0.765, 0.90, 0.935), "square": (0.07, 0.735, 0.93, 0.935), "tall": (0.07, 0.64, 0.87, 0.775)}


def content_area(width: int, height: int) -> QRectF:
    """The part of the picture for a layout's own words, above the captions and inside every platform's safe area."""
    return _part(_CONTENT, width, height)


def caption_area(width: int, height: int) -> QRectF:
    """The part of the picture for captions; their last line stands at its lower border."""
    return _part(_CAPTIONS, width, height)


def _part(table: dict[str, tuple[float, float, float, float]], width: int, height: int) -> QRectF:
    left, top, right, bottom = table[shape_of(width, height)]
    return QRectF(width * left, height * top, width * (right - left), height * (bottom - top))
