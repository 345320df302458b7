"""The cancel token, from threads and coroutines."""

import asyncio
import gc
import threading
from typing import Any

import pytest

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled


def test_a_waiting_coroutine_is_stopped_from_another_thread_and_cleaned_up() -> None:
    cleaned = []

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            cleaned.append(True)

    async def main() -> None:
        token = CancelToken()
        threading.Timer(0.05, token.cancel).start()
        with pytest.raises(Cancelled):
            await token.run(work())

    asyncio.run(main())
    assert cleaned == [True]


def test_finished_work_gives_its_result_and_leaves_nothing_registered() -> None:
    async def main() -> int:
        token = CancelToken()
        result = await token.run(asyncio.sleep(0, 42))
        token.cancel()
        return result

    assert asyncio.run(main()) == 42


def test_actions_run_once_and_at_once_after_the_cancel() -> None:
    token, seen = CancelToken(), []
    forget = token.on_cancel(lambda: seen.append("forgotten"))
    forget()
    token.on_cancel(lambda: seen.append("before"))
    token.cancel()
    token.cancel()
    token.on_cancel(lambda: seen.append("after"))
    assert seen == ["before", "after"]
    with pytest.raises(Cancelled):
        token.raise_if_cancelled()


def test_a_failure_in_the_moment_of_a_cancel_is_not_left_unseen() -> None:
    unseen: list[dict[str, Any]] = []

    async def main() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: unseen.append(context))

        waiting: list[asyncio.Task[None]] = []

        async def fail() -> None:
            waiting[0].cancel()
            raise ValueError

        waiting.append(asyncio.ensure_future(CancelToken().run(fail())))
        with pytest.raises(asyncio.CancelledError):
            await waiting[0]
        waiting.clear()
        gc.collect()

    asyncio.run(main())
    assert unseen == []
