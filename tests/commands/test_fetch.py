"""A page is fetched within limits, and no name, redirect or trick of an address leads into a private network."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.commands import fetch
from generator.commands.add import add_article
from generator.commands.fetch import FetchError, fetch_page, is_public
from generator.errors import ContentError

ARTICLE = b"Oduya lifts the cup\n\nMara Oduya scored twice.\n"


class Handler(BaseHTTPRequestHandler):
    """A server that does what the path says."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        action = self.path.strip("/").partition("?")[0]
        if action.startswith("to-"):
            self.redirect({"to-article": "/article.txt", "to-file": "file:///etc/hostname", "to-loop": "/to-loop",
                           "to-private": "http://10.0.0.1/"}[action])  # fmt: skip
        elif action.startswith("hop-"):
            left = int(action.removeprefix("hop-"))
            self.redirect(f"/hop-{left - 1}" if left else "/article.txt")
        elif action == "slow":
            self.answer(b"", length=1_000)
            for _ in range(1_200):
                time.sleep(0.05)
                try:
                    self.wfile.write(b"x")
                    self.wfile.flush()
                except OSError:
                    return
        elif action == "large":
            self.answer(b"x" * 5_000)
        elif action == "short":
            self.answer(b"x" * 10, length=50)
        elif action == "packed":
            self.answer(b"x", encoding="gzip")
        elif action == "missing":
            self.send_error(404)
        elif action == "picture":
            self.answer(b"x", kind="image/png")
        else:
            self.answer(ARTICLE)

    def redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(
        self, content: bytes, *, length: int | None = None, kind: str = "text/plain", encoding: str = ""
    ) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content) if length is None else length))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Address of a server on this machine."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}/"
    made.shutdown()
    made.server_close()


def test_a_page_comes_with_its_kind_and_final_address(server: str) -> None:
    page = fetch_page(f"{server}to-article?ü=ß#part", allow_private=True)

    assert (page.url, page.kind, page.content) == (f"{server}article.txt", "text/plain", ARTICLE)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("missing", "the server answers 404"),
        ("packed", "packs the page"),
        ("short", "broke off after 10 of 50 bytes"),
        ("to-file", "'file:///etc/hostname' is not allowed"),
        ("to-loop", "redirect"),
        ("hop-7", "redirects more than 5 times"),
        ("large", "is larger than 4,000 bytes"),
        ("slow", "took longer than 0.3 seconds"),
    ],
)
def test_every_limit_is_named(server: str, path: str, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 4_000)

    with pytest.raises(FetchError, match=found):
        fetch_page(server + path, allow_private=True, seconds=0.3 if path == "slow" else 30)
    gc.collect()  # a connection that was left open would warn here


def test_a_page_that_never_ends_is_given_up_long_before_its_server_stops(server: str) -> None:
    began = time.monotonic()

    with pytest.raises(FetchError, match="took longer"):
        fetch_page(f"{server}slow", allow_private=True, seconds=0.3)

    assert time.monotonic() - began < 40


def test_five_redirects_are_followed(server: str) -> None:
    assert fetch_page(f"{server}hop-4", allow_private=True).content == ARTICLE


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "ftp://example.org/",
        "data:text/plain,x",
        "javascript:alert(1)",
        "http://",
        "x",
        "http://[::1",
    ],
)
def test_only_whole_addresses_of_the_web_are_fetched(url: str) -> None:
    with pytest.raises(FetchError, match="no whole address"):
        fetch_page(url, allow_private=True)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0.0.0.0", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"]
)
def test_loopback_is_refused_by_whatever_name(server: str, host: str) -> None:
    port = server.rstrip("/").rpartition(":")[2]

    with pytest.raises(FetchError, match=r"no public address|could not be fetched"):
        fetch_page(f"http://{host}:{port}/")


def test_a_redirect_into_a_private_network_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = server.rstrip("/").rpartition(":")[2]
    monkeypatch.setattr(fetch, "is_public", lambda address: address == "127.0.0.1")

    with pytest.raises(FetchError, match=r"leads to 10\.0\.0\.1"):
        fetch_page(f"http://127.0.0.1:{port}/to-private")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "ff02::1"],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_what_is_public(address: str) -> None:
    assert is_public(address)


def test_what_is_fetched_is_kept_as_it_came_with_its_address(server: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()

    added = add_article(f"{server}to-article", tmp_path, allow_private=True)

    assert (tmp_path / added.seed).read_bytes() == ARTICLE
    assert f'url: "{server}article.txt"' in (tmp_path / added.page).read_text("utf-8")


@pytest.mark.parametrize(("path", "private", "code"), [("article.txt", False, "ADD03"), ("picture", True, "ADD04")])
def test_a_refused_address_writes_nothing(server: str, tmp_path: Path, path: str, *, private: bool, code: str) -> None:
    (tmp_path / "content").mkdir()

    with pytest.raises(ContentError) as raised:
        add_article(server + path, tmp_path, allow_private=private)

    assert [problem.code for problem in raised.value.problems] == [code]
    assert [path.name for path in tmp_path.iterdir()] == ["content"]
