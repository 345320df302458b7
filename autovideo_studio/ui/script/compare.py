"""Two takes side by side: seen or heard in turn, one of them used."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from autovideo_studio.domain.script import Take
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.preview import Player
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, row
from autovideo_studio.ui.workspace import Workspace

WIDTH, HEIGHT = 300, 169
TICK_MS = 16


class CompareTakes(QFrame):
    """A popup: a click beside it, or Escape, closes it. A sound's player lives as long as it."""

    def __init__(self, parent: QWidget, workspace: Workspace, editor: Editor, takes: tuple[Take, Take],
                 use: Callable[[Take], object]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setObjectName("compareTakes")
        self._workspace, self._editor, self._use = workspace, editor, use
        self._players: dict[str, Player] = {}
        self._pictures: dict[str, QLabel] = {}
        row(*(self._side(letter, take) for letter, take in zip("AB", takes, strict=True)), margins=(14, 12, 14, 14), spacing=14,
            on=self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    def open_at(self, at: QPoint) -> None:
        self.adjustSize()
        self.move(at)
        self.show()

    def closeEvent(self, event: object) -> None:
        self._timer.stop()
        self._pictures.clear()
        for player in self._players.values():
            player.close()
        self._players.clear()

    def _side(self, letter: str, take: Take) -> QWidget:
        side = QWidget()
        head = label(letter, size=14, weight=600)
        use = button(tr("Use {letter}", letter=letter), lambda: self._take(take), kind="primary", name=f"useTake{letter}")
        if take.role == "visual":
            picture = self._pictures[take.id] = QLabel()
            picture.setFixedSize(WIDTH, HEIGHT)
            picture.setScaledContents(True)
            project = self._editor.project
            self._workspace.engine.run_async(lambda cancel: self._workspace.studio.takes.picture(project, take, cancel),
                                             partial(self._picture_came, take.id), lambda error: None)
            column(head, picture, use, spacing=8, on=side)
        else:
            asset = self._editor.project.asset(str(take.meta.get("asset", "")))
            length = f"{float(asset.seconds):.1f} s" if asset is not None and asset.seconds is not None else ""
            words = label(str(take.meta.get("text", "")), tone="2", wrap=True)
            words.setFixedWidth(WIDTH)
            hear = button(tr("Play {letter}", letter=letter), lambda: self._play(take), icon_name="play",
                          name=f"playTake{letter}")
            column(row(head, label(length, size=12, tone="3"), None), words, row(hear, (use, 1)), spacing=8, on=side)
        return side

    def _picture_came(self, take_id: str, path: Path) -> None:
        if take_id in self._pictures:  # not when it was closed meanwhile
            self._pictures[take_id].setPixmap(QPixmap(str(path)))

    def _play(self, take: Take) -> None:
        """From its beginning; the other falls silent."""
        asset = self._editor.project.asset(str(take.meta.get("asset", "")))
        if asset is None:
            return
        for player in self._players.values():
            player.pause()
        if take.id not in self._players:
            self._players[take.id] = self._workspace.studio.preview.source(asset, self._editor.rate)
        self._players[take.id].seek(0)
        self._players[take.id].play()
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        for player in self._players.values():
            player.tick()

    def _take(self, take: Take) -> None:
        self._use(take)
        self.close()
