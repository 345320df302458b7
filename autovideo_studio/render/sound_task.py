"""The mixing process of the preview: gives blocks of sound from the place that it is told, as far ahead as is wanted."""

from __future__ import annotations

import base64
from math import inf
from pathlib import Path
from typing import Any

import numpy as np

from autovideo_studio.domain.plain import from_plain
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.foundation.errors import Cancelled, StudioError
from autovideo_studio.jobs.worker_context import WorkerContext
from autovideo_studio.media.audio import AudioReader
from autovideo_studio.render.audio_mix import Bus, soundings
from autovideo_studio.render.audio_sources import Level
from autovideo_studio.render.live_mix import LiveMix
from autovideo_studio.render.soundtrack import level_from_plain, level_of
from autovideo_studio.render.track_news import HeardTracks

Plain = dict[str, Any]


def serve_task(payload: Plain, context: WorkerContext) -> Plain:
    """Worker task: runs until it is cancelled.

    It is told what sounds ("show": `format`, `tracks` as `track_news` has them, `files` {asset id: [path, digest]}, `levels`
    {digest: level}, `gain_db`), where to begin ("cue": `cue`, `start`) and how far to go ("until": `sample`); it says "ready" at
    first, then "block" (`cue`, `start`, `samples`: base64 of int16 stereo).
    """
    mixing = _Mixing(context)
    context.say({"op": "ready"})
    while True:
        mixing.serve_next()


class _Mixing:
    def __init__(self, context: WorkerContext) -> None:
        self._context = context
        self._sequence, self._tracks = Sequence("preview"), HeardTracks()
        self._paths: dict[str, Path] = {}
        self._levels: dict[str, Level] = {}
        self._known: dict[str, Level | None] = {}
        """By digest; None for what cannot be read."""
        self._gain_db = 0.0
        self._mix: LiveMix | None = None
        self._cue = self._start = self._until = 0

    def serve_next(self) -> None:
        """Hear a message, or mix one block. Files are opened for a block, not for a cue: many cues come while scrubbing."""
        position = self._mix.position if self._mix else self._start
        message = self._context.next_message(0 if position < self._until else None)
        if message is None:
            if position < self._until:
                self._mix_on()
        elif message["op"] == "show":
            self._show(message)
        elif message["op"] == "cue":
            self._stop()
            self._cue, self._start, self._until = message["cue"], message["start"], message["until"]
        else:
            self._until = message["sample"]

    def _mix_on(self) -> None:
        self._mix = self._mix or LiveMix(self._sequence, self._paths, self._levels, self._gain_db, self._start)
        start = self._mix.position
        pcm = np.rint(self._mix.read() * 32767).astype("<i2")
        self._context.say({"op": "block", "cue": self._cue, "start": start,
                           "samples": base64.b64encode(pcm.tobytes()).decode()})

    def _show(self, news: Plain) -> None:
        self._stop()
        format, tracks = from_plain(news["format"], SequenceFormat), self._tracks.take(news["tracks"])
        self._sequence, self._gain_db = Sequence("preview", format, tracks), news["gain_db"]
        self._known |= {digest: level_from_plain(plain) for digest, plain in news["levels"].items()}
        self._paths, self._levels = {}, {}
        measured: dict[str, bool] = {}
        for each in soundings(self._sequence):
            measured[each.asset_id] = measured.get(each.asset_id, False) or each.bus is not Bus.PLAIN or each.looped
        for id in measured.keys() & news["files"].keys():
            path, digest = Path(news["files"][id][0]), news["files"][id][1]
            level = self._level(path, digest) if measured[id] else self._openable(path)
            if level is not None:
                self._paths[id], self._levels[id] = path, level

    def _level(self, path: Path, digest: str) -> Level | None:
        """As told, else measured now."""
        if digest not in self._known:
            try:
                self._known[digest] = level_of(path, self._context)
            except Cancelled:
                raise
            except StudioError:
                self._known[digest] = None
        return self._known[digest]

    @staticmethod
    def _openable(path: Path) -> Level | None:
        """Of a sound that is mixed as loud as it is, no level is asked."""
        try:
            AudioReader(path).close()
        except StudioError:
            return None
        return Level(-inf, 0)

    def _stop(self) -> None:
        if self._mix is not None:
            self._mix.close()
        self._mix = None
