"""What a text, a picture or a voice costs, by small tables. An unknown price is unknown, never 0."""

from __future__ import annotations

from decimal import Decimal

from autovideo_studio.providers.base import Money, Unit, Usage

TABLE = "2026-11"
_PER_MILLION = Decimal(1_000_000)

# US dollars per million tokens in and out, by provider and model.
_TEXT: dict[tuple[str, str], tuple[Decimal, Decimal]] = {
    ("openai", "gpt-6-luna"): (Decimal("0.10"), Decimal("0.50")),
    ("openai", "gpt-5.6-luna"): (Decimal("0.20"), Decimal("1.20")),
    ("openai", "gpt-6.1-terra"): (Decimal("1"), Decimal("5")),
    ("openai", "gpt-6.1-sol"): (Decimal("2"), Decimal("10")),
    ("openai", "gpt-6-astra"): (Decimal("10"), Decimal("50")),
    ("anthropic", "claude-haiku-5-5"): (Decimal("0.10"), Decimal("0.50")),
    ("anthropic", "claude-sonnet-5-5"): (Decimal("2"), Decimal("10")),
    ("anthropic", "claude-opus-5-5"): (Decimal("4"), Decimal("20")),
}

# US dollars per million characters, or per million seconds of sound; plans of the vendors differ from these.
_SPEECH: dict[tuple[str, str], tuple[Unit, Decimal]] = {
    ("elevenlabs", "eleven_v4"): (Unit.CHARACTER, Decimal("80")),
    ("elevenlabs", "eleven_v4_turbo"): (Unit.CHARACTER, Decimal("40")),
    ("elevenlabs", "eleven_v3"): (Unit.CHARACTER, Decimal("80")),
    ("elevenlabs", "eleven_multilingual_v2"): (Unit.CHARACTER, Decimal("80")),
    ("elevenlabs", "eleven_turbo_v2_5"): (Unit.CHARACTER, Decimal("40")),
    ("elevenlabs", "eleven_flash_v2_5"): (Unit.CHARACTER, Decimal("40")),
    ("elevenlabs", "eleven_flash_v2"): (Unit.CHARACTER, Decimal("40")),
    ("openai", "gpt-4o-mini-tts"): (Unit.SECOND, Decimal("250")),
    ("openai", "tts-1"): (Unit.CHARACTER, Decimal("15")),
    ("openai", "tts-1-hd"): (Unit.CHARACTER, Decimal("30")),
}
# The same for what a vendor counts itself and reports with its answer.
_CREDIT = {"elevenlabs": Decimal("80")}

# US dollars per million tokens of prompt and of picture, by provider and model.
_IMAGE: dict[tuple[str, str], tuple[Decimal, Decimal]] = {
    ("openai", "gpt-image-2"): (Decimal("5"), Decimal("30")),
    ("openai", "gpt-image-2.5-flare"): (Decimal("5"), Decimal("30")),
    ("openai", "gpt-image-2.5-sunburst"): (Decimal("5"), Decimal("30")),
    ("openai", "gpt-image-2.6-sunburst"): (Decimal("5"), Decimal("30")),
}
_PRICES = _TEXT | _IMAGE

# US dollars per picture, by provider and model.
_PER_IMAGE: dict[tuple[str, str], Decimal] = {
    ("stability", "core"): Decimal("0.03"), ("stability", "ultra"): Decimal("0.08"),
    ("stability", "sd3.5-large"): Decimal("0.065"), ("stability", "sd3.5-large-turbo"): Decimal("0.04"),
    ("stability", "sd3.5-medium"): Decimal("0.035"),
}

# About how many tokens a picture of 1.5 megapixels is, by quality.
_PICTURE_TOKENS = {"low": 667, "medium": 2_333, "high": 6_333}
_PICTURE_PIXELS = 1_572_864


def picture_usage(prompt: str, quality: str, width: int, height: int) -> Usage:
    """About what a vendor counts for a picture, before it is made or where it does not tell."""
    tokens = Decimal(_PICTURE_TOKENS.get(quality, _PICTURE_TOKENS["medium"]) * width * height) / _PICTURE_PIXELS
    amounts = {Unit.INPUT_TOKEN: Decimal(len(prompt) // 4), Unit.OUTPUT_TOKEN: tokens, Unit.IMAGE: Decimal(1)}
    return Usage(amounts, measured=False)


def cost(provider: str, model: str, usage: Usage, *, local: bool = False) -> Money | None:
    """The price of `usage`; 0 with basis "local" for what runs on the creator's own machine; None when unknown.

    A vendor may answer with a dated name ("gpt-6-luna-2026-09-01"): the longest known beginning counts.
    """
    if local:
        return Money(Decimal(0), basis="local")
    if Unit.CHARACTER in usage.amounts:
        return _speech_cost(provider, model, usage)
    if (provider, model) in _PER_IMAGE and Unit.IMAGE in usage.amounts:
        return Money(_PER_IMAGE[provider, model] * usage.amounts[Unit.IMAGE], basis=f"price-table:{TABLE}")
    names = [name for maker, name in _PRICES if maker == provider and (model == name or model.startswith(f"{name}-"))]
    if not names or not usage.amounts:
        return None
    price_in, price_out = _PRICES[provider, max(names, key=len)]
    amount = (usage.amounts.get(Unit.INPUT_TOKEN, Decimal(0)) * price_in
              + usage.amounts.get(Unit.OUTPUT_TOKEN, Decimal(0)) * price_out) / _PER_MILLION
    return Money(amount, basis=f"price-table:{TABLE}")


def _speech_cost(provider: str, model: str, usage: Usage) -> Money | None:
    """By what the vendor says it counted, else by the table."""
    if provider in _CREDIT and Unit.CREDIT in usage.amounts:
        return Money(usage.amounts[Unit.CREDIT] * _CREDIT[provider] / _PER_MILLION, basis=f"vendor-credits:{TABLE}")
    if (provider, model) not in _SPEECH or _SPEECH[provider, model][0] not in usage.amounts:
        return None
    unit, price = _SPEECH[provider, model]
    return Money(usage.amounts[unit] * price / _PER_MILLION, basis=f"price-table:{TABLE}")
