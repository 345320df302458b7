"""Media dragged over the timeline: where it would lie, and laying it there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.laying import Pick, Way, frames_of, home_of
from autovideo_studio.domain.snapping import Snapping, SnapPoint
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.media import guessed
from autovideo_studio.ui.arrivals import Arrivals, Place
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.style.theme import font, theme
from autovideo_studio.ui.timeline.gestures import snap_shift
from autovideo_studio.ui.timeline.hits import Scale
from autovideo_studio.ui.timeline.metrics import FAMILY, HEIGHTS, RULER_HEIGHT
from autovideo_studio.ui.timeline.model import TimelineModel
from autovideo_studio.ui.widgets.media_drag import paths_in, picks_in


@dataclass(frozen=True, slots=True)
class Ghost:
    """What would come to lie: on a track ("" for a new one, shown at `y`), for so many frames."""

    name: str
    kind: AssetKind
    start: int
    duration: int
    track_id: str
    y: float = 0.0


class MediaDrop:
    """`ghosts` and `guide` are shown while media is held over the timeline; `place` is where it would go."""

    def __init__(self, editor: Editor, model: TimelineModel, arrivals: Arrivals) -> None:
        self._editor, self._model, self._arrivals = editor, model, arrivals
        self.ghosts: tuple[Ghost, ...] = ()
        self.guide: SnapPoint | None = None
        self.place: Place | None = None

    def move(self, data: QMimeData, scale: Scale, point: QPointF, held: Qt.KeyboardModifier) -> None:
        """Control makes room, Alt does not snap; between and beside the rows it gets a track of its own."""
        files = self._files(data)
        if not files:
            return
        row = self._model.row_at(point.y() - RULER_HEIGHT + scale.top)
        start = max(0, round(scale.frame(point.x()))) if self._model.duration else 0
        total = sum(duration for _, _, duration in files)
        self.guide = None
        if self._editor.state.snapping and not held & Qt.KeyboardModifier.AltModifier:
            snapping = Snapping(self._editor.sequence, playhead=self._editor.state.playhead)
            shift, self.guide = snap_shift(snapping, (start, start + total), scale.px)
            start = max(0, start + shift)
        way = Way.INSERT if held & Qt.KeyboardModifier.ControlModifier else Way.OVERWRITE if row is not None else Way.NEW_TRACK
        track_id = row.lane.track.id if row is not None else ""
        self.place = Place(start, way, track_id)
        self.ghosts = tuple(self._ghosts(files, start, track_id, way, point.y()))

    def leave(self) -> None:
        self.ghosts, self.guide, self.place = (), None, None

    def drop(self, data: QMimeData) -> None:
        if self.place is not None:
            self._arrivals.drop(data, self.place)
        self.leave()

    def draw(self, painter: QPainter, scale: Scale) -> None:
        for ghost in self.ghosts:
            row = self._model.row_of(ghost.track_id)
            top = row.top - scale.top + RULER_HEIGHT if row is not None else max(float(RULER_HEIGHT), ghost.y - 14)
            height = row.height if row is not None else HEIGHTS[TrackKind.OVERLAY]
            family = FAMILY[TrackKind.SOUND if ghost.kind is AssetKind.AUDIO else TrackKind.VIDEO]
            box = QRectF(scale.x(ghost.start), top, max(3.0, ghost.duration * scale.px), height)
            painter.setPen(QPen(theme().colour("accent"), 2, Qt.PenStyle.SolidLine if row is not None else Qt.PenStyle.DashLine))
            painter.setBrush(theme().colour(family, 0.75))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
            painter.setPen(theme().colour("clip_text"))
            painter.setFont(font(11, 500))
            words = ghost.name if row is not None else tr("{name} · new track", name=ghost.name)
            painter.drawText(box.adjusted(8, 0, 400, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _files(self, data: QMimeData) -> list[tuple[str, AssetKind, int]]:
        """Name, kind and frames of each; of files from outside what their names say."""
        project, rate = self._editor.project, self._editor.rate
        inside = [(asset, pick) for pick in picks_in(data) if (asset := project.asset(pick.asset_id)) is not None]
        if inside:
            return [(asset.name, asset.kind, frames_of(asset, pick, rate)) for asset, pick in inside]
        still = Asset("", "", AssetKind.STILL, "")
        return [(path.name, guessed(path), frames_of(still, Pick(""), rate)) for path in paths_in(data)]

    def _ghosts(self, files: list[tuple[str, AssetKind, int]], start: int, track_id: str, way: Way, y: float) -> list[Ghost]:
        ghosts = []
        for name, kind, duration in files:
            home = None if way is Way.NEW_TRACK else home_of(self._editor.sequence, kind, track_id)
            ghosts.append(Ghost(name, kind, start, duration, home.id if home else "", y))
            start += duration
        return ghosts
