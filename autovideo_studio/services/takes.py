"""Putting products into a project: assets by content, takes chosen unless the creator has locked another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.clips import ReplaceMedia
from autovideo_studio.domain.edits.project import AddAssets
from autovideo_studio.domain.edits.script import ReviseScene
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.edits.takes import AddTake, ChooseTake, LockTake
from autovideo_studio.domain.media_reference import MediaReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import clips_by_origin
from autovideo_studio.domain.script import Scene, Take
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.pipeline.speech_cuts import cuts_for, left, merged, removed_words
from autovideo_studio.providers.base import Word
from autovideo_studio.services.documents import Door
from autovideo_studio.services.picture_wishes import OWN, made_by


def asset_for(digest: str, kind: AssetKind, name: str, *, media_type: str = "", width: int = 0, height: int = 0,
              seconds: Fraction | None = None, has_audio: bool = False, has_alpha: bool = False) -> Asset:
    """The asset of stored bytes: the same bytes are the same asset."""
    return Asset(f"asset_{digest[:26]}", digest, kind, name, media_type, width, height, seconds,
                 has_audio or kind is AssetKind.AUDIO, has_alpha=has_alpha)


@dataclass(frozen=True, slots=True)
class Fresh:
    """A new take that the creator wants: of which scene, in which role, under the number `variant`."""

    scene_id: str
    role: str
    variant: int


def asks_for(fresh: Fresh | None, scene: Scene, role: str) -> bool:
    return fresh is not None and (fresh.scene_id, fresh.role) == (scene.id, role)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a video is to be filled. `may_pay`: image models and voices that cost may be asked; `again`: of a video that is there,
    whose own pictures stay; `fresh` is one take that is made anew, and the only thing that anybody is asked for; `announce` hears
    what is about to be made for how much."""

    may_pay: bool = True
    again: bool = False
    fresh: Fresh | None = None
    announce: Callable[[str], None] = lambda words: None

    def may_ask(self, scene: Scene, role: str) -> bool:
        """Whether somebody may be asked, and paid, for a scene's take."""
        return self.may_pay if self.fresh is None else asks_for(self.fresh, scene, role)


def variant_of(scene: Scene, role: str, fresh: Fresh | None) -> int:
    """Which variation is to be made: the one asked for, else that of the take in use: a choice outlives the next making."""
    if fresh is not None and asks_for(fresh, scene, role):
        return fresh.variant
    used = scene.take(role)
    return int(used.meta.get("variant", 0)) if used else 0


def next_variant(scene: Scene, role: str) -> int:
    """A number that no take of this role has."""
    return 1 + max((int(take.meta.get("variant", 0)) for take in scene.takes if take.role == role), default=0)


def is_stale(scene: Scene, voice: str) -> bool:
    """Whether a scene's words, or its voice (`voice` is the video's), are others than those that were spoken. A locked take was
    chosen as it is."""
    take = scene.take("narration")
    if take is None:
        return bool(scene.narration.strip())
    if take.locked:
        return False
    spoken = str(take.meta.get("text", scene.narration)), str(take.meta.get("voice", voice))
    return spoken != (scene.narration, scene.voice or voice)


def choosing(project: Project, scene: Scene, take: Take, media: MediaReference | None) -> list[Edit]:
    """What makes a take the one in use. A picture (`media`) changes at once wherever it is seen, and the words that it was
    painted after are the scene's again. What the next making would replace is locked: a voice with other words than the scene's,
    a picture by another than who makes the video's."""
    edits: list[Edit] = [ChooseTake(scene.id, take.id)]
    if media is not None:
        edits += [ReplaceMedia(placed.clip.id, media) for placed in clips_by_origin(project.sequence, scene.id, take.role)]
        words = take.meta.get("words", scene.prompt) if scene.prompt else ""
        edits += [ReviseScene(scene.id, prompt=words)] if words != scene.prompt else []
        replaced = made_by(take) not in (OWN, project.brief.pictures)
    else:
        replaced = take.meta.get("text", scene.narration) != scene.narration
    return [*edits, LockTake(scene.id, take.id, True)] if replaced and not take.locked else edits


def revising_words(scene: Scene, text: str) -> list[Edit]:
    """Other words for a scene: a voice that was locked with the old ones is free again."""
    spoken = scene.take("narration")
    unlock: list[Edit] = [LockTake(scene.id, spoken.id, False)] if spoken is not None and spoken.locked else []
    return [ReviseScene(scene.id, narration=text), *unlock]


def cutting(scene: Scene, words: Sequence[Word], text: str) -> list[Edit]:
    """What takes words out of a scene and out of its voice alike, without speaking it anew; nothing where `text` is not the
    scene's with some words less, or `words` (as they were timed) do not tell. The whole voice stays a take."""
    spoken = scene.take("narration")
    gone = removed_words(words, scene.narration, text) if spoken is not None else None
    if spoken is None or not gone:
        return []
    cuts = merged([*spoken.meta.get("cuts", ()), *cuts_for(words, gone)])
    stay = tuple((word.text, word.offset, word.begin_s, word.end_s) for word in left(words, gone, text))
    meta = spoken.meta | {"text": text, "cuts": tuple(cuts), "words": stay}
    shorter = Take(f"take_{digest_of([scene.id, spoken.recipe, text])[:26]}", "narration", spoken.recipe, spoken.digest, meta)
    keep: list[Edit] = [] if any(take.id == shorter.id for take in scene.takes) else [AddTake(scene.id, shorter, choose=False)]
    return [ReviseScene(scene.id, narration=text), *keep, ChooseTake(scene.id, shorter.id)]


def words_of(take: Take, timed: Sequence[Sequence[Any]]) -> list[Word]:
    """The words of a narration with their seconds in the whole voice; `timed` are those that were timed when it was spoken."""
    return [Word(*word) for word in take.meta.get("words", timed)]


def take_of(scene: Scene, role: str, recipe: Recipe, product: Product, **meta: Any) -> Take:
    """The take that a recipe's product is for a scene: the same recipe gives the same take."""
    return Take(f"take_{digest_of([scene.id, role, recipe.key])[:26]}", role, recipe.key, product.digest, frozendict(meta))


def keep_takes(document: Door, made: Sequence[tuple[Scene, Take, Asset | None]], label: str, fresh: Fresh | None = None) -> None:
    """Add what is new as one step of the history; a locked take stays the chosen one, if it is not a `fresh` picture that was
    asked for. Nothing new, nothing changed."""
    project, edits = document.project, list[Edit]()
    known = {asset.id for asset in project.assets}
    for scene, take, asset in made:
        if asset is not None and asset.id not in known:
            edits.append(AddAssets((asset,)))
            known.add(asset.id)
        chosen = scene.take(take.role)
        if chosen is not None and chosen.locked and take.role == "visual" and asks_for(fresh, scene, "visual"):
            edits.append(LockTake(scene.id, chosen.id, False))
        if all(old.id != take.id for old in scene.takes):
            edits.append(AddTake(scene.id, take))
        elif chosen is None or (chosen.id != take.id and not chosen.locked):
            edits.append(ChooseTake(scene.id, take.id))
    if edits:
        document.apply(Several(tuple(edits), label))
