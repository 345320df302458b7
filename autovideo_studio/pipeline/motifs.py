"""What a text speaks of, as one of a fixed vocabulary of background scenes. Key words are in `resources/motifs.json`:
"tide*" is a beginning, "northern-lights" two words, and "/…" (in scripts without spaces) a pattern."""

from __future__ import annotations

import json
import re
from functools import cache

from autovideo_studio.foundation.paths import resources
from autovideo_studio.pipeline.words import base_language

MOTIFS = ("sea", "moon", "mountains", "forest", "city", "space", "sun", "rain", "desert", "reef", "aurora", "fields", "data",
          "people", "abstract")
FALLBACK = "abstract"
_WITHOUT_SPACES = ("zh", "ja", "ko", "th")


def choose_motif(texts: tuple[tuple[str, float], ...], language: str) -> str:
    """The motif whose words weigh most in `texts`, pairs of text and weight; "abstract" where none is met.

    Words that few motifs share and that a text names first decide ties.
    """
    scores = {motif: sum(weight * _hits(pattern, text) for text, weight in texts)
              for motif, pattern in _patterns(base_language(language)).items()}
    best = max(scores, key=lambda motif: scores[motif], default=FALLBACK)
    return best if scores.get(best, 0.0) > 0 else FALLBACK


def motif_icon(motif: str) -> str:
    """The name of the drawing in `resources/icons` that goes with a motif."""
    return str(_data()[motif]["icon"])


def _hits(pattern: re.Pattern[str], text: str) -> float:
    """The number of mentions, the earlier the more."""
    length = max(len(text), 1)
    return sum(1.0 + 0.4 * (1 - match.start() / length) for match in pattern.finditer(text.lower()))


@cache
def _data() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = json.loads((resources() / "motifs.json").read_text("utf-8"))
    return data


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    found = {}
    for motif, entries in _data().items():
        words = entries.get(language, "").split()
        if not words:
            continue
        if language in _WITHOUT_SPACES:
            patterns = (word[1:] if word.startswith("/") else re.escape(word) for word in words)
            found[motif] = re.compile("|".join(sorted(patterns, key=len, reverse=True)))
            continue
        prefix = r"(?<!\w)[وبكفل]?" if language == "ar" else r"(?<!\w)"
        alternatives = "|".join(map(_word_pattern, words))
        found[motif] = re.compile(rf"{prefix}(?:{alternatives})(?!\w)")
    return found


def _word_pattern(word: str) -> str:
    return re.escape(word.rstrip("*")).replace(r"\-", "[- ]") + (r"\w*" if word.endswith("*") else "")
