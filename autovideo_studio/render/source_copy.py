"""A stretch of a film that an export shows as it was shot, and in the form that the export has: its packets go in as they are.

Encoding it again would take time and lose quality. It is exact by what is asked of the source: the decoder is told the same
(codec, size, format, colours, parameter sets), the frames are consecutive ones, each shown once, and they need no others.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.items import Clip, Fit, Transform
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.media.container import film_streams, open_media
from autovideo_studio.media.film_colour import orientation_of
from autovideo_studio.media.film_timing import DisplayTimes, ticks_at
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.codecs import CONTAINERS
from autovideo_studio.render.encode import VideoWriter
from autovideo_studio.render.plan import ClipLayer, Plan
from autovideo_studio.render.presets import RenderPreset

if TYPE_CHECKING:
    from av import Packet, VideoStream
    from av.container import InputContainer


def copy_stretch(slice: Sequence, first: int, frames: int, preset: RenderPreset, files: Mapping[str, AssetFile],
                 output: Path) -> int | None:
    """Write the frames `first` to `first + frames` of a slice as a segment, if they can be copied; returns the bytes that they
    take, None where they must be encoded."""
    import av

    found = _plain_film(slice, first, frames, files)
    if found is None or "yuva" in preset.pix_fmt:
        return None
    path, seconds = found
    try:
        with open_media(path) as source:
            stream = next(iter(film_streams(source)), None)
            if stream is None or _told(stream) != _told_of(preset, *preset.size_for(slice.format), slice.format.rate):
                return None
            packets = _packets(source, stream, seconds, slice.format.rate, frames)
            return _write(packets, stream, slice.format.rate, preset, output) if packets else None
    except av.error.FFmpegError:
        return None


def _plain_film(slice: Sequence, first: int, frames: int, files: Mapping[str, AssetFile]) -> tuple[Path, Fraction] | None:
    """The film that is all that is seen, unchanged and at its own pace, and the second of it that comes first."""
    plan = Plan(slice)
    layers = [plan.layers_at(first + number) for number in range(frames)]
    match layers[0]:
        case (ClipLayer(Clip(media=AssetReference(id)) as clip, start),):
            plain = Clip(clip.id, clip.media, clip.duration, source_start=clip.source_start,
                         transform=Transform(clip.transform.fit))
            file = files.get(id)
            fills = clip == plain and clip.transform.fit is not Fit.NONE
            if file is not None and file.kind is AssetKind.FILM and fills and _go_on(layers, clip, start):
                return file.path, clip.source_at(start, slice.format.rate)
    return None


def _go_on(layers: list[tuple[Any, ...]], clip: Clip, start: int) -> bool:
    return layers == [(ClipLayer(clip, start + number),) for number in range(len(layers))]


def _told(stream: VideoStream) -> tuple[Any, ...]:
    """All that a decoder is told of a stream but its pictures."""
    context = stream.codec_context
    return (context.codec.canonical_name, context.codec_tag, context.profile, context.width, context.height, context.pix_fmt,
            context.color_primaries, context.color_trc, context.colorspace, context.color_range,
            stream.sample_aspect_ratio or Fraction(1), context.reorder_depth, bytes(context.extradata or b""))


@lru_cache(maxsize=4)
def _told_of(preset: RenderPreset, width: int, height: int, rate: Fraction) -> tuple[Any, ...]:
    """The same of a segment that the preset's encoder makes."""
    from av import VideoFrame

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"one.{preset.codec.piece}"
        with VideoWriter(path, preset, width, height, rate) as writer:
            writer.write(VideoFrame(width, height, preset.pix_fmt))
        with open_media(path) as container:
            return _told(container.streams.video[0])


def _packets(source: InputContainer, stream: VideoStream, seconds: Fraction, rate: Fraction,
             frames: int) -> list[Packet[Any]] | None:
    """What decodes to `frames` frames from `seconds` on, in the order of decoding; None where that is not a closed group of
    consecutive frames, each seen at its own time."""
    tick = stream.time_base
    if tick is None or DisplayTimes(source, stream).guessed:
        return None
    origin = round(Fraction(source.start_time or 0, 1_000_000) / tick)
    due = [ticks_at(seconds + number / rate, tick) + origin for number in range(frames)]
    source.seek(due[0], stream=stream)
    read = _read_beyond(source, stream, due[-1])
    times = sorted(packet.pts for packet in read if packet.pts is not None)
    seen = [max((time for time in times if time <= moment), default=None) for moment in due]
    start = times.index(seen[0]) if seen[0] is not None else 0
    wanted = times[start:start + frames]
    numbers = [number for number, packet in enumerate(read) if packet.pts in wanted]
    if seen != wanted or not numbers or numbers[-1] - numbers[0] != frames - 1 or not read[numbers[0]].is_keyframe:
        return None
    closed = numbers[-1] + 1 == len(read) or read[numbers[-1] + 1].is_keyframe
    packets = read[numbers[0]:numbers[-1] + 1]
    return packets if closed and _is_upright_and_whole(packets[0], stream) else None


def _read_beyond(source: InputContainer, stream: VideoStream, end: int) -> list[Packet[Any]]:
    """The packets from the key frame at hand to the first key frame that is seen after `end`."""
    read: list[Packet[Any]] = []
    for packet in source.demux(stream):
        if packet.size:
            read.append(packet)
            if packet.is_keyframe and packet.pts is not None and packet.pts > end:
                break
    return read


def _is_upright_and_whole(key: Packet[Any], stream: VideoStream) -> bool:
    """Neither turned nor interlaced."""
    frames = [*stream.codec_context.decode(key), *stream.codec_context.decode(None)]
    return bool(frames) and orientation_of(frames[0]) == 1 and not frames[0].interlaced_frame


def _write(packets: list[Packet[Any]], stream: VideoStream, rate: Fraction, preset: RenderPreset, output: Path) -> int:
    import av

    order = {time: number for number, time in enumerate(sorted(packet.pts or 0 for packet in packets))}
    delay = stream.codec_context.reorder_depth
    with (written_whole(output) as temporary,
          av.open(str(temporary), "w", format=CONTAINERS[preset.codec.piece].muxer) as piece):
        copy = piece.add_stream_from_template(stream, opaque=True)
        copy.codec_context.codec_tag = stream.codec_context.codec_tag
        copy.time_base = 1 / rate
        for number, packet in enumerate(packets):
            packet.pts, packet.dts = order[packet.pts or 0], number - delay
            packet.time_base, packet.duration, packet.stream = 1 / rate, 1, copy
            piece.mux(packet)
    return sum(packet.size for packet in packets)
