"""Motion graphics: pictures drawn from what a scene says, by a registered layout in a style, the same for the same seed."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.graphics import bullets, figure, lower_third, statement, title
from autovideo_studio.render.graphics.motifs import MOTIFS
from autovideo_studio.render.graphics.shot import LAYOUTS, Shot
from autovideo_studio.render.raster import ensure_gui
from autovideo_studio.render.styles import load_style

_REGISTERING = (title, statement, bullets, figure, lower_third)


def drawing_for(reference: GraphicReference, width: int, height: int, duration_frames: int, rate: Fraction) -> Drawing:
    """The drawing of a graphic in a picture of `width` × `height` pixels, for a clip of `duration_frames` at `rate`.

    Cheap to ask again: recent drawings are kept. Raises `NotFound` for a layout or style that does not exist.
    """
    return _drawing(reference, width, height, duration_frames, rate)


@lru_cache(maxsize=8)
def _drawing(reference: GraphicReference, width: int, height: int, duration_frames: int, rate: Fraction) -> Drawing:
    ensure_gui()
    shot = Shot(
        reference.layout,
        reference.params,
        load_style(reference.style),
        width,
        height,
        max(1, duration_frames),
        rate,
        reference.seed,
    )
    return LAYOUTS[reference.layout](shot)


def layout_ids() -> tuple[str, ...]:
    return tuple(LAYOUTS)


def motif_ids() -> tuple[str, ...]:
    return tuple(MOTIFS)
