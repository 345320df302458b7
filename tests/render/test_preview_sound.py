"""The preview sounds as the export does, from any place on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.items import Gap, Sound
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.media.audio import AudioReader
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.audio_sources import Level
from autovideo_studio.render.live_mix import BLOCK, LiveMix
from autovideo_studio.render.preview_sound import PreviewSound, SoundScene
from autovideo_studio.render.soundtrack import level_of
from tests.render.finishing import finished
from tests.render.test_audio_soundtrack import FPS, RATE, Context, clip, folder, narrated, sequence, track  # noqa: F401

LONG = 60.0


def paths_of(folder: Path) -> dict[str, Path]:  # noqa: F811
    return {path.stem: path for path in folder.glob("*.wav")}


def levels_of(folder: Path) -> dict[str, Level]:  # noqa: F811
    return {name: level_of(path, Context()) for name, path in paths_of(folder).items()}


def live(folder: Path, edited: Sequence, start: int, blocks: int) -> np.ndarray:  # noqa: F811
    mixing = LiveMix(edited, paths_of(folder), levels_of(folder), 0.0, start)
    sound = np.concatenate([mixing.read() for _ in range(blocks)])
    mixing.close()
    return sound


def exported(folder: Path, edited: Sequence) -> np.ndarray:  # noqa: F811
    out = folder / "out.flac"
    assets = {name: str(path) for name, path in paths_of(folder).items()}
    finished({"sequence": to_plain(edited), "assets": assets, "out": str(out), "codec": "flac", "target_lufs": None,
              "true_peak_db": 0.0}, Context())
    with AudioReader(out) as reader:
        return reader.read(0, int(edited.duration / FPS * RATE))


def test_it_sounds_as_the_export(folder: Path) -> None:  # noqa: F811
    edited = narrated(15, gain_db=Animated.ramp(0, -6, 450))
    wanted = exported(folder, edited)
    for start, seconds in ((0, 15), (4 * RATE, 3), (9 * RATE + 100, 4)):
        heard = live(folder, edited, start, seconds * RATE // BLOCK)
        begin = start // BLOCK * BLOCK
        assert np.abs(heard - wanted[begin : begin + len(heard)]).max() < 2e-3, start


def test_full_scale_is_never_passed(folder: Path) -> None:  # noqa: F811
    loud = sequence(track(TrackKind.SOUND, clip("tone", 3, sound=Sound(gain_db=Animated(30.0)))))
    heard = live(folder, loud, 0, 8)
    assert 0.9 < np.abs(heard).max() <= 1


def scene_of(folder: Path, edited: Sequence, gain_db: float = 0.0) -> SoundScene:  # noqa: F811
    files = {name: AssetFile(path, AssetKind.AUDIO, f"digest of {name}", name) for name, path in paths_of(folder).items()}
    return SoundScene(edited, files, {}, gain_db)


@pytest.fixture
def sound() -> Iterator[PreviewSound]:
    sound = PreviewSound()
    yield sound
    sound.close()


def heard_from(sound: PreviewSound, start: int, count: int) -> np.ndarray:
    """Waits until it is mixed."""
    feed, end = sound._feed, time.monotonic() + LONG
    while not any(first <= start and start + count <= feed._blocks[-1][0] + len(feed._blocks[-1][1])
                  for first, _ in feed._blocks[:1]):
        assert time.monotonic() < end
        time.sleep(0.01)
    feed.start(start)
    samples = feed.read(count).astype(np.float32) / 32767
    feed.stop()
    return samples


def test_the_mixing_process_gives_what_is_asked_for(folder: Path, sound: PreviewSound) -> None:  # noqa: F811
    edited = narrated(15)
    sound.set_scene(scene_of(folder, edited))
    sound.cue(6.5)
    wanted = live(folder, edited, 6 * RATE, 6)
    assert np.abs(heard_from(sound, round(6.5 * RATE), RATE // 2) - wanted[RATE // 2 : RATE]).max() < 1e-3
    quieter = replace(edited, tracks=(replace(edited.tracks[0], muted=True), edited.tracks[1]))
    sound.set_scene(scene_of(folder, quieter, -6.0))
    sound.cue(6.5)
    wanted = live(folder, quieter, 6 * RATE, 6) * 10 ** (-6 / 20)
    assert np.abs(heard_from(sound, round(6.5 * RATE), RATE // 2) - wanted[RATE // 2 : RATE]).max() < 1e-3


def test_play_is_mixed_ahead(folder: Path, sound: PreviewSound) -> None:  # noqa: F811
    edited = narrated(15)
    sound.set_scene(scene_of(folder, edited))
    sound.start(2.0)
    wanted, pieces = live(folder, edited, 2 * RATE, 32), []
    for place in range(2 * RATE, 10 * RATE, 4800):
        end = time.monotonic() + LONG
        while not sound._feed._blocks or sound._feed._blocks[-1][0] + BLOCK < place + 4800:
            assert time.monotonic() < end
            sound.tick()
            time.sleep(0.005)
        pieces.append(sound._feed.read(4800))
    assert np.abs(np.concatenate(pieces) / 32767 - wanted).max() < 1e-3


def test_a_broken_sound_is_silent_and_the_others_go_on(folder: Path, sound: PreviewSound) -> None:  # noqa: F811
    (folder / "broken.wav").write_bytes(b"RIFF and nothing more")
    edited = sequence(track(TrackKind.NARRATION, clip("broken", 3)), track(TrackKind.SOUND, clip("tone", 3)))
    sound.set_scene(scene_of(folder, edited))
    sound.cue(1)
    assert np.abs(heard_from(sound, RATE, 4800)).max() > 0.1


def test_without_sound_no_process_is_started(sound: PreviewSound, folder: Path) -> None:  # noqa: F811
    before = len(psutil.Process().children())
    sound.set_scene(scene_of(folder, sequence(track(TrackKind.NARRATION, Gap(90)))))
    sound.start(0.0)
    sound.tick()
    assert len(psutil.Process().children()) == before
    assert sound.heard() is None and not sound.has_device and sound.latency == 0


def test_picture_edits_leave_the_sound_alone(folder: Path, sound: PreviewSound) -> None:  # noqa: F811
    edited = narrated(15)
    scene = scene_of(folder, edited)
    sound.set_scene(scene)
    cue: Any = sound._cue
    sound.set_scene(replace(scene, sequence=replace(edited, tracks=(*edited.tracks, track(TrackKind.VIDEO)))))
    assert sound._cue is cue
