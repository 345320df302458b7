"""One file of the pool, looked at before it is used: played, its in and out points set, then laid on the timeline."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDrag, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.laying import Pick, frames_of
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.preview import Player, Waveform
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.media.art import AssetArt
from autovideo_studio.ui.style.icons import icon
from autovideo_studio.ui.style.theme import theme
from autovideo_studio.ui.widgets.buttons import button, icon_button
from autovideo_studio.ui.widgets.labels import ElidedLabel, label
from autovideo_studio.ui.widgets.layouts import column, row
from autovideo_studio.ui.widgets.media_drag import carried
from autovideo_studio.ui.widgets.own_keys import OwnKeys
from autovideo_studio.ui.widgets.timecode import timecode
from autovideo_studio.ui.widgets.wave import wave_lines
from autovideo_studio.ui.workspace import Workspace

TICK_MS = 16
BAR_HEIGHT = 22
TALLEST = 150


class SourceViewer(QFrame):
    """Hidden until a file is shown. `closed` tells that it is hidden again."""

    closed = Signal()

    def __init__(self, workspace: Workspace, editor: Editor, actions: ActionTable, art: AssetArt) -> None:
        super().__init__()
        self._workspace, self._editor, self._actions, self._art = workspace, editor, actions, art
        self.setObjectName("sourceViewer")
        self.setProperty("role", "canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Source"))
        self.asset: Asset | None = None
        self._player: Player | None = None
        self._in, self._out = 0, 1
        self._shown = -1, False
        self._title = ElidedLabel("", size=12, weight=500)
        self.screen_widget = _Screen(self)
        self.bar = _Bar(self)
        self._time = label(size=12, tone="2", mono=True, name="sourceTime")
        self._play = icon_button("play", tr("Play or pause (Space)"), self.toggle, name="sourcePlayButton")
        close = icon_button("x", tr("Close"), self.close_source, size=24, icon_size=14, name="sourceCloseButton")
        marks = (button(tr("In"), lambda: self.mark(True), kind="ghost", name="sourceInButton", tip=tr("In point here (I)")),
                 button(tr("Out"), lambda: self.mark(False), kind="ghost", name="sourceOutButton", tip=tr("Out point here (O)")))
        ways = (button(tr("Insert"), lambda: actions.run("insert-media"), name="sourceInsertButton",
                       tip=tr("Insert at the playhead (,)")),
                button(tr("Overwrite"), lambda: actions.run("overwrite-media"), name="sourceOverwriteButton",
                       tip=tr("Overwrite at the playhead (.)")))
        column(row((self._title, 1), close, spacing=4), self.screen_widget, self.bar,
               row(self._play, *marks, None, self._time, spacing=2), row(*((each, 1) for each in ways), spacing=6),
               margins=(12, 8, 12, 10), spacing=6, on=self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        art.came.connect(self.screen_widget.update)
        OwnKeys(self, {"Space": self.toggle, "I": lambda: self.mark(True), "O": lambda: self.mark(False),
                       "Left": lambda: self._step(-1), "Right": lambda: self._step(1), "Esc": self.close_source,
                       "Home": lambda: self.seek(0), "End": lambda: self.seek(self.duration - 1)})
        workspace.editor_changed.connect(self.close_source)
        self.hide()

    @property
    def duration(self) -> int:
        """Frames."""
        return frames_of(self.asset, Pick(self.asset.id), self._editor.rate) if self.asset else 1

    @property
    def frame(self) -> int:
        return self._player.transport.frame if self._player else 0

    @property
    def span(self) -> tuple[int, int]:
        """The in point and the frame behind the out point."""
        return self._in, self._out

    def show_source(self, asset: Asset) -> None:
        """A player is started for it: its processes end when the viewer is closed."""
        self._stop()
        self.asset, self._in = asset, 0
        self._out = self.duration
        self._title.show_text(asset.name)
        self._player = self._workspace.studio.preview.source(asset, self._editor.rate)
        self._size()
        self._timer.start(TICK_MS)
        self._pick()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_source(self) -> None:
        if self.asset is not None:
            self._stop()
            self.asset = None
            self.hide()
            self.closed.emit()

    def toggle(self) -> None:
        if self._player is not None:
            if not self._player.transport.playing and self.frame >= self._out - 1:
                self._player.seek(self._in)
            self._player.toggle()

    def seek(self, frame: int, audible: bool = False) -> None:
        if self._player is not None:
            self._player.seek(max(0, min(frame, self.duration - 1)), audible)

    def mark(self, at_start: bool) -> None:
        """In or out at the frame that is shown; the other end stays where it makes sense."""
        if at_start:
            self._in, self._out = self.frame, self._out if self._out > self.frame else self.duration
        else:
            self._in, self._out = self._in if self._in <= self.frame else 0, self.frame + 1
        self._pick()

    def drag_out(self) -> None:
        if self.asset is not None:
            drag = QDrag(self)
            drag.setMimeData(carried(self._editor.state.picked))
            drag.setPixmap(self.screen_widget.grab().scaledToWidth(140, Qt.TransformationMode.SmoothTransformation))
            drag.exec(Qt.DropAction.CopyAction)

    def _pick(self) -> None:
        assert self.asset is not None
        rate, whole = self._editor.rate, (self._in, self._out) == (0, self.duration)
        start, end = Fraction(self._in) / rate, Fraction(self._out) / rate
        if self.asset.kind is AssetKind.STILL:
            start, end = Fraction(0), end - start
        self._editor.state.pick(Pick(self.asset.id) if whole else Pick(self.asset.id, start, end))
        self._actions.refresh()
        self.bar.update()
        self._tell()

    def _tell(self) -> None:
        rate = self._editor.rate
        self._time.setText(f"{timecode(self.frame, rate)[3:]} · {timecode(self._out - self._in, rate)[3:]}")

    def _step(self, frames: int) -> None:
        if self._player is not None:
            self._player.step(frames)

    def _tick(self) -> None:
        assert self._player is not None
        state = self._player.tick()
        if state.picture is not None:
            self.screen_widget.show_pixels(state.picture.pixels, state.picture.width, state.picture.height)
        playing = self._player.transport.playing
        if playing and state.frame >= self._out - 1:
            self._player.pause()
        if (state.frame, playing) != self._shown:
            self._shown = state.frame, playing
            self._play.setIcon(icon("pause" if playing else "play", "text2", 16))
            self.bar.update()
            self._tell()

    def _stop(self) -> None:
        self._timer.stop()
        self.screen_widget.forget()
        if self._player is not None:
            self._player.close()
            self._player = None

    def _size(self) -> None:
        if self._player is not None:
            ratio = self.devicePixelRatioF()
            self._player.set_window(round(self.screen_widget.width() * ratio), round(self.screen_widget.height() * ratio))

    def resizeEvent(self, event: object) -> None:
        self._size()

    def shape(self) -> Waveform | None:
        """Of a sound, which has no picture."""
        art = self._art.of(self.asset) if self.asset and self.asset.kind is AssetKind.AUDIO else None
        return art if isinstance(art, Waveform) else None


class _Screen(QWidget):
    """The picture, or the shape of the sound; it can be dragged onto the timeline."""

    def __init__(self, viewer: SourceViewer) -> None:
        super().__init__()
        self._viewer = viewer
        self._image: QImage | None = None
        self._pixels: memoryview | None = None
        self._pressed: QPointF | None = None
        self.setObjectName("sourceScreen")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as film of this width is, and no higher than leaves room for the list."""
        self.setFixedHeight(min(TALLEST, event.size().width() * 9 // 16))

    def show_pixels(self, pixels: memoryview, width: int, height: int) -> None:
        """Rows of B, G, R, unused; held until the next call."""
        self._pixels = pixels
        self._image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGB32)
        self.update()

    def forget(self) -> None:
        self._image = self._pixels = None
        self.update()

    @property
    def image(self) -> QImage | None:
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000"))
        shape = self._viewer.shape()
        if shape is not None:
            box = QRectF(self.rect()).adjusted(4, 0, -4, -4)
            normal, hot = wave_lines(shape.columns(0.0, shape.seconds, max(1, self.width() // 2)), 1.0, box, box)
            painter.setPen(theme().colour("c_music_h"))
            painter.drawLines([*normal, *hot])
        elif self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            scale = min(self.width() / self._image.width(), self.height() / self._image.height())
            target = QRectF(0, 0, self._image.width() * scale, self._image.height() * scale)
            target.moveCenter(QRectF(self.rect()).center())
            painter.drawImage(target, self._image)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        self._viewer.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and (event.position() - self._pressed).manhattanLength() > 8:
            self._pressed = None
            self._viewer.drag_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None


class _Bar(QWidget):
    """The file from end to end: what is chosen of it, and where it stands. Press and drag to go there."""

    def __init__(self, viewer: SourceViewer) -> None:
        super().__init__()
        self._viewer = viewer
        self.setObjectName("sourceBar")
        self.setFixedHeight(BAR_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        viewer, height = self._viewer, self.height()
        first, last = (self._x(frame) for frame in viewer.span)
        painter.fillRect(QRectF(0, height / 2 - 3, self.width(), 6), theme().colour("line2"))
        painter.fillRect(QRectF(first, height / 2 - 3, max(2.0, last - first), 6), theme().colour("accent"))
        for x in (first, last):
            painter.fillRect(QRectF(min(x, self.width() - 3), height / 2 - 8, 3, 16), theme().colour("accent"))
        painter.fillRect(QRectF(min(self._x(viewer.frame), self.width() - 2), 1, 2, height - 2), theme().colour("playhead"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._viewer.setFocus(Qt.FocusReason.MouseFocusReason)
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._viewer.seek(int(event.position().x() / max(1, self.width()) * self._viewer.duration), audible=True)

    def _x(self, frame: int) -> float:
        return frame / max(1, self._viewer.duration) * self.width()
