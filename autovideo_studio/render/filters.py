"""FFmpeg's filters on pictures in memory."""

from __future__ import annotations

from collections import OrderedDict
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from av import VideoFrame

Pixels = NDArray[np.uint8]
Filter = tuple[str, tuple[tuple[str, str], ...]]
"""A filter's name and its options."""

KEPT = 6
"""Chains kept ready, each for one size."""

_chains: OrderedDict[tuple[int, int, str, tuple[Filter, ...]], FilterChain] = OrderedDict()


class FilterChain:
    """FFmpeg's filters set up for pictures of one size and pixel format, which the result has too."""

    def __init__(self, width: int, height: int, form: str, *filters: Filter) -> None:
        from av import VideoFormat
        from av.filter import Graph

        self._graph = Graph()
        self._graph.threads = 1
        nodes = [self._graph.add_buffer(width=width, height=height, format=VideoFormat(form, width, height),
                                        time_base=Fraction(1))]
        nodes += [self._graph.add(name, **dict(options)) for name, options in filters]
        nodes += [self._graph.add("format", f"pix_fmts={form}"), self._graph.add("buffersink")]
        for one, other in zip(nodes, nodes[1:], strict=False):
            one.link_to(other)
        self._graph.configure()

    def run(self, frame: VideoFrame) -> VideoFrame:
        from av import VideoFrame

        frame.pts = 0
        self._graph.push(frame)
        done = self._graph.pull()
        assert isinstance(done, VideoFrame)
        return done


def luma_of(pixels: Pixels) -> Pixels:
    """Y of BT.709, full range, of (rows, columns, 4): shape (rows, columns)."""
    return _planes(pixels, "gray")[0]


def chroma_of(pixels: Pixels) -> NDArray[np.uint16]:
    """256 · Cb + Cr of BT.709, full range, of (rows, columns, 4): shape (rows, columns)."""
    _, blue, red = _planes(pixels, "yuv444p")
    both = blue.astype(np.uint16)
    both <<= 8
    both |= red
    return both


def _planes(pixels: Pixels, form: str) -> list[Pixels]:
    from av import VideoFrame

    source = VideoFrame.from_numpy_buffer(np.ascontiguousarray(pixels), format="bgra")
    frame = source.reformat(format=form, src_color_range=2, dst_colorspace=1, dst_color_range=2)
    return [np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[:frame.height, :frame.width].copy()
            for plane in frame.planes]


def filtered(pixels: Pixels, *filters: Filter) -> Pixels:
    """`pixels` through FFmpeg's filters: uint8 of shape (rows, columns, 4) in the order blue, green, red, alpha, or (rows,
    columns) of one channel; the result has the same form, in memory of its own."""
    from av import VideoFrame

    key = pixels.shape[1], pixels.shape[0], "bgra" if pixels.ndim == 3 else "gray", filters
    chain = _chains.pop(key, None) or FilterChain(*key[:3], *filters)
    _chains[key] = chain
    if len(_chains) > KEPT:
        _chains.popitem(last=False)
    frame = chain.run(VideoFrame.from_numpy_buffer(np.ascontiguousarray(pixels), format=key[2]))
    done: Pixels = frame.to_ndarray().astype(np.uint8, copy=False)
    return done
