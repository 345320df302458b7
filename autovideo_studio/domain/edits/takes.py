"""The takes of a scene: what was made for it, and which is used."""

from __future__ import annotations

from dataclasses import dataclass, replace

from autovideo_studio.domain.edits.script import open_scene, with_scene
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Take
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class AddTake:
    """Keep a product; with `choose` it is used from now on, unless the take in use is locked.

        before  1: voice a*
        after   1: voice a  b*
    """

    scene_id: str
    take: Take
    choose: bool = True

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Add take")

    def apply(self, project: Project) -> Project:
        scene = open_scene(project, self.scene_id)
        if any(take.id == self.take.id for other in project.script.scenes for take in other.takes):
            raise EditRejected(tr("This take is kept already. Nothing was changed."), tr("Choose it in its scene."))
        used = scene.take(self.take.role)
        scene = replace(scene, takes=(*scene.takes, self.take))
        return with_scene(project, scene if not self.choose or (used and used.locked) else _using(scene, self.take))


@dataclass(frozen=True, slots=True)
class ChooseTake:
    """
        before  1: voice a  b*
        after   1: voice a* b
    """

    scene_id: str
    take_id: str

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Choose take")

    def apply(self, project: Project) -> Project:
        scene = open_scene(project, self.scene_id)
        return with_scene(project, _using(scene, _open_take(scene, self.take_id)))


@dataclass(frozen=True, slots=True)
class LockTake:
    """A locked take in use is not replaced by new ones; only the creator's own choice does that.

        before  1: voice a  b*
        after   1: voice a  b*(locked)
    """

    scene_id: str
    take_id: str
    locked: bool

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Lock take") if self.locked else tr("Unlock take")

    def apply(self, project: Project) -> Project:
        scene = open_scene(project, self.scene_id)
        old = _open_take(scene, self.take_id)
        new = replace(old, locked=self.locked)
        return with_scene(project, replace(scene, takes=tuple(new if take is old else take for take in scene.takes)))


def _using(scene: Scene, take: Take) -> Scene:
    return replace(scene, chosen=scene.chosen | {take.role: take.id})


def _open_take(scene: Scene, take_id: str) -> Take:
    take = next((take for take in scene.takes if take.id == take_id), None)
    if take is None:
        raise EditRejected(tr("The scene has no such take. Nothing was changed."), tr("Choose another take."))
    return take
