"""Settings that several transitions share."""

from __future__ import annotations

from autovideo_studio.foundation.i18n import Text, tr_later
from autovideo_studio.render.effects.base import Parameter, Setting, SettingKind

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
"""Where the movement goes."""
DIRECTION = Setting("direction", tr_later("Direction"), SettingKind.CHOICE, "left",
                    (("left", tr_later("To the left")), ("right", tr_later("To the right")),
                     ("up", tr_later("Upwards")), ("down", tr_later("Downwards"))))
ACROSS = Setting("axis", tr_later("Opens"), SettingKind.CHOICE, "across",
                 (("across", tr_later("To the sides")), ("down", tr_later("Up and down"))))
MOTION_BLUR = Parameter("blur", tr_later("Motion blur"), 1.0, 0.0, 2.0)


def colour(default: str) -> Setting:
    return Setting("colour", tr_later("Colour"), SettingKind.COLOUR, default)


def softness(default: float) -> Parameter:
    return Parameter("softness", tr_later("Softness"), default, 0.0, 1.0)


def size(label: Text, default: float, lowest: float, highest: float) -> Parameter:
    """A count of pieces, or another number that says how large they are."""
    return Parameter("size", label, default, lowest, highest)
