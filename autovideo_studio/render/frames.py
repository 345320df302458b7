"""From what the compositor drew to what the encoder takes: yuv420p frames in BT.709, limited range."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from autovideo_studio.render.compositor import Compositor, Picture

if TYPE_CHECKING:
    from av import VideoFrame
    from av.video.plane import VideoPlane
    from av.video.reformatter import VideoReformatter


class FrameMaker:
    """Turns pictures into frames. A frame is valid until the next is asked for.

    A picture equal to the one before gives the same frame again without drawing (`repeated` counts them); where only a part
    differs, only that part is drawn and converted (`partial` counts those).
    """

    def __init__(self, compositor: Compositor) -> None:
        from av.video.reformatter import VideoReformatter

        self._compositor = compositor
        self._whole, self._part = VideoReformatter(), VideoReformatter()
        self._frame: VideoFrame | None = None
        self.repeated = self.partial = 0

    def frame(self, picture: Picture) -> VideoFrame:
        dirty = _even(self._compositor.show(picture), self._compositor.image)
        image = self._compositor.image
        if self._frame is not None and dirty.isEmpty():
            self.repeated += 1
        elif self._frame is not None and dirty.width() * dirty.height() < image.width() * image.height() * 0.6:
            self.partial += 1
            _paste(_converted(self._part, image, dirty), self._frame, dirty)
        else:
            self._frame = _converted(self._whole, image, image.rect())
        return self._frame


def _converted(reformatter: VideoReformatter, image: QImage, part: QRect) -> VideoFrame:
    """`part` of `image` as a frame of its own; BT.709, limited range, chroma the mean of two by two pixels."""
    from av import VideoFrame
    from av.video.reformatter import ColorRange, Colorspace, Interpolation

    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    view = pixels[part.top():part.bottom() + 1, part.left():part.right() + 1]
    return reformatter.reformat(
        VideoFrame.from_numpy_buffer(view, format="bgra"), format="yuv420p", dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG, dst_color_range=ColorRange.MPEG, interpolation=Interpolation.AREA, threads=1)


def _paste(piece: VideoFrame, frame: VideoFrame, at: QRect) -> None:
    for source, target, shift in zip(piece.planes, frame.planes, (0, 1, 1), strict=True):
        left, top, width, height = at.left() >> shift, at.top() >> shift, at.width() >> shift, at.height() >> shift
        _rows(target)[top:top + height, left:left + width] = _rows(source)[:height, :width]


def _rows(plane: VideoPlane) -> NDArray[np.uint8]:
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)


def _even(rect: QRect, image: QImage) -> QRect:
    """`rect` grown to whole chroma samples."""
    if rect.isEmpty():
        return rect
    left, top = rect.left() & ~1, rect.top() & ~1
    right, bottom = min(rect.right() | 1, image.width() - 1), min(rect.bottom() | 1, image.height() - 1)
    return QRect(left, top, right - left + 1, bottom - top + 1)
