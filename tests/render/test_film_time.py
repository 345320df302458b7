"""Which frame of a film is drawn: at any speed, backwards, frozen, along a ramp; from files that round their times."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.freeze import FreezeFrame
from autovideo_studio.domain.edits.ramps import ramped_clip, reversed_clip
from autovideo_studio.domain.edits.speed import SetSpeed
from autovideo_studio.domain.items import Clip, Fit, Transform
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Script
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.plan import Plan

RATE, FRAMES, SIZE = Fraction(30), 60, (64, 36)


@pytest.fixture
def film(tmp_path: Path) -> AssetFile:
    """Frame n is a grey of 10 + 4 · n, stored without loss; its times are rounded to milliseconds."""
    path = tmp_path / "film.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=RATE)
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = *SIZE, "bgr0", 20
        for number in range(FRAMES):
            grey = np.full((SIZE[1], SIZE[0], 3), 10 + 4 * number, np.uint8)
            frame = av.VideoFrame.from_ndarray(grey, "rgb24").reformat(format="bgr0")
            frame.pts, frame.time_base = number, 1 / RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return AssetFile(path, AssetKind.FILM, "film-digest", "film.mkv")


def project(duration: int = FRAMES) -> Project:
    clip = Clip("c", AssetReference("film"), duration, transform=Transform(Fit.FIT))
    track = Track("v", TrackKind.VIDEO, items=(clip,))
    sequence = Sequence("s", SequenceFormat(*SIZE, RATE), (track,))
    asset = Asset("film", "film-digest", AssetKind.FILM, "film.mkv", seconds=Fraction(FRAMES) / RATE)
    return Project("p", "t", Brief("t"), Script("t", "en", ()), sequence, (asset,))


def drawn(of: Project, film: AssetFile) -> list[int]:
    """The number of the film's frame in each frame of the sequence."""
    compositor, plan = Compositor(lambda _: film, *SIZE, RATE), Plan(of.sequence)
    middle = SIZE[0] // 2, SIZE[1] // 2
    greys = [compositor.compose(plan.layers_at(number)).pixelColor(*middle).green() for number in range(of.sequence.duration)]
    return [round((grey - 10) / 4) for grey in greys]


def test_at_its_own_pace_each_frame_is_seen_once(film: AssetFile) -> None:
    assert drawn(project(), film) == list(range(FRAMES))


@pytest.mark.parametrize("speed", [Fraction(1, 10), Fraction(1, 2), Fraction(3, 2), Fraction(10)])
def test_at_another_speed_frames_repeat_or_are_left_out_evenly(film: AssetFile, speed: Fraction) -> None:
    seen = drawn(SetSpeed("c", speed).apply(project(20 if speed < 1 else FRAMES)), film)
    assert seen == [int(number * speed) for number in range(len(seen))]


def test_backwards_every_frame_is_seen_from_the_last_to_the_first(film: AssetFile) -> None:
    before = project()
    assert drawn(reversed_clip(before, "c").apply(before), film) == list(range(FRAMES))[::-1]


def test_a_frozen_frame_stands(film: AssetFile) -> None:
    assert drawn(FreezeFrame("c", 20, 7).apply(project()), film) == [*range(20), *[20] * 7, *range(20, FRAMES)]


def test_a_ramp_is_drawn_as_its_map_says(film: AssetFile) -> None:
    before = project()
    after = ramped_clip(before, "c", "bullet").apply(before)
    clip = after.sequence.tracks[0].items[0]
    assert isinstance(clip, Clip)
    wanted = [clip.source_at(number, RATE) * RATE for number in range(FRAMES)]
    seen = drawn(after, film)
    assert seen == sorted(seen) and seen[0] == 0 and seen[-1] > 55
    assert all(abs(number - exact) <= 1 for number, exact in zip(seen, wanted, strict=True))
