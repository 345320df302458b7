"""A film's pictures: forward without seeking, anywhere with it, as they are meant to look."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.animation import AnimationDecoder
from autovideo_studio.media.container import film_streams, has_decoder, open_media, packets_of, undecodable
from autovideo_studio.media.film_colour import FrameConverter, alpha_decoder, is_plain
from autovideo_studio.media.film_fields import Deinterlacer
from autovideo_studio.media.film_timing import DisplayTimes
from autovideo_studio.media.picture import header_of, looks_like_picture

if TYPE_CHECKING:
    import numpy as np
    from av import Packet, VideoFrame

    Pixels = np.ndarray[Any, np.dtype[Any]]

_WORTH_SEEKING = Fraction(3)
"""Seconds ahead from which seeking beats decoding what lies between."""


class FilmDecoder:
    """`frame_at(seconds, width, height)`: the picture that is seen at a time, `seconds` counted from the file's time 0.

    Rotation is applied and pixels are scaled to the size asked for (give the seen shape, `MediaFacts.width` and `height`, in
    proportion). Timestamps rule, so that a variable frame rate is right. Interlaced pictures are deinterlaced. The end holds the
    last frame. What cannot be decoded is passed over: the picture before it stays.
    """

    def __init__(self, path: Path) -> None:
        """Raises `NotFound` or `InvalidInput`."""
        self.path = path
        self._animation = AnimationDecoder(path) if looks_like_picture(header_of(path)) else None
        if self._animation is None:
            self._open()

    def _open(self) -> None:
        self._container = open_media(self.path)
        films = film_streams(self._container)
        if not films or not has_decoder(films[0]):
            self._container.close()
            raise undecodable(self.path) if films else InvalidInput(
                tr("“{name}” has no pictures.", name=self.path.name), tr("Choose a film."))
        self._stream = films[0]
        self._stream.thread_type = "AUTO"
        self._tick = self._stream.time_base or Fraction(1, 90_000)
        self._origin = round(Fraction(self._container.start_time or 0, 1_000_000) / self._tick)
        self._codec = alpha_decoder(self._stream) or self._stream.codec_context
        self._converter = FrameConverter()
        self._restart()

    def _restart(self) -> None:
        self._frames = self._decoded()
        self._fields = Deinterlacer(self._tick)
        self._times = DisplayTimes(self._container, self._stream)
        self._current: VideoFrame | None = None
        self._next: VideoFrame | None = None
        self._shown: tuple[tuple[int, int, int], Pixels] | None = None

    def __enter__(self) -> FilmDecoder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        if self._animation is not None:
            self._animation.close()
        else:
            self._restart()
            self._container.close()

    def frame_at(self, seconds: Fraction, width: int, height: int) -> Pixels | None:
        """Shape (height, width, 4), uint8 BGRA with straight alpha; None when nothing of the film decodes. The array may be given
        again for the next time: do not write into it."""
        if self._animation is not None:
            return self._animation.frame_at(seconds, width, height)
        self._go_to(seconds)
        if self._current is None:
            return None
        key = (self._current.pts or 0, width, height)
        if self._shown is None or self._shown[0] != key:
            self._shown = key, self._converter.bgra(self._current, width, height)
        return self._shown[1]

    def planes_at(self, seconds: Fraction) -> VideoFrame | None:
        """The same picture as it was coded, if that is yuv420p, BT.709 in limited range, upright; else None. The decoder looks
        back at it: do not write into it."""
        if self._animation is None:
            self._go_to(seconds)
            if self._current is not None and is_plain(self._current):
                return self._current
        return None

    def _go_to(self, seconds: Fraction) -> None:
        due = int(max(seconds, Fraction(0)) // self._tick) + self._origin
        near = self._current or self._next
        jumps = due < _pts(self._current) if self._current else False
        jumps |= due - (_pts(near) if near else self._origin) > _WORTH_SEEKING / self._tick
        if jumps:
            self._seek(due)
        self._advance(due)
        if jumps and (self._current is None or _pts(self._current) > due):
            self._reopen()
            self._advance(due)

    def _advance(self, due: int) -> None:
        """Step until the next frame lies after `due`. Before the first frame, the first is seen."""
        while True:
            if self._next is None:
                self._next = next(self._frames, None)
            if self._next is None or (self._current is not None and _pts(self._next) > due):
                return
            self._current, self._next = self._next, None

    def _seek(self, due: int) -> None:
        """Go to the key frame before `due`, or before the end if that comes first."""
        import av

        if self._stream.duration:
            due = min(due, (self._stream.start_time or 0) + self._stream.duration - 1)
        try:
            self._container.seek(due, stream=self._stream)
            self._codec.flush_buffers()
            self._restart()
        except av.error.FFmpegError:
            self._reopen()

    def _reopen(self) -> None:
        self._container.close()
        self._open()

    def _decoded(self) -> Iterator[VideoFrame]:
        """Frames in the order they are seen; damaged packets are passed over, a damaged end is the end."""
        import av

        for packet in self._packets():
            try:
                frames = self._codec.decode(packet)
            except av.error.FFmpegError:
                continue
            for frame in frames:
                self._times.stamp(frame)
                if frame.pts is not None:
                    yield from self._fields.frames(frame)
        yield from self._fields.rest()

    def _packets(self) -> Iterator[Packet[Any] | None]:
        """The film's packets, then None: give out what is held back. Empty ones (AVI's “as before”) are passed over."""
        import av

        try:
            for packet in packets_of(self._container, self._stream):
                if packet.size:
                    self._times.saw(packet)
                    yield packet
        except av.error.FFmpegError:
            pass
        yield None


def _pts(frame: VideoFrame) -> int:
    return frame.pts or 0
