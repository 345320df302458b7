"""The keyframes of the selected clip: one of its animated numbers as a curve over the clip's time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from autovideo_studio.domain.keyframe import SMOOTH, Animated, Easing
from autovideo_studio.domain.numbers import numbers
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import animating, catalogues
from autovideo_studio.services.animating import NumberOf
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.fields import ChoiceRow, NumberLine
from autovideo_studio.ui.inspector.options import number_line
from autovideo_studio.ui.widgets.buttons import icon_button
from autovideo_studio.ui.widgets.curve_view import CurveView
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, row


class KeyframesSection(QWidget):
    """Which numbers there are: those of `lines` (by name) that the clip has, and those of its effects. Unseen while none is
    animated."""

    def __init__(self, editor: Editor, lines: Callable[[], dict[str, NumberLine]]) -> None:
        super().__init__()
        self._editor, self._own = editor, lines
        self._placed: Placed | None = None
        self._numbers: dict[str, tuple[NumberOf, NumberLine]] = {}
        self.setObjectName("inspectorKeyframes")
        self._which = QComboBox()
        self._which.setObjectName("keyframesNumber")
        self._which.setAccessibleName(tr("Animated number"))
        self._which.activated.connect(lambda index: self._show())
        self._view = CurveView(self._bounded, animating.with_key, animating.without_key, name="keyframesCurve",
                               title=tr("Curve over the clip's time"))
        self._view.changed.connect(self._put)
        self._view.finished.connect(editor.seal)
        self._view.chosen.connect(lambda frame: self._say())
        self._view.sought.connect(self._seek)
        self._easing = ChoiceRow("easing", tr("To the next"), easings(), self._ease)
        self._facts = label(size=12, tone="3", name="keyframesFacts")
        tools = [icon_button(icon, tip, run, size=26, icon_size=14, name=name) for icon, tip, run, name in (
            ("skip-back", tr("To the key before (Page Up)"), lambda: self._go(-1), "keyframesBefore"),
            ("skip-forward", tr("To the next key (Page Down)"), lambda: self._go(1), "keyframesNext"),
            ("plus", tr("Key at the playhead (Insert)"), self._view.make_key, "keyframesAdd"),
            ("trash-2", tr("Remove the key (Delete)"), self._view.drop_key, "keyframesRemove"))]
        head = row(label(tr("Keyframes"), weight=600), None, *tools, spacing=2)
        column(head, self._which, self._view, self._facts, self._easing, margins=(16, 8, 12, 12), spacing=8, on=self)

    def show_clips(self, chosen: list[Placed]) -> None:
        """Only a single clip has a curve."""
        self._placed = chosen[0] if len(chosen) == 1 else None
        self._numbers = self._animated() if self._placed else {}
        self.setVisible(bool(self._numbers))
        if not self._numbers:
            return
        current = self._which.currentData()
        if [self._which.itemData(number) for number in range(self._which.count())] != list(self._numbers):
            self._which.clear()
            for id, (_, of) in self._numbers.items():
                self._which.addItem(of.title, id)
            self._which.setCurrentIndex(max(0, self._which.findData(current)))
        self._show()

    def _animated(self) -> dict[str, tuple[NumberOf, NumberLine]]:
        """By id, what is animated in the clip."""
        assert self._placed is not None
        clip, known = self._placed.clip, numbers(self._placed.clip)
        found = {name: (NumberOf(name), _named(name, of)) for name, of in self._own().items()
                 if name in known and known[name].keyframes}
        for index, effect in enumerate(clip.effects):
            kind = catalogues.effect(effect.effect)
            for number in kind.numbers if kind else ():
                if (animated := effect.params.get(number.name)) and animated.keyframes:
                    of = number_line(number, f"{index}_{number.name}")
                    title = f"{kind.text if kind else ''}: {number.text}"
                    found[of.name] = NumberOf(number.name, number.default, index), replace(of, title=title)
        return found

    def _show(self) -> None:
        number, of = self._numbers[self._which.currentData()]
        assert self._placed is not None
        at = min(max(0, self._editor.state.playhead - self._placed.range.start), self._placed.range.duration - 1)
        self._view.show_number(number.of(self._placed.clip), self._placed.range.duration, at, of.lowest, of.highest,
                               of.step / of.factor)
        self._say()

    def _say(self) -> None:
        """The key in hand in numbers, and how it goes on."""
        if not self._numbers or self._placed is None:
            return
        number, of = self._numbers[self._which.currentData()]
        key = next((one for one in number.of(self._placed.clip).keyframes if one.frame == self._view.key), None)
        self._easing.setEnabled(key is not None)
        if key is None:
            self._facts.setText(tr("Choose a key, or double-click the curve for a new one."))
            return
        self._facts.setText(tr("Frame {frame} · {value}", frame=key.frame,
                               value=f"{key.value * of.factor:.{of.decimals}f}{of.unit}"))
        self._easing.show_value(key.easing)

    def _bounded(self, animated: Animated, frame: int, to: int, value: float) -> Animated:
        """Within the clip and within what the number may be."""
        _, of = self._numbers[self._which.currentData()]
        assert self._placed is not None
        to = min(max(0, to), self._placed.range.duration - 1)
        return animating.moved_key(animated, frame, to, round(min(of.highest, max(of.lowest, value)), 6))

    def _put(self, animated: Animated) -> None:
        if self._placed is not None and (placed := self._editor.placed(self._placed.clip.id)) is not None:
            number, _ = self._numbers[self._which.currentData()]
            self._editor.apply(animating.put(placed.clip, number, animated), "inspector")

    def _ease(self, easing: str) -> None:
        self._view.set_easing(Easing(easing), SMOOTH)

    def _go(self, step: int) -> None:
        """The playhead to the key before or behind it, which is then in hand."""
        if self._placed is None or not self._numbers:
            return
        number, _ = self._numbers[self._which.currentData()]
        at = self._editor.state.playhead - self._placed.range.start
        frames = [key.frame for key in number.of(self._placed.clip).keyframes]
        later = [frame for frame in frames if frame > at]
        earlier = [frame for frame in frames if frame < at]
        if found := later[:1] if step > 0 else earlier[-1:]:
            self._seek(found[0])
            self._view.choose(found[0])

    def _seek(self, frame: int) -> None:
        if self._placed is not None:
            self._editor.seek(self._placed.range.start + frame)


def _named(name: str, of: NumberLine) -> NumberLine:
    """With what it belongs to: "Shadow: Softness"."""
    kind, *rest = name.split(".")
    owner = tr("Shadow") if kind == "shadow" else tr("Mask {number}", number=int(rest[0]) + 1) if kind == "mask" else ""
    return replace(of, title=f"{owner}: {of.title}") if owner else of


def easings() -> tuple[tuple[str, str], ...]:
    names = {Easing.HOLD: tr("Hold"), Easing.LINEAR: tr("Even"), Easing.EASE_IN: tr("Slow start"),
             Easing.EASE_OUT: tr("Slow end"), Easing.EASE_IN_OUT: tr("Slow at both ends"),
             Easing.OVERSHOOT: tr("Overshoot"), Easing.BEZIER: tr("Own curve")}
    return tuple((easing.value, text) for easing, text in names.items())
