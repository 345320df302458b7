"""The finished sound, listened to after the AAC was decoded again."""

from __future__ import annotations

import json
import subprocess
import sys
import wave
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from frozendict import frozendict

from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Gap, Sound, Transform
from autovideo_studio.domain.keyframe import Animated, Easing, Keyframe
from autovideo_studio.domain.media_reference import AssetReference, GraphicReference
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.errors import Cancelled, InvalidInput
from autovideo_studio.render.soundtrack import audio_fingerprint
from tests.render.finishing import finished
from tests.render.test_audio_measures import RATE, measured, reference, sine

Array = np.ndarray[Any, Any]
FPS = 30


class Context:
    def __init__(self, stop_after: float = 2.0) -> None:
        self.seen: list[float] = []
        self._stop_after = stop_after

    def progress(self, fraction: float) -> None:
        self.seen.append(fraction)

    def raise_if_cancelled(self) -> None:
        if self.seen and self.seen[-1] >= self._stop_after:
            raise Cancelled


def write_wav(path: Path, sound: Array, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(sound.shape[1])
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(np.round(np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes())
    return path


def clip(asset: str, seconds: float, **more: Any) -> Clip:
    return Clip(f"clip_{asset}_{seconds}_{len(more)}", AssetReference(asset), round(seconds * FPS), **more)


def track(kind: TrackKind, *items: Clip | Gap, **more: Any) -> Track:
    return Track(f"track_{kind}", kind, items=items, **more)


def sequence(*tracks: Track, rate: Fraction = Fraction(FPS)) -> Sequence:
    return Sequence("sequence", SequenceFormat(rate=rate), tracks)


def decoded(path: Path) -> Array:
    """All samples by PyAV alone, cut to the length that the container states."""
    import av

    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert (stream.codec_context.name, stream.codec_context.sample_rate, stream.codec_context.layout.name) == (
            "aac",
            RATE,
            "stereo",
        )
        length = round(stream.duration * stream.time_base * RATE)
        assert stream.start_time == 0
        frames = [frame.to_ndarray() for frame in container.decode(stream)]
    return np.concatenate(frames, axis=1).T[:length]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    speech = np.concatenate([sine(180, 0.4, -12), sine(700, 0.3, -22), np.zeros((RATE // 10, 2), np.float32)] * 4)
    write_wav(tmp_path / "speech.wav", speech[:, :1])
    time = np.arange(12 * RATE) / RATE
    music = 0.2 * np.stack([np.sin(2 * np.pi * 300 * time), np.sin(2 * np.pi * 301 * time)], axis=1)
    write_wav(tmp_path / "music.wav", music)
    write_wav(tmp_path / "tone.wav", sine(400, 4, -12))
    return tmp_path


def mix(folder: Path, edited: Sequence, context: Context | None = None, **assets: str) -> tuple[dict[str, Any], Array]:
    paths = {path.stem: str(path) for path in folder.glob("*.wav")} | assets
    answer = finished({"sequence": to_plain(edited), "assets": paths, "out": str(folder / "out.m4a")}, context or Context())
    return answer, decoded(folder / "out.m4a")


def narrated(seconds: float, **sound: Any) -> Sequence:
    parts: list[Clip | Gap] = []
    for _ in range(int(seconds // 5)):
        parts += [clip("speech", 3.2), Gap(round(1.8 * FPS))]
    music = clip("music", seconds, sound=Sound(duck=True, **sound))
    return sequence(track(TrackKind.NARRATION, *parts), track(TrackKind.MUSIC, music))


def test_loudness_true_peak_and_length_after_decoding(folder: Path) -> None:
    context = Context()
    answer, sound = mix(folder, narrated(25), context)
    assert len(sound) == answer["samples"] == 25 * RATE
    lufs, peak = reference(sound)
    assert lufs == pytest.approx(-14, abs=0.5) and 20 * np.log10(peak) <= -1
    assert answer["lufs"] == pytest.approx(lufs, abs=0.1) and not answer["skipped"]
    assert answer["true_peak_dbtp"] == pytest.approx(20 * np.log10(peak), abs=0.3)
    assert context.seen == sorted(context.seen) and context.seen[-1] == 1
    assert {path.name for path in folder.iterdir() if path.is_file()} == {"speech.wav", "music.wav", "tone.wav", "out.m4a"}


@pytest.mark.parametrize("every", [0.11, 0.5, 2.3])
def test_even_a_spiky_sound_keeps_to_the_true_peak(folder: Path, every: float) -> None:
    """Claps 20 dB above the rest."""
    rng = np.random.default_rng(4)
    spiky = sine(220, 10, -26)
    for start in range(0, 9 * RATE, round(every * RATE)):
        spiky[start : start + 1_000] += (rng.standard_normal((1_000, 2)) * 0.3 * np.exp(-np.arange(1_000) / 120)[:, None]).astype(
            np.float32
        )
    write_wav(folder / "spiky.wav", spiky)
    answer, sound = mix(folder, sequence(track(TrackKind.SOUND, clip("spiky", 10))))
    lufs, peak = reference(sound)
    assert 20 * np.log10(peak) <= -1 and lufs == pytest.approx(-14, abs=0.5)


@pytest.mark.parametrize(
    ("rate", "frames"), [(Fraction(30_000, 1001), 137), (Fraction(24), 25), (Fraction(60), 1), (Fraction(25), 333)]
)
def test_the_length_is_the_sequence_s_to_the_sample(folder: Path, rate: Fraction, frames: int) -> None:
    tone = replace(clip("tone", 1), duration=frames)
    answer, sound = mix(folder, sequence(track(TrackKind.SOUND, tone), rate=rate))
    assert len(sound) == answer["samples"] == int(Fraction(frames) * RATE / rate + Fraction(1, 2))


def test_clicks_come_out_where_their_frames_are(folder: Path) -> None:
    bump = 0.9 * np.hanning(193)[:, None] * np.ones(2)
    write_wav(folder / "click.wav", np.concatenate([bump, np.zeros((RATE // 5, 2))]))
    frames = [0, 7, 31, 64, 90, 145, 299]
    items: list[Clip | Gap] = []
    for before, frame in zip([None, *frames], frames, strict=False):
        gap = frame - (before + 3 if before is not None else 0)
        items += ([Gap(gap)] if gap else []) + [replace(clip("click", 0.1), id=f"click{frame}")]
    answer, sound = mix(folder, sequence(track(TrackKind.SOUND, *items)))
    for frame in frames:
        start = frame * RATE // FPS
        weight = np.abs(sound[max(start - 400, 0) : start + 600, 0].astype(float)) ** 2
        middle = (weight * np.arange(len(weight))).sum() / weight.sum() + max(start - 400, 0)
        assert abs(middle - (start + 96)) <= 12, frame


def test_music_is_ducked_under_speech_and_looped_without_a_hole(folder: Path) -> None:
    _, sound = mix(folder, narrated(40))
    spectrum = np.abs(np.fft.rfft(sound[:, 0].reshape(-1, RATE // 10) * np.hanning(RATE // 10), axis=1))
    music = 20 * np.log10(spectrum[:, 30] + 1e-9)
    second = np.arange(len(music)) / 10 % 5
    under, open_ = music[(second > 0.3) & (second < 2.7)], music[(second > 4.1) & (second < 4.7)]
    assert np.median(open_) - np.median(under) == pytest.approx(12, abs=1.5)
    assert open_.min() > np.median(open_) - 3
    assert under.min() > np.median(under) - 6


def test_levels_of_the_sources_do_not_matter_to_the_balance(folder: Path) -> None:
    """A creator's loud master and a whispering voice come out as near to each other as the usual pair."""

    def balance(folder: Path) -> float:
        _, sound = mix(folder, narrated(20))
        speech, music = sound[: 3 * RATE], sound[round(4.1 * RATE) : round(4.7 * RATE)]
        return float(20 * np.log10(speech.std() / music.std()))

    usual = balance(folder)
    with wave.open(str(folder / "speech.wav")) as file:
        speech = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 1) / 32_768
    write_wav(folder / "speech.wav", speech * 0.1)
    write_wav(folder / "music.wav", sine(300, 12, -1))
    assert balance(folder) == pytest.approx(usual, abs=1)


def test_silence_is_silence(folder: Path) -> None:
    write_wav(folder / "nothing.wav", np.zeros((RATE, 1)))
    for edited in (
        sequence(track(TrackKind.NARRATION, clip("nothing", 2)), track(TrackKind.MUSIC, clip("nothing", 2))),
        sequence(track(TrackKind.VIDEO, replace(clip("x", 2), media=GraphicReference("title", "plain")))),
    ):
        answer, sound = mix(folder, edited)
        assert len(sound) == 2 * RATE and not np.abs(sound).max() > 1e-4
        assert answer["lufs"] is None and answer["true_peak_dbtp"] is None


def test_music_without_narration_is_not_ducked(folder: Path) -> None:
    answer, sound = mix(folder, sequence(track(TrackKind.MUSIC, clip("music", 10, sound=Sound(duck=True)))))
    assert answer["lufs"] == pytest.approx(-14, abs=0.5)
    levels = np.abs(sound).reshape(20, -1).mean(axis=1)
    assert levels.max() / levels.min() < 1.1


def level(sound: Array, begin: float, end: float, channel: int = 0) -> float:
    return float(20 * np.log10(sound[round(begin * RATE) : round(end * RATE), channel].std() + 1e-9))


def test_gain_keyframes_fades_and_pan(folder: Path) -> None:
    steps = Animated(0.0, (Keyframe(0, 0.0, Easing.HOLD), Keyframe(30, -12.0, Easing.LINEAR), Keyframe(90, 0.0)))
    _, sound = mix(folder, sequence(track(TrackKind.SOUND, clip("tone", 4, sound=Sound(gain_db=steps)))))
    assert level(sound, 1.1, 1.2) - level(sound, 0.5, 0.9) == pytest.approx(-11.2, abs=0.7)
    assert level(sound, 1.95, 2.05) - level(sound, 0.5, 0.9) == pytest.approx(-6, abs=0.5)
    _, sound = mix(folder, sequence(track(TrackKind.SOUND, clip("tone", 4, sound=Sound(fade_in=30, fade_out=60)))))
    assert level(sound, 0, 0.02) < level(sound, 1.2, 1.8) - 30 and level(sound, 3.98, 4) < level(sound, 1.2, 1.8) - 30
    assert level(sound, 0.45, 0.55) - level(sound, 1.2, 1.8) == pytest.approx(-3, abs=0.7)
    _, sound = mix(folder, sequence(track(TrackKind.SOUND, clip("tone", 4, sound=Sound(pan=Animated(1.0))))))
    assert level(sound, 1, 3, 0) < level(sound, 1, 3, 1) - 50


@pytest.mark.parametrize("speed", [Fraction(2), Fraction(1, 2), Fraction(1, 3), Fraction(5, 4)])
def test_speed_changes_length_not_pitch(folder: Path, speed: Fraction) -> None:
    seconds = 4 / speed
    _, sound = mix(folder, sequence(track(TrackKind.SOUND, clip("tone", float(seconds), speed=speed))))
    part = sound[len(sound) // 4 : len(sound) // 4 + RATE // 2, 0]
    assert np.fft.rfft(part * np.hanning(len(part))).__abs__().argmax() * 2 == pytest.approx(400, abs=4)
    assert level(sound, float(seconds) * 0.9, float(seconds) * 0.95) > level(sound, 0.2, 1) - 3


def test_the_source_s_part_is_the_one_asked_for(folder: Path) -> None:
    tones = np.concatenate([sine(hertz, 1, -12) for hertz in (300, 500, 800)])
    write_wav(folder / "three.wav", tones)
    _, sound = mix(
        folder,
        sequence(
            track(
                TrackKind.SOUND,
                clip("three", 1, source_start=Fraction(1)),
                Gap(15),
                clip("three", 1, source_start=Fraction(2), name="b"),
            )
        ),
    )
    for begin, hertz in ((0.25, 500), (1.75, 800)):
        part = sound[round(begin * RATE) : round(begin * RATE) + RATE // 2, 0]
        assert np.abs(np.fft.rfft(part)).argmax() * 2 == pytest.approx(hertz, abs=3)


def test_mute_solo_disabled_and_hidden_pictures(folder: Path) -> None:
    tone, music = clip("tone", 4), clip("music", 4)
    both = sequence(track(TrackKind.SOUND, tone), track(TrackKind.MUSIC, music))

    def heard(edited: Sequence) -> set[int]:
        _, sound = mix(folder, edited)
        spectrum = np.abs(np.fft.rfft(sound[: 2 * RATE].sum(axis=1)))
        return {hertz for hertz in (300, 400) if spectrum[2 * hertz] > 0.05 * spectrum.max() and spectrum.max() > 1}

    sound_track, music_track = both.tracks
    assert heard(both) == {300, 400}
    assert heard(replace(both, tracks=(replace(sound_track, muted=True), music_track))) == {300}
    assert heard(replace(both, tracks=(replace(sound_track, solo=True), music_track))) == {400}
    assert heard(sequence(track(TrackKind.SOUND, replace(tone, enabled=False)), music_track)) == {300}
    assert heard(sequence(track(TrackKind.VIDEO, tone), music_track)) == {300}


def test_a_transition_on_a_sound_track_cross_fades(folder: Path) -> None:
    first, second = clip("tone", 2), replace(clip("music", 2), id="second", source_start=Fraction(2))
    crossed = track(TrackKind.SOUND, first, second, transitions=(Transition("t", first.id, "fade", 15, 15),))
    _, sound = mix(folder, sequence(crossed))
    assert len(sound) == 4 * RATE
    levels = [level(sound, begin, begin + 0.1) for begin in np.arange(0.5, 3.5, 0.1)]
    assert max(levels) - min(levels) < 4

    def tone_at(begin: float, hertz: int) -> float:
        part = sound[round(begin * RATE) : round(begin * RATE) + RATE // 10, 0] * np.hanning(RATE // 10)
        return float(np.abs(np.fft.rfft(part))[hertz // 10])

    assert tone_at(1.9, 300) > 20 * tone_at(1.2, 300) and tone_at(2.1, 400) > 20 * tone_at(2.7, 400)


def test_what_is_missing_or_damaged_is_left_out_and_named(folder: Path) -> None:
    (folder / "bad.wav").write_bytes(b"RIFF\0\0\0\0WAVEjunk")
    edited = sequence(
        track(TrackKind.SOUND, clip("tone", 2)),
        track(TrackKind.NARRATION, clip("gone", 2)),
        track(TrackKind.MUSIC, clip("bad", 2)),
    )
    answer, sound = mix(folder, edited)
    assert {one["asset_id"] for one in answer["skipped"]} == {"gone", "bad"} and all(one["reason"] for one in answer["skipped"])
    assert measured(sound).lufs == pytest.approx(-14, abs=0.5)


def test_nothing_to_mix_is_said(folder: Path) -> None:
    with pytest.raises(InvalidInput):
        mix(folder, sequence())


@pytest.mark.parametrize("when", [0.1, 0.4, 0.7])
def test_a_cancel_leaves_no_file(folder: Path, when: float) -> None:
    (folder / "out.m4a").write_bytes(b"the one before")
    with pytest.raises(Cancelled):
        mix(folder, narrated(40), Context(stop_after=when))
    assert (folder / "out.m4a").read_bytes() == b"the one before"
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == ["music.wav", "out.m4a", "speech.wav", "tone.wav"]


def test_the_same_mix_is_the_same_bytes(folder: Path) -> None:
    mix(folder, narrated(10))
    first = (folder / "out.m4a").read_bytes()
    mix(folder, narrated(10))
    assert (folder / "out.m4a").read_bytes() == first


def test_the_fingerprint_depends_on_the_sound_alone(folder: Path) -> None:
    digests = {"speech": "d1", "music": "d2"}
    edited = narrated(10)
    print_ = audio_fingerprint(edited, digests)
    narration, music = edited.tracks
    picture = track(TrackKind.VIDEO, Clip("p", GraphicReference("title", "plain", frozendict(words="x")), 300))
    same = [
        replace(edited, id="other", tracks=(picture, music, replace(narration, name="Voice", locked=True))),
        replace(
            edited,
            tracks=(
                narration,
                replace(
                    music, items=(replace(music.items[0], name="n", pinned=True, transform=Transform(opacity=Animated(0.5))),)
                ),
            ),
        ),
    ]
    other = [
        replace(edited, tracks=(replace(narration, muted=True), music)),
        replace(edited, tracks=(narration, replace(music, items=(replace(music.items[0], sound=Sound(duck=True, fade_in=2)),)))),
        replace(edited, tracks=(track(TrackKind.NARRATION, Gap(1), *narration.items), music)),
        replace(edited, format=SequenceFormat(rate=Fraction(25))),
    ]
    assert all(audio_fingerprint(one, digests) == print_ for one in same)
    assert all(audio_fingerprint(one, digests) != print_ for one in other)
    assert audio_fingerprint(edited, digests | {"music": "d3"}) != print_
    assert audio_fingerprint(edited, digests | {"unused": "d9"}) == print_


@pytest.mark.parametrize("length", [90, pytest.param(600, marks=pytest.mark.slow)])
def test_memory_does_not_grow_with_length(folder: Path, length: int) -> None:
    """Only the level tables grow, 1 MB a minute."""
    code = """
import json, resource, sys
from tests.render.finishing import finished
class Context:
    def progress(self, fraction): pass
    def raise_if_cancelled(self): pass
finished(json.loads(sys.stdin.read()), Context())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
    peaks = []
    for seconds in (15, length):
        payload = {
            "sequence": to_plain(narrated(seconds)),
            "out": str(folder / "out.m4a"),
            "assets": {name: str(folder / f"{name}.wav") for name in ("speech", "music")},
        }
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps(payload),
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
        peaks.append(int(done.stdout))
    assert peaks[1] < 1.12 * peaks[0], peaks
