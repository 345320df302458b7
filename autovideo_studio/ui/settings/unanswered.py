"""Paid calls that were sent and never answered: the creator says what became of them, and then they may be sent again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.care import Unanswered
from autovideo_studio.services.spending import price_words
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import clear, column, line, row
from autovideo_studio.ui.workspace import Workspace


class UnansweredSection(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        words = label(tr("A paid call may have been charged even if its answer never came: stopped in the middle, or the "
                         "connection was lost. It is not sent again unasked. Look at your account and say what became of it."),
                      tone="2", wrap=True)
        again = button(tr("Check again"), self._ask, icon_name="refresh-cw", name="unansweredCheckButton")
        column(words, row(again, None), 8, self._rows, None, margins=(4, 0, 12, 12), spacing=8, on=self)
        self._ask()

    def showEvent(self, event: object) -> None:
        self._ask()

    def _ask(self) -> None:
        self._workspace.read(self._workspace.studio.care.unanswered, self._show)

    def _show(self, calls: list[Unanswered]) -> None:
        clear(self._rows)
        if not calls:
            self._rows.addWidget(label(tr("Every paid call was answered."), tone="3", name="unansweredNone"))
        for call in calls:
            free = button(tr("Not charged"), partial(self._settle, call, None), name=f"settleFree_{call.id}")
            price = call.price
            words = tr("Charged") if price is None else tr("Charged: {price}", price=price_words(price))
            charged = button(words, partial(self._settle, call, "0" if price is None else str(price.amount)), kind="ghost",
                             name=f"settleCharged_{call.id}",
                             tip=tr("Nobody knows its price: it is not counted.") if price is None else "")
            said = column(label(call.label, weight=500, wrap=True),
                          label(f"{call.provider} · {call.at.astimezone():%Y-%m-%d %H:%M}", size=12, tone="3"), spacing=2)
            holder = QWidget()
            holder.setObjectName(f"unanswered_{call.id}")
            column(row((said, 1), free, charged, spacing=8), line(), spacing=8, on=holder)
            self._rows.addWidget(holder)

    def _settle(self, call: Unanswered, cost_usd: str | None) -> None:
        care = self._workspace.studio.care

        def done(nothing: object) -> None:
            self._workspace.tell(tr("“{name}” may be made again.", name=call.label[:60]))
            self._ask()

        self._workspace.read(lambda: care.settle(call.id, cost_usd), done)
