"""A disposable process that the pool of `jobs.workers` starts: `python -m autovideo_studio.app.worker`."""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """With the argument `fork` a server that becomes as many workers as are wanted, else one worker."""
    if arguments == ["fork"]:
        from autovideo_studio.jobs.fork_server_child import serve_forks

        return serve_forks()
    from autovideo_studio.jobs.worker_child import serve

    return serve()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
