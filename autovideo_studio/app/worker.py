"""A disposable process that the pool of `jobs.workers` starts: `python -m autovideo_studio.app.worker`."""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """With the argument `fork` a server that becomes as many workers as are wanted, with `voice` what asks the system's voice;
    else one worker."""
    if arguments == ["fork"]:
        from autovideo_studio.jobs.fork_server_child import serve_forks

        return serve_forks()
    if arguments == ["voice"]:
        from autovideo_studio.providers.offline.system_voice_child import main as ask_the_voice

        ask_the_voice()
        return 0
    from autovideo_studio.jobs.worker_child import serve

    return serve()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
