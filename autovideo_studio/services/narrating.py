"""What a narration is made of: one product, or pieces that are each paid once and a product that joins them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.providers.base import Provider, SpeaksPieces, SpeechRequest
from autovideo_studio.providers.pieces import pieces
from autovideo_studio.providers.written_words import written_words

JOIN_VERSION = 1
"""Raise when the same pieces would be put together otherwise."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One request to a voice, and the recipe of what it gives."""

    request: SpeechRequest
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Narration:
    """`pieces` are what is asked of the voice. Where it is one, its recipe is `whole`."""

    whole: Recipe
    pieces: tuple[Spoken, ...]
    longest: int = 0

    @property
    def joined(self) -> bool:
        return self.pieces[0].recipe is not self.whole


def narration_of(provider: Provider, request: SpeechRequest, label: str, variant: int = 0) -> Narration:
    """How a provider is to speak: one on this computer the whole text with its pauses; one over the network piece by piece, cut
    at pauses and at the ends of sentences, so that another pause costs nothing and a long text that was stopped goes on."""
    params = _params(provider, request, variant)
    if not isinstance(provider, SpeaksPieces):
        recipe = Recipe("narration", provider.version, params, label=label, paid=not provider.local)
        return Narration(recipe, (Spoken(request, recipe),))
    request = replace(request, model=request.model or provider.speech_model)
    words = written_words(request.text)
    cut = pieces(request.text, words, [(offset, float(seconds)) for offset, seconds in request.pauses], provider.longest)
    with_words = [piece for piece in cut if any(piece.start <= word.offset < piece.end for word in words)]
    whole = len(with_words) == 1 and not any(piece.gap for piece in cut)
    spoken = []
    for piece in with_words:
        text = request.text if whole else request.text[piece.start:piece.end].strip()
        asked = replace(request, text=text, pauses=())
        recipe = Recipe("narration" if whole else "narration-piece", provider.version,
                        _params(provider, asked, variant) | dict(provider.made_with), label=label if whole else text[:60],
                        paid=not provider.local)
        spoken.append(Spoken(asked, recipe))
    if whole:
        return Narration(spoken[0].recipe, tuple(spoken))
    keys = tuple(each.recipe.key for each in spoken)
    return Narration(Recipe("narration", JOIN_VERSION, params | {"longest": provider.longest}, keys, label=label), tuple(spoken),
                     provider.longest)


def _params(provider: Provider, request: SpeechRequest, variant: int) -> dict[str, Any]:
    params: dict[str, Any] = {
        "provider": provider.id, "text": request.text, "voice": request.voice, "language": request.language,
        "speed": request.speed, "pitch": request.pitch, "pauses": [list(pause) for pause in request.pauses]}
    return params | ({"variant": variant} if variant else {})
