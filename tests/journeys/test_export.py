"""Exporting a finished project again, as a person does it: other formats, parts of it, several shapes, own presets."""

from __future__ import annotations

import json
from pathlib import Path

import av
import pytest
from PIL import Image

from tests.journeys.command import SMALL, Ran, make, run

TEXT = "# Tides\n\nThe moon pulls on the ocean, and the ocean answers.\n\nWater rises along every coast twice a day.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A library with one short video, and the project's id."""
    folder = tmp_path_factory.mktemp("export")
    (folder / "tides.md").write_text(TEXT)
    done = make(folder / "tides.md", folder / "film.mp4", folder / "library", *SMALL).done
    return folder, done["project"]


def export(made: tuple[Path, str], name: str, *more: str) -> Ran:
    folder, project = made
    return run("export", project, "-o", folder / name, "--library", folder / "library", "--json", *more)


def test_a_part_as_a_gif_and_a_frame_as_a_picture(made: tuple[Path, str]) -> None:
    done = export(made, "part.gif", "--range", "0:01-2.5").done
    assert done["duration"] == 1.5
    with Image.open(made[0] / "part.gif") as gif:
        assert gif.n_frames == 18  # every second of 36
    frame = made[0] / "frame.png"
    assert run("snapshot", made[1], "-o", frame, "--at", "0:01.5", "--library", made[0] / "library").code == 0
    with Image.open(frame) as picture:
        assert picture.size == (640, 360)


def test_two_shapes_in_one_go_with_captions_as_a_stream(made: tuple[Path, str]) -> None:
    done = export(made, "film.mkv", "--format", "16:9", "--format", "9:16", "--captions", "embed", "--range", "0-2",
                  "--preset", "h264-draft").done
    names = [Path(done["outputs"]["video"]).name, *(Path(path).name for path in done["more"])]
    assert names == ["film-16x9.mkv", "film-9x16.mkv"]
    for name, size in zip(names, ((640, 360), (360, 640)), strict=True):
        with av.open(str(made[0] / name)) as file:
            video = file.streams.video[0]
            assert (video.width, video.height) == size
            assert [stream.type for stream in file.streams] == ["video", "audio", "subtitle"]
            assert sum(1 for _ in file.decode(video=0)) == 48
    assert done["tasks"]["kinds"]["soundtrack"]["made"] == 1


def test_an_own_preset_and_what_it_would_cost(made: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "tiny.json"
    own.write_text(json.dumps({"based_on": "h264-draft", "short_side": 120, "label": "Tiny"}))
    assert run("presets", "--save", own).code == 0
    listed = [event for event in run("presets", "--json").events if event["own"]]
    assert [(each["id"], each["label"]) for each in listed] == [("tiny", "Tiny")]
    estimate, = export(made, "tiny.mp4", "--preset", "tiny", "--estimate").events
    assert estimate["event"] == "estimate" and not (made[0] / "tiny.mp4").exists()
    export(made, "tiny.mp4", "--preset", "tiny")
    assert estimate["bytes"] == pytest.approx((made[0] / "tiny.mp4").stat().st_size, rel=0.4)
    assert run("presets", "--delete", "tiny").code == 0


@pytest.mark.parametrize(("name", "more", "code"), [
    ("film.mp4", ("--preset", "nothing"), 3), ("film.webm", ("--preset", "h264-balanced"), 2), ("film.mp4", ("--range", "5"), 2),
    ("film.mp4", ("--range", "3-2"), 2), ("film.mp4", ("--range", "900-901"), 2), ("film.mp4", ("--size", "large"), 2),
    ("gone/film.mp4", (), 3)])
def test_what_cannot_be_done_is_said(made: tuple[Path, str], name: str, more: tuple[str, ...], code: int) -> None:
    ran = export(made, name, *more)
    assert ran.code == code
    assert ran.error["message"] and ran.error["hint"]
    assert "Traceback" not in ran.errors
