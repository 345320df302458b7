"""The library, the settings, the palette: found, changed, remembered."""

from __future__ import annotations

from open_window import PROJECT, Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from autovideo_studio.settings.schema import DIFFUSION_MODEL, FPS, THEME
from autovideo_studio.ui.palette import Palette
from autovideo_studio.ui.style.theme import theme


def test_the_library_lists_searches_and_opens(desk: Desk, qtbot: QtBot) -> None:
    found = desk.window.findChild(QListView, "libraryList")
    assert found is not None
    qtbot.waitUntil(lambda: found.model().rowCount() == 1)
    search = desk.window.findChild(QLineEdit, "librarySearch")
    assert search is not None
    qtbot.keyClicks(search, "nothing like it")
    qtbot.waitUntil(lambda: found.model().rowCount() == 0)
    search.clear()
    qtbot.waitUntil(lambda: found.model().rowCount() == 1)
    found.activated.emit(found.model().index(0, 0))
    assert desk.window.page == "studio"
    assert desk.workspace.editor is not None and desk.workspace.editor.project.id == PROJECT


def test_an_archived_video_comes_back_by_undo(desk: Desk, qtbot: QtBot) -> None:
    found = desk.window.findChild(QListView, "libraryList")
    assert found is not None
    qtbot.waitUntil(lambda: found.model().rowCount() == 1)
    found.setCurrentIndex(found.model().index(0, 0))
    qtbot.keyClick(found, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: found.model().rowCount() == 0)
    undo = desk.window.findChild(QPushButton, "toastAction")
    assert undo is not None
    undo.click()
    qtbot.waitUntil(lambda: found.model().rowCount() == 1)


def show_section(desk: Desk, name: str) -> None:
    desk.window.show_page("settings")
    sections = desk.window.findChild(QListWidget, "settingsSections")
    assert sections is not None
    sections.setCurrentItem(sections.findItems(name, Qt.MatchFlag.MatchExactly)[0])


def test_a_setting_is_stored_and_a_wrong_one_is_not(desk: Desk, qtbot: QtBot) -> None:
    show_section(desk, "New videos")
    combo = desk.window.findChild(QComboBox, "setting_video.fps")
    assert combo is not None
    combo.setCurrentIndex(combo.findData(60))
    assert desk.studio.settings.get(FPS) == 60
    show_section(desk, "Writing scripts")
    address = desk.window.findChild(QLineEdit, "setting_text.address")
    assert address is not None
    address.setText("not an address")
    address.editingFinished.emit()
    assert address.property("wrong") is True


def test_the_local_image_model_is_chosen_among_those_in_the_library(desk: Desk, qtbot: QtBot) -> None:
    folder = desk.studio.folder / "models" / "diffusion"
    for name in ("one", "two"):
        (folder / name / "unet").mkdir(parents=True)
        (folder / name / "unet" / "model.safetensors").write_bytes(b"")
        (folder / name / "model_index.json").write_text("{}")
    show_section(desk, "Making pictures")
    combo = desk.window.findChild(QComboBox, "setting_diffusion.model")
    assert combo is not None
    qtbot.waitUntil(lambda: combo.count() == 3)
    assert combo.currentText() == "Automatic"
    combo.setCurrentIndex(combo.findData("two"))
    assert desk.studio.settings.get(DIFFUSION_MODEL) == "two"
    registry = desk.studio._router.registry
    assert registry["diffusion"].image_models == ["two", "one"]  # type: ignore[attr-defined]


def test_the_theme_is_remembered(desk: Desk) -> None:
    button = desk.window.findChild(QWidget, "themeButton")
    assert button is not None
    button.click()  # type: ignore[attr-defined]
    assert theme().name == "light" == desk.studio.settings.get(THEME)
    button.click()  # type: ignore[attr-defined]
    assert theme().name == "dark"


def test_the_palette_runs_what_is_typed(editing: Desk, qtbot: QtBot) -> None:
    editing.window.show()
    editing.window.actions_table.run("palette")
    palette = editing.window.findChild(Palette)
    search = editing.window.findChild(QLineEdit, "paletteSearch")
    assert palette is not None and search is not None and palette.isVisible()
    qtbot.keyClicks(search, "queue")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert editing.window.page == "queue"
    assert not palette.isVisible()


def test_every_action_has_a_name_and_no_two_share_a_key(desk: Desk) -> None:
    from autovideo_studio.settings.schema import KEYMAP
    from autovideo_studio.ui.actions.table import conflicts, shortcuts

    for keymap in KEYMAP.choices:
        desk.studio.settings.put(KEYMAP, keymap)
        keys = shortcuts(desk.window.actions_table, desk.studio.settings)
        assert conflicts(desk.window.actions_table, keys) == [], keymap
    assert all(spec.text() for spec in desk.window.actions_table)


def test_every_control_can_be_named(editing: Desk) -> None:
    """Buttons have a name for screen readers, and no two controls of the window share an object name."""
    from PySide6.QtWidgets import QAbstractButton

    for page in ("library", "create", "studio", "queue", "settings"):
        editing.window.show_page(page)
    nameless = [each.objectName() or each.metaObject().className() for each in editing.window.findChildren(QAbstractButton)
                if not (each.accessibleName() or each.text()) and each.objectName() not in ("", "qt_toolbar_ext_button")]
    assert nameless == []


def test_a_number_of_the_settings_is_typed(desk: Desk) -> None:
    from autovideo_studio.settings.schema import CACHE_GB
    from autovideo_studio.ui.widgets.number_field import NumberField

    desk.window.show()
    show_section(desk, "This computer")
    number = desk.window.findChild(NumberField, "setting_machine.cache_gb")
    assert number is not None and number.isVisible() and number.text() == "20"
    number.setFocus()
    QTest.keyClicks(number, "88")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert desk.studio.settings.get(CACHE_GB) == 88 and number.text() == "88"
