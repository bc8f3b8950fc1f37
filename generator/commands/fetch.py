"""One page from the web, within limits: the only module that opens a connection, and only for `add URL`.

Takes an address, gives the bytes as received. Only http and https are spoken; no host inside a private network is
reached unless allowed, whatever name, redirect or change of the name's address leads there: the address is checked
where the connection is made. No proxy is used, because a proxy would resolve names unseen. Nothing is unpacked, so that
no small answer grows.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from generator import __version__
from generator.errors import GeneratorError
from generator.sources.fields import is_web_address
from generator.sources.files import MAX_BYTES

MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
CHUNK = 65_536
SAFE = "%/:=&?~+!$,;'@()*[]-._"
"""What may stand in a path or a query as it is (RFC 3986)."""


class FetchError(GeneratorError, OSError):
    """The page could not be had, or was refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """What came."""

    url: str
    """Where it came from in the end."""
    content: bytes
    kind: str
    """The media type, such as text/html; empty where none was given."""


def fetch_page(url: str, *, allow_private: bool = False, seconds: float = MAX_SECONDS) -> FetchedPage:
    """Get one page.

    Raises:
        FetchError: when it cannot be had, or passes a limit; the message names the limit.

    """
    if not is_web_address(url):
        raise FetchError("this is no whole address of http or https")
    watch = Watch(seconds, allow_private=allow_private)
    headers = {"User-Agent": f"factsheet/{__version__}", "Accept": "text/*"}
    request = urllib.request.Request(_encoded(url), headers=headers)  # noqa: S310 - the scheme is checked above
    try:
        with watch, _opener(watch).open(request, timeout=seconds) as answer:
            page = FetchedPage(url=answer.geturl(), content=_read(answer), kind=answer.headers.get_content_type())
        if watch.rang:
            raise FetchError("the connection was ended")
    except urllib.error.HTTPError as fault:
        fault.close()
        raise FetchError(f"the server answers {fault.code} {fault.reason}") from fault
    except (OSError, http.client.HTTPException, ValueError) as fault:
        reason = getattr(fault, "reason", fault)
        if watch.rang or isinstance(reason, TimeoutError):
            raise FetchError(f"the page took longer than {seconds:g} seconds") from fault
        if isinstance(reason, FetchError):
            raise reason from None
        raise FetchError(f"the page could not be fetched: {reason}") from fault
    return page


def _encoded(url: str) -> str:
    """The address with what is not ASCII in its path and query as percent signs, as servers expect it."""
    parts = urlsplit(url)
    path, query = quote(parts.path, safe=SAFE), quote(parts.query, safe=SAFE)
    return urlunsplit(parts._replace(path=path, query=query, fragment=""))


def _read(answer: Any) -> bytes:
    """The body, up to the limit."""
    packed = answer.headers.get("Content-Encoding", "identity")
    if packed != "identity":
        raise FetchError(f"the server packs the page ({packed}), though it was not asked to")
    content = bytearray()
    while chunk := answer.read(CHUNK):
        content += chunk
        if len(content) > MAX_BYTES:
            raise FetchError(f"the page is larger than {MAX_BYTES:,} bytes")
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) != len(content):
        raise FetchError(f"the connection broke off after {len(content):,} of {int(length):,} bytes")
    return bytes(content)


class Watch:
    """Ends all connections when the time is over, and makes only such as lead where they may."""

    def __init__(self, seconds: float, *, allow_private: bool) -> None:
        self.seconds = seconds
        self.rang = False
        self._allow_private = allow_private
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _ring(self) -> None:
        self.rang = True
        for one in self._sockets:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def connect(self, host: str, port: int) -> socket.socket:
        """A connection to the host, at an address that was checked and is the one that is used.

        Raises:
            FetchError: when an address of the host lies inside a private network.

        """
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for *_, address in found:
            if not (self._allow_private or is_public(str(address[0]))):
                raise FetchError(f"{host} leads to {address[0]}, which is no public address")
        fault: OSError | None = None
        for family, kind, protocol, _, address in found:
            one = socket.socket(family, kind, protocol)
            one.settimeout(self.seconds)
            self._sockets.append(one)
            try:
                one.connect(address)
            except OSError as tried:
                one.close()
                fault = tried
            else:
                return one
        raise fault or FetchError(f"{host} has no address")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; what is mapped or tunnelled counts as what it leads to."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if found in NAT64:
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast


NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that translate to IPv4 (RFC 6052)."""


class PlainConnection(http.client.HTTPConnection):
    """HTTP over a connection that the watch makes."""

    watch: Watch

    def connect(self) -> None:
        """Connect where it is allowed."""
        self.sock = self.watch.connect(self.host, self.port)


class SecureConnection(http.client.HTTPSConnection):
    """HTTPS over a connection that the watch makes."""

    watch: Watch
    tls: ssl.SSLContext

    def connect(self) -> None:
        """Connect where it is allowed, and check the host's certificate."""
        self.sock = self.tls.wrap_socket(self.watch.connect(self.host, self.port), server_hostname=self.host)


def _maker(
    kind: type[PlainConnection | SecureConnection], watch: Watch, tls: ssl.SSLContext
) -> Callable[..., http.client.HTTPConnection]:
    """What urllib calls to get a connection."""

    def make(host: str, **_: object) -> http.client.HTTPConnection:
        made = kind(host, timeout=watch.seconds)
        made.watch = watch
        if isinstance(made, SecureConnection):
            made.tls = tls
        return made

    return make


def _opener(watch: Watch) -> urllib.request.OpenerDirector:
    """An opener that knows http and https and nothing else: no files, no proxies, no passwords, no cookies."""
    tls = ssl.create_default_context()

    class Plain(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(_maker(PlainConnection, watch, tls), req)

    class Secure(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(_maker(SecureConnection, watch, tls), req)

    opener = urllib.request.OpenerDirector()
    handlers = (
        Plain(),
        Secure(),
        Redirects(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    )
    for handler in handlers:
        opener.add_handler(handler)
    return opener


class Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, never from https to http, never to another scheme."""

    max_redirections = MAX_REDIRECTS
    max_repeats = 1

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """The request to follow, or a refusal."""
        scheme = urlsplit(newurl).scheme
        followed = len(getattr(req, "redirect_dict", {}))
        if scheme not in ("http", "https") or (req.type == "https" and scheme != "https"):
            fp.close()
            raise FetchError(f"the server redirects to {newurl!r}, which is not followed")
        if followed >= MAX_REDIRECTS:
            fp.close()
            raise FetchError(f"the server redirects more than {MAX_REDIRECTS} times")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
