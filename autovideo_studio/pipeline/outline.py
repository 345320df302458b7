"""What every source becomes before it is a script: passages in order, under headings, with what the creator asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from autovideo_studio.pipeline.boilerplate import is_boilerplate, without_citations
from autovideo_studio.pipeline.segmentation import CJK, sentences

_SENTINEL = 0xE000  # private-use characters stand for pauses while a paragraph is cut into sentences
_MAX_PAUSES = 0x1000
_HEADING_LENGTH, _CJK_HEADING_LENGTH = 80, 30
_ENDS_SENTENCE = tuple(".!?。！？؟…:：;；,，、」”\"")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`pauses` are (offset in `text`, seconds)."""

    text: str
    pauses: tuple[tuple[int, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a list. `section` counts headings and breaks; `items` is filled for a list, whose words are also in
    `sentences`. The rest is what a creator asked for with directives."""

    sentences: tuple[Sentence, ...]
    section: int = 0
    heading: str = ""
    items: tuple[str, ...] = ()
    on_screen: str = ""
    prompt: str = ""
    media: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """`scripted` is True for a creator's own script, whose paragraphs are scenes."""

    title: str
    passages: tuple[Passage, ...]
    scripted: bool = False


def pause_mark(number: int) -> str:
    """The character that stands for pause `number` in a text given to `marked_sentences`."""
    return chr(_SENTINEL + number % _MAX_PAUSES)


def marked_sentences(text: str, pauses: list[Fraction], language: str) -> tuple[Sentence, ...]:
    """Sentences of a paragraph in which pause marks stand; each pause becomes an offset in its sentence.

    A pause after the last sentence stays at that sentence's end.
    """
    if not pauses:
        return tuple(Sentence(part) for part in sentences(text, language))
    found: list[Sentence] = []
    for part in sentences(text, language):
        plain, marks = _without_marks(part, pauses)
        if plain:
            found.append(Sentence(plain, marks))
        elif found:
            last = found[-1]
            found[-1] = replace(last, pauses=last.pauses + tuple((len(last.text), seconds) for _, seconds in marks))
        else:
            found.append(Sentence("", marks))
    return tuple(found)


def _without_marks(text: str, pauses: list[Fraction]) -> tuple[str, tuple[tuple[int, Fraction], ...]]:
    plain, marks = "", []
    for char in text:
        number = ord(char) - _SENTINEL
        if 0 <= number < _MAX_PAUSES:
            marks.append((len(plain), pauses[number]))
        elif char != " " or (plain and plain[-1] != " "):
            plain += char
    plain = plain.rstrip()
    return plain, tuple((min(offset, len(plain)), seconds) for offset, seconds in marks)


def outline_of_text(text: str, language: str) -> Outline:
    """A plain text: paragraphs between empty lines. A short line alone, without a full stop or with a question mark, is a
    heading; the first line, if it is one, the title."""
    title, heading, section = "", "", 0
    passages: list[Passage] = []
    blocks = [block for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")) if block.strip()]
    paragraphs = _one_line_paragraphs(blocks)
    for number, block in enumerate(paragraphs):
        paragraph = without_citations(_unwrapped(block))
        if is_boilerplate(paragraph):
            continue
        if len(paragraphs) > 1 and number + 1 < len(paragraphs) and _looks_like_heading(paragraph):
            if not title and not passages and number == 0:
                title = paragraph
            else:
                heading, section = paragraph, section + 1
            continue
        kept = tuple(Sentence(part) for part in sentences(paragraph, language) if not is_boilerplate(part))
        if kept:
            passages.append(Passage(kept, section, heading))
    return Outline(title, tuple(passages))


def _one_line_paragraphs(blocks: list[str]) -> list[str]:
    """A text without empty lines most of whose lines end sentences has one paragraph a line."""
    if len(blocks) != 1:
        return blocks
    lines = [line for line in blocks[0].split("\n") if line.strip()]
    if len(lines) > 1 and sum(line.rstrip().endswith(_ENDS_SENTENCE) for line in lines) >= 0.6 * len(lines):
        return lines
    return blocks


def _unwrapped(block: str) -> str:
    """Hard-wrapped lines joined: with a space, but without one between two CJK characters."""
    joined = re.sub(r"[ \t]*\n[ \t]*", "\n", block.strip())
    joined = re.sub(f"(?<=[{CJK}])\n(?=[{CJK}])", "", joined)
    return " ".join(joined.split())


def _looks_like_heading(paragraph: str) -> bool:
    limit = _CJK_HEADING_LENGTH if re.search(f"[{CJK}]", paragraph) else _HEADING_LENGTH
    if paragraph.endswith(("?", "？", "؟")):
        return len(paragraph) <= limit / 2
    return len(paragraph) <= limit and not paragraph.endswith(_ENDS_SENTENCE)
