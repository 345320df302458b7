"""A work by MoviePy 2: `python -m benchmarks.peer.moviepy WORK FOLDER SECONDS SPEED OUT`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.peer.ffmpeg import EVERY, SECONDS_OF_SPEECH
from benchmarks.works import HEIGHT, PHRASE, RATE, TITLE_FRAMES, WIDTH, WORD, Shot, Work, films_work, stills_work


def command(work: Work, seconds: int, media: Path, speed: str, out: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.peer.moviepy", work.name, str(media), str(seconds), speed, str(out)]


def write(work: Work, speed: str, out: Path) -> None:
    """Stills by `resized` and `with_position` of the time, dissolves by `CrossFadeIn`, captions as pictures drawn by Pillow."""
    from moviepy import CompositeVideoClip

    film = CompositeVideoClip([*_shots(work), *_words(work)], size=(WIDTH, HEIGHT)).with_duration(work.frames / RATE)
    if work.sounds:
        film = film.with_audio(_sound(work))
    film.write_videofile(str(out), fps=RATE, codec="libx264", preset=speed, audio_codec="aac", threads=os.cpu_count(),
                         ffmpeg_params=["-crf", "20", "-profile:v", "high", "-pix_fmt", "yuv420p"], logger=None)


def _shots(work: Work) -> Iterator[Any]:
    from moviepy import ImageClip, VideoFileClip, vfx

    start, half = 0, work.dissolve // 2
    for number, shot in enumerate(work.shots):
        lead, tail = (half if number else 0), (work.dissolve - half if number + 1 < len(work.shots) else 0)
        seconds = (lead + shot.frames + tail) / RATE
        if shot.path.suffix == ".jpg":
            scale = _over_time(shot, shot.zoom)
            clip = ImageClip(str(shot.path), duration=seconds).resized(width=WIDTH).resized(scale).with_position(_place(shot))
        else:
            clip = VideoFileClip(str(shot.path)).subclipped(shot.start_s, shot.start_s + seconds)
        if work.colours:
            clip = clip.with_effects([vfx.LumContrast(lum=10, contrast=0.1), vfx.MultiplyColor(1.05)])
        if lead:
            clip = clip.with_effects([vfx.CrossFadeIn(work.dissolve / RATE)])
        yield clip.with_start((start - lead) / RATE)
        start += shot.frames


def _over_time(shot: Shot, ends: tuple[float, float]) -> Callable[[float], float]:
    return lambda t: ends[0] + (ends[1] - ends[0]) * min(1.0, t * RATE / shot.frames)


def _place(shot: Shot) -> Callable[[float], tuple[float, float]]:
    zoom, shift = _over_time(shot, shot.zoom), _over_time(shot, shot.shift)

    def place(t: float) -> tuple[float, float]:
        width = WIDTH * zoom(t)
        return (WIDTH - width) / 2 + shift(t) * WIDTH, (HEIGHT - width * 2 / 3) / 2

    return place


def _words(work: Work) -> Iterator[Any]:
    """One picture for each word that is spoken."""
    from moviepy import ImageClip, vfx

    for start, words in work.phrases():
        for number in range(len(words)):
            end = PHRASE if number + 1 == len(words) else (number + 1) * WORD
            clip = ImageClip(_drawn(words, number), duration=(end - number * WORD) / RATE)
            yield clip.with_start((start + number * WORD) / RATE).with_position(("center", HEIGHT - 180))
    if work.title:
        title = ImageClip(_drawn((work.title,), -1), duration=TITLE_FRAMES / RATE).with_position((120, HEIGHT - 340))
        yield title.with_effects([vfx.CrossFadeIn(0.4), vfx.CrossFadeOut(0.4)])


def _drawn(words: tuple[str, ...], spoken: int) -> np.ndarray[Any, Any]:
    """Shape (height, width, 4)."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.load_default(64)
    width = round(sum(font.getlength(f"{word} ") for word in words)) + 20
    picture = Image.new("RGBA", (width, 110))
    pen, x = ImageDraw.Draw(picture), 10.0
    for number, word in enumerate(words):
        pen.text((x, 10), word, "gold" if number <= spoken else "white", font, stroke_width=4, stroke_fill="black")
        x += font.getlength(f"{word} ")
    return np.asarray(picture)


def _sound(work: Work) -> Any:
    from moviepy import AudioFileClip, CompositeAudioClip, afx

    (speech, _), (music, _) = work.sounds
    seconds = work.frames // RATE
    spoken = [AudioFileClip(str(speech)).subclipped(0, SECONDS_OF_SPEECH).with_start(EVERY * n) for n in range(seconds // EVERY)]
    bed = AudioFileClip(str(music)).subclipped(0, seconds).with_effects([afx.MultiplyVolume(0.25), afx.AudioFadeOut(2)])
    return CompositeAudioClip([*spoken, bed])


if __name__ == "__main__":
    name, media, seconds, speed, out = sys.argv[1:]
    write({"stills": stills_work, "films": films_work}[name](Path(media), int(seconds)), speed, Path(out))
