"""Files broken at random, opened as the program opens them: `python -m tests.media.fuzzing FIRST COUNT FOLDER [SECONDS]`.

One seed makes one broken file of one of the whole ones. Says each seed before its try, so that the last one said is the one that
killed or hung the process; prints what any other try raised that is no `StudioError`.
"""

from __future__ import annotations

import faulthandler
import random
import resource
import sys
import time
import traceback
import wave
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.media.audio import AudioReader
from autovideo_studio.media.decoder import FilmDecoder
from autovideo_studio.media.probe import probe
from autovideo_studio.media.stills import import_still
from tests.media.conftest import Context, numbered

MEMORY = 8 << 30
LONGEST_TRY_S = 60
"""As long as a worker may take to look at a file."""
FILMS = {"h264.mp4": ("libx264", {"g": "8", "preset": "ultrafast"}), "h264.mkv": ("libx264", {"g": "8", "preset": "ultrafast"}),
         "h264.ts": ("libx264", {"g": "8", "preset": "ultrafast"}), "hevc.mp4": ("libx265", {"preset": "ultrafast",
                                                                                          "x265-params": "log-level=none"}),
         "vp9.webm": ("libvpx-vp9", {"deadline": "realtime", "cpu-used": "8"}), "mpeg4.avi": ("mpeg4", {}),
         "prores.mov": ("prores_ks", {}), "mjpeg.mov": ("mjpeg", {}), "mpeg2.mpg": ("mpeg2video", {})}
EXTREMES = (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\0\0\0\1")
SOUNDS = {"sound.mp3": "libmp3lame", "sound.flac": "flac", "sound.ogg": "libopus", "sound.m4a": "aac", "sound.wav": "pcm_s16le"}


def make_whole(folder: Path) -> list[Path]:
    for name, (codec, options) in FILMS.items():
        _write_film(folder / name, codec, options)
    for name, codec in SOUNDS.items():
        _write_sound(folder / name, codec)
    pictures = [Image.fromarray(numbered(number * 37, 96, 64)) for number in range(4)]
    for name in ("still.png", "still.jpg", "still.webp", "still.tiff", "still.bmp"):
        pictures[1].save(folder / name)
    for name in ("moving.gif", "moving.png", "moving.webp"):
        pictures[0].save(folder / name, save_all=True, append_images=pictures[1:], duration=80)
    (folder / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect x="5" y="5" '
                                        'width="40" height="30" fill="#c33"/><path d="M0 0 L30 30 C 20 20, 40 20, 50 10"/></svg>')
    return sorted(folder.iterdir())


def _write_film(path: Path, codec: str, options: dict[str, str]) -> None:
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=24, options=options)
        stream.width, stream.height = 96, 64
        stream.pix_fmt = {"prores_ks": "yuv422p10le", "mjpeg": "yuvj420p"}.get(codec, "yuv420p")
        for number in range(20):
            file.mux(stream.encode(av.VideoFrame.from_ndarray(numbered(number, 96, 64), format="rgb24")))
        file.mux(stream.encode(None))


def _write_sound(path: Path, codec: str) -> None:
    tone = (8000 * np.sin(np.arange(24_000) / 20)).astype(np.int16)
    if path.suffix == ".wav":
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, 48_000, 0, "NONE", ""))
            file.writeframes(tone.tobytes())
        return
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec, rate=48_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(tone[None], format="s16", layout="mono")
        frame.rate, frame.pts = 48_000, 0
        out.mux([packet for part in av.AudioResampler(stream.format, "mono", 48_000, stream.frame_size).resample(frame)
                 for packet in stream.encode(part)])
        out.mux(stream.encode(None))


def broken(whole: bytes, chance: random.Random) -> bytes:
    """One to six of: bits turned over, bytes of extreme value, a part cut out, doubled, blanked or moved, the end missing."""
    data = bytearray(whole)
    for _ in range(chance.randint(1, 6)):
        if not data:
            break
        # The head says what all else means: it is worth half of all tries.
        at = chance.randrange(min(len(data), 600)) if chance.random() < 0.5 else chance.randrange(len(data))
        length = min(len(data) - at, 1 << chance.randrange(12))
        match chance.randrange(7):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                data[at:at + 4] = chance.choice(EXTREMES)
            case 2:
                del data[at:at + length]
            case 3:
                data[at:at] = data[at:at + length]
            case 4:
                data[at:at + length] = bytes(min(length, len(data) - at))
            case 5:
                data[at:at + length] = chance.randbytes(length)
            case _:
                if chance.random() < 0.3:
                    del data[at:]
    return bytes(data)


def look_at(path: Path, out: Path) -> None:
    """As an import does, then as the timeline: a few moments of its pictures, its sound, its still. Each part on its own."""
    kinds = []
    for part in (lambda: kinds.append(probe(path).kind), lambda: _watch(path), lambda: _listen(path),
                 lambda: import_still(path, 64, 64, out, Context()) if AssetKind.STILL in kinds else None):
        _expecting_refusal(part)


def _expecting_refusal(part: Callable[[], object]) -> None:
    try:
        part()
    except StudioError as error:
        assert error.message and error.hint, "a refusal says what to do"


def _watch(path: Path) -> None:
    with FilmDecoder(path) as film:
        for second in (Fraction(0), Fraction(1, 2), Fraction(1, 10), Fraction(30)):
            picture = film.frame_at(second, 48, 32)
            assert picture is None or picture.shape == (32, 48, 4)


def _listen(path: Path) -> None:
    with AudioReader(path) as sound:
        for start in (0, 20_000, 5_000, 10_000_000):
            assert np.isfinite(sound.read(start, 2_000)).all()


def main(first: int, count: int, folder: Path, seconds: float) -> int:
    """How many tries raised what they should not."""
    av.logging.set_level(None)
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    whole, end, faults = make_whole_once(folder), time.monotonic() + seconds, 0
    for seed in range(first, first + count):
        if time.monotonic() > end:
            break
        chance = random.Random(seed)
        source = chance.choice(whole)
        path = folder / f"broken{source.suffix}"
        path.write_bytes(broken(source.read_bytes(), chance))
        print(f"seed {seed} {source.name}", flush=True)
        faulthandler.dump_traceback_later(LONGEST_TRY_S, exit=True)
        try:
            look_at(path, folder / "out.png")
        except Exception:  # noqa: BLE001 whatever it is, it is what we look for
            faults += 1
            print(f"FAULT seed {seed} {source.name}\n{traceback.format_exc()}", flush=True)
    faulthandler.cancel_dump_traceback_later()
    return faults


def make_whole_once(folder: Path) -> list[Path]:
    made = folder / "whole"
    if not made.exists():
        made.mkdir(parents=True)
        make_whole(made)
    return sorted(made.iterdir())


if __name__ == "__main__":
    first, count, folder, *rest = sys.argv[1:]
    sys.exit(main(int(first), int(count), Path(folder), float(rest[0]) if rest else float("inf")) > 0)
