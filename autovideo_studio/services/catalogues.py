"""What the engine can do to pictures and sound, as plain data in the language of the moment.

The engine's own modules are loaded when first asked for: some tenths of a second, so ask first outside the window's thread
(`load`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.appearance import Blend
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id

MOVIEPY = "moviepy"
STABILISE = "stabilise"


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may be animated. `unit` as the engine names it: "" as it is, "%" a hundredfold, "°" degrees, "h" heights of
    the frame; others ("EV", "dB", "Hz" …) are shown behind the number."""

    name: str
    text: str
    default: float
    lowest: float
    highest: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is no number: `kind` is "colour", "choice" (of `choices`: value and text), "switch", "points", "text" or "file"."""

    name: str
    text: str
    kind: str
    default: Any = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """An effect, a transition, a style: what there is to choose, and what can be set in it. `start` holds the values to begin
    with where the defaults would change nothing."""

    id: str
    text: str
    group: str = ""
    numbers: tuple[Number, ...] = ()
    settings: tuple[Setting, ...] = ()
    start: frozendict[str, Any] = frozendict()


_START: dict[str, dict[str, Any]] = {
    "exposure": {"stops": 0.6}, "contrast": {"amount": 0.3}, "saturation": {"amount": 0.45}, "temperature": {"warmth": 0.4},
    "lift-gamma-gain": {"lift_blue": 0.12, "gamma": 0.06, "gain_red": 0.1, "gain_blue": -0.1},
    "curves": {"all": ((0.0, 0.0), (0.25, 0.17), (0.75, 0.85), (1.0, 1.0))},
    "equaliser": {"high_pass": 80.0, "high_db": 3.0},
}
_MOVIEPY_START: dict[str, dict[str, Any]] = {
    "Blink": {"duration_on": 0.5, "duration_off": 0.25}, "Crop": {"x1": 40, "y1": 40}, "CrossFadeIn": {"duration": 1},
    "CrossFadeOut": {"duration": 1}, "FadeIn": {"duration": 1}, "FadeOut": {"duration": 1}, "GammaCorrection": {"gamma": 1.6},
    "LumContrast": {"lum": 15, "contrast": 0.3}, "Margin": {"margin_size": 24}, "MaskColor": {"color": [0, 177, 64]},
    "MultiplyColor": {"factor": 1.4}, "Resize": {"new_size": 0.8}, "Rotate": {"angle": 8}, "Scroll": {"x_speed": 60},
}


def load() -> None:
    """Read what the engine has, once."""
    for kinds in (effects, sound_effects, transitions, title_movements, fonts):
        kinds()


def effects() -> tuple[Kind, ...]:
    """Effects of the picture by group, in the order of the window; then those of MoviePy, one entry each."""
    from autovideo_studio.render.effects.catalogue import all_effects
    from autovideo_studio.render.effects.moviepy_effect import STEADY, TIMED

    own = [_kind(one) for one in all_effects() if one.id != MOVIEPY]
    foreign = (Kind(f"{MOVIEPY}:{name}", name, MOVIEPY, start=frozendict(
        name=name, arguments=json.dumps(_MOVIEPY_START.get(name, {})))) for name in sorted(STEADY + TIMED))
    return (*own, *foreign)


def sound_effects() -> tuple[Kind, ...]:
    registry = _sound_registry()
    return tuple(_kind(registry[id]) for id in registry)


def effects_for(track: TrackKind) -> tuple[Kind, ...]:
    """Those that clips on this kind of track can have."""
    return effects() if track.is_picture else sound_effects()


def effect(id: str) -> Kind | None:
    """The effect of the picture or of sound that a clip's effect names; None for one that this program does not know."""
    from autovideo_studio.render.effects.catalogue import find

    if found := find(id):
        return _kind(found)
    registry = _sound_registry()
    return _kind(registry[id]) if id in registry else None


def transitions() -> tuple[Kind, ...]:
    """By group: fade, wipe, move, turn, look. A plain cut is none."""
    from autovideo_studio.render.transitions import catalogue
    from autovideo_studio.render.transitions.base import transitions as registry

    assert catalogue.SHIPPED  # importing it registers them
    found = [_kind(registry[id]) for id in registry if id != "cut"]
    order = [group for group, _ in group_names("transition")]
    return tuple(sorted(found, key=lambda kind: order.index(kind.group)))


def transition(id: str) -> Kind | None:
    return next((kind for kind in transitions() if kind.id == id), None)


def title_movements() -> tuple[Kind, ...]:
    """How titles come and go."""
    from autovideo_studio.render.titles.presets import text_presets

    return tuple(Kind(id, text_presets[id].label()) for id in text_presets)


def caption_style(id: str) -> Kind:
    """What single captions may have otherwise than their style; defaults are the style's own. Raises `NotFound`."""
    from autovideo_studio.render.captions.styles import caption_options, load_caption_style
    from autovideo_studio.render.effects.base import Parameter

    options = caption_options(id)
    return Kind(id, load_caption_style(id).name, "", tuple(_number(one) for one in options if isinstance(one, Parameter)),
                tuple(_setting(one) for one in options if not isinstance(one, Parameter)))


def fonts() -> tuple[str, ...]:
    """The families that words can be set in; the program's own first, then those of this computer."""
    from PySide6.QtGui import QFontDatabase

    from autovideo_studio.render.fonts import EMOJI_FAMILY, FACES

    own = [family for family in FACES if family != EMOJI_FAMILY]
    return (*own, *sorted(set(QFontDatabase.families()) - set(FACES)))


def camera_moves() -> tuple[Kind, ...]:
    """Ken Burns moves."""
    names = {"in": tr("Closer"), "out": tr("Away"), "left": tr("To the left"), "right": tr("To the right"), "up": tr("Upwards"),
             "down": tr("Downwards"), "in-left": tr("Closer, left"), "in-right": tr("Closer, right"),
             "out-left": tr("Away, left"), "out-right": tr("Away, right"), "drift": tr("Drift")}
    return tuple(Kind(id, text) for id, text in names.items())


def blends() -> tuple[tuple[str, str], ...]:
    names = {Blend.NORMAL: tr("Normal"), Blend.ADD: tr("Add"), Blend.MULTIPLY: tr("Multiply"), Blend.SCREEN: tr("Screen"),
             Blend.OVERLAY: tr("Overlay"), Blend.DARKEN: tr("Darken"), Blend.LIGHTEN: tr("Lighten"),
             Blend.COLOR_DODGE: tr("Colour dodge"), Blend.COLOR_BURN: tr("Colour burn"), Blend.HARD_LIGHT: tr("Hard light"),
             Blend.SOFT_LIGHT: tr("Soft light"), Blend.DIFFERENCE: tr("Difference"), Blend.EXCLUSION: tr("Exclusion")}
    return tuple((blend.value, text) for blend, text in names.items())


def group_names(of: str) -> tuple[tuple[str, str], ...]:
    """The groups of "effect", "sound" or "transition" with their names, in order."""
    return {
        "effect": (("light", tr("Light")), ("colour", tr("Colour")), ("sharpness", tr("Sharpness")), ("look", tr("Look")),
                   ("key", tr("Key")), ("motion", tr("Motion")), (MOVIEPY, "MoviePy")),
        "sound": (("tone", tr("Tone")), ("level", tr("Level")), ("cleaning", tr("Cleaning")), ("space", tr("Space"))),
        "transition": (("fade", tr("Fade")), ("wipe", tr("Wipe")), ("move", tr("Move")), ("turn", tr("Turn")),
                       ("look", tr("Look"))),
    }[of]


def effect_of(kind: Kind) -> Effect:
    """A new effect of this kind with the values to begin with."""
    numbers = {number.name for number in kind.numbers}
    params = {name: Animated(float(value)) for name, value in kind.start.items() if name in numbers}
    settings = {name: value for name, value in kind.start.items() if name not in numbers}
    return Effect(new_id("effect"), kind.id.partition(":")[0], frozendict(params), settings=frozendict(settings))


def effect_name(effect_value: Effect) -> str:
    """What a clip's effect is called."""
    if effect_value.effect == MOVIEPY and (name := effect_value.settings.get("name")):
        return f"MoviePy: {name}"
    kind = effect(effect_value.effect)
    return kind.text if kind else effect_value.effect


def _sound_registry() -> Any:
    from autovideo_studio.render.sound_effects import catalogue
    from autovideo_studio.render.sound_effects.base import sound_effects as registry

    assert catalogue.SHIPPED  # importing it registers them
    return registry


def _kind(found: Any) -> Kind:
    return Kind(found.id, found.label(), found.group, tuple(map(_number, found.parameters)),
                tuple(map(_setting, getattr(found, "settings", ()))), frozendict(_START.get(found.id, {})))


def _number(parameter: Any) -> Number:
    return Number(parameter.name, parameter.label(), parameter.default, parameter.lowest, parameter.highest, parameter.unit)


def _setting(setting: Any) -> Setting:
    return Setting(setting.name, setting.label(), setting.kind.value, setting.default,
                   tuple((value, text()) for value, text in setting.choices))
