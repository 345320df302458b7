"""A sound's shape for the timeline: lowest, highest and mean level per column, at several resolutions, from one reading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from autovideo_studio.foundation.errors import InvalidInput, os_error
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.audio import SAMPLE_RATE, AudioReader
from autovideo_studio.media.task import TaskContext

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]

VERSION = 1
"""Raise when the same sound would give another shape."""
TASK = "autovideo_studio.media.waveform:waveform_task"
STEPS = (256, 4_096, 65_536)
"""Samples (at 48 kHz) to a column of each resolution: at 10 ms, 100 ms and 1.4 s for a pixel or two."""
_BLOCK = 16 * STEPS[-1]


@dataclass(frozen=True, slots=True)
class Waveform:
    """`levels` from fine to coarse, one per `STEPS`: an array of shape (columns, 3), int8: lowest and highest sample of both
    channels and the root of their mean square, 127 being full scale."""

    seconds: float
    levels: tuple[Numbers, ...]

    @classmethod
    def load(cls, path: Path) -> Waveform:
        """Raises `InvalidInput` for a file that is none of ours."""
        import numpy as np

        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
                return cls(float(stored["seconds"]), tuple(stored[f"level{number}"] for number in range(len(STEPS))))
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise InvalidInput(tr("The shape of a sound cannot be read."), tr("It is made anew."), repr(error)) from error

    def columns(self, start: float, seconds: float, count: int) -> Numbers:
        """What to paint for the `seconds` from `start` on, in `count` columns of equal width: shape (count, 3), as in `levels`.
        Before the beginning and after the end there is silence."""
        import numpy as np

        samples = seconds * SAMPLE_RATE / count
        number = max((n for n, step in enumerate(STEPS) if step <= samples), default=0)
        level, step = self.levels[number], STEPS[number]
        edges = np.floor((start * SAMPLE_RATE + samples * np.arange(count + 1)) / step + 1e-9).astype(int)
        first, last = edges[:-1], np.maximum(edges[1:], edges[:-1] + 1)
        inside = (last > 0) & (first < len(level))
        found = np.zeros((count, 3), np.int8)
        if not inside.any() or not len(level):
            return found
        low, high = np.clip(first[inside], 0, len(level) - 1), np.clip(last[inside], 1, len(level))
        bounds = np.stack((low, high), 1).ravel()
        padded = np.concatenate((level, level[-1:]))
        found[inside, 0] = np.minimum.reduceat(padded[:, 0], bounds)[::2]
        found[inside, 1] = np.maximum.reduceat(padded[:, 1], bounds)[::2]
        power = np.add.reduceat(padded[:, 2].astype(np.float32) ** 2, bounds)[::2]
        found[inside, 2] = np.rint(np.sqrt(power / (high - low)))
        return found


def waveform_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: `path` of a file with sound and `out` in; `seconds` out. What was written, `Waveform.load` reads."""
    import numpy as np

    try:
        waveform = measured(Path(payload["path"]), context)
        with written_whole(Path(payload["out"])) as temporary, temporary.open("wb") as file:
            levels: dict[str, Any] = {f"level{number}": level for number, level in enumerate(waveform.levels)}
            np.savez(file, seconds=waveform.seconds, **levels)
    except OSError as error:
        raise os_error(error, tr("measuring a sound")) from error
    return {"seconds": waveform.seconds}


def measured(path: Path, context: TaskContext) -> Waveform:
    """Raises `InvalidInput` where there is no sound."""
    import numpy as np

    pieces: list[Numbers] = []
    position = 0
    with AudioReader(path) as reader:
        while reader.ended_at is None or position < reader.ended_at:
            context.raise_if_cancelled()
            pieces.append(_shape(reader.read(position, _BLOCK)))
            position += _BLOCK
        samples = reader.ended_at
    shape = np.concatenate(pieces)[:-(-samples // STEPS[0])]
    levels = [shape]
    for finer, coarser in zip(STEPS, STEPS[1:], strict=False):
        levels.append(_coarser(levels[-1], coarser // finer))
    return Waveform(samples / SAMPLE_RATE, tuple(_packed(level) for level in levels))


def _shape(block: Numbers) -> Numbers:
    """Lowest, highest and mean square of each `STEPS[0]` samples, as floats."""
    import numpy as np

    columns = block.reshape(-1, STEPS[0] * 2)
    power = np.einsum("ij,ij->i", columns, columns) / columns.shape[1]
    return np.stack((columns.min(1), columns.max(1), power), 1)


def _coarser(level: Numbers, factor: int) -> Numbers:
    import numpy as np

    padded = np.concatenate((level, np.repeat(level[-1:], -len(level) % factor, 0))).reshape(-1, factor, 3)
    return np.stack((padded[:, :, 0].min(1), padded[:, :, 1].max(1), padded[:, :, 2].mean(1)), 1)


def _packed(level: Numbers) -> Numbers:
    """A sound that is there shows: what rounds to nothing becomes one step."""
    import numpy as np

    root = np.sqrt(level[:, 2:])
    scaled = np.concatenate((np.floor(level[:, :1] * 127), np.ceil(level[:, 1:2] * 127), np.ceil(root * 127 - 1e-3)), 1)
    return np.asarray(np.clip(scaled, -127, 127), np.int8)
