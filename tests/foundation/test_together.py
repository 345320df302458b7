"""Doing several things at once: the first failure counts, and nothing is left running."""

import asyncio

import pytest

from autovideo_studio.foundation.together import meanwhile, together


def test_the_first_failure_ends_the_others() -> None:
    ended: list[str] = []

    async def long() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append("long")

    async def failing() -> None:
        await asyncio.sleep(0)
        raise KeyError("first")

    with pytest.raises(KeyError):
        asyncio.run(together([long(), failing()]))
    assert ended == ["long"]


def test_what_runs_meanwhile_is_awaited_where_it_is_needed() -> None:
    async def scenario() -> list[str]:
        order: list[str] = []

        async def aside() -> str:
            await asyncio.sleep(0)
            order.append("aside")
            return "result"

        async with meanwhile(aside()) as task:
            order.append("here")
            order.append(await task)
        return order

    assert asyncio.run(scenario()) == ["here", "aside", "result"]


def test_what_still_runs_at_the_end_is_cancelled_and_awaited() -> None:
    async def scenario() -> list[str]:
        ended: list[str] = []

        async def aside() -> None:
            try:
                await asyncio.sleep(60)
            finally:
                await asyncio.sleep(0)
                ended.append("aside")

        with pytest.raises(KeyError):
            async with meanwhile(aside()):
                await asyncio.sleep(0)
                raise KeyError("the real error")
        return ended

    assert asyncio.run(scenario()) == ["aside"]
