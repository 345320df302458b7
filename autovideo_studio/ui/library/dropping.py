"""What the library says while something is held over it, and before something goes for good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMessageBox, QWidget

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.text_files import is_text
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column
from autovideo_studio.ui.widgets.notices import picture

NAMED = 5


class Invitation(QFrame):
    """Lies over the page while files are held over it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("libraryInvitation")
        self.setProperty("role", "invitation")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._says = label(size=16, weight=600, name="libraryInvitationSays")
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made = column(None, picture("download", "accent", 40), self._says, None, spacing=12, on=self)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    def show_over(self, page: QWidget, paths: Sequence[Path]) -> None:
        media = bool(paths) and not any(is_text(path) for path in paths)
        self._says.setText(tr("A new video with this media") if media else tr("A new video from this text"))
        self.setGeometry(page.rect().adjusted(14, 14, -14, -14))
        self.raise_()
        self.show()


def ask_before_deleting(parent: QWidget, titles: Sequence[str]) -> bool:
    """The one question before something cannot be undone."""
    box = QMessageBox(parent)
    box.setObjectName("deleteForGood")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Delete for good"))
    box.setText(tr("Delete “{title}” for good?", title=titles[0]) if len(titles) == 1
                else tr("Delete {count} videos for good?", count=len(titles)))
    names = "\n".join(titles[:NAMED]) + ("\n…" if len(titles) > NAMED else "") if len(titles) > 1 else ""
    box.setInformativeText("\n\n".join(part for part in (
        names, tr("Scripts, takes, history and versions are gone then. Exported films stay where they are.")) if part))
    delete = box.addButton(tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is delete
