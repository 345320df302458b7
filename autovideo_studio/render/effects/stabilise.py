"""Stabilise: the camera's measured path made smooth."""

from __future__ import annotations

import json
from functools import lru_cache
from math import degrees
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from autovideo_studio.foundation.errors import InvalidInput, NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.camera_motion import CameraPath, path_from_json
from autovideo_studio.render.effects.base import EffectKind, Moment, Parameter, Pixels, Setting, SettingKind, effects
from autovideo_studio.render.raster import image_of, painter_on, pixels_of


def _stabilise(pixels: Pixels, moment: Moment) -> Pixels:
    """The picture is shifted and turned by what its camera's path differs from the smooth one, and grown by `zoom` to hide the
    border; where that is not enough, the picture as it was shows. Raises `InvalidInput`, `NotFound`."""
    assert moment.file is not None
    x, y, angle = _correction(moment.file, moment["smoothness"], moment.place.source_seconds)
    height, width = pixels.shape[:2]
    source = image_of(pixels, QImage.Format.Format_RGB32 if moment.place.opaque else QImage.Format.Format_ARGB32_Premultiplied)
    image = source.copy()
    if not moment.place.opaque:
        image.fill(0)
    painter = painter_on(image)
    painter.translate(width / 2 + x * height, height / 2 + y * height)
    painter.rotate(degrees(angle))
    painter.scale(moment["zoom"], moment["zoom"])
    painter.translate(-width / 2, -height / 2)
    painter.drawImage(0, 0, source)
    painter.end()
    return pixels_of(image).copy()


def _correction(file: Path, smoothness: float, seconds: float) -> tuple[float, float, float]:
    """Shift in heights of the picture and turn in radians at a second of the film."""
    try:
        path = _path(file, file.stat().st_mtime_ns)
    except OSError as error:
        raise NotFound(tr("The measured motion “{name}” is not there.", name=file.name), details=repr(error)) from error
    wanted = smoothed(path, smoothness, seconds) - path.at(seconds)
    return float(wanted[0]), float(wanted[1]), float(wanted[2])


def smoothed(path: CameraPath, smoothness: float, seconds: float) -> NDArray[np.float64]:
    """The path's mean around a moment, weighted by a Gaussian with σ = `smoothness` seconds; at either end only as wide as the
    path goes on at both sides, so that a pan does not begin with a jump."""
    reach = min(3 * smoothness, seconds - path.times[0], path.times[-1] - seconds)
    if reach <= 0:
        return path.at(seconds)
    first, last = np.searchsorted(path.times, (seconds - reach - 1e-9, seconds + reach + 1e-9))
    weights = np.exp(-0.5 * ((path.times[first:last] - seconds) / smoothness) ** 2)
    mean: NDArray[np.float64] = weights @ path.places[first:last] / weights.sum()
    return mean


@lru_cache(maxsize=8)
def _path(file: Path, changed: int) -> CameraPath:
    try:
        return path_from_json(json.loads(file.read_text("utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput(tr("The measured motion “{name}” cannot be read.", name=file.name), tr("Measure the film again."),
                           repr(error)) from error


def _unmeasured(moment: Moment) -> bool:
    return moment.file is None


_kind = EffectKind(
    "stabilise", lambda: tr("Stabilise"), "motion", _stabilise, neutral=_unmeasured, parameters=(
        Parameter("smoothness", lambda: tr("Smoothness in seconds"), 0.6, 0.05, 5.0),
        Parameter("zoom", lambda: tr("Zoom"), 1.08, 1.0, 1.5, "%")),
    settings=(Setting("file", lambda: tr("Measured motion"), SettingKind.FILE),))
effects.register(_kind.id)(_kind)
