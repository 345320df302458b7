"""What happened to a video on its way: one row per stage that was run."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from autovideo_studio.foundation.clock import now
from autovideo_studio.library.database import Database
from autovideo_studio.library.tables import processing_history

_TABLE = processing_history.c


@dataclass(frozen=True, slots=True)
class StageRun:
    """`progress` 0..100; `status` "running", "completed" or "failed"."""

    id: int
    video_id: str
    job_id: str | None
    stage: str
    status: str
    started_at: datetime
    ended_at: datetime | None
    progress: int
    error: str
    metadata: dict[str, Any]


_COLUMNS = [_TABLE[each.name] for each in fields(StageRun)]


class ProcessingHistory:
    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, video_id: str, stage: str, *, job_id: str | None = None) -> int:
        """Returns the id of the run."""
        row = insert(processing_history).values(video_id=video_id, job_id=job_id, stage=stage, status="running", started_at=now(),
                                                progress=0, error="", metadata={})
        return int(self._database.write(lambda connection: connection.execute(row).lastrowid))

    def end(self, run_id: int, *, progress: int, error: str = "", metadata: dict[str, Any] | None = None) -> None:
        """Completed, or failed where there is an error."""
        row = update(processing_history).where(_TABLE.id == run_id).values(
            status="failed" if error else "completed", ended_at=now(), progress=progress, error=error, metadata=metadata or {})
        self._database.write(lambda connection: connection.execute(row))

    def of(self, video_id: str) -> tuple[StageRun, ...]:
        """The oldest first."""
        rows = select(*_COLUMNS).where(_TABLE.video_id == video_id).order_by(_TABLE.id)
        return tuple(self._database.read(lambda connection: [StageRun(*row) for row in connection.execute(rows)]))
