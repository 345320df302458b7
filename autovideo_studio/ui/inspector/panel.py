"""The inspector: everything about what is selected; for many clips at once, mixed values where they differ."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.clips import SetSound, SetTransform
from autovideo_studio.domain.edits.speed import SetSpeed
from autovideo_studio.domain.items import Clip, Fit
from autovideo_studio.domain.numbers import every_number
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import catalogues
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.appearance import AppearanceSections
from autovideo_studio.ui.inspector.effects import EffectsSection
from autovideo_studio.ui.inspector.fields import ChoiceRow, NumberLine, NumberRow, Section
from autovideo_studio.ui.inspector.keyframes import KeyframesSection
from autovideo_studio.ui.inspector.numbers import ClipNumbers
from autovideo_studio.ui.inspector.track import TrackForm
from autovideo_studio.ui.inspector.transition import TransitionForm
from autovideo_studio.ui.inspector.words import WordsSection
from autovideo_studio.ui.widgets.labels import ElidedLabel, label
from autovideo_studio.ui.widgets.layouts import column, line
from autovideo_studio.ui.widgets.notices import empty_state
from autovideo_studio.ui.workspace import Workspace


class InspectorPanel(QWidget):
    def __init__(self, workspace: Workspace, editor: Editor, actions: ActionTable) -> None:
        super().__init__()
        self._editor = editor
        self._loaded = False
        self._moving = False
        """Whether anything that is shown changes with the playhead."""
        self.setObjectName("inspectorPanel")
        self._numbers = ClipNumbers(editor)
        self._title = ElidedLabel(size=14, weight=600)
        self._facts = label(size=12, tone="3", name="inspectorFacts")
        self._words = WordsSection(workspace, editor)
        self._place = self._sections_of_place()
        self._appearance = AppearanceSections(workspace, editor, self._numbers)
        self._sound = self._sections_of_sounds()
        self._effects = EffectsSection(workspace, editor, self._numbers.at)
        self._keyframes = KeyframesSection(editor, self._numbers.lines)
        self._speed = Section(tr("Speed"), "inspectorSpeed", self._speed_row())
        self._transition, self._track = TransitionForm(workspace, editor), TrackForm(workspace, editor)
        self._stack = QStackedWidget()
        column((self._stack, 1), spacing=0, on=self)
        self._stack.addWidget(empty_state("mouse-pointer-2", tr("Select a clip to edit it."), name="inspectorEmpty"))
        inner = QWidget()
        area = _scrolled(inner)
        for each in (area, _scrolled(self._transition), _scrolled(self._track)):
            self._stack.addWidget(each)
        head = column(self._title, self._facts, margins=(16, 12, 14, 10), spacing=2)
        column(head, line(), self._words, self._place, self._appearance, self._sound, self._effects, line(), self._keyframes,
               self._speed, None, spacing=0, on=inner)  # at last: what is moved as a whole is dressed anew
        self._effects.added.connect(lambda card: QTimer.singleShot(0, card, lambda: area.ensureWidgetVisible(card, 0, 8)))
        editor.settled.connect(self._show)
        editor.state.shaping_changed.connect(self._show)
        editor.state.playhead_changed.connect(self._on_playhead)
        self._show()
        workspace.read(catalogues.load, self._load)

    def _load(self, nothing: object) -> None:
        """What effects and transitions there are is known from now on."""
        self._loaded = True
        self._show()

    def _sections_of_place(self) -> QWidget:
        made, number = QWidget(), self._numbers.line
        self._fit = ChoiceRow("fit", tr("Fit"), ((Fit.FILL, tr("Fill the frame")), (Fit.FIT, tr("All of it")),
                                                 (Fit.NONE, tr("Own size"))), self._put_fit)
        place = [number(NumberLine("x", tr("Left, right"), 0, -5, 5, 0.5, 1, " %", 100)),
                 number(NumberLine("y", tr("Up, down"), 0, -5, 5, 0.5, 1, " %", 100)),
                 number(NumberLine("scale", tr("Size"), 1, 0.01, 20, 1, 0, " %", 100)),
                 number(NumberLine("stretch", tr("Stretch"), 1, 0.05, 20, 1, 0, " %", 100)),
                 number(NumberLine("rotation", tr("Turn"), 0, -3600, 3600, 1, 1, "°")),
                 number(NumberLine("opacity", tr("Opacity"), 1, 0, 1, 1, 0, " %", 100))]
        crop = [number(NumberLine(f"crop_{side}", title, 0, 0, 0.95, 0.5, 1, " %", 100))
                for side, title in (("left", tr("Left")), ("top", tr("Top")), ("right", tr("Right")), ("bottom", tr("Bottom")))]
        column(Section(tr("Place"), "inspectorPlace", self._fit, *place), line(),
               Section(tr("Crop"), "inspectorCrop", *crop, folded=True), line(), spacing=0, on=made)
        return made

    def _sections_of_sounds(self) -> QWidget:
        made = QWidget()
        rows = [self._numbers.line(NumberLine("gain_db", tr("Loudness"), 0, -60, 12, 0.5, 1, " dB")),
                self._numbers.line(NumberLine("pan", tr("Pan"), 0, -1, 1, 1, 0, "", 100))]
        self._fades = [self._fade("fade_in", tr("Fade in")), self._fade("fade_out", tr("Fade out"))]
        column(Section(tr("Sound"), "inspectorSound", *rows, *self._fades), line(), spacing=0, on=made)
        return made

    def _put_fit(self, value: str) -> None:
        self._numbers.each_clip(lambda clip: SetTransform(clip.id, replace(clip.transform, fit=Fit(value))))
        self._editor.seal()

    def _fade(self, name: str, title: str) -> NumberRow:
        of = NumberLine(name, title, 0, 0, 60, 0.1, 2, " s", animated=False)

        def put(value: float) -> None:
            def changed(clip: Clip) -> Edit:
                frames = min(clip.duration, round(value * self._editor.rate))
                return SetSound(clip.id, replace(clip.sound, fade_in=frames) if name == "fade_in"
                                else replace(clip.sound, fade_out=frames))

            self._numbers.each_clip(changed)

        return NumberRow(of, put, self._editor.seal, lambda: None, lambda: put(0.0))

    def _speed_row(self) -> NumberRow:
        of = NumberLine("speed", tr("Speed"), 1, 0.1, 10, 1, 0, " %", 100, animated=False)

        def put(value: float) -> None:
            speed = Fraction(value).limit_denominator(1000)
            self._numbers.each_clip(lambda clip: SetSpeed(clip.id, speed))

        self._speed_number = NumberRow(of, put, self._editor.seal, lambda: None, lambda: put(1.0))
        return self._speed_number

    def _on_playhead(self, frame: int) -> None:
        if self._moving and not self._editor.playing:
            self._show()

    def _show(self) -> None:
        chosen = self._editor.selected_clips()
        self._moving = bool(self._editor.state.selection.track)
        if self._editor.state.selection.transition and self._loaded:
            self._stack.setCurrentIndex(2)
            self._transition.show_transition()
            return
        if self._editor.state.selection.track and self._loaded:
            self._stack.setCurrentIndex(3)
            self._track.show_track()
            return
        self._stack.setCurrentIndex(1 if chosen else 0)
        if not chosen:
            return
        few = self._numbers.one_of_each(chosen)
        self._moving = any(number.keyframes for placed in few for number in every_number(placed.clip))
        pictures = all(placed.track.kind.is_picture for placed in chosen)
        sounds = all(not placed.track.kind.is_picture for placed in chosen)
        for each in (self._place, self._appearance):
            each.setVisible(pictures)
        self._sound.setVisible(sounds)
        self._effects.setVisible(self._loaded and (pictures or sounds))
        self._words.setVisible(self._loaded and self._words.suits(chosen))
        if self._loaded:
            self._words.show_clips(chosen)
            if pictures or sounds:
                self._effects.show_clips(chosen, few)
            self._keyframes.show_clips(chosen)
        self._say(chosen)
        self._appearance.show_clips(few)
        self._numbers.show(few)
        for fade in self._fades:
            fade.show_values([float(Fraction(getattr(placed.clip.sound, fade.line.name)) / self._editor.rate)
                              for placed in few], False)
        self._speed_number.show_values([float(placed.clip.speed) for placed in few], False)
        self._fit.show_values([placed.clip.transform.fit for placed in few])

    def _say(self, chosen: list[Placed]) -> None:
        seconds = float(Fraction(sum(placed.clip.duration for placed in chosen)) / self._editor.rate)
        if len(chosen) == 1:
            clip = chosen[0].clip
            self._title.show_text(clip.name or getattr(clip.media, "text", "") or tr("Clip"))
            self._facts.setText(f"{seconds:.2f} s")
        else:
            self._title.show_text(tr("{count} clips", count=len(chosen)))
            self._facts.setText(tr("{seconds:.1f} s together", seconds=seconds))


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
