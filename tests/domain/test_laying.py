"""Files of the project as clips on its tracks."""

from dataclasses import replace
from fractions import Fraction

import pytest
from timelines import clip_of, drawn, timeline

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.edits.insert import MakeRoom
from autovideo_studio.domain.edits.project import ReviseAssets
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.edits.tracks import FlagTrack, TrackFlag
from autovideo_studio.domain.laying import Laid, Pick, Way, home_of, lay
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import asset_uses
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.domain.validate import problems
from autovideo_studio.foundation.errors import EditRejected


def done(project: Project, laid: Laid) -> Project:
    after = Several(laid.edits, "").apply(project)
    assert problems(after) == ()
    return after


def spans(project: Project, track_id: str) -> list[tuple[int, int]]:
    track = next(track for track in project.sequence.tracks if track.id == track_id)
    return [(span.start, span.end) for span, _ in track.clips()]


def kinds(project: Project) -> list[str]:
    return [track.kind.value for track in project.sequence.tracks]


def test_overwriting_covers_and_a_films_own_sound_is_linked_to_it() -> None:
    before = timeline(V1="A60 B60", N1="S60")
    laid = lay(before, (Pick("film", Fraction(2), Fraction(3)),), 45)
    after = done(before, laid)
    assert spans(after, "V1") == [(0, 45), (45, 75), (75, 120)]
    assert kinds(after) == ["video", "narration", "sound"]
    picture, sound = (clip_of(after, id) for id in laid.clip_ids)
    assert picture.linked == sound.linked is not None
    assert picture.source_start == sound.source_start == 2
    assert spans(after, after.sequence.tracks[-1].id) == [(45, 75)]
    assert laid.end == 75


def test_inserting_moves_all_that_follows_together_but_not_the_music() -> None:
    before = timeline(V1="A60 B60", C1="_60 K60", M1="M120")
    after = done(before, lay(before, (Pick("still"),), 60, Way.INSERT))
    assert spans(after, "V1") == [(0, 60), (60, 210), (210, 270)]
    assert spans(after, "C1") == [(210, 270)]
    assert drawn(after, "M1") == "M120"


def test_several_lie_one_behind_the_other() -> None:
    before = timeline(V1="A30")
    laid = lay(before, (Pick("still", end=Fraction(1)), Pick("film", end=Fraction(2)), Pick("gone")), 30)
    after = done(before, laid)
    assert spans(after, "V1") == [(0, 30), (30, 60), (60, 120)]
    assert laid.end == 120


def test_on_top_nothing_is_covered() -> None:
    before = timeline(V1="A60", O1="X60", C1="K60")
    after = done(before, lay(before, (Pick("still"),), 10, Way.ON_TOP))
    assert drawn(after, "V1") == "A60" and drawn(after, "O1") == "X60"
    assert kinds(after) == ["video", "overlay", "overlay", "caption"]
    again = done(after, lay(after, (Pick("still"),), 400, Way.ON_TOP))
    assert len(again.sequence.tracks) == 4, "where a track is free there is no new one"


@pytest.mark.parametrize(("asset", "way", "expected"), [
    ("still", Way.OVERWRITE, "video"), ("still", Way.ON_TOP, "video"), ("sound", Way.OVERWRITE, "sound"),
    ("sound", Way.NEW_TRACK, "sound"), ("film", Way.NEW_TRACK, "video")])
def test_an_empty_sequence_gets_the_track_that_is_needed(asset: str, way: Way, expected: str) -> None:
    after = done(timeline(), lay(timeline(), (Pick(asset),), 0, way))
    assert after.sequence.tracks[0].kind.value == expected


def test_a_track_that_cannot_take_it_is_not_taken() -> None:
    before = timeline(V1="A30", C1="K30", M1="M30").sequence
    assert home_of(before, AssetKind.STILL, "C1") == before.tracks[0]
    assert home_of(before, AssetKind.AUDIO, "M1") == before.tracks[2]
    assert home_of(before, AssetKind.AUDIO, "V1") is None
    locked = FlagTrack("V1", TrackFlag.LOCKED, True).apply(timeline(V1="A30"))
    assert home_of(locked.sequence, AssetKind.STILL) is None
    after = done(locked, lay(locked, (Pick("still"),), 0))
    assert drawn(after, "V1") == "A30"


def test_room_is_made_on_several_tracks_at_once() -> None:
    before = timeline(V1="A30 B30", N1="S60")
    after = MakeRoom(("V1", "N1"), 30, 10, "new").apply(before)
    assert (drawn(after, "V1"), drawn(after, "N1")) == ("A30 _10 B30", "S30 _10 new.130")
    for bad in (MakeRoom(("V1",), -1, 10), MakeRoom(("V1",), 0, 0), MakeRoom(("gone",), 0, 1)):
        with pytest.raises(EditRejected):
            bad.apply(before)


def test_files_are_named_kept_in_bins_and_marked() -> None:
    before = timeline(V1="A30")
    after = ReviseAssets(("film", "still"), bin="Beach").apply(before)
    after = ReviseAssets(("film",), "Waves", favourite=True).apply(after)
    film, still, sound = after.assets
    assert (film.name, film.bin, film.favourite) == ("Waves", "Beach", True)
    assert (still.name, still.bin, still.favourite) == ("still.png", "Beach", False)
    assert sound == before.assets[2]
    assert ReviseAssets(("film",), favourite=False).apply(before) is before
    with pytest.raises(EditRejected):
        ReviseAssets(("film", "gone"), bin="x").apply(before)


def test_uses_are_counted_by_clip() -> None:
    before = timeline(O1="X30 Y30", N1="S30")
    assert asset_uses(before.sequence) == {"still": 2, "sound": 1}
    with_film = done(before, lay(before, (Pick("film"), Pick("film")), 90))
    assert asset_uses(with_film.sequence)["film"] == 2, "its linked sound is no other use"
    assert asset_uses(replace(before.sequence, tracks=())) == {}
    assert TrackKind.OVERLAY in {track.kind for track in before.sequence.tracks}
