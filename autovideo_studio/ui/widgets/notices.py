"""What a place says when it has nothing to show, or when something ended or went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.style.icons import pixmap
from autovideo_studio.ui.widgets.buttons import button, follow_theme, icon_button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, panel, row

SHOWN_MS = 8_000
WIDTH = 420


def empty_state(icon_name: str, sentence: str, action_text: str = "", action: Callable[[], object] | None = None, *,
                name: str = "") -> QWidget:
    """An icon, one sentence, one thing to do."""
    made = QWidget()
    made.setObjectName(name)
    words = label(sentence, tone="2", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    words.setMinimumWidth(320)
    parts: list[QWidget] = [picture(icon_name, "text3", 32), words]
    if action_text:
        parts.append(button(action_text, action, kind="primary", name=f"{name}Button"))
    made_column = column(None, *parts, None, margins=(24, 24, 24, 24), spacing=12, on=made)
    for part in parts:
        made_column.setAlignment(part, Qt.AlignmentFlag.AlignHCenter)
    return made


def picture(icon_name: str, tone: str, size: int = 16) -> QLabel:
    """An icon that is no button."""
    made = QLabel()
    made.setFixedSize(size, size)
    follow_theme(made, lambda: made.setPixmap(pixmap(icon_name, tone, size)))
    return made


class Toasts(QFrame):
    """Short news in a lower corner, over all else: what ended, what went wrong and what to do next. Never for what is obvious."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._sheet: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        window.installEventFilter(self)
        self.hide()

    def keep_clear_of(self, sheet: QWidget) -> None:
        """While `sheet` is open, whose last button is in the right corner, the left one is taken."""
        self._sheet = sheet
        sheet.installEventFilter(self)

    def tell(self, message: str, hint: str = "", *, tone: str = "ok", action_text: str = "",
             action: Callable[[], object] | None = None, details: str = "", stays: bool = False) -> QFrame:
        """Show a message for a while; errors with details stay until they are closed."""
        card = _card(message, hint, tone, action_text, action, details)
        card.close_button.clicked.connect(lambda: self._remove(card))
        if action_text:
            card.action_button.clicked.connect(lambda: self._remove(card))
        self._column.addWidget(card)
        while self._column.count() > 4:
            self._remove(self._column.itemAt(0).widget())  # type: ignore[union-attr, arg-type]
        if not stays:
            QTimer.singleShot(SHOWN_MS, card, lambda: self._remove(card))
        self._place()
        return card

    def tell_error(self, error: StudioError, *, action_text: str = "", action: Callable[[], object] | None = None) -> QFrame:
        return self.tell(error.message, error.hint, tone="bad", details=error.details, action_text=action_text, action=action,
                         stays=bool(error.details))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return False

    def _remove(self, card: QFrame) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._place()

    def _place(self) -> None:
        self.setVisible(self._column.count() > 0)
        self.setFixedWidth(WIDTH)
        self.adjustSize()
        left = 20 if self._sheet is not None and self._sheet.isVisible() else self._window.width() - self.width() - 20
        self.move(left, self._window.height() - self.height() - 44)
        self.raise_()


class _Toast(QFrame):
    """A card of `Toasts`; its buttons are `close_button` and `action_button`."""

    def __init__(self) -> None:
        super().__init__()
        self.close_button = icon_button("x", tr("Close"), size=24, icon_size=14, name="toastClose")
        self.action_button = button("", kind="link", name="toastAction")


ICONS = {"ok": "circle-check", "bad": "circle-alert", "warn": "triangle-alert", "info": "info"}


def _card(message: str, hint: str, tone: str, action_text: str, action: Callable[[], object] | None, details: str) -> _Toast:
    card = _Toast()
    card.setProperty("role", "toast")
    card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    card.setAccessibleName(f"{message} {hint}".strip())
    words = column(label(message, weight=500, wrap=True, name="toastMessage"), spacing=2)
    if hint:
        words.addWidget(label(hint, size=12, tone="2", wrap=True, name="toastHint"))
    if details:
        more = label(details, size=11, tone="3", wrap=True, name="toastDetails")
        more.hide()
        words.addWidget(more)
        show = button(tr("Details"), lambda: more.setVisible(not more.isVisible()), kind="link", name="toastDetailsButton")
        words.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
    if action_text:
        card.action_button.setText(action_text)
        card.action_button.setAccessibleName(action_text)
        if action is not None:
            card.action_button.clicked.connect(lambda: action())
        words.addWidget(card.action_button, 0, Qt.AlignmentFlag.AlignLeft)
    sign = picture(ICONS[tone], tone)
    inner = row(sign, (words, 1), card.close_button, margins=(14, 12, 10, 12), spacing=10, on=card)
    inner.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    inner.setAlignment(card.close_button, Qt.AlignmentFlag.AlignTop)
    return card


def banner(icon_name: str, title: str, sentence: str, tone: str = "info", *actions: QWidget) -> QFrame:
    """A line over a page that cannot work as it should."""
    made = panel("banner")
    made.setProperty("tone", tone)
    words = column(label(title, weight=600), label(sentence, size=12, tone="2", wrap=True), spacing=2)
    row(picture(icon_name, tone, 18), (words, 1), *actions, margins=(16, 10, 12, 10), spacing=14, on=made)
    return made
