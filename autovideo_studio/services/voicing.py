"""Who speaks, what is spoken, and the music under it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Take
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.digest import digest_file, digest_of
from autovideo_studio.foundation.errors import NotFound, ProviderError, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.foundation.together import together
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.pipeline.segmentation import characters_in, speech_seconds
from autovideo_studio.providers.base import (
    Capability,
    Money,
    MusicRequest,
    Provider,
    SpeaksPieces,
    SpeechRequest,
    Unit,
    Usage,
    Voice,
)
from autovideo_studio.providers.prices import cost
from autovideo_studio.providers.router import Router
from autovideo_studio.providers.voices import AUTO, candidates
from autovideo_studio.providers.written_words import written_words
from autovideo_studio.services.calls import Calls
from autovideo_studio.services.documents import Door
from autovideo_studio.services.importing import ImportingService
from autovideo_studio.services.levels import measure_level
from autovideo_studio.services.narrating import Narration, Spoken, narration_of
from autovideo_studio.services.spending import price_words
from autovideo_studio.services.takes import Manner, asks_for, asset_for, is_stale, keep_takes, take_of, variant_of

__all__ = ["Advance", "Money", "Voice", "VoiceGroup", "VoicingService"]

MUSIC_LOOP_SECONDS = 48.0
SPEEDS = (1.0, 0.93, 1.07, 0.97, 1.03)
Advance = Callable[[float], None]
_JOIN = "autovideo_studio.providers.joined_speech_task:join"


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """The voices of one provider; `near` needs no network. `problem` says why there are none now; `note` what to know before one
    is chosen."""

    id: str
    label: str
    near: bool
    voices: tuple[Voice, ...] = ()
    problem: StudioError | None = None
    note: str = ""


class VoicingService:
    def __init__(self, library: Library, workers: WorkerPool, router: Router, calls: Calls, importing: ImportingService) -> None:
        self._library, self._workers, self._router, self._calls = library, workers, router, calls
        self._importing = importing
        self._places: dict[str, asyncio.Semaphore] = {}

    async def voices(self, language: str, cancel: CancelToken, *, near: bool = False) -> list[VoiceGroup]:
        """The voices that speak `language` (any, if ""), by provider; first those of an account, for who has one wants them, then
        those of this computer. Who cannot be asked tells why and keeps nobody else waiting. `near`: only what needs no
        network."""
        providers = [provider for provider in self._router.registry.able_to(Capability.SPEECH)
                     if isinstance(provider, SpeaksPieces) or provider.health(self._router.secret).usable]
        if near:
            providers = [provider for provider in providers if not isinstance(provider, SpeaksPieces)]
        groups = await together(self._group(provider, language, cancel) for provider in providers)
        return sorted(groups, key=lambda group: 1 if group.near else 0 if group.voices else 2)

    async def choose_voice(self, brief: Brief, cancel: CancelToken) -> Voice:
        """The voice asked for, or the best for the language; one for the whole video. Raises `NotFound`, `NotInstalled`."""
        return await self._router.resolve_voice(brief.voice, brief.language, self._calls(cancel))

    async def sample(self, voice: Voice, cancel: CancelToken) -> Path:
        """A sound file in which the voice introduces itself; made once, and paid once where it costs (`sample_price`)."""
        builder = Builder(self._library.ledger, self._library.store, self._library.cache, cancel)
        _, product = await self._spoken(_sample_of(voice), voice.label, 0, builder, cancel)
        return builder.path(product)

    def sample_price(self, voice: Voice) -> Money | None:
        """What hearing a voice costs: nothing where it was heard before."""
        request = _sample_of(voice)
        provider = self._provider(voice.id)
        if self._missing(narration_of(provider, request, voice.label)):
            return self._price(provider, [request.text], request.language)
        return Money(Decimal(0), basis="made")

    def price(self, voice: str, seconds: float, language: str) -> Money | None:
        """About what a narration of so many seconds costs; None where nobody knows. "auto" never costs anything."""
        if voice in ("", AUTO):
            return Money(Decimal(0), basis="local")
        if voice.partition(":")[0] not in self._router.registry:
            return None
        return self._price(self._provider(voice), ["e" * characters_in(seconds, language)], language, seconds)

    def speaker(self, voice: str) -> VoiceGroup:
        """Whose voice it is, without the voices."""
        id = voice.partition(":")[0]
        if id not in self._router.registry:
            return VoiceGroup(id, id, False)
        provider = self._provider(voice)
        return VoiceGroup(provider.id, provider.label, _is_near(provider), note=_note(provider))

    def is_free(self, voice: str) -> bool:
        """Whether it speaks on this computer (or in its network) and for nothing; one that is not known is not."""
        return voice in ("", AUTO) or (voice.partition(":")[0] in self._router.registry and self._provider(voice).local)

    def sayings(self, project: Project) -> list[str]:
        """What is to be spoken and paid to bring a project up to date, in a sentence for each provider: what was paid before is
        not in it."""
        missing: dict[str, list[str]] = defaultdict(list)
        for scene in _spoken_scenes(project):
            id = (scene.voice or project.brief.voice).partition(":")[0]
            if id in self._router.registry and (texts := self._unspoken(scene, project)):
                missing[id].append(" ".join(texts))
        return [tr("{provider} speaks {characters} characters of {scenes} scenes: {price}", provider=provider.label,
                   characters=sum(map(len, texts)), scenes=len(texts),
                   price=price_words(self._price(provider, texts, project.brief.language)))
                for id, texts in missing.items() for provider in [self._router.registry[id]]]

    def _unspoken(self, scene: Scene, project: Project) -> list[str]:
        """What of a scene is still to be asked of a voice that costs."""
        voice = scene.voice or project.brief.voice
        if self.is_free(voice) or _is_locked(scene) or _cut_by_hand(scene, project):
            return []
        provider = self._provider(voice)
        looked_up = isinstance(provider, SpeaksPieces) and not provider.settled(voice)
        if looked_up and not is_stale(scene, project.brief.voice):
            return []  # it was made under the id that the name stands for, which only the vendor knows
        variant = variant_of(scene, "narration", None)
        request = _request(scene, project.brief, voice, variant, False)
        return [each.request.text for each in self._missing(narration_of(provider, request, "", variant))]

    async def speak(self, document: Door, builder: Builder, advance: Advance, cancel: CancelToken, manner: Manner) -> None:
        """Make the narration of every scene and put it into the project as chosen takes, in one step of the history. A scene
        whose voice would cost money stays as it is where nobody may be paid, or where its take is locked, but for the one that
        is wanted fresh."""
        project, fresh = document.project, manner.fresh
        scenes = _spoken_scenes(project)
        if manner.may_pay and fresh is None:
            for words in self.sayings(project):
                manner.announce(words)
        done = 0

        async def one(scene: Scene) -> tuple[Scene, Take, Asset] | None:
            nonlocal done
            variant = variant_of(scene, "narration", fresh)
            wanted = asks_for(fresh, scene, "narration")
            pays = manner.may_ask(scene, "narration") and (wanted or not _is_locked(scene))
            spoken = None if fresh and fresh.scene_id == scene.id else _cut_by_hand(scene, project)
            spoken = spoken or await self._speak_scene(scene, project.brief, variant, builder, cancel, pays)
            done += 1
            advance(done / len(scenes))
            return spoken

        made = await together(one(scene) for scene in scenes)
        keep_takes(document, [each for each in made if each is not None], tr("Narration"))

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

    async def _speak_scene(self, scene: Scene, brief: Brief, variant: int, builder: Builder, cancel: CancelToken,
                           paying: bool) -> tuple[Scene, Take, Asset] | None:
        """None where it would cost and is not to."""
        voice = scene.voice or brief.voice
        provider = self._provider(voice)
        if isinstance(provider, SpeaksPieces):
            voice = (await self._router.resolve_voice(voice, brief.language, self._calls(cancel))).id
        request = _request(scene, brief, voice, variant, provider.local)
        if not paying and not provider.local and self._missing(narration_of(provider, request, "", variant)):
            return None
        recipe, product = await self._spoken(request, scene.narration[:60], variant, builder, cancel)
        asset = _sound_asset(product, scene.narration[:40])
        number = {"variant": variant} if variant else {}
        take = take_of(scene, "narration", recipe, product, asset=asset.id, text=scene.narration,
                       voice=scene.voice or brief.voice, **number)
        return scene, take, asset

    async def _spoken(self, request: SpeechRequest, label: str, variant: int, builder: Builder,
                      cancel: CancelToken) -> tuple[Recipe, Product]:
        provider = self._provider(request.voice)
        narration = narration_of(provider, request, label, variant)
        if not narration.joined:
            return narration.whole, await self._piece(provider, narration.pieces[0], builder, cancel)

        async def maker() -> Made:
            products = await together(self._piece(provider, piece, builder, cancel) for piece in narration.pieces)
            return await self._joined(request, narration, products, builder, cancel)

        return narration.whole, await builder.make(narration.whole, maker, provider=provider.id)

    async def _piece(self, provider: Provider, piece: Spoken, builder: Builder, cancel: CancelToken) -> Product:
        async def maker() -> Made:
            routed = await self._router.run(Capability.SPEECH, piece.request, self._calls(cancel))
            result, costs = routed.result, [each.cost.amount for each in routed.attempts if each.cost is not None]
            meta = {"seconds": result.seconds, "timing": str(result.timing),
                    "words": [[word.text, word.offset, word.begin_s, word.end_s] for word in result.words]}
            if piece.recipe.paid:
                meta |= {"usage": {str(unit): str(amount) for unit, amount in result.usage.amounts.items()},
                         "request_id": result.provenance.request_id}
            return Made("audio/wav", path=result.path, scratch=True, meta=meta, provider=result.provenance.provider,
                        model=result.provenance.model, cost_usd=str(sum(costs)) if costs and piece.recipe.paid else None)

        if not piece.recipe.paid:
            return await builder.make(piece.recipe, maker, provider=provider.id)
        async with self._places.setdefault(provider.id, asyncio.Semaphore(provider.concurrency)):
            # What waits for its place is not yet written down as sent: a stop or a kill leaves no doubt about it.
            return await builder.make(piece.recipe, maker, provider=provider.id, model=piece.request.model)

    async def _joined(self, request: SpeechRequest, narration: Narration, products: Iterable[Product], builder: Builder,
                      cancel: CancelToken) -> Made:
        pieces = list(products)
        path = self._library.scratch / f"{new_id('voice')}.wav"
        answer = await self._workers.run(_JOIN, {
            "text": request.text, "pauses": [list(pause) for pause in request.pauses], "path": str(path),
            "longest": narration.longest, "parts": [
                {"path": str(builder.path(piece)), "spans": [word[2:4] for word in piece.meta["words"]]} for piece in pieces],
        }, cancel=cancel)
        timings = {str(piece.meta["timing"]) for piece in pieces} | {answer["timing"]}
        meta = {"seconds": answer["seconds"], "words": answer["words"],
                "timing": next(each for each in ("estimated", "aligned", "measured") if each in timings)}
        return Made("audio/wav", path=path, scratch=True, meta=meta, provider=narration.pieces[0].recipe.params["provider"],
                    model=narration.pieces[0].request.model)

    async def _group(self, provider: Provider, language: str, cancel: CancelToken) -> VoiceGroup:
        health = provider.health(self._router.secret)
        group = VoiceGroup(provider.id, provider.label, _is_near(provider), note=_note(provider))
        if not health.usable:
            return replace(group, problem=NotFound(health.reason, health.remedy))
        try:
            found = await self._router.voices(provider, self._calls(cancel))
        except ProviderError as error:
            return replace(group, problem=error)
        wanted = candidates(language)
        return replace(group, voices=tuple(voice for voice in found if not wanted or not voice.languages or any(
            name.lower().split("-")[0] in wanted or name.lower() in wanted for name in voice.languages)))

    def _provider(self, voice: str) -> Provider:
        return self._router.registry[voice.partition(":")[0]]

    def _missing(self, narration: Narration) -> list[Spoken]:
        """What would have to be asked for: nothing that was made before."""
        find = self._library.ledger.find
        if find(narration.whole.key) is not None:
            return []
        return [piece for piece in narration.pieces if find(piece.recipe.key) is None]

    def _price(self, provider: Provider, texts: Iterable[str], language: str, seconds: float | None = None) -> Money | None:
        whole = " ".join(texts)
        length = speech_seconds(whole, language) if seconds is None else seconds
        usage = Usage({Unit.CHARACTER: Decimal(len(whole)), Unit.SECOND: Decimal(str(round(length, 3)))}, measured=False)
        model = provider.speech_model if isinstance(provider, SpeaksPieces) else ""
        return cost(provider.id, model, usage, local=provider.local)

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


def _spoken_scenes(project: Project) -> list[Scene]:
    return [scene for scene in project.script.scenes if written_words(scene.narration)]


def _is_locked(scene: Scene) -> bool:
    take = scene.take("narration")
    return take is not None and take.locked


def _request(scene: Scene, brief: Brief, voice: str, variant: int, local: bool) -> SpeechRequest:
    """A voice of this computer says the same in the same way: its variants are slower and faster. Others read it anew."""
    return SpeechRequest(scene.narration, voice, brief.language, SPEEDS[variant % len(SPEEDS)] if local else 1.0,
                         pauses=tuple((offset, str(float(pause))) for offset, pause in scene.pauses), seed=variant or None)


def _sample_of(voice: Voice) -> SpeechRequest:
    return SpeechRequest(voice.sample or tr("This is how I sound."), voice.id, voice.languages[0] if voice.languages else "en")


def _is_near(provider: Provider) -> bool:
    return not isinstance(provider, SpeaksPieces)


def _note(provider: Provider) -> str:
    return provider.note if isinstance(provider, SpeaksPieces) else ""


def _cut_by_hand(scene: Scene, project: Project) -> tuple[Scene, Take, Asset] | None:
    """The take in use where words were cut out of it, as long as it says what the scene does."""
    take = scene.take("narration")
    if take is None or "cuts" not in take.meta or is_stale(scene, project.brief.voice):
        return None
    asset = project.asset(take.meta["asset"])
    return (scene, take, asset) if asset is not None else None


def _sound_asset(product: Product, name: str) -> Asset:
    return asset_for(product.digest, AssetKind.AUDIO, name, seconds=Fraction(str(round(product.meta["seconds"], 6))))
