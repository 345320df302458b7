"""The picture behind the words."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from autovideo_studio.render.graphics import motifs_reef, motifs_space, motifs_weather
from autovideo_studio.render.graphics.motifs import MOTIFS
from autovideo_studio.render.graphics.movers import Mover
from autovideo_studio.render.graphics.shot import Shot
from autovideo_studio.render.graphics.stage import Stage

_REGISTERING = (motifs_space, motifs_reef, motifs_weather)
DEFAULT_MOTIF = "abstract"


def backdrop(shot: Shot, words: QRectF, *, crowded: bool = False) -> tuple[Mover, ...]:
    """The movers of the shot's motif, from the back to the front. `words` is where text will stand: lights keep away from it.

    `crowded`: there is much text; the scene stays low and quiet. An unknown motif is the abstract one.
    """
    motif = shot.text("motif")
    stage = Stage(shot, motif if motif in MOTIFS else DEFAULT_MOTIF, words, crowded)
    MOTIFS[stage.motif](stage)
    return stage.finished()
