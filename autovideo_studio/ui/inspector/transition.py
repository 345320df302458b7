"""The selected transition: which one, how long, and what it declares."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Any

from frozendict import frozendict
from PySide6.QtWidgets import QVBoxLayout, QWidget

from autovideo_studio.domain.edits.transitions import ChangeTransition
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.track import Track
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import catalogues, decorating
from autovideo_studio.services.catalogues import Kind
from autovideo_studio.ui.actions import pieces
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.fields import NumberLine, NumberRow
from autovideo_studio.ui.inspector.options import SettingRow, number_line
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.gallery import Entry, Gallery
from autovideo_studio.ui.widgets.labels import ElidedLabel, label
from autovideo_studio.ui.widgets.layouts import clear, column, line
from autovideo_studio.ui.workspace import Workspace

GALLERY_HEIGHT = 236


class TransitionForm(QWidget):
    def __init__(self, workspace: Workspace, editor: Editor) -> None:
        super().__init__()
        self._workspace, self._editor = workspace, editor
        self.setObjectName("inspectorTransition")
        self._name = ElidedLabel(size=14, weight=600)
        self._facts = label(size=12, tone="3", name="inspectorTransitionFacts")
        usual = float(decorating.TRANSITION_S)
        of = NumberLine("transition_length", tr("Length"), usual, 0.01, 60, 0.05, 2, " s", animated=False)
        self._length = NumberRow(of, self._put_length, editor.seal, lambda: None, lambda: self._put_length(usual))
        self._kinds = Gallery(lambda id, moving, done: workspace.draw_sample("transition", id, moving, done),
                              name="inspectorTransitions", title=tr("Transitions"), tile=84, marks=True)
        self._kinds.setFixedHeight(GALLERY_HEIGHT)
        self._kinds.chosen.connect(self._replace)
        self._options = QVBoxLayout()
        self._options.setSpacing(6)
        self._rows: dict[str, NumberRow | SettingRow] = {}
        self._built = ""
        remove = button(tr("Remove transition"), self._remove, icon_name="trash-2", name="inspectorRemoveTransition")
        head = column(self._name, self._facts, margins=(16, 12, 14, 10), spacing=2)
        body = column(self._length, self._options, 4, self._kinds, 4, remove, margins=(16, 10, 12, 12), spacing=6)
        column(head, line(), body, None, spacing=0, on=self)

    def show_transition(self) -> None:
        found = pieces.selected_transition(self._editor)
        if found is None:
            return
        track, transition = found
        kind = catalogues.transition(transition.kind)
        self._name.show_text(kind.text if kind else transition.kind)
        self._facts.setText(self._between(track, transition))
        self._length.show_values([float(Fraction(transition.duration) / self._editor.rate)], False)
        if not self._kinds.ids:
            self._kinds.show_entries([Entry(one.id, one.text) for one in catalogues.transitions()])
        self._kinds.choose(transition.kind)
        if transition.kind != self._built:
            self._build(kind)
            self._built = transition.kind
        for name, each in self._rows.items():
            if isinstance(each, NumberRow):
                each.show_values([float(transition.settings.get(name, each.line.default))], False)
            else:
                each.show_values([transition.settings.get(name, each.setting.default)])

    def _build(self, kind: Kind | None) -> None:
        clear(self._options)
        self._rows = {}
        for number in kind.numbers if kind else ():
            of = number_line(number, f"transition_{number.name}", animated=False)
            put = partial(self._put, number.name)
            self._rows[number.name] = NumberRow(of, put, self._editor.seal, lambda: None, partial(put, of.default))
        for setting in kind.settings if kind else ():
            self._rows[setting.name] = SettingRow(setting, f"transition_{setting.name}", partial(self._put, setting.name),
                                                  self._editor.seal)
        for each in self._rows.values():
            self._options.addWidget(each)

    def _put(self, name: str, value: Any) -> None:
        if found := pieces.selected_transition(self._editor):
            old = found[1]
            self._editor.apply(ChangeTransition(old.id, old.kind, old.before_cut, old.after_cut,
                                                old.settings | frozendict({name: value})), "inspector")

    def _put_length(self, seconds: float) -> None:
        if found := pieces.selected_transition(self._editor):
            frames = max(1, round(seconds * self._editor.rate))
            self._editor.apply(decorating.transition_length(found[1], found[0], frames), "inspector")

    def _replace(self, id: str) -> None:
        found = pieces.selected_transition(self._editor)
        if found and found[1].kind != id and (refusal := pieces.put(self._editor, f"transition:{id}")) is not None:
            self._workspace.tell_error(refusal)

    def _remove(self) -> None:
        pieces.remove_transition(self._editor)

    def _between(self, track: Track, transition: Transition) -> str:
        """The names of the two clips."""
        clips = [clip for _, clip in track.clips()]
        index = next((number for number, clip in enumerate(clips) if clip.id == transition.after), -1)
        if index < 0 or index + 1 >= len(clips):
            return ""
        return f"{clips[index].name or tr('Clip')} → {clips[index + 1].name or tr('Clip')}"
