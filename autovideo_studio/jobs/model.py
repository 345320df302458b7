"""A job: one wish of the creator that takes long (make, export, upload), as a stored row.

        enqueue            claim             finish
    ·  ────────▶ QUEUED ──────────▶ RUNNING ────────▶ DONE
                  │  ▲ ▲              │ │ └─────────▶ FAILED      fail without a retry
           pause  │  │ └──────────────┘ └───────────▶ CANCELLED   release after a wish to cancel
                  ▼  │ resume    release, or fail with a retry
                 PAUSED               (release after a wish to pause leads to PAUSED)

DONE, FAILED and CANCELLED are final: no call leads out of them. To try again, enqueue anew; what was made is in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any


class JobState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class Wish(StrEnum):
    """What the creator asked of a job that is RUNNING; its runner reads it and stops the handler."""

    NONE = ""
    PAUSE = "pause"
    CANCEL = "cancel"

    @property
    def state_after_stop(self) -> JobState:
        """Where a running job goes when its handler has stopped, or has died, before the end."""
        return {Wish.NONE: JobState.QUEUED, Wish.PAUSE: JobState.PAUSED, Wish.CANCEL: JobState.CANCELLED}[self]


class Priority(IntEnum):
    """Lower numbers are claimed first."""

    INTERACTIVE = 10
    NORMAL = 50
    BATCH = 80


@dataclass(frozen=True, slots=True)
class JobFailure:
    """A `StudioError` as stored data; `code` "bug" for anything else."""

    code: str
    message: str
    hint: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """`payload` and `result` are JSON-able. `seq` grows with every write to any job: who polls asks for what is newer.

    `fraction` is 0..1 of the whole job; `failures` counts failed attempts; a QUEUED job is not claimed before `not_before`;
    `epoch` grows with every claim and fences off a runner that has lost its lease; `failure` is the last one met.
    """

    id: str
    kind: str
    payload: dict[str, Any]
    label: str = ""
    project_id: str | None = None
    priority: int = Priority.NORMAL
    state: JobState = JobState.QUEUED
    wish: Wish = Wish.NONE
    stage: str = ""
    fraction: float = 0.0
    failures: int = 0
    not_before: datetime | None = None
    owner: str = ""
    lease_until: datetime | None = None
    epoch: int = 0
    result: dict[str, Any] = field(default_factory=dict)
    failure: JobFailure | None = None
    created_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write to a running job: valid while the job's `epoch` is this one."""

    job_id: str
    epoch: int
