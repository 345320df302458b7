"""Where the library lies: what is said nearest to the moment wins."""

from pathlib import Path

import pytest

from autovideo_studio.foundation.paths import library_folder


def test_the_option_wins_over_the_environment_and_that_over_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTOVIDEO_LIBRARY", "~/of the environment")
    assert library_folder(Path("named"), "of the setting") == Path("named")
    assert library_folder(None, "of the setting") == Path("~/of the environment").expanduser()
    monkeypatch.delenv("AUTOVIDEO_LIBRARY")
    assert library_folder(None, "~/of the setting") == Path("~/of the setting").expanduser()
    assert library_folder(None, "").name == "library"
