"""What a running `make` tells whoever watches."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import BuildEvent
from autovideo_studio.jobs.progress import StageProgress
from autovideo_studio.services.export_progress import ExportProgress
from autovideo_studio.services.spending import Spent


@dataclass(frozen=True, slots=True)
class MakeProgress:
    """`event` is "stage", "task" or "note" (`task` holds what it "says"); `fraction` 0..1 of the whole; `remaining_s` None until
    it can be told; `export` while pictures are encoded."""

    event: str
    stage: str
    fraction: float
    remaining_s: float | None = None
    task: dict[str, Any] | None = None
    export: ExportProgress | None = None

    @property
    def stage_name(self) -> str:
        return stage_name(self.stage)

    def plain(self) -> dict[str, Any]:
        left = None if self.remaining_s is None else round(self.remaining_s, 1)
        return {"stage": self.stage, "progress": round(self.fraction, 4), "remaining_s": left, **(self.task or {}),
                **(self.export.plain() if self.export else {})}


def stage_name(stage: str) -> str:
    names = {"script": tr("Writing the script"), "speech": tr("Speaking"), "visuals": tr("Drawing the pictures"),
             "assembly": tr("Assembling the video"), "done": tr("Done")}
    return names.get(stage, stage)


def what_was_made(made: Mapping[str, int]) -> str:
    """Counts of new products by kind, in words: what a new version of a video differs by."""
    names = {"script": tr("script"), "narration": tr("narration"), "music": tr("music"), "visual": tr("drawn picture"),
             "picture": tr("painted picture"),
             "still": tr("own picture"), "film": tr("own clip"), "captions": tr("captions"), "soundtrack": tr("sound"),
             "segment": tr("part of the film"), "thumbnail": tr("thumbnail")}
    said = [tr("{name} ×{count}", name=name, count=made[kind]) for kind, name in names.items() if made.get(kind)]
    return ", ".join(said) or tr("nothing new")


Report = Callable[[MakeProgress], None]


class Watch:
    """Turns stages and build events into progress, counts tasks, times stages."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._progress = StageProgress()
        self._stage = ""
        self._since = time.monotonic()
        self.on_stage: Callable[[str, float], None] = lambda stage, fraction: None
        self.stage_seconds: dict[str, float] = {}
        self.made: Counter[str] = Counter()
        self.reused: Counter[str] = Counter()
        self.spent = Spent()
        self._announced: set[str] = set()

    def enter(self, stage: str) -> None:
        """Leave the stage before and begin this one."""
        now = time.monotonic()
        if self._stage:
            self.stage_seconds[self._stage] = round(now - self._since, 3)
        self._stage, self._since = stage, now
        self.advance(0.0)

    def advance(self, fraction: float) -> None:
        """Where the stage stands, 0..1."""
        self.on_stage(self._stage, fraction)
        overall, remaining = self._progress.update(self._stage, fraction)
        self._report(MakeProgress("stage", self._stage, overall, remaining))

    def exporting(self, progress: ExportProgress) -> None:
        """Where the export stands."""
        self.on_stage(self._stage, progress.fraction)
        overall, remaining = self._progress.update(self._stage, progress.fraction)
        if progress.remaining_s is not None:
            remaining = progress.remaining_s
        self._report(MakeProgress("stage", self._stage, overall, remaining, export=progress))

    def announce(self, words: str) -> None:
        """What is about to happen, before anything is spent on it; said once, however often it is tried."""
        if words in self._announced:
            return
        self._announced.add(words)
        overall, remaining = self._progress.current()
        self._report(MakeProgress("note", self._stage, overall, remaining, {"says": words}))

    def task(self, event: BuildEvent) -> None:
        """A recipe was made or found."""
        counter = {"made": self.made, "reused": self.reused}.get(event.state)
        if counter is None:
            return
        counter[event.kind] += 1
        if event.state == "made" and event.paid:
            self.spent = self.spent.plus(event.cost_usd)
        facts = {"kind": event.kind, "label": event.label, "state": event.state, "seconds": round(event.seconds, 3)}
        overall, remaining = self._progress.current()
        self._report(MakeProgress("task", self._stage, overall, remaining, facts))

