"""A sound's shape as lines."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QLineF, QRectF

FULL = 127
HOT = 0.98
TWO_SIDED_FROM_PX = 30


def wave_lines(columns: np.ndarray[Any, np.dtype[np.int8]], gain: float, seen: QRectF,
               box: QRectF) -> tuple[list[QLineF], list[QLineF]]:
    """Lines of what fits and of what is cut off. `columns` as `Waveform.columns` gives them."""
    peaks = np.maximum(np.abs(columns[:, 0].astype(np.int16)), columns[:, 1]) / FULL * gain
    foot, room = box.bottom() - 2, min(box.height() - 16, box.height()
                                       * 0.8) if box.height() > TWO_SIDED_FROM_PX else box.height() - 4
    heights = np.minimum(1.0, np.sqrt(np.clip(peaks, 0, 1))) * room
    step = seen.width() / max(1, len(columns))
    normal: list[QLineF] = []
    hot: list[QLineF] = []
    for number, height in enumerate(heights.tolist()):
        if height > 0.6:
            x = seen.left() + number * step
            (hot if peaks[number] > HOT else normal).append(QLineF(x, foot, x, foot - height))
    return normal, hot
