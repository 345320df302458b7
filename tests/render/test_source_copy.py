"""Stretches of a film that go into the export as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from frozendict import frozendict

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip, Fit, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.encode import VideoWriter
from autovideo_studio.render.join import Piece, join
from autovideo_studio.render.preset_table import presets
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.render.segments import encode_segment, payload_for, plan_segments
from tests.media.conftest import Context, numbered

RATE, WIDTH, HEIGHT = Fraction(25), 192, 108
PRORES, H264 = presets["prores-hq"], presets["h264-draft"]


def shot(path: Path, preset: RenderPreset, frames: int = 80, rate: Fraction = RATE) -> Path:
    with VideoWriter(path, preset, WIDTH, HEIGHT, rate) as writer:
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(numbered(number, WIDTH, HEIGHT), format="rgb24")
            writer.write(frame.reformat(format=preset.pix_fmt, dst_colorspace=1, dst_color_range=1))
    return path


def alone(clip: Clip, *more: Track) -> Sequence:
    return Sequence("s", SequenceFormat(WIDTH, HEIGHT, RATE), (Track("v", TrackKind.VIDEO, items=(clip,)), *more))


def export(sequence: Sequence, source: Path, preset: RenderPreset, folder: Path) -> tuple[Path, list[dict[str, Any]]]:
    files = {"film": AssetFile(source, AssetKind.FILM, "film", source.name)}
    results, pieces = [], []
    for segment in plan_segments(sequence, preset, {"film": "film"}, films={"film"}):
        path = folder / f"{segment.key}.{preset.codec.piece}"
        results.append(encode_segment(payload_for(segment, preset, files, path), Context()))
        pieces.append(Piece(path, segment.frames))
    join(pieces, sequence.format.rate, folder / f"out.{preset.container}", preset)
    return folder / f"out.{preset.container}", results


def pictures(path: Path) -> list[np.ndarray[Any, Any]]:
    with av.open(str(path)) as container:
        return [np.concatenate([np.frombuffer(memoryview(plane), np.uint8) for plane in frame.planes])
                for frame in container.decode(video=0)]


def test_a_cut_out_of_a_prores_film_is_the_film_itself(tmp_path: Path) -> None:
    """From any frame on: each is for itself."""
    source = shot(tmp_path / "source.mov", PRORES)
    film, results = export(alone(Clip("c", AssetReference("film"), 61, source_start=7 / RATE)), source, PRORES, tmp_path)
    assert [result["made"] for result in results] == [{"copied": result["frames"]} for result in results]
    assert sum(result["frames"] for result in results) == 61
    assert all(np.array_equal(one, other) for one, other in zip(pictures(film), pictures(source)[7:68], strict=True))


def test_an_export_of_ours_is_copied_from_its_key_frames_on(tmp_path: Path) -> None:
    preset = replace(H264, gop_seconds=2)
    source = shot(tmp_path / "source.mp4", preset, 50)
    film, (result,) = export(alone(Clip("c", AssetReference("film"), 50)), source, preset, tmp_path)
    assert result["made"] == {"copied": 50}
    assert all(np.array_equal(one, other) for one, other in zip(pictures(film), pictures(source), strict=True))
    _, (result,) = export(alone(Clip("c", AssetReference("film"), 30, source_start=3 / RATE)), source, preset, tmp_path)
    assert "copied" not in result["made"]
    _, (result,) = export(alone(Clip("c", AssetReference("film"), 30)), source, preset, tmp_path)
    assert "copied" not in result["made"], "the frames after it need those within"


def test_copied_and_encoded_stretches_are_one_film(tmp_path: Path) -> None:
    """The second half is under a caption."""
    source = shot(tmp_path / "source.mov", PRORES, 150)
    word = Clip("w", CaptionReference(((CaptionWord("tide", 0, 40),),), "karaoke"), 70)
    captions = Track("c", TrackKind.CAPTION, items=(word,))
    film, results = export(alone(Clip("c", AssetReference("film"), 150), captions), source, PRORES, tmp_path)
    assert {"copied" in result["made"] for result in results} == {True, False}
    assert len(pictures(film)) == 150
    assert np.array_equal(pictures(film)[149], pictures(source)[149])


CHANGES: dict[str, Callable[[Clip], Clip]] = {
    "half opaque": lambda clip: replace(clip, transform=Transform(opacity=Animated(0.5))),
    "its own size": lambda clip: replace(clip, transform=Transform(Fit.NONE)),
    "twice as fast": lambda clip: replace(clip, speed=Fraction(2), duration=30),
    "in other colours": lambda clip: replace(clip, effects=(Effect("e", "exposure", frozendict(stops=Animated(0.5))),)),
    "beyond its end": lambda clip: replace(clip, source_start=50 / RATE),
    "a little slower": lambda clip: replace(clip, source_start=Fraction(79, 1000), duration=40, speed=Fraction(99, 100)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_looks_different_is_encoded(change: str, tmp_path: Path) -> None:
    source = shot(tmp_path / "source.mov", PRORES)
    _, results = export(alone(CHANGES[change](Clip("c", AssetReference("film"), 60))), source, PRORES, tmp_path)
    assert not any("copied" in result["made"] for result in results)


@pytest.mark.parametrize(("rate", "preset"), [(Fraction(30), PRORES), (RATE, H264)], ids=["another rate", "another codec"])
def test_what_is_stored_differently_is_encoded(rate: Fraction, preset: RenderPreset, tmp_path: Path) -> None:
    source = shot(tmp_path / f"source.{preset.codec.piece}", preset, rate=rate)
    _, results = export(alone(Clip("c", AssetReference("film"), 50)), source, PRORES, tmp_path)
    assert not any("copied" in result["made"] for result in results)
