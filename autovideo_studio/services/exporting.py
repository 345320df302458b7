"""From a project to files: the video, its thumbnail, subtitles and metadata."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autovideo_studio.domain.media_reference import CaptionReference
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.time import to_seconds
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import InvalidInput, NotFound, ReadOnly, os_error
from autovideo_studio.foundation.files import sweep_beside, write_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.foundation.together import together
from autovideo_studio.jobs.build import Builder, Made, Place
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.pipeline.packaging import package
from autovideo_studio.pipeline.subtitles import to_srt, to_vtt
from autovideo_studio.render import segments, soundtrack, thumbnail
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.drawing_version import drawing_version
from autovideo_studio.render.join import Chapter, Piece, join
from autovideo_studio.render.presets import DEFAULT_PRESET, RenderPreset, presets
from autovideo_studio.services.levels import known_level
from autovideo_studio.services.voicing import Advance

SOUND_TASK = "autovideo_studio.render.soundtrack:mix_task"


@dataclass(frozen=True, slots=True)
class Exported:
    """`files` by role: thumbnail, metadata, srt, vtt; `metadata` is what stands in that file."""

    video: Path
    files: dict[str, Path]
    seconds: float
    frames: int
    metadata: dict[str, Any]
    thumbnail_digest: str
    notes: tuple[str, ...] = ()


def check_output(out: Path) -> None:
    """Ask before the work, not after: the folder must be there and writable. Raises `InvalidInput`, `NotFound`, `ReadOnly`."""
    if out.suffix.lower() not in (".mp4", ".m4v", ".mov"):
        raise InvalidInput(tr("The video's name must end in .mp4, not “{name}”. Nothing was made.", name=out.name),
                           tr("For example: -o video.mp4"))
    if out.is_dir():
        raise InvalidInput(tr("{path} is a folder. Nothing was made.", path=out), tr("Name the video file in it."))
    if not out.parent.is_dir():
        raise NotFound(tr("The folder {folder} does not exist. Nothing was made.", folder=out.parent.absolute()),
                       tr("Make the folder first, or choose another."))
    probe = out.parent / f".{new_id('probe')}"
    try:
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise ReadOnly(tr("The folder {folder} cannot be written. Nothing was made.", folder=out.parent.absolute()),
                       tr("Choose another folder, or allow writing there."), repr(error)) from error


class ExportingService:
    def __init__(self, library: Library, workers: WorkerPool) -> None:
        self._library, self._workers = library, workers

    async def export(self, project: Project, out: Path, builder: Builder, advance: Advance, cancel: CancelToken,
                     preset_id: str = DEFAULT_PRESET) -> Exported:
        """Make what is missing, join, write `out` and the files beside it. Each is whole or not there."""
        preset = presets[preset_id]
        files = {asset.digest: AssetFile(self._library.store.path(asset.digest), asset.kind, asset.digest, asset.name)
                 for asset in project.assets if self._library.store.has(asset.digest)}
        pieces = self._segments(project, preset, files)
        shares = _Shares(len(pieces) + 1, advance)
        sound, poster, *encoded = await together([
            self._soundtrack(project, builder, shares.part(0), cancel),
            self._thumbnail(project, files, builder, cancel),
            *(self._segment(piece, preset, files, builder, shares.part(number), cancel)
              for number, piece in enumerate(pieces, 1))])
        cancel.raise_if_cancelled()
        notes = [tr("{name} is missing: a placeholder is shown.", name=name)
                 for name in sorted({name for product in encoded for name in product.meta.get("missing", [])})]
        notes += [tr("A sound was left out: {reason}", reason=each["reason"]) for each in sound.meta.get("skipped", [])]
        try:
            metadata = package(project.script, _scene_starts(project), float(to_seconds(project.sequence.duration,
                                                                                      project.sequence.format.rate)))
            beside = await asyncio.to_thread(self._write, project, out, preset, builder, sound, encoded, poster, metadata)
        except OSError as error:
            raise os_error(error, tr("writing the video")) from error
        frames = project.sequence.duration
        seconds = float(to_seconds(frames, project.sequence.format.rate))
        return Exported(out, beside, seconds, frames, metadata, poster.digest, tuple(notes))

    def _segments(self, project: Project, preset: RenderPreset,
                  files: Mapping[str, AssetFile]) -> tuple[segments.Segment, ...]:
        """A missing file has no digest here: a segment with a placeholder must not pass for the real one later."""
        digests = {asset.id: asset.digest for asset in project.assets if asset.digest in files}
        pieces = segments.plan_segments(project.sequence, preset, digests, drawing_version())
        if not pieces:
            raise InvalidInput(tr("There is nothing to show: the script has no words."), tr("Give a longer text."))
        return pieces

    async def _segment(self, piece: segments.Segment, preset: RenderPreset, files: Mapping[str, AssetFile], builder: Builder,
                       advance: Advance, cancel: CancelToken) -> Product:
        label = tr("Frames {start} to {end}", start=piece.start, end=piece.end)
        recipe = Recipe("segment", segments.ENCODER_VERSION, {"segment": piece.key}, label=label)

        async def maker() -> Made:
            path = self._library.scratch / f"{piece.key[:26]}.mp4"
            payload = segments.payload_for(piece, preset, files, path)
            meta = await self._workers.run(segments.TASK, payload, cancel=cancel, progress=advance)
            return Made("video/mp4", path=path, scratch=True, meta=meta, provider="render", model=preset.id)

        product = await builder.make(recipe, maker, place=Place.CACHE)
        advance(1.0)
        return product

    async def _soundtrack(self, project: Project, builder: Builder, advance: Advance, cancel: CancelToken) -> Product:
        digests = {asset.id: asset.digest for asset in project.assets}
        params = soundtrack.audio_fingerprint(project.sequence, digests)
        recipe = Recipe("soundtrack", soundtrack.VERSION, {"sound": params}, label=tr("Sound"))

        async def maker() -> Made:
            path = self._library.scratch / f"{recipe.key[:26]}.m4a"
            paths = {asset.id: str(self._library.store.path(asset.digest)) for asset in project.assets
                     if self._library.store.has(asset.digest)}
            levels = {asset.id: level for asset in project.assets
                      if (level := known_level(asset.digest, self._library.ledger)) is not None}
            payload = {"sequence": to_plain(project.sequence), "assets": paths, "levels": levels, "out": str(path)}
            meta = await self._workers.run(SOUND_TASK, payload, cancel=cancel, progress=advance)
            return Made("audio/mp4", path=path, scratch=True, meta=meta, provider="render", model="soundtrack")

        product = await builder.make(recipe, maker, place=Place.CACHE)
        advance(1.0)
        return product

    def _write(self, project: Project, out: Path, preset: RenderPreset, builder: Builder, sound: Product,
               encoded: list[Product], poster: Product, metadata: dict[str, Any]) -> dict[str, Path]:
        files = {"metadata": out.with_suffix(".json"), "thumbnail": out.with_suffix(".jpg")}
        for final in (out, *(out.with_suffix(suffix) for suffix in (".json", ".jpg", ".srt", ".vtt"))):
            sweep_beside(final)
        sequence = project.sequence
        starts = [(int(chapter["start"] * sequence.format.rate), chapter["title"]) for chapter in metadata["chapters"]]
        ends = [start for start, _ in starts[1:]] + [sequence.duration] * bool(starts)
        join([Piece(builder.path(product), product.meta["frames"]) for product in encoded], sequence.format.rate, out,
             soundtrack=builder.path(sound), preset=preset, title=metadata["title"],
             chapters=[Chapter(start, end, name) for (start, name), end in zip(starts, ends, strict=True)])
        write_whole(files["thumbnail"], builder.path(poster).read_bytes())
        write_whole(files["metadata"], json.dumps(metadata, ensure_ascii=False, indent=2).encode())
        phrases = _phrases(project)
        if phrases:
            for role, suffix, text in (("srt", ".srt", to_srt), ("vtt", ".vtt", to_vtt)):
                files[role] = out.with_suffix(suffix)
                write_whole(files[role], text(phrases, sequence.format.rate).encode())
        return files

    async def _thumbnail(self, project: Project, files: Mapping[str, AssetFile], builder: Builder,
                         cancel: CancelToken) -> Product:
        digests = {asset.id: asset.digest for asset in project.assets}
        payload = thumbnail.payload_for(project.sequence, thumbnail.best_frame(project.sequence), digests, files)
        recipe = Recipe("thumbnail", thumbnail.VERSION, {"slice": payload["slice"], "first": payload["first"],
                                                         "drawing": drawing_version()}, label=tr("Thumbnail"))

        async def maker() -> Made:
            path = self._library.scratch / f"{recipe.key[:26]}.jpg"
            await self._workers.run(thumbnail.TASK, {**payload, "output": str(path)}, cancel=cancel)
            return Made("image/jpeg", path=path, scratch=True, provider="render", model="thumbnail")

        return await builder.make(recipe, maker)


def _scene_starts(project: Project) -> dict[str, float]:
    rate = project.sequence.format.rate
    return {clip.origin.scene_id: float(to_seconds(span.start, rate)) for track in project.sequence.tracks
            if track.kind is TrackKind.VIDEO for span, clip in track.clips() if clip.origin}


def _phrases(project: Project) -> list[tuple[int, CaptionReference, int]]:
    return [(span.start, clip.media, span.duration) for track in project.sequence.tracks if track.kind is TrackKind.CAPTION
            for span, clip in track.clips() if isinstance(clip.media, CaptionReference)]


class _Shares:
    """One progress from many equal parts."""

    def __init__(self, count: int, advance: Advance) -> None:
        self._done = [0.0] * count
        self._advance = advance

    def part(self, number: int) -> Advance:
        def update(fraction: float) -> None:
            self._done[number] = fraction
            self._advance(sum(self._done) / len(self._done))

        return update
