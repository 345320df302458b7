"""What a worker task of this room is given besides its payload."""

from __future__ import annotations

from typing import Protocol


class TaskContext(Protocol):
    """Tell how far the work is (0..1), and stop when the creator asked to."""

    def progress(self, fraction: float) -> None: ...

    def raise_if_cancelled(self) -> None: ...
