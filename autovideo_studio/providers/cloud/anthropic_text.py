"""Text by Anthropic's models through the Messages API. The SDK's retries are off: the router retries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.providers.base import Call, Capability, Health, Provenance, TextRequest, TextResult, Unit, Usage
from autovideo_studio.providers.text_answers import checked, cut_short, key_health, refused
from autovideo_studio.providers.translate_errors import bad_response, translated

if TYPE_CHECKING:
    from anthropic import AsyncAnthropic

_CONNECT_S = 8.0
_STREAM_ABOVE = 20_000  # output tokens: above this the SDK refuses a request that does not stream


class Anthropic:
    id, label, local, version = "anthropic", "Anthropic", False, 1
    capabilities = frozenset({Capability.TEXT})
    secrets: Sequence[str] = ("anthropic",)
    concurrency = 8

    def __init__(self, address: str = "https://api.anthropic.com", model: str = "claude-haiku-5-5") -> None:
        self._address, self.model = address, model

    def health(self, secret: Callable[[str], str | None]) -> Health:
        return key_health(secret("anthropic"), self.label)

    async def aclose(self) -> None:
        return None

    async def models(self, call: Call) -> list[str]:
        """The names of its models: asking costs nothing, and tells whether the key is taken."""
        try:
            async with self._client(call) as client:
                page = await call.cancel.run(client.models.list())
            return [str(model.id) for model in page.data]
        except StudioError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
            raise translated(error, provider=self.id, label=self.label, paid=False) from error

    def _client(self, call: Call) -> AsyncAnthropic:
        from anthropic import AsyncAnthropic, Timeout

        return AsyncAnthropic(api_key=call.secret("anthropic") or "", base_url=self._address, max_retries=0,
                              timeout=Timeout(call.deadline_s, connect=_CONNECT_S), open_telemetry=False)

    async def write(self, request: TextRequest, call: Call) -> TextResult:
        try:
            message = await call.cancel.run(self._ask(request, call))
            return self._result(message, request)
        except StudioError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
            raise translated(error, provider=self.id, label=self.label, paid=True) from error

    async def _ask(self, request: TextRequest, call: Call) -> Any:
        wanted: dict[str, Any] = {"model": request.model or self.model, "max_tokens": request.max_output_tokens,
                                  "messages": [{"role": "user", "content": request.prompt}]}
        if request.system:
            wanted["system"] = request.system
        if request.schema is not None:
            wanted["output_config"] = {"format": {"type": "json_schema", "schema": dict(request.schema)}}
        async with self._client(call) as client:
            if request.max_output_tokens > _STREAM_ABOVE:
                async with client.messages.stream(**wanted) as stream:
                    return await stream.get_final_message()
            return await client.messages.create(**wanted)

    def _result(self, message: Any, request: TextRequest) -> TextResult:
        reason = getattr(message, "stop_reason", None)
        if reason == "refusal":
            raise refused(self.label, self.id, str(getattr(message, "stop_details", None) or reason))
        if reason in ("max_tokens", "model_context_window_exceeded"):
            raise cut_short(self.label, self.id)
        text = "".join(block.text for block in getattr(message, "content", None) or () if getattr(block, "type", "") == "text")
        if not text.strip():
            raise bad_response(self.label, self.id, str(message))
        spent = getattr(message, "usage", None)
        usage = Usage(measured=False) if spent is None else Usage({
            Unit.INPUT_TOKEN: Decimal(spent.input_tokens or 0), Unit.OUTPUT_TOKEN: Decimal(spent.output_tokens or 0)})
        return TextResult(text, checked(text, request.schema, self.label, self.id), usage,
                          Provenance(self.id, str(message.model), str(message.id)))
