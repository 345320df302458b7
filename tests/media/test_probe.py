"""What is said of a file, and that no file, however broken, brings the prober down."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from fractions import Fraction
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.plain import from_plain
from autovideo_studio.foundation.errors import InvalidInput, NotFound, Refused, StudioError
from autovideo_studio.media.probe import MediaFacts, probe, probe_task, scan_folder
from tests.media.conftest import Context, MakeFilm, flat, numbered, write_sound

TONE = 0.3 * np.sin(np.arange(96_000) / 20)[:, None] * np.ones(2)


def film(make_film: MakeFilm, name: str = "film.mp4", **how: object) -> Path:
    return make_film(name, [numbered(index, 128, 72) for index in range(60)], sound=TONE, **how)


def test_a_film(make_film: MakeFilm, context: Context) -> None:
    path = film(make_film)
    facts = probe(path)
    assert (facts.kind, facts.width, facts.height, facts.rate, facts.has_audio) == (AssetKind.FILM, 128, 72, 30, True)
    assert (facts.video_codec, facts.audio_codec, facts.media_type) == ("h264", "aac", "video/mp4")
    assert facts.seconds == 2 and not facts.truncated and not facts.has_alpha
    assert from_plain(probe_task({"path": str(path)}, context)["facts"], MediaFacts) == facts


@pytest.mark.parametrize(("rotation", "size"), [(0, (128, 72)), (90, (72, 128)), (180, (128, 72)), (-90, (72, 128))])
def test_rotation_turns_the_size(make_film: MakeFilm, rotation: int, size: tuple[int, int]) -> None:
    facts = probe(film(make_film, rotation=rotation))
    assert (facts.width, facts.height) == size


def test_wide_pixels_make_a_wider_picture(make_film: MakeFilm) -> None:
    assert probe(film(make_film, aspect=Fraction(4, 3))).width == round(128 * 4 / 3)
    assert probe(film(make_film, aspect=Fraction(1, 2))).height == 144


def test_alpha_is_noticed(make_film: MakeFilm) -> None:
    see_through = [np.dstack([flat(64, 64, (255, 0, 0)), np.full((64, 64), 90, np.uint8)])] * 5
    assert probe(make_film("alpha.webm", see_through, codec="libvpx-vp9", pix_fmt="yuva420p")).has_alpha
    assert probe(make_film("alpha.mov", see_through, codec="qtrle", pix_fmt="argb")).has_alpha


def test_a_sound(tmp_path: Path) -> None:
    facts = probe(write_sound(tmp_path / "tone.mp3", TONE, "libmp3lame"))
    assert (facts.kind, facts.width, facts.has_audio, facts.channels, facts.sample_rate) == (AssetKind.AUDIO, 0, True, 2, 48_000)
    assert facts.seconds is not None and abs(facts.seconds - 2) < Fraction(1, 10)


@pytest.mark.parametrize(
    ("mode", "name", "options"),
    [
        ("RGB", "a.png", {}),
        ("RGBA", "a.png", {}),
        ("L", "a.png", {}),
        ("P", "a.gif", {}),
        ("I;16", "a.png", {}),
        ("CMYK", "a.jpg", {}),
        ("RGB", "a.webp", {}),
        ("RGB", "a.bmp", {}),
        ("RGB", "a.tiff", {}),
        ("F", "a.tiff", {}),
        ("1", "a.png", {}),
        ("LAB", "a.tiff", {}),
        ("RGB", "a.avif", {}),
        ("LA", "a.png", {}),
    ],
)
@pytest.mark.parametrize("size", [(1, 1), (33, 7)])
def test_stills_of_every_kind(tmp_path: Path, mode: str, name: str, options: dict[str, object], size: tuple[int, int]) -> None:
    Image.new(mode, size).save(tmp_path / name, **options)
    facts = probe(tmp_path / name)
    assert (facts.kind, facts.width, facts.height, facts.seconds) == (AssetKind.STILL, *size, None)
    assert facts.has_alpha == (mode in ("RGBA", "LA"))


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    Image.new("RGB", (20, 10)).save(tmp_path / "picture.png")
    disguised = (tmp_path / "picture.png").rename(tmp_path / "really.mp4")
    assert probe(disguised).kind is AssetKind.STILL


def test_moving_pictures_are_films(tmp_path: Path) -> None:
    frames = [Image.new("RGBA", (40, 30), (60 * index, 0, 0, 255)) for index in range(4)]
    for name in ("moving.gif", "moving.webp", "moving.png"):
        frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:], duration=[100, 200, 300, 400])
        facts = probe(tmp_path / name)
        assert (facts.kind, facts.seconds, facts.width) == (AssetKind.FILM, 1, 40), name


def test_orientation_and_captions(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "The old harbour"
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li>'
        + "Fischer am Abend – 黄昏".encode()
        + b"</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    Image.new("RGB", (60, 20)).save(tmp_path / "a.jpg", exif=exif, xmp=xmp)
    facts = probe(tmp_path / "a.jpg")
    assert (facts.width, facts.height, facts.orientation) == (20, 60, 6)
    assert facts.caption.splitlines() == ["Fischer am Abend – 黄昏", "The old harbour"]


def test_an_iptc_caption(tmp_path: Path) -> None:
    text = "Böttcher at work".encode()
    record = b"\x1c\x02\x78" + len(text).to_bytes(2, "big") + text
    block = b"8BIM\x04\x04\0\0" + len(record).to_bytes(4, "big") + record + b"\0" * (len(record) % 2)
    segment = b"Photoshop 3.0\0" + block
    Image.new("RGB", (8, 8)).save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment + data[2:])
    assert probe(tmp_path / "a.jpg").caption == "Böttcher at work"


def test_an_entity_bomb_in_the_caption_is_passed_over(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    Image.new("RGB", (8, 8)).save(tmp_path / "a.jpg", xmp=bomb)
    assert probe(tmp_path / "a.jpg").caption == ""


def png_of_size(width: int, height: int) -> bytes:
    """A valid PNG of grey pixels whose data is far smaller than its picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


def test_a_picture_of_billions_of_pixels_is_refused_before_memory_is_taken(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(png_of_size(50_000, 50_000))
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "from pathlib import Path\nfrom autovideo_studio.media.probe import probe\n"
        "from autovideo_studio.foundation.errors import Refused\n"
        "try: probe(Path(sys.argv[1]))\nexcept Refused as error: print(error.code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "bomb.png")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "refused"


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.mp4", b"", InvalidInput),
        ("empty.png", b"", InvalidInput),
        ("noise.mp4", Random(1).randbytes(20_000), InvalidInput),
        ("noise.svg", b"<\x98" + Random(1).randbytes(20_000), InvalidInput),
        ("nul.jpg", b"\0" * 4_000, InvalidInput),
        ("text.mp4", b"once upon a time " * 100, InvalidInput),
        ("picture.svg", b'<html><image href="file:///etc/passwd"/></html>', Refused),
        ("picture.png", b'\xef\xbb\xbf<?xml version="1.0"?><page/>', Refused),
        ("picture.svgz", b"\x1f\x8b\x08" + b"\0" * 50, InvalidInput),
        ("list.mp4", b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n", InvalidInput),
        ("list.mkv", b"ffconcat version 1.0\nfile /etc/passwd\n", InvalidInput),
        ("words.mp4", b"1\n00:00:01,000 --> 00:00:02,000\nHi\n", InvalidInput),
        ("moov.mp4", b"\0\0\0\x18ftypisom\0\0\2\0isomiso2\0\0\x10\0mdat" + b"\1" * 5_000, InvalidInput),
    ],
)
def test_what_is_not_media_is_an_error_with_its_name(tmp_path: Path, name: str, content: bytes, error: type[StudioError]) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error) as caught:
        probe(tmp_path / name)
    assert name in caught.value.message and caught.value.hint


def test_a_playlist_does_not_open_what_it_names(make_film: MakeFilm, tmp_path: Path) -> None:
    inner = film(make_film, "inner.mp4")
    (tmp_path / "list.mp4").write_text(f"ffconcat version 1.0\nfile '{inner}'\n")
    (tmp_path / "list.m3u8.mp4").write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{inner}\n#EXT-X-ENDLIST\n")
    for name in ("list.mp4", "list.m3u8.mp4"):
        with pytest.raises(InvalidInput):
            probe(tmp_path / name)


def test_missing_and_folders(tmp_path: Path) -> None:
    for path in (tmp_path / "no.mp4", tmp_path):
        with pytest.raises(NotFound):
            probe(path)


def test_a_name_like_an_address_is_a_name(make_film: MakeFilm, tmp_path: Path) -> None:
    path = film(make_film).rename(tmp_path / "http:x|y %s 🎬 שלום.mp4")
    assert probe(path).kind is AssetKind.FILM


def test_truncated_films_say_how_much_is_there(make_film: MakeFilm, tmp_path: Path) -> None:
    noise = np.random.default_rng(2)
    pictures = [noise.integers(0, 255, (72, 128, 3), np.uint8) for _ in range(90)]
    data = make_film("whole.mp4", pictures, sound=TONE, container_options={"movflags": "faststart"}).read_bytes()
    good = 0
    for part in range(1, 20):
        cut = tmp_path / "cut.mp4"
        cut.write_bytes(data[: len(data) * part // 20])
        try:
            facts = probe(cut)
        except InvalidInput:
            continue
        good += 1
        assert (
            facts.seconds is not None and facts.seconds < Fraction(3) and facts.truncated == (facts.seconds < Fraction(5, 2))
        ), part
        assert abs(facts.seconds - 3 * Fraction(part, 20)) < Fraction(6, 10), part
    assert good >= 15


def test_mutated_files_never_bring_the_prober_down(make_film: MakeFilm, tmp_path: Path) -> None:
    originals = [film(make_film), film(make_film, "film.mkv"), write_sound(tmp_path / "tone.flac", TONE, "flac")]
    originals += [
        film(make_film, "film.ts", codec="mpeg2video", sound_codec="mp2"),
        film(make_film, "film.mov", codec="prores_ks", pix_fmt="yuva444p10le", options={"profile": "4"}),
        film(make_film, "film.avi", codec="mjpeg", pix_fmt="yuvj420p", sound_codec="pcm_s16le"),
        film(make_film, "film.webm", codec="libvpx", sound_codec="libopus", options={"cpu-used": "8", "deadline": "realtime"}),
        film(make_film, "film.mxf", codec="mpeg2video", sound_codec="pcm_s16le"),
    ]
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0 L9 9Z"/></svg>')
    Image.effect_noise((64, 64), 80).convert("RGB").save(tmp_path / "a.png")
    Image.effect_noise((64, 64), 80).convert("RGB").save(tmp_path / "a.jpg")
    Image.effect_noise((64, 64), 80).save(tmp_path / "a.tiff")
    frames = [Image.effect_noise((32, 32), 80) for _ in range(3)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    frames[0].convert("RGB").save(tmp_path / "a.webp", save_all=True, append_images=frames[1:])
    originals += [tmp_path / name for name in ("a.png", "a.jpg", "a.tiff", "a.gif", "a.webp", "a.svg")]
    code = """
import random, signal, sys, warnings
from fractions import Fraction
from pathlib import Path
from random import Random
warnings.simplefilter("ignore")
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.media.audio import AudioReader
from autovideo_studio.media.decoder import FilmDecoder
from autovideo_studio.media.probe import probe
target = Path(sys.argv[1]); chance = random.Random(7); good = bad = 0
for path in map(Path, sys.argv[2:]):
    data = path.read_bytes()
    for _ in range(10):
        mutated = bytearray(data)
        for _ in range(chance.choice((1, 5, 40))):
            mutated[chance.randrange(min(len(mutated), chance.choice((200, 10**9))))] = chance.randrange(256)
        if chance.random() < 0.3: mutated = mutated[:chance.randrange(1, len(mutated))]
        target.write_bytes(mutated)
        signal.setitimer(signal.ITIMER_PROF, 10)
        try:
            facts = probe(target); good += 1
            if facts.kind == "film":
                film = FilmDecoder(target)
                for at in (0, 1, Fraction(1, 2)): film.frame_at(Fraction(at), 32, 18)
                film.close()
            if facts.has_audio:
                with AudioReader(target) as sound: sound.read(0, 96_000)
        except StudioError: bad += 1
print(good, bad)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "mutated"), *map(str, originals)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=110,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    good, bad = map(int, done.stdout.split()[-2:])
    assert good > 20 and bad > 20


def test_a_folder_is_read_by_name_in_natural_order(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    (folder / "sub").mkdir(parents=True)
    for name in (
        "10.png",
        "2.png",
        "B.JPG",
        "a.jpg",
        "🐟.png",
        "قطة.mp4",
        ".hidden.png",
        "notes.txt",
        "logo.svg",
        "photo.psd",
        "sub/1.mov",
    ):
        (folder / name).write_bytes(b"x")
    (tmp_path / "secret.png").write_bytes(b"x")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "alias.png").symlink_to(folder / "2.png")
    (folder / "loop.png").symlink_to(folder / "loop.png")
    (folder / "away").symlink_to(tmp_path)
    scan = scan_folder(folder)
    assert [str(path.relative_to(folder)) for path in scan.candidates] == [
        "2.png",
        "10.png",
        "a.jpg",
        "alias.png",
        "B.JPG",
        "logo.svg",
        "قطة.mp4",
        "🐟.png",
        "sub/1.mov",
    ]
    assert {name for name, _ in scan.refused} == {"photo.psd", "link.png", "loop.png"}
    assert all(reason for _, reason in scan.refused)
    assert scan_folder(folder) == scan
    with pytest.raises(NotFound):
        scan_folder(tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_a_name_that_is_not_text_is_refused_by_name(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.png")).write_bytes(b"x")
    scan = scan_folder(tmp_path)
    assert [name for name, _ in scan.refused] == ["bad?.png"] and not scan.candidates
