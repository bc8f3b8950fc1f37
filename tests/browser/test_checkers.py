"""What other people's checkers say of the built site: accessibility, HTML, links."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

MODULES = Path(__file__).parent.parent / "node_modules"
AXE = MODULES / "axe-core/axe.min.js"
VNU = MODULES / "vnu-jar/build/dist/vnu.jar"
LINKINATOR = MODULES / ".bin/linkinator"
CSP_OF_FILES = ".*Resource violates Content Security Policy.*"
"""The Nu checker takes files on disk for a foreign origin; the browser's own complaints show a real breach."""


def need(tool: Path, program: str) -> None:
    """Skip where a checker is not installed, and fail in CI."""
    if tool.exists() and shutil.which(program):
        return
    message = f"{tool.name} or {program} IS MISSING: run `npm ci --prefix tests --ignore-scripts`"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def kinds(paths: tuple[str, ...]) -> list[str]:
    """The first page of each kind: pages that differ only in a slug are of one kind."""
    first: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        first.setdefault(f"{parts[0]}/{len(parts)}", path)
    return sorted(first.values())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 768, 320])
def test_axe_finds_nothing(page: Page, address: str, page_paths: tuple[str, ...], width: int, scheme: str) -> None:
    need(AXE, "node")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = []
    for path in kinds(page_paths):
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        page.evaluate(AXE.read_text("utf-8"))
        report = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        )
        found += [
            f"{path}: {violation['id']}: {node['html'][:120]}: {node['failureSummary'].splitlines()[-1].strip()}"
            for violation in report["violations"]
            for node in violation["nodes"][:3]
        ]

    assert found == []


def test_the_nu_checker_finds_nothing(site: Path) -> None:
    need(VNU, "java")
    command = ["java", "-jar", str(VNU), "--Werror", "--skip-non-html", "--filterpattern", CSP_OF_FILES, str(site)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_every_link_is_whole(address: str) -> None:
    need(LINKINATOR, "node")
    command = [str(LINKINATOR), address, "--recurse", "--verbosity", "error", "--skip", f"^(?!{address})"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
