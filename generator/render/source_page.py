"""The page of a source: its text sentence by sentence, each fact named beside the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.model.article import Article, Block, Sentence
from generator.model.evidence import Span
from generator.model.profile import Profile, Witness
from generator.render import urls
from generator.render.excerpts import Run, cut_runs
from generator.render.fact_views import date_view
from generator.render.frame import Frame
from generator.render.margin import NoteView, margin_notes, notes_by_sentence
from generator.render.tallies import fact_supports
from generator.render.views import DateView, LinkView, PageView, StepView, StripView, View, WithdrawnView
from generator.render.words import Words

LABELS = {
    "headline": "",
    "heading": "",
    "paragraph": "",
    "caption": "Photo caption",
    "furniture": "Page furniture",
    "repeat": "Repeated line",
}
"""Kinds of block, in words; the article's own text and its headings need none."""


class MarkedRunView(View, frozen=True, kw_only=True):
    """Words of a sentence that the same facts and quotes rest on."""

    text: str
    """The words, verbatim."""
    facts: str
    """Ids of the facts, blank between."""
    quotes: str
    """Ids of the quotes, blank between."""
    readings: str
    """Ids of the disagreements that the words take a side in, blank between."""


class SentenceView(View, frozen=True, kw_only=True):
    """A sentence."""

    id: str
    """Its anchor."""
    number: int
    """Its number."""
    prefix: str
    """Marks of Markdown that it begins with; shown, but quietly."""
    runs: tuple[MarkedRunView, ...]
    """Its words."""
    cited: bool
    """Whether anything rests on it."""
    original: str
    """Its address on the page where it was published; empty where that is not known or nothing rests on it."""


class BlockView(View, frozen=True, kw_only=True):
    """A paragraph, heading or caption, with its notes."""

    kind: str
    """What kind of text it is."""
    heading: bool
    """Whether it is the headline or a heading."""
    label: str
    """The kind in words; empty for the article's own text and its headings."""
    sentences: tuple[SentenceView, ...]
    """The sentences that are shown."""
    notes: tuple[NoteView, ...]
    """What rests on them, in order of place."""
    hidden: str
    """How many sentences before or in it are not shown, in words; empty where all are."""


class SourcePageView(View, frozen=True, kw_only=True):
    """All that the page of a source shows."""

    page: PageView
    """The frame."""
    letter: str
    """Its letter."""
    tone: int
    """Number of its colour."""
    title: str
    """Its headline, or words in its place."""
    outlet: str
    """Who published it; empty where nobody says."""
    author: str
    """Who wrote it; empty where nobody says."""
    address: str
    """Where it was published; empty where nobody says."""
    title_language: str
    """Language of its headline where it is not the page's; else empty."""
    language: str
    """Language of its text where it is not the page's; else empty."""
    published: DateView | None
    """When it was published; None where that stays open."""
    published_how: str
    """How that is known."""
    dating: tuple[StepView, ...]
    """How the day of publication was worked out."""
    cited: str
    """How many of its sentences are cited, in words."""
    only_here: str
    """How many facts stand in it alone, in words."""
    family: str
    """The sources that it shares its text with, and how much of it, in words."""
    withdrawn: tuple[WithdrawnView, ...]
    """For whom the editor withdrew it."""
    file: str
    """Name of the file that it came in."""
    sha256: str
    """SHA-256 of its text."""
    strip: StripView
    """Which sentences are cited."""
    used_on: tuple[LinkView, ...]
    """The people whose pages cite it."""
    blocks: tuple[BlockView, ...]
    """Its text."""
    hidden: str
    """How many sentences after the last block are not shown, in words."""
    partners: tuple[LinkView, ...]
    """Sources that it has a page with, side by side."""


def view_source(frame: Frame, witness: Witness) -> SourcePageView:
    """The view of a source's page."""
    path = urls.source_path(witness.id)
    source = witness.article.source
    profiles = frame.users[witness.id]
    card = frame.card(path, witness, frame.alone)
    blocks, hidden = _blocks(frame, witness, frame.parts_of(witness.id))
    return SourcePageView(
        page=_page(frame, path, witness),
        letter=witness.letter,
        tone=card.tone,
        title=card.title,
        outlet=card.outlet,
        author=source.author or "",
        address=(source.url or "") if urls.is_web(source.url) else "",
        title_language=card.language,
        language=frame.shelf.foreign(witness.id),
        published=date_view(witness.published, frame.words),
        published_how=frame.published_how(witness),
        dating=frame.shelf.steps(path, witness.dating),
        cited=card.cited,
        only_here=card.only_here,
        family=card.family,
        withdrawn=card.withdrawn,
        file=source.path.rpartition("/")[2],
        sha256=source.sha256,
        strip=card.strip,
        used_on=tuple(
            LinkView(text=one.subject.name, href=urls.link(path, urls.profile_path(one.subject.id))) for one in profiles
        ),
        blocks=blocks,
        hidden=hidden,
        partners=tuple(
            LinkView(
                text=frame.shelf.witnesses[pair[0] if pair[1] == witness.id else pair[1]].letter,
                href=urls.link(path, urls.compare_path(*pair)),
            )
            for pair in frame.partners[witness.id]
        ),
    )


def _page(frame: Frame, path: str, witness: Witness) -> PageView:
    full = frame.site.config.source_text == "full"
    page = frame.page(
        path,
        title=frame.words("Source {letter}: {title}", letter=witness.letter, title=frame.title_of(witness)),
        description=frame.words(
            "Source {letter}, sentence by sentence, with the facts that rest on each.", letter=witness.letter
        ),
        part=urls.SOURCES,
        kind="article",
        downloads=(("The text as received", urls.article_path(witness.id)),) if full else (),
    )
    return replace(page, draft=witness.article.source.draft)


def _blocks(frame: Frame, witness: Witness, profiles: list[Profile]) -> tuple[tuple[BlockView, ...], str]:
    """The blocks that are shown, and how many sentences follow that are not, in words."""
    article = witness.article
    cited = frame.cited[witness.id]
    full = frame.site.config.source_text == "full"
    notes = notes_by_sentence(frame.shelf, witness, profiles)
    marks = _by_sentence(article, _marks(witness, profiles))
    found: list[BlockView] = []
    hidden = 0
    for block in article.blocks:
        sentences = article.sentences_of(block) if block.kind != "markup" else ()
        shown = [sentence for sentence in sentences if full or sentence.number in cited]
        hidden += len(sentences) - len(shown)
        if not shown:
            continue
        found.append(
            BlockView(
                kind=block.kind,
                heading=block.kind in ("headline", "heading"),
                label=frame.words(LABELS[block.kind]) if LABELS[block.kind] else "",
                sentences=tuple(
                    _sentence(article, sentence, block, marks.get(sentence.number, ()), cited) for sentence in shown
                ),
                notes=margin_notes([note for sentence in shown for note in notes.get(sentence.number, ())]),
                hidden=_hidden_words(hidden, frame.words),
            )
        )
        hidden = 0
    return tuple(found), _hidden_words(hidden, frame.words)


def _hidden_words(number: int, words: Words) -> str:
    return words("{sentences} not shown", sentences=words.count(number, "sentence")) if number else ""


def _sentence(
    article: Article, sentence: Sentence, block: Block, marks: Iterable[tuple[Span, str]], cited: frozenset[int]
) -> SentenceView:
    words = sentence.span.cut(article.text)
    marked_up = block.kind in ("headline", "heading") and words.startswith("#")
    prefix = words[: len(words) - len(words.lstrip("# "))] if marked_up else ""
    bounds = Span(sentence.span.start + len(prefix), sentence.span.end) if words != prefix else sentence.span
    runs = cut_runs(article.text, bounds, marks)
    return SentenceView(
        id=urls.sentence_anchor(sentence.number),
        number=sentence.number,
        prefix=prefix if bounds != sentence.span else "",
        runs=tuple(map(_marked_run, runs)),
        cited=sentence.number in cited,
        original=_original(article, sentence) if sentence.number in cited else "",
    )


def _marked_run(run: Run) -> MarkedRunView:
    if not run.ids:
        return MarkedRunView(text=run.text, facts="", quotes="", readings="")
    facts, quotes, readings = (_ids(run.ids, kind) for kind in ("fact", "quote", "reading"))
    return MarkedRunView(text=run.text, facts=facts, quotes=quotes, readings=readings)


def _original(article: Article, sentence: Sentence) -> str:
    """The address of a sentence on the page where it was published; empty where that is not known."""
    address = article.source.url
    if not address or not urls.is_web(address):
        return ""
    return urls.text_fragment(address, sentence.span.cut(article.text).lstrip("# "))


def _ids(ids: tuple[str, ...], kind: str) -> str:
    """The ids of one kind, blank between; marks are named "kind id"."""
    return " ".join(one.partition(" ")[2] for one in ids if one.startswith(f"{kind} "))


def _by_sentence(article: Article, marks: Iterable[tuple[Span, str]]) -> dict[int, list[tuple[Span, str]]]:
    """The marks that may touch a sentence, by its number."""
    found: dict[int, list[tuple[Span, str]]] = {}
    for mark in marks:
        first = article.sentence_at(mark[0].start).number
        last = article.sentence_at(mark[0].end - 1).number
        for number in range(first, last + 1):
            found.setdefault(number, []).append(mark)
    return found


def _marks(witness: Witness, profiles: Iterable[Profile]) -> Iterator[tuple[Span, str]]:
    """Everything that rests on words of a source: (the words, "kind id")."""
    for profile in profiles:
        for fact in profile.facts:
            for support in fact_supports(fact):
                if support.source == witness.id:
                    yield support.evidence.span, f"fact {fact.id}"
        for group in profile.quotes:
            for variant in group.variants:
                if variant.source == witness.id:
                    yield from ((support.evidence.span, f"quote {group.id}") for support in variant.support)
        for disagreement in profile.disagreements:
            for support in (one for reading in disagreement.readings for one in reading.support):
                if support.source == witness.id:
                    yield support.evidence.span, f"reading {disagreement.id}"
