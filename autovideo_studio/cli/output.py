"""How a command shows its work: a bar for people, a line of JSON per event for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import click

from autovideo_studio.foundation.i18n import tr

if TYPE_CHECKING:
    from autovideo_studio.services.making import Made
    from autovideo_studio.services.progress import MakeProgress


class Reporter(Protocol):
    def progress(self, progress: MakeProgress) -> None: ...

    def finish(self, made: Made) -> None: ...


@contextmanager
def reporter(as_json: bool) -> Iterator[Reporter]:
    """The right one for where the output goes; always leaves the terminal clean."""
    if as_json:
        yield JsonReporter()
    elif sys.stderr.isatty():
        with BarReporter() as bar:
            yield bar
    else:
        yield LineReporter()


def print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


class JsonReporter:
    def progress(self, progress: MakeProgress) -> None:
        print_json({"event": progress.event, **progress.plain()})

    def finish(self, made: Made) -> None:
        print_json({"event": "done", **made.plain()})


class LineReporter:
    """One line per stage, for logs and pipes."""

    def __init__(self) -> None:
        self._stage = ""

    def progress(self, progress: MakeProgress) -> None:
        if progress.stage != self._stage:
            self._stage = progress.stage
            click.echo(f"{round(progress.fraction * 100):3d} %  {progress.stage_name}", err=True)
        if progress.event == "note" and progress.task:
            click.echo(progress.task["says"], err=True)

    def finish(self, made: Made) -> None:
        _tell_result(made)


class BarReporter:
    """A bar with stage, percentage and time left."""

    def __enter__(self) -> BarReporter:
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        self._bar = Progress(TextColumn("{task.description:<24}"), BarColumn(bar_width=36), TaskProgressColumn(),
                             TextColumn("{task.fields[left]}"), transient=True)
        self._bar.start()
        self._task = self._bar.add_task("", total=1.0, left="")
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def progress(self, progress: MakeProgress) -> None:
        left = tr("about {seconds} s left", seconds=round(progress.remaining_s)) if progress.remaining_s is not None else ""
        if (export := progress.export) is not None and export.total_frames:
            left = tr("{frames} of {total} frames, {fps} a second, {size} MB  {left}", frames=export.frames,
                      total=export.total_frames, fps=round(export.fps), size=round(export.bytes / 1e6, 1), left=left)
        if progress.event == "note" and progress.task:
            self._bar.console.print(progress.task["says"], markup=False, highlight=False)
        self._bar.update(self._task, description=progress.stage_name, completed=progress.fraction, left=left)

    def finish(self, made: Made) -> None:
        self._bar.stop()
        _tell_result(made)


def _tell_result(made: Made) -> None:
    from autovideo_studio.services.spending import Spent, spent_words

    for path in made.more:
        click.echo(path)
    for problem in made.notes:
        click.secho(problem, fg="yellow", err=True, color=None if sys.stderr.isatty() else False)
    if made.spent != Spent():
        click.echo(tr("Spent: {money}", money=spent_words(made.spent)), err=True)
    click.echo(tr("{path}  ({minutes}:{seconds:02d}, made {made}, reused {reused}, {took:.1f} s)", path=made.video,
                  minutes=int(made.seconds) // 60, seconds=int(made.seconds) % 60, made=made.tasks_made,
                  reused=made.tasks_reused, took=made.took_s))
