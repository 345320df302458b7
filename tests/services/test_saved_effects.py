"""Effects kept under a name: found again, replaced, put on what they suit, with the files that they read."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from frozendict import frozendict

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.several import apply_all
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated, Keyframe
from autovideo_studio.domain.media_reference import AssetReference, GraphicReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import find_clip, placed_clips
from autovideo_studio.domain.script import Script
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.errors import EditRejected, InvalidInput, NotFound
from autovideo_studio.services.saved_effects import SavedEffectsService, put_on

BLUR = Effect("e1", "blur", frozendict(radius=Animated(0.02, (Keyframe(0, 0.0), Keyframe(9, 0.02)))))
TABLE = Effect("e2", "lut", settings=frozendict(amount="x"), asset_id="table")
FILE = Asset("table", "1" * 64, AssetKind.LUT, "warm.cube")


@pytest.fixture
def project() -> Project:
    picture = Clip("p", GraphicReference("title", "nocturne", frozendict(text="p"), 1), 30, effects=(BLUR, TABLE))
    sound = Clip("s", AssetReference("voice"), 30)
    tracks = (Track("V", TrackKind.VIDEO, items=(picture, replace(picture, id="q", effects=()))),
              Track("A", TrackKind.SOUND, items=(sound,)))
    assets = (FILE, Asset("voice", "2" * 64, AssetKind.AUDIO, "v.wav", seconds=Fraction(9), has_audio=True))
    return Project("project", "P", Brief("words"), Script("P", "en", ()),
                   Sequence("sequence", SequenceFormat(320, 180, Fraction(30)), tracks), assets=assets)


def test_kept_and_found_by_another_video(tmp_path: Path, project: Project) -> None:
    kept = SavedEffectsService(tmp_path / "effects")
    saved = kept.save("  Warm   dream ", (BLUR, TABLE), project)
    assert [one.name for one in SavedEffectsService(tmp_path / "effects").list()] == ["Warm dream"]
    assert kept.get(saved.id).effects == (BLUR, TABLE) and kept.get(saved.id).files == (FILE,)
    other = replace(project, assets=project.assets[1:])
    chosen = [placed for placed in placed_clips(other.sequence) if placed.clip.id == "q"]
    after = apply_all(put_on(saved, chosen, other), other)
    found = find_clip(after.sequence, "q")
    assert found is not None and [(one.effect, one.params) for one in found.clip.effects] == [
        ("blur", BLUR.params), ("lut", frozendict())]
    assert after.asset("table") == FILE


def test_the_same_name_replaces_and_what_is_damaged_stops_nothing(tmp_path: Path, project: Project) -> None:
    kept = SavedEffectsService(tmp_path)
    first = kept.save("Dream", (BLUR, TABLE), project)
    assert kept.save("dream", (BLUR,), project).id == first.id
    (tmp_path / "effects_broken.json").write_text("{", "utf-8")
    assert [len(one.effects) for one in kept.list()] == [1]
    kept.delete(first.id)
    assert kept.list() == []
    with pytest.raises(NotFound):
        kept.delete(first.id)


def test_a_sound_does_not_take_effects_of_the_picture(tmp_path: Path, project: Project) -> None:
    saved = SavedEffectsService(tmp_path).save("Dream", (BLUR,), project)
    assert saved.suits(sound=False) and not saved.suits(sound=True)
    with pytest.raises(EditRejected):
        put_on(saved, [placed for placed in placed_clips(project.sequence) if placed.clip.id == "s"], project)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x00b"])
def test_names_that_are_none(tmp_path: Path, project: Project, name: str) -> None:
    with pytest.raises(InvalidInput):
        SavedEffectsService(tmp_path).save(name, (BLUR,), project)
    assert list(tmp_path.iterdir()) == []
