"""The offline voice: how fast it is, how exact its word times are, how near its tone is to human speech.

    python -m benchmarks.speech
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np

from autovideo_studio.providers.narration_audio import Samples, read_wav
from autovideo_studio.providers.offline.espeak_engine import engine
from autovideo_studio.providers.offline.espeak_samples import SAMPLES
from autovideo_studio.providers.offline.espeak_task import speak
from autovideo_studio.providers.offline.espeak_tone import PLAIN, TONES, toned
from autovideo_studio.providers.offline.espeak_voices import languages

PASSAGE = "The tide comes in twice a day, and twice a day it leaves again. People who live by the sea set their clocks by it. "
WORDS = {"en-us": "Cats, dogs, people, theatre, apples, sheep, houses, zebra, money, yellow, water, jungle, understand, four.",
         "de": "Katzen, Hunde, Menschen, Äpfel, Schafe, Häuser, Zebra, Geld, gelb, Wasser, Licht, nie, Pferd.",
         "cmn": "貓，狗，人，蘋果，房子，錢，水，光，四，花園，椅子。", "ar": "قطط، كلاب، ناس، تفاح، بيت، مال، ماء، ضوء، أربعة."}
# Long-term average spectrum of speech in third octaves, dB (Byrne and others 1994, men and women combined).
BANDS = (125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000, 10000)
HUMAN = (57.7, 56.8, 60.2, 60.3, 59.0, 62.1, 62.1, 60.5, 56.8, 53.7, 53.0, 52.0, 48.7, 48.1, 46.8, 45.6, 44.5, 44.3, 43.7, 43.4)


class _Alone:
    cancelled = False

    def progress(self, fraction: float) -> None: ...


def main() -> None:
    rows = [("measure", "value")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "voice.wav"
        rows += _speed(path) + _exactness(path)
    rows += [row for variant in TONES for row in _tone(variant)]
    for name, value in rows:
        sys.stdout.write(f"{name:<58}{value:>14}\n")


def _spoken(text: str, path: Path, tag: str, variant: str) -> dict[str, object]:
    return speak({"text": text, "voice": f"{languages()[tag].file}+{variant}", "words_per_minute": 165, "pitch": 50, "pauses": [],
                  "path": str(path)}, _Alone())


def _speed(path: Path) -> list[tuple[str, str]]:
    factors = []
    for _ in range(3):
        begin = time.perf_counter()
        answer = _spoken(PASSAGE * 10, path, "en-us", "Henrique")
        factors.append(float(answer["seconds"]) / (time.perf_counter() - begin))  # type: ignore[arg-type]
    return [("seconds of speech made per second", f"{median(factors):.0f}")]


def _exactness(path: Path) -> list[tuple[str, str]]:
    """Begin of each word after a comma against the begin of sound (above -45 dB of the peak after 60 ms of quiet)."""
    rows = []
    for tag, text in WORDS.items():
        off = []
        for variant in TONES:
            answer = _spoken(text, path, tag, variant)
            samples, rate = read_wav(path)
            window = rate // 500
            level = np.sqrt(np.mean(samples[:len(samples) // window * window].reshape(-1, window) ** 2, axis=1))
            loud = np.flatnonzero(level > np.abs(samples).max() * 10 ** (-45 / 20))
            begins = loud[np.r_[0, np.flatnonzero(np.diff(loud) > 30) + 1]] * window / rate
            off += [float(np.abs(begins - word[2]).min()) for word in answer["words"]  # type: ignore[attr-defined]
                    if word[1] == 0 or text[:word[1]].rstrip()[-1] in ",，،"]
        value = f"{1000 * median(off):.0f} / {1000 * max(off):.0f} ms"
        rows.append((f"word begin off against the sound, {tag}: median / worst", value))
    return rows


def _tone(variant: str) -> list[tuple[str, str]]:
    """Root mean square over the bands of (voice - human), level removed; the median over all languages with a sample."""
    voice, before, after = engine(), [], []
    for tag, text in SAMPLES.items():
        tone = TONES[variant]
        voice.set_voice(f"{languages()[tag].file}+{variant}", words_per_minute=165, pitch=50, pitch_range=tone.pitch_range)
        samples = voice.speak(text * 2).samples
        before.append(_distance(toned(samples, voice.rate, PLAIN), voice.rate))
        after.append(_distance(toned(samples, voice.rate, tone), voice.rate))
    return [(f"tone of {variant} from human speech: raw / tuned", f"{median(before):.1f} / {median(after):.1f} dB")]


def _distance(samples: Samples, rate: int) -> float:
    size = 4_096
    frames = np.lib.stride_tricks.sliding_window_view(samples, size)[::size // 2] * np.hanning(size)
    power, hertz = np.mean(np.abs(np.fft.rfft(frames, axis=1)) ** 2, axis=0), np.fft.rfftfreq(size, 1 / rate)
    half = 2 ** (1 / 6)
    levels = [10 * np.log10(power[(hertz >= band / half) & (hertz < band * half)].sum() + 1e-12) for band in BANDS]
    apart = np.array(levels) - np.array(HUMAN)
    return float(np.std(apart))


if __name__ == "__main__":
    main()
