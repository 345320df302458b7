"""Titles: words that the creator set by hand, and how they come and go."""

from __future__ import annotations

from autovideo_studio.domain.media_reference import TitleReference
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.fonts import has_family, unwritable
from autovideo_studio.render.raster import ensure_gui
from autovideo_studio.render.sources import Canvas, Nothing, Report
from autovideo_studio.render.titles.movement import TitleDrawing
from autovideo_studio.render.titles.typeset import Typeset

FINEST = 4.0
"""A title is painted as large as it is ever shown, up to so many times its own size."""


def drawing_for(title: TitleReference, canvas: Canvas, duration: int, largest: float, report_missing: Report) -> Drawing:
    """The drawing of a title for a clip of `duration` frames that enlarges it up to `largest` times. It stands in the middle of
    the frame. A font that is not there is told to `report_missing`; the text is then set in another."""
    ensure_gui()
    if title.look.family and not has_family(title.look.family):
        report_missing(tr("Font “{name}”", name=title.look.family))
    if lacking := unwritable(title.text):
        report_missing(tr("Font for “{characters}”", characters=lacking[:40]))
    typeset = Typeset(title, canvas.width, canvas.height, min(FINEST, max(0.1, largest)))
    middle = canvas.width / 2, canvas.height / 2
    return TitleDrawing(title, typeset, middle, duration) if typeset.lines else Nothing()
