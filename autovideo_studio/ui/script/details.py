"""What a scene is made of, below its words: its pictures, its voice, what is to be seen. Shown for the scene in hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from autovideo_studio.domain.edits.script import ReviseScene
from autovideo_studio.domain.script import Scene
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.script.takes import NARRATION, VISUAL, TakeStrip
from autovideo_studio.ui.voice_box import VoiceBox
from autovideo_studio.ui.widgets.labels import label
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
        self._prompt = QLineEdit()
        self._prompt.setObjectName(f"scenePrompt_{scene_id}")
        self._prompt.setPlaceholderText(tr("What is to be seen; Return draws it"))
        self._prompt.setAccessibleName(tr("What is to be seen"))
        self._prompt.returnPressed.connect(self._draw)
        self._voice = VoiceBox(workspace, ("", tr("Voice of the video")), name=f"sceneVoice_{scene_id}",
                               title=tr("Voice of this scene"), stands_for=lambda: editor.project.brief.voice)
        self._voice.combo.setProperty("kind", "quiet")
        self._voice.chosen.connect(self._take_voice)
        self._voice.says.connect(workspace.tell)
        voice = row(label(tr("Voice"), size=11, weight=500, tone="3"), (self._voice, 1), spacing=6)
        column(2, line(), 2, label(tr("Pictures"), size=11, weight=500, tone="3"), self._pictures, self._prompt, 2, voice,
               self._voices, spacing=4, on=self)
        self._voice.load(editor.project.brief.language)

    def show_scene(self, scene: Scene) -> None:
        self._pictures.show_scene(scene)
        self._voices.show_scene(scene)
        if not self._prompt.hasFocus():
            self._prompt.setText(scene.prompt)
            self._prompt.setCursorPosition(0)
        self._voice.choose(scene.voice)

    def _take_voice(self, voice: str) -> None:
        if self._editor.apply(ReviseScene(self._scene_id, voice=voice), "script"):
            self._editor.seal()
            self.edited.emit()

    def _draw(self) -> None:
        """Another picture, by the words in the field."""
        if self._editor.apply(ReviseScene(self._scene_id, prompt=self._prompt.text().strip()), "script"):
            self._editor.seal()
        self._pictures.make_another()
