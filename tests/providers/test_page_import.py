"""Importing a page: against real local servers, and never into the private network."""

from __future__ import annotations

import asyncio
import gzip
import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vendor_server import Answer, Seen, serving

from autovideo_studio.foundation import errors
from autovideo_studio.providers import http
from autovideo_studio.providers.http import Page, PageFetcher, fetch_page, is_public

HTML = "text/html; charset=big5"


def fetch(url: str, **options: object) -> Page:
    return asyncio.run(PageFetcher(allow_loopback=True).fetch(url, **options))


def test_a_page() -> None:
    with serving(lambda seen: Answer("潮汐".encode("big5"), content_type=HTML)) as server:
        page = fetch(f"{server.address}/tides?x=1#part")
        assert server.seen[0].path == "/tides?x=1"
        assert server.seen[0].headers["host"] == server.address.removeprefix("http://")
    assert (page.content_type, page.charset, page.data.decode("big5")) == ("text/html", "big5", "潮汐")


def test_a_name_is_resolved_once_and_the_checked_address_is_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of names that answers differently the second time (rebinding) gets no second question."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: object, *args: object, **options: object) -> object:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name != "rebind.test":
            return real(host, *args, **options)
        asked.append(name)
        return real("127.0.0.1" if len(asked) == 1 else "127.9.9.9", *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    with serving(lambda seen: Answer(b"ok", content_type="text/plain")) as server:
        port = server.address.rpartition(":")[2]
        assert fetch(f"http://user:secret@rebind.test:{port}/").data == b"ok"
        assert server.seen[0].headers["host"] == f"rebind.test:{port}" and "authorization" not in server.seen[0].headers
    assert asked == ["rebind.test"]


@pytest.mark.parametrize("host", [
    "127.0.0.1", "localhost", "127.1", "0x7f.1", "2130706433", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.0.8", "198.18.0.1", "[::1]",
    "[::]", "[fe80::1]", "[fc00::1]",
    "[ff02::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::1]", "[2002:7f00:1::]",
    "[2001:db8::1]", "[::127.0.0.1]", "[2001:0:7f00:1::]",
])
def test_the_private_network_is_refused(host: str) -> None:
    with serving(lambda seen: Answer(b"secret", content_type="text/plain")) as server:
        port = server.address.rpartition(":")[2]
        with pytest.raises((errors.Refused, errors.NotFound)) as caught:
            asyncio.run(fetch_page(f"http://{host}:{port}/"))
        assert server.seen == []
    assert isinstance(caught.value, errors.Refused) or host in ("127.1", "0x7f.1", "2130706433")


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
    both = [(*entry, ("93.184.216.34", 80)), (*entry, ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: both)
    with pytest.raises(errors.Refused):
        asyncio.run(fetch_page("http://mixed.test/"))


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "http://[::ffff:10.0.0.1]/", "file:///etc/passwd", "ftp://example.org/"])
def test_each_redirect_is_checked_anew(target: str) -> None:
    with (serving(lambda seen: Answer(b"", 302, {"location": target})) as server, pytest.raises(errors.Refused)):
        fetch(server.address)


def test_redirects_are_followed_five_times() -> None:
    def script(seen: Seen) -> Answer:
        number = int(seen.path.strip("/") or 0)
        return Answer(b"", 301, {"location": f"/{number + 1}"}) if number < 5 else Answer(b"end", content_type="text/plain")

    with serving(script) as server:
        page = fetch(server.address)
        assert page.data == b"end" and page.url.endswith("/5")
    with serving(lambda seen: Answer(b"", 302, {"location": "/again"})) as server:
        with pytest.raises(errors.InvalidInput, match="without end"):
            fetch(server.address)
        assert len(server.seen) == http.MAX_REDIRECTS + 1


@pytest.mark.parametrize(("answer", "kind"), [
    (Answer(b"", 404, content_type="text/html"), errors.NotFound), (Answer(b"", 410, content_type="text/html"), errors.NotFound),
    (Answer(b"", 500, content_type="text/html"), errors.Transient),
    (Answer(b"", 503, content_type="text/html"), errors.Transient),
    (Answer(b"", 429, content_type="text/html"), errors.Transient),
    (Answer(b"", 403, content_type="text/html"), errors.InvalidInput),
    (Answer(b"", 304, content_type="text/html"), errors.InvalidInput),
    (Answer(b"%PDF-1.7", content_type="application/pdf"), errors.InvalidInput),
    (Answer(b"x", content_type="image/png"), errors.InvalidInput), (Answer(b"x", content_type="video/mp4"), errors.InvalidInput),
    (Answer(b"%PDF-1.7 dressed up", content_type="text/html"), errors.InvalidInput),
    (Answer(b"x", headers={"content-encoding": "br"}, content_type="text/html"), errors.InvalidInput),
    (Answer(b"not gzip", headers={"content-encoding": "gzip"}, content_type="text/html"), errors.Transient),
    (Answer(b"cut", length=9_000, content_type="text/html"), errors.Transient),
])
def test_what_is_no_page_has_a_sentence(answer: Answer, kind: type[errors.StudioError]) -> None:
    with serving(lambda seen: answer) as server, pytest.raises(errors.StudioError) as caught:
        fetch(server.address)
    assert type(caught.value) is kind and caught.value.message and caught.value.hint


@contextmanager
def endless(head: bytes, piece: bytes) -> Iterator[tuple[str, list[int]]]:
    """A server that sends `piece` for ever; the list counts the bytes that it could send."""
    sent = [0]
    listener = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            try:
                connection.sendall(head)
                while True:
                    connection.sendall(piece)
                    sent[0] += len(piece)
            except OSError:
                return

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", sent
    finally:
        listener.close()
        thread.join()


def test_a_ten_gigabyte_page_is_cut() -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n"
    with endless(head, b"x" * 65_536) as (url, sent), pytest.raises(errors.InvalidInput, match="larger than 1 MB"):
        fetch(url, max_bytes=1_000_000)
    assert sent[0] < 20_000_000


def test_a_page_that_says_it_is_too_large_is_not_read() -> None:
    with serving(lambda seen: Answer(b"x", length=10_000_000_000, content_type="text/html")) as server, \
            pytest.raises(errors.InvalidInput, match="larger than 10 MB"):
        fetch(server.address)


def test_a_compressed_bomb_is_cut() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    with serving(lambda seen: Answer(bomb, headers={"content-encoding": "gzip"}, content_type="text/html")) as server, \
            pytest.raises(errors.InvalidInput, match="larger than"):
        fetch(server.address, max_bytes=1_000_000)


def test_a_slow_page_ends_at_the_time_limit() -> None:
    with serving(lambda seen: Answer(b"late", delay_s=1.0, content_type="text/html")) as server, \
            pytest.raises(errors.Transient, match=r"0\.2 seconds"):
        fetch(server.address, timeout_s=0.2)


@pytest.mark.parametrize(("url", "kind"), [
    ("", errors.StudioError), ("not an address", errors.StudioError), ("http://", errors.InvalidInput),
    ("file:///etc/passwd", errors.Refused), ("javascript:alert(1)", errors.Refused), ("http://[::1", errors.InvalidInput),
    ("http://a\x00b/", errors.StudioError),
    ("http://no-such-host.invalid/", errors.NotFound), ("http://xn--/", errors.StudioError),
])
def test_what_is_no_address_has_a_sentence(url: str, kind: type[errors.StudioError]) -> None:
    with pytest.raises(kind):
        asyncio.run(fetch_page(url, timeout_s=5))


def test_nobody_listening_is_transient() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(errors.Transient, match="connection"):
        fetch(f"http://127.0.0.1:{port}/")


def test_a_plain_server_behind_https_is_said() -> None:
    with serving(lambda seen: Answer(b"x")) as server, pytest.raises(errors.Refused, match="certificate"):
        fetch(server.address.replace("http:", "https:"))


@given(st.ip_addresses(v=4))
def test_public_means_public_also_inside_ipv6(address: ipaddress.IPv4Address) -> None:
    assert is_public(ipaddress.IPv6Address(f"::ffff:{address}")) == is_public(address)
    if address.is_private or address.is_multicast or address.is_reserved:
        assert not is_public(address)
    assert not is_public(ipaddress.IPv6Address(f"64:ff9b::{address}"))


def test_public_addresses_are_public() -> None:
    for text in ("93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"):
        assert is_public(ipaddress.ip_address(text))
