"""Settings: built from the schema, plus keys, shortcuts, health."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QWidget,
)

from autovideo_studio import __version__
from autovideo_studio.domain.brief import GRAPHICS
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.paths import resources
from autovideo_studio.services.looks import caption_looks, looks
from autovideo_studio.services.painting import Painter
from autovideo_studio.settings.schema import (
    CAPTIONS,
    DIFFUSION_MODEL,
    LANGUAGE,
    LIBRARY_FOLDER,
    PICTURE_QUALITY,
    PICTURES,
    REDUCED_MOTION,
    SETTINGS,
    SHORTCUTS,
    STYLE,
    THEME,
    VOICE,
    Setting,
    section_name,
)
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.settings.health import FindingsSection
from autovideo_studio.ui.settings.keys import KeysSection
from autovideo_studio.ui.settings.shortcuts import ShortcutsSection
from autovideo_studio.ui.settings.storage import StorageSection
from autovideo_studio.ui.settings.unanswered import UnansweredSection
from autovideo_studio.ui.style.motion import motion
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.voice_box import VoiceBox
from autovideo_studio.ui.widgets.buttons import icon_button
from autovideo_studio.ui.widgets.labels import label, set_property
from autovideo_studio.ui.widgets.layouts import column, line, row
from autovideo_studio.ui.widgets.number_field import NumberField
from autovideo_studio.ui.widgets.painter_choice import quality_name
from autovideo_studio.ui.workspace import Workspace

HIDDEN = {SHORTCUTS.key}
WIDTH, FIELD_HEIGHT = 720, 32


class SettingsPage(QWidget):
    def __init__(self, workspace: Workspace, actions: ActionTable) -> None:
        super().__init__()
        self._workspace = workspace
        self.setObjectName("page")
        sections: list[tuple[str, Callable[[], QWidget]]] = []
        for name, settings in groupby(SETTINGS.values(), key=lambda setting: section_name(setting.section)):
            shown = [setting for setting in settings if setting.key not in HIDDEN]
            sections.append((name, partial(self._fields, shown)))
        sections += [(tr("Keys of providers"), lambda: KeysSection(workspace)),
                     (tr("Unanswered calls"), lambda: UnansweredSection(workspace)),
                     (tr("Shortcuts"), lambda: ShortcutsSection(workspace, actions)),
                     (tr("Disk"), lambda: StorageSection(workspace)),
                     (tr("Hardware"), lambda: FindingsSection(workspace, workspace.studio.care.hardware, "hardware")),
                     (tr("Health"), lambda: FindingsSection(workspace, lambda cancel: workspace.studio.care.doctor(), "health")),
                     (tr("About"), self._about)]
        self._makers = [make for _, make in sections]
        self._made: dict[int, QWidget] = {}
        self._list = QListWidget()
        self._list.setObjectName("settingsSections")
        self._list.setAccessibleName(tr("Sections"))
        self._list.setFixedWidth(200)
        self._list.addItems([name for name, _ in sections])
        self._stack = QStackedWidget()
        self._list.currentRowChanged.connect(self._show_section)
        column(label(tr("Settings"), size=22, weight=600), 16, (row(self._list, 12, (self._stack, 1)), 1),
               margins=(28, 24, 28, 0),
               spacing=0, on=self)
        self._list.setCurrentRow(0)

    def _show_section(self, number: int) -> None:
        if number not in self._made:
            inner = self._makers[number]()
            inner.setMaximumWidth(WIDTH)
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setWidget(inner)
            self._made[number] = area
            self._stack.addWidget(area)
        self._stack.setCurrentWidget(self._made[number])

    def _fields(self, settings: list[Setting[Any]]) -> QWidget:
        made = QWidget()
        rows = [_Field(self._workspace, setting) for setting in settings]
        column(*rows, None, margins=(4, 0, 12, 12), spacing=14, on=made)
        return made

    def _about(self) -> QWidget:
        made = QWidget()
        words = label(tr("AutoVideo Studio {version} is free software under the GNU General Public License, version 3 or later. "
                         "Fonts, icons and libraries stand below with their licences.",
                         version=__version__), tone="2", wrap=True)
        folder = label(tr("Your library: {folder}", folder=self._workspace.studio.folder), tone="2", wrap=True)
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        notice = QTextBrowser()
        notice.setMarkdown((resources() / "NOTICE.md").read_text("utf-8"))
        notice.setObjectName("licencesText")
        notice.setAccessibleName(tr("Licences"))
        notice.setMinimumHeight(360)
        column(words, folder, 8, label(tr("Licences"), weight=600), (notice, 1), margins=(4, 0, 12, 12), spacing=12, on=made)
        return made


class _Field(QWidget):
    """One setting: its words, its control; what cannot be is said below and not stored."""

    def __init__(self, workspace: Workspace, setting: Setting[Any]) -> None:
        super().__init__()
        self._workspace, self._setting = workspace, setting
        self._wrong = label(size=12, tone="bad", wrap=True)
        self._wrong.hide()
        control = self._control()
        control.setObjectName(f"setting_{setting.key}")
        control.setAccessibleName(setting.label())
        control.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        control.setFixedWidth(260)
        help = label(setting.help(), size=12, tone="3", wrap=True)
        words = column(label(setting.label(), weight=500), help, self._wrong, spacing=2)
        self._own = control
        choose = [icon_button("folder-open", tr("Choose a folder"), self._choose_folder, size=32, name="chooseLibraryFolder")
                  ] if setting is LIBRARY_FOLDER else []
        column(row((words, 1), 16, control, *choose), 8, line(), spacing=4, on=self)

    def _control(self) -> QWidget:
        setting, value = self._setting, self._workspace.studio.settings.get(self._setting)
        if isinstance(setting.default, bool):
            box = QCheckBox()
            box.setChecked(value)
            box.toggled.connect(self._put)
            return box
        if setting.choices:
            return self._box([(choice, _name_of(setting, choice)) for choice in setting.choices], value)
        if setting is STYLE:
            return self._box([("auto", tr("Automatic")), *((look.id, look.name) for look in looks())], value)
        if setting is CAPTIONS:
            return self._box([("none", tr("None")), *((look.id, look.name) for look in caption_looks())], value)
        if setting is VOICE:
            return self._voices(value)
        if setting is PICTURES:
            return self._painters(value)
        if setting is DIFFUSION_MODEL:
            return self._diffusion_models(value)
        if isinstance(setting.default, int):
            number = NumberField(value, lowest=setting.low, highest=setting.high)
            number.setMinimumHeight(FIELD_HEIGHT)
            number.changed.connect(lambda typed: self._put(round(typed)))
            return number
        edit = QLineEdit(str(value))
        edit.editingFinished.connect(lambda: self._put_text(edit))
        return edit

    def _box(self, choices: Sequence[tuple[Any, str]], value: Any) -> QComboBox:
        """A value that is not among the choices (any more) is shown as it is."""
        combo = QComboBox()
        for choice, text in choices:
            combo.addItem(text, choice)
        if combo.findData(value) < 0:
            combo.addItem(str(value), value)
        combo.setCurrentIndex(combo.findData(value))
        combo.currentIndexChanged.connect(lambda index: self._put(combo.itemData(index)))
        return combo

    def _voices(self, value: str) -> VoiceBox:
        """Those of all languages, when they are known."""
        box = VoiceBox(self._workspace, ("auto", tr("Automatic")), name="settingsVoice", title=self._setting.label())
        box.choose(value)
        box.chosen.connect(self._put)
        box.says.connect(self._workspace.tell)
        box.load("")
        return box

    def _painters(self, value: str) -> QComboBox:
        """Those that are ready, when they are known."""
        combo = self._box([(GRAPHICS, tr("Motion graphics"))], value)

        def show(painters: list[Painter]) -> None:
            for painter in painters:
                if combo.findData(painter.id) >= 0:
                    combo.setItemText(combo.findData(painter.id), painter.label)
                elif not painter.why_not:
                    combo.addItem(painter.label, painter.id)

        self._workspace.read(self._workspace.studio.painters.painters, show)
        return combo

    def _diffusion_models(self, value: str) -> QComboBox:
        """Those in the library's folder; where there are none, the health page says what to do."""
        combo = self._box([("", tr("Automatic"))], value)

        def show(models: list[str]) -> None:
            for model in models:
                if combo.findData(model) < 0:
                    combo.addItem(model, model)

        self._workspace.engine.run_async(lambda cancel: self._workspace.studio.care.models("diffusion", cancel), show,
                                         lambda error: None)
        return combo

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Choose a folder"))
        if folder and isinstance(self._own, QLineEdit):
            self._own.setText(folder)
            self._put_text(self._own)

    def _put_text(self, edit: QLineEdit) -> None:
        try:
            value = self._setting.parsed(edit.text())
        except StudioError as error:
            self._say(error)
        else:
            self._put(value)

    def _put(self, value: Any) -> None:
        settings = self._workspace.studio.settings
        if settings.get(self._setting) == value:
            self._say(None)
            return
        try:
            settings.put(self._setting, value)
        except StudioError as error:
            self._say(error)
            return
        self._say(None)
        if self._setting is THEME:
            theme().use(value)
        elif self._setting is REDUCED_MOTION:
            motion().reduce(value)
        elif self._setting is LANGUAGE:
            self._workspace.language_changed.emit()

    def _say(self, error: StudioError | None) -> None:
        self._wrong.setVisible(error is not None)
        self._wrong.setText(f"{error.message} {error.hint}" if error else "")
        set_property(self._own, "wrong", error is not None)


def _name_of(setting: Setting[Any], choice: Any) -> str:
    names = {("messages.language", ""): tr("As the system"), ("messages.language", "en"): "English",
             ("messages.language", "zh_TW"): "繁體中文", ("window.theme", "dark"): tr("Dark"),
             ("window.theme", "light"): tr("Light"),
             ("window.theme", "system"): tr("As the desktop"), ("window.keymap", "studio"): "AutoVideo Studio",
             ("window.keymap", "premiere"): "Premiere Pro", ("window.keymap", "resolve"): "DaVinci Resolve",
             ("window.keymap", "final-cut"): "Final Cut Pro"}
    if setting is PICTURE_QUALITY:
        return quality_name(choice)
    return names.get((setting.key, choice), str(choice))
