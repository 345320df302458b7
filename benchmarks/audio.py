"""The sound of a video: how long a mix takes against its parts, how exact it is.

    python -m benchmarks.audio
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from autovideo_studio.domain.items import Clip, Gap, Sound
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.media.audio import SAMPLE_RATE, AudioReader
from autovideo_studio.providers.offline.music import compose_task, write_wav
from autovideo_studio.render.encode_sound import encode_sound
from autovideo_studio.render.loudness import Meter
from autovideo_studio.render.soundtrack import BLOCK, mix_task

SECONDS, ROUNDS = 60, 3


class _Alone:
    def progress(self, fraction: float) -> None: ...

    def raise_if_cancelled(self) -> None: ...


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bed = cpu(lambda: compose_task({"prompt": "calm", "seed": 1, "out": str(folder / "music.wav")}, _Alone()))
        write_wav(folder / "speech.wav", babble(), SAMPLE_RATE)
        mixes, encodes, meters = [], [], []
        answer: dict[str, Any] = {}
        for _ in range(ROUNDS):
            mixes.append(cpu(lambda: answer.update(mix_task(payload(folder, SECONDS), _Alone()))))
            sound = samples(folder / "out.m4a")
            encodes.append(cpu(lambda sound=sound: encode_sound(folder / "bare.m4a", blocks(sound))))
            meters.append(cpu(lambda sound=sound: [Meter().feed(block) for block in blocks(sound)]))
    rows = [
        ("mix of 60 s, CPU seconds", f"{median(mixes):.2f}"),
        ("  of which a bare AAC encode", f"{median(encodes):.2f}"),
        ("  of which one loudness and true-peak pass", f"{median(meters):.2f}"),
        ("mix against the bare encode", f"{median(a / b for a, b in zip(mixes, encodes, strict=True)):.2f}"),
        ("loudness after AAC, LUFS", f"{answer['lufs']}"),
        ("true peak after AAC, dBTP", f"{answer['true_peak_dbtp']}"),
        ("music bed, CPU seconds", f"{bed:.2f}"),
    ]
    for label, value in rows:
        sys.stdout.write(f"{label:<46}{value:>10}\n")


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def babble() -> np.ndarray[Any, Any]:
    """Eight seconds of what has the rhythm and spectrum of speech: pulses through three resonances, in syllables."""
    rng = np.random.default_rng(5)
    time_ = np.arange(8 * SAMPLE_RATE) / SAMPLE_RATE
    pulses = sum(np.sin(2 * np.pi * 120 * number * time_ + rng.uniform(0, 6)) / number for number in range(1, 40))
    syllables = np.clip(np.sin(2 * np.pi * 3.7 * time_) + 0.4, 0, 1) * (np.sin(2 * np.pi * 0.25 * time_) > -0.6)
    speech = (pulses + 0.05 * rng.standard_normal(len(time_))) * syllables
    return np.repeat((0.3 * speech / np.abs(speech).max())[:, None], 2, axis=1)


def payload(folder: Path, seconds: int) -> dict[str, Any]:
    speech = [item for number in range(seconds // 10) for item in (Clip(f"s{number}", AssetReference("speech"), 240), Gap(60))]
    music = Clip("m", AssetReference("music"), seconds * 30, sound=Sound(duck=True, fade_out=60))
    tracks = (Track("n", TrackKind.NARRATION, items=tuple(speech)), Track("m", TrackKind.MUSIC, items=(music,)))
    return {"sequence": to_plain(Sequence("s", SequenceFormat(), tracks)), "out": str(folder / "out.m4a"),
            "assets": {name: str(folder / f"{name}.wav") for name in ("speech", "music")}}


def samples(path: Path) -> np.ndarray[Any, Any]:
    with AudioReader(path) as reader:
        return reader.read(0, SECONDS * SAMPLE_RATE)


def blocks(sound: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
    return [sound[start:start + BLOCK] for start in range(0, len(sound), BLOCK)]


if __name__ == "__main__":
    main()
