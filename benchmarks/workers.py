"""What a worker process costs: to start, to ask, to send much, to stop. Medians in milliseconds.

    python -m benchmarks.workers [--rounds 15]
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled
from autovideo_studio.jobs.worker_context import WorkerContext
from autovideo_studio.jobs.workers import WorkerPool

TASKS = ("benchmarks.workers:",)


def echo(payload: dict[str, Any], context: WorkerContext) -> dict[str, Any]:
    return payload


def wait_for_cancel(payload: dict[str, Any], context: WorkerContext) -> dict[str, Any]:
    context.progress(1.0)
    while True:
        context.raise_if_cancelled()
        time.sleep(0.005)


async def median_ms(rounds: int, work: Callable[[], Awaitable[object]]) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        await work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1_000


async def bare_start() -> None:
    import sys

    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "pass")
    await process.wait()


async def cold_start() -> None:
    async with WorkerPool(1, tasks_from=TASKS) as pool:
        await pool.run("benchmarks.workers:echo", {})


async def cancel_ms(pool: WorkerPool, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        token, begun = CancelToken(), 0.0

        def running(fraction: float, token: CancelToken = token) -> None:
            nonlocal begun
            begun = time.perf_counter()
            token.cancel()

        try:
            await pool.run("benchmarks.workers:wait_for_cancel", {}, cancel=token, progress=running)
        except Cancelled:
            times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1_000


async def measure(rounds: int) -> None:
    print(f"{'start of a bare interpreter':<44}{await median_ms(rounds, bare_start):9.1f}")
    print(f"{'start of a worker, one task, end':<44}{await median_ms(rounds, cold_start):9.1f}")
    async with WorkerPool(1, tasks_from=TASKS) as pool:
        await pool.run("benchmarks.workers:echo", {})
        small = await median_ms(rounds * 20, lambda: pool.run("benchmarks.workers:echo", {}))
        large = await median_ms(rounds, lambda: pool.run("benchmarks.workers:echo", {"text": "x" * 5_000_000}))
        print(f"{'a task in a waiting worker':<44}{small:9.2f}")
        print(f"{'the same with 5 MB there and back':<44}{large:9.1f}")
        print(f"{'cancel of a task that looks every 5 ms':<44}{await cancel_ms(pool, rounds):9.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    asyncio.run(measure(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
