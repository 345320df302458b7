"""The pool against real processes: tasks that crash, hang, print, refuse to stop; a parent that is killed."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, DiskFull, InvalidInput, RateLimited
from autovideo_studio.jobs import worker_frames
from autovideo_studio.jobs.worker_errors import OutOfMemory, ProgramFault, WorkerDied, WorkerTimedOut
from autovideo_studio.jobs.worker_process import Grace
from autovideo_studio.jobs.workers import WorkerPool

ROOT = Path(__file__).parents[2]
QUICK = Grace(terminate_s=0.2, kill_s=0.4)


@pytest.fixture(autouse=True)
def tasks_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def pool(count: int = 1, **options: Any) -> WorkerPool:
    return WorkerPool(count, tasks_from=("worker_tasks:", "autovideo_studio."), **options)


async def until(condition: Callable[[], Any], seconds: float = 10.0) -> Any:
    for _ in range(int(seconds / 0.01)):
        if found := condition():
            return found
        await asyncio.sleep(0.01)
    raise AssertionError("it never happened")


def content(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


async def pid_of(workers: WorkerPool) -> int:
    return (await workers.run("worker_tasks:echo", {}))["pid"]


def test_result_comes_back_and_the_process_is_used_again() -> None:
    async def scenario() -> None:
        async with pool() as workers:
            first = await workers.run("worker_tasks:echo", {"text": "中文 \ud800 😀", "nested": [1, None, {"a": 0.5}]})
            assert first["payload"] == {"text": "中文 \ud800 😀", "nested": [1, None, {"a": 0.5}]}
            assert first["pid"] != os.getpid()
            assert await pid_of(workers) == first["pid"]
        assert gone(first["pid"])

    asyncio.run(scenario())


def test_five_megabytes_there_and_back() -> None:
    async def scenario() -> None:
        text = "".join(chr(0x4E00 + n % 20_000) for n in range(5_000_000 // 3))
        async with pool() as workers:
            assert (await workers.run("worker_tasks:echo", {"text": text}))["payload"] == {"text": text}

    asyncio.run(scenario())


def test_a_worker_starts_light() -> None:
    async def scenario() -> None:
        async with pool() as workers:
            modules = set((await workers.run("worker_tasks:modules", {}))["modules"])
        assert not modules & {"PySide6", "av", "numpy", "sqlalchemy", "asyncio", "psutil", "PIL"}

    asyncio.run(scenario())


def test_workers_started_ahead_have_loaded_when_the_first_task_comes() -> None:
    async def scenario() -> None:
        async with pool(2) as workers:
            await workers.start_ahead("worker_tasks:load_decimal")
            first = await workers.run("worker_tasks:modules", {})
            assert "decimal" in first["modules"]
            assert len({await pid_of(workers) for _ in range(4)}) <= 2

    asyncio.run(scenario())


def test_what_could_not_be_loaded_hinders_no_task() -> None:
    async def scenario() -> None:
        async with pool(2) as workers:
            await workers.start_ahead("worker_tasks:fail_to_load")
            assert (await workers.run("worker_tasks:echo", {"n": 1}))["payload"] == {"n": 1}

    asyncio.run(scenario())


def test_the_packaged_program_is_its_own_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "autovideo-studio"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m autovideo_studio "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))

    async def scenario() -> None:
        async with pool() as workers:
            assert (await workers.run("worker_tasks:echo", {"n": 1}))["payload"] == {"n": 1}

    asyncio.run(scenario())


def test_in_a_turn_nobody_comes_between_its_tasks() -> None:
    async def scenario() -> None:
        order: list[str] = []
        async with pool() as workers:
            async def other(name: str) -> None:
                await workers.run("worker_tasks:echo", {})
                order.append(name)

            async with workers.turn(CancelToken()) as turn:
                others = [asyncio.ensure_future(other(name)) for name in ("one", "two")]
                for name in ("first", "second"):
                    assert (await turn.run("worker_tasks:echo", {"n": name}))["payload"] == {"n": name}
                    order.append(name)
                    await asyncio.sleep(0.05)
            await asyncio.gather(*others)
        assert order == ["first", "second", "one", "two"]

    asyncio.run(scenario())


def test_a_turn_that_fails_or_is_cancelled_is_given_back() -> None:
    async def scenario() -> None:
        cancel = CancelToken()
        async with pool() as workers:
            with pytest.raises(ProgramFault):
                async with workers.turn(cancel) as turn:
                    await turn.run("worker_tasks:no_such_task", {})
            with pytest.raises(Cancelled):
                async with workers.turn(cancel) as turn:
                    cancel.cancel()
                    await turn.run("worker_tasks:echo", {})
            assert (await workers.run("worker_tasks:echo", {"n": 1}))["payload"] == {"n": 1}

    asyncio.run(scenario())


def test_count_limits_what_runs_at_once_and_all_is_done() -> None:
    async def scenario() -> None:
        async with pool(2) as workers:
            results = await asyncio.gather(*(workers.run("worker_tasks:echo", {"n": n}) for n in range(20)))
        assert [result["payload"]["n"] for result in results] == list(range(20))
        assert len({result["pid"] for result in results}) == 2

    asyncio.run(scenario())


def test_progress_grows_and_reaches_the_end() -> None:
    async def scenario() -> None:
        seen: list[float] = []
        async with pool() as workers:
            await workers.run("worker_tasks:count_up", {"steps": 100}, progress=seen.append)
        assert seen == sorted(seen)
        assert seen[-1] == 1.0
        assert 2 <= len(seen) < 60  # thinned out on the way

    asyncio.run(scenario())


def test_stray_output_does_not_disturb() -> None:
    async def scenario() -> None:
        async with pool() as workers:
            assert await workers.run("worker_tasks:print_everywhere", {}) == {"read": ""}
            assert (await workers.run("worker_tasks:echo", {}))["payload"] == {}

    asyncio.run(scenario())


def test_the_worker_speaks_the_language_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autovideo_studio.foundation.i18n._language", "zh_TW")
    monkeypatch.setenv("LANG", "C")

    async def scenario() -> None:
        async with pool() as workers:
            expected = "zh_TW" if (ROOT / "resources/translations/autovideo_zh_TW.ts").exists() else "en"
            assert await workers.run("worker_tasks:language", {}) == {"language": expected}

    asyncio.run(scenario())


def test_no_key_of_the_creator_reaches_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AVS_ACME_KEY", "sk-secret")
    monkeypatch.setenv("AVS_LIKE", "seen")

    async def scenario() -> None:
        async with pool() as workers:
            environment = (await workers.run("worker_tasks:environment", {}))["environment"]
        assert environment["AVS_LIKE"] == "seen"
        assert "AVS_ACME_KEY" not in environment

    asyncio.run(scenario())


@pytest.mark.parametrize(("task", "said"), [("segfault", "SIGSEGV"), ("killed", "SIGKILL"), ("end_at_once", "7")])
def test_a_death_is_told_and_the_pool_goes_on(task: str, said: str) -> None:
    async def scenario() -> None:
        async with pool() as workers:
            before = await pid_of(workers)
            with pytest.raises(WorkerDied) as death:
                await workers.run(f"worker_tasks:{task}", {})
            assert said in death.value.message
            if task == "segfault":
                assert "worker_tasks.py" in death.value.details  # the trace names the line
            assert await pid_of(workers) != before

    asyncio.run(scenario())


def test_a_worker_killed_while_idle_is_not_missed() -> None:
    async def scenario() -> None:
        async with pool() as workers:
            for _ in range(3):
                pid = await pid_of(workers)
                os.kill(pid, signal.SIGKILL)
                assert await pid_of(workers) != pid

    asyncio.run(scenario())


def test_a_hang_is_killed_at_its_time(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with pool(task_timeout_s=0.5) as workers:
            for task in ("sleep_deaf", "hold_the_gil", "sleep_stubborn"):
                started = tmp_path / task
                with pytest.raises(WorkerTimedOut):
                    await workers.run(f"worker_tasks:{task}", {"started": str(started)}, timeout_s=1.5)
                assert gone(int(content(started)))
            assert await pid_of(workers)

    asyncio.run(scenario())


def test_kill_reaches_what_the_task_started(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with pool() as workers:
            with pytest.raises(WorkerTimedOut):
                await workers.run("worker_tasks:start_a_child", {"started": str(tmp_path / "pid")}, timeout_s=1.5)
            assert await until(lambda: gone(int(content(tmp_path / "pid"))))

    asyncio.run(scenario())


def test_a_kind_task_stops_on_cancel_and_keeps_its_process(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with pool() as workers:
            pid = await pid_of(workers)
            token = CancelToken()
            work = asyncio.ensure_future(
                workers.run("worker_tasks:sleep_kindly", {"started": str(tmp_path / "started")}, cancel=token))
            await until((tmp_path / "started").exists)
            threading.Thread(target=token.cancel).start()
            with pytest.raises(Cancelled):
                await work
            assert await pid_of(workers) == pid

    asyncio.run(scenario())


@pytest.mark.parametrize("task", ["sleep_deaf", "sleep_stubborn", "hold_the_gil"])
def test_a_deaf_task_is_ended_after_the_grace(tmp_path: Path, task: str) -> None:
    async def scenario() -> None:
        async with pool(grace=QUICK) as workers:
            token = CancelToken()
            work = asyncio.ensure_future(
                workers.run(f"worker_tasks:{task}", {"started": str(tmp_path / "pid")}, cancel=token))
            pid = int(await until(lambda: content(tmp_path / "pid")))
            token.cancel()
            with pytest.raises(Cancelled):
                await work
            assert gone(pid)
            assert await pid_of(workers) != pid

    asyncio.run(scenario())


def test_a_deaf_task_may_be_ended_by_sigterm(tmp_path: Path) -> None:
    """So that it can put down a terminal or a lock; SIGKILL would come only after an hour here."""

    async def scenario() -> None:
        async with pool(grace=Grace(terminate_s=0.1, kill_s=3_600)) as workers:
            token = CancelToken()
            work = asyncio.ensure_future(workers.run("worker_tasks:sleep_deaf", {"started": str(tmp_path / "pid")}, cancel=token))
            await until(lambda: content(tmp_path / "pid"))
            token.cancel()
            with pytest.raises(Cancelled):
                await work

    asyncio.run(scenario())


def test_a_result_that_comes_in_spite_of_the_cancel_is_kept(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with pool() as workers:
            token = CancelToken()
            work = asyncio.ensure_future(
                workers.run("worker_tasks:finish_in_spite_of_cancel", {"started": str(tmp_path / "started")}, cancel=token))
            await until((tmp_path / "started").exists)
            token.cancel()
            assert await work == {"paid": True}

    asyncio.run(scenario())


def test_a_cancel_while_waiting_for_a_slot_starts_nothing(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with pool(1, grace=QUICK) as workers:
            first, second = CancelToken(), CancelToken()
            busy = asyncio.ensure_future(
                workers.run("worker_tasks:sleep_kindly", {"started": str(tmp_path / "first")}, cancel=first))
            await until((tmp_path / "first").exists)
            waiting = asyncio.ensure_future(
                workers.run("worker_tasks:sleep_kindly", {"started": str(tmp_path / "second")}, cancel=second))
            await asyncio.sleep(0.05)
            second.cancel()
            with pytest.raises(Cancelled):
                await waiting
            first.cancel()
            with pytest.raises(Cancelled):
                await busy
            assert not (tmp_path / "second").exists()
            assert await pid_of(workers)

    asyncio.run(scenario())


def test_cancelling_the_coroutine_stops_the_task_too(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with pool(grace=QUICK) as workers:
            work = asyncio.ensure_future(workers.run("worker_tasks:sleep_deaf", {"started": str(tmp_path / "pid")}))
            pid = int(await until(lambda: content(tmp_path / "pid")))
            work.cancel()
            with pytest.raises(asyncio.CancelledError):
                await work
            assert gone(pid)

    asyncio.run(scenario())


def test_closing_ends_the_busy_ones_as_cancelled(tmp_path: Path) -> None:
    async def scenario() -> None:
        workers = pool(2)
        work = asyncio.ensure_future(workers.run("worker_tasks:sleep_stubborn", {"started": str(tmp_path / "pid")}))
        pid = int(await until(lambda: content(tmp_path / "pid")))
        await workers.aclose()
        assert gone(pid)
        with pytest.raises(Cancelled):
            await work
        with pytest.raises(Cancelled):
            await workers.run("worker_tasks:echo", {})

    asyncio.run(scenario())


def test_errors_keep_their_class_and_their_words() -> None:
    async def scenario() -> None:
        async with pool() as workers:

            async def error_of(name: str) -> BaseException:
                with pytest.raises(Exception) as caught:  # noqa: PT011
                    await workers.run("worker_tasks:fail_as", {"error": name})
                return caught.value

            pid = await pid_of(workers)
            disk = await error_of("disk")
            assert type(disk) is DiskFull
            assert (str(disk), disk.message, disk.hint, disk.details) == ("Full. Free some.", "Full.", "Free some.", "raw")
            rate = await error_of("rate")
            assert type(rate) is RateLimited
            assert (rate.retry_after, rate.provider, rate.request_id) == (7.5, "acme", "r1")
            assert type(await error_of("cancel")) is Cancelled
            assert type(await error_of("own")) is InvalidInput  # the nearest class that is known here
            bug = await error_of("bug")
            assert type(bug) is ProgramFault
            assert "KeyError: 'missing'" in bug.details
            with pytest.raises(ProgramFault, match="fault"):
                await workers.run("worker_tasks:no_json", {})
            with pytest.raises(ProgramFault):
                await workers.run("worker_tasks:leave", {})
            assert await pid_of(workers) == pid

    asyncio.run(scenario())


@pytest.mark.parametrize("name", ["os:system", "subprocess:run", "worker_tasks_evil:echo", "autovideo_studio.nowhere:task"])
def test_only_our_own_tasks_run(name: str) -> None:
    async def scenario() -> None:
        async with pool() as workers:
            with pytest.raises(ProgramFault):
                await workers.run(name, {})

    asyncio.run(scenario())


def test_a_payload_that_is_not_plain_harms_nothing() -> None:
    async def scenario() -> None:
        async with pool() as workers:
            with pytest.raises(ValueError, match="JSON"):
                await workers.run("worker_tasks:echo", {"x": float("nan")})
            with pytest.raises(TypeError):
                await workers.run("worker_tasks:echo", {"x": object()})
            assert await pid_of(workers)

    asyncio.run(scenario())


def test_a_fault_in_the_progress_call_is_the_callers_and_the_pool_lives() -> None:
    async def scenario() -> None:
        def broken(fraction: float) -> None:
            raise ZeroDivisionError

        async with pool() as workers:
            with pytest.raises(ZeroDivisionError):
                await workers.run("worker_tasks:count_up", {"steps": 100}, progress=broken)
            assert await pid_of(workers)

    asyncio.run(scenario())


@pytest.mark.skipif(sys.platform != "linux", reason="address-space limits")
def test_memory_has_a_ceiling() -> None:
    async def scenario() -> None:
        async with pool(memory_limit_mb=600) as workers:
            pid = await pid_of(workers)
            with pytest.raises(OutOfMemory):
                await workers.run("worker_tasks:eat_memory", {"megabytes": 2_000})
            assert await pid_of(workers) != pid
            assert await workers.run("worker_tasks:eat_memory", {"megabytes": 10}) == {"size": 10 << 20}

    asyncio.run(scenario())


def test_grown_and_old_workers_are_replaced() -> None:
    async def scenario() -> None:
        async with pool(recycle_above_mb=150) as workers:
            grown = (await workers.run("worker_tasks:keep_memory", {"megabytes": 200}))["pid"]
            assert await pid_of(workers) != grown
        async with pool(recycle_after=2) as workers:
            pids = [await pid_of(workers) for _ in range(6)]
        assert pids[0] == pids[1] != pids[2] == pids[3] != pids[4] == pids[5]

    asyncio.run(scenario())


def test_a_worker_of_any_size_stays_until_it_has_had_nothing_to_do_for_a_while() -> None:
    async def scenario() -> None:
        async with pool(recycle_above_mb=None, retire_after_s=0.2) as workers:
            grown = (await workers.run("worker_tasks:keep_memory", {"megabytes": 1_100}))["pid"]
            assert await pid_of(workers) == grown
            await until(lambda: not psutil.pid_exists(grown))
            assert await pid_of(workers) != grown

    asyncio.run(scenario())


def test_it_works_in_a_loop_of_another_thread() -> None:
    outcome: list[Any] = []

    async def scenario() -> None:
        async with pool() as workers:
            outcome.append((await workers.run("worker_tasks:echo", {"n": 1}))["payload"])
            with pytest.raises(WorkerDied):
                await workers.run("worker_tasks:killed", {})
            outcome.append((await workers.run("worker_tasks:echo", {"n": 2}))["payload"])

    thread = threading.Thread(target=lambda: asyncio.run(scenario()))
    thread.start()
    thread.join(30)
    assert outcome == [{"n": 1}, {"n": 2}]


def test_it_works_in_the_loop_of_a_qthread() -> None:
    from PySide6.QtCore import QThread

    outcome: list[Any] = []

    class JobThread(QThread):
        def run(self) -> None:
            async def scenario() -> None:
                async with pool() as workers:
                    outcome.append((await workers.run("worker_tasks:echo", {"n": 1}))["payload"])

            asyncio.run(scenario())

    thread = JobThread()
    thread.start()
    assert thread.wait(30_000)
    assert outcome == [{"n": 1}]


PARENT = """
import asyncio, sys
from autovideo_studio.jobs.workers import WorkerPool

async def main():
    pool = WorkerPool(3, tasks_from=("worker_tasks:",))
    await pool.run("worker_tasks:echo", {})
    await asyncio.gather(*(pool.run(f"worker_tasks:{name}", {"started": sys.argv[1] + "/" + name})
                           for name in ("sleep_deaf", "sleep_stubborn", "hold_the_gil")))

asyncio.run(main())
"""


def test_a_killed_parent_leaves_no_orphan(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], cwd=ROOT,
                              env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"})
    names = ("sleep_deaf", "sleep_stubborn", "hold_the_gil")
    try:
        asyncio.run(until(lambda: all(content(tmp_path / name) for name in names)))
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    pids = [int(content(tmp_path / name)) for name in names]
    asyncio.run(until(lambda: all(gone(pid) for pid in pids), 2.0))


def test_a_closed_pipe_ends_the_worker_and_what_it_started(tmp_path: Path) -> None:
    """The parent of another system, or another thread of ours, ends: here nothing but the pipe tells."""
    worker = subprocess.Popen([sys.executable, "-m", "autovideo_studio.app.worker"], stdin=subprocess.PIPE,
                              start_new_session=True,
                              env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"})
    assert worker.stdin
    worker.stdin.write(worker_frames.pack({"op": "hello", "tasks_from": ["worker_tasks:"], "memory_limit_mb": None,
                                           "preparation": "", "patient": False}))
    worker.stdin.write(worker_frames.pack({"op": "run", "id": 0, "task": "worker_tasks:start_a_child", "language": "en",
                                           "payload": {"started": str(tmp_path / "pid")}}))
    worker.stdin.flush()
    asyncio.run(until(lambda: content(tmp_path / "pid")))
    worker.stdin.close()
    worker.wait(10)
    asyncio.run(until(lambda: gone(int(content(tmp_path / "pid")))))


def test_a_stopped_worker_does_not_stop_the_pool(tmp_path: Path) -> None:
    """SIGSTOP: neither asked nor SIGTERM helps, SIGKILL does."""

    async def scenario() -> None:
        async with pool(grace=QUICK) as workers:
            token = CancelToken()
            work = asyncio.ensure_future(
                workers.run("worker_tasks:sleep_kindly", {"started": str(tmp_path / "started")}, cancel=token))
            worker = psutil.Process(int(await until(lambda: content(tmp_path / "started"))))
            worker.suspend()
            begun = time.monotonic()
            token.cancel()
            with pytest.raises(Cancelled):
                await work
            assert time.monotonic() - begun >= QUICK.kill_s - 0.05

    asyncio.run(scenario())


def test_a_paused_task_stands_still_and_goes_on(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with pool() as workers:
            token, log = CancelToken(), tmp_path / "log"
            task = asyncio.ensure_future(workers.run("worker_tasks:write_on", {"log": str(log)}, cancel=token, timeout_s=2.0))
            await until(lambda: len(content(log)) > 3)
            token.pause()
            await asyncio.sleep(0.3)
            written = content(log)
            await asyncio.sleep(2.2)  # longer than the task may take: time in which it stands still does not count
            assert content(log) == written and not task.done()
            token.resume()
            await until(lambda: len(content(log)) > len(written))
            token.cancel()
            with pytest.raises(Cancelled):
                await task

    asyncio.run(scenario())


def test_a_cancel_reaches_a_paused_task(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with pool() as workers:
            pid, token, log = await pid_of(workers), CancelToken(), tmp_path / "log"
            token.pause()
            task = asyncio.ensure_future(workers.run("worker_tasks:write_on", {"log": str(log)}, cancel=token))
            await asyncio.sleep(0.3)
            assert len(content(log)) <= 2  # a step may be done before the wish arrives
            token.cancel()
            with pytest.raises(Cancelled):
                await task
            assert await pid_of(workers) == pid  # it answered by itself: nothing was killed

    asyncio.run(scenario())


def test_a_task_may_be_given_less_grace_than_others(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with pool() as workers:
            token, started = CancelToken(), tmp_path / "started"
            task = asyncio.ensure_future(workers.run("worker_tasks:sleep_deaf", {"started": str(started)}, cancel=token,
                                                     grace=Grace(0.05, 0.05)))
            await until(started.exists)
            token.cancel()
            before = time.monotonic()
            with pytest.raises(Cancelled):
                await task
            assert time.monotonic() - before < 1.9  # the pool's own grace is two seconds and more

    asyncio.run(scenario())


def test_who_is_patient_lets_others_go_first() -> None:
    async def politeness(**options: bool) -> int:
        async with pool(**options) as workers:
            return int((await workers.run("worker_tasks:politeness", {}))["nice"])

    usual, patient = (asyncio.run(politeness(**options)) for options in ({}, {"patient": True}))
    assert patient > usual
