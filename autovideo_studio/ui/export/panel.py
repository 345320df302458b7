"""Export: where it goes as tiles, several shapes at once, the range, what it will weigh and how long it takes; then the queue."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFrame, QGridLayout, QLineEdit, QScrollArea, QSizePolicy, QWidget

from autovideo_studio.domain.framing import aspect_of
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.estimating import Estimate
from autovideo_studio.services.export_request import ExportRequest
from autovideo_studio.services.formats import CaptionUse
from autovideo_studio.services.presets import ListedPreset, apply
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.widgets.buttons import button, icon_button
from autovideo_studio.ui.widgets.labels import ElidedLabel, label, set_property
from autovideo_studio.ui.widgets.layouts import column, line, panel, row
from autovideo_studio.ui.workspace import Workspace

WIDTH, HEIGHT = 720, 640
ACROSS = 3
SHAPES = ("16:9", "9:16", "1:1", "4:5")
ESTIMATE_AFTER_MS = 400


class ExportSheet(QFrame):
    """Lies over the window; the project can be seen, and edited again after Escape."""

    def __init__(self, window: QWidget, workspace: Workspace, actions: ActionTable) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._editor: Editor | None = None
        self._asking: CancelToken | None = None
        self._store = QSettings("AutoVideo Studio", "export")
        self.setProperty("role", "popup")
        self.setObjectName("exportSheet")
        self.setFixedSize(WIDTH, HEIGHT)
        self._tiles: dict[str, _PresetTile] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        for across in range(ACROSS):
            self._grid.setColumnStretch(across, 1)
        self._chosen = ""
        self._shapes = {shape: QCheckBox(shape) for shape in SHAPES}
        for shape, box in self._shapes.items():
            box.setObjectName(f"exportShape_{shape}")
            box.toggled.connect(lambda on: self._changed())
        self._captions = QComboBox()
        self._captions.setObjectName("exportCaptions")
        self._captions.setAccessibleName(tr("Captions"))
        for text, use in ((tr("Drawn into the picture"), CaptionUse.BURN), (tr("As subtitles to switch on"), CaptionUse.EMBED),
                          (tr("None"), CaptionUse.NONE)):
            self._captions.addItem(text, use)
        self._range = QCheckBox(tr("Only from in to out"))
        self._range.setObjectName("exportRange")
        self._range.toggled.connect(lambda on: self._changed())
        self._path = QLineEdit()
        self._path.setObjectName("exportPath")
        self._path.setAccessibleName(tr("File"))
        self._says = label(size=12, tone="2", wrap=True, name="exportSays")
        self._go = button(tr("Export"), self._export, kind="cta", icon_name="upload", name="exportGoButton")
        self._build()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._estimate)
        self.hide()

    def open(self) -> None:
        self._editor = self._workspace.editor
        if self._editor is None:
            return
        self._list_presets()
        own = aspect_of(self._editor.sequence.format)
        for shape, box in self._shapes.items():
            box.setChecked(shape == own)
        self._range.setVisible(self._editor.state.range is not None)
        self._range.setChecked(False)
        self._suggest()
        self.move((self._window.width() - WIDTH) // 2, max(16, (self._window.height() - HEIGHT) // 2))
        self.raise_()
        self.show()
        self._go.setFocus()
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        head = row(label(tr("Export"), size=16, weight=600), None, icon_button("x", tr("Close"), self._close, name="exportClose"))
        holder = QWidget()
        column(self._grid, None, margins=(0, 0, 8, 0), on=holder)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        shapes = row(label(tr("Shapes"), size=12, tone="2"), 6, *self._shapes.values(), None, self._range, spacing=12)
        captions = row(label(tr("Captions"), size=12, tone="2"), 6, self._captions, None)
        choose = icon_button("folder-open", tr("Choose a place"), self._choose_place, size=32, name="exportChoose")
        place = row((self._path, 1), choose)
        foot = panel("foot")
        row((self._says, 1), self._go, margins=(20, 12, 20, 14), spacing=14, on=foot)
        body = column(head, (area, 1), line(), shapes, captions, place, margins=(20, 14, 20, 12), spacing=12)
        column((body, 1), foot, spacing=0, on=self)

    def _list_presets(self) -> None:
        while item := self._grid.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._tiles = {}
        for number, listed in enumerate(self._workspace.studio.presets.list()):
            tile = _PresetTile(listed, self._choose)
            self._tiles[listed.id] = tile
            self._grid.addWidget(tile, number // ACROSS, number % ACROSS)
        wanted = str(self._store.value("preset", ""))
        usable = [id for id, tile in self._tiles.items() if tile.listed.preset is not None]
        self._choose(wanted if wanted in usable else usable[0])

    def _choose(self, id: str) -> None:
        self._chosen = id
        for each, tile in self._tiles.items():
            set_property(tile, "chosen", each == id)
        preset = self._tiles[id].listed.preset
        if preset is not None and preset.aspect and self._editor is not None:
            for shape, box in self._shapes.items():
                box.setChecked(shape == preset.aspect)
        self._suggest()
        self._changed()

    def _suggest(self) -> None:
        """A file beside the last one, named after the project, ending as the preset's files do."""
        preset = self._tiles[self._chosen].listed.preset
        if preset is None or self._editor is None:
            return
        folder = Path(str(self._store.value("folder", Path.home() / "Videos")))
        name = re.sub(r'[\\/:*?"<>|]+', " ", self._editor.project.title).strip() or "video"
        suffixes = preset.wrapper.suffixes
        self._path.setText(str((folder if folder.is_dir() else Path.home()) / f"{name}{suffixes[0] if suffixes else ''}"))

    def _requests(self) -> list[ExportRequest]:
        """One for each shape; further shapes get their name in the file's."""
        preset = self._tiles[self._chosen].listed.preset
        if preset is None or self._editor is None:
            return []
        out = Path(self._path.text().strip()).expanduser()
        wanted = [shape for shape, box in self._shapes.items() if box.isChecked()] or [aspect_of(self._editor.sequence.format)]
        within = self._editor.state.range if self._range.isChecked() else None
        return [ExportRequest(out if number == 0 else out.with_stem(f"{out.stem} {shape.replace(':', 'x')}"), preset, shape,
                              CaptionUse(self._captions.currentData()), within) for number, shape in enumerate(wanted)]

    def _changed(self) -> None:
        if self.isVisible():
            self._says.setText(tr("Reckoning …"))
            self._later.start(ESTIMATE_AFTER_MS)

    def _estimate(self) -> None:
        """Size and time of the first file; limits of the destination that it breaks."""
        requests = self._requests()
        if not requests or self._editor is None:
            return
        project, request = self._editor.project, requests[0]
        if self._asking is not None:
            self._asking.cancel()
        applied = apply(request.preset, project.sequence, request.aspect, request.within)
        problems = " ".join(applied.problems)
        self._asking = self._workspace.engine.run_async(
            lambda cancel: self._workspace.studio.exporting.estimate(project, request, cancel),
            lambda estimate: self._tell(estimate, len(requests), problems), self._tell_problem)

    def _tell(self, estimate: Estimate, files: int, problems: str) -> None:
        size, seconds = estimate.bytes / 1e6, max(1, round(estimate.seconds * files))
        words = tr("About {size} MB · {seconds} s on this computer · free", size=f"{size:.{0 if size >= 10 else 1}f}",
                   seconds=seconds)
        self._says.setText(f"{problems} {words}".strip())
        set_property(self._says, "tone", "warn" if problems else "2")

    def _tell_problem(self, error: StudioError) -> None:
        self._says.setText(str(error))
        set_property(self._says, "tone", "bad")

    def _choose_place(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Export"), self._path.text())
        if path:
            self._path.setText(path)

    def _export(self) -> None:
        requests = self._requests()
        if not requests or self._editor is None:
            return
        try:
            self._workspace.studio.export_jobs.add(self._editor.project, requests)
        except StudioError as error:
            self._tell_problem(error)
            return
        self._store.setValue("preset", self._chosen)
        self._store.setValue("folder", str(requests[0].out.parent))
        self._close()
        self._workspace.tell(tr("The export is in the queue."), str(requests[0].out), "info")

    def _close(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self.hide()


class _PresetTile(QFrame):
    """A destination: its name and what it is for; greyed with the reason where it cannot be used."""

    def __init__(self, listed: ListedPreset, choose: object) -> None:
        super().__init__()
        self.listed, self._choose = listed, choose
        preset = listed.preset
        title = preset.label if preset and preset.label else listed.id
        self.setProperty("role", "card")
        self.setObjectName(f"preset_{listed.id}")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumSize(1, 72)  # all as wide, whatever they say
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setEnabled(preset is not None)
        says = preset.description if preset and preset.description else listed.problem
        words = label(says, size=11, tone="3", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column(ElidedLabel(title, weight=600), (words, 1), margins=(12, 8, 10, 8), spacing=2, on=self)

    def mouseReleaseEvent(self, event: object) -> None:
        self._choose(self.listed.id)  # type: ignore[operator]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self._choose(self.listed.id)  # type: ignore[operator]
        else:
            super().keyPressEvent(event)
