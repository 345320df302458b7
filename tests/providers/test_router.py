"""The router: order, health, failover, retries, breakers, places and cancel, with small real providers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from isolation import make_call

from autovideo_studio.foundation import errors
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.providers.base import (
    Call,
    Capability,
    Health,
    Provenance,
    SpeechRequest,
    SpeechResult,
    TextRequest,
    TextResult,
    Timing,
    Usage,
    Voice,
)
from autovideo_studio.providers.breaker import Breaker
from autovideo_studio.providers.registry import ProviderRegistry
from autovideo_studio.providers.router import Attempt, Policy, Routed, Router, full_jitter

REQUEST = TextRequest("", "Tides")
Deed = BaseException | str | Callable[[Call], Any]


class Writer:
    """Does what its list of deeds says, one per call; the last one for ever."""

    local, version, secrets = False, 1, ("key",)
    capabilities = frozenset({Capability.TEXT})

    def __init__(self, id: str, *deeds: Deed, usable: bool = True, concurrency: int = 4) -> None:
        self.id = self.label = id
        self.deeds, self.usable, self.concurrency, self.calls = list(deeds) or ["text"], usable, concurrency, 0

    def health(self, secret: Callable[[str], str | None]) -> Health:
        return Health(self.usable, "" if self.usable else f"{self.id} is asleep.", "" if self.usable else "Wake it.")

    async def aclose(self) -> None: ...

    async def write(self, request: TextRequest, call: Call) -> TextResult:
        deed = self.deeds[min(self.calls, len(self.deeds) - 1)]
        self.calls += 1
        if isinstance(deed, BaseException):
            raise deed
        text = await deed(call) if callable(deed) else deed
        return TextResult(text, None, Usage(), Provenance(self.id, "model-1", f"request-{self.calls}"))


class World:
    """A router with its own clock; waiting costs nothing and is written down."""

    def __init__(self, tmp_path: Path, *writers: Any) -> None:
        registry = ProviderRegistry(tmp_path)
        for writer in writers:
            registry.register(writer)
        self.order = tuple(writer.id for writer in writers)
        self.time, self.waits, self.told, self.keys = 0.0, [], [], {"key": "one"}
        self.call = make_call(tmp_path)
        self.router = Router(registry, lambda name: self.keys.get(name), self.told.append, self._sleep, lambda attempt: 0.5,
                             lambda: self.time)

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds

    async def arun(self, **policy: Any) -> Routed:
        return await self.router.run(Capability.TEXT, REQUEST, self.call, Policy(self.order, **policy))

    def run(self, **policy: Any) -> Routed:
        return asyncio.run(self.arun(**policy))


def transient() -> errors.Transient:
    return errors.Transient("no", "later")


def test_the_first_healthy_provider_in_the_creators_order_is_taken(tmp_path: Path) -> None:
    asleep, first, second = Writer("asleep", usable=False), Writer("first"), Writer("second")
    world = World(tmp_path, asleep, first, second)
    routed = world.run()
    assert routed.result.provenance.provider == "first" and (asleep.calls, second.calls) == (0, 0)
    told = [(one.provider, one.model, one.error, one.request_id) for one in routed.attempts]
    assert told == [("first", "model-1", "", "request-1")]
    assert world.told == list(routed.attempts)


def test_nobody_ready_says_what_each_lacks(tmp_path: Path) -> None:
    with pytest.raises(errors.NotInstalled) as caught:
        World(tmp_path, Writer("asleep", usable=False)).run()
    assert "asleep is asleep. Wake it." in caught.value.hint


@pytest.mark.parametrize("error", [errors.Transient, errors.RateLimited, errors.BadResponse])
def test_what_may_pass_is_tried_again_by_the_same_provider(error: type[errors.ProviderError], tmp_path: Path) -> None:
    writer = Writer("one", error("no"), error("no"), "text")
    world = World(tmp_path, writer)
    routed = world.run()
    assert (routed.result.text, writer.calls, world.waits) == ("text", 3, [0.5, 0.5])
    assert [attempt.error for attempt in routed.attempts] == [error.code, error.code, ""]


def test_the_vendors_wait_is_honoured_unless_it_is_too_long(tmp_path: Path) -> None:
    world = World(tmp_path, Writer("one", errors.RateLimited("no", retry_after=20.0), "text"))
    world.run()
    assert world.waits == [20.5]
    patient = World(tmp_path, Writer("one", errors.RateLimited("no", retry_after=121.0)), Writer("two"))
    assert patient.run().result.provenance.provider == "two" and patient.waits == []


@pytest.mark.parametrize("error", [errors.AuthenticationFailed, errors.QuotaExhausted, errors.ModelGone,
                                   errors.Unsupported, errors.NotInstalled])
def test_what_stays_wrong_goes_to_the_next_provider_at_once(error: type[errors.ProviderError], tmp_path: Path) -> None:
    broken, other = Writer("one", error("no")), Writer("two")
    assert World(tmp_path, broken, other).run().result.provenance.provider == "two"
    assert broken.calls == 1
    with pytest.raises(error):
        World(tmp_path, Writer("one", error("no")), Writer("two")).run(allow_failover=False)


@pytest.mark.parametrize("error", [errors.ContentRefused, errors.OutcomeUnknown, errors.InvalidInput, errors.Cancelled])
def test_what_must_not_be_shopped_around_is_raised(error: type[errors.StudioError], tmp_path: Path) -> None:
    one, two = Writer("one", error("no")), Writer("two")
    with pytest.raises(error):
        World(tmp_path, one, two).run()
    assert (one.calls, two.calls) == (1, 0)


def test_a_bug_of_a_provider_is_not_hidden_but_told(tmp_path: Path) -> None:
    world = World(tmp_path, Writer("one", ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        world.run()
    assert [attempt.error for attempt in world.told] == ["interrupted"]


def test_a_provider_that_keeps_failing_is_left_alone_then_probed_once(tmp_path: Path) -> None:
    sick, well = Writer("sick", transient()), Writer("well")
    world = World(tmp_path, sick, well)
    world.run()
    assert sick.calls == 3  # and now its breaker is open
    world.run()
    assert sick.calls == 3 and well.calls == 2
    world.time += 60
    world.run()
    assert sick.calls == 4  # one probe, no repeats
    world.time += 60
    world.run()
    assert sick.calls == 4  # it rests twice as long now
    world.time += 60
    sick.deeds = ["better"]
    assert world.run().result.text == "better"
    assert world.run().result.text == "better"


def test_a_bad_key_opens_the_breaker_until_the_key_changes(tmp_path: Path) -> None:
    one = Writer("one", errors.AuthenticationFailed("no"), "text")
    world = World(tmp_path, one)
    with pytest.raises(errors.AuthenticationFailed):
        world.run()
    with pytest.raises(errors.Transient, match="left alone for a while. no"):
        world.run()
    assert one.calls == 1
    world.keys["key"] = "another"
    assert world.run().result.text == "text"


@given(st.lists(st.sampled_from(["fail", "ok", "minute"]), max_size=40))
def test_a_closed_breaker_never_blocks_after_a_success(events: list[str]) -> None:
    time = 0.0
    breaker = Breaker(lambda: time)
    for event in events:
        if event == "minute":
            time += 60
        elif breaker.lets_through(1):
            if event == "ok":
                breaker.success()
                assert breaker.lets_through(1)
            else:
                breaker.failure(1)
    time += 901
    assert breaker.lets_through(1)


def test_never_more_at_a_time_than_the_provider_allows(tmp_path: Path) -> None:
    running = most = 0

    async def work(call: Call) -> str:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        return "text"

    async def many() -> list[Routed]:
        world = World(tmp_path, Writer("one", work, concurrency=2))
        return await asyncio.gather(*(world.arun() for _ in range(8)))

    assert len(asyncio.run(many())) == 8 and most == 2


def test_cancel_ends_a_call_a_wait_and_a_queue(tmp_path: Path) -> None:
    async def for_ever(call: Call) -> str:
        await asyncio.sleep(60)
        return "never"

    async def scene(writer: Writer, sleep: Any = asyncio.sleep) -> list[Any]:
        world, token = World(tmp_path, writer), CancelToken()
        world.router.sleep = sleep
        world.call = replace(world.call, cancel=token)
        asyncio.get_running_loop().call_later(0.05, token.cancel)
        return await asyncio.gather(world.arun(), world.arun(), return_exceptions=True)

    for writer in (Writer("calling", for_ever, concurrency=1), Writer("waiting", errors.RateLimited("no", retry_after=60.0))):
        assert [type(result) for result in asyncio.run(scene(writer))] == [errors.Cancelled, errors.Cancelled]


def test_a_deadline_is_unknown_where_it_costs_and_transient_at_home(tmp_path: Path) -> None:
    async def slow(call: Call) -> str:
        await asyncio.sleep(1)
        return "late"

    for local, kind in ((False, errors.OutcomeUnknown), (True, errors.Transient)):
        writer = Writer("one", slow)
        writer.local = local
        world = World(tmp_path, writer)
        world.call = replace(world.call, deadline_s=0.02)
        with pytest.raises(kind):
            world.run(attempts_per_provider=1)


class Speaker(Writer):
    local = True
    capabilities = frozenset({Capability.SPEECH})

    def __init__(self, id: str, languages: Sequence[str], *deeds: Deed) -> None:
        super().__init__(id, *deeds)
        self.languages = languages

    async def voices(self, call: Call) -> list[Voice]:
        return [Voice(f"{self.id}:{tag}", tag, (tag,)) for tag in self.languages]

    async def speak(self, request: SpeechRequest, call: Call) -> SpeechResult:
        await self.write(REQUEST, call)
        return SpeechResult(call.workdir / "x.wav", 1.0, (), Timing.NONE, Usage(), Provenance(self.id, request.voice))


def test_auto_takes_the_first_provider_that_speaks_the_language_and_costs_nothing(tmp_path: Path) -> None:
    paid = Speaker("paid", ["zh-TW"])
    paid.local = False
    world = World(tmp_path, paid, Speaker("one", ["en-US"]), Speaker("two", ["cmn", "zh-TW"]))
    policy = Policy(world.order)
    routed = asyncio.run(world.router.run(Capability.SPEECH, SpeechRequest("x", "auto", "zh-TW"), world.call, policy))
    assert routed.result.provenance.model == "two:zh-TW"
    with pytest.raises(errors.NotFound):
        asyncio.run(world.router.resolve_voice("auto", "tlh", world.call, policy))


def test_a_chosen_voice_is_never_replaced_by_another(tmp_path: Path) -> None:
    one, two = Speaker("one", ["en-US"], errors.QuotaExhausted("no")), Speaker("two", ["en-US"])
    world = World(tmp_path, one, two)
    for voice in ("one:en-US", "auto"):
        with pytest.raises(errors.StudioError):
            asyncio.run(world.router.run(Capability.SPEECH, SpeechRequest("x", voice, "en"), world.call, Policy(world.order)))
    assert (one.calls, two.calls) == (1, 0)
    one.usable = False
    with pytest.raises(errors.NotInstalled, match="one is asleep"):
        asyncio.run(world.router.run(Capability.SPEECH, SpeechRequest("x", "one:en-US", "en"), world.call, Policy(world.order)))


@given(st.integers(1, 50))
def test_jitter_is_full_and_bounded(attempt: int) -> None:
    assert 0.0 <= full_jitter(attempt) <= min(30.0, 2.0 ** attempt)


def test_an_attempt_has_its_price(tmp_path: Path) -> None:
    world = World(tmp_path, Writer("one"))
    attempt: Attempt = world.run().attempts[0]
    assert attempt.cost is None and attempt.usage == Usage() and attempt.seconds >= 0
