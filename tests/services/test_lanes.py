"""Segments are made in lanes, so that each worker has neighbours."""

from __future__ import annotations

import pytest

from autovideo_studio.services.encoding import _lanes


@pytest.mark.parametrize(("frames", "count", "lanes"), [
    ([], 2, [[], []]), ([70], 3, [[0], [], []]), ([10, 10, 10, 10], 2, [[0, 1], [2, 3]]),
    ([68, 67, 15, 68, 67, 15], 2, [[0, 1, 2], [3, 4, 5]]), ([120, 10, 10, 10, 90], 2, [[0], [4, 1, 2, 3]]),
    ([0, 0, 20, 0, 90, 10], 2, [[4, 0, 1, 2, 3], [5]]),
])
def test_lanes_are_stretches_of_as_many_frames_the_longest_first(frames: list[int], count: int, lanes: list[list[int]]) -> None:
    assert [list(lane) for lane in _lanes(frames, count)] == lanes
