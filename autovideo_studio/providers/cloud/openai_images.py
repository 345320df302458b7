"""Pictures through the Images call of the OpenAI SDK: of OpenAI itself, and what any server that speaks it shares with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import BadResponse, StudioError
from autovideo_studio.providers.base import Call, ImageRequest, ImageResult, Provenance, Unit, Usage
from autovideo_studio.providers.cloud.painted import kept, unusable
from autovideo_studio.providers.prices import picture_usage
from autovideo_studio.providers.translate_errors import translated

if TYPE_CHECKING:
    from openai import AsyncOpenAI

IMAGE_MODELS = ("gpt-image-2.5-flare", "gpt-image-2.5-sunburst", "gpt-image-2.6-flare", "gpt-image-2.6-sunburst", "gpt-image-2")
_STEP, _LONGEST, _SHORTEST, _WIDEST = 16, 3840, 1024, 3
_STANDARD = ((1024, 1024), (1536, 1024), (1024, 1536))
_FIXED_SIZES = ("gpt-image-1", "chatgpt-image")


async def paint(client: AsyncOpenAI, request: ImageRequest, call: Call, provider: str, label: str) -> ImageResult:
    """By one of OpenAI's models. They know no seed: the same request gives another picture each time."""
    model = request.model or IMAGE_MODELS[0]
    width, height = legal_size(model, request.width, request.height)
    quality: Any = request.quality or "medium"
    with translating(provider, label, paid=True):
        answer = await call.cancel.run(client.images.generate(
            model=model, prompt=request.prompt, size=f"{width}x{height}", quality=quality, n=1, output_format="png",
            background="opaque"))
        data = data_of(answer)
    path = await kept(getattr(data, "b64_json", None) or "", call, provider, label, paid=True)
    usage = _usage(answer) or picture_usage(request.prompt, quality, width, height)
    made_by = Provenance(provider, model, str(getattr(answer, "_request_id", None) or ""))
    return ImageResult(path, *(_size(answer) or (width, height)), usage, made_by)


def legal_size(model: str, width: int, height: int) -> tuple[int, int]:
    """The size nearest to what is asked for that the model paints: sides in steps of 16 within its limits; its predecessors
    know three sizes."""
    if model.startswith(_FIXED_SIZES):
        return standard_size(width, height)
    ratio = min(_WIDEST, max(1 / _WIDEST, width / height))
    across, down = (width, width / ratio) if ratio > 1 else (height * ratio, height)
    factor = min(_LONGEST / max(across, down), max(1.0, _SHORTEST / min(across, down)))
    return tuple(max(_STEP, round(side * factor / _STEP) * _STEP) for side in (across, down))  # type: ignore[return-value]


def standard_size(width: int, height: int) -> tuple[int, int]:
    """The one of the sizes that every server knows whose shape is nearest."""
    return min(_STANDARD, key=lambda size: abs(size[0] / size[1] - width / height))


@contextmanager
def translating(provider: str, label: str, *, paid: bool) -> Iterator[None]:
    """Whatever the SDK raises becomes ours. An answer to a paid request that cannot be read was charged: it is not asked for
    again."""
    try:
        yield
    except StudioError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
        known = translated(error, provider=provider, label=label, paid=paid)
        raise (unusable(label, provider, known.details, paid=paid) if isinstance(known, BadResponse) else known) from error


def data_of(answer: Any) -> Any:
    """The first picture of an answer: it has `b64_json` or `url`. Raises `ValueError` for what is no such answer."""
    data = getattr(answer, "data", None)
    if not data:
        raise ValueError(f"no picture in the answer: {str(answer)[:500]}")
    return data[0]


def _usage(answer: Any) -> Usage | None:
    reported = getattr(answer, "usage", None)
    if reported is None:
        return None
    return Usage({Unit.INPUT_TOKEN: Decimal(reported.input_tokens or 0), Unit.OUTPUT_TOKEN: Decimal(reported.output_tokens or 0)})


def _size(answer: Any) -> tuple[int, int] | None:
    across, _, down = str(getattr(answer, "size", None) or "").partition("x")
    return (int(across), int(down)) if across.isdigit() and down.isdigit() else None
