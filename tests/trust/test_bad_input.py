"""Bad input gets a good answer: an exact code, file, line, column and hint, all in one sorted report, no traceback.

Each case is a small site; the command itself is run on it, and all that it reports is compared. `CASES` holds, in turn:
a title, the files, and a line for each problem: code, place, and words of the hint.
"""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator import cli

Files = Mapping[str, str | bytes]
Make = Callable[[dict[str, str | bytes]], Path]

ROOT = Path(__file__).parents[2]
ARTICLE = "Mara Oduya scored twice as Northport United won the Harbour Cup.\n\n“I never doubted it,” said Oduya.\n"
PERSON = "content/people/mara-oduya.md"
PAGE = "content/sources/final.md"
SITE = "content/site.md"
SEED = "seeds/final.txt"


def person(front: str) -> Files:
    """A site whose person has this front matter."""
    return {PERSON: f"---\n{front}\n---\n", SEED: ARTICLE}


def page(front: str) -> Files:
    """A site whose source page has this front matter and an article."""
    return {PAGE: f"---\n{front}\n---\n{ARTICLE}"}


def seed(content: str | bytes, name: str = SEED) -> Files:
    """A site of one seed."""
    return {name: content}


FRENCH = (
    "Mara Oduya a marqué deux buts samedi lorsque Northport a battu Eastvale en finale de la coupe du port, devant une "
    "foule venue de toute la région. La capitaine, absente toute la saison dernière, est sortie sous les applaudissements "
    "de ses coéquipières. « Je n’ai jamais douté de mon genou », a déclaré la joueuse après le match.\n"
)
DEEP = "name: Mara Oduya\nteam: " + "[" * 9 + "]" * 9
BOMB = "name: Mara Oduya\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nsport: [*c, *c]"

CASES: list[tuple[str, Files, list[str]]] = [
    # front matter: the block
    ("a block that is not closed", {PERSON: "---\nname: Mara\n", SEED: ARTICLE}, [f"FRONT02 {PERSON}:1:1 `---` alone"]),
    ("a block that is a list", person("- name\n- Mara"), [f"FRONT03 {PERSON}:2:1 `key: value`"]),
    ("a block that is a text", person("Mara Oduya"), [f"FRONT03 {PERSON}:2:1 `key: value`"]),
    ("one key twice", person("name: Mara\nname: Lena"), [f"FRONT04 {PERSON}:3:1 keep one"]),
    ("one key twice in an entry", person("name: Mara\nhide:\n  - {fact: a, fact: b, reason: c}"), [f"FRONT04 {PERSON}:4:15 keep one"]),
    ("lists nested too deep", person(DEEP), [f"FRONT05 {PERSON}:3:14 quote a value"]),
    ("brackets by the thousand", person("name: " + "[" * 100_000), [f"FRONT05 {PERSON}:2:14 quote a value"]),
    ("mappings by the thousand", person("name: " + "{a: " * 100_000), [f"FRONT05 {PERSON}:2:35 quote a value"]),
    ("an alias", person("name: &n Mara\nteam: *n"), [f"FRONT05 {PERSON}:3:7 write the value out again"]),
    ("aliases that unfold without end", person(BOMB), [f"FRONT05 {PERSON}:4:8 write the value out again"]),
    ("a merge key", person("name: &n {a: b}\n<<: *n"), [f"FRONT05 {PERSON}:3:5 write the value out again"]),
    ("a tab for an indent", person("name: Mara\naliases:\n\t- The Wall"), [f"FRONT01 {PERSON}:4:1 blanks, not with tabs"]),
    ("a colon in a value", person("name: Mara: Oduya"), [f"FRONT01 {PERSON}:2:11 between quotes"]),
    ("an escape that is none", person(r'name: "\q"'), [f"FRONT01 {PERSON}:2:8 between single quotes"]),
    ("half a surrogate pair", person(r'name: "\ud800"'), [f"FRONT01 {PERSON}:2:10 between single quotes"]),
    ("a quote that is not closed", person('name: "Mara'), [f"FRONT01 {PERSON}:3:1 between quotes"]),
    ("a bracket that is not closed", person("name: [Mara"), [f"FRONT01 {PERSON}:3:1 between quotes"]),
    ("a key that is a list", person("? [a]\n: b"), [f"FRONT01 {PERSON}:2:3 quote a key"]),
    ("a value that begins with a sign", person("name: @mara"), [f"FRONT01 {PERSON}:2:7 between quotes"]),
    ("a line end that only YAML knows", person("name: Mara\u2028Oduya"), [f"FRONT01 {PERSON}:2:11 remove the character"]),
    ("a byte-order mark", {PERSON: "\ufeff---\nname: Mara Oduya\n---\n", SEED: ARTICLE}, [f"FRONT06 {PERSON} without a byte-order mark"]),
    ("an entry that runs on a value", person("name: Mara Oduya\nsport: football\n  - rowing"), [f"FRONT07 {PERSON}:4:3 write the key of the list"]),
    ("a number sign that cuts", person("name: Mara Oduya #2"), [f"FRONT08 {PERSON}:2:18 between quotes"]),
    ("blank lines before the block", {PERSON: "\n\n---\nname: Mara\n---\n", SEED: ARTICLE}, [f"FRONT09 {PERSON}:3:1 remove the blank lines"]),
    # front matter: the values
    ("a tag that would run code", person('name: !!python/object/apply:os.system ["id"]'), [f"FIELD02 {PERSON}:2:7 one value"]),
    ("a name of blanks", person('name: " "'), [f"FIELD04 {PERSON}:2:7 add `name: …`"]),
    ("an empty page", {PERSON: "", SEED: ARTICLE}, [f"FIELD04 {PERSON} add `name: …`"]),
    ("a mapping for a text", person("name: {first: Mara}"), [f"FIELD02 {PERSON}:2:7 one value"]),
    ("a number of minutes for a sex", person("name: Mara Oduya\nsex: 1:30"), [f"FIELD03 {PERSON}:3:6 one of: f, m"]),
    ("an unknown field", person("name: Mara Oduya\nteem: Northport"), [f"FIELD01 {PERSON}:3:1 did you mean `team`"]),
    ("an unknown field like no other", person("name: Mara Oduya\nxyzzy: 1"), [f"FIELD01 {PERSON}:3:1 the fields of this page are"]),
    ("no for a language", {SITE: "---\nlanguage: NO\n---\n", SEED: ARTICLE}, [f"FIELD03 {SITE}:2:11 such as en"]),
    ("an unknown way to print sources", {SITE: "---\nsource_text: none\n---\n", SEED: ARTICLE}, [f"FIELD03 {SITE}:2:14 full, cited-only"]),
    ("a base address without a scheme", {SITE: "---\nbase_url: //a.example\n---\n", SEED: ARTICLE}, [f"FIELD05 {SITE}:2:11 the whole address"]),
    ("a base address that runs", {SITE: "---\nbase_url: 'javascript:alert(1)'\n---\n", SEED: ARTICLE}, [f"FIELD05 {SITE}:2:11 the whole address"]),
    ("an address of data", page("url: 'data:text/html,x'"), [f"FIELD05 {PAGE}:2:6 the whole address"]),
    ("an address with a blank", page("url: https://a.example/b c"), [f"FIELD05 {PAGE}:2:6 the whole address"]),
    ("an address with half a bracket", page("url: 'https://[::1'"), [f"FIELD05 {PAGE}:2:6 the whole address"]),
    ("a time for a day", page("published: 1:30"), [f"DATE01 {PAGE}:2:12 2022-12-10"]),
    ("a day that no month has", page("published: 2022-02-30"), [f"DATE01 {PAGE}:2:12 2022-12-10"]),
    ("a moment for a day", page("published: 2022-06-15T10:00Z"), [f"DATE01 {PAGE}:2:12 2022-12-10"]),
    ("a word for a day", page("published: yesterday"), [f"DATE01 {PAGE}:2:12 2022-12-10"]),
    ("digits that are not ASCII", page("published: ٢٠٢٢-٠١-٠١"), [f"DATE01 {PAGE}:2:12 2022-12-10"]),
    ("a list for a day", page("published: [2022]"), [f"FIELD02 {PAGE}:2:12 one value"]),
    ("a text for captions", page("captions: Oduya with the cup"), [f"FIELD02 {PAGE}:2:11 a line of its own"]),
    ("a caption that is not there", page("captions: [Oduya with the cup]"), [f"CAP01 {PAGE} word for word"]),
    # the editor's hand
    ("an edit of a fact that is not there", person("name: Mara Oduya\nhide:\n  - {fact: f-nothing, reason: why}"), [f"EDIT02 {PERSON}:4:12 the nearest is"]),
    ("an edit without a reason", person("name: Mara Oduya\nhide:\n  - {fact: f-nothing}"), [f"FIELD04 {PERSON}:4:5 add `reason: …` to the entry"]),
    ("an edit that is a word", person("name: Mara Oduya\nhide: f-age"), [f"FIELD02 {PERSON}:3:7 a line of its own"]),
    ("an added fact that cites other words", person(
        "name: Mara Oduya\nfacts:\n  - {id: f-hat, section: glance, label: Hat, value: red, reason: why,\n"
        "     cite: [{source: final, exact: a red hat}]}"), [f"EDIT04 {PERSON}:5:36 copy the words exactly"]),
    ("an added fact that breaks out of its id", person(
        "name: Mara Oduya\nfacts:\n  - {id: 'x\" onclick=\"a', section: glance, label: Hat, value: red, reason: why,\n"
        "     cite: [{source: final, exact: Oduya}]}"), [f"EDIT07 {PERSON}:4:10 such as f-birthplace"]),
    # encodings
    ("UTF-16 with its mark", seed(ARTICLE.encode("utf-16")), [f"READ01 {SEED}:1:1 looks like UTF-16"]),
    ("UTF-16 without a mark", seed("Mara scored twice.\n".encode("utf-16-le")), [f"READ02 {SEED}:1:2 looks like UTF-16"]),
    ("UTF-32", seed(ARTICLE.encode("utf-32")), [f"READ01 {SEED}:1:1 looks like UTF-32"]),
    ("Latin-1", seed("Mara\nOduya, café".encode("latin-1")), [f"READ01 {SEED}:2:11 looks like Latin-1"]),
    ("Windows-1252", seed(ARTICLE.encode("cp1252")), [f"READ01 {SEED}:3:1 looks like Windows-1252"]),
    ("UTF-8 that breaks off", seed(ARTICLE.encode()[:68]), [f"READ01 {SEED}:3:1 save it as UTF-8"]),
    ("a surrogate in UTF-8", seed(b"Mara \xed\xa0\x80 Oduya"), [f"READ01 {SEED}:1:6 save it as UTF-8"]),
    ("a NUL in a page", person("name: Mara\0Oduya"), [f"READ02 {PERSON}:2:11 no text"]),
    ("a PDF with the name of a text", seed(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0"), [f"READ01 {SEED}:2:2 no text but some other kind"]),
    ("a packed article", seed(gzip.compress(ARTICLE.encode(), mtime=0)), [f"READ01 {SEED}:1:2 no text but some other kind"]),
    ("letters read in the wrong encoding", seed(ARTICLE.encode().decode("cp1252", "replace")), [f"TEXT04 {SEED}:3:1 save the article again"]),
    ("letters that were lost", seed("Mara Oduya, caf\ufffd.\n"), [f"TEXT04 {SEED}:1:16 save the article again"]),
    # signs
    ("a bell", seed(ARTICLE + "\nAnd\x07 so on.\n"), [f"TEXT01 {SEED}:5:4 remove it"]),
    ("an escape for the terminal", seed(ARTICLE + "\n\x1b[2JAnd so on.\n"), [f"TEXT01 {SEED}:5:1 remove it"]),
    ("words turned round", seed(ARTICLE + "\nShe won \u202e3-1\u202c.\n"), [f"TEXT02 {SEED}:5:9 check the words"]),
    ("an isolate", seed(ARTICLE + "\nShe won \u20663-1\u2069.\n"), [f"TEXT02 {SEED}:5:9 check the words"]),
    ("a name with a letter of another script", person("name: Mаra Oduya"), [f"TEXT03 {PERSON}:2:8 Latin letters"]),
    ("a name cut by a sign without width", seed(ARTICLE + "\nMa\u200bra won.\n"), [f"TEXT05 {SEED}:5:3 remove it"]),
    # too large, empty, of no use
    ("an article of nothing", seed(""), [f"ART01 {SEED} put the article into the file"]),
    ("an article of a mark and blanks", seed("\ufeff \n\t\n"), [f"ART01 {SEED} put the article into the file"]),
    ("front matter and no article", seed("---\ntitle: x\n---\n", "seeds/final.md"), ["ART01 seeds/final.md put the article"]),
    ("a page and no article", {PAGE: "---\ntitle: x\n---\n \n"}, [f"ART01 {PAGE} name a seed"]),
    ("a page of HTML without words", seed("<html><body></body></html>", "seeds/final.html"), ["HTML02 seeds/final.html save the article's words"]),
    ("a million quotation marks", seed('"' * 1_000_000), [f"ART06 {SEED} an article each"]),
    ("a page that holds a book", {PAGE: "---\ntitle: x\n---\n" + "word " * 100_001}, [f"ART06 {PAGE} an article each"]),
    ("an article in French", seed(FRENCH), [f"ART03 {SEED} English translation"]),
    ("an article of captions", {PAGE: "---\ncaptions:\n  - Mara Oduya lifts the Harbour Cup on Saturday\n  - Oduya with the crowd after the final whistle\n---\n"
     "Mara Oduya lifts the Harbour Cup on Saturday\n\nOduya with the crowd after the final whistle\n"}, [f"ART05 {PAGE} saved whole"]),
    ("an article about nobody", seed("The rain fell on the harbour all day. The boats stayed in.\n"), [f"ART04 {SEED} name the player"]),
    ("an article about one of two namesakes", {SEED: ARTICLE, PERSON: "---\nname: Mara Oduya\nteam: Elmham\n---\n",
     "content/people/other.md": "---\nname: Mara Oduya\nteam: Oakford\n---\n"},
     ["NAME01 content/people/other.md that mean one person", f"NAME02 {SEED} name the team"]),
    ("no article", {PERSON: "---\nname: Mara Oduya\n---\n"}, ["SEED04 seeds put one into seeds/"]),
    ("no project", {"notes.txt": "x"}, ["READ07 . factsheet init"]),
    # names and places
    ("a seed of another kind", {SEED: ARTICLE, "seeds/photo.jpg": b"\xff\xd8"}, ["READ06 seeds/photo.jpg a seed ends in"]),
    ("a page in no folder", {SEED: ARTICLE, "content/notes.md": "x"}, ["READ06 content/notes.md pages are"]),
    ("a page too deep", {SEED: ARTICLE, "content/people/a/b.md": "x"}, ["READ06 content/people/a/b.md pages are"]),
    ("content that is a file", {SEED: ARTICLE, "content": "x"}, ["READ05 content may read"]),
    ("a name with dots", {SEED: ARTICLE, "content/people/a..b.md": "---\nname: Mara Oduya\n---\n"}, ["SLUG01 content/people/a..b.md a-b.md"]),
    ("a name with a line end", {SEED: ARTICLE, "content/people/a\nb.md": "---\nname: Mara Oduya\n---\n"}, ["SLUG01 content/people/a\nb.md a-b.md"]),
    ("a name of a device", {SEED: ARTICLE, "content/people/aux.md": "---\nname: Mara Oduya\n---\n"}, ["SLUG02 content/people/aux.md aux-page.md"]),
    ("a name of a page that is there", {SEED: ARTICLE, "content/people/index.md": "---\nname: Mara Oduya\n---\n"}, ["SLUG02 content/people/index.md index-page.md"]),
    ("a name that is too long", {SEED: ARTICLE, f"content/people/{'a' * 120}.md": "---\nname: Mara Oduya\n---\n"}, [f"SLUG01 content/people/{'a' * 120}.md rename the file"]),
    ("names that differ in case", {"seeds/Final.txt": ARTICLE, "seeds/final.txt": ARTICLE}, ["SLUG03 seeds/final.txt rename one"]),
    ("names that differ in the form of a letter", {"seeds/caf\u00e9.txt": ARTICLE, "seeds/cafe\u0301.txt": ARTICLE}, ["SLUG03 seeds/caf\u00e9.txt rename one"]),
    ("a seed above the project", page("seed: ../secret.txt"), [f"SEED01 {PAGE}:2:7 put the article"]),
    ("a seed at the root of the disk", page("seed: /etc/hostname"), [f"SEED01 {PAGE}:2:7 put the article"]),
    ("a seed on the web", page("seed: https://a.example/b.txt"), [f"SEED01 {PAGE}:2:7 put the article"]),
    ("a seed by a roundabout way", {**page("seed: seeds/../seeds/other.txt"), "seeds/other.txt": ARTICLE}, [f"SEED01 {PAGE}:2:7 seeds are: seeds/other.txt"]),
    # templates of the site's own
    ("a template that is no template", {SEED: ARTICLE, "templates/base.html": "\n{% if %}\n"}, ["TMPL01 templates/base.html:2 our own templates"]),
    ("a template that is cut off", {SEED: ARTICLE, "templates/base.html": "{% block main %}"}, ["TMPL01 templates/base.html:1 our own templates"]),
    ("a template with a filter that is none", {SEED: ARTICLE, "templates/base.html": "{{ page|shout }}"}, ["TMPL01 templates/base.html:1 our own templates"]),
    ("a template with a name that is none", {SEED: ARTICLE, "templates/base.html": "\n\n{{ player }}"}, ["TMPL02 templates/base.html:3 the names that our own template"]),
    ("a template that breaks out", {SEED: ARTICLE, "templates/base.html": "{{ page.__class__.__mro__ }}"}, ["TMPL02 templates/base.html:1 sandbox"]),
    ("a template that is not there", {SEED: ARTICLE, "templates/base.html": "\n{% include 'none.html' %}"}, ["TMPL02 templates/base.html:2 check its name"]),
    ("a template that divides by nothing", {SEED: ARTICLE, "templates/base.html": "{{ 1 / 0 }}"}, ["TMPL02 templates/base.html:1 the names that"]),
    ("a template that is not UTF-8", {SEED: ARTICLE, "templates/base.html": b"caf\xe9"}, ["TMPL01 templates save the site's templates"]),
]  # fmt: skip


def report_of(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[dict[str, str]]]:
    """Exit code and problems of the command itself."""
    capsys.readouterr()
    arguments = sys.argv
    sys.argv = ["factsheet", "check", "--project", str(root), "--json", "--no-annotations", *options]
    try:
        cli.main()
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 0
    finally:
        sys.argv = arguments
    told = capsys.readouterr()
    assert "Traceback" not in told.err, told.err
    return code, [json.loads(line) for line in told.err.splitlines()]


def place_of(problem: dict[str, str]) -> str:
    return ":".join(str(problem[key]) for key in ("path", "line", "column") if problem[key])


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_bad_input_gets_a_good_answer(
    files: Files, expected: list[str], make_project: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(dict(files))

    code, problems = report_of(root, capsys)

    found = [
        f"{problem['code']} {place_of(problem)} {problem['hint']}".replace(f" {root}", " .") for problem in problems
    ]
    for line, words in zip(found, expected, strict=True):
        start, _, hint = words.partition(" ")[2].partition(" ")
        assert line.startswith(f"{words.partition(' ')[0]} {start} ")
        assert hint in line
    assert code == int(any(problem["severity"] == "error" for problem in problems))


def test_there_are_cases_enough_and_each_is_another() -> None:
    assert len({title for title, _, _ in CASES}) == len(CASES) >= 80


def test_all_problems_come_in_one_report_in_order_of_place(
    make_project: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    """Faults of reading, of front matter and of fields, in many files at once."""
    root = make_project({
        PERSON: "---\nsex: x\nteam: [a]\n---\n",
        "content/people/lena.md": "---\nname: Lena: Hart\n---\n",
        PAGE: "---\nseed: seeds/none.txt\npublished: x\n---\n",
        SEED: b"\xff",
        "seeds/other.txt": ARTICLE,
    })  # fmt: skip

    code, problems = report_of(root, capsys)

    places = [(problem["path"], problem["line"], problem["column"]) for problem in problems]
    assert code == 1
    assert places == sorted(places)
    assert [problem["code"] for problem in problems] == [
        "FRONT01", "FIELD04", "FIELD03", "FIELD02", "SEED01", "DATE01", "READ01",
    ]  # fmt: skip


def test_the_limit_of_a_file_is_named(make_project: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_project({SEED: ARTICLE})
    with (root / "seeds/line.txt").open("wb") as large:
        large.truncate(50_000_000)

    code, (problem,) = report_of(root, capsys)

    assert (code, problem["code"], problem["path"]) == (1, "READ08", "seeds/line.txt")
    assert "50,000,000 bytes; the limit is" in problem["message"]
    assert problem["hint"] == "split the file, an article each"


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("../../secret.txt", "copy the file into the project"),
        ("/etc/hostname", "copy the file into the project"),
        ("/dev/zero", "copy the file into the project"),
        ("nowhere.txt", "remove it"),
        ("link.txt", "remove it"),
        ("folder", "links to folders are not followed"),
    ],
)
@pytest.mark.parametrize("folder", ["seeds", "templates"])
def test_links_lead_nowhere(
    make_project: Make, capsys: pytest.CaptureFixture[str], folder: str, target: str, hint: str
) -> None:
    root = make_project({SEED: ARTICLE, f"{folder}/folder/more.txt": ARTICLE, "../secret.txt": "secret"})
    (root / folder / "link.txt").symlink_to(target)

    code, (problem,) = report_of(root, capsys)

    assert (code, problem["code"], problem["path"]) == (1, "READ03", f"{folder}/link.txt")
    assert hint in problem["hint"]


@pytest.mark.parametrize("name", ["seeds/pipe.txt", "content/people/pipe.md", "templates/base.html", "templates/.pipe"])
def test_a_pipe_is_not_read(make_project: Make, capsys: pytest.CaptureFixture[str], name: str) -> None:
    root = make_project({SEED: ARTICLE})
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / name)

    code, (problem,) = report_of(root, capsys)

    assert (code, problem["code"], problem["path"]) == (1, "READ04", name)
    assert "a pipe, a device or a folder is not read" in problem["hint"]


def test_a_socket_is_not_read(
    make_project: Make, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project({SEED: ARTICLE})
    monkeypatch.chdir(root / "seeds")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("ear.txt")

        code, (problem,) = report_of(root, capsys)

    assert (code, problem["code"]) == (1, "READ04")


def test_a_file_that_may_not_be_read(
    make_project: Make, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project({SEED: ARTICLE})

    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)

    code, problems = report_of(root, capsys)

    assert (code, problems[0]["code"], problems[0]["path"]) == (1, "READ05", SEED)
    assert "you may read it" in problems[0]["hint"]


def test_a_name_that_is_not_unicode(make_project: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_project({SEED: ARTICLE})
    with open(os.fsencode(root / "seeds") + b"/caf\xe9.txt", "wb") as made:  # noqa: PTH123 - a Path holds no such name
        made.write(ARTICLE.encode())

    code, (problem,) = report_of(root, capsys)

    assert (code, problem["code"]) == (1, "READ09")
    assert "rename the file" in problem["hint"]


def test_what_yaml_would_coerce_stays_as_it_was_written(make_project: Make, capsys: pytest.CaptureFixture[str]) -> None:
    files = {**person("name: Mara Oduya\nteam: NO\nsport: 010\naliases: [1:30, 2022-01-01, null, 1e3]")}

    code, problems = report_of(make_project(dict(files)), capsys)

    assert (code, problems) == (0, [])


def test_strict_counts_warnings(make_project: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_project(dict(person("name: Mara Oduya\nteem: Northport")))

    assert report_of(root, capsys)[0] == 0
    assert report_of(root, capsys, "--strict")[0] == 1


def test_a_run_that_fails_by_warnings_alone_says_why(make_project: Make) -> None:
    root = make_project(dict(person("name: Mara Oduya\nteem: Northport")))
    command = [sys.executable, "-m", "generator", "check", "--project", str(root)]

    plain = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    strict = subprocess.run([*command, "--strict"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (plain.returncode, strict.returncode) == (0, 1)
    assert "--strict" not in plain.stderr
    assert "With --strict a warning fails the run" in strict.stderr
