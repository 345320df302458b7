"""Lighter twins of heavy films, for the preview alone: smaller, and every frame a key frame, so that any is reached at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from autovideo_studio.foundation.errors import os_error
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.container import film_streams, open_media, packets_of
from autovideo_studio.media.decoder import FilmDecoder
from autovideo_studio.media.probe import MediaFacts, probe
from autovideo_studio.media.task import TaskContext

T = TypeVar("T")
VERSION = 1
"""Raise when the same film would give another proxy."""
TASK = "autovideo_studio.media.proxies:proxy_task"
WEIGH_TASK = "autovideo_studio.media.proxies:weigh_task"
WIDEST = 1280
HEAVY_PLAY, HEAVY_SEEK_S = 0.4, 0.05
"""A film is heavy when decoding it in time takes more than this share of a core, or reaching its farthest frame this long."""
_WEIGHED_FRAMES, _WEIGHED_PACKETS = 40, 1_500
_NEEDED = 0.65
"""Of the work of decoding a group of pictures: what reaching its last frame takes, frames that nothing needs left out."""
_CORES = 2
_TICK = Fraction(1, 90_000)
_BT709, _LIMITED = 1, 1
"""FFmpeg's numbers."""
_CODER = {"preset": "ultrafast", "tune": "fastdecode", "crf": "20", "x264-params": "keyint=1:scenecut=0"}
"""Of MJPEG, MPEG-2, DNxHR, ProRes and x264 the one that is read fastest and takes the least room (540 lines, one core: 1.2 ms a
frame from a seek on, 3 Mbit/s; MJPEG 1.5 ms and 11 Mbit/s)."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where the lighter film lies, and its size in pixels, upright."""

    path: Path
    width: int
    height: int


def weigh_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: `path` of a film in; whether it is `heavy` out, with `frame_s` (CPU seconds to decode a frame) and
    `longest_s` (seconds from a key frame to the next, at most)."""
    path = Path(payload["path"])
    facts = probe(path)
    context.raise_if_cancelled()
    rate = facts.rate or Fraction(30)
    frame_s, longest_s = _seconds_a_frame(path), _longest_group(path)
    heavy = not facts.has_alpha and is_heavy(frame_s, longest_s, rate)
    return {"heavy": heavy, "frame_s": frame_s, "longest_s": float(longest_s)}


def is_heavy(frame_s: float, longest_s: Fraction, rate: Fraction) -> bool:
    """By the CPU seconds that a frame takes, and the seconds from a key frame to the next."""
    return frame_s * float(rate) > HEAVY_PLAY or float(longest_s * rate) * frame_s * _NEEDED / _CORES > HEAVY_SEEK_S


def proxy_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: `path` of a film and `out` in; the proxy's `width` and `height` out. It is written whole or not at all."""
    path = Path(payload["path"])
    facts = probe(path)
    width, height = proxy_size(facts.width, facts.height)
    try:
        with written_whole(Path(payload["out"])) as temporary:
            _write(path, facts, width, height, temporary, context)
    except OSError as error:
        raise os_error(error, tr("making a proxy")) from error
    return {"width": width, "height": height}


def proxy_size(width: int, height: int) -> tuple[int, int]:
    """Half, or less for a very large film; even."""
    scale = min(0.5, WIDEST / max(width, height))
    return max(2, int(width * scale) & ~1), max(2, int(height * scale) & ~1)


def _write(path: Path, facts: MediaFacts, width: int, height: int, out: Path, context: TaskContext) -> None:
    """Frames keep their times. The first one begins at 0, so that the proxy counts as the film does."""
    import av
    from av.video.reformatter import VideoReformatter

    to_planes = VideoReformatter()
    with FilmDecoder(path) as decoder, av.open(str(out), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=facts.rate or 30, options=_CODER)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = stream.codec_context.time_base = _TICK
        stream.codec_context.colorspace = stream.codec_context.color_primaries = stream.codec_context.color_trc = _BT709
        stream.codec_context.color_range = _LIMITED
        before = -1
        for seconds, pixels in decoder.pictures(width, height):
            context.raise_if_cancelled()
            at = 0 if before < 0 else round(seconds / _TICK)
            if at <= before:
                continue
            frame = av.VideoFrame.from_numpy_buffer(pixels, format="bgra")
            planes = to_planes.reformat(frame, format="yuv420p", dst_colorspace=_BT709, dst_color_range=_LIMITED)
            planes.pts, planes.time_base, before = at, _TICK, at
            container.mux(stream.encode(planes))
            if facts.seconds:
                context.progress(float(seconds / facts.seconds))
        container.mux(stream.encode(None))


def _seconds_a_frame(path: Path) -> float:
    """CPU seconds to decode one, on average over the first ones."""
    with open_media(path) as container:
        begun, count = time.process_time(), 0
        for _ in islice(_undamaged(container.decode(film_streams(container)[0])), _WEIGHED_FRAMES):
            count += 1
        return (time.process_time() - begun) / max(1, count)


def _longest_group(path: Path) -> Fraction:
    """Seconds from one key frame to the next, at most, among the first packets."""
    with open_media(path) as container:
        stream = film_streams(container)[0]
        packets = islice(_undamaged(packets_of(container, stream)), _WEIGHED_PACKETS)
        seen = [(packet.pts, packet.is_keyframe) for packet in packets if packet.pts is not None]
        keys = [pts for pts, is_key in seen if is_key]
        ends = [*keys[1:], max((pts for pts, _ in seen), default=0)]
        return max((end - key for key, end in zip(keys, ends, strict=False)), default=0) * (stream.time_base or Fraction(0))


def _undamaged(things: Iterator[T]) -> Iterator[T]:
    """Up to the first that cannot be read."""
    import av

    try:
        yield from things
    except av.error.FFmpegError:
        return
