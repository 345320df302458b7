"""What is seen: the creator's own pictures where they match, an image model's or drawn motion graphics elsewhere; captions; the
arrangement."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from autovideo_studio.domain.asset import Asset
from autovideo_studio.domain.brief import GRAPHICS
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.project import AddAssets, SetSequence
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, GraphicReference, MediaReference
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Take
from autovideo_studio.domain.sequence import SequenceFormat, shape_of
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.together import together
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.pipeline.arrangement import SceneMedia, arrange
from autovideo_studio.pipeline.captions import caption_phrases
from autovideo_studio.pipeline.graphics import choose_graphic
from autovideo_studio.pipeline.media_match import match_media
from autovideo_studio.pipeline.speech_cuts import heard_at
from autovideo_studio.providers.base import Word
from autovideo_studio.services.documents import Door
from autovideo_studio.services.importing import MediaFolder, OwnFile
from autovideo_studio.services.looks import caption_limits
from autovideo_studio.services.own_files import OwnFiles
from autovideo_studio.services.painters import PaintersService
from autovideo_studio.services.picture_wishes import OWN, made_by
from autovideo_studio.services.takes import Manner, asks_for, keep_takes, take_of, variant_of, words_of
from autovideo_studio.services.voicing import Advance

GRAPHIC_VERSION = 1
CAPTION_VERSION = 1


class IllustratingService:
    def __init__(self, library: Library, workers: WorkerPool, painters: PaintersService) -> None:
        self._library, self._own_files, self._painters = library, OwnFiles(library, workers), painters

    async def illustrate(self, document: Door, format: SequenceFormat, media: MediaFolder, builder: Builder, advance: Advance,
                         cancel: CancelToken, manner: Manner) -> tuple[str, ...]:
        """Choose and make the picture and the captions of every scene; they become chosen takes, in one step of the history.
        Returns notes about pictures that could not be made."""
        project, fresh = document.project, manner.fresh
        scenes = project.script.scenes
        variants = {scene.id: variant_of(scene, "visual", fresh) for scene in scenes}
        matched = match_media(scenes, media.files, language=project.brief.language)
        drawn = [scene for scene in scenes if (matched.get(scene.id) is None or variants[scene.id])
                 and not _keeps_own(scene, manner)]
        graphics = _graphics(project, drawn, variants)
        painting = None
        if project.brief.pictures != GRAPHICS:
            painting = self._painters.begin(project, format, builder, cancel)
        painted = [(scene, variants[scene.id]) for scene in drawn
                   if not _stays(scene, manner) and manner.may_ask(scene, "visual")]
        if painting is not None and (words := painting.announcement(painted)):
            manner.announce(words)
        done = dict.fromkeys((scene.id for scene in scenes), 0.0)

        def tell(scene: Scene, fraction: float) -> None:
            done[scene.id] = max(done[scene.id], fraction)
            advance(sum(done.values()) / len(scenes))

        async def visual(scene: Scene) -> tuple[Scene, Take, Asset | None] | None:
            """None where the scene keeps what it shows."""
            own = matched.get(scene.id)
            if own is not None and scene.id not in graphics:
                return await self._own_picture(scene, own, format, builder, cancel)
            if _stays(scene, manner):
                return None
            if painting is not None:
                made = await painting.picture(scene, variants[scene.id], partial(tell, scene),
                                              may_ask=manner.may_ask(scene, "visual"))
                if made is not None or scene.take("visual") is not None:
                    return made
            return await self._graphic(scene, graphics[scene.id], variants[scene.id], builder)

        async def one(scene: Scene) -> list[tuple[Scene, Take, Asset | None]]:
            picture = await visual(scene)
            takes = [picture] if picture is not None else []
            if project.brief.captions != "none" and scene.take("narration"):
                takes.append(await self._captions(scene, project, format, builder))
            tell(scene, 1.0)
            return takes

        keep_takes(document, sum(await together(one(scene) for scene in scenes), []), tr("Pictures and captions"), fresh)
        return painting.notes() if painting is not None else ()

    def arrange(self, document: Door, format: SequenceFormat, music: Asset | None) -> None:
        """Lay everything out as a sequence, as one step of the history; nothing if it is laid out so already."""
        project = document.project
        made = {scene.id: self._scene_media(scene, project) for scene in project.script.scenes}
        sequence = arrange(project, made, format, music, project.brief.style)
        edits: list[Edit] = [AddAssets((music,))] if music is not None and project.asset(music.id) is None else []
        if sequence != project.sequence:
            edits.append(SetSequence(sequence))
        if edits:
            document.apply(Several(tuple(edits), tr("Arrange")))

    async def _graphic(self, scene: Scene, reference: GraphicReference, variant: int,
                       builder: Builder) -> tuple[Scene, Take, None]:
        recipe = Recipe("visual", GRAPHIC_VERSION, to_plain(reference), label=scene.narration[:60])

        async def maker() -> Made:
            return Made("application/json", data=json.dumps(to_plain(reference), ensure_ascii=False).encode(),
                        provider="motion-graphics", model=reference.layout)

        number = {"variant": variant} if variant else {}
        return scene, take_of(scene, "visual", recipe, await builder.make(recipe, maker), **number), None

    async def _own_picture(self, scene: Scene, own: OwnFile, format: SequenceFormat, builder: Builder,
                           cancel: CancelToken) -> tuple[Scene, Take, Asset]:
        kept = await self._own_files.keep(own, format, builder, cancel)
        return scene, take_of(scene, "visual", kept.recipe, kept.product, asset=kept.asset.id), kept.asset

    async def _captions(self, scene: Scene, project: Project, format: SequenceFormat,
                        builder: Builder) -> tuple[Scene, Take, None]:
        narration = scene.take("narration")
        assert narration is not None
        spoken = self._library.ledger.find(narration.recipe)
        cuts = narration.meta.get("cuts", ())
        words: list[list[Any]] = [
            [word.text, word.offset, heard_at(cuts, word.begin_s), heard_at(cuts, word.end_s)]
            for word in words_of(narration, spoken.meta["words"] if spoken else [])]
        max_units, max_lines = caption_limits(project.brief.captions, shape_of(format.width, format.height))
        params = {"text": scene.narration, "words": words, "language": project.brief.language, "rate": str(format.rate),
                  "style": project.brief.captions, "max_units": max_units, "max_lines": max_lines}
        recipe = Recipe("captions", CAPTION_VERSION, params, (narration.digest,), label=scene.narration[:60])

        async def maker() -> Made:
            phrases = caption_phrases([Word(*word) for word in words], scene.narration, project.brief.language, format.rate,
                                      max_units=max_units, max_lines=max_lines, style=project.brief.captions)
            plain = [[start, to_plain(phrase), duration] for start, phrase, duration in phrases]
            return Made("application/json", data=json.dumps(plain, ensure_ascii=False).encode(), provider="captions")

        return scene, take_of(scene, "captions", recipe, await builder.make(recipe, maker)), None

    def _scene_media(self, scene: Scene, project: Project) -> SceneMedia:
        narration, visual, captions = scene.take("narration"), scene.take("visual"), scene.take("captions")
        assert visual is not None
        spoken = project.asset(narration.meta["asset"]) if narration else None
        phrases = tuple((start, from_plain(phrase, CaptionReference), duration)
                        for start, phrase, duration in (self._json(captions.digest) if captions else ()))
        return SceneMedia(self.seen_in(visual), spoken, phrases if project.brief.captions != "none" else (),
                          narration.meta.get("cuts", ()) if narration else ())

    def seen_in(self, take: Take) -> MediaReference:
        """What a take shows. Raises `NotFound` where its bytes are gone."""
        if "asset" in take.meta:
            return AssetReference(take.meta["asset"])
        return from_plain(self._json(take.digest), GraphicReference)

    def _json(self, digest: str) -> Any:
        return json.loads(self._library.store.path(digest).read_bytes())


def _stays(scene: Scene, manner: Manner) -> bool:
    """Whether a scene keeps the picture in use, whatever could be made."""
    used = scene.take("visual")
    return used is not None and used.locked and not asks_for(manner.fresh, scene, "visual") or _keeps_own(scene, manner)


def _keeps_own(scene: Scene, manner: Manner) -> bool:
    """A file of the creator's is not looked for again in a video that is made again, nor replaced unasked."""
    used = scene.take("visual")
    return manner.again and used is not None and made_by(used) == OWN and not asks_for(manner.fresh, scene, "visual")


def _graphics(project: Project, scenes: Sequence[Scene], variants: Mapping[str, int]) -> dict[str, GraphicReference]:
    """What is drawn for each scene. A scene's own words decide, and the layout before it, so that none comes twice in a row."""
    chosen: dict[str, GraphicReference] = {}
    previous = ""
    count = len(project.script.scenes)
    for index, scene in enumerate(project.script.scenes):
        if scene in scenes:
            chosen[scene.id] = choose_graphic(scene, index=index, count=count, style=project.brief.style,
                                              language=project.brief.language, seed=int(digest_of(scene.id)[:8], 16),
                                              previous_layout=previous, variant=variants[scene.id])
            previous = chosen[scene.id].layout
    return chosen


