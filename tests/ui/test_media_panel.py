"""The media pool in the real window, with real files."""

from __future__ import annotations

import asyncio
import shutil
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hands import hold_over, let_go, outside, take_away
from open_window import Desk, open_panel
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.laying import Pick
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.digest import digest_file
from autovideo_studio.jobs.build import Builder, Made, Place
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.media import proxies
from autovideo_studio.settings.schema import PROXIES
from autovideo_studio.ui.media.model import ART
from autovideo_studio.ui.media.panel import MediaPanel
from autovideo_studio.ui.preview.surface import Surface
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT
from autovideo_studio.ui.timeline.view import TimelineView
from autovideo_studio.ui.widgets.media_drag import carried
from tests.media.conftest import MakeFilm, make_film, numbered, write_sound  # noqa: F401

LONG = 30_000


@pytest.fixture
def files(tmp_path: Path, make_film: MakeFilm) -> Path:  # noqa: F811
    """Beach: a picture, a film of two seconds with sound, a sound, and one that is broken."""
    folder = tmp_path / "Beach"
    folder.mkdir()
    Image.new("RGB", (64, 36), (200, 120, 40)).save(folder / "sand.png")
    film = make_film("film.mp4", [numbered(index, 128, 72) for index in range(60)], sound=np.zeros((96_000, 2)))
    shutil.move(film, folder / "waves.mp4")
    write_sound(folder / "wind.wav", np.full((48_000, 2), 0.2), "pcm_s16le")
    (folder / "broken.mp4").write_bytes(b"\0\0\0\x18ftypmp42 nothing")
    return folder


@pytest.fixture
def pool(editing: Desk, qtbot: QtBot) -> MediaPanel:
    with qtbot.waitActive(editing.window):
        editing.window.show()
        editing.window.activateWindow()
    open_panel(editing, "media")
    panel = editing.window.findChild(MediaPanel)
    assert isinstance(panel, MediaPanel)
    return panel


def names(pool: MediaPanel) -> list[str]:
    model = pool.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def filled(desk: Desk, pool: MediaPanel, qtbot: QtBot, *paths: Path) -> dict[str, str]:
    """The ids of the assets by name, when the files are in."""
    let_go(pool, outside(paths), QPoint(50, 200))
    qtbot.waitUntil(lambda: not desk.workspace.arrivals.busy and bool(assets(desk)), timeout=LONG)
    return assets(desk)


def assets(desk: Desk) -> dict[str, str]:
    assert desk.workspace.editor is not None
    return {asset.name: asset.id for asset in desk.workspace.editor.project.assets}


def track_ends(desk: Desk, kind: str) -> list[list[tuple[int, int]]]:
    assert desk.workspace.editor is not None
    return [[(span.start, span.end) for span, _ in track.clips()] for track in desk.workspace.editor.sequence.tracks
            if track.kind.value == kind]


def timeline(desk: Desk) -> TimelineView:
    view = desk.window.findChild(TimelineView)
    assert isinstance(view, TimelineView)
    view.set_zoom(4.0)
    view.go_left(0)
    return view


def place(desk: Desk, frame: float, track: str) -> QPoint:
    view = timeline(desk)
    row = view._model.row_of(track)
    assert row is not None
    return QPoint(round(view.scale.x(frame)), round(RULER_HEIGHT + row.top + row.height / 2 - view.scale.top))


def test_a_dropped_folder_is_a_bin_and_the_broken_file_is_told_of(editing: Desk, pool: MediaPanel, qtbot: QtBot,
                                                                  files: Path) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    assert pool._stack.currentWidget().objectName() == "mediaEmpty"
    told: list[tuple[str, str]] = []
    editing.workspace.told.connect(lambda message, hint, tone: told.append((message, hint)))
    filled(editing, pool, qtbot, files)
    assert names(pool) == ["Beach"]
    assert "1 file" in told[-1][0] and told[-1][1].startswith("broken.mp4: ")
    pool.list.activated.emit(pool.list.model().index(0, 0))
    assert sorted(names(pool)) == ["sand.png", "waves.mp4", "wind.wav"]
    let_go(pool.list.viewport(), outside([files]), QPoint(5, 5))
    qtbot.waitUntil(lambda: not editing.workspace.arrivals.busy, timeout=LONG)
    assert len(assets(editing)) == 3, "the same files are the same assets"
    editing.window.actions_table.run("undo")
    assert assets(editing) == {} and names(pool) == []


def test_search_kinds_favourites_and_order(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    ids = filled(editing, pool, qtbot, files / "sand.png", files / "waves.mp4", files / "wind.wav")
    assert names(pool) == ["wind.wav", "waves.mp4", "sand.png"]
    search = pool.findChild(QLineEdit, "mediaSearch")
    star = pool.findChild(QToolButton, "favouritesButton")
    film = pool.findChild(QAbstractButton, "mediaKind_film")
    assert search is not None and star is not None and film is not None
    qtbot.keyClicks(search, "w")
    qtbot.waitUntil(lambda: names(pool) == ["wind.wav", "waves.mp4"])
    film.click()
    assert names(pool) == ["waves.mp4"]
    star.click()
    assert names(pool) == [] and pool._stack.currentWidget().objectName() == "mediaNoMatch"
    pool._clear()
    pool._sort_menu().actions()[1].trigger()
    assert names(pool) == ["sand.png", "waves.mp4", "wind.wav"]
    pool.select(ids["sand.png"], ids["wind.wav"])
    pool._move_to([ids["sand.png"], ids["wind.wav"]], "Today")
    assert names(pool) == ["Today", "waves.mp4"]


def test_files_move_into_a_bin_by_dragging(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    ids = filled(editing, pool, qtbot, files / "sand.png", files / "wind.wav")
    pool._move_to([ids["sand.png"]], "Beach")
    bin_at = pool.list.visualRect(pool.list.model().index(0, 0)).center()
    let_go(pool.list.viewport(), carried([Pick(ids["wind.wav"])]), bin_at)
    assert names(pool) == ["Beach"]
    pool.list.activated.emit(pool.list.model().index(0, 0))
    assert names(pool) == ["wind.wav", "sand.png"]
    qtbot.keyClick(pool.list, Qt.Key.Key_Backspace)
    assert names(pool) == ["Beach"]


def test_insert_and_overwrite_by_key(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    ids = filled(editing, pool, qtbot, files / "sand.png", files / "waves.mp4")
    editor.seek(60)
    pool.select(ids["waves.mp4"])
    qtbot.keyClick(pool.list, Qt.Key.Key_Comma)
    assert track_ends(editing, "video") == [[(0, 60), (60, 120), (120, 180), (180, 240)]]
    assert track_ends(editing, "caption") == [[(0, 60), (120, 180), (180, 240)]], "the captions stay with their pictures"
    assert track_ends(editing, "sound") == [[(60, 120)]]
    assert editor.state.playhead == 120
    pool.select(ids["sand.png"])
    qtbot.keyClick(pool.list, Qt.Key.Key_Period)
    assert track_ends(editing, "video") == [[(0, 60), (60, 120), (120, 270)]]
    qtbot.waitUntil(lambda: [entry.uses for entry in pool._model._entries] == [1, 1])  # type: ignore[union-attr]


def test_pictures_of_files_come(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    filled(editing, pool, qtbot, files / "sand.png", files / "waves.mp4", files / "wind.wav")
    model = pool.list.model()
    qtbot.waitUntil(lambda: all(model.index(row, 0).data(ART) is not None for row in range(3)), timeout=LONG)
    film = pool._model.row_of(assets(editing)["waves.mp4"])
    box = pool.list.visualRect(model.index(film, 0))
    still = pool.grab(box.translated(pool.list.pos())).toImage()
    qtbot.mouseMove(pool.list.viewport(), box.topLeft() + QPoint(box.width() * 3 // 4, 20))
    pool._model.hover(model.index(film, 0), 0.75)
    assert pool.grab(box.translated(pool.list.pos())).toImage() != still, "hovering scrubs"


def test_a_file_of_the_pool_dropped_on_a_track(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    ids = filled(editing, pool, qtbot, files / "sand.png", files / "wind.wav")
    view, data = timeline(editing), carried([Pick(ids["sand.png"], Fraction(0), Fraction(1))])
    at = place(editing, 122, "V")
    hold_over(view.viewport(), data, at)
    ghost, = view._drop.ghosts
    assert (ghost.track_id, ghost.start, ghost.duration) == ("V", 120, 30), "it snaps to the cut"
    take_away(view.viewport())
    assert view._drop.ghosts == ()
    let_go(view.viewport(), data, at)
    assert track_ends(editing, "video") == [[(0, 60), (60, 120), (120, 150), (150, 180)]]
    editing.workspace.editor.undo()  # type: ignore[union-attr]
    let_go(view.viewport(), data, at, Qt.KeyboardModifier.ControlModifier)
    assert track_ends(editing, "video") == [[(0, 60), (60, 120), (120, 150), (150, 210)]]
    let_go(view.viewport(), carried([Pick(ids["wind.wav"])]), QPoint(at.x(), view.viewport().height() - 3))
    assert track_ends(editing, "sound") == [[(120, 150)]], "beside the rows it gets a track of its own"


def test_files_from_outside_on_the_timeline_and_on_the_picture(editing: Desk, qtbot: QtBot, files: Path) -> None:
    editing.window.show()
    view, surface = timeline(editing), editing.window.findChild(Surface)
    assert isinstance(surface, Surface)
    let_go(view.viewport(), outside([files / "waves.mp4", files / "broken.mp4"]), place(editing, 180, "V"))
    qtbot.waitUntil(lambda: not editing.workspace.arrivals.busy, timeout=LONG)
    assert track_ends(editing, "video")[0][-1] == (180, 240)
    assert track_ends(editing, "sound") == [[(180, 240)]]
    editing.workspace.editor.undo()  # type: ignore[union-attr]
    assert assets(editing) == {} and track_ends(editing, "sound") == [], "one step took it in and laid it"
    editing.workspace.editor.seek(30)  # type: ignore[union-attr]
    let_go(surface, outside([files / "sand.png"]), QPoint(20, 20))
    qtbot.waitUntil(lambda: not editing.workspace.arrivals.busy, timeout=LONG)
    assert track_ends(editing, "overlay") == [[(30, 180)]]
    assert len(track_ends(editing, "video")[0]) == 3, "nothing is covered"


def test_the_source_viewer_plays_and_marks(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    filled(editing, pool, qtbot, files / "waves.mp4")
    pool.list.activated.emit(pool.list.model().index(0, 0))
    viewer = pool.viewer
    qtbot.waitUntil(lambda: viewer.screen_widget.image is not None, timeout=LONG)
    viewer.seek(15)
    qtbot.keyClick(viewer, Qt.Key.Key_I)
    viewer.seek(44)
    qtbot.keyClick(viewer, Qt.Key.Key_O)
    assert editor.state.picked == (Pick(assets(editing)["waves.mp4"], Fraction(1, 2), Fraction(3, 2)),)
    editor.seek(180)
    qtbot.keyClick(viewer, Qt.Key.Key_Period)
    placed, = [placed for placed in editor.selected_clips() if placed.track.kind.value == "video"]
    assert (placed.clip.source_start, placed.clip.duration) == (Fraction(1, 2), 30)
    assert editor.state.range is None, "the marks are the file's, not the timeline's"
    viewer.toggle()
    qtbot.waitUntil(lambda: viewer.frame > 16, timeout=LONG)
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert viewer.isHidden() and viewer._player is None


def test_pasted_files_and_pictures(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files / "sand.png"))])
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(pool.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: list(assets(editing)) == ["sand.png"], timeout=LONG)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    QGuiApplication.clipboard().setImage(image)
    qtbot.waitUntil(lambda: not editing.workspace.arrivals.busy, timeout=LONG)
    qtbot.keyClick(pool.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(assets(editing)) == 2, timeout=LONG)
    pasted = editing.workspace.editor.project.assets[-1]  # type: ignore[union-attr]
    assert (pasted.kind, pasted.width, pasted.height) == (AssetKind.STILL, 40, 30)


def test_what_is_used_stays_and_the_rest_can_be_removed(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    ids = filled(editing, pool, qtbot, files / "sand.png", files / "wind.wav")
    pool.select(ids["sand.png"])
    editing.window.actions_table.run("overwrite-media")
    pool.select(*ids.values())
    told: list[str] = []
    editing.workspace.told.connect(lambda message, hint, tone: told.append(message))
    qtbot.keyClick(pool.list, Qt.Key.Key_Delete)
    assert list(assets(editing)) == ["sand.png"] and "1 of the files" in told[0]
    assert track_ends(editing, "video")[0], "the key did not reach the timeline"
    editor.undo()
    assert list(assets(editing)) == ["sand.png", "wind.wav"]


def test_missing_files_are_shown_and_found_again(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    editor = editing.workspace.editor
    assert editor is not None
    filled(editing, pool, qtbot, files / "sand.png", files / "wind.wav")
    store = Path(editing.studio.folder) / "store"
    for asset in editor.project.assets:
        (store / asset.digest[:2] / asset.digest[2:]).unlink()
    pool._look_at_files()
    says = pool.missing.findChild(QLabel, "mediaMissingSays")
    assert says is not None
    qtbot.waitUntil(lambda: "2 files" in says.text())
    (files / "sand.png").rename(files / "renamed.png")
    write_sound(files / "wind.wav", np.full((96_000, 2), 0.1), "pcm_s16le")
    told: list[str] = []
    editing.workspace.told.connect(lambda message, hint, tone: told.append(message))
    pool.missing.search([files])
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert "1 found by their content" in told[0] and "1 found by their name only" in told[0]
    qtbot.waitUntil(lambda: not pool.missing.isVisible(), timeout=LONG)
    assert {asset.name: asset.seconds for asset in editor.project.assets} == {"sand.png": None, "wind.wav": 2}


def test_a_watched_folder_fills_the_pool(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path, tmp_path: Path) -> None:
    watched = tmp_path / "Inbox"
    watched.mkdir()
    pool.watch(watched)
    shutil.copy(files / "sand.png", watched / "new.png")
    qtbot.waitUntil(lambda: list(assets(editing)) == ["new.png"], timeout=LONG)
    assert names(pool) == ["Inbox"]
    shutil.copy(files / "wind.wav", watched / "later.wav")
    qtbot.waitUntil(lambda: len(assets(editing)) == 2, timeout=LONG)
    pool.watch(None)
    assert pool._watched.folder is None


def test_a_proxy_is_made_shown_and_deleted(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    filled(editing, pool, qtbot, files / "waves.mp4")
    film, = editing.workspace.editor.project.assets  # type: ignore[union-attr]
    pool._proxies.make([film])
    assert film.id in pool._proxies.making

    def has_proxy() -> bool:
        return bool(pool._model._entries[0].has_proxy)  # type: ignore[union-attr]

    qtbot.waitUntil(has_proxy, timeout=LONG)
    assert pool._proxies.making == {}
    pool._drop_proxies([film])
    qtbot.waitUntil(lambda: not has_proxy(), timeout=LONG)


def test_a_heavy_film_gets_its_proxy_unasked_and_not_again_once_declined(editing: Desk, pool: MediaPanel, qtbot: QtBot,
                                                                         files: Path) -> None:
    maker, preview = editing.workspace.proxies, editing.workspace.studio.preview
    weighed_as_heavy(editing, files / "waves.mp4")
    filled(editing, pool, qtbot, files / "waves.mp4")
    film, = editing.workspace.editor.project.assets  # type: ignore[union-attr]

    def has_proxy() -> bool:
        return bool(preview.with_proxy(editing.workspace.editor.project))  # type: ignore[union-attr]

    qtbot.waitUntil(has_proxy, timeout=LONG)
    qtbot.waitUntil(lambda: not maker.making, timeout=LONG)
    pool._drop_proxies([film])
    qtbot.waitUntil(lambda: not has_proxy(), timeout=LONG)
    assert maker._declined() == {film.digest}
    maker._weigh()
    qtbot.wait(300)
    assert maker.making == {}
    maker.make([film])
    assert maker._declined() == set()
    maker.cancel(film.id)
    assert maker._declined() == {film.digest} and maker.making == {}


def test_by_the_setting_films_are_left_as_they_are(editing: Desk, pool: MediaPanel, qtbot: QtBot, files: Path) -> None:
    editing.workspace.studio.settings.put(PROXIES, False)
    weighed_as_heavy(editing, files / "waves.mp4")
    filled(editing, pool, qtbot, files / "waves.mp4")
    editing.workspace.proxies._weigh()
    qtbot.wait(300)
    assert editing.workspace.proxies.making == {}


def weighed_as_heavy(desk: Desk, path: Path) -> None:
    """What a film on a slower machine was found to be."""
    library = desk.studio._library
    recipe = Recipe("weight", proxies.VERSION, {"of": digest_file(path)})

    async def maker() -> Made:
        return Made("application/json", data=b"heavy", meta={"heavy": True})

    builder = Builder(library.ledger, library.store, library.cache, CancelToken())
    asyncio.run(builder.make(recipe, maker, place=Place.CACHE))
