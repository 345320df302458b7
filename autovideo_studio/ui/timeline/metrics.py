"""Sizes of the timeline in pixels, and the colours of the kinds of track."""

from __future__ import annotations

from autovideo_studio.domain.track import TrackKind

HEADER_WIDTH = 176
RULER_HEIGHT = 26
ROW_GAP = 3
EDGE_PX = 7
FADE_HANDLE_PX = 9
HANDLE_PX = 4
"""Half of a knob as it is drawn; it is grabbed within `FADE_HANDLE_PX`."""
SNAP_PX = 8
LEVEL_PX = 3
LABEL_FROM_PX = 34
DETAIL_FROM_PX = 7
PLAIN_BELOW_PX = 20

HEIGHTS = {TrackKind.VIDEO: 58, TrackKind.OVERLAY: 32, TrackKind.CAPTION: 28, TrackKind.NARRATION: 42, TrackKind.MUSIC: 38,
           TrackKind.SOUND: 34}
LOWEST_ROW, TALLEST_ROW = 22, 160
FAMILY = {TrackKind.VIDEO: "c_video", TrackKind.OVERLAY: "c_over", TrackKind.CAPTION: "c_cap", TrackKind.NARRATION: "c_voice",
          TrackKind.MUSIC: "c_music", TrackKind.SOUND: "c_sfx"}
ICON = {TrackKind.VIDEO: "film", TrackKind.OVERLAY: "layers", TrackKind.CAPTION: "captions", TrackKind.NARRATION: "mic",
        TrackKind.MUSIC: "music", TrackKind.SOUND: "audio-lines"}


def level_y(decibels: float, top: float, height: float) -> float:
    """Where the line of loudness runs in a clip: +12 dB below its name, −36 dB and less at the foot."""
    share = min(1.0, max(0.0, (12.0 - decibels) / 48.0))
    first = top + (17 if height > 30 else 3)
    return first + share * (top + height - 3 - first)
