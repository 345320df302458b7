"""Effects on clips and transitions between them: registered pieces by id, with parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.keyframe import Animated


@dataclass(frozen=True, slots=True)
class Effect:
    """A registered effect of picture or sound. `params` are its numbers, which may be animated; `settings` what is no number
    (colours, choices, points of a curve; JSON-able, lists as tuples); `asset_id` a file that it reads, such as a colour table.
    What is not named has the effect's own default."""

    id: str
    effect: str
    params: frozendict[str, Animated] = frozendict()
    enabled: bool = True
    settings: frozendict[str, Any] = frozendict()
    asset_id: str = ""


@dataclass(frozen=True, slots=True)
class Transition:
    """Blends the clip `after` (by id) into its neighbour on the same track.

    It covers `before_cut` frames of the outgoing clip and `after_cut` of the incoming one; both pictures are drawn in
    all of them, from their handles (drawn pictures and stills have endless ones). `settings` as an effect's.

        |--- A ---------|--- B ---------|
                    [before|after]
    """

    id: str
    after: str
    kind: str
    before_cut: int
    after_cut: int
    settings: frozendict[str, Any] = frozendict()

    @property
    def duration(self) -> int:
        return self.before_cut + self.after_cut
