"""Cropping, and the shapes of masks, on the picture itself: what `UiState.shaping` names is drawn with handles and dragged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from autovideo_studio.domain.appearance import Mask, MaskShape
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.clips import SetAppearance
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.numbers import numbers
from autovideo_studio.domain.queries import Placed
from autovideo_studio.services import animating, masking
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.preview.geometry import Lying, lying
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.ui_state import CROP, mask_number

HANDLE, REACH_PX = 5.0, 10.0
SIDES = ("crop_left", "crop_top", "crop_right", "crop_bottom")
LEAST_LEFT = 0.05
"""A crop leaves so much of the picture at least."""


@dataclass(frozen=True, slots=True)
class _Grip:
    """What is held since the press: `sides` or the number of a point, and the clip as it was."""

    start: QPointF
    placed: Placed
    part: str
    point: int = -1


class Shaping:
    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._grip: _Grip | None = None

    def placed(self) -> Placed | None:
        """The selected clip, if something of it is being shaped and it is seen now."""
        chosen = self._editor.selected_clips() if self._editor.state.shaping else []
        if len(chosen) != 1 or not chosen[0].track.kind.is_picture:
            return None
        number = mask_number(self._editor.state.shaping)
        if number is not None and number >= len(chosen[0].clip.appearance.masks):
            return None
        return chosen[0] if self._editor.state.playhead in chosen[0].range else None

    def draw(self, painter: QPainter, placed: Placed, frame: QRectF) -> None:
        where, number = lying(self._editor, placed, frame), mask_number(self._editor.state.shaping)
        if number is None:
            self._draw_crop(painter, where, placed)
        else:
            self._draw_mask(painter, where, self._mask(placed, number))

    def press(self, point: QPointF, frame: QRectF) -> None:
        placed = self.placed()
        if placed is None or placed.track.locked:
            return
        self._editor.seal()
        part, number = self._part(point, placed, frame)
        if part:
            self._grip = _Grip(point, placed, part, number)

    def drag(self, point: QPointF, frame: QRectF) -> None:
        if self._grip is None:
            return
        placed = self._grip.placed
        where = lying(self._editor, placed, frame)
        by = where.shares(point) - where.shares(self._grip.start)
        edit = self._cropped(by) if self._editor.state.shaping == CROP else self._masked(where, point, by)
        self._editor.apply(edit, "preview")

    def release(self) -> None:
        if self._grip is not None:
            self._editor.seal()
        self._grip = None

    def double_click(self, point: QPointF, frame: QRectF) -> None:
        """On a path: a point more where the line is, or one less where it is hit."""
        placed, number = self.placed(), mask_number(self._editor.state.shaping)
        if placed is None or number is None or placed.clip.appearance.masks[number].shape is not MaskShape.PATH:
            return
        mask, where = self._mask(placed, number), lying(self._editor, placed, frame)
        hit = self._near(point, self._points(where, mask))
        local = self._to_mask(where, mask).inverted()[0].map(point)
        path = masking.without_point(mask.path, hit) if hit >= 0 else masking.with_point(
            mask.path, (local.x() / max(1e-6, mask.width.value * where.width), local.y() / max(1e-6, mask.height.value
                                                                                               * where.height)))
        self._editor.apply(self._with_path(placed.clip, number, path), "preview")
        self._editor.seal()

    def cursor(self, point: QPointF, frame: QRectF) -> Qt.CursorShape:
        placed = self.placed()
        part = self._part(point, placed, frame)[0] if placed is not None else ""
        return {"": Qt.CursorShape.ArrowCursor, "move": Qt.CursorShape.SizeAllCursor, "point": Qt.CursorShape.PointingHandCursor,
                "crop_left": Qt.CursorShape.SizeHorCursor, "crop_right": Qt.CursorShape.SizeHorCursor,
                "crop_top": Qt.CursorShape.SizeVerCursor, "crop_bottom": Qt.CursorShape.SizeVerCursor}.get(
                    part, Qt.CursorShape.SizeFDiagCursor)

    def _at(self, placed: Placed) -> int:
        return self._editor.state.playhead - placed.range.start

    def _part(self, point: QPointF, placed: Placed, frame: QRectF) -> tuple[str, int]:
        """What is under the pointer: sides of the crop joined by "+", "point" with its number, or "move"."""
        where, number = lying(self._editor, placed, frame), mask_number(self._editor.state.shaping)
        if number is None:
            return self._crop_part(point, where, placed), -1
        mask = self._mask(placed, number)
        near = self._near(point, self._points(where, mask))
        if near >= 0:
            return "point", near
        inside = self._outline(where, mask).contains(point)
        return ("move" if inside else ""), -1

    def _crop_part(self, point: QPointF, where: Lying, placed: Placed) -> str:
        left, top, right, bottom = self._kept(placed)
        held = []
        for side, from_, to in (("crop_left", where.at(left, top), where.at(left, bottom)),
                                ("crop_right", where.at(right, top), where.at(right, bottom)),
                                ("crop_top", where.at(left, top), where.at(right, top)),
                                ("crop_bottom", where.at(left, bottom), where.at(right, bottom))):
            if _distance(point, from_, to) <= REACH_PX:
                held.append(side)
        if held:
            return "+".join(held)
        box = QPolygonF([where.at(left, top), where.at(right, top), where.at(right, bottom), where.at(left, bottom)])
        return "move" if box.containsPoint(point, Qt.FillRule.OddEvenFill) else ""

    def _cropped(self, by: QPointF) -> Edit:
        """The sides that are held go along, or the whole window over the picture."""
        assert self._grip is not None
        placed, clip = self._grip.placed, self._grip.placed.clip
        at, values = self._at(placed), {}
        now = {side: getattr(clip.transform, side).at(at) for side in SIDES}
        ways = {"crop_left": by.x(), "crop_top": by.y(), "crop_right": -by.x(), "crop_bottom": -by.y()}
        if self._grip.part == "move":
            across = min(max(by.x(), -now["crop_left"]), now["crop_right"])
            down = min(max(by.y(), -now["crop_top"]), now["crop_bottom"])
            values = {"crop_left": now["crop_left"] + across, "crop_right": now["crop_right"] - across,
                      "crop_top": now["crop_top"] + down, "crop_bottom": now["crop_bottom"] - down}
        else:
            opposite = dict(zip(SIDES, (*SIDES[2:], *SIDES[:2]), strict=True))
            for side in self._grip.part.split("+"):
                values[side] = min(max(0.0, now[side] + ways[side]), 1 - LEAST_LEFT - now[opposite[side]])
        return animating.put_values(clip, {name: round(value, 4) for name, value in values.items()}, at)

    def _masked(self, where: Lying, point: QPointF, by: QPointF) -> Edit:
        assert self._grip is not None
        placed, number = self._grip.placed, mask_number(self._editor.state.shaping)
        assert number is not None
        mask, clip, at = self._mask(placed, number), placed.clip, self._at(placed)
        if self._grip.part == "move":
            return animating.put_values(clip, {f"mask.{number}.x": round(mask.x.value + by.x(), 4),
                                               f"mask.{number}.y": round(mask.y.value + by.y(), 4)}, at)
        local = self._to_mask(where, mask).inverted()[0].map(point)
        if mask.shape is not MaskShape.PATH:
            return animating.put_values(clip, {
                f"mask.{number}.width": round(max(0.01, 2 * abs(local.x()) / where.width), 4),
                f"mask.{number}.height": round(max(0.01, 2 * abs(local.y()) / where.height), 4)}, at)
        spot = (local.x() / max(1e-6, mask.width.value * where.width), local.y() / max(1e-6, mask.height.value * where.height))
        path = tuple(spot if index == self._grip.point else each for index, each in enumerate(mask.path))
        return self._with_path(clip, number, path)

    def _mask(self, placed: Placed, number: int) -> Mask:
        """The mask with its numbers as they are under the playhead."""
        mask, at, known = placed.clip.appearance.masks[number], self._at(placed), numbers(placed.clip)
        values = {name: known[f"mask.{number}.{name}"].at(at) for name in ("x", "y", "width", "height", "rotation")}
        return masking.still(mask, values)

    @staticmethod
    def _with_path(clip: Clip, number: int, path: masking.Path) -> Edit:
        masks = tuple(replace(mask, path=path) if index == number else mask
                      for index, mask in enumerate(clip.appearance.masks))
        return SetAppearance(clip.id, replace(clip.appearance, masks=masks))

    def _to_mask(self, where: Lying, mask: Mask) -> QTransform:
        """From the mask's own box, about its centre, to the panel."""
        inner = QTransform.fromTranslate(where.width * (0.5 + mask.x.value), where.height * (0.5 + mask.y.value))
        inner.rotate(mask.rotation.value)
        return inner * where.map

    def _points(self, where: Lying, mask: Mask) -> list[QPointF]:
        across, down = mask.width.value * where.width, mask.height.value * where.height
        corners = mask.path if mask.shape is MaskShape.PATH else ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
        map = self._to_mask(where, mask)
        return [map.map(QPointF(x * across, y * down)) for x, y in corners]

    def _outline(self, where: Lying, mask: Mask) -> QPainterPath:
        path, across, down = QPainterPath(), mask.width.value * where.width, mask.height.value * where.height
        if mask.shape is MaskShape.PATH:
            path.addPolygon(QPolygonF([QPointF(x * across, y * down) for x, y in mask.path]))
            path.closeSubpath()
        elif mask.shape is MaskShape.ELLIPSE:
            path.addEllipse(QRectF(-across / 2, -down / 2, across, down))
        else:
            path.addRect(QRectF(-across / 2, -down / 2, across, down))
        return self._to_mask(where, mask).map(path)

    def _draw_mask(self, painter: QPainter, where: Lying, mask: Mask) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor(0, 0, 0, 140), 3), QPen(theme().colour("accent"), 1.5)):
            painter.setPen(pen)
            painter.drawPath(self._outline(where, mask))
        _knobs(painter, self._points(where, mask))

    def _draw_crop(self, painter: QPainter, where: Lying, placed: Placed) -> None:
        left, top, right, bottom = self._kept(placed)
        corners = [where.at(left, top), where.at(right, top), where.at(right, bottom), where.at(left, bottom)]
        veil, hole = QPainterPath(), QPainterPath()
        veil.addPolygon(where.outline)
        hole.addPolygon(QPolygonF(corners))
        painter.fillPath(veil.subtracted(hole), QColor(0, 0, 0, 130))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("accent"), 1.5))
        painter.drawPolygon(QPolygonF(corners))
        middles = [(one + other) / 2 for one, other in zip(corners, [*corners[1:], corners[0]], strict=True)]
        _knobs(painter, [*corners, *middles])

    def _kept(self, placed: Placed) -> tuple[float, float, float, float]:
        at, transform = self._at(placed), placed.clip.transform
        return (transform.crop_left.at(at), transform.crop_top.at(at), 1 - transform.crop_right.at(at),
                1 - transform.crop_bottom.at(at))

    @staticmethod
    def _near(point: QPointF, points: list[QPointF]) -> int:
        """The number of the nearest point within reach; −1 where none is."""
        found = [(hypot(each.x() - point.x(), each.y() - point.y()), number) for number, each in enumerate(points)]
        return next((number for distance, number in sorted(found) if distance <= REACH_PX), -1)


def _knobs(painter: QPainter, points: list[QPointF]) -> None:
    painter.setPen(QPen(theme().colour("accent"), 1.5))
    painter.setBrush(QColor("#FFFFFF"))
    for point in points:
        painter.drawEllipse(point, HANDLE, HANDLE)


def _distance(point: QPointF, one: QPointF, other: QPointF) -> float:
    """From a point to the line between two others."""
    way, length = other - one, hypot(other.x() - one.x(), other.y() - one.y()) or 1.0
    share = QPointF.dotProduct(point - one, way) / length ** 2
    foot = one + way * min(1.0, max(0.0, share))
    return hypot(point.x() - foot.x(), point.y() - foot.y())
