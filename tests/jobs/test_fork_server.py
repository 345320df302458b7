"""Workers that are forked from a process which has loaded before: they die, hang, are killed and are replaced like any other."""

import asyncio
import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from test_workers import ROOT, content, gone, pid_of, until

from autovideo_studio.foundation.errors import Cancelled
from autovideo_studio.jobs.fork_server import FORKS, ForkServer
from autovideo_studio.jobs.worker_errors import OutOfMemory, WorkerDied, WorkerTimedOut
from autovideo_studio.jobs.worker_process import worker_command, worker_environment
from autovideo_studio.jobs.workers import WorkerPool

pytestmark = pytest.mark.skipif(not FORKS, reason="workers are not forked here")
TASKS = ("worker_tasks:", "autovideo_studio.")
DECIMAL = "worker_tasks:load_decimal"


@pytest.fixture(autouse=True)
def tasks_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def server(preparation: str = DECIMAL) -> ForkServer:
    return ForkServer(worker_command("fork"), worker_environment(), preparation=preparation, tasks_from=TASKS)


@asynccontextmanager
async def loaded_pool(count: int = 1, preparation: str = DECIMAL, **options: Any) -> AsyncIterator[WorkerPool]:
    with server(preparation) as forks:
        async with WorkerPool(count, tasks_from=TASKS, forks=forks, **options) as workers:
            await workers.start_ahead(preparation)
            yield workers


def parent_of(pid: int) -> int:
    return psutil.Process(pid).ppid()


def test_all_workers_come_from_one_process_that_has_loaded() -> None:
    async def scenario() -> None:
        async with loaded_pool(2) as workers:
            found = await asyncio.gather(*(workers.run("worker_tasks:sleep_briefly", {}) for _ in range(2)))
            pids = {each["pid"] for each in found}
            assert len(pids) == 2
            (server,) = {parent_of(pid) for pid in pids}
            assert parent_of(server) == os.getpid()
            assert "decimal" in (await workers.run("worker_tasks:modules", {}))["modules"]
        assert all(gone(pid) for pid in (*pids, server))

    asyncio.run(scenario())


def test_what_an_export_loads_leaves_one_thread_and_no_open_file() -> None:
    """A fork copies neither threads nor what they hold, and shares the place in every open file."""

    async def scenario() -> None:
        async with loaded_pool(preparation="autovideo_studio.app.ahead:load") as workers:
            server = psutil.Process(parent_of(await pid_of(workers)))
            assert server.num_threads() == 1
            assert server.open_files() == []
            assert {"av", "numpy", "PySide6.QtGui"} <= set((await workers.run("worker_tasks:modules", {}))["modules"])

    asyncio.run(scenario())


@pytest.mark.parametrize(("task", "said"), [("segfault", "SIGSEGV"), ("killed", "SIGKILL"), ("end_at_once", "7")])
def test_a_death_is_told_and_the_next_worker_is_another(task: str, said: str) -> None:
    async def scenario() -> None:
        async with loaded_pool() as workers:
            before = await pid_of(workers)
            server = parent_of(before)
            with pytest.raises(WorkerDied) as death:
                await workers.run(f"worker_tasks:{task}", {})
            assert said in death.value.message
            if task == "segfault":
                assert "worker_tasks.py" in death.value.details
            after = await pid_of(workers)
            assert after != before
            assert parent_of(after) == server

    asyncio.run(scenario())


def test_a_worker_killed_while_idle_is_not_missed() -> None:
    async def scenario() -> None:
        async with loaded_pool() as workers:
            pid = await pid_of(workers)
            os.kill(pid, signal.SIGKILL)
            assert await pid_of(workers) != pid

    asyncio.run(scenario())


def test_a_hang_is_killed_with_what_it_started(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with loaded_pool() as workers:
            for task in ("hold_the_gil", "sleep_stubborn", "start_a_child"):
                started = tmp_path / task
                with pytest.raises(WorkerTimedOut):
                    await workers.run(f"worker_tasks:{task}", {"started": str(started)}, timeout_s=1.0)
                assert await until(lambda started=started: gone(int(content(started))))  # type: ignore[misc]

    asyncio.run(scenario())


def test_memory_has_a_ceiling_and_stray_output_does_not_disturb() -> None:
    async def scenario() -> None:
        async with loaded_pool(memory_limit_mb=600) as workers:
            assert await workers.run("worker_tasks:print_everywhere", {}) == {"read": ""}
            with pytest.raises(OutOfMemory):
                await workers.run("worker_tasks:eat_memory", {"megabytes": 2_000})
            assert await pid_of(workers)

    asyncio.run(scenario())


def test_a_killed_server_takes_its_workers_along_and_the_pool_goes_on(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with loaded_pool(2) as workers:
            idle = await pid_of(workers)
            server = parent_of(idle)
            busy = asyncio.ensure_future(workers.run("worker_tasks:sleep_deaf", {"started": str(tmp_path / "pid")}))
            pid = int(await until(lambda: content(tmp_path / "pid")))
            os.kill(server, signal.SIGKILL)
            with pytest.raises(WorkerDied, match="SIGKILL"):
                await busy
            await until(lambda: gone(pid))
            assert parent_of(await pid_of(workers)) == os.getpid()

    asyncio.run(scenario())


def children() -> set[psutil.Process]:
    return set(psutil.Process().children(recursive=True))


def test_closing_while_it_loads_ends_who_waits() -> None:
    before = children()

    async def scenario() -> None:
        async with loaded_pool(preparation="worker_tasks:load_for_long") as workers:
            waiting = asyncio.ensure_future(workers.run("worker_tasks:echo", {}))
            await asyncio.sleep(0.1)
            await workers.aclose()
            with pytest.raises(Cancelled):
                await waiting
        assert children() == before

    asyncio.run(scenario())


def test_a_caller_that_goes_away_while_it_loads_disturbs_nobody() -> None:
    async def scenario() -> None:
        async with loaded_pool(2, preparation="worker_tasks:load_briefly") as workers:
            first, second = (asyncio.ensure_future(workers.run("worker_tasks:echo", {"n": n})) for n in range(2))
            await asyncio.sleep(0.05)
            first.cancel()
            assert (await second)["payload"] == {"n": 1}
            assert await pid_of(workers)

    asyncio.run(scenario())


def test_a_server_that_is_closed_while_it_loads_tells_who_waits() -> None:
    async def scenario() -> None:
        forks = server("worker_tasks:load_for_long")
        waiting = asyncio.ensure_future(forks.fork())
        await asyncio.sleep(0.1)
        forks.close()
        with pytest.raises(ConnectionError):
            await waiting
        with pytest.raises(ConnectionError):
            await forks.fork()

    asyncio.run(scenario())


def test_any_thread_and_pool_takes_its_workers_from_one_server() -> None:
    """Also threads that came and went: on Linux a process dies with the thread that started it."""

    async def ask(forks: ForkServer) -> tuple[int, int]:
        async with WorkerPool(1, tasks_from=TASKS, forks=forks) as workers:
            pid = await pid_of(workers)
            return pid, parent_of(pid)

    with server() as forks:
        found = []
        for _ in range(2):
            threads = [threading.Thread(target=lambda: found.append(asyncio.run(ask(forks)))) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    assert len({pid for pid, _ in found}) == 8
    (parent,) = {parent for _, parent in found}
    assert gone(parent)


PARENT = """
import asyncio, sys
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.jobs.worker_process import worker_command, worker_environment
from autovideo_studio.jobs.workers import WorkerPool

async def main():
    forks = ForkServer(worker_command("fork"), worker_environment(), preparation="worker_tasks:load_decimal",
                       tasks_from=("worker_tasks:",))
    pool = WorkerPool(3, tasks_from=("worker_tasks:",), forks=forks)
    await asyncio.gather(*(pool.run(f"worker_tasks:{name}", {"started": sys.argv[1] + "/" + name})
                           for name in ("sleep_deaf", "sleep_stubborn", "hold_the_gil")))

asyncio.run(main())
"""


def test_a_killed_parent_leaves_neither_server_nor_worker(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], cwd=ROOT,
                              env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"})
    names = ("sleep_deaf", "sleep_stubborn", "hold_the_gil")
    try:
        asyncio.run(until(lambda: all(content(tmp_path / name) for name in names)))
        pids = [int(content(tmp_path / name)) for name in names]
        pids += {parent_of(pid) for pid in pids}
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    assert len(pids) == 4
    asyncio.run(until(lambda: all(gone(pid) for pid in pids), 2.0))


def test_who_gives_up_while_a_worker_comes_leaves_no_stream_open(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        nearly = asyncio.Event()

        async def never(*arguments: object) -> None:
            nearly.set()
            await asyncio.Event().wait()

        with server() as forks:
            monkeypatch.setattr(asyncio.get_running_loop(), "connect_read_pipe", never)
            coming = asyncio.ensure_future(forks.fork())
            await nearly.wait()
            coming.cancel()
            await asyncio.wait({coming})
            del coming
            gc.collect()  # a stream that was let go open would complain

    asyncio.run(scenario())
