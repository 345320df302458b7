"""The journal: everything that happened to a project, one entry per step, each sealed to the one before by its hash.

A journal begins with a snapshot. Replaying it gives the project and its undo history again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, Protocol, TypedDict

from autovideo_studio.foundation.digest import canonical_json, digest_of, digest_of_text
from autovideo_studio.foundation.errors import Damaged
from autovideo_studio.foundation.i18n import tr

Kind = Literal["snapshot", "edit", "undo", "redo"]


class Entry(TypedDict):
    """Plain data. `data` is a plain project (snapshot), a plain edit (edit) or None; `prev_hash` is "" in the very first."""

    seq: int
    kind: Kind
    label: str
    merge_key: str
    data: Any
    prev_hash: str
    hash: str


class Journal(Protocol):
    """Where entries are kept. Each call is done, durably, when it returns, or raises and has done nothing."""

    def entries(self) -> Iterable[Entry]:
        """All entries in the order of `seq`."""
        ...

    def append(self, entry: Entry, text: str = "") -> None:
        """Add the next entry. `text`, if given, is its data as canonical JSON: the writing of a large one is spared."""
        ...

    def replace_last(self, entry: Entry) -> None:
        """Put `entry` in the place of the last one, which has the same `seq`."""
        ...

    def discard_before(self, seq: int) -> None:
        """Entries below `seq` are not needed any more: a snapshot at `seq` stands for them."""
        ...

    def discard_from(self, seq: int) -> None:
        """Entries from `seq` on are damaged; put them aside."""
        ...


def sealed(seq: int, kind: Kind, data: Any, prev_hash: str, label: str = "", merge_key: str = "", text: str = "") -> Entry:
    """An entry with its hash; `text`, if given, is its data as canonical JSON, which is not written again."""
    entry: Entry = {"seq": seq, "kind": kind, "label": label, "merge_key": merge_key, "data": data, "prev_hash": prev_hash,
                    "hash": ""}
    others = canonical_json({name: value for name, value in entry.items() if name not in ("data", "hash")})
    # canonical JSON is sorted, and "data" comes first
    entry["hash"] = digest_of_text(f'{{"data":{text or canonical_json(data)},{others[1:]}')
    return entry


def checked(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, as long as they are whole and follow one another. Raises `Damaged` at the first that does not.

    What came before the first entry may have been discarded, so its `prev_hash` is taken as it is.
    """
    previous: Entry | None = None
    for entry in entries:
        follows = previous is None or (entry["prev_hash"], entry["seq"]) == (previous["hash"], previous["seq"] + 1)
        if not follows or entry["hash"] != _hash(entry):
            raise damage(entry["seq"], "hash")
        yield entry
        previous = entry


def damage(seq: int, details: str) -> Damaged:
    """What is told of a journal that cannot be followed beyond entry `seq`."""
    return Damaged(tr("The project's history is damaged at step {step}. Everything before that step is safe.", step=seq),
                   tr("Open it as it was before that step, or restore a backup."), f"{seq}: {details}")


def _hash(entry: Entry) -> str:
    return digest_of({name: value for name, value in entry.items() if name != "hash"})
