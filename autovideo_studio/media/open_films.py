"""Films that stay open: clips of one file share its decoders, and there are never many."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.media.decoder import FilmDecoder

if TYPE_CHECKING:
    import numpy as np
    from av import VideoFrame

    Pixels = np.ndarray[Any, np.dtype[Any]]

MOST_OPEN = 8
"""Each holds some decoded frames and threads: 50 to 100 MB for full HD."""
OF_ONE_FILE = 3
"""Two places of a file that dissolve, and one more."""
_NEAR = Fraction(3)
"""Seconds ahead that a decoder goes on to without leaving another the better choice."""


@dataclass(slots=True)
class _Open:
    path: Path
    decoder: FilmDecoder
    at: Fraction = Fraction(0)


class OpenFilms:
    """For one thread. What is asked of a film is answered by the decoder that stands nearest before it; the longest unused is
    closed where a new one is needed."""

    def __init__(self, most_open: int = MOST_OPEN) -> None:
        self._most_open = most_open
        self._open: list[_Open] = []
        """The longest unused first."""

    def film(self, path: Path) -> Film:
        """Raises `InvalidInput` where it cannot be opened."""
        if all(each.path != path for each in self._open):
            self._add(path)
        return Film(self, path)

    def decoder(self, path: Path, seconds: Fraction) -> FilmDecoder:
        """The decoder to ask for what is seen at `seconds`."""
        mine = [each for each in self._open if each.path == path]
        near = [each for each in mine if 0 <= seconds - each.at <= _NEAR]
        if near:
            chosen = max(near, key=lambda each: each.at)
        elif len(mine) < OF_ONE_FILE:
            chosen = self._add(path)
        else:
            chosen = mine[0]
        chosen.at = seconds
        self._open.remove(chosen)
        self._open.append(chosen)
        return chosen.decoder

    def close(self) -> None:
        for each in self._open:
            each.decoder.close()
        self._open = []

    def _add(self, path: Path) -> _Open:
        added = _Open(path, FilmDecoder(path))
        self._open.append(added)
        if len(self._open) > self._most_open:
            self._open.pop(0).decoder.close()
        return added


class Film:
    """One file, as its decoders show it (`FilmDecoder`)."""

    def __init__(self, films: OpenFilms, path: Path) -> None:
        self._films, self._path = films, path

    def frame_at(self, seconds: Fraction, width: int, height: int) -> Pixels | None:
        return self._films.decoder(self._path, seconds).frame_at(seconds, width, height)

    def planes_at(self, seconds: Fraction) -> VideoFrame | None:
        return self._films.decoder(self._path, seconds).planes_at(seconds)
