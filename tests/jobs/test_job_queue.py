"""The rules of the queue hold in the library's store, and in the one in memory that the runner's tests rely on."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from job_store_machine import JobStoreMachine
from memory_job_store import MemoryJobStore

from autovideo_studio.library.jobs import SqlJobStore
from autovideo_studio.library.library import Library


class MemoryMachine(JobStoreMachine):
    def make_store(self) -> MemoryJobStore:
        return MemoryJobStore()


class LibraryMachine(JobStoreMachine):
    def make_store(self) -> SqlJobStore:
        self.folder = Path(tempfile.mkdtemp(prefix="library-"))
        self.library = Library.open(self.folder)
        return self.library.jobs

    def teardown(self) -> None:
        super().teardown()
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.folder)


TestMemoryJobStore = MemoryMachine.TestCase
TestMemoryJobStore.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestLibraryJobStore = LibraryMachine.TestCase
TestLibraryJobStore.settings = settings(max_examples=8, stateful_step_count=40, deadline=None)
