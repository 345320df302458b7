"""The pictures and waves inside clips: asked for when first seen, drawn when they have come, kept under a limit."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.services.preview import StripPlace, Waveform, strips_for
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.widgets.film_strip import FilmStrip
from autovideo_studio.ui.widgets.wave import wave_lines
from autovideo_studio.ui.workspace import Workspace

KEPT = 600
"""Strips and shapes of sounds; a strip is some 300 kB."""
TOGETHER_MS = 60
"""What comes within this time is drawn at once."""
PICTURE_WIDTH_SHARE = 16 / 9


class ClipArt(QObject):
    """`came` tells that something new can be drawn; `version` grows with all that comes."""

    came = Signal()

    def __init__(self, workspace: Workspace, editor: Editor) -> None:
        super().__init__()
        self._workspace, self._editor = workspace, editor
        self._known: OrderedDict[Any, Any] = OrderedDict()
        self.version = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)

    @staticmethod
    def shows(kind: TrackKind) -> bool:
        """Whether clips of this kind of track have a picture or a wave in them."""
        return kind is TrackKind.VIDEO or not kind.is_picture

    def draw_pictures(self, painter: QPainter, clip: Clip, box: QRectF, seen: QRectF, px: float) -> None:
        """Pictures of the clip side by side over `box`, of which `seen` is on the screen; `px` pixels a frame."""
        if box.height() < 14:
            return
        asset = self._asset(clip)
        width = box.height() * PICTURE_WIDTH_SHARE
        first = max(0, int((seen.left() - box.left()) // width))
        for number in range(first, int((seen.right() - box.left()) // width) + 1):
            where = QRectF(box.left() + number * width, box.top(), width, box.height())
            if asset is not None:
                self._draw_asset(painter, clip, asset, (where.left() - box.left()) / px, width / px, where)
            else:
                self._draw_drawn(painter, clip, where, number)

    def draw_wave(self, painter: QPainter, clip: Clip, box: QRectF, seen: QRectF, px: float, colour: QColor) -> None:
        """The shape of what is heard; columns of two pixels, red where it would be cut off."""
        asset = self._asset(clip)
        if asset is None or seen.width() < 2:
            return
        shape = self._get(("wave", asset.digest), lambda: self._ask_wave(asset))
        if not isinstance(shape, Waveform):
            return
        rate = float(self._editor.rate)
        start = float(clip.source_start) + (seen.left() - box.left()) / px / rate * float(clip.speed)
        seconds = seen.width() / px / rate * float(clip.speed)
        columns = shape.columns(start, seconds, max(1, int(seen.width() / 2)))
        gain = 10 ** (clip.sound.gain_db.value / 20)
        normal, hot = wave_lines(columns, gain, seen, box)
        painter.setPen(colour)
        painter.drawLines(normal)
        painter.setPen(QColor("#FF7A7A"))
        painter.drawLines(hot)

    def forget(self) -> None:
        """Ask again for what could not be had."""
        for key in [key for key, value in self._known.items() if value is None]:
            del self._known[key]

    def _asset(self, clip: Clip) -> Asset | None:
        return self._editor.project.asset(clip.media.asset_id) if isinstance(clip.media, AssetReference) else None

    def _draw_asset(self, painter: QPainter, clip: Clip, asset: Asset, frame: float, frames: float, where: QRectF) -> None:
        if asset.kind is AssetKind.STILL:
            places = [StripPlace(Fraction(1), 0)]
        else:
            at = clip.source_at(max(0, min(int(frame), clip.duration - 1)), self._editor.rate)
            share = Fraction(frames).limit_denominator(1000) / self._editor.rate * clip.speed
            places = strips_for(at, at + Fraction(1, 1000), share)
        for place in places[:1]:
            strip = self._get(("strip", asset.digest, place),
                              lambda place=place: self._ask_strip(asset, place))  # type: ignore[misc]
            if isinstance(strip, FilmStrip):
                number = 0 if asset.kind is AssetKind.STILL else int(at / place.interval) - place.number * strip.per_strip
                strip.draw(painter, number, where)

    def _draw_drawn(self, painter: QPainter, clip: Clip, where: QRectF, number: int) -> None:
        """What is drawn by the program itself looks much the same all along: its middle is shown everywhere."""
        picture = self._get(("drawn", clip.media, clip.duration), lambda: self._ask_drawn(clip))
        if isinstance(picture, QImage) and not picture.isNull():
            painter.drawImage(where, picture)

    def _get(self, key: Any, ask: Callable[[], object]) -> Any:
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        self._known[key] = None
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        ask()
        return None

    def _put(self, key: Any, value: Any) -> None:
        self._known[key] = value
        if not self._soon.isActive():
            self._soon.start(TOGETHER_MS)

    def _tell(self) -> None:
        self.version += 1
        self.came.emit()

    def _ask_wave(self, asset: Asset) -> None:
        self._workspace.engine.run_async(lambda cancel: self._workspace.studio.preview.waveform(asset, cancel),
                                         lambda shape: self._put(("wave", asset.digest), shape), _nothing)

    def _ask_strip(self, asset: Asset, place: StripPlace) -> None:
        self._workspace.engine.run_async(lambda cancel: self._workspace.studio.preview.strip(asset, place, cancel),
                                         lambda strip: self._put(("strip", asset.digest, place), FilmStrip(strip)), _nothing)

    def _ask_drawn(self, clip: Clip) -> None:
        project = self._editor.project
        self._workspace.engine.run_async(lambda cancel: self._workspace.studio.pictures.of_clip(project, clip, cancel),
                                         lambda path: self._put(("drawn", clip.media, clip.duration), QImage(str(path))),
                                         _nothing)


def _nothing(error: StudioError) -> None:
    """A clip without its picture is still a clip: the place stays plain."""
