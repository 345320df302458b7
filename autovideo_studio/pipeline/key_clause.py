"""The few words of a sentence that belong on the screen: a whole clause, short, cut only where a phrase ends."""

from __future__ import annotations

import re

from autovideo_studio.pipeline.condense import without_connective
from autovideo_studio.pipeline.segmentation import joins_without_space, phrases, sentences, text_units
from autovideo_studio.pipeline.terms import content_words
from autovideo_studio.pipeline.words import base_language, words_of

LATIN_LIMIT, CJK_LIMIT = 60, 22
_TOLERANCE = 1.07  # better two letters more than a cut
_CLAUSE_END = re.compile(r"(?<=[;:،؛,])\s+|\s+[—–]\s+|(?<=\w)—(?=\w)|(?<=[，；：、。！？])(?=.)|──+|——")
_PARENTHESIS = re.compile(r"\s*[（(\[][^)）\]]*[)）\]]")
_EDGES = " ,;:.،؛，；：、。—–-"
_QUOTES = "\"“”„«»「」『』"
# What binds to the word before it: "the height of the tide" is never cut before "of".
_TIGHT = frozenset(["of", "to", "than", "as", "that", "not", "de", "del", "della", "des", "di", "do", "da", "von", "的"])
# Clauses that only set the scene: 「對…來說」, 「…によると」.
_SETTING_ENDS = (re.compile("(时|時|時候|时候|以前|以後|以后|之後|之后|之前|來說|来说|而言|起|的話|的话|說|说|問|问)$"),
                 re.compile("(と|ので|から|が|は|を|に|て|で|も|ば|たら|より|ため|とき|頃|けれど|し|り|れ)$"))
_SETTING_STARTS = frozenset((
    "twice", "once", "today", "now", "then", "sometimes", "often", "usually", "later", "earlier", "around"))
_SUBJECT_STARTS = frozenset((
    "the", "a", "an", "our", "your", "no", "every", "each", "most", "many", "some", "der", "die", "das", "ein", "eine", "le",
    "la", "les", "un", "une", "el", "los", "las", "il", "i", "lo", "o", "os", "as", "um", "uma"))
_REPORTS = re.compile(r"^(?:\S+\s){1,5}?(?:say|says|said|show|shows|showed|shown|know|knew|believed?|found|means?|explains?"
                      r"|discovered|estimate|estimates|think|thought|suggests?)\s+that\s+", re.IGNORECASE)


def key_clause(text: str, language: str, limit: int | None = None) -> str:
    """The clause of `text` that says most in at most `limit` characters (60; 22 full widths for Chinese and Japanese).

    Always words of the text in their order. Empty only if the text holds no word.
    """
    found = [candidate for order, sentence in enumerate(sentences(text, language))
             for candidate in _candidates(sentence, language, limit or default_limit(language), order)]
    return max(found, key=lambda pair: pair[0])[1] if found else ""


def default_limit(language: str) -> int:
    return CJK_LIMIT if _is_dense(language) else LATIN_LIMIT


def length_on_screen(text: str, language: str) -> float:
    """In the limit's own unit: full widths where words have no spaces, characters elsewhere."""
    return text_units(text) if _is_dense(language) else len(text)


def _is_dense(language: str) -> bool:
    return base_language(language) in ("zh", "ja", "ko")


def _candidates(sentence: str, language: str, limit: int, order: int) -> list[tuple[float, str]]:
    bare = _PARENTHESIS.sub("", without_connective(sentence.strip(), language)).strip()
    bare = _REPORTS.sub("", bare)
    clauses = [clause for clause in _CLAUSE_END.split(bare) if clause and clause.strip(_EDGES)]
    found = []
    for first in range(len(clauses)):
        for last in range(first, len(clauses)):
            run = _run(bare, clauses, first, last)
            whole = first == 0 and last == len(clauses) - 1
            too_long = length_on_screen(run.strip(_EDGES), language) > limit * _TOLERANCE
            for piece, cost in _fitting(run, language, limit):
                finished = _finished(without_connective(piece.strip(), language))
                if finished:
                    ends = last == len(clauses) - 1 and run.endswith(piece)
                    score = _score(finished, language, limit, starts=first == 0, ends=ends, whole=whole and cost == 0)
                    found.append((score - cost - 0.15 * order, finished))
            if too_long:
                break
    return found


def _run(text: str, clauses: list[str], first: int, last: int) -> str:
    """The stretch of `text` from the first to the last clause, with what stands between them."""
    position = 0
    starts = []
    for clause in clauses:
        position = text.index(clause, position)
        starts.append(position)
        position += len(clause)
    return text[starts[first]:starts[last] + len(clauses[last])]


def _fitting(run: str, language: str, limit: int) -> list[tuple[str, float]]:
    """The run itself if it fits, else its longest beginnings (Japanese: ends) at phrase boundaries, at a price."""
    if length_on_screen(run.strip(_EDGES), language) <= limit * _TOLERANCE:
        return [(run, 0.0)]
    parts = phrases(run, language)
    from_end = base_language(language) == "ja"
    found: list[tuple[str, float]] = []
    for count in range(len(parts) - 1, 0, -1):
        piece = "".join(parts[-count:] if from_end else parts[:count])
        if length_on_screen(piece.strip(_EDGES), language) > limit or not (from_end or _may_end(piece, parts[count], language)):
            continue
        joined = 0.4 if not from_end and _first_word(parts[count]) in ("and", "or", "und", "et", "y", "e") else 0.0
        found.append((piece, 0.9 + joined + 0.25 * len(found)))
        if len(found) == 3:
            break
    return found


def _may_end(piece: str, following: str, language: str) -> bool:
    lists = words_of(language)
    if joins_without_space(language):
        return not any(piece.rstrip(_EDGES).endswith(word) for word in lists.never_end)
    next_word = _first_word(following)
    return next_word not in _TIGHT and _last_word(piece) not in lists.never_end and len(piece.split()) >= 3


def _first_word(text: str) -> str:
    match = re.search(r"[^\W_]+(?:['’][^\W\d_]+)?", text)
    return match.group().lower() if match else ""


def _last_word(text: str) -> str:
    found = re.findall(r"[^\W_]+(?:['’][^\W\d_]+)?", text)
    return found[-1].lower() if found else ""


def _finished(piece: str) -> str:
    """Without loose marks and lone quotation marks; the first letter large."""
    text = piece.strip().strip(_EDGES)
    for left, right in (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"), ("„", "“")):
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text[:1] in _QUOTES and text[-1:] in _QUOTES and not any(mark in text[1:-1] for mark in _QUOTES):
        text = text[1:-1].rstrip(_EDGES)
    return text[:1].upper() + text[1:] if any(char.isalnum() for char in text) else ""


def _score(text: str, language: str, limit: int, *, starts: bool, ends: bool, whole: bool) -> float:
    lists = words_of(language)
    length = length_on_screen(text, language)
    words = content_words(text, language)
    score = 0.35 * min(len(words), 5) + (0.6 if re.search(r"\d", text) else 0.0) + (0.5 if whole else 0.0)
    score += 0.3 if text.endswith(("?", "？", "؟")) else 0.0
    score -= 1.0 if length < limit * 0.2 else 0.0
    score -= 0.3 if length > limit * 0.85 else 0.0
    if joins_without_space(language):
        score += 0.9 if ends else 0.0  # the point of the sentence comes last
        score -= 0.6 if any(text.startswith(word) for word in lists.clause_openers | lists.pointers) else 0.0
        return score - (1.5 if _SETTING_ENDS[base_language(language) == "ja"].search(text) and not ends else 0.0)
    first = _first_word(text)
    is_setting = first in lists.break_before or first in _SETTING_STARTS
    score += 0.5 if starts and not is_setting else 0.3 if ends else 0.0
    score += 0.4 if first in _SUBJECT_STARTS and len(text.split()) > 2 else 0.0
    score -= 1.4 if first in lists.clause_openers else 0.9 if first in lists.break_before else 0.0
    score -= 0.5 if first in lists.pointers or (base_language(language) == "en" and first.endswith("ing")) else 0.0
    score -= 1.6 if len(text.split()) < 3 else 0.0
    return score
