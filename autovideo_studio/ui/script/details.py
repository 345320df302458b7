"""What a scene is made of, below its words: its pictures, its voice, what is to be seen. Shown for the scene in hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from autovideo_studio.domain.edits.script import ReviseScene
from autovideo_studio.domain.script import Scene
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.voicing import Voice
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.script.takes import NARRATION, VISUAL, TakeStrip
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, line, row
from autovideo_studio.ui.workspace import Workspace

MOST_VOICES = 200


class SceneDetails(QWidget):
    """`edited` tells that the scene's voice is another one."""

    edited = Signal()

    def __init__(self, workspace: Workspace, editor: Editor, scene_id: str) -> None:
        super().__init__()
        self._workspace, self._editor, self._scene_id = workspace, editor, scene_id
        self.setObjectName(f"sceneDetails_{scene_id}")
        self._pictures = TakeStrip(workspace, editor, scene_id, VISUAL)
        self._voices = TakeStrip(workspace, editor, scene_id, NARRATION)
        self._prompt = QLineEdit()
        self._prompt.setObjectName(f"scenePrompt_{scene_id}")
        self._prompt.setPlaceholderText(tr("What is to be seen; Return draws it"))
        self._prompt.setAccessibleName(tr("What is to be seen"))
        self._prompt.returnPressed.connect(self._draw)
        self._voice = QComboBox()
        self._voice.setObjectName(f"sceneVoice_{scene_id}")
        self._voice.setAccessibleName(tr("Voice of this scene"))
        self._voice.setProperty("kind", "quiet")
        self._voice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._voice.addItem(tr("Voice of the video"), "")
        self._voice.currentIndexChanged.connect(lambda index: self._take_voice())
        voice = row(label(tr("Voice"), size=11, weight=500, tone="3"), (self._voice, 1), spacing=6)
        column(2, line(), 2, label(tr("Pictures"), size=11, weight=500, tone="3"), self._pictures, self._prompt, 2, voice,
               self._voices, spacing=4, on=self)
        language = editor.project.brief.language
        workspace.engine.run_async(lambda cancel: workspace.studio.voicing.voices(language, cancel), self._show_voices,
                                   lambda error: None)

    def show_scene(self, scene: Scene) -> None:
        self._pictures.show_scene(scene)
        self._voices.show_scene(scene)
        if not self._prompt.hasFocus():
            self._prompt.setText(scene.prompt)
            self._prompt.setCursorPosition(0)
        self._choose(scene.voice)

    def _show_voices(self, voices: list[Voice]) -> None:
        if not isValid(self):
            return
        chosen = self._voice.currentData()
        self._voice.blockSignals(True)
        while self._voice.count() > 1:
            self._voice.removeItem(1)
        for voice in voices[:MOST_VOICES]:
            self._voice.addItem(voice.label, voice.id)
        self._voice.blockSignals(False)
        self._choose(chosen)

    def _choose(self, voice: str) -> None:
        """A voice that is not among those that are there is shown by its id."""
        self._voice.blockSignals(True)
        if self._voice.findData(voice) < 0:
            self._voice.addItem(voice.partition(":")[2] or voice, voice)
        self._voice.setCurrentIndex(self._voice.findData(voice))
        self._voice.blockSignals(False)

    def _take_voice(self) -> None:
        if self._editor.apply(ReviseScene(self._scene_id, voice=self._voice.currentData()), "script"):
            self._editor.seal()
            self.edited.emit()

    def _draw(self) -> None:
        """Another picture, by the words in the field."""
        if self._editor.apply(ReviseScene(self._scene_id, prompt=self._prompt.text().strip()), "script"):
            self._editor.seal()
        self._pictures.make_another()
