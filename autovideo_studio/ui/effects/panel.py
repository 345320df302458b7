"""The browser of what can be put onto clips: effects, transitions, titles and sounds, each shown at work."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QWidget

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import catalogues
from autovideo_studio.services.catalogues import Kind
from autovideo_studio.services.ready_titles import ready_titles
from autovideo_studio.ui.actions import pieces
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.widgets.buttons import Segments, button, icon_button
from autovideo_studio.ui.widgets.gallery import Entry, Gallery
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, panel, row
from autovideo_studio.ui.widgets.notices import empty_state
from autovideo_studio.ui.widgets.own_keys import OwnKeys
from autovideo_studio.ui.workspace import Workspace

SOUND_ICONS = {"tone": "sliders-horizontal", "level": "gauge", "cleaning": "wand-sparkles", "space": "audio-waveform"}
CAMERA, OWN = "camera", "own"


class EffectsPanel(QWidget):
    """Enter or a double click puts the chosen one onto the selection; it can be dragged onto the timeline too."""

    def __init__(self, workspace: Workspace, editor: Editor, actions: ActionTable) -> None:
        super().__init__()
        self._workspace, self._editor = workspace, editor
        self.setObjectName("effectsPanel")
        self._shelf: list[tuple[Entry, str]] = []
        self._shelves = Segments((("effect", tr("Effects")), ("transition", tr("Transitions")), ("title", tr("Titles")),
                                  ("sound", tr("Sound"))), name="effectsShelves", height=30)
        self._search = QLineEdit()
        self._search.setObjectName("effectsSearch")
        self._search.setAccessibleName(tr("Search"))
        self._search.setPlaceholderText(tr("Search"))
        self._search.setClearButtonEnabled(True)
        self._group = QComboBox()
        self._group.setObjectName("effectsGroup")
        self._group.setAccessibleName(tr("Group"))
        self._gallery = Gallery(self._draw, name="effectsGallery", title=tr("Effects, transitions and titles"), mime=pieces.MIME)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._gallery)
        self._stack.addWidget(empty_state("search", tr("Nothing matches."), tr("Clear"), self._search.clear, name="effectsNone"))
        self._says = label(size=12, tone="3", wrap=True, name="effectsSays")
        self._forget = icon_button("trash-2", tr("Delete these kept effects"), self._delete, name="effectsForgetButton")
        self._add = button(tr("Add"), self._put, kind="primary", icon_name="plus", name="effectsAddButton")
        foot = panel("foot")
        row((self._says, 1), self._forget, self._add, margins=(14, 8, 12, 8), spacing=10, on=foot)
        head = column(self._shelves, row((self._search, 3), (self._group, 2), spacing=8), margins=(12, 10, 12, 8), spacing=8)
        tiles = column((self._stack, 1), margins=(12, 0, 2, 0), spacing=0)
        column(head, (tiles, 1), foot, spacing=0, on=self)
        self._shelves.chosen.connect(lambda shelf: self._fill())
        OwnKeys(self._search, {"Down": self._to_found, "Return": self._to_found})
        self._search.textChanged.connect(lambda text: self._show())
        self._group.activated.connect(lambda index: self._show())
        self._gallery.selectionModel().currentChanged.connect(lambda now, before: self._say())
        self._gallery.taken.connect(lambda id: self._put())
        editor.settled.connect(self._say)
        editor.state.asked.connect(self._asked)
        self._add.setEnabled(False)
        workspace.read(catalogues.load, lambda nothing: self._fill())

    def _to_found(self) -> None:
        """From the search to what it found."""
        if self._gallery.ids:
            self._gallery.setFocus()
            self._gallery.choose(self._gallery.current or self._gallery.ids[0])

    def _fill(self) -> None:
        """The things of the shelf that is open, and its groups."""
        shelf = self._shelves.value
        if shelf == "title":
            self._shelf = [(Entry(one.id, one.text, token=f"title:{one.id}"), "") for one in ready_titles()]
            groups: list[tuple[str, str]] = []
        else:
            kinds = {"effect": catalogues.effects, "transition": catalogues.transitions, "sound": catalogues.sound_effects}
            self._shelf = [(_entry(shelf, kind), kind.group) for kind in kinds[shelf]()]
            groups = list(catalogues.group_names(shelf))
        if shelf == "effect":
            moves = [(Entry(f"camera:{move.id}", move.text, token=f"camera:{move.id}"), CAMERA)
                     for move in catalogues.camera_moves()]
            first_foreign = next(number for number, (_, group) in enumerate(self._shelf) if group == catalogues.MOVIEPY)
            self._shelf[first_foreign:first_foreign] = moves
            groups.insert(-1, (CAMERA, tr("Camera")))
        if shelf in ("effect", "sound"):
            own = [saved for saved in self._editor.saved_effects.list() if saved.suits(shelf == "sound")]
            self._shelf = [*((Entry(f"saved:{saved.id}", saved.name, "bookmark", f"saved:{saved.id}", drawn=False), OWN)
                             for saved in own), *self._shelf]
            groups.insert(0, (OWN, tr("Kept by you")))
        self._group.clear()
        self._group.addItem(tr("All"), "")
        for id, text in groups:
            if any(group == id for _, group in self._shelf):
                self._group.addItem(text, id)
        self._group.setVisible(bool(groups))
        self._show()

    def _show(self) -> None:
        """What of the shelf belongs to the group and matches the words searched for."""
        words, group = self._search.text().casefold().split(), self._group.currentData() or ""
        found = [entry for entry, own in self._shelf
                 if group in ("", own) and all(word in f"{entry.text} {entry.id}".casefold() for word in words)]
        self._gallery.show_entries(found)
        self._stack.setCurrentIndex(0 if found else 1)
        self._say()

    def _draw(self, id: str, moving: bool, done: object) -> None:
        if id.startswith("camera:"):
            self._workspace.draw_sample("camera", id.removeprefix("camera:"), moving, done)  # type: ignore[arg-type]
        else:
            self._workspace.draw_sample(self._shelves.value, id, moving, done)  # type: ignore[arg-type]

    def _say(self) -> None:
        """Where the chosen one will go."""
        shelf, count = self._shelves.value, len(self._editor.state.selection.clips)
        chosen = self._gallery.current
        self._forget.setVisible(chosen.startswith("saved:"))
        if shelf == "transition":
            text = tr("Goes to the nearest cut, or drag it onto one.")
        elif shelf == "title":
            text = tr("Goes to the playhead, or drag it onto a track.")
        elif count:
            text = tr("Goes onto {count} selected clips.", count=count) if count > 1 else tr("Goes onto the selected clip.")
        else:
            text = tr("Select a clip, or drag it onto one.")
        self._says.setText(text)
        self._add.setEnabled(bool(chosen) and (shelf in ("transition", "title") or count > 0))

    def _put(self) -> None:
        token = next((entry.token for entry, _ in self._shelf if entry.id == self._gallery.current), "")
        if token and (refusal := pieces.put(self._editor, token)) is not None:
            self._workspace.tell_error(refusal)


    def _delete(self) -> None:
        try:
            self._editor.saved_effects.delete(self._gallery.current.removeprefix("saved:"))
        except StudioError as error:
            self._workspace.tell_error(error)
        self._fill()

    def _asked(self, wish: str) -> None:
        if wish == "effects-kept":
            self._fill()


def _entry(shelf: str, kind: Kind) -> Entry:
    if shelf == "sound":
        return Entry(kind.id, kind.text, SOUND_ICONS.get(kind.group, "audio-lines"), f"effect:{kind.id}", drawn=False)
    return Entry(kind.id, kind.text, "sparkles", f"{shelf}:{kind.id}")
