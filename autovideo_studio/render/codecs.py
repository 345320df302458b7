"""What a film can be encoded with, and what it can be put into: facts about encoders and containers, as tables."""

from __future__ import annotations

from dataclasses import dataclass

from frozendict import frozendict

SPEEDS = ("ultrafast", "veryfast", "fast", "medium", "slow")
"""x264's words for how long an encoder may search; the other encoders' numbers are found by them."""

HARDWARE = ("nvenc", "qsv", "amf", "videotoolbox", "vaapi")
"""Families of hardware encoders, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class VideoCodec:
    """`encoder` is FFmpeg's name of the software encoder, `hardware` those of graphics cards by family. `pixel_formats` are what
    it may be given, the usual one first; `profiles` what else must be chosen. `quality` bounds the constant quality (lower is
    better and larger), None where the profile decides; `step` is the finest change of it that the encoder notices, `halving`
    about how much of it halves the size. `piece` is the container of a segment."""

    id: str
    label: str
    encoder: str
    pixel_formats: tuple[str, ...] = ("yuv420p",)
    profiles: tuple[str, ...] = ()
    quality: tuple[float, float] | None = None
    step: float = 0.1
    halving: float = 6.0
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


def _hardware(prefix: str) -> frozendict[str, str]:
    return frozendict({family: f"{prefix}_{family}" for family in HARDWARE})


PNG_PIECES = ("rgb24", "rgba")

VIDEO_CODECS: dict[str, VideoCodec] = {codec.id: codec for codec in (
    VideoCodec("h264", "H.264", "libx264", ("yuv420p", "yuv420p10le", "yuv422p10le"), quality=(0, 51),
               hardware=_hardware("h264")),
    VideoCodec("h265", "H.265", "libx265", ("yuv420p", "yuv420p10le", "yuv422p10le"), quality=(0, 51), tag="hvc1",
               hardware=_hardware("hevc")),
    VideoCodec("av1", "AV1", "libsvtav1", ("yuv420p", "yuv420p10le"), quality=(1, 63), step=1.0, halving=10,
               hardware=_hardware("av1")),
    VideoCodec("vp9", "VP9", "libvpx-vp9", quality=(0, 63), step=1.0, halving=9),
    VideoCodec("prores", "ProRes", "prores_aw", ("yuv422p10le", "yuv444p10le", "yuva444p10le"),
               ("proxy", "lt", "standard", "hq", "4444"), piece="mov"),
    VideoCodec("dnxhr", "DNxHR", "dnxhd", ("yuv422p", "yuv422p10le"),
               ("dnxhr_lb", "dnxhr_sq", "dnxhr_hq", "dnxhr_hqx"), piece="mov"),
    VideoCodec("gif", "GIF", "png", PNG_PIECES[:1], piece="mov"),
    VideoCodec("webp", "WebP", "png", PNG_PIECES, quality=(0, 100), piece="mov"),
    VideoCodec("png", "PNG", "png", PNG_PIECES, piece="mov"),
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

