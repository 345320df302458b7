"""Pictures by Stability AI: one form goes out, one JSON answer with the picture comes back. It honours seeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.providers.base import Call, Capability, Health, ImageRequest, ImageResult, Provenance, Unit, Usage
from autovideo_studio.providers.cloud.painted import kept, unusable
from autovideo_studio.providers.text_answers import key_health, refused
from autovideo_studio.providers.translate_errors import translated

_CONNECT_S = 8.0
_RATIOS = ("16:9", "1:1", "21:9", "2:3", "3:2", "4:5", "5:4", "9:16", "9:21")
_MODELS = ("core", "ultra", "sd3.5-large", "sd3.5-large-turbo", "sd3.5-medium")
_MOST = 10_000
"""Characters of a prompt."""


class _Refusal(Exception):
    """An answer that is none, as `translated` reads the errors of the SDKs."""

    def __init__(self, status: int, body: Any, headers: Mapping[str, str]) -> None:
        said = body if isinstance(body, Mapping) else {}
        super().__init__(str(said.get("errors") or body)[:500])
        self.status_code, self.code, self.request_id = status, str(said.get("name", "")), str(said.get("id", ""))
        self.response = self
        self.headers = headers


class Stability:
    id, label, local, version = "stability", "Stability AI", False, 1
    capabilities = frozenset({Capability.IMAGE})
    secrets: Sequence[str] = ("stability",)
    concurrency = 4
    image_models: Sequence[str] = _MODELS

    def __init__(self, address: str = "https://api.stability.ai") -> None:
        self._address = address

    def health(self, secret: Callable[[str], str | None]) -> Health:
        return key_health(secret(self.id), self.label)

    async def aclose(self) -> None:
        return None

    async def models(self, call: Call) -> list[str]:
        """The names of its models, if it takes the key: it is asked for the balance, which costs nothing."""
        await self._ask("GET", "/v1/user/balance", None, call, paid=False)
        return list(_MODELS)

    async def paint(self, request: ImageRequest, call: Call) -> ImageResult:
        model = request.model or _MODELS[0]
        form = {"prompt": request.prompt[:_MOST], "aspect_ratio": nearest_ratio(request.width, request.height),
                "output_format": "png"}
        form |= {"negative_prompt": request.negative} if request.negative else {}
        form |= {"seed": str(request.seed)} if request.seed else {}
        form |= {"model": model} if model.startswith("sd3") else {}
        family = "sd3" if model.startswith("sd3") else model
        answer, request_id = await self._ask("POST", f"/v2beta/stable-image/generate/{family}", form, call, paid=True)
        if not isinstance(answer, Mapping) or not isinstance(answer.get("image"), str):
            raise unusable(self.label, self.id, str(answer)[:500], paid=True)
        if answer.get("finish_reason") == "CONTENT_FILTERED":
            raise refused(self.label, self.id, "CONTENT_FILTERED")
        path = await kept(answer["image"], call, self.id, self.label, paid=True)
        size = _size(path.read_bytes()[:24]) or (request.width, request.height)
        seed = answer.get("seed") if isinstance(answer.get("seed"), int) else request.seed
        return ImageResult(path, *size, Usage({Unit.IMAGE: Decimal(1)}), Provenance(self.id, model, request_id, seed))

    async def _ask(self, method: str, path: str, form: dict[str, str] | None, call: Call, *, paid: bool) -> tuple[Any, str]:
        """The JSON that is answered, and the request's id."""
        import httpx

        headers = {"authorization": f"Bearer {call.secret(self.id) or ''}", "accept": "application/json"}
        parts: Any = {name: (None, value) for name, value in form.items()} if form else None
        try:
            async with httpx.AsyncClient(timeout=httpx.Timeout(call.deadline_s, connect=_CONNECT_S)) as client:
                response = await call.cancel.run(client.request(method, self._address + path, headers=headers, files=parts))
            try:
                body: Any = response.json()
            except ValueError:
                body = response.text
            if response.status_code != 200:
                raise _Refusal(response.status_code, body, response.headers)
        except StudioError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever httpx raises is translated at this border
            raise translated(error, provider=self.id, label=self.label, paid=paid) from error
        return body, str(response.headers.get("x-request-id", ""))


def nearest_ratio(width: int, height: int) -> str:
    """The one of the vendor's shapes that is nearest."""
    def apart(ratio: str) -> float:
        across, down = map(int, ratio.split(":"))
        return abs(across / down - width / height)

    return min(_RATIOS, key=apart)


def _size(start: bytes) -> tuple[int, int] | None:
    """Of a PNG, by its header."""
    if not start.startswith(b"\x89PNG") or len(start) < 24:
        return None
    return int.from_bytes(start[16:20], "big"), int.from_bytes(start[20:24], "big")
