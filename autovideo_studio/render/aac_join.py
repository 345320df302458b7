"""AAC that was encoded in stretches which overlap, joined frame by frame into one stream.

A frame stands for 2048 samples and shares half of them with the next. Each is aliased alone; in their sum the aliasing cancels,
if both were cut with halves of one window. A stretch may therefore be left for the next one after a frame for which both
encoders chose the same windows: what follows it fits the one as it fits the other. Nothing else in the stream of this encoder
refers to other frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render.encode_sound import sound_file

if TYPE_CHECKING:
    from av import Packet

FRAME = 1024
"""Samples from one frame to the next. Frame n stands for those from (n − 1) · 1024 on."""
SETTLED = 8
"""Frames at the beginning of a stretch that are not used: it began in the middle of the sound."""
_PAIR, _FILL = 1, 6


class NoSeam(Exception):
    """Two stretches have nowhere the same windows, or are not what they were."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A file of AAC, and the number of the frame that its first samples fill."""

    path: Path
    first: int


def join_aac(stretches: Sequence[Stretch], length: int, path: Path, bitrate: int, container: str | None) -> None:
    """Write what one encoder would have: `length` samples, with the same delay and end. Holds two stretches in memory.

    Raises `NoSeam`; `path` is then no whole file.
    """
    start = -FRAME
    with sound_file(path, "aac", bitrate, container) as (file, stream):
        file.start_encoding()
        for packet in _frames(stretches):
            packet.stream, packet.time_base = stream, Fraction(1, SAMPLE_RATE)
            packet.pts = packet.dts = start
            packet.duration = min(FRAME, length - start)
            file.mux(packet)
            start += FRAME
    if not 0 <= start - length < FRAME:
        raise NoSeam


def _frames(stretches: Sequence[Stretch]) -> Iterator[Packet[Any]]:
    number, here, packets = 0, stretches[0], _packets(stretches[0].path)
    for following in stretches[1:]:
        coming = _packets(following.path)
        seam = _seam(packets, coming, following.first - here.first)
        yield from packets[number - here.first:seam + 1]
        number, here, packets = here.first + seam + 1, following, coming
    yield from packets[number - here.first:]


def _seam(packets: list[Packet[Any]], coming: list[Packet[Any]], offset: int) -> int:
    """The number in `packets` of the last one to be used: the latest that may be, as the coming stretch settles with time. The
    last two that a stretch has of its neighbour do not count, because they saw its end."""
    for number in range(len(packets) - 3, offset + SETTLED - 1, -1):
        windows = windows_of(bytes(packets[number]))
        if windows is not None and windows == windows_of(bytes(coming[number - offset])):
            return number
    raise NoSeam


def windows_of(frame: bytes) -> tuple[int, int] | None:
    """Sequence (0 long, 1 long to short, 2 short, 3 short to long) and shape (0 sine, 1 Kaiser–Bessel) of both channels' windows
    (ISO/IEC 14496-3, 4.4.2.1); None where each channel has its own."""
    bits = _Bits(frame)
    while (element := bits.take(3)) == _FILL:
        size = bits.take(4)
        bits.take(8 * (size + bits.take(8) - 1 if size == 15 else size))
    if element != _PAIR:
        return None
    bits.take(4)
    if not bits.take(1):
        return None
    bits.take(1)
    return bits.take(2), bits.take(1)


class _Bits:
    """Takes whole numbers from the front, the highest bit first; zeros behind the end."""

    def __init__(self, data: bytes) -> None:
        self._bits, self._left = int.from_bytes(data), 8 * len(data)

    def take(self, count: int) -> int:
        self._left -= count
        value = self._bits >> self._left if self._left >= 0 else 0
        return value & ((1 << count) - 1)


def _packets(path: Path) -> list[Packet[Any]]:
    import av

    try:
        with av.open(str(path)) as container:
            return [packet for packet in container.demux(audio=0) if packet.size]
    except OSError:
        raise
    except av.error.FFmpegError as error:
        raise NoSeam from error
