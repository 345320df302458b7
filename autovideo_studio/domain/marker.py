"""A named place in the sequence."""

from __future__ import annotations

from dataclasses import dataclass

from autovideo_studio.domain.time import TimeRange


@dataclass(frozen=True, slots=True)
class Marker:
    """`kind` is "note" or "chapter"; chapters are written into the export."""

    id: str
    range: TimeRange
    name: str = ""
    kind: str = "note"
