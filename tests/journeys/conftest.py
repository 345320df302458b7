"""One server of workers for all commands that run in the process of the tests."""

import sys
from pathlib import Path

import pytest

from autovideo_studio.jobs.fork_server import ForkServer
from tests.journeys.command import SHARED

sys.path.insert(0, str(Path(__file__).parents[1] / "providers"))


@pytest.fixture(autouse=True, scope="session")
def shared_forks(forks: ForkServer | None) -> None:
    SHARED["forks"] = forks
