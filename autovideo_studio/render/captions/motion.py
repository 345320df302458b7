"""What a caption does while its words are spoken.

Where all words are seen from the start, a caption is two sprites, the plain lines and the same lines in the accent, of which each
frame reveals what has been said. Where single words or letters move, each is a sprite of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from autovideo_studio.render.captions.typeset import Lying, SpokenWord, Typeset
from autovideo_studio.render.drawing import Drawing, Placed, Sprite
from autovideo_studio.render.easing import ease_out, overshoot, progress
from autovideo_studio.render.text import is_rtl
from autovideo_studio.render.text_units import letters

ENTRANCE_SECONDS = 0.13
LETTER_SECONDS = 0.16
LARGER = 1.1
"""How much a word grows while it is spoken."""


def moving(typeset: Typeset, duration: int, rate: Fraction) -> Drawing:
    style, words = typeset.style, tuple(typeset.spoken_words())
    entrance = max(2.0, ENTRANCE_SECONDS * float(rate))
    if style.mode in ("pop", "grow"):
        pairs = tuple(_Word(spoken, *typeset.plain_and_accent(spoken.line, spoken.start, spoken.end)) for spoken in words)
        ground = _lying(typeset, typeset.ground())
        return _Words(ground, pairs, duration, entrance, comes_with_its_word=style.mode == "pop")
    if style.mode == "letters":
        steps = tuple(step for spoken in words for step in _letters(typeset, spoken))
        return _Letters(_lying(typeset, typeset.ground()), steps, duration, max(2.0, LETTER_SECONDS * float(rate)), typeset.size)
    base = typeset.on_its_ground()
    if style.mode == "karaoke":
        rows = tuple(typeset.row(index) for index in range(len(typeset.lines)))
        fill = typeset.all_words("spoken", style.spoken)
        return _Karaoke(base, fill, typeset.x, typeset.y, duration, entrance, words, rows, typeset.rtl)
    pills = tuple(typeset.pill(word) for word in words) if style.mode == "box" else ()
    return _Marked(base, typeset.x, typeset.y, duration, entrance, words, pills)


def _lying(typeset: Typeset, sprite: Sprite | None) -> Lying | None:
    return Lying(sprite, typeset.x, typeset.y) if sprite else None


@dataclass(frozen=True, slots=True)
class _Karaoke:
    base: Sprite
    fill: Sprite
    x: int
    y: int
    duration: int
    entrance: float
    words: tuple[SpokenWord, ...]
    rows: tuple[tuple[float, float], ...]
    rtl: bool

    def placed(self, frame: float) -> tuple[Placed, ...]:
        if not 0 <= frame < self.duration:
            return ()
        scale, opacity = _entrance(frame, self.entrance)
        here = [Placed(self.base, self.x, self.y, scale=scale, opacity=opacity)]
        here += [
            Placed(self.fill, self.x, self.y, scale=scale, opacity=opacity, reveal=reveal) for reveal in self._reveals(frame)
        ]
        return tuple(here)

    def _reveals(self, frame: float) -> list[tuple[float, float, float, float]]:
        """What has been said: whole lines in one piece, the current line up to the current letter."""
        found = []
        for index, (top, bottom) in enumerate(self.rows):
            words = [word for word in self.words if word.line == index]
            begun = [word for word in words if frame >= word.word.start]
            if not begun:
                continue
            if len(begun) == len(words) and all(frame >= word.word.end for word in words):
                found.append((0.0, top, 1.0, bottom))
            elif _one_way(words, rtl=self.rtl):
                edge = self._edge(begun[-1], frame)
                found.append((edge, top, 1.0, bottom) if self.rtl else (0.0, top, edge, bottom))
            else:
                found += [self._alone(word, frame, top, bottom) for word in begun]
        return found

    def _edge(self, spoken: SpokenWord, frame: float) -> float:
        done = progress(frame, spoken.word.start, spoken.word.end - spoken.word.start)
        leftwards = is_rtl(spoken.word.text)
        x = spoken.box.right() - spoken.box.width() * done if leftwards else spoken.box.left() + spoken.box.width() * done
        return min(1.0, max(0.0, round(x) / self.fill.width))

    def _alone(self, spoken: SpokenWord, frame: float, top: float, bottom: float) -> tuple[float, float, float, float]:
        """One word of a line in which both directions meet."""
        edge, left, right = (
            self._edge(spoken, frame),
            round(spoken.box.left()) / self.fill.width,
            round(spoken.box.right()) / self.fill.width,
        )
        if is_rtl(spoken.word.text):
            return min(edge, right), top, right, bottom
        return left, top, max(edge, left), bottom


@dataclass(frozen=True, slots=True)
class _Marked:
    base: Sprite
    x: int
    y: int
    duration: int
    entrance: float
    words: tuple[SpokenWord, ...]
    pills: tuple[Lying, ...]

    def placed(self, frame: float) -> tuple[Placed, ...]:
        if not 0 <= frame < self.duration:
            return ()
        scale, opacity = _entrance(frame, self.entrance)
        here = [Placed(self.base, self.x, self.y, scale=scale, opacity=opacity)]
        for spoken, pill in zip(self.words, self.pills, strict=False):
            if spoken.word.start <= frame < spoken.word.end and frame >= self.entrance * 0.6:
                here.append(Placed(pill.sprite, pill.x, pill.y, opacity=0.55 + 0.45 * progress(frame, spoken.word.start, 3)))
        return tuple(here)


def _entrance(frame: float, length: float) -> tuple[float, float]:
    passed = progress(frame + 1, 0, length)
    return (1.0, 1.0) if passed >= 1.0 else (0.92 + 0.08 * overshoot(passed), min(1.0, passed * 1.4))


def _one_way(words: list[SpokenWord], *, rtl: bool) -> bool:
    """Do all words of the line, and their letters, run the same way?"""
    lefts = [word.box.left() for word in words]
    return lefts == sorted(lefts, reverse=rtl) and all(is_rtl(word.word.text) == rtl for word in words)


@dataclass(frozen=True, slots=True)
class _Word:
    spoken: SpokenWord
    plain: Lying | None
    accent: Lying | None


@dataclass(frozen=True, slots=True)
class _Words:
    """Each word for itself: it is in the accent while it is spoken, a little larger, or pops up only then."""

    ground: Lying | None
    words: tuple[_Word, ...]
    duration: int
    entrance: float
    comes_with_its_word: bool

    def placed(self, frame: float) -> tuple[Placed, ...]:
        if not 0 <= frame < self.duration:
            return ()
        _, opacity = _entrance(frame, self.entrance)
        here = [Placed(self.ground.sprite, self.ground.x, self.ground.y, opacity=opacity)] if self.ground else []
        speaking: list[Placed] = []
        for word in self.words:
            spoken = word.spoken.word
            now = spoken.start <= frame < spoken.end
            lying = word.accent if now else word.plain
            if lying is None or (self.comes_with_its_word and frame < spoken.start):
                continue
            passed = progress(frame + 1, spoken.start, self.entrance + 1)
            if self.comes_with_its_word:
                scale, seen = 0.55 + 0.45 * overshoot(passed, 2.0), min(1.0, 2 * passed)
            else:
                scale, seen = (1 + (LARGER - 1) * overshoot(passed) if now else 1.0), opacity
            (speaking if now else here).append(Placed(lying.sprite, lying.x, lying.y, scale=scale, opacity=seen))
        return (*here, *speaking)


@dataclass(frozen=True, slots=True)
class _Step:
    """Some letters, from which frame on they are seen, and until when their word is spoken."""

    start: float
    end: float
    plain: Lying
    accent: Lying


def _letters(typeset: Typeset, spoken: SpokenWord) -> list[_Step]:
    """The letters of a word, spread over the first part of its time."""
    line, word = typeset.lines[spoken.line], spoken.word
    pieces = letters(line, spoken.start, spoken.end)
    found = []
    for number, (start, end) in enumerate(pieces):
        plain, accent = typeset.plain_and_accent(spoken.line, start, end)
        if plain and accent:
            found.append(_Step(word.start + 0.8 * (word.end - word.start) * number / len(pieces), word.end, plain, accent))
    return found


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters rise as they are spoken, in the accent until their word is over."""

    ground: Lying | None
    steps: tuple[_Step, ...]
    duration: int
    length: float
    size: int

    def placed(self, frame: float) -> tuple[Placed, ...]:
        if not 0 <= frame < self.duration:
            return ()
        here = [Placed(self.ground.sprite, self.ground.x, self.ground.y)] if self.ground else []
        for step in self.steps:
            passed = progress(frame + 1, step.start, self.length)
            if passed > 0 and frame >= step.start:
                lying = step.accent if frame < step.end else step.plain
                rise = round(0.35 * self.size * (1 - ease_out(passed)))
                here.append(Placed(lying.sprite, lying.x, lying.y + rise, opacity=min(1.0, 1.5 * passed)))
        return tuple(here)
