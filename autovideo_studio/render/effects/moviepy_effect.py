"""Any effect of MoviePy (2.x) that works on one frame at a time, by name.

    effect "moviepy", settings {"name": "LumContrast", "arguments": {"lum": 20, "contrast": 0.3}}
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import EffectKind, Moment, Pixels, Setting, SettingKind, effects
from autovideo_studio.render.raster import premultiplied, straight

STEADY = ("BlackAndWhite", "Crop", "EvenSize", "GammaCorrection", "InvertColors", "LumContrast", "Margin", "MaskColor", "MirrorX",
          "MirrorY", "MultiplyColor", "Resize", "Rotate")
"""Supported, and the same in every frame."""
TIMED = ("Blink", "CrossFadeIn", "CrossFadeOut", "FadeIn", "FadeOut", "Scroll")
"""Supported, and dependent on the time in the clip."""
OTHER_TIMES = ("AccelDecel", "Freeze", "FreezeRegion", "Loop", "MakeLoopable", "MultiplySpeed", "SuperSample", "TimeMirror",
               "TimeSymmetrize")
"""They show other moments of the clip: that is a matter of its speed and time map."""


def _apply(pixels: Pixels, moment: Moment) -> Pixels:
    """MoviePy sees straight RGB, and alpha as a mask of 0..1. Raises `InvalidInput`."""
    from moviepy import VideoClip

    bgra = pixels if moment.place.opaque else straight(pixels)
    rgb = np.ascontiguousarray(bgra[..., 2::-1])
    alpha = bgra[..., 3].astype(np.float64) / 255
    duration = max(moment.place.duration, 1e-3)
    clip = VideoClip(lambda t: rgb, duration=duration)
    clip = clip.with_mask(VideoClip(lambda t: alpha, is_mask=True, duration=duration))
    colours, mask = _frame(clip, str(moment.settings["name"]), _arguments(moment), min(max(moment.place.seconds, 0.0), duration))
    done = np.dstack((colours[..., ::-1], mask * 255))
    return premultiplied(np.rint(np.clip(done, 0, 255)).astype(np.uint8))


def _size(moment: Moment) -> tuple[int, int]:
    """Tried on an empty picture. Raises `InvalidInput`."""
    return _size_after(str(moment.settings["name"]), json.dumps(_arguments(moment), sort_keys=True), moment.place.size)


@lru_cache(maxsize=32)
def _size_after(name: str, arguments: str, size: tuple[int, int]) -> tuple[int, int]:
    from moviepy import ColorClip

    empty = ColorClip(size, (0, 0, 0), duration=1.0).with_mask(ColorClip(size, 1.0, is_mask=True, duration=1.0))
    colours, _ = _frame(empty, name, json.loads(arguments), 0.0)
    return colours.shape[1], colours.shape[0]


def _frame(clip: Any, name: str, arguments: dict[str, Any], t: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Colours (rows, columns, 3) in 0..255 and mask (rows, columns) in 0..1 of the clip under the effect."""
    kind = _kind_called(name)
    try:
        changed = kind(**arguments).apply(clip)
        colours = np.asarray(changed.get_frame(t), np.float64)
        mask = np.asarray(changed.mask.get_frame(t), np.float64) if changed.mask is not None else np.ones(colours.shape[:2])
        if colours.shape != (*mask.shape, 3):
            raise ValueError(f"colours {colours.shape}, mask {mask.shape}")
    except Exception as error:  # noqa: BLE001 - foreign code, given what the creator typed
        known = ", ".join(list(inspect.signature(kind.__init__).parameters)[1:])
        raise InvalidInput(tr("MoviePy's effect “{name}” cannot work with these values.", name=name),
                           tr("It takes: {names}.", names=known), repr(error)) from error
    return colours, mask


def _kind_called(name: str) -> Any:
    """Raises `InvalidInput` for one that is not MoviePy's or cannot be an effect of a picture."""
    if name in OTHER_TIMES:
        raise InvalidInput(tr("MoviePy's effect “{name}” changes the time, not the picture.", name=name),
                           tr("Set the clip's speed or its time map instead."))
    if name not in STEADY and name not in TIMED:
        raise InvalidInput(tr("There is no effect of MoviePy called “{name}” that can be used here.", name=name),
                           tr("Known: {known}.", known=", ".join(sorted(STEADY + TIMED))))
    from moviepy import vfx

    return getattr(vfx, name)


def _arguments(moment: Moment) -> dict[str, Any]:
    """A map of names to values, or the same as JSON text."""
    given = moment.settings["arguments"]
    try:
        found = json.loads(given or "{}") if isinstance(given, str) else given
    except ValueError as error:
        raise InvalidInput(tr("The values of MoviePy's effect are no JSON."), details=repr(error)) from error
    if not isinstance(found, Mapping):
        raise InvalidInput(tr("The values of MoviePy's effect must be names with values."))
    return {str(name): list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def _is_unset(moment: Moment) -> bool:
    return not moment.settings["name"]


def _is_still(moment: Moment) -> bool:
    return moment.settings["name"] in STEADY


def _choice(name: str) -> tuple[str, Any]:
    return name, lambda: name


_kind = EffectKind(
    "moviepy", lambda: tr("MoviePy effect"), "look", _apply, neutral=_is_unset, still=_is_still, makes_holes=True, size=_size,
    settings=(Setting("name", lambda: tr("Effect"), SettingKind.CHOICE, "", tuple(map(_choice, sorted(STEADY + TIMED)))),
              Setting("arguments", lambda: tr("Values (JSON)"), SettingKind.TEXT, "")))
effects.register(_kind.id)(_kind)
