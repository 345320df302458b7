"""A colour table from a file, mixed in."""

from __future__ import annotations

import numpy as np

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import (
    Colour,
    ColourMap,
    EffectKind,
    Moment,
    Parameter,
    Setting,
    SettingKind,
    effects,
)
from autovideo_studio.render.effects.cube import read_cube


def _table(moment: Moment) -> ColourMap:
    """The table is taken to be made for encoded BT.709, as those of editors and cameras' makers are. Raises `InvalidInput`."""
    if moment.file is None:
        raise InvalidInput(tr("The colour table has no file."), tr("Choose a .cube file."))
    cube, amount = read_cube(moment.file), np.float32(moment["amount"])

    def changed(colours: Colour) -> Colour:
        return np.asarray(colours + amount * (cube.of(colours) - colours), np.float32)

    return changed


def _nothing(moment: Moment) -> bool:
    return moment.file is None or moment["amount"] == 0


_kind = EffectKind("lut", lambda: tr("Colour table (.cube)"), "colour", colours=_table, neutral=_nothing,
                   parameters=(Parameter("amount", lambda: tr("Amount"), 1.0, 0.0, 1.0, "%"),),
                   settings=(Setting("file", lambda: tr("File"), SettingKind.FILE),))
effects.register(_kind.id)(_kind)
