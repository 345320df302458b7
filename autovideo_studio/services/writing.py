"""From a brief to a script: by extraction from a text, or by a text provider from a topic."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from autovideo_studio.domain.brief import Brief, SourceKind
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.script import Script
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import BadResponse, NotInstalled
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.patterns import pattern
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.pipeline.script import write_script
from autovideo_studio.pipeline.segmentation import speech_seconds
from autovideo_studio.pipeline.text_script import (
    DEFAULT_SECONDS,
    expected_tokens,
    repair_request,
    script_from_answer,
    script_request,
)
from autovideo_studio.providers.base import Capability, Money, TextRequest, TextResult, Unit, Usage
from autovideo_studio.providers.prices import cost
from autovideo_studio.providers.router import Attempt, Policy, Router
from autovideo_studio.services.calls import Calls

VERSION = 1
"""Raise when the same text would give another script."""
_UNWRITTEN = {"base": "", "voice": "", "style": "", "captions": "", "music": "", "aspect": "", "pictures": "",
              "picture_quality": ""}
"""What of a brief the words do not depend on."""


_UNPARTED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
"""Kana, Han, Thai."""
_WORD = pattern(rf"[{_UNPARTED}]|[^\W_{_UNPARTED}]+(?:['’-][^\W_{_UNPARTED}]+|[.,]\d+)*")


def length_of(text: str, language: str) -> tuple[int, float]:
    """How many words, and about how many seconds they take to say. Of scripts that do not part words, characters count."""
    return len(_WORD().findall(text)), speech_seconds(text, language)


@dataclass(frozen=True, slots=True)
class Writer:
    """A text provider that is ready to write about a topic; `model` "" where its server chooses."""

    id: str
    label: str
    model: str
    local: bool

    def price(self, brief: Brief) -> Money | None:
        """About what a script for this brief costs; None where nobody knows its prices."""
        request = script_request(brief, self.model)
        tokens = expected_tokens(request, float(brief.seconds or DEFAULT_SECONDS), brief.language)
        usage = Usage({Unit.INPUT_TOKEN: Decimal(tokens[0]), Unit.OUTPUT_TOKEN: Decimal(tokens[1])}, measured=False)
        return cost(self.id, self.model, usage, local=self.local)


class WritingService:
    def __init__(self, router: Router, calls: Calls, model: str = "") -> None:
        self._router, self._calls, self._model = router, calls, model

    def writers(self) -> list[Writer]:
        """Who is ready to write about a bare topic, the first choice first. The first answer may have to wait for the system's
        key store."""
        return [Writer(each.id, each.label, self._model or getattr(each, "model", ""), each.local)
                for each in self._router.usable(Capability.TEXT)]

    async def write(self, brief: Brief, builder: Builder, cancel: CancelToken, writer: str = "") -> Script:
        """The script of a brief. A topic needs a text provider (`writer` alone, if named, else the first that can); without one,
        `NotInstalled` names three ways on."""
        cancel.raise_if_cancelled()
        if brief.source_kind is SourceKind.TOPIC:
            product = await self._by_provider(brief, builder, cancel, Policy((writer,) if writer else ()))
        else:
            product = await self._by_extraction(brief, builder)
        return from_plain(json.loads(product), Script)

    async def _by_extraction(self, brief: Brief, builder: Builder) -> bytes:
        recipe = Recipe("script", VERSION, to_plain(brief) | _UNWRITTEN, label=brief.title)

        async def maker() -> Made:
            return _made(write_script(brief.source, brief), "extraction", str(VERSION))

        return builder.path(await builder.make(recipe, maker)).read_bytes()

    async def _by_provider(self, brief: Brief, builder: Builder, cancel: CancelToken, policy: Policy) -> bytes:
        ready = self._router.usable(Capability.TEXT, policy)
        if not ready:
            raise NotInstalled(
                tr("“{topic}” is a topic, and no text provider is set up to write about it. Nothing was made.",
                   topic=brief.source[:60]),
                tr("Three ways on: give a text file or an address instead of a topic; or run a local model server and name it, "
                   "for example: autovideo-studio settings text.address http://localhost:11434/v1; or store a provider's key: "
                   "autovideo-studio key openai."))
        request = script_request(brief, self._model)
        params = {"providers": [provider.id for provider in ready], "system": request.system, "prompt": request.prompt,
                  "model": request.model}
        recipe = Recipe("script", VERSION, params, label=brief.source[:60], paid=not ready[0].local)

        async def maker() -> Made:
            result, attempts = await self._ask(request, cancel, policy)
            answer = script_from_answer(result.text, result.data, brief)
            if answer.script is None:
                result, more = await self._ask(repair_request(request, result.text, answer.problems), cancel, policy)
                answer, attempts = script_from_answer(result.text, result.data, brief), attempts + more
            if answer.script is None:
                raise BadResponse(tr("The text provider's answer is not a usable script. Nothing was made."),
                                  tr("Try again, or choose another model."), "; ".join(answer.problems))
            return _made(answer.script, result.provenance.provider, result.provenance.model, attempts)

        return builder.path(await builder.make(recipe, maker, provider=ready[0].id, model=request.model)).read_bytes()

    async def _ask(self, request: TextRequest, cancel: CancelToken,
                   policy: Policy) -> tuple[TextResult, tuple[Attempt, ...]]:
        routed = await self._router.run(Capability.TEXT, request, self._calls(cancel), policy)
        return routed.result, routed.attempts


def _made(script: Script, provider: str, model: str, attempts: tuple[Attempt, ...] = ()) -> Made:
    costs = [attempt.cost.amount for attempt in attempts if attempt.cost is not None]
    usage = {str(unit): str(amount) for attempt in attempts if attempt.usage for unit, amount in attempt.usage.amounts.items()}
    data = json.dumps(to_plain(script), ensure_ascii=False).encode()
    return Made("application/json", data=data, provider=provider, model=model, meta={"usage": usage},
                cost_usd=str(sum(costs)) if costs else None)
