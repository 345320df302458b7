"""From a project to files: the video, its thumbnail, subtitles and metadata."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from collections.abc import Sequence as Several
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange, to_seconds
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, DiskFull, InvalidInput, ReadOnly, StudioError, os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.together import meanwhile, together
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.recipe import Product
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.pipeline.packaging import package
from autovideo_studio.render import segments, thumbnail
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.drawing_version import drawing_version
from autovideo_studio.render.join import Piece, Tags, load_codecs
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.services.encoding import TOLERANCE, Encoding
from autovideo_studio.services.estimating import Estimate, estimate, wished_bytes
from autovideo_studio.services.export_files import Parts, write_files
from autovideo_studio.services.export_progress import ExportMeter, Report
from autovideo_studio.services.export_request import ExportRequest
from autovideo_studio.services.formats import in_shape
from autovideo_studio.services.hardware import with_hardware
from autovideo_studio.services.posters import draw_frame, draw_poster
from autovideo_studio.services.soundtracks import mixed_sound, sound_recipe

SMALLEST = 1_000
"""Bytes: less is no film."""


@dataclass(frozen=True, slots=True)
class Exported:
    """`files` by role: thumbnail, metadata, srt, vtt; `metadata` is what stands in that file; `notes` are sentences about what is
    otherwise than wished."""

    video: Path
    files: dict[str, Path]
    seconds: float
    frames: int
    metadata: dict[str, Any]
    thumbnail_digest: str
    notes: tuple[str, ...] = ()


class ExportingService:
    def __init__(self, library: Library, workers: WorkerPool, author: str = "") -> None:
        self._library, self._workers, self._author = library, workers, author

    async def export(self, project: Project, request: ExportRequest, builder: Builder, report: Report,
                     cancel: CancelToken) -> Exported:
        """Make what is missing, join, write the file and those beside it. Each is whole or not there."""
        preset, notes = await with_hardware(request.preset, self._library, builder, self._workers, cancel)
        with self._library.cache.holding():
            try:
                exported = await self._export(project, replace(request, preset=preset), builder, report, cancel)
            except (Cancelled, DiskFull, ReadOnly, InvalidInput):
                raise
            except StudioError as error:
                if not preset.encoder:
                    raise
                notes = [tr("The graphics card stopped encoding ({reason}); the program's own encoder was used.",
                            reason=error.message)]
                exported = await self._export(project, replace(request, preset=replace(preset, encoder="")), builder, report,
                                              cancel)
        return replace(exported, notes=(*notes, *exported.notes))

    async def export_many(self, project: Project, requests: Several[ExportRequest], builder: Builder, report: Report,
                          cancel: CancelToken) -> list[Exported]:
        """Several files from one sequence, one after the other, each with all cores. What they share, such as the sound of equal
        settings, is made once."""
        done: list[Exported] = []
        with self._library.cache.holding():
            for number, request in enumerate(requests):
                def one(progress: Any, number: int = number) -> None:
                    report(replace(progress, fraction=(number + progress.fraction) / len(requests)))

                done.append(await self.export(project, request, builder, one, cancel))
        return done

    async def estimate(self, project: Project, request: ExportRequest, cancel: CancelToken) -> Estimate:
        """Size and time of an export: within some 10 % where a tenth of the film is known (see the tests). May encode three
        segments, which the export uses."""
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, cancel)
        preset, _ = await with_hardware(request.preset, self._library, builder, self._workers, cancel)
        encoding = self.encoding(project, request, builder, ExportMeter(lambda _: None), cancel)
        span = request.span(project.sequence)
        mixed = self._library.ledger.find(sound_recipe(project, span, preset).key) if preset.audio_codec else None
        return await estimate(encoding, preset, span, project.sequence.format.rate, mixed)

    async def snapshot(self, project: Project, frame: int, out: Path, cancel: CancelToken, aspect: str = "") -> None:
        """One frame of the video, captions and all, as PNG or JPEG."""
        await draw_frame(in_shape(project.sequence, aspect), frame, out, _digests(project), self.files_of(project),
                         self._workers, cancel)

    def encoding(self, project: Project, request: ExportRequest, builder: Builder, meter: ExportMeter,
                 cancel: CancelToken) -> Encoding:
        """What makes the pictures of this export. Raises `InvalidInput` where there is nothing to show."""
        files, span = self.files_of(project), request.span(project.sequence)
        shown = request.shown(project.sequence)
        digests = {asset: digest for asset, digest in _digests(project).items() if digest in files}
        films = {asset.id for asset in project.assets if asset.kind is AssetKind.FILM}

        def plan(preset: RenderPreset) -> tuple[segments.Segment, ...]:
            """A missing file has no digest: a segment with a placeholder must not pass for the real one later."""
            return segments.plan_segments(shown, preset, digests, drawing_version(), span, films)

        return Encoding(self._library, self._workers, builder, files, plan, meter, cancel)

    def files_of(self, project: Project) -> dict[str, AssetFile]:
        """The project's files that are there, by digest."""
        store = self._library.store
        return {asset.digest: AssetFile(store.path(asset.digest), asset.kind, asset.digest, asset.name)
                for asset in project.assets if store.has(asset.digest)}

    async def _export(self, project: Project, request: ExportRequest, builder: Builder, report: Report,
                      cancel: CancelToken) -> Exported:
        sequence, preset = project.sequence, request.preset
        span, meter = request.span(sequence), ExportMeter(report)
        encoding = self.encoding(project, request, builder, meter, cancel)
        async with meanwhile(mixed_sound(self._library, self._workers, project, span, preset, builder, meter, cancel)) as mixing:
            work: list[Coroutine[Any, Any, Any]] = [
                _shared(mixing), self._pictures(encoding, preset, span, sequence.format.rate, mixing),
                self.poster(project, request.shown(sequence), span, builder, cancel),
                asyncio.to_thread(load_codecs)]  # which joining needs: the workers have the time
            sound, (encoded, notes), poster, _ = await together(work)
        cancel.raise_if_cancelled()
        rate = sequence.format.rate
        metadata = package(project.script, _scene_starts(sequence), float(to_seconds(sequence.duration, rate)))
        parts = Parts(tuple(Piece(builder.path(piece), piece.meta["frames"]) for piece in encoded),
                      builder.path(sound) if sound else None, builder.path(poster))
        tags = Tags(metadata["title"], self._author, metadata["description"], metadata["language"], self._created(project))
        try:
            beside = await write_files(project, request, span, parts, metadata, tags, self._workers, meter, cancel)
        except OSError as error:
            raise os_error(error, tr("writing the video")) from error
        seconds = float(to_seconds(span.duration, rate))
        notes = [*notes, *_losses(encoded, sound), *_beyond_limits(preset, request.out, seconds)]
        return Exported(request.out, beside, seconds, span.duration, metadata, poster.digest, tuple(notes))

    def _created(self, project: Project) -> str:
        """When the project was begun: the same project gives the same file, byte for byte."""
        created = self._library.projects.get(project.id).created_at
        return created.isoformat(timespec="seconds") if created else ""

    async def _pictures(self, encoding: Encoding, preset: RenderPreset, span: TimeRange, rate: Fraction,
                        mixing: asyncio.Task[Product | None]) -> tuple[list[Product], list[str]]:
        """The segments, and sentences about a size that could not be met."""
        if not preset.video_codec:
            return [], []
        sound = await _shared(mixing) if preset.file_size else None
        wished = wished_bytes(preset, span, rate, sound.size if sound else 0)
        if wished is None:
            return await encoding.at_quality(preset), []
        if wished < SMALLEST:
            raise InvalidInput(tr("The file cannot be that small: the sound alone takes {size} kB.",
                                  size=(sound.size if sound else 0) // 1000),
                               tr("Give a larger size, a shorter range or a lower bit rate of the sound."))
        made, off = await encoding.at_size(preset, wished)
        far = abs(off) > TOLERANCE
        return made, [tr("The size was missed by {percent:+.0f} %: this picture does not go smaller or larger.",
                         percent=100 * off)] * far

    async def poster(self, project: Project, shown: Sequence, span: TimeRange, builder: Builder, cancel: CancelToken) -> Product:
        """The frame of `shown`, the project in some shape, that stands for what it holds within `span`."""
        frame = min(max(thumbnail.best_frame(shown), span.start), span.end - 1)
        return await draw_poster(shown, frame, _digests(project), self.files_of(project), builder, self._workers, self._library,
                                 cancel)


def _digests(project: Project) -> dict[str, str]:
    return {asset.id: asset.digest for asset in project.assets}


async def _shared(task: asyncio.Task[Product | None]) -> Product | None:
    """Wait for what others wait for too."""
    return await asyncio.shield(task)


def _scene_starts(sequence: Sequence) -> dict[str, float]:
    return {clip.origin.scene_id: float(to_seconds(span.start, sequence.format.rate)) for track in sequence.tracks
            if track.kind is TrackKind.VIDEO for span, clip in track.clips() if clip.origin}


def _losses(encoded: list[Product], sound: Product | None) -> list[str]:
    """Sentences about what could not be shown or heard."""
    missing = sorted({name for product in encoded for name in product.meta.get("missing", [])})
    skipped = sound.meta.get("skipped", []) if sound else []
    return [*(tr("{name} is missing: a placeholder is shown.", name=name) for name in missing),
            *(tr("A sound was left out: {reason}", reason=each["reason"]) for each in skipped)]


def _beyond_limits(preset: RenderPreset, out: Path, seconds: float) -> list[str]:
    """Sentences about what the destination will not take."""
    limits, notes = preset.limits, []
    if limits.seconds and seconds > limits.seconds:
        notes.append(tr("{label} takes at most {limit} seconds; this video has {seconds}.", label=preset.label,
                        limit=limits.seconds, seconds=round(seconds)))
    if limits.bytes and out.stat().st_size > limits.bytes:
        notes.append(tr("{label} takes at most {limit} MB; this file has {size}.", label=preset.label,
                        limit=limits.bytes // 1_000_000, size=out.stat().st_size // 1_000_000))
    return notes
