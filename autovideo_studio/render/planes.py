"""RGB pictures as the encoder's planes: yuv420p, BT.709, limited range, chroma sited on the left."""

from __future__ import annotations

from collections import OrderedDict
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from autovideo_studio.render.regions import Box

if TYPE_CHECKING:
    from av import VideoFrame
    from av.filter import Graph

Plane = NDArray[np.uint8]

SCALE = "in_range=pc:out_range=tv:out_color_matrix=bt709:out_h_chr_pos=0:flags=area+full_chroma_inp"
"""Chroma is taken from every pixel and weighted 1-2-1 about the left column, where H.264 decoders expect it; swscale on its own
would centre it. Off by at most one step from the exact BT.709 value (tested)."""

SIZES = 64


class Converter:
    """Converts pictures and parts of them; what FFmpeg sets up for a size is kept for the next of that size."""

    def __init__(self) -> None:
        self._graphs: OrderedDict[tuple[int, int], Graph] = OrderedDict()

    def frame(self, image: QImage, part: Box | None = None) -> VideoFrame:
        """`part` (even on all sides; default: all) of a 32-bit `image` as a frame of its own. Alpha is left out of account."""
        from av import VideoFrame

        part = part or Box(0, 0, image.width(), image.height())
        graph = self._graph(part.right - part.left, part.bottom - part.top)
        source = VideoFrame.from_numpy_buffer(pixels(image, part), format="bgra")
        source.pts = 0
        graph.push(source)
        frame = graph.pull()
        assert isinstance(frame, VideoFrame)
        return frame

    def _graph(self, width: int, height: int) -> Graph:
        graph = self._graphs.pop((width, height), None) or _new_graph(width, height)
        self._graphs[width, height] = graph
        if len(self._graphs) > SIZES:
            self._graphs.popitem(last=False)
        return graph


def pixels(image: QImage, part: Box) -> NDArray[np.uint8]:
    """The bytes of `part` (rows, columns, blue-green-red-alpha) where they lie."""
    every = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return every[part.top:part.bottom, part.left:part.right]


def planes_of(frame: VideoFrame) -> list[Plane]:
    """Y, U and V of a yuv420p frame where they lie, without the padding at the ends of the lines."""
    sizes = (frame.height, frame.width), (frame.height // 2, frame.width // 2), (frame.height // 2, frame.width // 2)
    return [np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[:height, :width]
            for plane, (height, width) in zip(frame.planes, sizes, strict=True)]


def _new_graph(width: int, height: int) -> Graph:
    from av import VideoFormat
    from av.filter import Graph

    graph = Graph()
    graph.threads = 1
    source = graph.add_buffer(width=width, height=height, format=VideoFormat("bgra", width, height), time_base=Fraction(1))
    chain = [source, graph.add("scale", SCALE), graph.add("format", "pix_fmts=yuv420p"), graph.add("buffersink")]
    for one, next_one in zip(chain, chain[1:], strict=False):
        one.link_to(next_one)
    graph.configure()
    return graph
