"""Where a clip's picture lies on the panel."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF, QTransform

from autovideo_studio.domain.items import Clip, Fit
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.queries import Placed
from autovideo_studio.ui.editor import Editor


@dataclass(frozen=True, slots=True)
class Lying:
    """`map` leads from the picture's own box (`width` × `height`, as it is fitted, from its upper left corner) to the panel."""

    map: QTransform
    width: float
    height: float

    def at(self, across: float, down: float) -> QPointF:
        """The place on the panel of a point in shares of the picture."""
        return self.map.map(QPointF(across * self.width, down * self.height))

    def shares(self, point: QPointF) -> QPointF:
        """The point of the picture, in shares, under a place on the panel."""
        inverse, _ = self.map.inverted()
        found = inverse.map(point)
        return QPointF(found.x() / self.width, found.y() / self.height)

    @property
    def outline(self) -> QPolygonF:
        return QPolygonF([self.at(0, 0), self.at(1, 0), self.at(1, 1), self.at(0, 1)])


def lying(editor: Editor, placed: Placed, frame: QRectF) -> Lying:
    """The clip under the playhead; `frame` is the video's frame on the panel. As `render.clip_transform` does it: mirrored about
    its centre, stretched, grown and turned about the anchor, then shifted."""
    transform, at = placed.clip.transform, editor.state.playhead - placed.start
    width, height = _fitted(editor, placed.clip, frame)
    anchor = QPointF(transform.anchor_x.at(at) * width, transform.anchor_y.at(at) * height)
    grown = transform.scale.at(at)
    map = QTransform.fromTranslate(frame.center().x() + transform.x.at(at) * frame.width() + anchor.x(),
                                   frame.center().y() + transform.y.at(at) * frame.height() + anchor.y())
    map.rotate(transform.rotation.at(at))
    map.scale(grown * transform.stretch.at(at), grown)
    map.translate(-anchor.x(), -anchor.y())
    map.scale(-1 if transform.flip_across else 1, -1 if transform.flip_down else 1)
    map.translate(-width / 2, -height / 2)
    return Lying(map, width, height)


def _fitted(editor: Editor, clip: Clip, frame: QRectF) -> tuple[float, float]:
    asset = editor.project.asset(clip.media.asset_id) if isinstance(clip.media, AssetReference) else None
    if asset is None or not asset.width or not asset.height:
        return frame.width(), frame.height()
    across, down = frame.width() / asset.width, frame.height() / asset.height
    fits = {Fit.FILL: max(across, down), Fit.FIT: min(across, down), Fit.NONE: frame.width() / editor.sequence.format.width}
    return asset.width * fits[clip.transform.fit], asset.height * fits[clip.transform.fit]
