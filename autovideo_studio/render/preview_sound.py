"""The preview's sound: mixed ahead in a process of its own, handed to the device in time."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from autovideo_studio.domain.plain import to_plain
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.track import Track
from autovideo_studio.jobs.companion import Companion, Message
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.audio_mix import soundings
from autovideo_studio.render.sound_feed import SoundFeed
from autovideo_studio.render.track_news import ToldTracks

if TYPE_CHECKING:
    from autovideo_studio.render.sound_feed import Samples

TASK = "autovideo_studio.render.sound_task:serve_task"
AHEAD = 2 * SAMPLE_RATE
_BRIDGE = SAMPLE_RATE // 2
"""After an edit while playing: so long the old sound goes on, until the new is mixed."""


@dataclass(frozen=True, slots=True)
class SoundScene:
    """All that sound is mixed from: `files` by asset id; `levels` by digest, as `soundtrack.level_task` measured them (others are
    measured before they sound); `gain_db`, which the last export found for the whole."""

    sequence: Sequence
    files: Mapping[str, AssetFile]
    levels: Mapping[str, dict[str, Any]]
    gain_db: float = 0.0


class PreviewSound:
    """Belongs to the window's thread. No process is started for a sequence without sound."""

    def __init__(self, forks: ForkServer | None = None) -> None:
        """Its process comes from `forks` where that lives."""
        from autovideo_studio.render.sound_output import SoundOutput

        self._forks = forks
        self._feed = SoundFeed()
        self._output = SoundOutput(self._feed)
        self._companion: Companion | None = None
        self._scene: SoundScene | None = None
        self._ready = False
        self._told = ToldTracks()
        self._cue = _Cue(0, 0, 0)

    @property
    def has_device(self) -> bool:
        return self._output.has_device and self._feed.plays

    @property
    def sounds(self) -> bool:
        """Whether sound is being handed out."""
        return self._feed.next is not None

    @property
    def latency(self) -> float:
        return self._feed.latency if self.has_device else 0.0

    def heard(self) -> float | None:
        """The second of the sequence that leaves the device now, None where nothing does."""
        return self._feed.heard()

    def set_scene(self, scene: SoundScene) -> None:
        """Sound this from now on; what sounded before goes on until it is mixed."""
        before, self._scene = self._scene, scene
        if before is not None and _sounds_alike(before, scene):
            return
        if self._companion is None and any(True for _ in soundings(scene.sequence)):
            self._output.start()
            self._companion = Companion(TASK, {}, self._heard, self._died, forks=self._forks)
        if self._companion:
            self._companion.soon(lambda: self._show(scene))
            sample = self._feed.next
            self._begin(self._cue.start if sample is None else sample + _BRIDGE, keep=True)

    def cue(self, seconds: float) -> None:
        """Mix from here on, to be ready."""
        self._begin(_sample(seconds), keep=False)

    def start(self, seconds: float) -> None:
        """Be heard from here on. Soonest where `cue` was called before."""
        sample = _sample(seconds)
        if not self._cue.covers(sample):
            self._begin(sample, keep=False)
        self._feed.start(sample)

    def stop(self) -> None:
        self._feed.stop()

    def grain(self, seconds: float) -> None:
        """Let 60 ms from here be heard."""
        self.cue(seconds)
        self._feed.play_grain(_sample(seconds))

    def set_volume(self, volume: float) -> None:
        """0..1."""
        self._feed.set_volume(max(0.0, min(volume, 1.0)))

    def peek(self, sample: int, count: int) -> Samples:
        """What sounds from a place on, int16 of shape (count, 2)."""
        return self._feed.peek(sample, count)

    def follow(self, seconds: float) -> None:
        """Play is at this second: without a device nothing else tells."""
        if not self.has_device:
            self._feed.follow(_sample(seconds))

    def tick(self) -> None:
        """Have more mixed as play goes on."""
        sample = self._feed.next
        if self._companion and sample is not None and sample + AHEAD // 2 > self._cue.until:
            self._cue = replace(self._cue, until=sample + AHEAD)
            message = {"op": "until", "sample": self._cue.until}
            self._companion.soon(lambda: self._say(message))

    def close(self) -> None:
        if self._companion:
            self._companion.close()
        self._output.close()

    def _begin(self, sample: int, keep: bool) -> None:
        self._cue = _Cue(self._feed.new_cue(keep), sample, sample + AHEAD // 2)
        message = self._cue.message
        if self._companion:
            self._companion.soon(lambda: self._say(message))

    # What follows runs in the companion's thread.

    def _say(self, message: Message) -> None:
        if self._ready and self._companion:
            self._companion.tell(message)

    def _show(self, scene: SoundScene) -> None:
        if not self._ready:
            return
        sequence = Sequence("preview", scene.sequence.format, _sound_tracks(scene.sequence))
        heard = {each.asset_id: scene.files[each.asset_id] for each in soundings(sequence) if each.asset_id in scene.files}
        levels = {file.digest: scene.levels[file.digest] for file in heard.values() if file.digest in scene.levels}
        self._say({"op": "show", "format": to_plain(sequence.format), "tracks": self._told.news(sequence.tracks),
                   "levels": levels, "gain_db": scene.gain_db,
                   "files": {id: [str(file.path), file.digest] for id, file in heard.items()}})

    def _heard(self, message: Message) -> None:
        import numpy as np

        if message["op"] == "ready":
            self._ready, self._told = True, ToldTracks()
            if self._scene:
                self._show(self._scene)
                self._say(self._cue.message)
        else:
            samples = np.frombuffer(base64.b64decode(message["samples"]), "<i2").reshape(-1, 2)
            self._feed.put(message["cue"], message["start"], samples)

    def _died(self, error: object) -> None:
        self._ready = False


@dataclass(frozen=True, slots=True)
class _Cue:
    """What was asked of the mixing process last: from which sample on, up to which."""

    number: int
    start: int
    until: int

    def covers(self, sample: int) -> bool:
        return self.start <= sample < self.until

    @property
    def message(self) -> Message:
        return {"op": "cue", "cue": self.number, "start": self.start, "until": self.until}


def _sample(seconds: float) -> int:
    return max(0, round(seconds * SAMPLE_RATE))


def _sound_tracks(sequence: Sequence) -> tuple[Track, ...]:
    return tuple(track for track in sequence.tracks if not track.kind.is_picture)


def _sounds_alike(one: SoundScene, other: SoundScene) -> bool:
    """By identity: most edits leave the sound tracks' very objects as they were."""
    tracks, others = _sound_tracks(one.sequence), _sound_tracks(other.sequence)
    return (len(tracks) == len(others) and all(a is b for a, b in zip(tracks, others, strict=True))
            and one.sequence.format.rate == other.sequence.format.rate and one.gain_db == other.gain_db
            and one.files == other.files)
