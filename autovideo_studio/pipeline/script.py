"""From a source text to a script of scenes. Nothing is invented: every spoken word is the source's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from autovideo_studio.domain.brief import Brief, SourceKind
from autovideo_studio.domain.script import Beat, Scene, Script
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.pipeline.condense import Candidate, condense, without_connective
from autovideo_studio.pipeline.directives import outline_of_markdown
from autovideo_studio.pipeline.key_clause import key_clause
from autovideo_studio.pipeline.outline import Outline, Passage, Sentence, outline_of_text
from autovideo_studio.pipeline.segmentation import join_sentences, joins_without_space, speech_seconds
from autovideo_studio.pipeline.terms import content_words

SHORTEST_SCENE_S, LONGEST_SCENE_S = 4.0, 12.0
_MOST_SENTENCES = 3
_SILENT_SCENE = Fraction(3)
BULLET = "• "
"""Begins each line of `Scene.on_screen` that is an item of a list; the line before them, if any, is the list's title."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The sentences of one scene and the passage that they come from."""

    sentences: tuple[Sentence, ...]
    passage: Passage
    first_of_passage: bool


def write_script(source_text: str, brief: Brief) -> Script:
    """The script of `source_text` in `brief.language`, condensed to `brief.seconds` where that is given and the text is longer.

    A creator's own script (see `directives`) keeps its scenes; an article is cut into scenes of 1–3 sentences, 4–12 s each.
    Scene ids come from the words, so that an unchanged scene keeps its id. Raises `InvalidInput` for a topic or an empty text.
    """
    if brief.source_kind is SourceKind.TOPIC:
        raise InvalidInput(tr("A topic is not yet a text that can be spoken. Nothing was made."),
                           tr("Give a text or an article, or set up a text provider that writes one."))
    language = brief.language
    markdown = brief.source_kind is SourceKind.MARKDOWN
    outline = outline_of_markdown(source_text, language) if markdown else outline_of_text(source_text, language)
    if not outline.passages:
        raise InvalidInput(tr("There is nothing to say in this text: it has no sentence. Nothing was made."),
                           tr("Give a text with at least one full sentence."))
    passages = _condensed(outline, brief)
    groups = _scenes_as_written(passages) if outline.scripted else _grouped(passages, language)
    title = brief.title or outline.title or key_clause(groups[0].sentences[0].text if groups[0].sentences else "", language)
    return Script(title, language, with_unique_ids(_scenes(groups, language, title)))


def _condensed(outline: Outline, brief: Brief) -> tuple[Passage, ...]:
    """The passages with only the sentences that fit the length asked for; lists go or stay whole."""
    if brief.seconds is None:
        return outline.passages
    language = brief.language
    places, candidates = [], []
    for number, passage in enumerate(outline.passages):
        favoured = bool(passage.on_screen or passage.media or (passage.prompt and outline.scripted))
        texts = [join_sentences([item.text for item in passage.sentences], language)] if passage.items else [
            item.text for item in passage.sentences]
        for index, text in enumerate(texts):
            if text:
                places.append((number, index))
                candidates.append(Candidate(text, passage.section, number, passage.heading, favoured and index == 0))
    kept = {places[index] for index in condense(candidates, float(brief.seconds), language, brief.title or outline.title)}
    passages = []
    for number, passage in enumerate(outline.passages):
        if passage.items or not passage.sentences:
            if (number, 0) in kept or not passage.sentences:
                passages.append(passage)
            continue
        chosen = tuple(_freed(passage, index, (number, index - 1) in kept or _ends_before(outline, number, index, kept), language)
                       for index in range(len(passage.sentences)) if (number, index) in kept)
        if chosen:
            passages.append(replace(passage, sentences=chosen))
    return tuple(passages)


def _ends_before(outline: Outline, number: int, index: int, kept: set[tuple[int, int]]) -> bool:
    """Whether a paragraph's first sentence still follows the last one of the paragraph before."""
    if index or not number:
        return False
    return (number - 1, len(outline.passages[number - 1].sentences) - 1) in kept


def _freed(passage: Passage, index: int, keeps_neighbour: bool, language: str) -> Sentence:
    """A sentence without a connective to one that was left out."""
    sentence = passage.sentences[index]
    if keeps_neighbour:
        return sentence
    text = without_connective(sentence.text, language)
    lost = len(sentence.text) - len(text)
    return Sentence(text, tuple((max(0, offset - lost), seconds) for offset, seconds in sentence.pauses))


def _scenes_as_written(passages: Sequence[Passage]) -> list[_Group]:
    return [_Group(passage.sentences, passage, True) for passage in passages]


def _grouped(passages: Sequence[Passage], language: str) -> list[_Group]:
    """Short sentences join the next one of their paragraph. A boundary depends only on the few sentences before it, so a
    change does not run through the rest."""
    groups: list[_Group] = []
    for passage in passages:
        if passage.items or not passage.sentences:
            groups.append(_Group(passage.sentences, passage, True))
            continue
        runs: list[list[Sentence]] = []
        for sentence in passage.sentences:
            if runs and _seconds(runs[-1], language) < SHORTEST_SCENE_S and _fits(runs[-1], sentence, language):
                runs[-1].append(sentence)
            else:
                runs.append([sentence])
        if len(runs) > 1 and _seconds(runs[-1], language) < SHORTEST_SCENE_S and _fits(runs[-2], runs[-1][0], language):
            last = runs.pop()
            runs[-1].extend(last)
        if groups and _may_merge(groups[-1].passage, passage) and (
                min(_seconds(groups[-1].sentences, language), _seconds(runs[0], language)) < SHORTEST_SCENE_S
                and _fits(groups[-1].sentences, runs[0][0], language) and len(runs[0]) == 1):
            groups[-1] = replace(groups[-1], sentences=(*groups[-1].sentences, *runs.pop(0)))
        groups.extend(_Group(tuple(run), passage, number == 0) for number, run in enumerate(runs))
    return groups


def _may_merge(before: Passage, passage: Passage) -> bool:
    """Whether a passage's first sentence may end the scene before: same section, and neither asks for anything of its own."""
    own = (passage.on_screen, passage.media, passage.prompt, before.on_screen, before.media, before.prompt)
    return before.section == passage.section and before.voice == passage.voice and not any(own) and not before.items


def _seconds(run: Sequence[Sentence], language: str) -> float:
    return sum(speech_seconds(item.text, language) for item in run)


def _fits(run: Sequence[Sentence], sentence: Sentence, language: str) -> bool:
    return len(run) < _MOST_SENTENCES and _seconds(run, language) + speech_seconds(sentence.text, language) <= LONGEST_SCENE_S


def _scenes(groups: Sequence[_Group], language: str, title: str) -> list[Scene]:
    scenes = []
    for number, group in enumerate(groups):
        passage = group.passage
        narration, pauses = _joined(group.sentences, language)
        beat = Beat.HOOK if number == 0 else Beat.CLOSE if number == len(groups) - 1 else Beat.BODY
        new_section = number == 0 or passage.section != groups[number - 1].passage.section
        on_screen = (passage.on_screen if group.first_of_passage else "") or _text_on_screen(group, beat, title, language)
        scenes.append(Scene(
            id="", narration=narration, beat=beat, heading=passage.heading if new_section else "", on_screen=on_screen,
            prompt=passage.prompt or visual_prompt(narration, passage.heading or title, language), media=passage.media,
            pauses=pauses if narration else ((0, _SILENT_SCENE),), voice=passage.voice))
    return scenes


def _joined(parts: Sequence[Sentence], language: str) -> tuple[str, tuple[tuple[int, Fraction], ...]]:
    narration = ""
    pauses: list[tuple[int, Fraction]] = []
    for part in parts:
        if narration and not joins_without_space(language):
            narration += " "
        pauses.extend((len(narration) + offset, seconds) for offset, seconds in part.pauses)
        narration += part.text
    return narration, tuple(pauses)


def _text_on_screen(group: _Group, beat: Beat, title: str, language: str) -> str:
    if group.passage.items:
        return "\n".join([group.passage.heading] * bool(group.passage.heading) + [BULLET + item for item in group.passage.items])
    if beat is Beat.HOOK and title:
        return title
    shown = group.sentences[-1:] if beat is Beat.CLOSE else group.sentences  # the last word is the close
    return key_clause(join_sentences([part.text for part in shown], language), language)


def visual_prompt(narration: str, topic: str, language: str) -> str:
    """What a picture of the scene should show: its content words, within the topic."""
    words = list(dict.fromkeys(content_words(narration, language)))[:8]
    return ": ".join(filter(None, [topic, ", ".join(words)]))


def with_unique_ids(scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """Ids from what a scene says (or, if it is silent, shows); the second of two equal ones gets a number."""
    seen: dict[str, int] = {}
    named = []
    for scene in scenes:
        words = " ".join(re.findall(r"\w+", scene.narration)) or scene.narration
        digest = digest_of(words or [scene.media, scene.on_screen, scene.prompt])[:16]
        seen[digest] = seen.get(digest, 0) + 1
        named.append(replace(scene, id=f"scene_{digest}" + (f"-{seen[digest]}" if seen[digest] > 1 else "")))
    return tuple(named)
