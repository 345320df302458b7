"""How the camera moved through a film: measured once, used to steady the picture."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.decoder import FilmDecoder
from autovideo_studio.media.probe import probe
from autovideo_studio.media.task import TaskContext

TASK = "autovideo_studio.media.camera_motion:measure_task"
VERSION = 1
"""Raise when the same film would be measured differently."""

HEIGHT = 240
"""Rows at which motion is measured, to about a twentieth of a pixel: a quarter of a pixel of full HD."""
BLOCK = 64
MOST_RATE = Fraction(60)
STRAY = 1.5
"""Pixels from the common motion beyond which a block is taken for something that moves by itself."""

Grey = NDArray[np.float32]
Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CameraPath:
    """At `times` (seconds, ascending) the picture's content stands at `places`: (x, y, angle), summed from the first frame on, in
    heights of the picture and radians clockwise."""

    times: Places
    places: Places

    def at(self, seconds: float) -> Places:
        return np.array([np.interp(seconds, self.times, self.places[:, number]) for number in range(3)])


def path_from_json(plain: dict[str, Any]) -> CameraPath:
    """Raises `ValueError`, `KeyError` or `TypeError` for what is no path."""
    times, places = np.array(plain["times"], np.float64), np.array(plain["places"], np.float64)
    if times.ndim != 1 or not len(times) or places.shape != (len(times), 3) or (np.diff(times) <= 0).any():
        raise ValueError("not a path")
    if not np.isfinite(times).all() or not np.isfinite(places).all():
        raise ValueError("not finite")
    return CameraPath(times, places)


def measure_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: the film at `path` to a JSON file at `out` (see `path_from_json`); returns the number of `frames`."""
    path = measured(Path(payload["path"]), context)
    with written_whole(Path(payload["out"])) as temporary:
        plain = {"times": path.times.round(6).tolist(), "places": path.places.round(7).tolist()}
        temporary.write_text(json.dumps(plain), "utf-8")
    return {"frames": len(path.times)}


def measured(film: Path, context: TaskContext) -> CameraPath:
    """Raises `InvalidInput` for a film without pictures, or too short."""
    facts = probe(film)
    rate = min(MOST_RATE, Fraction(facts.rate or 30))
    count = int((facts.seconds or 0) * rate)
    if count < 2:
        raise InvalidInput(tr("“{name}” is too short to be stabilised.", name=film.name))
    width = max(BLOCK, round(facts.width * HEIGHT / facts.height / 2) * 2)
    motions = [np.zeros(3)]
    with FilmDecoder(film) as decoder:
        before: Grey | None = None
        for number, grey in enumerate(_greys(decoder, rate, count, width)):
            if before is not None:
                motions.append(motion_between(before, grey))
            before = grey
            context.raise_if_cancelled()
            context.progress((number + 1) / count)
    if len(motions) < 2:
        raise InvalidInput(tr("“{name}” is too short to be stabilised.", name=film.name))
    places = np.cumsum(motions, axis=0)
    places[:, :2] /= HEIGHT
    return CameraPath(np.arange(len(motions)) / float(rate), places)


def _greys(decoder: FilmDecoder, rate: Fraction, count: int, width: int) -> Iterator[Grey]:
    for number in range(count):
        # in the middle of the frame's time: its own time stamp may be rounded either way
        pixels = decoder.frame_at((number + Fraction(1, 2)) / rate, width, HEIGHT)
        if pixels is None:
            return
        yield pixels[..., :3] @ np.array([0.0722, 0.7152, 0.2126], np.float32)


def motion_between(before: Grey, after: Grey) -> Places:
    """How the content moved, (x, y) in pixels and the angle in radians clockwise about the picture's centre: the rigid motion
    that fits those of the blocks best, by least squares, those that stray from it left out."""
    rows, columns = before.shape
    tops = np.linspace(0, rows - BLOCK, max(2, round(rows / BLOCK))).astype(int)
    lefts = np.linspace(0, columns - BLOCK, max(2, round(columns / BLOCK))).astype(int)
    corners = np.array([(left, top) for top in tops for left in lefts])
    middles = corners + (BLOCK - np.array([columns, rows])) / 2
    motion, ahead = np.zeros(3), np.zeros_like(corners)
    for _ in range(2):  # the second time each block is looked for where it ought to be: its window then holds the same content
        there = np.clip(corners + ahead, 0, [columns - BLOCK, rows - BLOCK])
        shifts, trust = _block_shifts(_blocks(before, corners), _blocks(after, there))
        motion = _rigid(middles, shifts + there - corners, trust)
        ahead = np.rint(_moved(middles, motion)).astype(int)
    return motion


def _blocks(grey: Grey, corners: NDArray[np.int_]) -> Grey:
    return np.stack([grey[top:top + BLOCK, left:left + BLOCK] for left, top in corners])


def _moved(middles: Places, motion: Places) -> Places:
    """The shifts of blocks under a rigid motion with a small turn."""
    across, down = middles.T
    return np.asarray(motion[:2] + motion[2] * np.column_stack((-down, across)))


_window = np.outer(np.hanning(BLOCK), np.hanning(BLOCK)).astype(np.float32)


_down, _across = np.meshgrid(np.fft.fftfreq(BLOCK), np.fft.rfftfreq(BLOCK), indexing="ij")
PEAK = 0.9
"""Pixels: the peak is made a Gaussian of this σ, so that three of its values say exactly where it lies."""
_soft_peak = np.exp(-2 * (np.pi * PEAK) ** 2 * (_down**2 + _across**2)).astype(np.float32)


def _block_shifts(before: Grey, after: Grey) -> tuple[Places, Places]:
    """Phase correlation (Kuglin and Hines, 1975) of each pair of blocks, the peak found between pixels: shifts
    (blocks, 2) as (x, y), and how much each is to be trusted (0 for a block without detail)."""
    spread = before.std(axis=(1, 2))
    first, second = (np.fft.rfft2((blocks - blocks.mean(axis=(1, 2), keepdims=True)) * _window) for blocks in (before, after))
    cross = second * np.conj(first)
    size = np.abs(cross)
    alike = cross / (size + 1e-3 * size.mean(axis=(1, 2), keepdims=True) + 1e-9) * _soft_peak
    surface = np.fft.irfft2(alike, s=(BLOCK, BLOCK))
    places = surface.reshape(len(surface), -1).argmax(axis=1)
    shifts = np.empty((len(surface), 2))
    trust = np.empty(len(surface))
    for number, place in enumerate(places):
        row, column = divmod(int(place), BLOCK)
        peak = surface[number]
        y = row + _between(peak[row - 1, column], peak[row, column], peak[(row + 1) % BLOCK, column])
        x = column + _between(peak[row, column - 1], peak[row, column], peak[row, (column + 1) % BLOCK])
        shifts[number] = (x + BLOCK / 2) % BLOCK - BLOCK / 2, (y + BLOCK / 2) % BLOCK - BLOCK / 2
        trust[number] = peak[row, column] if spread[number] > 1.0 else 0.0
    return shifts, trust


def _between(before: float, at: float, after: float) -> float:
    """Where between its neighbours the peak of a Gaussian lies, −0.5..0.5."""
    before, at, after = (log(max(value, 1e-9)) for value in (before, at, after))
    bend = before - 2 * at + after
    return float(np.clip(0.5 * (before - after) / bend, -0.5, 0.5)) if bend < 0 else 0.0


def _rigid(middles: Places, shifts: Places, trust: Places) -> Places:
    weights = np.where(trust > 0.05, trust, 0.0)
    motion = np.zeros(3)
    if not weights.any():
        return motion
    usual = np.array([_median(shifts[:, 0], weights), _median(shifts[:, 1], weights)])
    kept = weights * (np.hypot(*(shifts - usual).T) < 4 * STRAY)
    for _ in range(3):
        if np.count_nonzero(kept) < 2:
            return np.array([*usual, 0.0])
        motion = _fitted(middles, shifts, kept)
        kept = weights * (np.hypot(*(shifts - _moved(middles, motion)).T) < STRAY)
    return motion


def _fitted(middles: Places, shifts: Places, weights: Places) -> Places:
    """Least squares for shift = (x, y) + angle · (−down, across): a small turn."""
    root = np.sqrt(weights)
    zero, one = np.zeros(len(middles)), np.ones(len(middles))
    rows = np.concatenate((np.column_stack((one, zero, -middles[:, 1])), np.column_stack((zero, one, middles[:, 0]))))
    solution, *_ = np.linalg.lstsq(rows * np.tile(root, 2)[:, None], shifts.T.ravel() * np.tile(root, 2), rcond=None)
    return np.asarray(solution, np.float64)


def _median(values: Places, weights: Places) -> float:
    order = np.argsort(values)
    sums = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(sums, sums[-1] / 2)])
