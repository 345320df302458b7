"""What the drawing process is told of a sequence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
from autovideo_studio.render.track_news import HeardTracks, ToldTracks

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
        self._told = ToldTracks()
        self._exact: dict[str, frozenset[str]] = {}
        self._files: Plain = {}

    def news(self, scene: Scene) -> Plain | None:
        if scene is self._scene:
            return None
        before = self._told.tracks
        tracks = [track for track in scene.sequence.tracks if track.kind.is_picture and not track.hidden]
        self._exact = {track.id: self._exact[track.id] if before.get(track.id) is track else _shown_exactly(track)
                       for track in tracks}
        files = _plain_files(scene, frozenset().union(*self._exact.values()))
        news = {"op": "show", "version": scene.version, "format": to_plain(scene.sequence.format),
                "tracks": self._told.news(tracks), "files": None if files == self._files else files}
        self._scene, self._files = scene, files
        return news


class Heard:
    """The process's side: the sequence as it was told."""

    def __init__(self) -> None:
        self.sequence = Sequence("preview")
        self.version = 0
        self.files: dict[str, AssetFile] = {}
        self.proxies: dict[str, tuple[AssetFile, int]] = {}
        """By asset id, with the proxy's width."""
        self._tracks = HeardTracks()

    def take(self, news: Plain) -> bool:
        """Returns whether files are others than before."""
        tracks = self._tracks.take(news["tracks"])
        self.sequence = Sequence("preview", from_plain(news["format"], SequenceFormat), tracks)
        self.version = news["version"]
        if news["files"] is None:
            return False
        self.files = {id: _file(plain) for id, plain in news["files"].items()}
        self.proxies = {id: (AssetFile(Path(plain["proxy"]), AssetKind.FILM, f"{plain['digest']} proxy", plain["name"]),
                             plain["proxy_width"]) for id, plain in news["files"].items() if "proxy" in plain}
        return True


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
