"""Transitions that change brightness, opacity or sharpness and move nothing."""

from __future__ import annotations

from math import pi, sin

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from autovideo_studio.domain.keyframe import Easing
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.blurring import gaussian
from autovideo_studio.render.effects.base import Parameter
from autovideo_studio.render.mixing import Mode, enlarged, mixed, reduced
from autovideo_studio.render.raster import image_of, pixels_of
from autovideo_studio.render.transitions.base import Crossing, register
from autovideo_studio.render.transitions.layers import dissolved
from autovideo_studio.render.transitions.options import colour

SOFT = 4.0
"""Pixels: the radius of a blur that is not seen to be made of half as many pixels."""


@register("cut", lambda: tr("Cut"), "fade", easing=None)
def cut(crossing: Crossing) -> None:
    (crossing.outgoing if crossing.progress < 0.5 else crossing.incoming).draw(crossing.painter)


@register("dissolve", lambda: tr("Dissolve"), "fade", easing=Easing.LINEAR)
def dissolve(crossing: Crossing) -> None:
    dissolved(crossing, crossing.done)


@register("dip", lambda: tr("Dip to a colour"), "fade", colour("#6c5ce7"), easing=Easing.LINEAR)
def dip(crossing: Crossing) -> None:
    """Into a full colour by the middle, out of it by the end."""
    _dip(crossing, QColor(crossing.values["colour"]))


@register("dip-black", lambda: tr("Dip to black"), "fade", easing=Easing.LINEAR)
def dip_black(crossing: Crossing) -> None:
    _dip(crossing, QColor("#000000"))


@register("dip-white", lambda: tr("Dip to white"), "fade", easing=Easing.LINEAR)
def dip_white(crossing: Crossing) -> None:
    _dip(crossing, QColor("#ffffff"))


def _dip(crossing: Crossing, veil: QColor) -> None:
    side = crossing.outgoing if crossing.done < 0.5 else crossing.incoming
    side.draw(crossing.painter)
    veil.setAlphaF(1 - abs(2 * crossing.done - 1))
    crossing.painter.fillRect(QRectF(0, 0, crossing.width, crossing.height), veil)


@register("flash", lambda: tr("Flash"), "fade", colour("#fff4e0"), easing=Easing.LINEAR)
def flash(crossing: Crossing) -> None:
    """A light that flares up within the first third, under which the picture changes, and dies away slowly."""
    done = crossing.done
    light = QColor(crossing.values["colour"])
    strength = (done / 0.3) ** 2 if done < 0.3 else ((1 - done) / 0.7) ** 4
    dissolved(crossing, min(1.0, max(0.0, (done - 0.2) / 0.2)))
    crossing.painter.setCompositionMode(Mode.CompositionMode_Plus)  # bright parts burn out first
    crossing.painter.fillRect(QRectF(0, 0, crossing.width, crossing.height), _dimmed(light, min(1.0, 2 * strength)))
    crossing.painter.setCompositionMode(Mode.CompositionMode_SourceOver)
    light.setAlphaF(max(0.0, 2 * strength - 1))
    crossing.painter.fillRect(QRectF(0, 0, crossing.width, crossing.height), light)


def _dimmed(light: QColor, strength: float) -> QColor:
    return QColor.fromRgbF(light.redF() * strength, light.greenF() * strength, light.blueF() * strength)


@register("blur", lambda: tr("Blur dissolve"), "fade", Parameter("radius", lambda: tr("Radius"), 0.05, 0.005, 0.2, "h"))
def blur(crossing: Crossing) -> None:
    """Out of focus, through the other picture's blur, and into focus."""
    radius = crossing.values["radius"] * crossing.height * sin(pi * crossing.progress) ** 1.5
    both = mixed(crossing.picture(crossing.outgoing), crossing.picture(crossing.incoming), crossing.done)
    small = reduced(both, 2) if radius > SOFT else both  # a blur holds no detail
    sigma = radius / 2 * small.height() / both.height()
    soft = image_of(gaussian(pixels_of(small), sigma, not both.hasAlphaChannel()), both.format())
    crossing.painter.drawImage(0, 0, enlarged(soft, both) if small is not both else soft)
