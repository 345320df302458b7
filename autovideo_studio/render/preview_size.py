"""How large the preview's frames are: as the window shows them, and smaller while the machine cannot keep up."""

from __future__ import annotations

from enum import StrEnum

from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.render.preview_slots import SLOT_BYTES


class Quality(StrEnum):
    """Of what the window shows. AUTO begins at full and goes down while frames come late."""

    AUTO = "auto"
    FULL = "full"
    HALF = "half"
    QUARTER = "quarter"


_DIVISOR = {Quality.AUTO: 1, Quality.FULL: 1, Quality.HALF: 2, Quality.QUARTER: 4}
_STEPS = (Quality.FULL, Quality.HALF, Quality.QUARTER)
_SMALLEST = 16


def frame_size(format: SequenceFormat, quality: Quality, window: tuple[int, int] | None = None) -> tuple[int, int]:
    """Width and height, even, in the sequence's shape: what fits into `window` (device pixels; None: the sequence's own size),
    never larger than the sequence, divided by 1, 2 or 4."""
    across, down = window or (format.width, format.height)
    scale = min(1.0, across / format.width, down / format.height, (SLOT_BYTES / 4 / format.width / format.height) ** 0.5)
    scale /= _DIVISOR[quality]
    return max(_SMALLEST, int(format.width * scale) & ~1), max(_SMALLEST, int(format.height * scale) & ~1)


class AdaptiveQuality:
    """Down at once when frames come late, up again when there is time to spare; each failed attempt to go up waits twice as long
    for the next."""

    LATE, OF_LAST = 3, 15
    PATIENCE = 60
    """Frames in a row in time before it goes up."""
    MOST_PATIENCE = 1920

    def __init__(self) -> None:
        self.quality = Quality.FULL
        self._late: list[bool] = []
        self._in_time = 0
        self._patience = self.PATIENCE
        self._rose = False

    def restart(self) -> None:
        """Play begins: the last stretch says little about this one."""
        self.__init__()  # type: ignore[misc]

    def shown(self, late: bool, busy: float) -> None:
        """A frame was due and came, `late` or not; `busy` is the time that drawing takes of the time there is, 0..1 and above."""
        self._late = [*self._late[1 - self.OF_LAST:], late]
        self._in_time = 0 if late else self._in_time + 1
        step = _STEPS.index(self.quality)
        if sum(self._late) >= self.LATE and step + 1 < len(_STEPS):
            if self._rose:
                self._patience = min(2 * self._patience, self.MOST_PATIENCE)
            self._go_to(step + 1, rose=False)
        elif self._in_time >= self._patience and step and busy < 0.3:
            self._go_to(step - 1, rose=True)

    def _go_to(self, step: int, rose: bool) -> None:
        self.quality, self._rose = _STEPS[step], rose
        self._late, self._in_time = [], 0
