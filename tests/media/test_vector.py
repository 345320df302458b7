"""SVG files: what is kept, what is taken out, what is refused."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from autovideo_studio.foundation.errors import InvalidInput, Refused, StudioError
from autovideo_studio.media.probe import probe
from autovideo_studio.media.vector import MAX_BYTES, read_svg

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(tmp_path: Path, inside: str, attributes: str = 'viewBox="0 0 40 20"', head: str = "") -> Path:
    path = tmp_path / "drawing.svg"
    path.write_text(f"{head}<svg {NS} {attributes}>{inside}</svg>")
    return path


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 40 20"', (40, 20)),
        ('width="80" viewBox="0 0 40 20"', (80, 40)),
        ('width="100%" height="100%" viewBox="0,0,30,60"', (30, 60)),
        ('width="1in" height="48px"', (96, 48)),
        ('width="10mm" height="1pc" viewBox="0 0 1 1"', (38, 16)),
        ("", (300, 150)),
        ('viewBox="0 0 nan 1e400"', (300, 150)),
        ('width="-5" height="0"', (300, 150)),
    ],
)
def test_the_size_is_what_the_drawing_says(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    facts = probe(svg(tmp_path, "<rect/>", attributes))
    assert (facts.kind, facts.width, facts.height, facts.has_alpha) == ("still", *size, True)


def test_a_packed_drawing_is_the_same(tmp_path: Path) -> None:
    plain = svg(tmp_path, '<circle r="5"/>')
    packed = tmp_path / "drawing.svgz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert read_svg(packed) == read_svg(plain)


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="file:///etc/passwd"/>',
        '<image xlink:href="/etc/passwd"/>',
        '<image xlink:href="https://danger/x.png"/>',
        '<image href="data:image/svg+xml;base64,danger"/>',
        '<use href="danger.svg#a"/>',
        "<script>danger()</script>",
        '<rect onclick="danger()"/>',
        '<rect fill="url(danger.svg#a)"/>',
        "<style>@import 'danger.css';</style>",
        "<style>rect { fill: url( 'danger' ) }</style>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>danger</body></foreignObject>",
        '<animate values="danger"/>',
        '<other xmlns="urn:x">danger</other>',
    ],
)
def test_what_leads_out_of_the_file_is_taken_out(tmp_path: Path, inside: str) -> None:
    data = read_svg(svg(tmp_path, f'<rect width="7"/>{inside}')).data
    assert b"danger" not in data and b"passwd" not in data and b'width="7"' in data


def test_what_stays_inside_is_kept(tmp_path: Path) -> None:
    inside = '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use xlink:href="#g"/><a><text>Hi</text></a>'
    data = read_svg(svg(tmp_path, inside + '<image href="data:image/png;base64,AAAA"/>')).data
    assert all(kept in data for kept in (b"url(#g)", b'href="#g"', b"Hi", b"base64,AAAA"))


def test_a_plain_document_type_is_no_harm(tmp_path: Path) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert read_svg(svg(tmp_path, "<rect/>", head=head)).width == 40


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', Refused),
        (b"<html><body>once upon a time</body></html>", Refused),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><rect>", InvalidInput),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 5_000 + b"</g>" * 5_000 + b"</svg>", Refused),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g/>" * 60_000 + b"</svg>", Refused),
        (gzip.compress(b" " * (MAX_BYTES + 10), mtime=0), Refused),
        (gzip.compress(b"<svg/>", mtime=0)[:-6], InvalidInput),
        (b"\x1f\x8b" + b"\0" * 60, InvalidInput),
        (b"<\0s\0v\0g\0>\0", StudioError),
    ],
    ids=["entity", "page", "cut", "deep", "long", "large-when-unpacked", "packed-and-cut", "packed-noise", "utf-16"],
)
def test_what_is_no_harmless_drawing_is_an_error(tmp_path: Path, content: bytes, error: type[StudioError]) -> None:
    (tmp_path / "a.svg").write_bytes(content)
    with pytest.raises(error) as caught:
        probe(tmp_path / "a.svg")
    assert "a.svg" in caught.value.message and caught.value.hint
