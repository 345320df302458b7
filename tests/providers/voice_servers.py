"""Vendors of voices as local servers: they speak in tones, one for each character, and time them as the vendor does."""

from __future__ import annotations

import base64
import io
import struct
import wave
from collections.abc import Callable
from typing import Any

import numpy as np
from vendor_server import Answer, Script, Seen

CHARACTER_S = 0.03
RACHEL, YUKI = "21m00Tcm4TlvDq8ikWAM", "AbCdEfGhIjKlMnOpQrSt"
ELEVEN_MODELS = [{"model_id": "eleven_multilingual_v2", "name": "Multilingual v2", "can_do_text_to_speech": True,
                  "maximum_text_length_per_request": 10_000, "model_rates": {"character_cost_multiplier": 1.0},
                  "languages": [{"language_id": tag, "name": tag} for tag in ("en", "ja", "zh")]}]
ELEVEN_VOICES = [{"voice_id": RACHEL, "name": "Rachel - calm", "category": "premade",
                  "labels": {"language": "en", "gender": "female"}, "verified_languages": []},
                 {"voice_id": YUKI, "name": "Yuki", "labels": {"gender": "male"},
                  "verified_languages": [{"language": "ja", "model_id": "eleven_multilingual_v2", "locale": "ja-JP"}]}]


def tones(text: str, rate: int = 24_000, lead_s: float = 0.2) -> tuple[np.ndarray, list[tuple[float, float]]]:
    """16-bit samples in which each letter sounds and all else is silent, and when each character does."""
    size = round(CHARACTER_S * rate)
    tone = (np.sin(np.arange(size) * 2 * np.pi * 440 / rate) * 9_000).astype("<i2")
    quiet = np.zeros(size, "<i2")
    parts = [np.zeros(round(lead_s * rate), "<i2"), *(tone if sign.isalnum() else quiet for sign in text),
             np.zeros(round(0.3 * rate), "<i2")]
    times = [(lead_s + n * CHARACTER_S, lead_s + (n + 1) * CHARACTER_S) for n in range(len(text))]
    return np.concatenate(parts), times


def spoken_by_elevenlabs(text: str, **changes: Any) -> dict[str, Any]:
    samples, times = tones(text)
    told = {"characters": list(text), "character_start_times_seconds": [begin for begin, _ in times],
            "character_end_times_seconds": [end for _, end in times]}
    return {"audio_base64": base64.b64encode(samples.tobytes()).decode(), "alignment": told, "normalized_alignment": told,
            **changes}


def elevenlabs(speak: Callable[[Seen], Answer] | None = None) -> Script:
    """The whole vendor; `speak` answers in its place when it is to speak."""

    def answer(seen: Seen) -> Answer:
        path = seen.path.partition("?")[0]
        if path == "/v1/models":
            return Answer(ELEVEN_MODELS)
        if path == "/v2/voices":
            return Answer({"voices": ELEVEN_VOICES, "has_more": False, "total_count": 2, "next_page_token": None})
        if path.endswith("/with-timestamps"):
            return speak(seen) if speak is not None else well_spoken(seen)
        return Answer({"detail": "Not Found"}, 404)

    return answer


def well_spoken(seen: Seen) -> Answer:
    text = seen.body["text"]
    return Answer(spoken_by_elevenlabs(text), headers={"request-id": "req_1", "character-cost": str(len(text))})


def eleven_error(status: str, message: str = "no") -> dict[str, Any]:
    return {"detail": {"status": status, "message": message}}


def wav(text: str, rate: int = 24_000, *, streamed: bool = False) -> bytes:
    """As OpenAI's servers write it; `streamed`: begun before its length was known."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(tones(text, rate)[0].tobytes())
    data = file.getvalue()
    return data[:4] + struct.pack("<I", 0xFFFFFFFF) + data[8:40] + struct.pack("<I", 0xFFFFFFFF) + data[44:] if streamed else data


def openai_speech(seen: Seen) -> Answer:
    if seen.path == "/v1/audio/voices":
        return Answer({"voices": ["af_heart", {"id": "am_adam"}]})
    if seen.path == "/v1/models":
        return Answer({"object": "list", "data": [{"id": "kokoro", "object": "model", "created": 1, "owned_by": "me"}]})
    if seen.path == "/v1/audio/speech":
        return Answer(wav(seen.body["input"], streamed=True), content_type="audio/wav", headers={"x-request-id": "req_1"})
    return Answer({"error": {"message": "no", "type": "not_found", "code": None}}, 404)
