"""What is healthy: each part of the program tried for real, with what to do where it is not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.care import Finding
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import label, plain_tip
from autovideo_studio.ui.widgets.layouts import clear, column, line, row
from autovideo_studio.ui.widgets.notices import picture
from autovideo_studio.ui.workspace import Workspace

Ask = Callable[[CancelToken], Awaitable[list[Finding]]]


class FindingsSection(QWidget):
    """What `ask` finds, one line each: all parts of the program, or what the machine has. `name` tells its button apart."""

    def __init__(self, workspace: Workspace, ask: Ask, name: str) -> None:
        super().__init__()
        self._workspace, self._ask = workspace, ask
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        again = button(tr("Check again"), self._check, icon_name="refresh-cw", name=f"{name}CheckButton")
        column(row(again, None), 8, self._rows, None, margins=(4, 0, 12, 12), spacing=4, on=self)
        self._check()

    def _check(self) -> None:
        clear(self._rows)
        self._rows.addWidget(label(tr("Checking …"), tone="3"))
        self._workspace.engine.run_async(self._ask, self._show, self._workspace.tell_error)

    def _show(self, findings: list[Finding]) -> None:
        clear(self._rows)
        for finding in findings:
            tone = "ok" if finding.healthy else "bad" if finding.needed else "3"
            sign = picture("circle-check" if finding.healthy else "circle-alert", tone if tone != "3" else "text3")
            words = column(row(label(finding.name, weight=500), label(finding.says, tone="2"), None),
                           *([label(finding.remedy, size=12, tone="3", wrap=True)] if finding.remedy else []), spacing=2)
            holder = QWidget()
            holder.setToolTip(plain_tip(finding.details))
            column(row(sign, (words, 1), spacing=10), line(), spacing=8, on=holder)
            self._rows.addWidget(holder)
