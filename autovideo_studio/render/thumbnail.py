"""One frame of a sequence as a picture file: the poster of a video, or a moment worth keeping."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.task import TaskContext
from autovideo_studio.render.asset_file import AssetFile, files_from_plain, files_to_plain
from autovideo_studio.render.fingerprint import assets_of, slice_of
from autovideo_studio.render.plan import Plan

VERSION = 1
TASK = "autovideo_studio.render.thumbnail:draw_task"
_QUALITY = 90
_SETTLED = 0.7
"""How far into the first picture everything has come in and nothing leaves yet."""


def best_frame(sequence: Sequence) -> int:
    """A frame of the first picture in which its words are fully there."""
    for track in sequence.tracks:
        if track.kind is TrackKind.VIDEO:
            for span, _ in track.clips():
                return span.start + int(span.duration * _SETTLED)
    return 0


def payload_for(sequence: Sequence, frame: int, digests: Mapping[str, str], files: Mapping[str, AssetFile], *,
                captions: bool = False) -> dict[str, Any]:
    """Plain data for `draw_task`, without captions if not asked for: a poster needs none. Add `output`."""
    tracks = tuple(track for track in sequence.tracks if captions or track.kind is not TrackKind.CAPTION)
    slice, first = slice_of(Sequence(sequence.id, sequence.format, tracks), TimeRange(frame, 1), digests)
    return {"slice": to_plain(slice), "first": first,
            "files": files_to_plain(files, assets_of(slice))}


def draw_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: draw the frame into `output`, whole or not at all, as `format`: jpeg (if not named) or png."""
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QImageWriter

    from autovideo_studio.render.compositor import Compositor

    slice = from_plain(payload["slice"], Sequence)
    compositor = Compositor(files_from_plain(payload["files"]).get, slice.format.width, slice.format.height, slice.format.rate)
    image = compositor.compose(Plan(slice).layers_at(payload["first"]))
    with written_whole(Path(payload["output"])) as temporary:
        writer = QImageWriter(str(temporary), QByteArray(payload.get("format", "jpeg").encode()))
        if writer.format() == b"jpeg":
            writer.setQuality(_QUALITY)
        if not writer.write(image):
            raise StudioError(tr("The thumbnail could not be written."), tr("Check the disk and make the video again."))
    return {"width": image.width(), "height": image.height()}
