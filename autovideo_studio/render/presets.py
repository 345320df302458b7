"""How an export is encoded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.registry import Registry


@dataclass(frozen=True, slots=True)
class RenderPreset:
    """`crf` is x264's constant quality (lower is better and larger); `gop_seconds` the longest way between two key frames;
    `short_side` in pixels, None for the sequence's own size; `audio_bitrate` in bits per second."""

    id: str
    container: str = "mp4"
    video_codec: str = "libx264"
    x264_preset: str = "veryfast"
    crf: int = 20
    gop_seconds: Fraction = Fraction(4)
    audio_bitrate: int = 192_000
    short_side: int | None = None

    @property
    def picture_settings(self) -> dict[str, Any]:
        """All that the encoded picture depends on, besides the picture."""
        return {"codec": self.video_codec, "preset": self.x264_preset, "crf": self.crf, "gop": str(self.gop_seconds),
                "short_side": self.short_side}

    def size_for(self, format: SequenceFormat) -> tuple[int, int]:
        """Width and height of the export: even, in the sequence's shape."""
        scale = Fraction(self.short_side, min(format.width, format.height)) if self.short_side else Fraction(1)
        return max(2, 2 * round(format.width * scale / 2)), max(2, 2 * round(format.height * scale / 2))


presets: Registry[RenderPreset] = Registry("render preset")

DEFAULT_PRESET = "h264-balanced"

for _preset in (
    RenderPreset(DEFAULT_PRESET),
    RenderPreset("h264-draft", x264_preset="ultrafast", crf=26, audio_bitrate=128_000),
    RenderPreset("h264-quality", x264_preset="medium", crf=18, audio_bitrate=256_000),
):
    presets.register(_preset.id)(_preset)
