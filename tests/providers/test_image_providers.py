"""The image providers against local servers that speak the vendor's schema, and that misbehave. One call is one request."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import subprocess
import sys
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
from autovideo_studio.providers.base import ImageProvider, ImageRequest, ImageResult, Unit
from autovideo_studio.providers.cloud.image_server import ImageServer, is_near
from autovideo_studio.providers.cloud.openai_compatible import OpenAI
from autovideo_studio.providers.cloud.openai_images import legal_size
from autovideo_studio.providers.prices import cost, picture_usage

WIDE = ImageRequest("A night sea.", 1920, 1080, seed=7)
KEYS = {"openai": "sk-right", "image-server": "server-key"}


def picture(format: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (48, 27), "teal").save(out, format)
    return out.getvalue()


def painted(data: bytes | None = None, **changes: Any) -> dict[str, Any]:
    return {"created": 1, "background": "opaque", "output_format": "png", "quality": "medium", "size": "1920x1088",
            "data": [{"b64_json": base64.b64encode(picture() if data is None else data).decode()}],
            "usage": {"input_tokens": 20, "output_tokens": 2_000, "total_tokens": 2_020,
                      "input_tokens_details": {"text_tokens": 20, "image_tokens": 0}}, **changes}


MAKERS = {"openai": lambda address: OpenAI(f"{address}/v1"),
          "image-server": lambda address: ImageServer(lambda: f"{address}/v1", lambda: "flux")}
every_provider = pytest.mark.parametrize("name", MAKERS)


def paint(provider: ImageProvider, folder: Path, request: ImageRequest = WIDE, deadline_s: float = 10.0,
          cancel: CancelToken | None = None) -> ImageResult:
    return asyncio.run(provider.paint(request, replace(make_call(folder, cancel, KEYS), deadline_s=deadline_s)))


def failure(name: str, answer: Answer, folder: Path, deadline_s: float = 10.0) -> errors.StudioError:
    """What a misbehaving server leads to; exactly one request must have been made."""
    with serving(lambda seen: answer) as server:
        with pytest.raises(errors.StudioError) as caught:
            paint(MAKERS[name](server.address), folder, deadline_s=deadline_s)
        assert len(server.seen) == 1
    assert caught.value.message and caught.value.hint
    assert KEYS[name] not in f"{caught.value} {caught.value.details}"
    return caught.value


@every_provider
@pytest.mark.parametrize(("format", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg"), ("WEBP", ".webp")])
def test_a_picture(name: str, format: str, suffix: str, tmp_path: Path) -> None:
    data = picture(format)
    with serving(lambda seen: Answer(painted(data), headers={"x-request-id": "req_1"})) as server:
        result = paint(MAKERS[name](server.address), tmp_path)
        request, = server.seen
    assert result.path.read_bytes() == data and result.path.suffix == suffix
    assert request.path == "/v1/images/generations" and request.headers["authorization"] == f"Bearer {KEYS[name]}"
    assert request.body["prompt"] == "A night sea." and request.body["n"] == 1
    assert (result.provenance.provider, result.provenance.request_id) == (name, "req_1")


def test_what_openai_is_asked_and_what_it_counts(tmp_path: Path) -> None:
    with serving(lambda seen: Answer(painted())) as server:
        result = paint(OpenAI(f"{server.address}/v1"), tmp_path, replace(WIDE, model="gpt-image-2", quality="high"))
        assert server.seen[0].body == {"model": "gpt-image-2", "prompt": "A night sea.", "size": "1920x1088", "quality": "high",
                                       "n": 1, "output_format": "png", "background": "opaque"}
    assert (result.width, result.height) == (1920, 1088) and result.usage.measured
    assert result.usage.amounts == {Unit.INPUT_TOKEN: Decimal(20), Unit.OUTPUT_TOKEN: Decimal(2_000)}
    price = cost("openai", "gpt-image-2", result.usage)
    assert price is not None and price.amount == Decimal("0.0601") and result.provenance.seed is None
    guess = cost("openai", "gpt-image-2-2026-04-21", picture_usage("A night sea.", "medium", 1536, 1024))
    assert guess is not None and Decimal("0.05") < guess.amount < Decimal("0.1")
    assert cost("openai", "gpt-image-9", picture_usage("", "low", 1024, 1024)) is None


@pytest.mark.parametrize(("asked", "legal"), [
    ((1920, 1080), (1920, 1088)), ((1080, 1920), (1088, 1920)), ((1080, 1080), (1088, 1088)), ((1080, 1350), (1088, 1344)),
    ((640, 360), (1824, 1024)), ((7680, 4320), (3840, 2160)), ((4000, 500), (3840, 1280))])
def test_the_nearest_legal_size(asked: tuple[int, int], legal: tuple[int, int]) -> None:
    assert legal_size("gpt-image-2.5-flare", *asked) == legal


def test_older_models_know_three_sizes() -> None:
    assert [legal_size("gpt-image-1.5", *asked) for asked in ((1920, 1080), (1080, 1920), (1080, 1080))] == [
        (1536, 1024), (1024, 1536), (1024, 1024)]


def vendor_error(kind: str, code: str | None = None) -> dict[str, Any]:
    return {"error": {"type": kind, "code": code, "message": "no", "param": None}}


LOST = {"openai": errors.OutcomeUnknown, "image-server": errors.BadResponse}
"""What cannot be read: it was charged, or it was free."""


@every_provider
@pytest.mark.parametrize(("answer", "kind"), [
    (Answer(vendor_error("invalid_request_error", "invalid_api_key"), 401), errors.AuthenticationFailed),
    (Answer(vendor_error("insufficient_quota", "insufficient_quota"), 429), errors.QuotaExhausted),
    (Answer(vendor_error("requests", "rate_limit_exceeded"), 429), errors.RateLimited),
    (Answer(vendor_error("image_generation_user_error", "moderation_blocked"), 400), errors.ContentRefused),
    (Answer(vendor_error("not_found_error", "model_not_found"), 404), errors.ModelGone),
    (Answer(vendor_error("server_error"), 500), errors.Transient),
    (Answer(b"<html>Bad gateway</html>", 502, content_type="text/html"), errors.Transient),
    (Answer(b"<html>Hello</html>", content_type="text/html"), None), (Answer(b'{"data": [{"b64'), None), (Answer({}), None),
    (Answer(painted(b"GIF89a or no picture at all")), None), (Answer(painted(b"")), None),
    (Answer(painted() | {"data": [{"b64_json": "?" * 9}]}), None), (Answer(painted() | {"data": []}), None),
], ids=lambda value: f"{value.status}-{str(value.body)[:40]}" if isinstance(value, Answer) else "")
def test_misbehaviour_has_a_name(name: str, answer: Answer, kind: type[errors.StudioError] | None, tmp_path: Path) -> None:
    error = failure(name, answer, tmp_path)
    assert type(error) is (kind or LOST[name]), repr(error.details)


@every_provider
def test_an_answer_lost_on_the_way_is_unknown_where_it_costs(name: str, tmp_path: Path) -> None:
    kind = errors.Transient if name == "image-server" else errors.OutcomeUnknown
    assert type(failure(name, Answer(painted(), length=90_000), tmp_path)) is kind
    assert type(failure(name, Answer(painted(), delay_s=0.6), tmp_path, deadline_s=0.2)) is kind


@every_provider
def test_cancel_in_the_middle_of_a_request(name: str, tmp_path: Path) -> None:
    token = CancelToken()

    def slow(seen: Seen) -> Answer:
        token.cancel()
        return Answer(painted(), delay_s=0.4)

    with serving(slow) as server, pytest.raises(errors.Cancelled):
        paint(MAKERS[name](server.address), tmp_path, cancel=token)


def test_a_server_is_asked_in_its_own_way_which_is_remembered(tmp_path: Path) -> None:
    """This one knows three sizes, no seed and no response format."""
    def strict(seen: Seen) -> Answer:
        strange = seen.body["size"] != "1536x1024" or {"seed", "response_format"} & seen.body.keys()
        return Answer(vendor_error("invalid_request_error"), 400) if strange else Answer(painted())

    with serving(strict) as server:
        provider = MAKERS["image-server"](server.address)
        assert (paint(provider, tmp_path).width, len(server.seen)) == (1536, 4)
        paint(provider, tmp_path)
        assert len(server.seen) == 5
        assert server.seen[0].body["seed"] == 7 and server.seen[0].body["size"] == "1344x768"


def test_a_server_may_answer_with_an_address_of_its_own(tmp_path: Path) -> None:
    data, where = picture("JPEG"), [""]

    def answer(seen: Seen) -> Answer:
        if seen.method == "GET":
            return Answer(data, content_type="image/jpeg") if seen.path == "/made.jpg" else Answer(b"", 404)
        return Answer({"created": 1, "data": [{"url": where[0]}]})

    with serving(answer) as server:
        provider = MAKERS["image-server"](server.address)
        where[0] = f"{server.address}/made.jpg"
        assert paint(provider, tmp_path).path.read_bytes() == data
        for wrong in (f"{server.address}/gone.jpg", "file:///etc/passwd", "http://169.254.169.254/latest", "http://10.0.0.1/x.png"):
            where[0] = wrong
            with pytest.raises(errors.BadResponse):
                paint(provider, tmp_path)
        assert not any("passwd" in seen.path or "latest" in seen.path for seen in server.seen)


def test_an_address_that_leads_on_into_the_own_network_is_not_followed(tmp_path: Path) -> None:
    with serving(lambda seen: Answer(picture(), content_type="image/png")) as inside:
        within = inside.address.replace("127.0.0.1", "localhost")

        def answer(seen: Seen) -> Answer:
            if seen.method == "GET":
                return Answer(b"", 302, {"location": f"{within}/secret.png"})
            return Answer({"created": 1, "data": [{"url": f"{server.address}/made.png"}]})

        with serving(answer) as server, pytest.raises(errors.BadResponse):
            paint(MAKERS["image-server"](server.address), tmp_path)
        assert inside.seen == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs a small disk")
@every_provider
def test_a_full_disk_after_the_picture_was_paid_leads_to_no_second_payment(name: str, tmp_path: Path) -> None:
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", tmp_path], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        error = failure(name, Answer(painted(picture() + bytes(40_000))), tmp_path)
    finally:
        subprocess.run(["umount", tmp_path], check=True)
    assert isinstance(error, errors.OutcomeUnknown if name == "openai" else errors.DiskFull) and "full" in error.message


@pytest.mark.parametrize(("address", "near"), [
    ("http://localhost:8080/v1", True), ("http://127.0.0.1/v1", True), ("http://192.168.1.9:1234", True),
    ("http://studio.local", True),
    ("http://[::1]:80/v1", True), ("http://nas/v1", True), ("https://api.example.com/v1", False), ("https://8.8.8.8/v1", False)])
def test_a_server_of_ones_own_costs_nothing(address: str, near: bool) -> None:
    assert is_near(address) is near and ImageServer(lambda: address).local is near


def test_health_asks_for_what_is_missing() -> None:
    health = ImageServer().health({}.get)
    assert not health.usable and health.reason and health.remedy
    assert ImageServer(lambda: "http://localhost:1/v1").health({}.get).usable
    assert json.dumps(list(OpenAI.image_models)).count("gpt-image-2") == 5
