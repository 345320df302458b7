"""Stability AI against a local server that answers as the vendor's published schema says (read 2026-11), or misbehaves."""

from __future__ import annotations

import asyncio
import base64
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from isolation import make_call
from PIL import Image
from vendor_server import Answer, Seen, serving

from autovideo_studio.foundation import errors
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.providers.base import ImageRequest, ImageResult, Unit
from autovideo_studio.providers.cloud.stability import Stability, nearest_ratio
from autovideo_studio.providers.prices import cost, picture_usage

WIDE = ImageRequest("A night sea.", 1920, 1080, seed=7)
KEY = {"stability": "sk-right"}


def painted(**changes: Any) -> dict[str, Any]:
    out = io.BytesIO()
    Image.new("RGB", (48, 27), "teal").save(out, "PNG")
    return {"image": base64.b64encode(out.getvalue()).decode(), "finish_reason": "SUCCESS", "seed": 7, **changes}


def refusal(name: str) -> dict[str, Any]:
    return {"id": "ref_1", "name": name, "errors": ["no"]}


def paint(address: str, folder: Path, request: ImageRequest = WIDE, deadline_s: float = 10.0,
          cancel: CancelToken | None = None) -> ImageResult:
    return asyncio.run(Stability(address).paint(request, replace(make_call(folder, cancel, KEY), deadline_s=deadline_s)))


def failure(answer: Answer, folder: Path, deadline_s: float = 10.0) -> errors.StudioError:
    with serving(lambda seen: answer) as server:
        with pytest.raises(errors.StudioError) as caught:
            paint(server.address, folder, deadline_s=deadline_s)
        assert len(server.seen) == 1
    assert caught.value.message and caught.value.hint and KEY["stability"] not in f"{caught.value} {caught.value.details}"
    return caught.value


@pytest.mark.parametrize(("model", "family"), [("", "core"), ("ultra", "ultra"), ("sd3.5-large-turbo", "sd3")])
def test_a_picture(model: str, family: str, tmp_path: Path) -> None:
    with serving(lambda seen: Answer(painted(), headers={"x-request-id": "req_1"})) as server:
        result = paint(server.address, tmp_path, replace(WIDE, model=model))
        request, = server.seen
    assert request.path == f"/v2beta/stable-image/generate/{family}" and request.headers["authorization"] == "Bearer sk-right"
    assert request.headers["content-type"].startswith("multipart/form-data") and request.headers["accept"] == "application/json"
    for part in ("A night sea.", "16:9", 'name="seed"\r\n\r\n7'):
        assert part in request.body
    assert ('name="model"' in request.body) is (family == "sd3")
    assert (result.width, result.height) == (48, 27) and result.path.suffix == ".png"
    assert (result.provenance.seed, result.provenance.request_id, result.provenance.model) == (7, "req_1", model or "core")
    assert result.usage.amounts == {Unit.IMAGE: Decimal(1)}


def test_a_picture_has_its_price_before_and_after() -> None:
    price = cost("stability", "ultra", picture_usage("A night sea.", "high", 1920, 1080))
    assert price is not None and price.amount == Decimal("0.08")
    assert cost("stability", "sd4", picture_usage("", "low", 1920, 1080)) is None


@pytest.mark.parametrize(("size", "ratio"), [((1920, 1080), "16:9"), ((1080, 1920), "9:16"), ((1080, 1080), "1:1"),
                                             ((1080, 1350), "4:5")])
def test_each_format_in_its_own_shape(size: tuple[int, int], ratio: str) -> None:
    assert nearest_ratio(*size) == ratio


@pytest.mark.parametrize(("answer", "kind"), [
    (Answer(refusal("unauthorized"), 401), errors.AuthenticationFailed),
    (Answer(refusal("payment_required"), 402), errors.QuotaExhausted),
    (Answer(refusal("content_moderation"), 403), errors.ContentRefused),
    (Answer(painted(finish_reason="CONTENT_FILTERED")), errors.ContentRefused),
    (Answer(refusal("rate_limit_exceeded"), 429), errors.RateLimited), (Answer(refusal("bad_request"), 400), errors.InvalidInput),
    (Answer(refusal("internal_error"), 500), errors.Transient),
    (Answer(b"<html>", 502, content_type="text/html"), errors.Transient),
    (Answer(b"<html>", content_type="text/html"), errors.OutcomeUnknown), (Answer({}), errors.OutcomeUnknown),
    (Answer(painted(image="????")), errors.OutcomeUnknown), (Answer(painted(), length=90_000), errors.OutcomeUnknown),
], ids=lambda value: f"{value.status}-{str(value.body)[:30]}" if isinstance(value, Answer) else value.__name__)
def test_misbehaviour_has_a_name(answer: Answer, kind: type[errors.StudioError], tmp_path: Path) -> None:
    error = failure(answer, tmp_path)
    assert type(error) is kind, repr(error.details)


def test_a_hang_is_unknown_and_a_cancel_ends_it(tmp_path: Path) -> None:
    assert type(failure(Answer(painted(), delay_s=0.6), tmp_path, deadline_s=0.2)) is errors.OutcomeUnknown
    token = CancelToken()

    def slow(seen: Seen) -> Answer:
        token.cancel()
        return Answer(painted(), delay_s=0.4)

    with serving(slow) as server, pytest.raises(errors.Cancelled):
        paint(server.address, tmp_path, cancel=token)


def test_a_key_is_tried_for_nothing(tmp_path: Path) -> None:
    with serving(lambda seen: Answer({"credits": 12.5} if seen.path == "/v1/user/balance" else {}, 200)) as server:
        assert "ultra" in json.dumps(asyncio.run(Stability(server.address).models(make_call(tmp_path, None, KEY))))
    assert not Stability().health({}.get).usable
