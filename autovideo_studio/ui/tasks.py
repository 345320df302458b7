"""Work that belongs to the open window and to no job: files coming in, proxies. Shown in the queue and at the foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Task:
    """`fraction` 0..1; `says` is where it stands, in words."""

    id: str
    title: str
    fraction: float
    says: str
    cancel: Callable[[], object]


class Tasks(QObject):
    """`changed` comes with each step of any of them. Belongs to the window's thread."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.now: dict[str, Task] = {}

    def show(self, task: Task) -> None:
        self.now[task.id] = task
        self.changed.emit()

    def end(self, id: str) -> None:
        if self.now.pop(id, None) is not None:
            self.changed.emit()
