"""The preview of a site: for this machine alone, told of every build, and never dead."""

from __future__ import annotations

import gc
import http.client
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.serve import HOST, Preview, Server, find_file, listening, watch

ARTICLE = "Marlow shines\n\nAda Marlow scored twice as Northport Rovers beat Eastvale Town 2-1 on 3 May 2024.\n"
MakeProject = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture
def server(make_project: MakeProject) -> Iterator[Server]:
    root = make_project({"seeds/one.txt": ARTICLE, "content/site.md": "---\ntitle: Tried\n---\n"})
    server = Server(Preview(root), 0)
    server.preview.build()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def ask(server: Server, path: str, host: str = "localhost") -> tuple[int, str]:
    connection = http.client.HTTPConnection(HOST, server.server_address[1], timeout=120)
    connection.request("GET", path, headers={"Host": f"{host}:1"})
    answer = connection.getresponse()
    status, text = answer.status, answer.read().decode("utf-8", "replace")
    connection.close()
    return status, text


def test_a_page_is_shown_and_listens(server: Server) -> None:
    status, page = ask(server, "/")

    assert status == 200
    assert "Tried" in page
    assert "reload.js" in page
    assert "Content-Security-Policy" not in page


def test_it_listens_on_loopback_and_answers_no_other_name(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert ask(server, "/", host="evil.example")[0] == 403


@pytest.mark.parametrize("path", ["/../../seeds/one.txt", "/%2e%2e/%2e%2e/seeds/one.txt", "//etc/passwd", "/no/such"])
def test_nothing_outside_the_preview_is_given(server: Server, path: str) -> None:
    assert ask(server, path)[0] == 404


def test_a_link_out_of_the_preview_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "in/link").symlink_to(tmp_path / "secret")

    assert find_file(tmp_path / "in", "/link") is None
    assert find_file(tmp_path / "in", "/\0") is None


def test_errors_stand_in_place_of_the_site_until_they_are_put_right(server: Server) -> None:
    site = server.preview.root / "content/site.md"
    site.write_text("---\ntitle: [\n---\n")
    server.preview.build()

    page = ask(server, "/")[1]

    assert "content/site.md" in page
    assert "errors" in page
    site.write_text("---\ntitle: Mended\n---\n")
    server.preview.build()
    assert "Mended" in ask(server, "/")[1]


def test_an_open_page_is_told_of_a_change(server: Server) -> None:
    heard: list[str] = []
    shown = f"/_factsheet/events?{server.preview.count}"
    page = threading.Thread(target=lambda: heard.append(ask(server, shown)[1]))
    stop = threading.Event()
    watcher = threading.Thread(target=lambda: watch(server.preview, lambda _: None, stop))
    page.start()
    watcher.start()
    site = server.preview.root / "content/site.md"
    for turn in range(100):
        site.write_text(f"---\ntitle: Turn {turn}\n---\n")
        page.join(0.5)
        if not page.is_alive():
            break
    stop.set()
    watcher.join(120)

    assert heard
    assert "data: built" in heard[0]


def test_a_build_that_ended_while_a_page_was_loading_is_told(server: Server) -> None:
    script = ask(server, "/_factsheet/reload.js")[1]
    server.preview.build()

    assert "data: built" in ask(server, script.partition("'")[2].partition("'")[0])[1]


def test_a_page_without_a_head_is_left_as_it_is() -> None:
    assert listening("<p>Words") == "<p>Words"


def test_what_builds_leave_behind_is_cleared_up_when_nobody_waits(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: rounds.append("collected"))
    server.preview.build()
    server.preview.build()
    assert rounds == []

    server.preview.tidy()
    server.preview.tidy()

    assert rounds == ["collected"]
