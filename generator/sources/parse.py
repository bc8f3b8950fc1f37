"""Files as read become the values of a project: the one border where what editors write is checked and typed.

Takes `ProjectFiles`, gives a `Project` and all problems. A page without a seed holds the article as its body; a seed
without a page is an article of which only its text is known. With an error among the problems the project is partial,
and nothing should be built from it.

| code | meaning |
|---|---|
| SEED01 | a page names a seed that is not there |
| SEED02 | two pages name one seed |
| SEED03 | a page names a seed and holds an article as well |
| SEED04 | warning: there is no article at all |
| CAP01 | warning: a caption is not found in the text |
| NAME01 | warning: two people have one name or alias |

Codes of what is read on the way: READ in `read.py`, FRONT in `frontmatter.py`, FIELD and DATE in `fields.py`,
EDIT in `edits.py`, ACCEPT in `accept.py`, ART and HTML in `article.py`, SLUG in `slugs.py`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from generator.errors import Place, Problem, Severity
from generator.model.claims import Sex
from generator.model.evidence import Source
from generator.model.profile import SiteConfig, Subject
from generator.model.project import Acceptance, Project
from generator.sources.accept import parse_acceptances
from generator.sources.article import ArticleFile, article_fields, article_source, length_problem, parse_article
from generator.sources.edits import parse_edits
from generator.sources.fields import FieldReader, is_web_address
from generator.sources.files import RawFile
from generator.sources.frontmatter import Header, parse_header
from generator.sources.memory import NO_MEMORY, Memory
from generator.sources.read import ProjectFiles
from generator.sources.slugs import collision_problems, slug_of, slug_problems

SEXES: Mapping[str, Sex] = {"f": "f", "m": "m"}
SOURCE_TEXTS: Mapping[str, Literal["full", "cited-only"]] = {"full": "full", "cited-only": "cited-only"}
WARNINGS = ("CAP01", "SEED04")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """What a page of a source says, before its seed is looked at."""

    path: str
    header: Header
    given: ArticleFile | None
    """Its fields, with the article where it names no seed; None where nothing can be made of it."""
    seed: str | None
    """The file that it names."""
    accepted: tuple[Acceptance, ...]
    problems: tuple[Problem, ...]


def parse_project(
    files: ProjectFiles, *, base_url: str | None = None, drafts: bool = False, memory: Memory = NO_MEMORY
) -> tuple[Project, tuple[Problem, ...]]:
    """Check and type everything that was read.

    Args:
        files: what was read.
        base_url: takes the place of the one in `content/site.md`.
        drafts: whether sources marked as drafts are taken; people carry the mark, and are known all the same.
        memory: what was made of files before.

    """
    problems: list[Problem] = []
    accepted: list[Acceptance] = []
    people = [file for file in files.pages if file.path.startswith("content/people/")]
    pages = [file for file in files.pages if file.path.startswith("content/sources/")]
    site = next((file for file in files.pages if file.path == "content/site.md"), None)
    for group in (people, pages):
        slugs = [(file.path, _stem(file.path)) for file in group]
        problems.extend(problem for path, slug in slugs for problem in slug_problems(path, slug))
        problems.extend(collision_problems(slugs) if group is people else ())
    config = _parse_site(site, problems, accepted) if site else SiteConfig()
    if base_url is not None:
        config = dataclasses.replace(config, base_url=base_url.rstrip("/"))
        if base_url and not is_web_address(base_url):
            place, hint = Place(path="--base-url"), "write the whole address, such as https://example.org/site"
            problems.append(_at(place, "FIELD05", f"{base_url!r} is no web address", words=base_url, hint=hint))
    subjects = tuple(subject for file in people if (subject := _parse_person(file, problems, accepted)))
    problems.extend(_name_problems(people, subjects))
    problems.extend(_former_problems("content/people", subjects))
    sources = _parse_sources(pages, files.seeds, problems, accepted, memory)
    problems.extend(_former_problems("content/sources", sources))
    if files.complete and not pages and not files.seeds:
        hint = "put one into seeds/, as .txt, .md or .html"
        problems.append(_at(Place(path="seeds"), "SEED04", "there is no article to read", hint=hint))
    project = Project(
        config=config,
        subjects=tuple(sorted(subjects, key=lambda subject: subject.id)),
        sources=tuple(sorted((one for one in sources if drafts or not one.draft), key=lambda source: source.id)),
        acceptances=tuple(accepted if drafts else _without_drafts(accepted, subjects, sources)),
    )
    return project, tuple(sorted(problems, key=lambda problem: problem.order))


def _without_drafts(
    accepted: Iterable[Acceptance], subjects: Iterable[Subject], sources: Iterable[Source]
) -> list[Acceptance]:
    """The entries, of which those about a draft that is left out need not fit: its warnings are not all looked for."""
    idle = {path for one in sources if one.draft for path in (one.path, f"content/sources/{one.id}.md")}
    idle |= {f"content/people/{one.id}.md" for one in subjects if one.draft}
    return [dataclasses.replace(entry, idle=bool(idle & {*entry.files})) for entry in accepted]


def file_header(file: RawFile) -> tuple[Header, tuple[Problem, ...]]:
    """The front matter of a page, and what is wrong with it."""
    return parse_header(file.path, file.text)


def _stem(path: str) -> str:
    return PurePosixPath(path).stem


def _parse_site(file: RawFile, problems: list[Problem], accepted: list[Acceptance]) -> SiteConfig:
    header, faults = file_header(file)
    reader = FieldReader(header)
    default = SiteConfig()
    config = SiteConfig(
        title=reader.text("title") or default.title,
        base_url=(reader.address("base_url") or "").rstrip("/"),
        language=reader.language("language") or default.language,
        licence=reader.text("licence") or "",
        description=reader.text("description") or "",
        source_text=reader.choice("source_text", SOURCE_TEXTS) or default.source_text,
        about=header.body.strip(),
        contact=reader.text("contact") or "",
        patterns=reader.flag("patterns"),
        share_pictures=reader.flag("share_pictures"),
        search_index=reader.flag("search_index"),
    )
    accepted.extend(parse_acceptances(reader))
    problems.extend((*faults, *reader.finish()))
    return config


def _parse_person(file: RawFile, problems: list[Problem], accepted: list[Acceptance]) -> Subject | None:
    header, faults = file_header(file)
    reader = FieldReader(header)
    name = reader.text("name", required=True)
    subject = Subject(
        id=_stem(file.path),
        name=name or "",
        aliases=reader.texts("aliases"),
        sex=reader.choice("sex", SEXES),
        sport=reader.text("sport"),
        team=reader.text("team"),
        same_as=reader.addresses("same_as"),
        lead=header.body.strip(),
        edits=parse_edits(reader),
        was=_former_slugs(reader),
        draft=reader.flag("draft"),
    )
    accepted.extend(parse_acceptances(reader, file.path))
    problems.extend((*faults, *reader.finish()))
    return subject if name else None


def _former_slugs(reader: FieldReader) -> tuple[str, ...]:
    """Slugs that a page had before, each of which may be a folder of the site."""
    slugs = reader.texts("was")
    for slug in slugs:
        reader.problems.extend(slug_problems(reader.header.path, slug))
    return slugs


def _name_problems(people: list[RawFile], subjects: tuple[Subject, ...]) -> list[Problem]:
    """A warning for each name that belongs to two people."""
    places = {_stem(file.path): file.path for file in people}
    first: dict[str, str] = {}
    problems = []
    for subject in subjects:
        for name in dict.fromkeys((subject.name, *subject.aliases)):
            owner = first.setdefault(name.casefold(), subject.id)
            if owner != subject.id:
                found = f"{name!r} is a name in {places[owner]} too"
                hint = "give only names that mean one person, so that no fact is told of the wrong one"
                place = Place(path=places[subject.id])
                problem = Problem(code="NAME01", severity="warning", place=place, message=found, words=name, hint=hint)
                problems.append(problem)
    return problems


def _former_problems(folder: str, things: Iterable[Subject | Source]) -> tuple[Problem, ...]:
    """A problem for each slug of old that another page has, or had."""
    paths = {one.id.casefold(): (f"{folder}/{one.id}.md", one) for one in things}
    now = [(path, one.id) for path, one in paths.values()]
    return collision_problems([*now, *((path, slug) for path, one in paths.values() for slug in one.was)])


def _parse_sources(
    pages: list[RawFile],
    seeds: tuple[RawFile, ...],
    problems: list[Problem],
    accepted: list[Acceptance],
    memory: Memory,
) -> list[Source]:
    """Sources of all pages, then of the seeds that no page names."""
    by_path = {seed.path: seed for seed in seeds}
    owners: dict[str, str] = {}
    sources = []
    for file in pages:
        source = _parse_source_page(file, by_path, owners, problems, accepted, memory)
        if source:
            sources.append(source)
    bare = []
    for seed in seeds:
        if seed.path not in owners:
            bare.append((seed.path, _bare_id(seed)))
            article, faults = memory.once(parse_article, seed)
            problems.extend(faults)
            if article:
                sources.append(memory.once(bare_source, seed, article))
    problems.extend(collision_problems([*((file.path, _stem(file.path)) for file in pages), *bare]))
    return sources


def _parse_source_page(
    file: RawFile,
    seeds: Mapping[str, RawFile],
    owners: dict[str, str],
    problems: list[Problem],
    accepted: list[Acceptance],
    memory: Memory,
) -> Source | None:
    """The source that a page tells of; `owners` maps each seed named so far to its page."""
    page = memory.once(read_source_page, file)
    accepted.extend(page.accepted)
    problems.extend(page.problems)
    if page.given is None:
        return None
    article = None
    if page.seed is not None:
        article = _seed_of(page, seeds, owners, problems, memory)
        if article is None:
            return None
    source, faults = memory.once(page_source, page, *([article] if article else []))
    problems.extend(faults)
    return source


def read_source_page(file: RawFile) -> SourcePage:
    """What a page of a source says by itself."""
    header, faults = file_header(file)
    reader = FieldReader(header)
    given = dataclasses.replace(article_fields(reader), was=_former_slugs(reader), draft=reader.flag("draft"))
    name = reader.text("seed")
    accepted = parse_acceptances(reader, file.path, *([name] if name else []))
    problems = [*faults, *reader.finish()]
    wanting = None
    if name is None and header.sound:
        given = dataclasses.replace(given, text=header.body)
        wanting = length_problem(file.path, header.body)
        if not header.body.strip():
            hint = "name a seed (`seed: seeds/article.txt`), or write the article below the front matter"
            place = Place(path=file.path)
            wanting = _at(place, "ART01", "the page holds no article and names no seed", hint=hint)
    return SourcePage(
        path=file.path,
        header=header,
        given=given if header.sound and not wanting else None,
        seed=name,
        accepted=accepted,
        problems=(*problems, *([wanting] if wanting else [])),
    )


def _seed_of(
    page: SourcePage,
    seeds: Mapping[str, RawFile],
    owners: dict[str, str],
    problems: list[Problem],
    memory: Memory,
) -> ArticleFile | None:
    """The article of the seed that a page names; None where it is not to be had."""
    name = page.seed or ""
    place = page.header.place(page.header.fields["seed"])
    if name not in seeds:
        found = f"{name!r} is not there, or could not be read"
        hint = f"seeds are: {', '.join(sorted(seeds)[:5])}" if seeds else "put the article into seeds/"
        problems.append(_at(place, "SEED01", found, words=name, hint=hint))
        return None
    if name in owners:
        found = f"{name!r} is the seed of {owners[name]} too"
        problems.append(_at(place, "SEED02", found, words=name, hint="remove one of the two pages"))
        return None
    owners[name] = page.path
    if page.header.body.strip():
        hint = "remove `seed`, or the words below the front matter"
        problems.append(_at(place, "SEED03", "the page names a seed and holds an article as well", hint=hint))
    article, faults = memory.once(parse_article, seeds[name])
    problems.extend(faults)
    return article


def page_source(page: SourcePage, article: ArticleFile | None = None) -> tuple[Source, tuple[Problem, ...]]:
    """The source of a page, its captions checked against the text.

    Args:
        page: what it says; its fields are given.
        article: of its seed; None where the page holds the article.

    """
    given = page.given or ArticleFile(path=page.path, text="")
    whole = _joined(article, given) if article else given
    folded = " ".join(whole.text.split()) if whole.captions else ""
    hint, found = "copy the caption from the article, word for word", "this caption is not in the article's text"
    problems = tuple(
        _at(Place(path=page.path), "CAP01", found, words=caption, hint=hint)
        for caption in whole.captions
        if " ".join(caption.split()) not in folded
    )
    return article_source(whole, source_id=_stem(page.path)), problems


def bare_source(seed: RawFile, article: ArticleFile) -> Source:
    """The source of a seed that no page names."""
    return article_source(article, source_id=_bare_id(seed))


def _bare_id(seed: RawFile) -> str:
    return slug_of(_stem(seed.path)) or f"source-{seed.sha256[:8]}"


def _joined(article: ArticleFile, given: ArticleFile) -> ArticleFile:
    """The article of a seed with what its page says; the page has the last word."""
    told = {field.name: getattr(given, field.name) for field in dataclasses.fields(given)}
    kept = {name: value for name, value in told.items() if value and name not in ("path", "text")}
    return dataclasses.replace(article, **kept)


def _at(place: Place, code: str, message: str, *, words: str = "", hint: str = "") -> Problem:
    severity: Severity = "warning" if code in WARNINGS else "error"
    return Problem(code=code, severity=severity, place=place, message=message, words=words, hint=hint)
