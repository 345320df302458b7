"""One number that never goes back, and a calm guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.jobs.progress import STAGES, StageProgress, overall_fraction

stages = st.sampled_from([*STAGES, "upload"])


@pytest.mark.parametrize(("stage", "fraction", "whole"), [
    ("script", 0, 0.1), ("script", 1, 0.3), ("speech", 0, 0.3), ("visuals", 0.5, 0.65), ("assembly", 0, 0.8),
    ("assembly", 1, 1.0), ("done", 0, 1.0), ("upload", 0.25, 0.25), ("upload", 7, 1.0), ("speech", -1, 0.3)])
def test_marks(stage: str, fraction: float, whole: float) -> None:
    assert overall_fraction(stage, fraction) == pytest.approx(whole)


@given(st.lists(st.tuples(stages, st.floats(-1, 2), st.floats(0, 100))))
def test_it_never_goes_back_and_the_guess_is_sane(steps: list[tuple[str, float, float]]) -> None:
    now = 0.0
    progress = StageProgress(clock=lambda: now)
    before = 0.0
    for stage, fraction, passed in steps:
        now += passed
        overall, remaining = progress.update(stage, fraction)
        assert before <= overall <= 1.0
        assert remaining is None or remaining >= 0.0
        before = overall


def test_the_guess_is_right_for_a_steady_pace_and_calm_on_a_jump() -> None:
    now = 0.0
    progress = StageProgress({"script": 1, "speech": 1, "visuals": 1, "assembly": 1}, clock=lambda: now)
    assert progress.update("script", 0.0)[1] is None  # too early to tell
    for step in range(1, 200):
        now = step * 0.5
        stage = list(STAGES)[int(now // 25)]
        _, remaining = progress.update(stage, now % 25 / 25)
        if now > 20:
            assert remaining == pytest.approx(100 - now, abs=2.0)
    now = 0.0
    progress = StageProgress({"script": 1, "speech": 1, "visuals": 1, "assembly": 1}, clock=lambda: now)
    now = 10.0
    _, before = progress.update("speech", 0.0)
    now = 10.5
    _, after = progress.update("visuals", 0.0)  # all of the speech was there already
    assert before == pytest.approx(30.0)
    assert 20.0 < after < before


def test_shares_from_earlier_videos() -> None:
    now = 0.0
    progress = StageProgress({"script": 1, "speech": 9, "visuals": 0, "assembly": 0}, clock=lambda: now)
    now = 10.0
    assert progress.update("speech", 0.0)[1] == pytest.approx(90.0)
    assert progress.update("done", 1.0) == (1.0, 0.0)
