"""When a film's frames are seen."""

from __future__ import annotations

from fractions import Fraction
from heapq import heappop, heappush
from itertools import islice
from typing import TYPE_CHECKING, Any

from autovideo_studio.media.container import packets_of

if TYPE_CHECKING:
    from av import Packet, VideoFrame
    from av.container import InputContainer
    from av.video.stream import VideoStream

_LOOKED_AT = 300
_ROUNDED = Fraction(1, 2_000)
_UNEVEN = 0.1
"""A rate is variable where frames' lengths differ by more than this share of the mean, and by more than the clock's rounding."""


def ticks_at(seconds: Fraction, tick: Fraction) -> int:
    """The moment in ticks of a film's clock. A frame whose time the file had to round (Matroska counts milliseconds) is seen from
    its exact time on too: half a tick is given to it, half a millisecond at most."""
    return int((max(seconds, Fraction(0)) + min(tick / 2, _ROUNDED)) // tick)


class DisplayTimes:
    """AVI tells no frame when it is seen, and FFmpeg's guess for H.264 and HEVC comes one frame late. There the frames, in the
    order they are seen, take the times at which packets are due for decoding, in ascending order."""

    def __init__(self, container: InputContainer, stream: VideoStream) -> None:
        self.guessed = container.format.name == "avi" and stream.codec_context.name in ("h264", "hevc")
        self._due: list[int] = []

    def saw(self, packet: Packet[Any]) -> None:
        """Before the packet is decoded."""
        if self.guessed and packet.dts is not None:
            heappush(self._due, packet.dts)

    def stamp(self, frame: VideoFrame) -> None:
        """After the frame was decoded."""
        if self._due:
            frame.pts = heappop(self._due)


def is_variable(container: InputContainer, stream: VideoStream) -> bool:
    """Whether the first frames come at an uneven pace: by the file's index where it has one, else by its packets. Leaves the
    container at its beginning."""
    times = sorted(entry.timestamp for entry in islice(iter(stream.index_entries), _LOOKED_AT)) if _is_indexed(container) else []
    times = times if len(times) > 2 else _first_times(container, stream)
    gaps = [after - before for before, after in zip(times, times[1:], strict=False)]
    return len(gaps) > 1 and max(gaps) - min(gaps) > max(2, _UNEVEN * sum(gaps) / len(gaps))


def _is_indexed(container: InputContainer) -> bool:
    """Only here does the index hold every frame, not key frames alone."""
    return "mov" in container.format.name


def _first_times(container: InputContainer, stream: VideoStream) -> list[int]:
    import av

    times: list[int] = []
    try:
        container.seek(0)
        times = [packet.pts for packet in islice(packets_of(container, stream), _LOOKED_AT) if packet.pts is not None]
        container.seek(0)
    except av.error.FFmpegError:
        pass
    reordered_at_the_cut = 8 if len(times) == _LOOKED_AT else 0
    return sorted(times)[:len(times) - reordered_at_the_cut]
