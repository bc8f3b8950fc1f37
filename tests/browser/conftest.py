"""The site of this checkout, built once by the command itself, and a browser that keeps watch over it.

Needs a Chromium. Where there is none the tests are skipped and say so; with CI set they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response, expect

expect.set_options(timeout=30_000)

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HERE = Path(__file__).parent
SUB_PATH = "deep/under"
"""The site is served below these folders, so that an address from the root of the host would fail."""


def find_browser() -> str | None:
    """Path of a Chromium of the system; FACTSHEET_CHROMIUM names another."""
    return os.environ.get("FACTSHEET_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    skip = pytest.mark.skip(
        reason="NO CHROMIUM FOUND: nothing was tested in a browser; install one, or set FACTSHEET_CHROMIUM"
    )
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if find_browser() is None and not os.environ.get("CI"):
                item.add_marker(skip)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium of the system; its sandbox does not work for root, as in a container."""
    browser = find_browser()
    if browser is None:
        pytest.fail("no Chromium found: install one, or name one with FACTSHEET_CHROMIUM")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": browser, "args": arguments}


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder, and the address it is served at: a sub-path on a free port, with a slash at the end."""
    top = tmp_path_factory.mktemp("served")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(top)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield top / SUB_PATH, f"http://127.0.0.1:{server.server_address[1]}/{SUB_PATH}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site(root: Path, served: tuple[Path, str]) -> Path:
    """The folder of the built site."""
    folder, address = served
    command = [sys.executable, "-m", "generator", "build", "--base-url", address, "--output", str(folder)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr)
    return folder


@pytest.fixture(scope="session")
def address(served: tuple[Path, str]) -> str:
    """Where the site is served, with a slash at the end."""
    return served[1]


@pytest.fixture(autouse=True)
def complaints(page: Page, site: Path, address: str) -> Iterator[list[str]]:
    """What the browser complained about: a test fails when there is any, or when a request left the site.

    A request that a click cut short is no complaint.
    """
    found: list[str] = []
    page.set_default_timeout(30_000)

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, site.as_uri(), "data:", "about:", "blob:")):
            found.append(f"left the site: {request.url}")

    def on_failure(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            found.append(f"{request.failure}: {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 400:
            found.append(f"{response.status}: {response.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: found.append(f"script: {error}"))
    page.on("request", on_request)
    page.on("requestfailed", on_failure)
    page.on("response", on_response)
    yield found
    assert found == []


@pytest.fixture(scope="session")
def page_paths(site: Path) -> tuple[str, ...]:
    """Every HTML page, by path below the site."""
    return tuple(sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")))


@pytest.fixture(scope="session")
def profile_path(site: Path) -> str:
    """The first person's page."""
    return min(path.relative_to(site).as_posix() for path in site.glob("people/*/index.html"))
