"""An article taken in: the original under `seeds/`, byte for byte, and a page in `content/sources/` that tells of it.

Takes a file or an address, gives what was written. What the article says of itself is filled in; what it does not say
stands as a question in a comment, for the editor to answer. Nothing that is there is ever written over.

| code | meaning |
|---|---|
| ADD01 | the page or the seed is there already |
| ADD02 | the same article is there already |
| ADD03 | the address could not be fetched, or was refused |
| ADD04 | what came is no kind of article that is read |
| ADD05 | no slug can be made of the name |
| ADD06 | the project cannot be written to |
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.commands.fetch import FetchError, fetch_page
from generator.errors import ContentError, Place, Problem
from generator.model.claims import Hints
from generator.pipeline import extract_source
from generator.sources.article import ArticleFile, article_source, parse_article
from generator.sources.fields import is_web_address
from generator.sources.files import SEED_SUFFIXES, decode_file, read_bytes
from generator.sources.slugs import slug_of, slug_problems

SUFFIXES_BY_KIND = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
"""What the web calls the kinds of files that are read."""

BYLINE_RE = re.compile(r"^[*_]{0,2}by (?P<name>[^\W\d_][^\n\d,|:;]{2,60}?)[*_]{0,2}$", re.IGNORECASE | re.MULTILINE)
"""A line that names the author and nothing else. Takes `By R. Vane`; leaves `by the time he left, at noon`."""

BYLINE_REACH = 1_500
"""Code points from the start of an article in which its author is named."""

UNQUOTABLE_RE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""A sign that JSON lets stand in a text and YAML does not. Takes U+2028; leaves a quotation mark."""

PLAIN_RE = re.compile(r"[A-Za-z][A-Za-z0-9 ./_-]*[A-Za-z0-9]|\d{4}-\d{2}-\d{2}")
"""A text that YAML reads as it stands. Takes `seeds/final.txt`; leaves `Final: the story`."""

QUESTIONS = {
    "title": "What is its headline?",
    "outlet": "Who printed it? The name of the paper or site.",
    "author": "Who wrote it?",
    "url": "Where does it stand on the web? The whole address.",
    "published": "When was it published? As 2031-05-04, or less of it: 2031-05, 2031. Without a day, dates such as\n"
    "# “last week” are worked out only where the article's own words allow it.",
    "captions": "Which of its lines are captions of pictures? A list of the lines, word for word.",
}
"""The fields of a page in order, each with what to ask where the article does not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What was written, by path below the project."""

    seed: str
    page: str
    found: tuple[str, ...]
    """Fields that the article answers itself."""
    asked: tuple[str, ...]
    """Fields that the page asks about."""
    sha256: str
    """Of the original's bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An original as it came."""

    name: str
    """The file or address as the user named it."""
    content: bytes
    stem: str
    suffix: str
    url: str | None = None


def add_article(target: str, root: Path, *, slug: str | None = None, allow_private: bool = False) -> Added:
    """Take the article at `target`, a path or an address, into the project under `root`.

    Raises:
        ContentError: when it cannot be had, holds no article, or would write over something; nothing was written then.

    """
    if not any((root / folder).is_dir() for folder in ("content", "seeds")):
        hint = "run `factsheet init` to begin a project, or go to the folder of one"
        raise _refusal("READ07", root.as_posix(), "this folder holds neither content/ nor seeds/", hint)
    fetched = is_web_address(target) or "://" in target
    received = _fetched(target, allow_private=allow_private) if fetched else _read(Path(target))
    file = decode_file(received.content, received.name)
    if isinstance(file, Problem):
        raise ContentError([file])
    name = slug or slug_of(received.stem)
    if slug_problems(received.name, name):
        hint = "name one with --slug, in small letters, digits and single hyphens"
        raise _refusal("ADD05", received.name, f"{name or received.stem!r} cannot name a page", hint)
    seed, page = _seed_path(received, file.sha256, root, name), f"content/sources/{name}.md"
    article, problems = parse_article(dataclasses.replace(file, path=seed))
    if article is None:
        raise ContentError(dataclasses.replace(one, place=Place(path=received.name)) for one in problems)
    told = _told(article, received)
    _write(root, {seed: received.content, page: page_text(seed, told).encode()})
    found = tuple(key for key in QUESTIONS if getattr(told, key))
    asked = tuple(key for key in QUESTIONS if key not in found)
    return Added(seed=seed, page=page, found=found, asked=asked, sha256=file.sha256)


def _read(path: Path) -> Received:
    """The original at a path."""
    suffix = path.suffix.lower()
    if path.is_dir():
        raise _refusal("ADD04", path.as_posix(), "this is a folder", "name the article in it, one at a time")
    if suffix not in SEED_SUFFIXES:
        found = f"nothing reads a file that ends in {suffix!r}" if suffix else "the file's name has no ending"
        raise _refusal("ADD04", path.as_posix(), found, f"use one of {', '.join(SEED_SUFFIXES)}")
    content = read_bytes(path, path.as_posix())
    if isinstance(content, Problem):
        raise ContentError([content])
    return Received(name=path.as_posix(), content=content, stem=path.stem, suffix=suffix)


def _fetched(url: str, *, allow_private: bool) -> Received:
    """The original at an address."""
    try:
        page = fetch_page(url, allow_private=allow_private)
    except FetchError as fault:
        hint = "save the page from a browser and add the file"
        if "no public address" in str(fault):
            hint = "give --allow-private if you trust this address"
        raise _refusal("ADD03", url, str(fault), hint) from fault
    suffix = SUFFIXES_BY_KIND.get(page.kind)
    if suffix is None:
        found = f"the server sends {page.kind or 'a page without a type'}"
        raise _refusal("ADD04", url, found, f"what is read: {', '.join(SUFFIXES_BY_KIND)}")
    parts = urlsplit(page.url)
    last = unquote(parts.path).rstrip("/").rpartition("/")[2]
    stem = last.rpartition(".")[0] if last.lower().endswith(SEED_SUFFIXES) else last
    return Received(name=url, content=page.content, stem=stem or parts.hostname or "", suffix=suffix, url=page.url)


def _seed_path(received: Received, digest: str, root: Path, name: str) -> str:
    """Where the original goes; where it lies already, when it is a seed of the project."""
    folder = root / "seeds"
    for seed in sorted(folder.glob("*")) if folder.is_dir() else ():
        if not seed.is_file() or seed.stat().st_size != len(received.content):
            continue
        if hashlib.sha256(seed.read_bytes()).hexdigest() == digest:
            if received.url is None and seed.samefile(received.name):
                return f"seeds/{seed.name}"
            hint = "edit its page in content/sources/, or run add with the seed itself to make one"
            raise _refusal("ADD02", received.name, f"the same article is there already: seeds/{seed.name}", hint)
    return f"seeds/{name}{received.suffix}"


def _told(article: ArticleFile, received: Received) -> ArticleFile:
    """The article with what its words say of itself: headline, byline, stated day, captions."""
    source = article_source(article, source_id="added")
    read, claims = extract_source(source, Hints())
    byline = BYLINE_RE.search(article.text[:BYLINE_REACH])
    stated = claims.dating.published if claims.dating.published_from in ("given", "stated") else None
    captions = tuple(block.span.cut(article.text).strip() for block in read.blocks if block.kind == "caption")
    return dataclasses.replace(
        article,
        title=article.title or read.headline,
        author=article.author or (byline["name"].strip() if byline else None),
        url=article.url or received.url,
        published=article.published or stated,
        captions=article.captions or tuple(dict.fromkeys(caption for caption in captions if "\n" not in caption)),
    )


def page_text(seed: str, article: ArticleFile) -> str:
    """The page in `content/sources/`: what was found as fields, what was not as questions in comments."""
    return "\n".join(["---", f"seed: {quoted(seed)}", *_fields(article), "---", ""])


def _fields(article: ArticleFile) -> Iterator[str]:
    for key, question in QUESTIONS.items():
        value = getattr(article, key)
        if not value:
            yield f"# {question}"
            yield f"# {key}:"
        elif key == "captions":
            yield "captions:"
            yield from (f"  - {quoted(caption)}" for caption in value)
        else:
            yield f"{key}: {quoted(value.text if key == 'published' else value)}"


def quoted(text: str) -> str:
    """The text as YAML that reads back as exactly this text."""
    if PLAIN_RE.fullmatch(text):
        return text
    return UNQUOTABLE_RE.sub(lambda found: f"\\u{ord(found[0]):04X}", json.dumps(text, ensure_ascii=False))


def _write(root: Path, files: dict[str, bytes]) -> None:
    """Write all of these, or none; what is there with the same content stays, anything else stops us."""
    made: list[Path] = []
    for path, content in files.items():
        if (root / path).exists() and not (path.startswith("seeds/") and (root / path).read_bytes() == content):
            hint = "choose another name with --slug; nothing is ever written over"
            raise _refusal("ADD01", path, "this file is there already", hint)
    try:
        for path, content in files.items():
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if not place.exists():
                with place.open("xb") as written:
                    made.append(place)
                    written.write(content)
    except OSError as fault:
        for place in made:
            place.unlink(missing_ok=True)
        hint = "check that the project's folder can be written to"
        raise _refusal("ADD06", path, f"the file could not be written: {fault.strerror or fault}", hint) from fault


def _refusal(code: str, path: str, message: str, hint: str) -> ContentError:
    return ContentError([Problem(code=code, place=Place(path=path), message=message, hint=hint)])
