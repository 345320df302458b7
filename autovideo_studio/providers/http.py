"""Fetching a public page for "import from address", so that no address can reach into the creator's own network.

The host is resolved once, every address it has must be public, and the connection goes to the address that was checked
(no second look-up that could answer otherwise); each redirect is checked anew. Proxies of the environment are not used:
they would resolve the name themselves.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from typing import TypeAlias

import httpx

from autovideo_studio.foundation.errors import InvalidInput, NotFound, Refused, StudioError, Transient
from autovideo_studio.foundation.i18n import tr

MAX_BYTES, TIMEOUT_S, MAX_REDIRECTS = 10_000_000, 20.0, 5
_TEXT_TYPES = ("text/", "application/xhtml+xml", "application/xml", "application/json", "application/markdown")
_BINARY_STARTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF")
_DECODED = {"", "identity", "gzip", "deflate"}
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; AutoVideoStudio)", "Accept-Encoding": "gzip, deflate",
            "Accept": "text/html,application/xhtml+xml,text/*;q=0.9,*/*;q=0.5"}
# Networks that `ipaddress` calls global though they lead to other machines: translation and tunnels to IPv4.
_TUNNELS = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "192.88.99.0/24",
                                            "192.0.0.0/24", "::/96")))

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Page:
    """`url` after redirects; `content_type` without parameters; `charset` as the server declared it, or ""."""

    url: str
    content_type: str
    data: bytes
    charset: str


async def fetch_page(url: str, *, max_bytes: int = MAX_BYTES, timeout_s: float = TIMEOUT_S) -> Page:
    """One public page; see `PageFetcher.fetch`."""
    return await PageFetcher().fetch(url, max_bytes=max_bytes, timeout_s=timeout_s)


def is_public(address: Address) -> bool:
    """Whether the address lies in the public internet and leads nowhere else."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address.scope_id is not None:
            return False
    if any(address in net for net in _TUNNELS if net.version == address.version):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
                                      or address.is_link_local or address.is_private)


class PageFetcher:
    """`allow_loopback` lets tests run a server of their own; nothing in the program sets it."""

    def __init__(self, *, allow_loopback: bool = False, tls: ssl.SSLContext | None = None) -> None:
        self._allow_loopback = allow_loopback
        self._tls = tls

    async def fetch(self, url: str, *, max_bytes: int = MAX_BYTES, timeout_s: float = TIMEOUT_S) -> Page:
        """Raises Refused (not a public http address), NotFound, InvalidInput (too large, not text) or Transient."""
        try:
            async with asyncio.timeout(timeout_s):
                return await self._follow(_parsed(url), max_bytes)
        except TimeoutError:
            raise Transient(tr("The page did not answer within {seconds} seconds.", seconds=f"{timeout_s:g}"),
                            tr("Try again later, or copy the text into a file and use that."), url) from None

    async def _follow(self, url: httpx.URL, max_bytes: int) -> Page:
        async with httpx.AsyncClient(trust_env=False, verify=self._tls or True, timeout=httpx.Timeout(10.0)) as client:
            for _ in range(MAX_REDIRECTS + 1):
                found = await self._get(client, url, max_bytes)
                if isinstance(found, Page):
                    return found
                url = found
        raise InvalidInput(tr("The address leads from page to page without end."), tr("Use the address of the article itself."))

    async def _get(self, client: httpx.AsyncClient, url: httpx.URL, max_bytes: int) -> Page | httpx.URL:
        """The page, or where it redirects to."""
        address = await self._checked_address(url)
        target = url.copy_with(host=str(address), userinfo=b"", fragment=None)
        request = client.build_request("GET", target, headers={**_HEADERS, "Host": url.netloc.decode("ascii")},
                                       extensions={"sni_hostname": url.raw_host.decode("ascii")})
        client.cookies.clear()
        try:
            response = await client.send(request, stream=True, follow_redirects=False)
            try:
                if response.is_redirect and response.headers.get("location"):
                    return _parsed(str(url.join(response.headers["location"])))
                return await _read(response, url, max_bytes)
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise _connection_error(error, url) from error

    async def _checked_address(self, url: httpx.URL) -> Address:
        """The address to connect to: the first of the host's, all of which must be public."""
        host = url.raw_host.decode("ascii")
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, url.port or 0, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise NotFound(tr("There is no site called “{host}”, or this computer is offline.", host=url.host),
                           tr("Check the address and the connection, or copy the text into a file and use that.")) from None
        addresses = [ipaddress.ip_address(entry[4][0]) for entry in found]
        for address in addresses:
            if not is_public(address) and not (self._allow_loopback and address.is_loopback):
                raise Refused(tr("“{host}” is an address inside a private network, so it was not opened.", host=url.host),
                              tr("Only public pages can be imported. Save the page as a file and use that."), str(address))
        if not addresses:
            raise NotFound(tr("There is no site called “{host}”, or this computer is offline.", host=url.host))
        return addresses[0]


def _parsed(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url.strip())
        host = parsed.host
    except (httpx.InvalidURL, ValueError) as error:
        raise _no_address(url, str(error)) from None
    if parsed.scheme not in ("", "http", "https"):
        raise Refused(tr("Only http and https addresses can be imported, not “{scheme}”.", scheme=parsed.scheme),
                      tr("An address looks like https://example.org/article."))
    if not parsed.scheme or not host:
        raise _no_address(url)
    return parsed


def _no_address(url: str, details: str = "") -> InvalidInput:
    return InvalidInput(tr("“{address}” is not a web address.", address=url[:200]),
                        tr("An address looks like https://example.org/article."), details)


async def _read(response: httpx.Response, url: httpx.URL, max_bytes: int) -> Page:
    _check_status(response.status_code, url)
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type and not content_type.startswith(_TEXT_TYPES):
        raise _not_text(content_type)
    if response.headers.get("content-encoding", "").lower() not in _DECODED:
        raise InvalidInput(tr("The page is packed in a way that is not supported."), tr("Save the page as a file and use that."))
    declared = response.headers.get("content-length", "")
    data = bytearray()
    if declared.isdigit() and int(declared) > max_bytes:
        raise _too_large(max_bytes)
    async for chunk in response.aiter_bytes(65_536):
        data += chunk
        if len(data) > max_bytes:
            raise _too_large(max_bytes)
    if data.startswith(_BINARY_STARTS):
        raise _not_text(content_type or "binary")
    return Page(str(url), content_type, bytes(data), response.charset_encoding or "")


def _check_status(status: int, url: httpx.URL) -> None:
    where = str(url)[:200]
    if status in (404, 410):
        raise NotFound(tr("There is no page at {address}.", address=where), tr("Check the address for a typing mistake."))
    if status in (401, 402, 403, 407, 451):
        raise InvalidInput(tr("The site does not let a program read {address}.", address=where),
                           tr("Open the page in a browser, save it as a file and use that."), f"HTTP {status}")
    if status == 429 or status >= 500:
        raise Transient(tr("The site has a problem at the moment (HTTP {status}).", status=status),
                        tr("Try again in a few minutes, or save the page as a file and use that."))
    if status >= 300 or status < 200:
        raise InvalidInput(tr("The site answered with HTTP {status} instead of a page.", status=status),
                           tr("Check the address, or save the page as a file and use that."))


def _not_text(content_type: str) -> InvalidInput:
    return InvalidInput(tr("The address leads to a file of the type “{type}”, not to a page.", type=content_type),
                        tr("Give the address of an article, or download the file and use its text."))


def _too_large(max_bytes: int) -> InvalidInput:
    return InvalidInput(tr("The page is larger than {size} MB, so it was not loaded.", size=f"{max_bytes / 1e6:g}"),
                        tr("Copy the part that you need into a file and use that."))


def _connection_error(error: Exception, url: httpx.URL) -> StudioError:
    if isinstance(error, StudioError):
        return error
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if cause is not None:
        return Refused(tr("The certificate of “{host}” is not valid, so the page was not opened.", host=url.host),
                       tr("Check the address, or save the page as a file and use that."), repr(error))
    return Transient(tr("The connection to “{host}” failed.", host=url.host),
                     tr("Check the connection and try again, or save the page as a file and use that."), repr(error))
