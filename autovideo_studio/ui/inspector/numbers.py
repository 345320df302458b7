"""The numbers of the selected clips: each line puts its value, keys and reset into all of them as one step."""

from __future__ import annotations

from collections.abc import Callable

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.numbers import every_number, numbers
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import animating
from autovideo_studio.services.animating import NumberOf
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.fields import NumberLine, NumberRow


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
        """Of clips that share their look, sound, speed and effects one is enough: thousands are mostly as they were made. The
        first stays the first."""
        found: dict[tuple[int, ...], Placed] = {}
        moving: dict[tuple[int, ...], bool] = {}
        for placed in chosen:
            clip = placed.clip
            key = id(clip.transform), id(clip.sound), id(clip.appearance), id(clip.speed), id(clip.effects)
            if key not in moving:
                moving[key] = any(number.keyframes for number in every_number(clip))
            found.setdefault((*key, self.at(placed)) if moving[key] else key, placed)
        return list(found.values())

    def each(self, edit: Callable[[Placed], Edit]) -> None:
        """The edit for every selected clip, as one step."""
        chosen = self._editor.selected_clips()
        self._editor.apply_all([edit(placed) for placed in chosen], tr("Change {count} clips", count=len(chosen)), "inspector")

    def each_clip(self, edit: Callable[[Clip], Edit]) -> None:
        self.each(lambda placed: edit(placed.clip))

    def at(self, placed: Placed) -> int:
        """The clip's own frame under the playhead, or its nearest."""
        return min(max(0, self._editor.state.playhead - placed.range.start), placed.range.duration - 1)

    def _put(self, number: NumberOf, value: float) -> None:
        """At the playhead where the number is animated, else for the whole clip."""
        self.each(lambda placed: animating.put_value(placed.clip, number, self.at(placed), value))

    def _toggle_key(self, number: NumberOf) -> None:
        """A keyframe at the playhead for each clip, or none where all have one."""
        edit = animating.drop_key if self._has_key(self._editor.selected_clips(), number) else animating.put_key
        self.each(lambda placed: edit(placed.clip, number, self.at(placed)))
        self._editor.seal()

    def _reset(self, number: NumberOf, default: float) -> None:
        self.each_clip(lambda clip: animating.put(clip, number, Animated(float(default))))
        self._editor.seal()

    def _has_key(self, chosen: list[Placed], number: NumberOf) -> bool:
        return all(number.has_key(placed.clip, self.at(placed)) for placed in chosen)
