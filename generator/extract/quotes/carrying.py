"""Carrying: who speaks in a quote beside which no clause says it.

Takes a quote's site with the `State` that the quote before it left, gives a `Voice`: who speaks already, where that
quote was left open or nothing stands between the two; whom the narrative between them, or the paragraph before, tells
of; who spoke last. Below a tier of trust that is nobody: see `RULES` in `voices.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.extract.quotes.clauses import Clause
from generator.extract.quotes.lead_ins import TOPIC_RE
from generator.extract.quotes.narrative import Narrative
from generator.extract.quotes.sites import Site
from generator.extract.quotes.voices import NOBODY, Voice, carry
from generator.model.claims import Person

FAR = 6
"""Paragraphs over which a speaker is carried."""
FAR_BLOCKS = 60
"""Captions, headings and furniture that are passed over on the way to a paragraph."""
MIN_NARRATIVE_WORDS = 6
"""The rest of a paragraph behind its quote tells of who speaks next only where it is longer."""


@dataclass(frozen=True, slots=True)
class State:
    """What one quote hands to the next."""

    voice: Voice = NOBODY
    site: Site | None = None
    after: Clause | None = None
    """The clause right of the quote before."""
    direct: bool = False
    meant: tuple[Person, Person] | None = None
    """Whom the pronoun beside the quote before seemed to be, and who it was."""
    waiting: tuple[int, ...] = ()
    """Places of the quotes before that no clause stands beside, and whose paragraphs leave them open."""
    host: Person | None = None
    """Who answers where a paragraph only says what the words are about: the main player once they spoke, else whoever did."""


def carried_on(narrative: Narrative, site: Site, state: State, lead: str) -> Voice:
    """Who speaks where no clause says it; `lead` is the narrative left of the quote, in its sentence."""
    last = state.site
    start = narrative.article.blocks[site.bracket.block].span.start
    near = last is not None and last.bracket.block == site.bracket.block
    if narrative.hears_crowd(last.end if last and near else start, site.start):
        return NOBODY
    if last is not None and near:
        return _in_paragraph(narrative, last, site, state.voice)
    if TOPIC_RE.fullmatch(lead):
        return _of_host(state) or _across(narrative, site, state)
    if lead.strip() or site.start > start:
        carried = carry(state.voice, "carried-over")
        return narrative.subject(start, site.start) or (carried if carried.person else _under(narrative, site))
    if last is not None and not last.bracket.closed:
        return carry(state.voice, "left-open")
    return _across(narrative, site, state)


def _in_paragraph(narrative: Narrative, last: Site, site: Site, voice: Voice) -> Voice:
    """Who speaks behind a quote of the same paragraph: whom a sentence between them tells of, else who spoke there."""
    if not last.bracket.closed:
        return carry(voice, "left-open")
    same = narrative.article.sentence_at(last.end).span.end >= site.start - 2
    if same or not narrative.text[last.end : site.start].strip():
        return carry(voice, "same-paragraph")
    return narrative.subject(last.end, site.start) or carry(voice, "same-paragraph")


def _of_host(state: State) -> Voice | None:
    """Whoever is asked about one topic after another, where somebody else spoke last."""
    host = state.host
    if host is None or host is state.voice.person:
        return None
    return Voice(host, host.mentions[0], "interview", carried=True)


def _across(narrative: Narrative, site: Site, state: State) -> Voice:
    """Who speaks in a paragraph that begins with a quote: the paragraph before tells, or a heading on the way to it."""
    block = site.bracket.block
    for index in range(block - 1, max(0, block - 1 - FAR_BLOCKS) - 1, -1):
        if narrative.article.blocks[index].kind == "paragraph" and not narrative.is_topic(index):
            return _below(narrative, index, site, state)
        heading = narrative.heading(index)
        if heading is not None:
            return heading
    return carry(state.voice, "carried-over")


def _below(narrative: Narrative, index: int, site: Site, state: State) -> Voice:
    """Who speaks below the paragraph of that index: who answers it, whom it introduces or tells of, who spoke last."""
    block, last = narrative.article.blocks[index].span, state.site
    answer = _answer(narrative, index, site, state)
    if answer is not None:
        return answer
    if last is not None and last.bracket.block == index:
        return _below_quote(narrative, index, last, state)
    told = narrative.introduced(index, block.start) or narrative.subject(block.start, block.end)
    if told is not None:
        return told
    near = last is not None and site.bracket.block - last.bracket.block <= FAR
    return carry(state.voice, "carried-over" if near else "far-carried")


def _below_quote(narrative: Narrative, index: int, last: Site, state: State) -> Voice:
    """Who speaks below a paragraph that holds the quote before: of whom its rest tells, else who spoke there."""
    end = narrative.article.blocks[index].span.end
    tail = narrative.text[last.end : end]
    long = state.after is None and len(tail.split()) > MIN_NARRATIVE_WORDS
    told = narrative.subject(last.end, end) if long else narrative.introduced(index, last.end)
    return told or carry(state.voice, "carried-over")


def _answer(narrative: Narrative, index: int, site: Site, state: State) -> Voice | None:
    """The main player, where a quote is all of its paragraph, answers a question, and nobody else spoke before."""
    main, text = narrative.main, narrative.text
    if main is None or text[narrative.article.blocks[index].span.end - 1] != "?":
        return None
    end = narrative.article.blocks[site.bracket.block].span.end
    if text[site.end : end].strip() or state.voice.person not in (None, main):
        return None
    return Voice(main, main.mentions[0], "interview", carried=True)


def _under(narrative: Narrative, site: Site) -> Voice:
    """The speaker whom the nearest heading above a quote names."""
    for index in range(site.bracket.block - 1, max(-1, site.bracket.block - FAR - 1), -1):
        heading = narrative.heading(index)
        if heading is not None:
            return heading
    return NOBODY
