"""Interlaced films: two half pictures to a frame, of two moments. The first moment's is completed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from av import VideoFrame
    from av.filter import Graph


class Deinterlacer:
    """Frames in, frames out with the same timestamps, in order. Until the first interlaced one they pass untouched; from then on
    each comes one frame later, since its neighbours are needed. What was whole stays as it is."""

    def __init__(self, tick: Fraction) -> None:
        """`tick`: seconds to a timestamp."""
        self._tick = tick
        self._graph: Graph | None = None
        self._shape: tuple[int, int, str] | None = None

    @property
    def working(self) -> bool:
        """Whether the film has proved to be interlaced."""
        return self._graph is not None

    def frames(self, frame: VideoFrame) -> Iterator[VideoFrame]:
        shape = frame.width, frame.height, frame.format.name
        if self._graph is not None and shape != self._shape:
            yield from self.rest()
        if self._graph is None:
            if not frame.interlaced_frame:
                yield frame
                return
            self._graph, self._shape = _bwdif(frame, self._tick), shape
        self._graph.push(frame)
        yield from self._ready()

    def rest(self) -> Iterator[VideoFrame]:
        """What was held back, at the end of the film."""
        if self._graph is not None:
            self._graph.push(None)
            yield from self._ready()
            self._graph = None

    def _ready(self) -> Iterator[VideoFrame]:
        import av

        assert self._graph is not None
        while True:
            try:
                frame = self._graph.vpull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            if frame.pts is not None and frame.time_base:
                frame.pts = round(frame.pts * frame.time_base / self._tick)
                frame.time_base = self._tick
            yield frame


def _bwdif(frame: VideoFrame, tick: Fraction) -> Graph:
    """FFmpeg's filter counts in half ticks."""
    import av

    graph = av.filter.Graph()
    chain = [graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=tick),
             graph.add("bwdif", "mode=send_frame:parity=auto:deint=interlaced"), graph.add("buffersink")]
    for one, after in zip(chain, chain[1:], strict=False):
        one.link_to(after)
    graph.configure()
    return graph
