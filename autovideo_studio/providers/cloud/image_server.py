"""Pictures by any server at an OpenAI-compatible address: on this machine, in the house, or somebody's on the internet."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from autovideo_studio.foundation.errors import ContentRefused, NotInstalled
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Call, Capability, Health, ImageRequest, ImageResult, Provenance, Usage
from autovideo_studio.providers.cloud.openai_client import client as _client
from autovideo_studio.providers.cloud.openai_client import is_near
from autovideo_studio.providers.cloud.openai_client import models as _models
from autovideo_studio.providers.cloud.openai_images import data_of, standard_size, translating
from autovideo_studio.providers.cloud.painted import kept, unusable
from autovideo_studio.providers.translate_errors import translated

if TYPE_CHECKING:
    import httpx
    from openai import AsyncOpenAI

_PIXELS, _STEP = 1_048_576, 64
_LARGEST_BYTES = 64 * 1024 * 1024
Said = Callable[[], str]


class ImageServer:
    """`address` and `model` are asked anew each time, for they may be changed while the program runs; the key, if the server
    wants one, is the stored entry "image-server". A server on this machine or in its network costs nothing; what one elsewhere
    costs nobody knows."""

    id, label, version = "image-server", "OpenAI-compatible image server", 1
    capabilities = frozenset({Capability.IMAGE})
    secrets: Sequence[str] = ("image-server",)
    concurrency = 2

    def __init__(self, address: Said = lambda: "", model: Said = lambda: "") -> None:
        self._address, self._model = address, model
        self._rungs: dict[tuple[str, str], int] = {}  # which way of asking works, by address and model

    @property
    def local(self) -> bool:
        return is_near(self._address())

    @property
    def model(self) -> str:
        return self._model()

    def health(self, secret: Callable[[str], str | None]) -> Health:
        if not self._address():
            return Health(False, tr("No address of an image server is set."),
                          tr("Start a server that speaks OpenAI's Images call and set its address in the settings."))
        return Health(True)

    async def aclose(self) -> None:
        return None

    async def models(self, call: Call) -> list[str]:
        """The names of its models."""
        if not (health := self.health(call.secret)).usable:
            raise NotInstalled(health.reason, health.remedy, provider=self.id)
        return await _models(self._address(), call.secret(self.id) or "none", call, self.id, self.label)

    async def paint(self, request: ImageRequest, call: Call) -> ImageResult:
        address, model, paid = self._address(), request.model or self._model(), not self.local
        with translating(self.id, self.label, paid=paid):
            async with _client(address, call.secret(self.id) or "none", call) as client:
                answer, size = await self._climb(client, address, model, request, call)
        with translating(self.id, self.label, paid=paid):
            data = data_of(answer)
        downloaded = await self._download(data.url, call, paid) if getattr(data, "url", None) else b""
        path = await kept(getattr(data, "b64_json", None) or "", call, self.id, self.label, paid=paid, downloaded=downloaded)
        made_by = Provenance(self.id, model, str(getattr(answer, "_request_id", None) or ""), request.seed)
        return ImageResult(path, *size, Usage(measured=False), made_by)

    async def _climb(self, client: AsyncOpenAI, address: str, model: str, request: ImageRequest,
                     call: Call) -> tuple[Any, tuple[int, int]]:
        """Ask in the best way that the server knows. A request that it does not take (4xx) goes one rung down, and that is
        remembered; one that it refuses for what is to be seen does not."""
        from openai import BadRequestError, UnprocessableEntityError

        rungs = _rungs(request)
        start = self._rungs.get((address, model), 0)
        for index, (size, more) in enumerate(rungs[start:], start):
            named: dict[str, Any] = {"model": model} if model else {}
            try:
                answer = await call.cancel.run(client.images.generate(
                    prompt=request.prompt, n=1, size=f"{size[0]}x{size[1]}", **named, **more))
            except (BadRequestError, UnprocessableEntityError) as error:
                refused = isinstance(translated(error, provider=self.id, label=self.label, paid=False), ContentRefused)
                if refused or index == len(rungs) - 1:
                    raise
                continue
            self._rungs[address, model] = index
            return answer, size
        raise AssertionError("the last rung raises or returns")

    async def _download(self, url: str, call: Call, paid: bool) -> bytes:
        """Some servers answer with an address that is good for a while. One inside the creator's network is asked only where it
        is the server's own."""
        import httpx

        own = urlsplit(self._address()).hostname

        async def check(request: httpx.Request) -> None:
            """Also of each address that it is led on to."""
            if request.url.scheme not in ("http", "https") or (is_near(str(request.url)) and request.url.host != own):
                raise ValueError(f"not an address for this: {request.url}")

        try:
            return await call.cancel.run(_read(url, check))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise unusable(self.label, self.id, repr(error), paid=paid) from error


def _rungs(request: ImageRequest) -> list[tuple[tuple[int, int], dict[str, Any]]]:
    """Ways of asking: about a megapixel in the format's own shape, then in a standard one, then in the words that all know."""
    factor = (_PIXELS / (request.width * request.height)) ** 0.5
    shaped = max(_STEP, round(request.width * factor / _STEP) * _STEP), max(_STEP, round(request.height * factor / _STEP) * _STEP)
    seed: dict[str, Any] = {} if request.seed is None else {"extra_body": {"seed": request.seed}}
    inline: dict[str, Any] = {"response_format": "b64_json"}
    standard = standard_size(request.width, request.height)
    return [(shaped, inline | seed), (standard, inline | seed), (standard, inline), (standard, {}), ((1024, 1024), {})]


async def _read(url: str, check: Callable[[httpx.Request], Awaitable[None]]) -> bytes:
    import httpx

    data, hooks = bytearray(), {"request": [check]}
    async with (httpx.AsyncClient(timeout=60.0, follow_redirects=True, event_hooks=hooks) as client,
                client.stream("GET", url) as response):
        response.raise_for_status()
        async for chunk in response.aiter_bytes(65_536):
            data += chunk
            if len(data) > _LARGEST_BYTES:
                raise ValueError("the picture is too large")
    return bytes(data)
