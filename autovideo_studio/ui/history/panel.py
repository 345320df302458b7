"""The history: every step of the open project; a click goes there, whichever way it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.versions import VideoVersion
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.history.model import STATE, TIME, HistoryModel
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, panel, row
from autovideo_studio.ui.widgets.own_keys import OwnKeys
from autovideo_studio.ui.workspace import Workspace

ROW_HEIGHT = 30
TIMES_AFTER_MS = 250


class HistoryPanel(QWidget):
    def __init__(self, workspace: Workspace, editor: Editor, actions: ActionTable) -> None:
        super().__init__()
        self._workspace, self._editor, self._actions = workspace, editor, actions
        self.setObjectName("historyPanel")
        self.model = HistoryModel()
        self.list = self._make_list()
        self._count = label(size=12, tone="3", name="historyCount")
        column((self.list, 1), self._foot(), spacing=0, on=self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._read_times)
        editor.settled.connect(self._show)
        self._show()

    def _make_list(self) -> QListView:
        made = QListView()
        made.setObjectName("historyList")
        made.setAccessibleName(tr("History"))
        made.setModel(self.model)
        made.setItemDelegate(_StepDelegate())
        made.setUniformItemSizes(True)
        made.setMouseTracking(True)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.clicked.connect(self._go)
        OwnKeys(made, {"Up": lambda: self._step(-1), "Down": lambda: self._step(1), "Home": lambda: self._go_to(0),
                       "End": lambda: self._go_to(self.model.rowCount() - 1)})
        return made

    def _foot(self) -> QWidget:
        self._name = QLineEdit()
        self._name.setObjectName("historyVersionName")
        self._name.setPlaceholderText(tr("A name, such as “First cut”"))
        self._name.setAccessibleName(tr("Name this version"))
        self._name.returnPressed.connect(self._keep)
        keep = button(tr("Keep"), self._keep, icon_name="bookmark", name="historyKeepButton", tip=tr("Name this version"))
        foot = panel("foot")
        column(self._count, row((self._name, 1), keep, spacing=6), margins=(14, 8, 12, 10), spacing=6, on=foot)
        return foot

    def _show(self) -> None:
        document = self._editor.document
        self.model.show(document.steps, document.position)
        self._count.setText(tr("{done} of {count} steps", done=document.position, count=self.model.rowCount() - 1))
        here = self.model.index(document.position)
        self.list.setCurrentIndex(here)
        self.list.scrollTo(here)
        self._later.start(TIMES_AFTER_MS)

    def _read_times(self) -> None:
        documents, project_id = self._workspace.studio.documents, self._editor.project.id
        self._workspace.read(lambda: documents.step_times(project_id), self.model.take_times)

    def _go(self, index: QModelIndex) -> None:
        self._go_to(index.row())

    def _step(self, by: int) -> None:
        self._go_to(self.model.position + by)

    def _go_to(self, position: int) -> None:
        if 0 <= position < self.model.rowCount() and position != self.model.position:
            self._editor.go_to_step(position)
            self._actions.refresh()

    def _keep(self) -> None:
        name, project_id, versions = self._name.text().strip(), self._editor.project.id, self._workspace.studio.versions
        if name:
            self._name.clear()
            self._workspace.read(lambda: versions.keep(project_id, name), self._kept)

    def _kept(self, version: VideoVersion) -> None:
        self._workspace.tell(tr("“{name}” is kept.", name=version.name), tr("Find it in the library, under Versions."))


class _StepDelegate(QStyledItemDelegate):
    """A dot on a line of time: filled where the project stands, pale where it was undone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        state, box = index.data(STATE), QRectF(option.rect)
        here, undone = state == 0, state > 0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme().colour("selected" if here else "hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme().colour("focus"), 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        middle = QPointF(box.left() + 20, box.center().y())
        painter.setPen(QPen(theme().colour("line2"), 1))
        painter.drawLine(QPointF(middle.x(), box.top() if index.row() else middle.y()), QPointF(middle.x(), box.bottom()))
        painter.setPen(QPen(theme().colour("line2" if undone else "accent"), 1.5))
        painter.setBrush(theme().colour("accent" if here else "panel"))
        painter.drawEllipse(middle, 4.5 if here else 3.5, 4.5 if here else 3.5)
        self._words(painter, box, index, here, undone)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, index: QModelIndex | QPersistentModelIndex, here: bool,
               undone: bool) -> None:
        painter.setFont(font(11))
        time = str(index.data(TIME))
        room = painter.fontMetrics().horizontalAdvance(time) + 26
        painter.setPen(theme().colour("text3"))
        painter.drawText(box.adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, time)
        painter.setFont(font(13, 600 if here else 400))
        painter.setPen(theme().colour("text3" if undone else "text"))
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(box.width() - 38 - room))
        painter.drawText(box.adjusted(38, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
