"""How an export is encoded: shape, codecs, quality, loudness, and what its destination allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any, TypeVar

from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.errors import InvalidInput, NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.codecs import (
    AUDIO_CODECS,
    CONTAINERS,
    HARDWARE,
    SPEEDS,
    VIDEO_CODECS,
    AudioCodec,
    Container,
    VideoCodec,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What the destination takes: seconds at most, bytes at most. None: no limit is known."""

    seconds: int | None = None
    bytes: int | None = None


@dataclass(frozen=True, slots=True)
class RenderPreset:
    """`video_codec` and `audio_codec` are ids of `codecs`, "" for none. `crf` is the encoder's constant quality (lower is better
    and larger); `bitrate` (bits per second of the picture) or `file_size` (bytes of the whole file) take its place: then the
    quality is searched for that meets them. `speed` is one of `SPEEDS`; `hardware` a family of encoders, "auto" or "";
    `encoder` what was found for it, "" for the software.

    `gop_seconds` is the longest way between two key frames; `short_side` in pixels, None for the sequence's own size; frames
    are left out until at most `max_rate` a second remain; `aspect` is the shape that the destination shows, "" for any.
    `audio_bitrate` in bits per second; the sound is brought to `lufs` with true peaks under `true_peak_db`.
    """

    id: str
    label: str = ""
    description: str = ""
    container: str = "mp4"
    video_codec: str = "h264"
    speed: str = "veryfast"
    crf: float = 20
    bitrate: int | None = None
    file_size: int | None = None
    pix_fmt: str = "yuv420p"
    profile: str = ""
    hardware: str = ""
    encoder: str = ""
    gop_seconds: Fraction = Fraction(4)
    short_side: int | None = None
    max_rate: Fraction | None = None
    aspect: str = ""
    audio_codec: str = "aac"
    audio_bitrate: int = 192_000
    lufs: float = -14.0
    true_peak_db: float = -1.0
    limits: Limits = Limits()

    @property
    def picture_settings(self) -> dict[str, Any]:
        """All that the encoded picture depends on, besides the picture."""
        codec = self.codec
        settings = {"codec": self.encoder or codec.encoder, "pix_fmt": self.pix_fmt, "profile": self.profile,
                    "short_side": self.short_side}
        if codec.encoder == "png":
            return settings
        return {**settings, "preset": self.speed, "crf": float(self.crf), "gop": str(self.gop_seconds)}

    @property
    def codec(self) -> VideoCodec:
        """Raises `NotFound` for an unknown one, or where there is no picture."""
        return known(VIDEO_CODECS, self.video_codec, tr("video codec"))

    @property
    def sound(self) -> AudioCodec | None:
        return known(AUDIO_CODECS, self.audio_codec, tr("audio codec")) if self.audio_codec else None

    @property
    def wrapper(self) -> Container:
        """Raises `NotFound`."""
        return known(CONTAINERS, self.container, tr("container"))

    @property
    def transparent(self) -> bool:
        return "a" in self.pix_fmt

    def size_for(self, format: SequenceFormat) -> tuple[int, int]:
        """Width and height of the export: even, in the sequence's shape."""
        scale = Fraction(self.short_side, min(format.width, format.height)) if self.short_side else Fraction(1)
        return max(2, 2 * round(format.width * scale / 2)), max(2, 2 * round(format.height * scale / 2))

    def step_for(self, rate: Fraction) -> int:
        """Every how manieth frame is taken."""
        return max(1, ceil(rate / self.max_rate)) if self.max_rate else 1


def check_preset(preset: RenderPreset) -> None:
    """Raises `InvalidInput` or `NotFound` that names what does not fit together."""
    container = preset.wrapper
    if not preset.video_codec and not preset.audio_codec:
        raise _wrong(preset, tr("it has neither picture nor sound."))
    if preset.video_codec:
        _check_picture(preset, container)
    elif container.video:
        raise _wrong(preset, tr("a {container} file without a picture is not made.", container=container.id),
                     tr("For sound alone choose one of: {known}.",
                        known=", ".join(each.id for each in CONTAINERS.values() if not each.video)))
    if (sound := preset.sound) is not None:
        if sound.id not in container.audio:
            raise _wrong(preset, tr("{codec} sound cannot go into {container}.", codec=sound.label, container=container.id),
                         tr("It takes: {known}.", known=", ".join(container.audio) or tr("no sound")))
        _check_between(preset, "audio_bitrate", preset.audio_bitrate, sound.bitrates)
    _check_between(preset, "lufs", preset.lufs, (-40, -5))
    _check_between(preset, "true_peak_db", preset.true_peak_db, (-12, 0))


def _check_picture(preset: RenderPreset, container: Container) -> None:
    codec = preset.codec
    if codec.id not in container.video:
        raise _wrong(preset, tr("{codec} cannot go into {container}.", codec=codec.label, container=container.id),
                     tr("It takes: {known}.", known=", ".join(container.video) or tr("no picture")))
    _check_one_of(preset, "pix_fmt", preset.pix_fmt, codec.pixel_formats)
    _check_one_of(preset, "profile", preset.profile, codec.profiles or ("",))
    _check_one_of(preset, "speed", preset.speed, SPEEDS)
    _check_one_of(preset, "hardware", preset.hardware, ("", "auto", *HARDWARE))
    _check_between(preset, "crf", preset.crf, codec.quality)
    _check_between(preset, "bitrate", preset.bitrate, (10_000, 1_000_000_000))
    _check_between(preset, "file_size", preset.file_size, (10_000, 1 << 50))
    _check_between(preset, "short_side", preset.short_side, (16, 4320))
    _check_between(preset, "max_rate", preset.max_rate, (1, 240))
    _check_between(preset, "gop_seconds", preset.gop_seconds, (0, 60))
    if preset.bitrate and preset.file_size:
        raise _wrong(preset, tr("it has both a bit rate and a file size."), tr("Keep one of them."))
    if (preset.bitrate or preset.file_size) and (codec.quality is None or codec.encoder == "png"):
        raise _wrong(preset, tr("{codec} cannot be brought to a size.", codec=codec.label),
                     tr("Leave out bitrate and file_size."))
    if ("4444" in preset.profile) != ("444" in preset.pix_fmt) or (preset.profile == "dnxhr_hqx") != (
            codec.id == "dnxhr" and preset.pix_fmt == "yuv422p10le"):
        raise _wrong(preset, tr("the profile {profile} does not take pixels as {pix_fmt}.", profile=preset.profile,
                                pix_fmt=preset.pix_fmt))


def _check_one_of(preset: RenderPreset, name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise _wrong(preset, tr("{name} cannot be “{value}”.", name=name, value=value),
                     tr("Choose one of: {known}.", known=", ".join(f"“{each}”" for each in known)))


def _check_between(preset: RenderPreset, name: str, value: float | Fraction | None, bounds: tuple[float, float] | None) -> None:
    if value is not None and bounds is not None and not bounds[0] <= value <= bounds[1]:
        raise _wrong(preset, tr("{name} must be from {low} to {high}, not {value}.", name=name, low=bounds[0], high=bounds[1],
                                value=value))


def _wrong(preset: RenderPreset, why: str, hint: str = "") -> InvalidInput:
    return InvalidInput(tr("The preset “{id}” cannot be used: {why} Nothing was made.", id=preset.id, why=why), hint)


def known(table: Mapping[str, T], id: str, what: str) -> T:
    """The entry called `id`. Raises `NotFound` that names the others."""
    try:
        return table[id]
    except KeyError:
        raise NotFound(tr("There is no {what} called “{id}”.", what=what, id=id),
                       tr("Known: {known}.", known=", ".join(table))) from None
