"""Segments and soundtrack into the finished film, without encoding a picture again."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from autovideo_studio.foundation.errors import Damaged, os_error
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.presets import RenderPreset

if TYPE_CHECKING:
    from av import AudioStream, Packet, VideoStream
    from av.container import InputContainer, OutputContainer


SAMPLE_RATE = 48_000


@dataclass(frozen=True, slots=True)
class Piece:
    """An encoded segment and how many frames it must have."""

    path: Path
    frames: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """`start` and `end` in frames."""

    start: int
    end: int
    title: str


def join(pieces: Sequence[Piece], rate: Fraction, output: Path, preset: RenderPreset, *, soundtrack: Path | None = None,
         title: str = "", comment: str = "", chapters: Sequence[Chapter] = ()) -> int:
    """Write `output` (MP4, playable while it loads), whole or not at all; returns its frames.

    AAC sound is copied, any other is encoded at the preset's bit rate. Raises `Damaged` if a piece does not have
    its frames or was encoded differently.
    """
    import av

    try:
        with written_whole(output) as temporary, av.open(str(temporary), "w", format=preset.container,
                                                         options={"movflags": "+faststart"}) as film:
            return _write(film, pieces, rate, soundtrack, preset, title, comment, chapters)
    except OSError as error:
        raise os_error(error, tr("writing the video")) from error


def _write(film: OutputContainer, pieces: Sequence[Piece], rate: Fraction, soundtrack: Path | None, preset: RenderPreset,
           title: str, comment: str, chapters: Sequence[Chapter]) -> int:
    import av

    film.metadata.update({name: text for name, text in (("title", title), ("comment", comment)) if text})
    film.set_chapters([{"id": number, "start": chapter.start, "end": chapter.end, "time_base": 1 / rate,
                        "metadata": {"title": chapter.title}} for number, chapter in enumerate(chapters)])
    with av.open(str(pieces[0].path)) as first:
        picture = film.add_stream_from_template(first.streams.video[0])
        headers = _headers(first)
    picture.time_base = 1 / rate
    if soundtrack is None:
        return _mux(film, _pictures(pieces, rate, headers, picture))
    with av.open(str(soundtrack)) as source:
        sound = _sounds(film, source, preset)
        return _mux(film, heapq.merge(_pictures(pieces, rate, headers, picture), sound, key=_seconds))


def _mux(film: OutputContainer, packets: Iterator[Packet[Any]]) -> int:
    frames = 0
    for packet in packets:
        frames += packet.stream.type == "video"
        film.mux(packet)
    return frames


def _seconds(packet: Packet[Any]) -> Fraction:
    return (packet.dts or 0) * packet.time_base


def _pictures(pieces: Sequence[Piece], rate: Fraction, headers: bytes, stream: VideoStream) -> Iterator[Packet[Any]]:
    """The packets of all pieces, end to end. Decoding order is numbered through: the encoder's delay is the same everywhere."""
    import av

    start = 0
    for piece in pieces:
        with av.open(str(piece.path)) as container:
            if _headers(container) != headers:
                raise _unusable(piece, "other parameter sets")
            packets = [packet for packet in container.demux(video=0) if packet.pts is not None]
            if len(packets) != piece.frames:
                raise _unusable(piece, f"{len(packets)} frames instead of {piece.frames}")
            for packet in packets:
                frames = packet.time_base * rate
                packet.pts, packet.dts = (start + _whole((time or 0) * frames) for time in (packet.pts, packet.dts))
                packet.time_base, packet.duration, packet.stream = 1 / rate, 1, stream
                yield packet
        start += piece.frames


def _sounds(film: OutputContainer, source: InputContainer, preset: RenderPreset) -> Iterator[Packet[Any]]:
    """Add the sound stream now, give its packets later."""
    track = source.streams.audio[0]
    if track.codec_context.name == preset.audio_codec:
        copied = film.add_stream_from_template(track)
        return _copied(source, copied)
    encoded = cast("AudioStream", film.add_stream(preset.audio_codec, rate=SAMPLE_RATE))
    encoded.bit_rate, encoded.layout = preset.audio_bitrate, "stereo"
    return _encoded(source, encoded)


def _copied(source: InputContainer, stream: AudioStream) -> Iterator[Packet[Any]]:
    for packet in source.demux(audio=0):
        if packet.pts is not None:
            packet.stream = stream
            yield packet


def _encoded(source: InputContainer, stream: AudioStream) -> Iterator[Packet[Any]]:
    for frame in source.decode(audio=0):
        yield from stream.encode(frame)
    yield from stream.encode(None)


def _headers(container: InputContainer) -> bytes:
    """The parameter sets of the picture: pieces that share them can follow one another in one stream."""
    return bytes(container.streams.video[0].codec_context.extradata or b"")


def _whole(frames: Fraction) -> int:
    """MP4 counts in ticks of its own: the nearest frame is the one that was meant."""
    return floor(frames + Fraction(1, 2))


def _unusable(piece: Piece, why: str) -> Damaged:
    return Damaged(tr("A finished part of the video does not fit the others."),
                   tr("Export again: that part is made anew, the rest is kept."), f"{piece.path.name}: {why}")
