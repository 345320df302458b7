"""Made once, paid once, and every attempt is in the book."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.library.library import Library

PAID = Recipe("narration", 1, {"text": "Hello.", "voice": "a"}, paid=True, label="Hello.")
FREE = Recipe("segment", 2, {"frames": [0, 120]}, ("a" * 64,))


def stored(library: Library, data: bytes, place: str = "store", **meta: object) -> Product:
    digest, size = getattr(library, place).put_bytes(data)
    return Product(digest, size, "audio/wav", meta)


def record(library: Library, recipe: Recipe, product: Product, cost_usd: str | None = None) -> None:
    library.ledger.record(recipe, product, provider="p", model="m", seconds=0.5, cost_usd=cost_usd)


def test_a_product_is_found_after_a_restart_with_all_its_facts(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.ledger.find(PAID.key) is None
        library.ledger.intend(PAID, provider="p", model="m")
        product = stored(library, b"sound", usage={"characters": 6}, words=[["Hello.", 0.0, 0.4]])
        record(library, PAID, product, "0.0030")
    with Library.open(folder) as library:
        assert library.ledger.find(PAID.key) == product
        assert library.ledger.path(product).read_bytes() == b"sound"
        (made,) = library.ledger.history(PAID.key)
        assert (made.status, made.prompt, made.params, made.usage) == ("made", "Hello.", PAID.params, {"characters": 6})
        assert (made.cost_usd, made.provider, made.model, made.label) == (Decimal("0.0030"), "p", "m", "Hello.")


@pytest.mark.parametrize("place", ["store", "cache"])
@pytest.mark.parametrize("loss", ["missing", "cut short"])
def test_without_its_bytes_it_is_not_found_and_made_again(library: Library, place: str, loss: str) -> None:
    product = stored(library, b"first", place)
    record(library, FREE, product)
    assert library.ledger.find(FREE.key) == product
    path = getattr(library, place).path(product.digest)
    path.unlink() if loss == "missing" else path.write_bytes(b"fi")
    assert library.ledger.find(FREE.key) is None
    again = stored(library, b"second", place)
    record(library, FREE, again)
    assert library.ledger.find(FREE.key) == again
    assert [attempt.status for attempt in library.ledger.history(FREE.key)] == ["lost", "made"]


def test_what_was_made_first_stays_and_what_was_paid_twice_is_counted_twice(library: Library) -> None:
    first = stored(library, b"first")
    for product, cost in ((first, "0.1"), (stored(library, b"second"), "0.2")):
        library.ledger.intend(PAID, provider="p", model="m")
        record(library, PAID, product, cost)
    assert library.ledger.find(PAID.key) == first
    totals = library.ledger.totals()
    assert list(totals.cost_usd.values()) == [Decimal("0.3")]
    assert (totals.made, totals.failed, totals.unknown) == (2, 0, 0)


def test_free_work_done_twice_leaves_one_row(library: Library) -> None:
    product = stored(library, b"same", "cache")
    record(library, FREE, product)
    record(library, FREE, product)
    assert [attempt.status for attempt in library.ledger.history(FREE.key)] == ["made"]


def test_a_call_without_an_answer_is_listed_until_it_is_settled(folder: Path) -> None:
    with Library.open(folder) as library:
        library.ledger.intend(PAID, provider="p", model="m")
    with Library.open(folder) as library:
        assert library.ledger.in_doubt(PAID.key)
        (unknown,) = library.ledger.unknown()
        assert (unknown.key, unknown.provider, unknown.prompt) == (PAID.key, "p", "Hello.")
        library.ledger.settle(unknown.id, cost_usd="0.25")
        assert not library.ledger.in_doubt(PAID.key)
        assert list(library.ledger.totals().cost_usd.values()) == [Decimal("0.25")]


def test_a_late_answer_ends_the_doubt(library: Library) -> None:
    library.ledger.intend(PAID, provider="p", model="m")
    record(library, PAID, stored(library, b"late"), "0.1")
    assert not library.ledger.in_doubt(PAID.key)
    assert library.ledger.unknown() == ()


def test_a_failure_is_written_down_and_ends_the_intent(library: Library) -> None:
    library.ledger.intend(PAID, provider="p", model="m")
    library.ledger.fail(PAID, provider="p", model="m", error="429", seconds=0.2)
    library.ledger.fail(FREE, provider="", model="", error="no codec", seconds=0.2)
    assert [attempt.error for attempt in library.ledger.history(PAID.key)] == ["429"]
    assert library.ledger.totals().failed == 2
    assert library.ledger.unknown() == ()


def test_a_product_without_bytes_is_refused(library: Library) -> None:
    with pytest.raises(ValueError):
        record(library, FREE, Product("b" * 64, 3, "video/mp4"))


def test_costs_are_exact(library: Library) -> None:
    for number in range(10):
        recipe = Recipe("picture", 1, {"prompt": str(number)}, paid=True)
        library.ledger.intend(recipe, provider="painter", model="m")
        record(library, recipe, stored(library, b"%d" % number), "0.1")
    assert list(library.ledger.totals().cost_usd.values()) == [Decimal("1.0")]


def test_what_the_cache_drops_is_forgotten_but_not_what_was_paid(folder: Path) -> None:
    with Library.open(folder) as library:
        record(library, FREE, stored(library, b"free" * 1000, "cache"))
        library.ledger.intend(PAID, provider="p", model="m")
        record(library, PAID, stored(library, b"paid" * 1000, "cache"), "0.1")
    with Library.open(folder, cache_limit=0) as library:
        assert library.trim_cache() == 2
        assert library.ledger.history(FREE.key) == ()
        assert [attempt.status for attempt in library.ledger.history(PAID.key)] == ["made"]
        assert library.ledger.find(PAID.key) is None


class LedgerMachine(RuleBasedStateMachine):
    """Against a plain model: key -> bytes of the first product whose bytes are there."""

    keys = st.sampled_from(["a", "b", "c"])
    contents = st.sampled_from([b"one", b"two", b"three"])

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.library = Library.open(Path(self.folder.name) / "library")
        self.kept: dict[str, bytes] = {}
        self.present: set[bytes] = set()

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()

    @rule(key=keys, data=contents, place=st.sampled_from(["store", "cache"]))
    def make(self, key: str, data: bytes, place: str) -> None:
        recipe = Recipe("test", 1, {"key": key})
        record(self.library, recipe, stored(self.library, data, place))
        self.present.add(data)
        if self.kept.get(key) not in self.present:
            self.kept[key] = data

    @rule(data=contents)
    def lose(self, data: bytes) -> None:
        from hashlib import sha256

        digest = sha256(data).hexdigest()
        for place in (self.library.store, self.library.cache):
            if place.has(digest):
                place.path(digest).unlink()
        self.present.discard(data)

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = Library.open(Path(self.folder.name) / "library")

    @rule(key=keys)
    def find(self, key: str) -> None:
        found = self.library.ledger.find(Recipe("test", 1, {"key": key}).key)
        expected = self.kept.get(key)
        if expected is None or expected not in self.present:
            assert found is None
        else:
            assert found is not None
            assert self.library.ledger.path(found).read_bytes() == expected


TestLedgerMachine = LedgerMachine.TestCase
TestLedgerMachine.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
