"""A process of `benchmarks.window`: the program's start as a creator has it, ended when the library can be used.

Prints the milliseconds since the process began.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path


def main(folder: Path) -> int:
    import psutil
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QListView

    from autovideo_studio.app.window import run_window

    app = QApplication(["bench"])

    def look() -> None:
        for top in app.topLevelWidgets():
            cards = top.findChild(QListView, "libraryList")
            if cards is not None and cards.model().rowCount() and top.isVisible():
                cards.viewport().repaint()
                print((time.time() - psutil.Process().create_time()) * 1000, flush=True)
                timer.stop()
                top.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    return run_window(folder)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1])))
