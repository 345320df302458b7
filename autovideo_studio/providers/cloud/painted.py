"""A picture that came over the network, as a file in the work folder. What was paid for is never asked for again by itself."""

from __future__ import annotations

import asyncio
import base64
import binascii
from pathlib import Path

from autovideo_studio.foundation.errors import StudioError, os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.providers.base import Call
from autovideo_studio.providers.translate_errors import bad_response, doubtful

_SUFFIXES = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"RIFF": ".webp"}


async def kept(encoded: str, call: Call, provider: str, label: str, *, paid: bool, downloaded: bytes = b"") -> Path:
    """The picture, which came in base64 or was downloaded. Raises `OutcomeUnknown` for what is none or cannot be
    kept, if it was `paid`; else `BadResponse`, `DiskFull`."""
    try:
        picture = downloaded or base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise unusable(label, provider, repr(error), paid=paid) from error
    suffix = next((suffix for start, suffix in _SUFFIXES.items() if picture.startswith(start)), "")
    if not suffix:
        raise unusable(label, provider, f"not a picture: {picture[:40]!r}", paid=paid)
    path = call.workdir / f"{new_id('picture')}{suffix}"
    try:
        await asyncio.to_thread(path.write_bytes, picture)
    except OSError as error:
        known = os_error(error, tr("keeping the picture"))
        if not paid:
            raise known from error
        raise doubtful(tr("{name} has painted, but the picture cannot be kept: {why}", name=label, why=known.message),
                       known.details, provider=provider) from error
    return path


def unusable(label: str, provider: str, details: str, *, paid: bool) -> StudioError:
    if not paid:
        return bad_response(label, provider, details)
    return doubtful(tr("{name} answered with something that is no picture.", name=label), details[:2_000], provider=provider)


