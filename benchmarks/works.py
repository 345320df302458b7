"""The two works that the benchmarks export, the same each time: described once, for us and for every peer.

    stills   twelve photographs of five seconds with Ken Burns, half-second dissolves, word captions, narration and music
    films    six clips of H.264 with a colour correction, a title and word captions

Both are 60 s of 1080p30; a shorter work is the beginning of the same.
"""

from __future__ import annotations

import wave
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from frozendict import frozendict

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.effect import Effect, Transition
from autovideo_studio.domain.items import Clip, Gap, Sound, Transform
from autovideo_studio.domain.keyframe import Animated, Easing
from autovideo_studio.domain.media_reference import AssetReference, CaptionReference, CaptionWord, GraphicReference
from autovideo_studio.domain.sequence import Sequence, SequenceFormat
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.providers.offline.music import compose_task, write_wav
from autovideo_studio.render.asset_file import AssetFile

RATE, WIDTH, HEIGHT = 30, 1920, 1080
DISSOLVE = 15
PHRASE, WORD = 50, 12
"""Frames: a caption of four words every 50, each spoken for 12."""
WORDS = ("every", "second", "day", "the", "tide", "comes", "in", "and", "nobody", "at", "the", "harbour", "looks", "up", "from",
         "the", "nets", "until", "it", "turns")
TITLE = "The tide turns twice a day"
TITLE_FRAMES = 90
CORRECTION = (("exposure", "stops", 0.2), ("contrast", "amount", 0.1), ("saturation", "amount", 0.15),
              ("temperature", "warmth", 0.15))
"""Effects of every film, with their one parameter."""

Picture = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Shot:
    """`frames` of a file: `zoom` and `shift` (in frame widths) go evenly from the first value to the second."""

    path: Path
    frames: int
    zoom: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)
    start_s: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """`dissolve` in frames (0: cuts); `colours` are (effect, parameter, value); `sounds` are (path, kind)."""

    name: str
    shots: tuple[Shot, ...]
    dissolve: int = 0
    colours: tuple[tuple[str, str, float], ...] = ()
    title: str = ""
    sounds: tuple[tuple[Path, TrackKind], ...] = ()

    @property
    def frames(self) -> int:
        return sum(shot.frames for shot in self.shots)

    def phrases(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each caption's first frame and its words."""
        for number in range(self.frames // PHRASE):
            yield number * PHRASE, tuple(WORDS[(number * 4 + n) % len(WORDS)] for n in range(4))


def stills_work(folder: Path, seconds: int = 60) -> Work:
    """Makes its media in `folder`, if they are not there."""
    shots = []
    for number in range(seconds // 5):
        path = folder / f"still{number}.jpg"
        if not path.exists():
            from PIL import Image

            Image.fromarray(photograph(number)).save(path, quality=92)
        shots.append(Shot(path, 150, (1.03, 1.13) if number % 2 else (1.14, 1.04), (-0.01, 0.01)))
    return Work("stills", tuple(shots), DISSOLVE, sounds=sounds(folder, seconds))


def films_work(folder: Path, seconds: int = 60) -> Work:
    """Makes its media in `folder`, if they are not there."""
    shots = []
    for number in range(seconds // 10):
        path = folder / f"film{number}.mp4"
        if not path.exists():
            write_film(path, number, 12 * RATE)
        shots.append(Shot(path, 300, start_s=1))
    return Work("films", tuple(shots), colours=CORRECTION, title=TITLE)


def sequence_of(work: Work) -> tuple[Sequence, dict[str, AssetFile]]:
    """The work on our timeline, and its files by asset id."""
    files = {shot.path.name: AssetFile(shot.path, _kind(shot.path), shot.path.name, shot.path.name) for shot in work.shots}
    effects = tuple(Effect(name, name, frozendict({parameter: Animated(value)})) for name, parameter, value in work.colours)
    clips = tuple(_clip(number, shot, effects) for number, shot in enumerate(work.shots))
    cuts = tuple(Transition(f"t{number}", clip.id, "dissolve", work.dissolve // 2, work.dissolve - work.dissolve // 2)
                 for number, clip in enumerate(clips[:-1]) if work.dissolve)
    tracks = [Track("v", TrackKind.VIDEO, items=clips, transitions=cuts)]
    if work.title:
        title = GraphicReference("lower-third", "nocturne", frozendict({"text": work.title}), seed=1)
        tracks.append(Track("o", TrackKind.OVERLAY, items=(Clip("title", title, TITLE_FRAMES),)))
    tracks.append(Track("c", TrackKind.CAPTION, items=tuple(_caption(start, words) for start, words in work.phrases())))
    for path, kind in work.sounds:
        files[path.name] = AssetFile(path, AssetKind.AUDIO, path.name, path.name)
        tracks.append(Track(path.stem, kind, items=_sound_clips(path, kind, work.frames)))
    return Sequence(work.name, SequenceFormat(WIDTH, HEIGHT, Fraction(RATE)), tuple(tracks)), files


def _kind(path: Path) -> AssetKind:
    return AssetKind.STILL if path.suffix == ".jpg" else AssetKind.FILM


def _clip(number: int, shot: Shot, effects: tuple[Effect, ...]) -> Clip:
    transform = Transform(scale=_even(shot.zoom, shot.frames), x=_even(shot.shift, shot.frames))
    return Clip(f"c{number}", AssetReference(shot.path.name), shot.frames, source_start=Fraction(shot.start_s),
                transform=transform, effects=effects)


def _even(ends: tuple[float, float], frames: int) -> Animated:
    return Animated(ends[0]) if ends[0] == ends[1] else Animated.ramp(*ends, frames, Easing.LINEAR)


def _caption(start: int, words: tuple[str, ...]) -> Clip:
    line = tuple(CaptionWord(word, n * WORD, n * WORD + WORD) for n, word in enumerate(words))
    return Clip(f"p{start}", CaptionReference((line,), "karaoke"), PHRASE)


def _sound_clips(path: Path, kind: TrackKind, frames: int) -> tuple[Clip | Gap, ...]:
    """Narration of eight seconds in every ten; music all along, which makes room for it."""
    if kind is TrackKind.MUSIC:
        return (Clip("music", AssetReference(path.name), frames, sound=Sound(duck=True, fade_out=2 * RATE)),)
    return tuple(item for number in range(frames // (10 * RATE))
                 for item in (Clip(f"n{number}", AssetReference(path.name), 8 * RATE), Gap(2 * RATE)))


def sounds(folder: Path, seconds: int) -> tuple[tuple[Path, TrackKind], ...]:
    speech, music = folder / "speech.wav", folder / "music.wav"
    if not music.exists():
        write_wav(speech, babble(), SAMPLE_RATE)
        compose_task({"prompt": "calm", "seed": 1, "out": str(music)}, Alone())
    return (speech, TrackKind.NARRATION), (music, TrackKind.MUSIC)


class Alone:
    def progress(self, fraction: float) -> None: ...

    def raise_if_cancelled(self) -> None: ...


def babble() -> np.ndarray[Any, Any]:
    """Eight seconds of what has the rhythm and spectrum of speech: pulses through three resonances, in syllables."""
    rng = np.random.default_rng(5)
    time_ = np.arange(8 * SAMPLE_RATE) / SAMPLE_RATE
    pulses = sum(np.sin(2 * np.pi * 120 * number * time_ + rng.uniform(0, 6)) / number for number in range(1, 40))
    syllables = np.clip(np.sin(2 * np.pi * 3.7 * time_) + 0.4, 0, 1) * (np.sin(2 * np.pi * 0.25 * time_) > -0.6)
    speech = (pulses + 0.05 * rng.standard_normal(len(time_))) * syllables
    return np.repeat((0.3 * speech / np.abs(speech).max())[:, None], 2, axis=1)


def seconds_of(path: Path) -> float:
    with wave.open(str(path)) as file:
        return file.getnframes() / file.getframerate()


def photograph(seed: int, width: int = 2400, height: int = 1600, grain: float = 2.0) -> Picture:
    """Clouds of many sizes with a few hard edges and a camera's grain: about as hard to encode as a photograph."""
    from PIL import Image

    chance = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3), np.float32)
    for octave in range(2, 10):
        across, down = 2**octave, 2**octave * height // width + 2
        grey, colour = chance.normal(size=(down, across, 1)), chance.normal(size=(down, across, 3))
        layer = (grey + 0.4 * colour).astype(np.float32)
        for channel in range(3):
            grown = Image.fromarray(layer[..., channel]).resize((width, height), Image.Resampling.BICUBIC)
            picture[..., channel] += np.asarray(grown) * 0.6**octave
    picture = (picture - picture.mean()) / picture.std() * 45 + 115
    for _ in range(8):
        x, y, w, h = chance.integers(0, (width * 3 // 4, height * 3 // 4, width // 4, height // 4))
        picture[y:y + h, x:x + w] += chance.normal(0, 30, 3)
    picture += chance.normal(0, grain, (height, width, 1))
    return np.clip(picture, 0, 255).astype(np.uint8)


def write_film(path: Path, seed: int, frames: int) -> None:
    """A hand-held pan over a scene in which three things move, with grain that is new in each frame: as a camera's H.264,
    BT.709, a key frame every 250."""
    import av
    from PIL import Image

    chance = np.random.default_rng(seed)
    scene = Image.fromarray(photograph(100 + seed, grain=0.0))
    things = [Image.fromarray(photograph(200 + 3 * seed + n, 300, 240, grain=0.0)) for n in range(3)]
    grains = np.round(chance.normal(0, 2.2, (8, HEIGHT + 64, WIDTH + 64))).astype(np.int8).view(np.uint8)
    shake = np.cumsum(chance.normal(0, 0.35, (frames, 2)), axis=0) * 0.7
    with av.open(str(path), "w") as film:
        stream = film.add_stream("libx264", rate=RATE, options={"preset": "veryfast", "crf": "19", "g": "250", "profile": "high"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.codec_context.color_primaries = stream.codec_context.color_trc = stream.codec_context.colorspace = 1
        for number in range(frames):
            x, y = 40 + 0.6 * number + shake[number, 0], 120 + shake[number, 1]
            seen = scene.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR, box=(x, y, x + WIDTH, y + HEIGHT))
            for n, thing in enumerate(things):
                seen.paste(thing, (int(200 + 500 * n + (3 + n) * number * (-1) ** n) % WIDTH, 150 + 280 * n))
            frame = av.VideoFrame.from_image(seen).reformat(format="yuv420p", dst_colorspace="ITU709")
            luma = np.frombuffer(memoryview(frame.planes[0]), np.uint8).reshape(-1, frame.planes[0].line_size)[:, :WIDTH]
            top, left = chance.integers(0, 64, 2)
            luma += grains[number % len(grains), top:top + HEIGHT, left:left + WIDTH]
            frame.pts = number
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
