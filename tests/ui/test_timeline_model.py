"""Rows, what lies under the pointer, time as it is typed: without a window."""

from __future__ import annotations

from fractions import Fraction

import pytest
from open_window import sample_project

from autovideo_studio.ui.palette import match
from autovideo_studio.ui.timeline.hits import Part, Scale, hit
from autovideo_studio.ui.timeline.metrics import RULER_HEIGHT
from autovideo_studio.ui.timeline.model import TimelineModel
from autovideo_studio.ui.widgets.timecode import frame_of, timecode

RATE = Fraction(30)
SEQUENCE = sample_project().sequence


def model() -> TimelineModel:
    made = TimelineModel()
    made.show(SEQUENCE, {})
    return made


def at(frame: float, track: str) -> tuple[float, float]:
    row = model().row_of(track)
    assert row is not None
    return frame * 4, row.top + RULER_HEIGHT + row.height / 2


def test_rows_lie_as_they_are_seen() -> None:
    assert [row.lane.track.id for row in model().rows] == ["C", "O", "V"]


def test_an_unchanged_track_keeps_its_lane() -> None:
    made = model()
    before = made.row_of("V")
    made.show(SEQUENCE, {"C": 99})
    after = made.row_of("V")
    assert before is not None and after is not None and before.lane is after.lane
    assert made.rows[0].height == 99


@pytest.mark.parametrize(("frame", "part", "clip"), [
    (30, Part.BODY, "clip_a"), (0.2, Part.LEFT_EDGE, "clip_a"), (119, Part.RIGHT_EDGE, "clip_b"), (119.9, Part.CUT, "clip_b"),
    (180.5, Part.RIGHT_EDGE, "clip_c"), (300, Part.EMPTY, "")])
def test_what_lies_under_the_pointer(frame: float, part: Part, clip: str) -> None:
    found = hit(model(), SEQUENCE, Scale(0, 4), *at(frame, "V"))
    assert (found.part, found.clip_id) == (part, clip)


def test_transitions_markers_and_the_ruler_are_found() -> None:
    assert hit(model(), SEQUENCE, Scale(0, 4), *at(60, "V")).id == "blend"
    assert hit(model(), SEQUENCE, Scale(0, 4), 90 * 4, 5).id == "mark"
    assert hit(model(), SEQUENCE, Scale(0, 4), 10, 5).part is Part.RULER


def test_only_clips_in_view_are_asked_for() -> None:
    row = model().row_of("V")
    assert row is not None
    assert list(row.lane.within(61, 100)) == [1]
    assert list(row.lane.within(0, 61)) == [0, 1]
    assert list(row.lane.within(500, 600)) == []


@pytest.mark.parametrize(("typed", "frame"), [("0", 0), ("45", 45), ("1:15", 45), ("1:00:00", 1800), ("00:00:01:15", 45),
                                              ("1.5s", 45),
                                              ("+10", 110), ("-1:00", 70), ("-999", 0), ("soon", None), ("", None),
                                              ("1:2:3:4:5", None)])
def test_time_as_it_is_typed(typed: str, frame: int | None) -> None:
    assert frame_of(typed or "x", RATE, 100) == frame


@pytest.mark.parametrize("frame", [0, 1, 29, 30, 1799, 1800, 123_456])
def test_timecodes_come_back(frame: int) -> None:
    assert frame_of(timecode(frame, RATE), RATE, 0) == frame


def test_the_palette_finds_by_beginnings_words_and_letters() -> None:
    assert match("spl", "Split at playhead") == 0
    assert match("play", "Split at playhead") == 1
    assert match("lit", "Split at playhead") == 2
    assert match("sap", "Split at playhead") == 3
    assert match("xyz", "Split at playhead") is None
