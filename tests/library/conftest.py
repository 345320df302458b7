"""Libraries for tests, and the path to the machine that every job store is driven through."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autovideo_studio.library.library import Library

sys.path.insert(0, str(Path(__file__).parents[1] / "jobs"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library ünï 影片"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open(folder) as library:
        yield library
