"""Files in the hand: dragged from the media pool, or from outside."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from autovideo_studio.domain.laying import Pick

MIME_TYPE = "application/x-autovideo-media"


def carried(picks: Iterable[Pick]) -> QMimeData:
    """What is dragged when files of the pool are."""
    data = QMimeData()
    plain = [[pick.asset_id, str(pick.start), None if pick.end is None else str(pick.end)] for pick in picks]
    data.setData(MIME_TYPE, json.dumps(plain).encode())
    return data


def picks_in(data: QMimeData) -> tuple[Pick, ...]:
    """The files of the pool that are dragged."""
    from autovideo_studio.domain.laying import Pick

    if not data.hasFormat(MIME_TYPE):
        return ()
    plain = json.loads(bytes(data.data(MIME_TYPE).data()).decode())
    return tuple(Pick(id, Fraction(start), None if end is None else Fraction(end)) for id, start, end in plain)


def paths_in(data: QMimeData) -> list[Path]:
    """The files and folders from outside that are dragged or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


def holds_media(data: QMimeData) -> bool:
    return data.hasFormat(MIME_TYPE) or bool(paths_in(data))
