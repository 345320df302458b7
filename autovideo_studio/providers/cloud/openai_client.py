"""The OpenAI SDK's client as all use it: its retries are off, for the router retries, counts and can be cancelled."""

from __future__ import annotations

import ipaddress
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.providers.base import Call
from autovideo_studio.providers.translate_errors import translated

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from openai import AsyncOpenAI

_CONNECT_S = 8.0


@asynccontextmanager
async def client(address: str, key: str, call: Call) -> AsyncIterator[AsyncOpenAI]:
    """Address and key are always explicit; organisation and project of the environment are not used."""
    from openai import AsyncOpenAI, Timeout

    made = AsyncOpenAI(api_key=key, base_url=address, max_retries=0, timeout=Timeout(call.deadline_s, connect=_CONNECT_S))
    made.organization = made.project = None
    async with made:
        yield made


async def models(address: str, key: str, call: Call, provider: str, label: str) -> list[str]:
    try:
        async with client(address, key, call) as connected:
            page: Any = await call.cancel.run(connected.models.list())
        return [str(model.id) for model in getattr(page, "data", None) or ()]
    except StudioError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
        raise translated(error, provider=provider, label=label, paid=False) from error


def is_near(address: str) -> bool:
    """Whether an address is of this computer or its own network, by its name alone."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".lan", ".internal")) or "." not in host
