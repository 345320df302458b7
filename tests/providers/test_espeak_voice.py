"""The offline voice against its own audio."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
from isolation import make_call
from speech_contract import samples_of

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.providers.base import SpeechRequest, SpeechResult
from autovideo_studio.providers.offline.espeak import Espeak
from autovideo_studio.providers.offline.espeak_samples import SAMPLES
from autovideo_studio.providers.offline.espeak_voices import all_voices, languages
from autovideo_studio.providers.pieces import pieces
from autovideo_studio.providers.voices import best_voice
from autovideo_studio.providers.written_words import written_words


def speak(folder: Path, text: str, language: str = "en", voice: str = "auto", **options: object) -> SpeechResult:
    return asyncio.run(Espeak().speak(SpeechRequest(text, voice, language, **options), make_call(folder)))


def sounding(samples: np.ndarray, rate: int) -> tuple[np.ndarray, np.ndarray]:
    """Begins and ends (seconds) of stretches above -45 dB of the peak, apart by more than 60 ms: the audio alone decides."""
    window = rate // 500
    level = np.sqrt(np.mean(samples[:len(samples) // window * window].reshape(-1, window) ** 2, axis=1))
    loud = np.flatnonzero(level > np.abs(samples).max() * 10 ** (-45 / 20))
    cuts = np.flatnonzero(np.diff(loud) * window > 0.06 * rate)
    return loud[np.r_[0, cuts + 1]] * window / rate, (loud[np.r_[cuts, len(loud) - 1]] + 1) * window / rate


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Cats, dogs, people, theatre, apples, sheep, houses, zebra, money, yellow, water, jungle, the, understand, four."),
    ("de", "Katzen, Hunde, Menschen, Äpfel, Schafe, Häuser, Zebra, Geld, gelb, Wasser, Roboter, Licht, nie, Pferd."),
    ("fr", "chats, chiens, théâtre, pommes, maison, argent, jaune, eau, robots, lumière, jamais, quatre."),
    ("zh-TW", "貓，狗，人，蘋果，房子，錢，水，光，四，花園，椅子。"),
    ("ar", "قطط، كلاب، ناس، تفاح، بيت، مال، ماء، ضوء، أربعة."),
])
@pytest.mark.parametrize("gender", ["male", "female"])
def test_a_word_begins_where_the_sound_begins(language: str, text: str, gender: str, tmp_path: Path) -> None:
    voice = best_voice(language, [voice for voice in all_voices() if voice.gender == gender]).id
    result = speak(tmp_path, text, language, voice)
    begins, _ = sounding(*samples_of(result))
    after_comma = [word for word in result.words if word.offset == 0 or text[word.offset - 1] in " ，،" and
                   text[:word.offset].rstrip()[-1] in ",，،"]
    assert len(after_comma) >= 9
    off = [abs(begins - word.begin_s).min() for word in after_comma]
    assert max(off) <= 0.04 and np.mean(off) <= 0.01


def test_merged_clitics_are_divided_by_their_sounds(tmp_path: Path) -> None:
    """espeak reports "from the" as one; alone, both words are as long as they come out here, within a vowel."""
    result = speak(tmp_path, "Stories from the studio")
    by_text = {word.text: word for word in result.words}
    assert by_text["from"].end_s <= by_text["the"].begin_s and by_text["the"].end_s <= by_text["studio"].begin_s + 1e-6
    length = {name: by_text[name].end_s - by_text[name].begin_s for name in ("from", "the")}
    assert 1.5 < length["from"] / length["the"] < 4.5 and length["the"] > 0.04


def test_word_ends_before_a_pause_are_where_the_sound_ends(tmp_path: Path) -> None:
    text = "People, money, apples, water, yellow, robots, houses."
    result = speak(tmp_path, text)
    _, ends = sounding(*samples_of(result))
    assert max(abs(ends - word.end_s).min() for word in result.words) <= 0.04


def test_pauses_add_up_and_never_split_a_word(tmp_path: Path) -> None:
    text = "One two three"
    plain = speak(tmp_path, text)
    result = speak(tmp_path, text, pauses=((0, "0.5"), (5, "0.3"), (5, "0.2"), (13, "1")))
    assert [word.text for word in result.words] == ["One", "two", "three"]
    assert result.words[0].begin_s == pytest.approx(0.56, abs=0.01)
    assert result.words[1].begin_s - result.words[0].end_s == pytest.approx(0.5, abs=0.02)  # offset 5 lies inside "two"
    assert result.seconds - result.words[-1].end_s == pytest.approx(1.12, abs=0.03)
    assert result.seconds > plain.seconds + 1.9


def test_silence_around_the_speech_is_fixed(tmp_path: Path) -> None:
    result = speak(tmp_path, "Hello there.")
    begins, ends = sounding(*samples_of(result))
    assert begins[0] == pytest.approx(0.06, abs=0.015) and result.seconds - ends[-1] == pytest.approx(0.12, abs=0.04)


def test_pitch_and_speed_are_factors(tmp_path: Path) -> None:
    text = "The north wind and the sun were disputing which was the stronger"
    low, own, high = (_fundamental(speak(tmp_path, text, pitch=pitch)) for pitch in (0.75, 1.0, 1.5))
    assert low / own == pytest.approx(0.75, abs=0.1) and high / own == pytest.approx(1.5, abs=0.15)
    slow, usual, fast = (speak(tmp_path, text, speed=speed).seconds - 0.18 for speed in (0.7, 1.0, 1.5))
    assert slow / usual == pytest.approx(1 / 0.7, rel=0.15) and fast / usual == pytest.approx(1 / 1.5, rel=0.15)


def _fundamental(result: SpeechResult) -> float:
    samples, rate = samples_of(result)
    found = []
    for start in range(0, len(samples) - 1024, 512):
        frame = samples[start:start + 1024]
        if np.sqrt(np.mean(frame ** 2)) > 0.03:
            curve = np.correlate(frame - frame.mean(), frame - frame.mean(), "full")[1023:]
            lag = rate // 300 + int(curve[rate // 300:rate // 60].argmax())
            if curve[lag] > 0.5 * curve[0]:
                found.append(rate / lag)
    return float(np.median(found))


@pytest.mark.parametrize("end", [". ", ""])
def test_long_texts_are_cut_and_keep_every_word(end: str, tmp_path: Path) -> None:
    text = "".join(f"go so{end}" for number in range(2_500))[:15_000]
    assert len(text) > 12_000
    result = speak(tmp_path, text, speed=2.6)
    assert len(result.words) == len(written_words(text))
    assert all(one.begin_s <= other.begin_s for one, other in zip(result.words, result.words[1:], strict=False))


def test_pieces_cover_the_text_and_stay_short() -> None:
    text = "A sentence here. " * 900 + "x" * 9_000
    cut = pieces(text, written_words(text), [(100, 1.0)], 4_000)
    assert "".join(text[piece.start:piece.end] for piece in cut) == text
    assert max(piece.end - piece.start for piece in cut) <= 4_000
    assert all(text[piece.end - 1] in " ." for piece in cut if piece.end < 15_000 and piece.end != 100)


def test_the_same_request_gives_the_same_speech_within_a_few_samples(tmp_path: Path) -> None:
    one, other = (speak(tmp_path, "The same words again, twice.") for _ in range(2))
    assert abs(one.seconds - other.seconds) < 0.005
    assert all(abs(a.begin_s - b.begin_s) < 0.005 for a, b in zip(one.words, other.words, strict=True))


def test_every_language_with_a_sample_speaks_it(tmp_path: Path) -> None:
    """One word at least of each; in one worker each as the library does it."""
    assert len(SAMPLES) >= 40 and set(SAMPLES) <= set(languages())
    for tag in ("cmn", "ja", "ar", "hi", "th"):
        result = speak(tmp_path, SAMPLES[tag], voice=f"espeak:{tag}")
        assert len(result.words) == len(written_words(SAMPLES[tag])) and result.seconds > 1.0, tag


def test_unknown_voices_and_variants_are_named(tmp_path: Path) -> None:
    for voice in ("espeak:xx-nowhere", "espeak:en-us+nobody", "espeak:../../etc/passwd"):
        with pytest.raises(NotFound, match="There is no voice"):
            speak(tmp_path, "Hello", voice=voice)


@pytest.mark.parametrize(("language", "tag"), [
    ("en", "en-us"), ("en-GB", "en-gb"), ("en_AU.UTF-8", "en-gb"), ("zh-TW", "cmn"), ("zh-Hant-TW", "cmn"), ("zh", "cmn"),
    ("zh-HK", "yue"), ("ja", "ja"), ("ar", "ar"), ("ar-EG", "ar"), ("fr", "fr-fr"), ("fr-CA", "fr-fr"), ("fr-BE", "fr-be"),
    ("pt", "pt"), ("pt-BR", "pt-br"), ("no", "nb"), ("es-MX", "es-419"), ("es", "es"), ("de-AT", "de"), ("sr-Latn", "sr"),
])
def test_best_voice(language: str, tag: str) -> None:
    assert best_voice(language, all_voices()).id.startswith(f"espeak:{tag}+")


def test_no_voice_for_a_language_is_said() -> None:
    with pytest.raises(NotFound, match="tlh-nowhere"):
        best_voice("tlh-nowhere", [])
