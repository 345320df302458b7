"""One open project in the window: its document, what is selected in it, and the only way in which panels change it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from operator import attrgetter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.several import Several, together
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed, find_clip, find_clips
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.services.documents import Document, ProjectChanged
from autovideo_studio.services.studio import Studio
from autovideo_studio.ui.ui_state import NOTHING, Selection, UiState

SETTLED_MS = 100
MUCH = 50
"""Clips."""


class Editor(QObject):
    """`changed` carries each `ProjectChanged`, at once: for what shows the picture and the timeline. `settled` tells that the
    project or the selection has changed, for what tells about them: after a single step on a few clips at once too, but in a
    drag, and where many are selected, added or removed, only when the hands rest or let go. `picture_shown` carries what the
    preview shows, good until the next. Refused edits are told once, as a toast."""

    changed = Signal(object)
    settled = Signal()
    picture_shown = Signal(object)

    def __init__(self, studio: Studio, project_id: str, refused: Callable[[StudioError], object]) -> None:
        """Raises as `Document.open`."""
        super().__init__()
        self._documents, self._refused = studio.documents, refused
        self.saved_effects = studio.saved_effects
        self.document: Document = studio.documents.open(project_id)
        self.preview = studio.preview.open(self.document)
        self.player = self.preview.player
        self.state = UiState()
        self.looping = False
        self.picture: QImage | None = None
        self._in_a_drag = self._in_haste = False
        """In haste: it is told of a change after which there is no time for more than the picture and the timeline."""
        self._selected_of: tuple[object, object] = (None, None)
        self._selected: list[Placed] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SETTLED_MS)
        self._rest.timeout.connect(self.settled)
        self.state.selection_changed.connect(self._settle)
        self.state.range_changed.connect(self._loop)
        self._forget = self.document.changed.subscribe(self._on_changed)

    @property
    def project(self) -> Project:
        return self.document.project

    @property
    def sequence(self) -> Sequence:
        return self.document.project.sequence

    @property
    def rate(self) -> Fraction:
        return self.sequence.format.rate

    def clip(self, clip_id: str) -> Clip | None:
        placed = self.placed(clip_id)
        return placed.clip if placed else None

    def placed(self, clip_id: str) -> Placed | None:
        return find_clip(self.sequence, clip_id)

    def selected_clips(self) -> list[Placed]:
        """In order of time."""
        key = self.sequence, self.state.selection
        if self._selected_of[0] is not key[0] or self._selected_of[1] is not key[1]:
            found = find_clips(self.sequence, self.state.selection.clips)
            self._selected_of, self._selected = key, sorted(found, key=attrgetter("start"))
        return list(self._selected)

    def renewed(self, placed: list[Placed]) -> list[Placed]:
        """The same clips as they are now, without those that are gone."""
        return [now for one in placed if (now := self.placed(one.clip.id)) is not None]

    def apply(self, edit: Edit, initiator: str = "") -> bool:
        """Do the edit; where it is refused, tell why and change nothing. While a drag goes on, edits of one merge key are one
        step: call `seal` at its end."""
        refusal = self.attempt(edit, initiator)
        if refusal is not None:
            self._refused(refusal)
        return refusal is None

    def attempt(self, edit: Edit, initiator: str = "", *, in_a_drag: bool = False) -> StudioError | None:
        """Do the edit, or give back why it is refused: for drags, which are refused and accepted many times a second."""
        self._in_a_drag = in_a_drag
        try:
            self.document.apply(edit, initiator)
        except StudioError as error:
            return error
        finally:
            self._in_a_drag = False
        return None

    def apply_all(self, edits: list[Edit], label: str, initiator: str = "", merge_key: str = "") -> bool:
        """Several edits as one step. Until `seal`, those of one merge key (their own ones, where all have one) are one step."""
        refusal = self.attempt_all(edits, label, initiator, merge_key)
        if refusal is not None:
            self._refused(refusal)
        return bool(edits) and refusal is None

    def attempt_all(self, edits: list[Edit], label: str, initiator: str = "", merge_key: str = "") -> StudioError | None:
        """`apply_all`, but it gives back why it is refused."""
        if not edits:
            return None
        if len(edits) == 1 and not merge_key:
            return self.attempt(edits[0], initiator)
        edits = together(edits)
        keys = [edit.merge_key for edit in edits]
        return self.attempt(Several(tuple(edits), label, merge_key or (" ".join(keys) if all(keys) else "")), initiator)

    def show_picture(self, picture: QImage) -> None:
        """The preview shows this now."""
        self.picture = picture
        self.picture_shown.emit(picture)

    def seal(self) -> bool:
        """The end of a drag; where it cannot be stored, tell why."""
        try:
            self.document.seal()
        except StudioError as error:
            self._refused(error)
        return self.document.is_stored

    def go_to_step(self, position: int) -> None:
        """Undo or redo until so many steps of the history are done."""
        self.document.go_to(position)

    def undo(self) -> None:
        if self.document.can_undo:
            self.document.undo()

    def redo(self) -> None:
        if self.document.can_redo:
            self.document.redo()

    @property
    def playing(self) -> bool:
        return self.player.transport.playing

    def seek(self, frame: int, audible: bool = False) -> None:
        """Put the playhead on a frame; `audible` while scrubbing."""
        frame = max(0, min(frame, max(0, self.sequence.duration - 1)))
        self.player.seek(frame, audible)
        self.state.go_to(frame)

    def step(self, frames: int) -> None:
        self.player.step(frames)
        self.state.go_to(self.player.transport.frame)

    def toggle_loop(self) -> None:
        """Play goes round in the marked range, or in the whole sequence."""
        self.looping = not self.looping
        self._loop()

    def _loop(self) -> None:
        whole = TimeRange(0, max(1, self.sequence.duration))
        self.player.set_loop((self.state.range or whole) if self.looping else None)

    def close(self) -> None:
        self._rest.stop()
        self._forget()
        self.preview.close()
        try:
            self._documents.close(self.project.id)
        except StudioError as error:
            self._refused(error)

    def _on_changed(self, event: ProjectChanged) -> None:
        clips = event.changes.clips
        self._in_haste = event.merged or self._in_a_drag or len(clips.added) + len(clips.removed) > MUCH
        self._drop_gone(clips.removed)
        self.changed.emit(event)
        self._settle()
        self._in_haste = False

    def end_drag(self) -> None:
        """The hands let go: what waited for that is told now."""
        self.seal()
        if self._rest.isActive():
            self._settle()

    def _settle(self) -> None:
        if self._in_haste or len(self.state.selection.clips) > MUCH:
            self._rest.start()
        else:
            self._rest.stop()
            self.settled.emit()

    def _drop_gone(self, removed: frozenset[str]) -> None:
        """What an edit or an undo removed is not selected any more."""
        selection = self.state.selection
        if not removed.isdisjoint(selection.clips):
            kept = selection.clips - removed
            self.state.select(Selection(clips=kept, scene=selection.scene) if kept else NOTHING)
