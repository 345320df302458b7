"""A work as one command of melt, the renderer of MLT, on which Shotcut and Kdenlive stand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.peer.captions import write_captions
from benchmarks.peer.ffmpeg import EVERY, SECONDS_OF_SPEECH
from benchmarks.works import HEIGHT, RATE, WIDTH, Shot, Work


def command(work: Work, speed: str, folder: Path, out: Path) -> list[str]:
    """Stills by the affine filter, dissolves by the luma transition, colour by FFmpeg's eq, captions by libass; frames are made
    by as many threads as there are cores."""
    words = folder / "melt.ass"
    write_captions(work, words)
    found = ["melt", "-silent", "-profile", "atsc_1080p_30"]
    for number, shot in enumerate(work.shots):
        found += _shot(shot, work, first=number == 0, last=number == len(work.shots) - 1)
    found += ["-attach-track", "avfilter.subtitles", f"av.filename={words}"]
    found += _sounds(work)
    return [*found, "-consumer", f"avformat:{out}", "vcodec=libx264", f"preset={speed}", "crf=20", "vprofile=high",
            "pix_fmt=yuv420p", "acodec=aac", "ab=192k", "movflags=+faststart", f"real_time=-{os.cpu_count()}"]


def _shot(shot: Shot, work: Work, first: bool, last: bool) -> Iterator[str]:
    """A clip overlaps the one before by the dissolve, half of which each of the two is longer."""
    half, rest = work.dissolve // 2, work.dissolve - work.dissolve // 2
    start = shot.start_s * RATE
    frames = shot.frames + (0 if first else half) + (0 if last else rest)
    yield from (str(shot.path), f"in={start}", f"out={start + frames - 1}")
    if shot.path.suffix == ".jpg":
        yield from ("-attach-cut", "affine", f"transition.rect={_rectangle(shot, 0)};{shot.frames}={_rectangle(shot, 1)[2:]}",
                    "transition.distort=0", "transition.fill=1")
    if work.colours:
        given = {name: value for name, _, value in work.colours}
        warmth = 0.05 * given["temperature"] / 0.15
        yield from ("-attach-cut", "avfilter.eq", f"av.brightness={given['exposure'] * 0.25}",
                    f"av.contrast={1 + given['contrast']}", f"av.saturation={1 + given['saturation']}",
                    "-attach-cut", "avfilter.colorbalance", f"av.rm={warmth}", f"av.bm={-warmth}")
    if work.dissolve and not first:
        yield from ("-mix", str(work.dissolve), "-mixer", "luma")


def _rectangle(shot: Shot, end: int) -> str:
    """Where the whole photograph lies, which is 3:2."""
    width = WIDTH * shot.zoom[end]
    height = width * 2 / 3
    return f"0={(WIDTH - width) / 2 + shot.shift[end] * WIDTH:.2f} {(HEIGHT - height) / 2:.2f} {width:.2f} {height:.2f} 1"


def _sounds(work: Work) -> Iterator[str]:
    """Speech in eight of every ten seconds, music under it at an even level: melt has no ducking."""
    if not work.sounds:
        return
    (speech, _), (music, _) = work.sounds
    yield "-audio-track"
    for _ in range(work.frames // (EVERY * RATE)):
        yield from (str(speech), f"out={SECONDS_OF_SPEECH * RATE - 1}", "-blank", str((EVERY - SECONDS_OF_SPEECH) * RATE - 1))
    yield from ("-audio-track", str(music), f"out={work.frames - 1}", "-attach-cut", "volume", "level=-12")
    for track in (1, 2):
        yield from ("-transition", "mix", "a_track=0", f"b_track={track}", "always_active=1", "sum=1")
