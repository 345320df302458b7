"""From a script to a film whose frames show an image model's pictures; again, and with a sentence changed: no second bill."""

from __future__ import annotations

import base64
import io
import sys
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from autovideo_studio.providers.cloud.openai_compatible import OpenAI
from autovideo_studio.settings.schema import PICTURES_ADDRESS
from autovideo_studio.settings.secrets import variable_of
from autovideo_studio.settings.store import SettingsStore
from tests.journeys.command import SMALL, make, run

sys.path.insert(0, str(Path(__file__).parents[1] / "providers"))

from vendor_server import Answer, Seen, serving  # noqa: E402

SCRIPT = "[visual: a red boat]\n\nThe harbour wakes before the town.\n\n[visual: a green hill]\n\nNobody slept that night.\n"
QUICK = (*SMALL, "--captions", "none", "--music", "none")


def paints(seen: Seen) -> Answer:
    """Pictures of the colour that is asked for."""
    out = io.BytesIO()
    Image.new("RGB", (192, 108), "red" if "red" in seen.body["prompt"] else "lime").save(out, "PNG")
    return Answer({"created": 1, "data": [{"b64_json": base64.b64encode(out.getvalue()).decode()}],
                   "usage": {"input_tokens": 100, "output_tokens": 2_000, "total_tokens": 2_100,
                             "input_tokens_details": {"text_tokens": 100, "image_tokens": 0}}})


def colour_at(video: Path, share: float) -> list[bool]:
    """Which of red, green, blue are strong in the upper half of the frame at that share of the film."""
    with av.open(str(video)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    mean = np.mean(frames[int(share * len(frames))][:120], axis=(0, 1))
    return [bool(value > 150) for value in mean]


def test_a_film_shows_the_pictures_and_the_next_run_pays_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, library, video = tmp_path / "harbour.md", tmp_path / "library", tmp_path / "harbour.mp4"
    text.write_text(SCRIPT)
    monkeypatch.setenv(variable_of("openai"), "sk-right")
    with serving(paints) as vendor:
        monkeypatch.setattr(OpenAI.__init__, "__defaults__", (f"{vendor.address}/v1", "gpt-6-luna", str))
        first = make(text, video, library, *QUICK, "--pictures", "openai", "--picture-quality", "low")
        assert first.code == 0, first
        assert first.made()["picture"] == 2 and first.done["notes"] == []
        says, = [event["says"] for event in first.events if event["event"] == "note"]
        assert says == "Pictures by OpenAI · gpt-image-2.5-flare: 2, about $0.05"
        assert [seen.body["quality"] for seen in vendor.seen] == ["low", "low"]
        assert colour_at(video, 0.2) == [True, False, False] and colour_at(video, 0.8) == [False, True, False]
        text.write_text(SCRIPT.replace("slept", "dreamt"))
        second = make(text, video, library, *QUICK, "--pictures", "openai", "--picture-quality", "low")
        assert second.made()["narration"] == 1 and "picture" not in second.made()
        assert len(vendor.seen) == 2


def test_who_can_paint_is_listed_and_a_missing_key_is_told_before_anything_is_made(tmp_path: Path) -> None:
    SettingsStore().put(PICTURES_ADDRESS, "http://127.0.0.1:9/v1")
    ran = make("-", tmp_path / "x.mp4", tmp_path / "library", *QUICK, "--pictures", "openai", input=b"Cats sleep. Dogs run.")
    assert ran.code == 9 and "cannot make pictures yet. Nothing was made." in ran.error["message"] and "key" in ran.error["hint"]
    unknown = make("-", tmp_path / "x.mp4", tmp_path / "library", *QUICK, "--pictures", "nobody", input=b"Cats sleep.")
    assert unknown.code == 3 and "image-server" in unknown.error["hint"]
    assert not (tmp_path / "x.mp4").exists()
    listed = run("painters", "--json", "--library", tmp_path / "library")
    assert {event["id"]: event["why_not"] == "" for event in listed.events}["image-server"]
