"""Who makes the pictures: motion graphics drawn here, or an image model and how finely it paints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from autovideo_studio.domain.brief import GRAPHICS
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.painting import Painter
from autovideo_studio.ui.widgets.labels import plain_tip
from autovideo_studio.ui.widgets.layouts import row


class _ElidedBox(QComboBox):
    """What does not fit ends in …"""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        box, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, field, self).width()
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class PainterChoice(QWidget):
    """`chosen` comes when the creator has chosen otherwise. A painter that is not ready is listed, and says what it needs."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._painters: dict[str, Painter] = {}
        self._box = self._combo(name, tr("Pictures by"))
        self._box.addItem(tr("Motion graphics"), GRAPHICS)
        self._fineness = self._combo(f"{name}Quality", tr("Picture quality"))
        for quality in ("low", "medium", "high"):
            self._fineness.addItem(quality_name(quality), quality)
        self._fineness.setCurrentIndex(1)
        self._fineness.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fineness.setMinimumContentsLength(4)
        row((self._box, 1), self._fineness, spacing=6, on=self)
        self._dress()

    @property
    def pictures(self) -> str:
        return str(self._box.currentData())

    @property
    def quality(self) -> str:
        return str(self._fineness.currentData())

    @property
    def painter(self) -> Painter | None:
        """None for motion graphics."""
        return self._painters.get(self.pictures)

    def show_painters(self, painters: Sequence[Painter]) -> None:
        chosen = self.pictures
        self._painters = {painter.id: painter for painter in painters}
        while self._box.count() > 1:
            self._box.removeItem(1)
        model = self._box.model()
        assert isinstance(model, QStandardItemModel)
        for painter in painters:
            self._box.addItem(tr("{name} (not set up)", name=painter.label) if painter.why_not else painter.label, painter.id)
            place = self._box.count() - 1
            self._box.setItemData(place, plain_tip(painter.why_not), Qt.ItemDataRole.ToolTipRole)
            model.item(place).setEnabled(not painter.why_not)
        self.choose(chosen, self.quality)

    def choose(self, pictures: str, quality: str) -> None:
        """Show this; nothing is told. One that is not among those there are is shown by its id."""
        if self._box.findData(pictures) < 0:
            self._box.addItem(pictures, pictures)
        self._box.setCurrentIndex(self._box.findData(pictures))
        self._fineness.setCurrentIndex(max(0, self._fineness.findData(quality)))
        self._dress()

    def _combo(self, name: str, title: str) -> QComboBox:
        made = _ElidedBox()
        made.setObjectName(name)
        made.setAccessibleName(title)
        made.setToolTip(title)
        made.setMinimumContentsLength(8)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.activated.connect(self._take)
        return made

    def _take(self, index: int) -> None:
        self._dress()
        self.chosen.emit()

    def _dress(self) -> None:
        painter = self.painter
        self._fineness.setVisible(painter is not None and not painter.local)
        said = (tr("Pictures by"), self._box.currentText(), painter.why_not if painter is not None else "")
        self._box.setToolTip(plain_tip(" · ".join(part for part in said if part)))


def quality_name(quality: str) -> str:
    return {"low": tr("Draft"), "medium": tr("Standard"), "high": tr("Fine")}.get(quality, quality)
