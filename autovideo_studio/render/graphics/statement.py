"""The statement: one sentence, large, with the words that matter stressed."""

from __future__ import annotations

from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.graphics.accents import icon_badge, marker_stroke
from autovideo_studio.render.graphics.backdrop import backdrop
from autovideo_studio.render.graphics.movers import Mover, Scene
from autovideo_studio.render.graphics.shot import LAYOUTS, Shot, plain_list, plain_text
from autovideo_studio.render.graphics.words import write
from autovideo_studio.render.textfit import fit


@LAYOUTS.register("statement")
def statement(shot: Shot) -> Drawing:
    """Params: `text`, `emphasis` (pieces of the text), `motif`, `icon`."""
    area, unit, style = shot.content, shot.unit, shot.style
    wide = shot.shape == "wide"
    emphasis = tuple(filter(None, map(plain_text, plain_list(shot.params.get("emphasis")))))
    width = area.width() * (0.72 if wide else 1.0)
    badge = unit * 10 if shot.text("icon") else 0.0
    above = badge + unit * 3.2 if badge else 0.0
    block = fit(
        shot.text("text"),
        style.display,
        shot.language,
        width,
        area.height() * 0.86 - above,
        max_lines=4 if wide else 6,
        max_size=unit * (10.6 if wide else 10.2),
        min_size=unit * 4.2,
        emphasis=emphasis,
    )
    x = shot.column(width, rtl=block.rtl)
    y = area.top() + max(0.0, area.height() - block.height - above) * (0.5 if wide else 0.55)
    movers: list[Mover] = []
    start = shot.frames(0.2) * shot.haste
    if badge:
        movers += icon_badge(shot, shot.text("icon"), x + (width - badge if block.rtl else 0.0), y, badge, start)
    written = write(shot, block, x, y + above, width, style.title, start, emphasis=style.emphasis)
    for span in written.spans:
        movers += marker_stroke(shot, span, block.size, written.done - shot.frames(0.35) * shot.haste, rtl=block.rtl)
    return Scene((*backdrop(shot, written.ink), *movers, *written.movers))
