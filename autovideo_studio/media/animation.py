"""Moving pictures that Pillow reads: GIF, WebP, APNG. Shown as film."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import ExitStack
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import Refused
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.picture import DAMAGE, open_picture

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

    Pixels = np.ndarray[Any, np.dtype[Any]]

MAX_FRAMES, MAX_TOTAL_PIXELS = 5_000, 8_000_000_000
_SHORTEST, _BROWSERS_OWN = 20, 100
"""Milliseconds: frames that say they last less than the first are shown for the second, as browsers do."""


def is_animated(picture: Image) -> bool:
    return bool(getattr(picture, "is_animated", False)) and picture.format in ("GIF", "WEBP", "PNG")


def frame_starts(picture: Image, path: Path) -> list[Fraction]:
    """When each frame begins, in seconds, and at the end when the last one ends. Raises `Refused` for too many frames."""
    durations: list[Fraction] = []
    try:
        while True:
            picture.seek(len(durations))
            if picture.format == "WEBP":
                picture.load()
            shown = picture.info.get("duration") or 0
            durations.append(Fraction(round(shown) if shown >= _SHORTEST else _BROWSERS_OWN, 1000))
            if len(durations) > MAX_FRAMES or len(durations) * picture.width * picture.height > MAX_TOTAL_PIXELS:
                raise Refused(tr("“{name}” has too many frames for a moving picture. It was left out.", name=path.name),
                              tr("Convert it to an MP4."))
    except EOFError:
        return list(accumulate(durations, initial=Fraction(0)))


class AnimationDecoder:
    """The film decoder's twin for moving pictures."""

    def __init__(self, path: Path) -> None:
        """Raises `Refused` (too many frames) or `InvalidInput` (damaged)."""
        with ExitStack() as stack:
            self._picture = stack.enter_context(open_picture(path))
            self._starts = frame_starts(self._picture, path)
            self._stack = stack.pop_all()
        self._shown: tuple[tuple[int, int, int], Pixels] | None = None

    def close(self) -> None:
        self._stack.close()

    def frame_at(self, seconds: Fraction, width: int, height: int) -> Pixels | None:
        """Shape (height, width, 4), BGRA with straight alpha; the last frame is held. In the place of a damaged frame stands the
        one shown before, or None if there is none."""
        index = min(max(bisect_right(self._starts, seconds) - 1, 0), len(self._starts) - 2)
        key = (index, width, height)
        if self._shown is None or self._shown[0] != key:
            try:
                self._shown = key, self._drawn(index, width, height)
            except DAMAGE:
                return self._shown[1] if self._shown and self._shown[0][1:] == (width, height) else None
        return self._shown[1]

    def _drawn(self, index: int, width: int, height: int) -> Pixels:
        import numpy as np
        from PIL import Image

        self._picture.seek(index)
        rgba = self._picture.convert("RGBA").resize((width, height), Image.Resampling.BILINEAR)
        return np.ascontiguousarray(np.asarray(rgba)[:, :, [2, 1, 0, 3]])
