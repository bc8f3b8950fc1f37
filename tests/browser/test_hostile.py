"""In a real browser hostile words do nothing: no script runs, nothing is asked of another host, the policy sees no breach."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from naughty import hostile_project
from playwright.sync_api import Page, Request

from generator.pipeline import build_site

LISTENER = """
window.breaches = [];
document.addEventListener('securitypolicyviolation', event =>
    window.breaches.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder of a site of hostile words, and its address."""
    folder = tmp_path_factory.mktemp("hostile")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder / "site")))
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    assert build_site(hostile_project(folder / "project"), folder / "site", base_url=address).written
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder / "site", address
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def complaints(page: Page, hostile: tuple[Path, str]) -> Iterator[list[str]]:
    """Whatever left the site or opened a window."""
    found: list[str] = []

    def on_request(request: Request) -> None:
        if not request.url.startswith((hostile[1], "data:image/")):
            found.append(f"left: {request.url}")

    page.add_init_script(LISTENER)
    page.on("dialog", lambda dialog: found.append(f"dialog: {dialog.message}"))
    page.on("popup", lambda popup: found.append(f"window: {popup.url}"))
    page.on("request", on_request)
    yield found
    assert found == []


def test_no_page_of_hostile_words_breaks_the_policy(page: Page, hostile: tuple[Path, str]) -> None:
    site, address = hostile
    for path in sorted(site.rglob("*.html")):
        page.goto(address + path.relative_to(site).as_posix())
        page.keyboard.press("Tab")
        page.mouse.move(200, 200)

        assert page.evaluate("window.breaches") == [], path
        assert page.title() != "run", path
        assert page.locator("main").is_visible(), path
        handlers = "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).length"
        assert page.evaluate(handlers) == 0, path


def test_the_listener_hears_a_breach(page: Page, hostile: tuple[Path, str]) -> None:
    """Were a script to get in, the policy would stop it and the test above would see it."""
    site, address = hostile
    sound = (site / "index.html").read_text("utf-8")
    (site / "breach.html").write_text(sound.replace("<body>", "<body><script>document.title='run'</script>"), "utf-8")

    page.goto(f"{address}breach.html")

    (site / "breach.html").unlink()
    assert page.title() != "run"
    assert [breach.split()[0] for breach in page.evaluate("window.breaches")] == ["script-src-elem"]
