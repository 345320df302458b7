"""One open project: the only door through which it changes, the only news of it, and its history on disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from autovideo_studio.document.history import History
from autovideo_studio.document.journal import Entry, Journal, Kind, checked, sealed
from autovideo_studio.document.replay import first_needed, light, replayed, steps
from autovideo_studio.document.resting import Pause, Resting
from autovideo_studio.document.snapshots import snapshot_after
from autovideo_studio.domain.changes import Changes, changes
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.codec import edit_to_plain
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.digest import canonical_json
from autovideo_studio.foundation.errors import Damaged, EditRejected, StudioError
from autovideo_studio.foundation.events import Event
from autovideo_studio.foundation.i18n import tr

SNAPSHOT_EVERY = 100
SNAPSHOT_AT_LATEST = 1_000
"""Entries since the last snapshot: after the one the next is taken when the document rests, after the other at once."""


@dataclass(frozen=True, slots=True)
class ProjectChanged:
    """What changed, who asked (a view skips its own echo), and what Undo calls it. `merged`: it took the place of the step
    before, as a drag does while it goes on."""

    changes: Changes
    initiator: str
    label: str
    merged: bool = False


@dataclass(frozen=True, slots=True)
class DoneStep:
    """A step of the history: the number of its entry in the journal, and what Undo calls it."""

    seq: int
    label: str


class Document:
    """`apply` changes the project, `changed` tells of it. Belongs to one thread; `close` it at the end.

    Edits in a row with the same `merge_key` are one step: each is applied to the project from before the first, so a drag can
    cross other clips without harm, and the last one counts. `seal` ends the step (the end of a drag). The first is stored at
    once, the others when the step ends or rests for a moment: nobody waits for the disk while dragging.

    Every so many steps the journal needs a snapshot of the whole project, so that older entries can be dropped. It is taken in a
    quiet moment by a thread of its own; until then the steps since the last one are what the project is restored from.
    """

    def __init__(self, journal: Journal, history: History, log: list[Entry]) -> None:
        """For `create` and `open`. `log` are the journal's entries without their data."""
        self.changed: Event[ProjectChanged] = Event()
        self._journal, self._history, self._log = journal, history, log
        self._open_step = False
        """Whether the next edit with the same merge key takes the place of the last one."""
        self._unwritten: Edit | None = None
        """What the last entry of the journal is to become: the place that a drag has come to."""
        self._writing = Lock()
        """Held while the journal, its log and the history change together."""
        self._resting = Resting(self.rest)

    @classmethod
    def create(cls, project: Project, journal: Journal) -> Document:
        """A new document; `journal` is empty and gets its first snapshot."""
        first = sealed(1, "snapshot", to_plain(project), "")
        journal.append(first)
        return cls(journal, History(project), [light(first)])

    @classmethod
    def open(cls, journal: Journal, *, recover: bool = False) -> Document:
        """The project and its undo history as they were left.

        Raises `NewerVersion` (nothing is touched), or `Damaged` where an entry is not whole; with `recover` the document
        opens as it was before that entry, and the journal puts the rest aside. No whole snapshot at all: `Damaged` in any case.
        """
        history: History | None = None
        log: list[Entry] = []
        try:
            for entry in checked(journal.entries()):
                history = replayed(history, entry)
                log.append(light(entry))
        except Damaged:
            if history is None or not recover:
                raise
            journal.discard_from(log[-1]["seq"] + 1)
        if history is None:
            raise Damaged(tr("The project has no data."), tr("Restore it from a backup."))
        return cls(journal, history, log)

    @property
    def project(self) -> Project:
        return self._history.present

    @property
    def can_undo(self) -> bool:
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        return bool(self._history.future)

    @property
    def undo_label(self) -> str:
        """What Undo would take back; "" when there is nothing."""
        return self._history.past[-1].label if self._history.past else ""

    @property
    def redo_label(self) -> str:
        return self._history.future[-1].label if self._history.future else ""

    @property
    def is_stored(self) -> bool:
        """False while the place that a drag has come to is not on the disk yet."""
        return self._unwritten is None

    @property
    def trouble(self) -> StudioError | None:
        """Why it is not stored, where that was tried in vain. It is tried again at the next step, and at the end."""
        return None if self.is_stored else self._resting.trouble

    @property
    def steps(self) -> tuple[DoneStep, ...]:
        """The whole history, the oldest first; `position` of them are done."""
        past, future = self._history.past, self._history.future[::-1]
        undoable, redoable = steps(self._log)
        seqs = [*undoable[-len(past):], *redoable[::-1]] if past else redoable[::-1]
        return tuple(DoneStep(seq, step.label) for seq, step in zip(seqs, (*past, *future), strict=True))

    @property
    def position(self) -> int:
        return len(self._history.past)

    def apply(self, edit: Edit, initiator: str = "") -> None:
        """Do the edit: stored first, unless it is merged, then announced. An edit that changes nothing is no step.

        Raises `EditRejected`, or the journal's error, and then nothing has changed.
        """
        self._resting.disturb()
        merging = self._open_step and bool(edit.merge_key) and edit.merge_key == self._history.past[-1].merge_key
        project = edit.apply(self._history.past[-1].project if merging else self.project)
        if project is self.project:
            return
        if merging:
            self._merge(edit, project, initiator)
        else:
            self.seal()
            self._step(lambda: self._append("edit", edit_to_plain(edit), edit.label, edit.merge_key),
                       self._history.pushed(project, edit.label, edit.merge_key), initiator, edit.label, bool(edit.merge_key))

    def seal(self) -> None:
        """The next edit begins a new step, whatever its merge key. Raises the journal's error where the end of a drag cannot be
        stored: it is tried again at the next step, which is not done before it is."""
        self._open_step = False
        with self._writing:
            self._write_down()

    def undo(self, initiator: str = "") -> None:
        """Take the last step back. Raises `EditRejected` where there is none."""
        if not self.can_undo:
            raise EditRejected(tr("There is nothing to undo."))
        self._resting.disturb()
        self.seal()
        self._step(lambda: self._append("undo"), self._history.undone(), initiator, self.undo_label)

    def redo(self, initiator: str = "") -> None:
        """Do the step again that was taken back last. Raises `EditRejected` where there is none."""
        if not self.can_redo:
            raise EditRejected(tr("There is nothing to redo."))
        self._resting.disturb()
        self.seal()
        self._step(lambda: self._append("redo"), self._history.redone(), initiator, self.redo_label)

    def go_to(self, position: int, initiator: str = "") -> None:
        """Take steps back, or do them again, until so many of the history are done; told of once. Raises `EditRejected` where the
        history has no such place."""
        if not 0 <= position <= len(self._history.past) + len(self._history.future):
            raise EditRejected(tr("The history does not reach so far. Nothing was changed."))
        self._resting.disturb()
        self.seal()
        before = self.project
        while self.position != position:
            back = self.position > position
            self._store(lambda back=back: self._append("undo" if back else "redo"),  # type: ignore[misc]
                        self._history.undone() if back else self._history.redone(), False)
        if self.project is not before:
            self.changed.publish(ProjectChanged(changes(before, self.project), initiator, self.undo_label))

    def rest(self, pause: Pause = lambda: None) -> None:
        """Store where a drag has come to, and take the snapshot that is due, if one is and no drag is under way. For a quiet
        moment, from any thread; `pause` is called between two clips and may raise to give up."""
        with self._writing:
            self._write_down()
            project, last, due = self.project, self._log[-1], self._since_snapshot() >= SNAPSHOT_EVERY and not self._open_step
        if not due:
            return
        entry, text = snapshot_after(last, project, pause)
        with self._writing:
            if self._log[-1] is not last or self._open_step:
                return
            self._journal.append(entry, text)
            self._log.append(light(entry))
        first = first_needed(list(self._log))
        with self._writing:
            self._drop_before(first)

    def close(self) -> None:
        """The last call: nothing runs behind it. What is to be stored, and a snapshot that is due, is stored now. Raises the
        journal's error where the end of a drag is lost."""
        self._open_step = False
        self._resting.close()
        with self._writing:
            self._write_down()

    def _merge(self, edit: Edit, project: Project, initiator: str) -> None:
        """Let the edit take the place of the last step, and of its entry as soon as there is a quiet moment."""
        before = self.project
        with self._writing:
            self._history, self._unwritten = self._history.merged(project, edit.label), edit
        self._resting.begin()
        self.changed.publish(ProjectChanged(changes(before, project), initiator, edit.label, merged=True))

    def _step(self, store: Callable[[], None], history: History, initiator: str, label: str, open_step: bool = False) -> None:
        """Store the step, take it, tell of it. An open step may be done again with another result."""
        before = self.project
        self._store(store, history, open_step)
        self.changed.publish(ProjectChanged(changes(before, history.present), initiator, label))

    def _store(self, store: Callable[[], None], history: History, open_step: bool) -> None:
        if self._since_snapshot() >= SNAPSHOT_AT_LATEST:
            self.rest()
        with self._writing:
            store()
            self._history, self._open_step = history, self._open_step or open_step
        if self._since_snapshot() >= SNAPSHOT_EVERY:
            self._resting.begin()

    def _since_snapshot(self) -> int:
        return next(number for number, entry in enumerate(reversed(self._log)) if entry["kind"] == "snapshot")

    def _append(self, kind: Kind, data: Any = None, label: str = "", merge_key: str = "") -> None:
        last, text = self._log[-1], canonical_json(data)
        entry = sealed(last["seq"] + 1, kind, data, last["hash"], label, merge_key, text)
        self._journal.append(entry, text)
        self._log.append(light(entry))

    def _write_down(self) -> None:
        """While `_writing` is held."""
        edit, last = self._unwritten, self._log[-1]
        if edit is not None:
            entry = sealed(last["seq"], "edit", edit_to_plain(edit), last["prev_hash"], edit.label, edit.merge_key)
            self._journal.replace_last(entry)
            self._log[-1], self._unwritten = light(entry), None

    def _drop_before(self, first: int) -> None:
        if first > self._log[0]["seq"]:
            self._journal.discard_before(first)
            self._log = [entry for entry in self._log if entry["seq"] >= first]
