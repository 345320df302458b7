"""Markdown: an article with headings, or a creator's own script with directives.

    # title               the video's title
    ## heading            a new scene, and a chapter
    a paragraph           a scene
    ![alt](picture)       the picture of its scene (`alt` says what is seen)
    > text                text on the screen of its scene
    [pause 1.5s]          silence at this place (also 500ms)
    [visual: …]           what is seen
    [voice: id]           who speaks, in this scene and after it ([voice: auto] returns)
    ---                   a scene break
    - item                a list scene

A directive inside a paragraph belongs to it. Alone on its line it belongs to the paragraph that follows, or, at the end of a
section, to the one before; in a section without any words it makes a silent scene. A pause alone follows the paragraph before.

A document is a script as soon as it has one directive in square brackets, or `script: true` in its front matter; anything
else is an article in Markdown, whose pictures still count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING
from urllib.parse import unquote

from autovideo_studio.pipeline.boilerplate import is_boilerplate, without_citations
from autovideo_studio.pipeline.outline import Outline, Passage, Sentence, marked_sentences, pause_mark
from autovideo_studio.pipeline.segmentation import joins_without_space

if TYPE_CHECKING:
    from markdown_it.token import Token

_DIRECTIVE = re.compile(
    r"\[\s*(?:(?P<pause>pause)\s*:?\s*(?P<amount>[\d.]+)\s*(?P<unit>ms|seconds|sec|s)?"
    r"|(?P<kind>visual|voice)\s*:\s*(?P<value>[^\]]+?))\s*\]", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_FRONT_MATTER_LINE = re.compile(r"^[A-Za-z_][\w-]*\s*:", re.MULTILINE)
_LONGEST_PAUSE = Fraction(10)


@dataclass(frozen=True, slots=True)
class _Inline:
    """A paragraph's words, with marks where `pauses` stand, and what its directives ask."""

    text: str = ""
    pauses: tuple[Fraction, ...] = ()
    prompt: str = ""
    alt: str = ""
    media: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class _Wishes:
    """Directives that wait for the next paragraph."""

    on_screen: str = ""
    prompt: str = ""
    alt: str = ""
    media: str = ""

    def with_inline(self, inline: _Inline) -> _Wishes:
        return replace(self, prompt=inline.prompt or self.prompt, alt=inline.alt or self.alt, media=inline.media or self.media)

    def over(self, passage: Passage) -> Passage:
        """What was asked outright counts more than a picture's description."""
        return replace(passage, on_screen=self.on_screen or passage.on_screen, prompt=self.prompt or passage.prompt or self.alt,
                       media=self.media or passage.media)


def outline_of_markdown(text: str, language: str) -> Outline:
    """The outline of a Markdown document; see the module's text for the rules."""
    reader = _Reader(language)
    front, body = _front_matter(text)
    reader.title = front.get("title", "")
    reader.read(_tokens(body))
    return Outline(reader.title, tuple(reader.passages), reader.scripted or _says_script(front))


def is_script(text: str, language: str) -> bool:
    """Whether the outline of a Markdown document is `scripted`. What looks nowhere like a directive need not be parsed."""
    return _says_script(_front_matter(text)[0]) or (
        _DIRECTIVE.search(text) is not None and outline_of_markdown(text, language).scripted)


def _says_script(front: dict[str, str]) -> bool:
    return front.get("script", "").lower() in ("true", "yes")


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    match = _FRONT_MATTER.match(text)
    if not match or not _FRONT_MATTER_LINE.match(match.group(1).lstrip()):
        return {}, text
    pairs = (line.split(":", 1) for line in match.group(1).splitlines() if ":" in line)
    return {key.strip().lower(): value.strip().strip("\"'") for key, value in pairs}, text[match.end():]


def _tokens(text: str) -> list[Token]:
    from markdown_it import MarkdownIt

    # A line below "> text" would belong to the quotation in Markdown; creators mean it to be spoken.
    text = re.sub(r"^(>.*)\n(?=[^>\s])", r"\1\n\n", text, flags=re.MULTILINE)
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)


class _Reader:
    """Walks the tokens of a document and collects passages."""

    def __init__(self, language: str) -> None:
        self.title = ""
        self.passages: list[Passage] = []
        self.scripted = False
        self._language = language
        self._heading, self._section, self._voice = "", 0, ""
        self._wishes = _Wishes()

    def read(self, tokens: list[Token]) -> None:
        position = 0
        while position < len(tokens):
            end = _closing(tokens, position)
            inside = [token for token in tokens[position:end + 1] if token.type == "inline"]
            match tokens[position].type:
                case "heading_open":
                    self._read_heading(tokens[position].tag, inside)
                case "paragraph_open":
                    self._read_paragraph(self._inline(inside[0]))
                case "blockquote_open":
                    self._read_quote([self._inline(token) for token in inside])
                case "bullet_list_open" | "ordered_list_open":
                    self._read_list([self._inline(token) for token in inside])
                case "hr":
                    self._start_section(self._heading)
                case _:
                    pass  # code, tables and HTML are not spoken
            position = end + 1
        self._settle_wishes()

    def _read_heading(self, tag: str, inside: list[Token]) -> None:
        text = " ".join(_without_marks(self._inline(token).text) for token in inside)
        if tag == "h1" and not self.title and not self.passages:
            self.title = text
        else:
            self._start_section(text)

    def _start_section(self, heading: str) -> None:
        self._settle_wishes()
        self._heading, self._section = heading, self._section + 1

    def _settle_wishes(self) -> None:
        """At the end of a section: waiting directives go to its last passage, or make a silent one."""
        if self._wishes == _Wishes():
            return
        if self.passages and self.passages[-1].section == self._section:
            self.passages[-1] = self._wishes.over(self.passages[-1])
        else:
            self.passages.append(self._wishes.over(Passage((), self._section, self._heading, voice=self._voice)))
        self._wishes = _Wishes()

    def _read_paragraph(self, inline: _Inline) -> None:
        self._voice = {"": self._voice, "auto": ""}.get(inline.voice, inline.voice)
        text = without_citations(inline.text)
        if not _without_marks(text):
            self._wishes = self._wishes.with_inline(inline)
            self._add_pause_alone(inline.pauses)
        elif not is_boilerplate(_without_marks(text)):
            self._wishes = self._wishes.with_inline(inline)
            found = marked_sentences(text, list(inline.pauses), self._language)
            self._add(Passage(found, self._section, self._heading, voice=self._voice))

    def _read_quote(self, lines: list[_Inline]) -> None:
        for line in lines:
            shown = filter(None, [self._wishes.on_screen, _without_marks(line.text)])
            self._wishes = replace(self._wishes.with_inline(line), on_screen="\n".join(shown))

    def _read_list(self, lines: list[_Inline]) -> None:
        items = tuple(text for line in lines if (text := without_citations(_without_marks(line.text))))
        spoken = tuple(Sentence(_as_sentence(item, self._language)) for item in items)
        if spoken:
            for line in lines:
                self._wishes = self._wishes.with_inline(line)
            self._add(Passage(spoken, self._section, self._heading, items, voice=self._voice))

    def _add(self, passage: Passage) -> None:
        self.passages.append(self._wishes.over(passage))
        self._wishes = _Wishes()

    def _add_pause_alone(self, pauses: tuple[Fraction, ...]) -> None:
        if not pauses or not self.passages or not self.passages[-1].sentences:
            return
        last = self.passages[-1]
        sentence = last.sentences[-1]
        longer = replace(sentence, pauses=sentence.pauses + tuple((len(sentence.text), pause) for pause in pauses))
        self.passages[-1] = replace(last, sentences=(*last.sentences[:-1], longer))

    def _inline(self, token: Token) -> _Inline:
        """The words of an inline token without markup; code, HTML and pictures are not spoken."""
        parts: list[str] = []
        media = alt = ""
        for child in token.children or []:
            if child.type == "image":
                media, alt = _local_name(str(child.attrs.get("src", ""))), child.content
            elif child.type in ("softbreak", "hardbreak"):
                parts.append("\n" if joins_without_space(self._language) else " ")
            elif child.type in ("text", "code_inline"):
                parts.append(child.content)
        return self._with_directives("".join(parts), media, alt)

    def _with_directives(self, text: str, media: str, alt: str) -> _Inline:
        pauses: list[Fraction] = []
        asked = {"visual": "", "voice": ""}

        def take(match: re.Match[str]) -> str:
            self.scripted = True
            if match["pause"]:
                pauses.append(_pause(match["amount"], match["unit"] or "s"))
                return pause_mark(len(pauses) - 1)
            asked[match["kind"].lower()] = match["value"]
            return ""

        text = _DIRECTIVE.sub(take, text)
        return _Inline(text.replace("\n", "").strip(), tuple(pauses), asked["visual"], alt, media, asked["voice"])


def _closing(tokens: list[Token], position: int) -> int:
    """The index of the token that closes the block opened at `position` (itself when it is complete)."""
    depth = 0
    for index in range(position, len(tokens)):
        depth += tokens[index].nesting
        if depth <= 0:
            return index
    return len(tokens) - 1


def _pause(amount: str, unit: str) -> Fraction:
    try:
        seconds = Fraction(amount) / (1000 if unit.lower() == "ms" else 1)
    except ValueError:
        return Fraction(0)
    return min(seconds, _LONGEST_PAUSE)


def _local_name(address: str) -> str:
    """A picture's file name as written; nothing for an address on the network, which is never fetched."""
    return "" if re.match(r"(?i)(https?:|data:|//)", address) else unquote(address)


def _without_marks(text: str) -> str:
    return re.sub(r"[\ue000-\uefff]", "", text).strip()


def _as_sentence(item: str, language: str) -> str:
    if item[-1] in ".!?。！？؟…:;：；":
        return item
    return item + ("。" if joins_without_space(language) else ".")
