"""The title: a small line above, the title itself, a line below."""

from __future__ import annotations

from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.graphics.accents import icon_badge, rule
from autovideo_studio.render.graphics.backdrop import backdrop
from autovideo_studio.render.graphics.movers import Mover, Scene
from autovideo_studio.render.graphics.shot import LAYOUTS, Shot
from autovideo_studio.render.graphics.words import label_size, write
from autovideo_studio.render.textfit import fit


@LAYOUTS.register("title")
def title(shot: Shot) -> Drawing:
    """Params: `kicker`, `title`, `subtitle`, `motif`, `icon`."""
    area, unit, style = shot.content, shot.unit, shot.style
    wide = shot.shape == "wide"
    width = area.width() * (0.66 if wide else 1.0)
    kicker = fit(
        shot.text("kicker"),
        style.label,
        shot.language,
        width * 0.86,
        unit * 8,
        max_lines=1,
        max_size=label_size(shot, shot.text("kicker")),
        min_size=unit * 1.6,
    )
    subtitle = fit(
        shot.text("subtitle"),
        style.body,
        shot.language,
        width * 0.94,
        area.height() * 0.2,
        max_lines=2 if wide else 3,
        max_size=unit * (4.1 if wide else 4.6),
        min_size=unit * 2.2,
    )
    badge = unit * 10 if shot.text("icon") else 0.0
    gaps = [badge + unit * 3.6 if badge else 0.0, unit * 2.4 if kicker.lines else 0.0, unit * 3.2 if subtitle.lines else 0.0]
    around = sum(gaps) + kicker.height + subtitle.height
    block = fit(
        shot.text("title"),
        style.display,
        shot.language,
        width,
        min(area.height() * 0.6, area.height() - around),
        max_lines=3 if wide else 5,
        max_size=unit * 12.5,
        min_size=unit * 5,
    )
    total = around + block.height
    rtl = block.rtl if block.lines else kicker.rtl
    x = shot.column(width, rtl=rtl)
    y = area.top() + max(0.0, area.height() - total) * (0.5 if wide else 0.62)
    movers: list[Mover] = []
    start = shot.frames(0.25) * shot.haste
    if badge:
        movers += icon_badge(shot, shot.text("icon"), x + (width - badge if rtl else 0.0), y, badge, start)
        y += gaps[0]
    top = y
    if kicker.lines:
        mark = rule(shot, x, y + kicker.height / 2, width, start, rtl=rtl)
        align = "start" if kicker.rtl == rtl else "end"
        small = write(
            shot, kicker, x + (0.0 if rtl else mark.room), y, width - mark.room, style.kicker, start, align=align, by_line=True
        )
        movers += [*mark.movers, *small.movers]
        y += kicker.height + gaps[1]
    large = write(shot, block, x, y, width, style.title, start + shot.frames(0.15) * shot.haste)
    y += block.height + gaps[2]
    align = "start" if subtitle.rtl == rtl else "end"
    after = start + shot.frames(0.55) * shot.haste
    below = write(shot, subtitle, x, y, width, style.text, after, align=align, by_line=True, pace=2.0)
    words = large.ink.united(below.ink)
    words.setTop(min(top, words.top()))
    return Scene((*backdrop(shot, words), *movers, *large.movers, *below.movers))
