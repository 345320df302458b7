"""Lines for what an effect, a transition or a style declares: numbers with their units, colours, choices, switches, texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.catalogues import Number, Setting
from autovideo_studio.ui.inspector.fields import ChoiceRow, LineName, NumberLine
from autovideo_studio.ui.widgets.buttons import icon_button
from autovideo_studio.ui.widgets.colour_field import ColourField
from autovideo_studio.ui.widgets.layouts import row

UNITS = {"EV": (0.1, 2), "dB": (0.5, 1), "dBTP": (0.5, 1), "Hz": (10.0, 0), "ms": (1.0, 0), "s": (0.05, 2), ":1": (0.1, 1),
         "em": (0.01, 2), "frames": (1.0, 0)}
"""Step and decimals of what is shown as it is."""


def number_line(number: Number, name: str, *, animated: bool = True) -> NumberLine:
    """How a declared number is shown; `name` is unique in the inspector."""
    if number.unit == "%":
        step, decimals, unit, factor = 1.0, 0, " %", 100.0
    elif number.unit == "h":
        step, decimals, unit, factor = 0.1, 2, " %", 100.0
    elif number.unit == "°":
        step, decimals, unit, factor = 1.0, 1, "°", 1.0
    else:
        fine = number.highest - number.lowest <= 12
        step, decimals = UNITS.get(number.unit, (0.05, 2) if fine else (1.0, 0))
        shown = tr("frames") if number.unit == "frames" else number.unit
        unit, factor = f" {shown}" if shown else "", 1.0
    return NumberLine(name, number.text, number.default, number.lowest, number.highest, step, decimals, unit, factor, animated)


class SettingRow(QWidget):
    """What is no number, with a way back to its default. `put` gets a new value, `end` comes when looking for one has ended."""

    def __init__(self, setting: Setting, name: str, put: Callable[[Any], object], end: Callable[[], object]) -> None:
        super().__init__()
        self.setting = setting
        self.setObjectName(f"inspector_{name}")
        self._put, self._end = put, end
        self._field = self._made(name)
        self._reset = icon_button("rotate-ccw", tr("Reset"), self._take_back, size=24, icon_size=12,
                                  name=f"inspectorReset_{name}")
        row(LineName(setting.text), (self._field, 1), self._reset, spacing=4, on=self)

    def show_values(self, values: Sequence[Any]) -> None:
        """Those of all selected clips; it is said where they differ."""
        self._reset.setEnabled(any(value != self.setting.default for value in values))
        field, value, mixed = self._field, values[0], len(set(values)) > 1
        if isinstance(field, ColourField):
            field.set_colour(str(value), mixed=mixed)
        elif isinstance(field, QCheckBox):
            field.setCheckState(Qt.CheckState.PartiallyChecked if mixed else Qt.CheckState.Checked if value
                                else Qt.CheckState.Unchecked)
        elif isinstance(field, _Choice):
            field.show_values(values)
        elif isinstance(field, QLineEdit) and not field.hasFocus():
            field.setPlaceholderText(tr("Mixed") if mixed else "")
            field.setText("" if mixed else str(value))

    def _made(self, name: str) -> QWidget:
        setting = self.setting
        if setting.kind == "colour":
            colour = ColourField(name=f"inspectorField_{name}", title=setting.text, alpha=True, may_be_none=setting.default == "")
            colour.changed.connect(self._put)
            colour.finished.connect(self._end)
            return colour
        if setting.kind == "switch":
            switch = QCheckBox()
            switch.setObjectName(f"inspectorField_{name}")
            switch.setAccessibleName(setting.text)
            switch.clicked.connect(lambda: self._done(switch.checkState() is not Qt.CheckState.Unchecked))
            return switch
        if setting.kind == "choice":
            return _Choice(name, setting, self._done)
        text = QLineEdit()
        text.setObjectName(f"inspectorField_{name}")
        text.setAccessibleName(setting.text)
        text.editingFinished.connect(lambda: self._done(text.text()) if text.isModified() else None)
        return text

    def _done(self, value: Any) -> None:
        self._put(value)
        self._end()

    def _take_back(self) -> None:
        self._done(self.setting.default)


class _Choice(ChoiceRow):
    """Only the box: the line has the words."""

    def __init__(self, name: str, setting: Setting, put: Callable[[str], object]) -> None:
        super().__init__(name, setting.text, setting.choices, put, bare=True)
