"""One effect of the selected clips: its numbers with keyframes, its settings, on or off, up or down, away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.catalogues import STABILISE, Kind, Setting
from autovideo_studio.ui.inspector.fields import NumberRow
from autovideo_studio.ui.inspector.options import SettingRow, number_line
from autovideo_studio.ui.widgets.buttons import Segments, button, icon_button
from autovideo_studio.ui.widgets.labels import ElidedLabel, label
from autovideo_studio.ui.widgets.layouts import column, row
from autovideo_studio.ui.widgets.notices import picture
from autovideo_studio.ui.widgets.own_keys import OwnKeys
from autovideo_studio.ui.widgets.points_field import PointsField

CHANNELS = {"all": "", "red": "#FF6B6B", "green": "#4CD97B", "blue": "#5EA8FF"}


class Stack(Protocol):
    """What a card asks of the stack that it lies in; `index` is its place there."""

    def put_number(self, index: int, name: str, value: float) -> None: ...
    def toggle_key(self, index: int, name: str) -> None: ...
    def reset_number(self, index: int, name: str) -> None: ...
    def put_setting(self, index: int, name: str, value: Any) -> None: ...
    def seal(self) -> None: ...
    def switch(self, index: int, on: bool) -> None: ...
    def reorder(self, index: int, to: int) -> None: ...
    def remove(self, index: int) -> None: ...
    def reset(self, index: int) -> None: ...
    def choose_file(self, index: int) -> None: ...
    def measure(self, index: int) -> None: ...
    def place_at(self, y: float) -> int: ...


class EffectCard(QFrame):
    """Alt+Up and Alt+Down move it, Delete takes it out, Space switches it; its head can be dragged."""

    def __init__(self, stack: Stack, index: int, kind: Kind | None, text: str, of: str = "") -> None:
        """`of` goes before the names of its controls where there is more than one stack."""
        super().__init__()
        self._of = f"{of}Effect" if of else "effect"
        self._stack, self.index, self._kind = stack, index, kind
        self._pressed: QPoint | None = None
        self.setObjectName(f"{self._of}Card_{index}")
        self.setAccessibleName(text)
        self.setProperty("role", "inset")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._numbers: dict[str, NumberRow] = {}
        self._settings: dict[str, SettingRow] = {}
        self._curves: CurvesRow | None = None
        self._file: FileRow | None = None
        self._motion: MotionRow | None = None
        self._body = QWidget()
        column(*self._rows(), margins=(10, 0, 8, 8), spacing=6, on=self._body)
        self._eye = icon_button("eye", tr("On or off"), lambda: stack.switch(index, self._eye.isChecked()), size=24, icon_size=14,
                                checkable=True, name=f"{self._of}Eye_{index}")
        fold = icon_button("chevron-down", tr("Fold"), self._fold, size=22, icon_size=14, name=f"{self._of}Fold_{index}")
        more = icon_button("ellipsis", tr("More"), size=24, icon_size=14, name=f"{self._of}More_{index}")
        more.clicked.connect(lambda: self.menu().exec(more.mapToGlobal(QPoint(0, more.height()))))
        grip = picture("grip-vertical", "text3", 14)
        grip.setCursor(Qt.CursorShape.OpenHandCursor)
        head = row(grip, fold, (ElidedLabel(text, weight=600), 1), self._eye, more, margins=(6, 4, 4, 4), spacing=2)
        column(head, self._body, spacing=0, on=self)
        OwnKeys(self, {"Alt+Up": lambda: stack.reorder(index, index - 1), "Alt+Down": lambda: stack.reorder(index, index + 1),
                       "Del": lambda: stack.remove(index), "Space": lambda: stack.switch(index, not self._eye.isChecked())})

    def show_values(self, effects: Sequence[Effect], frames: Sequence[int], file_name: str, is_film: bool) -> None:
        """This effect of each selected clip, and the clip's own frame under the playhead; the file that it reads; whether the
        (first) clip shows a film."""
        self._eye.setChecked(all(effect.enabled for effect in effects))
        for number in self._kind.numbers if self._kind else ():
            found = [effect.params.get(number.name, Animated(number.default)) for effect in effects]
            keyed = all(any(key.frame == frame for key in animated.keyframes)
                        for animated, frame in zip(found, frames, strict=True))
            self._numbers[number.name].show_values([animated.at(frame) for animated, frame in zip(found, frames, strict=True)],
                                                   keyed)
        for name, line in self._settings.items():
            line.show_values([effect.settings.get(name, line.setting.default) for effect in effects])
        if self._curves is not None:
            self._curves.show_settings(effects[0].settings)
        if self._file is not None:
            self._file.show_name(file_name)
        if self._motion is not None:
            self._motion.show_state(bool(file_name), is_film)

    def show_measuring(self, fraction: float) -> None:
        if self._motion is not None:
            self._motion.show_measuring(fraction)

    def menu(self) -> QMenu:
        made = QMenu(self)
        for text, run in ((tr("Move up"), lambda: self._stack.reorder(self.index, self.index - 1)),
                          (tr("Move down"), lambda: self._stack.reorder(self.index, self.index + 1)),
                          (tr("Reset"), lambda: self._stack.reset(self.index)),
                          (tr("Remove"), lambda: self._stack.remove(self.index))):
            made.addAction(text).triggered.connect(lambda checked=False, run=run: run())
        return made

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go over another card: this one goes there."""
        if self._pressed is not None and abs(event.position().y() - self._pressed.y()) > 8:
            to = self._stack.place_at(self.mapToParent(event.position()).y())
            if to != self.index:
                self._stack.reorder(self.index, to)
        self._pressed = None

    def _rows(self) -> list[QWidget]:
        if self._kind is None:
            return [label(tr("This program does not know this effect; it is left as it is."), size=12, tone="3", wrap=True)]
        for number in self._kind.numbers:
            self._numbers[number.name] = self._number(number_line(number, f"{self._of}{self.index}_{number.name}"), number.name)
        points = [setting for setting in self._kind.settings if setting.kind == "points"]
        if points:
            self._curves = CurvesRow(points, self.index, self._put, self._stack.seal)
        for setting in self._kind.settings:
            if setting.kind == "file" and self._kind.id == STABILISE:
                self._motion = MotionRow(self.index, lambda: self._stack.measure(self.index))
            elif setting.kind == "file":
                self._file = FileRow(self.index, lambda: self._stack.choose_file(self.index))
            elif setting.kind != "points":
                self._settings[setting.name] = SettingRow(setting, f"{self._of}{self.index}_{setting.name}",
                                                          partial(self._put, setting.name), self._stack.seal)
        return [*((self._curves,) if self._curves else ()), *((self._file,) if self._file else ()),
                *((self._motion,) if self._motion else ()), *self._settings.values(), *self._numbers.values()]

    def _number(self, line: Any, name: str) -> NumberRow:
        return NumberRow(line, lambda value: self._stack.put_number(self.index, name, value), self._stack.seal,
                         lambda: self._stack.toggle_key(self.index, name), lambda: self._stack.reset_number(self.index, name))

    def _put(self, name: str, value: Any) -> None:
        self._stack.put_setting(self.index, name, value)

    def _fold(self) -> None:
        self._body.setVisible(self._body.isHidden())


class CurvesRow(QWidget):
    """Curves of which one is shown at a time."""

    def __init__(self, settings: Sequence[Setting], index: int, put: Callable[[str, Any], object],
                 end: Callable[[], object]) -> None:
        super().__init__()
        self._settings = {setting.name: setting for setting in settings}
        self._values: dict[str, Any] = {}
        self._channels = Segments([(setting.name, setting.text) for setting in settings], name=f"effectChannels_{index}",
                                  height=26)
        self._field = PointsField(name=f"inspectorField_effect{index}_curve", title=tr("Curve"))
        self._field.changed.connect(lambda points: put(self._channels.value, points))
        self._field.finished.connect(end)
        self._channels.chosen.connect(lambda name: self._show())
        column(self._channels, self._field, spacing=4, on=self)

    def show_settings(self, values: Any) -> None:
        self._values = {name: values.get(name, setting.default) for name, setting in self._settings.items()}
        self._show()

    def _show(self) -> None:
        name = self._channels.value
        self._field.colour = CHANNELS.get(name, "")
        self._field.set_points(self._values.get(name, self._settings[name].default))


class FileRow(QWidget):
    def __init__(self, index: int, choose: Callable[[], object]) -> None:
        super().__init__()
        self._name = ElidedLabel(tr("No file"), size=12, tone="2")
        row((self._name, 1), button(tr("Choose a file …"), choose, name=f"effectFile_{index}"), spacing=6, on=self)

    def show_name(self, name: str) -> None:
        self._name.show_text(name or tr("No file"))


class MotionRow(QWidget):
    """Whether the motion of the camera is known; a button that has it measured, and stops that."""

    def __init__(self, index: int, measure: Callable[[], object]) -> None:
        super().__init__()
        self._measuring = -1.0
        self._says = label(size=12, tone="2", wrap=True, name=f"effectMotion_{index}")
        self._button = button(tr("Measure the film"), measure, name=f"effectMeasure_{index}")
        column(self._says, row(self._button, None), spacing=4, on=self)

    def show_state(self, is_measured: bool, is_film: bool) -> None:
        self._button.setVisible(is_film and not is_measured)
        if is_measured:
            self._measuring = -1.0
            self._says.setText(tr("The camera's motion is measured."))
        elif not is_film:
            self._says.setText(tr("Only films can be stabilised."))
        else:
            self.show_measuring(self._measuring)

    def show_measuring(self, fraction: float) -> None:
        """Below 0: nothing is measured now."""
        self._measuring = fraction
        self._says.setText(tr("Measuring … {percent} %", percent=round(100 * fraction)) if fraction >= 0
                           else tr("The camera's motion must be measured once."))
        self._button.setText(tr("Stop") if fraction >= 0 else tr("Measure the film"))
