"""Python's garbage is looked for in the window's thread alone: a widget that the collector ends in another thread waits there
for the window's thread, which may be waiting for that one, and then nothing moves any more."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 100
THRESHOLDS = (700, 10, 100)
"""As Python's own, but that all there is (some 0.3 s for a large project) is gone through more seldom."""


class Garbage(QObject):
    """From now on to the end of the process; while it lives, it looks."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """As far as is due by now."""
        counts = gc.get_count()
        due = [generation for generation in (0, 1, 2) if counts[generation] > THRESHOLDS[generation]]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        self._timer.stop()
