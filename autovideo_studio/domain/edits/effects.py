"""The effects of a clip, in the order in which they are applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.edits.one_clip import OneClipEdit
from autovideo_studio.domain.edits.ordering import inserted, moved
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.copies import copy_with
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class AddEffect(OneClipEdit):
    """Put the effect at position `index` of the clip's list (None: last).

        before  B: blur > grade
        index 1      ^
        after   B: blur > glow > grade
    """

    clip_id: str
    effect: Effect
    index: int | None = None

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Add effect")

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        if any(effect.id == self.effect.id for effect in clip.effects):
            raise EditRejected(tr("The clip has this effect already. Nothing was changed."), tr("Add another one."))
        return copy_with(clip, effects=inserted(clip.effects, self.index, self.effect))


@dataclass(frozen=True, slots=True)
class RemoveEffect(OneClipEdit):
    """
        before  B: blur > glow > grade
        after   B: blur > grade
    """

    clip_id: str
    effect_id: str

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Remove effect")

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        old = effect_of(clip, self.effect_id)
        return copy_with(clip, effects=tuple(effect for effect in clip.effects if effect is not old))


@dataclass(frozen=True, slots=True)
class MoveEffect(OneClipEdit):
    """Let the effect be number `index` of the list.

        before  B: blur > glow > grade
        grade to 0
        after   B: grade > blur > glow
    """

    clip_id: str
    effect_id: str
    index: int

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Reorder effects")

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        effect = effect_of(clip, self.effect_id)
        return copy_with(clip, effects=moved(clip.effects, effect, self.index))


@dataclass(frozen=True, slots=True)
class SetEffect(OneClipEdit):
    """Other values for some parameters and settings (those not named stay), another file, switched on or off (None: as it is).

        before  B: blur(radius 4, edge 0)
        radius 9
        after   B: blur(radius 9, edge 0)
    """

    clip_id: str
    effect_id: str
    params: frozendict[str, Animated] = frozendict()
    enabled: bool | None = None
    settings: frozendict[str, Any] = frozendict()
    asset_id: str | None = None

    @property
    def label(self) -> str:
        return tr("Change effect")

    @property
    def merge_key(self) -> str:
        return f"effect:{self.clip_id}:{self.effect_id}:{sorted((*self.params, *self.settings))}:{self.enabled is not None}"

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        old = effect_of(clip, self.effect_id)
        enabled = old.enabled if self.enabled is None else self.enabled
        asset_id = old.asset_id if self.asset_id is None else self.asset_id
        return with_effect(clip, replace(old, params=old.params | self.params, enabled=enabled,
                                                settings=old.settings | self.settings, asset_id=asset_id))


@dataclass(frozen=True, slots=True)
class SetEffects(OneClipEdit):
    """These effects in the place of all that the clip has.

        before  B: blur > grade
        after   B: glow
    """

    clip_id: str
    effects: tuple[Effect, ...]

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Paste effects") if self.effects else tr("Remove effects")

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        if len({effect.id for effect in self.effects}) < len(self.effects):
            raise EditRejected(tr("The clip has this effect already. Nothing was changed."), tr("Add another one."))
        return copy_with(clip, effects=self.effects)


def effect_of(clip: Clip, effect_id: str) -> Effect:
    """Raises `EditRejected` where it is gone."""
    effect = next((effect for effect in clip.effects if effect.id == effect_id), None)
    if effect is None:
        raise EditRejected(tr("The clip has no such effect any more. Nothing was changed."), tr("Choose another effect."))
    return effect


def with_effect(clip: Clip, effect: Effect) -> Clip:
    """The clip with this effect in the place of the one with the same id."""
    return copy_with(clip, effects=tuple(effect if one.id == effect.id else one for one in clip.effects))
