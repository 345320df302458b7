"""What was copied in the window."""

from __future__ import annotations

from dataclasses import dataclass

from autovideo_studio.domain.items import Clip


@dataclass(frozen=True, slots=True)
class Copied:
    """A clip as it was copied: on which track, how many frames after the first of them."""

    track_id: str
    offset: int
    clip: Clip
