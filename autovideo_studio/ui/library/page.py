"""The library: every video, searched as one types; drop a text or media on it to begin a new one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QInputDialog,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QStyleOptionViewItem,
    QWidget,
)

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.jobs import Job
from autovideo_studio.services.shelf import Sort, Video, VideoFilter
from autovideo_studio.services.text_files import is_text
from autovideo_studio.settings.schema import FPS, RESOLUTION
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.library.cards import GAP, SMALLEST, CardDelegate
from autovideo_studio.ui.library.dropping import Invitation, ask_before_deleting
from autovideo_studio.ui.library.hover_play import HoverPlay
from autovideo_studio.ui.library.model import VIDEO, LibraryModel
from autovideo_studio.ui.library.versions import VersionsSheet
from autovideo_studio.ui.widgets.buttons import Segments, button, grey_out, icon_button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, panel, row
from autovideo_studio.ui.widgets.media_drag import paths_in
from autovideo_studio.ui.widgets.notices import empty_state, picture
from autovideo_studio.ui.workspace import Workspace

SEARCH_AFTER_MS = 120
RELOAD_AFTER_MS = 600
STATES = ("", "pending", "processing", "completed", "failed", "archived")


class LibraryPage(QWidget):
    def __init__(self, workspace: Workspace, actions: ActionTable) -> None:
        super().__init__()
        self._workspace, self._actions = workspace, actions
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._store = QSettings("AutoVideo Studio", "library")
        self._model = LibraryModel(workspace)
        self._cards = CardDelegate()
        self._list = self._make_list()
        self.hover = HoverPlay(self._list, self._model, workspace)
        self._count = label(tone="3", name="libraryCount")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(empty_state("search", tr("Nothing matches your search."), tr("Clear"), self._clear,
                                          name="libraryNoMatch"))
        column(self._head(), 14, self._starts(), 14, self._filters(), 12, (self._stack, 1), margins=(28, 24, 28, 0), spacing=0,
               on=self)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._search_now)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._model.reload)
        self.versions = VersionsSheet(self, workspace)
        self._invitation = Invitation(self)
        self._model.counted.connect(self._counted)
        self._model.loaded.connect(self._loaded)
        workspace.jobs_changed.connect(self._on_jobs)
        workspace.library_changed.connect(self._model.reload)
        self._search_now()

    def _head(self) -> QWidget:
        self._search = QLineEdit()
        self._search.setObjectName("librarySearch")
        self._search.setPlaceholderText(tr("Search titles, scripts and tags"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(300)
        self._search.setAccessibleName(tr("Search"))
        self._search.textChanged.connect(lambda: self._wait.start(SEARCH_AFTER_MS))
        head = QWidget()
        titles = column(label(tr("Library"), size=22, weight=600), self._count, spacing=2)
        new = button(tr("New video"), lambda: self._actions.run("new-project"), kind="primary", icon_name="sparkles",
                     name="newVideoButton")
        grey_out(new, self._workspace.studio.read_only)
        row(titles, None, self._search, new, spacing=10, on=head)
        return head

    def _starts(self) -> QWidget:
        """Three ways to begin, always one click away."""
        made = QWidget()
        cards = [_StartCard(*each, self._workspace) for each in (
            ("sparkles", tr("From a topic"), tr("One sentence to a finished video"), "topic"),
            ("file-text", tr("From a text"), tr("Your script, an article, an address"), "text"),
            ("film", tr("From your media"), tr("Pictures and clips matched to words"), "media"))]
        grey_out(made, self._workspace.studio.read_only)
        row(*((card, 1) for card in cards), spacing=GAP, on=made)
        return made

    def _filters(self) -> QWidget:
        names = (tr("All"), tr("Drafts"), tr("Working"), tr("Ready"), tr("Attention"), tr("Archived"))
        self._state = Segments(list(zip(("all", *STATES[1:]), names, strict=True)), name="libraryFilter", height=32)
        self._state.chosen.connect(lambda value: self._search_now())
        self._sort = QComboBox()
        self._sort.setObjectName("librarySort")
        self._sort.setAccessibleName(tr("Order"))
        self._sort.setProperty("kind", "quiet")
        for text, sort in ((tr("Last edited"), Sort.UPDATED), (tr("Newest"), Sort.CREATED), (tr("Title"), Sort.TITLE),
                           (tr("Length"), Sort.DURATION)):
            self._sort.addItem(text, sort)
        self._sort.currentIndexChanged.connect(lambda index: self._search_now())
        grid = icon_button("layout-grid", tr("Cards"), lambda: self._set_lines(False), checkable=True, name="gridButton")
        lines = icon_button("list", tr("List"), lambda: self._set_lines(True), checkable=True, name="listButton")
        for each in (grid, lines):
            each.setAutoExclusive(True)
        as_lines = self._store.value("lines") == "true"
        (lines if as_lines else grid).setChecked(True)
        bar = QWidget()
        row(self._state, None, self._sort, grid, lines, spacing=6, on=bar)
        self._set_lines(as_lines)
        return bar

    def _make_list(self) -> QListView:
        made = QListView()
        made.setObjectName("libraryList")
        made.setAccessibleName(tr("Videos"))
        made.setModel(self._model)
        made.setItemDelegate(self._cards)
        made.setMouseTracking(True)
        made.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setUniformItemSizes(True)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.verticalScrollBar().setSingleStep(24)
        made.activated.connect(self._open)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(self._menu)
        made.installEventFilter(self)
        return made

    def _set_lines(self, lines: bool) -> None:
        self._store.setValue("lines", "true" if lines else "false")
        self._cards.as_lines = lines
        self._list.setViewMode(QListView.ViewMode.ListMode if lines else QListView.ViewMode.IconMode)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setSpacing(0)
        self._fit_cards()

    def _fit_cards(self) -> None:
        """As many whole cards as fit, wide enough to fill the row."""
        room = max(SMALLEST, self._list.viewport().width() - 2)
        across = max(1, (room + GAP) // (SMALLEST + GAP))
        self._cards.width = room if self._cards.as_lines else (room + GAP) // across - GAP - 1
        hint = self._cards.sizeHint(QStyleOptionViewItem(), QModelIndex())
        self._list.setGridSize(QSize() if self._cards.as_lines else hint)
        self._list.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cards()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            keys = {Qt.Key.Key_Delete: self._delete if shifted else self._archive, Qt.Key.Key_F2: self._rename}
            action = keys.get(Qt.Key(event.key()))
            if action is not None:
                action()
                return True
        if event.type() == QEvent.Type.Resize:
            self._fit_cards()
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            self._invitation.show_over(self, paths_in(event.mimeData()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._invitation.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """A text or an address begins a video from it; media is the pool of a new one."""
        self._invitation.hide()
        paths, urls = paths_in(event.mimeData()), event.mimeData().urls()
        if paths and not any(is_text(path) for path in paths):
            self.begin_with_media(paths)
        else:
            text = next((str(path) for path in paths if is_text(path)), "")
            self._workspace.draft = {"text": text or (urls[0].toString() if urls else event.mimeData().text())}
            self._actions.run("new-project")
        event.acceptProposedAction()

    def begin_with_media(self, paths: Sequence[Path]) -> None:
        """A new project, named after the first of the files, with all of them in its pool."""
        from autovideo_studio.domain.sequence import SequenceFormat

        settings, projects = self._workspace.studio.settings, self._workspace.studio.projects
        format = SequenceFormat.of("16:9", int(settings.get(RESOLUTION).removesuffix("p")), Fraction(settings.get(FPS)))

        def begun(project_id: str) -> None:
            self._workspace.library_changed.emit()
            if self._workspace.open_project(project_id):
                self._workspace.arrivals.bring_in(paths)

        self._workspace.read(lambda: projects.create(paths[0].stem, format), begun)

    def _search_now(self) -> None:
        state = self._state.value if hasattr(self, "_state") else "all"
        where = VideoFilter(text=self._search.text().strip(), status="" if state in ("all", "archived") else state,
                            archived=state == "archived")
        self._model.show(where, Sort(self._sort.currentData()))

    def _clear(self) -> None:
        self._search.clear()
        self._state.choose("all")
        self._search_now()

    def _counted(self, count: int) -> None:
        self._count.setText(tr("{count} videos", count=f"{count:,}") if count != 1 else tr("1 video"))

    def _loaded(self) -> None:
        searching = bool(self._search.text().strip()) or self._state.value != "all"
        if not self._model.rowCount() and not searching and self._stack.count() == 2:
            from autovideo_studio.ui.library.first_run import FirstRun

            self._stack.addWidget(FirstRun(self._workspace))
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1 if searching else 2)

    def _on_jobs(self, jobs: Sequence[Job]) -> None:
        if not self._later.isActive():
            self._later.start(RELOAD_AFTER_MS)

    def _chosen(self) -> list[Video]:
        return [index.data(VIDEO) for index in self._list.selectedIndexes()]

    def _open(self, index: QModelIndex) -> None:
        video = self._model.video(index)
        if video is not None:
            self._workspace.open_project(video.id)

    def _menu(self, at: QPoint) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        menu = QMenu(self)
        if len(chosen) == 1:
            menu.addAction(tr("Open")).triggered.connect(lambda: self._workspace.open_project(chosen[0].id))
            menu.addAction(tr("Rename")).triggered.connect(self._rename)
            menu.addAction(tr("Duplicate")).triggered.connect(self._duplicate)
            menu.addAction(tr("Versions")).triggered.connect(lambda: self.versions.open(chosen[0]))
            menu.addSeparator()
        archived = all(video.archived_at is not None for video in chosen)
        menu.addAction(tr("Bring back") if archived else tr("Archive")).triggered.connect(self._archive)
        if archived:
            menu.addAction(tr("Delete for good …")).triggered.connect(self._delete)
        menu.exec(self._list.viewport().mapToGlobal(at))

    def _rename(self) -> None:
        chosen = self._chosen()
        if len(chosen) != 1:
            return
        title, done = QInputDialog.getText(self, tr("Rename"), tr("Title"), text=chosen[0].title)
        if done and title.strip():
            self._do(lambda: self._workspace.studio.shelf.rename(chosen[0].id, title.strip()))

    def _duplicate(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            title = tr("{title} (copy)", title=chosen[0].title)
            self._do(lambda: self._workspace.studio.projects.duplicate(chosen[0].id, title))

    def _archive(self) -> None:
        """Away (or back, where all are archived), with a way to undo it."""
        chosen = self._chosen()
        if not chosen:
            return
        away = not all(video.archived_at is not None for video in chosen)
        shelf = self._workspace.studio.shelf

        def put(archived: bool) -> None:
            for video in chosen:
                shelf.archive(video.id, archived)

        self._do(lambda: put(away))
        if away:
            self._workspace.undo_offered.emit(tr("{count} archived", count=len(chosen)), lambda: self._do(lambda: put(False)))

    def _delete(self) -> None:
        """Only what is archived, and only after one question."""
        chosen = [video for video in self._chosen() if video.archived_at is not None]
        if not chosen or not ask_before_deleting(self, [video.title for video in chosen]):
            return
        editor, shelf = self._workspace.editor, self._workspace.studio.shelf
        if editor is not None and editor.project.id in {video.id for video in chosen}:
            self._workspace.close_project()

        def deleted(freed: int) -> None:
            self._model.reload()
            self._workspace.tell(tr("{count} deleted", count=len(chosen)), tr("{size:.1f} MB of room again", size=freed / 1e6))

        self._workspace.read(lambda: sum(shelf.delete(video.id) for video in chosen), deleted)

    def _do(self, work: object) -> None:
        self._workspace.read(work, lambda result: self._model.reload())  # type: ignore[arg-type]


class _StartCard(QFrame):
    """A way to begin: opens the create page on it."""

    def __init__(self, icon_name: str, title: str, sentence: str, way: str, workspace: Workspace) -> None:
        super().__init__()
        self._way, self._workspace = way, workspace
        self.setProperty("role", "card")
        self.setObjectName(f"start_{way}")
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(66)
        badge = panel("inset")
        badge.setFixedSize(38, 38)
        column(picture(icon_name, "accent", 20), margins=(9, 9, 9, 9), on=badge)
        row(badge, (column(label(title, size=14, weight=600), label(sentence, size=12, tone="3"), spacing=1), 1),
            margins=(14, 10, 14, 10), spacing=12, on=self)

    def mouseReleaseEvent(self, event: object) -> None:
        self._begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._begin()
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        self._workspace.draft = {self._way: ""}
        self._workspace.go_to("create")
