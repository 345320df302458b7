"""The player: playhead, clock, pictures and sound of one open sequence, for a window that ticks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange
from autovideo_studio.media.proxies import Proxy
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.preview import PreviewFrame
from autovideo_studio.render.preview_size import Quality


@dataclass(frozen=True, slots=True)
class PlayerState:
    """What a tick found. `picture` is the frame to show now, None if the one shown before stays. `frame` is under the playhead.

    `quality` is the one that AUTO has come to; `dropped` counts frames that play passed over since it began; `has_sound` is False
    where no device plays (play goes on in silence).
    """

    frame: int
    rate: Fraction
    picture: PreviewFrame | None
    quality: Quality
    dropped: int
    has_sound: bool


class Player:
    """Belongs to the window's thread. Call `tick` at every tick of the display (60 a second), playing or not: nothing else is
    called back. `close` at the end."""

    def set_sequence(self, sequence: Sequence, files: Mapping[str, AssetFile]) -> None:
        """Show and sound this value from now on; the playhead stays where it is, play goes on. `files` by asset id."""

    def set_proxies(self, proxies: Mapping[str, Proxy]) -> None:
        """Lighter films by the digest of the asset that each stands for."""

    def set_window(self, width: int, height: int) -> None:
        """How large the picture is shown, in device pixels."""

    def set_quality(self, quality: Quality) -> None: ...

    def set_loop(self, loop: TimeRange | None) -> None:
        """Play goes round in these frames."""

    def set_volume(self, volume: float) -> None:
        """0..1."""

    def play(self, rate: Fraction = Fraction(1)) -> None: ...

    def pause(self) -> None: ...

    def toggle(self) -> None:
        """Space: play or pause."""

    def shuttle(self, direction: int, slow: bool = False) -> None:
        """J (−1), L (+1): one step down or up the rates −8 … 8; `slow` has ½ and ¼ too."""

    def seek(self, frame: int, audible: bool = False) -> None:
        """Put the playhead on a frame; `audible` (scrubbing) plays 60 ms of what is there. Play goes on from there."""

    def step(self, frames: int) -> None:
        """Pause and go `frames` on (or back), sounding what is there."""

    def tick(self) -> PlayerState: ...

    def close(self) -> None: ...
