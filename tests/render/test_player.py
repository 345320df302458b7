"""Playhead, clocks, the sound's hand-over and the player that joins them, on a time of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.render.player import TICK_S, Player, PlayerState
from autovideo_studio.render.player_clock import SoundClock, WallClock
from autovideo_studio.render.preview import PreviewFrame
from autovideo_studio.render.preview_size import AdaptiveQuality, Quality, frame_size
from autovideo_studio.render.sound_feed import GRAIN, SoundFeed
from autovideo_studio.render.transport import RATES, SLOW_RATES, Transport

FPS = Fraction(30)


class Time:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    def pass_(self, seconds: float) -> None:
        self.seconds += seconds


# The playhead

rates = st.sampled_from([rate for rate in SLOW_RATES if rate])
transports = st.builds(Transport, st.sampled_from([FPS, Fraction(24000, 1001)]), st.integers(1, 500),
                       rate=st.sampled_from(SLOW_RATES))


@given(transports, st.fractions(-5, 30), rates)
def test_the_playhead_never_leaves_the_sequence(transport: Transport, position: Fraction, rate: Fraction) -> None:
    moved = transport.played(rate).moved_to(position)
    assert 0 <= moved.frame < transport.frames
    if not 0 <= position < Fraction(transport.frames) / transport.frame_rate:
        assert not moved.playing


@given(transports, st.integers(-10, 600))
def test_a_frame_sought_is_the_frame_under_the_playhead(transport: Transport, frame: int) -> None:
    assert transport.at(frame).frame == max(0, min(frame, transport.frames - 1))


@given(st.integers(0, 80), st.integers(1, 40), rates, st.lists(st.fractions(0, Fraction(1, 10)), max_size=60))
def test_a_loop_is_never_left(start: int, length: int, rate: Fraction, steps: list[Fraction]) -> None:
    loop = TimeRange(start, length)
    transport = replace(Transport(FPS, 120).at(start), loop=loop, rate=rate)
    for step in steps:
        transport = transport.moved_to(transport.position + step * rate)
        assert transport.frame in loop and transport.playing


def test_play_outside_the_loop_goes_in_and_stays() -> None:
    transport = replace(Transport(FPS, 100).at(10), loop=TimeRange(30, 10), rate=Fraction(1))
    frames = []
    for _ in range(60):
        transport = transport.moved_to(transport.position + Fraction(1, 30))
        frames.append(transport.frame)
    assert frames[:29] == list(range(11, 40)) and frames[29:] == [30 + n % 10 for n in range(31)]


def test_j_k_l() -> None:
    transport = Transport(FPS, 1000).at(500)
    up = []
    for _ in range(5):
        transport = transport.shuttled(1)
        up.append(transport.rate)
    assert up == [1, 2, 4, 8, 8]
    down = []
    for _ in range(9):
        transport = transport.shuttled(-1)
        down.append(transport.rate)
    assert down == [4, 2, 1, 0, -1, -2, -4, -8, -8]
    assert [transport.rested().shuttled(1, slow=True).rate, RATES[0]] == [Fraction(1, 4), -8]


def test_play_at_the_end_begins_anew() -> None:
    end = Transport(FPS, 90).at(89)
    assert end.played().position == 0
    assert Transport(FPS, 90).played(Fraction(-1)).frame == 89


def test_an_edit_leaves_the_playhead_or_takes_it_along() -> None:
    transport = Transport(FPS, 90).at(60)
    assert transport.of(FPS, 120).frame == 60
    assert transport.of(FPS, 30).frame == 29


# The clocks

def test_the_walls_clock_runs_at_any_rate() -> None:
    time = Time()
    clock = WallClock(time)
    clock.start(10, -2)
    time.pass_(1.5)
    assert clock.position() == 7
    clock.start(7, 0)
    time.pass_(5)
    assert clock.position() == 7


def run(clock: SoundClock, time: Time, seconds: float, each: Callable[[], object] = lambda: None) -> list[float]:
    positions = []
    for _ in range(round(seconds * 60)):
        time.pass_(1 / 60)
        each()
        positions.append(clock.position())
    return positions


def test_sound_leads_the_clock_slowly() -> None:
    time = Time()
    offset = 0.05
    clock = SoundClock(lambda: time() - 100 - offset, time)
    clock.start(0, 1)
    positions = run(clock, time, 6)
    steps = np.diff(positions)
    assert (np.abs(steps * 60 - 1) <= 0.0201).all(), "never faster or slower by more than 2 %"
    assert abs(positions[-1] - (time() - 100 - offset)) < 0.003


def test_a_crystal_that_runs_differently_is_followed() -> None:
    time = Time()
    clock = SoundClock(lambda: (time() - 100) * 1.0005, time)
    clock.start(0, 1)
    positions = run(clock, time, 120)
    assert abs(positions[-1] - 120 * 1.0005) < 0.002


def test_a_large_difference_is_made_up_in_a_jump() -> None:
    time = Time()
    clock = SoundClock(lambda: time() - 100 - 0.5, time)
    clock.start(0, 1)
    assert run(clock, time, 0.1)[-1] == pytest.approx(0.1 - 0.5)


def test_sound_that_fails_leaves_the_walls_time() -> None:
    time = Time()
    heard: list[float | None] = [0.0]
    clock = SoundClock(lambda: heard[0], time)
    clock.start(0, 1)
    heard[0] = None
    assert run(clock, time, 2)[-1] == pytest.approx(2, abs=0.03)
    clock.start(5, 8)
    assert run(clock, time, 1)[-1] == pytest.approx(13), "at another pace no sound is the master"


# From the mix to the device

def numbers(start: int, count: int) -> np.ndarray:
    """Samples that tell their place."""
    place = np.arange(start, start + count) % 30_000
    return np.stack((place, -place), axis=1).astype(np.int16)


def test_samples_come_in_order_and_gaps_are_silent() -> None:
    feed = SoundFeed(Time())
    cue = feed.new_cue()
    assert not feed.read(100).any(), "at rest there is silence"
    feed.start(1000)
    assert not feed.read(100).any(), "what is not mixed yet is silence, and time goes on"
    feed.put(cue, 1000, numbers(1000, 400))
    feed.put(cue, 1400, numbers(1400, 400))
    assert np.array_equal(feed.read(500), numbers(1100, 500))
    assert np.array_equal(feed.read(300)[:200], numbers(1600, 200))
    feed.stop()
    assert not feed.read(100).any()


def test_blocks_of_an_older_cue_are_forgotten() -> None:
    feed = SoundFeed(Time())
    old = feed.new_cue()
    feed.put(old, 0, numbers(5, 4000))
    kept = feed.new_cue(keep=True)
    feed.start(0)
    assert np.array_equal(feed.read(100), numbers(5, 100)), "until the new sound is there"
    feed.put(old, 4000, numbers(9, 100))
    feed.put(kept, 200, numbers(7200, 1000))
    assert np.array_equal(feed.read(200), np.concatenate((numbers(105, 100), numbers(7200, 100))))
    feed.new_cue()
    assert not feed.read(100).any()


def test_what_is_heard_is_what_has_left_the_device() -> None:
    time = Time()
    feed = SoundFeed(time)
    feed.read(4800)
    feed.processed(1000)
    feed.start(48_000)
    assert feed.heard() is None
    feed.read(4800)
    feed.processed(4800)
    assert feed.heard() is None, "still the silence from before"
    feed.read(4800)
    feed.processed(9600)
    assert feed.heard() == pytest.approx(1.1)
    time.pass_(0.01)
    assert feed.heard() == pytest.approx(1.11), "time goes on between the device's reports"
    assert feed.latency == pytest.approx(0.1)


def test_a_device_that_stands_still_is_noticed() -> None:
    time = Time()
    feed = SoundFeed(time)
    feed.start(0)
    feed.read(4800)
    feed.processed(2400)
    assert feed.plays and feed.heard() is not None
    time.pass_(0.4)
    feed.processed(2400)
    assert not feed.plays and feed.heard() is None
    feed.processed(4000)
    assert feed.plays and feed.heard() is None and feed.next is None, "play must be started where it is by now"


def test_a_grain_is_heard_once() -> None:
    feed = SoundFeed(Time())
    cue = feed.new_cue()
    feed.play_grain(96_000)
    assert not feed.read(480).any()
    feed.put(cue, 96_000, np.full((12_000, 2), 8000, np.int16))
    grain = feed.read(480)
    assert len(grain) == GRAIN and grain[GRAIN // 2, 0] == 8000 and abs(int(grain[0, 0])) < 100 and abs(int(grain[-1, 0])) < 100
    assert not feed.read(480).any()


def test_volume() -> None:
    feed = SoundFeed(Time())
    feed.put(feed.new_cue(), 0, np.full((1000, 2), 8000, np.int16))
    feed.start(0)
    feed.set_volume(0.25)
    assert (feed.read(100) == 2000).all()


# Sizes

@given(st.integers(8, 2160).map(lambda n: 2 * n), st.integers(8, 2160).map(lambda n: 2 * n),
       st.none() | st.tuples(st.integers(1, 5000), st.integers(1, 5000)), st.sampled_from(Quality))
def test_sizes_are_even_and_fit(width: int, height: int, window: tuple[int, int] | None, quality: Quality) -> None:
    size = frame_size(SequenceFormat(width, height), quality, window)
    assert all(side % 2 == 0 and side >= 16 for side in size)
    assert size[0] <= max(width, 16) and size[1] <= max(height, 16)
    if window and min(size) > 16:
        assert size[0] <= window[0] and size[1] <= window[1]


def test_a_window_gets_what_fits_it() -> None:
    assert frame_size(SequenceFormat(1920, 1080), Quality.FULL) == (1920, 1080)
    assert frame_size(SequenceFormat(1920, 1080), Quality.FULL, (1000, 900)) == (1000, 562)
    assert frame_size(SequenceFormat(1920, 1080), Quality.HALF, (1000, 900)) == (500, 280)
    assert frame_size(SequenceFormat(1080, 1920), Quality.QUARTER, (5000, 960)) == (134, 240)


def test_late_frames_bring_the_quality_down_and_time_brings_it_back() -> None:
    adaptive = AdaptiveQuality()
    for _ in range(3):
        adaptive.shown(True, 1.5)
    assert adaptive.quality is Quality.HALF
    for _ in range(AdaptiveQuality.PATIENCE):
        adaptive.shown(False, 0.1)
    assert adaptive.quality is Quality.FULL
    waits = []
    for _ in range(3):
        while adaptive.quality is Quality.FULL:
            adaptive.shown(True, 1.5)
        waits.append(0)
        while adaptive.quality is not Quality.FULL:
            adaptive.shown(False, 0.1)
            waits[-1] += 1
    assert waits == sorted(waits) and waits[-1] > 3 * AdaptiveQuality.PATIENCE, "it does not see-saw"
    for _ in range(20):
        adaptive.shown(True, 3)
    assert adaptive.quality is Quality.QUARTER
    for _ in range(3000):
        adaptive.shown(False, 0.9)
    assert adaptive.quality is Quality.QUARTER, "in time, but with nothing to spare"


# The player

class Pictures:
    """A server whose frames come `delay` seconds after they were asked for."""

    def __init__(self, time: Time) -> None:
        self.time, self.delay = time, 0.002
        self.asked: list[tuple[int, int, int, int]] = []
        self.shown: list[Sequence] = []
        self._coming: list[tuple[float, PreviewFrame]] = []

    def set_sequence(self, sequence: Sequence, files: Any) -> int:
        self.shown.append(sequence)
        return 1

    def set_proxies(self, proxies: Any) -> None: ...

    def request(self, number: int, width: int, height: int, heading: int = 0, loop: TimeRange | None = None,
                due: float = 0.0) -> None:
        self.asked.append((number, width, height, heading))
        frame = PreviewFrame(number, width, height, memoryview(b""), 1, 0.0, 0.0, 0.001, 0, (), due)
        self._coming.append((self.time() + self.delay, frame))

    def forget(self) -> None:
        self._coming = []

    def newest(self, timeout_s: float = 0.0, now: float = 0.0) -> PreviewFrame | None:
        here = [frame for came, frame in self._coming if came <= self.time() and frame.due <= now]
        self._coming = [each for each in self._coming if each[1] not in here]
        return here[-1] if here else None

    def close(self) -> None: ...


class Sound:
    """A device with a tenth of a second of latency, or none at all."""

    def __init__(self, time: Time, has_device: bool = True) -> None:
        self.time, self.has_device = time, has_device
        self.latency = 0.1 if has_device else 0.0
        self.told: list[tuple[str, float]] = []
        self._started: tuple[float, float] | None = None

    @property
    def sounds(self) -> bool:
        return self._started is not None

    def heard(self) -> float | None:
        if self._started is None or not self.has_device or self.time() - self._started[0] <= self.latency:
            return None
        return self._started[1] + self.time() - self._started[0] - self.latency

    def set_scene(self, scene: Any) -> None: ...

    def start(self, seconds: float) -> None:
        self._started = self.time(), seconds
        self.told.append(("start", seconds))

    def stop(self) -> None:
        self._started = None

    def cue(self, seconds: float) -> None:
        self.told.append(("cue", seconds))

    def grain(self, seconds: float) -> None:
        self.told.append(("grain", seconds))

    def follow(self, seconds: float) -> None: ...

    def tick(self) -> None: ...

    def peek(self, sample: int, count: int) -> np.ndarray[Any, Any]:
        """A tone of −20 dBFS on the left."""
        tone = 3277 * np.sin(np.arange(sample, sample + count) * 2 * np.pi * 997 / 48_000)
        return np.stack([tone, 0 * tone], axis=1).astype(np.int16)

    def close(self) -> None: ...


class Cinema:
    """A player, its time, and a sequence of ten seconds."""

    def __init__(self, has_device: bool = True) -> None:
        self.time = Time()
        self.pictures, self.sound = Pictures(self.time), Sound(self.time, has_device)
        self.player = Player(self.pictures, self.sound, self.time)  # type: ignore[arg-type]
        clip = Clip("g", GraphicReference("title", "paper"), 300)
        self.player.set_sequence(Sequence("s", SequenceFormat(640, 360), (Track("v", TrackKind.VIDEO, items=(clip,)),)), {}, {})
        self.player.set_window(320, 180)

    def ticks(self, seconds: float) -> list[PlayerState]:
        states = []
        for _ in range(round(seconds * 60)):
            self.time.pass_(TICK_S)
            states.append(self.player.tick())
        return states


def test_the_processes_are_told_of_an_edit_at_the_next_tick_and_before_play() -> None:
    cinema = Cinema()
    shown = cinema.pictures.shown
    assert shown == []
    cinema.ticks(2 * TICK_S)
    assert len(shown) == 1
    for _ in range(3):
        cinema.player.set_sequence(replace(shown[0], tracks=(*shown[0].tracks, Track("o", TrackKind.OVERLAY))), {}, {})
        cinema.player.seek(7)
    assert len(shown) == 1 and cinema.player.transport.frame == 7
    cinema.player.play()
    assert len(shown) == 2 and len(shown[-1].tracks) == 2


def test_a_frame_is_shown_at_its_time() -> None:
    cinema = Cinema(has_device=False)
    cinema.ticks(0.1)
    begun = cinema.time()
    cinema.pictures.delay = 0.09
    cinema.player.play()
    numbers = []
    for _ in range(240):
        cinema.time.pass_(TICK_S)
        state = cinema.player.tick()
        if state.picture is not None:
            numbers.append(state.picture.number)
            due = state.picture.number / 30
            assert due - 0.01 <= cinema.time() - begun <= due + 1 / 30 + 0.01
    assert numbers == list(range(3, 121)), "from the third on each frame once, though each takes longer than a tick to come"
    assert state.late <= 4 and state.frame == 120


def test_what_was_asked_for_before_a_jump_is_not_shown_after_it() -> None:
    cinema = Cinema(has_device=False)
    cinema.player.play()
    cinema.ticks(1)
    cinema.player.seek(200)
    shown = [state.picture.number for state in cinema.ticks(0.5) if state.picture is not None]
    assert min(shown) >= 200
    cinema.player.pause()
    rest = cinema.player.transport.frame
    assert [state.picture.number for state in cinema.ticks(0.2) if state.picture is not None] == [rest]


def test_play_waits_for_the_sound_to_leave_the_device() -> None:
    cinema = Cinema()
    cinema.ticks(0.1)
    cinema.player.play()
    states = cinema.ticks(1.1)
    assert all(state.frame == 0 for state in states[:6])
    assert states[-1].frame == 30
    assert cinema.sound.told[-1] == ("start", 0)
    assert abs(float(cinema.player.transport.position) - cinema.sound.heard()) < 0.005  # type: ignore[operator]


def test_the_end_and_the_loop() -> None:
    cinema = Cinema(has_device=False)
    cinema.player.seek(295)
    cinema.player.play()
    assert cinema.ticks(1)[-1].rate == 0
    assert cinema.player.transport.frame == 299
    cinema.player.set_loop(TimeRange(30, 15))
    cinema.player.seek(30)
    cinema.player.play()
    frames = {state.frame for state in cinema.ticks(3)}
    assert frames == set(range(30, 45))


def test_shuttle_is_silent_and_asks_far_ahead() -> None:
    cinema = Cinema()
    cinema.player.seek(299)
    for _ in range(4):
        cinema.player.shuttle(-1)
    assert cinema.player.transport.rate == -8
    states = cinema.ticks(0.5)
    assert states[-1].frame == pytest.approx(299 - 120, abs=4)
    assert cinema.pictures.asked[-1][3] == -4 and not cinema.sound.sounds


def test_scrubbing_is_heard_and_steps_are_exact() -> None:
    cinema = Cinema()
    cinema.player.seek(60, audible=True)
    assert ("grain", 2.0) in cinema.sound.told
    for number in (61, 62):
        cinema.player.step(1)
        assert cinema.ticks(1 / 60)[0].frame == number
    cinema.player.step(-5)
    assert cinema.player.transport.frame == 57 and cinema.pictures.asked[-1][3] == 0


def test_late_pictures_lower_the_quality_while_playing() -> None:
    cinema = Cinema(has_device=False)
    cinema.ticks(0.1)
    assert cinema.pictures.asked[-1][1:3] == (320, 180)
    cinema.pictures.delay = 0.3
    cinema.player.play()
    states = cinema.ticks(2)
    assert states[-1].late > 3 and states[-1].quality is Quality.QUARTER
    assert cinema.pictures.asked[-1][1:3] == (80, 44)
    cinema.player.pause()
    cinema.ticks(0.1)
    assert cinema.pictures.asked[-1][1:3] == (320, 180), "at rest there is time"


def test_nothing_is_asked_for_twice() -> None:
    cinema = Cinema()
    cinema.ticks(1)
    assert len(cinema.pictures.asked) == 1
    cinema.player.set_proxies({})
    cinema.ticks(1)
    assert len(cinema.pictures.asked) == 2


def test_the_meter_tells_peaks_and_loudness_while_playing() -> None:
    cinema = Cinema()
    assert cinema.player.levels() is None
    cinema.player.play()
    found = []
    for _ in range(150):
        cinema.time.pass_(0.02)
        cinema.player.tick()
        found.append(cinema.player.levels())
    levels = found[-1]
    assert levels is not None
    assert levels.left == pytest.approx(-20.0, abs=0.2) and levels.right == float("-inf")
    assert levels.momentary == pytest.approx(-23.0, abs=0.3) and levels.short_term == pytest.approx(-23.0, abs=0.3)
    cinema.player.pause()
    assert cinema.player.levels() is None
