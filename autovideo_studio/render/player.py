"""The player: playhead, clock, pictures and sound of one open sequence, for a window that ticks."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.media.proxies import Proxy
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.level_meter import LevelMeter, SoundLevels
from autovideo_studio.render.player_clock import SoundClock
from autovideo_studio.render.preview import FrameServer, PreviewFrame
from autovideo_studio.render.preview_size import AdaptiveQuality, Quality, frame_size
from autovideo_studio.render.preview_sound import PreviewSound, SoundScene
from autovideo_studio.render.transport import Transport

TICK_S = 1 / 60
LEAD = 6
"""Ticks: while playing, a frame is asked for so long before it is due."""


@dataclass(frozen=True, slots=True)
class PlayerState:
    """What a tick found. `picture` is the frame to show now, None if the one shown before stays. `frame` is under the playhead.

    `quality` is the one in use, which AUTO may have lowered; `late` counts the frames that came too late since play began;
    `has_sound` is False where no device plays (play goes on in silence).
    """

    frame: int
    rate: Fraction
    picture: PreviewFrame | None
    quality: Quality
    late: int
    has_sound: bool


class Player:
    """Belongs to the window's thread. Call `tick` at every tick of the display (60 a second), playing or not: nothing is called
    back. `close` it at the end."""

    def __init__(self, server: FrameServer | None = None, sound: PreviewSound | None = None,
                 now: Callable[[], float] = time.perf_counter, *, forks: ForkServer | None = None) -> None:
        """Its processes come from `forks` where that lives."""
        self._server = server or FrameServer(forks=forks)
        self._sound = sound or PreviewSound(forks)
        self._now, self._clock = now, SoundClock(self._sound.heard, now)
        self._meter = LevelMeter(self._sound.peek)
        self._transport = Transport()
        self._sequence: Sequence | None = None
        self._untold: SoundScene | None = None
        """What the two processes are to be told."""
        self._window: tuple[int, int] | None = None
        self._quality, self._adaptive = Quality.AUTO, AdaptiveQuality()
        self._asked: tuple[int, int, int, int] | None = None
        self._asked_ahead = 0
        self._awaited: deque[float] = deque()
        """When the frames that were asked for and have not come are due."""
        self._late = 0

    @property
    def transport(self) -> Transport:
        return self._transport

    def set_sequence(self, sequence: Sequence, files: Mapping[str, AssetFile], levels: Mapping[str, dict[str, Any]],
                     gain_db: float = 0.0) -> None:
        """Show and sound this value from the next tick on: until then the window has the processor for itself, to paint what was
        edited. The playhead stays where it is, play goes on. `files` by asset id; `levels` and `gain_db` as in `SoundScene`."""
        self._sequence = sequence
        self._transport = self._transport.of(sequence.format.rate, sequence.duration)
        self._untold = SoundScene(sequence, files, levels, gain_db)
        self._asked = None

    def set_proxies(self, proxies: Mapping[str, Proxy]) -> None:
        """Lighter films, by the digest of the asset that each stands for."""
        self._server.set_proxies(proxies)
        self._asked = None

    def set_window(self, width: int, height: int) -> None:
        """How large the picture is shown, in device pixels."""
        self._window = width, height

    def set_quality(self, quality: Quality) -> None:
        self._quality = quality
        self._adaptive = AdaptiveQuality()

    def set_loop(self, loop: TimeRange | None) -> None:
        """The frames that play goes round in."""
        self._transport = replace(self._transport, loop=loop)

    def set_volume(self, volume: float) -> None:
        """0..1."""
        self._sound.set_volume(volume)

    def play(self, rate: Fraction = Fraction(1)) -> None:
        self._go(self._transport.played(rate))

    def pause(self) -> None:
        self._go(self._transport.rested())

    def toggle(self) -> None:
        """Space: play, or pause."""
        if self._transport.playing:
            self.pause()
        else:
            self.play()

    def shuttle(self, direction: int, slow: bool = False) -> None:
        """J (−1) and L (+1): one step down or up the rates −8 … 8; `slow` has ½ and ¼ too."""
        self._go(self._transport.shuttled(direction, slow))

    def seek(self, frame: int, audible: bool = False) -> None:
        """Put the playhead on a frame; `audible` (scrubbing) lets 60 ms of what is there be heard. Play goes on from there."""
        self._go(self._transport.at(frame))
        if audible and not self._transport.playing:
            self._sound.grain(float(self._transport.position))

    def step(self, frames: int) -> None:
        """Pause, and go so many frames on or back."""
        self._transport = self._transport.rested()
        self.seek(self._transport.frame + frames, audible=True)

    def levels(self) -> SoundLevels | None:
        """How loud what is heard now is; None while nothing plays at its own pace."""
        return self._meter.look(float(self._transport.position)) if self._transport.rate == 1 else None

    def tick(self) -> PlayerState:
        picture = self._server.newest(now=self._now() + TICK_S / 2)
        if self._transport.playing:
            self._judge(picture)
            self._advance()
        self._tell()
        self._ask()
        return PlayerState(self._transport.frame, self._transport.rate, picture, self._current_quality, self._late,
                           self._sound.has_device)

    def close(self) -> None:
        self._sound.close()
        self._server.close()

    def _tell(self) -> None:
        if self._untold is not None:
            scene, self._untold = self._untold, None
            self._server.set_sequence(scene.sequence, scene.files)
            self._sound.set_scene(scene)

    def _go(self, transport: Transport) -> None:
        """From now on like this. The clock starts so much earlier as sound takes to leave the device."""
        if transport.playing:
            self._tell()
        if transport.playing and not self._transport.playing:
            self._adaptive, self._late = AdaptiveQuality(), 0
        if transport.playing or self._transport.playing:
            self._server.forget()
            self._awaited.clear()
        self._transport, self._asked, self._asked_ahead = transport, None, 0
        position = float(transport.position)
        if transport.rate == 1:
            self._sound.start(position)
            position -= self._sound.latency
        else:
            self._sound.stop()
            if not transport.playing:
                self._sound.cue(position)
        self._clock.start(position, float(transport.rate))

    def _advance(self) -> None:
        position = _exact(self._clock.position())
        if self._transport.rate == 1:
            position = max(position, self._transport.position)
        moved = self._transport.moved_to(position)
        if moved.position != position or not moved.playing:
            self._go(moved)
        else:
            self._transport = moved
        if moved.rate == 1:
            self._sound.follow(float(position))
            self._sound.tick()
            if not self._sound.sounds:
                self._sound.start(float(position) + self._sound.latency)

    def _judge(self, picture: PreviewFrame | None) -> None:
        """Were the frames that are due there in time?"""
        while picture is not None and self._awaited and self._awaited[0] <= picture.due:
            self._awaited.popleft()
        late = 0
        while self._awaited and self._awaited[0] < self._now() - TICK_S:
            self._awaited.popleft()
            late += 1
        self._late += late
        if late or picture is not None:
            pace = picture.pace if picture else TICK_S
            self._adaptive.shown(late > 0, pace * self._frames_a_tick / TICK_S)

    def _ask(self) -> None:
        """For the frame under the playhead; while playing for those that will be seen a moment from now."""
        if not self._transport.playing:
            self._ask_for(self._transport.frame)
            return
        heading = max(1, round(self._frames_a_tick)) * (1 if self._transport.rate > 0 else -1)
        position = self._clock.position()
        for ticks in range(self._asked_ahead, LEAD + 1):
            coming = _exact(position + float(self._transport.rate) * ticks * TICK_S)
            if self._transport.rate == 1:
                coming = max(coming, self._transport.position)
            self._ask_for(self._transport.moved_to(coming).frame, heading, self._now() + ticks * TICK_S)
        self._asked_ahead = LEAD

    def _ask_for(self, frame: int, heading: int = 0, due: float = 0.0) -> None:
        """Unless it was asked for."""
        if self._sequence is None:
            return
        size = frame_size(self._sequence.format, self._current_quality, self._window)
        asked = (frame, *size, heading)
        if asked != self._asked:
            self._asked = asked
            if due:
                self._awaited.append(due)
            self._server.request(*asked, self._transport.loop, due)

    @property
    def _frames_a_tick(self) -> float:
        return float(abs(self._transport.rate) * self._transport.frame_rate) * TICK_S

    @property
    def _current_quality(self) -> Quality:
        """AUTO is full at rest: there is time."""
        if self._quality is not Quality.AUTO:
            return self._quality
        return self._adaptive.quality if self._transport.playing else Quality.FULL


def _exact(seconds: float) -> Fraction:
    return Fraction(round(seconds * 1_000_000), 1_000_000)
