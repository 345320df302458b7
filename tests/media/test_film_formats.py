"""Every kind of film: opens, shows the right colours and alpha, and lands on the frame that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.media.decoder import FilmDecoder
from autovideo_studio.media.probe import probe
from tests.media.conftest import MakeFilm, number_in, numbered, write_sound

W, H, RATE, FRAMES = 256, 128, 25, 40
PATCHES = ((235, 235, 235), (128, 128, 128), (20, 20, 20), (220, 40, 40), (40, 180, 60), (40, 70, 220), (210, 200, 40),
           (40, 190, 200))
STEPS = 3
"""By how much a flat colour may be off after a codec: two steps of conversion, one of the codec."""


@dataclass(frozen=True)
class Format:
    name: str
    codec: str
    pix_fmt: str = "yuv420p"
    options: dict[str, str] = field(default_factory=dict)
    matrix: int | None = None
    full: bool = False
    alpha: bool = False
    depth: int = 8


X264 = {"crf": "8", "preset": "veryfast"}
X265 = {"crf": "8", "preset": "ultrafast", "x265-params": "log-level=0"}
AV1 = {"crf": "5", "preset": "9"}
VPX = {"crf": "4", "b": "4M", "cpu-used": "8", "deadline": "realtime"}
RICH = {"b": "8M"}
FORMATS = (
    Format("h264.mp4", "libx264", options=X264, matrix=1), Format("h264.mov", "libx264", options=X264, matrix=1),
    Format("h264.mkv", "libx264", options=X264, matrix=1), Format("h264.ts", "libx264", options=X264, matrix=1),
    Format("h264.m2ts", "libx264", options=X264, matrix=1), Format("h264.flv", "libx264", options=X264, matrix=1),
    Format("h264.avi", "libx264", options=X264 | {"bf": "0"}, matrix=1),
    Format("h264-601.mp4", "libx264", options=X264, matrix=5),
    Format("h264-full.mp4", "libx264", options=X264, matrix=1, full=True),
    Format("h264-601-full.mp4", "libx264", "yuvj420p", X264, 5, full=True),
    Format("h264-422.mp4", "libx264", "yuv422p", X264, 1), Format("h264-444.mp4", "libx264", "yuv444p", X264, 1),
    Format("h264-10.mkv", "libx264", "yuv420p10le", X264, 1, depth=10), Format("h264-rgb.mkv", "libx264rgb", "rgb24", X264),
    Format("hevc.mp4", "libx265", options=X265, matrix=1), Format("hevc-10.mkv", "libx265", "yuv420p10le", X265, 1, depth=10),
    Format("hevc.ts", "libx265", options=X265, matrix=1),
    Format("av1.mp4", "libsvtav1", options=AV1, matrix=1), Format("av1-10.mkv", "libsvtav1", "yuv420p10le", AV1, 1, depth=10),
    Format("av1.webm", "libsvtav1", options=AV1, matrix=1),
    Format("vp8.webm", "libvpx", options=VPX), Format("vp8a.webm", "libvpx", "yuva420p", VPX | {"auto-alt-ref": "0"}, alpha=True),
    Format("vp9.webm", "libvpx-vp9", options=VPX, matrix=1), Format("vp9a.webm", "libvpx-vp9", "yuva420p", VPX, alpha=True),
    Format("vp9.ivf", "libvpx-vp9", options=VPX),
    Format("prores.mov", "prores_ks", "yuv422p10le", {"profile": "3"}, 1, depth=10),
    Format("prores4444.mov", "prores_ks", "yuva444p10le", {"profile": "4"}, 1, alpha=True, depth=12),
    Format("dnxhr.mov", "dnxhd", "yuv422p", {"profile": "dnxhr_hq"}, 1),
    Format("dnxhr.mxf", "dnxhd", "yuv422p", {"profile": "dnxhr_hq"}, 1),
    Format("mjpeg.mov", "mjpeg", "yuvj420p", {"b": "20M"}), Format("mjpeg.avi", "mjpeg", "yuvj422p", {"b": "20M"}),
    Format("mpeg1.mpg", "mpeg1video", options=RICH), Format("mpeg2.mkv", "mpeg2video", options=RICH),
    Format("mpeg2.ts", "mpeg2video", options=RICH),
    Format("mpeg4.mp4", "mpeg4", options=RICH), Format("mpeg4.avi", "mpeg4", options=RICH),
    Format("ffv1.mkv", "ffv1", matrix=1), Format("ffv1a.mkv", "ffv1", "bgra", alpha=True),
    Format("ffv1-16.mkv", "ffv1", "gbrp16le", depth=16),
    Format("png.mov", "png", "rgb24"), Format("png-a.mov", "png", "rgba", alpha=True),
    Format("qtrle.mov", "qtrle", "argb", alpha=True), Format("huffyuv.avi", "huffyuv", "yuv422p"),
    Format("utvideo.avi", "utvideo", matrix=1), Format("flv1.flv", "flv", options=RICH),
    Format("wmv2.wmv", "wmv2", options=RICH), Format("raw.avi", "rawvideo", "bgr24"),
    Format("uyvy.mov", "rawvideo", "uyvy422"), Format("jpeg2000.mov", "jpeg2000", "rgb24"),
)
SEEKS_NEARLY = {"mpeg1.mpg"}
"""MPEG program streams give a time to some frames only: after a jump the others are guessed, half a frame off at worst."""


def pictures(alpha: bool) -> list[np.ndarray]:
    """Above, flat patches of eight colours, the upper half of them see-through if `alpha`; below, the frame's number."""
    patches = np.repeat(np.array(PATCHES, np.uint8), W // 8, axis=0)[None].repeat(H // 2, axis=0)
    made = [np.concatenate([patches, numbered(index, W, H // 2)]) for index in range(FRAMES)]
    if not alpha:
        return made
    cover = np.full((H, W), 255, np.uint8)
    cover[: H // 4] = 128
    return [np.dstack([picture, cover]) for picture in made]


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_a_film_of_every_kind(make_film: MakeFilm, kind: Format) -> None:
    path = make_film(kind.name, pictures(kind.alpha), rate=RATE, codec=kind.codec, pix_fmt=kind.pix_fmt, matrix=kind.matrix,
                     full_range=kind.full, options=kind.options)
    facts = probe(path)
    assert (facts.kind, facts.width, facts.height, facts.has_alpha) == ("film", W, H, kind.alpha)
    assert facts.bit_depth == kind.depth and facts.rate == RATE and not facts.is_variable_rate and facts.video_codec
    with FilmDecoder(path) as film:
        for index in (0, 1, 2, FRAMES - 1, FRAMES // 2, 3, FRAMES // 2 + 1, FRAMES - 2, 9, 8, 7):
            picture = film.frame_at(Fraction(index, RATE) + Fraction(1, 3 * RATE), W, H)
            assert picture is not None
            assert abs(number_in(picture[H // 2 :]) - index) <= (kind.name in SEEKS_NEARLY), index
        picture = film.frame_at(Fraction(0), W, H)
    assert picture is not None
    seen = picture[3 * H // 8, W // 16 :: W // 8, :3].astype(int)
    assert np.abs(seen - np.array(PATCHES)[:, ::-1]).max() <= STEPS
    if kind.alpha:
        assert abs(int(picture[H // 8, W // 2, 3]) - 128) <= 2 and picture[3 * H // 8, W // 2, 3] == 255


def test_twins_of_other_matrices_and_ranges_match(make_film: MakeFilm) -> None:
    """The same picture in BT.709, BT.601 and full range differs by two steps at most, at the size it has and at another. (In ten
    bits, so that storing it costs nothing.)"""
    shown: dict[tuple[int, int], list[np.ndarray]] = {(W, H): [], (W // 2, H // 2): []}
    for matrix, full in ((1, False), (5, False), (1, True), (5, True)):
        path = make_film("twin.mkv", pictures(False)[:2], codec="ffv1", pix_fmt="yuv444p10le", matrix=matrix, full_range=full)
        for size, found in shown.items():
            with FilmDecoder(path) as film:
                picture = film.frame_at(Fraction(0), *size)
            assert picture is not None
            found.append(picture[3 * size[1] // 8, size[0] // 16 :: size[0] // 8, :3].astype(int))
    for found in shown.values():
        assert max(np.abs(one - found[0]).max() for one in found) <= 2


# -- Fields ------------------------------------------------------------------------------------------------------------------


MOMENTS = np.random.default_rng(3).permutation(256)[: 2 * FRAMES].tolist()
"""The numbers that successive fields show. (Counting up would leave each field's lowest bit as it was: no motion.)"""


def woven(index: int, top_first: bool) -> np.ndarray:
    """A frame of two moments, on lines in turn."""
    frame = numbered(MOMENTS[2 * index + 1], W, H)
    first = 0 if top_first else 1
    frame[first::2] = numbered(MOMENTS[2 * index], W, H)[first::2]
    return frame


@pytest.mark.parametrize(("codec", "suffix"), [("mpeg2video", ".ts"), ("libx264", ".mp4"), ("mpeg2video", ".mkv")])
@pytest.mark.parametrize("order", ["tff", "bff"])
def test_interlaced_films_keep_their_pace_and_show_the_first_field(
    make_film: MakeFilm, codec: str, suffix: str, order: str
) -> None:
    top_first = order == "tff"
    options = {"flags": "+ildct+ilme", "b": "8M"} | ({"x264opts": f"{order}=1:crf=5"} if codec == "libx264" else {})
    frames = [woven(index, top_first) for index in range(FRAMES)]
    path = make_film(f"fields{suffix}", frames, rate=RATE, codec=codec, options=options, fields=order)
    assert probe(path).is_interlaced
    line = H // 2 if top_first else H // 2 + 1
    with FilmDecoder(path) as film:
        for index in (0, 1, 2, 30, FRAMES - 1, 5, FRAMES - 2):
            picture = film.frame_at(Fraction(index, RATE) + Fraction(1, 3 * RATE), W, H)
            assert picture is not None
            assert number_in(picture[line : line + 1]) == MOMENTS[2 * index]
            assert number_in(picture[line + 1 : line + 2]) != MOMENTS[2 * index + 1]


# -- Orientation -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_and_mirrored_films_are_upright(make_film: MakeFilm, orientation: int) -> None:
    """Each display matrix that EXIF's eight orientations can name: across and down are exchanged, then mirrored."""
    upright = np.zeros((64, 96, 3), np.uint8)
    upright[:32, :48] = (200, 30, 30)
    upright[:32, 48:] = (30, 30, 200)
    exchanged, across, down = {1: (0, 0, 0), 2: (0, 1, 0), 3: (0, 1, 1), 4: (0, 0, 1), 5: (1, 0, 0), 6: (1, 1, 0), 7: (1, 1, 1),
                               8: (1, 0, 1)}[orientation]
    stored = upright[:: -1 if down else 1, :: -1 if across else 1]
    stored = np.ascontiguousarray(stored.transpose(1, 0, 2) if exchanged else stored)
    path = make_film("turned.mp4", [stored] * 3, pix_fmt="yuv444p", display=(exchanged, across, down))
    facts = probe(path)
    assert (facts.width, facts.height, facts.orientation) == (96, 64, orientation)
    with FilmDecoder(path) as film:
        picture = film.frame_at(Fraction(0), 96, 64)
    assert picture is not None and np.abs(picture[:, :, 2::-1].astype(int) - upright).mean() < 4


# -- Time --------------------------------------------------------------------------------------------------------------------


def remuxed(source: Path, target: Path, shift: Fraction, **options: str) -> Path:
    """The same packets, `shift` seconds later (earlier, where negative)."""
    import av

    with av.open(str(source)) as old, av.open(str(target), "w", container_options=options) as new:
        stream = old.streams.video[0]
        copy = new.add_stream_from_template(stream)
        for packet in old.demux(stream):
            if packet.dts is not None and packet.pts is not None and packet.time_base is not None:
                packet.pts += round(shift / packet.time_base)
                packet.dts += round(shift / packet.time_base)
                packet.stream = copy
                new.mux(packet)
    return target


@pytest.mark.parametrize("suffix", [".ts", ".mkv", ".mp4", ".mov"])
def test_a_film_whose_clock_starts_late_begins_at_once(make_film: MakeFilm, tmp_path: Path, suffix: str) -> None:
    whole = make_film("whole.mkv", [numbered(index, W, H) for index in range(FRAMES)], rate=RATE)
    path = remuxed(whole, tmp_path / f"late{suffix}", Fraction(5_000))
    seconds = probe(path).seconds
    assert seconds is not None and abs(seconds - Fraction(FRAMES, RATE)) < Fraction(1, 10)
    with FilmDecoder(path) as film:
        for index in (0, 20, FRAMES - 1, 3):
            picture = film.frame_at(Fraction(index, RATE) + Fraction(1, 100), W, H)
            assert picture is not None and number_in(picture) == index


def test_times_before_zero_are_cut_as_players_do(make_film: MakeFilm, tmp_path: Path) -> None:
    whole = make_film("whole.mp4", [numbered(index, W, H) for index in range(FRAMES)], rate=RATE)
    path = remuxed(whole, tmp_path / "early.mp4", Fraction(-20, RATE), avoid_negative_ts="disabled", use_editlist="1")
    with FilmDecoder(path) as film:
        seen = [film.frame_at(Fraction(index, RATE) + Fraction(1, 100), W, H) for index in range(FRAMES - 20)]
    assert [number_in(picture) for picture in seen if picture is not None][-1] == FRAMES - 1


@pytest.mark.parametrize("rate", [24, 30, 60, Fraction(30_000, 1_001)])
@pytest.mark.parametrize("suffix", [".mkv", ".mp4", ".flv", ".ts", ".webm", ".avi"])
def test_the_exact_time_of_a_frame_shows_that_frame(make_film: MakeFilm, suffix: str, rate: Fraction) -> None:
    """Also where the file rounds it, as Matroska and Flash do to whole milliseconds."""
    codec = {".webm": "libvpx", ".avi": "mpeg4"}.get(suffix, "libx264")
    pictures = [numbered(index, 64, 32) for index in range(61)]
    path = make_film(f"exact{suffix}", pictures, rate=rate, codec=codec, options={"b": "4M"})
    with FilmDecoder(path) as film:
        for index in [*range(61), 40, 7]:
            picture = film.frame_at(index / Fraction(rate), 64, 32)
            assert picture is not None and number_in(picture) == index


def test_a_hole_in_the_times_holds_the_frame_before_it(make_film: MakeFilm) -> None:
    path = make_film("hole.mp4", [numbered(index, W, H) for index in range(7)], rate=RATE, times=[0, 1, 2, 3, 500, 501, 502])
    assert probe(path).is_variable_rate
    with FilmDecoder(path) as film:
        for at, index in ((0, 0), (3, 3), (250, 3), (499, 3), (500, 4), (502, 6), (100, 3)):
            picture = film.frame_at(Fraction(at, RATE) + Fraction(1, 100), W, H)
            assert picture is not None and number_in(picture) == index, at


def test_one_group_of_pictures_for_all_of_it(make_film: MakeFilm) -> None:
    path = make_film("long.mp4", [numbered(index, W, H) for index in range(200)], rate=RATE, gop=100_000)
    with FilmDecoder(path) as film:
        for index in (190, 10, 199, 0):
            picture = film.frame_at(Fraction(index, RATE) + Fraction(1, 100), W, H)
            assert picture is not None and number_in(picture) == index


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_a_single_frame(make_film: MakeFilm, suffix: str) -> None:
    path = make_film(f"one{suffix}", [numbered(77, W, H)])
    assert probe(path).kind == "film"
    with FilmDecoder(path) as film:
        for at in (0, 1, 100, 0):
            picture = film.frame_at(Fraction(at), W, H)
            assert picture is not None and number_in(picture) == 77


def test_sound_longer_than_the_pictures_counts(make_film: MakeFilm) -> None:
    path = make_film("long.mp4", [numbered(index, W, H) for index in range(20)], rate=RATE, sound=np.zeros((3 * 48_000, 2)))
    facts = probe(path)
    assert facts.seconds is not None and abs(facts.seconds - 3) < Fraction(1, 10) and facts.channels == 2
    with FilmDecoder(path) as film:
        picture = film.frame_at(Fraction(5, 2), W, H)
    assert picture is not None and number_in(picture) == 19


# -- What is in the file besides ---------------------------------------------------------------------------------------------


def with_cover(source: Path, target: Path, cover_first: bool) -> Path:
    """The streams of `source` with a cover picture, as music programs write it."""
    import av

    with av.open(str(source)) as old, av.open(str(target), "w") as new:
        def add_cover() -> None:
            nonlocal cover
            cover = new.add_stream("mjpeg", rate=1)
            cover.width = cover.height = 64
            cover.pix_fmt = "yuvj420p"
            cover.disposition = av.stream.Disposition.attached_pic

        cover = None
        if cover_first:
            add_cover()
        copies = {stream.index: new.add_stream_from_template(stream) for stream in old.streams}
        if not cover_first:
            add_cover()
        frame = av.VideoFrame.from_ndarray(numbered(255, 64, 64), "rgb24").reformat(format="yuvj420p")
        frame.pts = 0
        new.mux([*cover.encode(frame), *cover.encode(None)])
        for packet in old.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                new.mux(packet)
    return target


@pytest.mark.parametrize("cover_first", [True, False])
def test_a_cover_is_no_film(make_film: MakeFilm, tmp_path: Path, cover_first: bool) -> None:
    whole = make_film("whole.mp4", [numbered(index, W, H) for index in range(FRAMES)], rate=RATE)
    path = with_cover(whole, tmp_path / "covered.mp4", cover_first)
    assert (probe(path).width, probe(path).video_codec) == (W, "h264")
    with FilmDecoder(path) as film:
        picture = film.frame_at(Fraction(30, RATE) + Fraction(1, 100), W, H)
    assert picture is not None and number_in(picture) == 30


def test_a_song_with_a_cover_is_a_sound(tmp_path: Path) -> None:
    song = write_sound(tmp_path / "song.m4a", np.zeros((48_000, 2)), "aac")
    path = with_cover(song, tmp_path / "covered.mp4", cover_first=False)
    assert probe(path).kind == "audio"
    with pytest.raises(InvalidInput, match="no pictures"):
        FilmDecoder(path)


def test_a_timecode_is_told(make_film: MakeFilm) -> None:
    path = make_film("coded.mov", [numbered(0, W, H)] * 5, metadata={"timecode": "01:02:03:04"})
    assert probe(path).timecode == "01:02:03:04"


@pytest.mark.parametrize(
    ("name", "tag", "unknown"), [("a.mp4", b"avc1", b"xyz1"), ("a.mkv", b"V_MPEG4/ISO/AVC", b"V_MPEG4/ISO/XYZ")]
)
def test_a_codec_that_nobody_knows_is_named(make_film: MakeFilm, name: str, tag: bytes, unknown: bytes) -> None:
    path = make_film(name, [numbered(0, W, H)] * 5)
    path.write_bytes(path.read_bytes().replace(tag, unknown))
    for look in (probe, FilmDecoder):
        with pytest.raises(InvalidInput, match=unknown.decode()) as caught:
            look(path)
        assert caught.value.hint
