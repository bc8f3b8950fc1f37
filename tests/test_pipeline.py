"""The work is spread and kept without a change in what comes of it; what breaks down is told, and nothing is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from generator import workers
from generator.building import plain_build
from generator.cache.codec import decode_article, decode_claims, decode_sources, encode_article, encode_sources
from generator.cache.record import Record
from generator.cache.store import Store, open_store
from generator.commands.build import MOST_PEOPLE, Choices, build_project, summary_lines
from generator.commands.quick import quick_answer
from generator.errors import ContentError
from generator.model.claims import Hints
from generator.model.evidence import Source
from generator.output.verify import read_built_site
from generator.pipeline import Run, build_site, extract_source, read_site
from generator.text.article import read_article
from generator.workers import Crew, extract_all, open_executor, read_claims

MakeProject = Callable[[dict[str, str | bytes]], Path]
ROOT = Path(__file__).resolve().parent.parent


def text_of(number: int) -> str:
    """An invented article."""
    return (
        f"Marlow shines again\n\nAda Marlow scored {number} goals as Northport Rovers beat Eastvale Town 2-1 on "
        f"{number % 28 + 1} May 2024.\n\n“We never stopped running,” Marlow said. She is 24 and signed in March 2019.\n"
    )


def sources(count: int) -> list[Source]:
    """Invented sources."""
    return [Source.of(id=f"s{number:03d}", path=f"s{number}.txt", text=text_of(number)) for number in range(count)]


def test_what_an_article_says_comes_back_from_json_as_it_was() -> None:
    for source in (*sources(5), Source.of(id="seed", path="x", text=(ROOT / "README.md").read_text("utf-8"))):
        article, claims = extract_source(source, Hints())

        content = encode_article(article, claims)

        assert (article, claims) == (decode_article(content, source), decode_claims(content, source))
        assert (source,) == decode_sources(encode_sources((source,)))


@pytest.mark.parametrize("content", [b"", b"null", b"{}", b'{"blocks": 3}', b"[" * 100_000])
def test_json_of_another_shape_is_nothing(content: bytes) -> None:
    assert decode_article(content, sources(1)[0]) is None


def test_processes_read_what_one_process_reads() -> None:
    every = sources(40)
    alone = {one.source: bytes(one.said) for one in extract_all(every, Hints())}
    with open_executor(2) as (executor, jobs):
        spread = {one.source: bytes(one.said) for one in extract_all(every, Hints(), executor=executor, jobs=jobs)}

    assert alone == spread


@pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="what is to happen in a worker is forked with it"
)
def test_a_worker_that_is_killed_is_survived(monkeypatch: pytest.MonkeyPatch) -> None:
    every, ours, killed = sources(60), os.getpid(), multiprocessing.get_context("fork").Event()

    def read(source: Source) -> Any:
        if source.id == every[5].id and os.getpid() != ours:
            killed.set()
            os.kill(os.getpid(), signal.SIGKILL)
        return read_article(source)

    monkeypatch.setattr(workers, "read_article", read)
    with open_executor(2) as (executor, jobs):
        found = [reading.source for reading in extract_all(every, Hints(), executor=executor, jobs=jobs)]

    assert killed.is_set()
    assert [one.id for one in every] == sorted(found)


def test_one_article_that_breaks_down_is_one_problem(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(source: Source) -> Any:
        if source.id == "two":
            raise ZeroDivisionError("this article is odd")
        return read_article(source)

    monkeypatch.setattr(workers, "read_article", read)
    root = make_project({f"seeds/{name}.txt": text_of(3) for name in ("one", "two", "three")})

    with pytest.raises(ContentError) as raised:
        read_site(root)

    problem = raised.value.problems[-1]
    assert (problem.code, problem.place.path) == ("EXTR01", "seeds/two.txt")
    assert "ZeroDivisionError: this article is odd" in problem.message


def test_what_was_read_is_not_read_again(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project({})
    every = sources(3)
    store = open_store(root)
    first = read_claims(every, Hints(), store=store, crew=Crew())
    monkeypatch.setattr(workers, "read_article", None)

    assert first == read_claims(every, Hints(), store=store, crew=Crew())
    assert read_claims(every, Hints(player="Bea Stroud"), store=store, crew=Crew()).problems
    store.close()


def test_without_a_store_nothing_is_written(make_project: MakeProject, tmp_path: Path) -> None:
    root = make_project({"seeds/one.txt": text_of(1)})

    build_site(root, tmp_path / "site", run=Run(store=Store(None)))

    assert [path.name for path in root.iterdir()] == ["seeds"]


def factsheet(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "generator", *words]
    plain = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        command, cwd=ROOT, env={**plain, **environment}, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def built(make_project: MakeProject) -> Path:
    root = make_project({"seeds/one.txt": text_of(1), "content/site.md": "---\ntitle: Tried\n---\n"})
    old = time.time() - 60
    for path in (*root.rglob("*.txt"), *root.rglob("*.md")):
        os.utime(path, (old, old))
    assert build_project(root, root / "site", Choices(jobs=1)).files
    return root


def nothing_to_do(root: Path) -> bool:
    """Whether a build finds nothing to do."""
    answer = quick_answer(["build", "-p", str(root)])
    return answer is not None and any("Nothing changed" in line for line in answer)


def test_where_nothing_changed_nothing_is_done(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    assert nothing_to_do(built)
    assert "Nothing changed" in factsheet("build", "-p", str(built)).stdout
    assert "Nothing changed" in factsheet("build", "-p", str(built), CI="true").stdout
    assert quick_answer(["build", "-p", str(built), "--verbose"]) is None
    assert quick_answer(["check", "-p", str(built)]) is None
    assert quick_answer(["build", "-p", str(built), "-o", str(built / "elsewhere")]) is None
    assert quick_answer(["build", "-p", str(built), "--strict"]) is None


@pytest.mark.parametrize(
    "path", ["seeds/one.txt", "content/site.md", "site/index.html", "site/manifest.json", "templates/pages/404.html"]
)
@pytest.mark.parametrize("ci", ["", "true"])
def test_any_change_of_what_is_read_or_written_is_seen(
    built: Path, path: str, ci: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that keeps the size, within the same tick of the clock, and one of time alone in CI, are seen as well."""
    monkeypatch.setenv("CI", ci)
    assert nothing_to_do(built)
    file = built / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_bytes() if file.exists() else b"b"

    file.write_bytes(before[:-2] + b"a" + before[-1:])

    assert not nothing_to_do(built)


def test_what_the_quick_way_saw_is_not_looked_at_again_and_hides_no_later_change(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []

    monkeypatch.setattr(Record, "_unchanged", lambda *_, **__: looks.append(built))
    (built / "seeds/one.txt").write_text(text_of(2))
    assert not nothing_to_do(built)
    (built / "seeds/one.txt").write_text(text_of(3))

    assert build_project(built, built / "site", Choices(jobs=1, by_hash=bool(os.environ.get("CI")))).files

    assert len(looks) == 1
    monkeypatch.undo()
    assert nothing_to_do(built)
    (built / "seeds/one.txt").write_text(text_of(4))
    assert not nothing_to_do(built)


@pytest.mark.parametrize("path", ["seeds/one.txt", "site/index.html"])
def test_what_is_gone_is_missed(built: Path, path: str) -> None:
    (built / path).unlink()

    assert not nothing_to_do(built)


def test_a_change_right_after_a_build_is_seen_though_no_time_can_tell(built: Path) -> None:
    """Files as fresh as the clock's grain, before a build and after it."""
    soon = time.time() + 600
    seed = built / "seeds/one.txt"
    seed.write_text(text_of(3))
    os.utime(seed, (soon, soon))
    build_project(built, built / "site", Choices(jobs=1))
    assert nothing_to_do(built)

    seed.write_text(text_of(2))
    os.utime(seed, (soon, soon))

    assert not nothing_to_do(built)


def test_a_link_that_leads_nowhere_is_seen(built: Path) -> None:
    (built / "seeds/loop.txt").symlink_to("loop.txt")

    assert not nothing_to_do(built)


def test_a_new_time_alone_is_no_change(built: Path) -> None:
    for path in (*built.rglob("*.txt"), *built.rglob("*.html")):
        os.utime(path)

    assert nothing_to_do(built)


def test_a_build_with_plain_options_reads_no_others_and_does_the_same(built: Path) -> None:
    """The machinery that reads all options is loaded where one of them is not plain, as with `=`."""
    seed = built / "seeds/one.txt"
    before = seed.read_text()
    plain = ("build", "-p", str(built), "--jobs", "1", "--verbose")
    loaded = "import sys; from generator.__main__ import main\ntry: main()\nfinally: print('typer' in sys.modules)"

    told = [factsheet(*words) for words in ((*plain, "--no-cache"), (*plain, "--no-cache", f"--project={built}"))]
    seed.write_text(text_of(2))
    changed = subprocess.run(
        [sys.executable, "-c", loaded, *plain], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seed.write_text(before + "\N{REPLACEMENT CHARACTER}")
    stopped = [factsheet(*words, "--strict") for words in (plain, (*plain, f"--project={built}"))]

    assert told[0].stdout == told[1].stdout
    assert changed.stdout.endswith("False\n")
    assert (stopped[0].returncode, stopped[0].stderr) == (stopped[1].returncode, stopped[1].stderr)
    assert factsheet("build", "--jobs", "0").returncode == 2
    assert plain_build(["build", "--jobs", "0"]) is None
    assert plain_build(["build", "--json"]) is None


def test_of_many_people_a_build_tells_some_one_by_one_and_how_many_more_there_are(built: Path) -> None:
    site = read_site(built).site
    many = replace(site, profiles=site.profiles * (MOST_PEOPLE + 2))

    assert len(site.profiles) == len(list(summary_lines(site, verbose=False)))
    few = list(summary_lines(many, verbose=False))
    assert len(few) == MOST_PEOPLE + 1
    assert few[-1].startswith(f"{len(many.profiles) - MOST_PEOPLE} more ")
    assert len(many.profiles) + len(many.witnesses) == len(list(summary_lines(many, verbose=True)))


def test_a_profile_tells_every_stage_and_nothing_of_a_build_that_did_nothing(built: Path) -> None:
    anew = factsheet("build", "-p", str(built), "--no-cache", "--profile").stderr
    again = factsheet("build", "-p", str(built), "--profile")

    stages = [line.split()[0] for line in anew.splitlines() if line.endswith("each")]
    assert stages == ["read", "parse", "extract", "reconcile", "render", "check", "write"]
    assert (again.returncode, again.stderr) == (0, "")


HEARING = """
import signal
from generator.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
"""The command, made to hear Ctrl-C: what a shell runs in the background does not."""


def has_workers(process: int) -> bool:
    """Whether a process has started others."""
    try:
        return bool(Path(f"/proc/{process}/task/{process}/children").read_text("ascii"))
    except OSError:
        return False


def children_of(process: int) -> list[int]:
    """What a process has started, and those have."""
    try:
        own = [int(name) for name in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    except OSError:
        return []
    return [*own, *(deeper for one in own for deeper in children_of(one))]


def is_running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has started is asked of /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_workers_end_with_a_build_that_is_ended_from_outside(make_project: MakeProject, number: signal.Signals) -> None:
    root = make_project({f"seeds/s{number:03d}.txt": text_of(number) * 12 for number in range(120)})
    command = [sys.executable, "-m", "generator", "build", "-p", str(root), "--jobs", "2"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        workers: list[int] = []
        while running.poll() is None and len(workers) < 2:
            workers = children_of(running.pid)
        running.send_signal(number)
        running.communicate(timeout=120)

    assert len(workers) >= 2
    assert running.returncode == -number
    for _ in range(600):
        if not any(map(is_running, workers)):
            break
        time.sleep(0.1)
    assert not any(map(is_running, workers))


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has started is asked of /proc")
@pytest.mark.parametrize("wait", [0.0, 0.003, 0.006, 0.5])
def test_ctrl_c_leaves_no_process_and_no_half_a_site(make_project: MakeProject, wait: float) -> None:
    """While the workers are being started, and while they work."""
    root = make_project({f"seeds/s{number:03d}.txt": text_of(number) * 12 for number in range(120)})
    command = [sys.executable, "-c", HEARING, "build", "-p", str(root), "--jobs", "2"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        while running.poll() is None and not has_workers(running.pid):
            time.sleep(0.001)
        time.sleep(wait)
        os.killpg(running.pid, signal.SIGINT)
        try:
            running.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            raise

    assert running.returncode != 0
    assert not (root / "site").exists()
    assert not list(root.glob(".site*"))
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes() -> None:
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    every = sources(60)
    alone = {one.source: bytes(one.said) for one in extract_all(every, Hints())}

    found: dict[str, bytes] = {}
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    )
    with cluster, open_executor(1, cluster.scheduler_address) as (executor, jobs):
        for reading in extract_all(every, Hints(), executor=executor, jobs=jobs):
            if not found:
                os.kill(cluster.workers[0].pid, signal.SIGKILL)
            found[reading.source] = bytes(reading.said)

    assert alone == found


def test_a_cluster_that_loses_a_worker_renders_the_same_bytes(make_project: MakeProject, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    root = make_project({f"seeds/s{number:02d}.txt": text_of(number) for number in range(24)})
    build_site(root, tmp_path / "alone", run=Run(store=Store(None)))

    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    )

    def lose_a_worker(stage: str, _: int) -> None:
        if stage == "render":
            Timer(0.3, os.kill, (cluster.workers[0].pid, signal.SIGKILL)).start()

    with cluster:
        crew = Crew(cluster=cluster.scheduler_address)
        build_site(root, tmp_path / "far", run=Run(store=Store(None), crew=crew, stage=lose_a_worker))

    assert read_built_site(tmp_path / "alone") == read_built_site(tmp_path / "far")


def test_an_article_about_somebody_else_is_theirs_though_the_site_has_one_player(tmp_path: Path) -> None:
    """The site's only player is a hint for the articles that name them, and for no others."""
    (tmp_path / "content" / "people").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content" / "people" / "ada-holm.md").write_text("---\nname: Ada Holm\nsex: f\n---\n")
    story = "Midfielder Mara Elkin, 24, joined Wexham United from Oakford on Tuesday.\n\n“I want to win,” Elkin said.\n"
    (tmp_path / "seeds" / "elkin.txt").write_text(f"Mara Elkin signs for Wexham\n\n{story}", encoding="utf-8")

    site = read_site(tmp_path).site

    assert [profile.subject.name for profile in site.profiles] == ["Ada Holm", "Mara Elkin"]
    assert site.profiles[1].facts
