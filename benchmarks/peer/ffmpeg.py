"""A work as one command of ffmpeg with a filter graph, as an engineer would write it by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autovideo_studio.domain.track import TrackKind
from benchmarks.peer.captions import write_captions
from benchmarks.works import HEIGHT, RATE, WIDTH, Shot, Work

SECONDS_OF_SPEECH, EVERY = 8, 10


def command(work: Work, speed: str, folder: Path, out: Path, finer: int = 1) -> list[str]:
    """Stills by zoompan, which steps by whole pixels and so trembles, unless the photograph is first made `finer` times as large;
    dissolves by xfade, colour by eq, captions by libass."""
    words = folder / "ffmpeg.ass"
    write_captions(work, words)
    inputs: list[str] = []
    for shot in work.shots:
        inputs += ["-i", str(shot.path)] if _still(shot) else ["-ss", str(shot.start_s), "-t", str(shot.frames / RATE),
                                                              "-i", str(shot.path)]
    for path, _ in work.sounds:
        inputs += ["-i", str(path)]
    graph = [*(f"[{number}:v]{_shot(shot, work, finer)}[s{number}]" for number, shot in enumerate(work.shots)), *_joined(work),
             f"[cut]subtitles={words}[v]", *_sound(work)]
    sound = ["-map", "[a]", "-c:a", "aac", "-b:a", "192k"] if work.sounds else []
    return ["ffmpeg", "-y", "-v", "error", *inputs, "-filter_complex", ";".join(graph), "-map", "[v]", *sound,
            "-c:v", "libx264", "-preset", speed, "-crf", "20", "-profile:v", "high", "-pix_fmt", "yuv420p",
            "-frames:v", str(work.frames), "-movflags", "+faststart", str(out)]


def _still(shot: Shot) -> bool:
    return shot.path.suffix == ".jpg"


def _shot(shot: Shot, work: Work, finer: int) -> str:
    if not _still(shot):
        return f"fps={RATE},{_colour(work)}setsar=1"
    frames = shot.frames + work.dissolve
    part = f"on/{shot.frames}"
    zoom = f"{shot.zoom[0]}+({shot.zoom[1] - shot.zoom[0]})*{part}"
    shift = f"({shot.shift[0]}+({shot.shift[1] - shot.shift[0]})*{part})"
    return (f"crop=iw:iw*9/16,scale={finer}*iw:-1,zoompan=z='{zoom}':x='(iw-iw/zoom)/2-{shift}*iw/zoom':y='(ih-ih/zoom)/2'"
            f":d={frames}:s={WIDTH}x{HEIGHT}:fps={RATE},format=yuv420p,setsar=1")


def _colour(work: Work) -> str:
    """eq and colorchannelmixer are the quickest that come near."""
    if not work.colours:
        return ""
    given = {name: value for name, _, value in work.colours}
    warmth = 0.05 * given["temperature"] / 0.15
    return (f"eq=brightness={given['exposure'] * 0.25}:contrast={1 + given['contrast']}:saturation={1 + given['saturation']},"
            f"colorbalance=rm={warmth}:bm={-warmth},")


def _joined(work: Work) -> Iterator[str]:
    if not work.dissolve:
        yield "".join(f"[s{number}]" for number in range(len(work.shots))) + f"concat=n={len(work.shots)}[cut]"
        return
    before, end = "s0", 0
    for number in range(1, len(work.shots)):
        end += work.shots[number - 1].frames
        name = "cut" if number == len(work.shots) - 1 else f"x{number}"
        start = (end - work.dissolve // 2) / RATE
        yield f"[{before}][s{number}]xfade=transition=fade:duration={work.dissolve / RATE}:offset={start}[{name}]"
        before = name


def _sound(work: Work) -> Iterator[str]:
    """Speech in eight of every ten seconds; music that makes room for it."""
    if not work.sounds:
        return
    first = len(work.shots)
    assert [kind for _, kind in work.sounds] == [TrackKind.NARRATION, TrackKind.MUSIC]
    seconds = work.frames // RATE
    yield (f"[{first}:a]apad=whole_dur={EVERY},aloop=loop={seconds // EVERY - 1}:size={EVERY * 48000},atrim=end={seconds},"
           "asplit[speech][key]")
    yield f"[{first + 1}:a]atrim=end={seconds},afade=out:st={seconds - 2}:d=2[music]"
    yield "[music][key]sidechaincompress=threshold=0.03:ratio=8:attack=50:release=400[bed]"
    yield "[speech][bed]amix=inputs=2:normalize=0[a]"
