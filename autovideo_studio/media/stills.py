"""The creator's picture made ready for the compositor: upright, in sRGB, no larger than it will be seen."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import os_error
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.picture import caption_of, has_alpha, header_of, open_picture, orientation_of
from autovideo_studio.media.task import TaskContext

if TYPE_CHECKING:
    from PIL.Image import Image

VERSION = 1
"""Raise when the same picture would come out different."""
ROOM = 2.5
"""How much larger than the frame a still is kept, so that the camera can move in without it getting soft."""
_QUALITY = 95


def import_still_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: `path`, the frame's `width` and `height`, and `out` without suffix in; out come `path`, `media_type`, `width`,
    `height`, `has_alpha` and `caption`."""
    source, out = Path(payload["path"]), Path(payload["out"])
    try:
        return import_still(source, int(payload["width"]), int(payload["height"]), out, context)
    except OSError as error:
        raise os_error(error, tr("importing a picture")) from error


def import_still(source: Path, width: int, height: int, out: Path, context: TaskContext) -> dict[str, Any]:
    """Write `source` beside `out` as PNG (with alpha) or JPEG, for a frame of `width` × `height`.

    Raises `Refused` (too large) or `InvalidInput` (unreadable, empty).
    """
    header_of(source)
    with open_picture(source) as picture:
        caption, turned, alpha = caption_of(picture), orientation_of(picture), has_alpha(picture)
        frame = (height, width) if turned >= 5 else (width, height)
        if picture.format == "JPEG":
            picture.draft(None, _kept_size(picture.size, frame))
        profile = picture.info.get("icc_profile")
        picture.load()
        context.raise_if_cancelled()
        picture = _upright(_in_srgb(_scaled(_eight_bits(picture, alpha), frame), profile), turned)
        context.raise_if_cancelled()
        alpha = alpha and picture.getchannel("A").getextrema()[0] != 255
        final = out.with_name(out.name + (".png" if alpha else ".jpg"))
        with written_whole(final) as temporary:
            if alpha:
                picture.save(temporary, "PNG", compress_level=1)
            else:
                picture.convert("RGB").save(temporary, "JPEG", quality=_QUALITY, subsampling=0)
    return {"path": str(final), "media_type": "image/png" if alpha else "image/jpeg", "width": picture.width,
            "height": picture.height, "has_alpha": alpha, "caption": caption}


def upright_in_srgb(picture: Image) -> Image:
    """The loaded picture, RGB or RGBA, at its own size."""
    profile = picture.info.get("icc_profile")
    return _upright(_in_srgb(_eight_bits(picture, has_alpha(picture)), profile), orientation_of(picture))


def _kept_size(size: tuple[int, int], frame: tuple[int, int]) -> tuple[int, int]:
    """`size`, or smaller so that it still covers `ROOM` frames."""
    factor = min(1.0, max(ROOM * frame[0] / size[0], ROOM * frame[1] / size[1]))
    longest = 4 * ROOM * max(frame) / max(size)
    return max(1, round(size[0] * min(factor, longest))), max(1, round(size[1] * min(factor, longest)))


def _scaled(picture: Image, frame: tuple[int, int]) -> Image:
    from PIL import Image

    size = _kept_size(picture.size, frame)
    return picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _eight_bits(picture: Image, alpha: bool) -> Image:
    """Any mode to one that can be scaled and colour-managed: RGB, RGBA, CMYK or LAB. Greys of 16 bits or floats get 8."""
    import numpy as np
    from PIL import Image

    if picture.mode.startswith("I") or picture.mode == "F":
        values = np.asarray(picture, np.float64)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0 if values.max(initial=0) > 1 else 1.0
        return Image.fromarray((np.clip(values / top, 0, 1) * 255 + 0.5).astype(np.uint8)).convert("RGB")
    if picture.mode in ("CMYK", "LAB", "RGB", "RGBA"):
        return picture.convert("RGBA") if alpha and picture.mode == "RGB" else picture
    return picture.convert("RGBA" if alpha else "RGB")


def _in_srgb(picture: Image, profile: bytes | None) -> Image:
    """By the picture's own profile where it has a usable one, else taken as sRGB already."""
    from PIL import Image, ImageCms

    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    flat = picture.convert("RGB") if alpha else picture
    try:
        source = ImageCms.getOpenProfile(io.BytesIO(profile)) if profile else None
        if source is not None and source.profile.xcolor_space.strip() == {"LAB": "Lab"}.get(flat.mode, flat.mode):
            flat = ImageCms.profileToProfile(flat, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or flat
    except (ImageCms.PyCMSError, OSError, ValueError):
        pass
    flat = flat.convert("RGB")
    if alpha is not None:
        flat = Image.merge("RGBA", (*flat.split(), alpha))
    return flat


def _upright(picture: Image, orientation: int) -> Image:
    from PIL.Image import Transpose

    turn = {2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
            6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90}.get(orientation)
    return picture if turn is None else picture.transpose(turn)
