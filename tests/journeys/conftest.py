"""One server of workers for all commands that run in the process of the tests."""

import pytest

from autovideo_studio.jobs.fork_server import ForkServer
from tests.journeys.command import SHARED


@pytest.fixture(autouse=True, scope="session")
def shared_forks(forks: ForkServer | None) -> None:
    SHARED["forks"] = forks
