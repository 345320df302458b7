"""Segments and soundtrack into the finished film, without encoding a picture again."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import Damaged, os_error
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.render.subtitle_stream import Subtitle, subtitle_packets, three_letters

if TYPE_CHECKING:
    from av import AudioStream, Packet, VideoStream
    from av.container import InputContainer, OutputContainer


_UNSEEN = {"skip_frame": "all", "probesize": "32"}
"""Opening a file reads on and decodes a picture to learn of it; a piece whose packets are only moved need not be looked at."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An encoded segment and how many frames it must have."""

    path: Path
    frames: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """`start` and `end` in frames of the film."""

    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class Tags:
    """What the file says of itself. `language` as a language tag, `created` an ISO time; "" is left out."""

    title: str = ""
    author: str = ""
    description: str = ""
    language: str = ""
    created: str = ""


NO_TAGS = Tags()


TELL_EVERY = 256
"""Packets."""

Timed = tuple[float, "Packet[Any]"]
"""A packet with the second at which it is decoded. An hour has 300,000 of them: fractions would cost more than all the rest."""


def load_codecs() -> None:
    """What takes a tenth of a second when it is used first, ahead of that."""
    import av  # noqa: F401


def join(pieces: Sequence[Piece], rate: Fraction, output: Path, preset: RenderPreset, *, soundtrack: Path | None = None,
         tags: Tags = NO_TAGS, chapters: Sequence[Chapter] = (), subtitles: Sequence[Subtitle] = (),
         progress: Callable[[float], None] = lambda _: None) -> int:
    """Write `output`, whole or not at all; returns its frames.

    `rate` is that of the film and its chapters; without `pieces` it is the sound alone. `soundtrack` is copied as it is. A
    container that has no place for chapters or subtitles goes without them. `progress` is told the share of the frames that are
    joined, and may raise to stop. Raises `Damaged` if a piece does not have its frames or was encoded differently.
    """
    import av

    container = preset.wrapper
    try:
        with written_whole(output) as temporary, av.open(str(temporary), "w", format=container.muxer,
                                                         options=dict(container.options)) as film:
            _label(film, tags)
            if container.chapters:
                _mark(film, chapters, rate)
            return _write(film, pieces, rate, preset, soundtrack, tags.language, subtitles if container.subtitles else (),
                          progress)
    except OSError as error:
        raise os_error(error, tr("writing the video")) from error


def _label(film: OutputContainer, tags: Tags) -> None:
    known = {"title": tags.title, "artist": tags.author, "description": tags.description, "comment": tags.description,
             "language": tags.language, "creation_time": tags.created}
    film.metadata.update({name: text for name, text in known.items() if text})


def _mark(film: OutputContainer, chapters: Sequence[Chapter], rate: Fraction) -> None:
    film.set_chapters([{"id": number, "start": chapter.start, "end": chapter.end, "time_base": 1 / rate,
                        "metadata": {"title": chapter.title}} for number, chapter in enumerate(chapters)])


def _write(film: OutputContainer, pieces: Sequence[Piece], rate: Fraction, preset: RenderPreset, soundtrack: Path | None,
           language: str, subtitles: Sequence[Subtitle], progress: Callable[[float], None]) -> int:
    """Streams first, packets after: each stream's packets come in the order of their times and are merged by them."""
    import av

    with ExitStack() as open_files:
        streams: list[Iterator[Timed]] = []
        if pieces:
            streams.append(_film(film, pieces, rate))
        if soundtrack is not None:
            streams.append(_sounds(film, open_files.enter_context(av.open(str(soundtrack))), language))
        if subtitles:
            words = subtitle_packets(film, preset.wrapper.subtitles, subtitles, language)
            streams.append((float((packet.dts or 0) * packet.time_base), packet) for packet in words)
        return _mux(film, heapq.merge(*streams, key=itemgetter(0)), sum(piece.frames for piece in pieces), progress)


def _film(film: OutputContainer, pieces: Sequence[Piece], rate: Fraction) -> Iterator[Timed]:
    import av

    with av.open(str(pieces[0].path)) as first:
        picture = film.add_stream_from_template(first.streams.video[0], opaque=True)
        headers, delay = _headers(first), first.streams.video[0].codec_context.reorder_depth
        if film.format.name in ("mp4", "mov"):
            picture.codec_context.codec_tag = first.streams.video[0].codec_context.codec_tag
    picture.time_base = 1 / rate
    return _pictures(pieces, rate, headers, delay, picture)


def _mux(film: OutputContainer, packets: Iterator[Timed], total: int, progress: Callable[[float], None]) -> int:
    frames = 0
    for number, (_, packet) in enumerate(packets):
        frames += packet.stream.type == "video"
        film.mux(packet)
        if number % TELL_EVERY == 0:
            progress(frames / total if total else 0.0)
    return frames


def _pictures(pieces: Sequence[Piece], rate: Fraction, headers: bytes, delay: int, stream: VideoStream) -> Iterator[Timed]:
    """The packets of all pieces, end to end. Decoding times are numbered through: the parameter sets, and with them the
    encoder's delay, are the same everywhere."""
    start, frame = 0, 1 / rate
    second = float(frame)
    for piece in pieces:
        packets, (count, ticks) = _packets(piece, headers, rate)
        for number, packet in enumerate(packets, start - delay):
            # MP4 counts in ticks of its own: the nearest frame is the one that was meant.
            packet.pts = start + (2 * (packet.pts or 0) * count + ticks) // (2 * ticks)
            packet.dts, packet.time_base, packet.duration, packet.stream = number, frame, 1, stream
            yield number * second, packet
        start += piece.frames


def _packets(piece: Piece, headers: bytes, rate: Fraction) -> tuple[list[Packet[Any]], tuple[int, int]]:
    """A piece's packets, and how many frames are how many of their ticks."""
    import av

    try:
        with av.open(str(piece.path), options=_UNSEEN) as container:
            stream = container.streams.video[0]
            frames = ((stream.time_base or 0) * rate).as_integer_ratio()
            packets = [packet for packet in container.demux(stream) if packet.pts is not None]
            same = _headers(container) == headers
    except OSError:
        raise
    except av.error.FFmpegError as error:
        raise _unusable(piece, repr(error)) from error
    if not same:
        raise _unusable(piece, "other parameter sets")
    if len(packets) != piece.frames:
        raise _unusable(piece, f"{len(packets)} frames instead of {piece.frames}")
    return packets, frames


def _sounds(film: OutputContainer, source: InputContainer, language: str) -> Iterator[Timed]:
    """Add the sound stream now, give its packets later, as they are."""
    stream = film.add_stream_from_template(source.streams.audio[0])
    if language:
        stream.metadata["language"] = three_letters(language)
    return _moved_to(stream, source.demux(audio=0), float(source.streams.audio[0].time_base or 0))


def _moved_to(stream: AudioStream, packets: Iterable[Packet[Any]], tick: float) -> Iterator[Timed]:
    for packet in packets:
        if packet.pts is not None:
            packet.stream = stream
            yield (packet.dts or 0) * tick, packet


def _headers(container: InputContainer) -> bytes:
    """The parameter sets of the picture: pieces that share them can follow one another in one stream."""
    return bytes(container.streams.video[0].codec_context.extradata or b"")


def _unusable(piece: Piece, why: str) -> Damaged:
    return Damaged(tr("A finished part of the video does not fit the others."),
                   tr("Export again: that part is made anew, the rest is kept."), f"{piece.path.name}: {why}")
