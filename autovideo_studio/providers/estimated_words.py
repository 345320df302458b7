"""Word times for a voice that reports none: the voiced parts of the audio shared out by letters. Marked as estimated."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from autovideo_studio.providers.narration_audio import Samples
from autovideo_studio.providers.phoneme_alignment import share_out
from autovideo_studio.providers.written_words import WrittenWord

_WINDOW_S, _GAP_S = 0.01, 0.12
_QUIET_DB = -38.0
_CLAUSE_MARKS = frozenset(".,;:!?…—。，、；：！？؟،।\n")


def estimate(samples: Samples, rate: int, text: str, words: Sequence[WrittenWord]) -> list[tuple[float, float]]:
    """Begin and end of each word in samples.

    When the speaker pauses as often as the text has clauses, each clause gets its own voiced part; otherwise all words
    share all voiced parts in proportion to their letters.
    """
    parts = voiced_parts(samples, rate) or [(0, len(samples))]
    groups = _clauses(text, words)
    if len(groups) == len(parts):
        return [span for group, (begin, end) in zip(groups, parts, strict=True)
                for span in share_out(len(group), [word.letters for word in group], begin, end)]
    edges = np.cumsum([0, *(end - begin for begin, end in parts)])
    spans = share_out(len(words), [word.letters for word in words], 0.0, float(edges[-1]))
    return [(_real(begin, edges, parts, after=True), _real(end, edges, parts, after=False)) for begin, end in spans]


def voiced_parts(samples: Samples, rate: int) -> list[tuple[int, int]]:
    """Ranges louder than 38 dB below the loudest 10 ms, with gaps shorter than 120 ms closed."""
    window = max(1, round(_WINDOW_S * rate))
    count = len(samples) // window
    if count == 0 or not np.any(samples):
        return []
    level = np.sqrt(np.mean(samples[:count * window].reshape(count, window).astype(np.float64) ** 2, axis=1))
    loud = np.flatnonzero(level > level.max() * 10 ** (_QUIET_DB / 20))
    breaks = np.flatnonzero(np.diff(loud) * window > _GAP_S * rate)
    firsts, lasts = [loud[0], *loud[breaks + 1]], [*loud[breaks], loud[-1]]
    return [(int(first) * window, int(last + 1) * window) for first, last in zip(firsts, lasts, strict=True)]


def _clauses(text: str, words: Sequence[WrittenWord]) -> list[list[WrittenWord]]:
    groups: list[list[WrittenWord]] = []
    for index, word in enumerate(words):
        between = text[words[index - 1].end:word.offset] if index else ""
        if not groups or _CLAUSE_MARKS & set(between):
            groups.append([])
        groups[-1].append(word)
    return groups


def _real(moment: float, edges: np.ndarray, parts: Sequence[tuple[int, int]], *, after: bool) -> float:
    """A moment of the voiced time alone as a moment of the whole; at an edge `after` chooses the later part."""
    index = int(np.searchsorted(edges, moment, side="right" if after else "left")) - 1
    index = min(max(index, 0), len(parts) - 1)
    begin, end = parts[index]
    return float(min(begin + moment - edges[index], end))
