"""Who speaks, what is spoken, and the music under it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Take
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.digest import digest_file, digest_of
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.together import together
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.providers.base import Capability, MusicRequest, SpeechRequest, Voice
from autovideo_studio.providers.router import Router
from autovideo_studio.providers.voices import candidates
from autovideo_studio.providers.written_words import written_words
from autovideo_studio.services.calls import Calls
from autovideo_studio.services.documents import Door
from autovideo_studio.services.importing import ImportingService
from autovideo_studio.services.levels import measure_level
from autovideo_studio.services.takes import Fresh, asset_for, is_stale, keep_takes, take_of, variant_of

__all__ = ["Advance", "Voice", "VoicingService"]

MUSIC_LOOP_SECONDS = 48.0
SPEEDS = (1.0, 0.93, 1.07, 0.97, 1.03)
Advance = Callable[[float], None]


class VoicingService:
    def __init__(self, library: Library, workers: WorkerPool, router: Router, calls: Calls, importing: ImportingService) -> None:
        self._library, self._workers, self._router, self._calls = library, workers, router, calls
        self._importing = importing

    async def voices(self, language: str, cancel: CancelToken) -> list[Voice]:
        """Every voice of every usable provider that speaks `language` (any, if "")."""
        wanted = candidates(language)
        call = self._calls(cancel)
        found = [voice for provider in self._router.usable(Capability.SPEECH)
                 for voice in await provider.voices(call)]  # type: ignore[attr-defined]
        return [voice for voice in found if not wanted or any(name.lower().split("-")[0] in wanted or name.lower() in wanted
                                                              for name in voice.languages)]

    async def choose_voice(self, brief: Brief, cancel: CancelToken) -> Voice:
        """The voice asked for, or the best for the language; one for the whole video. Raises `NotFound`, `NotInstalled`."""
        return await self._router.resolve_voice(brief.voice, brief.language, self._calls(cancel))

    async def sample(self, voice: Voice, cancel: CancelToken) -> Path:
        """A sound file in which the voice introduces itself; made once."""
        language = voice.languages[0] if voice.languages else "en"
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, cancel)
        request = SpeechRequest(voice.sample or tr("This is how I sound."), voice.id, language)
        _, product = await self._spoken(request, voice.label, 0, builder, cancel)
        return builder.path(product)

    async def speak(self, document: Door, builder: Builder, advance: Advance, cancel: CancelToken,
                    fresh: Fresh | None = None) -> None:
        """Make the narration of every scene and put it into the project as chosen takes, in one step of the history."""
        scenes = [scene for scene in document.project.script.scenes if written_words(scene.narration)]
        done = 0

        async def one(scene: Scene) -> tuple[Scene, Take, Asset]:
            nonlocal done
            variant = variant_of(scene, "narration", fresh)
            spoken = None if fresh and fresh.scene_id == scene.id else _cut_by_hand(scene, document.project)
            spoken = spoken or await self._speak_scene(scene, document.project.brief, variant, builder, cancel)
            done += 1
            advance(done / len(scenes))
            return spoken

        keep_takes(document, await together(one(scene) for scene in scenes), tr("Narration"))

    async def listen(self, document: Door, builder: Builder, cancel: CancelToken) -> None:
        """Measure how loud each narration is. Only the mix needs to know: do it while the rest goes on."""
        spoken = {take.digest for scene in document.project.script.scenes if (take := scene.take("narration"))}
        await together(measure_level(digest, self._library.store.path(digest), builder, self._workers, cancel)
                       for digest in sorted(spoken))

    async def music(self, brief: Brief, own: Path | None, builder: Builder, cancel: CancelToken) -> Asset | None:
        """The creator's `own` file, a bed made for this video, or none."""
        if own is not None:
            return await self._own_music(own, cancel)
        return None if brief.music == "none" else await self._bed(brief, builder, cancel)

    async def _speak_scene(self, scene: Scene, brief: Brief, variant: int, builder: Builder,
                           cancel: CancelToken) -> tuple[Scene, Take, Asset]:
        """A voice of this computer says the same in the same way: its variants are slower and faster. Others read it anew."""
        voice = scene.voice or brief.voice
        local = self._router.registry[voice.partition(":")[0]].local
        request = SpeechRequest(scene.narration, voice, brief.language, SPEEDS[variant % len(SPEEDS)] if local else 1.0,
                                pauses=tuple((offset, str(float(pause))) for offset, pause in scene.pauses),
                                seed=variant or None)
        recipe, product = await self._spoken(request, scene.narration[:60], variant, builder, cancel)
        asset = _sound_asset(product, scene.narration[:40])
        number = {"variant": variant} if variant else {}
        take = take_of(scene, "narration", recipe, product, asset=asset.id, text=scene.narration, voice=voice, **number)
        return scene, take, asset

    async def _spoken(self, request: SpeechRequest, label: str, variant: int, builder: Builder,
                      cancel: CancelToken) -> tuple[Recipe, Product]:
        provider = self._router.registry[request.voice.partition(":")[0]]
        params: dict[str, Any] = {
            "provider": provider.id, "text": request.text, "voice": request.voice, "language": request.language,
            "speed": request.speed, "pitch": request.pitch, "pauses": [list(pause) for pause in request.pauses]}
        if variant:
            params["variant"] = variant
        recipe = Recipe("narration", provider.version, params, label=label, paid=not provider.local)

        async def maker() -> Made:
            routed = await self._router.run(Capability.SPEECH, request, self._calls(cancel))
            result = routed.result
            meta = {"seconds": result.seconds, "timing": str(result.timing),
                    "words": [[word.text, word.offset, word.begin_s, word.end_s] for word in result.words]}
            return Made("audio/wav", path=result.path, scratch=True, meta=meta, provider=result.provenance.provider,
                        model=result.provenance.model)

        return recipe, await builder.make(recipe, maker, provider=provider.id)

    async def _bed(self, brief: Brief, builder: Builder, cancel: CancelToken) -> Asset:
        from autovideo_studio.providers.offline.music import Bed

        bed = Bed()
        seed = int(digest_of([brief.base, brief.title])[:8], 16)
        request = MusicRequest(" ".join((brief.tone, brief.title)).strip(), MUSIC_LOOP_SECONDS, seed)
        params = {"provider": bed.id, "prompt": request.prompt, "seconds": request.seconds, "seed": seed}
        recipe = Recipe("music", bed.version, params, label=tr("Music"))

        async def maker() -> Made:
            result = await bed.compose(request, self._calls(cancel))
            return Made("audio/flac", path=result.path, scratch=True, meta={"seconds": result.seconds},
                        provider=bed.id, model=result.provenance.model)

        product = await builder.make(recipe, maker)
        await measure_level(product.digest, builder.path(product), builder, self._workers, cancel)
        return _sound_asset(product, tr("Music"))

    async def _own_music(self, path: Path, cancel: CancelToken) -> Asset:
        facts = await self._importing.probe_file(path, cancel)
        digest = await asyncio.to_thread(digest_file, path)
        if not self._library.store.has(digest):
            await asyncio.to_thread(self._library.store.put_file, path)
        return asset_for(digest, AssetKind.AUDIO, path.name, seconds=facts.seconds)


def _cut_by_hand(scene: Scene, project: Project) -> tuple[Scene, Take, Asset] | None:
    """The take in use where words were cut out of it, as long as it says what the scene does."""
    take = scene.take("narration")
    if take is None or "cuts" not in take.meta or is_stale(scene, project.brief.voice):
        return None
    asset = project.asset(take.meta["asset"])
    return (scene, take, asset) if asset is not None else None


def _sound_asset(product: Product, name: str) -> Asset:
    return asset_for(product.digest, AssetKind.AUDIO, name, seconds=Fraction(str(round(product.meta["seconds"], 6))))
