"""From journal entries to a history again, and which entries that takes."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence as Listing
from dataclasses import replace

from autovideo_studio.document.format import edit_from, project_from
from autovideo_studio.document.history import LIMIT, History
from autovideo_studio.document.journal import Entry, damage
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.foundation.errors import Damaged, EditRejected


def replayed(history: History | None, entry: Entry) -> History:
    """The history after one more entry (None before the first). Raises `Damaged` where the entry cannot follow, `NewerVersion`.

    A later snapshot wins over what the replay came to: it is what the creator saw, whatever an edit does in today's program.
    """
    try:
        return _begun(entry) if history is None else _continued(history, entry)
    except (Damaged, EditRejected, IndexError) as error:
        raise damage(entry["seq"], repr(error)) from error


def _begun(entry: Entry) -> History:
    if entry["kind"] != "snapshot":
        raise damage(entry["seq"], "the journal does not begin with a snapshot")
    return History(project_from(entry["data"]))


def _continued(history: History, entry: Entry) -> History:
    match entry["kind"]:
        case "snapshot":
            same = to_plain(history.present) == entry["data"]
            return history if same else replace(history, present=project_from(entry["data"]))
        case "edit":
            project = edit_from(entry["data"]).apply(history.present)
            return history.pushed(project, entry["label"], entry["merge_key"])
        case "undo":
            return history.undone()
        case "redo":
            return history.redone()


def light(entry: Entry) -> Entry:
    """The entry without its data: what an open document remembers of its journal."""
    return {**entry, "data": None}


def first_needed(log: Listing[Entry]) -> int:
    """The `seq` of the last snapshot from which a replay still brings back every step that can be undone or redone."""
    wanted = _steps(log)
    snapshots = [index for index, entry in enumerate(log) if entry["kind"] == "snapshot"]
    return next(log[index]["seq"] for index in reversed(snapshots) if index == 0 or _steps(log[index:]) == wanted)


def steps(log: Listing[Entry]) -> tuple[list[int], list[int]]:
    """The `seq` of each step that can be undone, the oldest first, and of each that can be redone, the next one last."""
    return _steps(log) or ([], [])


def _steps(log: Listing[Entry]) -> tuple[list[int], list[int]] | None:
    """Which entries the steps to undo and to redo come from; None where the replay would go back beyond its beginning."""
    past: deque[int] = deque(maxlen=LIMIT)
    future: deque[int] = deque()
    for entry in log:
        match entry["kind"]:
            case "edit":
                past.append(entry["seq"])
                future.clear()
            case "undo" | "redo" as kind:
                giving, taking = (past, future) if kind == "undo" else (future, past)
                if not giving:
                    return None
                taking.append(giving.pop())
    return list(past), list(future)
