"""A process to talk with: it answers, it dies and comes again, and it leaves nothing behind."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from autovideo_studio.foundation.errors import InvalidInput, StudioError
from autovideo_studio.jobs.companion import Companion
from autovideo_studio.jobs.fork_server import FORKS, ForkServer
from autovideo_studio.jobs.worker_errors import WorkerDied
from autovideo_studio.jobs.worker_process import worker_command, worker_environment

LONG = 30.0
TASKS = ("worker_tasks:",)
only_where_it_forks = pytest.mark.skipif(not FORKS, reason="processes are not forked here")


class Talk:
    """A companion, and what it said and died of, in order."""

    def __init__(self, forks: ForkServer | None = None) -> None:
        self.said: queue.Queue[dict[str, Any]] = queue.Queue()
        self.deaths: queue.Queue[StudioError] = queue.Queue()
        self.companion = Companion("worker_tasks:converse", {"a": 1}, self.said.put, self.deaths.put,
                                   tasks_from=TASKS, forks=forks)

    def tell(self, word: str) -> None:
        self.companion.soon(lambda: self.companion.tell({"word": word}))

    def ready(self) -> int:
        message = self.said.get(timeout=LONG)
        assert message["op"] == "ready" and message["payload"] == {"a": 1}
        return int(message["pid"])

    def echo(self, word: str) -> None:
        self.tell(word)
        assert self.said.get(timeout=LONG) == {"op": "echo", "word": 2 * word}


@pytest.fixture(autouse=True)
def tasks_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def server(preparation: str) -> ForkServer:
    return ForkServer(worker_command("fork"), worker_environment(), preparation=preparation, tasks_from=TASKS)


@pytest.fixture(params=["started", pytest.param("forked", marks=only_where_it_forks)])
def talk(request: pytest.FixtureRequest) -> Iterator[Talk]:
    with server("worker_tasks:load_decimal") as forks:
        talk = Talk(forks if request.param == "forked" else None)
        yield talk
        talk.companion.close()


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_it_answers_until_it_is_closed(talk: Talk) -> None:
    pid = talk.ready()
    for word in ("one", "two", "三"):
        talk.echo(word)
    talk.companion.close()
    assert gone(pid)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("companion")]
    talk.tell("nobody hears this")
    talk.companion.close()
    assert talk.deaths.empty()


@pytest.mark.parametrize(("word", "kind"), [("die", WorkerDied), ("fail", InvalidInput)])
def test_another_comes_where_one_dies(talk: Talk, word: str, kind: type[StudioError]) -> None:
    first = talk.ready()
    talk.tell(word)
    assert isinstance(talk.deaths.get(timeout=LONG), kind)
    assert talk.ready() != first
    talk.echo("again")


def test_one_that_hangs_is_ended(talk: Talk) -> None:
    first = talk.ready()
    talk.tell("hang")
    talk.companion.soon(talk.companion.kill)
    assert talk.ready() != first
    assert gone(first)


def test_close_while_it_hangs(talk: Talk) -> None:
    pid = talk.ready()
    talk.tell("hang")
    talk.companion.close()
    assert gone(pid)


@only_where_it_forks
@pytest.mark.timeout(30)  # loading takes longer
def test_close_while_the_code_is_loaded() -> None:
    with server("worker_tasks:load_for_long") as forks:
        Talk(forks).companion.close()


@only_where_it_forks
def test_it_lives_on_where_the_server_is_gone() -> None:
    forks = server("worker_tasks:load_decimal")
    talk = Talk(forks)
    try:
        first = talk.ready()
        forks.close()
        assert isinstance(talk.deaths.get(timeout=LONG), WorkerDied)
        assert talk.ready() != first
        talk.echo("again")
    finally:
        talk.companion.close()
