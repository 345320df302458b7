"""Atomic writes: whole or not at all."""

import os
from pathlib import Path

import pytest

from autovideo_studio.foundation.errors import DiskFull, NotFound, ReadOnly, os_error
from autovideo_studio.foundation.files import sweep_beside, temporary_beside, write_whole, written_whole


def test_a_failure_leaves_the_old_file_and_no_temporary(tmp_path: Path) -> None:
    final = tmp_path / "影片 🎬.mp4"
    write_whole(final, b"old")
    with pytest.raises(RuntimeError), written_whole(final) as temporary:
        temporary.write_bytes(b"half")
        raise RuntimeError
    assert final.read_bytes() == b"old"
    assert list(tmp_path.glob(".*")) == []


def test_a_255_byte_name_works(tmp_path: Path) -> None:
    final = tmp_path / ("n" * 255)
    write_whole(final, b"data")
    assert final.read_bytes() == b"data"


def test_sweep_removes_only_leftovers_of_that_file(tmp_path: Path) -> None:
    mine, other = tmp_path / "a.mp4", tmp_path / "b.mp4"
    for final in (mine, other):
        temporary_beside(final).write_bytes(b"left by a killed program")
    sweep_beside(mine)
    assert len(list(tmp_path.iterdir())) == 1
    sweep_beside(other)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("number", "kind"), [(28, DiskFull), (30, ReadOnly), (13, ReadOnly), (2, NotFound)])
def test_system_errors_become_sentences(number: int, kind: type) -> None:
    error = os_error(OSError(number, os.strerror(number), "/somewhere/x"), "writing the video")
    assert type(error) is kind
    assert "writing the video" in error.message and "/somewhere/x" in error.message and error.hint
