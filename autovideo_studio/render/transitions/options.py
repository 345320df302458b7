"""Settings that several transitions share."""

from __future__ import annotations

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Parameter, Setting, SettingKind, Text

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
"""Where the movement goes."""
DIRECTION = Setting("direction", lambda: tr("Direction"), SettingKind.CHOICE, "left",
                    (("left", lambda: tr("To the left")), ("right", lambda: tr("To the right")),
                     ("up", lambda: tr("Upwards")), ("down", lambda: tr("Downwards"))))
ACROSS = Setting("axis", lambda: tr("Opens"), SettingKind.CHOICE, "across",
                 (("across", lambda: tr("To the sides")), ("down", lambda: tr("Up and down"))))
MOTION_BLUR = Parameter("blur", lambda: tr("Motion blur"), 1.0, 0.0, 2.0)


def colour(default: str) -> Setting:
    return Setting("colour", lambda: tr("Colour"), SettingKind.COLOUR, default)


def softness(default: float) -> Parameter:
    return Parameter("softness", lambda: tr("Softness"), default, 0.0, 1.0)


def size(label: Text, default: float, lowest: float, highest: float) -> Parameter:
    """A count of pieces, or another number that says how large they are."""
    return Parameter("size", label, default, lowest, highest)
