"""The queue on disk obeys the same rules as the one in memory, and survives its process."""

import shutil
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import settings
from job_store_machine import JobStoreMachine

from autovideo_studio.foundation.errors import ReadOnly
from autovideo_studio.jobs.model import JobFailure, JobState
from autovideo_studio.jobs.queue import JobStore, LeaseLost
from autovideo_studio.library.library import Library


class LibraryMachine(JobStoreMachine):
    def make_store(self) -> JobStore:
        self.folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
        self.library = Library.open(self.folder)
        return self.library.jobs

    def teardown(self) -> None:
        super().teardown()
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.folder)


TestLibraryJobs = LibraryMachine.TestCase
TestLibraryJobs.settings = settings(max_examples=10, stateful_step_count=25, deadline=None)


def test_jobs_survive_their_process_and_orphans_go_back_to_the_queue(folder: Path) -> None:
    with Library.open(folder) as library:
        waiting = library.jobs.enqueue("make", {"text": "影片 \ud800"}, label="Make")
        running, lease = library.jobs.claim("runner", 1000.0, ["make"])
        failed = library.jobs.enqueue("export", {})
        _, failing = library.jobs.claim("runner", 1000.0, ["export"])
        library.jobs.fail(failing, JobFailure("disk-full", "Full.", "Free some space."), None)
    with Library.open(folder) as library:
        assert library.jobs.get(running.id).state is JobState.RUNNING
        assert library.jobs.recover_orphans() == 1
        assert library.jobs.get(waiting.id).payload == {"text": "影片 \ud800"}
        assert library.jobs.get(failed.id).failure == JobFailure("disk-full", "Full.", "Free some space.")
        with pytest.raises(LeaseLost):
            library.jobs.finish(lease, {})
        again, _ = library.jobs.claim("another", 1000.0, ["make"])
        assert (again.id, again.epoch) == (running.id, 2)
        with Library.open(folder) as reader, pytest.raises(ReadOnly):
            reader.jobs.recover_orphans()


def test_each_job_is_claimed_by_one_of_many_threads(library: Library) -> None:
    wanted = {library.jobs.enqueue("make", {"number": number}).id for number in range(40)}
    claimed: list[str] = []

    def claim_all() -> None:
        while found := library.jobs.claim("thread", 1000.0, ["make"]):
            claimed.append(found[0].id)

    threads = [threading.Thread(target=claim_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == sorted(wanted)
