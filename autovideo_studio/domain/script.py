"""The script: scenes in the order they are told, each with the takes made for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from frozendict import frozendict


class Beat(StrEnum):
    """What a scene is for."""

    HOOK = "hook"
    BODY = "body"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Take:
    """One product made for a scene in a role (narration, visual, caption). All are kept, one is chosen.

    `recipe` is the key that the ledger knows it by; `digest` its bytes in the store; `meta` small facts about it.
    """

    id: str
    role: str
    recipe: str
    digest: str
    meta: frozendict[str, Any] = frozendict()
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """`narration` is spoken; `on_screen` shown; `prompt` says what is seen; `media` names a picture of the creator's.

    `pauses` are (offset in `narration`, seconds) of silence; `chosen` maps a role to the id of the take in use.
    """

    id: str
    narration: str
    beat: Beat = Beat.BODY
    heading: str = ""
    on_screen: str = ""
    prompt: str = ""
    media: str = ""
    pauses: tuple[tuple[int, Fraction], ...] = ()
    voice: str = ""
    takes: tuple[Take, ...] = ()
    chosen: frozendict[str, str] = frozendict()

    def take(self, role: str) -> Take | None:
        """The chosen take of a role."""
        wanted = self.chosen.get(role)
        return next((take for take in self.takes if take.id == wanted), None)


@dataclass(frozen=True, slots=True)
class Script:
    title: str = ""
    language: str = "en"
    scenes: tuple[Scene, ...] = ()
