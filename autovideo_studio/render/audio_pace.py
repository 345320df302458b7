"""Which sample of its file a clip is at: the even pace of a speed, or the ramps, freezes and reverses of a time map."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from autovideo_studio.domain.items import Clip, offset_at
from autovideo_studio.domain.keyframe import Easing
from autovideo_studio.media.audio import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np

    Curve = np.ndarray[Any, np.dtype[Any]]


class Pace:
    """Positions in the file, in samples, of the clip's own samples, counted from `lead` frames before its first frame.

    At every whole frame the position is that of `Clip.source_at`; between two frames of a time map it moves evenly.
    """

    def __init__(self, clip: Clip, lead: int, rate: Fraction) -> None:
        self._clip, self._lead, self._rate = clip, lead, rate
        self.first = float(clip.source_at(-lead, rate) * SAMPLE_RATE)

    @property
    def even(self) -> bool:
        """Whether the file is heard at its own speed, so that its samples can be taken as they are."""
        return self._clip.speed == 1 and not self._clip.time_map

    def farthest(self, count: int) -> float:
        """The last position that the clip's first `count` samples may reach."""
        if self._clip.time_map:
            return float((self._clip.source_start + max(key.offset for key in self._clip.time_map)) * SAMPLE_RATE)
        return self.first + count * float(self._clip.speed)

    def at(self, samples: Curve) -> Curve:
        """`samples` in ascending order."""
        import numpy as np

        if not self._clip.time_map:
            return np.asarray(self.first + samples * float(self._clip.speed))
        frames = samples * float(self._rate / SAMPLE_RATE) - self._lead
        whole = np.floor(frames).astype(int)
        begins, ends = np.array([self._span(frame) for frame in range(whole[0], whole[-1] + 1)]).T
        index = whole - whole[0]
        return np.asarray(begins[index] + (frames - whole) * (ends - begins)[index])

    def _span(self, frame: int) -> tuple[float, float]:
        """Where the file is at a frame's beginning, and where it has come to at its end: a key may jump from there."""
        keys = self._clip.time_map
        index = bisect_right(keys, frame, key=lambda key: key.frame)
        moves = 0 < index < len(keys) and keys[index - 1].easing is not Easing.HOLD
        begin = offset_at(keys, frame)
        end = offset_at(keys, frame + 1) if moves else begin
        return (float((self._clip.source_start + begin) * SAMPLE_RATE), float((self._clip.source_start + end) * SAMPLE_RATE))
