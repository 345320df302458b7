"""The presets that come with the program. Limits as the platforms' documentation gave them in November 2026."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.presets import Limits, RenderPreset, known

DEFAULT_PRESET = "h264-balanced"

_SHORT_GOP = Fraction(2)
"""Seconds. Platforms cut what they are given into pieces of about this length."""


def shipped_presets() -> tuple[RenderPreset, ...]:
    """Ids are for ever: settings and scripts hold them."""
    return (*_plain(), *_platforms(), *_sound(), *_masters(), *_moving_pictures())


def _plain() -> tuple[RenderPreset, ...]:
    return (
        RenderPreset(DEFAULT_PRESET, tr("H.264, balanced"), tr("Plays everywhere; the usual choice.")),
        RenderPreset("h264-draft", tr("H.264, draft"), tr("Fast and small, to look at."), speed="ultrafast", crf=26,
                     audio_bitrate=128_000),
        RenderPreset("h264-quality", tr("H.264, best quality"), tr("Takes twice the time; for keeping."), speed="medium", crf=18,
                     audio_bitrate=256_000),
        RenderPreset("h265", tr("H.265"), tr("Half the size of H.264, slower; plays on newer devices."), video_codec="h265",
                     speed="fast", crf=23),
        RenderPreset("av1", tr("AV1"), tr("Smaller still; plays in browsers and on new devices."), video_codec="av1",
                     speed="medium", crf=30),
        RenderPreset("webm", tr("VP9 in WebM"), tr("For web pages; free of patents. Slow."), container="webm", video_codec="vp9",
                     speed="fast", crf=31, audio_codec="opus", audio_bitrate=128_000),
        RenderPreset("h264-hardware", tr("H.264 by the graphics card"), tr("Faster and larger; without a card as balanced."),
                     hardware="auto", crf=23),
    )


def _platforms() -> tuple[RenderPreset, ...]:
    youtube = RenderPreset("youtube-1080p", tr("YouTube 1080p"), tr("As YouTube advises: H.264, up to 60 frames a second."),
                           speed="fast", crf=18, gop_seconds=_SHORT_GOP, short_side=1080, max_rate=Fraction(60),
                           audio_bitrate=384_000, limits=Limits(12 * 3600, 256 << 30))
    short = RenderPreset("shorts", tr("YouTube Shorts"), tr("Upright, up to three minutes."), speed="fast", crf=20,
                         gop_seconds=_SHORT_GOP, short_side=1080, max_rate=Fraction(60), aspect="9:16", audio_bitrate=128_000,
                         limits=Limits(180, 256 << 30))
    return (
        youtube,
        replace(youtube, id="youtube-1440p", label=tr("YouTube 1440p"), short_side=1440, crf=19,
                description=tr("More than full HD: YouTube gives it a better codec.")),
        replace(youtube, id="youtube-2160p", label=tr("YouTube 2160p (4K)"), short_side=2160, crf=20,
                description=tr("Four times the pixels of 1080p: takes four times as long.")),
        short,
        replace(short, id="tiktok", label=tr("TikTok"), description=tr("Upright, up to ten minutes and 4 GB."),
                limits=Limits(600, 4_000_000_000)),
        replace(short, id="reels", label=tr("Instagram Reels"), max_rate=Fraction(30),
                description=tr("Upright, 30 frames a second, up to 15 minutes and 300 MB."), limits=Limits(900, 300_000_000)),
        replace(short, id="x", label=tr("X"), aspect="", short_side=720, description=tr("720p, up to 140 seconds and 512 MB."),
                limits=Limits(140, 512_000_000)),
        replace(short, id="linkedin", label=tr("LinkedIn"), aspect="", description=tr("1080p, up to 30 minutes and 500 MB."),
                max_rate=Fraction(30), audio_bitrate=192_000, limits=Limits(1800, 500_000_000)),
        replace(youtube, id="vimeo", label=tr("Vimeo"), audio_bitrate=320_000, limits=Limits(),
                description=tr("1080p in high quality; your plan at Vimeo sets the limit.")),
        replace(short, id="bluesky", label=tr("Bluesky"), aspect="", short_side=720,
                description=tr("720p, up to three minutes and 300 MB."), limits=Limits(180, 300_000_000)),
    )


def _sound() -> tuple[RenderPreset, ...]:
    podcast = RenderPreset("podcast", tr("Podcast (MP3)"), tr("The sound alone, at the loudness of podcasts (−16 LUFS)."),
                           container="mp3", video_codec="", audio_codec="mp3", audio_bitrate=128_000, lufs=-16.0)
    return (
        podcast,
        replace(podcast, id="podcast-aac", label=tr("Podcast (AAC, with chapters)"), container="m4a", audio_codec="aac",
                description=tr("Sound and chapters, for podcast programs of today.")),
        replace(podcast, id="sound-opus", label=tr("Sound alone, Opus"), container="ogg", audio_codec="opus",
                audio_bitrate=96_000, lufs=-14.0, description=tr("The smallest good sound.")),
        replace(podcast, id="sound-flac", label=tr("Sound alone, FLAC"), container="flac", audio_codec="flac", lufs=-14.0,
                description=tr("Nothing is lost, half the size of WAV.")),
        replace(podcast, id="sound-wav", label=tr("Sound alone, WAV"), container="wav", audio_codec="wav", lufs=-14.0,
                description=tr("Nothing is lost; every sound program reads it.")),
    )


def _masters() -> tuple[RenderPreset, ...]:
    prores = RenderPreset("prores-hq", tr("ProRes 422 HQ"), tr("A master for further editing; large."), container="mov",
                          video_codec="prores", profile="hq", pix_fmt="yuv422p10le", audio_codec="wav")
    return (
        prores,
        replace(prores, id="prores-4444", label=tr("ProRes 4444 with transparency"), profile="4444", pix_fmt="yuva444p10le",
                description=tr("Titles and graphics without a ground, to lay over other films.")),
        replace(prores, id="dnxhr-hq", label=tr("DNxHR HQ"), video_codec="dnxhr", profile="dnxhr_hq", pix_fmt="yuv422p",
                description=tr("A master for further editing in Media Composer or Resolve.")),
        replace(prores, id="dnxhr-hqx", label=tr("DNxHR HQX, 10 bit"), video_codec="dnxhr", profile="dnxhr_hqx",
                description=tr("As DNxHR HQ, with finer steps of colour.")),
    )


def _moving_pictures() -> tuple[RenderPreset, ...]:
    gif = RenderPreset("gif", tr("GIF"), tr("A silent loop for messages; keep it to some seconds."), container="gif",
                       video_codec="gif", pix_fmt="rgb24", short_side=360, max_rate=Fraction(15), audio_codec="")
    return (
        gif,
        replace(gif, id="webp", label=tr("Animated WebP"), container="webp", video_codec="webp", crf=25, short_side=480,
                max_rate=Fraction(30), description=tr("As GIF, smaller and in full colour.")),
        replace(gif, id="png", label=tr("PNG pictures"), container="png", video_codec="png", short_side=None, max_rate=None,
                description=tr("A folder with one picture per frame, nothing lost.")),
    )


class _Shipped(Mapping[str, RenderPreset]):
    """The presets that come with the program, in the language of the moment. `[id]` raises `NotFound`."""

    def __getitem__(self, id: str) -> RenderPreset:
        return known(self._table(), id, tr("preset"))

    def __contains__(self, id: object) -> bool:
        return id in self._table()

    def __iter__(self) -> Iterator[str]:
        return iter(self._table())

    def __len__(self) -> int:
        return len(self._table())

    @staticmethod
    def _table() -> dict[str, RenderPreset]:
        return {preset.id: preset for preset in shipped_presets()}


presets: Mapping[str, RenderPreset] = _Shipped()
