"""From a brief to a script: by extraction from a text, or by a text provider from a topic."""

from __future__ import annotations

import json

from autovideo_studio.domain.brief import Brief, SourceKind
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.script import Script
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.pipeline.script import write_script


VERSION = 1
"""Raise when the same text would give another script."""


class WritingService:
    async def write(self, brief: Brief, builder: Builder, cancel: CancelToken) -> Script:
        """The script of a brief. A topic needs a text provider; without one, `InvalidInput` names three ways on."""
        cancel.raise_if_cancelled()
        if brief.source_kind is SourceKind.TOPIC:
            raise InvalidInput(
                tr("“{topic}” is a topic, and no text provider is set up to write about it. Nothing was made.",
                   topic=brief.source[:60]),
                tr("Three ways on: give a text or an address instead of a topic; run a local model server and name its "
                   "OpenAI-compatible address in the settings (text.server); or add a provider's key."))
        written_from = to_plain(brief) | {"base": "", "voice": "", "style": "", "captions": "", "music": "", "aspect": ""}
        recipe = Recipe("script", VERSION, written_from, label=brief.title)

        async def maker() -> Made:
            script = write_script(brief.source, brief)
            return Made(data=json.dumps(to_plain(script), ensure_ascii=False).encode(), media_type="application/json",
                               provider="extraction", model=str(VERSION))

        product = await builder.make(recipe, maker)
        return from_plain(json.loads(builder.path(product).read_bytes()), Script)
