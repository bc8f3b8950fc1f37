"""A file as received becomes the text of an article: the one place where `Source.text` is made.

Takes a `RawFile`, gives its text, captions and front matter. A `.txt` file is its content, with LF line ends and
without a byte-order mark; of a `.md` file the front matter is taken off; of a `.html` file trafilatura finds the article
(the `html` extra), and captions, which it drops, are appended after the body.

A seed is never edited, so that a fault in its front matter is a warning, and the block stays in the text. That a seed
begins with a rule or with a byte-order mark is no fault at all.

| code | meaning |
|---|---|
| ART01 | the file holds no words |
| ART02 | the file is of a kind that nothing reads |
| ART06 | the article is longer than any article |
| HTML01 | reading HTML needs the `html` extra |
| HTML02 | no article was found in the HTML |
"""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass

from generator.errors import Place, Problem
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source
from generator.sources.fields import FieldReader
from generator.sources.files import SEED_SUFFIXES, RawFile
from generator.sources.frontmatter import Header, clean_text, parse_header
from generator.sources.html import HtmlExtraMissingError, parse_html

MAX_LENGTH = 500_000
"""Code points of the longest article that is read: a hundred times a long one, a book."""

FINE_IN_SEEDS = ("FRONT02", "FRONT06", "FRONT09")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """What a file gives: the article's text and what the file says about it."""

    path: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: EdtfDate | None = None
    captions: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    draft: bool = False


def article_source(article: ArticleFile, *, source_id: str) -> Source:
    """The source that an article is."""
    values = {field.name: getattr(article, field.name) for field in dataclasses.fields(article)}
    return Source.of(id=source_id, **values)


def parse_article(file: RawFile) -> tuple[ArticleFile | None, tuple[Problem, ...]]:
    """Find the article in a file."""
    suffix = os.path.splitext(file.path)[1].lower()  # noqa: PTH122 - a name inside the project, not a path on disk
    problems: tuple[Problem, ...] = ()
    if suffix not in SEED_SUFFIXES:
        found = f"nothing reads a file that ends in {suffix!r}" if suffix else "the file's name has no ending"
        return None, (_problem("ART02", file.path, found, hint=f"use one of {', '.join(SEED_SUFFIXES)}"),)
    if suffix == ".md":
        article, problems = _markdown(file)
    elif suffix == ".txt":
        article = ArticleFile(path=file.path, text=clean_text(file.text))
    else:
        try:
            page = parse_html(clean_text(file.text))
        except HtmlExtraMissingError as fault:
            hint = 'run `pip install "player-factsheet[html]"`, or save the article as .txt'
            return None, (_problem("HTML01", file.path, str(fault), hint=hint),)
        if page is None:
            hint = "save the article's words as .txt"
            return None, (_problem("HTML02", file.path, "no article was found in this page", hint=hint),)
        article = ArticleFile(
            path=file.path,
            text=page.text,
            title=page.title,
            outlet=page.stated.outlet,
            author=page.stated.author,
            url=page.stated.url,
            published=page.stated.published,
            captions=page.captions,
        )
    if not article.text.strip():
        return None, (
            *problems,
            _problem("ART01", file.path, "the file holds no words", hint="put the article into the file"),
        )
    too_long = length_problem(file.path, article.text)
    return (None, (*problems, too_long)) if too_long else (article, problems)


def length_problem(path: str, text: str) -> Problem | None:
    """The problem of a text that is too long to be an article, or None."""
    if len(text) <= MAX_LENGTH:
        return None
    found = f"the text holds {len(text):,} characters; the limit of an article is {MAX_LENGTH:,}"
    return _problem("ART06", path, found, hint="split the text, an article each")


def _markdown(file: RawFile) -> tuple[ArticleFile, tuple[Problem, ...]]:
    """A Markdown file as received, with the fields of its front matter that we know."""
    header, problems = parse_header(file.path, file.text)
    if not header.sound:
        header = Header(path=file.path, body=clean_text(file.text))
    reader = FieldReader(header)
    article = article_fields(reader)
    faults = (*problems, *reader.problems)
    softened = tuple(
        dataclasses.replace(problem, severity="warning") for problem in faults if problem.code not in FINE_IN_SEEDS
    )
    return dataclasses.replace(article, text=header.body), softened


def article_fields(reader: FieldReader) -> ArticleFile:
    """The fields of front matter that tell of an article; its text is left empty."""
    return ArticleFile(
        path=reader.header.path,
        text="",
        title=reader.text("title"),
        outlet=reader.text("outlet"),
        url=reader.address("url"),
        author=reader.text("author"),
        published=reader.date("published"),
        captions=reader.texts("captions"),
    )


def _problem(code: str, path: str, message: str, *, hint: str) -> Problem:
    return Problem(code=code, place=Place(path=path), message=message, hint=hint)
