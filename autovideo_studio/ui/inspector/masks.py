"""The masks of the selected clips, one card each: drawn shapes, paths, the brightness of a picture; all of them together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QFrame, QMenu, QVBoxLayout, QWidget

from autovideo_studio.domain.appearance import Appearance, MaskShape
from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.clips import SetAppearance
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import masking
from autovideo_studio.services.catalogues import Setting
from autovideo_studio.services.media import Arrived, added
from autovideo_studio.ui.actions import edge_verbs
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.fields import NumberLine
from autovideo_studio.ui.inspector.numbers import ClipNumbers
from autovideo_studio.ui.inspector.options import SettingRow
from autovideo_studio.ui.widgets.buttons import button, icon_button
from autovideo_studio.ui.widgets.labels import ElidedLabel, label
from autovideo_studio.ui.widgets.layouts import column, row
from autovideo_studio.ui.workspace import Workspace

PLACE = ("x", "y", "width", "height", "rotation")
PICTURES = "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff"


class MasksSection(QWidget):
    """Many clips are changed together where they have masks of the same shapes in the same order."""

    def __init__(self, workspace: Workspace, editor: Editor, lines: ClipNumbers) -> None:
        super().__init__()
        self._workspace, self._editor, self._lines = workspace, editor, lines
        self.setObjectName("inspectorMasks")
        self._chosen: list[Placed] = []
        self._cards: list[MaskCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        add = icon_button("plus", tr("Add mask"), size=26, icon_size=16, name="inspectorAddMask")
        add.clicked.connect(lambda: self.add_menu().exec(add.mapToGlobal(QPoint(0, add.height()))))
        self._says = label(size=12, tone="3", wrap=True, name="inspectorMasksSay")
        head = row(label(tr("Masks"), weight=600), None, add, spacing=4)
        column(head, self._says, self._list, margins=(16, 8, 12, 12), spacing=8, on=self)

    def show_clips(self, chosen: list[Placed]) -> None:
        self._chosen = chosen
        shapes = {tuple(mask.shape for mask in placed.clip.appearance.masks) for placed in chosen}
        same = next(iter(shapes)) if len(shapes) == 1 else ()
        self._says.setText(tr("The selected clips have different masks.") if len(shapes) > 1
                           else "" if same else tr("No masks yet: all of the picture is seen."))
        self._says.setVisible(not same)
        while len(self._cards) < len(same):
            card = MaskCard(self, len(self._cards), self._lines)
            self._cards.append(card)
            self._list.addWidget(card)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(same))
            if number < len(same):
                card.show_masks(chosen, self._editor)

    def add_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for shape, text in shape_names().items():
            if shape is not MaskShape.LUMA:
                menu.addAction(text).triggered.connect(lambda on=False, shape=shape: self.add(shape))
        luma = menu.addMenu(shape_names()[MaskShape.LUMA])
        for asset in self._editor.project.assets:
            if asset.kind is AssetKind.STILL:
                luma.addAction(asset.name).triggered.connect(lambda on=False, id=asset.id: self.add(MaskShape.LUMA, id))
        luma.addAction(tr("Choose a file …")).triggered.connect(lambda: self._choose(lambda id: self.add(MaskShape.LUMA, id)))
        return menu

    def add(self, shape: MaskShape, asset_id: str = "") -> None:
        """For each selected clip; a drawn one can be dragged on the picture at once."""
        number = len(self._chosen[0].clip.appearance.masks)
        self._change(lambda look: masking.with_mask(look, masking.new_mask(shape, asset_id)))
        if shape is not MaskShape.LUMA and len(self._chosen) == 1:
            edge_verbs.shape(self._editor, f"mask:{number}")

    def remove(self, number: int) -> None:
        self._editor.state.shape("")
        self._change(lambda look: masking.without_mask(look, number))

    def put(self, number: int, **values: Any) -> None:
        self._change(lambda look: replace(look, masks=tuple(
            replace(mask, **values) if index == number else mask for index, mask in enumerate(look.masks))))

    def shape_on_picture(self, number: int) -> None:
        edge_verbs.shape(self._editor, f"mask:{number}")

    def replace_picture(self, number: int) -> None:
        self._choose(lambda id: self.put(number, asset_id=id))

    def take_picture(self, path: Path, then: Callable[[str], object]) -> None:
        """Bring the file into the project, then go on with its id."""
        editor, media = self._editor, self._workspace.studio.media

        def come(arrived: Arrived) -> None:
            if arrived.problems:
                self._workspace.tell_error(arrived.problems[0].error)
            elif editor.apply_all(added(editor.project, arrived.assets, ""), tr("Add media"), "inspector") or arrived.assets:
                then(arrived.assets[0].id)

        self._workspace.engine.run_async(
            lambda cancel: media.bring_in([path], editor.sequence.format, lambda arriving: None, cancel), come,
            self._workspace.tell_error)

    def _choose(self, then: Callable[[str], object]) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Picture for the mask"), "", f"{tr('Pictures')} ({PICTURES})")
        if path:
            self.take_picture(Path(path), then)

    def _change(self, change: Callable[[Appearance], Appearance]) -> None:
        edits: list[Edit] = [SetAppearance(placed.clip.id, change(placed.clip.appearance)) for placed in self._chosen]
        self._editor.apply_all(edits, tr("Change masks"), "inspector")
        self._editor.seal()


class MaskCard(QFrame):
    def __init__(self, section: MasksSection, number: int, lines: ClipNumbers) -> None:
        super().__init__()
        self._number = number
        self.setObjectName(f"maskCard_{number}")
        self.setProperty("role", "inset")
        self._title = ElidedLabel(weight=600)
        self._edit = icon_button("spline", tr("Drag it on the picture"), lambda: section.shape_on_picture(number), size=24,
                                 icon_size=14, checkable=True, name=f"maskShape_{number}")
        remove = icon_button("trash-2", tr("Remove mask"), lambda: section.remove(number), size=24, icon_size=14,
                             name=f"maskRemove_{number}")
        self._inverted = SettingRow(Setting("inverted", tr("Inverted"), "switch", False), f"mask{number}_inverted",
                                    lambda on: section.put(number, inverted=on), lambda: None)
        self._file = ElidedLabel(size=12, tone="2")
        self._picture = QWidget()
        row((self._file, 1), button(tr("Choose a file …"), partial(section.replace_picture, number), name=f"maskFile_{number}"),
            spacing=6, on=self._picture)
        self._rows = {name: lines.line(NumberLine(f"mask{number}_{name}", text, default, low, high, 0.5, 1, unit, factor),
                                       f"mask.{number}.{name}") for name, text, default, low, high, unit, factor in _numbers()}
        head = row((self._title, 1), self._edit, remove, margins=(10, 4, 4, 0), spacing=2)
        body = column(self._inverted, self._picture, *self._rows.values(), margins=(10, 2, 8, 8), spacing=6)
        column(head, body, spacing=4, on=self)

    def show_masks(self, chosen: list[Placed], editor: Editor) -> None:
        """The masks of this number; all have one, of the same shape."""
        masks = [placed.clip.appearance.masks[self._number] for placed in chosen]
        shape = masks[0].shape
        self._title.show_text(shape_names()[shape])
        self._inverted.show_values([mask.inverted for mask in masks])
        drawn = shape is not MaskShape.LUMA
        self._edit.setVisible(drawn and len(chosen) == 1)
        self._edit.setChecked(editor.state.shaping == f"mask:{self._number}")
        self._picture.setVisible(not drawn)
        asset = editor.project.asset(masks[0].asset_id)
        self._file.show_text(asset.name if asset else tr("Its picture is not there."))
        for name, each in self._rows.items():
            each.setVisible((drawn or name not in PLACE) and (name != "corner" or shape is MaskShape.RECTANGLE))


def shape_names() -> dict[MaskShape, str]:
    return {MaskShape.RECTANGLE: tr("Rectangle"), MaskShape.ELLIPSE: tr("Ellipse"), MaskShape.PATH: tr("Path"),
            MaskShape.LUMA: tr("Brightness of a picture")}


def _numbers() -> tuple[tuple[str, str, float, float, float, str, float], ...]:
    """Name, words, default, lowest, highest, unit, factor."""
    return (("x", tr("Left, right"), 0, -2, 2, " %", 100), ("y", tr("Up, down"), 0, -2, 2, " %", 100),
            ("width", tr("Width"), 1, 0, 4, " %", 100), ("height", tr("Height"), 1, 0, 4, " %", 100),
            ("rotation", tr("Turn"), 0, -3600, 3600, "°", 1), ("corner", tr("Corners"), 0, 0, 0.5, " %", 100),
            ("feather", tr("Softness"), 0, 0, 1, " %", 100), ("opacity", tr("Opacity"), 1, 0, 1, " %", 100))
