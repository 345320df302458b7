"""The files of an export: segments and sound joined (or made into one picture series), and what lies beside the video."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from autovideo_studio.domain.media_reference import CaptionReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.files import sweep_beside, write_whole
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.pipeline.captions import Phrase
from autovideo_studio.pipeline.subtitles import to_srt, to_vtt
from autovideo_studio.render import picture_series
from autovideo_studio.render.join import Chapter, Piece, Tags, join
from autovideo_studio.render.subtitle_stream import Subtitle
from autovideo_studio.services.encoding import AT_ONCE
from autovideo_studio.services.export_progress import ExportMeter
from autovideo_studio.services.export_request import ExportRequest


@dataclass(frozen=True, slots=True)
class Parts:
    """What the files are made of."""

    pieces: tuple[Piece, ...]
    sound: Path | None
    poster: Path


async def write_files(project: Project, request: ExportRequest, span: TimeRange, parts: Parts, metadata: dict[str, Any],
                      tags: Tags, workers: WorkerPool, meter: ExportMeter, cancel: CancelToken) -> dict[str, Path]:
    """Write `request.out` and the files beside it; returns the latter by role. Each is whole or not there."""
    out, sequence = request.out, project.sequence
    for suffix in (out.suffix, ".json", ".jpg", ".srt", ".vtt"):
        sweep_beside(out.with_suffix(suffix))
    if request.preset.wrapper.whole:
        await _write_series(request, sequence, parts, workers, meter, cancel)
    else:
        loop = asyncio.get_running_loop()

        def joined(fraction: float) -> None:
            cancel.raise_if_cancelled()
            loop.call_soon_threadsafe(meter.finishing, fraction)

        await asyncio.to_thread(_join, request, sequence, span, parts, metadata, tags, joined)
    meter.finishing(1.0)
    return await asyncio.to_thread(_write_beside, out, sequence, span, parts, metadata)


async def _write_series(request: ExportRequest, sequence: Sequence, parts: Parts, workers: WorkerPool, meter: ExportMeter,
                        cancel: CancelToken) -> None:
    preset = request.preset
    payload = {"pieces": [str(piece.path) for piece in parts.pieces], "frames": sum(piece.frames for piece in parts.pieces),
               "rate": str(_rate(request, sequence)), "output": str(request.out.absolute()), "kind": preset.container,
               "quality": 100 - preset.crf}
    await workers.run(picture_series.TASK, payload, cancel=cancel, progress=meter.finishing, grace=AT_ONCE)


def _join(request: ExportRequest, sequence: Sequence, span: TimeRange, parts: Parts, metadata: dict[str, Any],
          tags: Tags, progress: Callable[[float], None]) -> None:
    join(parts.pieces, _rate(request, sequence), request.out, request.preset, soundtrack=parts.sound, tags=tags,
         chapters=_chapters(metadata["chapters"], span, sequence.format.rate, _rate(request, sequence)),
         subtitles=_subtitles(request.shown(sequence), span) if request.captions.embedded else (), progress=progress)


def _rate(request: ExportRequest, sequence: Sequence) -> Fraction:
    return sequence.format.rate / request.preset.step_for(sequence.format.rate)


def _write_beside(out: Path, sequence: Sequence, span: TimeRange, parts: Parts, metadata: dict[str, Any]) -> dict[str, Path]:
    files = {"metadata": out.with_suffix(".json"), "thumbnail": out.with_suffix(".jpg")}
    write_whole(files["thumbnail"], parts.poster.read_bytes())
    write_whole(files["metadata"], json.dumps(metadata, ensure_ascii=False, indent=2).encode())
    phrases = _phrases(sequence, span)
    if phrases:
        for role, suffix, text in (("srt", ".srt", to_srt), ("vtt", ".vtt", to_vtt)):
            files[role] = out.with_suffix(suffix)
            write_whole(files[role], text(phrases, sequence.format.rate).encode())
    return files


def _chapters(chapters: list[dict[str, Any]], span: TimeRange, rate: Fraction, film_rate: Fraction) -> list[Chapter]:
    """The chapters that begin in the part or run into it, in frames of the film."""
    starts = [int(chapter["start"] * rate) for chapter in chapters]
    found = []
    for chapter, start, end in zip(chapters, starts, [*starts[1:], span.end], strict=False):
        part = TimeRange.between(start, max(start, end)).clamped(span)
        if part.duration:
            begin, until = (int((frame - span.start) / rate * film_rate) for frame in (part.start, part.end))
            found.append(Chapter(begin, until, chapter["title"]))
    return found


def _subtitles(sequence: Sequence, span: TimeRange) -> list[Subtitle]:
    rate = sequence.format.rate
    return [Subtitle(start / rate, (start + duration) / rate, shown.text) for start, shown, duration in _phrases(sequence, span)]


def _phrases(sequence: Sequence, span: TimeRange) -> list[Phrase]:
    """The captions of the part, from its first frame on."""
    found: list[Phrase] = []
    for track in sequence.tracks:
        if track.kind is TrackKind.CAPTION:
            for where, clip in track.clips():
                part = where.clamped(span)
                if isinstance(clip.media, CaptionReference) and clip.enabled and part.duration:
                    found.append((part.start - span.start, clip.media, part.duration))
    return sorted(found, key=lambda phrase: phrase[0])
