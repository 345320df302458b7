"""The versions of a video: what each changed, a name for it, and the way back to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.shelf import Video, VideoVersion, title_of
from autovideo_studio.ui.library.cards import age
from autovideo_studio.ui.widgets.buttons import button, icon_button
from autovideo_studio.ui.widgets.labels import ElidedLabel, chip, label
from autovideo_studio.ui.widgets.layouts import clear, column, line, row
from autovideo_studio.ui.widgets.notices import empty_state
from autovideo_studio.ui.workspace import Workspace

WIDTH = 420


class VersionsSheet(QFrame):
    """Lies over the right of the page until Escape."""

    def __init__(self, page: QWidget, workspace: Workspace) -> None:
        super().__init__(page)
        self._page, self._workspace = page, workspace
        self._video: Video | None = None
        self.setProperty("role", "popup")
        self.setObjectName("versionsSheet")
        self._title = ElidedLabel("", size=16, weight=600)
        self._name = QLineEdit()
        self._name.setObjectName("versionNameEdit")
        self._name.setPlaceholderText(tr("A name, such as “First cut”"))
        self._name.setAccessibleName(tr("Name this version"))
        self._name.returnPressed.connect(self._keep)
        keep = button(tr("Name this version"), self._keep, kind="primary", name="keepVersionButton")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        inner = QWidget()
        column(self._list, None, margins=(0, 0, 6, 0), on=inner)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        close = icon_button("x", tr("Close (Esc)"), self.hide, name="closeVersionsButton")
        column(row((self._title, 1), close), label(tr("Versions"), size=12, tone="3"), 4, row((self._name, 1), keep), 4, line(),
               4, (area, 1), margins=(18, 14, 14, 14), spacing=4, on=self)
        self.hide()

    def open(self, video: Video) -> None:
        self._video = video
        self._title.show_text(video.title)
        self._name.clear()
        self.setGeometry(self._page.width() - WIDTH - 14, 14, WIDTH, self._page.height() - 28)
        self.raise_()
        self.show()
        self._name.setFocus()
        self._load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _load(self) -> None:
        assert self._video is not None
        versions, project_id = self._workspace.studio.versions, self._video.id
        self._workspace.read(lambda: versions.list(project_id), lambda found: self._show(project_id, found))

    def _show(self, project_id: str, versions: Sequence[VideoVersion]) -> None:
        if self._video is None or self._video.id != project_id:
            return
        clear(self._list)
        for version in versions:
            self._list.addWidget(_VersionCard(version, self._go_back, self._rename))
        if not versions:
            self._list.addWidget(empty_state("history", tr("A version is kept at each export, and when you name one."),
                                             name="versionsEmpty"))

    def _keep(self) -> None:
        assert self._video is not None
        name, project_id, versions = self._name.text().strip(), self._video.id, self._workspace.studio.versions
        if name:
            self._name.clear()
            self._workspace.read(lambda: versions.keep(project_id, name), lambda version: self._load())

    def _rename(self, version: VideoVersion, name: str) -> None:
        versions = self._workspace.studio.versions
        self._workspace.read(lambda: versions.rename(version.video_id, version.number, name), lambda result: self._load())

    def _go_back(self, version: VideoVersion) -> None:
        versions = self._workspace.studio.versions

        def gone(result: object) -> None:
            self._workspace.tell(tr("The video is as it was in “{name}”.", name=title_of(version)),
                                 tr("How it stood before is a version too, and Undo takes the step back."))
            self._workspace.library_changed.emit()
            self._load()

        self._workspace.read(lambda: versions.go_back(version.video_id, version.number), gone)


class _VersionCard(QFrame):
    def __init__(self, version: VideoVersion, go_back: Callable[[VideoVersion], object],
                 rename: Callable[[VideoVersion, str], object]) -> None:
        super().__init__()
        self.setObjectName(f"version_{version.number}")
        self.setProperty("role", "card")
        name = QLineEdit(version.name)
        name.setProperty("kind", "bare")
        name.setObjectName(f"versionName_{version.number}")
        name.setAccessibleName(tr("Name of the version"))
        name.setPlaceholderText(title_of(version))
        name.editingFinished.connect(
            lambda: rename(version, name.text().strip()) if name.text().strip() != version.name else None)
        head = row((name, 1), label(age(version.created_at), size=12, tone="3"), spacing=6)
        parts: list[object] = [head]
        if version.what_changed:
            parts.append(label(version.what_changed, size=12, tone="2", wrap=True))
        foot: list[object] = []
        if version.file:
            foot.append(chip(tr("Exported · {size:.1f} MB", size=version.size / 1e6), "info"))
            show = button(tr("Play"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(version.file)), kind="ghost",
                          icon_name="play", name=f"playVersion_{version.number}")
            foot.append(show)
        foot.append(None)
        if version.project:
            foot.append(button(tr("Go back to this"), lambda: go_back(version), icon_name="history",
                               name=f"goBack_{version.number}"))
        column(*parts, row(*foot, spacing=6), margins=(12, 8, 10, 10), spacing=6, on=self)  # type: ignore[arg-type]
