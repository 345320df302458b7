"""The sound in passages: what is joined is as one encoder would have made it, and an edit leaves what sounds as before."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.domain.items import Clip, Gap, Sound
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.media.audio import AudioReader
from autovideo_studio.render.aac_join import FRAME, SETTLED, NoSeam, Stretch, join_aac, windows_of
from autovideo_studio.render.encode_sound import encode_sound
from autovideo_studio.render.passages import LENGTH, OVERLAP, spans_of
from tests.render.finishing import finished
from tests.render.test_audio_measures import RATE
from tests.render.test_audio_soundtrack import Context, clip, folder, sequence, to_plain, track, write_wav  # noqa: F401

Array = np.ndarray[Any, Any]
STRETCH = 60
"""Frames from one stretch to the next in the tests of joining."""
LONG, TO_SHORT, SHORT, TO_LONG = range(4)


def time(seconds: float) -> Array:
    return np.arange(round(seconds * RATE)) / RATE


def sweep() -> Array:
    t = time(6)
    return np.stack([0.5 * np.sin(2 * np.pi * (20 * t + 750 * t**2)), 0.5 * np.sin(2 * np.pi * (15_000 * t - 1_200 * t**2))], 1)


def clicks_about_the_seams() -> Array:
    sound = 0.003 * np.random.default_rng(1).standard_normal((6 * RATE, 2))
    for seam in range(STRETCH * FRAME, len(sound) - 30 * FRAME, STRETCH * FRAME):
        sound[seam : seam + 26 * FRAME : 3_001] = 0.7
    return sound


def speech() -> Array:
    t, rng = time(6), np.random.default_rng(5)
    pulses = sum(np.sin(2 * np.pi * 118 * number * t + rng.uniform(0, 6)) / number for number in range(1, 40))
    syllables = np.clip(np.sin(2 * np.pi * 3.7 * t) + 0.4, 0, 1)
    voice = (pulses + 0.05 * rng.standard_normal(len(t))) * syllables
    return np.repeat((0.4 * voice / np.abs(voice).max())[:, None], 2, axis=1)


def music_now_in_the_middle_now_at_the_sides() -> Array:
    t, rng = time(6), np.random.default_rng(2)
    chord = sum(0.1 * np.sin(2 * np.pi * hertz * t) for hertz in (220, 277, 330, 1_760))
    side = np.where((5 * t).astype(int) % 2 == 0, 1, -1)
    return np.stack([chord, chord * side], axis=1) + 0.01 * rng.standard_normal((len(t), 2))


def drum_roll() -> Array:
    sound = np.zeros((6 * RATE, 2))
    sound[::1_500] = 0.7
    return sound


def silence() -> Array:
    return np.zeros((6 * RATE, 2))


SOUNDS = (sweep, clicks_about_the_seams, speech, music_now_in_the_middle_now_at_the_sides, drum_roll, silence)


def blocks(sound: Array) -> list[Array]:
    return [sound[start : start + 50_000].astype(np.float32) for start in range(0, len(sound), 50_000)]


def packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as file:
        return [bytes(packet) for packet in file.demux(audio=0) if packet.size]


def heard_from(frames: list[bytes], like: Path) -> Array:
    """What a decoder makes of these frames, 1024 × 2 samples of each."""
    with av.open(str(like)) as file:
        decoder = av.CodecContext.create("aac", "r")
        decoder.extradata = file.streams.audio[0].codec_context.extradata
    return np.stack([decoder.decode(av.Packet(frame))[0].to_ndarray().T for frame in frames])


def in_stretches(sound: Array, folder: Path) -> list[Stretch]:  # noqa: F811
    firsts = range(0, len(sound) // FRAME - STRETCH // 2, STRETCH)
    stretches = [Stretch(folder / f"{first}.m4a", first) for first in firsts]
    for path, first in ((each.path, each.first) for each in stretches):
        end = None if first == firsts[-1] else (first + STRETCH + OVERLAP) * FRAME
        encode_sound(path, blocks(sound[first * FRAME : end]))
    return stretches


def taken_from(joined: list[bytes], stretches: list[Stretch]) -> list[int]:
    """The number of the stretch that each frame comes from: of the one before, while they are the same."""
    owners, owner = [], 0
    files = [packets(stretch.path) for stretch in stretches]
    for number, frame in enumerate(joined):
        if files[owner][number - stretches[owner].first:][:1] != [frame]:
            owner += 1
            assert frame == files[owner][number - stretches[owner].first], number
        owners.append(owner)
    assert owner == len(files) - 1
    return owners


@pytest.mark.parametrize("make", SOUNDS)
def test_a_join_sounds_like_one_encoder_at_the_seams_and_everywhere(make: Any, tmp_path: Path) -> None:
    """Everywhere but in the frame of the seam the very samples of one of the two; there no more noise than either makes alone."""
    sound = make()
    stretches = in_stretches(sound, tmp_path)
    join_aac(stretches, len(sound), tmp_path / "joined.m4a", 192_000, None)
    encode_sound(tmp_path / "one.m4a", blocks(sound))
    joined, one = packets(tmp_path / "joined.m4a"), packets(tmp_path / "one.m4a")
    assert len(joined) == len(one) and len(stretches) >= 4
    heard, alone = heard_from(joined, tmp_path / "one.m4a"), [heard_from(packets(each.path), each.path) for each in stretches]
    owners = taken_from(joined, stretches)
    source = np.concatenate([np.zeros((FRAME, 2)), sound, np.zeros((FRAME, 2))])[: len(joined) * FRAME].reshape(-1, FRAME, 2)

    def noise(frame: Array, number: int) -> float:
        return float(((frame - source[number]) ** 2).sum())

    def farthest(frame: Array, number: int) -> float:
        return float(np.abs(frame - source[number]).max())

    for number in range(1, len(joined)):
        owner = owners[number]
        mine, other = (alone[one][number - stretches[one].first:][:1] for one in (owner, owners[number - 1]))
        if owner == owners[number - 1]:
            assert np.array_equal(heard[number], mine[0]), number
        else:
            both = [*mine, *other]
            assert noise(heard[number], number) <= 2 * max(noise(each, number) for each in both) + 1e-9
            assert farthest(heard[number], number) <= 2 * max(farthest(each, number) for each in both) + 1e-6
    seams = [number for number, (one, other) in enumerate(pairwise(owners)) if one != other]
    near = sorted({number + by for number in seams for by in range(-2, 4) if number + by < len(joined)})
    single = heard_from(one, tmp_path / "one.m4a")
    ours, theirs = (np.mean([noise(each[number], number) for number in near]) for each in (heard, single))
    assert ours <= 1.5 * theirs + 1e-9


@pytest.mark.parametrize("make", SOUNDS)
def test_each_window_follows_one_that_it_may_follow(make: Any, tmp_path: Path) -> None:
    """Long and long to short come after long or short to long; the others after long to short or short. And the halves that
    overlap have one shape, of which only short ones are sines here."""
    sound = make()
    join_aac(in_stretches(sound, tmp_path), len(sound), tmp_path / "joined.m4a", 192_000, None)
    windows = [windows_of(frame) for frame in packets(tmp_path / "joined.m4a")]
    for before, after in pairwise(windows):
        if before and after:
            assert (before[0] in (TO_SHORT, SHORT)) == (after[0] in (SHORT, TO_LONG))
            assert before[1] == (before[0] in (LONG, TO_LONG))
    assert sum(each is not None for each in windows) > len(windows) // 2


def test_frames_of_other_windows_are_no_seam(tmp_path: Path) -> None:
    """Claps on one side alone all the time: each channel has windows of its own."""
    sound = drum_roll()
    sound[:, 1] = 0
    with pytest.raises(NoSeam):
        join_aac(in_stretches(sound, tmp_path), len(sound), tmp_path / "joined.m4a", 192_000, None)


def test_a_wrong_seam_would_be_heard(tmp_path: Path) -> None:
    """The measure of this file sees it: a frame between short windows is put where long ones are."""
    sound = clicks_about_the_seams()
    encode_sound(tmp_path / "one.m4a", blocks(sound))
    frames = packets(tmp_path / "one.m4a")
    number = next(n for n, frame in enumerate(frames) if n > STRETCH and (windows_of(frame) or (0,))[0] == SHORT)
    calm = next(n for n in range(20, 60) if (windows_of(frames[n]) or (9,))[0] == LONG)
    wrong = heard_from([*frames[:number], frames[calm], *frames[number + 1 :]], tmp_path / "one.m4a")
    right = heard_from(frames, tmp_path / "one.m4a")
    assert np.abs(wrong - right)[number : number + 2].max() > 0.02


@pytest.mark.parametrize("container", [None, "matroska"])
@pytest.mark.parametrize("length", [1, 1_023, 1_024, 1_025, 3 * RATE + 1_234])
def test_what_is_not_cut_is_joined_to_the_same_bytes(length: int, container: str | None, tmp_path: Path) -> None:
    """Delay, end, headers and times are the encoder's own."""
    one, other = tmp_path / "one", tmp_path / "other"
    encode_sound(one, blocks(speech()[:length]), container=container)
    join_aac([Stretch(one, 0)], length, other, 192_000, container)
    with av.open(str(one)) as first, av.open(str(other)) as second:
        for stream, twin in ((first.streams.audio[0], second.streams.audio[0]),):
            assert (stream.start_time, stream.duration, stream.codec_context.extradata) == (
                twin.start_time, twin.duration, twin.codec_context.extradata)
    with AudioReader(one) as first, AudioReader(other) as second:
        assert np.array_equal(first.read(0, length + RATE), second.read(0, length + RATE))
        assert first.ended_at == second.ended_at and (container or first.ended_at == length)


@given(st.integers(1, 40 * 60 * RATE), st.integers(0, 10 * 60 * RATE))
def test_spans_overlap_cover_all_and_do_not_move_when_the_end_does(length: int, more: int) -> None:
    spans = spans_of(length)
    assert spans[0][0] == 0 and spans[-1][1] == length
    assert all(first % (LENGTH * FRAME) == 0 for first, _ in spans)
    assert all(end - first == (LENGTH + OVERLAP) * FRAME for first, end in spans[:-1])
    assert all(after - before == LENGTH * FRAME for (before, _), (after, _) in pairwise(spans))
    if len(spans) > 1:
        assert spans[-1][1] - spans[-1][0] > (SETTLED + OVERLAP) * FRAME
        assert LENGTH // 2 - 1 <= (length - spans[-1][0]) / FRAME <= LENGTH * 3 // 2
    assert spans_of(length + more)[: len(spans) - 1] == spans[:-1]


def talk(gap: int = 54, seconds: int = 30) -> Sequence:
    """Talks of three seconds and a pause each; `gap` is the length of the fourth pause, in frames. Music under all of it."""
    items: list[Clip | Gap] = []
    for number in range(seconds // 5):
        items += [replace(clip("speech", 3.2), id=f"talk{number}"), Gap(gap if number == 3 else 54)]
    return sequence(track(TrackKind.NARRATION, *items), track(TrackKind.MUSIC, clip("music", seconds, sound=Sound(duck=True))))


def export(edited: Sequence, folder: Path, passages: Path, **more: Any) -> bytes:  # noqa: F811
    paths = {path.stem: str(path) for path in folder.glob("*.wav")}
    payload = {"sequence": to_plain(edited), "assets": paths, "out": str(folder / "out"), "bitrate": 64_000, **more}
    finished(payload, Context(), passages)
    return (folder / "out").read_bytes()


def test_an_edit_makes_only_the_passages_anew_that_come_after_it(folder: Path, tmp_path: Path) -> None:  # noqa: F811
    """And what is then joined does not tell of what was there before."""
    kept, fresh = tmp_path / "kept", tmp_path / "fresh"
    kept.mkdir(), fresh.mkdir()
    first = export(talk(), folder, kept)
    before = set(kept.iterdir())
    assert len(before) == 3
    after = export(talk(gap=47), folder, kept)
    assert len(set(kept.iterdir()) - before) == 2  # it is at 18 s: the second passage begins at 10
    assert export(talk(gap=47), folder, fresh) == after != first
    assert export(talk(), folder, kept) == first and len(list(kept.iterdir())) == 5


def test_an_edit_that_moves_nothing_leaves_what_comes_after_it_too(folder: Path, tmp_path: Path) -> None:  # noqa: F811
    kept = tmp_path / "kept"
    kept.mkdir()
    edited = talk()
    export(edited, folder, kept, target_lufs=None)
    before = set(kept.iterdir())
    narration = edited.tracks[0]
    softer = tuple(replace(item, enabled=False) if item.id == "talk2" else item for item in narration.items)
    export(replace(edited, tracks=(replace(narration, items=softer), *edited.tracks[1:])), folder, kept, target_lufs=None)
    assert 1 <= len(set(kept.iterdir()) - before) <= 2


def test_what_cannot_be_joined_is_encoded_in_one(folder: Path, tmp_path: Path) -> None:  # noqa: F811
    kept = tmp_path / "kept"
    kept.mkdir()
    claps = np.zeros((20 * RATE, 2))
    claps[::1_500, 0] = 0.5
    write_wav(folder / "claps.wav", claps)
    edited = sequence(track(TrackKind.SOUND, clip("claps", 20)))
    export(edited, folder, kept, target_lufs=None)
    with AudioReader(folder / "out") as reader:
        heard = reader.read(0, 21 * RATE)
        assert reader.ended_at == 20 * RATE
    whole = max(kept.iterdir(), key=lambda path: path.stat().st_size)
    assert whole.read_bytes() == (folder / "out").read_bytes()
    assert np.abs(heard[:, 1]).max() < 1e-3 < np.abs(heard[:, 0]).max()


def test_a_passage_that_is_damaged_costs_time_alone(folder: Path, tmp_path: Path) -> None:  # noqa: F811
    kept = tmp_path / "kept"
    kept.mkdir()
    export(talk(), folder, kept)
    for number, file in enumerate(sorted(kept.iterdir())):
        file.write_bytes([b"", b"junk" * 1_000, file.read_bytes()[:-3_000]][number])
    export(talk(), folder, kept)
    with AudioReader(folder / "out") as reader:
        assert np.abs(reader.read(0, 31 * RATE)[29 * RATE :]).max() > 0.05 and reader.ended_at == 30 * RATE


@pytest.mark.parametrize(("codec", "suffix"), [("libopus", ".opus"), ("libmp3lame", ".mp3"), ("flac", ".flac")])
def test_other_codecs_are_encoded_in_one(codec: str, suffix: str, folder: Path, tmp_path: Path) -> None:  # noqa: F811
    kept = tmp_path / "kept"
    kept.mkdir()
    export(talk(seconds=20), folder, kept, codec=codec, target_lufs=None, true_peak_db=0.0)
    assert {path.read_bytes() for path in kept.iterdir()} >= {(folder / "out").read_bytes()}


@pytest.mark.parametrize("container", [None, "matroska"])
def test_clicks_are_where_they_were_before_and_after_every_seam(container: str | None, folder: Path,  # noqa: F811
                                                                tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    seconds = 30
    sound = np.zeros((seconds * RATE, 2))
    starts = range(5_000, seconds * RATE - 5_000, 36_000)
    for start in starts:
        sound[start : start + 193] = 0.5 * np.hanning(193)[:, None]
    write_wav(folder / "bumps.wav", sound)
    export(sequence(track(TrackKind.SOUND, clip("bumps", seconds))), folder, kept, container=container, target_lufs=None)
    assert len(list(kept.iterdir())) == 3
    with AudioReader(folder / "out") as reader:
        heard = reader.read(0, (seconds + 1) * RATE)
        assert container or reader.ended_at == seconds * RATE
    for start in starts:
        weight = heard[start - 400 : start + 600, 0].astype(float) ** 2
        assert abs((weight * np.arange(1_000)).sum() / weight.sum() - 496) < 2, start
