"""Every test lives in its own folders: nothing of the creator's is touched, no key is read."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        folder = tmp_path / f"own-{name.lower()}"
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("AUTOVIDEO_LIBRARY", str(tmp_path / "own-library"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("LANG", raising=False)
