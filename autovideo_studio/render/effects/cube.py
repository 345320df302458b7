"""Colour tables in files: Adobe's .cube (Cube LUT Specification 1.0), of one and of three dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from autovideo_studio.foundation.errors import InvalidInput, NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.effects.base import Colour

LARGEST_FILE = 64 << 20
LARGEST_3D, LARGEST_1D = 129, 65_536
"""Points along a side. The specification allows 256 (half a gigabyte of text); no tool writes more than 65 or 129."""


@dataclass(frozen=True, slots=True)
class Cube:
    """`table` is (n, 3), or (n, n, n, 3) indexed by blue, green, red; the input's `lowest` and `highest` value per channel lie at
    its first and last point."""

    table: NDArray[np.float32]
    lowest: NDArray[np.float32]
    highest: NDArray[np.float32]

    @property
    def channelwise(self) -> bool:
        return self.table.ndim == 2

    def of(self, colours: Colour) -> Colour:
        """Straight lines between the points in one dimension, the eight corners weighted in three; shape (…, 3)."""
        share = np.clip((colours - self.lowest) / (self.highest - self.lowest), 0.0, 1.0)
        if self.channelwise:
            steps = np.linspace(0, 1, len(self.table))
            return np.stack([np.interp(share[..., number], steps, self.table[:, number]) for number in range(3)],
                            axis=-1).astype(np.float32)
        last = len(self.table) - 1
        place = share * last
        low = np.minimum(place.astype(np.intp), last - 1)
        part = (place - low).astype(np.float32)
        (r, g, b), (x, y, z) = np.moveaxis(low, -1, 0), np.moveaxis(part[..., None], -2, 0)
        table = self.table

        def edge(blue: NDArray[np.intp], green: NDArray[np.intp]) -> NDArray[np.float32]:
            return np.asarray(table[blue, green, r] * (1 - x) + table[blue, green, r + 1] * x)

        near = edge(b, g) * (1 - y) + edge(b, g + 1) * y
        far = edge(b + 1, g) * (1 - y) + edge(b + 1, g + 1) * y
        return np.asarray(near * (1 - z) + far * z, np.float32)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Cube:
    return parsed(path.read_text("utf-8", "replace"), path.name)


def read_cube(path: Path) -> Cube:
    """Raises `NotFound`, or `InvalidInput` with the line that is wrong."""
    try:
        facts = path.stat()
    except OSError as error:
        raise NotFound(tr("The colour table “{name}” is not there.", name=path.name), details=repr(error)) from error
    if facts.st_size > LARGEST_FILE:
        raise InvalidInput(tr("The colour table “{name}” is too large to be one.", name=path.name))
    return _read(path, facts.st_mtime_ns)


def parsed(text: str, name: str) -> Cube:
    """A table from a file's text. Raises `InvalidInput`."""
    header: dict[str, list[str]] = {}
    lines = text.lstrip("\ufeff").splitlines()
    first = len(lines)
    for number, line in enumerate(lines):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if not words[0][0].isalpha() or words[0].lower() in ("nan", "inf"):
            first = number
            break
        header[words[0]] = words[1:]
    if ("LUT_1D_SIZE" in header) == ("LUT_3D_SIZE" in header):
        raise InvalidInput(tr("“{name}” is no colour table: it must name one size, LUT_1D_SIZE or LUT_3D_SIZE.", name=name))
    solid = "LUT_3D_SIZE" in header
    size = _size(header["LUT_3D_SIZE" if solid else "LUT_1D_SIZE"], LARGEST_3D if solid else LARGEST_1D, name)
    lowest, highest = _domain(header, name)
    table = _values(lines, first, size**3 if solid else size, name)
    return Cube(table.reshape((size, size, size, 3)) if solid else table, lowest, highest)


def _size(words: list[str], largest: int, name: str) -> int:
    if len(words) != 1 or not words[0].isdecimal() or not 2 <= int(words[0]) <= largest:
        raise InvalidInput(tr("“{name}”: the table's size must be a number from 2 to {largest}.", name=name, largest=largest))
    return int(words[0])


def _domain(header: dict[str, list[str]], name: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """`DOMAIN_MIN` and `DOMAIN_MAX`, or Resolve's `LUT_…_INPUT_RANGE`; 0 and 1 where neither stands."""
    try:
        lowest = np.array([float(word) for word in header.get("DOMAIN_MIN", "000")], np.float32)
        highest = np.array([float(word) for word in header.get("DOMAIN_MAX", "111")], np.float32)
        for key in ("LUT_1D_INPUT_RANGE", "LUT_3D_INPUT_RANGE"):
            if key in header:
                low, high = map(float, header[key])
                lowest, highest = np.full(3, low, np.float32), np.full(3, high, np.float32)
    except ValueError as error:
        raise InvalidInput(tr("“{name}”: the range of the table cannot be read.", name=name), details=repr(error)) from error
    if lowest.shape != (3,) or highest.shape != (3,) or not (highest - lowest > 1e-6).all():
        raise InvalidInput(tr("“{name}”: the range of the table is empty.", name=name))
    return lowest, highest


def _values(lines: list[str], first: int, wanted: int, name: str) -> NDArray[np.float32]:
    rows: list[tuple[float, ...]] = []
    for number, line in enumerate(lines[first:], first + 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        try:
            row = tuple(map(float, words))
        except ValueError:
            row = ()
        if len(row) != 3 or not np.isfinite(row).all():
            raise InvalidInput(tr("“{name}”, line {line}: three numbers are wanted.", name=name, line=number))
        rows.append(row)
        if len(rows) > wanted:
            break
    if len(rows) != wanted:
        raise InvalidInput(tr("“{name}”: the table needs {wanted} lines of colours and has {found}.", name=name, wanted=wanted,
                              found=len(rows) if len(rows) < wanted else tr("more")))
    return np.array(rows, np.float32)
