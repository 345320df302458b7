"""What every speech provider promises, checked on real speech by `test_speech_contract.py` on each that works here."""

from __future__ import annotations

import asyncio
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from isolation import make_call

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, InvalidInput, NotFound
from autovideo_studio.providers.base import SpeechProvider, SpeechRequest, SpeechResult, Timing, Unit
from autovideo_studio.providers.written_words import written_words

TEXT = "Hello from the studio! It costs $12.50, or 3.5% more 👍, in 2026 — see e.g. https://example.com/a. Done?"


@dataclass(frozen=True)
class Subject:
    provider: SpeechProvider
    language: str
    voice: str
    timing: Timing
    onset_s: float = 0.04  # how far a word may begin from its sound; the stand-ins hum before their first phoneme


def speak(subject: Subject, folder: Path, text: str = TEXT, **options: object) -> SpeechResult:
    request = SpeechRequest(text, options.pop("voice", subject.voice), subject.language, **options)
    return asyncio.run(subject.provider.speak(request, make_call(folder)))


def samples_of(result: SpeechResult) -> tuple[np.ndarray, int]:
    with wave.open(str(result.path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float) / 32768, file.getframerate()


def check_words(subject: Subject, folder: Path) -> None:
    """Every written word once, in order, none overlapping, inside the audio; nothing else."""
    result = speak(subject, folder)
    assert [(word.text, word.offset) for word in result.words] == [(word.text, word.offset) for word in written_words(TEXT)]
    assert all(word.begin_s < word.end_s for word in result.words)
    assert all(one.end_s <= other.begin_s + 1e-9 for one, other in zip(result.words, result.words[1:], strict=False))
    assert result.words[0].begin_s >= 0.0 and result.words[-1].end_s <= result.seconds
    assert result.timing is subject.timing


def check_file(subject: Subject, folder: Path) -> None:
    """One mono WAV in the work folder, as long as said, audible, not clipped; usage and provenance filled in."""
    result = speak(subject, folder)
    samples, rate = samples_of(result)
    assert list(folder.glob("*.wav")) == [result.path] and not list(folder.glob("*.part*"))
    assert result.seconds == pytest.approx(len(samples) / rate, abs=1e-3)
    assert 0.01 < np.abs(samples).max() <= 0.96
    assert result.usage.amounts[Unit.CHARACTER] == len(TEXT)
    assert result.provenance.provider == subject.provider.id and result.provenance.model


def check_pause(subject: Subject, folder: Path) -> None:
    """A pause is silence of exactly its length, and what follows moves with it."""
    text = "Hello world again"
    result = speak(subject, folder, text, pauses=((6, "0.75"),))
    samples, rate = samples_of(result)
    begin, end = longest_silence(samples, rate)
    assert end - begin == pytest.approx(0.75, abs=0.01)
    assert result.words[0].end_s <= begin + 0.01 and abs(result.words[1].begin_s - end) <= subject.onset_s


def longest_silence(samples: np.ndarray, rate: int) -> tuple[float, float]:
    """Of digital silence inside the speech, in seconds."""
    loud = np.flatnonzero(np.abs(samples) > 1e-4)
    gaps = np.diff(loud)
    at = int(gaps.argmax())
    return loud[at] / rate, loud[at + 1] / rate


def check_speed(subject: Subject, folder: Path) -> None:
    text = "Hello from the studio where stories are made"
    slow, fast = (speak(subject, folder, text, speed=speed).seconds for speed in (0.8, 1.6))
    assert 1.4 < slow / fast < 2.4


def check_refusals(subject: Subject, folder: Path) -> None:
    for nothing in ("", "   \n", "?! …", "👍🎉"):
        with pytest.raises(InvalidInput):
            speak(subject, folder, nothing)
    with pytest.raises(NotFound):
        speak(subject, folder, voice=f"{subject.provider.id}:no-such-voice")


def check_voices(subject: Subject, folder: Path) -> None:
    voices = asyncio.run(subject.provider.voices(make_call(folder)))
    assert subject.voice in [voice.id for voice in voices]
    assert len({voice.id for voice in voices}) == len(voices)
    assert all(voice.id.startswith(f"{subject.provider.id}:") and voice.label and voice.languages for voice in voices)
    assert subject.provider.health(lambda name: None).usable


def check_cancel(subject: Subject, folder: Path) -> None:
    """Cancelled before and in the middle: `Cancelled`, at once."""
    token = CancelToken()
    request = SpeechRequest("A long story goes on and on. " * 400, subject.voice, subject.language)

    async def speak_and_cancel() -> None:
        asyncio.get_running_loop().call_later(0.4, token.cancel)
        await subject.provider.speak(request, make_call(folder, token))

    with pytest.raises(Cancelled):
        asyncio.run(speak_and_cancel())
    with pytest.raises(Cancelled):
        asyncio.run(subject.provider.speak(request, make_call(folder, token)))


def check_odd_text(subject: Subject, folder: Path) -> None:
    """Whatever a text holds, each of its words gets a time."""
    text = "\n".join(("a\x00b \u200b\ufeff c", "<speak>one &amp; two</speak>", "[[h@lo]] {x} `code`",
                      "日本 مرحبا नमस्ते mixed 🇩🇪 x", "word" * 100, "1,000,000.5 -3 +4 50% #tag @me"))
    assert [word.offset for word in speak(subject, folder, text).words] == [word.offset for word in written_words(text)]


CHECKS = (check_words, check_file, check_pause, check_speed, check_refusals, check_voices, check_cancel, check_odd_text)
