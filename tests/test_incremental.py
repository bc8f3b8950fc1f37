"""What is kept from build to build changes no byte: after any edits, a site is what a clean build makes of the same files.

`pytest tests/test_incremental.py -m bench` runs a thousand edits; every run does a few.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import page_keys, page_tasks
from generator.cache.recall import NO_RECALL, Recall
from generator.cache.store import FOLDER, NOTHING_KEPT, Store, open_store
from generator.errors import ContentError, Problem
from generator.output.content import bytes_of, open_spool
from generator.output.standing import Standing
from generator.pipeline import Run, build_site
from generator.render import frame
from generator.render.frame import Frame
from generator.render.pages import PageKind, PageSubject, Stands, render_site, render_subject
from generator.render.views import View
from generator.rendering import Rendering, render_kept
from generator.sources.memory import NO_MEMORY, Memory
from generator.workers import Crew

ALL_KINDS = {"site", "list", "person", "source", "pair"}
NAMES = ("Ada Marlow", "Bea Stroud", "Cyn Varga")
CLUBS = ("Northport Rovers", "Eastvale Town", "Hillgate City")
SENTENCES = (
    "{name} scored twice as {club} beat {other} 2-1 on 3 May 2024.",
    "{name}, {age}, has {count} goals in {games} matches for {club}.",
    "“We never stopped running at {other},” {last} said. “That is what I will remember.”",
    "{last} signed a contract with {club} in March 20{year}.",
    "{name} missed a penalty in the {count}th minute against {other}.",
    "Rain fell over the town all afternoon.",
    "{club} play {other} on 12 June 2024.",
)


KINDS_OF_EDITS = (
    "change", "change", "inside", "add", "rename", "remove", "copy", "date", "site", "person", "namesake", "template",
)  # fmt: skip


def sentence(dice: random.Random) -> str:
    """An invented sentence."""
    name = dice.choice(NAMES)
    club, other = dice.sample(CLUBS, 2)
    values = {"name": name, "last": name.split()[1], "club": club, "other": other, "age": dice.randint(20, 30)}
    values |= {"count": dice.randint(11, 40), "games": dice.randint(50, 90), "year": dice.randint(10, 23)}
    return dice.choice(SENTENCES).format(**values)


def article(dice: random.Random) -> str:
    """An invented article of a few paragraphs."""
    head = f"{dice.choice(NAMES)} in the news"
    return "\n\n".join([head, *(" ".join(sentence(dice) for _ in range(3)) for _ in range(dice.randint(1, 4)))]) + "\n"


def begin(root: Path, dice: random.Random) -> None:
    """A project of three people and four articles."""
    for folder in ("content/people", "content/sources", "seeds"):
        (root / folder).mkdir(parents=True)
    (root / "content/site.md").write_text("---\ntitle: Tried\n---\nAbout.\n")
    for name in NAMES:
        slug = name.lower().replace(" ", "-")
        (root / f"content/people/{slug}.md").write_text(f"---\nname: {name}\nsex: f\nsport: football\n---\n")
    for number in range(4):
        (root / f"seeds/story-{number}.txt").write_text(article(dice))


def edit(root: Path, dice: random.Random) -> None:
    """One change of the kind that editors make."""
    seeds = sorted((root / "seeds").iterdir())
    kind = dice.choice(KINDS_OF_EDITS)
    one = dice.choice(seeds)
    if kind == "change":
        one.write_text(one.read_text() + "\n" + sentence(dice) + "\n")
    elif kind == "add":
        (root / f"seeds/added-{dice.randint(0, 10**6)}.txt").write_text(article(dice))
    elif kind == "rename":
        one.rename(one.with_name(f"{dice.choice('amz')}-{dice.randint(0, 10**6)}.txt"))
    elif kind == "remove" and len(seeds) > 2:
        one.unlink()
    elif kind == "copy":
        shutil.copyfile(one, one.with_name(f"copy-{dice.randint(0, 10**6)}.txt"))
    elif kind == "date":
        page = f"---\nseed: seeds/{one.name}\npublished: 2024-05-{dice.randint(10, 28)}\noutlet: The Post\n---\n"
        for old in (root / "content/sources").iterdir():
            old.unlink()
        (root / f"content/sources/page-{dice.randint(0, 99)}.md").write_text(page)
    elif kind == "site":
        text = dice.choice(("full", "cited-only"))
        settings = f"title: T{dice.randint(0, 9)}\nsource_text: {text}\nlanguage: {dice.choice(('en', 'de'))}"
        settings += f"\npatterns: {dice.choice(('true', 'false'))}"
        (root / "content/site.md").write_text(f"---\n{settings}\n---\nAbout.\n")
    elif kind == "person":
        path = dice.choice(sorted((root / "content/people").iterdir()))
        path.write_text(path.read_text().partition("---\n\n")[0] + f"\nA lead, number {dice.randint(0, 99)}.\n")
    elif kind == "namesake":
        path = dice.choice(sorted((root / "content/people").iterdir()))
        name = dice.choice(NAMES)
        fields = f"name: {name}\nsex: f\naliases: [{dice.choice(NAMES).split()[1]}]\nteam: {dice.choice(CLUBS)}"
        path.write_text(f"---\n{fields}\n---\n\nA lead.\n")
    elif kind == "inside":
        words = one.read_text().split(" ")
        words.insert(dice.randrange(len(words)), dice.choice(("not", "never", "then", "Stroud", "2019")))
        one.write_text(" ".join(words))
    elif kind == "template":
        name = dice.choice(("pages/404.html", "pages/source.html", "partials/_footer.html", "macros/quote.html"))
        ours = (Path(__file__).parent.parent / "templates" / name).read_text()
        (root / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "templates" / name).write_text(ours.replace("{% end", f"{dice.random()}{{% end", 1))


def built(
    root: Path, output: Path, store: Store, *, jobs: int = 1, memory: Memory = NO_MEMORY
) -> tuple[tuple[Problem, ...], dict[str, bytes]]:
    """The problems of a build, and every file that it wrote, by path; no file where it wrote nothing."""
    try:
        report = build_site(root, output, run=Run(store=store, crew=Crew(jobs=jobs), memory=memory))
    except ContentError as fault:
        return fault.problems, {}
    if report.written is None:
        return report.problems, {}
    files = (path for path in output.rglob("*") if path.is_file())
    return report.problems, {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def tried(tmp_path: Path, seed: int, edits: int, *, recall: Recall = NO_RECALL, memory: Memory = NO_MEMORY) -> None:
    """Edit a project at random, and compare after every edit."""
    dice = random.Random(seed)  # noqa: S311 - the same edits each time
    root = tmp_path / f"project-{seed}"
    begin(root, dice)
    for number in range(edits):
        store = open_store(root, recall)
        kept = built(root, tmp_path / f"kept-{seed}", store, memory=memory)
        store.close()
        recall.turn()
        clean = built(root, tmp_path / f"clean-{seed}-{number}", Store(None))
        shutil.rmtree(tmp_path / f"clean-{seed}-{number}", ignore_errors=True)

        assert clean == kept, f"seed {seed}, edit {number}"
        for _ in range(dice.randint(1, 2)):
            edit(root, dice)


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_a_site_is_what_a_clean_build_makes(tmp_path: Path, seed: int) -> None:
    tried(tmp_path, seed, edits=3)


@pytest.mark.parametrize("seed", range(2, 4))
def test_a_process_that_builds_again_makes_the_same(tmp_path: Path, seed: int) -> None:
    tried(tmp_path, seed, edits=5, recall=Recall(), memory=Memory())


@pytest.mark.bench
@pytest.mark.parametrize("seed", range(200, 300))
def test_a_process_that_builds_again_a_thousand_times_makes_the_same(tmp_path: Path, seed: int) -> None:
    tried(tmp_path, seed, edits=10, recall=Recall(), memory=Memory())


@pytest.mark.bench
@pytest.mark.parametrize("seed", range(100, 200))
def test_after_a_thousand_edits_a_site_is_what_a_clean_build_makes(tmp_path: Path, seed: int) -> None:
    tried(tmp_path, seed, edits=10)


def test_kept_pages_and_those_of_other_processes_are_the_same_bytes(tmp_path: Path) -> None:
    root = tmp_path / "project"
    begin(root, random.Random(5))  # noqa: S311 - the same articles each time
    for number in range(20):
        (root / f"seeds/more-{number:02d}.txt").write_text(article(random.Random(number)))  # noqa: S311 - the same

    alone = built(root, tmp_path / "alone", Store(None))

    assert alone == built(root, tmp_path / "two", Store(None), jobs=2)
    assert not list(root.glob(f"{FOLDER}/*.sqlite3"))


def test_pages_by_group_are_the_pages_of_the_whole_site(tmp_path: Path) -> None:
    root = tmp_path / "project"
    begin(root, random.Random(3))  # noqa: S311 - the same articles each time
    site = build_site(root, tmp_path / "site", write=False).reading.site

    whole = render_site(site, epoch=0)

    with open_spool(tmp_path, "spool-") as spool:
        how = Rendering(spool=spool, standing=Standing(tmp_path / "nothing"))
        parts = render_kept(site, overrides=None, epoch=0, run=how).files
        assert {path: bytes_of(text) for path, text in whole.items()} == {
            path: bytes_of(content) for path, content in parts.items()
        }


@pytest.mark.parametrize(
    ("name", "kinds"), [("pages/404.html", {"site"}), ("pages/source.html", {"source"}), ("share.svg", ALL_KINDS)]
)
def test_an_edited_template_renders_the_pages_that_use_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kinds: set[str]
) -> None:
    """The picture to share counts as used by all: it is edited rarely."""
    root = tmp_path / "project"
    begin(root, random.Random(3))  # noqa: S311 - the same articles each time
    store = open_store(root)
    built(root, tmp_path / "site", store)
    rendered: set[str] = set()

    def noted(frame: Frame, subject: PageSubject, **how: Any) -> Any:
        rendered.add(subject.kind)
        return render_subject(frame, subject, **how)

    monkeypatch.setattr(page_tasks, "render_subject", noted)
    (root / "templates" / name).parent.mkdir(parents=True)
    ours = (Path(__file__).parent.parent / "templates" / name).read_text("utf-8")
    (root / "templates" / name).write_text("{# mine #}" + ours, "utf-8")
    built(root, tmp_path / "site", store)
    store.close()

    assert rendered == kinds


def test_what_one_page_shows_alone_renders_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages about the whole site hold no lead of an editor's, but for those that may show anything."""
    root = tmp_path / "project"
    begin(root, random.Random(3))  # noqa: S311 - the same articles each time
    store = open_store(root)
    built(root, tmp_path / "site", store)
    rendered: list[str] = []

    def noted(frame: Frame, subject: PageSubject, **how: Any) -> Any:
        rendered.append(subject.value if subject.kind == "site" else subject.kind)
        return render_subject(frame, subject, **how)

    monkeypatch.setattr(page_tasks, "render_subject", noted)
    path = root / "content/people/ada-marlow.md"
    path.write_text(path.read_text("utf-8") + "\nA lead.\n", "utf-8")
    built(root, tmp_path / "site", store)
    store.close()

    assert rendered == ["search", "person"]


def test_a_page_of_a_person_that_shows_nothing_of_what_changed_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, cited = tmp_path / "project", "people/ada-marlow/cite/index.html"
    begin(root, random.Random(3))  # noqa: S311 - the same articles each time
    store = open_store(root)
    built(root, tmp_path / "site", store)
    standing: set[str] = set()
    rendered: set[str] = set()

    def noted(frame: Frame, subject: PageSubject, *, stands: Stands, **how: Any) -> Any:
        def told(kind: PageKind, path: str, view: View) -> bool:
            stood = stands(kind, path, view)
            (standing if stood else rendered).add(path)
            return stood

        return render_subject(frame, subject, stands=told, **how)

    monkeypatch.setattr(page_tasks, "render_subject", noted)
    seed = root / "seeds/story-0.txt"
    seed.write_text(seed.read_text("utf-8") + "\nNobody slept that night.\n", "utf-8")
    before = built(root, tmp_path / "site", store)
    assert cited in standing - rendered
    assert "people/ada-marlow/index.html" in rendered

    standing.clear()
    (tmp_path / "site" / cited).unlink()
    after = built(root, tmp_path / "site", store)
    store.close()

    assert (cited in rendered, cited in standing) == (True, False)
    assert before == after


def test_one_more_copy_of_what_many_print_changes_none_of_their_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (frame, page_keys):
        monkeypatch.setattr(module, "MANY_COPIES", 4)
        monkeypatch.setattr(module, "NAMED_COPIES", 2)
    root = tmp_path / "project"
    (root / "seeds").mkdir(parents=True)
    text = (
        "Rain and nothing else\n\nRain fell over the roofs all afternoon and the gutters ran over into the yards below. "
        "Nobody went out who did not have to, and those who did came back wet to the skin and said little of it. "
        "By evening the wind had turned, the clouds went out to sea, and the lamps along the wall were lit again.\n"
    )
    for letter in "abcdef":
        (root / f"seeds/{letter}.txt").write_text(text)
    store = open_store(root)
    built(root, tmp_path / "site", store)
    rendered: list[str] = []

    def noted(frame: Frame, subject: PageSubject, **how: Any) -> Any:
        rendered.extend([subject.value.id] if subject.kind == "source" else [])
        return render_subject(frame, subject, **how)

    monkeypatch.setattr(page_tasks, "render_subject", noted)
    (root / "seeds/z.txt").write_text(text)
    after = built(root, tmp_path / "site", store)
    store.close()

    assert rendered == ["z"]
    assert b"shared with A, B and many others" in after[1]["sources/z/index.html"]
    assert built(root, tmp_path / "clean", NOTHING_KEPT) == after


def test_a_page_that_becomes_a_draft_says_so_at_once(tmp_path: Path) -> None:
    root = tmp_path / "project"
    begin(root, random.Random(3))  # noqa: S311 - the same articles each time
    page, site = root / "content/sources/story-0.md", tmp_path / "site"
    store = open_store(root)
    for draft in (False, True):
        page.write_text(f"---\nseed: seeds/story-0.txt\ndraft: {str(draft).lower()}\n---\n", "utf-8")
        build_site(root, site, run=Run(store=store, drafts=True))

        assert ("Draft" in (site / "sources/story-0/index.html").read_text("utf-8")) == draft
    store.close()


@pytest.mark.parametrize("harm", ["cut", "noise", "other", "value"])
def test_a_damaged_store_costs_time_and_nothing_else(
    make_project: Callable[[dict[str, str | bytes]], Path], tmp_path: Path, harm: str
) -> None:
    root = make_project({"seeds/one.txt": article(random.Random(1))})  # noqa: S311 - the same article each time
    store = open_store(root)
    before = built(root, tmp_path / "before", store)
    store.close()
    path = root / FOLDER / "cache.sqlite3"
    content = path.read_bytes()
    if harm == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif harm == "noise":
        path.write_bytes(content[:100] + bytes(len(content) - 100))
    elif harm == "other":
        path.write_bytes(b"this is no database, but something that somebody left here" * 99)
    else:
        path.write_bytes(content.replace(b"paragraph", b"paragrape").replace(b"data-fact", b"data-fake"))

    store = open_store(root)
    after = built(root, tmp_path / "after", store)
    store.close()

    assert before == after
    assert before[1]


def test_two_builds_may_use_one_store(make_project: Callable[[dict[str, str | bytes]], Path], tmp_path: Path) -> None:
    root = make_project({"seeds/one.txt": article(random.Random(1))})  # noqa: S311 - the same article each time
    one, other = open_store(root), open_store(root)

    first = built(root, tmp_path / "first", one)

    assert first == built(root, tmp_path / "other", other)
    one.close()
    other.close()
