"""Single frames of a video as pictures: the poster beside an export, and the frame that the creator wants to keep."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.render import thumbnail
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.drawing_version import drawing_version
from autovideo_studio.services.encoding import AT_ONCE
from autovideo_studio.services.export_request import check_folder

PICTURES = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}


async def draw_poster(sequence: Sequence, frame: int, digests: Mapping[str, str], files: Mapping[str, AssetFile],
                      builder: Builder, workers: WorkerPool, library: Library, cancel: CancelToken) -> Product:
    """A frame without captions as JPEG."""
    payload = thumbnail.payload_for(sequence, frame, digests, files)
    recipe = Recipe("thumbnail", thumbnail.VERSION, {"slice": payload["slice"], "first": payload["first"],
                                                     "drawing": drawing_version()}, label=tr("Thumbnail"))

    async def maker() -> Made:
        path = library.scratch / f"{recipe.key[:26]}.jpg"
        await workers.run(thumbnail.TASK, {**payload, "output": str(path)}, cancel=cancel, grace=AT_ONCE)
        return Made("image/jpeg", path=path, scratch=True, provider="render", model="thumbnail")

    return await builder.make(recipe, maker)


async def draw_frame(sequence: Sequence, frame: int, out: Path, digests: Mapping[str, str], files: Mapping[str, AssetFile],
                     workers: WorkerPool, cancel: CancelToken) -> None:
    """A frame as it is seen, captions and all, as the file `out`. Raises `InvalidInput`, `NotFound`, `ReadOnly`."""
    form = PICTURES.get(out.suffix.lower())
    if form is None:
        raise InvalidInput(tr("A picture's name must end in .png or .jpg, not “{name}”. Nothing was made.", name=out.name),
                           tr("For example: -o frame.png"))
    if not 0 <= frame < sequence.duration:
        raise InvalidInput(tr("The video has no such moment. Nothing was made."),
                           tr("It is {seconds:.1f} s long.", seconds=float(sequence.duration / sequence.format.rate)))
    check_folder(out)
    payload = thumbnail.payload_for(sequence, frame, digests, files, captions=True)
    await workers.run(thumbnail.TASK, {**payload, "format": form, "output": str(out.absolute())}, cancel=cancel, grace=AT_ONCE)
