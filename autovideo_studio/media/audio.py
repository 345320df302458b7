"""The sound of a file as 48 kHz stereo at exact sample positions, however long the file is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.container import open_media, packets_of, sound_streams, unreadable

if TYPE_CHECKING:
    import numpy as np
    from av import AudioFifo, AudioFrame, AudioResampler, Packet

    Samples = np.ndarray[Any, np.dtype[Any]]

SAMPLE_RATE = 48_000
SEAMLESS_LOOP = "seamless loop"
"""The comment by which a file says that its end flows into its beginning, so that it is repeated without a cross-fade."""
_GAP = SAMPLE_RATE // 20
"""A jump of the timestamps beyond this many samples is a hole (filled with silence); less is rounding."""
_LONGEST_RUN = SAMPLE_RATE
_PREROLL = Fraction(1, 4)
_WORTH_SEEKING = 10 * SAMPLE_RATE
_INDEXED = {"mov", "matroska", "wav", "w64", "aiff", "flac"}
"""Containers whose seeks land on exact timestamps. In the others (MP3, AAC, MPEG-TS…) we decode up to the place instead."""


class AudioReader:
    """Reads a file's first sound stream in blocks: `read(start, count)` gives `count` × 2 float32 samples (1.0 = full scale).

    Sample 0 is the container's time 0, so sound and picture of one file agree. Before the first and after the last sample
    there is silence. Reading forward is cheap, going back seeks. Memory holds one block, never the file.
    """

    def __init__(self, path: Path) -> None:
        """Raises `InvalidInput` when there is no sound or it cannot be read."""
        self.path = path
        self.ended_at: int | None = None
        """The position after the last sample, known once the end was read."""
        self._open()

    def _open(self) -> None:
        self._container = open_media(self.path)
        sounds = sound_streams(self._container)
        if not sounds:
            self._container.close()
            raise InvalidInput(tr("“{name}” has no sound.", name=self.path.name), tr("Choose a file with sound."))
        self._stream = sounds[0]
        self._origin = Fraction(self._container.start_time or 0, 1_000_000)
        self._origin_samples = round(self._origin * SAMPLE_RATE)
        ticks = self._stream.time_base or Fraction(1, SAMPLE_RATE)
        self._ticks, self._ticks_a_second = ticks * SAMPLE_RATE, float(1 / ticks)
        self._end = self._declared_end()
        self._seamless = self._container.metadata.get("comment") == SEAMLESS_LOOP
        self._begin(None)

    def _begin(self, start: int | None) -> None:
        self._packets: Iterator[Packet[Any]] = packets_of(self._container, self._stream)
        self._run: AudioFifo | None = None
        self._run_begins = 0
        self._resampler: AudioResampler | None = None
        self._resampled: tuple[object, ...] = ()
        self._blocks: list[Samples] = []
        self._first = 0 if start is None else start
        """Position of the first buffered sample; `_last` is the one after the last."""
        self._last: int | None = 0 if start is None else None
        self._input_end = float(self._first)
        self._finished = False

    @property
    def seamless(self) -> bool:
        """Whether the file says of itself that its end flows into its beginning."""
        return self._seamless

    def __enter__(self) -> AudioReader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._blocks = []
        self._container.close()

    def read(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count`, shape (count, 2)."""
        import numpy as np

        wanted = np.zeros((count, 2), np.float32)
        low, high = max(start, 0), start + count
        if high <= low:
            return wanted
        self._go_to(low)
        while not self._finished and (self._last is None or self._last < high):
            self._decode_more(high - (self._last or 0))
        self._forget_before(low)
        position = self._first
        for block in self._blocks:
            begin, end = max(position, low), min(position + block.shape[1], high)
            if begin < end:
                wanted[begin - start:end - start] = block[:, begin - position:end - position].T
            position += block.shape[1]
        return wanted

    def _go_to(self, start: int) -> None:
        ahead = start - (self._last if self._last is not None else self._first)
        indexed = bool(_INDEXED & set(self._container.format.name.split(",")))
        if indexed and start > SAMPLE_RATE and (start < self._first or (ahead > _WORTH_SEEKING and not self._finished)):
            self._seek(start)
        elif start < self._first:
            self._container.close()
            self._open()

    def _seek(self, start: int) -> None:
        import av

        time = Fraction(start, SAMPLE_RATE) + self._origin - _PREROLL
        try:
            self._container.seek(int(time * SAMPLE_RATE / self._ticks), stream=self._stream)
        except av.error.FFmpegError:
            self._container.close()
            self._open()
        else:
            self._begin(start)

    def _forget_before(self, start: int) -> None:
        while self._blocks and self._first + self._blocks[0].shape[1] <= start:
            self._first += self._blocks.pop(0).shape[1]
        if not self._blocks:
            self._first = max(self._first, min(start, self._last or 0))

    def _decode_more(self, wanted: int) -> None:
        """Decode the next packet, and place what was decoded if that makes `wanted` samples. A packet that cannot be decoded is
        skipped: the next timestamp leaves silence there."""
        import av

        try:
            packet = next(self._packets)
        except (StopIteration, av.error.FFmpegError):
            return self._finish()
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            return None
        for frame in frames:
            self._gather(cast("AudioFrame", frame))
        if self._run is not None and self._run.samples * SAMPLE_RATE >= min(wanted, _LONGEST_RUN) * self._run.sample_rate:
            self._place_run()
        return None

    def _gather(self, frame: AudioFrame) -> None:
        """Frames of which each begins where the one before ends are placed as one: a frame costs more than its samples."""
        import av

        if frame.pts is None or frame.sample_rate != self._ticks_a_second:
            self._place_run()
            return self._place(frame)
        if self._run is not None:
            frame.pts -= self._run_begins
            try:
                return self._run.write(frame)
            except ValueError:  # it begins elsewhere, or is of another kind
                frame.pts += self._run_begins
                self._place_run()
        self._run, self._run_begins = av.AudioFifo(), frame.pts
        frame.pts = 0
        return self._run.write(frame)

    def _place_run(self) -> None:
        run, self._run = self._run, None
        if run is not None and (frame := run.read()) is not None:
            frame.pts = self._run_begins
            self._place(frame)

    def _finish(self) -> None:
        self._place_run()
        if self._last is not None:
            self._append_resampled(None)
        self._finished = True
        self._last = self._first if self._last is None else self._last
        self.ended_at = self._last

    def _place(self, frame: AudioFrame) -> None:
        due = self._position_of(frame)
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        hole = due is not None and self._last is not None and due - self._input_end > _GAP
        if hole or shape != self._resampled:
            self._append_resampled(None)
            self._resampler, self._resampled = _resampler_for(frame), shape
            if self._last is None:
                self._first = self._last = due or 0
            elif due is not None and due > self._last:
                self._append_silence(due - self._last)
            self._input_end = float(self._last)
        self._input_end += frame.samples * SAMPLE_RATE / frame.sample_rate
        self._append_resampled(frame)

    def _position_of(self, frame: AudioFrame) -> int | None:
        if frame.pts is None:
            return None
        return frame.pts * self._ticks.numerator // self._ticks.denominator - self._origin_samples

    def _append_silence(self, count: int) -> None:
        import numpy as np

        self._append(np.broadcast_to(np.float32(0), (1, count)))

    def _append_resampled(self, frame: AudioFrame | None) -> None:
        """What the resampler gives for `frame`, or at the end (None) what it still holds. Without one the frame is as wanted."""
        import av

        if self._resampler is None:
            pieces = [frame] if frame is not None else []
        else:
            try:
                pieces = self._resampler.resample(frame)
            except (av.error.FFmpegError, ValueError) as error:
                raise unreadable(self.path, error) from error
        for piece in pieces:
            self._append(_rows(piece))

    def _append(self, block: Samples) -> None:
        """`block` has one row per channel; one row is heard on both sides."""
        assert self._last is not None
        if self._end is not None:
            block = block[:, :max(self._end - self._last, 0)]
        if block.shape[1]:
            self._blocks.append(block)
            self._last += block.shape[1]

    def _declared_end(self) -> int | None:
        """Where an MP4 says that its sound ends: the encoder's padding lies behind it."""
        if "mov" not in self._container.format.name or not self._stream.duration or self._stream.time_base is None:
            return None
        end = ((self._stream.start_time or 0) + self._stream.duration) * self._stream.time_base - self._origin
        return round(end * SAMPLE_RATE)


def _rows(frame: AudioFrame) -> Samples:
    """The samples of a planar float frame, a row per channel. (PyAV's own way takes six times as long.)"""
    import numpy as np

    rows = np.empty((len(frame.planes), frame.samples), np.float32)
    for row, plane in zip(rows, frame.planes, strict=True):
        row[:] = np.frombuffer(memoryview(plane), np.float32, frame.samples)
    return rows


def _resampler_for(frame: AudioFrame) -> AudioResampler | None:
    import av

    channels = frame.layout.nb_channels
    if channels <= 2 and frame.format.name == "fltp" and frame.sample_rate == SAMPLE_RATE:
        return None
    return av.AudioResampler(format="fltp", layout="mono" if channels == 1 else "stereo", rate=SAMPLE_RATE)
