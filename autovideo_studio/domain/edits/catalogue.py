"""Every edit there is, by the name under which it is stored. The names are for ever: journals hold them."""

from __future__ import annotations

from autovideo_studio.domain.edits.clips import (
    EnableClips,
    GroupClips,
    LinkClips,
    PinClips,
    RenameClip,
    ReplaceMedia,
    SetAppearance,
    SetFraming,
    SetSound,
    SetTransform,
    UngroupClips,
    UnlinkClips,
)
from autovideo_studio.domain.edits.effects import AddEffect, MoveEffect, RemoveEffect, SetEffect, SetEffects
from autovideo_studio.domain.edits.freeze import FreezeFrame
from autovideo_studio.domain.edits.insert import InsertClip, MakeRoom
from autovideo_studio.domain.edits.keyframes import MoveKeyframe, RemoveKeyframe, SetKeyframe
from autovideo_studio.domain.edits.lift_extract import CloseGap, ExtractClips, ExtractRange, LiftClips, LiftRange
from autovideo_studio.domain.edits.markers import AddMarker, MoveMarker, RemoveMarker, ReviseMarker
from autovideo_studio.domain.edits.move import MoveClip, RippleMoveClip
from autovideo_studio.domain.edits.one_clip import ForEach
from autovideo_studio.domain.edits.overwrite import OverwriteClip
from autovideo_studio.domain.edits.project import (
    AddAssets,
    RemoveAsset,
    ReviseAssets,
    SetBrief,
    SetFormat,
    SetSequence,
    SetTitle,
)
from autovideo_studio.domain.edits.ripple_roll import RippleTrimClip, RollCut
from autovideo_studio.domain.edits.script import (
    InsertScene,
    MergeScenes,
    MoveScene,
    RemoveScene,
    ReviseScene,
    SetScript,
    SplitScene,
)
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.edits.slip_slide import SlideClip, SlipClip
from autovideo_studio.domain.edits.speed import SetSpeed, SetTimeMap
from autovideo_studio.domain.edits.split import SplitClip
from autovideo_studio.domain.edits.takes import AddTake, ChooseTake, LockTake
from autovideo_studio.domain.edits.tracks import AddTrack, FlagTrack, MoveTrack, RemoveTrack, RenameTrack, SetTrackSound
from autovideo_studio.domain.edits.transitions import AddTransition, ChangeTransition, RemoveTransition
from autovideo_studio.domain.edits.trim import TrimClip

EDITS: dict[str, type] = {edit.__name__: edit for edit in (
    InsertClip, OverwriteClip, MoveClip, RippleMoveClip, TrimClip, RippleTrimClip, RollCut, SlipClip, SlideClip, SplitClip,
    LiftClips, ExtractClips, LiftRange, ExtractRange, CloseGap, SetSpeed, SetTimeMap, FreezeFrame,
    SetTransform, SetAppearance, SetFraming, SetSound, SetTrackSound,
    EnableClips, PinClips, RenameClip, ReplaceMedia, LinkClips, UnlinkClips, GroupClips, UngroupClips,
    AddTransition, ChangeTransition, RemoveTransition, AddEffect, RemoveEffect, MoveEffect, SetEffect, SetEffects,
    SetKeyframe, MoveKeyframe, RemoveKeyframe, AddTrack, RemoveTrack, MoveTrack, RenameTrack, FlagTrack,
    AddMarker, MoveMarker, ReviseMarker, RemoveMarker,
    SetScript, ReviseScene, InsertScene, RemoveScene, MoveScene, SplitScene, MergeScenes, AddTake, ChooseTake, LockTake,
    SetTitle, SetBrief, SetFormat, SetSequence, AddAssets, RemoveAsset, ReviseAssets, MakeRoom, Several, ForEach)}
