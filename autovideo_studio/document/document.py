"""One open project: the only door through which it changes, the only news of it, and its history on disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from autovideo_studio.document.history import History
from autovideo_studio.document.journal import Entry, Journal, Kind, checked, sealed
from autovideo_studio.document.replay import first_needed, light, replayed
from autovideo_studio.domain.changes import Changes, changes
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.codec import edit_to_plain
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.errors import Damaged, EditRejected
from autovideo_studio.foundation.events import Event
from autovideo_studio.foundation.i18n import tr

SNAPSHOT_EVERY = 100


@dataclass(frozen=True, slots=True)
class ProjectChanged:
    """What changed, who asked (a view skips its own echo), and what Undo calls it."""

    changes: Changes
    initiator: str
    label: str


class Document:
    """`apply` changes the project, `changed` tells of it. Belongs to one thread.

    Edits in a row with the same `merge_key` are one step: each is applied to the project from before the first, so a drag can
    cross other clips without harm, and the last one counts. `seal` ends the step (the end of a drag).
    """

    def __init__(self, journal: Journal, history: History, log: list[Entry]) -> None:
        """For `create` and `open`. `log` are the journal's entries without their data."""
        self.changed: Event[ProjectChanged] = Event()
        self._journal, self._history, self._log, self._sealed = journal, history, log, True

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

    def apply(self, edit: Edit, initiator: str = "") -> None:
        """Do the edit: stored first, then announced. An edit that changes nothing is no step.

        Raises `EditRejected`, or the journal's error, and then nothing has changed.
        """
        merging = not self._sealed and bool(edit.merge_key) and edit.merge_key == self._history.past[-1].merge_key
        project = edit.apply(self._history.past[-1].project if merging else self.project)
        if project is self.project:
            return
        if merging:
            self._replace_last(edit)
            history = self._history.merged(project, edit.label)
        else:
            self._write("edit", edit)
            history = self._history.pushed(project, edit.label, edit.merge_key)
        self._sealed = False
        self._become(history, initiator, edit.label)

    def seal(self) -> None:
        """The next edit begins a new step, whatever its merge key."""
        self._sealed = True

    def undo(self, initiator: str = "") -> None:
        """Take the last step back. Raises `EditRejected` where there is none."""
        if not self.can_undo:
            raise EditRejected(tr("There is nothing to undo."))
        label = self.undo_label
        self._write("undo")
        self._sealed = True
        self._become(self._history.undone(), initiator, label)

    def redo(self, initiator: str = "") -> None:
        """Do the step again that was taken back last. Raises `EditRejected` where there is none."""
        if not self.can_redo:
            raise EditRejected(tr("There is nothing to redo."))
        label = self.redo_label
        self._write("redo")
        self._sealed = True
        self._become(self._history.redone(), initiator, label)

    def _become(self, history: History, initiator: str, label: str) -> None:
        before, self._history = self._history.present, history
        self.changed.publish(ProjectChanged(changes(before, history.present), initiator, label))

    def _write(self, kind: Kind, edit: Edit | None = None) -> None:
        """Store a step before it is taken; every so often a snapshot first, so that older entries can be dropped."""
        since = next(number for number, entry in enumerate(reversed(self._log)) if entry["kind"] == "snapshot")
        if since >= SNAPSHOT_EVERY:
            self._append("snapshot", to_plain(self.project))
            self._drop_old_entries()
        if edit is None:
            self._append(kind, None)
        else:
            self._append(kind, edit_to_plain(edit), edit.label, edit.merge_key)

    def _append(self, kind: Kind, data: Any, label: str = "", merge_key: str = "") -> None:
        last = self._log[-1]
        entry = sealed(last["seq"] + 1, kind, data, last["hash"], label, merge_key)
        self._journal.append(entry)
        self._log.append(light(entry))

    def _replace_last(self, edit: Edit) -> None:
        last = self._log[-1]
        entry = sealed(last["seq"], "edit", edit_to_plain(edit), last["prev_hash"], edit.label, edit.merge_key)
        self._journal.replace_last(entry)
        self._log[-1] = light(entry)

    def _drop_old_entries(self) -> None:
        first = first_needed(self._log)
        if first > self._log[0]["seq"]:
            self._journal.discard_before(first)
            self._log = [entry for entry in self._log if entry["seq"] >= first]
