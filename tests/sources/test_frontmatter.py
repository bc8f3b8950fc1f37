from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from generator.errors import Problem
from generator.sources.frontmatter import Field, Header, clean_text, parse_header


def parse(text: str) -> tuple[Header, tuple[Problem, ...]]:
    return parse_header("content/page.md", text)


def plain(field: Field) -> object:
    if isinstance(field.value, str):
        return field.value
    if isinstance(field.value, tuple):
        return [plain(entry) for entry in field.value]
    return {key: plain(value) for key, value in field.value.items()}


def test_values_stay_the_strings_that_were_written() -> None:
    text = "---\na: NO\nb: 1:30\nc: 2022-12-10\nd: 007\ne: null\nf: 'Update #2'\ng: [x, 1.50]\n---\n"

    header, problems = parse(text)

    expected = {
        "a": "NO",
        "b": "1:30",
        "c": "2022-12-10",
        "d": "007",
        "e": "null",
        "f": "Update #2",
        "g": ["x", "1.50"],
    }
    assert problems == ()
    assert {key: plain(field) for key, field in header.fields.items()} == expected


def test_fields_know_where_they_and_their_keys_stand() -> None:
    header, _ = parse("---\nname: Mara\naliases:\n  - The Wall\n---\n")

    assert str(header.place(header.fields["name"])) == "content/page.md:2:7"
    assert str(header.place(header.fields["aliases"], at_key=True)) == "content/page.md:3:1"
    entries = header.fields["aliases"].value
    assert isinstance(entries, tuple)
    assert (entries[0].line, entries[0].column) == (4, 5)


def test_the_body_is_what_follows_untouched() -> None:
    header, _ = parse("---\r\ntitle: x\r\n---\r\n\r\n  Two blanks.  \r\n---\r\nA rule above.\r\n\r\n")

    assert header.body == "\n  Two blanks.  \n---\nA rule above.\n\n"


def test_a_file_without_a_block_is_all_body() -> None:
    header, problems = parse("Just prose.\n---\nMore.\n")

    assert (header.fields, header.body, problems) == ({}, "Just prose.\n---\nMore.\n", ())


def test_an_empty_block_holds_no_fields() -> None:
    header, problems = parse("---\n---\nBody")

    assert (header.fields, header.body, problems) == ({}, "Body", ())


def test_a_closing_line_inside_a_value_is_part_of_it() -> None:
    header, problems = parse("---\nlead: |\n  one\n  ---\n  two\n---\nBody")

    assert problems == ()
    assert plain(header.fields["lead"]) == "one\n---\ntwo\n"


BROKEN = [
    ("a value with a colon", "---\ntitle: Goals: many\n---\n", "FRONT01", 2, 13),
    ("a tab for indentation", "---\na:\n\t- x\n---\n", "FRONT01", 3, 1),
    ("a bracket that stays open", "---\na: [x\nb: y\n---\n", "FRONT01", 3, 2),
    ("a control character", "---\na: x\nb: \x07y\n---\n", "FRONT01", 3, 4),
    ("a key that is a list", "---\n? [a]\n: b\n---\n", "FRONT01", 2, 3),
    ("a second document", "---\na: b\n...\nc: d\n---\n", "FRONT01", 4, 1),
    ("no closing line", "---\ntitle: x\n\nBody\n", "FRONT02", 1, 1),
    ("a list", "---\n- a\n- b\n---\n", "FRONT03", 2, 1),
    ("a text", "---\njust words\n---\n", "FRONT03", 2, 1),
    ("a key twice", "---\na: 1\nb: 2\na: 3\n---\n", "FRONT04", 4, 1),
    ("a key twice inside", "---\na:\n  b: 1\n  b: 2\n---\n", "FRONT04", 4, 3),
    ("an alias", "---\na: &x [1]\nb: *x\n---\n", "FRONT05", 3, 4),
    ("an alias of itself", "---\na: &x [*x]\n---\n", "FRONT05", 2, 8),
    ("nesting past the limit", "---\na: " + "[" * 9 + "]" * 9 + "\n---\n", "FRONT05", 2, 11),
    ("a hundred thousand brackets", "---\na: " + "[" * 100_000 + "\n---\n", "FRONT05", 2, 11),
    ("a block after blank lines", "\n\n---\nname: x\n---\n", "FRONT09", 3, 1),
]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_a_broken_block_is_a_problem_at_its_place(text: str, code: str, line: int, column: int) -> None:
    header, (problem,) = parse(text)

    assert (problem.code, problem.severity) == (code, "error")
    assert (problem.place.path, problem.place.line, problem.place.column) == ("content/page.md", line, column)
    assert problem.hint
    assert not header.sound


def test_aliases_that_unfold_without_end_are_refused_at_the_first() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )

    _, (problem,) = parse(f"---\n{bomb}---\n")

    assert (problem.code, problem.place.line) == ("FRONT05", 3)


def test_a_byte_order_mark_is_left_out_with_a_warning() -> None:
    header, (problem,) = parse("\ufeff---\nname: Mara\n---\nBody")

    assert (problem.code, problem.severity) == ("FRONT06", "warning")
    assert plain(header.fields["name"]) == "Mara"
    assert header.body == "Body"


def test_an_entry_that_runs_on_the_value_above_is_a_warning() -> None:
    _, (problem,) = parse("---\nname: Mara Oduya\n  - The Wall\nsex: f\n---\n")

    assert (problem.code, problem.severity, problem.words) == ("FRONT07", "warning", "- The Wall")
    assert str(problem.place) == "content/page.md:3:3"


def test_a_sign_that_cuts_a_value_is_a_warning_and_a_comment_is_not() -> None:
    _, problems = parse("---\ntitle: Update #2\nsport: football # the association kind\n---\n")

    assert [(problem.code, problem.place.line, problem.place.column, problem.words) for problem in problems] == [
        ("FRONT08", 2, 15, "#2"),
    ]


@given(text=texts())
def test_no_text_raises_and_what_is_left_is_part_of_it(text: str) -> None:
    header, _ = parse(text)

    assert clean_text(text).endswith(header.body)


@given(block=texts())
def test_no_block_raises(block: str) -> None:
    header, problems = parse(f"---\n{block}\n---\nBody")

    assert header.sound or any(problem.severity == "error" for problem in problems)


@given(values=st.dictionaries(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), texts(max_size=40), max_size=5))
def test_quoted_values_come_back_whole(values: dict[str, str]) -> None:
    printable = {key: "".join(sign for sign in value if sign.isprintable()) for key, value in values.items()}
    lines = "".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in printable.items())

    header, problems = parse(f"---\n{lines}---\n")

    assert problems == ()
    assert {key: plain(field) for key, field in header.fields.items()} == printable
