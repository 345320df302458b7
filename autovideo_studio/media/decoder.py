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
from autovideo_studio.media.container import open_media
from autovideo_studio.media.picture import header_of, looks_like_picture

if TYPE_CHECKING:
    import numpy as np
    from av import VideoFrame
    from av.filter import Graph
    from av.video.reformatter import VideoReformatter

    Pixels = np.ndarray[Any, np.dtype[Any]]

_WORTH_SEEKING = Fraction(3)
"""Seconds ahead from which seeking beats decoding what lies between."""
_UNTAGGED_HD = 720
_BT709, _BT601, _FULL = 1, 5, 2
_HDR = (16, 18)
"""FFmpeg's numbers of the transfers PQ and HLG."""
_SWS_MATRIX = {1: 1, 4: 4, 5: 5, 6: 5, 7: 7, 9: 9, 10: 9}
"""FFmpeg's colour-space numbers to the scaler's."""


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
        from av.video.reformatter import VideoReformatter

        self._container = open_media(self.path)
        if not self._container.streams.video:
            self._container.close()
            raise InvalidInput(tr("“{name}” has no pictures.", name=self.path.name), tr("Choose a film."))
        self._stream = self._container.streams.video[0]
        self._stream.thread_type = "AUTO"
        self._tick = self._stream.time_base or Fraction(1, 90_000)
        self._origin = round(Fraction(self._container.start_time or 0, 1_000_000) / self._tick)
        self._codec = _alpha_decoder(self._stream) or self._stream.codec_context
        self._reformatter = VideoReformatter()
        self._restart()

    def _restart(self) -> None:
        self._frames = self._decoded()
        self._graph: Graph | None = None
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
            self._shown = key, to_bgra(self._current, width, height, self._reformatter)
        return self._shown[1]

    def planes_at(self, seconds: Fraction) -> VideoFrame | None:
        """The same picture as it was coded, if that is yuv420p, BT.709 in limited range, upright; else None. The decoder looks
        back at it: do not write into it."""
        if self._animation is None:
            self._go_to(seconds)
            if self._current is not None and _is_plain(self._current):
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

        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
            except (StopIteration, av.error.FFmpegError):
                return
            try:
                frames = self._codec.decode(packet if packet.size else None)
            except av.error.EOFError:
                return
            except av.error.FFmpegError:
                continue
            for frame in frames:
                if frame.pts is not None:
                    yield from self._deinterlaced(frame)

    def _deinterlaced(self, frame: VideoFrame) -> Iterator[VideoFrame]:
        import av

        if self._graph is None:
            if not frame.interlaced_frame:
                yield frame
                return
            self._graph = _deinterlacer(frame, self._tick)
        self._graph.push(frame)
        while True:
            try:
                yield self._graph.vpull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return


def _pts(frame: VideoFrame) -> int:
    return frame.pts or 0


def _is_plain(frame: VideoFrame) -> bool:
    return (frame.format.name == "yuv420p" and _matrix(frame) == _BT709 and not _is_full(frame)
            and int(frame.color_trc) not in _HDR and not frame.rotation and not frame.width % 2 and not frame.height % 2)


def _matrix(frame: VideoFrame) -> int:
    """What is not tagged is taken for what its size makes likely."""
    matrix = int(frame.colorspace)
    if matrix in _SWS_MATRIX:
        return matrix
    return _BT709 if min(frame.width, frame.height) >= _UNTAGGED_HD else _BT601


def _is_full(frame: VideoFrame) -> bool:
    return int(frame.color_range) == _FULL or frame.format.name.startswith("yuvj")


def to_bgra(frame: VideoFrame, width: int, height: int, reformatter: VideoReformatter) -> Pixels:
    """The frame upright, `width` × `height`, from its own colour matrix and range to full-range BGRA; high dynamic range is
    brought to BT.709, reference white as white. The reformatter keeps its tables from frame to frame."""
    import numpy as np

    rotation = -frame.rotation % 360
    size = (height, width) if rotation % 180 else (width, height)
    options: dict[str, Any] = {}
    if not frame.format.is_rgb:
        options = {"src_colorspace": _SWS_MATRIX[_matrix(frame)], "src_color_range": 2 if _is_full(frame) else 1,
                   "dst_color_range": 2}
    if int(frame.color_trc) in _HDR:
        options |= {"dst_color_trc": _BT709, "dst_color_primaries": _BT709}
    shrinks = size[0] * 2 <= frame.width
    converted = reformatter.reformat(frame, *size, format="bgra", interpolation="AREA" if shrinks else "BICUBIC", **options)
    pixels = converted.to_ndarray()
    if rotation:
        pixels = np.rot90(pixels, -(rotation // 90))
    return np.ascontiguousarray(pixels)


def _alpha_decoder(stream: Any) -> Any:
    """VP8 and VP9 keep their alpha in side data that only libvpx reads."""
    import av

    if stream.metadata.get("alpha_mode") != "1" or stream.codec_context.name not in ("vp8", "vp9"):
        return None
    codec = av.CodecContext.create("libvpx-vp9" if stream.codec_context.name == "vp9" else "libvpx", "r")
    codec.extradata = stream.codec_context.extradata
    return codec


def _deinterlacer(frame: VideoFrame, tick: Fraction) -> Graph:
    import av

    graph = av.filter.Graph()
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=tick)
    filter = graph.add("bwdif", "mode=send_frame:parity=auto:deint=interlaced")
    sink = graph.add("buffersink")
    source.link_to(filter)
    filter.link_to(sink)
    graph.configure()
    return graph
