"""How large an export will be and how long it will take, before it is begun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from autovideo_studio.domain.time import TimeRange, to_seconds
from autovideo_studio.foundation.together import together
from autovideo_studio.jobs.recipe import Product
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.services.encoding import Encoding

FRAME_OVERHEAD, FILE_OVERHEAD = 16, 4_000
"""Bytes that a container adds for each frame and once (measured on MP4)."""

ENOUGH = Fraction(1, 10)
"""Of the film: where so much of it is encoded already, nothing is encoded to learn more."""

_SAMPLES = 3
_LOSSLESS_BITRATE = 1_200_000
_MIX_SPEED = 60.0
_SEARCHES = 1.4
"""How many times the film is encoded to meet a size, on average."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """`seconds` of wall time on this machine; `measured` is the share 0..1 of the frames whose size is known, the rest is
    reckoned from those. Segments that were encoded to learn are kept: the export uses them."""

    bytes: int
    seconds: float
    measured: float


async def estimate(encoding: Encoding, preset: RenderPreset, span: TimeRange, rate: Fraction, mixed: Product | None) -> Estimate:
    """Sizes come from what is encoded already with these settings, or else from some segments spread over the film; that of the
    sound from `mixed`, if it is there, else from its bit rate."""
    seconds = float(to_seconds(span.duration, rate))
    sound = mixed.size if mixed else _sound_bytes(preset, seconds)
    if not preset.video_codec:
        return Estimate(round(sound) + FILE_OVERHEAD, seconds / _MIX_SPEED, 1.0)
    pieces = encoding.plan(preset)
    total = sum(piece.frames for piece in pieces)
    measured = {n: product for n, piece in enumerate(pieces) if (product := encoding.found(piece)) is not None}
    missing = [n for n in range(len(pieces)) if n not in measured]
    if missing and _frames(measured.values()) < ENOUGH * total:
        chosen = [missing[int((n + 0.5) * len(missing) / _SAMPLES)] for n in range(min(_SAMPLES, len(missing)))]
        made = await together(encoding.segment(pieces[n], preset) for n in dict.fromkeys(chosen))
        measured.update(zip(dict.fromkeys(chosen), made, strict=True))
    known, left = _frames(measured.values()), total - _frames(measured.values())
    pictures = _sum(measured.values(), "bytes") * total / known
    work = sum(product.meta["seconds"]["total"] for product in measured.values()) / known * left
    if wished := wished_bytes(preset, span, rate, round(sound)):
        pictures, work = wished, work * _SEARCHES
    size = pictures + sound + FRAME_OVERHEAD * total + FILE_OVERHEAD
    return Estimate(round(size), work / encoding.workers.count + seconds / _MIX_SPEED, known / total)


def wished_bytes(preset: RenderPreset, span: TimeRange, rate: Fraction, sound: int) -> int | None:
    """How many bytes the pictures shall take beside `sound` bytes; None where the preset sets a quality."""
    if preset.bitrate:
        return int(preset.bitrate * to_seconds(span.duration, rate) / 8)
    if preset.file_size:
        return preset.file_size - sound - FRAME_OVERHEAD * -(-span.duration // preset.step_for(rate)) - FILE_OVERHEAD
    return None


def _sound_bytes(preset: RenderPreset, seconds: float) -> float:
    codec = preset.sound
    if codec is None:
        return 0
    return seconds / 8 * (preset.audio_bitrate if codec.bitrates else _LOSSLESS_BITRATE)


def _frames(products: Iterable[Product]) -> int:
    return _sum(products, "frames")


def _sum(products: Iterable[Product], what: str) -> int:
    return sum(product.meta[what] for product in products)
