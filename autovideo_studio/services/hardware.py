"""Which encoder of the graphics card to use, if any works: tried once per machine and driver, the answer kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace

from autovideo_studio.domain.plain import to_plain
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.jobs.build import Builder, Made, Place
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.render import hardware
from autovideo_studio.render.preset_table import presets
from autovideo_studio.render.presets import RenderPreset

log = logging.getLogger(__name__)

LONGEST_TRY_S = 20.0


async def with_hardware(preset: RenderPreset, library: Library, builder: Builder, workers: WorkerPool,
                        cancel: CancelToken) -> tuple[RenderPreset, list[str]]:
    """The preset with an `encoder` of the graphics card, where it wishes one and one works; else as it is, with a note why."""
    if not preset.hardware or not preset.video_codec:
        return preset, []
    families = preset.codec.hardware if preset.hardware == "auto" else (preset.hardware,)
    for family in families:
        encoder = preset.codec.hardware.get(family, "")
        if not encoder:
            continue
        why = await why_not(replace(preset, encoder=encoder), library, builder, workers, cancel)
        if not why:
            return replace(preset, encoder=encoder), []
        log.info("%s does not work here: %s", encoder, why)
    return preset, [tr("No graphics card here encodes {codec}, so the program's own encoder was used.", codec=preset.codec.label)]


def hardware_encoders() -> Iterator[tuple[str, RenderPreset]]:
    """Every encoder of graphics cards that the program knows, once, with a preset that uses it."""
    seen = set()
    for preset in presets.values():
        for encoder in preset.codec.hardware.values() if preset.video_codec else ():
            if encoder and encoder not in seen:
                seen.add(encoder)
                yield encoder, replace(preset, encoder=encoder)


async def why_not(preset: RenderPreset, library: Library, builder: Builder, workers: WorkerPool, cancel: CancelToken) -> str:
    """Why the encoder does not work here, "" if it does."""
    recipe = Recipe("hardware", hardware.VERSION, {"encoder": preset.encoder, "pix_fmt": preset.pix_fmt,
                                                   "machine": hardware.machine()}, label=preset.encoder)

    async def maker() -> Made:
        output = library.scratch / f"{new_id('try')}.mp4"
        try:
            found = await workers.run(hardware.TASK, {"preset": to_plain(preset), "output": str(output)}, cancel=cancel,
                                      timeout_s=LONGEST_TRY_S)
        except Cancelled:
            raise
        except StudioError as error:  # the driver took the worker with it, or hangs
            found = {"works": False, "why": error.message}
        return Made("application/json", data=recipe.key.encode(), meta=found, provider="render", model=preset.encoder)

    answer = (await builder.make(recipe, maker, place=Place.CACHE)).meta
    return "" if answer["works"] else answer["why"]
