"""The script as scenes: change a sentence and its voice, captions and timing follow; only that scene is made again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from autovideo_studio.domain.brief import GRAPHICS
from autovideo_studio.domain.edits.project import SetBrief
from autovideo_studio.domain.edits.script import InsertScene
from autovideo_studio.domain.script import Scene
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.services.painters import Asked
from autovideo_studio.services.painting import Painter
from autovideo_studio.services.picture_wishes import to_be_drawn
from autovideo_studio.services.spending import price_words
from autovideo_studio.services.takes import is_stale
from autovideo_studio.services.writing import length_of
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.script.scene_card import SceneCard
from autovideo_studio.ui.ui_state import Selection
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label, set_property
from autovideo_studio.ui.widgets.layouts import clear, column, panel, row
from autovideo_studio.ui.widgets.notices import empty_state
from autovideo_studio.ui.widgets.painter_choice import PainterChoice
from autovideo_studio.ui.workspace import Workspace

SETTLED_MS = 1_500
"""So long after the words count as said, the scene is made again."""


class ScriptPanel(QWidget):
    def __init__(self, workspace: Workspace, editor: Editor, actions: ActionTable) -> None:
        super().__init__()
        self._workspace, self._editor, self._actions = workspace, editor, actions
        self.setObjectName("scriptPanel")
        self._cards: dict[str, SceneCard] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        inner = QWidget()
        column(self._list, None, margins=(14, 12, 10, 12), on=inner)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self._says = label(size=12, tone="3", wrap=True, name="scriptSays")
        self._update = button(tr("Update the video"), lambda: self._make(may_pay=True), kind="primary", icon_name="refresh-cw",
                              name="updateVideoButton")
        self._pictures = PainterChoice("scriptPictures")
        self._pictures.chosen.connect(self._take_painter)
        self._bills: list[str] = []
        self._asked = Asked()
        foot = panel("foot")
        column(row(label(tr("Pictures"), size=12, tone="3"), (self._pictures, 1), spacing=8), self._says, self._update,
               margins=(14, 8, 14, 12), spacing=8, on=foot)
        column((self._area, 1), foot, spacing=0, on=self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(lambda: self._make(may_pay=False))
        editor.settled.connect(self._show)
        editor.state.selection_changed.connect(self._follow_selection)
        self._show()

    def _show(self) -> None:
        scenes = self._editor.project.script.scenes
        if [scene.id for scene in scenes] != list(self._cards):
            self._lay_out(scenes)
        for number, scene in enumerate(scenes):
            self._cards[scene.id].show_scene(scene, number + 1)
        project = self._editor.project
        self._pictures.choose(project.brief.pictures, project.brief.picture_quality)
        paid = self._paid()
        self._bills = self._bills if paid else []
        self._tell()
        if paid:
            self._workspace.read(lambda: self._workspace.studio.voicing.sayings(project), self._show_bills)
        if project.brief.pictures == GRAPHICS:
            self._asked = Asked()
        else:
            self._workspace.read(lambda: self._workspace.studio.painters.asked(project), self._show_asked)

    def showEvent(self, event: object) -> None:
        self._workspace.read(self._workspace.studio.painters.painters, self._show_painters)

    def _show_painters(self, painters: list[Painter]) -> None:
        if isValid(self):
            self._pictures.show_painters(painters)

    def _show_bills(self, bills: list[str]) -> None:
        """What voices will cost, before the button is pressed."""
        if isValid(self):
            self._bills = bills
            self._tell()

    def _show_asked(self, asked: Asked) -> None:
        if isValid(self):
            self._asked = asked
            self._tell()

    def _tell(self) -> None:
        """How much there is, what is to be made again, by whom and for how much."""
        project, asked = self._editor.project, self._asked
        scenes = project.script.scenes
        words, _ = length_of(" ".join(scene.narration for scene in scenes), project.brief.language)
        paid, painter = self._paid(), asked.painter
        stale = (self._stale() | {scene.id for scene in to_be_drawn(project)}) - paid
        parts = [tr("{scenes} scenes · {words} words", scenes=len(scenes), words=words)]
        if free := len(stale) + asked.ready:
            parts.append(tr("{count} to make again on this computer, free", count=free))
        parts += self._bills if paid else []
        if painter is not None and asked.pictures:
            parts.append(tr("pictures to make: {count}, {price}", count=asked.pictures, price=price_words(asked.price)))
        why_not = painter.why_not if painter is not None else ""
        self._says.setText(" · ".join(parts) + (f"\n{why_not}" if why_not else ""))
        set_property(self._says, "tone", "warn" if why_not else "3")
        self._update.setEnabled(bool(free or paid or (asked.pictures and not why_not)))

    def _take_painter(self) -> None:
        """Another maker of pictures for this video: nothing is made before it is updated."""
        brief = replace(self._editor.project.brief, pictures=self._pictures.pictures, picture_quality=self._pictures.quality)
        if self._editor.apply(SetBrief(brief), "script"):
            self._editor.seal()

    def _lay_out(self, scenes: tuple[Scene, ...]) -> None:
        clear(self._list)
        self._cards = {}
        for scene in scenes:
            card = SceneCard(self._workspace, self._editor, scene.id)
            card.edited.connect(self._on_edited)
            self._cards[scene.id] = card
            self._list.addWidget(card)
        if not scenes:
            self._list.addWidget(empty_state("book-open", tr("The script will appear here."), tr("Add a scene"), self._add,
                                             name="scriptEmpty"))
        self._follow_selection(self._editor.state.selection)

    def _add(self) -> None:
        self._editor.apply(InsertScene(Scene(new_id("scene"), "")), "script")

    def _on_edited(self) -> None:
        """A sentence was changed: when the hands rest, its scene is made again, if that costs nothing."""
        self._show()
        if not self._paid():
            self._settle.start(SETTLED_MS)

    def _stale(self) -> set[str]:
        """The scenes whose narration has changed since their voice was made."""
        project = self._editor.project
        return {scene.id for scene in project.script.scenes if is_stale(scene, project.brief.voice)}

    def _paid(self) -> set[str]:
        """Those of them whose voice costs."""
        project, stale, is_free = self._editor.project, self._stale(), self._workspace.studio.voicing.is_free
        return {scene.id for scene in project.script.scenes
                if scene.id in stale and not is_free(scene.voice or project.brief.voice)}

    def _make(self, *, may_pay: bool) -> None:
        """What follows a change by itself asks nobody who costs; that is for the button, beside which the price stands."""
        self._settle.stop()
        project = self._editor.project
        if self._stale() or (may_pay and (self._asked.pictures or self._asked.ready or to_be_drawn(project))):
            generation = self._workspace.studio.generation
            self._workspace.read(lambda: generation.again(project.id, project.sequence.format, project.brief, may_pay=may_pay),
                                 lambda job: None)

    def _follow_selection(self, selection: Selection) -> None:
        for id, card in self._cards.items():
            set_property(card, "chosen", id == selection.scene)
            card.show_details(id == selection.scene)
        if selection.scene in self._cards:
            self._area.ensureWidgetVisible(self._cards[selection.scene], 0, 60)
