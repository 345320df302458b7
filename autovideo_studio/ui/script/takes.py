"""The takes of a scene: all that was made for it, which is used, and more of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QToolButton, QWidget
from shiboken6 import isValid

from autovideo_studio.domain.edits.takes import LockTake
from autovideo_studio.domain.script import Scene, Take
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.spending import price_words
from autovideo_studio.services.takes import choosing
from autovideo_studio.services.writing import length_of
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.script.compare import CompareTakes
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.widgets.buttons import icon_button
from autovideo_studio.ui.widgets.labels import plain_tip
from autovideo_studio.ui.workspace import Workspace

PICTURE = QSize(64, 36)
VISUAL, NARRATION = "visual", "narration"
CELL = {VISUAL: PICTURE.width() + 8, NARRATION: 72}
"""Pixels that one takes."""


class TakeStrip(QWidget):
    """The takes of one role side by side; a click uses one, the right button locks and compares."""

    def __init__(self, workspace: Workspace, editor: Editor, scene_id: str, role: str) -> None:
        super().__init__()
        self._workspace, self._editor, self._scene_id, self._role = workspace, editor, scene_id, role
        self.setObjectName(f"takes_{role}_{scene_id}")
        self._buttons: dict[str, QToolButton] = {}
        self._shown: tuple[Take, ...] = ()
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = tr("New picture") if role == VISUAL else tr("Speak it anew")
        self._new = icon_button("plus", words, self.make_another, size=28, name=f"newTake_{role}_{scene_id}")
        workspace.jobs_changed.connect(self._may_again)  # ends with the strip, as a function of its own would not

    def _may_again(self) -> None:
        self._new.setEnabled(True)

    def _tell_price(self, scene: Scene) -> None:
        """What another reading costs, on the button that asks for it."""
        voicing, voice = self._workspace.studio.voicing, scene.voice or self._editor.project.brief.voice
        words = tr("Speak it anew")
        if not voicing.is_free(voice):
            language = self._editor.project.brief.language
            price = voicing.price(voice, length_of(scene.narration, language)[1], language)
            words = tr("Speak it anew by {provider}: {price}", provider=voicing.speaker(voice).label, price=price_words(price))
        self._new.setToolTip(plain_tip(words))
        self._new.setAccessibleName(words)

    def show_scene(self, scene: Scene) -> None:
        if self._role == NARRATION:
            self._tell_price(scene)
        takes = tuple(take for take in scene.takes if take.role == self._role)
        if [take.id for take in takes] != [take.id for take in self._shown]:
            for gone in self._buttons.values():
                self._grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            self._buttons = {take.id: self._button(number, take) for number, take in enumerate(takes, 1)}
            self._lay_out()
        self._shown = takes
        used = scene.take(self._role)
        for take in takes:
            self._dress(self._buttons[take.id], take, scene, used is not None and take.id == used.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._fitting() != self._across:
            self._lay_out()

    def _fitting(self) -> int:
        """How many stand beside each other."""
        return max(1, self.width() // (CELL[self._role] + self._grid.spacing()))

    def _lay_out(self) -> None:
        """Row by row, the way to one more at the end."""
        self._across = self._fitting()
        for number, made in enumerate([*self._buttons.values(), self._new]):
            self._grid.addWidget(made, number // self._across, number % self._across, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(self._across, 1)

    def make_another(self) -> None:
        """In the queue, before what waits there."""
        self._new.setEnabled(False)
        generation, project = self._workspace.studio.generation, self._editor.project
        self._workspace.read(lambda: generation.new_take(project, self._scene_id, self._role), lambda job: None)

    def set_price(self, words: str) -> None:
        """What one more costs, "" for nothing."""
        name = tr("New picture") if self._role == VISUAL else tr("Speak it anew")
        self._new.setToolTip(" · ".join(part for part in (name, words) if part))

    def use(self, take: Take) -> None:
        scene = self._scene()
        if scene is None:
            return
        media = self._workspace.studio.takes.seen_in(take) if self._role == VISUAL else None
        edits = choosing(self._editor.project, scene, take, media)
        if self._editor.apply_all(edits, tr("Choose take"), "script") and media is None:
            project, generation = self._editor.project, self._workspace.studio.generation
            self._workspace.read(lambda: generation.again(project.id, project.sequence.format, project.brief), lambda job: None)

    def _button(self, number: int, take: Take) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"take_{take.id}")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(tr("Take {number}", number=number))
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(lambda at: self._menu(take.id, made.mapToGlobal(at)))
        made.clicked.connect(lambda: self._use(take.id))
        if self._role == VISUAL:
            made.setProperty("kind", "take")
            made.setIconSize(PICTURE)
            made.setFixedSize(PICTURE + QSize(8, 8))
            project = self._editor.project
            self._workspace.engine.run_async(lambda cancel: self._workspace.studio.takes.picture(project, take, cancel),
                                             partial(self._picture_came, take.id), lambda error: None)
        else:
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setFixedHeight(28)
            made.setProperty("kind", "segment")
        return made

    def _dress(self, made: QToolButton, take: Take, scene: Scene, used: bool) -> None:
        made.setChecked(used)
        parts = [made.accessibleName(), tr("in use") if used else "", tr("locked") if take.locked else ""]
        if self._role == NARRATION:
            asset = self._editor.project.asset(str(take.meta.get("asset", "")))
            made.setText(f"{float(asset.seconds):.1f} s" if asset is not None and asset.seconds is not None else "–")
            other = take.meta.get("text", scene.narration) != scene.narration
            made.setIcon(icon("lock" if take.locked else "triangle-alert" if other else "mic", "text2", 14))
            parts.append(tr("other words: “{text}”", text=take.meta["text"]) if other else "")
        elif words := take.meta.get("words"):
            parts.append(f"{take.meta['painter']}: “{words}”")
        made.setToolTip(plain_tip(" · ".join(part for part in parts if part)))

    def _picture_came(self, take_id: str, path: Path) -> None:
        if isValid(self) and take_id in self._buttons:  # the scene may be gone meanwhile
            pixmap = QPixmap(str(path)).scaled(PICTURE * 2, Qt.AspectRatioMode.KeepAspectRatio,
                                               Qt.TransformationMode.SmoothTransformation)
            self._buttons[take_id].setIcon(QIcon(pixmap))

    def _use(self, take_id: str) -> None:
        if (take := self._take(take_id)) is not None:
            self.use(take)

    def _menu(self, take_id: str, at: QPoint) -> None:
        take, scene = self._take(take_id), self._scene()
        if take is None or scene is None:
            return
        menu, used = QMenu(self), scene.take(self._role)
        menu.addAction(tr("Use this take")).triggered.connect(lambda: self.use(take))
        menu.addAction(tr("Unlock") if take.locked else tr("Lock: never replaced unasked")).triggered.connect(
            lambda: self._editor.apply(LockTake(self._scene_id, take.id, not take.locked), "script"))
        if used is not None and used.id != take.id:
            menu.addAction(tr("Compare with the one in use")).triggered.connect(lambda: self.compare(take))
        menu.exec(at)

    def compare(self, take: Take) -> CompareTakes | None:
        """With the one in use, side by side."""
        scene = self._scene()
        used = scene.take(self._role) if scene is not None else None
        if used is None:
            return None
        sheet = CompareTakes(self, self._workspace, self._editor, (used, take), self.use)
        sheet.open_at(self.mapToGlobal(QPoint(0, self.height() + 6)))
        return sheet

    def _scene(self) -> Scene | None:
        return next((scene for scene in self._editor.project.script.scenes if scene.id == self._scene_id), None)

    def _take(self, take_id: str) -> Take | None:
        scene = self._scene()
        return next((take for take in scene.takes if take.id == take_id), None) if scene is not None else None
