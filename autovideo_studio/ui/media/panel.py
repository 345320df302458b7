"""The media pool: the project's files, found, sorted, looked at, and laid on the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSettings, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMenu, QProgressBar, QStackedWidget, QWidget

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.edits.project import ReviseAssets
from autovideo_studio.domain.laying import Pick
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.media import Arriving, removed, unused
from autovideo_studio.services.media_pool import Bin, PoolFile, PoolQuery, PoolSort, bins, listed
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.media.art import AssetArt
from autovideo_studio.ui.media.missing import MissingBanner
from autovideo_studio.ui.media.model import ENTRY, MediaModel, bin_name, key_of
from autovideo_studio.ui.media.pool_view import PoolView
from autovideo_studio.ui.media.tiles import TileDelegate
from autovideo_studio.ui.media.viewer import SourceViewer
from autovideo_studio.ui.media.watched import WatchedFolder
from autovideo_studio.ui.widgets.buttons import Segments, icon_button
from autovideo_studio.ui.widgets.labels import ElidedLabel
from autovideo_studio.ui.widgets.layouts import column, panel, row
from autovideo_studio.ui.widgets.media_drag import paths_in
from autovideo_studio.ui.widgets.notices import empty_state
from autovideo_studio.ui.widgets.own_keys import OwnKeys
from autovideo_studio.ui.workspace import Workspace

KINDS = {"all": None, "film": AssetKind.FILM, "still": AssetKind.STILL, "audio": AssetKind.AUDIO}
LOOK_AGAIN_MS = 60


class MediaPanel(QWidget):
    def __init__(self, workspace: Workspace, editor: Editor, actions: ActionTable) -> None:
        super().__init__()
        self._workspace, self._editor, self._actions = workspace, editor, actions
        self.setObjectName("mediaPanel")
        self.setAcceptDrops(True)
        self._store = QSettings("AutoVideo Studio", "media")
        stored = str(self._store.value("sort", ""))
        self._sort = PoolSort(stored) if stored in set(PoolSort) else PoolSort.NEWEST
        self._bin, self._missing, self._proxied = "", dict[str, str](), frozenset[str]()
        self._art = AssetArt(workspace)
        self._model, self._tiles = MediaModel(self._art), TileDelegate()
        self._proxies, self._watched = workspace.proxies, WatchedFolder(workspace, editor)
        self._model.making = self._proxies.making
        self.viewer = SourceViewer(workspace, editor, actions, self._art)
        self.missing = MissingBanner(workspace, editor)
        self.list = PoolView(self._model, self._tiles)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty_state("images", tr("Drop pictures, films and sounds here."), tr("Add media"),
                                          workspace.arrivals.ask, name="mediaEmpty"))
        self._stack.addWidget(empty_state("search", tr("Nothing matches."), tr("Clear"), self._clear, name="mediaNoMatch"))
        column(self._head(), self._filters(), self._crumb(), self.missing, self.viewer, (self._stack, 1), self._foot(),
               spacing=0, on=self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._show)
        self._connect()
        self._set_lines(self._store.value("lines") == "true")
        self._look_at_files()

    def _connect(self) -> None:
        self.list.activated.connect(self._activate)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.dropped.connect(lambda paths, bin: self._workspace.arrivals.bring_in(paths, bin or self._bin))
        self.list.moved.connect(self._move_to)
        self.list.selectionModel().selectionChanged.connect(lambda now, before: self._pick())
        self._model.renamed.connect(lambda id, name: self._editor.apply(ReviseAssets((id,), name=name), "media"))
        self._workspace.arrivals.progress.connect(self._show_progress)
        self._proxies.changed.connect(self._model.touch)
        self._proxies.made.connect(self._look_at_files)
        self.missing.found.connect(self._found_again)
        self._watched.changed.connect(self._show_crumb)
        self._workspace.editor_changed.connect(self._leave)
        self._editor.changed.connect(self._on_changed)
        OwnKeys(self.list, {"Ctrl+V": self.paste, "Ctrl+A": self.list.selectAll, "Del": self._remove, "Backspace": self._up,
                            "F2": self._rename, "Up": partial(self._go, -1, True), "Down": partial(self._go, 1, True),
                            "Left": partial(self._go, -1, False), "Right": partial(self._go, 1, False)})

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Beside the list, too."""
        if paths_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._workspace.arrivals.bring_in(paths_in(event.mimeData()), self._bin)
        event.acceptProposedAction()

    def _head(self) -> QWidget:
        self._search = QLineEdit()
        self._search.setObjectName("mediaSearch")
        self._search.setPlaceholderText(tr("Search media"))
        self._search.setAccessibleName(tr("Search media"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda: self._settle.start(LOOK_AGAIN_MS))
        add = icon_button("plus", f"{tr('Add media')} (Ctrl+I)", self._workspace.arrivals.ask, name="addMediaButton", size=32)
        more = icon_button("ellipsis", tr("More"), name="mediaMoreButton", size=32)
        more.clicked.connect(lambda: self._pool_menu().exec(more.mapToGlobal(QPoint(0, more.height()))))
        head = QWidget()
        row((self._search, 1), add, more, margins=(14, 12, 10, 6), spacing=4, on=head)
        return head

    def _filters(self) -> QWidget:
        self._kind = Segments((("all", tr("All")), ("film", "", "film"), ("still", "", "image"), ("audio", "", "audio-lines")),
                              name="mediaKind", height=28)
        for kind, words in (("film", tr("Films")), ("still", tr("Pictures")), ("audio", tr("Sounds"))):
            self._kind.set_tip(kind, words)
        self._kind.chosen.connect(lambda value: self._show())
        self._star = icon_button("star", tr("Favourites only"), self._show, checkable=True, name="favouritesButton", size=28)
        sort = icon_button("arrow-down-wide-narrow", tr("Order"), name="mediaSortButton", size=28)
        sort.clicked.connect(lambda: self._sort_menu().exec(sort.mapToGlobal(QPoint(0, sort.height()))))
        self._lines = icon_button("list", tr("List"), lambda: self._set_lines(self._lines.isChecked()), checkable=True,
                                  name="mediaLinesButton", size=28)
        bar = QWidget()
        row((self._kind, 1), 4, self._star, sort, self._lines, margins=(14, 0, 10, 8), spacing=4, on=bar)
        return bar

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, sort in ((tr("Newest"), PoolSort.NEWEST), (tr("Name"), PoolSort.NAME), (tr("Length"), PoolSort.LENGTH),
                           (tr("Kind"), PoolSort.KIND), (tr("Most used"), PoolSort.USES)):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(sort is self._sort)
            action.triggered.connect(partial(self.sort_by, sort))
        return menu

    def sort_by(self, sort: PoolSort, checked: bool = False) -> None:
        self._sort = sort
        self._store.setValue("sort", sort.value)
        self._show()

    def _crumb(self) -> QWidget:
        """Which bin is open, and which folder is watched."""
        self._place = panel("bar", "mediaPlace")
        self._place_name = ElidedLabel("", size=12, weight=500)
        self._up_button = icon_button("arrow-left", tr("All media (Backspace)"), self._up, size=24, icon_size=14,
                                      name="mediaUpButton")
        self._watch_name = ElidedLabel("", size=11, tone="3")
        row(self._up_button, (self._place_name, 2), (self._watch_name, 3), margins=(10, 3, 12, 3), spacing=6, on=self._place)
        return self._place

    def _foot(self) -> QWidget:
        self._progress = panel("foot", "mediaProgress")
        self._says = ElidedLabel("", size=12, tone="2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        cancel = icon_button("x", tr("Stop. What has come stays."), self._workspace.arrivals.cancel, size=24, icon_size=14,
                             name="stopImportButton")
        column(row((self._says, 1), cancel, spacing=4), self._bar, margins=(14, 6, 10, 10), spacing=4, on=self._progress)
        self._progress.hide()
        return self._progress

    def _on_changed(self, event: object) -> None:
        changes = event.changes  # type: ignore[attr-defined]
        if changes.assets:
            self._look_at_files()
        elif changes.clips.added or changes.clips.removed or changes.takes:
            self._settle.start(LOOK_AGAIN_MS)

    def _look_at_files(self) -> None:
        """Which files are missing and which have proxies is read in the background; what is known is shown at once."""
        self._show()
        project, studio = self._editor.project, self._workspace.studio
        self._workspace.read(lambda: (studio.media.missing(project), studio.preview.with_proxy(project)), self._take_facts)

    def _found_again(self) -> None:
        self._art.forget()
        self._look_at_files()

    def _take_facts(self, facts: tuple[dict[str, str], frozenset[str]]) -> None:
        if facts != (self._missing, self._proxied):
            self._missing, self._proxied = facts
            self._show()

    @property
    def query(self) -> PoolQuery:
        return PoolQuery(self._search.text(), KINDS[self._kind.value], self._star.isChecked(), self._bin, self._sort)

    def _show(self) -> None:
        project, query = self._editor.project, self.query
        entries = listed(project, query, self._missing, self._proxied)
        if self._bin and not entries and not query.searches:
            self._bin = ""  # its last file has left
            entries = listed(project, self.query, self._missing, self._proxied)
        chosen = {key_of(index.data(ENTRY)) for index in self.list.selectedIndexes()}
        self._model.show(entries)
        if {key_of(index.data(ENTRY)) for index in self.list.selectedIndexes()} != chosen:
            self.select(*chosen)
        self._stack.setCurrentIndex(0 if entries else 2 if query.searches else 1)
        self.missing.tell(len(self._missing))
        self._show_crumb()

    def _show_crumb(self) -> None:
        watched = self._watched.folder
        self._place.setVisible(bool(self._bin or watched))
        self._up_button.setVisible(bool(self._bin))
        self._place_name.show_text(bin_name(self._bin))
        self._watch_name.show_text(tr("Watching {folder}", folder=watched) if watched else "")

    def _show_progress(self, arriving: Arriving | None) -> None:
        self._progress.setVisible(arriving is not None)
        if arriving is not None:
            self._bar.setRange(0, arriving.count)
            self._bar.setValue(arriving.done)
            self._says.show_text(tr("{done} of {count} · {name}", done=arriving.done, count=arriving.count, name=arriving.name))

    def _leave(self) -> None:
        """The project is closed."""
        self._watched.stop()

    def select(self, *keys: str) -> None:
        """Files and bins by their keys (a file's id)."""
        model = self.list.selectionModel()
        model.clearSelection()
        for key in keys:
            if (number := self._model.row_of(key)) >= 0:
                model.select(self._model.index(number), model.SelectionFlag.Select)

    def chosen(self) -> list[PoolFile]:
        entries = [index.data(ENTRY) for index in sorted(self.list.selectedIndexes(), key=QModelIndex.row)]
        return [entry for entry in entries if isinstance(entry, PoolFile)]

    def _pick(self) -> None:
        files = self.chosen()
        if self.viewer.asset is None or [file.asset.id for file in files] != [self.viewer.asset.id]:
            self._editor.state.pick(*(Pick(file.asset.id) for file in files))
        self._actions.refresh()

    def _activate(self, index: QModelIndex) -> None:
        entry = self._model.entry(index)
        if isinstance(entry, Bin):
            self._bin = entry.name
            self._show()
        elif entry is not None and not entry.missing:
            self.viewer.show_source(entry.asset)

    def _up(self) -> None:
        before, self._bin = self._bin, ""
        self._show()
        self.select(f"bin/{before}")

    def _go(self, step: int, down: bool) -> None:
        """The arrows go through the tiles; the window's meaning of them waits while the focus is here."""
        across = 1 if self._tiles.as_lines else max(1, self.list.viewport().width() // self.list.gridSize().width())
        now = self.list.currentIndex().row()
        number = max(0, min(self._model.rowCount() - 1, now + step * (across if down else 1)))
        self.list.setCurrentIndex(self._model.index(number))

    def _clear(self) -> None:
        self._search.clear()
        self._kind.choose("all")
        self._star.setChecked(False)
        self._show()

    def _set_lines(self, lines: bool) -> None:
        self._store.setValue("lines", "true" if lines else "false")
        self._lines.setChecked(lines)
        self.list.show_as(lines)

    def paste(self) -> None:
        """Files that were copied in the file manager, or a picture."""
        data = QGuiApplication.clipboard().mimeData()
        paths = paths_in(data)
        if not paths and data.hasImage():
            path = self._workspace.studio.media.place_for_paste()
            QGuiApplication.clipboard().image().save(str(path))
            paths = [path]
        self._workspace.arrivals.bring_in(paths, self._bin)

    def _menu(self, at: QPoint) -> None:
        files = self.chosen()
        if not files:
            self._pool_menu().exec(self.list.viewport().mapToGlobal(at))
            return
        menu = QMenu(self)
        for id in ("insert-media", "overwrite-media"):
            menu.addAction(self._actions.qt(id))
        menu.addSeparator()
        if len(files) == 1:
            menu.addAction(tr("Look at it")).triggered.connect(lambda: self.viewer.show_source(files[0].asset))
            menu.addAction(tr("Rename")).triggered.connect(self._rename)
        loved = all(file.asset.favourite for file in files)
        menu.addAction(tr("No favourite any more") if loved else tr("Favourite")).triggered.connect(
            lambda: self._editor.apply(ReviseAssets(ids_of(files), favourite=not loved), "media"))
        self._add_bins(menu.addMenu(tr("Move to bin")), ids_of(files))
        self._add_proxies(menu, [file for file in files if file.asset.kind is AssetKind.FILM])
        menu.addSeparator()
        menu.addAction(tr("Remove from the project")).triggered.connect(self._remove)
        menu.exec(self.list.viewport().mapToGlobal(at))

    def _add_bins(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        menu.addAction(tr("New bin …")).triggered.connect(lambda: self._new_bin(ids))
        menu.addAction(tr("None")).triggered.connect(lambda: self._move_to(ids, ""))
        menu.addSeparator()
        for name in bins(self._editor.project):
            menu.addAction(name.replace("&", "&&")).triggered.connect(partial(self._move_to, ids, name))

    def _add_proxies(self, menu: QMenu, films: list[PoolFile]) -> None:
        lacking = [file.asset for file in films if not file.has_proxy and file.asset.id not in self._proxies.making]
        making = [file.asset.id for file in films if file.asset.id in self._proxies.making]
        if lacking:
            menu.addAction(tr("Make a proxy")).triggered.connect(lambda: self._proxies.make(lacking))
        if making:
            menu.addAction(tr("Stop making the proxy")).triggered.connect(lambda: self._proxies.cancel(*making))
        if having := [file.asset for file in films if file.has_proxy]:
            menu.addAction(tr("Delete the proxy")).triggered.connect(lambda: self._drop_proxies(having))

    def _pool_menu(self) -> QMenu:
        menu, arrivals = QMenu(self), self._workspace.arrivals
        menu.addAction(self._actions.qt("import-media"))
        menu.addAction(tr("Add a folder …")).triggered.connect(arrivals.ask_folder)
        menu.addAction(tr("Paste")).triggered.connect(self.paste)
        menu.addSeparator()
        if self._watched.folder is None:
            menu.addAction(tr("Watch a folder …")).triggered.connect(self._choose_watched)
        else:
            menu.addAction(tr("Stop watching")).triggered.connect(lambda: self._watched.watch(None))
        menu.addAction(tr("Make proxies of heavy films")).triggered.connect(self._make_heavy)
        menu.addSeparator()
        spare = unused(self._editor.project)
        remove = menu.addAction(tr("Remove unused ({count})", count=len(spare)))
        remove.setEnabled(bool(spare))
        remove.triggered.connect(lambda: self.remove([asset.id for asset in spare]))
        return menu

    def _choose_watched(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Watch a folder"))
        if folder:
            self._watched.watch(Path(folder))

    def watch(self, folder: Path | None) -> None:
        self._watched.watch(folder)

    def _new_bin(self, ids: Sequence[str]) -> None:
        name, done = QInputDialog.getText(self, tr("New bin"), tr("Name"))
        if done and name.strip():
            self._move_to(ids, name.strip())

    def _move_to(self, ids: Sequence[str], bin: str, checked: bool = False) -> None:
        self._editor.apply(ReviseAssets(tuple(ids), bin=bin), "media")

    def _rename(self) -> None:
        if len(self.chosen()) == 1:
            self.list.edit(self.list.selectedIndexes()[0])

    def _remove(self) -> None:
        self.remove([file.asset.id for file in self.chosen()])

    def remove(self, ids: Sequence[str]) -> None:
        """What is in use stays, and it is said so."""
        edits = removed(self._editor.project, ids)
        self._editor.apply_all(edits, tr("Remove media"), "media")
        if len(edits) < len(ids):
            self._workspace.tell(tr("{count} of the files are in use and stay.", count=len(ids) - len(edits)),
                                 tr("Take their clips off the timeline first."), "info")

    def _make_heavy(self) -> None:
        project, preview = self._editor.project, self._workspace.studio.preview

        def found(films: list[Asset]) -> None:
            self._proxies.make(films)
            if not films:
                self._workspace.tell(tr("No film is heavy: all play as they are."), tone="info")

        self._workspace.engine.run_async(lambda cancel: preview.heavy_films(project, cancel), found, self._workspace.tell_error)

    def _drop_proxies(self, films: Sequence[Asset]) -> None:
        preview = self._workspace.studio.preview
        self._proxies.decline(films)

        def gone(result: object) -> None:
            self._editor.preview.proxies_changed()
            self._look_at_files()

        self._workspace.read(lambda: preview.drop_proxies(films), gone)


def ids_of(files: Sequence[PoolFile]) -> tuple[str, ...]:
    return tuple(file.asset.id for file in files)
