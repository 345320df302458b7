"""The sound of a video: how long a mix takes against its parts, how exact it is.

    python -m benchmarks.audio
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from frozendict import frozendict

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip, Gap, Sound
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind, TrackSound
from autovideo_studio.media.audio import SAMPLE_RATE, AudioReader
from autovideo_studio.providers.offline.music import compose_task, write_wav
from autovideo_studio.render.audio_mix import Mixer, soundings
from autovideo_studio.render.audio_sources import Level
from autovideo_studio.render.encode_sound import encode_sound
from autovideo_studio.render.loudness import Meter
from autovideo_studio.render.mastering import BLOCK
from autovideo_studio.render.passages import encode_task, finish_task
from autovideo_studio.render.sound_effects.catalogue import sound_effects
from autovideo_studio.render.sound_effects.chain import Chain
from autovideo_studio.render.soundtrack import level_task, mix_task

SECONDS, ROUNDS = 60, 3


class _Alone:
    def progress(self, fraction: float) -> None: ...

    def raise_if_cancelled(self) -> None: ...


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bed = cpu(lambda: compose_task({"prompt": "calm", "seed": 1, "out": str(folder / "music.wav")}, _Alone()))
        write_wav(folder / "speech.wav", babble(), SAMPLE_RATE)
        levels = {name: level_task({"path": str(folder / f"{name}.wav")}, _Alone()) for name in ("speech", "music")}
        mixes, edits, encodes, meters, full, sums = [], [], [], [], [], []
        answer: dict[str, Any] = {}
        for number in range(ROUNDS):
            kept = folder / f"passages{number}"
            mixes.append(cpu(lambda kept=kept: answer.update(finished(payload(folder, narrated(SECONDS)), kept))))
            edits.append(cpu(lambda kept=kept: finished(payload(folder, narrated(SECONDS, pause=45)), kept)))
            full.append(cpu(lambda: finished({**payload(folder, four_tracks(SECONDS)), "levels": levels}, folder / "others")))
            shutil.rmtree(folder / "others")
            sums.append(cpu(lambda: summed(folder, four_tracks(SECONDS))))
            sound = samples(folder / "out.m4a")
            encodes.append(cpu(lambda sound=sound: encode_sound(folder / "bare.m4a", blocks(sound))))
            meters.append(cpu(lambda sound=sound: [Meter().feed(block) for block in blocks(sound)]))
    rows = [
        ("mix of 60 s, CPU seconds", f"{median(mixes):.2f}"),
        ("  again after an edit in the middle", f"{median(edits):.2f}"),
        ("  of which a bare AAC encode", f"{median(encodes):.2f}"),
        ("  of which one loudness and true-peak pass", f"{median(meters):.2f}"),
        ("4 tracks with effects, mixed, CPU seconds", f"{median(sums):.2f}"),
        ("4 tracks with effects, finished AAC, CPU seconds", f"{median(full):.2f}"),
        ("mix against the bare encode", f"{median(a / b for a, b in zip(mixes, encodes, strict=True)):.2f}"),
        ("loudness after AAC, LUFS", f"{answer['lufs']}"),
        ("true peak after AAC, dBTP", f"{answer['true_peak_dbtp']}"),
        ("music bed, CPU seconds", f"{bed:.2f}"),
    ]
    rows += [(f"  a minute of {kind}, CPU seconds", f"{effect_seconds(kind, sound):.2f}") for kind in sound_effects]
    rows.append(("load of the machine meanwhile", f"{os.getloadavg()[0]:.1f}"))
    for label, value in rows:
        sys.stdout.write(f"{label:<46}{value:>10}\n")


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def finished(payload: dict[str, Any], passages: Path) -> dict[str, Any]:
    """The tasks of one sound, in turn; encoded passages are kept and used again."""
    passages.mkdir(exist_ok=True)
    state = mix_task(payload, _Alone())
    while "delivery" in state:
        files = []
        for passage in state["delivery"]["passages"]:
            files.append(str(passages / passage["key"]))
            if not Path(files[-1]).exists():
                encode_task({**payload, "passage": passage, "out": files[-1]}, _Alone())
        state = finish_task({**payload, "delivery": state["delivery"], "files": files}, _Alone())
    return dict(state["finished"])


def babble() -> np.ndarray[Any, Any]:
    """Eight seconds of what has the rhythm and spectrum of speech: pulses through three resonances, in syllables."""
    rng = np.random.default_rng(5)
    time_ = np.arange(8 * SAMPLE_RATE) / SAMPLE_RATE
    pulses = sum(np.sin(2 * np.pi * 120 * number * time_ + rng.uniform(0, 6)) / number for number in range(1, 40))
    syllables = np.clip(np.sin(2 * np.pi * 3.7 * time_) + 0.4, 0, 1) * (np.sin(2 * np.pi * 0.25 * time_) > -0.6)
    speech = (pulses + 0.05 * rng.standard_normal(len(time_))) * syllables
    return np.repeat((0.3 * speech / np.abs(speech).max())[:, None], 2, axis=1)


def narrated(seconds: int, pause: int = 60) -> Sequence:
    """`pause` is the length of the one in the middle, in frames."""
    speech = [item for number in range(seconds // 10)
              for item in (Clip(f"s{number}", AssetReference("speech"), 240), Gap(pause if number == seconds // 20 else 60))]
    music = Clip("m", AssetReference("music"), seconds * 30, sound=Sound(duck=True, fade_out=60))
    return Sequence("s", SequenceFormat(), (Track("n", TrackKind.NARRATION, items=tuple(speech)),
                                            Track("m", TrackKind.MUSIC, items=(music,))))


def four_tracks(seconds: int) -> Sequence:
    """Narration cleaned up, music through an equaliser and under a moving fader, a second voice compressed in a room, and music
    at another speed that pans."""
    voice, music = narrated(seconds).tracks
    tone = effect("equaliser", high_pass=60.0, bell_2_db=-4.0, high_db=2.0)
    room = (effect("compressor", threshold_db=-24.0), effect("reverb", mix=0.15))
    fast = Clip("f", AssetReference("music"), seconds * 30, speed=Fraction(5, 4), sound=Sound(pan=Animated.ramp(-1.0, 1.0, 600)))
    return Sequence("s", SequenceFormat(), (
        replace(voice, sound=TrackSound(effects=(effect("voice-clean-up"),))),
        replace(music, sound=TrackSound(Animated.ramp(0.0, -6.0, 900), effects=(tone,))),
        replace(voice, id="second", kind=TrackKind.SOUND, sound=TrackSound(effects=room),
                items=tuple(replace(item, id=f"b{item.id}") if isinstance(item, Clip) else item for item in voice.items)),
        Track("fast", TrackKind.MUSIC, items=(fast,))))


def effect(kind: str, **numbers: float) -> Effect:
    return Effect(kind, kind, frozendict({name: Animated(value) for name, value in numbers.items()}))


def summed(folder: Path, edited: Sequence) -> None:
    """The clips of all tracks through gains, effects and faders, without loudness and codec."""
    level = Level(-20.0, 30 * SAMPLE_RATE)
    mixer = Mixer(list(soundings(edited)), edited.format.rate, {name: folder / f"{name}.wav" for name in ("speech", "music")}, {},
                  {"speech": level, "music": level})
    with closing(mixer):
        for start in range(0, SECONDS * SAMPLE_RATE, BLOCK):
            mixer.read(start, BLOCK)


def effect_seconds(kind: str, sound: np.ndarray[Any, Any]) -> float:
    def run() -> None:
        chain = Chain((Effect(kind, kind, frozendict(bell_1_db=Animated(1.0))),), lambda start, count: sound[start:start + count],
                      lambda at: 0.0)
        for start in range(0, len(sound) - BLOCK, BLOCK):
            chain.read(start, BLOCK)

    return median(cpu(run) for _ in range(ROUNDS)) * SECONDS * SAMPLE_RATE / (len(sound) - BLOCK)


def payload(folder: Path, edited: Sequence) -> dict[str, Any]:
    return {"sequence": to_plain(edited), "folder": str(folder), "out": str(folder / "out.m4a"),
            "assets": {name: str(folder / f"{name}.wav") for name in ("speech", "music")}}


def samples(path: Path) -> np.ndarray[Any, Any]:
    with AudioReader(path) as reader:
        return reader.read(0, SECONDS * SAMPLE_RATE)


def blocks(sound: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
    return [sound[start:start + BLOCK] for start in range(0, len(sound), BLOCK)]


if __name__ == "__main__":
    main()
