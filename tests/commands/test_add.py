"""An article is taken in whole: the original byte for byte, a page that reads back, questions where nothing was found."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.commands.add import QUESTIONS, add_article, page_text, quoted
from generator.errors import ContentError
from generator.model.edtf import EdtfDate
from generator.pipeline import read_site
from generator.sources.article import ArticleFile
from generator.sources.frontmatter import parse_header

TEXT = (
    "Oduya lifts the Harbour Cup\n\nBy R. Vane\n\nPublished 12 June 2031\n\nMara Oduya scored twice as Northport United beat "
    "Eastvale City 3-1.\n\n“I never doubted the knee,” said Oduya.\n"
)
PAGE = """<!doctype html><html><head><title>Oduya lifts the cup | The Echo</title>
<meta property="og:site_name" content="The Echo: &quot;News&quot;"><meta name="author" content="R. Vane">
<meta property="article:published_time" content="2031-06-12T10:00:00Z"><link rel="canonical" href="https://echo.example/cup">
</head><body><nav><a href="/">Home</a></nav><article><h1>Oduya lifts the cup</h1>
<p>Mara Oduya scored twice as Northport United beat Eastvale City in front of a full house on Saturday afternoon.</p>
<p>The captain, who had missed the whole of last season with a knee injury, said that she had never doubted her return.</p>
<figure><img src=a.jpg alt=""><figcaption>Oduya after: the second goal</figcaption></figure>
<p>“I counted every single day of it,” she told reporters, and the crowd sang her name until the lights went out.</p>
</article><footer>All rights reserved</footer></body></html>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without an article."""
    (tmp_path / "project/content").mkdir(parents=True)
    return tmp_path / "project"


def saved(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def codes_of(raised: pytest.ExceptionInfo[ContentError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def test_the_original_is_kept_byte_for_byte(project: Path, tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()

    added = add_article(saved(tmp_path, "The Cup, Won.txt", content), project)

    assert added.seed == "seeds/the-cup-won.txt"
    assert added.page == "content/sources/the-cup-won.md"
    assert (project / added.seed).read_bytes() == content
    assert added.sha256 == hashlib.sha256(content).hexdigest()


def test_what_an_article_says_of_itself_is_filled_in_and_the_rest_asked(project: Path, tmp_path: Path) -> None:
    added = add_article(saved(tmp_path, "cup.txt", TEXT), project)

    header, problems = parse_header(added.page, (project / added.page).read_text("utf-8"))
    assert problems == ()
    assert {key: field.value for key, field in header.fields.items()} == {
        "seed": "seeds/cup.txt", "title": "Oduya lifts the Harbour Cup", "author": "R. Vane", "published": "2031-06-12",
    }  # fmt: skip
    assert set(added.asked) == {"outlet", "url", "captions"}
    for key in added.asked:
        assert f"# {key}:\n" in (project / added.page).read_text("utf-8")


def test_a_web_page_gives_what_its_head_states_and_its_captions(project: Path, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")

    added = add_article(saved(tmp_path, "cup.html", PAGE), project)

    source = read_site(project).project.sources[0]
    assert (source.title, source.outlet, source.author) == ("Oduya lifts the cup", 'The Echo: "News"', "R. Vane")
    assert (source.url, source.published) == ("https://echo.example/cup", EdtfDate.parse("2031-06-12"))
    assert source.captions == ("Oduya after: the second goal",)
    assert (project / added.seed).read_text() == PAGE
    assert added.asked == ()


def test_markdown_gives_its_front_matter(project: Path, tmp_path: Path) -> None:
    text = "---\ntitle: The cup\noutlet: The Echo\nurl: https://echo.example/cup\n---\nMara Oduya scored twice.\n"

    added = add_article(saved(tmp_path, "cup.md", text), project)

    assert {"title", "outlet", "url"} <= set(added.found)
    assert read_site(project).project.sources[0].outlet == "The Echo"


def test_a_seed_that_lies_there_gets_its_page(project: Path) -> None:
    (project / "seeds").mkdir()

    added = add_article(saved(project / "seeds", "Cup_Final.txt", TEXT), project)

    assert added.seed == "seeds/Cup_Final.txt"
    assert set(tree(project)) == {"seeds/Cup_Final.txt", "content/sources/cup-final.md"}
    assert read_site(project).project.sources[0].id == "cup-final"


@pytest.mark.parametrize("path", ["content/sources/cup.md", "seeds/cup.txt"])
def test_nothing_is_written_over(project: Path, tmp_path: Path, path: str) -> None:
    (project / path).parent.mkdir(parents=True)
    (project / path).write_text("mine")

    with pytest.raises(ContentError) as raised:
        add_article(saved(tmp_path, "cup.txt", TEXT), project)

    assert codes_of(raised) == ["ADD01"]
    assert tree(project) == {path: b"mine"}


def test_the_same_article_is_not_taken_twice(project: Path, tmp_path: Path) -> None:
    add_article(saved(tmp_path, "cup.txt", TEXT), project)
    before = tree(project)

    with pytest.raises(ContentError) as raised:
        add_article(saved(tmp_path, "other.txt", TEXT), project)

    assert codes_of(raised) == ["ADD02"]
    assert tree(project) == before


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("cup.pdf", b"%PDF-1.7", "ADD04"),
        ("cup", b"words", "ADD04"),
        ("cup.txt", b"caf\xe9", "READ01"),
        ("cup.txt", b"a\0b", "READ02"),
        ("cup.txt", b" \n", "ART01"),
        ("cup.html", b"<html></html>", "HTML02"),
        ("§.txt", b"words", "ADD05"),
        ("con.txt", b"words", "ADD05"),
    ],
)
def test_what_is_no_article_is_refused_and_nothing_written(
    project: Path, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    with pytest.raises(ContentError) as raised:
        add_article(saved(tmp_path, name, content), project)

    assert codes_of(raised) == [code]
    assert all(problem.hint for problem in raised.value.problems)
    assert tree(project) == {}


@pytest.mark.parametrize("slug", ["../up", "/etc/up", "a--b", "Up", "nul", "a/b", ""])
def test_a_name_that_is_no_slug_is_refused(project: Path, tmp_path: Path, slug: str) -> None:
    target = saved(tmp_path, "§.txt", TEXT)

    with pytest.raises(ContentError) as raised:
        add_article(target, project, slug=slug)

    assert codes_of(raised) == ["ADD05"]


def test_a_file_that_is_not_there_and_a_folder_that_is_no_project(project: Path, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        add_article(str(tmp_path / "none.txt"), project)
    assert codes_of(raised) == ["READ05"]

    with pytest.raises(ContentError) as raised:
        add_article(saved(tmp_path, "cup.txt", TEXT), tmp_path / "elsewhere")
    assert codes_of(raised) == ["READ07"]
    assert not (tmp_path / "elsewhere").exists()


def test_a_page_that_cannot_be_written_leaves_no_seed(project: Path, tmp_path: Path) -> None:
    (project / "content/sources").write_text("a file where a folder should be")

    with pytest.raises(ContentError) as raised:
        add_article(saved(tmp_path, "cup.txt", TEXT), project)

    assert codes_of(raised) == ["ADD06"]
    assert set(tree(project)) == {"content/sources"}


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
@example(text='a: b #c "d" \\e')
@example(text="{{ 7 }} \x85\u2028\ufeff\x07")
def test_any_words_found_read_back_as_they_are(text: str) -> None:
    article = ArticleFile(path="", text="", title=text, captions=(text, "plain"))

    header, problems = parse_header("a.md", page_text("seeds/a.txt", article))

    assert problems == ()
    assert header.fields["title"].value == text
    captions = header.fields["captions"].value
    assert isinstance(captions, tuple)
    assert [entry.value for entry in captions] == [text, "plain"]
    assert list(header.fields) == ["seed", "title", "captions"]


def test_every_question_is_a_field_of_the_page() -> None:
    text = page_text("seeds/a.txt", ArticleFile(path="", text=""))

    assert all(f"# {key}:\n" in text for key in QUESTIONS)
    assert quoted("2031-05-04") == "2031-05-04"


@pytest.mark.parametrize(
    ("target", "code", "found"),
    [
        (".", "ADD04", "this is a folder"),
        ("ftp://a.example/x.txt", "ADD03", "no whole address of http or https"),
        ("file:///etc/hostname", "ADD03", "no whole address of http or https"),
    ],
)
def test_what_is_no_article_and_no_address_is_called_what_it_is(
    project: Path, target: str, code: str, found: str
) -> None:
    with pytest.raises(ContentError) as raised:
        add_article(target, project)

    (problem,) = raised.value.problems
    assert problem.code == code
    assert found in problem.message
