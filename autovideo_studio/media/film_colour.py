"""What a film's frames look like: upright, in BT.709, with their alpha."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from autovideo_studio.media.wide_colour import WideColourConverter, is_wide_frame, side_data

if TYPE_CHECKING:
    import numpy as np
    from av import VideoFrame

    Pixels = np.ndarray[Any, np.dtype[Any]]

_UNTAGGED_HD = 720
_BT709, _BT601, _LIMITED, _FULL = 1, 5, 1, 2
_SWS_MATRIX = {1: 1, 4: 4, 5: 5, 6: 5, 7: 7, 9: 9, 10: 9}
"""FFmpeg's colour-space numbers to the scaler's."""
_MATRIX_NAMES = {1: "bt709", 4: "fcc", 5: "bt601", 7: "smpte240m", 9: "bt2020"}
_EXIF = {(False, False, False): 1, (False, True, False): 2, (False, True, True): 3, (False, False, True): 4,
         (True, False, False): 5, (True, True, False): 6, (True, True, True): 7, (True, False, True): 8}
"""Rows and columns exchanged, then mirrored across, then mirrored down: EXIF's number."""
_TURNS = {orientation: turn for turn, orientation in _EXIF.items()}
TURNED = {1: 0, 2: 0, 3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270}
"""Degrees clockwise by which the stored picture is turned (and then, for 2, 4, 5 and 7, mirrored across)."""


class FrameConverter:
    """Frames to pixels; tables are kept from frame to frame."""

    def __init__(self) -> None:
        from av.video.reformatter import VideoReformatter

        self._reformatter = VideoReformatter()
        self._wide = WideColourConverter()

    def bgra(self, frame: VideoFrame, width: int, height: int) -> Pixels:
        """Shape (height, width, 4), uint8, straight alpha: the frame upright, from its own matrix and range to full-range BGRA;
        HDR and wide gamuts are brought to BT.709."""
        exchanged, across, down = _TURNS[orientation_of(frame)]
        size = (height, width) if exchanged else (width, height)
        return _turned(self._converted(frame, *size).to_ndarray(), exchanged, across, down)

    def _converted(self, frame: VideoFrame, width: int, height: int) -> VideoFrame:
        from av.video.reformatter import Interpolation

        matrix, full = matrix_of(frame), is_full_range(frame)
        if is_wide_frame(frame):
            source = f"in_color_matrix={_MATRIX_NAMES[matrix]}:in_range={'pc' if full else 'tv'}"
            return self._wide.bgra(frame, width, height, source)
        shrinks = width <= frame.width and height <= frame.height
        options: dict[str, Any] = {}
        if not frame.format.is_rgb:
            options = {"src_colorspace": matrix, "src_color_range": _FULL if full else _LIMITED, "dst_color_range": _FULL}
        kernel = Interpolation.AREA if shrinks else Interpolation.BICUBIC | Interpolation.ACCURATE_RND
        return self._reformatter.reformat(frame, width, height, format="bgra", interpolation=kernel, **options)


def is_plain(frame: VideoFrame) -> bool:
    """Whether the frame's own planes are what an encoder takes: yuv420p, BT.709 in limited range, upright, of even sides."""
    return (frame.format.name == "yuv420p" and matrix_of(frame) == _BT709 and not is_full_range(frame)
            and not is_wide_frame(frame) and orientation_of(frame) == 1 and not frame.width % 2 and not frame.height % 2)


def matrix_of(frame: VideoFrame) -> int:
    """The scaler's number of the frame's matrix; an untagged frame's goes by its size, as players do."""
    matrix = int(frame.colorspace)
    if matrix not in _SWS_MATRIX:
        return _BT709 if min(frame.width, frame.height) >= _UNTAGGED_HD else _BT601
    return _SWS_MATRIX[matrix]


def is_full_range(frame: VideoFrame) -> bool:
    return int(frame.color_range) == _FULL or frame.format.name.startswith("yuvj")


def orientation_of(frame: VideoFrame) -> int:
    """EXIF's number (1 to 8) for the frame's display matrix; slanted ones count as the nearest."""
    matrix = side_data(frame, "DISPLAYMATRIX")
    if not matrix:
        return 1
    a, b, _, c, d = struct.unpack_from("<5i", matrix)
    exchanged = abs(b) + abs(c) > abs(a) + abs(d)
    return _EXIF[exchanged, (c if exchanged else a) < 0, (b if exchanged else d) < 0]


def _turned(pixels: Pixels, exchanged: bool, across: bool, down: bool) -> Pixels:
    import numpy as np

    if not (exchanged or across or down):
        return np.ascontiguousarray(pixels)
    whole = np.ascontiguousarray(pixels).view(np.uint32)[:, :, 0]
    whole = whole.T if exchanged else whole
    whole = np.ascontiguousarray(whole[:: -1 if down else 1, :: -1 if across else 1])
    return whole[:, :, None].view(np.uint8)


def alpha_decoder(stream: Any) -> Any:
    """VP8 and VP9 keep their alpha in side data that only libvpx reads."""
    import av

    if stream.metadata.get("alpha_mode") != "1" or stream.codec_context.name not in ("vp8", "vp9"):
        return None
    codec = av.CodecContext.create("libvpx-vp9" if stream.codec_context.name == "vp9" else "libvpx", "r")
    codec.extradata = stream.codec_context.extradata
    return codec
