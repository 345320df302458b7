"""One scene of the script: its number, heading and the words that are spoken; below them, for the scene in hand, what it is made
of."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QMenu, QPlainTextEdit

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.script import InsertScene, MergeScenes, MoveScene, RemoveScene, ReviseScene, SplitScene
from autovideo_studio.domain.queries import clips_by_origin, frame_of_source
from autovideo_studio.domain.script import Scene
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.services.scene_takes import Word
from autovideo_studio.services.takes import cutting, is_stale, revising_words
from autovideo_studio.services.writing import length_of
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.script.details import SceneDetails
from autovideo_studio.ui.ui_state import Selection
from autovideo_studio.ui.widgets.buttons import icon_button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, row
from autovideo_studio.ui.workspace import Workspace

RESTED_MS = 600
"""After so long without a key the words count as said."""


class SceneCard(QFrame):
    """A scene: number, heading, the words that are spoken. `edited` tells that its voice is not right any more."""

    edited = Signal()

    def __init__(self, workspace: Workspace, editor: Editor, scene_id: str) -> None:
        super().__init__()
        self._workspace, self._editor, self._scene_id = workspace, editor, scene_id
        self._details: SceneDetails | None = None
        self._words: tuple[str, tuple[Word, ...]] = "", ()
        self.setObjectName(f"scene_{scene_id}")
        self.setProperty("role", "card")
        self._number = label(size=11, weight=600, tone="accent")
        self._time = label(size=11, tone="3")
        self._mark: QLabel = label("●", size=11, tone="warn")
        self._mark.setToolTip(tr("The words have changed: the voice is made again."))
        self._heading = QLineEdit()
        self._heading.setProperty("kind", "bare")
        self._heading.setPlaceholderText(tr("Heading"))
        self._heading.setObjectName(f"sceneHeading_{scene_id}")
        self._heading.editingFinished.connect(self._take_heading)
        self._text = QPlainTextEdit()
        self._text.setProperty("kind", "bare")
        self._text.setObjectName(f"sceneText_{scene_id}")
        self._text.setAccessibleName(tr("Narration"))
        self._text.setPlaceholderText(tr("What is said in this scene"))
        self._text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text.setTabChangesFocus(True)
        self._text.textChanged.connect(self._fit)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTED_MS)
        self._rest.timeout.connect(self._take_text)
        self._text.textChanged.connect(self._rest.start)
        self._text.installEventFilter(self)
        self._text.viewport().installEventFilter(self)
        more = icon_button("ellipsis", tr("More"), size=24, name=f"sceneMore_{scene_id}")
        more.clicked.connect(lambda: self._menu(more.mapToGlobal(QPoint(0, more.height()))))
        self._column = column(row(self._number, (self._heading, 1), self._mark, self._time, more, spacing=6), self._text,
                              margins=(12, 6, 8, 8), spacing=2, on=self)

    def show_scene(self, scene: Scene, number: int) -> None:
        self._number.setText(str(number))
        if not self._heading.hasFocus():
            self._heading.setText(scene.heading)
            self._heading.setCursorPosition(0)
        if not self._text.hasFocus() and self._text.toPlainText() != scene.narration:
            self._text.setPlainText(scene.narration)
        self._mark.setVisible(is_stale(scene, self._editor.project.brief.voice))
        if self._details is not None and not self._details.isHidden():
            self._details.show_scene(scene)
        self._time.setText(f"{self._seconds(scene):.1f} s")

    def show_details(self, shown: bool) -> None:
        """They are made when first asked for."""
        scene = self._scene()
        if shown and scene is not None:
            if self._details is None:
                self._details = SceneDetails(self._workspace, self._editor, self._scene_id)
                self._details.edited.connect(self.edited)
                self._column.addWidget(self._details)
            self._details.show_scene(scene)
            self._details.show()
            self._read_words()
        elif self._details is not None:
            self._details.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)  # the words are laid out anew after this event
        if event.type() == QEvent.Type.FocusIn:
            self._select()
        if event.type() == QEvent.Type.FocusOut:
            self._take_text()
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self._text.viewport():
            QTimer.singleShot(0, self, self._go_to_word)  # the cursor is set after this event
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
                self._take_text()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._split()
                return True
        return False

    def mousePressEvent(self, event: object) -> None:
        self._select()

    def _select(self) -> None:
        """Here and on the timeline; the playhead goes to where the scene begins."""
        placed = clips_by_origin(self._editor.sequence, self._scene_id)
        self._editor.state.select(Selection(clips=frozenset(each.clip.id for each in placed if each.clip.origin
                                                            and each.clip.origin.role == "visual"), scene=self._scene_id))
        if placed and not self._editor.playing:
            self._editor.seek(min(each.range.start for each in placed))

    def _take_text(self) -> None:
        self._rest.stop()
        text = " ".join(self._text.toPlainText().split())
        scene = self._scene()
        if scene is not None and text != scene.narration and self._cut(scene, text):
            return
        if scene is not None and text != scene.narration and self._editor.apply_all(revising_words(scene, text), tr("Edit scene"),
                                                                                    "script"):
            self._editor.seal()
            self.edited.emit()

    def _go_to_word(self) -> None:
        """The playhead goes to where the clicked word is spoken, if it is the one that was spoken."""
        scene, cursor = self._scene(), self._text.textCursor()
        take = scene.take("narration") if scene is not None else None
        if scene is None or take is None or cursor.hasSelection() or self._text.toPlainText() != take.meta.get("text"):
            return
        if self._words[0] == take.id:
            self._seek_word(self._words[1], cursor.position())
        else:
            takes, at = self._workspace.studio.takes, cursor.position()

            def known(words: tuple[Word, ...]) -> None:
                self._words = take.id, words
                self._seek_word(words, at)

            self._workspace.read(lambda: takes.words(take), known)

    def _read_words(self) -> None:
        """So that they are there when words are deleted."""
        scene, takes = self._scene(), self._workspace.studio.takes
        take = scene.take("narration") if scene is not None else None
        if take is not None and take.id != self._words[0]:
            self._workspace.read(lambda: takes.words(take), lambda words: setattr(self, "_words", (take.id, words)))

    def _cut(self, scene: Scene, text: str) -> bool:
        """Words that were only deleted go out of the voice as it is: it is not spoken anew, the timeline closes up."""
        take, project = scene.take("narration"), self._editor.project
        if take is None or take.id != self._words[0] or is_stale(scene, project.brief.voice):
            return False
        if not self._editor.apply_all(cutting(scene, self._words[1], text), tr("Cut words"), "script"):
            return False
        self._editor.seal()
        project, generation = self._editor.project, self._workspace.studio.generation
        self._workspace.read(lambda: generation.again(project.id, project.sequence.format, project.brief), lambda job: None)
        self._read_words()
        return True

    def _seek_word(self, words: tuple[Word, ...], at: int) -> None:
        word = next((word for word in reversed(words) if word.offset <= at), None)
        if word is not None and not self._editor.playing:
            begin = Fraction(round(word.begin_s * 1000), 1000)
            frame = frame_of_source(self._editor.sequence, self._scene_id, "narration", begin)
            if frame is not None:
                self._editor.seek(frame)

    def _take_heading(self) -> None:
        scene = self._scene()
        if scene is not None and self._heading.text() != scene.heading:
            self._editor.apply(ReviseScene(self._scene_id, heading=self._heading.text()), "script")
            self._editor.seal()

    def _split(self) -> None:
        """Return within the words makes two scenes of one."""
        at = self._text.textCursor().position()
        self._take_text()
        scene = self._scene()
        if scene is not None and 0 < at < len(scene.narration):
            self._editor.apply(SplitScene(self._scene_id, at), "script")
            self.edited.emit()

    def _menu(self, at: QPoint) -> None:
        scenes = self._editor.project.script.scenes
        index = next(number for number, scene in enumerate(scenes) if scene.id == self._scene_id)
        menu = QMenu(self)
        for text, edit, possible in (
                (tr("Move up"), MoveScene(self._scene_id, index - 1), index > 0),
                (tr("Move down"), MoveScene(self._scene_id, index + 1), index + 1 < len(scenes)),
                (tr("Merge with the next"), MergeScenes(self._scene_id), index + 1 < len(scenes)),
                (tr("New scene after this"), InsertScene(Scene(new_id("scene"), ""), index + 1), True),
                (tr("Remove scene"), RemoveScene(self._scene_id), len(scenes) > 1)):
            action = menu.addAction(text)
            action.setEnabled(possible)
            action.triggered.connect(partial(self._do, edit))
        menu.exec(at)

    def _do(self, edit: Edit, checked: bool = False) -> None:
        if self._editor.apply(edit, "script"):
            self.edited.emit()

    def _scene(self) -> Scene | None:
        return next((scene for scene in self._editor.project.script.scenes if scene.id == self._scene_id), None)

    def _seconds(self, scene: Scene) -> float:
        """As long as it is on the timeline, else as long as its words will take."""
        placed = [each.range.duration for each in clips_by_origin(self._editor.sequence, scene.id, "visual")]
        if placed:
            return float(Fraction(placed[0]) / self._editor.rate)
        return length_of(scene.narration, self._editor.project.brief.language)[1]

    def _fit(self) -> None:
        """As high as its words."""
        document = self._text.document()
        blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
        height = sum(document.documentLayout().blockBoundingRect(block).height() for block in blocks)
        self._text.setFixedHeight(ceil(height) + 18)

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def focus_end(self) -> None:
        self._text.setFocus()
        self._text.moveCursor(QTextCursor.MoveOperation.End)
