"""What a script costs before it is written, what a job has cost, and how both are said."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from autovideo_studio.domain.brief import Brief, SourceKind
from autovideo_studio.jobs.build import BuildEvent
from autovideo_studio.services.progress import Watch
from autovideo_studio.services.spending import Spent, money_words, price_words, spent_words
from autovideo_studio.services.writing import Writer

OPENAI = Writer("openai", "OpenAI", "gpt-6-astra", False)


def topic(seconds: int, language: str = "en") -> Brief:
    return Brief("How tides work", SourceKind.TOPIC, language=language, seconds=Fraction(seconds))


def test_a_longer_script_costs_more_and_a_local_one_nothing() -> None:
    short, long = OPENAI.price(topic(30)), OPENAI.price(topic(600))
    assert short is not None and long is not None and 0 < short.amount < long.amount
    local = Writer("openai-compatible", "Server", "llama", True).price(topic(60))
    assert local is not None and local.amount == 0 and price_words(local) == "free"


def test_a_minute_is_reckoned_near_what_vendors_count() -> None:
    """150 spoken words in nine scenes of JSON: some 1,000 tokens, at 50 dollars a million."""
    price = OPENAI.price(topic(60))
    assert price is not None and Decimal("0.03") < price.amount < Decimal("0.15")


def test_an_unknown_price_is_never_nothing() -> None:
    price = Writer("openai", "OpenAI", "a-model-of-tomorrow", False).price(topic(60))
    assert price is None and price_words(price) == "price unknown"


def test_money_for_people() -> None:
    assert [money_words(Decimal(text)) for text in ("0", "0.0004", "0.125", "12.5")] == ["free", "under $0.01", "$0.13", "$12.50"]


def test_a_job_tells_what_was_paid_for_it() -> None:
    watch = Watch(lambda progress: None)
    watch.enter("script")
    watch.task(BuildEvent("script", "Tides", "made", paid=True, cost_usd="0.02"))
    watch.task(BuildEvent("script", "Tides", "reused", paid=True))
    watch.task(BuildEvent("visual", "Sea", "made"))
    assert Spent.of(watch.spent.plain()) == Spent(Decimal("0.02"))
    assert spent_words(watch.spent) == "$0.02"
    watch.task(BuildEvent("script", "Moon", "made", paid=True))
    assert spent_words(watch.spent) == "$0.02 and more"
    assert spent_words(Spent()) == "free" and spent_words(Spent(unknown=1)) == "cost unknown"
