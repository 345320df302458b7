"""Effects that the creator keeps under a name, for other clips and other videos: one JSON file each, in a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from autovideo_studio.document.upgrades import upgraded
from autovideo_studio.domain.asset import Asset
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.project import AddAssets
from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.errors import EditRejected, InvalidInput, NotFound, os_error
from autovideo_studio.foundation.files import sweep_beside, write_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.services import decorating
from autovideo_studio.services.catalogues import sound_effects

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class SavedEffects:
    """`files` are the assets that the effects read (colour tables): they come along into another video of this library."""

    id: str
    name: str
    effects: tuple[Effect, ...]
    files: tuple[Asset, ...] = ()

    def suits(self, sound: bool) -> bool:
        """Whether some of it is for sounds (or for pictures)."""
        heard = {kind.id for kind in sound_effects()}
        return any((effect.effect in heard) is sound for effect in self.effects)


class SavedEffectsService:
    """Short blocking work on small files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self) -> list[SavedEffects]:
        """By name. A file that cannot be read is passed over: it stops nothing."""
        found = [saved for path in self._folder.glob("*.json") if (saved := _read(path)) is not None]
        return sorted(found, key=lambda saved: saved.name.casefold())

    def get(self, id: str) -> SavedEffects:
        """Raises `NotFound`."""
        found = _read(self._folder / f"{id}.json") if id.isidentifier() else None
        if found is None:
            raise NotFound(tr("These effects are not kept any more. Nothing was changed."), tr("Choose others."))
        return found

    def save(self, name: str, effects: tuple[Effect, ...], project: Project) -> SavedEffects:
        """Keep effects of the project; those kept under this name before are replaced. Raises `InvalidInput`, `DiskFull`,
        `ReadOnly`."""
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise InvalidInput(tr("This cannot be a name. Nothing was kept."),
                               tr("Use 1 to {most} characters.", most=LONGEST_NAME))
        if not effects:
            raise InvalidInput(tr("There are no effects to keep."), tr("Add an effect first."))
        same = next((saved.id for saved in self.list() if saved.name.casefold() == name.casefold()), "")
        files = [project.asset(effect.asset_id) for effect in effects if effect.asset_id]
        saved = SavedEffects(same or new_id("effects"), name, effects, tuple(dict.fromkeys(file for file in files if file)))
        path = self._folder / f"{saved.id}.json"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            sweep_beside(path)
            write_whole(path, json.dumps(_plain(saved), ensure_ascii=False, indent=1).encode())
        except OSError as error:
            raise os_error(error, tr("keeping effects")) from error
        return saved

    def delete(self, id: str) -> None:
        """Raises `NotFound`."""
        self.get(id)
        try:
            (self._folder / f"{id}.json").unlink(missing_ok=True)
        except OSError as error:
            raise os_error(error, tr("deleting kept effects")) from error


def put_on(saved: SavedEffects, chosen: Iterable[Placed], project: Project) -> list[Edit]:
    """The saved effects in the place of each clip's own, as far as they suit it. Raises `EditRejected` where they suit none."""
    chosen = tuple(chosen)
    kinds = {of for of in {placed.track.kind for placed in chosen} if decorating.suiting(saved.effects, of)}
    if not kinds:
        raise EditRejected(tr("“{name}” needs a clip that it suits. Nothing was changed.", name=saved.name),
                           tr("Select a picture for effects of the picture, a sound for effects of sound."))
    edits = decorating.with_effects([placed for placed in chosen if placed.track.kind in kinds], saved.effects)
    new = tuple(file for file in saved.files if project.asset(file.id) is None)
    return [*([AddAssets(new)] if new else []), *edits]


def _plain(saved: SavedEffects) -> dict[str, Any]:
    return {"name": saved.name, "effects": to_plain(saved.effects), "files": to_plain(saved.files)}


def _read(path: Path) -> SavedEffects | None:
    try:
        return _parsed(path, path.stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(256)
def _parsed(path: Path, changed_ns: int) -> SavedEffects | None:
    """Kept until the file is another one: while they are dragged, each move of the pointer asks."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return SavedEffects(path.stem, str(data["name"]), from_plain(upgraded(data["effects"]), tuple[Effect, ...]),
                            from_plain(upgraded(data["files"]), tuple[Asset, ...]))
    except Exception:  # noqa: BLE001 - foreign or damaged: whatever it is, it is no set of effects
        return None
