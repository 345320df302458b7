"""What goes with the video: title, description, tags and chapters, within the platforms' limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from autovideo_studio.domain.script import Script
from autovideo_studio.pipeline.key_clause import key_clause
from autovideo_studio.pipeline.segmentation import joins_without_space, phrases, sentences
from autovideo_studio.pipeline.terms import content_words, stem

LONGEST_TITLE, LONGEST_DESCRIPTION, MOST_TAGS = 100, 4500, 15
_LONGEST_TAG, _LONGEST_TAGS = 30, 450
SHORTEST_CHAPTER_S, FEWEST_CHAPTERS = 10.0, 3


def package(script: Script, scene_starts: Mapping[str, float], seconds: float) -> dict[str, Any]:
    """The metadata of a finished video as JSON-able data: title, description, tags, chapters (start in seconds, title), language.

    `scene_starts` maps scene ids to seconds; `seconds` is the whole length.
    """
    chapters = find_chapters(script, scene_starts, seconds)
    return {"title": short_title(script), "description": _description(script, chapters), "tags": list(find_tags(script)),
            "chapters": [{"start": start, "title": title} for start, title in chapters], "language": script.language}


def short_title(script: Script) -> str:
    """The script's title in at most 100 characters, cut where a phrase ends."""
    title = " ".join(script.title.split()) or next(
        (key_clause(scene.narration, script.language) for scene in script.scenes if scene.narration), "")
    return cut_at_phrase(title.replace("<", "‹").replace(">", "›"), LONGEST_TITLE, script.language)


def cut_at_phrase(text: str, limit: int, language: str) -> str:
    """The longest beginning of `text` that fits and ends with a phrase, else with a word, else after `limit` characters."""
    if len(text) <= limit:
        return text
    for parts in (phrases(text, language), tuple(f"{word} " for word in text.split())):
        kept = ""
        for part in parts:
            if len((kept + part).rstrip(" ,;:，、；：-–—")) > limit:
                break
            kept += part
        if len(kept) >= limit / 2:
            return kept.rstrip(" ,;:，、；：-–—")
    return text[:limit]


def find_tags(script: Script) -> tuple[str, ...]:
    """At most 15 words that the script comes back to, the most frequent first, those of the title before all."""
    language = script.language
    counts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for weight, text in [(3, script.title), *((1, scene.narration) for scene in script.scenes),
                         *((2, scene.heading) for scene in script.scenes)]:
        for word in content_words(text, language):
            folded = stem(word, language)
            counts[folded] += weight
            written.setdefault(folded, Counter())[word.lower() if word.istitle() else word] += 1
    tags: list[str] = []
    for folded, count in sorted(counts.items(), key=lambda pair: -pair[1]):
        tag = written[folded].most_common(1)[0][0]
        if count >= 2 and 2 <= len(tag) <= _LONGEST_TAG and sum(map(len, tags)) + len(tag) <= _LONGEST_TAGS and tag not in tags:
            tags.append(tag)
    return tuple(tags[:MOST_TAGS])


def find_chapters(script: Script, scene_starts: Mapping[str, float], seconds: float) -> tuple[tuple[float, str], ...]:
    """Chapters from the headings: the first at 0, each at least 10 s long, three or more, or none at all (YouTube's rules)."""
    found: list[tuple[float, str]] = []
    for number, scene in enumerate(script.scenes):
        start = scene_starts.get(scene.id)
        if start is None or not (scene.heading or number == 0):
            continue
        title = scene.heading or cut_at_phrase(script.title, LONGEST_TITLE, script.language)
        if not found:
            found.append((0.0, title))
        elif start - found[-1][0] >= SHORTEST_CHAPTER_S and seconds - start >= SHORTEST_CHAPTER_S:
            found.append((start, title))
    return tuple(found) if len(found) >= FEWEST_CHAPTERS and all(title for _, title in found) else ()


def _description(script: Script, chapters: tuple[tuple[float, str], ...]) -> str:
    """The first sentences, then the chapters as times that platforms make clickable."""
    spoken = [sentence for scene in script.scenes for sentence in sentences(scene.narration, script.language)]
    opening = ("" if joins_without_space(script.language) else " ").join(spoken[:3])
    listed = "\n".join(f"{_clock(start)} {title}" for start, title in chapters)
    text = "\n\n".join(filter(None, [opening, listed])).replace("<", "‹").replace(">", "›")
    return text if len(text) <= LONGEST_DESCRIPTION else cut_at_phrase(opening, LONGEST_DESCRIPTION, script.language)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
