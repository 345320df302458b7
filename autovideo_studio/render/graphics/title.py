"""The title: a small line above, the title itself, a line below."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.graphics.accents import icon_badge, rule
from autovideo_studio.render.graphics.backdrop import backdrop
from autovideo_studio.render.graphics.movers import Mover, Scene
from autovideo_studio.render.graphics.shot import LAYOUTS, Shot
from autovideo_studio.render.graphics.words import write
from autovideo_studio.render.textfit import fit


@LAYOUTS.register("title")
def title(shot: Shot) -> Drawing:
    """Params: `kicker`, `title`, `subtitle`, `motif`, `icon`."""
    area, unit, style = shot.content, shot.unit, shot.style
    wide = shot.shape == "wide"
    width = area.width() * (0.64 if wide else 1.0)
    block = fit(shot.text("title"), style.display, shot.language, width, area.height() * 0.6,
                max_lines=3 if wide else 5, max_size=unit * (11.5 if wide else 11.0), min_size=unit * 5)
    kicker = fit(shot.text("kicker"), style.label, shot.language, width, unit * 8, max_lines=1, max_size=unit * 2.5, min_size=unit * 1.6)
    subtitle = fit(shot.text("subtitle"), style.body, shot.language, width * 0.94, area.height() * 0.2, max_lines=2 if wide else 3,
                   max_size=unit * (3.7 if wide else 4.2), min_size=unit * 2.2)
    badge = unit * 9 if shot.text("icon") else 0.0
    gaps = [badge + unit * 4 if badge else 0.0, unit * 2.6 if kicker.lines else 0.0, unit * 3.4 if subtitle.lines else 0.0]
    total = gaps[0] + kicker.height + gaps[1] + block.height + gaps[2] + subtitle.height
    x, y = area.left(), area.top() + max(0.0, area.height() - total) * (0.5 if wide else 0.62)
    left_of = x + (area.width() - width if block.rtl else 0.0)
    movers: list[Mover] = list(backdrop(shot, QRectF(left_of, y, width, total)))
    start = shot.frames(0.25) * shot.haste
    if badge:
        movers += icon_badge(shot, shot.text("icon"), left_of if not block.rtl else left_of + width - badge, y, badge, start)
        y += gaps[0]
    if kicker.lines:
        mark = rule(shot, left_of, y + kicker.height / 2, width, start, rtl=block.rtl)
        movers += mark.movers
        movers += write(shot, kicker, left_of + (0 if block.rtl else mark.room), y, width - mark.room, style.kicker, start,
                        by_line=True).movers
        y += kicker.height + gaps[1]
    written = write(shot, block, left_of, y, width, style.title, start + shot.frames(0.15) * shot.haste)
    movers += written.movers
    y += block.height + gaps[2]
    after = start + shot.frames(0.55) * shot.haste
    movers += write(shot, subtitle, left_of, y, width, style.text, after, by_line=True, pace=2.0).movers
    return Scene(tuple(movers))
