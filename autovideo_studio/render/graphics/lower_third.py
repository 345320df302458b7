"""The lower third: the creator's words on a panel over a picture, with nothing behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.graphics.accents import accent_fill, sprite
from autovideo_studio.render.graphics.movers import Entering, Scene
from autovideo_studio.render.graphics.shot import LAYOUTS, Shot
from autovideo_studio.render.graphics.words import write
from autovideo_studio.render.textfit import fit


@LAYOUTS.register("lower-third")
def lower_third(shot: Shot) -> Drawing:
    """Params: `text`."""
    shot = replace(shot, leaves=True)
    area, unit, style = shot.content, shot.unit, shot.style
    pad, stripe = unit * 2.6, max(2.0, unit * 0.8)
    block = fit(shot.text("text"), style.body, shot.language, area.width() * 0.8, area.height() * 0.3, max_lines=2,
                max_size=unit * 5.6, min_size=unit * 2.6)
    if not block.lines:
        return Scene(())
    width = max(line.width for line in block.lines) + 2 * pad + stripe
    height = block.height + 2 * pad * 0.8
    left = area.right() - width if block.rtl else area.left()
    top = area.bottom() - height
    tone = QColor(style.panel_tone)
    tone.setAlpha(225)

    def paint(painter: QPainter) -> None:
        painter.setBrush(tone)
        painter.drawRoundedRect(QRectF(0, 0, width, height), unit * 1.1, unit * 1.1)
        painter.setBrush(accent_fill(shot, stripe))
        edge = width - stripe if block.rtl else 0.0
        painter.drawRoundedRect(QRectF(edge, 0, stripe, height), stripe / 2, stripe / 2)

    length = max(1.0, shot.frames(0.5) * shot.haste)
    panel = Entering(sprite(shot, "lower-third", width, height, paint, block.rtl), round(left), round(top), 0.0, length, "wipe",
                     -1.0 if block.rtl else 1.0, shot.leave, shot.exit_frames)
    words = write(shot, block, left + pad + (0 if block.rtl else stripe), top + pad * 0.8, width - 2 * pad - stripe, style.text,
                  length * 0.5)
    return Scene((panel, *words.movers))
