"""The history as a value: old projects, which share all that did not change between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from autovideo_studio.domain.project import Project

LIMIT = 500


@dataclass(frozen=True, slots=True)
class Step:
    """What Undo (or Redo) would do: its label, and the project that it brings back."""

    project: Project
    label: str
    merge_key: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The project of now; `past` are the steps to undo, the last one first undone; `future` those to redo, likewise."""

    present: Project
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()

    def pushed(self, project: Project, label: str, merge_key: str = "") -> History:
        """One step on. What could have been redone is gone, and so is the oldest step beyond the limit."""
        return History(project, (*self.past, Step(self.present, label, merge_key))[-LIMIT:])

    def merged(self, project: Project, label: str) -> History:
        """The last step done again with another result."""
        return replace(self, present=project, past=(*self.past[:-1], replace(self.past[-1], label=label)))

    def undone(self) -> History:
        step = self.past[-1]
        return History(step.project, self.past[:-1], (*self.future, replace(step, project=self.present)))

    def redone(self) -> History:
        step = self.future[-1]
        return History(step.project, (*self.past, replace(step, project=self.present)), self.future[:-1])
