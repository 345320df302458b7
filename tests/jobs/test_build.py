"""Nothing is made twice, nothing paid for is lost, what the ledger knows is there."""

import asyncio
import hashlib
from pathlib import Path
from typing import Any

import pytest

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, DiskFull, NotFound, OutcomeUnknown, Transient
from autovideo_studio.jobs.build import Builder, BuildEvent, Made, Place
from autovideo_studio.jobs.recipe import Product, Recipe


class MemoryLedger:
    """The ledger's contract on a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[str, Product] = {}
        self.log: list[tuple[Any, ...]] = []
        self.sent: set[str] = set()

    def find(self, key: str) -> Product | None:
        return self.rows.get(key)

    def in_doubt(self, key: str) -> bool:
        return key in self.sent

    def intend(self, recipe: Recipe, *, provider: str, model: str) -> None:
        self.sent.add(recipe.key)
        self.log.append(("intend", recipe.kind, provider, model))

    def record(self, recipe: Recipe, product: Product, *, provider: str, model: str, seconds: float,
               cost_usd: str | None) -> None:
        assert recipe.key not in self.rows
        self.rows[recipe.key] = product
        self.sent.discard(recipe.key)
        self.log.append(("record", recipe.kind, provider, model, cost_usd))

    def fail(self, recipe: Recipe, *, provider: str, model: str, error: str, seconds: float) -> None:
        self.sent.discard(recipe.key)
        self.log.append(("fail", recipe.kind, provider, model, error))


class FolderStore:
    """The store's contract on a real folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def put_file(self, path: Path, *, move: bool = False) -> tuple[str, int]:
        found = self.put_bytes(path.read_bytes())
        if move:
            path.unlink()
        return found

    def put_bytes(self, data: bytes) -> tuple[str, int]:
        digest = hashlib.sha256(data).hexdigest()
        (self.folder / digest).write_bytes(data)
        return digest, len(data)

    def path(self, digest: str) -> Path:
        if not (self.folder / digest).exists():
            raise NotFound("Gone.")
        return self.folder / digest


class Bench:
    def __init__(self, folder: Path) -> None:
        self.ledger, self.cancel, self.events = MemoryLedger(), CancelToken(), list[BuildEvent]()
        self.store, self.cache = FolderStore(folder / "store"), FolderStore(folder / "cache")
        self.builder = Builder(self.ledger, self.store, self.cache, self.cancel, self.events.append)

    @property
    def states(self) -> list[str]:
        return [event.state for event in self.events]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def speak(text: str, *, paid: bool = False) -> Recipe:
    return Recipe("narration", 1, {"text": text}, label=f"Speak “{text}”", paid=paid)


def saying(text: str) -> Any:
    async def maker() -> Made:
        return Made("text/plain", data=text.encode(), meta={"seconds": 1.5}, provider="espeak", model="en", cost_usd="0.02")

    return maker


async def never() -> Made:
    raise AssertionError("it was made already")


def test_made_once_then_reused(bench: Bench) -> None:
    async def scenario() -> None:
        first = await bench.builder.make(speak("hello"), saying("hello"))
        again = await bench.builder.make(speak("hello"), never)
        await bench.builder.make(speak("other"), saying("other"))
        assert first == again == Product(hashlib.sha256(b"hello").hexdigest(), 5, "text/plain", {"seconds": 1.5})
        assert bench.builder.path(first).read_bytes() == b"hello"

    asyncio.run(scenario())
    assert (bench.builder.made, bench.builder.reused) == ({"narration": 2}, {"narration": 1})
    assert bench.states == ["started", "made", "reused", "started", "made"]
    assert bench.events[0].label == "Speak “hello”"
    assert bench.ledger.log == [("record", "narration", "espeak", "en", "0.02")] * 2


def test_a_paid_call_is_written_down_before_it_is_sent(bench: Bench) -> None:
    async def maker() -> Made:
        bench.ledger.log.append(("sent",))
        return await saying("hello")()

    asyncio.run(bench.builder.make(speak("hello", paid=True), maker, provider="acme", model="v2"))
    assert [entry[0] for entry in bench.ledger.log] == ["intend", "sent", "record"]
    assert bench.ledger.log[0][2:] == ("acme", "v2")


def test_places_and_files(bench: Bench, tmp_path: Path) -> None:
    async def scenario() -> None:
        scratch, own = tmp_path / "scratch.wav", tmp_path / "own.wav"
        scratch.write_bytes(b"scratch")
        own.write_bytes(b"own")

        async def made(path: Path, is_scratch: bool) -> Made:
            return Made("audio/wav", path=path, scratch=is_scratch)

        cached = await bench.builder.make(speak("a"), lambda: made(scratch, True), place=Place.CACHE)
        stored = await bench.builder.make(speak("b"), lambda: made(own, False))
        assert bench.builder.path(cached).parent == bench.cache.folder
        assert bench.builder.path(stored).parent == bench.store.folder
        assert (scratch.exists(), own.exists()) == (False, True)

    asyncio.run(scenario())


def test_one_flight_for_all_who_ask(bench: Bench) -> None:
    calls: list[int] = []

    async def maker() -> Made:
        calls.append(1)
        await asyncio.sleep(0.02)
        return await saying("hello")()

    async def scenario() -> None:
        products = await asyncio.gather(*(bench.builder.make(speak("hello"), maker) for _ in range(10)))
        assert len(set(map(id, products))) == 1

    asyncio.run(scenario())
    assert len(calls) == 1
    assert (bench.builder.made["narration"], bench.builder.reused["narration"]) == (1, 9)


def test_one_passenger_who_leaves_does_not_stop_the_flight(bench: Bench) -> None:
    async def scenario() -> None:
        go_on = asyncio.Event()

        async def maker() -> Made:
            await go_on.wait()
            return await saying("hello")()

        impatient, patient = (asyncio.ensure_future(bench.builder.make(speak("hello"), maker)) for _ in range(2))
        await asyncio.sleep(0.01)
        impatient.cancel()
        await asyncio.wait({impatient})
        assert impatient.cancelled()
        go_on.set()
        assert (await patient).size == 5

    asyncio.run(scenario())


def test_the_last_passenger_takes_an_unpaid_flight_along(bench: Bench) -> None:
    async def scenario() -> None:
        ended = asyncio.Event()

        async def maker() -> Made:
            try:
                await asyncio.sleep(60)
            finally:
                ended.set()
            raise AssertionError

        passengers = [asyncio.ensure_future(bench.builder.make(speak("hello"), maker)) for _ in range(2)]
        await asyncio.sleep(0.01)
        for passenger in passengers:
            passenger.cancel()
        await asyncio.wait(passengers)
        assert ended.is_set()
        assert (await bench.builder.make(speak("hello"), saying("hello"))).size == 5

    asyncio.run(scenario())


@pytest.mark.parametrize("how", ["token", "task"])
def test_an_answer_that_is_paid_for_is_kept_after_a_cancel(bench: Bench, how: str) -> None:
    async def scenario() -> None:
        async def maker() -> Made:
            await asyncio.sleep(0.05)
            return await saying("dear")()

        work = asyncio.ensure_future(bench.builder.make(speak("dear", paid=True), maker))
        await asyncio.sleep(0.01)
        if how == "token":
            bench.cancel.cancel()
        else:
            work.cancel()
        await asyncio.wait({work})
        assert bench.ledger.rows[speak("dear").key].size == 4

    asyncio.run(scenario())


def test_a_cancel_stops_what_is_not_paid_and_starts_nothing(bench: Bench) -> None:
    async def scenario() -> None:
        async def maker() -> Made:
            await asyncio.sleep(60)
            raise AssertionError

        work = asyncio.ensure_future(bench.builder.make(speak("hello"), maker))
        await asyncio.sleep(0.01)
        bench.cancel.cancel()
        with pytest.raises(Cancelled):
            await work
        with pytest.raises(Cancelled):
            await bench.builder.make(speak("hello"), never)

    asyncio.run(scenario())
    assert bench.ledger.log == []
    assert bench.states == ["started", "failed"]


@pytest.mark.parametrize(("error", "written"), [
    (Transient("Down.", provider="acme"), [("fail", "narration", "acme", "v2", "transient: Down.")]),
    (KeyError("bug"), [("fail", "narration", "espeak", "v2", "KeyError('bug')")]),
    (OutcomeUnknown("No answer."), []),  # it may have been charged: the intent stays open
    (Cancelled(), []),
])
def test_failures_are_written_down_and_can_be_made_again(bench: Bench, error: Exception, written: list[Any]) -> None:
    async def scenario() -> None:
        async def maker() -> Made:
            raise error

        with pytest.raises(type(error)):
            await bench.builder.make(speak("hello"), maker, provider="espeak", model="v2")
        assert bench.ledger.log == written
        assert (await bench.builder.make(speak("hello"), saying("hello"))).size == 5

    asyncio.run(scenario())
    assert bench.states == ["started", "failed", "started", "made"]


def test_a_paid_call_without_an_answer_is_never_sent_again_unasked(bench: Bench) -> None:
    async def unanswered() -> Made:
        raise OutcomeUnknown("No answer.")

    async def refused() -> Made:
        raise Transient("Not accepted.")

    async def scenario() -> None:
        with pytest.raises(Transient):
            await bench.builder.make(speak("dear", paid=True), refused)
        with pytest.raises(OutcomeUnknown, match="No answer"):
            await bench.builder.make(speak("dear", paid=True), unanswered)
        with pytest.raises(OutcomeUnknown, match="may have been charged"):
            await bench.builder.make(speak("dear", paid=True), never)
        bench.ledger.sent.clear()  # the creator has looked it up
        assert (await bench.builder.make(speak("dear", paid=True), saying("dear"))).size == 4

    asyncio.run(scenario())


def test_a_full_store_records_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(data: bytes) -> tuple[str, int]:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(bench.store, "put_bytes", full)
    with pytest.raises(DiskFull):
        asyncio.run(bench.builder.make(speak("hello"), saying("hello")))
    assert bench.ledger.rows == {}
    assert bench.ledger.log[0][0] == "fail"
