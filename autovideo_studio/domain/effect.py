"""Effects on clips and transitions between them: registered pieces by id, with parameters."""

from __future__ import annotations

from dataclasses import dataclass

from frozendict import frozendict

from autovideo_studio.domain.keyframe import Animated


@dataclass(frozen=True, slots=True)
class Effect:
    """A registered effect; every number may be animated."""

    id: str
    effect: str
    params: frozendict[str, Animated] = frozendict()
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Transition:
    """Blends the clip `after` (by id) into its neighbour on the same track.

    It covers `before_cut` frames of the outgoing clip and `after_cut` of the incoming one; both pictures are drawn in
    all of them, from their handles (drawn pictures and stills have endless ones).

        |--- A ---------|--- B ---------|
                    [before|after]
    """

    id: str
    after: str
    kind: str
    before_cut: int
    after_cut: int

    @property
    def duration(self) -> int:
        return self.before_cut + self.after_cut
