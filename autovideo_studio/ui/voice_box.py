"""Where a voice is chosen: all there are by provider, with a button that lets one be heard and says what that costs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget
from shiboken6 import isValid

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.spending import price_words
from autovideo_studio.services.voicing import Money, Voice, VoiceGroup
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.widgets.buttons import icon_button
from autovideo_studio.ui.widgets.labels import plain_tip
from autovideo_studio.ui.widgets.layouts import row
from autovideo_studio.ui.workspace import Workspace

MOST_VOICES = 200
"""Of one provider."""

_SETTINGS, _AGAIN = "settings:", "again:"
"""Entries that are no voices: they lead to the settings, or ask once more."""


class VoiceBox(QWidget):
    """`first` is the entry that is no voice in particular, its value and words; `stands_for` tells whose voice that is ("": the
    first of this computer). `chosen` comes with the value when the creator
    has chosen another; `says` with what there is to say about hearing one."""

    chosen = Signal(str)
    says = Signal(str)

    def __init__(self, workspace: Workspace, first: tuple[str, str], *, name: str, title: str, hear: str = "",
                 stands_for: Callable[[], str] = lambda: "") -> None:
        super().__init__()
        self._workspace, self._first, self._stands_for = workspace, first, stands_for
        self._nearest: Voice | None = None
        self._language, self._value = "", first[0]
        self._voices: dict[str, Voice] = {}
        self._loading = self._hearing = CancelToken()
        self._sound: QObject | None = None
        self.combo = QComboBox()
        self.combo.setObjectName(name)
        self.combo.setAccessibleName(title)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._hear = icon_button("play", tr("Hear this voice"), self._hear_or_stop, size=32, name=hear or f"hear_{name}")
        row((self.combo, 1), self._hear, spacing=6, on=self)
        self._show([], waiting=True)
        self.combo.currentIndexChanged.connect(lambda index: self._take())

    @property
    def value(self) -> str:
        return self._value

    @property
    def voice(self) -> Voice | None:
        """The one in hand; where the program chooses, the first that it could: none that costs."""
        if self._value != self._first[0]:
            return self._voices.get(self._value)
        return self._voices.get(self._stands_for(), self._nearest)

    def load(self, language: str) -> None:
        """The voices that speak it (any, if ""): those of this computer at once, the others when they answer."""
        self._loading.cancel()
        self._language = language
        voicing = self._workspace.studio.voicing
        self._loading = self._workspace.engine.run_async(lambda cancel: voicing.voices(language, cancel, near=True),
                                                         self._near_came, self._failed)

    def choose(self, value: str) -> None:
        """One that is not (yet) among those that are there is shown by its id."""
        self._value = value
        if self.combo.findData(value) < 0:
            self._put(value.partition(":")[2] or value, value)
        self.combo.blockSignals(True)
        self.combo.setCurrentIndex(self.combo.findData(value))
        self.combo.blockSignals(False)
        self._tell_price()

    def _near_came(self, groups: list[VoiceGroup]) -> None:
        if not isValid(self):
            return
        self._show(groups, waiting=True)
        voicing, language = self._workspace.studio.voicing, self._language
        self._loading = self._workspace.engine.run_async(lambda cancel: voicing.voices(language, cancel), self._all_came,
                                                         self._failed)

    def _all_came(self, groups: list[VoiceGroup]) -> None:
        if isValid(self):
            self._show(groups, waiting=False)

    def _failed(self, error: StudioError) -> None:
        if isValid(self):
            self._put(tr("{problem} Try again …", problem=error.message), _AGAIN)

    def _show(self, groups: list[VoiceGroup], *, waiting: bool) -> None:
        self.combo.blockSignals(True)
        self.combo.clear()
        self._voices = {voice.id: voice for group in groups for voice in group.voices}
        self._nearest = next((voice for group in groups if group.near for voice in group.voices), None)
        self.combo.addItem(self._first[1], self._first[0])
        for group in groups:
            self._put(group.label, None, heading=True)
            if group.note and group.problem is None:
                self._put(f"   {group.note}", None)
            for voice in group.voices[:MOST_VOICES]:
                self.combo.addItem(f"{voice.label} · {voice.languages[0]}" if voice.languages else voice.label, voice.id)
            self._tell_problem(group)
        if waiting:
            self._put(tr("Asking for voices on the network …"), None)
        self.combo.blockSignals(False)
        self.choose(self._value)

    def _tell_problem(self, group: VoiceGroup) -> None:
        if group.problem is None:
            if not group.voices:
                self._put("   " + tr("No voice for this language"), None)
        elif group.problem.code == "not-found":
            self._put("   " + tr("{problem} Open the settings …", problem=group.problem.message), _SETTINGS)
        else:
            self._put("   " + tr("{problem} Try again …", problem=group.problem.message), _AGAIN)

    def _put(self, words: str, value: str | None, *, heading: bool = False) -> None:
        """An entry; without a value it is only to be read."""
        self.combo.addItem(words, value)
        number = self.combo.count() - 1
        self.combo.setItemData(number, plain_tip(words.strip()), Qt.ItemDataRole.ToolTipRole)
        model = self.combo.model()
        if value is None and isinstance(model, QStandardItemModel):
            item = model.item(number)
            item.setEnabled(False)
            font = item.font()
            font.setBold(heading)
            item.setFont(font)

    def _take(self) -> None:
        value = self.combo.currentData()
        if value in (_SETTINGS, _AGAIN, None):
            self.choose(self._value)
            if value == _SETTINGS:
                self._workspace.go_to("settings")
            elif value == _AGAIN:
                self.load(self._language)
            return
        self._value = value
        self._tell_price()
        self.chosen.emit(value)

    def _tell_price(self) -> None:
        """Said before it is spent: on the button that spends it."""
        voice, voicing = self.voice, self._workspace.studio.voicing
        self._hear.setEnabled(voice is not None)
        if voice is not None:
            self._workspace.read(lambda: (voicing.is_free(voice.id), voicing.sample_price(voice)),
                                 lambda found: self._show_price(voice, *found))

    def _show_price(self, voice: Voice, free: bool, price: Money | None) -> None:
        if isValid(self) and voice == self.voice:
            words = tr("Hear this voice") if free else tr("Hear this voice: {price}", price=price_words(price))
            self._hear.setToolTip(plain_tip(words))
            self._hear.setAccessibleName(words)

    def _hear_or_stop(self) -> None:
        if self._hear.property("waiting"):
            self._hearing.cancel()
            self._wait(False)
            return
        if (voice := self.voice) is not None:
            self._wait(True)
            voicing = self._workspace.studio.voicing
            self._hearing = self._workspace.engine.run_async(lambda cancel: voicing.sample(voice, cancel), self._play,
                                                             self._unheard)

    def _wait(self, waiting: bool) -> None:
        """While the voice is asked the button stops it."""
        self._hear.setProperty("waiting", waiting)
        self._hear.setIcon(icon("square" if waiting else "play", "text2", 16))
        if waiting:
            self._hear.setToolTip(plain_tip(tr("Stop")))
            self._hear.setAccessibleName(tr("Stop"))
        else:
            self._tell_price()

    def _play(self, path: Path) -> None:
        if not isValid(self):
            return
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        self._wait(False)
        if QMediaDevices.defaultAudioOutput().isNull():
            self.says.emit(tr("No sound device"))
            return
        effect = self._sound = QSoundEffect(self)
        effect.setSource(QUrl.fromLocalFile(str(path)))
        effect.play()

    def _unheard(self, error: StudioError) -> None:
        if isValid(self):
            self._wait(False)
        self._workspace.tell_error(error)
