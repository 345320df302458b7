"""One server for the processes of all providers."""

import pytest
from isolation import SHARED

from autovideo_studio.jobs.fork_server import ForkServer


@pytest.fixture(autouse=True, scope="session")
def shared_forks(forks: ForkServer | None) -> None:
    SHARED["forks"] = forks
