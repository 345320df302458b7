"""Speech by `/v1/audio/speech`: OpenAI's own voices, and any server that answers the same. Word times are estimated, as none
come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from autovideo_studio.foundation.errors import InvalidInput, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Call, Capability, Health, Provenance, SpeechRequest, SpeechResult, Voice
from autovideo_studio.providers.cloud.heard import check_piece, finished, not_speech
from autovideo_studio.providers.cloud.openai_client import client as _client
from autovideo_studio.providers.cloud.openai_client import is_near
from autovideo_studio.providers.cloud.openai_client import models as _models
from autovideo_studio.providers.local_speech import check_pitch, check_words, no_such_voice
from autovideo_studio.providers.translate_errors import translated

MODEL = "gpt-4o-mini-tts"
ENDS = date(2027, 1, 6)
"""The day on which OpenAI closes all of its speech models."""

LONGEST = 4_000
"""Characters; the limit is 4,096."""

_LONGEST_ANSWER_S, _LIST_S = 240.0, 10.0
_SLOWEST, _FASTEST = 0.25, 4.0
_VOICES = ("marin", "cedar", "alloy", "ash", "ballad", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer", "verse")
_OLDER_VOICES = ("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer")  # of tts-1, tts-1-hd
_LANGUAGES = ("en", "zh", "ja", "ko", "es", "fr", "de", "pt", "it", "hi", "ar", "he", "th", "vi", "id", "nl", "pl", "ru", "sv",
              "tr", "uk", "cs", "da", "el", "fi", "hu", "nb", "ro", "ms", "fil", "ta", "ur", "fa", "bg", "ca", "hr", "sk", "sl")


class OpenAIVoices:
    """The part of OpenAI that speaks; voice ids: "openai:marin"."""

    def __init__(self, address: str, model: Callable[[], str]) -> None:
        self._address, self._model = address, model

    @property
    def model(self) -> str:
        return self._model() or MODEL

    def voices(self) -> list[Voice]:
        names = _OLDER_VOICES if self.model.startswith("tts-1") else _VOICES
        return [Voice(f"openai:{name}", name.title(), _LANGUAGES) for name in names]

    async def speak(self, request: SpeechRequest, call: Call) -> SpeechResult:
        if request.voice not in (voice.id for voice in self.voices()):
            raise no_such_voice(request)
        return await _spoken(self._address, call.secret("openai") or "", request.model or self.model, request, call,
                             provider="openai", label="OpenAI", paid=True)


def end_note() -> str:
    """What there is to know before a voice of OpenAI is chosen."""
    return tr("OpenAI closes its voices on {day}: what was made stays.", day=ENDS.isoformat())


class SpeechServer:
    """Any server at an address that answers as OpenAI's: Kokoro-FastAPI, Speaches, LocalAI, a company's own. Voice ids:
    "speech-server:af_heart"; names that the server does not list are taken, too."""

    id, label, version = "speech-server", "Speech server", 1
    capabilities = frozenset({Capability.SPEECH})
    secrets: Sequence[str] = ("speech-server",)
    concurrency, longest, note = 1, LONGEST, ""

    def __init__(self, address: Callable[[], str] = lambda: "", model: Callable[[], str] = lambda: "") -> None:
        self._address, self._model = address, model

    @property
    def local(self) -> bool:
        """On this computer or in its network it is free; elsewhere nobody knows what it costs."""
        return is_near(self._address())

    @property
    def speech_model(self) -> str:
        return self._model()

    @property
    def made_with(self) -> Mapping[str, str]:
        return {"model": self._model(), "server": self._address()}

    def health(self, secret: Callable[[str], str | None]) -> Health:
        if not self._address():
            return Health(False, tr("No address of a speech server is set."),
                          tr("Start a server such as Kokoro-FastAPI (http://localhost:8880/v1) and set its address."))
        return Health(True)

    def settled(self, voice: str) -> bool:
        return True

    async def aclose(self) -> None:
        return None

    async def models(self, call: Call) -> list[str]:
        """The names of its models."""
        return await _models(self._address(), call.secret("speech-server") or "none", call, self.id, self.label)

    async def voices(self, call: Call) -> Sequence[Voice]:
        """What it lists; there is no standard for that, so one that lists nothing gets OpenAI's names. Raises `Transient` where
        it cannot be reached."""
        from openai import APIStatusError

        names: list[str] = []
        try:
            async with _client(self._address(), call.secret("speech-server") or "none", _within(call, _LIST_S)) as client:
                names = _names(await call.cancel.run(client.get("/audio/voices", cast_to=object)))
        except StudioError:
            raise
        except APIStatusError as error:
            if error.status_code in (401, 403):
                raise translated(error, provider=self.id, label=self.label, paid=False) from error
        except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
            raise translated(error, provider=self.id, label=self.label, paid=False) from error
        return [Voice(f"{self.id}:{name}", name, ()) for name in names or _OLDER_VOICES]

    async def speak(self, request: SpeechRequest, call: Call) -> SpeechResult:
        model = request.model or self._model()
        if not model:
            found = await self.models(call)
            if not found:
                raise InvalidInput(tr("The speech server has no model."), tr("Load a model there first, then try again."))
            model = next((name for name in found if "tts" in name.lower() or "kokoro" in name.lower()), found[0])
        return await _spoken(self._address(), call.secret("speech-server") or "none", model, request, call, provider=self.id,
                             label=self.label, paid=not self.local)


def _within(call: Call, seconds: float) -> Call:
    return replace(call, deadline_s=min(call.deadline_s, seconds))


def _names(listed: Any) -> list[str]:
    """Of {"voices": […]} or a bare list; each a name or {"id" or "name"}."""
    found = listed.get("voices", listed.get("data")) if isinstance(listed, Mapping) else listed
    names = [each if isinstance(each, str) else str(each.get("id") or each.get("name") or "") if isinstance(each, Mapping) else ""
             for each in (found if isinstance(found, list) else [])]
    return [name for name in dict.fromkeys(names) if name and name.isprintable()]


async def _spoken(address: str, key: str, model: str, request: SpeechRequest, call: Call, *, provider: str, label: str,
                  paid: bool) -> SpeechResult:
    check_words(request)
    check_pitch(request, label, provider)
    check_piece(request, LONGEST)
    wishes: dict[str, Any] = {"speed": min(max(request.speed, _SLOWEST), _FASTEST)} if request.speed != 1.0 else {}
    try:
        async with _client(address, key, _within(call, _LONGEST_ANSWER_S)) as client:
            answer: Any = await call.cancel.run(client.audio.speech.create(
                model=model, voice=request.voice.partition(":")[2], input=request.text, response_format="wav", **wishes))
            sound, headers = bytes(answer.content), answer.response.headers
    except StudioError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever the SDK raises is translated at this border
        raise translated(error, provider=provider, label=label, paid=paid) from error
    made_by = Provenance(provider, model, headers.get("x-request-id", ""))
    if sound[:4] != b"RIFF":
        kind = headers.get("content-type", "")
        raise not_speech(label, provider, f"{kind}: {sound[:500]!r}", made_by.request_id, html="html" in kind, paid=paid)
    return await finished(sound, 0, request, call, made_by, label=label, paid=paid)
