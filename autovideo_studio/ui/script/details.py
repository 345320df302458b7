"""What a scene is made of, below its words: its pictures, its voice, what is to be seen. Shown for the scene in hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from autovideo_studio.domain.brief import GRAPHICS
from autovideo_studio.domain.edits.script import ReviseScene
from autovideo_studio.domain.script import Scene
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.jobs import Job
from autovideo_studio.services.painters import PictureState
from autovideo_studio.services.spending import price_words
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.script.prompt_field import PromptField
from autovideo_studio.ui.script.takes import NARRATION, VISUAL, TakeStrip
from autovideo_studio.ui.voice_box import VoiceBox
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label, set_property
from autovideo_studio.ui.widgets.layouts import column, line, row
from autovideo_studio.ui.workspace import Workspace


class SceneDetails(QWidget):
    """`edited` tells that the scene's voice is another one."""

    edited = Signal()

    def __init__(self, workspace: Workspace, editor: Editor, scene_id: str) -> None:
        super().__init__()
        self._workspace, self._editor, self._scene_id = workspace, editor, scene_id
        self.setObjectName(f"sceneDetails_{scene_id}")
        self._pictures = TakeStrip(workspace, editor, scene_id, VISUAL)
        self._voices = TakeStrip(workspace, editor, scene_id, NARRATION)
        self._prompt = PromptField()
        self._prompt.setObjectName(f"scenePrompt_{scene_id}")
        self._prompt.setPlaceholderText(tr("What is to be seen; Return draws it"))
        self._prompt.setAccessibleName(tr("What is to be seen"))
        self._prompt.ordered.connect(self._draw)
        self._prompt.left.connect(self._take_prompt)
        self._make = button(tr("New picture"), self._draw, icon_name="sparkles", name=f"makePicture_{scene_id}")
        self._state = label(size=12, tone="3", wrap=True, name=f"pictureState_{scene_id}")
        self._painted = QWidget()
        column(self._make, self._state, spacing=4, on=self._painted)
        self._painted.hide()
        workspace.jobs_changed.connect(self._after_jobs)  # ends with the widget, as a function of its own would not
        self._voice = VoiceBox(workspace, ("", tr("Voice of the video")), name=f"sceneVoice_{scene_id}",
                               title=tr("Voice of this scene"), stands_for=lambda: editor.project.brief.voice)
        self._voice.combo.setProperty("kind", "quiet")
        self._voice.chosen.connect(self._take_voice)
        self._voice.says.connect(workspace.tell)
        voice = row(label(tr("Voice"), size=11, weight=500, tone="3"), (self._voice, 1), spacing=6)
        column(2, line(), 2, label(tr("Pictures"), size=11, weight=500, tone="3"), self._pictures, self._prompt,
               self._painted, 2, voice,
               self._voices, spacing=4, on=self)
        self._voice.load(editor.project.brief.language)

    def show_scene(self, scene: Scene) -> None:
        self._pictures.show_scene(scene)
        self._voices.show_scene(scene)
        if not self._prompt.hasFocus():
            self._prompt.show_words(scene.prompt)
        self._voice.choose(scene.voice)
        self._ask_state()

    def _ask_state(self) -> None:
        """How the picture stands, and what one more costs, where an image model makes it."""
        project, painters = self._editor.project, self._workspace.studio.painters
        scene = next((scene for scene in project.script.scenes if scene.id == self._scene_id), None)
        self._painted.setVisible(project.brief.pictures != GRAPHICS)
        if scene is None or project.brief.pictures == GRAPHICS:
            self._pictures.set_price("")
        else:
            self._workspace.read(lambda: painters.state(project, scene), self._show_state)

    def _show_state(self, state: PictureState) -> None:
        if not isValid(self):
            return
        price = price_words(state.price)
        self._make.setText(" " + tr("New picture · {price}", price=price))
        self._make.setEnabled(state.can)
        self._pictures.set_price(price)
        self._state.setText(state.says)
        self._state.setVisible(bool(state.says))
        set_property(self._state, "tone", "warn" if state.wrong else "3")

    def _after_jobs(self, jobs: Sequence[Job]) -> None:
        if self.isVisible() and any(job.project_id == self._editor.project.id and job.state.final for job in jobs):
            self._ask_state()

    def _take_voice(self, voice: str) -> None:
        if self._editor.apply(ReviseScene(self._scene_id, voice=voice), "script"):
            self._editor.seal()
            self.edited.emit()

    def _draw(self) -> None:
        """Another picture, by the words in the field."""
        self._take_prompt()
        self._pictures.make_another()
        if not self._painted.isHidden():
            self._make.setEnabled(False)
            self._state.setText(tr("Being made …"))
            set_property(self._state, "tone", "3")
            self._state.show()

    def _take_prompt(self) -> None:
        scene = next((scene for scene in self._editor.project.script.scenes if scene.id == self._scene_id), None)
        words = self._prompt.words()
        if scene is None or words == scene.prompt:
            return
        if self._editor.apply(ReviseScene(self._scene_id, prompt=words), "script"):
            self._editor.seal()
