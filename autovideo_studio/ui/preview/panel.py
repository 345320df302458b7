"""The preview's panel: picture, transport, quality."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QLineEdit, QMenu, QSlider, QToolButton, QWidget

from autovideo_studio.domain.laying import Way
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.preview import PlayerState, Quality
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.arrivals import Place
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.preview.guides import Guide, guide_name, guides_for
from autovideo_studio.ui.preview.meters import Meters
from autovideo_studio.ui.preview.surface import Surface
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.ui_state import CROP
from autovideo_studio.ui.widgets.buttons import follow_theme, icon_button
from autovideo_studio.ui.widgets.labels import label, set_property
from autovideo_studio.ui.widgets.layouts import column, panel, row
from autovideo_studio.ui.widgets.timecode import frame_of, timecode
from autovideo_studio.ui.workspace import Workspace

TICK_MS = 16
METERS_EVERY = 3
"""Ticks."""
FEW = 2


class PreviewPanel(QFrame):
    def __init__(self, workspace: Workspace, editor: Editor, actions: ActionTable) -> None:
        super().__init__()
        self._workspace, self._editor, self._actions = workspace, editor, actions
        self.setProperty("role", "canvas")
        self.setObjectName("previewPanel")
        self.surface = Surface(editor)
        self.surface.size_changed.connect(editor.player.set_window)
        self.surface.dropped.connect(lambda data: workspace.arrivals.drop(data, Place(editor.state.playhead, Way.ON_TOP)))
        self._rate = label(size=12, tone="3", name="rateLabel")
        self._late = label(size=11, tone="warn", name="previewLate")
        self._sound = label(size=11, tone="3", name="previewSound")
        self._sound.setToolTip(tr("No loudspeaker was found. The picture plays without; sound comes when one is connected."))
        self._playing = False
        self._ticks = 0
        self._full: _FullScreen | None = None
        self.meters = Meters()
        column(self._head(), (row((self.surface, 1), self.meters, spacing=0), 1), self._transport(), spacing=0, on=self)
        editor.settled.connect(self._show_facts)
        editor.state.playhead_changed.connect(self._show_time)
        editor.state.asked.connect(self._asked)
        self.surface.double_clicked.connect(self.toggle_full_screen)
        self._show_facts()
        self._show_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        state = self._editor.player.tick()
        if state.picture is not None:
            self.surface.show_pixels(state.picture.pixels, state.picture.width, state.picture.height)
            if self._full is not None:
                self._full.surface.show_pixels(state.picture.pixels, state.picture.width, state.picture.height)
            if self.surface.image is not None:
                self._editor.show_picture(self.surface.image)
        if self._editor.playing or self._playing:
            self._editor.state.go_to(state.frame)
        if self._playing != self._editor.playing:
            self._playing = self._editor.playing
            self._dress_play()
            self.surface.update()
        self._ticks += 1
        if self._ticks % METERS_EVERY == 0 and (self._playing or not self.meters.resting):
            self.meters.show_levels(self._editor.player.levels())
        self._late.setText(self._pace(state) if self._playing else "")
        set_property(self._late, "tone", "warn" if state.late > FEW else "3")
        self._sound.setText("" if state.has_sound else tr("No sound device"))

    @staticmethod
    def _pace(state: PlayerState) -> str:
        """How sharp the picture is while it plays, and how many frames came too late."""
        names = {Quality.FULL: tr("Full"), Quality.HALF: tr("Half"), Quality.QUARTER: tr("Quarter")}
        return tr("{quality} · {count} dropped", quality=names.get(state.quality, ""), count=state.late)

    def _head(self) -> QWidget:
        bar = panel("bar")
        bar.setFixedHeight(38)
        zoom = self._choice("previewZoom", tr("Zoom"), ((tr("Fit"), 0.0), ("50 %", 0.5), ("100 %", 1.0), ("200 %", 2.0)),
                            lambda value: self.surface.set_zoom(value))
        quality = self._choice("previewQuality", tr("Preview quality"),
                               ((tr("Preview: automatic"), Quality.AUTO), (tr("Preview: full"), Quality.FULL),
                                (tr("Preview: half"), Quality.HALF), (tr("Preview: quarter"), Quality.QUARTER)),
                               lambda value: self._editor.player.set_quality(Quality(value)))
        self._facts = label(size=12, tone="3", name="previewFacts")
        self._crop = icon_button("crop", tr("Crop on the picture"), self._switch_crop, checkable=True, name="cropButton")
        self._editor.state.shaping_changed.connect(self._dress_crop)
        guides = icon_button("frame", tr("Safe areas, thirds"), name="guidesButton")
        guides.clicked.connect(lambda: self.guides_menu().exec(guides.mapToGlobal(QPoint(0, guides.height()))))
        camera = icon_button("camera", tr("Save this frame as a picture"), self._snapshot, name="snapshotButton")
        full = icon_button("maximize", tr("Full screen"), self.toggle_full_screen, name="fullScreenButton")
        row(zoom, quality, self._late, self._sound, None, self._facts, 6, self._crop, guides, camera, full,
            margins=(10, 0, 8, 0), spacing=6, on=bar)
        return bar

    def _choice(self, name: str, title: str, items: tuple[tuple[str, object], ...], chosen: object) -> QComboBox:
        made = QComboBox()
        made.setObjectName(name)
        made.setAccessibleName(title)
        made.setProperty("kind", "quiet")
        for text, value in items:
            made.addItem(text, value)
        made.currentIndexChanged.connect(lambda index: chosen(made.itemData(index)))  # type: ignore[operator]
        return made

    def _transport(self) -> QWidget:
        bar = panel("foot")
        bar.setFixedHeight(52)
        self._time = QLineEdit()
        self._time.setObjectName("timecodeEdit")
        self._time.setProperty("kind", "bare")
        self._time.setFixedWidth(118)
        self._time.setStyleSheet("#timecodeEdit { font-family: 'JetBrains Mono'; font-size: 14px; font-weight: 500; }")
        self._time.setAccessibleName(tr("Timecode"))
        self._time.returnPressed.connect(self._go_to_typed)
        self._length = label(tone="3", mono=True, size=12, name="durationLabel")
        run = self._actions.run
        self._play = icon_button("play", tr("Play or pause (Space)"), lambda: run("play"), size=36, icon_size=18, kind="play",
                                 name="playButton")
        follow_theme(self._play, self._dress_play)
        buttons = [self._step_button(*each) for each in (("skip-back", "previous-edit"), ("step-back", "frame-back"),
                                                         ("step-forward", "frame-forward"), ("skip-forward", "next-edit"))]
        self._loop = icon_button("repeat", tr("Loop"), lambda: run("loop"), checkable=True, name="loopButton")
        mute = icon_button("volume-2", tr("Volume"), name="volumeButton")
        volume = QSlider(Qt.Orientation.Horizontal)
        volume.setProperty("kind", "mini")
        volume.setRange(0, 100)
        volume.setValue(90)
        volume.setFixedWidth(70)
        volume.setAccessibleName(tr("Volume"))
        volume.setObjectName("volumeSlider")
        volume.valueChanged.connect(lambda value: self._editor.player.set_volume(value / 100))
        mute.clicked.connect(lambda: volume.setValue(0 if volume.value() else 90))
        row(self._time, self._length, (QWidget(), 1), *buttons[:2], self._play, *buttons[2:], (QWidget(), 1), self._rate,
            self._loop,
            mute, volume, margins=(10, 0, 14, 0), spacing=6, on=bar)
        return bar

    def _step_button(self, icon_name: str, action: str) -> QToolButton:
        return icon_button(icon_name, self._actions.text(action), lambda: self._actions.run(action),
                           name=f"{action}Button")

    def _dress_crop(self) -> None:
        self._crop.setChecked(self._editor.state.shaping == CROP)

    def _dress_play(self) -> None:
        self._play.setIcon(icon("pause" if self._playing else "play", "panel", 18, on="panel"))
        rate = self._editor.player.transport.rate
        self._rate.setText(f"{float(rate):g}×" if rate not in (Fraction(0), Fraction(1)) else "")

    def _show_facts(self) -> None:
        format = self._editor.sequence.format
        self._facts.setText(tr("{width} × {height} · {rate} fps", width=format.width, height=format.height,
                               rate=f"{float(format.rate):g}"))
        self._length.setText(f"/ {timecode(self._editor.sequence.duration, format.rate)}")
        self.surface.update()

    def _show_time(self) -> None:
        if not self._time.hasFocus():
            self._time.setText(timecode(self._editor.state.playhead, self._editor.rate))

    def _go_to_typed(self) -> None:
        frame = frame_of(self._time.text(), self._editor.rate, self._editor.state.playhead)
        set_property(self._time, "wrong", frame is None)
        if frame is not None:
            self._time.clearFocus()
            self._editor.seek(frame)
            self._show_time()

    def _asked(self, wish: str) -> None:
        wishes = {"full-screen": self.toggle_full_screen, "snapshot": self._snapshot, "safe-areas": self._next_guide,
                  "timecode": self._type_timecode}
        if wish in wishes:
            wishes[wish]()

    def _type_timecode(self) -> None:
        self._time.setFocus()
        self._time.selectAll()

    def guides_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for guide in guides_for(self._editor.sequence.format):
            action = menu.addAction(guide_name(guide))
            action.setCheckable(True)
            action.setChecked(guide is self.surface.guide)
            action.triggered.connect(lambda on=False, guide=guide: self._show_guide(guide))
        return menu

    def _next_guide(self) -> None:
        guides = guides_for(self._editor.sequence.format)
        place = guides.index(self.surface.guide) if self.surface.guide in guides else -1
        self._show_guide(guides[(place + 1) % len(guides)])

    def _show_guide(self, guide: Guide) -> None:
        for surface in (self.surface, *((self._full.surface,) if self._full else ())):
            surface.guide = guide
            surface.update()

    def _switch_crop(self) -> None:
        self._actions.run("crop")
        self._dress_crop()

    def _snapshot(self) -> None:
        at = timecode(self._editor.state.playhead, self._editor.rate).replace(":", "-")
        path, _ = QFileDialog.getSaveFileName(self, tr("Save this frame as a picture"), f"{self._editor.project.title} {at}.png",
                                              "PNG (*.png)")
        if path:
            self.save_frame(Path(path))

    def save_frame(self, path: Path) -> None:
        """The frame under the playhead at the video's own size, captions and all."""
        project, frame, exporting = self._editor.project, self._editor.state.playhead, self._workspace.studio.exporting
        self._workspace.engine.run_async(lambda cancel: exporting.snapshot(project, frame, path, cancel),
                                         lambda nothing: self._workspace.tell(tr("The frame was saved."), str(path)),
                                         self._workspace.tell_error)

    def toggle_full_screen(self) -> None:
        if self._full is not None:
            self._full.close()
            return
        self._full = _FullScreen(self._editor, self._actions, self._leave_full_screen)
        self._full.surface.size_changed.connect(self._editor.player.set_window)
        own = self.screen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not own), own)
        self._full.setScreen(other)
        self._full.setGeometry(other.geometry())
        self._full.showFullScreen()

    def _leave_full_screen(self) -> None:
        self._full = None
        frame = self.surface.picture_rect
        self._editor.player.set_window(round(frame.width()), round(frame.height()))


class _FullScreen(QWidget):
    """Only the picture, on the whole of the second screen where there is one, until Escape."""

    def __init__(self, editor: Editor, actions: ActionTable, left: object) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions, self._left = actions, left
        self.surface = Surface(editor)
        self.surface.double_clicked.connect(self.close)
        column(self.surface, on=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Space: "play", Qt.Key.Key_J: "shuttle-back", Qt.Key.Key_K: "stop", Qt.Key.Key_L: "shuttle-forward",
                Qt.Key.Key_Left: "frame-back", Qt.Key.Key_Right: "frame-forward"}
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F):
            self.close()
        elif event.key() in keys:
            self._actions.run(keys[Qt.Key(event.key())])

    def closeEvent(self, event: object) -> None:
        self._left()  # type: ignore[operator]
