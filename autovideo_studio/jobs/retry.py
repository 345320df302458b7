"""Whether and when a failed job is tried again: decided by the class of its error."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.jobs.worker_errors import WorkerDied, WorkerTimedOut


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Exponential back-off with full jitter: after the n-th failure a random wait of at most `base_s` · 2ⁿ⁻¹, or `cap_s`.

    What has killed `deadly_failures` worker processes is not given another.
    """

    base_s: float = 1.0
    cap_s: float = 60.0
    max_failures: int = 8
    deadly_failures: int = 2

    def wait_s(self, error: StudioError, failures: int, chance: Callable[[], float] = random.random) -> float | None:
        """Seconds to wait after the `failures`-th failure (this one counted), None to give up.

        A `retry_after` is a promise to the vendor: never less is waited, also above `cap_s`.
        """
        limit = self.deadly_failures if isinstance(error, (WorkerDied, WorkerTimedOut)) else self.max_failures
        if not error.retryable or failures >= limit:
            return None
        jitter = chance() * min(self.cap_s, self.base_s * 2.0 ** (failures - 1))
        return (error.retry_after or 0.0) + jitter
