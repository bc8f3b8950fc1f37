"""A site while it is being written: built again at every change, shown at once, for this machine alone.

Takes a project and serves a preview of it from `.factsheet/`. A page reloads when a build is done; while the content has
errors, every page shows them, each with its place and what to do, and the next good build brings the site back. The
server listens on loopback, answers no other host name, and gives no file outside the preview.
"""

from __future__ import annotations

import gc
import html
import http.server
import mimetypes
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.cache.recall import Recall
from generator.cache.store import FOLDER, Store, open_store
from generator.commands.problems import problem_lines
from generator.errors import ContentError, OutputError, Problem
from generator.pipeline import Run, build_site
from generator.sources.memory import Memory
from generator.workers import Crew

HOST = "127.0.0.1"
NAMES = ("localhost", HOST)
"""Hosts that are answered; a name of somebody else's that leads here is not."""

EVENTS = "/_factsheet/events"
SCRIPT = "/_factsheet/reload.js"
RELOAD = "new EventSource('{events}?{count}').onmessage = () => location.reload();\n"
"""The page says which build it shows, so that one that ends while it loads is not missed."""

WAKE = 15.0
"""Seconds between signs of life to a page that waits; a page that is gone is noticed so."""

IDLE = 2_000
"""Milliseconds without a change after which nobody is expected to wait for a page."""

POLICY_RE = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")
"""The rule of a page that would keep it from listening for changes. Takes that element; leaves `<meta charset="utf-8">`."""

ERROR_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>body{{font:1rem/1.5 system-ui;max-width:60rem;margin:3rem auto;padding:0 1rem}}pre{{white-space:pre-wrap}}</style>
<script src="{script}" defer></script></head>
<body><h1>{title}</h1><p>The site comes back as soon as this is put right.</p>
<pre>{lines}</pre></body></html>
"""


@dataclass
class Preview:
    """What is shown now; builders change it, and pages wait for it."""

    root: Path
    crew: Crew = field(default_factory=Crew)
    drafts: bool = False
    count: int = 0
    """How many builds there were."""
    faults: str = ""
    """What keeps the content from being a site, in lines; empty while nothing does."""
    changed: threading.Condition = field(default_factory=threading.Condition)
    memory: Memory = field(default_factory=Memory)
    """What earlier builds read."""
    recall: Recall = field(default_factory=Recall)
    """What earlier builds worked out."""
    tidied: bool = True
    """Whether nothing was built since it was last cleared up."""

    @property
    def folder(self) -> Path:
        """Where the site is built."""
        return self.root / FOLDER / "preview"

    def build(self) -> tuple[Problem, ...]:
        """Build once, show what came of it, and tell all pages that wait."""
        store = open_store(self.root, self.recall)
        gc.freeze()  # what is known from earlier builds is no garbage, and much to look through
        try:
            problems, faults = self._built(store)
            with self.changed:
                self.faults = faults
                self.count += 1
                self.changed.notify_all()
        finally:
            store.close()  # which may have to wait for the disk, while the pages load
            gc.unfreeze()
            self.tidied = False
        return problems

    def tidy(self) -> None:
        """Clear up what the builds left behind, once; for a time when nobody waits for a page."""
        if not self.tidied:
            gc.collect()
            self.tidied = True

    def _built(self, store: Store) -> tuple[tuple[Problem, ...], str]:
        try:
            run = Run(crew=self.crew, store=store, memory=self.memory, drafts=self.drafts, index=False)
            report = build_site(self.root, self.folder, run=run)
        except ContentError as fault:
            return fault.problems, "\n".join(problem_lines(fault.problems, self.root))
        except OutputError as fault:
            return (), str(fault)
        self.recall.turn()
        faults = "" if report.written else "\n".join(problem_lines(report.problems, self.root))
        return report.problems, faults


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers for one preview; `server.preview` says which."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a page, a file, or the wait for the next build."""
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        path = unquote(urlsplit(self.path).path)
        preview = self.server.preview
        if host not in NAMES:
            self._answer(HTTPStatus.FORBIDDEN, b"this server answers localhost alone\n", "text/plain")
        elif path == EVENTS:
            self._events(preview)
        elif path == SCRIPT:
            script = RELOAD.format(events=EVENTS, count=preview.count)
            self._answer(HTTPStatus.OK, script.encode(), "text/javascript")
        elif preview.faults and path.endswith(("/", ".html")):
            page = ERROR_PAGE.format(title="The content has errors", script=SCRIPT, lines=html.escape(preview.faults))
            self._answer(HTTPStatus.OK, page.encode(), "text/html; charset=utf-8")
        else:
            self._file(preview, path)

    def _file(self, preview: Preview, path: str) -> None:
        file = find_file(preview.folder, path)
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        content = _read(file or preview.folder / "404.html")
        kind = mimetypes.guess_type(file.name)[0] if file else "text/html"
        if kind == "text/html":
            content = listening(content.decode()).encode()
        self._answer(status, content, f"{kind or 'application/octet-stream'}; charset=utf-8")

    def _events(self, preview: Preview) -> None:
        """Wait for the next build and tell of it; a page that reloads waits anew."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        shown = urlsplit(self.path).query
        seen = int(shown) if shown.isdecimal() else preview.count
        try:
            while preview.count == seen:
                self.wfile.write(b": waiting\n\n")
                self.wfile.flush()
                with preview.changed:
                    preview.changed.wait_for(lambda: preview.count != seen, timeout=WAKE)
            self.wfile.write(b"data: built\n\n")
        except OSError:
            return

    def _answer(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: what matters is printed by the build."""


class Server(http.server.ThreadingHTTPServer):
    """A server of one preview."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview = preview
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """Where the home page is."""
        return f"http://{HOST}:{self.server_address[1]}/"


def find_file(folder: Path, path: str) -> Path | None:
    """The plain file below `folder` that a path asks for, or None; a folder stands for its index."""
    top = folder.resolve()
    try:
        file = (top / path.lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        return file if file.is_relative_to(top) and file.is_file() else None
    except (OSError, ValueError):
        return None


def listening(page: str) -> str:
    """A page that reloads when a build is done."""
    return POLICY_RE.sub("", page).replace("</head>", f'<script src="{SCRIPT}" defer></script></head>', 1)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b"there is nothing here\n"


def watch(preview: Preview, tell: Callable[[tuple[Problem, ...]], None], stop: threading.Event | None = None) -> None:
    """Build at every change below what a project is made of, until `stop`; `tell` hears of each build."""
    from watchfiles import watch as changes  # noqa: PLC0415 - tests of the rest need no watcher

    folders = [preview.root / name for name in ("content", "seeds", "templates")]
    found = [folder for folder in folders if folder.is_dir()]
    for changed in changes(
        *found, stop_event=stop, debounce=200, step=10, rust_timeout=IDLE, yield_on_timeout=True, raise_interrupt=False
    ):
        if changed:
            tell(preview.build())
        else:
            preview.tidy()
