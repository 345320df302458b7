"""Every test lives in its own folders: nothing of the creator's is touched, no key is read."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """One Qt application for all: drawing alone would make one without widgets, and then no window could open."""
    from PySide6.QtWidgets import QApplication

    config.stash[_APPLICATION] = QApplication.instance() or QApplication(["tests"])


_APPLICATION = pytest.StashKey[object]()


@pytest.fixture(scope="session")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Where workers and players of many tests take their processes from: code is loaded once for all of them. None where
    processes are not forked."""
    from autovideo_studio.app.opening import fork_server
    from autovideo_studio.jobs.fork_server import FORKS

    if not FORKS:
        yield None
        return
    with pytest.MonkeyPatch.context() as patch:
        use_own_folders(tmp_path_factory, patch)
        server = fork_server()
    with server:
        server.start()
        yield server


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    use_own_folders(tmp_path_factory, monkeypatch)


def use_own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path_factory.mktemp("own")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        (own / name).mkdir()
        monkeypatch.setenv(name, str(own / name))
    monkeypatch.setenv("AUTOVIDEO_LIBRARY", str(own / "library"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("LANG", raising=False)
