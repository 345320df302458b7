"""A whole project as a journal entry, written a clip at a time so that nobody waits for the end of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from autovideo_studio.document.journal import Entry, sealed
from autovideo_studio.document.resting import Pause
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.digest import canonical_parts

DOWN_TO_CLIPS = 5
"""Containers around a clip: project, sequence, tracks, track, items."""


def snapshot_after(last: Entry, project: Project, pause: Pause) -> tuple[Entry, str]:
    """The entry that follows `last`, and its data as canonical JSON. `pause` is called between two clips and may raise."""
    data = _plain(project, pause)
    parts = []
    for part in canonical_parts(data, DOWN_TO_CLIPS):
        parts.append(part)
        pause()
    text = "".join(parts)
    return sealed(last["seq"] + 1, "snapshot", data, last["hash"], text=text), text


def _plain(project: Project, pause: Pause) -> dict[str, Any]:
    """What `to_plain` gives."""
    data: dict[str, Any] = to_plain(replace(project, sequence=replace(project.sequence, tracks=())))
    for track in project.sequence.tracks:
        plain = to_plain(replace(track, items=(), transitions=()))
        for name, values in (("items", track.items), ("transitions", track.transitions)):
            for value in values:
                plain[name].append(to_plain(value))
                pause()
        data["sequence"]["tracks"].append(plain)
    return data
