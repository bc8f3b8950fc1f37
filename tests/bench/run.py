"""Measure builds of invented articles, and other generators on pages of the same text, as a Markdown table.

`python tests/bench/run.py 100 1000` measures a hundred and a thousand articles; `--runs N` takes the median of N. Runs of
the tools alternate, so that what else the machine does falls on all of them. Times are of the processor, user and
system, of all processes together; the last columns are the clock on the wall and the largest process. Others are run
where they are installed (hugo, pelican, mkdocs, eleventy); they render the text and read nothing in it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.articles import article, write_project

ROOT = Path(__file__).resolve().parents[2]
OURS = (sys.executable, "-m", "generator")


@dataclass(frozen=True)
class Measure:
    """What one run took."""

    cpu: float
    """Seconds of processor time."""
    wall: float
    """Seconds."""
    memory: float
    """Megabytes of the largest process."""


@dataclass(frozen=True)
class Case:
    """A command, and what has to be done before each run of it."""

    name: str
    command: tuple[str, ...]
    folder: Path
    prepare: Callable[[], object] = lambda: None
    environment: tuple[tuple[str, str], ...] = ()


def measure(case: Case) -> Measure:
    """Run a case once, in a process of its own.

    Raises:
        RuntimeError: when the command fails.

    """
    case.prepare()
    plain = {name: value for name, value in os.environ.items() if name != "CI"}
    environment = {**plain, "PYTHONPATH": os.environ.get("PYTHONPATH") or str(ROOT), **dict(case.environment)}
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(case.command, cwd=case.folder, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{case.name}: {said.read()[-2000:].decode()}")
    return Measure(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def our_cases(folder: Path, articles: int) -> Iterator[Case]:
    """Builds of ours, in an order in which each finds what it needs."""
    root = folder / "ours"
    write_project(root, articles)
    build = (*OURS, "build", "-p", str(root), "-q")
    cache = root / ".factsheet"

    def clear() -> None:
        shutil.rmtree(cache, ignore_errors=True)
        shutil.rmtree(root / "site", ignore_errors=True)

    def forget_pages() -> None:
        shutil.rmtree(root / "site", ignore_errors=True)
        with sqlite3.connect(cache / "cache.sqlite3") as store:
            store.execute("DELETE FROM result WHERE stage IN ('pages', 'build')")
        store.close()

    def change_article() -> None:
        path = root / f"seeds/{article(articles // 2)[0]}.txt"
        path.write_text(path.read_text("utf-8") + "\nThe bus was late again.\n", "utf-8")

    def edit_template() -> None:
        own = root / "templates/pages/404.html"
        own.parent.mkdir(parents=True, exist_ok=True)
        ours = (ROOT / "templates/pages/404.html").read_text("utf-8")
        own.write_text(f"{{# {time.monotonic_ns()} #}}{ours}", "utf-8")

    yield Case("cold, one process", (*build, "-j", "1"), root, clear)
    yield Case("cold, two processes", (*build, "-j", "2"), root, clear)
    yield Case("articles read, pages not", (*build, "-j", "1"), root, forget_pages)
    yield Case("nothing changed", build, root)
    yield Case("nothing changed, by hash", (*build, "--hash"), root)
    yield Case("one article changed", (*build, "-j", "1"), root, change_article)
    yield Case("a template changed", (*build, "-j", "1"), root, edit_template)


def other_cases(folder: Path, articles: int) -> Iterator[Case]:
    """Full builds of what is installed, of the same text as Markdown."""
    made = [article(number) for number in range(articles)]

    def pages(place: Path, header: str) -> Path:
        place.mkdir(parents=True)
        for slug, _, text in made:
            (place / f"{slug}.md").write_text(header.format(title=slug) + text, "utf-8")
        return place

    if hugo := shutil.which("hugo"):
        pages(folder / "hugo/content/posts", "---\ntitle: {title}\ndate: 2024-01-01\n---\n")
        (folder / "hugo/hugo.toml").write_text('title = "Bench"\nbaseURL = "https://example.org/"\n')
        layouts = folder / "hugo/layouts/_default"
        layouts.mkdir(parents=True)
        for name in ("single", "list"):
            (layouts / f"{name}.html").write_text("<html><body>{{ .Content }}</body></html>")
        yield Case("hugo", (hugo, "--quiet", "--destination", "out"), folder / "hugo")
    if pelican := shutil.which("pelican"):
        pages(folder / "pelican/content", "Title: {title}\nDate: 2024-01-01\n\n")
        yield Case("pelican", (pelican, "content", "-o", "out", "-q"), folder / "pelican")
    if mkdocs := shutil.which("mkdocs"):
        pages(folder / "mkdocs/docs", "# {title}\n\n")
        (folder / "mkdocs/mkdocs.yml").write_text("site_name: Bench\nplugins: []\n")
        yield Case("mkdocs", (mkdocs, "build", "-q", "-d", str(folder / "mkdocs/out")), folder / "mkdocs")
    if eleventy := shutil.which("eleventy"):
        pages(folder / "eleventy/in", "---\ntitle: {title}\n---\n")
        yield Case("eleventy", (eleventy, "--quiet", "--input=in", "--output=out"), folder / "eleventy")


def table(articles: int, runs: int) -> Iterator[str]:
    """The Markdown table of one size."""
    with tempfile.TemporaryDirectory(prefix="factsheet-bench-") as name:
        folder = Path(name)
        others = list(other_cases(folder, articles))
        cases = [*our_cases(folder, articles), *others]
        taken: dict[str, list[Measure]] = {case.name: [] for case in cases}
        for _ in range(runs):
            for case in cases:
                taken[case.name].append(measure(case))
    yield f"\n{articles:,} articles, median of {runs}\n"
    yield "| build | CPU s | CPU an article, ms | wall s | memory MB |" + "".join(f" of {one.name} |" for one in others)
    yield "|---|---|---|---|---|" + "---|" * len(others)
    cpu = {case.name: statistics.median(one.cpu for one in taken[case.name]) for case in cases}
    for case in cases:
        wall = statistics.median(one.wall for one in taken[case.name])
        memory = statistics.median(one.memory for one in taken[case.name])
        used = cpu[case.name]
        ratios = "".join(f" {used / cpu[other.name]:.2f} |" for other in others)
        yield f"| {case.name} | {used:.2f} | {used * 1000 / articles:.2f} | {wall:.2f} | {memory:.0f} |{ratios}"


def main() -> None:
    """Measure what the command line asks for."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("articles", nargs="*", type=int, default=[100])
    asked.add_argument("--runs", type=int, default=1)
    choices = asked.parse_args()
    for articles in choices.articles:
        for line in table(articles, choices.runs):
            print(line, flush=True)  # noqa: T201 - a command's output


if __name__ == "__main__":
    main()
