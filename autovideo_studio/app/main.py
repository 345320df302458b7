"""Where every process of the program begins."""

from __future__ import annotations


def main(arguments: list[str]) -> int:
    """Run the command line (or, when asked, a worker process) and return the exit code."""
    if arguments[:1] == ["worker"]:
        from autovideo_studio.app.worker import main as work

        return work()
    from autovideo_studio.app.container import open_studio
    from autovideo_studio.cli.main import main as command_line

    return command_line(arguments, open_studio)
