"""Caption styles as data, one JSON file each in `resources/styles/captions`, and what a creator may change in one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.paths import resources
from autovideo_studio.render.effects.base import Parameter, Setting, SettingKind
from autovideo_studio.render.fonts import has_family
from autovideo_studio.render.options import Option, values_of
from autovideo_studio.render.text import TextLook, TextPaint

DEFAULT_CAPTION_STYLE = "karaoke"
USUAL_OUTLINE = 0.06
"""Ems: of an outline whose colour alone was chosen."""
MODES = (("plain", lambda: tr("All words at once")), ("karaoke", lambda: tr("Filled as spoken")),
         ("box", lambda: tr("Spoken word in a box")), ("grow", lambda: tr("Spoken word larger")),
         ("pop", lambda: tr("Word by word")), ("letters", lambda: tr("Letter by letter")))


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """`mode` is one of `MODES`; `spoken` paints what has been or is being said, `box` is the ground behind all lines and `pill`
    the one behind the spoken word ("" for none). `size` in hundredths of the picture's shorter side; `max_units` is how wide a
    line may be in em (a Han character 1, a Latin letter about 0.55), by shape: wide, square, tall."""

    id: str
    name: str
    mode: str
    look: TextLook
    paint: TextPaint
    spoken: TextPaint
    box: str
    pill: str
    size: dict[str, float]
    max_units: dict[str, float]
    max_lines: dict[str, int]


def caption_style_ids() -> tuple[str, ...]:
    """The ids of all shipped caption styles, the default one first."""
    names = sorted(path.stem for path in _folder().glob("*.json"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT_CAPTION_STYLE))


@cache
def load_caption_style(id: str) -> CaptionStyle:
    """The caption style called `id`; "auto" and "" mean the default. Raises `NotFound`."""
    name = DEFAULT_CAPTION_STYLE if id in ("", "auto") else id
    if name not in caption_style_ids():
        known = ", ".join(caption_style_ids())
        raise NotFound(tr("There is no caption style called “{id}”.", id=id), tr("Known: {names}.", names=known))
    data: dict[str, Any] = json.loads((_folder() / f"{name}.json").read_text("utf-8"))
    look, paint, spoken = TextLook(**data.pop("look")), _paint(data.pop("paint")), _paint(data.pop("spoken"))
    return CaptionStyle(id=name, look=look, paint=paint, spoken=spoken, **data)


def caption_options(id: str) -> tuple[Option, ...]:
    """What `CaptionReference.overrides` may change in a style, each with the style's own value as its default. A colour "" is
    none; `fill_to` and `spoken_to` make a gradient; `size` is a factor of the style's size, other lengths are in ems."""
    style = load_caption_style(id)
    look, paint, spoken = style.look, style.paint, style.spoken
    return (
        Setting("mode", lambda: tr("Words"), SettingKind.CHOICE, style.mode, MODES),
        Setting("family", lambda: tr("Font"), SettingKind.TEXT, look.family),
        Parameter("weight", lambda: tr("Weight"), look.weight, 100, 900),
        Parameter("size", lambda: tr("Size"), 1.0, 0.4, 2.5),
        Setting("caps", lambda: tr("Capital letters"), SettingKind.SWITCH, look.caps),
        Parameter("tracking", lambda: tr("Letter spacing"), look.tracking, -0.1, 0.5),
        Parameter("line_height", lambda: tr("Line spacing"), look.line_height, 0.8, 2.5),
        Setting("fill", lambda: tr("Colour"), SettingKind.COLOUR, paint.fill[0]),
        Setting("fill_to", lambda: tr("Colour below"), SettingKind.COLOUR, paint.fill[-1]),
        Setting("spoken", lambda: tr("Colour of the spoken"), SettingKind.COLOUR, spoken.fill[0]),
        Setting("spoken_to", lambda: tr("Colour of the spoken, below"), SettingKind.COLOUR, spoken.fill[-1]),
        Setting("outline", lambda: tr("Outline"), SettingKind.COLOUR, paint.outline),
        Parameter("outline_width", lambda: tr("Width of the outline"), paint.outline_width, 0.0, 0.3),
        Setting("shadow", lambda: tr("Shadow"), SettingKind.COLOUR, paint.shadow),
        Setting("box", lambda: tr("Box behind all"), SettingKind.COLOUR, style.box),
        Setting("pill", lambda: tr("Box behind the spoken word"), SettingKind.COLOUR, style.pill),
    )


def caption_style(id: str, overrides: Mapping[str, Any]) -> CaptionStyle:
    """The style with single values changed; what is not known or makes no sense is left out. Raises `NotFound`."""
    style = load_caption_style(id)
    if not overrides:
        return style
    new = values_of(caption_options(id), overrides)
    fill = _gradient(style.paint.fill, "fill", overrides, new)
    spoken = _gradient(style.spoken.fill, "spoken", overrides, new)
    width = new["outline_width"] or ("outline_width" not in overrides and USUAL_OUTLINE)
    outline = float(width) if new["outline"] else 0.0
    paint = replace(style.paint, fill=fill, outline=new["outline"], outline_width=outline, shadow=new["shadow"],
                    shadow_dy=style.paint.shadow_dy or 0.05, shadow_blur=style.paint.shadow_blur or 0.14)
    family = new["family"] if has_family(new["family"]) else style.look.family
    look = replace(style.look, family=family, weight=round(new["weight"]), caps=new["caps"], tracking=new["tracking"],
                   line_height=new["line_height"])
    return replace(style, mode=new["mode"], look=look, paint=paint, spoken=replace(style.spoken, fill=spoken), box=new["box"],
                   pill=new["pill"], size={shape: size * new["size"] for shape, size in style.size.items()})


def _gradient(own: tuple[str, ...], name: str, given: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    """One colour given takes the place of all; two are the ends."""
    first, last = new[name], new[f"{name}_to"]
    if f"{name}_to" in given and last:
        return (first, last) if first != last else (first,)
    return (first,) if name in given else own


def _paint(data: dict[str, Any]) -> TextPaint:
    return TextPaint(**{**data, "fill": tuple(data["fill"])})


def _folder() -> Path:
    return resources() / "styles" / "captions"
