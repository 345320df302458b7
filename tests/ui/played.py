"""The real program, played by a script instead of a person: `played.py drag FOLDER`, `played.py quit FOLDER MILLISECONDS`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()

from open_window import PROJECT, sample_project  # noqa: E402 - the paths come first
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QMouseEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from autovideo_studio.app.window import run_window  # noqa: E402
from autovideo_studio.document.document import Document  # noqa: E402
from autovideo_studio.library.library import Library  # noqa: E402
from autovideo_studio.services.export_request import ExportRequest  # noqa: E402
from autovideo_studio.services.first_run import first_text  # noqa: E402
from autovideo_studio.services.making import MakeRequest  # noqa: E402
from autovideo_studio.ui.main_window import MainWindow  # noqa: E402


def main(play: str, folder: Path, after_ms: int = 0) -> int:
    with Library.open(folder) as library:
        if not library.projects.count():
            library.projects.create("Sample", id=PROJECT)
            Document.create(sample_project(), library.journal(PROJECT)).close()
    app = QApplication(["played"])
    timer = QTimer()

    def look() -> None:
        window = next((top for top in app.topLevelWidgets() if isinstance(top, MainWindow) and top.isVisible()), None)
        if window is not None:
            timer.stop()
            QTimer.singleShot(0, lambda: drag(window) if play == "drag" else work_and_quit(window, folder, after_ms))

    timer.timeout.connect(look)
    timer.start(20)
    return run_window(folder)


def drag(window: MainWindow) -> None:
    """Three committed nudges, then a drag that rests once, so that its place is committed too, and never ends."""
    from autovideo_studio.ui.timeline.view import TimelineView

    workspace = window._workspace
    workspace.open_project(PROJECT)
    editor, view = workspace.editor, window.findChild(TimelineView)
    assert editor is not None and isinstance(view, TimelineView)

    def say(what: str) -> None:
        placed = editor.placed("clip_c")
        assert placed is not None
        print(what, placed.range.start, flush=True)

    view.set_zoom(4.0)
    editor.state.snap(False)
    editor.state.select_clips("clip_c")
    for _ in range(3):
        window.actions_table.run("nudge-right-10")
        editor.seal()
        say("committed")
    row = view._model.row_of("V")
    assert row is not None
    start = QPointF(view.scale.x(170), 26 + row.top + row.height * 0.8)
    surface = view.viewport()
    _mouse(surface, QEvent.Type.MouseButtonPress, start)
    moves = iter(range(1, 10_000))

    def on() -> None:
        number = next(moves)
        _mouse(surface, QEvent.Type.MouseMove, start + QPointF(4 + number % 60, 0))
        say("dragged")
        if number == 12:
            stop.stop()
            rest.start(5)
        if number == 25:
            print("dragging", flush=True)
            stop.stop()

    def rested() -> None:
        if editor.document._unwritten is None:
            say("committed")
            rest.stop()
            stop.start(5)

    rest = QTimer(window)
    rest.timeout.connect(rested)
    stop = QTimer(window)
    stop.timeout.connect(on)
    stop.start(5)


def work_and_quit(window: MainWindow, folder: Path, after_ms: int) -> None:
    """A project open and playing, an export and a generation begun; then the window is closed."""
    workspace = window._workspace
    workspace.open_project(PROJECT)
    assert workspace.editor is not None
    workspace.editor.player.play()
    workspace.studio.export_jobs.add(workspace.editor.project, [ExportRequest(folder.parent / "out.mp4")])
    request = MakeRequest("-", Path(), first_text().encode())
    workspace.engine.run_async(lambda cancel: workspace.studio.generation.begin(request, cancel))

    def leave() -> None:
        import psutil

        print(psutil.Process().memory_info().rss / 1e6, flush=True)
        if not window.close():
            window.close()

    QTimer.singleShot(after_ms, window, leave)


def _mouse(widget: QObject, kind: QEvent.Type, at: QPointF) -> None:
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    QApplication.sendEvent(widget, QMouseEvent(kind, at, at, button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])))
