from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from generator.errors import Problem
from generator.model.edtf import EdtfDate
from generator.model.profile import SiteConfig, Subject
from generator.model.project import Project
from generator.sources.files import RawFile
from generator.sources.parse import parse_project
from generator.sources.read import ProjectFiles, read_project

OTHER = {"seeds/other.txt": "Northport won the final."}


def parse(files: dict[str, str], *, base_url: str | None = None) -> tuple[Project, tuple[Problem, ...]]:
    raw = [RawFile(path=path, text=text, sha256=f"{len(text):064x}") for path, text in files.items()]
    pages = tuple(file for file in raw if file.path.startswith("content/"))
    seeds = tuple(file for file in raw if file.path.startswith("seeds/"))
    return parse_project(ProjectFiles(pages=pages, seeds=seeds), base_url=base_url)


def test_a_page_and_its_seed_are_one_source() -> None:
    page = (
        "---\nseed: seeds/a.txt\ntitle: Oduya wins it\noutlet: The Northport Echo\nauthor: R. Vane\nurl: https://example.org/a\n"
        "published: 2019-06~\ncaptions:\n  - Oduya lifts the cup\n---\n"
    )

    project, problems = parse(
        {"content/sources/final.md": page, "seeds/a.txt": "Oduya wins it\n\nOduya lifts the cup\n"}
    )

    (source,) = project.sources
    assert problems == ()
    assert (source.id, source.path) == ("final", "seeds/a.txt")
    assert (source.title, source.outlet, source.author) == ("Oduya wins it", "The Northport Echo", "R. Vane")
    assert source.url == "https://example.org/a"
    assert source.published == EdtfDate.parse("2019-06~")
    assert source.captions == ("Oduya lifts the cup",)


def test_the_text_of_a_text_file_is_its_content_exactly() -> None:
    text = "  A headline \n\n---\nnot: front matter\n---\n\ttab\u00a0and\u2028separator \n\n"

    project, _ = parse({"seeds/a.txt": text})

    assert project.sources[0].text == text


def test_line_ends_become_one_and_the_byte_order_mark_goes() -> None:
    project, problems = parse({"seeds/a.txt": "\ufeffone\r\ntwo\rthree\n"})

    assert problems == ()
    assert project.sources[0].text == "one\ntwo\nthree\n"


def test_the_body_of_a_page_is_the_article_as_it_stands() -> None:
    project, problems = parse({"content/sources/final.md": "---\noutlet: Echo\n---\n\n# Oduya wins it\n\nShe *did*.\n"})

    (source,) = project.sources
    assert problems == ()
    assert (source.path, source.text) == ("content/sources/final.md", "\n# Oduya wins it\n\nShe *did*.\n")


def test_a_page_without_front_matter_is_an_article() -> None:
    project, problems = parse({"content/sources/final.md": "Oduya won it.\n"})

    assert problems == ()
    assert [(source.id, source.text) for source in project.sources] == [("final", "Oduya won it.\n")]


def test_a_seed_without_a_page_is_a_source_named_by_its_file() -> None:
    project, problems = parse({"seeds/004_Zoë's Final.txt": "Zoë won it."})

    assert problems == ()
    assert [source.id for source in project.sources] == ["004-zoe-s-final"]


def test_a_seed_whose_name_has_no_letters_of_ours_still_gets_an_id() -> None:
    project, problems = parse({"seeds/決勝.txt": "Zoë won it."})

    assert problems == ()
    assert [source.id for source in project.sources] == ["source-00000000"]


def test_a_seed_that_a_page_names_is_no_second_source() -> None:
    project, _ = parse({"content/sources/a.md": "---\nseed: seeds/a.txt\n---\n", "seeds/a.txt": "Oduya won it."})

    assert [source.id for source in project.sources] == ["a"]


def test_what_a_markdown_seed_says_of_itself_yields_to_its_page() -> None:
    seed = "---\ntitle: Their title\nauthor: R. Vane\nlayout: post\n---\nOduya won it.\n"

    project, problems = parse({"content/sources/a.md": "---\nseed: seeds/a.md\ntitle: Ours\n---\n", "seeds/a.md": seed})

    (source,) = project.sources
    assert problems == ()
    assert (source.title, source.author, source.text) == ("Ours", "R. Vane", "Oduya won it.\n")


def test_a_markdown_seed_that_begins_with_a_rule_keeps_every_word() -> None:
    project, problems = parse({"seeds/a.md": "\ufeff---\nOduya won it.\n"})

    assert problems == ()
    assert project.sources[0].text == "---\nOduya won it.\n"


def test_a_page_with_a_byte_order_mark_and_no_front_matter_is_an_article() -> None:
    project, (problem,) = parse({"content/sources/a.md": "\ufeffOduya won it.\n"})

    assert (problem.code, problem.severity) == ("FRONT06", "warning")
    assert [source.text for source in project.sources] == ["Oduya won it.\n"]


def test_sources_and_people_come_in_order_of_their_ids() -> None:
    page = "---\nname: {}\n---\n"

    project, _ = parse(
        {
            "content/people/b.md": page.format("Bea Hart"),
            "content/people/a.md": page.format("Ana Hart"),
            "content/sources/m.md": "Oduya won it.",
            "seeds/z.txt": "Oduya won it.",
            "seeds/c.txt": "Oduya won it.",
        },
    )

    assert [subject.id for subject in project.subjects] == ["a", "b"]
    assert [source.id for source in project.sources] == ["c", "m", "z"]


def test_a_person_holds_what_the_page_says() -> None:
    page = (
        "---\nname: Mara Oduya\naliases: [The Wall, Mo]\nsex: f\nsport: football\nteam: Northport United\n"
        "same_as: [https://www.wikidata.org/wiki/Q1]\n---\n\nA *lead*.\n"
    )

    project, problems = parse({"content/people/mara-oduya.md": page} | OTHER)

    assert problems == ()
    assert project.subjects == (
        Subject(
            id="mara-oduya",
            name="Mara Oduya",
            aliases=("The Wall", "Mo"),
            sex="f",
            sport="football",
            team="Northport United",
            same_as=("https://www.wikidata.org/wiki/Q1",),
            lead="A *lead*.",
        ),
    )


def test_a_site_holds_what_its_page_says_and_defaults_for_the_rest() -> None:
    page = "---\nbase_url: https://example.org/sheets/\nsource_text: cited-only\nlanguage: en-GB\n---\nAbout us.\n"

    project, problems = parse({"content/site.md": page} | OTHER)

    assert problems == ()
    assert project.config == SiteConfig(
        base_url="https://example.org/sheets", source_text="cited-only", language="en-GB", about="About us."
    )
    assert parse({})[0].config == SiteConfig()


def test_the_command_line_has_the_last_word_on_the_base_address() -> None:
    page = "---\nbase_url: https://example.org/sheets/\n---\n"

    project, problems = parse({"content/site.md": page} | OTHER, base_url="https://other.example/")

    assert problems == ()
    assert project.config.base_url == "https://other.example"
    assert [problem.code for problem in parse(OTHER, base_url="other.example")[1]] == ["FIELD05"]


def test_the_hint_names_the_nearest_field() -> None:
    _, (problem,) = parse({"content/sources/a.md": "---\npublishd: 2022\n---\nOduya won it."})

    assert problem.hint == "did you mean `published`?"


def test_the_project_of_this_checkout_has_no_problems(root: Path) -> None:
    files, problems = read_project(root)
    project, faults = parse_project(files)

    assert (*problems, *faults) == ()
    assert [source.text for source in project.sources] == [
        Path(root, source.path).read_text("utf-8") for source in project.sources
    ]


@given(contents=st.lists(texts(), min_size=4, max_size=4))
def test_no_content_raises_and_shuffling_changes_nothing(contents: list[str]) -> None:
    names = ["content/site.md", "content/people/a.md", "content/sources/b.md", "seeds/c.md"]
    files = dict(zip(names, contents, strict=True))

    assert parse(files) == parse(dict(reversed(files.items())))


@given(text=texts())
def test_every_source_is_a_text_without_carriage_returns(text: str) -> None:
    project, _ = parse({"seeds/a.txt": text})

    assert all("\r" not in source.text and source.text.strip() for source in project.sources)


def test_make_project_reads_back(make_project: Callable[[dict[str, str | bytes]], Path]) -> None:
    files, problems = read_project(make_project({"seeds/a.html": "<p>Oduya won it.</p>"}))

    assert problems == ()
    assert [file.path for file in files.seeds] == ["seeds/a.html"]


@given(text=texts(), path=st.sampled_from(["content/sources/a.md", "seeds/a.md", "seeds/a.txt"]))
def test_no_article_is_left_out_without_an_error(text: str, path: str) -> None:
    project, problems = parse({path: text})

    assert project.sources or any(problem.severity == "error" for problem in problems)
