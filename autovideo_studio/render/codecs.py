"""What a film can be encoded with, and what it can be put into: facts about encoders and containers, as tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from frozendict import frozendict

if TYPE_CHECKING:
    from autovideo_studio.render.presets import RenderPreset

SPEEDS = ("ultrafast", "veryfast", "fast", "medium", "slow")
"""x264's words for how long an encoder may search; the other encoders' numbers are found by them."""

HARDWARE = ("nvenc", "qsv", "amf", "videotoolbox", "vaapi")
"""Families of hardware encoders, in the order in which they are tried."""

Options = Callable[["RenderPreset", int], dict[str, str]]
"""The encoder's options for a preset and a longest way of so many frames between two key frames."""


@dataclass(frozen=True, slots=True)
class VideoCodec:
    """`encoder` is FFmpeg's name of the software encoder, `hardware` those of graphics cards by family. `pixel_formats` are what
    it may be given, the usual one first; `profiles` what else must be chosen. `quality` bounds the constant quality (lower is
    better and larger), None where the profile decides; `step` is the finest change of it that the encoder notices. `piece` is
    the container of a segment."""

    id: str
    label: str
    encoder: str
    options: Options
    pixel_formats: tuple[str, ...] = ("yuv420p",)
    profiles: tuple[str, ...] = ()
    quality: tuple[float, float] | None = None
    step: float = 0.1
    piece: str = "mp4"
    tag: str = ""
    hardware: frozendict[str, str] = frozendict()


@dataclass(frozen=True, slots=True)
class AudioCodec:
    """`bitrates` bound the bits per second, None for a codec that loses nothing."""

    id: str
    label: str
    encoder: str
    bitrates: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Container:
    """`muxer` is FFmpeg's name; `subtitles` the codec of embedded ones, "" where none can be. `whole` marks what is not joined
    from packets but made from all pictures at once."""

    id: str
    muxer: str
    suffixes: tuple[str, ...]
    video: tuple[str, ...]
    audio: tuple[str, ...]
    subtitles: str = ""
    chapters: bool = False
    options: frozendict[str, str] = frozendict()
    whole: bool = False


def _x264(preset: RenderPreset, gop: int) -> dict[str, str]:
    profile = {"yuv420p": "high", "yuv420p10le": "high10", "yuv422p10le": "high422"}[preset.pix_fmt]
    return {"preset": preset.speed, "crf": f"{preset.crf:g}", "profile": profile, "x264-params": f"keyint={gop}:stitchable=1"}


def _x265(preset: RenderPreset, gop: int) -> dict[str, str]:
    return {"preset": preset.speed, "crf": f"{preset.crf:g}",
            "x265-params": f"keyint={gop}:open-gop=0:pools=none:frame-threads=1:wpp=0:info=0:log-level=error"}


def _svt_av1(preset: RenderPreset, gop: int) -> dict[str, str]:
    effort = {"ultrafast": 12, "veryfast": 10, "fast": 9, "medium": 8, "slow": 6}[preset.speed]
    return {"preset": str(effort), "crf": f"{preset.crf:g}", "g": str(gop), "svtav1-params": "lp=1"}


def _vp9(preset: RenderPreset, gop: int) -> dict[str, str]:
    effort = {"ultrafast": 8, "veryfast": 5, "fast": 4, "medium": 2, "slow": 1}[preset.speed]
    deadline = "realtime" if effort > 5 else "good"
    return {"deadline": deadline, "cpu-used": str(effort), "crf": str(round(preset.crf)), "b": "0", "g": str(gop),
            "row-mt": "0", "lag-in-frames": "0" if deadline == "realtime" else "25"}


def _prores(preset: RenderPreset, gop: int) -> dict[str, str]:
    return {"profile": preset.profile, "vendor": "apl0"}


def _dnxhr(preset: RenderPreset, gop: int) -> dict[str, str]:
    return {"profile": preset.profile}


def _png(preset: RenderPreset, gop: int) -> dict[str, str]:
    return {"compression_level": "3", "pred": "mixed" if preset.container == "png" else "up"}


def _hardware(prefix: str) -> frozendict[str, str]:
    return frozendict({family: f"{prefix}_{family}" for family in HARDWARE})


def hardware_options(encoder: str, preset: RenderPreset, gop: int) -> dict[str, str]:
    """Constant quality, as each vendor calls it; closed groups of pictures."""
    quality = str(round(preset.crf))
    closed = {"g": str(gop)}
    match encoder.rpartition("_")[2]:
        case "nvenc":
            return {**closed, "preset": "p5", "rc": "vbr", "cq": quality, "b": "0", "forced-idr": "1"}
        case "qsv":
            return {**closed, "global_quality": quality, "preset": "medium"}
        case "amf":
            return {**closed, "rc": "cqp", "qp_i": quality, "qp_p": quality, "qp_b": quality}
        case "videotoolbox":
            return {**closed, "q:v": str(max(1, min(100, 100 - 2 * round(preset.crf)))), "allow_sw": "0"}
        case _:
            return {**closed, "rc_mode": "CQP", "qp": quality}


PNG_PIECES = ("rgb24", "rgba")

VIDEO_CODECS: dict[str, VideoCodec] = {codec.id: codec for codec in (
    VideoCodec("h264", "H.264", "libx264", _x264, ("yuv420p", "yuv420p10le", "yuv422p10le"), quality=(0, 51),
               hardware=_hardware("h264")),
    VideoCodec("h265", "H.265", "libx265", _x265, ("yuv420p", "yuv420p10le", "yuv422p10le"), quality=(0, 51), tag="hvc1",
               hardware=_hardware("hevc")),
    VideoCodec("av1", "AV1", "libsvtav1", _svt_av1, ("yuv420p", "yuv420p10le"), quality=(1, 63), step=1.0,
               hardware=_hardware("av1")),
    VideoCodec("vp9", "VP9", "libvpx-vp9", _vp9, quality=(0, 63), step=1.0),
    VideoCodec("prores", "ProRes", "prores_ks", _prores, ("yuv422p10le", "yuv444p10le", "yuva444p10le"),
               ("proxy", "lt", "standard", "hq", "4444"), piece="mov"),
    VideoCodec("dnxhr", "DNxHR", "dnxhd", _dnxhr, ("yuv422p", "yuv422p10le"),
               ("dnxhr_lb", "dnxhr_sq", "dnxhr_hq", "dnxhr_hqx"), piece="mov"),
    VideoCodec("gif", "GIF", "png", _png, PNG_PIECES[:1], piece="mov"),
    VideoCodec("webp", "WebP", "png", _png, PNG_PIECES, quality=(0, 100), piece="mov"),
    VideoCodec("png", "PNG", "png", _png, PNG_PIECES, piece="mov"),
)}
"""GIF and WebP are made of all pictures at once: their segments are PNG, which loses nothing."""

AUDIO_CODECS: dict[str, AudioCodec] = {codec.id: codec for codec in (
    AudioCodec("aac", "AAC", "aac", (32_000, 512_000)),
    AudioCodec("opus", "Opus", "libopus", (16_000, 510_000)),
    AudioCodec("mp3", "MP3", "libmp3lame", (64_000, 320_000)),
    AudioCodec("flac", "FLAC", "flac", None),
    AudioCodec("wav", "PCM", "pcm_s24le", None),
)}

_FAST_START = frozendict(movflags="+faststart")

CONTAINERS: dict[str, Container] = {container.id: container for container in (
    Container("mp4", "mp4", (".mp4", ".m4v"), ("h264", "h265", "av1", "vp9"), ("aac", "opus", "mp3", "flac"), "mov_text", True,
              _FAST_START),
    Container("mov", "mov", (".mov",), ("h264", "h265", "prores", "dnxhr"), ("aac", "wav"), "mov_text", True, _FAST_START),
    Container("mkv", "matroska", (".mkv",), ("h264", "h265", "av1", "vp9", "prores"), ("aac", "opus", "mp3", "flac", "wav"),
              "subrip", True),
    Container("webm", "webm", (".webm",), ("av1", "vp9"), ("opus",), "webvtt", True),
    Container("gif", "gif", (".gif",), ("gif",), (), whole=True),
    Container("webp", "webp", (".webp",), ("webp",), (), whole=True),
    Container("png", "", ("",), ("png",), (), whole=True),
    Container("m4a", "ipod", (".m4a",), (), ("aac",), chapters=True, options=_FAST_START),
    Container("mp3", "mp3", (".mp3",), (), ("mp3",)),
    Container("flac", "flac", (".flac",), (), ("flac",)),
    Container("wav", "wav", (".wav",), (), ("wav",)),
    Container("ogg", "ogg", (".opus", ".ogg"), (), ("opus",), chapters=True),
)}


def key_frame_distance(preset: RenderPreset, rate: Fraction) -> int:
    """The most frames from one key frame to the next."""
    return max(1, round(rate * preset.gop_seconds))
