"""What the creator laid by hand, when the scenes are arranged anew."""

from dataclasses import replace
from fractions import Fraction

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.overwrite import OverwriteClip
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.laying import Pick, Way, lay
from autovideo_studio.domain.media_reference import AssetReference, GraphicReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Script
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import TrackKind
from autovideo_studio.pipeline.arrangement import SceneMedia, arrange

FORMAT = SequenceFormat(320, 180, Fraction(30))
STILL = Asset("still", "d", AssetKind.STILL, "still.png")


def spoken(seconds: int) -> Asset:
    return Asset(f"voice{seconds}", f"v{seconds}", AssetKind.AUDIO, "", seconds=Fraction(seconds), has_audio=True)


def arranged(project: Project, *seconds: int) -> Project:
    made = {scene.id: SceneMedia(GraphicReference("title", "calm"), spoken(length))
            for scene, length in zip(project.script.scenes, seconds, strict=True)}
    return replace(project, sequence=arrange(project, made, FORMAT, None, "calm"))


def project() -> Project:
    script = Script("T", "en", tuple(Scene(f"s{number}", "Words.") for number in (1, 2)))
    assets = (STILL, *(spoken(seconds) for seconds in (3, 5, 9)))
    return arranged(Project("p", "T", Brief("x"), script, Sequence("q", FORMAT), assets), 3, 3)


def starts(project: Project, of: str) -> dict[str, int]:
    return {track.id: span.start for track in project.sequence.tracks for span, clip in track.clips() if clip.id == of}


def scene_start(project: Project, scene_id: str) -> int:
    return starts(project, f"clip_{scene_id}_visual")["track_video"]


def test_a_clip_on_its_own_track_goes_along_with_its_scene() -> None:
    before = project()
    at = scene_start(before, "s2") + 20
    laid = lay(before, (Pick("still", end=Fraction(1)),), at, Way.NEW_TRACK)
    before = Several(laid.edits, "").apply(before)
    clip, (track,) = laid.clip_ids[0], starts(before, laid.clip_ids[0])
    after = arranged(before, 9, 3)
    assert scene_start(after, "s2") > scene_start(before, "s2")
    assert starts(after, clip) == {track: scene_start(after, "s2") + 20}
    assert [one.id for one in after.sequence.tracks] == [one.id for one in before.sequence.tracks]
    assert arranged(after, 9, 3).sequence == after.sequence, "a second arrangement changes nothing"


def test_a_clip_that_lay_over_the_scenes_goes_to_a_track_above_them() -> None:
    before = OverwriteClip("track_video", 10, Clip("mine", AssetReference("still"), 30)).apply(project())
    before = OverwriteClip("track_narration", 200, Clip("heard", AssetReference("voice5"), 30)).apply(before)
    after = arranged(before, 3, 3)
    assert starts(after, "mine") == {"track_own_overlay": 10}
    assert starts(after, "heard") == {"track_own_sound": 200}
    order = [track.id for track in after.sequence.tracks]
    assert order.index("track_overlay") < order.index("track_own_overlay") < order.index("track_captions")
    assert arranged(after, 3, 3).sequence == after.sequence


def test_two_that_would_meet_wait_for_each_other() -> None:
    before = project()
    for number, at in enumerate((0, 40)):
        before = OverwriteClip("track_video", at, Clip(f"mine{number}", AssetReference("still"), 30)).apply(before)
    before = replace(before, script=replace(before.script, scenes=before.script.scenes[1:]))
    after = arranged(before, 3)
    own = next(track for track in after.sequence.tracks if track.kind is TrackKind.OVERLAY and track.items)
    assert [clip.id for _, clip in own.clips()] == ["mine0", "mine1"]
