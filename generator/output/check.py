"""The last look before anything is written: does everything that the site points at exist, and say what it should?

Takes the rendered pages and the `Site` they were made from, gives problems. All but those of `articles.py` are
faults of ours or of a template, not of an article; the build stops all the same, because a fact whose sentence cannot
be found is no fact. Paths are checked in `paths.py`.

| code | meaning |
|---|---|
| LINK01 | an address leads to no page |
| LINK02 | an address leads to an anchor that its page does not have |
| LINK03 | an address leads to a folder, which a disk does not open |
| LINK04 | an address of a scheme that a page must not hold, such as `javascript:` |
| ID01 | one id stands twice on a page |
| EVID01 | a fact's words are not what stands at their place in the source |
| EVID02 | a fact cites a source that the site does not have |
| CITE01 | a fact cites a sentence that does not mark it |
| CITE02 | a sentence marks a fact that does not cite it, or does not link to it |
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from generator.errors import Place, Problem
from generator.model.facts import Fact, Support
from generator.model.profile import Profile, Site
from generator.output.articles import Legible, check_articles
from generator.output.content import Content, text_of
from generator.output.links import Target, is_full, is_safe, resolve_link
from generator.output.manifest import MANIFEST_PATH
from generator.output.pages import Link, PageOutline, outline_page, place_in
from generator.output.paths import check_paths
from generator.output.references import NOT_FOUND, References, Resolver, find_references

CSS_URL_RE = re.compile(r"url\(\s*(['\"]?)([^'\")]+)\1\s*\)")
"""An address in a style sheet. Takes `url("a.woff2")`; leaves the word url."""

LOCATION_RE = re.compile(r"<loc>([^<]*)</loc>")
"""An address in a sitemap. Takes `<loc>https://example.org/</loc>`."""

OURS = "this is a defect of the templates or of factsheet itself: please report it"


def check_site(
    files: Mapping[str, Content],
    site: Site,
    *,
    known: Mapping[str, References] | None = None,
    proven: Collection[str] = (),
    legible: Mapping[str, Legible] | None = None,
    resolver: Resolver | None = None,
) -> tuple[Problem, ...]:
    """Find everything that keeps the files from being written.

    Args:
        files: content by path.
        site: what they were made of.
        known: the references of some files, by path.
        proven: ids of the people whose evidence was checked before.
        legible: what is known of the texts of sources, by id.
        resolver: knows the site that was looked at before, if any.

    """
    base = site.config.base_url
    references = dict(known or {})
    for path, content in files.items():
        if refers(path) and path not in references:
            references[path] = references_of(path, text_of(content), base)
    paths = frozenset((*files, MANIFEST_PATH))
    texts = {witness.id: witness.article.text for witness in site.witnesses}
    unproven = [profile for profile in site.profiles if profile.subject.id not in proven]
    evidence = [problem for profile in unproven for problem in check_evidence(profile, texts)]
    problems = [*check_paths(paths), *evidence, *check_articles(site, legible)]
    if not (resolver or Resolver()).resolves(references, paths):
        problems.extend(_check_pages({path: text_of(files[path]) for path in references}, paths, base))
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


def refers(path: str) -> bool:
    """Whether a file of this name may hold addresses of others."""
    return path.endswith((".html", ".css", ".xml"))


def references_of(path: str, text: str, base: str) -> References:
    """What a page, a style sheet or a feed offers to others and wants of them."""
    if path.endswith(".html"):
        outline = outline_page(text)
        return find_references(path, outline, outline.links, base)
    return find_references(path, outline_page(""), _other_links(path, text), base)


def _check_pages(texts: Mapping[str, str], paths: frozenset[str], base: str) -> Iterator[Problem]:
    """What is wrong with the references, each with its place."""
    outlines = {path: outline_page(text) for path, text in texts.items() if path.endswith(".html")}
    anchors = {path: frozenset(anchor for anchor, _ in outline.anchors) for path, outline in outlines.items()}
    for path, outline in outlines.items():
        yield from _check_ids(path, texts[path], outline)
    for path, text in texts.items():
        links = outlines[path].links if path in outlines else _other_links(path, text)
        for link in links:
            for problem in _check_link(path, link, base=base, paths=paths, anchors=anchors):
                yield replace(problem, place=_place(path, text, link.start))
    yield from _check_citations(outlines, texts, base)


def check_evidence(profile: Profile, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Cut the words of every support out of its source again; `texts` has all sources by id."""
    for owner, support in _supports(profile):
        evidence = support.evidence
        place = Place(path=f"{profile.subject.id}: {owner}")
        if evidence.source not in texts:
            found = f"cites {evidence.source!r}, which is no source of the site"
            yield _problem("EVID02", place, found, words=evidence.exact)
        elif (stands := evidence.span.cut(texts[evidence.source])) != evidence.exact:
            found = f"at {evidence.span.start} in {evidence.source} stands {stands!r}"
            yield _problem("EVID01", place, found, words=evidence.exact)


def _supports(profile: Profile) -> Iterator[tuple[str, Support]]:
    """Every support of a profile, with the id of what rests on it."""
    for fact in profile.facts:
        yield from ((fact.id, support) for support in _fact_supports(fact))
    for disagreement in profile.disagreements:
        for reading in disagreement.readings:
            yield from ((disagreement.id, support) for support in reading.support)
        yield from ((disagreement.id, support) for support in disagreement.also)
    for group in profile.quotes:
        for variant in group.variants:
            yield from ((group.id, support) for support in variant.support)
    for witness in profile.witnesses:
        for step in witness.dating:
            yield from ((witness.id, support) for support in step.support)


def _fact_supports(fact: Fact) -> Iterator[Support]:
    yield from fact.support
    for step in fact.derivation:
        yield from step.support


def _check_ids(path: str, text: str, outline: PageOutline) -> Iterator[Problem]:
    seen: set[str] = set()
    for anchor, start in outline.anchors:
        if anchor in seen:
            yield _problem("ID01", _place(path, text, start), "this id stands on the page already", words=anchor)
        seen.add(anchor)


def _other_links(path: str, content: str) -> Iterator[Link]:
    """Addresses in what is no page: style sheets, the sitemap, the feed."""
    if path.endswith(".css"):
        for found in CSS_URL_RE.finditer(content):
            if not found[2].startswith("data:"):
                yield Link(found[2].strip(), found.start(2))
    else:
        yield from outline_page(content).links
        for found in LOCATION_RE.finditer(content):
            yield Link(found[1].strip(), found.start(1))


def _place(path: str, text: str, start: int) -> Place:
    line, column = place_in(text, start)
    return Place(path=path, line=line, column=column)


def _check_link(
    path: str, link: Link, *, base: str, paths: frozenset[str], anchors: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    place = Place(path=path)
    if not is_safe(link.target):
        yield _problem("LINK04", place, "a page must not hold an address of this kind", words=link.target)
        return
    target = resolve_link(path, link.target, base)
    if target is None:
        return
    if target.page not in paths:
        folder = f"{target.page}/index.html".lstrip("/")
        if folder not in paths:
            yield _problem("LINK01", place, "this address leads to no page of the site", words=link.target)
        elif not is_full(link.target) and path != NOT_FOUND:
            yield _problem("LINK03", place, f"write out {folder}, so that it opens from disk too", words=link.target)
    elif target.anchor and target.page in anchors and target.anchor not in anchors[target.page]:
        found = f"{target.page} has no anchor #{target.anchor}"
        yield _problem("LINK02", place, found, words=link.target)


def _check_citations(outlines: Mapping[str, PageOutline], texts: Mapping[str, str], base: str) -> Iterator[Problem]:
    """Every citation inside a fact points at a sentence that marks the fact, and every mark is cited and linked."""
    marked = {
        (path, mark.sentence, fact)
        for path, outline in outlines.items()
        for mark in outline.marks
        for fact in mark.facts
    }
    cited: set[tuple[str, str, str]] = set()
    linked: dict[str, set[Target]] = {}
    for path, outline in outlines.items():
        targets = [(link, resolve_link(path, link.target, base)) for link in outline.links]
        linked[path] = {target for _, target in targets if target is not None and target.anchor}
        for link, target in targets:
            if not (link.cites and link.fact and target):
                continue
            key = (target.page, target.anchor, link.fact)
            cited.add(key)
            if key not in marked:
                place = _place(path, texts[path], link.start)
                found = f"{target.page}#{target.anchor} does not mark {link.fact}"
                yield _problem("CITE01", place, found, words=link.target)
    for path, outline in outlines.items():
        for mark, fact in ((one, fact) for one in outline.marks for fact in one.facts):
            if (path, mark.sentence, fact) not in cited:
                found = f"{fact} does not cite sentence {mark.sentence}"
            elif not any(target.anchor == fact for target in linked[path]):
                found = f"the page does not link back to {fact}"
            else:
                continue
            yield _problem("CITE02", _place(path, texts[path], mark.start), found, words=fact)


def _problem(code: str, place: Place, message: str, *, words: str = "") -> Problem:
    return Problem(code=code, place=place, message=message, words=words, hint=OURS)
