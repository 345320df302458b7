"""The project as a whole: title, brief, format, files, and the arranged sequence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from autovideo_studio.domain.asset import Asset
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.shaping import resized
from autovideo_studio.domain.items import Clip, Gap, Item
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import misfits
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.domain.track import Track
from autovideo_studio.domain.validate import refuse_new, sequence_problems
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr


@dataclass(frozen=True, slots=True)
class SetTitle:
    """
        before  "Untitled"
        after   "Why cats sleep"
    """

    title: str

    merge_key = "title"

    @property
    def label(self) -> str:
        return tr("Change title")

    def apply(self, project: Project) -> Project:
        return replace(project, title=self.title)


@dataclass(frozen=True, slots=True)
class SetBrief:
    """Other wishes; what was made stays until it is made anew.

        before  topic "cats", 60 s
        after   topic "cats", 90 s
    """

    brief: Brief

    merge_key = "brief"

    @property
    def label(self) -> str:
        return tr("Change brief")

    def apply(self, project: Project) -> Project:
        return replace(project, brief=self.brief)


@dataclass(frozen=True, slots=True)
class SetFormat:
    """Other pixels or another rate. At another rate every place keeps its time, to the nearest frame.

        25 fps  |--A--|-B-|--C--|
        50 fps  |----A----|--B--|----C----|      as many seconds as before
    """

    format: SequenceFormat

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Change format")

    def apply(self, project: Project) -> Project:
        sequence = project.sequence
        ratio = self.format.rate / sequence.format.rate
        if ratio <= 0:
            raise EditRejected(tr("A frame rate is above 0. Nothing was changed."), tr("Choose 24, 25, 30, 50 or 60."))
        changed = replace(sequence, format=self.format)
        if ratio != 1:
            markers = tuple(replace(marker, range=_at_rate(marker.range, ratio)) for marker in sequence.markers)
            changed = replace(changed, tracks=tuple(_track_at_rate(track, ratio) for track in sequence.tracks), markers=markers)
        return refuse_new(sequence_problems, project, replace(project, sequence=changed))


def _at_rate(span: TimeRange, ratio: Fraction) -> TimeRange:
    return TimeRange.between(round(span.start * ratio), round(span.end * ratio))


def _track_at_rate(track: Track, ratio: Fraction) -> Track:
    items: list[Item] = []
    end = 0
    for span, item in track.placed():
        begin = max(end, round(span.start * ratio))
        duration = round(span.end * ratio) - begin
        if isinstance(item, Clip):
            duration = max(1, duration)
            items.append(resized(item, ratio, duration))
        elif duration > 0:
            items.append(Gap(duration))
        else:
            duration = 0
        end = begin + duration
    transitions = (replace(one, before_cut=round(one.before_cut * ratio), after_cut=round(one.after_cut * ratio))
                   for one in track.transitions)
    changed = replace(track, items=tuple(items), transitions=tuple(transitions))
    unfit = misfits(changed)
    return replace(changed, transitions=tuple(one for one in changed.transitions if one not in unfit))


@dataclass(frozen=True, slots=True)
class SetSequence:
    """The whole sequence in one step: what arrangement made of script and takes.

        before  |--A--|--B--|
        after   |==X==|==Y==|==Z==|
    """

    sequence: Sequence

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Arrange")

    def apply(self, project: Project) -> Project:
        return refuse_new(sequence_problems, project, replace(project, sequence=self.sequence))


@dataclass(frozen=True, slots=True)
class AddAssets:
    """Files that clips may show from now on. One that the project has under the same id is replaced: a file found again, or a
    better copy.

        before  {a, b}
        after   {a, b', c}
    """

    assets: tuple[Asset, ...]

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Add media")

    def apply(self, project: Project) -> Project:
        new = {asset.id: asset for asset in self.assets}
        kept = tuple(new.pop(asset.id, asset) for asset in project.assets)
        after = replace(project, assets=kept + tuple(new.values()))
        return after if kept == project.assets else refuse_new(sequence_problems, project, after)


@dataclass(frozen=True, slots=True)
class RemoveAsset:
    """Take a file out of the project that no clip shows.

        before  {a, b, c}
        after   {a, c}
    """

    asset_id: str

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Remove media")

    def apply(self, project: Project) -> Project:
        assets = tuple(asset for asset in project.assets if asset.id != self.asset_id)
        return refuse_new(sequence_problems, project, replace(project, assets=assets))


@dataclass(frozen=True, slots=True)
class ReviseAssets:
    """Another name, bin or mark of favour for files; None leaves it as it is.

        before  {a, b, c}
        after   {a, b in "Beach", c in "Beach"}
    """

    asset_ids: tuple[str, ...]
    name: str | None = None
    bin: str | None = None
    favourite: bool | None = None

    merge_key = ""

    @property
    def label(self) -> str:
        if self.bin is not None:
            return tr("Move to bin")
        return tr("Rename media") if self.name is not None else tr("Mark as favourite")

    def apply(self, project: Project) -> Project:
        names = ("name", "bin", "favourite")
        given: dict[str, Any] = {name: value for name in names if (value := getattr(self, name)) is not None}
        if any(project.asset(id) is None for id in self.asset_ids):
            raise EditRejected(tr("This media is not in the project any more. Nothing was changed."), tr("Choose another one."))
        changed = tuple(replace(asset, **given) if asset.id in self.asset_ids else asset for asset in project.assets)
        return project if changed == project.assets else replace(project, assets=changed)
