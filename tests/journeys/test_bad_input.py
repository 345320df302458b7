"""What people really type and point at: each a sentence, an exit code, and nothing lost."""

from __future__ import annotations

import http.server
import os
import subprocess
import threading
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.journeys.command import SMALL, Ran, make, make_apart, run_apart

TEXT = "The harbour wakes before the town. Boats leave in the dark."


def refused(ran: Ran, code: int) -> str:
    """An error with message and next step and the exit code; the message is returned."""
    assert ran.code == code, (ran.code, ran.events[-1:], ran.errors)
    assert ran.error["message"] and ran.error["hint"], ran.error
    assert "Traceback" not in ran.errors
    return ran.error["message"]


@pytest.mark.parametrize(("name", "data", "code"), [
    ("empty.txt", b"", 2),
    ("blank.txt", b" \n\t ", 2),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, 2),
    ("nul.txt", b"\0" * 4000, 2),
    ("huge.txt", b"word " * 1_200_000, 2),
    ("broken.docx", b"PK\x03\x04 this is no word document", 2),
    ("symbols.txt", b"... !!! ???", 2),
])
def test_texts_that_are_none(name: str, data: bytes, code: int, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    refused(make(tmp_path / name, tmp_path / "out.mp4", tmp_path / "library"), code)
    assert not (tmp_path / "out.mp4").exists()


@pytest.mark.parametrize(("encoding", "text"), [
    ("big5", "夜市在天黑之後才真正醒來。攤販點起燈，鍋裡的油開始唱歌。每個人都知道哪一攤最好吃。"),
    ("utf-16", TEXT), ("cp1252", "Das Schöne an der Küste: Fähren fahren früh. Möwen hören zu."),
])
def test_other_encodings_are_read(encoding: str, text: str, tmp_path: Path) -> None:
    source = tmp_path / "text.txt"
    source.write_bytes(text.encode(encoding))
    ran = make(source, tmp_path / "out.mp4", tmp_path / "library", "--music", "none", *SMALL)
    assert ran.code == 0, ran
    assert text[:5] in (tmp_path / "out.srt").read_text("utf-8").replace("\n", "")


@pytest.mark.parametrize(("source", "code", "word"), [
    ("missing.txt", 3, "missing.txt"),
    ("why the sky is blue", 9, "topic"),
    ("http://127.0.0.1:1/page", 4, ""),
    ("http://169.254.169.254/latest/meta-data", 4, ""),
    ("http://10.0.0.1/", 4, ""),
    ("file:///etc/passwd", 4, ""),
])
def test_sources_that_are_not_there(source: str, code: int, word: str, tmp_path: Path) -> None:
    assert word in refused(make(source, tmp_path / "out.mp4", tmp_path / "library"), code)


@pytest.mark.parametrize(("arguments", "code"), [
    (("--style", "baroque"), 3), (("--captions", "loud"), 3), (("--voice", "espeak:klingon"), 3), (("--music", "nothing.mp3"), 3),
    (("--media", "no-such-folder"), 3), (("--language", "xx-none"), 3), (("--format", "7:3"), 2), (("--length", "0"), 2),
])
def test_wishes_that_cannot_be_met(arguments: tuple[str, ...], code: int, tmp_path: Path) -> None:
    ran = make("-", tmp_path / "out.mp4", tmp_path / "library", *arguments, input=TEXT.encode())
    assert ran.code == code and ran.error["message"], (ran.code, ran.events[-1:], ran.errors)


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder.mp4").mkdir()
    for out, code in ((tmp_path / "missing" / "out.mp4", 3), (tmp_path / "folder.mp4", 2), (tmp_path / "out.avi", 2)):
        refused(make("-", out, tmp_path / "library", input=TEXT.encode()), code)


def test_a_second_instance_is_told_and_reads_only(tmp_path: Path) -> None:
    from autovideo_studio.library.library import Library

    with Library.open(tmp_path / "library"):
        refused(make_apart("-", tmp_path / "out.mp4", tmp_path / "library", input=TEXT.encode()), 6)
        assert run_apart("projects", "--library", tmp_path / "library", "--json").code == 0


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    from autovideo_studio.library.library import Library

    with Library.open(tmp_path / "library"):
        pass
    database = tmp_path / "library" / "library.db"
    import sqlite3

    connection = sqlite3.connect(database)
    connection.execute("pragma user_version = 9999")
    connection.commit()
    connection.close()
    before = database.read_bytes()
    refused(make("-", tmp_path / "out.mp4", tmp_path / "library", input=TEXT.encode()), 7)
    assert database.read_bytes() == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.getuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path, tmp_path: Path) -> None:
    source = tmp_path / "text.txt"
    source.write_text(TEXT)
    message = refused(make_apart(source, tmp_path / "out.mp4", small_disk / "library", *SMALL), 5)
    assert "full" in message
    subprocess.run(["mount", "-o", "remount,size=60m", small_disk], check=True)
    again = make_apart(source, tmp_path / "out.mp4", small_disk / "library", *SMALL)
    assert again.code == 0 and again.done["tasks"]["made"] > 0


def test_a_full_disk_at_the_very_end(small_disk: Path, tmp_path: Path) -> None:
    """The library has room, the video's own folder has not."""
    source = tmp_path / "text.txt"
    source.write_text(TEXT)
    with suppress(OSError), (small_disk / "filling").open("wb", buffering=0) as file:
        while file.write(b"\0" * 4096):
            pass
    refused(make_apart(source, small_disk / "out.mp4", tmp_path / "library", *SMALL), 5)
    assert sorted(path.name for path in small_disk.iterdir()) == ["filling"]
    (small_disk / "filling").unlink()
    assert make(source, small_disk / "out.mp4", tmp_path / "library", *SMALL).made() == {}


def test_a_bomb_among_the_pictures(tmp_path: Path) -> None:
    """A PNG that says 50,000 × 50,000 in 300 bytes."""
    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    media = tmp_path / "media"
    media.mkdir()
    header = (50_000).to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    (media / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
                                     + chunk(b"IEND", b""))
    (media / "cut.mp4").write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + os.urandom(2000))
    ran = make("-", tmp_path / "out.mp4", tmp_path / "library", "--media", media, "--music", "none", *SMALL, input=TEXT.encode())
    assert ran.code == 0
    assert {note.split(" ")[0] for note in ran.done["notes"]} == {"bomb.png", "cut.mp4"}


def test_pages_that_are_none(tmp_path: Path) -> None:
    """A public address cannot be had here; that local ones are refused even when a server answers is checked with a real one."""
    class Page(http.server.BaseHTTPRequestHandler):
        hits = 0

        def do_GET(self) -> None:
            Page.hits += 1
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with http.server.HTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"):
            ran = make(f"http://{host}:{server.server_port}/", tmp_path / "out.mp4", tmp_path / "library")
            assert ran.code in (3, 4), (host, ran.code, ran.events)
        server.shutdown()
    assert Page.hits == 0
