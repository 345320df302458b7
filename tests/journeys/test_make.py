"""From a text to a finished video, again, with one sentence changed, with own pictures, in other scripts and shapes."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from tests.journeys.command import SMALL, leftovers, make, make_apart, run_apart

STORY = """The harbour wakes before the town. Boats leave in the dark and come home by noon.

Every captain here knows the rock that has no name. It lies 40 metres off the pier, just under the water.

In 1911 a storm took the old light. Nobody slept that night.

That is why a lamp burns in every window until the last boat is home.
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A text, a library, and the video that was made of it."""
    folder = tmp_path_factory.mktemp("harbour")
    text = folder / "harbour.txt"
    text.write_text(STORY)
    ran = make_apart(text, folder / "harbour.mp4", folder / "library", *SMALL)
    assert ran.code == 0, ran
    assert ran.done["tasks"]["reused"] == 0
    return text, folder / "library", folder / "harbour.mp4"


def test_the_file_is_what_platforms_want(harbour: tuple[Path, Path, Path]) -> None:
    _, _, video = harbour
    with av.open(str(video)) as container:
        picture, sound = container.streams.video[0], container.streams.audio[0]
        context = picture.codec_context
        assert (context.name, context.profile, context.pix_fmt) == ("h264", "High", "yuv420p")
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
        assert (context.width, context.height, picture.average_rate) == (640, 360, 24)
        assert (sound.codec_context.name, sound.rate, sound.channels) == ("aac", 48_000, 2)
        frames = sum(1 for _ in container.decode(video=0))
        assert frames == picture.frames
        length = Fraction(frames, 24)
    with av.open(str(video)) as container:
        samples = sum(frame.samples for frame in container.decode(audio=0))
    assert abs(Fraction(samples, 48_000) - length) < Fraction(1, 24)
    data = video.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_it_is_as_loud_as_it_should_be(harbour: tuple[Path, Path, Path]) -> None:
    loudness, peak = ebur128(harbour[2])
    assert abs(loudness + 14) <= 0.5
    assert peak <= -1.0


def ebur128(video: Path) -> tuple[float, float]:
    """Integrated loudness and true peak of a file by FFmpeg's own meter."""
    graph = av.filter.Graph()
    with av.open(str(video)) as container:
        source = graph.add_abuffer(template=container.streams.audio[0])
        meter = graph.add("ebur128", "peak=true:metadata=1")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        last: dict[str, str] = {}
        for frame in container.decode(audio=0):
            graph.push(frame)
            while True:
                try:
                    last = dict(graph.pull().metadata) or last
                except (av.BlockingIOError, av.EOFError):
                    break
    peaks = [float(value) for key, value in last.items() if key.startswith("lavfi.r128.true_peaks_ch")]
    return float(last["lavfi.r128.I"]), 20 * float(np.log10(max(peaks)))


def test_what_lies_beside_it(harbour: tuple[Path, Path, Path]) -> None:
    _, _, video = harbour
    metadata = json.loads(video.with_suffix(".json").read_text())
    assert 0 < len(metadata["title"]) <= 100 and metadata["description"] and metadata["tags"]
    with Image.open(video.with_suffix(".jpg")) as thumbnail:
        assert thumbnail.size == (640, 360)
        assert np.asarray(thumbnail).std() > 10
    assert "harbour" in video.with_suffix(".srt").read_text()
    assert video.with_suffix(".vtt").read_text().startswith("WEBVTT")


def test_again_makes_nothing(harbour: tuple[Path, Path, Path]) -> None:
    text, library, video = harbour
    before = video.read_bytes()
    ran = make(text, video, library, *SMALL)
    assert ran.done["tasks"]["made"] == 0 and ran.done["tasks"]["reused"] > 10
    assert video.read_bytes() == before
    assert leftovers(library, video.parent) == []


def test_one_changed_sentence_makes_that_scene_anew_and_nothing_else(harbour: tuple[Path, Path, Path], tmp_path: Path) -> None:
    text, library, video = harbour
    first = make(text, tmp_path / "first.mp4", library, *SMALL).done["tasks"]["kinds"]
    old = text.read_text()
    text.write_text(old.replace("Nobody slept that night.", "Nobody slept until the morning came."))
    try:
        made = make(text, tmp_path / "second.mp4", library, *SMALL).made()
    finally:
        text.write_text(old)
    assert {kind: made.pop(kind) for kind in ("script", "narration", "level", "captions", "soundtrack")} == {
        "script": 1, "narration": 1, "level": 1, "captions": 1, "soundtrack": 1}
    assert made.pop("visual", 0) <= 1
    assert 1 <= made.pop("segment") < first["segment"]["reused"]
    assert made.pop("passage") >= 1
    assert made == {}


def test_own_pictures_are_used_and_broken_ones_named(tmp_path: Path) -> None:
    media = tmp_path / "bilder 🌊"
    media.mkdir()
    Image.new("RGB", (900, 600), "#c81e1e").save(media / "harbour boats.jpg")
    (media / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n not a picture")
    script = tmp_path / "script.md"
    script.write_text("# Harbour\n\n![](harbour boats.jpg)\nThe harbour wakes before the town.\n\n[pause 0.5s] Then it sleeps.\n")
    ran = make(script, tmp_path / "own.mp4", tmp_path / "library", "--media", media, "--music", "none", *SMALL)
    assert any("broken.png" in note for note in ran.done["notes"])
    with av.open(str(tmp_path / "own.mp4")) as container:
        frame = next(container.decode(video=0)).to_ndarray(format="rgb24")
    assert np.abs(frame[100, 320].astype(int) - (200, 30, 30)).max() < 12


@pytest.mark.parametrize(("language", "text", "aspect"), [
    ("zh-TW", "夜市在天黑之後才真正醒來。攤販點起燈，鍋裡的油開始唱歌。🍜", "9:16"),
    ("ja", "港は町より先に目を覚ます。船は暗いうちに出て、昼までに帰る。", "1:1"),
    ("ar", "يستيقظ الميناء قبل المدينة. تغادر القوارب في الظلام وتعود عند الظهر.", "4:5"),
])
def test_other_scripts_and_shapes(language: str, text: str, aspect: str, tmp_path: Path) -> None:
    ran = make("-", tmp_path / "影片 🎬.mp4", tmp_path / "library", "--format", aspect, *SMALL, input=text.encode())
    assert ran.code == 0, ran.errors
    assert json.loads((tmp_path / "影片 🎬.json").read_text())["language"].startswith(language[:2])
    assert text[:4] in (tmp_path / "影片 🎬.srt").read_text().replace("\n", "")


def test_projects_show_and_export_again(harbour: tuple[Path, Path, Path], tmp_path: Path) -> None:
    _, library, _ = harbour
    listed = run_apart("projects", "harbour", "--library", library, "--json").events
    assert [project["status"] for project in listed] == ["completed"]
    shown = run_apart("show", listed[0]["id"], "--library", library, "--json").events[0]
    assert shown["scenes"][0]["beat"] == "hook" and len(shown["versions"]) >= 1
    again = run_apart("export", listed[0]["id"], "-o", tmp_path / "again.mp4", "--library", library, "--json")
    assert again.made() == {} and (tmp_path / "again.mp4").stat().st_size > 10_000
