"""A film's pictures: forward without seeking, anywhere with it, as they are meant to look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.animation import AnimationDecoder
from autovideo_studio.media.container import film_streams, has_decoder, open_media, undecodable
from autovideo_studio.media.film_colour import FrameConverter, alpha_decoder, is_plain
from autovideo_studio.media.film_fields import Deinterlacer
from autovideo_studio.media.film_packets import FilmPackets
from autovideo_studio.media.film_timing import DisplayTimes, ticks_at
from autovideo_studio.media.picture import header_of, looks_like_picture

if TYPE_CHECKING:
    import numpy as np
    from av import VideoFrame

    Pixels = np.ndarray[Any, np.dtype[Any]]

_WORTH_SEEKING = Fraction(3)
"""Seconds ahead from which seeking beats reading what lies between."""
_KEPT_BYTES = 64 << 20
"""Decoded frames kept for steps back."""


class FilmDecoder:
    """`frame_at(seconds, width, height)`: the picture that is seen at a time, `seconds` counted from the file's time 0.

    Rotation is applied and pixels are scaled to the size asked for (give the seen shape, `MediaFacts.width` and `height`, in
    proportion). Timestamps rule, so that a variable frame rate is right. Interlaced pictures are deinterlaced. The end holds the
    last frame. What cannot be decoded is passed over: the picture before it stays.
    """

    def __init__(self, path: Path) -> None:
        """Raises `NotFound` or `InvalidInput`."""
        self.path = path
        self._whole = False
        """Every frame is needed to decode any: fields of neighbours complete each other."""
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
        """The packet at which the container stands comes next."""
        self._packets = FilmPackets(self._container, self._stream)
        self._current: VideoFrame | None = None
        self._passed: list[VideoFrame] = []
        """The frames up to the current one, for steps back."""
        self._shown: tuple[tuple[int, int, int], Pixels] | None = None
        self._alone = False
        """The current frame is a key frame without what follows it: whatever is wanted next must be sought."""
        self._begin()

    def _begin(self) -> None:
        """A key frame comes next."""
        self._frames = self._decoded()
        self._fields = Deinterlacer(self._tick)
        self._times = DisplayTimes(self._container, self._stream)
        self._next: VideoFrame | None = None
        self._target: int | None = None
        """The timestamp of the frame on the way to which we are, if it is known."""
        self._needed_from: int | None = None
        """Frames before it are decoded only where others need them."""
        self._skipped = False

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

    def frame_at(self, seconds: Fraction, width: int, height: int, tolerance: Fraction = Fraction(0)) -> Pixels | None:
        """Shape (height, width, 4), uint8 BGRA with straight alpha; None when nothing of the film decodes. The array may be given
        again for the next time: do not write into it. With a `tolerance` the key frame before is taken if it is so near."""
        if self._animation is not None:
            return self._animation.frame_at(seconds, width, height)
        frame = self._frame_at(seconds, tolerance)
        if frame is None:
            return None
        key = (_pts(frame), width, height)
        if self._shown is None or self._shown[0] != key:
            self._shown = key, self._converter.bgra(frame, width, height)
        return self._shown[1]

    def planes_at(self, seconds: Fraction) -> VideoFrame | None:
        """The same picture as it was coded, if that is yuv420p, BT.709 in limited range, upright; else None. The decoder looks
        back at it: do not write into it."""
        frame = self._frame_at(seconds) if self._animation is None else None
        return frame if frame is not None and is_plain(frame) else None

    def pictures(self, width: int, height: int) -> Iterator[tuple[Fraction, Pixels]]:
        """All frames from the first to the last, each with the second at which it is first seen."""
        self._reopen()
        for frame in self._frames:
            yield (_pts(frame) - self._origin) * self._tick, self._converter.bgra(frame, width, height)

    def _frame_at(self, seconds: Fraction, tolerance: Fraction = Fraction(0)) -> VideoFrame | None:
        due = ticks_at(seconds, self._tick) + self._origin
        if (passed := self._passed_at(due)) is not None:
            return passed
        near = self._current or self._next
        here = _pts(near) if near else self._origin
        back = self._current is not None and due < here
        if back or self._alone or due - here > _WORTH_SEEKING / self._tick:
            earliest = _pts(self._passed[0]) if self._passed else here
            keep = self._step_back if back and earliest - due <= self._step_back else 0
            self._seek(due)
            self._go_to(due, keep, int(tolerance / self._tick))
            self._not_after(due)
        else:
            self._go_to(due, tolerance=int(tolerance / self._tick))
        return self._current

    def _go_to(self, due: int, keep: int = 0, tolerance: int = 0) -> None:
        """Forward to what is seen at `due`, decoding no more than it needs. `keep`: ticks before it that are wanted too."""
        self._passed = []
        self._target = None if self._whole else self._packets.target(due)
        if self._target is not None and not self._times.guessed:
            if self._packets.drop_before_key(due):
                self._codec.flush_buffers()
                target, self._current = self._target, None
                self._begin()
                self._target = target
            if tolerance and self._take_key(due - tolerance):
                return
            self._needed_from = self._target - keep
        self._advance(due, keep)
        if self._skipped and (self._fields.working or self._current is None or _pts(self._current) != self._target):
            self._whole = self._fields.working
            self._seek(due)
            self._advance(due)
            self._not_after(due)

    def _not_after(self, due: int) -> None:
        """Where seeking led beyond `due`, decode from the beginning."""
        if self._current is None or _pts(self._current) > due:
            self._reopen()
            self._advance(due)

    def _advance(self, due: int, keep: int = 0) -> None:
        """Step until the next frame lies after `due`. Before the first frame, the first is seen."""
        while self._current is None or _pts(self._current) != self._target:
            if self._next is None:
                self._next = next(self._frames, None)
            if self._next is None or (self._current is not None and _pts(self._next) > due):
                return
            self._current, self._next = self._next, None
            if keep and _pts(self._current) >= due - keep:
                self._passed.append(self._current)

    def _take_key(self, earliest: int) -> bool:
        """Take the key frame that comes next, if it is not seen before `earliest`, at once: without the frames that follow."""
        import av

        packet = self._packets.first
        if packet is None or not packet.is_keyframe or packet.pts is None or packet.pts < earliest:
            return False
        try:
            frames = [*self._codec.decode(packet), *self._codec.decode(None)]
        except av.error.FFmpegError:
            frames = []
        self._codec.flush_buffers()
        self._current, self._alone = (frames[0] if frames else None), True
        return bool(frames)

    def _passed_at(self, due: int) -> VideoFrame | None:
        if not self._passed or not _pts(self._passed[0]) <= due < _pts(self._passed[-1]):
            return None
        return self._passed[bisect_right(self._passed, due, key=_pts) - 1]

    @property
    def _step_back(self) -> int:
        """Ticks whose frames are kept when going back: the next steps back then need no decoding."""
        width, height = self._stream.codec_context.width, self._stream.codec_context.height
        frames = max(1, min(30, _KEPT_BYTES // max(1, width * height * 3 // 2)))
        return int(frames / (self._stream.average_rate or 30) / self._tick)

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

        for packet in chain(self._packets, (None,)):
            if packet is not None:
                self._times.saw(packet)
                skips = self._needed_from is not None and packet.pts is not None and packet.pts < self._needed_from
                self._codec.skip_frame = "NONREF" if skips else "DEFAULT"
                self._skipped |= skips
            try:
                frames = self._codec.decode(packet)
            except av.error.FFmpegError:
                continue
            for frame in frames:
                self._times.stamp(frame)
                if frame.pts is not None:
                    yield from self._fields.frames(frame)
        yield from self._fields.rest()


def _pts(frame: VideoFrame) -> int:
    return frame.pts or 0
