"""From a clip's media to a `Drawing`."""

from __future__ import annotations

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, GraphicReference, TitleReference
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.sources import Assets, Canvas, Nothing, Report, StillDrawing, largest_scale, placeholder_for
from autovideo_studio.render.sources_film import FilmDrawing


def drawing_of(clip: Clip, assets: Assets, canvas: Canvas, report_missing: Report) -> Drawing:
    """What a clip shows. Media that cannot be shown is told to `report_missing` by name, and a placeholder drawn.

    (Not for captions: a placeholder would hide the picture for the want of a caption style.)
    """
    try:
        return _drawing(clip, assets, canvas, report_missing)
    except StudioError:
        if isinstance(clip.media, CaptionReference):
            report_missing(clip.media.style)
            return Nothing()
        file = assets(clip.media.asset_id) if isinstance(clip.media, AssetReference) else None
        return placeholder_for((file.name if file else "") or clip.name or clip.id, canvas, report_missing)


def _drawing(clip: Clip, assets: Assets, canvas: Canvas, report_missing: Report) -> Drawing:
    match clip.media:
        case GraphicReference() as graphic:
            from autovideo_studio.render.graphics import drawing_for

            return drawing_for(graphic, canvas.width, canvas.height, clip.duration, canvas.rate)
        case CaptionReference() as caption:
            from autovideo_studio.render.captions import drawing_for as caption_drawing_for

            return caption_drawing_for(caption, canvas.width, canvas.height, clip.duration, canvas.rate)
        case AssetReference(asset_id):
            return _asset_drawing(assets(asset_id), clip, canvas, report_missing)
        case TitleReference() as title:
            from autovideo_studio.render.titles import drawing_for as title_drawing_for

            return title_drawing_for(title, canvas, clip.duration, largest_scale(clip.transform.scale), report_missing)
        case missing:
            return placeholder_for(missing.name, canvas, report_missing)


def _asset_drawing(file: AssetFile | None, clip: Clip, canvas: Canvas, report_missing: Report) -> Drawing:
    if file is None or not file.path.is_file():
        return placeholder_for((file.name if file else "") or clip.name or clip.id, canvas, report_missing)
    if file.kind is AssetKind.FILM:
        return FilmDrawing(file, clip, canvas, report_missing)
    return StillDrawing(file, clip.transform, canvas, report_missing)
