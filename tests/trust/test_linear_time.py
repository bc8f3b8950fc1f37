"""Time grows with the input and no faster: text made to hurt is doubled, and the time may double too.

Each unit is repeated until reading it takes long enough to be measured, then twice as often.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from generator.extract.rules import extract_claims
from generator.model.claims import Hints
from generator.model.evidence import Source
from generator.output.verify import verify_files
from generator.sources.article import MAX_LENGTH
from generator.sources.files import RawFile, decode_file
from generator.sources.frontmatter import parse_header
from generator.sources.html import find_captions
from generator.sources.metadata import find_metadata
from generator.sources.parse import parse_project
from generator.sources.read import ProjectFiles
from generator.sources.signs import sign_problems
from generator.text.article import read_article

RATIO = 3.3
"""Most that twice the text may cost. Linear is 2, quadratic 4; the rest is left to the noise of shared machines."""

ENOUGH = 0.03
"""Seconds that a measurement must last."""

LEAST = 4_000
"""Characters to begin with: below, a single sentence is read, whose parts may be compared with each other."""

TRIES = 20

ARTICLE_UNITS = [
    '"', "“", "“a” ", "'", "\"'“‘", "word ", "a", "Mara Oduya ", "Mara ", ", ", ". ", ".", "a\n", "Mara Oduya scored.\n\n", "1 ", "1", "12 March 2014 ",
    "on Sunday ", "in 2014, ", "12 goals ", "and ", "of the ", ", who said ", "“x,” said Mara Oduya. ", "She said she scored her goal. ", "(", "()", "—", "-", "a-",
    "3-1 ", "£5m ", "…", "# x\n", " ", "\n", "\t", "*", "[a](b) ", "[", "\u200d", "e\u0301", "Oduya, 32, ", "32-year-old ", "A. ", "Mr ", "a: ", "&amp;",
    "for Northport against Eastvale ", "75th and 76th goals ", "beat Eastvale 3-1 on Sunday, ", "won the Harbour Cup in 2014 and ", "“I said so.\n\n", "last week, ",
    "had been ", "Oduya's ", "minister said the vote on Tuesday ", "born ",
]  # fmt: skip


def read_claims(text: str) -> None:
    extract_claims(read_article(Source.of(id="a", path="a.txt", text=text)), Hints(player="Mara Oduya", sex="f"))


def read_page(text: str) -> None:
    page = RawFile(path="content/people/a.md", text=f"---\nname: a\n{text}---\n", sha256="0")
    parse_project(ProjectFiles(pages=(page,)))


def read_header(text: str) -> None:
    parse_header("a.md", f"---\nname: {text}\n---\n")


def read_facts(text: str) -> None:
    verify_files({"people/a/facts.json": f'{{"sources": [], "facts": [{text}0]}}'.encode()})


PARSER_UNITS: list[tuple[Callable[[str], object], str]] = [
    *((read_header, unit) for unit in ["[", "{a: ", "a ", "'", '"', "\\", "#", " #", "- ", "\n  - a", "\n\n", "&a ", "!", "| ", "\t", "é", "---"]),
    *((read_page, unit) for unit in ["a{}: 1\n", "#\n", "\n"]),
    *((sign_problems_of, unit) for sign_problems_of in [lambda text: sign_problems("a", text)] for unit in ["а", "aа", "\x07", "\u202e", "Ã©", "a\u200b"]),
    *((find_captions, unit) for unit in ["<figcaption>", "</figcaption>", "<p>", "<", "<!--", "&#", "a ", "<figcaption>a b c</figcaption>", "<![CDATA["]),
    *((lambda text: find_captions(f"{text}>"), unit) for unit in ["<!--", "<![CDATA[", "<a ", "<a b=", "<a b='", "<?", "<!a", "</"]),
    *((find_metadata, unit) for unit in ["<meta name=author content=a>", "<script type=application/ld+json>", "[", "<meta "]),
    *((lambda text: decode_file(text.encode(), "a"), unit) for unit in ["\0", "é"]),
    (read_facts, '{"source": "a", "start": 0, "end": 1, "exact": "b"},'),
]  # fmt: skip


def seconds(read: Callable[[str], object], text: str) -> float:
    """Processor time of one reading; the collector rests, for its cost grows with all that other tests left."""
    gc.disable()
    begun = time.process_time()
    try:
        read(text)
    finally:
        spent = time.process_time() - begun
        gc.enable()
    return spent


def grows(read: Callable[[str], object], unit: str, *, most: int) -> float:
    """How much longer twice the text takes: the smallest ratio of some tries, since noise only adds."""
    times = max(1, LEAST // len(unit))
    while seconds(read, unit * times) < ENOUGH and times * len(unit) * 2 <= most:
        times *= 2
    return ratio_of(read, unit * times, unit * times * 2)


def ratio_of(read: Callable[[str], object], half: str, whole: str) -> float:
    """How much longer the whole takes than its half."""
    ratio = 9.0
    for _ in range(TRIES):
        once, twice = seconds(read, half), seconds(read, whole)
        ratio = min(ratio, twice / max(once, ENOUGH / 2))
        if ratio < RATIO:
            break
    return ratio


def story_of(sentences: int) -> str:
    """One paragraph in which each sentence tells of another player, of other sides, another number and another day."""
    parts = ("bel", "cor", "dun", "far", "gor", "hin", "jor", "kel", "lun", "mar")
    told = []
    for number in range(sentences):
        name = "".join(parts[int(digit)] for digit in f"{number:03d}").capitalize()
        told.append(
            f"Emma {name} scored {number + 2} goals for {name}wick on {number % 28 + 1} March {2000 + number % 24}, and "
            f"“I never saw {name}thorpe United coming,” {name} said after {name}wick beat {name}thorpe United 3-1."
        )
    return " ".join(told)


@pytest.mark.parametrize("unit", ARTICLE_UNITS)
def test_twice_the_article_takes_twice_the_time(unit: str) -> None:
    assert grows(read_claims, unit, most=60_000) < RATIO


def test_a_paragraph_of_a_hundred_kilobytes_in_which_everybody_is_new_takes_twice_the_time_of_its_half() -> None:
    assert len(story_of(600)) > 100_000
    assert ratio_of(read_claims, story_of(300), story_of(600)) < RATIO


@pytest.mark.parametrize(("read", "unit"), PARSER_UNITS)
def test_twice_the_file_takes_twice_the_time(read: Callable[[str], object], unit: str) -> None:
    assert grows(read, unit, most=400_000) < RATIO


@pytest.mark.long
@pytest.mark.parametrize("unit", ['"', "“", "'"])
def test_the_longest_article_of_quotation_marks_is_read(unit: str) -> None:
    assert seconds(read_claims, unit * MAX_LENGTH) < 60
