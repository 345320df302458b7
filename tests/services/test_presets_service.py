"""The creator's own presets: kept as JSON, checked when read, never in the way."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.errors import InvalidInput, NotFound, StudioError
from autovideo_studio.render.preset_table import presets
from autovideo_studio.services.presets import PresetsService, apply, plain


@pytest.fixture
def service(tmp_path: Path) -> PresetsService:
    return PresetsService(tmp_path / "presets")


@pytest.mark.parametrize("id", list(presets))
def test_what_is_saved_comes_back(service: PresetsService, id: str) -> None:
    own = replace(presets[id], id="mine")
    service.save(own)
    assert service.get("mine") == own
    assert service.list()[0].preset == own and service.list()[0].own


def test_own_presets_are_replaced_only_when_said_and_can_be_deleted(service: PresetsService) -> None:
    own = replace(presets["shorts"], id="mine", max_rate=Fraction(24000, 1001))
    service.save(own)
    with pytest.raises(InvalidInput, match="already"):
        service.save(replace(own, crf=30))
    assert service.get("mine").crf == 20
    service.save(replace(own, crf=30), overwrite=True)
    assert service.get("mine").crf == 30
    service.delete("mine")
    with pytest.raises(NotFound):
        service.get("mine")
    for id in ("mine", "../settings", "shorts"):
        with pytest.raises(StudioError):
            service.delete(id)
    with pytest.raises(InvalidInput, match="comes with the program"):
        service.save(presets["shorts"])


@pytest.mark.parametrize("id", ["", "..", "A", "a b", "x" * 41, "a/b"])
def test_names_that_are_no_names_are_refused(service: PresetsService, id: str) -> None:
    with pytest.raises(InvalidInput):
        service.save(replace(presets["shorts"], id=id))


@pytest.mark.parametrize(("text", "named"), [
    ("", "JSON"), ("[]", "JSON"), ("{", "JSON"), ("[" * 100_000, "JSON"), ('{"crf": "low"}', "crf"), ('{"crf": true}', "crf"),
    ('{"speeed": "slow"}', "speeed"), ('{"short_side": 1.5}', "short_side"), ('{"max_rate": "1/0"}', "max_rate"),
    ('{"limits": {"meters": 3}}', "limits"), ('{"based_on": "nothing"}', "nothing"), ('{"container": "webm"}', "webm"),
    ('{"encoder": "rm"}', "encoder"), ('{"label": "a\\u0000b"}', "label"), ('{"crf": NaN}', "crf")])
def test_a_file_that_cannot_be_used_says_why_and_stops_nothing(service: PresetsService, tmp_path: Path, text: str,
                                                               named: str) -> None:
    path = tmp_path / "presets" / "bad.json"
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(StudioError) as caught:
        service.get("bad")
    assert named in str(caught.value) and caught.value.message
    first, *others = service.list()
    assert (first.id, first.preset) == ("bad", None) and first.problem
    assert len(others) == len(presets)


def test_a_file_needs_only_what_differs(service: PresetsService, tmp_path: Path) -> None:
    path = tmp_path / "presets" / "small.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"based_on": "reels", "crf": 28, "max_rate": "24000/1001"}))
    assert service.get("small") == replace(presets["reels"], id="small", crf=28.0, max_rate=Fraction(24000, 1001))
    assert "encoder" not in plain(service.get("small"))


def test_what_a_preset_makes_of_a_sequence(make_project: object) -> None:
    project: Project = make_project(3, 60)  # type: ignore[operator]
    found = apply(presets["reels"], project.sequence)
    assert (found.width, found.height, found.rate, found.frames, found.seconds) == (1080, 1920, 30, 180, 6.0)
    assert apply(presets["gif"], project.sequence).frames == 90
    brief = replace(presets["x"], limits=replace(presets["x"].limits, seconds=5))
    assert apply(brief, project.sequence).problems == ("X takes at most 5 seconds; this video has 6.",)
