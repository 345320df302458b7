"""The runner: order, retries, wishes, leases, shutdown."""

import asyncio
import logging
import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_job_store import MemoryJobStore

from autovideo_studio.foundation import clock
from autovideo_studio.foundation.errors import Cancelled, DiskFull, InvalidInput, RateLimited, Transient
from autovideo_studio.jobs.model import JobState, Priority
from autovideo_studio.jobs.retry import RetryPolicy
from autovideo_studio.jobs.runner import Handler, JobContext, Runner, Timing
from autovideo_studio.jobs.worker_errors import WorkerDied

FAST = Timing(lease_s=5, heartbeat_s=0.02, poll_s=0.02, progress_s=0.0, stop_s=0.3)
AT_ONCE = RetryPolicy(base_s=0.0)


class Bench:
    """A runner on a store in memory, driven until the queue has nothing left to do."""

    def __init__(self, folder: Path, handlers: dict[str, Handler], **options: Any) -> None:
        self.store = MemoryJobStore()
        self.scratch = folder / "scratch"
        self.runner = Runner(self.store, handlers, self.scratch,
                             **{"timing": FAST, "retries": AT_ONCE, **options})

    def state(self, job_id: str) -> JobState:
        return self.store.get(job_id).state

    async def run_until(self, condition: Callable[[], Any]) -> None:
        running = asyncio.ensure_future(self.runner.run())
        try:
            for _ in range(2_000):
                if condition():
                    return
                await asyncio.sleep(0.005)
            raise AssertionError("it never happened")
        finally:
            self.runner.stop()
            await running

    async def run_until_idle(self) -> None:
        await self.run_until(lambda: not self.store.list(states={JobState.QUEUED, JobState.RUNNING}))


def test_urgent_first_then_the_oldest(tmp_path: Path) -> None:
    order: list[str] = []

    async def handler(context: JobContext) -> dict[str, Any]:
        order.append(context.job.payload["name"])
        return {"name": context.job.payload["name"]}

    async def scenario() -> None:
        bench = Bench(tmp_path, {"make": handler})
        for name, priority in (("batch", Priority.BATCH), ("first", Priority.NORMAL), ("second", Priority.NORMAL),
                               ("urgent", Priority.INTERACTIVE)):
            job = bench.store.enqueue("make", {"name": name}, priority=priority)
        other = bench.store.enqueue("upload", {})
        await bench.run_until(lambda: len(order) == 4)
        assert order == ["urgent", "first", "second", "batch"]
        assert bench.store.get(job.id).result == {"name": "urgent"}
        assert bench.state(other.id) is JobState.QUEUED  # nobody here does uploads

    asyncio.run(scenario())


def test_what_may_succeed_later_is_tried_again_and_the_rest_is_not(tmp_path: Path) -> None:
    attempts: Counter[str] = Counter()
    errors = {"transient": Transient("Down."), "invalid": InvalidInput("Empty.", "Write something."),
              "crash": WorkerDied("Died."), "bug": KeyError("x"), "disk": OSError(28, "No space left", "/x")}

    async def handler(context: JobContext) -> dict[str, Any]:
        name = context.job.payload["name"]
        attempts[name] += 1
        if name == "recovers" and attempts[name] == 3:
            return {}
        if name == "strange":
            return {"set": {1}}
        raise errors.get(name, Transient("Down."))

    async def scenario() -> None:
        bench = Bench(tmp_path, {"make": handler})
        jobs = {name: bench.store.enqueue("make", {"name": name}).id for name in (*errors, "recovers", "strange")}
        await bench.run_until_idle()
        assert attempts == {"transient": 8, "invalid": 1, "crash": 2, "bug": 1, "disk": 1, "recovers": 3, "strange": 1}
        codes = {name: bench.store.get(id).failure.code for name, id in jobs.items()}
        assert codes == {"transient": "transient", "invalid": "invalid-input", "crash": "worker-died", "bug": "bug",
                         "disk": "disk-full", "recovers": "transient", "strange": "bug"}
        assert {name for name, id in jobs.items() if bench.state(id) is JobState.DONE} == {"recovers"}
        assert "KeyError" in bench.store.get(jobs["bug"]).failure.details
        assert bench.store.get(jobs["invalid"]).failure.hint == "Write something."

    asyncio.run(scenario())


def test_retry_after_is_kept_as_a_time_in_the_row(tmp_path: Path) -> None:
    async def handler(context: JobContext) -> dict[str, Any]:
        raise RateLimited("Slow down.", retry_after=300.0)

    async def scenario() -> None:
        bench = Bench(tmp_path, {"make": handler}, retries=RetryPolicy())
        job = bench.store.enqueue("make", {})
        before = clock.now()
        await bench.run_until(lambda: bench.store.get(job.id).failures)
        row = bench.store.get(job.id)
        assert row.state is JobState.QUEUED
        assert row.failures == 1
        assert before + timedelta(seconds=300) <= row.not_before <= clock.now() + timedelta(seconds=301)

    asyncio.run(scenario())


@given(failures=st.integers(1, 7), chance=st.floats(0, 1), after=st.none() | st.floats(0, 3_600))
def test_the_wait_is_within_its_bounds(failures: int, chance: float, after: float | None) -> None:
    wait = RetryPolicy().wait_s(Transient("Down.", retry_after=after), failures, lambda: chance)
    assert (after or 0) <= wait <= (after or 0) + min(60.0, 2.0 ** (failures - 1))


def test_no_wait_means_giving_up() -> None:
    assert RetryPolicy().wait_s(DiskFull("Full."), 1) is None
    assert RetryPolicy().wait_s(Transient("Down."), 8) is None
    assert RetryPolicy().wait_s(WorkerDied("Died."), 2) is None


async def waits_for_its_cancel(context: JobContext) -> dict[str, Any]:
    context.progress("speech", 0.5)
    while True:
        context.cancel.raise_if_cancelled()
        await asyncio.sleep(0.005)


async def hears_nothing(context: JobContext) -> dict[str, Any]:
    context.progress("speech", 0.5)
    await asyncio.sleep(60)
    return {}


@pytest.mark.parametrize("handler", [waits_for_its_cancel, hears_nothing])
@pytest.mark.parametrize(("verb", "state"), [("cancel", JobState.CANCELLED), ("pause", JobState.PAUSED)])
@pytest.mark.parametrize("through", ["runner", "store"])
def test_wishes_stop_a_running_job(tmp_path: Path, handler: Handler, verb: str, state: JobState, through: str) -> None:
    async def scenario() -> None:
        bench = Bench(tmp_path, {"make": handler})
        job = bench.store.enqueue("make", {})
        running = asyncio.ensure_future(bench.run_until(lambda: bench.state(job.id) is state))
        while bench.store.get(job.id).stage != "speech":
            await asyncio.sleep(0.005)
        assert bench.store.get(job.id).fraction == pytest.approx(0.4)
        threading.Thread(target=getattr(getattr(bench, through), verb), args=(job.id,)).start()
        await running
        assert bench.store.get(job.id).failures == 0
        assert list(bench.scratch.iterdir()) == []

    asyncio.run(scenario())


def test_a_paused_job_goes_on_when_resumed(tmp_path: Path) -> None:
    async def handler(context: JobContext) -> dict[str, Any]:
        if context.job.epoch == 1:
            return await waits_for_its_cancel(context)
        return {"epoch": context.job.epoch}

    async def scenario() -> None:
        bench = Bench(tmp_path, {"make": handler})
        job = bench.store.enqueue("make", {})
        running = asyncio.ensure_future(bench.run_until(lambda: bench.state(job.id) is JobState.DONE))
        while bench.state(job.id) is not JobState.RUNNING:
            await asyncio.sleep(0.005)
        bench.runner.pause(job.id)
        while bench.state(job.id) is not JobState.PAUSED:
            await asyncio.sleep(0.005)
        bench.runner.resume(job.id)
        await running
        assert bench.store.get(job.id).result == {"epoch": 2}

    asyncio.run(scenario())


def test_a_result_that_beats_the_cancel_counts(tmp_path: Path) -> None:
    async def handler(context: JobContext) -> dict[str, Any]:
        while not context.cancel.cancelled:
            await asyncio.sleep(0.005)
        return {"paid": True}

    async def scenario() -> None:
        bench = Bench(tmp_path, {"make": handler})
        job = bench.store.enqueue("make", {})
        running = asyncio.ensure_future(bench.run_until_idle())
        while bench.state(job.id) is not JobState.RUNNING:
            await asyncio.sleep(0.005)
        bench.runner.cancel(job.id)
        await running
        assert bench.state(job.id) is JobState.DONE

    asyncio.run(scenario())


def test_stopping_the_runner_gives_jobs_back_uncounted(tmp_path: Path) -> None:
    async def scenario() -> None:
        bench = Bench(tmp_path, {"make": waits_for_its_cancel})
        job = bench.store.enqueue("make", {})
        await bench.run_until(lambda: bench.state(job.id) is JobState.RUNNING)
        row = bench.store.get(job.id)
        assert (row.state, row.failures, row.owner) == (JobState.QUEUED, 0, "")

    asyncio.run(scenario())


def test_cancelling_the_loop_gives_jobs_back_too(tmp_path: Path) -> None:
    """Ctrl-C: asyncio cancels every task."""
    bench = Bench(tmp_path, {"make": hears_nothing})
    job = bench.store.enqueue("make", {})

    async def scenario() -> None:
        running = asyncio.ensure_future(bench.runner.run())
        while bench.state(job.id) is not JobState.RUNNING:
            await asyncio.sleep(0.005)
        for task in asyncio.all_tasks() - {asyncio.current_task(), running}:
            task.cancel()
        await asyncio.sleep(0.01)
        running.cancel()
        await asyncio.wait({running})

    asyncio.run(scenario())
    assert bench.state(job.id) is JobState.QUEUED


def test_a_handler_that_gives_up_unasked_does_not_come_back_for_ever(tmp_path: Path) -> None:
    async def handler(context: JobContext) -> dict[str, Any]:
        raise Cancelled

    async def scenario() -> None:
        bench = Bench(tmp_path, {"make": handler})
        job = bench.store.enqueue("make", {})
        await bench.run_until_idle()
        assert bench.state(job.id) is JobState.CANCELLED
        assert bench.store.get(job.id).epoch == 1

    asyncio.run(scenario())


def test_a_lost_lease_stops_the_handler_and_drops_its_result(tmp_path: Path) -> None:
    finished: list[int] = []

    async def handler(context: JobContext) -> dict[str, Any]:
        while context.job.epoch == 1 and not context.cancel.cancelled:
            await asyncio.sleep(0.005)
        finished.append(context.job.epoch)
        return {"epoch": context.job.epoch}

    async def scenario() -> None:
        bench = Bench(tmp_path, {"make": handler})
        job = bench.store.enqueue("make", {})
        running = asyncio.ensure_future(bench.run_until(lambda: len(finished) == 2 and bench.state(job.id) is JobState.DONE))
        while bench.state(job.id) is not JobState.RUNNING:
            await asyncio.sleep(0.005)
        bench.store.recover_orphans()  # as another instance would that thinks this one dead
        await running
        assert bench.store.get(job.id).result == {"epoch": 2}
        assert bench.store.get(job.id).failures == 0

    asyncio.run(scenario())


def test_a_full_disk_under_the_queue_does_not_end_the_runner(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    class FullStore(MemoryJobStore):
        full = False

        def _write(self, job: Any) -> Any:
            if self.full:
                raise DiskFull("The disk is full.")
            return super()._write(job)

    async def handler(context: JobContext) -> dict[str, Any]:
        bench.store.full = context.job.epoch == 1
        context.progress("speech", 0.1)
        return {}

    async def scenario() -> None:
        job = bench.store.enqueue("make", {})
        running = asyncio.ensure_future(bench.run_until(lambda: bench.state(job.id) is JobState.DONE))
        await asyncio.sleep(0.1)
        bench.store.full = False
        bench.store.recover_orphans()
        await running

    bench = Bench(tmp_path, {"make": handler})
    bench.store = FullStore()
    bench.runner = Runner(bench.store, {"make": handler}, bench.scratch, timing=FAST)
    with caplog.at_level(logging.WARNING):
        asyncio.run(scenario())
    assert "The disk is full" in caplog.text


def test_scratch_goes_with_the_attempt_and_leftovers_are_swept(tmp_path: Path) -> None:
    folders: list[Path] = []

    async def handler(context: JobContext) -> dict[str, Any]:
        (context.scratch / "big.bin").write_bytes(b"x")
        folders.append(context.scratch)
        if len(folders) == 1:
            raise Transient("Down.")
        return {}

    async def scenario() -> None:
        bench = Bench(tmp_path, {"make": handler})
        (bench.scratch / "job_dead-1").mkdir(parents=True)
        (bench.scratch / "job_dead-1" / "half").touch()
        bench.store.enqueue("make", {})
        await bench.run_until_idle()
        assert len(set(folders)) == 2
        assert list(bench.scratch.iterdir()) == []

    asyncio.run(scenario())


OUTCOMES = st.lists(st.sampled_from(["ok", "transient", "bug", "wait"]), min_size=1, max_size=4)
WISHES = st.lists(st.tuples(st.integers(0, 50), st.sampled_from(["cancel", "pause", "resume", "recover"])), max_size=12)


@settings(max_examples=40, deadline=None)
@given(scripts=st.lists(OUTCOMES, min_size=1, max_size=6), wishes=WISHES, concurrency=st.integers(1, 3))
def test_whatever_happens_every_job_comes_to_rest(tmp_path_factory: pytest.TempPathFactory, scripts: list[list[str]],
                                                  wishes: list[tuple[int, str]], concurrency: int) -> None:
    """Handlers that fail, wait and succeed, wishes and recoveries at random: no job hangs, none is done twice at once."""
    at_work: Counter[str] = Counter()
    attempts: Counter[str] = Counter()
    newest: dict[str, str] = {}
    """What the attempt begun last comes to: an earlier one that the job was taken from is not heard."""

    async def handler(context: JobContext) -> dict[str, Any]:
        script = context.job.payload["script"]
        at_work[context.job.id] += 1
        try:
            step = script[min(attempts[context.job.id], len(script) - 1)]
            attempts[context.job.id] += 1
            newest[context.job.id] = step
            for _ in range(3 if step == "wait" else 1):
                context.cancel.raise_if_cancelled()
                await asyncio.sleep(0)
            if step == "transient":
                raise Transient("Down.")
            if step == "bug":
                raise ZeroDivisionError
            return {}
        finally:
            at_work[context.job.id] -= 1

    async def scenario() -> None:
        bench = Bench(tmp_path_factory.mktemp("runner"), {"make": handler}, concurrency=concurrency)
        jobs = [bench.store.enqueue("make", {"script": script}) for script in scripts]

        async def meddle() -> None:
            for which, verb in wishes:
                await asyncio.sleep(0.001)
                if verb == "recover":
                    bench.store.recover_orphans()
                else:
                    getattr(bench.runner, verb)(jobs[which % len(jobs)].id)

        meddling = asyncio.ensure_future(meddle())
        await bench.run_until(
            lambda: meddling.done() and all(bench.state(job.id).final or bench.state(job.id) is JobState.PAUSED for job in jobs))
        await meddling
        assert not any(at_work.values())
        assert not list(bench.scratch.glob("*"))
        for job in jobs:
            row = bench.store.get(job.id)
            if row.state is JobState.FAILED:
                assert row.failure.code == newest[job.id]

    asyncio.run(scenario())
