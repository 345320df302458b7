"""Captions: the spoken words on the screen, filled, marked or brought in as they are spoken."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from autovideo_studio.domain.media_reference import CaptionReference
from autovideo_studio.render.captions.motion import moving
from autovideo_studio.render.captions.styles import caption_style
from autovideo_studio.render.captions.typeset import Typeset
from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.raster import ensure_gui
from autovideo_studio.render.sources import Nothing


def drawing_for(reference: CaptionReference, width: int, height: int, duration_frames: int, rate: Fraction) -> Drawing:
    """The drawing of a caption in a picture of `width` × `height` pixels; nothing is seen outside its clip. Raises `NotFound`."""
    return _drawing(reference, width, height, duration_frames, rate)


@lru_cache(maxsize=64)
def _drawing(reference: CaptionReference, width: int, height: int, duration_frames: int, rate: Fraction) -> Drawing:
    ensure_gui()
    typeset = Typeset(reference, caption_style(reference.style, reference.overrides), width, height)
    return moving(typeset, duration_frames, rate) if typeset.lines else Nothing()
