"""What a film's frames look like: their fields, colours and alpha."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from av import VideoFrame
    from av.filter import Graph
    from av.video.reformatter import VideoReformatter

    Pixels = np.ndarray[Any, np.dtype[Any]]

_UNTAGGED_HD = 720
_BT709, _BT601, _FULL = 1, 5, 2
_HDR = (16, 18)
"""FFmpeg's numbers of the transfers PQ and HLG."""
_SWS_MATRIX = {1: 1, 4: 4, 5: 5, 6: 5, 7: 7, 9: 9, 10: 9}
"""FFmpeg's colour-space numbers to the scaler's."""


def to_bgra(frame: VideoFrame, width: int, height: int, reformatter: VideoReformatter) -> Pixels:
    """The frame upright, `width` × `height`, from its own colour matrix and range to full-range BGRA; high dynamic range is
    brought to BT.709, reference white as white. The reformatter keeps its tables from frame to frame."""
    import numpy as np

    rotation = -frame.rotation % 360
    size = (height, width) if rotation % 180 else (width, height)
    options: dict[str, Any] = {}
    if not frame.format.is_rgb:
        matrix = int(frame.colorspace)
        if matrix not in _SWS_MATRIX:
            matrix = _BT709 if min(frame.width, frame.height) >= _UNTAGGED_HD else _BT601
        full = int(frame.color_range) == _FULL or frame.format.name.startswith("yuvj")
        options = {"src_colorspace": _SWS_MATRIX[matrix], "src_color_range": 2 if full else 1, "dst_color_range": 2}
    if int(frame.color_trc) in _HDR:
        options |= {"dst_color_trc": _BT709, "dst_color_primaries": _BT709}
    shrinks = size[0] * 2 <= frame.width
    converted = reformatter.reformat(frame, *size, format="bgra", interpolation="AREA" if shrinks else "BICUBIC", **options)
    pixels = converted.to_ndarray()
    if rotation:
        pixels = np.rot90(pixels, -(rotation // 90))
    return np.ascontiguousarray(pixels)


def alpha_decoder(stream: Any) -> Any:
    """VP8 and VP9 keep their alpha in side data that only libvpx reads."""
    import av

    if stream.metadata.get("alpha_mode") != "1" or stream.codec_context.name not in ("vp8", "vp9"):
        return None
    codec = av.CodecContext.create("libvpx-vp9" if stream.codec_context.name == "vp9" else "libvpx", "r")
    codec.extradata = stream.codec_context.extradata
    return codec


def deinterlacer(frame: VideoFrame, tick: Fraction) -> Graph:
    import av

    graph = av.filter.Graph()
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=tick)
    filter = graph.add("bwdif", "mode=send_frame:parity=auto:deint=interlaced")
    sink = graph.add("buffersink")
    source.link_to(filter)
    filter.link_to(sink)
    graph.configure()
    return graph
