"""The inspector's lines: a number of the selected clips with reset and keyframes, a choice, a switch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.widgets.buttons import follow_theme, icon_button
from autovideo_studio.ui.widgets.labels import ElidedLabel, label
from autovideo_studio.ui.widgets.layouts import column, row
from autovideo_studio.ui.widgets.number_field import NumberField

LABEL_WIDTH, NARROWEST_LABEL = 92, 52

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NumberLine:
    """How a number is shown: `factor` from the value to what is shown (100 for per cent)."""

    name: str
    title: str
    default: float
    lowest: float
    highest: float
    step: float = 1.0
    decimals: int = 0
    unit: str = ""
    factor: float = 1.0
    animated: bool = True


def at_most_two(values: Iterable[T]) -> list[T]:
    """The first, and the first that is another: enough to show thousands."""
    values = iter(values)
    first = next(values)
    return [first, *islice((value for value in values if value != first), 1)]


class LineName(ElidedLabel):
    """What a line is called; all names are as wide, and give way alike in a narrow panel."""

    def __init__(self, text: str) -> None:
        super().__init__(text, size=12, tone="2")
        self.setMinimumWidth(NARROWEST_LABEL)
        self.setMaximumWidth(LABEL_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(LABEL_WIDTH, super().sizeHint().height())


class NumberRow(QWidget):
    """Name, value, a diamond for keyframes, reset. `show_values` takes those of all selected clips."""

    def __init__(self, line: NumberLine, put: Callable[[float], object], end: Callable[[], object],
                 toggle_key: Callable[[], object],
                 reset: Callable[[], object]) -> None:
        super().__init__()
        self.line = line
        self.setObjectName(f"inspector_{line.name}")
        self._field = NumberField(line.default * line.factor, lowest=line.lowest * line.factor, highest=line.highest
                                  * line.factor,
                                  step=line.step, decimals=line.decimals, unit=line.unit, name=f"inspectorField_{line.name}",
                                  title=line.title)
        self._field.setFixedWidth(92)
        self._field.changed.connect(lambda value: put(value / line.factor))
        self._field.finished.connect(end)
        self._key = icon_button("diamond", tr("Keyframe at the playhead"), toggle_key, size=24, icon_size=12, checkable=True,
                                name=f"inspectorKey_{line.name}")
        self._key.setVisible(line.animated)
        self._reset = icon_button("rotate-ccw", tr("Reset"), reset, size=24, icon_size=12, name=f"inspectorReset_{line.name}")
        row(LineName(line.title), None, self._field, self._key, self._reset, spacing=4, on=self)

    def show_values(self, values: Sequence[float], keyed: bool) -> None:
        if len({round(value, 6) for value in values}) > 1:
            self._field.set_mixed()
        else:
            self._field.set_value(values[0] * self.line.factor)
        self._key.setChecked(keyed)
        self._reset.setEnabled(any(abs(value - self.line.default) > 1e-9 for value in values) or keyed)


class ChoiceRow(QWidget):
    """`bare`: the box alone, for a line that has the words already."""

    def __init__(self, name: str, title: str, items: Sequence[tuple[str, str]], put: Callable[[str], object], *,
                 bare: bool = False) -> None:
        super().__init__()
        self._combo = QComboBox()
        self._combo.setObjectName(f"inspectorField_{name}")
        self._combo.setAccessibleName(title)
        for value, text in items:
            self._combo.addItem(text, value)
        self._combo.activated.connect(lambda index: put(self._combo.itemData(index)))
        self._combo.setMinimumContentsLength(6)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if bare:
            row((self._combo, 1), spacing=4, on=self)
            return
        row(LineName(title), (self._combo, 1), spacing=4, on=self)

    def show_value(self, value: str) -> None:
        self.show_values((value,))

    def show_values(self, values: Sequence[str]) -> None:
        """Those of all selected clips: nothing is chosen where they differ."""
        same = len(set(values)) == 1
        self._combo.setPlaceholderText(tr("Mixed"))
        self._combo.setCurrentIndex(self._combo.findData(values[0]) if same else -1)


class Section(QWidget):
    """A heading that folds what is below it; `folded`: as it begins."""

    def __init__(self, title: str, name: str, *rows: QWidget, folded: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._body = QWidget()
        column(*rows, margins=(6, 0, 0, 0), spacing=6, on=self._body)
        self._fold = icon_button("chevron-down", title, self._toggle, size=22, icon_size=14, name=f"{name}Fold")
        self._body.setHidden(folded)
        follow_theme(self._fold, self._dress)
        head = row(self._fold, label(title, weight=600), None, spacing=4)
        column(head, self._body, margins=(10, 8, 12, 10), spacing=8, on=self)

    def _toggle(self) -> None:
        self._body.setVisible(self._body.isHidden())
        self._dress()

    def _dress(self) -> None:
        self._fold.setIcon(icon("chevron-right" if self._body.isHidden() else "chevron-down", "text2", 14))
