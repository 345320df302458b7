"""The pictures and waves inside clips: asked for where the timeline rests, drawn when they have come, kept under a limit."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.foundation.cancel import CancelToken
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
REST_MS = 60
"""As long as it moves more often than this, nothing is asked for: whoever makes pictures would take turns with painting."""
AT_ONCE = 2
"""So many are asked for before the first of them has come."""
PICTURE_WIDTH_SHARE = 16 / 9
COLUMN_PX = 2
"""Of a wave."""
T = TypeVar("T")


class ClipArt(QObject):
    """`came` tells of what new things can be drawn: a set of their keys. `rested`: say what is missed now (`ask_for`)."""

    came = Signal(object)
    rested = Signal()

    def __init__(self, workspace: Workspace, editor: Editor) -> None:
        super().__init__()
        self._workspace, self._editor = workspace, editor
        self._known: OrderedDict[Any, Any] = OrderedDict()
        self._sized: dict[Any, QPixmap] = {}
        self._asks: dict[Any, Callable[[], object]] = {}
        self._queue: list[Any] = []
        self._asked = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.rested)
        self._new: set[Any] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)

    @staticmethod
    def shows(kind: TrackKind) -> bool:
        """Whether clips of this kind of track have a picture or a wave in them."""
        return kind is TrackKind.VIDEO or not kind.is_picture

    def draw_pictures(self, painter: QPainter, clip: Clip, box: QRectF, seen: QRectF, px: float) -> set[Any]:
        """Pictures of the clip side by side in `box`, those that reach into `seen`; `px` pixels a frame. Gives back the keys of
        what has not come yet."""
        missing: set[Any] = set()
        if box.height() < 14:
            return missing
        asset, width = self._asset(clip), round(box.height() * PICTURE_WIDTH_SHARE)
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        drawn = self._drawn(clip, QSize(width, round(box.height())), painter.device().devicePixelRatioF(), missing) \
            if asset is None else None
        for number in range(max(0, int((seen.left() - box.left()) // width)), ceil((seen.right() - box.left()) / width)):
            where = QRectF(box.left() + number * width, box.top(), width, box.height())
            if asset is not None:
                self._draw_asset(painter, clip, asset, number * width / px, width / px, where, missing)
            elif drawn is not None:
                painter.drawPixmap(where.topLeft(), drawn)
        painter.restore()
        return missing

    def draw_wave(self, painter: QPainter, clip: Clip, box: QRectF, seen: QRectF, px: float, colour: QColor) -> set[Any]:
        """The shape of what is heard, as far as it is `seen`; in columns, red where it would be cut off. Gives back the keys of
        what has not come yet."""
        missing: set[Any] = set()
        asset = self._asset(clip)
        if asset is None or seen.width() <= 0:
            return missing
        shape = self._get(("wave", asset.digest), lambda: self._ask_wave(asset), missing)
        if not isinstance(shape, Waveform):
            return missing
        first, last = floor((seen.left() - box.left()) / COLUMN_PX), ceil((seen.right() - box.left()) / COLUMN_PX)
        second = float(clip.speed) / px / float(self._editor.rate)
        columns = shape.columns(float(clip.source_start) + first * COLUMN_PX * second, (last - first) * COLUMN_PX * second,
                                last - first)
        where = QRectF(box.left() + first * COLUMN_PX + 0.5, box.top(), (last - first) * COLUMN_PX, box.height())
        normal, hot = wave_lines(columns, 10 ** (clip.sound.gain_db.value / 20), where, box)
        painter.setPen(colour)
        painter.drawLines(normal)
        painter.setPen(QColor("#FF7A7A"))
        painter.drawLines(hot)
        return missing

    def _asset(self, clip: Clip) -> Asset | None:
        return self._editor.project.asset(clip.media.asset_id) if isinstance(clip.media, AssetReference) else None

    def _draw_asset(self, painter: QPainter, clip: Clip, asset: Asset, frame: float, frames: float, where: QRectF,
                    missing: set[Any]) -> None:
        if asset.kind is AssetKind.STILL:
            places = [StripPlace(Fraction(1), 0)]
        else:
            at = clip.source_at(max(0, min(int(frame), clip.duration - 1)), self._editor.rate)
            share = Fraction(frames).limit_denominator(1000) / self._editor.rate * clip.speed
            places = strips_for(at, at + Fraction(1, 1000), share)
        for place in places[:1]:
            strip = self._get(("strip", asset.digest, place),
                              lambda place=place: self._ask_strip(asset, place), missing)  # type: ignore[misc]
            if isinstance(strip, FilmStrip):
                number = 0 if asset.kind is AssetKind.STILL else int(at / place.interval) - place.number * strip.per_strip
                strip.draw(painter, number, where)

    def _drawn(self, clip: Clip, size: QSize, ratio: float, missing: set[Any]) -> QPixmap | None:
        """What is drawn by the program itself looks much the same all along: its middle is shown everywhere."""
        key = "drawn", clip.media, clip.duration
        picture = self._get(key, lambda: self._ask_drawn(clip), missing)
        if not isinstance(picture, QImage) or picture.isNull():
            return None
        if (sized := self._sized.get((key, size, ratio))) is None:
            if len(self._sized) >= KEPT:
                self._sized.clear()
            sized = self._sized[key, size, ratio] = filling(picture, size, ratio)
        return sized

    def _get(self, key: Any, ask: Callable[[], object], missing: set[Any]) -> Any:
        if key in self._known:
            self._known.move_to_end(key)
        elif key not in self._asks:
            self._asks[key] = ask
            self.move()
        value = self._known.get(key)
        if value is None:
            missing.add(key)
        return value

    def move(self) -> None:
        """The timeline or the playhead moves, or something new is shown: ask for nothing until it rests."""
        self._rest.start()

    def ask_for(self, keys: Iterable[Any]) -> None:
        """Of all that was missed, this is still seen, the first first. The rest is dropped."""
        self._queue = [key for key in keys if key in self._asks]
        self._asks = {key: self._asks[key] for key in self._queue}
        self._ask_on()

    def _ask_on(self) -> None:
        while self._queue and self._asked < AT_ONCE and not self._rest.isActive():
            key = self._queue.pop(0)
            self._asked += 1
            self._known[key] = None
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
            self._asks.pop(key)()

    def _ask(self, key: Any, work: Callable[[CancelToken], Awaitable[T]], drawable: Callable[[T], object]) -> None:
        self._workspace.engine.run_async(work, lambda made: self._put(key, drawable(made)), self._put_nothing)

    def _put(self, key: Any, value: Any) -> None:
        self._known[key] = value
        self._new.add(key)
        if not self._soon.isActive():
            self._soon.start(TOGETHER_MS)
        self._answered()

    def _put_nothing(self, error: StudioError) -> None:
        """A clip without its picture is still a clip: the place stays plain."""
        self._answered()

    def _answered(self) -> None:
        self._asked -= 1
        self._ask_on()

    def _tell(self) -> None:
        new, self._new = self._new, set()
        self.came.emit(new)

    def _ask_wave(self, asset: Asset) -> None:
        preview = self._workspace.studio.preview
        self._ask(("wave", asset.digest), lambda cancel: preview.waveform(asset, cancel), lambda shape: shape)

    def _ask_strip(self, asset: Asset, place: StripPlace) -> None:
        preview = self._workspace.studio.preview
        self._ask(("strip", asset.digest, place), lambda cancel: preview.strip(asset, place, cancel), FilmStrip)

    def _ask_drawn(self, clip: Clip) -> None:
        project, pictures = self._editor.project, self._workspace.studio.pictures
        self._ask(("drawn", clip.media, clip.duration), lambda cancel: pictures.of_clip(project, clip, cancel),
                  lambda path: QImage(str(path)))


def filling(picture: QImage, size: QSize, ratio: float) -> QPixmap:
    """The middle of a picture, so large that it fills `size` on a screen of that ratio."""
    wanted = size * ratio
    scaled = picture.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation)
    part = QRect(0, 0, wanted.width(), wanted.height())
    part.moveCenter(scaled.rect().center())
    made = QPixmap.fromImage(scaled.copy(part))
    made.setDevicePixelRatio(ratio)
    return made
