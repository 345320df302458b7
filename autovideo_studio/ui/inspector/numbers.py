"""The numbers of the selected clips: each line puts its value, keys and reset into all of them as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.one_clip import OneClipEdit, for_each
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.numbers import every_number, numbers
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import animating
from autovideo_studio.services.animating import NumberOf
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.fields import NumberLine, NumberRow

NUMBERED_PARTS = attrgetter("transform", "sound", "appearance")
ALL_PARTS = attrgetter("transform", "sound", "appearance", "speed", "effects")


class ClipNumbers:
    """Lines are made by name (see `domain.numbers`) and shown together."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self.rows: dict[NumberOf, NumberRow] = {}

    def line(self, of: NumberLine, number: str = "") -> NumberRow:
        """`number` is its name where the line is called otherwise."""
        which = NumberOf(number or of.name)
        made = NumberRow(of, lambda value: self._put(which, value), self._editor.seal, lambda: self._toggle_key(which),
                         lambda: self._reset(which, of.default))
        self.rows[which] = made
        return made

    def lines(self) -> dict[str, NumberLine]:
        """How the numbers are shown that have a line by now, by name."""
        return {number.name: row.line for number, row in self.rows.items()}

    def show(self, chosen: list[Placed]) -> None:
        """Where a clip has no such number (no shadow, no mask) its line stays as it is."""
        known = [numbers(placed.clip) for placed in chosen]
        for number, row in self.rows.items():
            if all(number.name in each for each in known):
                values = [each[number.name].at(self.at(placed)) for each, placed in zip(known, chosen, strict=True)]
                row.show_values(values, self._has_key(chosen, number))

    def one_of_each(self, chosen: list[Placed]) -> list[Placed]:
        """Of clips that share their look, sound, speed and effects one is enough. The first stays the first."""
        alike = self._alike(chosen, ALL_PARTS, lambda clip: any(number.keyframes for number in every_number(clip)))
        return [group[0] for group in alike]

    def each(self, edit: Callable[[Placed], Edit]) -> None:
        """The edit for every selected clip, as one step."""
        chosen = self._editor.selected_clips()
        self._apply([edit(placed) for placed in chosen], len(chosen))

    def each_clip(self, edit: Callable[[Clip], Edit]) -> None:
        self.each(lambda placed: edit(placed.clip))

    def at(self, placed: Placed) -> int:
        """The clip's own frame under the playhead, or its nearest."""
        return min(max(0, self._editor.state.playhead - placed.start), placed.clip.duration - 1)

    def _put(self, number: NumberOf, value: float) -> None:
        """At the playhead where the number is animated, else for the whole clip."""
        self._each_number(lambda clip, at: animating.put_value(clip, number, at, value),
                          lambda clip: bool(number.of(clip).keyframes))

    def _toggle_key(self, number: NumberOf) -> None:
        """A keyframe at the playhead for each clip, or none where all have one."""
        edit = animating.drop_key if self._has_key(self._editor.selected_clips(), number) else animating.put_key
        self._each_number(lambda clip, at: edit(clip, number, at), lambda clip: True)
        self._editor.seal()

    def _reset(self, number: NumberOf, default: float) -> None:
        self._each_number(lambda clip, at: animating.put(clip, number, Animated(float(default))), lambda clip: False)
        self._editor.seal()

    def _each_number(self, edit: Callable[[Clip, int], OneClipEdit], moving: Callable[[Clip], bool]) -> None:
        """The edit, of a clip and its frame under the playhead, for every selected clip as one step: made once for those that
        are alike. `moving` clips are edited otherwise at another frame."""
        chosen = self._editor.selected_clips()
        edits: list[Edit] = [for_each(edit(first.clip, self.at(first)), tuple(placed.clip.id for placed in others))
                 for first, *others in self._alike(chosen, NUMBERED_PARTS, moving)]
        self._apply(edits, len(chosen))

    def _apply(self, edits: list[Edit], count: int) -> None:
        self._editor.apply_all(edits, tr("Change {count} clips", count=count), "inspector")

    def _alike(self, chosen: list[Placed], parts: Callable[[Clip], Iterable[object]],
               moving: Callable[[Clip], bool]) -> list[list[Placed]]:
        """The clips in groups that have the very same parts: thousands are mostly as they were made. `moving` clips of a group
        are at the same frame of their own as well."""
        groups: dict[tuple[int, ...], list[Placed]] = {}
        known: dict[tuple[int, ...], bool] = {}
        for placed in chosen:
            key = tuple(map(id, parts(placed.clip)))
            if key not in known:
                known[key] = moving(placed.clip)
            groups.setdefault((*key, self.at(placed)) if known[key] else key, []).append(placed)
        return list(groups.values())

    def _has_key(self, chosen: list[Placed], number: NumberOf) -> bool:
        return all(number.has_key(placed.clip, self.at(placed)) for placed in chosen)
