"""The text providers against local servers that speak the vendors' schemas, and that misbehave. One call is one request."""

from __future__ import annotations

import asyncio
import json
import socket
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from isolation import make_call
from vendor_server import Answer, Script, Seen, serving

from autovideo_studio.foundation import errors
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.providers.base import TextProvider, TextRequest, TextResult, Unit
from autovideo_studio.providers.cloud.anthropic_text import Anthropic
from autovideo_studio.providers.cloud.openai_compatible import OpenAI, OpenAICompatible

SCHEMA = {"type": "object", "additionalProperties": False, "required": ["title", "scenes"],
          "properties": {"title": {"type": "string"}, "scenes": {"type": "array", "minItems": 1, "items": {"type": "string"}}}}
GOOD = {"title": "Tides", "scenes": ["The sea rises.", "The sea falls."]}
PLAIN = TextRequest("You write scripts.", "Tides")
SHAPED = replace(PLAIN, schema=SCHEMA)
KEYS = {"openai": "sk-right", "anthropic": "sk-right", "openai-compatible": "local-key"}


def openai_answer(text: str, **changes: Any) -> dict[str, Any]:
    return {"id": "resp_1", "object": "response", "created_at": 1, "status": "completed", "model": "gpt-6-luna-2026-09-01",
            "error": None, "incomplete_details": None, "parallel_tool_calls": True, "tool_choice": "auto", "tools": [],
            "output": [{"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
                        "content": [{"type": "output_text", "text": text, "annotations": []}]}],
            "usage": {"input_tokens": 11, "output_tokens": 22, "total_tokens": 33, "input_tokens_details": {"cached_tokens": 0},
                      "output_tokens_details": {"reasoning_tokens": 0}}, **changes}


def chat_answer(text: str, finish: str = "stop", **changes: Any) -> dict[str, Any]:
    return {"id": "chat_1", "object": "chat.completion", "created": 1, "model": "llama", "choices": [
        {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 22, "total_tokens": 33}, **changes}


def anthropic_answer(text: str, stop: str = "end_turn", **changes: Any) -> dict[str, Any]:
    return {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-haiku-5-5", "stop_reason": stop,
            "stop_sequence": None, "content": [{"type": "text", "text": text}],
            "usage": {"input_tokens": 11, "output_tokens": 22}, **changes}


MAKERS = {"openai": (lambda address: OpenAI(f"{address}/v1"), openai_answer),
          "anthropic": (lambda address: Anthropic(address), anthropic_answer),
          "openai-compatible": (lambda address: OpenAICompatible(lambda: f"{address}/v1", lambda: "llama"), chat_answer)}
every_provider = pytest.mark.parametrize("name", MAKERS)


def write(provider: TextProvider, folder: Path, request: TextRequest = PLAIN, deadline_s: float = 10.0,
          cancel: CancelToken | None = None) -> TextResult:
    return asyncio.run(provider.write(request, replace(make_call(folder, cancel, KEYS), deadline_s=deadline_s)))


def failure(name: str, answer: Answer, folder: Path, request: TextRequest = PLAIN,
            deadline_s: float = 10.0) -> errors.StudioError:
    """What a misbehaving server leads to; exactly one request must have been made."""
    with serving(lambda seen: answer) as server:
        with pytest.raises(errors.StudioError) as caught:
            write(MAKERS[name][0](server.address), folder, request, deadline_s)
        assert len(server.seen) == 1
    assert caught.value.message and caught.value.hint
    return caught.value


@every_provider
def test_a_plain_text(name: str, tmp_path: Path) -> None:
    make, answer = MAKERS[name]
    with serving(lambda seen: Answer(answer("Once upon a tide."))) as server:
        result = write(make(server.address), tmp_path)
        assert len(server.seen) == 1
        request = server.seen[0]
    assert result.text == "Once upon a tide." and result.data is None
    assert result.usage.amounts == {Unit.INPUT_TOKEN: Decimal(11), Unit.OUTPUT_TOKEN: Decimal(22)} and result.usage.measured
    assert result.provenance.provider == name and result.provenance.request_id and result.provenance.model
    assert KEYS[name] in (request.headers.get("authorization", "") + request.headers.get("x-api-key", ""))
    assert "You write scripts." in json.dumps(request.body) and "temperature" not in request.body


@every_provider
def test_the_key_and_address_of_the_environment_are_not_used(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"):
        monkeypatch.setenv(variable, "of-the-environment")
    for variable in ("OPENAI_BASE_URL", "ANTHROPIC_BASE_URL"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9/of-the-environment")
    make, answer = MAKERS[name]
    with serving(lambda seen: Answer(answer("Fine."))) as server:
        write(make(server.address), tmp_path)
        assert "of-the-environment" not in json.dumps(server.seen[0].headers)


@every_provider
def test_a_shaped_answer(name: str, tmp_path: Path) -> None:
    make, answer = MAKERS[name]
    with serving(lambda seen: Answer(answer(json.dumps(GOOD)))) as server:
        result = write(make(server.address), tmp_path, SHAPED)
        assert '"json_schema"' in json.dumps(server.seen[0].body) and len(server.seen) == 1
    assert result.data == GOOD


@every_provider
@pytest.mark.parametrize("text", ["no json at all", '{"title": "Tides"}', '{"title": 3, "scenes": ["a"]}',
                                  '{"title": "a", "scenes": []}', '{"title": "a", "scenes": ["b"], "more": 1}'])
def test_an_answer_that_breaks_the_schema_is_not_taken(name: str, text: str, tmp_path: Path) -> None:
    assert isinstance(failure(name, Answer(MAKERS[name][1](text)), tmp_path, SHAPED), errors.BadResponse)


def vendor_error(kind: str, code: str | None = None) -> dict[str, Any]:
    return {"type": "error", "error": {"type": kind, "code": code, "message": "no", "param": None}}


@every_provider
@pytest.mark.parametrize(("answer", "kind"), [
    (Answer(vendor_error("authentication_error"), 401), errors.AuthenticationFailed),
    (Answer(vendor_error("permission_error"), 403), errors.AuthenticationFailed),
    (Answer(vendor_error("rate_limit_error", "rate_limit_exceeded"), 429), errors.RateLimited),
    (Answer(vendor_error("insufficient_quota", "insufficient_quota"), 429), errors.QuotaExhausted),
    (Answer(vendor_error("billing_error"), 402), errors.QuotaExhausted),
    (Answer(vendor_error("invalid_request_error", "content_policy_violation"), 400), errors.ContentRefused),
    (Answer(vendor_error("not_found_error", "model_not_found"), 404), errors.ModelGone),
    (Answer(vendor_error("invalid_request_error"), 400), errors.InvalidInput),
    (Answer(vendor_error("server_error"), 500), errors.Transient),
    (Answer(vendor_error("overloaded_error"), 529), errors.Transient),
    (Answer(b"<html>Bad gateway</html>", 502, content_type="text/html"), errors.Transient),
    (Answer(b"<html>Welcome to the hotel</html>", content_type="text/html"), errors.BadResponse),
    (Answer(b'{"id": "x", "choices": [{"mess'), errors.BadResponse),
    (Answer(b"{}"), errors.BadResponse),
    (Answer(b"[]"), errors.BadResponse),
    (Answer(b""), errors.BadResponse),
], ids=lambda value: value.__name__ if isinstance(value, type) else f"{value.status}-{len(value.body)}")
def test_misbehaviour_has_a_name(name: str, answer: Answer, kind: type[errors.StudioError], tmp_path: Path) -> None:
    error = failure(name, answer, tmp_path)
    assert type(error) is kind, repr(error.details)
    assert KEYS[name] not in f"{error} {error.details}"


@every_provider
@pytest.mark.parametrize(("header", "seconds"), [("7", 7.0), ("0.5", 0.5), ("soon", None)])
def test_retry_after_is_kept(name: str, header: str, seconds: float | None, tmp_path: Path) -> None:
    answer = Answer(vendor_error("rate_limit_error"), 429, {"retry-after": header})
    assert failure(name, answer, tmp_path).retry_after == seconds


@every_provider
def test_an_answer_lost_on_the_way_is_unknown_where_it_costs(name: str, tmp_path: Path) -> None:
    """Cut in the body, or never come: a paid request may have been charged, a local one may be repeated."""
    kind = errors.Transient if name == "openai-compatible" else errors.OutcomeUnknown
    assert type(failure(name, Answer(MAKERS[name][1]("Once"), length=9_000), tmp_path)) is kind
    assert type(failure(name, Answer(MAKERS[name][1]("Once"), delay_s=1.0), tmp_path, deadline_s=0.3)) is kind


@every_provider
def test_no_server_is_transient(name: str, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(errors.Transient):
        write(MAKERS[name][0](f"http://127.0.0.1:{port}"), tmp_path)


@every_provider
def test_cancel_in_the_middle_of_a_request(name: str, tmp_path: Path) -> None:
    token = CancelToken()
    make, answer = MAKERS[name]

    def slow(seen: Seen) -> Answer:
        token.cancel()
        return Answer(answer("late"), delay_s=0.5)

    with serving(slow) as server, pytest.raises(errors.Cancelled):
        write(make(server.address), tmp_path, cancel=token)


@pytest.mark.parametrize(("name", "body"), [
    ("openai", openai_answer("", output=[{"type": "message", "id": "m", "role": "assistant", "status": "completed",
                                          "content": [{"type": "refusal", "refusal": "I will not"}]}])),
    ("openai", openai_answer("half", status="incomplete", incomplete_details={"reason": "content_filter"})),
    ("anthropic", anthropic_answer("", "refusal")),
    ("openai-compatible", chat_answer("", "content_filter")),
])
def test_a_refusal_with_status_200(name: str, body: Any, tmp_path: Path) -> None:
    assert isinstance(failure(name, Answer(body), tmp_path), errors.ContentRefused)


@pytest.mark.parametrize(("name", "body"), [
    ("openai", openai_answer("half", status="incomplete", incomplete_details={"reason": "max_output_tokens"})),
    ("anthropic", anthropic_answer("half", "max_tokens")),
    ("openai-compatible", chat_answer("half", "length")),
])
def test_an_answer_cut_at_the_limit_is_not_taken(name: str, body: Any, tmp_path: Path) -> None:
    assert isinstance(failure(name, Answer(body), tmp_path), errors.Unsupported)


def ladder(understood: set[str], text: str) -> Script:
    """A server that knows only some response formats."""

    def answer(seen: Seen) -> Answer:
        shape = seen.body.get("response_format", {"type": "none"})
        name = shape["type"] + ("+schema" if "schema" in shape else "")
        return Answer(chat_answer(text)) if name in understood else Answer(vendor_error("invalid_request_error"), 400)

    return answer


@pytest.mark.parametrize(("understood", "requests"), [
    ({"json_schema"}, 1), ({"json_object+schema"}, 2), ({"json_object"}, 3), ({"none"}, 4)])
def test_the_ladder_of_structured_output_is_climbed_down_once(understood: set[str], requests: int, tmp_path: Path) -> None:
    text = f"Sure!\n```json\n{json.dumps(GOOD)}\n```"
    with serving(ladder(understood, text)) as server:
        provider = OpenAICompatible(lambda: f"{server.address}/v1", lambda: "llama")
        assert write(provider, tmp_path, SHAPED).data == GOOD
        assert len(server.seen) == requests
        assert write(provider, tmp_path, SHAPED).data == GOOD
        assert len(server.seen) == requests + 1  # the rung that works is remembered


def test_a_server_without_schemas_gets_one_chance_to_repair(tmp_path: Path) -> None:
    def answer(seen: Seen) -> Answer:
        if "response_format" in seen.body:
            return Answer(vendor_error("invalid_request_error"), 422)
        repaired = len(seen.body["messages"]) == 4
        return Answer(chat_answer(json.dumps(GOOD if repaired else {"title": "no scenes"})))

    with serving(answer) as server:
        assert write(OpenAICompatible(lambda: f"{server.address}/v1", lambda: "llama"), tmp_path, SHAPED).data == GOOD
        assert len(server.seen) == 5 and "scenes" in server.seen[-1].body["messages"][-1]["content"]


def test_the_servers_first_model_is_used_when_none_is_named(tmp_path: Path) -> None:
    def answer(seen: Seen) -> Answer:
        if seen.path == "/v1/models":
            return Answer({"object": "list", "data": [{"id": "qwen", "object": "model", "created": 1, "owned_by": "me"}]})
        return Answer(chat_answer("Hi", usage=None))

    with serving(answer) as server:
        result = write(OpenAICompatible(lambda: f"{server.address}/v1"), tmp_path)
        assert server.seen[1].body["model"] == "qwen"
    assert not result.usage.measured


def test_long_answers_of_anthropic_are_streamed(tmp_path: Path) -> None:
    start = anthropic_answer("", stop=None, content=[])
    events = [("message_start", {"message": start}),
              ("content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}}),
              ("content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": "A long"}}),
              ("content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": " story"}}),
              ("content_block_stop", {"index": 0}),
              ("message_delta", {"delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": {"output_tokens": 22}}),
              ("message_stop", {})]
    body = "".join(f"event: {kind}\ndata: {json.dumps({'type': kind, **data})}\n\n" for kind, data in events).encode()
    with serving(lambda seen: Answer(body, content_type="text/event-stream")) as server:
        result = write(Anthropic(server.address), tmp_path, replace(PLAIN, max_output_tokens=40_000))
        assert server.seen[0].body["stream"] is True and len(server.seen) == 1
    assert result.text == "A long story"


def test_health_asks_for_what_is_missing() -> None:
    for provider in (OpenAI(), Anthropic(), OpenAICompatible()):
        health = provider.health({}.get)
        assert not health.usable and health.reason and health.remedy
    assert OpenAI().health({"openai": "k"}.get).usable and OpenAICompatible(lambda: "http://localhost:1/v1").health({}.get).usable
