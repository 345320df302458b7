"""How long a mouse move takes while a clip is dragged: the edit, the comparison, the document with its journal.

    python -m benchmarks.edits
"""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from autovideo_studio.document.document import SNAPSHOT_EVERY, Document
from autovideo_studio.document.journal import Entry
from autovideo_studio.document.resting import QUIET_S
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.changes import changes
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.clips import SetTransform
from autovideo_studio.domain.edits.insert import InsertClip
from autovideo_studio.domain.edits.move import MoveClip, RippleMoveClip
from autovideo_studio.domain.edits.split import SplitClip
from autovideo_studio.domain.edits.trim import Edge, TrimClip
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Script
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.snapping import Snapping
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.domain.validate import problems
from autovideo_studio.library.library import Library

MOVES = 100


class MemoryJournal:
    """Keeps what it is given: the price of the document without that of a disk."""

    def __init__(self) -> None:
        self.kept: list[Entry] = []

    def entries(self) -> list[Entry]:
        return self.kept

    def append(self, entry: Entry, text: str = "") -> None:
        self.kept.append(entry)

    def replace_last(self, entry: Entry) -> None:
        self.kept[-1] = entry

    def discard_before(self, seq: int) -> None:
        self.kept = [entry for entry in self.kept if entry["seq"] >= seq]

    def discard_from(self, seq: int) -> None:
        self.kept = [entry for entry in self.kept if entry["seq"] < seq]


def long_project(clips: int, *, tracks: int = 4, blended: bool = False) -> Project:
    """`clips` in all, evenly on the tracks, each moving a little; with `blended` a transition at every second cut."""
    drift = Transform(scale=Animated.ramp(1.0, 1.1, 90))
    laid = []
    for number in range(tracks):
        items = tuple(Clip(f"clip_{number}_{at}", GraphicReference("title", "calm"), 90, transform=drift)
                      for at in range(clips // tracks))
        blends = tuple(Transition(f"transition_{number}_{at}", clip.id, "fade", 6, 6) for at, clip in enumerate(items[:-1:2]))
        laid.append(Track(f"track_{number}", TrackKind.VIDEO, items=items, transitions=blends if blended else ()))
    return Project("project", "", Brief(""), Script(), Sequence("sequence", tracks=tuple(laid)))


def timed(call: Callable[[int], Any], times: int = MOVES) -> tuple[float, float, float]:
    """Median, 95th percentile and worst, in milliseconds."""
    taken = []
    for number in range(times):
        begin = time.perf_counter()
        call(number)
        taken.append((time.perf_counter() - begin) * 1000)
    return median(taken), quantiles(taken, n=20)[-1], max(taken)


def row(name: str, call: Callable[[int], Any], times: int = MOVES) -> None:
    middle, slow, worst = timed(call, times)
    print(f"  {name:<46} {middle:9.2f} {slow:9.2f} {worst:9.2f}")  # noqa: T201


def measure(clips: int, *, blended: bool) -> None:
    project = long_project(clips, blended=blended)
    here = project.sequence.tracks[1]
    held = here.items[len(here.items) // 2].id
    begin = 90 * (len(here.items) // 2)
    print(f"{clips} clips{', a transition at every second cut' if blended else ''}: median, P95 and worst in ms")  # noqa: T201

    def drag(edit: Callable[[int], Edit]) -> Callable[[int], Any]:
        return lambda number: changes(project, edit(number).apply(project))

    row("drag over others (apply + changes)", drag(lambda n: MoveClip(held, here.id, begin + 7 * n + 1)))
    row("drag to another track", drag(lambda n: MoveClip(held, "track_2", begin + 7 * n + 1)))
    row("drag and insert (ripple)", drag(lambda n: RippleMoveClip(held, here.id, begin + 7 * n + 1)))
    row("trim", drag(lambda n: TrimClip(held, Edge.END, begin + 1 + n % 89)))
    row("scrub a number of the picture", drag(lambda n: SetTransform(held, Transform(x=Animated(n / 200)))))
    row("split", drag(lambda n: SplitClip(held, begin + 1 + n % 88)))
    row("insert", drag(lambda n: InsertClip(here.id, 7 * n, Clip("new", GraphicReference("title", "calm"), 30))))
    document = Document.create(project, MemoryJournal())
    row("Document.apply, one drag", lambda n: document.apply(MoveClip(held, here.id, begin + 7 * n + 1)))
    steps = Document.create(replace(project), MemoryJournal())

    def step(number: int) -> None:
        steps.apply(MoveClip(held, here.id, begin + 7 * number + 1))
        steps.seal()

    row("Document.apply, 110 steps", step, 110)
    row("undo and redo", lambda n: (steps.undo(), steps.redo()), 10)
    journal = steps._journal
    row("open (130 entries)", lambda n: Document.open(journal), 2)
    row("snap to the nearest", lambda n: Snapping(project.sequence).nearest(n * 1000, 100), 5)
    row("problems (everything)", lambda n: problems(project), 3)


def measure_stored(clips: int) -> None:
    """With the library's journal on disk: steps without a pause, and steps that come just when a snapshot is being taken."""
    scratch = tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER"))
    with scratch as folder, Library.open(Path(folder) / "library") as library:
        library.projects.create("Measured", id="project")
        document = Document.create(long_project(clips, blended=True), library.journal("project"))
        clip = document.project.sequence.tracks[1].items[clips // 8]

        def step(number: int) -> float:
            edit = SetTransform(clip.id, Transform(x=Animated(number / 3000)))
            begin = time.perf_counter()
            document.apply(edit)
            taken = time.perf_counter() - begin
            document.seal()
            return taken * 1000

        steady, amid = [], []
        for meeting in range(12):
            steady += [step(meeting * SNAPSHOT_EVERY + number) for number in range(1, SNAPSHOT_EVERY)]
            time.sleep(QUIET_S + 0.02 * meeting)
            amid.append(step((meeting + 1) * SNAPSHOT_EVERY))
        document.close()
        kinds = [entry["kind"] for entry in library.journal("project").entries()]
        print(f"{clips} clips, journal on disk, {len(steady)} steps: median {median(steady):.2f}, "  # noqa: T201
              f"P99 {quantiles(steady + amid, n=100)[-1]:.2f}, worst {max(steady):.2f} ms; "
              f"{len(amid)} steps at a snapshot: median {median(amid):.2f}, worst {max(amid):.2f} ms "
              f"({kinds.count('snapshot')} snapshots kept)")


def main() -> None:
    gc.freeze()
    measure_stored(2_000)
    for clips, blended in ((200, True), (2_000, True), (10_000, False), (10_000, True)):
        measure(clips, blended=blended)


if __name__ == "__main__":
    main()
