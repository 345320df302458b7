"""From what a scene says to a drawn picture: which layout, with which words and numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.domain.script import Scene
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.pipeline.enumeration import Enumeration, find_enumeration
from autovideo_studio.pipeline.figures import figure_label, figures, notable_figure
from autovideo_studio.pipeline.key_clause import key_clause
from autovideo_studio.pipeline.motifs import choose_motif, motif_icon
from autovideo_studio.pipeline.script import BULLET
from autovideo_studio.pipeline.segmentation import joins_without_space, phrases, sentences
from autovideo_studio.pipeline.terms import content_words, stem
from autovideo_studio.pipeline.words import words_of

BREAK = "\u200b"
_MOST_ITEMS = 5
_WRITTEN = {"title", "subtitle", "text", "items", "label"}
"""The parameters that may need more than one line."""


def choose_graphic(scene: Scene, *, index: int, count: int, style: str, language: str, seed: int,
                   previous_layout: str = "", variant: int = 0) -> GraphicReference:
    """The picture of scene `index` of `count`. The same scene in the same place gives the same picture; the seed of its
    variations comes from `seed` and the scene's id alone, so other scenes' changes do not touch it. Another `variant` is laid out
    and drawn otherwise, and follows the prompt more than the words."""
    layouts = _layouts(scene, index, language, previous_layout)
    layout, params = layouts[variant % len(layouts)]
    asked = 6.0 if variant else 1.0
    motif = choose_motif(((scene.narration, 3.0), (scene.on_screen, 2.0), (scene.prompt, asked)), language)
    params = {**_breakable(params, language), "motif": motif, "icon": motif_icon(motif), "language": language}
    own_seed = int(digest_of([seed, scene.id, *([variant] if variant else [])])[:8], 16) & 0x7FFFFFFF
    return GraphicReference(layout, style, frozendict(params), own_seed)


def _breakable(params: Mapping[str, Any], language: str) -> dict[str, Any]:
    """In scripts without spaces a zero-width space between phrases says where a line may end."""
    if not joins_without_space(language):
        return dict(params)

    def broken(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(broken(item) for item in value)
        return BREAK.join(phrases(value, language)) if isinstance(value, str) else value

    changed = {name: broken(value) if name in _WRITTEN else value for name, value in params.items()}
    if "emphasis" in params:
        changed["emphasis"] = tuple(_within(changed["text"], piece) for piece in params["emphasis"])
    return changed


def _within(broken: str, piece: str) -> str:
    """`piece` as it stands in a text with break marks."""
    found = re.search(f"{BREAK}?".join(map(re.escape, piece)), broken)
    return found.group() if found else piece


def _layouts(scene: Scene, index: int, language: str, previous_layout: str) -> list[tuple[str, Mapping[str, Any]]]:
    """The best layout first, then others in which the scene can be shown."""
    best = _layout(scene, index, language, previous_layout)
    text = _headline(scene, language)
    others = (("statement", {"text": text, "emphasis": emphasis(text, scene, language)}),
              ("title", _title_params(scene, language)))
    return [best, *(other for other in others if other[0] != best[0])]


def _layout(scene: Scene, index: int, language: str, previous_layout: str) -> tuple[str, Mapping[str, Any]]:
    written = _written_list(scene.on_screen)
    if written:
        return "list", _list_params(written, scene)
    if index == 0:
        return "title", _title_params(scene, language)
    listed = _spoken_list(scene.narration, language)
    if listed:
        return "list", _list_params(listed, scene)
    number = _number_params(scene, language)
    if number and previous_layout != "number":
        return "number", number
    if scene.heading and previous_layout != "title":
        return "title", {"kicker": scene.heading, "title": _headline(scene, language), "subtitle": ""}
    text = _headline(scene, language)
    return "statement", {"text": text, "emphasis": emphasis(text, scene, language)}


def _headline(scene: Scene, language: str) -> str:
    return scene.on_screen.replace("\n", " ") or key_clause(scene.narration, language) or scene.heading


def _title_params(scene: Scene, language: str) -> dict[str, Any]:
    title = _headline(scene, language)
    subtitle = key_clause(scene.narration, language)
    told_twice = _same_words(subtitle, title, language)
    return {"kicker": scene.heading if scene.heading != title else "", "title": title, "subtitle": "" if told_twice else subtitle}


def _same_words(one: str, other: str, language: str) -> bool:
    mine = {stem(word, language) for word in content_words(one, language)}
    theirs = {stem(word, language) for word in content_words(other, language)}
    return not mine or len(mine & theirs) > 0.7 * min(len(mine), len(theirs) or 1)


def _written_list(on_screen: str) -> Enumeration | None:
    lines = [line for line in on_screen.split("\n") if line.strip()]
    items = tuple(line[len(BULLET):].strip() for line in lines if line.startswith(BULLET))
    if len(items) < 2:
        return None
    title = " ".join(line for line in lines if not line.startswith(BULLET))
    return Enumeration(title, items[:_MOST_ITEMS])


def _spoken_list(narration: str, language: str) -> Enumeration | None:
    found = (find_enumeration(sentence, language) for sentence in sentences(narration, language))
    return next((enumeration for enumeration in found if enumeration), None)


def _list_params(enumeration: Enumeration, scene: Scene) -> dict[str, Any]:
    return {"title": enumeration.title or scene.heading, "items": enumeration.items}


def _number_params(scene: Scene, language: str) -> dict[str, Any] | None:
    for source in (scene.on_screen, scene.narration):
        for sentence in sentences(source, language):
            figure = notable_figure(sentence, language)
            if figure:
                label = figure_label(sentence, figure, language)
                if source == scene.on_screen and len(label) <= len(figure.value) + len(figure.suffix) + 2:
                    label = key_clause(scene.narration, language)
                return {"value": figure.value, "number": figure.number, "decimals": figure.decimals, "prefix": figure.prefix,
                        "suffix": figure.suffix, "label": label}
    return None


def emphasis(text: str, scene: Scene, language: str) -> tuple[str, ...]:
    """One or two substrings of `text` to highlight: its numbers, else its longest word that is not the whole film's topic."""
    found = [text[figure.start:figure.end].strip() for figure in figures(text, language)]
    if found:
        return tuple(found[:2])
    if joins_without_space(language):
        lexicon = words_of(language).lexicon
        known = [word for word in content_words(text, language) if word in text and (not lexicon or word in lexicon)]
        return tuple(sorted(known, key=len, reverse=True)[:1])
    words = content_words(text, language)
    topic = {stem(word, language) for word in content_words(scene.prompt.split(":")[0] + " " + scene.heading, language)}
    fresh = [word for word in words if stem(word, language) not in topic] or words
    nouns = [word for word in fresh if not word.endswith(("ing", "ed", "ly"))] or fresh
    return tuple(sorted(nouns, key=lambda word: (-len(word), text.index(word)))[:1])
