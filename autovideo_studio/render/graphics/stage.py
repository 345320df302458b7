"""Where the picture behind the words is built: one still base, and a few planes that drift, each at its own pace."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from autovideo_studio.render.drawing import Sprite
from autovideo_studio.render.graphic_pace import fastest, reach_of
from autovideo_studio.render.graphics.movers import Crossing, Drifting, Mover, Still, Twinkling
from autovideo_studio.render.graphics.shapes import Outline
from autovideo_studio.render.graphics.shot import Shot
from autovideo_studio.render.graphics.surfaces import (
    Paint,
    along,
    colour,
    cut_light,
    cut_plane,
    glow,
    gradient,
    luminous_moon,
    luminous_plane,
    luminous_sun,
    mixed,
    texture,
    vignette,
)
from autovideo_studio.render.styles import Scenery


@dataclass(frozen=True, slots=True)
class Plane:
    outline: Outline
    depth: float
    paint: Paint | None
    tint: str


STILL_DEPTH = 0.5
"""Planes farther away than this stand still: nobody sees them move, and each moving one costs in every frame."""


def _in_another_light(scenery: Scenery, rng: random.Random) -> Scenery:
    """The same scene at a slightly different hour: its colours turned together a few degrees, a little lighter or darker."""
    turn, lift = rng.uniform(-0.045, 0.045), rng.uniform(0.92, 1.1)

    def shifted(name: str) -> str:
        tone = QColor(name)
        if tone.hslHueF() < 0:
            return name
        return QColor.fromHslF((tone.hslHueF() + turn) % 1.0, tone.hslSaturationF(), min(1.0, tone.lightnessF() * lift),
                               tone.alphaF()).name(QColor.NameFormat.HexArgb)

    return replace(scenery, sky=tuple(map(shifted, scenery.sky)), planes=tuple(map(shifted, scenery.planes)))


class Stage:
    """Where a motif builds its scene. Coordinates are the picture's pixels; planes are `reach` wider on either side.

    `unit` is a hundredth of the shorter side, `horizon` the y of the horizon, `light_x`, `light_y` the place for a sun or moon.
    """

    def __init__(self, shot: Shot, motif: str, words: QRectF, crowded: bool) -> None:
        self.shot, self.motif, self.words, self.crowded = shot, motif, words, crowded
        self.width, self.height, self.unit = shot.width, shot.height, shot.unit
        self.luminous = shot.style.treatment == "luminous"
        self.colours: Scenery = _in_another_light(shot.style.scene(motif), shot.rng("light"))
        self.rng: random.Random = random.Random(f"{shot.seed}/{motif}")
        self.horizon = self._place_of_horizon()
        self.light_x, self.light_y = self._place_of_light()
        self.reach = reach_of(self.width)
        self.span = self.width + 2 * self.reach
        self._sense = self.rng.choice((-1, 1))
        self._base: list[Paint] = []
        self._planes: list[Plane] = []
        self._behind: list[Mover] = []
        self._before: list[Mover] = []

    def _place_of_horizon(self) -> float:
        """Where the style has it, lower where words need the sky: dark words more than light ones."""
        usual = self.shot.style.horizon * self.height
        wanted = self.words.bottom() + self.unit * (4 if self.luminous else 13)
        lowest = self.height * (0.74 if self.luminous else 0.83)
        return max(usual, min(wanted, lowest))

    def _place_of_light(self) -> tuple[float, float]:
        """The place, of a few good ones, that is farthest from the words, the first ones preferred."""
        wide = self.shot.shape == "wide"
        far, near, high = (0.8, 0.2, 0.3) if wide else (0.7, 0.3, 0.15)
        shift = self.rng.uniform(-0.02, 0.02)
        places = [(far + shift, high), (near + shift, high), (far + 0.14, high * 0.55), (near - 0.14, high * 0.55)]
        enough = self.unit * 13

        def clearance(place: tuple[float, float]) -> float:
            x, y = place[0] * self.width, place[1] * self.height
            dx = max(self.words.left() - x, x - self.words.right(), 0.0)
            dy = max(self.words.top() - y, y - self.words.bottom(), 0.0)
            return min(enough, math.hypot(dx, dy))

        x, y = max(places, key=clearance)
        return x * self.width, y * self.height

    # what motifs use -------------------------------------------------------------------------------------------------

    def bake(self, paint: Paint) -> None:
        """Paint on the still base, over what is there."""
        self._base.append(paint)

    def light(self, radius: float, *, y: float | None = None, reach: float = 6.0, moon: bool = False) -> None:
        """A sun or moon of `radius` units on the base."""
        x, at_y = self.light_x, self.light_y if y is None else y
        tone, size = self.colours.light, radius * self.unit * (0.85 if self.crowded else 1.0)
        if self.luminous:
            halo = mixed(tone, self.colours.sky[-1], 0.45)
            shining = luminous_moon if moon else luminous_sun
            self.bake(lambda painter: shining(painter, x, at_y, size, tone, halo, reach=reach))
        else:
            self.bake(lambda painter: cut_light(painter, x, at_y, size, tone, along(self.colours.sky, 0.5), unit=self.unit))

    def stars(self, count: int, *, until: float = 0.62) -> None:
        """Small lights in the sky of the base, with a few that twinkle."""
        rng, unit = self.rng, self.unit
        places = [
            (rng.random() * self.width, rng.random() ** 1.2 * self.height * until, rng.random() ** 4, rng.random())
            for _ in range(count)
        ]
        tone = "#FFFFFF" if self.luminous else self.colours.detail

        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            for x, y, size, strength in places:
                painter.setBrush(colour(tone, round(80 + 170 * strength)))
                radius = unit * ((0.07 + 0.2 * size) if self.luminous else (0.16 + 0.3 * size))
                painter.drawEllipse(QPointF(x, y), radius, radius)

        self.bake(paint)
        free = [place for place in places if self.is_free(QRectF(place[0] - unit * 2, place[1] - unit * 2, unit * 4, unit * 4))]
        for x, y, size, phase in free[: 7 if self.luminous else 4]:
            self.twinkle(x, y * 0.9, unit * (1.0 + 0.9 * size), tone, phase)

    def is_free(self, box: QRectF) -> bool:
        """Does a small thing there leave the words alone?"""
        room = self.unit * 2
        return not self.words.adjusted(-room, -room, room, room).intersects(box)

    def twinkle(self, x: float, y: float, size: float, tone: str, phase: float, *, low: float = 0.05) -> None:
        """A small star that swells and fades, four-pointed."""

        def paint(painter: QPainter) -> None:
            middle = size
            if self.luminous:
                glow(painter, middle, middle, size * 0.7, tone, 120)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tone, 235))
            star = QPainterPath(QPointF(middle, 0))
            for x2, y2 in ((2 * middle, middle), (middle, 2 * middle), (0, middle), (middle, 0)):
                star.quadTo(QPointF(middle, middle), QPointF(x2, y2))
            painter.drawPath(star)

        made = self.sprite("twinkle", 2 * size, 2 * size, paint, tone)
        period = self.shot.frames(2.2 + 2.5 * phase)
        self._behind.append(Twinkling(made, round(x - size), round(y - size), period, phase, low, 0.95))

    def plane(self, outline: Outline, depth: float, *, paint: Paint | None = None, tint: str = "") -> None:
        """A plane of the landscape at `depth` 0 (far) .. 1 (near). `outline` starts at x = 0 of the wider span; `paint`
        adds details in the same coordinates, on the plane's own shape."""
        self._planes.append(Plane(outline, depth, paint, tint or along(self.colours.planes, depth)))

    def crossing(
        self,
        made: Sprite,
        x: float,
        y: float,
        dx: float,
        dy: float,
        span: float,
        *,
        sway: float = 0.0,
        opacity: float = 1.0,
        front: bool = False,
    ) -> None:
        """Something small that crosses the picture again and again; `dx`, `dy` in pixels a second of a 1080p picture."""
        pace = self.unit / 10.8 / float(self.shot.rate)
        mover = Crossing(made, round(x), round(y), dx * pace, dy * pace, max(2, round(span)), sway, opacity, self.rng.random())
        (self._before if front else self._behind).append(mover)

    def still(self, made: Sprite, x: float, y: float, *, pace: float = 0.0, front: bool = False) -> None:
        """Something that stands or drifts slowly, `pace` in pixels a second of a 1080p picture."""
        speed = pace * self.unit / 10.8 / float(self.shot.rate)
        mover: Mover = Drifting(made, round(x), round(y), speed) if pace else Still(made, round(x), round(y))
        (self._before if front else self._behind).append(mover)

    def breathing(
        self, made: Sprite, x: float, y: float, seconds: float, *, low: float, high: float, front: bool = False
    ) -> None:
        mover = Twinkling(made, round(x), round(y), self.shot.frames(seconds), self.rng.random(), low, high)
        (self._before if front else self._behind).append(mover)

    def sprite(self, name: str, width: float, height: float, paint: Paint, *facts: object) -> Sprite:
        def draw(painter: QPainter) -> None:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            paint(painter)

        size = max(1, math.ceil(width)), max(1, math.ceil(height))
        return Sprite(self._key(name, f"{size[0]}x{size[1]}", *facts), *size, draw)

    # the finished scene ----------------------------------------------------------------------------------------------

    def finished(self) -> tuple[Mover, ...]:
        base = Sprite(self._key("base"), self.width, self.height, self._paint_base, opaque=True)
        return (Still(base), *self._behind, *self._plane_movers(), *self._before)

    def _key(self, name: str, *facts: object) -> str:
        box = self.words.toRect()
        words = f"{box.x()},{box.y()},{box.width()},{box.height()}"
        place = f"{self.width}x{self.height}:{words}:{self.crowded}"
        return f"{self.motif}/{name}:{self.shot.style.id}:{self.shot.seed}:{place}:" + ":".join(map(str, facts))

    def _paint_base(self, painter: QPainter) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        style, box = self.shot.style, QRectF(0, 0, self.width, self.height)
        painter.fillRect(box, QColor(self.colours.sky[-1]))
        painter.fillRect(QRectF(0, 0, self.width, self.horizon + 1), gradient(0, self.horizon, self.colours.sky))
        for paint in self._base:
            paint(painter)
        if self.luminous:
            spread = 0.95 if self.crowded else 0.8
            painter.save()
            glow(
                painter,
                self.words.center().x(),
                self.words.center().y(),
                max(self.words.width(), self.unit * 40) * spread,
                style.panel_tone,
                150 if self.crowded else 84,
                squash=0.75,
            )
            painter.restore()
        vignette(painter, self.width, self.height, style.vignette, "#000004" if self.luminous else "#5A3A20")
        whole = QPainterPath()
        whole.addRect(box)
        texture(painter, whole, style.grain)
        for index, plane in enumerate(self._planes):
            self._paint_plane(painter, index, plane, below=plane.depth >= STILL_DEPTH)

    def _plane_movers(self) -> list[Mover]:
        drift = self.shot.style.motion.drift * self.unit / 10.8 / float(self.shot.rate)
        movers: list[Mover] = []
        for index, plane in enumerate(self._planes):
            top, bottom = self._extent(index)
            if plane.depth < STILL_DEPTH or bottom <= top:
                continue
            made = self._plane_sprite(plane, index, top, bottom)
            pace = min(drift * (0.18 + 0.82 * plane.depth), fastest(self.width, self.shot.duration))
            start = round(-self.reach * (1 + 0.9 * self._sense))
            movers.append(Drifting(made, start, top, pace * self._sense, -2 * self.reach, 0))
        return movers

    def _extent(self, index: int) -> tuple[int, int]:
        """From where to where a plane must move: down to where the next covers it, or where it is the same all along."""
        plane = self._planes[index]
        top = math.floor(plane.outline.top - self.unit * (0.4 if self.luminous else 2.2))
        if index + 1 < len(self._planes):
            bottom = self._planes[index + 1].outline.lowest
        else:
            bottom = self.height if plane.paint else plane.outline.lowest
        return top, min(self.height, math.ceil(bottom + self.unit * (1.0 if index + 1 < len(self._planes) else 2.0)))

    def _plane_sprite(self, plane: Plane, index: int, top: int, bottom: int) -> Sprite:
        def draw(painter: QPainter) -> None:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(0, -top)
            self._paint_plane(painter, index, plane, below=False)

        return Sprite(self._key("plane", index), self.span, bottom - top, draw)

    def _paint_plane(self, painter: QPainter, index: int, plane: Plane, *, below: bool) -> None:
        """The whole plane; or on the base only what lies `below` its moving part."""
        top, bottom = self._extent(index)
        foot = self._planes[index + 1].outline.lowest if index + 1 < len(self._planes) else self.height
        box = QRectF(0, top, self.span, max(1.0, foot - top))
        path = plane.outline.path
        painter.save()
        if below or plane.depth < STILL_DEPTH:
            painter.translate(-self.reach, 0)
        if below:
            if bottom >= self.height or index + 1 < len(self._planes):
                painter.restore()
                return
            painter.setClipRect(QRectF(0, bottom - 1, self.span, self.height))
        if self.luminous:
            luminous_plane(
                painter,
                path,
                box,
                plane.tint,
                self.colours.light,
                self.colours.sky[-1],
                unit=self.unit,
                depth=plane.depth,
                strength=self.shot.style.grain,
            )
        else:
            cut_plane(painter, path, box, plane.tint, unit=self.unit, strength=self.shot.style.grain)
        if plane.paint:
            plane.paint(painter)
        painter.restore()
