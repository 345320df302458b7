"""Voices of ElevenLabs, with the time of every character. The SDK's retries are off: the router retries."""

from __future__ import annotations

import asyncio
import base64
import binascii
import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from decimal import Decimal, InvalidOperation
from importlib import import_module
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.providers.base import Call, Capability, Health, Provenance, SpeechRequest, SpeechResult, Voice
from autovideo_studio.providers.cloud.heard import check_piece, finished, not_speech, unusable
from autovideo_studio.providers.local_speech import check_pitch, check_words, no_such_voice
from autovideo_studio.providers.text_answers import key_health
from autovideo_studio.providers.translate_errors import bad_response, translated
from autovideo_studio.providers.voices import voice_named

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from elevenlabs.client import AsyncElevenLabs

ADDRESS, MODEL = "https://api.elevenlabs.io", "eleven_multilingual_v2"
_CONNECT_S, _LONGEST_ANSWER_S, _LIST_S = 8.0, 240.0, 15.0
_RATE = 24_000  # the best that every plan may have as plain samples, which keep the vendor's times exact
_PAGE, _PAGES = 100, 10
_FRESH_S = 300.0
_SLOWEST, _FASTEST = 0.7, 1.2
_ID = re.compile(r"[A-Za-z0-9]{20}")
_ISO_639_1 = {"cmn": "zh", "nb": "no", "nn": "no", "iw": "he", "in": "id", "tl": "fil"}
_GUESSES_LANGUAGE = ("eleven_multilingual_v", "eleven_monolingual_v")  # these refuse to be told


class ElevenLabs:
    """Voice ids: "elevenlabs:" and the vendor's id of the voice, or its name in the account: "elevenlabs:Rachel"."""

    id, label, local, version = "elevenlabs", "ElevenLabs", False, 1
    capabilities = frozenset({Capability.SPEECH})
    secrets: Sequence[str] = ("elevenlabs",)
    concurrency = 2  # as many as the smallest plan allows
    longest = 3_000  # characters: below the limit of every model, and an answer stays small
    note = ""

    def __init__(self, address: Callable[[], str] = lambda: ADDRESS, model: Callable[[], str] = lambda: MODEL) -> None:
        self._address, self._model = address, model
        self._known: tuple[float, int, tuple[Voice, ...]] | None = None

    @property
    def speech_model(self) -> str:
        return self._model() or MODEL

    @property
    def made_with(self) -> Mapping[str, str]:
        return {"model": self.speech_model}

    def health(self, secret: Callable[[str], str | None]) -> Health:
        return key_health(secret("elevenlabs"), self.label)

    def settled(self, voice: str) -> bool:
        return bool(_ID.fullmatch(voice.partition(":")[2]))

    async def aclose(self) -> None:
        return None

    async def models(self, call: Call) -> list[str]:
        """The names of its models that speak: asking costs nothing, and tells whether the key is taken."""
        return [str(model.model_id) for model in await self._models(call) if getattr(model, "can_do_text_to_speech", True)]

    async def voices(self, call: Call) -> Sequence[Voice]:
        """Those of the account, asked for every five minutes at most."""
        whose = hash((self._address(), call.secret("elevenlabs"), self.speech_model))
        if self._known is None or self._known[1] != whose or time.monotonic() - self._known[0] > _FRESH_S:
            self._known = time.monotonic(), whose, await self._listed(call)
        return self._known[2]

    async def speak(self, request: SpeechRequest, call: Call) -> SpeechResult:
        check_words(request)
        check_pitch(request, self.label, self.id)
        check_piece(request, self.longest)
        voice = await self._voice_id(request, call)
        model = request.model or self.speech_model
        try:
            async with self._client(call) as client:
                answer: Any = await call.cancel.run(client.text_to_speech.with_raw_response.convert_with_timestamps(
                    voice, text=request.text, model_id=model, output_format=f"pcm_{_RATE}",
                    request_options=_options(min(call.deadline_s, _LONGEST_ANSWER_S)), **_wishes(request, model)))
        except StudioError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
            raise self._told(error, request) from error
        headers = {name.lower(): value for name, value in dict(answer.headers).items()}
        sound = _sound(answer.data)
        made_by = Provenance(self.id, model, headers.get("request-id", ""), request.seed)
        if not sound:
            raise unusable(self.label, self.id, f"no sound: {str(answer.data)[:500]}", made_by.request_id)
        return await finished(sound, _RATE, request, call, made_by, label=self.label, characters=_characters(answer.data),
                              credits=_number(headers.get("character-cost")))

    def _told(self, error: Exception, request: SpeechRequest) -> StudioError:
        if _code(error) in ("voice_not_found", "invalid_uid"):
            return no_such_voice(request)
        if getattr(error, "status_code", 500) < 300:
            headers = {name.lower(): value for name, value in (getattr(error, "headers", None) or {}).items()}
            return not_speech(self.label, self.id, str(getattr(error, "body", "")), headers.get("request-id", ""),
                              html="html" in headers.get("content-type", ""), paid=True)
        return translated(error, provider=self.id, label=self.label, paid=True)

    @asynccontextmanager
    async def _client(self, call: Call) -> AsyncIterator[AsyncElevenLabs]:
        """Address and key are always explicit. No redirect is followed: the key would go with it. Loading the SDK takes a
        second: it is done where it keeps nobody waiting."""
        sdk = await asyncio.to_thread(import_module, "elevenlabs.client")
        from httpx import AsyncClient

        async with AsyncClient(follow_redirects=False) as http:
            yield sdk.AsyncElevenLabs(base_url=self._address(), api_key=call.secret("elevenlabs") or "none", httpx_client=http)

    async def _models(self, call: Call) -> list[Any]:
        return list(await self._asked(call, lambda client, options: client.models.list(request_options=options)))

    async def _asked(self, call: Call, question: Callable[[AsyncElevenLabs, Any], Any]) -> Any:
        """What costs nothing; at most 15 seconds."""
        try:
            async with self._client(call) as client:
                return await call.cancel.run(question(client, _options(min(call.deadline_s, _LIST_S))))
        except StudioError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
            raise translated(error, provider=self.id, label=self.label, paid=False) from error

    async def _listed(self, call: Call) -> tuple[Voice, ...]:
        own = next((model for model in await self._models(call) if getattr(model, "model_id", "") == self.speech_model), None)
        spoken = [str(language.language_id) for language in getattr(own, "languages", None) or ()]
        found: dict[str, Voice] = {}
        token: str | None = None
        for _ in range(_PAGES):
            page = await self._asked(call, lambda client, options, token=token: client.voices.search(  # type: ignore[misc]
                page_size=_PAGE, next_page_token=token, request_options=options))
            if not isinstance(getattr(page, "voices", None), list):
                raise bad_response(self.label, self.id, str(page))
            found |= {voice.id: voice for voice in map(lambda each: _voice(each, spoken), page.voices) if voice is not None}
            token = page.next_page_token if getattr(page, "has_more", False) else None
            if token is None:
                break
        return tuple(found.values())

    async def _voice_id(self, request: SpeechRequest, call: Call) -> str:
        """An id is taken as it is; a name is looked up. Raises `NotFound`."""
        name = request.voice.partition(":")[2]
        if _ID.fullmatch(name):
            return name
        found = voice_named(name, await self.voices(call))
        if found is None:
            raise no_such_voice(request)
        return found.id.partition(":")[2]


def _voice(each: Any, spoken: Sequence[str]) -> Voice | None:
    """`spoken` are the languages of the model: every voice speaks them, its own the best."""
    id = getattr(each, "voice_id", None)
    if not isinstance(id, str) or not _ID.fullmatch(id):
        return None
    labels = getattr(each, "labels", None) or {}
    checked = getattr(each, "verified_languages", None) or ()
    verified = [getattr(one, "locale", None) or getattr(one, "language", None) for one in checked]
    languages = [tag for tag in (labels.get("language"), *verified, *spoken) if isinstance(tag, str) and tag]
    return Voice(f"elevenlabs:{id}", str(getattr(each, "name", None) or id), tuple(dict.fromkeys(languages)) or ("en",),
                 str(labels.get("gender") or ""))


def _options(answer_s: float) -> Any:
    """The SDK hands its timeout on as it is: where nobody listens is known much sooner than what takes long to say."""
    from httpx import Timeout

    return {"max_retries": 0, "timeout_in_seconds": Timeout(answer_s, connect=min(_CONNECT_S, answer_s))}


def _wishes(request: SpeechRequest, model: str) -> dict[str, Any]:
    """What is only said where it differs from the voice's own, or where the model may be told."""
    wishes: dict[str, Any] = {}
    if request.speed != 1.0:
        from elevenlabs.types.voice_settings import VoiceSettings

        wishes["voice_settings"] = VoiceSettings(speed=min(max(request.speed, _SLOWEST), _FASTEST))
    if request.seed is not None:
        wishes["seed"] = request.seed
    language = request.language.split("-")[0].lower()
    language = _ISO_639_1.get(language, language)
    if len(language) == 2 and not model.startswith(_GUESSES_LANGUAGE):
        wishes["language_code"] = language
    return wishes


def _sound(answer: Any) -> bytes:
    """b"" where there is none."""
    coded = getattr(answer, "audio_base_64", None)
    try:
        return base64.b64decode(coded, validate=True) if isinstance(coded, str) else b""
    except binascii.Error:
        return b""


def _characters(answer: Any) -> dict[str, Any] | None:
    """As the worker wants them; None where the answer does not time its characters."""
    told: Any = getattr(answer, "alignment", None)
    try:
        return {"characters": [str(one) for one in told.characters],
                "begins": [float(one) for one in told.character_start_times_seconds],
                "ends": [float(one) for one in told.character_end_times_seconds]}
    except (AttributeError, TypeError, ValueError):
        return None


def _number(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and number >= 0 else None


def _code(error: Exception) -> str:
    body = getattr(error, "body", None)
    detail = body.get("detail") if isinstance(body, Mapping) else None
    return str(detail.get("status") or detail.get("code") or "") if isinstance(detail, Mapping) else ""


