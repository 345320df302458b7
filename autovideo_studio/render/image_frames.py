"""Frames in any pixel format, each converted from the whole painted picture: for masters and for codecs other than the usual."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.placement import Picture
from autovideo_studio.render.planes import pixels
from autovideo_studio.render.regions import Box

if TYPE_CHECKING:
    from av import VideoFrame
    from av.filter import Graph

_YUV = "in_range=pc:out_range=tv:out_color_matrix=bt709:out_h_chr_pos=0:flags=area+full_chroma_inp+accurate_rnd"
_RGB = "flags=area"


class ImageFrames:
    """As `FrameMaker`, for every other pixel format: a picture is `repeated` or `painted`. From 8 bits to 10 nothing is rounded
    twice: the conversion is one step from RGB."""

    def __init__(self, compositor: Compositor, pix_fmt: str) -> None:
        self._compositor, self._pix_fmt = compositor, pix_fmt
        self._graph: Graph | None = None
        self._last: tuple[Picture, VideoFrame] | None = None
        self.made = {"repeated": 0, "moved": 0, "partial": 0, "painted": 0}

    def frame(self, picture: Picture) -> VideoFrame:
        """Valid until the next is asked for."""
        if self._last is not None and self._last[0] == picture:
            self.made["repeated"] += 1
            return self._last[1]
        self._compositor.show(picture)
        self.made["painted"] += 1
        self._last = picture, self._converted(self._compositor.image)
        return self._last[1]

    def _converted(self, image: QImage) -> VideoFrame:
        from av import VideoFrame

        if image.hasAlphaChannel():
            image = image.convertToFormat(QImage.Format.Format_ARGB32)  # straight alpha, as files have it
        if self._graph is None:
            self._graph = _graph(image, self._pix_fmt)
        source = VideoFrame.from_numpy_buffer(pixels(image, Box(0, 0, image.width(), image.height())), format="bgra")
        source.pts = 0
        self._graph.push(source)
        frame = self._graph.pull()
        assert isinstance(frame, VideoFrame)
        return frame


def _graph(image: QImage, pix_fmt: str) -> Graph:
    from av import VideoFormat
    from av.filter import Graph

    width, height = image.width(), image.height()
    graph = Graph()
    graph.threads = 1
    source = graph.add_buffer(width=width, height=height, format=VideoFormat("bgra", width, height), time_base=Fraction(1))
    scale = graph.add("scale", _YUV if pix_fmt.startswith("yuv") else _RGB)
    chain = [source, scale, graph.add("format", f"pix_fmts={pix_fmt}"), graph.add("buffersink")]
    for one, next_one in zip(chain, chain[1:], strict=False):
        one.link_to(next_one)
    graph.configure()
    return graph
