"""The durable queue on SQLite. Implements `jobs.queue.JobStore`; every change of state is guarded in the statement itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, insert, literal, or_, select, update

from autovideo_studio.foundation import clock
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.jobs.model import Job, JobFailure, JobState, Lease, Priority, Wish
from autovideo_studio.jobs.queue import LeaseLost
from autovideo_studio.library.database import Database
from autovideo_studio.library.tables import jobs

_TABLE = jobs.c
_RUNNING = _TABLE.state == JobState.RUNNING
_NEXT_SEQ = select(func.coalesce(func.max(jobs.alias("every").c.seq), 0) + 1).scalar_subquery()
_AFTER_STOP = case({wish: wish.state_after_stop for wish in Wish}, value=_TABLE.wish)
_LEFT_RUNNING = {"owner": "", "lease_until": None, "wish": Wish.NONE}


class SqlJobStore:
    """Every call commits before it returns. Safe for several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enqueue(self, kind: str, payload: dict[str, Any], *, label: str = "", project_id: str | None = None,
                priority: int = Priority.NORMAL) -> Job:
        job_id = new_id("job")
        row = insert(jobs).values(
            id=job_id, kind=kind, label=label, project_id=project_id, priority=int(priority), state=JobState.QUEUED,
            wish=Wish.NONE, stage="", fraction=0.0, failures=0, owner="", epoch=0, created_at=clock.now(), seq=_NEXT_SEQ,
            result={}, payload=payload)

        def write(connection: Connection) -> Job:
            connection.execute(row)
            return _get(connection, job_id)

        return self._database.write(write)

    def claim(self, owner: str, ttl_s: float, kinds: Collection[str]) -> tuple[Job, Lease] | None:
        def write(connection: Connection) -> tuple[Job, Lease] | None:
            present = clock.now()
            _stop(connection, _TABLE.lease_until <= present)
            job_id = connection.scalar(
                select(_TABLE.id)
                .where(_TABLE.state == JobState.QUEUED, _TABLE.kind.in_(list(kinds)),
                       or_(_TABLE.not_before.is_(None), _TABLE.not_before <= present))
                .order_by(_TABLE.priority, _TABLE.created_at, _TABLE.id).limit(1))
            if job_id is None:
                return None
            _update(connection, and_(_TABLE.id == job_id, _TABLE.state == JobState.QUEUED),
                    state=JobState.RUNNING, owner=owner, lease_until=present + timedelta(seconds=ttl_s), epoch=_TABLE.epoch + 1,
                    not_before=None, started_at=func.coalesce(_TABLE.started_at, literal(present, _TABLE.started_at.type)))
            job = _get(connection, job_id)
            return job, Lease(job.id, job.epoch)

        return self._database.write(write)

    def heartbeat(self, lease: Lease, ttl_s: float) -> Job:
        return self._fenced(lease, lease_until=clock.now() + timedelta(seconds=ttl_s))

    def progress(self, lease: Lease, stage: str, fraction: float) -> None:
        self._fenced(lease, stage=stage, fraction=fraction)

    def finish(self, lease: Lease, result: dict[str, Any]) -> Job:
        return self._fenced(lease, state=JobState.DONE, fraction=1.0, result=result, finished_at=clock.now(), **_LEFT_RUNNING)

    def fail(self, lease: Lease, failure: JobFailure, retry_at: datetime | None) -> Job:
        facts: dict[str, Any] = {"failures": _TABLE.failures + 1, "failure": _failure_plain(failure), **_LEFT_RUNNING}
        without_wish = JobState.QUEUED if retry_at else JobState.FAILED
        end = case((_TABLE.wish == Wish.NONE, without_wish), else_=_AFTER_STOP)
        return self._fenced(lease, state=end, not_before=retry_at, finished_at=_if_final(end), **facts)

    def release(self, lease: Lease) -> Job:
        return self._fenced(lease, state=_AFTER_STOP, finished_at=_if_final(_AFTER_STOP), **_LEFT_RUNNING)

    def cancel(self, job_id: str) -> Job:
        def write(connection: Connection) -> None:
            _update(connection, and_(_TABLE.id == job_id, _TABLE.state.in_((JobState.QUEUED, JobState.PAUSED))),
                    state=JobState.CANCELLED, finished_at=clock.now())
            _update(connection, and_(_TABLE.id == job_id, _RUNNING), wish=Wish.CANCEL)

        return self._change(job_id, write)

    def pause(self, job_id: str) -> Job:
        def write(connection: Connection) -> None:
            _update(connection, and_(_TABLE.id == job_id, _TABLE.state == JobState.QUEUED), state=JobState.PAUSED)
            _update(connection, and_(_TABLE.id == job_id, _RUNNING, _TABLE.wish == Wish.NONE), wish=Wish.PAUSE)

        return self._change(job_id, write)

    def resume(self, job_id: str) -> Job:
        def write(connection: Connection) -> None:
            _update(connection, and_(_TABLE.id == job_id, _TABLE.state == JobState.PAUSED),
                    state=JobState.QUEUED, not_before=None)
            _update(connection, and_(_TABLE.id == job_id, _RUNNING, _TABLE.wish == Wish.PAUSE), wish=Wish.NONE)

        return self._change(job_id, write)

    def prioritise(self, job_id: str, priority: int) -> Job:
        def write(connection: Connection) -> None:
            _update(connection, and_(_TABLE.id == job_id, _TABLE.state.in_((JobState.QUEUED, JobState.PAUSED))),
                    priority=int(priority))

        return self._change(job_id, write)

    def recover_orphans(self) -> int:
        return self._database.write(lambda connection: _stop(connection, _RUNNING))

    def get(self, job_id: str) -> Job:
        return self._database.read(lambda connection: _get(connection, job_id))

    def list(self, *, states: Collection[JobState] | None = None, project_id: str | None = None,
             limit: int = 200) -> Sequence[Job]:
        rows = select(jobs).order_by(_TABLE.created_at.desc(), _TABLE.id.desc()).limit(limit)
        if states is not None:
            rows = rows.where(_TABLE.state.in_([*states]))
        if project_id is not None:
            rows = rows.where(_TABLE.project_id == project_id)
        return self._database.read(lambda connection: [_job(row) for row in connection.execute(rows)])

    def changes_since(self, seq: int, limit: int = 500) -> Sequence[Job]:
        rows = select(jobs).where(_TABLE.seq > seq).order_by(_TABLE.seq).limit(limit)
        return self._database.read(lambda connection: [_job(row) for row in connection.execute(rows)])

    def _fenced(self, lease: Lease, **values: Any) -> Job:
        def write(connection: Connection) -> Job:
            if not _update(connection, and_(_TABLE.id == lease.job_id, _TABLE.epoch == lease.epoch, _RUNNING), **values):
                raise LeaseLost(lease.job_id)
            return _get(connection, lease.job_id)

        return self._database.write(write)

    def _change(self, job_id: str, change: Callable[[Connection], None]) -> Job:
        def write(connection: Connection) -> Job:
            change(connection)
            return _get(connection, job_id)

        return self._database.write(write)


def _update(connection: Connection, condition: ColumnElement[bool], **values: Any) -> int:
    """At most one row: `seq` is unique."""
    return connection.execute(update(jobs).where(condition).values(**values, seq=_NEXT_SEQ)).rowcount


def _stop(connection: Connection, condition: ColumnElement[bool]) -> int:
    """The handlers of these running jobs are dead: each goes where its wish says."""
    stopped = connection.scalars(select(_TABLE.id).where(_RUNNING, condition).order_by(_TABLE.created_at, _TABLE.id)).all()
    for job_id in stopped:
        _update(connection, and_(_TABLE.id == job_id, _RUNNING),
                state=_AFTER_STOP, finished_at=_if_final(_AFTER_STOP), **_LEFT_RUNNING)
    return len(stopped)


def _if_final(state: ColumnElement[str]) -> ColumnElement[datetime | None]:
    present = literal(clock.now(), _TABLE.finished_at.type)
    return case((state.in_([state for state in JobState if state.final]), present), else_=None)


def _failure_plain(failure: JobFailure) -> dict[str, str]:
    return {"code": failure.code, "message": failure.message, "hint": failure.hint, "details": failure.details}


def _get(connection: Connection, job_id: str) -> Job:
    row = connection.execute(select(jobs).where(_TABLE.id == job_id)).first()
    if row is None:
        raise NotFound(tr("There is no job {id}.", id=job_id), tr("It may have been removed; look at the list of jobs."))
    return _job(row)


def _job(row: Row[Any]) -> Job:
    return Job(
        row.id, row.kind, row.payload, row.label, row.project_id, row.priority, JobState(row.state), Wish(row.wish), row.stage,
        row.fraction, row.failures, row.not_before, row.owner, row.lease_until, row.epoch, row.result,
        JobFailure(**row.failure) if row.failure else None, row.created_at, row.started_at, row.finished_at, row.seq)
