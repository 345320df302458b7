"""The effects of the selected clips, one under the other in the order in which they are applied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from frozendict import frozendict
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.effects import MoveEffect, RemoveEffect, SetEffect
from autovideo_studio.domain.edits.project import AddAssets
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import animating, catalogues, decorating
from autovideo_studio.services.animating import NumberOf
from autovideo_studio.ui.actions import pieces
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.effect_card import EffectCard
from autovideo_studio.ui.widgets.buttons import button, icon_button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import clear, column, row
from autovideo_studio.ui.widgets.own_keys import OwnKeys
from autovideo_studio.ui.workspace import Workspace


class EffectsSection(QWidget):
    """Many clips are changed together where they have the same effects in the same order. `added` comes with the card of an
    effect that the clips have got."""

    added = Signal(QWidget)

    def __init__(self, workspace: Workspace, editor: Editor, frame_of: Callable[[Placed], int]) -> None:
        """`frame_of` gives a clip's own frame under the playhead."""
        super().__init__()
        self._workspace, self._editor, self._frame_of = workspace, editor, frame_of
        self.setObjectName("inspectorEffects")
        self._shown: list[Placed] = []
        self._cards: list[EffectCard] = []
        self._built: tuple[str, ...] | None = None
        self._measuring: dict[str, CancelToken] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._add = icon_button("plus", tr("Add effect"), size=26, icon_size=16, name="inspectorAddEffect")
        self._add.clicked.connect(lambda: self.add_menu().exec(self._add.mapToGlobal(QPoint(0, self._add.height()))))
        self._differ = label(tr("The selected clips have different effects."), size=12, tone="3", wrap=True)
        self._alike = button(tr("Give all those of the first"), self._make_alike, kind="link", name="inspectorEffectsAlike")
        self._none = label(tr("No effects yet."), size=12, tone="3")
        self._kept = icon_button("bookmark", tr("Keep these effects, or put kept ones on"), size=26, icon_size=15,
                                 name="inspectorKeptEffects")
        self._kept.clicked.connect(lambda: self.kept_menu().exec(self._kept.mapToGlobal(QPoint(0, self._kept.height()))))
        self._name = QLineEdit()
        self._name.setObjectName("inspectorEffectsName")
        self._name.setAccessibleName(tr("Name for these effects"))
        self._name.setPlaceholderText(tr("A name, then Enter"))
        self._name.hide()
        self._name.returnPressed.connect(self._keep)
        OwnKeys(self._name, {"Esc": self._name.hide})
        head = row(label(tr("Effects"), weight=600), None, self._kept, self._add, spacing=4)
        column(head, self._name, self._none, self._differ, self._alike, self._list, margins=(16, 8, 12, 12), spacing=8, on=self)

    @property
    def _chosen(self) -> list[Placed]:
        return self._editor.renewed(self._shown)

    def show_clips(self, chosen: list[Placed], few: list[Placed]) -> None:
        """`few` have all that there is to show of those that are chosen."""
        before, self._shown = self._shown, chosen
        kinds = [tuple(_sort(effect) for effect in placed.clip.effects) for placed in few]
        same = len(set(kinds)) == 1
        self._differ.setVisible(not same)
        self._alike.setVisible(not same)
        self._none.setVisible(same and not kinds[0])
        shown = kinds[0] if same else ()
        if shown != self._built:
            self._build(chosen[0].clip.effects if same else ())
            grew = len(shown) > len(self._built or ()) and [one.clip.id for one in before] == [one.clip.id for one in chosen]
            self._built = shown
            if grew:
                self.added.emit(self._cards[-1])
        frames = [self._frame_of(placed) for placed in few]
        for number, card in enumerate(self._cards):
            card.show_values([placed.clip.effects[number] for placed in few], frames, self._file_name(number),
                             self._film() is not None)

    def add_menu(self) -> QMenu:
        """Every effect that the clips can have, by group."""
        menu = QMenu(self)
        kind = self._shown[0].track.kind
        for group, text in catalogues.group_names("effect" if kind.is_picture else "sound"):
            found = [one for one in catalogues.effects_for(kind) if one.group == group]
            inner = menu.addMenu(text) if found else menu
            for one in found:
                inner.addAction(one.text).triggered.connect(lambda checked=False, id=one.id: self._put(f"effect:{id}"))
        return menu

    def kept_menu(self) -> QMenu:
        """Keep what the (first) clip has, or put on what was kept."""
        menu, sound = QMenu(self), not self._chosen[0].track.kind.is_picture
        menu.aboutToHide.connect(menu.deleteLater)
        keep = menu.addAction(tr("Keep these effects as …"))
        keep.setEnabled(bool(self._chosen[0].clip.effects))
        keep.triggered.connect(self._ask_name)
        menu.addSeparator()
        for saved in self._editor.saved_effects.list():
            if saved.suits(sound):
                menu.addAction(saved.name).triggered.connect(lambda checked=False, id=saved.id: self._put(f"saved:{id}"))
        return menu

    def put_number(self, index: int, name: str, value: float) -> None:
        self._each(lambda placed: animating.put_value(placed.clip, self._number(index, name), self._frame_of(placed), value))

    def toggle_key(self, index: int, name: str) -> None:
        """A keyframe at the playhead for each clip, or none where all have one."""
        number = self._number(index, name)
        remove = all(number.has_key(placed.clip, self._frame_of(placed)) for placed in self._chosen)
        edit = animating.drop_key if remove else animating.put_key
        self._each(lambda placed: edit(placed.clip, number, self._frame_of(placed)))
        self.seal()

    def reset_number(self, index: int, name: str) -> None:
        number = self._number(index, name)
        self._each(lambda placed: animating.put(placed.clip, number, Animated(number.default)))
        self.seal()

    def put_setting(self, index: int, name: str, value: Any) -> None:
        self._each(lambda placed: SetEffect(placed.clip.id, placed.clip.effects[index].id, settings=frozendict({name: value})))

    def seal(self) -> None:
        self._editor.seal()

    def switch(self, index: int, on: bool) -> None:
        self._each(lambda placed: SetEffect(placed.clip.id, placed.clip.effects[index].id, enabled=on))
        self.seal()

    def reorder(self, index: int, to: int) -> None:
        if 0 <= to < len(self._cards):
            self._each(lambda placed: MoveEffect(placed.clip.id, placed.clip.effects[index].id, to))
            self._cards[to].setFocus()

    def remove(self, index: int) -> None:
        self._each(lambda placed: RemoveEffect(placed.clip.id, placed.clip.effects[index].id))
        if self._cards:
            self._cards[min(index, len(self._cards) - 1)].setFocus()
        else:
            self._add.setFocus()

    def reset(self, index: int) -> None:
        """All numbers and settings to their defaults."""
        kind = catalogues.effect(self._shown[0].clip.effects[index].effect)
        if kind is None:
            return
        params = frozendict({number.name: Animated(number.default) for number in kind.numbers})
        settings = frozendict({setting.name: setting.default for setting in kind.settings if setting.kind != "file"})
        self._each(lambda placed: SetEffect(placed.clip.id, placed.clip.effects[index].id, params, settings=settings))
        self.seal()

    def choose_file(self, index: int) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Colour table"), "", tr("Colour tables") + " (*.cube)")
        if path:
            self.take_file(index, Path(path))

    def take_file(self, index: int, path: Path) -> None:
        """Keep the file in the library and let the effect read it."""
        clips = self._clips_with(index)
        self._workspace.read(lambda: self._workspace.studio.effect_files.keep_table(path),
                             lambda asset: self._let_read(clips, asset, tr("Choose a colour table")))

    def measure(self, index: int) -> None:
        """Measure how the camera of the first selected film moves; once more stops it."""
        clips, film = self._clips_with(index), self._film()
        effect_id = clips[0][1]
        if (running := self._measuring.pop(effect_id, None)) is not None:
            running.cancel()
            self._tell_measured(effect_id, -1.0)
        elif film is not None:
            def advance(fraction: float) -> None:
                self._workspace.mailbox.post(lambda: self._tell_measured(effect_id, fraction))

            def done(asset: Asset) -> None:
                self._measuring.pop(effect_id, None)
                self._let_read(clips, asset, tr("Stabilise"))

            def failed(error: StudioError) -> None:
                self._measuring.pop(effect_id, None)
                self._tell_measured(effect_id, -1.0)
                self._workspace.tell_error(error)

            self._measuring[effect_id] = self._workspace.engine.run_async(
                lambda cancel: self._workspace.studio.effect_files.measure(film, advance, cancel), done, failed)
            self._tell_measured(effect_id, 0.0)

    def place_at(self, y: float) -> int:
        """The number of the card at a height."""
        return next((card.index for card in self._cards if y <= card.geometry().bottom()), len(self._cards) - 1)

    def _build(self, effects: tuple[Effect, ...]) -> None:
        clear(self._list)
        self._cards = [EffectCard(self, number, catalogues.effect(effect.effect), catalogues.effect_name(effect))
                       for number, effect in enumerate(effects)]
        for card in self._cards:
            self._list.addWidget(card)

    def _put(self, token: str) -> None:
        if (refusal := pieces.put(self._editor, token)) is not None:
            self._workspace.tell_error(refusal)

    def _ask_name(self) -> None:
        self._name.show()
        self._name.setFocus()

    def _keep(self) -> None:
        try:
            saved = self._editor.saved_effects.save(self._name.text(), self._chosen[0].clip.effects, self._editor.project)
        except StudioError as error:
            self._workspace.tell_error(error)
            return
        self._name.clear()
        self._name.hide()
        self._editor.state.asked.emit("effects-kept")
        self._workspace.tell(tr("“{name}” is kept, for every clip and every video.", name=saved.name))

    def _make_alike(self) -> None:
        first, *others = self._chosen
        self._editor.apply_all(decorating.with_effects(others, first.clip.effects), tr("Paste effects"), "inspector")

    def _number(self, index: int, name: str) -> NumberOf:
        kind = catalogues.effect(self._shown[0].clip.effects[index].effect)
        default = next((number.default for number in kind.numbers if number.name == name), 0.0) if kind else 0.0
        return NumberOf(name, default, index)

    def _clips_with(self, index: int) -> list[tuple[str, str]]:
        """The clips, each with its effect."""
        return [(placed.clip.id, placed.clip.effects[index].id) for placed in self._chosen]

    def _let_read(self, clips: list[tuple[str, str]], asset: Asset, label: str) -> None:
        edits: list[Edit] = [] if self._editor.project.asset(asset.id) else [AddAssets((asset,))]
        edits += [SetEffect(clip, effect, asset_id=asset.id) for clip, effect in clips]
        self._editor.apply_all(edits, label, "inspector")

    def _film(self) -> Asset | None:
        """The film that the first clip shows."""
        media = self._shown[0].clip.media
        asset = self._editor.project.asset(media.asset_id) if isinstance(media, AssetReference) else None
        return asset if asset is not None and asset.kind is AssetKind.FILM else None

    def _tell_measured(self, effect_id: str, fraction: float) -> None:
        """How much of the film is measured; below 0: nothing is measured now."""
        for card, effect in zip(self._cards, self._shown[0].clip.effects, strict=False):
            if effect.id == effect_id and (fraction < 0 or effect_id in self._measuring):
                card.show_measuring(fraction)

    def _file_name(self, index: int) -> str:
        asset = self._editor.project.asset(self._shown[0].clip.effects[index].asset_id)
        return asset.name if asset else ""

    def _each(self, edit: Callable[[Placed], Edit]) -> None:
        self._editor.apply_all([edit(placed) for placed in self._chosen], tr("Change effect"), "inspector")


def _sort(effect: Effect) -> str:
    """What makes two effects the same to the inspector."""
    return f"{effect.effect}:{effect.settings.get('name', '')}" if effect.effect == catalogues.MOVIEPY else effect.effect
