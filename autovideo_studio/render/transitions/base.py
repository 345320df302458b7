"""What a transition is: typed settings that the window can show, and a function that draws two pictures into one frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtGui import QImage, QPainter, QTransform

from autovideo_studio.domain.keyframe import Easing, ease
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.registry import Registry
from autovideo_studio.render.effects.base import Parameter, Setting, SettingKind, Text
from autovideo_studio.render.options import Option, values_of
from autovideo_studio.render.raster import opaque, painter_on, transparent


class Side(Protocol):
    """One of the two pictures. It may draw nothing at all (a gap)."""

    @property
    def covers(self) -> bool:
        """Whether it hides every pixel of the frame beneath it."""
        ...

    def draw(self, painter: QPainter, opacity: float = 1.0, move: QTransform | None = None) -> None:
        """Draw the whole picture over what is there, faded to `opacity`, moved by `move` (affine, in pixels of the frame)."""
        ...


@dataclass(frozen=True, slots=True)
class Crossing:
    """One frame of a transition: `progress` of its time has passed (0..1, both excluded). `values` are all of its settings by
    name. The painter's ground holds what lies beneath both pictures."""

    painter: QPainter
    outgoing: Side
    incoming: Side
    progress: float
    width: int
    height: int
    easing: Easing
    values: Mapping[str, Any]

    @property
    def done(self) -> float:
        """How much of the way lies behind, eased."""
        return ease(self.easing, self.progress)

    @property
    def speed(self) -> float:
        """How fast `done` grows: 1 is the mean over the transition."""
        before, after = max(0.0, self.progress - 0.01), min(1.0, self.progress + 0.01)
        return (ease(self.easing, after) - ease(self.easing, before)) / (after - before)

    def picture(self, side: Side) -> QImage:
        """All of one side as an image of the frame's size, without alpha where it covers the frame."""
        image = (opaque if side.covers else transparent)(self.width, self.height)
        painter = painter_on(image)
        side.draw(painter)
        painter.end()
        return image


Paint = Callable[[Crossing], None]


@dataclass(frozen=True, slots=True)
class TransitionKind:
    """`group` is where the window lists it: fade, wipe, move, turn, look."""

    id: str
    label: Text
    group: str
    paint: Paint = field(repr=False)
    parameters: tuple[Parameter, ...] = ()
    settings: tuple[Setting, ...] = ()

    def values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Every setting: as given, within its range or among its choices, else its default."""
        return values_of((*self.parameters, *self.settings), given)


EASINGS = ((Easing.LINEAR, lambda: tr("Even")), (Easing.EASE_IN, lambda: tr("Slow start")),
           (Easing.EASE_OUT, lambda: tr("Slow end")), (Easing.EASE_IN_OUT, lambda: tr("Slow at both ends")))
transitions: Registry[TransitionKind] = Registry("transition")


def register(id: str, label: Text, group: str, *options: Option,
             easing: Easing | None = Easing.EASE_IN_OUT) -> Callable[[Paint], Paint]:
    """Register what is decorated as the transition `id`; its easing, if it has one, is among its settings."""

    def put(paint: Paint) -> Paint:
        parameters = tuple(one for one in options if isinstance(one, Parameter))
        settings = tuple(one for one in options if isinstance(one, Setting))
        if easing:
            settings += (Setting("easing", lambda: tr("Easing"), SettingKind.CHOICE, str(easing), EASINGS),)
        transitions.register(id)(TransitionKind(id, label, group, paint, parameters, settings))
        return paint

    return put
