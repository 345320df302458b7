"""How the selected pictures meet what lies beneath them: blending, corners, a shadow, a mask, mirrored or not."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from autovideo_studio.domain.appearance import Blend, Mask, MaskShape, Shadow
from autovideo_studio.domain.edits.clips import SetAppearance, SetTransform
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import catalogues
from autovideo_studio.services.catalogues import Setting
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.fields import ChoiceRow, NumberLine, Section
from autovideo_studio.ui.inspector.numbers import ClipNumbers
from autovideo_studio.ui.inspector.options import SettingRow
from autovideo_studio.ui.widgets.layouts import column, line

NO_MASK = "none"
OTHER_MASK = "other"
"""Drawn paths, masks of brightness and several masks: kept, not changed here."""


class AppearanceSections(QWidget):
    def __init__(self, editor: Editor, lines: ClipNumbers) -> None:
        super().__init__()
        self._editor, self._lines = editor, lines
        self._blend = ChoiceRow("blend", tr("Blend"), catalogues.blends(), lambda value: self._look(blend=Blend(value)))
        self._flips = {name: SettingRow(Setting(name, text, "switch", False), name, partial(self._flip, name),
                                        editor.seal)
                       for name, text in (("flip_across", tr("Mirrored")), ("flip_down", tr("Upside down")))}
        self._has_shadow = SettingRow(Setting("shadow", tr("Shadow"), "switch", False), "shadow",
                                      lambda on: self._look(shadow=Shadow() if on else None), editor.seal)
        self._shadow_colour = SettingRow(Setting("shadow_colour", tr("Colour"), "colour", Shadow().colour), "shadow_colour",
                                         self._put_shadow_colour, editor.seal)
        self._shadow = (self._shadow_colour, *self._shadow_lines())
        shapes = ((NO_MASK, tr("None")), (MaskShape.RECTANGLE, tr("Rectangle")), (MaskShape.ELLIPSE, tr("Ellipse")))
        self._shape = ChoiceRow("mask", tr("Shape"), shapes, self._put_shape)
        self._inverted = SettingRow(Setting("inverted", tr("What lies outside"), "switch", False), "mask_inverted",
                                    lambda on: self._mask(inverted=on), editor.seal)
        self._mask_rows = (self._inverted, *self._mask_lines())
        corners = lines.line(NumberLine("corner_radius", tr("Corners"), 0, 0, 0.5, 0.5, 1, " %", 100))
        column(Section(tr("Blend"), "inspectorBlend", self._blend, corners, *self._flips.values()), line(),
               Section(tr("Shadow"), "inspectorShadow", self._has_shadow, *self._shadow, folded=True), line(),
               Section(tr("Mask"), "inspectorMask", self._shape, *self._mask_rows, folded=True), line(), spacing=0, on=self)

    def show_clips(self, chosen: list[Placed]) -> None:
        clips = [placed.clip for placed in chosen]
        self._blend.show_values([clip.appearance.blend for clip in clips])
        for name, each in self._flips.items():
            each.show_values([getattr(clip.transform, name) for clip in clips])
        shadows = [clip.appearance.shadow for clip in clips]
        self._has_shadow.show_values([shadow is not None for shadow in shadows])
        for row in self._shadow:
            row.setVisible(all(shadows))
        self._shadow_colour.show_values([shadow.colour if shadow else "" for shadow in shadows])
        shapes = [_shape(clip) for clip in clips]
        self._shape.show_values(shapes)
        plain = all(shape in (MaskShape.RECTANGLE, MaskShape.ELLIPSE) for shape in shapes)
        for mask_row in self._mask_rows:
            mask_row.setVisible(plain)
        if plain:
            self._inverted.show_values([clip.appearance.masks[0].inverted for clip in clips])

    def _shadow_lines(self) -> list[QWidget]:
        own = Shadow()
        ranges = (("x", tr("To the right"), own.x.value, -0.5, 0.5), ("y", tr("Downwards"), own.y.value, -0.5, 0.5),
                  ("blur", tr("Softness"), own.blur.value, 0, 0.5), ("opacity", tr("Opacity"), own.opacity.value, 0, 1))
        return [self._lines.line(NumberLine(f"shadow_{name}", text, default, low, high, 0.5, 1, " %", 100), f"shadow.{name}")
                for name, text, default, low, high in ranges]

    def _mask_lines(self) -> list[QWidget]:
        ranges = (("x", tr("Left, right"), 0, -2, 2, " %", 100), ("y", tr("Up, down"), 0, -2, 2, " %", 100),
                  ("width", tr("Width"), 1, 0, 4, " %", 100), ("height", tr("Height"), 1, 0, 4, " %", 100),
                  ("rotation", tr("Turn"), 0, -3600, 3600, "°", 1), ("corner", tr("Corners"), 0, 0, 0.5, " %", 100),
                  ("feather", tr("Softness"), 0, 0, 1, " %", 100), ("opacity", tr("Opacity"), 1, 0, 1, " %", 100))
        return [self._lines.line(NumberLine(f"mask_{name}", text, default, low, high, 0.5, 1, unit, factor), f"mask.0.{name}")
                for name, text, default, low, high, unit, factor in ranges]

    def _put_shape(self, shape: str) -> None:
        def changed(clip: Clip) -> tuple[Mask, ...]:
            if shape == NO_MASK:
                return ()
            old = clip.appearance.masks
            return (replace(old[0], shape=MaskShape(shape)), *old[1:]) if old else (Mask(MaskShape(shape)),)

        self._lines.each_clip(lambda clip: SetAppearance(clip.id, replace(clip.appearance, masks=changed(clip))))
        self._editor.seal()

    def _mask(self, **values: Any) -> None:
        self._lines.each_clip(lambda clip: SetAppearance(clip.id, replace(
            clip.appearance, masks=(replace(clip.appearance.masks[0], **values), *clip.appearance.masks[1:]))))

    def _put_shadow_colour(self, colour: str) -> None:
        self._lines.each_clip(lambda clip: SetAppearance(clip.id, replace(
            clip.appearance, shadow=replace(clip.appearance.shadow or Shadow(), colour=colour))))

    def _look(self, **values: Any) -> None:
        self._lines.each_clip(lambda clip: SetAppearance(clip.id, replace(clip.appearance, **values)))
        self._editor.seal()

    def _flip(self, name: str, on: bool) -> None:
        self._lines.each_clip(lambda clip: SetTransform(clip.id, replace(
            clip.transform, flip_across=on) if name == "flip_across" else replace(clip.transform, flip_down=on)))


def _shape(clip: Clip) -> str:
    masks = clip.appearance.masks
    if not masks:
        return NO_MASK
    return masks[0].shape if len(masks) == 1 and masks[0].shape in (MaskShape.RECTANGLE, MaskShape.ELLIPSE) else OTHER_MASK
