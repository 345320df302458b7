"""Text through the OpenAI SDK: OpenAI itself (Responses API), which paints and speaks too, and any server that speaks its Chat
Completions."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import InvalidInput, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import (
    Call,
    Capability,
    Health,
    ImageRequest,
    ImageResult,
    Provenance,
    SpeechRequest,
    SpeechResult,
    TextRequest,
    TextResult,
    Unit,
    Usage,
    Voice,
)
from autovideo_studio.providers.cloud.openai_client import client as _client
from autovideo_studio.providers.cloud.openai_client import models as _models
from autovideo_studio.providers.cloud.openai_images import IMAGE_MODELS, paint
from autovideo_studio.providers.cloud.openai_speech import LONGEST, OpenAIVoices, end_note
from autovideo_studio.providers.text_answers import checked, cut_short, key_health, refused
from autovideo_studio.providers.translate_errors import bad_response, translated

if TYPE_CHECKING:
    from openai import AsyncOpenAI


def _usage(answer: Any, tokens_in: str, tokens_out: str) -> Usage:
    reported = getattr(answer, "usage", None)
    if reported is None:
        return Usage(measured=False)
    return Usage({Unit.INPUT_TOKEN: Decimal(getattr(reported, tokens_in, 0) or 0),
                  Unit.OUTPUT_TOKEN: Decimal(getattr(reported, tokens_out, 0) or 0)})


def _provenance(provider: str, answer: Any, model: str) -> Provenance:
    """The model and request as the server names them."""
    return Provenance(provider, str(getattr(answer, "model", None) or model), str(getattr(answer, "id", None) or ""))


class OpenAI:
    """OpenAI's own models: text through the Responses API, pictures through Images, voices until they are closed."""

    id, label, local, version = "openai", "OpenAI", False, 1
    capabilities = frozenset({Capability.TEXT, Capability.IMAGE, Capability.SPEECH})
    secrets: Sequence[str] = ("openai",)
    concurrency = 8
    image_models: Sequence[str] = IMAGE_MODELS
    longest = LONGEST

    def __init__(self, address: str = "https://api.openai.com/v1", model: str = "gpt-6-luna",
                 speech_model: Callable[[], str] = lambda: "") -> None:
        self._address, self.model = address, model
        self._voices = OpenAIVoices(address, speech_model)

    @property
    def speech_model(self) -> str:
        return self._voices.model

    @property
    def made_with(self) -> Mapping[str, str]:
        return {"model": self._voices.model}

    @property
    def note(self) -> str:
        return end_note()

    def health(self, secret: Callable[[str], str | None]) -> Health:
        return key_health(secret("openai"), self.label)

    async def aclose(self) -> None:
        return None

    def settled(self, voice: str) -> bool:
        return True

    async def models(self, call: Call) -> list[str]:
        """The names of its models: asking costs nothing, and tells whether the key is taken."""
        return await _models(self._address, call.secret("openai") or "", call, self.id, self.label)

    async def voices(self, call: Call) -> Sequence[Voice]:
        return self._voices.voices()

    async def speak(self, request: SpeechRequest, call: Call) -> SpeechResult:
        return await self._voices.speak(request, call)

    async def write(self, request: TextRequest, call: Call) -> TextResult:
        model = request.model or self.model
        wanted: dict[str, Any] = {}
        if request.schema is not None:
            wanted["text"] = {"format": {"type": "json_schema", "name": "answer", "schema": dict(request.schema), "strict": True}}
        try:
            async with _client(self._address, call.secret("openai") or "", call) as client:
                answer: Any = await call.cancel.run(client.responses.create(
                    model=model, instructions=request.system, input=request.prompt, max_output_tokens=request.max_output_tokens,
                    store=False, **wanted))
            return self._result(answer, request, model)
        except StudioError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
            raise translated(error, provider=self.id, label=self.label, paid=True) from error

    async def paint(self, request: ImageRequest, call: Call) -> ImageResult:
        try:
            async with _client(self._address, call.secret("openai") or "", call) as client:
                return await paint(client, request, call, self.id, self.label)
        except StudioError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
            raise translated(error, provider=self.id, label=self.label, paid=True) from error

    def _result(self, answer: Any, request: TextRequest, model: str) -> TextResult:
        if not hasattr(answer, "output"):
            raise bad_response(self.label, self.id, str(answer))
        parts = [part for item in answer.output or () for part in getattr(item, "content", None) or ()]
        refusal = next((part.refusal for part in parts if getattr(part, "type", "") == "refusal"), None)
        reason = getattr(getattr(answer, "incomplete_details", None), "reason", None)
        if refusal is not None or reason == "content_filter":
            raise refused(self.label, self.id, refusal or "content_filter")
        if reason is not None:
            raise cut_short(self.label, self.id)
        text = "".join(part.text for part in parts if getattr(part, "type", "") == "output_text")
        if not text.strip():
            raise bad_response(self.label, self.id, "empty answer")
        data = checked(text, request.schema, self.label, self.id)
        return TextResult(text, data, _usage(answer, "input_tokens", "output_tokens"), _provenance(self.id, answer, model))


@dataclass(frozen=True, slots=True)
class _Rung:
    """One way of asking a server for JSON; servers differ in which they know."""

    name: str
    prompted: bool

    def response_format(self, schema: Mapping[str, Any]) -> dict[str, Any] | None:
        if self.name == "json_schema":
            return {"type": "json_schema", "json_schema": {"name": "answer", "schema": dict(schema), "strict": True}}
        if self.name == "json_object+schema":
            return {"type": "json_object", "schema": dict(schema)}
        return {"type": "json_object"} if self.name == "json_object" else None


_LADDER = (_Rung("json_schema", False), _Rung("json_object+schema", False), _Rung("json_object", True), _Rung("plain", True))


class OpenAICompatible:
    """Any server at an OpenAI-compatible address: Ollama, LM Studio, llama.cpp, vLLM, a company's own.

    `address` and `model` are asked anew each time, for they may be changed while the program runs; an address may also be the
    stored entry "openai-compatible-address". The key, if the server wants one, is "openai-compatible".
    """

    id, label, local, version = "openai-compatible", "OpenAI-compatible server", True, 1
    capabilities = frozenset({Capability.TEXT})
    secrets: Sequence[str] = ("openai-compatible-address", "openai-compatible")
    concurrency = 1

    def __init__(self, address: Callable[[], str] = lambda: "", model: Callable[[], str] = lambda: "") -> None:
        self._address, self._model = address, model
        self._rungs: dict[tuple[str, str], int] = {}  # which rung of the ladder works, by address and model

    @property
    def model(self) -> str:
        return self._model()

    def health(self, secret: Callable[[str], str | None]) -> Health:
        if not self._server(secret):
            return Health(False, tr("No address of a local model server is set."),
                          tr("Start a server such as Ollama (http://localhost:11434/v1) and set its address."))
        return Health(True)

    async def aclose(self) -> None:
        return None

    async def models(self, call: Call) -> list[str]:
        """The names of its models."""
        return await _models(self._server(call.secret), call.secret("openai-compatible") or "none", call, self.id, self.label)

    async def write(self, request: TextRequest, call: Call) -> TextResult:
        address = self._server(call.secret)
        try:
            async with _client(address, call.secret("openai-compatible") or "none", call) as client:
                model = request.model or self.model or await self._first_model(client, call)
                if request.schema is None:
                    answer = await self._ask(client, model, request, None, call)
                    text = self._text(answer)
                    return self._result(answer, text, None, model)
                return await self._climb(client, address, model, request, request.schema, call)
        except StudioError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
            raise translated(error, provider=self.id, label=self.label, paid=False) from error

    def _server(self, secret: Callable[[str], str | None]) -> str:
        return self._address() or secret("openai-compatible-address") or ""

    async def _first_model(self, client: AsyncOpenAI, call: Call) -> str:
        page: Any = await call.cancel.run(client.models.list())
        models = getattr(page, "data", None)
        if not models:
            raise InvalidInput(tr("The model server has no model."), tr("Load a model there first, then try again."))
        return str(models[0].id)

    async def _climb(self, client: AsyncOpenAI, address: str, model: str, request: TextRequest, schema: Mapping[str, Any],
                     call: Call) -> TextResult:
        """Ask in the best way that the server knows; a refused request (4xx) goes one rung down and that is remembered."""
        from openai import BadRequestError, UnprocessableEntityError

        start = self._rungs.get((address, model), 0)
        for index, rung in enumerate(_LADDER[start:], start):
            try:
                answer = await self._ask(client, model, request, rung, call)
            except (BadRequestError, UnprocessableEntityError):
                if rung is _LADDER[-1]:
                    raise
                continue
            self._rungs[address, model] = index
            text = self._text(answer)
            try:
                return self._result(answer, text, checked(text, schema, self.label, self.id), model)
            except StudioError as error:
                if not rung.prompted:
                    raise
                wrong = error.details
            answer = await self._ask(client, model, request, rung, call, repair=(text, wrong))
            text = self._text(answer)
            return self._result(answer, text, checked(text, schema, self.label, self.id), model)
        raise AssertionError("the last rung raises or returns")

    async def _ask(self, client: AsyncOpenAI, model: str, request: TextRequest, rung: _Rung | None, call: Call,
                   repair: tuple[str, str] | None = None) -> Any:
        call.cancel.raise_if_cancelled()
        prompt, extra = request.prompt, {}
        if rung is not None and request.schema is not None:
            shape = rung.response_format(request.schema)
            extra = {"response_format": shape} if shape else {}
            if rung.prompted:
                prompt += "\n\nAnswer with one JSON object only, of this JSON Schema:\n" + json.dumps(dict(request.schema))
        messages: list[Any] = [{"role": "system", "content": request.system}, {"role": "user", "content": prompt}]
        if repair is not None:
            complaint = f"This does not fit the schema: {repair[1]}\nGive the corrected JSON object only."
            messages += [{"role": "assistant", "content": repair[0]}, {"role": "user", "content": complaint}]
        create: Any = client.chat.completions.create
        return await call.cancel.run(create(model=model, messages=messages, max_tokens=request.max_output_tokens, **extra))

    def _text(self, answer: Any) -> str:
        choices = getattr(answer, "choices", None)
        if not choices or getattr(choices[0], "message", None) is None:
            raise bad_response(self.label, self.id, str(answer))
        choice = choices[0]
        if getattr(choice.message, "refusal", None) or choice.finish_reason == "content_filter":
            raise refused(self.label, self.id, choice.message.refusal or "content_filter")
        if choice.finish_reason == "length":
            raise cut_short(self.label, self.id)
        if not (choice.message.content or "").strip():
            raise bad_response(self.label, self.id, "empty answer")
        return str(choice.message.content)

    def _result(self, answer: Any, text: str, data: Mapping[str, Any] | None, model: str) -> TextResult:
        return TextResult(text, data, _usage(answer, "prompt_tokens", "completion_tokens"), _provenance(self.id, answer, model))
