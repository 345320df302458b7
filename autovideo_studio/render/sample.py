"""A few frames of a small sequence side by side in one picture file: how an effect, a transition or a title looks and moves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.task import TaskContext
from autovideo_studio.render.asset_file import AssetFile, files_from_plain, files_to_plain
from autovideo_studio.render.fingerprint import assets_of, slice_of
from autovideo_studio.render.plan import Plan

VERSION = 1
TASK = "autovideo_studio.render.sample:draw_task"
_QUALITY = 88


def payload_for(sequence: Sequence, frames: tuple[int, ...], digests: Mapping[str, str],
                files: Mapping[str, AssetFile]) -> dict[str, Any]:
    """Plain data for `draw_task`. Add `output`."""
    slice, first = slice_of(sequence, TimeRange.between(min(frames), max(frames) + 1), digests)
    return {"slice": to_plain(slice), "frames": [frame - min(frames) + first for frame in frames],
            "files": files_to_plain(files, assets_of(slice))}


def draw_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: draw the frames into the JPEG `output`, whole or not at all."""
    from PySide6.QtGui import QImage, QImageWriter, QPainter

    from autovideo_studio.render.compositor import Compositor

    slice = from_plain(payload["slice"], Sequence)
    width, height = slice.format.width, slice.format.height
    compositor, plan = Compositor(files_from_plain(payload["files"]).get, width, height, slice.format.rate), Plan(slice)
    strip = QImage(width * len(payload["frames"]), height, QImage.Format.Format_RGB32)
    painter = QPainter(strip)
    for number, frame in enumerate(payload["frames"]):
        painter.drawImage(number * width, 0, compositor.compose(plan.layers_at(frame)))
        context.progress((number + 1) / len(payload["frames"]))
    painter.end()
    with written_whole(Path(payload["output"])) as temporary:
        writer = QImageWriter(str(temporary), b"jpeg")
        writer.setQuality(_QUALITY)
        if not writer.write(strip):
            raise StudioError(tr("The thumbnail could not be written."), tr("Check the disk and make the video again."))
    return {"count": len(payload["frames"]), "width": width, "height": height}
