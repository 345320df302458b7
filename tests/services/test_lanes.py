"""Segments are made in lanes, so that each worker has neighbours."""

from __future__ import annotations

import pytest

from autovideo_studio.services.encoding import _lanes


@pytest.mark.parametrize(("frames", "count", "lanes"), [
    ([10] * 10, 2, [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]), ([10] * 5, 1, [[0, 1, 2, 3, 4]]),
    ([15, 67, 68] * 4, 2, [[2, 0, 1, 3, 4, 5], [8, 6, 7, 9, 10, 11]]),
    ([120, 10, 10, 10, 90, 10, 10, 10, 10, 10], 2, [[0, 1, 2, 3], [4, 5, 6, 7, 8, 9]]),
    ([0, 20, 0, 90, 10], 1, [[3, 1, 4, 0, 2]]), ([0] * 3 + [10] * 9, 2, [[3, 0, 1, 2, 4, 5, 6, 7], [8, 9, 10, 11]]),
])
def test_lanes_are_stretches_of_as_many_frames_the_longest_first(frames: list[int], count: int, lanes: list[list[int]]) -> None:
    assert [list(lane) for lane in _lanes(frames, count)] == lanes


def test_a_few_are_taken_one_by_one_the_longest_first_whoever_is_free() -> None:
    lanes = _lanes([0, 22, 120, 0, 61, 120, 15], 2)
    assert list(lanes[0]) == [2, 5, 4, 1, 6, 0, 3] and lanes[1] is lanes[0]
    assert [list(lane) for lane in _lanes([], 2)] == [[], []]
