"""The selected track: its name; of sounds its fader, balance and effects that all its clips run through; of pictures what puts an
effect on every clip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from frozendict import frozendict
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from autovideo_studio.domain.edits.ordering import moved
from autovideo_studio.domain.edits.tracks import RenameTrack, SetTrackSound
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.queries import Placed, placed_clips
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import animating, catalogues, decorating
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.effect_card import EffectCard
from autovideo_studio.ui.inspector.fields import NumberLine, NumberRow, Section
from autovideo_studio.ui.widgets.buttons import button, icon_button
from autovideo_studio.ui.widgets.labels import ElidedLabel, label
from autovideo_studio.ui.widgets.layouts import clear, column, line, row
from autovideo_studio.ui.widgets.track_name import track_name
from autovideo_studio.ui.workspace import Workspace


class TrackForm(QWidget):
    def __init__(self, workspace: Workspace, editor: Editor) -> None:
        super().__init__()
        self._workspace, self._editor = workspace, editor
        self.setObjectName("inspectorTrack")
        self._title = ElidedLabel(size=14, weight=600)
        self._facts = label(size=12, tone="3", name="inspectorTrackFacts")
        self._name = QLineEdit()
        self._name.setObjectName("inspectorTrackName")
        self._name.setAccessibleName(tr("Name of the track"))
        self._name.editingFinished.connect(self._rename)
        self._rows = [self._number("gain_db", NumberLine("track_gain_db", tr("Loudness"), 0, -60, 12, 0.5, 1, " dB")),
                      self._number("pan", NumberLine("track_pan", tr("Pan"), 0, -1, 1, 1, 0, "", 100))]
        self._sound = QWidget()
        column(Section(tr("Fader"), "inspectorTrackFader", *self._rows), line(), spacing=0, on=self._sound)
        self._effects = QVBoxLayout()
        self._effects.setSpacing(8)
        self._built: tuple[str, ...] | None = None
        self._cards: list[EffectCard] = []
        self._says = label(size=12, tone="3", wrap=True, name="inspectorTrackSays")
        self._add = icon_button("plus", tr("Add effect"), size=26, icon_size=16, name="trackAddEffect")
        self._add.clicked.connect(lambda: self.add_menu().exec(self._add.mapToGlobal(QPoint(0, self._add.height()))))
        self._clear = button(tr("Remove the effects of all clips"), self._remove_all, kind="link", name="trackRemoveEffects")
        heading = row(label(tr("Effects"), weight=600), None, self._add, spacing=4)
        effects = column(heading, self._says, self._clear, self._effects, margins=(16, 8, 12, 12), spacing=8)
        head = column(self._title, self._facts, 4, self._name, margins=(16, 12, 14, 10), spacing=2)
        column(head, line(), self._sound, effects, None, spacing=0, on=self)

    def show_track(self) -> None:
        track = self._track()
        if track is None:
            return
        pictures, clips = track.kind.is_picture, [clip for _, clip in track.clips()]
        self._title.show_text(track_name(track))
        self._facts.setText(tr("Track · {count} clips", count=len(clips)))
        if not self._name.hasFocus():
            self._name.setPlaceholderText(track_name(replace(track, name="")))
            self._name.setText(track.name)
        self._sound.setVisible(not pictures)
        self._says.setText(tr("An effect goes onto every clip of the track.") if pictures
                           else tr("All clips of the track run through these."))
        self._clear.setVisible(pictures and any(clip.effects for clip in clips))
        at = self._editor.state.playhead
        for each, number in zip(self._rows, (track.sound.gain_db, track.sound.pan), strict=True):
            each.show_values([number.at(at)], any(key.frame == at for key in number.keyframes))
        own = () if pictures else track.sound.effects
        if (kinds := tuple(effect.id for effect in own)) != self._built:
            self._built = kinds
            self._build(own)
        for number_of_card, card in enumerate(self._cards):
            card.show_values([own[number_of_card]], [at], "", False)

    def add_menu(self) -> QMenu:
        """Every effect that the track can have, by group."""
        menu, track = QMenu(self), self._track()
        menu.aboutToHide.connect(menu.deleteLater)
        kind = track.kind if track else TrackKind.SOUND
        for group, text in catalogues.group_names("effect" if kind.is_picture else "sound"):
            found = [one for one in catalogues.effects_for(kind) if one.group == group]
            inner = menu.addMenu(text) if found else menu
            for one in found:
                inner.addAction(one.text).triggered.connect(lambda checked=False, id=one.id: self.add(id))
        return menu

    def add(self, id: str) -> None:
        """Behind those of the track; on a track of pictures behind those of every clip."""
        track = self._track()
        kind = catalogues.effect(id)
        if track is None or kind is None:
            return
        if track.kind.is_picture:
            self._editor.apply_all(decorating.add_effect(self._clips(track), kind), tr("Add effect to the track"), "inspector")
        else:
            self._put_effects((*track.sound.effects, catalogues.effect_of(kind)))

    def put_number(self, index: int, name: str, value: float) -> None:
        old = self._numbers(index, name)
        at = self._editor.state.playhead
        self._put_param(index, name, animating.with_key(old, at, value) if old.keyframes else Animated(value))

    def toggle_key(self, index: int, name: str) -> None:
        old, at = self._numbers(index, name), self._editor.state.playhead
        keyed = any(key.frame == at for key in old.keyframes)
        self._put_param(index, name, animating.without_key(old, at) if keyed else animating.with_key(old, at, old.at(at)))
        self.seal()

    def reset_number(self, index: int, name: str) -> None:
        self._put_param(index, name, Animated(self._default(index, name)))
        self.seal()

    def put_setting(self, index: int, name: str, value: Any) -> None:
        self._change(index, lambda effect: replace(effect, settings=effect.settings | frozendict({name: value})))

    def seal(self) -> None:
        self._editor.seal()

    def switch(self, index: int, on: bool) -> None:
        self._change(index, lambda effect: replace(effect, enabled=on))
        self.seal()

    def reorder(self, index: int, to: int) -> None:
        effects = self._own()
        if 0 <= to < len(effects):
            self._put_effects(moved(effects, effects[index], to))
            self._cards[to].setFocus()

    def remove(self, index: int) -> None:
        self._put_effects(tuple(effect for number, effect in enumerate(self._own()) if number != index))
        self._add.setFocus()

    def reset(self, index: int) -> None:
        kind = catalogues.effect(self._own()[index].effect)
        if kind is not None:
            plain = catalogues.effect_of(kind)
            self._change(index, lambda effect: replace(effect, params=plain.params, settings=plain.settings))
            self.seal()

    def choose_file(self, index: int) -> None:
        """No effect of sound reads a file."""

    def measure(self, index: int) -> None:
        """No effect of sound is measured."""

    def place_at(self, y: float) -> int:
        return next((card.index for card in self._cards if y <= card.geometry().bottom()), len(self._cards) - 1)

    def _track(self) -> Track | None:
        id = self._editor.state.selection.track
        return next((track for track in self._editor.sequence.tracks if track.id == id), None)

    def _clips(self, track: Track) -> list[Placed]:
        return [placed for placed in placed_clips(self._editor.sequence) if placed.track is track]

    def _own(self) -> tuple[Effect, ...]:
        track = self._track()
        return track.sound.effects if track else ()

    def _build(self, effects: tuple[Effect, ...]) -> None:
        clear(self._effects)
        self._cards = [EffectCard(self, number, catalogues.effect(effect.effect), catalogues.effect_name(effect), "track")
                       for number, effect in enumerate(effects)]
        for card in self._cards:
            self._effects.addWidget(card)

    def _number(self, name: str, of: NumberLine) -> NumberRow:
        """A number of the fader."""
        def old() -> Animated:
            track = self._track()
            return getattr(track.sound, name) if track else Animated(of.default)

        def put(number: Animated) -> None:
            track = self._track()
            if track is not None:
                changed = replace(track.sound, gain_db=number) if name == "gain_db" else replace(track.sound, pan=number)
                self._editor.apply(SetTrackSound(track.id, changed), "inspector")

        def put_value(value: float) -> None:
            at = self._editor.state.playhead
            put(animating.with_key(old(), at, value) if old().keyframes else Animated(value))

        def toggle() -> None:
            number, at = old(), self._editor.state.playhead
            keyed = any(key.frame == at for key in number.keyframes)
            put(animating.without_key(number, at) if keyed else animating.with_key(number, at, number.at(at)))
            self.seal()

        return NumberRow(of, put_value, self._editor.seal, toggle, lambda: put(Animated(of.default)))

    def _numbers(self, index: int, name: str) -> Animated:
        return self._own()[index].params.get(name, Animated(self._default(index, name)))

    def _default(self, index: int, name: str) -> float:
        kind = catalogues.effect(self._own()[index].effect)
        return next((number.default for number in kind.numbers if number.name == name), 0.0) if kind else 0.0

    def _put_param(self, index: int, name: str, number: Animated) -> None:
        self._change(index, lambda effect: replace(effect, params=effect.params | frozendict({name: number})))

    def _change(self, index: int, change: Callable[[Effect], Effect]) -> None:
        self._put_effects(tuple(change(effect) if number == index else effect for number, effect in enumerate(self._own())))

    def _put_effects(self, effects: tuple[Effect, ...]) -> None:
        track = self._track()
        if track is not None:
            self._editor.apply(SetTrackSound(track.id, replace(track.sound, effects=effects)), "inspector")

    def _remove_all(self) -> None:
        track = self._track()
        if track is not None:
            self._editor.apply_all(decorating.with_effects(self._clips(track), ()), tr("Remove effects"), "inspector")

    def _rename(self) -> None:
        track = self._track()
        if track is not None and self._name.text().strip() != track.name:
            self._editor.apply(RenameTrack(track.id, self._name.text().strip()), "inspector")
            self._editor.seal()
