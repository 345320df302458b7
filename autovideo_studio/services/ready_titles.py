"""Titles to begin with: words in a look that come and go in a way; everything in them can be changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from autovideo_studio.domain.items import Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import TitleReference
from autovideo_studio.domain.text_look import Align, TextLook, TextUnit
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class ReadyTitle:
    """`transform` says where it stands."""

    id: str
    text: str
    title: TitleReference
    transform: Transform = Transform()


def ready_titles() -> tuple[ReadyTitle, ...]:
    """In the order of the window, in its language."""
    shade: dict[str, Any] = {"shadow_colour": "#99000000", "shadow_y": 0.04, "shadow_blur": 0.14}
    here, name, below = tr("Your title"), tr("Name"), tr("What she does")
    low = Transform(y=Animated(0.33))
    corner = Transform(x=Animated(-0.24), y=Animated(0.33))
    return (
        ReadyTitle("plain", tr("Plain"), TitleReference(here, TextLook(size=0.1, **shade), appear="fade", vanish="fade")),
        ReadyTitle("headline", tr("Headline"),
                   TitleReference(here, TextLook(weight=800, uppercase=True, size=0.13, letter_spacing=-0.02, **shade),
                                  appear="unmask", vanish="unmask", by=TextUnit.WORD)),
        ReadyTitle("elegant", tr("Elegant"),
                   TitleReference(here, TextLook("Playfair Display", 600, True, size=0.12, colour="#fff3dc", **shade),
                                  appear="blur", vanish="blur", by=TextUnit.LETTER)),
        ReadyTitle("gradient", tr("Gradient"),
                   TitleReference(here, TextLook(weight=800, size=0.13, colour="#ffd76a", colour_to="#ff5fa2",
                                                 gradient_angle=20.0, **shade), appear="pop", vanish="fade", by=TextUnit.WORD)),
        ReadyTitle("outline", tr("Outlined"),
                   TitleReference(here, TextLook(weight=800, uppercase=True, size=0.13, colour="#ffffff",
                                                 stroke_colour="#111319", stroke_width=0.09),
                                  appear="slam", vanish="fade", by=TextUnit.WORD)),
        ReadyTitle("neon", tr("Neon"),
                   TitleReference(here, TextLook(size=0.12, colour="#fdf0ff", stroke_colour="#d94bff", stroke_width=0.03,
                                                 shadow_colour="#e05cff", shadow_y=0.0, shadow_blur=0.35),
                                  appear="flicker", vanish="flicker", by=TextUnit.LETTER)),
        ReadyTitle("boxed", tr("Boxed"),
                   TitleReference(here, TextLook(size=0.085, colour="#14171d", box_colour="#ffd25e", box_padding=0.35,
                                                 box_radius=0.18), appear="rise", vanish="fade")),
        ReadyTitle("typed", tr("Typed"),
                   TitleReference(here, TextLook(weight=600, size=0.075, box_colour="#b3101318", box_padding=0.4, box_radius=0.1),
                                  appear="typewriter", appear_frames=30, vanish="fade", by=TextUnit.LETTER)),
        ReadyTitle("quote", tr("Quote"),
                   TitleReference(tr("“A sentence to remember”"),
                                  TextLook("Fraunces", 600, True, size=0.085, line_spacing=1.3, **shade), 0.66,
                                  appear="rise", vanish="fade", by=TextUnit.LINE)),
        ReadyTitle("name", tr("Name below"),
                   TitleReference(f"{name}\n{below}",
                                  TextLook(weight=600, size=0.052, box_colour="#d9141a2c", box_padding=0.5, box_radius=0.12,
                                           line_spacing=1.35, align=Align.LEFT), 0.42, appear="wipe", vanish="wipe"), corner),
        ReadyTitle("subtitle", tr("Line below"),
                   TitleReference(here, TextLook(weight=600, size=0.058, stroke_colour="#101318", stroke_width=0.06), 0.86,
                                  appear="fade", vanish="fade", appear_frames=6, vanish_frames=6), low),
        ReadyTitle("wave", tr("Playful"),
                   TitleReference(here, TextLook(weight=800, size=0.12, colour="#7df0c3", colour_to="#5aa7ff", **shade),
                                  appear="wave", vanish="scatter", by=TextUnit.LETTER)),
    )


def ready_title(id: str) -> ReadyTitle:
    """Raises `NotFound`."""
    for one in ready_titles():
        if one.id == id:
            return one
    raise NotFound(tr("There is no title called “{id}”.", id=id))
