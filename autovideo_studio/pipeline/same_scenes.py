"""Which scenes of a script written anew are those of the script before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import chain, count

from autovideo_studio.domain.script import Scene, Script
from autovideo_studio.pipeline.script import with_unique_ids

LIKENESS = 0.5
"""Of its letters, by threes, that a scene shares with itself after a change. (Other texts of the language share a third.)"""


def same_scenes(script: Script, before: Script) -> Script:
    """`script` with the ids of the scenes in `before` that say the same, or stood in the same place and say much the same: a
    scene whose words were changed is still that scene, looks as it did and keeps what was made for it."""
    keys, old_keys = _keys(script.scenes), _keys(before.scenes)
    named = {key: scene.id for key, scene in zip(old_keys, before.scenes, strict=True)}
    changed = dict(_changed(script.scenes, before.scenes, keys, old_keys))
    kept = {key: id for key in keys if (id := named.get(key) or changed.get(key))}
    fresh = _unused({*kept.values()})
    return replace(script, scenes=tuple(replace(scene, id=kept.get(key) or fresh(key))
                                        for key, scene in zip(keys, script.scenes, strict=True)))


def _unused(taken: set[str]) -> Callable[[str], str]:
    """A new scene may say what an old one, since changed, said first: it gets a number."""
    def fresh(key: str) -> str:
        id = next(id for id in chain([key], (f"{key}-{number}" for number in count(2))) if id not in taken)
        taken.add(id)
        return id

    return fresh


def _keys(scenes: Sequence[Scene]) -> list[str]:
    return [scene.id for scene in with_unique_ids(scenes)]


def _changed(scenes: Sequence[Scene], before: Sequence[Scene], keys: Sequence[str],
             old_keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(key, id of the old scene) of those that were changed where they stand."""
    for what, old_start, old_end, start, end in SequenceMatcher(None, old_keys, keys, autojunk=False).get_opcodes():
        if what != "replace":
            continue
        left = [(_threes(before[old]), before[old].id) for old in range(old_start, old_end) if old_keys[old] not in keys]
        for new in (new for new in range(start, end) if keys[new] not in old_keys):
            threes = _threes(scenes[new])
            like = next((number for number, (old, _) in enumerate(left) if _alike(old, threes)), None)
            if like is not None:
                yield keys[new], left[like][1]
                left = left[like + 1:]


def _threes(scene: Scene) -> Counter[str]:
    """Letters by threes tell texts of any script apart, in a thirtieth of the time that the longest common ones take."""
    return Counter(scene.narration[at:at + 3] for at in range(max(1, len(scene.narration) - 2)))


def _alike(one: Counter[str], other: Counter[str]) -> bool:
    return 2 * (one & other).total() >= LIKENESS * (one.total() + other.total())
