"""How the selected pictures meet what lies beneath them: blending, corners, a shadow, a mask, mirrored or not."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from autovideo_studio.domain.appearance import Blend, Shadow
from autovideo_studio.domain.edits.clips import SetAppearance, SetTransform
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import catalogues
from autovideo_studio.services.catalogues import Setting
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.fields import ChoiceRow, NumberLine, Section
from autovideo_studio.ui.inspector.masks import MasksSection
from autovideo_studio.ui.inspector.numbers import ClipNumbers
from autovideo_studio.ui.inspector.options import SettingRow
from autovideo_studio.ui.widgets.layouts import column, line
from autovideo_studio.ui.workspace import Workspace


class AppearanceSections(QWidget):
    def __init__(self, workspace: Workspace, editor: Editor, lines: ClipNumbers) -> None:
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
        self._masks = MasksSection(workspace, editor, lines)
        corners = lines.line(NumberLine("corner_radius", tr("Corners"), 0, 0, 0.5, 0.5, 1, " %", 100))
        column(Section(tr("Blend"), "inspectorBlend", self._blend, corners, *self._flips.values()), line(),
               Section(tr("Shadow"), "inspectorShadow", self._has_shadow, *self._shadow, folded=True), line(),
               self._masks, line(), spacing=0, on=self)

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
        self._masks.show_clips(chosen)

    def _shadow_lines(self) -> list[QWidget]:
        own = Shadow()
        ranges = (("x", tr("To the right"), own.x.value, -0.5, 0.5), ("y", tr("Downwards"), own.y.value, -0.5, 0.5),
                  ("blur", tr("Softness"), own.blur.value, 0, 0.5), ("opacity", tr("Opacity"), own.opacity.value, 0, 1))
        return [self._lines.line(NumberLine(f"shadow_{name}", text, default, low, high, 0.5, 1, " %", 100), f"shadow.{name}")
                for name, text, default, low, high in ranges]

    def _put_shadow_colour(self, colour: str) -> None:
        self._lines.each_clip(lambda clip: SetAppearance(clip.id, replace(
            clip.appearance, shadow=replace(clip.appearance.shadow or Shadow(), colour=colour))))

    def _look(self, **values: Any) -> None:
        self._lines.each_clip(lambda clip: SetAppearance(clip.id, replace(clip.appearance, **values)))
        self._editor.seal()

    def _flip(self, name: str, on: bool) -> None:
        self._lines.each_clip(lambda clip: SetTransform(clip.id, replace(
            clip.transform, flip_across=on) if name == "flip_across" else replace(clip.transform, flip_down=on)))
