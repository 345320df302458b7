"""The script: its scenes and their words. The sequence follows when it is arranged again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from autovideo_studio.domain.edits.ordering import inserted, moved
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Beat, Scene, Script
from autovideo_studio.domain.validate import refuse_new, script_problems
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id


@dataclass(frozen=True, slots=True)
class SetScript:
    """Another script in the place of the whole.

        before  1 2 3
        after   a b
    """

    script: Script

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Set script")

    def apply(self, project: Project) -> Project:
        return refuse_new(script_problems, project, replace(project, script=self.script))


@dataclass(frozen=True, slots=True)
class ReviseScene:
    """Other words for some fields of a scene; None leaves a field as it is. Pauses beyond the end of a shorter narration go.

        before  1 "Cats sleep." 2 3
        after   1 "Cats dream." 2 3        its takes stay; the pipeline sees by their recipes which are stale
    """

    scene_id: str
    narration: str | None = None
    beat: Beat | None = None
    heading: str | None = None
    on_screen: str | None = None
    prompt: str | None = None
    media: str | None = None
    pauses: tuple[tuple[int, Fraction], ...] | None = None
    voice: str | None = None

    @property
    def label(self) -> str:
        return tr("Edit scene")

    @property
    def merge_key(self) -> str:
        return f"scene:{self.scene_id}:{sorted(self._given())}"

    def apply(self, project: Project) -> Project:
        scene = replace(open_scene(project, self.scene_id), **self._given())  # type: ignore[arg-type]
        if self.pauses is None:
            scene = replace(scene, pauses=tuple((at, pause) for at, pause in scene.pauses if at <= len(scene.narration)))
        return refuse_new(script_problems, project, with_scene(project, scene))

    def _given(self) -> dict[str, object]:
        names = ("narration", "beat", "heading", "on_screen", "prompt", "media", "pauses", "voice")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


@dataclass(frozen=True, slots=True)
class InsertScene:
    """Put a new scene at position `index` (None: last).

        before  1 2 3
        at 1     ^
        after   1 x 2 3
    """

    scene: Scene
    index: int | None = None

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Insert scene")

    def apply(self, project: Project) -> Project:
        scenes = inserted(project.script.scenes, self.index, self.scene)
        return refuse_new(script_problems, project, _with_scenes(project, scenes))


@dataclass(frozen=True, slots=True)
class RemoveScene:
    """
        before  1 2 3
        after   1 3
    """

    scene_id: str

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Remove scene")

    def apply(self, project: Project) -> Project:
        old = open_scene(project, self.scene_id)
        return _with_scenes(project, tuple(scene for scene in project.script.scenes if scene is not old))


@dataclass(frozen=True, slots=True)
class MoveScene:
    """Let the scene be number `index`.

        before  1 2 3
        3 to 0
        after   3 1 2
    """

    scene_id: str
    index: int

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Move scene")

    def apply(self, project: Project) -> Project:
        return _with_scenes(project, moved(project.script.scenes, open_scene(project, self.scene_id), self.index))


@dataclass(frozen=True, slots=True)
class SplitScene:
    """Cut the narration before its character `offset`; the second scene is new, its id is `second_id`.

        before  1 "Cats sleep. Dogs run." 2
        after   1 "Cats sleep." x "Dogs run." 2

    Takes, on-screen text and picture stay with the first; each pause goes with its words. White space at the cut goes.
    """

    scene_id: str
    offset: int
    second_id: str = field(default_factory=lambda: new_id("scene"))

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Split scene")

    def apply(self, project: Project) -> Project:
        scene = open_scene(project, self.scene_id)
        head, tail = scene.narration[:self.offset].rstrip(), scene.narration[self.offset:].lstrip()
        if not 0 < self.offset < len(scene.narration) or not head or not tail:
            raise EditRejected(tr("There must be words on both sides of the cut. Nothing was changed."),
                               tr("Place the cursor between two sentences."))
        begin = len(scene.narration) - len(tail)
        closes = scene.beat is Beat.CLOSE
        first = replace(scene, narration=head, beat=Beat.BODY if closes else scene.beat,
                        pauses=tuple((min(at, len(head)), pause) for at, pause in scene.pauses if at < begin))
        second = Scene(self.second_id, tail, Beat.CLOSE if closes else Beat.BODY, voice=scene.voice,
                       pauses=tuple((at - begin, pause) for at, pause in scene.pauses if at >= begin))
        shortened = with_scene(project, first)
        scenes = inserted(shortened.script.scenes, _index(project, scene) + 1, second)
        return refuse_new(script_problems, project, _with_scenes(shortened, scenes))


@dataclass(frozen=True, slots=True)
class MergeScenes:
    """Join the scene with the one that follows it, `joint` between their narrations ("" in languages without spaces).

        before  1 "Cats sleep." 2 "Dogs run." 3
        after   1 "Cats sleep. Dogs run." 3

    The first scene's choices stay; its empty fields are filled from the second, and the second's takes are kept.
    """

    scene_id: str
    joint: str = " "

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Merge scenes")

    def apply(self, project: Project) -> Project:
        first = open_scene(project, self.scene_id)
        follower = project.script.scenes[_index(project, first) + 1:][:1]
        if not follower:
            raise EditRejected(tr("No scene follows this one. Nothing was changed."), tr("Merge the scene before it."))
        second, = follower
        begin = len(first.narration) + len(self.joint)
        merged = replace(
            first, narration=first.narration + self.joint + second.narration,
            heading=first.heading or second.heading, on_screen=first.on_screen or second.on_screen,
            prompt=first.prompt or second.prompt, media=first.media or second.media, voice=first.voice or second.voice,
            pauses=first.pauses + tuple((at + begin, pause) for at, pause in second.pauses),
            takes=first.takes + second.takes, chosen=second.chosen | first.chosen)
        rest = tuple(scene for scene in project.script.scenes if scene is not second)
        return _with_scenes(project, tuple(merged if scene is first else scene for scene in rest))


def open_scene(project: Project, scene_id: str) -> Scene:
    """The scene. Raises `EditRejected` where it is gone."""
    scene = next((scene for scene in project.script.scenes if scene.id == scene_id), None)
    if scene is None:
        raise EditRejected(tr("This scene is not in the script any more. Nothing was changed."), tr("Choose another scene."))
    return scene


def with_scene(project: Project, scene: Scene) -> Project:
    """The project with this scene in the place of the one with the same id."""
    return _with_scenes(project, tuple(scene if old.id == scene.id else old for old in project.script.scenes))


def _with_scenes(project: Project, scenes: tuple[Scene, ...]) -> Project:
    return replace(project, script=replace(project.script, scenes=scenes))


def _index(project: Project, scene: Scene) -> int:
    return next(index for index, other in enumerate(project.script.scenes) if other is scene)
