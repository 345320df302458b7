"""Whether things on the window may move by themselves. What a person moves, and a video that plays, always does."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Signal


class Motion(QObject):
    """`reduced` where the creator or their system asks for it. `changed` tells that it became otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wish = self._system = False

    @property
    def reduced(self) -> bool:
        return self._wish or self._system

    def reduce(self, wish: bool) -> None:
        """The creator's setting."""
        self._become(wish, self._system)

    def follow_system(self, wants_less: bool) -> None:
        self._become(self._wish, wants_less)

    def _become(self, wish: bool, system: bool) -> None:
        before = self.reduced
        self._wish, self._system = wish, system
        if self.reduced != before:
            self.changed.emit()


@cache
def motion() -> Motion:
    """The one of the program."""
    return Motion()
