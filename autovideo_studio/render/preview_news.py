"""What the drawing process is told of a sequence, and how it keeps what did not change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.items import Clip, Fit
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track
from autovideo_studio.media.proxies import Proxy
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.plan import ClipLayer, layers_at

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that frames are drawn from: `files` by asset id, `proxies` by digest. Films of `withheld` assets killed a process that
    decoded them: placeholders are shown."""

    version: int
    sequence: Sequence
    files: Mapping[str, AssetFile]
    proxies: Mapping[str, Proxy]
    withheld: frozenset[str] = frozenset()


def films_at(scene: Scene, frame: int) -> frozenset[str]:
    """The assets of the films that are seen in a frame."""
    layers = layers_at(scene.sequence, frame)
    sides = [side for layer in layers for side in ([layer] if isinstance(layer, ClipLayer) else [layer.outgoing, layer.incoming])]
    seen = {side.clip.media.asset_id for side in sides if side and isinstance(side.clip.media, AssetReference)}
    return frozenset(id for id in seen if id in scene.files and scene.files[id].kind is AssetKind.FILM)


class Told:
    """What one process knows, so that only what differs is sent."""

    def __init__(self) -> None:
        self._scene: Scene | None = None
        self._tracks: dict[str, Track] = {}
        self._exact: dict[str, frozenset[str]] = {}
        self._files: Plain = {}

    def news(self, scene: Scene) -> Plain | None:
        if scene is self._scene:
            return None
        tracks = {track.id: track for track in scene.sequence.tracks if track.kind.is_picture and not track.hidden}
        self._exact = {id: self._exact[id] if self._tracks.get(id) is track else _shown_exactly(track)
                       for id, track in tracks.items()}
        files = _plain_files(scene, frozenset().union(*self._exact.values()))
        news = {"op": "show", "version": scene.version, "format": to_plain(scene.sequence.format),
                "tracks": [_difference(self._tracks.get(id), track) for id, track in tracks.items()],
                "files": None if files == self._files else files}
        self._scene, self._tracks, self._files = scene, tracks, files
        return news


class Heard:
    """The process's side: the sequence as it was told. What did not change is the same object as before, so that whatever was
    prepared for a clip is found again."""

    def __init__(self) -> None:
        self.sequence = Sequence("preview")
        self.version = 0
        self.files: dict[str, AssetFile] = {}
        self.proxies: dict[str, tuple[AssetFile, int]] = {}
        """By asset id, with the proxy's width."""
        self._tracks: dict[str, Track] = {}
        self._clips: dict[str, Clip] = {}

    def take(self, news: Plain) -> bool:
        """Returns whether files are others than before."""
        told = [self._track(plain) for plain in news["tracks"]]
        self._tracks = {track.id: track for track in told}
        self._clips = {clip.id: clip for track in told for _, clip in track.clips()}
        self.sequence = Sequence("preview", from_plain(news["format"], SequenceFormat), tuple(told))
        self.version = news["version"]
        if news["files"] is None:
            return False
        self.files = {id: _file(plain) for id, plain in news["files"].items()}
        self.proxies = {id: (AssetFile(Path(plain["proxy"]), AssetKind.FILM, f"{plain['digest']} proxy", plain["name"]),
                             plain["proxy_width"]) for id, plain in news["files"].items() if "proxy" in plain}
        return True

    def _track(self, plain: Plain) -> Track:
        """The inverse of `_difference`. An item that is new on its track may be known from another."""
        old, track = self._tracks.get(plain["id"]), plain["track"]
        if track is None:
            assert old is not None
            return old
        told = from_plain(track, Track)
        items = tuple(known if isinstance(item, Clip) and (known := self._clips.get(item.id)) == item else item
                      for item in told.items)
        kept = old.items if old else ()
        return replace(told, items=kept[:plain["head"]] + items + kept[len(kept) - plain["tail"]:])


def _difference(old: Track | None, track: Track) -> Plain:
    """A track, or as much of it as is not the same objects: what lies between the first `head` and the last `tail` items."""
    if old is track:
        return {"id": track.id, "track": None}
    before, after = old.items if old else (), track.items
    shortest = min(len(before), len(after))
    head = next((n for n in range(shortest) if before[n] is not after[n]), shortest)
    tail = next((n for n in range(shortest - head) if before[-1 - n] is not after[-1 - n]), shortest - head)
    middle = replace(track, items=after[head:len(after) - tail])
    return {"id": track.id, "track": to_plain(middle, brief=True), "head": head, "tail": tail}


def _shown_exactly(track: Track) -> frozenset[str]:
    """The assets that are shown pixel for pixel."""
    return frozenset(item.media.asset_id for item in track.items if isinstance(item, Clip)
                     and isinstance(item.media, AssetReference)
                     and Fit.NONE in (item.transform.fit, *(each.fit for each in item.framings.values())))


def _plain_files(scene: Scene, exact: frozenset[str]) -> Plain:
    """A film that is shown pixel for pixel has no proxy: it would be shown smaller."""
    files: Plain = {}
    for id, file in scene.files.items():
        if file.kind is AssetKind.AUDIO or id in scene.withheld:
            continue
        plain: Plain = {"path": str(file.path), "kind": str(file.kind), "digest": file.digest, "name": file.name}
        if file.kind is AssetKind.FILM and id not in exact and (proxy := scene.proxies.get(file.digest)):
            plain |= {"proxy": str(proxy.path), "proxy_width": proxy.width}
        files[id] = plain
    return files


def _file(plain: Plain) -> AssetFile:
    return AssetFile(Path(plain["path"]), AssetKind(plain["kind"]), plain["digest"], plain["name"])
