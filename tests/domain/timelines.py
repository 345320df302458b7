"""Timelines written as text, for examples: `timeline(V1="A10 _5 B20")` is clip A of 10 frames, a gap of 5, clip B of 20."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.effect import Transition
from autovideo_studio.domain.items import Clip, Gap, Item
from autovideo_studio.domain.media_reference import (
    AssetReference,
    CaptionReference,
    CaptionWord,
    GraphicReference,
    MediaReference,
)
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import find_clip
from autovideo_studio.domain.script import Beat, Scene, Script
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.domain.validate import problems

RATE = Fraction(30)
KINDS = {"V": TrackKind.VIDEO, "O": TrackKind.OVERLAY, "C": TrackKind.CAPTION, "N": TrackKind.NARRATION, "M": TrackKind.MUSIC}
ASSETS = (Asset("film", "d1", AssetKind.FILM, "film.mp4", seconds=Fraction(10), has_audio=True),
          Asset("still", "d2", AssetKind.STILL, "still.png"),
          Asset("sound", "d3", AssetKind.AUDIO, "sound.wav", seconds=Fraction(10), has_audio=True))
CAPTION = CaptionReference(((CaptionWord("cats", 0, 4), CaptionWord("sleep", 4, 9)), (CaptionWord("well", 12, 18),)), "plain")
MEDIA: dict[str, MediaReference] = {"V": GraphicReference("title", "calm"), "O": AssetReference("still"), "C": CAPTION,
                                    "N": AssetReference("sound"), "M": AssetReference("sound")}


def timeline(**tracks: str) -> Project:
    """Track names begin with their kind: V(ideo), O(verlay), C(aption), N(arration), M(usic). `A10~2` adds a transition of
    2 + 2 frames after A. Scenes s1 and s2, assets film, still and sound (10 seconds each)."""
    scenes = (Scene("s1", "Cats sleep. Dogs run.", Beat.HOOK), Scene("s2", "The end.", Beat.CLOSE))
    laid = tuple(_track(name, text) for name, text in tracks.items())
    sequence = Sequence("q", SequenceFormat(rate=RATE), laid)
    project = Project("p", "Cats", Brief("cats"), Script("Cats", "en", scenes), sequence, ASSETS)
    assert problems(project) == ()
    return project


def _track(name: str, text: str) -> Track:
    items: list[Item] = []
    transitions = []
    for word in text.split():
        number, _, blend = word[1:].partition("~")
        items.append(Gap(int(number)) if word[0] == "_" else Clip(word[0], MEDIA[name[0]], int(number)))
        if blend:
            transitions.append(Transition(f"{word[0]}~", word[0], "fade", int(blend), int(blend)))
    return Track(name, KINDS[name[0]], items=tuple(items), transitions=tuple(transitions))


def drawn(project: Project, track_id: str = "V1") -> str:
    """The track as text again: what `timeline` reads."""
    track = next(track for track in project.sequence.tracks if track.id == track_id)
    blends = {one.after: f"~{one.before_cut}" for one in track.transitions}
    return " ".join(f"{item.id}{item.duration}{blends.get(item.id, '')}" if isinstance(item, Clip) else f"_{item.duration}"
                    for item in track.items)


def clip_of(project: Project, clip_id: str) -> Clip:
    placed = find_clip(project.sequence, clip_id)
    assert placed is not None
    return placed.clip


def with_clips(project: Project, **changes: dict[str, object]) -> Project:
    """The same timeline with some fields of some clips changed."""
    tracks = tuple(replace(track, items=tuple(replace(item, **changes.get(item.id, {})) for item in track.items))  # type: ignore[arg-type]
                   for track in project.sequence.tracks)
    return replace(project, sequence=replace(project.sequence, tracks=tracks))
