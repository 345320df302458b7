"""The frame server: has frames of one sequence drawn in a process of its own, and hands the newest to the window.

Drawing decodes foreign bytes, so it happens where a crash or a hang hurts nobody:

    window's thread            companion's thread              drawing process (`preview_task`)
    request(…) ------------->  the newest one is sent  ----->  cache, else compose  -->  slot in shared memory
    newest() <---------------  frame is ready  <-------------  answer; then look ahead
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf

from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.jobs.companion import Companion, Message
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.media.proxies import Proxy
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.preview_news import Scene, Told, films_at
from autovideo_studio.render.preview_slots import COUNT, Slots

TASK = "autovideo_studio.render.preview_task:serve_task"
CACHE_BYTES = 384 << 20
LIMIT_S = 30.0
"""A frame that takes longer is given up: its process is ended, and the films in it are left out from then on."""


@dataclass(frozen=True, slots=True)
class Request:
    """Frame `number` at `width` × `height`. `heading` is how many frames ahead the next request will be (0: standing still);
    `loop` the range that play goes round in; `due` when it shall be shown (`time.perf_counter`; 0: at once)."""

    number: int
    width: int
    height: int
    heading: int = 0
    loop: TimeRange | None = None
    due: float = 0.0


@dataclass(frozen=True, slots=True)
class PreviewFrame:
    """A drawn frame. `pixels` are `height` rows of `width` pixels, each four bytes B, G, R, unused: what
    `QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGB32)` shows without a copy. They are valid until
    `FrameServer.newest` returns the next frame.

    `version` is that of the `set_sequence` whose value it shows. `seconds` passed since it was asked for, `drawing` of them for
    drawing it (0: it was there already); `pace` is what drawing a frame took of late. `ahead` frames after it are ready.
    `missing` names media shown as placeholders; `due` is the request's.
    """

    number: int
    width: int
    height: int
    pixels: memoryview
    version: int
    seconds: float
    drawing: float
    pace: float
    ahead: int
    missing: tuple[str, ...] = ()
    due: float = 0.0


class FrameServer:
    """One open sequence. Every method may be called from any thread and returns at once; only `close` waits.

    The newest request wins: one that was not begun when the next came is forgotten. While playing, frames are asked for a little
    before they are due, one after the other, and wait for their time: then a process that is held up for a moment does no harm.
    """

    def __init__(self, *, cache_bytes: int = CACHE_BYTES, forks: ForkServer | None = None) -> None:
        """Its process comes from `forks` where that lives."""
        self._slots = Slots.make()
        self._news = threading.Condition()
        self._scene: Scene | None = None
        self._proxies: Mapping[str, Proxy] = {}
        self._wanted: deque[tuple[Request, float]] = deque()
        self._asked: tuple[Request, float, int] | None = None
        self._unwanted: Request | None = None
        self._ready: deque[tuple[PreviewFrame, int]] = deque()
        self._showing: tuple[PreviewFrame, int] | None = None
        self._told: Told | None = None
        self._companion = Companion(TASK, {"slots": str(self._slots.path), "cache_bytes": cache_bytes}, self._heard, self._died,
                                    forks=forks)

    def set_sequence(self, sequence: Sequence, files: Mapping[str, AssetFile]) -> int:
        """Show this value from the next request on, with which it is told; `files` by asset id. Returns its version. What is the
        same object as before is not sent again, and frames that look as before are not drawn again."""
        with self._news:
            version = self._scene.version + 1 if self._scene else 1
            withheld = self._scene.withheld & files.keys() if self._scene else frozenset[str]()
            self._scene = Scene(version, sequence, files, self._proxies, withheld)
        return version

    def set_proxies(self, proxies: Mapping[str, Proxy]) -> None:
        """Lighter films, by the digest of the asset that each stands for."""
        with self._news:
            self._proxies = dict(proxies)
            if self._scene:
                self._scene = replace(self._scene, proxies=self._proxies)

    def request(self, number: int, width: int, height: int, heading: int = 0, loop: TimeRange | None = None,
                due: float = 0.0) -> None:
        """Ask for a frame. `preview_size.frame_size` says how large it may be."""
        with self._news:
            if not due:
                self._wanted.clear()
            self._wanted.append((Request(number, width, height, heading, loop, due), time.perf_counter()))
        self._companion.soon(self._send)

    def forget(self) -> None:
        """Play goes on elsewhere or ends: what was asked for and not shown yet is not wanted any more."""
        with self._news:
            self._wanted.clear()
            self._ready.clear()
            self._unwanted = self._asked[0] if self._asked else None

    def newest(self, timeout_s: float = 0.0, now: float = inf) -> PreviewFrame | None:
        """The newest frame that came since the last call and is due by `now`; None if there is none (within `timeout_s`). The one
        returned before it is then no longer valid."""
        with self._news:
            if not self._ready and timeout_s:
                self._news.wait_for(lambda: bool(self._ready), timeout_s)
            newest = None
            while self._ready and self._ready[0][0].due <= now:
                newest = self._ready.popleft()
            if newest is None:
                return None
            self._showing = newest
            return newest[0]

    def close(self) -> None:
        """End the process and the thread, and wait until they are gone. Harmless when repeated."""
        self._companion.close()
        self._slots.remove()

    # What follows runs in the companion's thread.

    def _send(self) -> None:
        """Tell the process what it does not know yet; and the newest request, once it has answered the one before."""
        with self._news:
            scene, told = self._scene, self._told
            if scene is None or told is None:
                return
            asked = None
            if self._wanted and self._asked is None and (slot := self._free_slot()) is not None:
                while len(self._wanted) > 1 and self._wanted[0][0].due < time.perf_counter():
                    self._wanted.popleft()
                asked = self._asked = *self._wanted.popleft(), slot
        if (news := told.news(scene)) is not None:
            self._companion.tell(news)
        if asked is not None:
            request, _, slot = asked
            self._companion.tell({"op": "draw", "slot": slot, "number": request.number, "size": [request.width, request.height],
                                  "heading": request.heading,
                                  "loop": [request.loop.start, request.loop.end] if request.loop else None})
            self._companion.later(LIMIT_S, lambda: self._companion.kill() if self._asked is asked else None)

    def _free_slot(self) -> int | None:
        taken = {pair[1] for pair in (self._showing, *self._ready) if pair is not None}
        return next((slot for slot in range(COUNT) if slot not in taken), None)

    def _heard(self, message: Message) -> None:
        if message["op"] == "ready":
            self._told = Told()
        else:
            self._take(message)
        self._send()

    def _take(self, answer: Message) -> None:
        assert self._asked is not None
        request, asked_at, slot = self._asked
        frame = PreviewFrame(request.number, request.width, request.height,
                             self._slots.slot(slot, request.width, request.height), answer["version"],
                             time.perf_counter() - asked_at, answer["drawing"], answer["pace"], answer["ahead"],
                             tuple(answer["missing"]), request.due)
        with self._news:
            self._asked = None
            if request is not self._unwanted:
                if not request.due:
                    self._ready.clear()
                self._ready.append((frame, slot))
                self._news.notify_all()

    def _died(self, error: StudioError) -> None:
        """Leave out the films of the frame that it died on, and ask again for what was asked for."""
        drawing = self._slots.drawing
        with self._news:
            self._told = None
            if drawing >= 0 and self._scene:
                self._scene = replace(self._scene, withheld=self._scene.withheld | films_at(self._scene, drawing))
            if self._asked is not None:
                if not self._wanted:
                    self._wanted.append(self._asked[:2])
                self._asked = None
