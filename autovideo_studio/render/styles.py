"""Visual styles as data: colours, faces, texture, motion and scenery, one JSON file each in `resources/styles`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.paths import resources
from autovideo_studio.render.text import TextLook, TextPaint

DEFAULT_STYLE = "nocturne"
PLAIN_FIELDS = ("name", "treatment", "accent", "accent_end", "panel_tone", "marker", "grain", "vignette", "horizon")


@dataclass(frozen=True, slots=True)
class Scenery:
    """The colours of one motif: sky from top to horizon, planes from far to near, the light, and details on the planes."""

    sky: tuple[str, ...]
    planes: tuple[str, ...]
    light: str
    detail: str


@dataclass(frozen=True, slots=True)
class Motion:
    """`entrance`: rise or unmask. Times in seconds; `drift` in pixels a second of the nearest plane in a 1080p picture."""

    entrance: str
    entrance_time: float
    stagger: float
    drift: float


@dataclass(frozen=True, slots=True)
class Style:
    """`treatment` says how scenery is painted: "luminous" (light, haze, glow) or "cut" (layers of cut paper)."""

    id: str
    name: str
    treatment: str
    display: TextLook
    body: TextLook
    label: TextLook
    numerals: TextLook
    title: TextPaint
    kicker: TextPaint
    text: TextPaint
    muted: TextPaint
    emphasis: TextPaint
    accent: str
    accent_end: str
    panel_tone: str
    marker: str
    grain: float
    vignette: float
    horizon: float
    motion: Motion
    scenery: dict[str, Scenery] = field(hash=False)

    def scene(self, motif: str) -> Scenery:
        return self.scenery.get(motif) or self.scenery["abstract"]


def style_ids() -> tuple[str, ...]:
    """The ids of all shipped styles, the default one first."""
    names = sorted(path.stem for path in _folder().glob("*.json"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT_STYLE))


@cache
def load_style(id: str) -> Style:
    """The style called `id`; "auto" and "" mean the default. Raises `NotFound`."""
    name = DEFAULT_STYLE if id in ("", "auto") else id
    if name not in style_ids():
        raise NotFound(tr("There is no visual style called “{id}”.", id=id), tr("Known: {names}.", names=", ".join(style_ids())))
    data = json.loads((_folder() / f"{name}.json").read_text("utf-8"))
    fields: dict[str, Any] = {key: data[key] for key in PLAIN_FIELDS}
    fields |= {role: TextLook(**data["faces"][role]) for role in ("display", "body", "label", "numerals")}
    fields |= {role: _paint(data["ink"][role]) for role in ("title", "kicker", "text", "muted", "emphasis")}
    scenery = {motif: _scenery(colours) for motif, colours in data["scenery"].items()}
    return Style(id=name, motion=Motion(**data["motion"]), scenery=scenery, **fields)


def _folder() -> Path:
    return resources() / "styles"


def _paint(data: dict[str, Any]) -> TextPaint:
    return TextPaint(**{**data, "fill": tuple(data["fill"])})


def _scenery(data: dict[str, Any]) -> Scenery:
    return Scenery(tuple(data["sky"]), tuple(data["planes"]), data["light"], data["detail"])
