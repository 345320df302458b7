"""The offline music bed, listened to by measuring."""

from __future__ import annotations

import asyncio
import hashlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from isolation import make_call

from autovideo_studio.media.audio import AudioReader
from autovideo_studio.media.probe import probe
from autovideo_studio.providers.base import Capability, MusicRequest, MusicResult
from autovideo_studio.providers.offline.music import Bed, compose_task
from autovideo_studio.providers.offline.music_score import MOODS, PAD_HIGH, PAD_LOW, compose, mood_of
from autovideo_studio.render.loudness import Meter

RATE = 48_000


class Context:
    def progress(self, fraction: float) -> None:
        assert 0 <= fraction <= 1

    def raise_if_cancelled(self) -> None:
        pass


def composed(folder: Path, prompt: str, seed: int = 0) -> Path:
    answer = compose_task({"prompt": prompt, "seed": seed, "out": str(folder / f"{prompt} {seed}.wav")}, Context())
    return Path(answer["path"])


def samples(path: Path) -> np.ndarray[Any, Any]:
    with AudioReader(path) as reader:
        seconds = probe(path).seconds
        assert reader.seamless and seconds is not None
        return reader.read(0, round(seconds * RATE))


def test_the_provider_composes_in_a_worker(tmp_path: Path) -> None:
    bed = Bed()
    assert Capability.MUSIC in bed.capabilities and bed.local and bed.health(lambda name: None).usable

    async def ask() -> MusicResult:
        return await bed.compose(MusicRequest("bright morning", 60, seed=3), make_call(tmp_path))

    result = asyncio.run(ask())
    facts = probe(result.path)
    assert (facts.channels, facts.sample_rate, facts.audio_codec) == (2, RATE, "pcm_s16le")
    assert facts.seconds is not None and float(facts.seconds) == pytest.approx(result.seconds) and 30 <= result.seconds <= 65
    assert result.provenance.provider == "bed" and result.provenance.seed == 3


@pytest.fixture(scope="module", params=list(MOODS))
def bed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return composed(tmp_path_factory.mktemp("bed"), request.param, 1)


def test_what_the_bed_sounds_like(bed: Path) -> None:
    sound = samples(bed)
    meter = Meter()
    meter.feed(sound)
    assert meter.lufs == pytest.approx(-20, abs=1)
    assert 20 * np.log10(meter.true_peak) < -3
    assert np.abs(sound.mean(axis=0)).max() < 1e-4
    power = np.abs(np.fft.rfft(sound, axis=0)).sum(axis=1) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    share = {
        name: power[(hertz >= low) & (hertz < high)].sum() / power.sum()
        for name, low, high in (("rumble", 0, 30), ("body", 100, 1_000), ("speech", 1_000, 4_000))
    }
    assert share["rumble"] < 1e-3 and share["body"] > 0.6 and 1e-5 < share["speech"] < 0.02
    assert 0.3 < np.corrcoef(sound.T)[0, 1] < 0.97
    seconds = sound[: len(sound) // RATE * RATE].reshape(-1, RATE * 2)
    levels = 20 * np.log10(seconds.std(axis=1))
    assert levels.min() > np.median(levels) - 9 and levels.max() < np.median(levels) + 6


def test_the_end_flows_into_the_beginning(bed: Path) -> None:
    """Around the seam the signal bends no more than anywhere else (second difference, against its 99.9th percentile)."""
    sound = samples(bed).astype(float)
    bends = np.abs(np.diff(np.concatenate([sound[-50:], sound[:50]]), 2, axis=0)).max()
    usual = np.percentile(np.abs(np.diff(sound, 2, axis=0)), 99.9)
    assert bends < 3 * usual
    assert np.abs(np.diff(sound, 2, axis=0)).max() < 30 * usual


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_piece(tmp_path: Path) -> None:
    def digest(seed: int) -> str:
        return hashlib.sha256(composed(tmp_path, "playful", seed).read_bytes()).hexdigest()

    assert digest(1) == digest(1) != digest(2)


@pytest.mark.parametrize(
    ("prompt", "mood"),
    [
        ("", "calm"),
        ("a quiet evening by the SEA", "calm"),
        ("Upbeat, inspiring corporate", "bright"),
        ("dark suspense", "tense"),
        ("funny animals for kids", "playful"),
        ("潮汐", "calm"),
    ],
)
def test_words_choose_the_mood(prompt: str, mood: str) -> None:
    assert mood_of(prompt) == mood


@pytest.mark.parametrize("mood", MOODS)
def test_voices_lead_smoothly_and_stay_in_their_register(mood: str) -> None:
    for seed in range(40):
        score = compose(mood, seed)
        starts = sorted({note.start for note in score.pad})
        chords = [[note.pitch for note in score.pad if note.start == start] for start in starts]
        assert len(chords) == 8 and all(chord == sorted(set(chord)) and len(chord) == 4 for chord in chords)
        assert all(PAD_LOW <= pitch <= PAD_HIGH for chord in chords for pitch in chord)
        moves = [sum(abs(a - b) for a, b in zip(one, other, strict=True)) for one, other in pairwise([*chords, chords[0]])]
        assert max(moves) <= 14 and sum(moves) / len(moves) < 8, (seed, moves)
        assert all(28 <= note.pitch <= 46 for note in score.bass) and all(note.pitch <= PAD_HIGH + 12 for note in score.pluck)
        assert all(0 <= note.start <= score.beats for note in (*score.bass, *score.pluck, *score.shaker))
