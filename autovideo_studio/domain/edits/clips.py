"""What one clip looks and sounds like, and which clips belong together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial

from frozendict import frozendict

from autovideo_studio.domain.appearance import Appearance
from autovideo_studio.domain.edits.one_clip import OneClipEdit, with_changed
from autovideo_studio.domain.edits.placement import check_lands, open_clip, with_clip
from autovideo_studio.domain.edits.shaping import media_seconds
from autovideo_studio.domain.items import Clip, Sound, Transform
from autovideo_studio.domain.media_reference import MediaReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.track import Track
from autovideo_studio.domain.validate import clip_problems, refuse_new
from autovideo_studio.foundation.copies import copy_with
from autovideo_studio.foundation.errors import EditRejected
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id


@dataclass(frozen=True, slots=True)
class SetTransform(OneClipEdit):
    """Where the clip's picture stands in the frame.

        before  |--A--|--B--|--C--|
        after   |--A--|==B==|--C--|    nothing moves in time: so for every edit of this file
    """

    clip_id: str
    transform: Transform

    @property
    def label(self) -> str:
        return tr("Change picture")

    @property
    def merge_key(self) -> str:
        return f"transform:{self.clip_id}"

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        return copy_with(clip, transform=self.transform)


@dataclass(frozen=True, slots=True)
class SetAppearance(OneClipEdit):
    """How the clip's picture meets what lies beneath it."""

    clip_id: str
    appearance: Appearance

    @property
    def label(self) -> str:
        return tr("Change appearance")

    @property
    def merge_key(self) -> str:
        return f"appearance:{self.clip_id}"

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        if clip.appearance == self.appearance:
            return clip
        changed = copy_with(clip, appearance=self.appearance)
        return refuse_new(partial(clip_problems, project, track), clip, changed)


@dataclass(frozen=True, slots=True)
class SetFraming(OneClipEdit):
    """Where the clip's picture stands when the video has another shape, such as "9:16" (None: as in its own)."""

    clip_id: str
    aspect: str
    transform: Transform | None

    @property
    def label(self) -> str:
        return tr("Change framing")

    @property
    def merge_key(self) -> str:
        return f"framing:{self.clip_id}:{self.aspect}"

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        others = {aspect: framing for aspect, framing in clip.framings.items() if aspect != self.aspect}
        framings = others if self.transform is None else {**others, self.aspect: self.transform}
        return replace(clip, framings=frozendict(framings))


@dataclass(frozen=True, slots=True)
class SetSound(OneClipEdit):
    """How loud the clip is. A fade may be as long as the clip and no longer."""

    clip_id: str
    sound: Sound

    @property
    def label(self) -> str:
        return tr("Change sound")

    @property
    def merge_key(self) -> str:
        return f"sound:{self.clip_id}"

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        if not (0 <= self.sound.fade_in <= clip.duration and 0 <= self.sound.fade_out <= clip.duration):
            raise EditRejected(tr("A fade cannot be longer than its clip. Nothing was changed."), tr("Choose a shorter fade."))
        return copy_with(clip, sound=self.sound)


@dataclass(frozen=True, slots=True)
class EnableClips:
    """Show the clips, or leave them out while they keep their places."""

    clip_ids: tuple[str, ...]
    enabled: bool

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Enable clip") if self.enabled else tr("Disable clip")

    def apply(self, project: Project) -> Project:
        return with_changed(project, self.clip_ids, lambda project, track, clip: copy_with(clip, enabled=self.enabled))


@dataclass(frozen=True, slots=True)
class PinClips:
    """Keep the clips as they are when the video is arranged again, or give them free."""

    clip_ids: tuple[str, ...]
    pinned: bool

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Pin clip") if self.pinned else tr("Unpin clip")

    def apply(self, project: Project) -> Project:
        return with_changed(project, self.clip_ids, lambda project, track, clip: copy_with(clip, pinned=self.pinned))


@dataclass(frozen=True, slots=True)
class RenameClip(OneClipEdit):
    """The clip's name on the timeline."""

    clip_id: str
    name: str

    @property
    def label(self) -> str:
        return tr("Rename clip")

    @property
    def merge_key(self) -> str:
        return f"clip-name:{self.clip_id}"

    def changed(self, project: Project, track: Track, clip: Clip) -> Clip:
        return replace(clip, name=self.name)


@dataclass(frozen=True, slots=True)
class ReplaceMedia:
    """Show other media in the same place, from `source_start` seconds in it, with the same length, looks and sound."""

    clip_id: str
    media: MediaReference
    source_start: Fraction = Fraction(0)

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Replace media")

    def apply(self, project: Project) -> Project:
        placed = open_clip(project, self.clip_id)
        clip = replace(placed.clip, media=self.media, source_start=self.source_start)
        check_lands(project, placed.track, clip, placed.start)
        length = media_seconds(project, clip)
        if clip.source_start < 0 or (length is not None and clip.source_start >= length):
            raise EditRejected(tr("The film or sound has nothing to show there. Nothing was changed."), tr("Start it elsewhere."))
        return with_clip(project, clip)


@dataclass(frozen=True, slots=True)
class LinkClips:
    """Let the clips be moved, trimmed, split and removed together from now on, under the id `link`; old links of theirs end.

        V1  |--A--|--B--|            A and S are one: move A, and S goes along
        A1  |--S--|
    """

    clip_ids: tuple[str, ...]
    link: str = field(default_factory=lambda: new_id("link"))

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Link clips")

    def apply(self, project: Project) -> Project:
        _check_several(self.clip_ids)
        return with_changed(project, self.clip_ids, lambda project, track, clip: copy_with(clip, linked=self.link))


@dataclass(frozen=True, slots=True)
class UnlinkClips:
    """Let each of these clips go its own way."""

    clip_ids: tuple[str, ...]

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Unlink clips")

    def apply(self, project: Project) -> Project:
        return with_changed(project, self.clip_ids, lambda project, track, clip: copy_with(clip, linked=None))


@dataclass(frozen=True, slots=True)
class GroupClips:
    """Let the clips be moved together, under the id `group`; they leave the groups they were in."""

    clip_ids: tuple[str, ...]
    group: str = field(default_factory=lambda: new_id("group"))

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Group clips")

    def apply(self, project: Project) -> Project:
        _check_several(self.clip_ids)
        return with_changed(project, self.clip_ids, lambda project, track, clip: copy_with(clip, group=self.group))


@dataclass(frozen=True, slots=True)
class UngroupClips:
    """Take these clips out of their groups."""

    clip_ids: tuple[str, ...]

    merge_key = ""

    @property
    def label(self) -> str:
        return tr("Ungroup clips")

    def apply(self, project: Project) -> Project:
        return with_changed(project, self.clip_ids, lambda project, track, clip: copy_with(clip, group=None))


def _check_several(clip_ids: tuple[str, ...]) -> None:
    if len(set(clip_ids)) < 2:
        raise EditRejected(tr("It takes two clips to belong together. Nothing was changed."), tr("Select more clips."))
