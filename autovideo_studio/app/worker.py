"""A disposable process that the pool of `jobs.workers` starts: `python -m autovideo_studio.app.worker`."""

from __future__ import annotations

import sys

from autovideo_studio.jobs.worker_child import serve


def main() -> int:
    return serve()


if __name__ == "__main__":
    sys.exit(main())
