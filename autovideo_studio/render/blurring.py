"""Gaussian blur at a price that does not depend on its width."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from autovideo_studio.render.filters import Filter, filtered

Pixels = NDArray[np.uint8]

FINE = 4.0
"""Pixels: a wider blur is reckoned on a picture reduced so far that its σ is this; what was finer is blurred away anyway."""
STEPS = 3
"""Passes of FFmpeg's recursive filter: with these an edge is within 3 percent of a Gaussian's."""


def gaussian(pixels: Pixels, sigma: float, opaque: bool = False) -> Pixels:
    """uint8 (rows, columns, 4), premultiplied, or (rows, columns), with a standard deviation of `sigma` pixels; the border's
    colour goes on beyond it. `opaque`: the fourth channel is 255 everywhere."""
    if sigma <= 0.05:
        return pixels.copy()
    shrink = sigma / FINE
    if shrink < 1.5:
        return _blurred(pixels, sigma, opaque)
    height, width = pixels.shape[:2]
    small = max(1, round(width / shrink)), max(1, round(height / shrink))
    spread = FINE * FINE - 1 / 12 - 1 / 6  # a mean over one pixel and the tent of its enlargement blur as well
    return _scaled(_blurred(_scaled(pixels, *small), spread ** 0.5, opaque), width, height)


def _blurred(pixels: Pixels, sigma: float, opaque: bool) -> Pixels:
    blur: Filter = ("gblur", (("sigma", f"{sigma:.4f}"), ("steps", str(STEPS))))
    if pixels.ndim == 2:
        return filtered(pixels, blur)
    return filtered(pixels, ("format", (("pix_fmts", "gbrp" if opaque else "gbrap"),)), blur)


def _scaled(pixels: Pixels, width: int, height: int) -> Pixels:
    """Reduced by means over areas, enlarged by straight lines between pixels."""
    whole = np.ascontiguousarray(pixels)
    form = QImage.Format.Format_Grayscale8 if pixels.ndim == 2 else QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(whole.data, whole.shape[1], whole.shape[0], whole.strides[0], form)
    done = image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    done = done.convertToFormat(form)
    rows = np.frombuffer(done.constBits(), np.uint8).reshape(height, done.bytesPerLine())
    return rows[:, :width].copy() if pixels.ndim == 2 else rows.reshape(height, -1, 4)[:, :width].copy()
