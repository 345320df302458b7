"""`make shots`: the real window in every page and state as pictures, to be looked at.

    python -m tests.ui.shots [FOLDER]
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSettings  # noqa: E402 - the platform is chosen first
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QScrollArea, QToolButton  # noqa: E402

from autovideo_studio.domain.appearance import MaskShape  # noqa: E402
from autovideo_studio.domain.items import Clip  # noqa: E402
from autovideo_studio.foundation.errors import os_error  # noqa: E402
from autovideo_studio.foundation.i18n import current_language, set_language, tr  # noqa: E402
from autovideo_studio.library.library import Library  # noqa: E402
from autovideo_studio.services.export_request import ExportRequest  # noqa: E402
from autovideo_studio.services.first_run import first_text, sample_request  # noqa: E402
from autovideo_studio.services.making import MakeRequest  # noqa: E402
from autovideo_studio.settings.secrets import variable_of  # noqa: E402
from autovideo_studio.ui.inspector.masks import MasksSection  # noqa: E402
from autovideo_studio.ui.inspector.track import TrackForm  # noqa: E402
from autovideo_studio.ui.preview.guides import guides_for  # noqa: E402
from autovideo_studio.ui.status_bar import StatusBar  # noqa: E402
from autovideo_studio.ui.style.theme import theme  # noqa: E402
from autovideo_studio.ui.ui_state import Selection  # noqa: E402
from tests.ui.open_window import Desk, let_be, open_desk, wait  # noqa: E402

WIDE, NARROW = (1440, 900), (1280, 720)


class Camera:
    def __init__(self, folder: Path, tag: str) -> None:
        self._folder, self._tag = folder, tag

    def shoot(self, desk: Desk, name: str, settle_s: float = 0.6) -> None:
        let_be(settle_s)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as a running event loop does
        let_be(0.02)
        assert desk.start.window is not None
        desk.start.window.grab().save(str(self._folder / f"{name}.{self._tag}.png"))
        print(f"{name}.{self._tag}", flush=True)


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "shots")
    folder.mkdir(parents=True, exist_ok=True)
    _app = QApplication.instance() or QApplication(["shots"])
    for scheme, language, size in (("dark", "en", WIDE), ("light", "en", WIDE), ("dark", "zh_TW", WIDE), ("dark", "en", NARROW)):
        with tempfile.TemporaryDirectory() as place, _own_settings(Path(place)):
            set_language(language)
            tag = ".".join((scheme, language, str(size[0])))
            with open_desk(Path(place) / "library", wait) as desk:
                theme().use(scheme)
                assert desk.start.window is not None
                desk.start.window.resize(*size)
                desk.start.window.show()
                walk(desk, Camera(folder, tag), Path(place))
            with Library.open(Path(place) / "library"), open_desk(Path(place) / "library", wait) as desk:
                theme().use(scheme)
                desk.window.resize(*size)
                desk.window.show()
                Camera(folder, tag).shoot(desk, "library-read-only", 1.5)
    return 0


def walk(desk: Desk, camera: Camera, place: Path) -> None:
    """Empty first, then at work, then full; errors between."""
    window, workspace, studio = desk.window, desk.workspace, desk.studio
    camera.shoot(desk, "library-empty", 1.0)
    for page in ("create", "queue"):
        window.show_page(page)
        camera.shoot(desk, f"{page}-empty", 1.5)
    opened: list[str] = []
    workspace.engine.run_async(lambda cancel: studio.generation.now(sample_request(), cancel), opened.append)
    wait(lambda: bool(opened))
    workspace.draft = {"text": first_text()}
    window.show_page("create")
    camera.shoot(desk, "create-filled", 4.0)
    workspace.open_project(opened[0])
    camera.shoot(desk, "studio-opening", 0.1)
    editor = workspace.editor
    assert editor is not None
    let_be(5.0)
    editor.seek(100)
    clips = [clip for track in editor.sequence.tracks if track.kind.is_picture for _, clip in track.clips()]
    editor.state.select_clips(clips[1].id)
    camera.shoot(desk, "studio-edit", 3.0)
    for layout in ("create", "review", "edit"):
        window.actions_table.run(f"layout-{layout}")
        if layout != "edit":
            camera.shoot(desk, f"studio-{layout}", 2.0)
    shape(desk, camera, clips[1])
    workspace.tell_error(os_error(OSError(errno.ENOSPC, "full"), tr("writing the video")))
    workspace.export_wanted.emit()
    camera.shoot(desk, "export-and-error", 5.0)
    window.export_sheet.hide()
    for closing in window.toasts.findChildren(QToolButton, "toastClose"):
        closing.click()
    workspace.palette_wanted.emit()
    camera.shoot(desk, "palette")
    window.command_palette.hide()
    studio.export_jobs.add(editor.project, [ExportRequest(place / "tides.mp4")])
    workspace.engine.run_async(
        lambda cancel: studio.generation.begin(MakeRequest("-", Path(), first_text().encode()), cancel))
    window.show_page("queue")
    camera.shoot(desk, "queue-working", 4.0)
    window.close()
    camera.shoot(desk, "closing")
    window.closing_sheet.hide()
    wait(lambda: not workspace.running, 240)
    camera.shoot(desk, "queue-done", 1.0)
    window.show_page("library")
    camera.shoot(desk, "library", 2.0)
    _search(desk, "nothing is called so")
    camera.shoot(desk, "library-no-match", 1.0)
    _search(desk, "")
    window.show_page("settings")
    sections = window.findChild(QListWidget, "settingsSections")
    assert sections is not None
    for number in range(sections.count()):
        sections.setCurrentRow(number)
        camera.shoot(desk, f"settings-{number}", 1.2)
    foot = window.findChild(StatusBar)
    assert foot is not None
    foot.measured.disconnect(window.conditions.show_disk)  # the true disk would say otherwise
    for name, free in (("low", 0), ("gone", None)):
        window.conditions.show_disk(free)
        camera.shoot(desk, f"disk-{name}", 0.3)
    write(desk, camera)


def shape(desk: Desk, camera: Camera, clip: Clip) -> None:
    """What is done on the picture itself, and to a whole track."""
    editor, window = desk.workspace.editor, desk.window
    assert editor is not None
    window.actions_table.run("crop")
    camera.shoot(desk, "studio-crop", 0.5)
    masks = window.findChild(MasksSection)
    assert masks is not None
    masks.add(MaskShape.PATH)
    for area in window.findChildren(QScrollArea):
        if area.isAncestorOf(masks):
            area.ensureWidgetVisible(masks, 0, 300)
    camera.shoot(desk, "studio-mask", 2.0)
    editor.undo()
    for _ in range(3):
        window.actions_table.run("safe-areas")
    sound = next(track for track in editor.sequence.tracks if not track.kind.is_picture)
    editor.state.select(Selection(track=sound.id))
    form = window.findChild(TrackForm)
    assert form is not None
    form.add("reverb")
    camera.shoot(desk, "studio-track", 1.0)
    editor.undo()
    for _ in range(len(guides_for(editor.sequence.format)) - 3):
        window.actions_table.run("safe-areas")
    editor.state.select_clips(clip.id)


def write(desk: Desk, camera: Camera) -> None:
    """A topic, with somebody who would be paid for writing about it."""
    os.environ[variable_of("openai")] = "a-key-that-is-never-sent"
    desk.window.conditions.show_disk(10**12)
    topics = {"en": "Why cats always land on their feet", "zh_TW": "貓為什麼總是四腳著地"}
    desk.workspace.draft = {"topic": topics[current_language()]}
    desk.window.show_page("create")
    camera.shoot(desk, "create-topic", 1.5)
    del os.environ[variable_of("openai")]


def _search(desk: Desk, text: str) -> None:
    field = desk.window.findChild(QLineEdit, "librarySearch")
    assert field is not None
    field.setText(text)


@contextmanager
def _own_settings(folder: Path) -> Iterator[None]:
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "config"))
    yield


if __name__ == "__main__":
    sys.exit(main())
