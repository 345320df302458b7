"""The cloud voices against local servers that speak the vendors' schemas, and that misbehave. One call is one paid request."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from isolation import make_call
from speech_contract import samples_of
from vendor_server import Answer, Seen, VendorServer, serving
from voice_servers import (
    CHARACTER_S,
    ELEVEN_VOICES,
    RACHEL,
    YUKI,
    eleven_error,
    elevenlabs,
    openai_speech,
    spoken_by_elevenlabs,
    wav,
)

from autovideo_studio.foundation import errors
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.providers.base import SpeechRequest, SpeechResult, Timing, Unit
from autovideo_studio.providers.cloud.elevenlabs_speech import ElevenLabs
from autovideo_studio.providers.cloud.openai_compatible import OpenAI
from autovideo_studio.providers.cloud.openai_speech import SpeechServer, is_near
from autovideo_studio.providers.prices import cost
from autovideo_studio.providers.written_words import written_words

KEYS = {"elevenlabs": "sk_eleven-right", "openai": "sk-right", "speech-server": "local-key"}
Provider = ElevenLabs | OpenAI | SpeechServer
MAKERS: dict[str, tuple[Callable[[str], Provider], str, Callable[[Seen], Answer]]] = {
    "elevenlabs": (lambda address: ElevenLabs(lambda: address), f"elevenlabs:{RACHEL}", elevenlabs()),
    "openai": (lambda address: OpenAI(f"{address}/v1"), "openai:marin", openai_speech),
    "speech-server": (lambda address: SpeechServer(lambda: f"{address}/v1", lambda: "kokoro"), "speech-server:af_heart",
                      openai_speech)}
every_provider = pytest.mark.parametrize("name", MAKERS)
paid_provider = pytest.mark.parametrize("name", ["elevenlabs", "openai"])


def spoken(provider: Provider, folder: Path, text: str, voice: str, *, language: str = "en", deadline_s: float = 10.0,
           cancel: CancelToken | None = None, **more: Any) -> SpeechResult:
    call = replace(make_call(folder, cancel, KEYS, run=here), deadline_s=deadline_s)
    return asyncio.run(provider.speak(SpeechRequest(text, voice, language, **more), call))


async def here(task: str, payload: dict[str, Any]) -> dict[str, Any]:
    """The worker's task without its process: quicker."""
    module, _, name = task.partition(":")
    result: dict[str, Any] = getattr(import_module(module), name)(json.loads(json.dumps(payload)), None)
    return result


def asked(server: VendorServer) -> list[Seen]:
    """The requests that cost money."""
    return [seen for seen in server.seen if seen.method == "POST"]


def failure(name: str, answer: Answer, folder: Path, deadline_s: float = 10.0) -> errors.StudioError:
    """What a misbehaving server leads to; exactly one paid request was made."""
    make, voice, good = MAKERS[name]
    with serving(lambda seen: answer if seen.method == "POST" else good(seen)) as server:
        with pytest.raises(errors.StudioError) as caught:
            spoken(make(server.address), folder, "Once upon a tide.", voice, deadline_s=deadline_s)
        assert len(asked(server)) == 1
    assert caught.value.message and caught.value.hint
    assert KEYS[name] not in f"{caught.value} {caught.value.details}"
    assert list(folder.glob("voice*")) == []
    return caught.value


@pytest.mark.parametrize("text", [
    "Hello from the studio! It costs $12.50, or 3.5% more 👍🏽, in 2026 — see e.g. https://example.com/a. Done?",
    "潮汐每天漲落兩次，2026年也是。真的嗎？", "日本語のテスト、です。", "café naïve — Ünïcode ‘quotes’ and ‏مرحبا‏ 🇩🇪"])
def test_words_of_elevenlabs_are_measured_by_its_characters(text: str, tmp_path: Path) -> None:
    with serving(elevenlabs()) as server:
        result = spoken(ElevenLabs(lambda: server.address), tmp_path, text, f"elevenlabs:{RACHEL}")
    words = written_words(text)
    assert result.timing is Timing.MEASURED
    assert [(word.text, word.offset) for word in result.words] == [(word.text, word.offset) for word in words]
    first = next(place for place, sign in enumerate(text) if sign.isalnum())
    for word, written in zip(result.words, words, strict=True):
        begins = 0.06 + (written.offset - first) * CHARACTER_S  # 60 ms before the first sound, as every voice
        assert word.begin_s == pytest.approx(max(0.0, begins), abs=0.012) and word.end_s > word.begin_s
    assert all(one.end_s <= other.begin_s + 1e-9 for one, other in zip(result.words, result.words[1:], strict=False))


def test_what_elevenlabs_is_asked_and_what_it_says_it_cost(tmp_path: Path) -> None:
    with serving(elevenlabs()) as server:
        result = spoken(ElevenLabs(lambda: server.address, lambda: "eleven_flash_v2_5"), tmp_path, "Once upon a tide.",
                        f"elevenlabs:{RACHEL}", language="zh-TW", speed=3.0, seed=2)
        request, = server.seen
    assert request.path.startswith(f"/v1/text-to-speech/{RACHEL}/with-timestamps?output_format=pcm_24000")
    assert request.headers["xi-api-key"] == KEYS["elevenlabs"]
    assert request.body == {"text": "Once upon a tide.", "model_id": "eleven_flash_v2_5", "language_code": "zh", "seed": 2,
                            "voice_settings": {"speed": 1.2}}
    assert result.provenance.request_id == "req_1" and result.provenance.model == "eleven_flash_v2_5"
    assert result.usage.measured and result.usage.amounts[Unit.CREDIT] == Decimal(17)
    price = cost("elevenlabs", "eleven_flash_v2_5", result.usage)
    assert price is not None and price.amount == Decimal("0.00136") and price.basis.startswith("vendor-credits")
    samples, rate = samples_of(result)
    assert rate == 24_000 and result.seconds == pytest.approx(len(samples) / rate) and 0.1 < np.abs(samples).max() < 0.5


def test_a_voice_by_its_name(tmp_path: Path) -> None:
    with serving(elevenlabs()) as server:
        provider = ElevenLabs(lambda: server.address)
        for name in ("rachel", "Rachel - calm", "YUKI"):
            spoken(provider, tmp_path, "Hi there", f"elevenlabs:{name}")
        assert [seen.path.split("/")[3] for seen in asked(server)] == [RACHEL, RACHEL, YUKI]
        assert len(server.seen) == 5  # models and voices were asked for once
        with pytest.raises(errors.NotFound):
            spoken(provider, tmp_path, "Hi there", "elevenlabs:../user")
        assert len(asked(server)) == 3


def test_the_voices_of_the_account_page_by_page(tmp_path: Path) -> None:
    def paged(seen: Seen) -> Answer:
        if not seen.path.startswith("/v2/voices"):
            return elevenlabs()(seen)
        second = "next_page_token=two" in seen.path
        return Answer({"voices": [ELEVEN_VOICES[int(second)]], "has_more": not second, "total_count": 2,
                       "next_page_token": None if second else "two"})

    with serving(paged) as server:
        found = asyncio.run(ElevenLabs(lambda: server.address).voices(make_call(tmp_path, None, KEYS)))
    assert [(voice.id, voice.label, voice.gender) for voice in found] == [
        (f"elevenlabs:{RACHEL}", "Rachel - calm", "female"), (f"elevenlabs:{YUKI}", "Yuki", "male")]
    assert found[0].languages == ("en", "ja", "zh") and found[1].languages[0] == "ja-JP"


def strange_times(kind: str, text: str) -> dict[str, Any] | None:
    told = spoken_by_elevenlabs(text)["alignment"]
    begins, ends = told["character_start_times_seconds"], told["character_end_times_seconds"]
    if kind == "none":
        return None
    if kind == "short":
        return {**told, "character_end_times_seconds": ends[:-1]}
    if kind == "backwards":
        return {**told, "character_start_times_seconds": begins[::-1], "character_end_times_seconds": ends[::-1]}
    if kind == "beyond":
        return {**told, "character_start_times_seconds": [begin + 60 for begin in begins],
                "character_end_times_seconds": [end + 60 for end in ends]}
    if kind == "rewritten":  # one word is spoken of otherwise
        kept = [n for n in range(len(text)) if not 6 <= n < 11]
        return {name: [values[n] for n in kept] for name, values in told.items()}
    return {**told, "character_start_times_seconds": [0.0] * len(begins), "character_end_times_seconds": [0.0] * len(ends)}


@pytest.mark.parametrize(("kind", "timing"), [
    ("none", Timing.ESTIMATED), ("short", Timing.ESTIMATED), ("backwards", Timing.ESTIMATED), ("beyond", Timing.ESTIMATED),
    ("rewritten", Timing.ALIGNED), ("moments", Timing.MEASURED)])
def test_strange_times_are_never_called_measured_and_the_sound_is_kept(kind: str, timing: Timing, tmp_path: Path) -> None:
    text = "Hello brave new world again"
    answer = Answer(spoken_by_elevenlabs(text, alignment=strange_times(kind, text)))
    with serving(elevenlabs(lambda seen: answer)) as server:
        result = spoken(ElevenLabs(lambda: server.address), tmp_path, text, f"elevenlabs:{RACHEL}")
    assert result.timing is timing and len(result.words) == 5
    assert all(word.begin_s < word.end_s <= result.seconds for word in result.words)
    assert all(one.end_s <= other.begin_s + 1e-9 for one, other in zip(result.words, result.words[1:], strict=False))


@pytest.mark.parametrize("name", ["openai", "speech-server"])
def test_speech_of_openai_and_of_a_server(name: str, tmp_path: Path) -> None:
    make, voice, answer = MAKERS[name]
    with serving(answer) as server:
        result = spoken(make(server.address), tmp_path, "Hello, brave new world. 5 words?", voice, speed=1.5)
        request, = asked(server)
    assert request.body == {"model": "gpt-4o-mini-tts" if name == "openai" else "kokoro", "voice": voice.partition(":")[2],
                            "input": "Hello, brave new world. 5 words?", "response_format": "wav", "speed": 1.5}
    assert request.headers["authorization"] == f"Bearer {KEYS[name]}"
    assert result.timing is Timing.ESTIMATED and len(result.words) == 6 and result.provenance.request_id == "req_1"
    assert result.usage.amounts[Unit.CHARACTER] == 32 and not result.usage.measured
    price = cost(name, result.provenance.model, result.usage, local=name == "speech-server")
    assert price is not None and (price.amount == 0) == (name == "speech-server")


@pytest.mark.parametrize(("layout", "sample"), [((1, 1, 8), b"\x80\xff"), ((1, 2, 16), b"\x00\x40\x00\x40"),
                                                ((1, 1, 24), b"\x00\x00\x40"), ((3, 1, 32), b"\x00\x00\x00\x3f")])
def test_servers_write_all_kinds_of_wav(layout: tuple[int, int, int], sample: bytes, tmp_path: Path) -> None:
    kind, channels, bits = layout
    data = sample * 8_000
    head = (kind.to_bytes(2, "little") + channels.to_bytes(2, "little") + (16_000).to_bytes(4, "little")
            + (16_000 * channels * bits // 8).to_bytes(4, "little") + (channels * bits // 8).to_bytes(2, "little")
            + bits.to_bytes(2, "little"))
    file = b"RIFF\xff\xff\xff\xffWAVEfmt \x10\x00\x00\x00" + head + b"data\x00\x00\x00\x00" + data
    with serving(lambda seen: Answer(file, content_type="audio/wav")) as server:
        result = spoken(SpeechServer(lambda: f"{server.address}/v1", lambda: "m"), tmp_path, "Hum", "speech-server:x")
    samples, rate = samples_of(result)
    assert rate == 16_000 and 0.4 < np.abs(samples).max() < 1.0


def test_a_server_that_lists_nothing_gets_the_usual_names_and_its_first_model(tmp_path: Path) -> None:
    def bare(seen: Seen) -> Answer:
        return Answer({"detail": "no"}, 404) if seen.path == "/v1/audio/voices" else openai_speech(seen)

    with serving(bare) as server:
        provider = SpeechServer(lambda: f"{server.address}/v1")
        assert "speech-server:alloy" in [v.id for v in asyncio.run(provider.voices(make_call(tmp_path, None, KEYS)))]
        spoken(provider, tmp_path, "Hi there", "speech-server:own voice")
        assert asked(server)[0].body["model"] == "kokoro" and asked(server)[0].body["voice"] == "own voice"
    with serving(openai_speech) as server:
        found = asyncio.run(SpeechServer(lambda: f"{server.address}/v1").voices(make_call(tmp_path, None, KEYS)))
        assert [voice.id for voice in found] == ["speech-server:af_heart", "speech-server:am_adam"]


def openai_error(kind: str, code: str | None = None) -> dict[str, Any]:
    return {"error": {"type": kind, "code": code, "message": "no", "param": None}}


PORTAL = Answer(b"<html>Welcome to the hotel</html>", content_type="text/html")


@pytest.mark.parametrize(("name", "answer", "kind"), [
    ("elevenlabs", Answer(eleven_error("invalid_api_key"), 401), errors.AuthenticationFailed),
    ("elevenlabs", Answer(eleven_error("missing_permissions"), 401), errors.AuthenticationFailed),
    ("elevenlabs", Answer(eleven_error("quota_exceeded"), 401), errors.QuotaExhausted),
    ("elevenlabs", Answer(eleven_error("payment_required"), 402), errors.QuotaExhausted),
    ("elevenlabs", Answer(eleven_error("only_for_creator+"), 403), errors.Unsupported),
    ("elevenlabs", Answer(eleven_error("voice_not_found"), 404), errors.NotFound),
    ("elevenlabs", Answer(eleven_error("model_not_found"), 400), errors.ModelGone),
    ("elevenlabs", Answer(eleven_error("max_character_limit_exceeded"), 400), errors.InvalidInput),
    ("elevenlabs", Answer({"detail": [{"loc": ["body", "text"], "msg": "bad", "type": "x"}]}, 422), errors.InvalidInput),
    ("elevenlabs", Answer(eleven_error("too_many_concurrent_requests"), 429), errors.RateLimited),
    ("elevenlabs", Answer(eleven_error("internal"), 500), errors.Transient),
    ("elevenlabs", Answer(b"", 302, {"location": "http://127.0.0.1:9/steal"}), errors.BadResponse),
    ("elevenlabs", PORTAL, errors.BadResponse),
    ("elevenlabs", Answer({}), errors.OutcomeUnknown),
    ("elevenlabs", Answer({"audio_base64": "!!"}), errors.OutcomeUnknown),
    ("elevenlabs", Answer({"audio_base64": "AAAAAAAA", "alignment": None}), errors.OutcomeUnknown),
    ("elevenlabs", Answer(b'{"audio_base64": "AAA'), errors.OutcomeUnknown),
    ("elevenlabs", Answer(b"[]"), errors.OutcomeUnknown),
    ("openai", Answer(openai_error("invalid_request_error", "invalid_api_key"), 401), errors.AuthenticationFailed),
    ("openai", Answer(openai_error("insufficient_quota", "insufficient_quota"), 429), errors.QuotaExhausted),
    ("openai", Answer(openai_error("rate_limit_error"), 429), errors.RateLimited),
    ("openai", Answer(openai_error("invalid_request_error", "content_policy_violation"), 400), errors.ContentRefused),
    ("openai", Answer(openai_error("invalid_request_error", "model_not_found"), 404), errors.ModelGone),
    ("openai", Answer(openai_error("server_error"), 503), errors.Transient),
    ("openai", PORTAL, errors.BadResponse),
    ("openai", Answer(b"", content_type="audio/wav"), errors.OutcomeUnknown),
    ("openai", Answer(b"ID3 an mp3", content_type="audio/mpeg"), errors.OutcomeUnknown),
    ("openai", Answer(wav("...")[:44], content_type="audio/wav"), errors.OutcomeUnknown),
    ("speech-server", Answer(b"nothing", content_type="audio/wav"), errors.BadResponse),
    ("speech-server", Answer(wav("..."), content_type="audio/wav"), errors.BadResponse),
    ("speech-server", Answer(openai_error("x"), 500), errors.Transient),
], ids=lambda value: value.__name__ if isinstance(value, type) else value if isinstance(value, str) else str(value.status))
def test_misbehaviour_has_a_name(name: str, answer: Answer, kind: type[errors.StudioError], tmp_path: Path) -> None:
    error = failure(name, answer, tmp_path)
    assert type(error) is kind, (error, error.details)


def test_retry_after_and_the_request_id_of_elevenlabs_are_kept(tmp_path: Path) -> None:
    refused = Answer(eleven_error("too_many_concurrent_requests"), 429, {"retry-after": "7", "request-id": "req_9"})
    error = failure("elevenlabs", refused, tmp_path)
    assert isinstance(error, errors.RateLimited) and (error.retry_after, error.request_id) == (7.0, "req_9")


@every_provider
def test_an_answer_lost_on_the_way_is_unknown_where_it_costs(name: str, tmp_path: Path) -> None:
    kind = errors.Transient if name == "speech-server" else errors.OutcomeUnknown
    body: Any = spoken_by_elevenlabs("Once") if name == "elevenlabs" else wav("Once")
    assert type(failure(name, Answer(body, length=9_000_000), tmp_path)) is kind
    assert type(failure(name, Answer(body, delay_s=1.5), tmp_path, deadline_s=0.5)) is kind


@every_provider
def test_no_server_is_transient(name: str, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    make, voice, _ = MAKERS[name]
    with pytest.raises(errors.Transient):
        spoken(make(f"http://127.0.0.1:{port}"), tmp_path, "Once", voice)
    if name != "openai":
        with pytest.raises(errors.Transient):
            asyncio.run(make(f"http://127.0.0.1:{port}").voices(make_call(tmp_path, None, KEYS)))


@every_provider
def test_cancel_while_a_server_hangs(name: str, tmp_path: Path) -> None:
    token = CancelToken()
    make, voice, _ = MAKERS[name]
    cancelled: list[float] = []

    def slow(seen: Seen) -> Answer:
        cancelled.append(time.monotonic())
        token.cancel()
        return Answer(b"", delay_s=1.5)

    with serving(slow) as server:
        with pytest.raises(errors.Cancelled):
            spoken(make(server.address), tmp_path, "Once", voice, cancel=token)
        assert time.monotonic() - cancelled[0] < 1.0


@every_provider
def test_what_cannot_be_asked_is_not_asked(name: str, tmp_path: Path) -> None:
    make, voice, answer = MAKERS[name]
    with serving(answer) as server:
        provider = make(server.address)
        for text, more, kind in (("?! 👍", {}, errors.InvalidInput), ("Hi", {"pitch": 1.4}, errors.Unsupported),
                                 ("Hi", {"pauses": ((1, "1"),)}, errors.InvalidInput), ("a " * 3_000, {}, errors.InvalidInput)):
            with pytest.raises(kind):
                spoken(provider, tmp_path, text, voice, **more)
        assert server.seen == []


def test_the_key_of_the_environment_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELEVENLABS_API_KEY", "of-the-environment")
    monkeypatch.setenv("OPENAI_API_KEY", "of-the-environment")
    for make, voice, answer in MAKERS.values():
        with serving(answer) as server:
            spoken(make(server.address), tmp_path, "Hi there", voice)
            assert "of-the-environment" not in json.dumps(server.seen[0].headers)


def test_health_asks_for_what_is_missing() -> None:
    for provider in (ElevenLabs(), OpenAI(), SpeechServer()):
        health = provider.health({}.get)
        assert not health.usable and health.reason and health.remedy
    assert ElevenLabs().health({"elevenlabs": "k"}.get).usable and SpeechServer(lambda: "http://localhost:1/v1").health({}.get).usable


def test_only_a_server_nearby_is_free() -> None:
    assert all(map(is_near, ("http://localhost:8880/v1", "http://127.0.0.1/v1", "http://192.168.1.5:1/v1", "http://nas/v1",
                             "http://[::1]:8880/v1", "http://box.local/v1")))
    assert not any(map(is_near, ("https://api.example.com/v1", "http://8.8.8.8/v1", "https://localhost.example.com/v1")))
    assert SpeechServer(lambda: "http://localhost:1/v1").local and not SpeechServer(lambda: "https://api.example.com/v1").local


def test_the_sdks_are_loaded_when_a_voice_is_used_and_not_before() -> None:
    code = ("import sys\nfrom pathlib import Path\nfrom autovideo_studio.providers.registry import ProviderRegistry\n"
            "registry = ProviderRegistry(Path('nowhere'))\n"
            "for id in registry: registry[id].health(lambda name: 'key')\n"
            "print(sorted({'elevenlabs', 'openai', 'httpx', 'numpy', 'pydantic'} & set(sys.modules)))")
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_call_is_one_call(tmp_path: Path) -> None:
    """The SDKs repeat 429 and 5xx by themselves unless they are told not to."""
    for name, answer in (("elevenlabs", Answer(eleven_error("system_busy"), 429)), ("openai", Answer(openai_error("x"), 500))):
        assert isinstance(failure(name, answer, tmp_path), errors.StudioError)


