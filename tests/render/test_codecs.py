"""The same short film in every format: encoded in segments, joined, decoded again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.items import Clip, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.errors import Damaged, StudioError
from autovideo_studio.render import picture_series
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.encode import VideoWriter
from autovideo_studio.render.image_frames import ImageFrames
from autovideo_studio.render.join import Piece, join
from autovideo_studio.render.plan import Plan
from autovideo_studio.render.preset_table import presets
from autovideo_studio.render.presets import RenderPreset
from autovideo_studio.render.segments import encode_segment, payload_for, plan_segments

RATE = Fraction(30)
WIDTH, HEIGHT, FRAMES = 320, 180, 132
"""Two clips of 66 frames: two segments."""


class Context:
    def progress(self, fraction: float) -> None:
        assert 0 <= fraction <= 1

    def raise_if_cancelled(self) -> None:
        pass


def film(path: Path) -> tuple[Sequence, dict[str, AssetFile]]:
    """Two pictures of strong colours that grow slowly."""
    files, clips = {}, []
    for number, (left, right) in enumerate((((200, 40, 60), (30, 90, 210)), ((40, 180, 80), (220, 200, 40)))):
        pixels = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        pixels[:, :WIDTH // 2], pixels[:, WIDTH // 2:] = left, right
        pixels[60:120, 100:220] = np.linspace(0, 255, 120, dtype=np.uint8)[None, :, None]
        Image.fromarray(pixels).save(path / f"{number}.png")
        files[f"p{number}"] = AssetFile(path / f"{number}.png", AssetKind.STILL, f"p{number}", f"{number}.png")
        clips.append(Clip(f"c{number}", AssetReference(f"p{number}"), FRAMES // 2,
                          transform=Transform(scale=Animated.ramp(1, 1.2, FRAMES // 2))))
    return Sequence("s", SequenceFormat(WIDTH, HEIGHT, RATE), (Track("v", TrackKind.VIDEO, items=tuple(clips)),)), files


def encoded(preset: RenderPreset, folder: Path, within: TimeRange | None = None,
            sequence: Sequence | None = None) -> tuple[list[Piece], Sequence, dict[str, AssetFile]]:
    made, files = film(folder)
    sequence = sequence or made
    pieces = []
    for segment in plan_segments(sequence, preset, {id: file.digest for id, file in files.items()}, within=within):
        path = folder / f"{segment.start}.{preset.codec.piece}"
        assert encode_segment(payload_for(segment, preset, files, path), Context())["bytes"] > 0
        pieces.append(Piece(path, segment.frames))
    return pieces, sequence, files


def pictures(sequence: Sequence, files: dict[str, AssetFile], numbers: Iterator[int] | range) -> list[np.ndarray]:
    plan, compositor = Plan(sequence), Compositor(files.get, WIDTH, HEIGHT, RATE)
    shown = []
    for number in numbers:
        image = compositor.compose(plan.layers_at(number))
        shown.append(np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, WIDTH, 4)[:, :, 2::-1].astype(int))
    return shown


FORMATS = {
    "h264-balanced": ("h264", "yuv420p", "avc1"), "h265": ("hevc", "yuv420p", "hvc1"), "av1": ("av1", "yuv420p", "av01"),
    "webm": ("vp9", "yuv420p", None), "prores-hq": ("prores", "yuv422p10le", "apch"),
    "prores-4444": ("prores", "yuva444p", "ap4h"),
    "dnxhr-hq": ("dnxhd", "yuv422p", "AVdh"), "dnxhr-hqx": ("dnxhd", "yuv422p10le", "AVdh"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_segments_of_every_codec_join_into_a_film_that_shows_the_pictures(name: str, tmp_path: Path) -> None:
    preset = presets[name]
    pieces, sequence, files = encoded(preset, tmp_path)
    assert len(pieces) == 2
    out = tmp_path / f"film{preset.wrapper.suffixes[0]}"
    assert join(pieces, RATE, out, preset) == FRAMES
    codec, pix_fmt, tag = FORMATS[name]
    with av.open(str(out), options={"err_detect": "explode"}) as container:
        stream = container.streams.video[0]
        assert stream.codec_context.codec.canonical_name == codec
        frames = list(container.decode(stream))
        if tag:
            assert stream.codec_context.codec_tag == tag
    assert len(frames) == FRAMES
    assert frames[0].format.name.startswith(pix_fmt)
    assert (frames[0].colorspace, frames[0].color_range) == (1, 1)
    tolerance = Fraction(6, 10) / 1000 if preset.container == "webm" else 0  # milliseconds there
    assert all(abs(frame.pts * frame.time_base - number / RATE) <= tolerance for number, frame in enumerate(frames))
    for number, truth in zip(range(0, FRAMES, 20), pictures(sequence, files, range(0, FRAMES, 20)), strict=True):
        shown = frames[number].to_ndarray(format="rgb24").astype(int)
        for part in (np.s_[20:40, 20:100], np.s_[20:40, 220:300], np.s_[85:95, 150:152]):
            assert np.abs(shown[part].mean((0, 1)) - truth[part].mean((0, 1))).max() < 4, number


@pytest.mark.parametrize("pix_fmt", ["yuv420p10le", "yuv422p10le"])
def test_ten_bits_go_through_the_consumer_codecs_too(pix_fmt: str, tmp_path: Path) -> None:
    for codec in ("h264", "h265"):
        preset = replace(presets["h264-draft"], video_codec=codec, pix_fmt=pix_fmt)
        pieces, _, _ = encoded(preset, tmp_path)
        join(pieces, RATE, tmp_path / "film.mp4", preset)
        with av.open(str(tmp_path / "film.mp4")) as container:
            assert [frame.format.name for frame in container.decode(video=0)] == [pix_fmt] * FRAMES


def test_a_range_at_half_the_rate_takes_every_second_frame_of_the_range(tmp_path: Path) -> None:
    preset = replace(presets["h264-balanced"], max_rate=Fraction(15), crf=10)
    pieces, sequence, files = encoded(preset, tmp_path, TimeRange.between(51, 100))
    assert [piece.frames for piece in pieces] == [8, 17]
    out = tmp_path / "film.mp4"
    join(pieces, Fraction(15), out, preset)
    with av.open(str(out)) as container:
        frames = list(container.decode(video=0))
    assert [frame.pts * frame.time_base * 15 for frame in frames] == list(range(25))
    for frame, truth in zip(frames, pictures(sequence, files, range(51, 100, 2)), strict=True):
        assert np.abs(frame.to_ndarray(format="rgb24").astype(int) - truth).mean() < 4


def test_where_nothing_lies_a_transparent_master_is_transparent(tmp_path: Path) -> None:
    still = tmp_path / "dot.png"
    Image.new("RGBA", (40, 40), (255, 0, 0, 128)).save(still)
    files = {"dot": AssetFile(still, AssetKind.STILL, "dot", "dot.png")}
    clip = Clip("c", AssetReference("dot"), 2, transform=replace(Transform(), scale=Animated(0.5)))
    sequence = Sequence("s", SequenceFormat(64, 64, RATE), (Track("v", TrackKind.VIDEO, items=(clip,)),))
    compositor = Compositor(files.get, 64, 64, RATE, on_nothing=True)
    frame = ImageFrames(compositor, "yuva444p10le").frame(compositor.picture(Plan(sequence).layers_at(0)))
    pixels = frame.to_ndarray(format="rgba").astype(int)
    assert pixels[2, 2, 3] == 0
    assert np.abs(pixels[32, 32] - (255, 0, 0, 128)).max() <= 3  # straight alpha: the red is not darkened


def series(kind: str, preset: RenderPreset, out: Path, folder: Path, **more: object) -> Sequence:
    pieces, sequence, _ = encoded(preset, folder)
    rate = RATE / preset.step_for(RATE)
    payload = {"pieces": [str(piece.path) for piece in pieces], "frames": sum(piece.frames for piece in pieces),
               "rate": str(rate), "output": str(out), "kind": kind, "quality": 100 - preset.crf, **more}
    picture_series.write_task(payload, Context())
    return sequence


def test_a_gif_has_its_frames_its_length_and_its_colours(tmp_path: Path) -> None:
    out = tmp_path / "film.gif"
    sequence = series("gif", replace(presets["gif"], short_side=None), out, tmp_path)
    with Image.open(out) as gif:
        assert (gif.n_frames, gif.size, gif.info["loop"]) == (66, (WIDTH, HEIGHT), 0)
        truths = pictures(sequence, film(tmp_path)[1], range(0, FRAMES, 2))
        lasts = 0
        for number, truth in enumerate(truths):
            gif.seek(number)
            lasts += gif.info["duration"]
            assert np.abs(np.asarray(gif.convert("RGB")).astype(int) - truth).mean() < 5
    assert lasts == 4400


def test_an_animated_webp_has_its_length_and_its_colours(tmp_path: Path) -> None:
    out = tmp_path / "film.webp"
    sequence = series("webp", replace(presets["webp"], short_side=None), out, tmp_path)
    at = 0
    with Image.open(out) as webp:
        for number in range(webp.n_frames):
            webp.seek(number)
            webp.load()
            truth, = pictures(sequence, film(tmp_path)[1], range(round(at * 30 / 1000), round(at * 30 / 1000) + 1))
            assert np.abs(np.asarray(webp.convert("RGB")).astype(int) - truth).mean() < 5
            at += webp.info["duration"]
    assert abs(at - 4400) <= 1


def test_a_folder_of_pngs_holds_each_picture_exactly(tmp_path: Path) -> None:
    out = tmp_path / "pictures"
    sequence = series("png", presets["png"], out, tmp_path)
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"{number:04d}.png" for number in range(1, FRAMES + 1)]
    for number, truth in zip((0, 65, 66, 131), pictures(sequence, film(tmp_path)[1], iter((0, 65, 66, 131))), strict=True):
        with Image.open(out / names[number]) as picture:
            assert np.array_equal(np.asarray(picture.convert("RGB")), truth)


def test_a_series_that_lacks_a_frame_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        series("png", presets["png"], tmp_path / "pictures", tmp_path, frames=FRAMES + 1)


def test_a_size_that_the_encoder_does_not_take_is_named(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="dnxhd.*64") as caught, VideoWriter(
            tmp_path / "x.mov", presets["dnxhr-hq"], 64, 64, RATE) as writer:
        writer.write(av.VideoFrame(64, 64, "yuv422p"))
    assert caught.value.hint
