"""One stream of pictures into a file: BT.709, exact frame times, from software encoders the same bytes for the same frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, cast

from autovideo_studio.foundation.errors import StudioError, os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.codecs import CONTAINERS
from autovideo_studio.render.encoder_options import options_for
from autovideo_studio.render.presets import RenderPreset

if TYPE_CHECKING:
    from types import TracebackType

    from av import VideoFrame, VideoStream

BT709 = 1
LIMITED_RANGE = 1


class VideoWriter:
    """Write frames one by one: `with VideoWriter(...) as writer: writer.write(frame)`.

    One thread: the bytes do not depend on the machine, and workers side by side use the cores better than threads within.
    Frames are in the preset's `pix_fmt`; `bytes` counts what the pictures take. Nothing in the headers depends on the content, so
    that segments can be joined.
    """

    def __init__(self, path: Path, preset: RenderPreset, width: int, height: int, rate: Fraction,
                 interrupt: Callable[[], None] = lambda: None, repeats: Iterable[range] = ()) -> None:
        """`interrupt` is called before each frame and while the last ones are finished, and may raise to stop. `repeats` are
        frames that look like the one before: they need no search for where their parts have moved to.

        Raises `StudioError` where the encoder does not take the size, or a graphics card does not encode.
        """
        import av

        self._interrupt, self._count = interrupt, 0
        self.bytes = 0
        codec, encoder = preset.codec, preset.encoder or preset.codec.encoder
        self._file = av.open(str(path), "w", format=CONTAINERS[codec.piece].muxer)
        self._stream = cast("VideoStream", self._file.add_stream(encoder, rate=rate, options=options_for(preset, rate, repeats)))
        self._stream.width, self._stream.height = width, height
        self._stream.pix_fmt = self._pix_fmt = "nv12" if encoder.endswith("_qsv") else preset.pix_fmt
        self._stream.time_base = 1 / rate
        context = self._stream.codec_context
        context.time_base, context.thread_count = 1 / rate, 1
        if codec.encoder != "png":
            context.color_primaries = context.color_trc = context.colorspace = BT709
            context.color_range = LIMITED_RANGE
        if codec.tag:
            context.codec_tag = codec.tag

    def write(self, frame: VideoFrame) -> None:
        """The next frame; its pixels may be changed as soon as this returns."""
        if frame.format.name != self._pix_fmt:
            frame = frame.reformat(format=self._pix_fmt)
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
        import av

        try:
            self._interrupt()
            for packet in self._stream.codec_context.encode_lazy(frame):
                packet.stream = self._stream
                self.bytes += packet.size
                self._file.mux(packet)
                if frame is None:  # x264 still holds some forty frames: a second's work
                    self._interrupt()
        except OSError as error:
            raise os_error(error, tr("writing the video")) from error
        except av.error.FFmpegError as error:
            raise _refused(self._stream, error) from error

    def _close(self) -> None:
        try:
            self._file.close()
        except OSError as error:
            raise os_error(error, tr("writing the video")) from error


def _refused(stream: VideoStream, error: Exception) -> StudioError:
    facts = {"encoder": stream.codec_context.name, "width": stream.width, "height": stream.height}
    return StudioError(tr("The encoder {encoder} does not take pictures of {width} × {height}.", **facts),
                       tr("Choose another preset or another size. What was made before is kept."), repr(error))
