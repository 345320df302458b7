"""The store in memory obeys the rules that the runner's tests rely on. The library drives its own through the same machine."""

from hypothesis import settings
from job_store_machine import JobStoreMachine
from memory_job_store import MemoryJobStore


class MemoryMachine(JobStoreMachine):
    def make_store(self) -> MemoryJobStore:
        return MemoryJobStore()


TestMemoryJobStore = MemoryMachine.TestCase
TestMemoryJobStore.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
