"""A journal in a list, strict about what it is promised."""

from __future__ import annotations

import json
from collections.abc import Iterable

from autovideo_studio.document.journal import Entry
from autovideo_studio.foundation.digest import canonical_json


class ListJournal:
    """Keeps entries as JSON text, as a file or a database would; `fail` makes the next call fail."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.lines = list(lines)
        self.fail: Exception | None = None

    def entries(self) -> list[Entry]:
        return [json.loads(line) for line in self.lines]

    def append(self, entry: Entry, text: str = "") -> None:
        self._fail()
        assert text in ("", canonical_json(entry["data"]))
        assert not self.lines or entry["seq"] == json.loads(self.lines[-1])["seq"] + 1
        self.lines.append(json.dumps(entry))

    def replace_last(self, entry: Entry) -> None:
        self._fail()
        assert entry["seq"] == json.loads(self.lines[-1])["seq"]
        self.lines[-1] = json.dumps(entry)

    def discard_before(self, seq: int) -> None:
        self._fail()
        self.lines = [json.dumps(entry) for entry in self.entries() if entry["seq"] >= seq]

    def discard_from(self, seq: int) -> None:
        self._fail()
        self.lines = [json.dumps(entry) for entry in self.entries() if entry["seq"] < seq]

    def _fail(self) -> None:
        if self.fail:
            failure, self.fail = self.fail, None
            raise failure
