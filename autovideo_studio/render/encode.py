"""One H.264 stream into a file: High profile, yuv420p, BT.709, exact frame times, the same bytes for the same frames."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, cast

from autovideo_studio.foundation.errors import os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.presets import RenderPreset

if TYPE_CHECKING:
    from types import TracebackType

    from av import VideoFrame, VideoStream

BT709 = 1
LIMITED_RANGE = 1


class VideoWriter:
    """Write frames one by one: `with VideoWriter(...) as writer: writer.write(frame)`.

    One thread: the bytes do not depend on the machine, and workers side by side use the cores better than threads within.
    `stitchable` keeps x264's headers free of the content, so that segments share them and can be joined.
    """

    def __init__(self, path: Path, preset: RenderPreset, width: int, height: int, rate: Fraction,
                 interrupt: Callable[[], None] = lambda: None) -> None:
        """`interrupt` is called before each frame and while the last ones are finished, and may raise to stop."""
        import av

        self._interrupt, self._count = interrupt, 0
        self._file = av.open(str(path), "w", format="mp4")
        self._stream = cast("VideoStream", self._file.add_stream(preset.video_codec, rate=rate, options={
            "preset": preset.x264_preset, "crf": str(preset.crf), "profile": "high",
            "x264-params": f"keyint={max(1, round(rate * preset.gop_seconds))}:stitchable=1",
        }))
        self._stream.width, self._stream.height, self._stream.pix_fmt = width, height, "yuv420p"
        self._stream.time_base = 1 / rate
        context = self._stream.codec_context
        context.time_base, context.thread_count = 1 / rate, 1
        context.color_primaries = context.color_trc = context.colorspace = BT709
        context.color_range = LIMITED_RANGE

    def write(self, frame: VideoFrame) -> None:
        """The next frame; its pixels may be changed as soon as this returns."""
        frame.pts, frame.time_base = self._count, self._stream.codec_context.time_base
        self._count += 1
        self._encode(frame)

    def __enter__(self) -> VideoWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self._encode(None)
        finally:
            self._close()

    def _encode(self, frame: VideoFrame | None) -> None:
        try:
            self._interrupt()
            for packet in self._stream.codec_context.encode_lazy(frame):
                packet.stream = self._stream
                self._file.mux(packet)
                if frame is None:  # x264 still holds some forty frames: a second's work
                    self._interrupt()
        except OSError as error:
            raise os_error(error, tr("writing the video")) from error

    def _close(self) -> None:
        try:
            self._file.close()
        except OSError as error:
            raise os_error(error, tr("writing the video")) from error
