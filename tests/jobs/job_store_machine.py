"""The rules of `jobs.queue.JobStore` as a state machine: any implementation can be driven through it.

Subclass it with a `make_store`, and expose `TestCase`. The clock stands still except where a rule moves it.
"""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.jobs.model import Job, JobFailure, JobState, Lease, Priority, Wish
from autovideo_studio.jobs.queue import JobStore, LeaseLost

QUEUED, RUNNING, PAUSED = JobState.QUEUED, JobState.RUNNING, JobState.PAUSED
DONE, FAILED, CANCELLED = JobState.DONE, JobState.FAILED, JobState.CANCELLED
ALLOWED = {
    (QUEUED, RUNNING), (QUEUED, PAUSED), (QUEUED, CANCELLED), (PAUSED, QUEUED), (PAUSED, CANCELLED),
    *((RUNNING, state) for state in JobState),
    (RUNNING, RUNNING),
}
KINDS = ("make", "export")
TTL_S = 30.0
index = st.integers(0, 10_000)


class JobStoreMachine(RuleBasedStateMachine):
    def make_store(self) -> JobStore:
        raise NotImplementedError

    @initialize()
    def open(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.clock = patch("autovideo_studio.foundation.clock.now", lambda: self.now)
        self.clock.start()
        self.store = self.make_store()
        self.seen: dict[str, Job] = {}
        self.seen_seq = 0
        self.leases: list[Lease] = []

    def teardown(self) -> None:
        if hasattr(self, "clock"):
            self.clock.stop()

    @rule(kind=st.sampled_from(KINDS), priority=st.sampled_from(Priority), text=st.text(max_size=5))
    def enqueue(self, kind: str, priority: Priority, text: str) -> None:
        self.now += timedelta(milliseconds=1)
        text = text.encode("utf-8", "replace").decode()
        job = self.store.enqueue(kind, {"text": text}, label=text, project_id="p" if text else None, priority=priority)
        assert (job.state, job.kind, job.payload, job.priority) == (QUEUED, kind, {"text": text}, priority)
        assert job.created_at == self.now
        assert self.store.get(job.id) == job

    @rule(kinds=st.sets(st.sampled_from(KINDS), min_size=1))
    def claim(self, kinds: set[str]) -> None:
        jobs = [self.settled(job) for job in self.jobs()]
        due = [job for job in jobs if job.state is QUEUED and job.kind in kinds
               and (job.not_before is None or job.not_before <= self.now)]
        claimed = self.store.claim("me", TTL_S, kinds)
        if not due:
            assert claimed is None
            return
        job, lease = claimed
        expected = min(due, key=lambda job: (job.priority, job.created_at, job.id))
        assert job.id == expected.id == lease.job_id
        assert (job.state, job.owner, job.epoch) == (RUNNING, "me", expected.epoch + 1)
        assert job.lease_until == self.now + timedelta(seconds=TTL_S)
        assert job.started_at is not None
        self.leases.append(lease)

    def settled(self, job: Job) -> Job:
        from dataclasses import replace

        if job.state is RUNNING and job.lease_until <= self.now:
            return replace(job, state=job.wish.state_after_stop, wish=Wish.NONE)
        return job

    @precondition(lambda self: self.leases)
    @rule(which=index, verb=st.sampled_from(["heartbeat", "progress", "finish", "fail", "retry", "release"]))
    def write_with_a_lease(self, which: int, verb: str) -> None:
        lease = self.leases[which % len(self.leases)]
        before = self.store.get(lease.job_id)
        if before.state is not RUNNING or before.epoch != lease.epoch:
            with pytest.raises(LeaseLost):
                self.write(lease, verb)
            assert self.store.get(lease.job_id) == before
            return
        self.write(lease, verb)
        after = self.store.get(lease.job_id)
        wished = before.wish.state_after_stop
        expected = {"heartbeat": RUNNING, "progress": RUNNING, "finish": DONE, "release": wished, "retry": wished,
                    "fail": FAILED if before.wish is Wish.NONE else wished}[verb]
        assert after.state is expected
        assert after.failures == before.failures + (verb in ("fail", "retry"))
        if verb == "finish":
            assert (after.result, after.fraction) == ({"path": "x"}, 1.0)
        if verb == "progress":
            assert (after.stage, after.fraction) == ("speech", 0.25)
        if verb in ("fail", "retry"):
            assert after.failure == JobFailure("transient", "No.", "Wait.", "trace")
        if verb == "retry" and after.state is QUEUED:
            assert after.not_before == self.now + timedelta(seconds=5)

    def write(self, lease: Lease, verb: str) -> None:
        failure = JobFailure("transient", "No.", "Wait.", "trace")
        match verb:
            case "heartbeat":
                self.store.heartbeat(lease, TTL_S)
            case "progress":
                self.store.progress(lease, "speech", 0.25)
            case "finish":
                self.store.finish(lease, {"path": "x"})
            case "fail":
                self.store.fail(lease, failure, None)
            case "retry":
                self.store.fail(lease, failure, self.now + timedelta(seconds=5))
            case "release":
                self.store.release(lease)

    @precondition(lambda self: self.seen)
    @rule(which=index, verb=st.sampled_from(["cancel", "pause", "resume"]))
    def wish(self, which: int, verb: str) -> None:
        before = self.store.get(sorted(self.seen)[which % len(self.seen)])
        after = getattr(self.store, verb)(before.id)
        assert after == self.store.get(before.id)
        state, wish = before.state, before.wish
        expected = {
            ("cancel", QUEUED): (CANCELLED, Wish.NONE), ("cancel", PAUSED): (CANCELLED, Wish.NONE),
            ("cancel", RUNNING): (RUNNING, Wish.CANCEL), ("pause", QUEUED): (PAUSED, Wish.NONE),
            ("pause", RUNNING): (RUNNING, wish if wish is Wish.CANCEL else Wish.PAUSE), ("resume", PAUSED): (QUEUED, Wish.NONE),
            ("resume", RUNNING): (RUNNING, wish if wish is Wish.CANCEL else Wish.NONE),
        }.get((verb, state), (state, wish))
        assert (after.state, after.wish) == expected
        if verb == "resume" and state is PAUSED:
            assert after.not_before is None

    @rule()
    def recover(self) -> None:
        running = [job for job in self.jobs() if job.state is RUNNING]
        assert self.store.recover_orphans() == len(running)
        for job in running:
            after = self.store.get(job.id)
            assert after.state is job.wish.state_after_stop
            assert after.failures == job.failures

    @rule(seconds=st.sampled_from([1, 6, 31]))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def unknown_ids_are_named(self) -> None:
        for call in (self.store.get, self.store.cancel, self.store.pause, self.store.resume):
            with pytest.raises(NotFound):
                call("job_nobody")

    @invariant()
    def every_change_is_legal_and_told(self) -> None:
        if not hasattr(self, "store"):
            return
        changes = list(self.store.changes_since(self.seen_seq))
        assert [job.seq for job in changes] == sorted({job.seq for job in changes})
        now = {job.id: job for job in self.jobs()}
        assert {job.id: job for job in changes} == {id: job for id, job in now.items() if self.seen.get(id) != job}
        for job in changes:
            before = self.seen.get(job.id)
            if before is not None and before.state is not job.state:
                assert (before.state, job.state) in ALLOWED
            assert before is None or not before.state.final
            if job.state is not RUNNING:
                assert (job.owner, job.lease_until, job.wish) == ("", None, Wish.NONE)
            assert (job.finished_at is not None) == job.state.final
        self.seen = now
        self.seen_seq = max((job.seq for job in now.values()), default=0)

    @invariant()
    def lists_are_filtered_newest_first(self) -> None:
        if not hasattr(self, "store"):
            return
        everything = self.jobs()
        assert [(job.created_at, job.id) for job in everything] == sorted(
            ((job.created_at, job.id) for job in everything), reverse=True)
        assert list(self.store.list(states={QUEUED, RUNNING}, project_id="p", limit=2)) == [
            job for job in everything if job.state in (QUEUED, RUNNING) and job.project_id == "p"][:2]

    def jobs(self) -> list[Job]:
        return list(self.store.list(limit=10_000))
