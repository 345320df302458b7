"""What a track is called."""

from __future__ import annotations

from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.foundation.i18n import tr


def track_name(track: Track) -> str:
    """The creator's name for it, else what it holds."""
    names = {TrackKind.VIDEO: tr("Scenes"), TrackKind.OVERLAY: tr("Overlays"), TrackKind.CAPTION: tr("Captions"),
             TrackKind.NARRATION: tr("Narration"), TrackKind.MUSIC: tr("Music"), TrackKind.SOUND: tr("Sounds")}
    return track.name or names[track.kind]
