"""Quotes with their speakers.

Takes an article and its cast, gives `Quote`s in order of place. The speaker is, in this order: the subject of the
quote's own reporting clause; who speaks already, where the quote is broken by its cue; whom the narrative before it
tells of, else who spoke last (`carrying.py`). What passes from quote to quote is one `State`, so that each step can be
followed. Below a tier of trust nobody is named: see `RULES` in `voices.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generator.extract.people.predicates import verb_behind
from generator.extract.quotes.carrying import State, carried_on
from generator.extract.quotes.clauses import Clause, find_byline, find_clause_after
from generator.extract.quotes.echoes import echo
from generator.extract.quotes.kinds import Kind, Setting, tell_kind
from generator.extract.quotes.lead_ins import TOPIC_RE, clause_of, find_clause_before
from generator.extract.quotes.marks import find_brackets
from generator.extract.quotes.messages import TOLD_RE, is_message, is_written, receiver_before, writer_before
from generator.extract.quotes.narrative import Narrative
from generator.extract.quotes.reported import ends_clause
from generator.extract.quotes.roll import Roll, cues
from generator.extract.quotes.sites import Site, find_masked, find_sites
from generator.extract.quotes.voices import NOBODY, Voice, carry, of_clause
from generator.model.article import Article
from generator.model.claims import Attribution, Cast, Hints, Mention, Quote
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import find_words, fold

RUNS_ON_RE = re.compile(r" [a-z]")
"""What goes on behind a quote. Takes ` in the hall`; leaves `, she`, `.`."""

SOURCE_RE = re.compile(r"(?:According to|In) ")
"""The start of a sentence that begins with the source of its words. Takes `According to Holm,`; leaves `Reyes is, in the words of Holm,`."""

ASIDE_RE = re.compile(r"[^,.:;]*, (?:who|which|whose)\b[^,.:;]*,")
"""Words between a verb and a few quoted ones whose comma ends an aside. Takes ` that Holm, who led it,`; leaves ` reporters,`."""

CRIES_RE = re.compile(rf"\b{one_of('cues.phrases.outcries')} of\Z")
"""What leads up to words of a crowd. Takes the tail `to cries of`; leaves `cries of joy`."""

SHORT_CLAUSE_WORDS = 5
"""Most words of a sentence behind a quote that may be its clause: “Yes.” Holm said on Monday."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on either side of a quote."""

    lead: str
    """The narrative left of it, in its sentence."""
    before: Clause | None
    after: Clause | None
    resumes: bool
    """Whether the quote before was broken by its cue, and goes on here."""


@dataclass(slots=True)
class Draft:
    """A quote while its segments are gathered."""

    kind: Kind
    voice: Voice
    spans: list[Span] = field(default_factory=list)


def extract_quotes(article: Article, cast: Cast, hints: Hints) -> tuple[Quote, ...]:
    """All quotes of an article, in order of place."""
    del hints
    outer = [bracket for bracket in find_brackets(article) if bracket.depth == 0]
    narrative = Narrative(article, Roll.of(article, cast, find_masked(article.text, outer)), cast.main)
    state = State()
    drafts: list[Draft] = []
    for site in find_sites(article, outer):
        state = _read(narrative, site, state, drafts)
    return tuple(_quote(article, number, draft) for number, draft in enumerate(drafts, 1))


def _read(narrative: Narrative, site: Site, state: State, drafts: list[Draft]) -> State:
    """Add the quote at `site` to `drafts`; gives what the next one needs."""
    beside = _beside(narrative, site, state)
    kind = tell_kind(_setting(narrative, site, beside))
    if kind is None:
        return state
    voice = _voice(narrative, site, state, beside, fragment=kind == "fragment")
    joins = drafts and state.site is not None and (beside.resumes or not site.bracket.opened)
    if joins:
        drafts[-1].spans.append(site.bracket.span)
        voice = drafts[-1].voice
    else:
        drafts.append(Draft(kind, voice, [site.bracket.span]))
    if kind == "fragment":
        return replace(state, after=beside.after) if state.direct else state
    held = beside.after if beside.resumes or beside.after is None or voice.cue == beside.after.cue else None
    host = narrative.main if voice.person is not None and voice.person is narrative.main else state.host
    if TOPIC_RE.fullmatch(beside.lead):
        host = voice.person
    own = beside.before or beside.after
    if own is not None and _goes_on(narrative, site, state):
        for place in state.waiting:
            drafts[place].voice = carry(voice, "left-open")
    meant = (
        (own.person, voice.person) if own and own.person and voice.person and own.person is not voice.person else None
    )
    left_open = own is None and not site.bracket.closed and _opens_paragraph(narrative, site)
    waiting = (*(state.waiting if _goes_on(narrative, site, state) else ()), len(drafts) - 1) if left_open else ()
    return State(voice, site, held, direct=True, host=host, meant=meant, waiting=waiting)


def _goes_on(narrative: Narrative, site: Site, state: State) -> bool:
    """Whether a paragraph begins with what the paragraph before left open."""
    last = state.site
    if last is None or last.bracket.closed or site.bracket.block != last.bracket.block + 1:
        return False
    return _opens_paragraph(narrative, site)


def _opens_paragraph(narrative: Narrative, site: Site) -> bool:
    """Whether nothing but marks stands before a quote in its paragraph."""
    start = narrative.article.blocks[site.bracket.block].span.start
    return not narrative.text[start : site.start].strip("“\"‘' ")


def _beside(narrative: Narrative, site: Site, state: State) -> Beside:
    """The narrative left of a quote, and the reporting clauses on its sides."""
    lead = narrative.text[site.left : site.start].rstrip()
    before = find_clause_before(narrative.roll, site.left, site.start, site.sentence.span.start)
    resumes = _resumes(narrative, site, state, before)
    return Beside(lead, None if resumes else before, _clause_after(narrative, site), resumes)


def _setting(narrative: Narrative, site: Site, beside: Beside) -> Setting:
    """What a quote's kind is told by."""
    text, bracket, lead = narrative.text, site.bracket, beside.lead
    span = bracket.span
    cue = beside.before.cue if beside.before is not None else None
    last = cue is not None and text[cue.end : site.start].isspace() and cue.cut(text) in cues().strong
    source = beside.before is not None and SOURCE_RE.match(lead) is not None
    aside = cue is not None and text[span.start].islower() and _is_aside(text, cue, site, lead)
    told = (cue is not None or source) and (lead.endswith(",") or last) and not aside
    introduced = lead.endswith(":") or told
    embedded = bool(lead.strip(" ,—–-(")) and not beside.resumes and not introduced
    claimed = beside.after is not None or beside.before is not None
    return Setting(
        words=span.cut(text),
        headline=narrative.is_heading(bracket.block),
        opened=bracket.opened,
        closed=bracket.closed,
        embedded=embedded,
        paused=lead.endswith(","),
        after_comma=text[span.end - 1] in ",.!?…—–;" or text[site.end : site.end + 1] in (",", "."),
        clause_after=beside.after is not None,
        clause_before=beside.before is not None,
        resumes=beside.resumes,
        runs_on=text[span.start].islower() and beside.after is None and RUNS_ON_RE.match(text, site.end) is not None,
        told=claimed or (embedded and _told(narrative, site)),
        before=fold(lead.split()[-1]) if embedded else "",
    )


def _is_aside(text: str, cue: Span, site: Site, lead: str) -> bool:
    """Whether the comma before a few words ends an aside, or a clause inside another's: "Miners, she said, “lost because”"."""
    inserted = text[cue.end] == "," and ", " in text[site.left : cue.start]
    return inserted or ASIDE_RE.fullmatch(text, cue.end, site.left + len(lead)) is not None


def _told(narrative: Narrative, site: Site) -> bool:
    """Whether a verb of saying stands in the narrative of the quote's sentence."""
    ends = ((site.left, site.start), (site.end, min(site.right, site.sentence.span.end)))
    return any(cues().tells(word.text) for start, end in ends for word in find_words(narrative.text, start, end))


def _resumes(narrative: Narrative, site: Site, state: State, before: Clause | None) -> bool:
    """Whether the quote before was broken by its cue, and goes on here in the same sentence."""
    if site.first or state.site is None or state.after is None or state.site.bracket.block != site.bracket.block:
        return False
    between = narrative.text[state.site.end : site.start].rstrip()
    if not between.endswith((",", "—", "–", "-")) or site.sentence.span.start >= state.site.end:
        return False
    return before is None or before.cue == state.after.cue


def _clause_after(narrative: Narrative, site: Site) -> Clause | None:
    """The reporting clause right of a quote."""
    text = narrative.text
    if not site.bracket.closed or site.end >= site.right or _breaks_off(text, site):
        return None
    start = site.end
    while start < site.right and text[start].isspace():
        start += 1
    if start >= site.right:
        return None
    sentence = narrative.article.sentence_at(start)
    end = min(site.right, sentence.span.end)
    if sentence.span.start < site.end:
        return find_clause_after(narrative.roll, site.end, end)
    words = text[start:end].split()
    if text[start] in "—–―":
        return find_clause_after(narrative.roll, start, end)
    if len(words) <= SHORT_CLAUSE_WORDS:
        if words[-1].rstrip(".") in cues().replies and text[site.bracket.span.end - 1] == ".":
            return None
        return find_clause_after(narrative.roll, start, end) if text[end - 1] == "." or text[start] == "-" else None
    clause = find_clause_after(narrative.roll, start, end) if text[site.bracket.span.end - 1] in "!?" else None
    return (
        clause
        if clause and clause.cue and ends_clause(text, clause.cue, end)
        else find_byline(narrative.roll, start, end)
    )


def _voice(narrative: Narrative, site: Site, state: State, beside: Beside, *, fragment: bool) -> Voice:
    """Who speaks."""
    if site.label is not None:
        person = narrative.roll.bearer(site.label.cut(narrative.text))
        return Voice(person, Mention(span=site.label, form="name"), "label") if person else NOBODY
    if beside.resumes:
        return replace(state.voice, rule="resumed")
    if CRIES_RE.search(beside.lead):
        return NOBODY
    before, after = beside.before, beside.after
    own = before if _is_first(beside, before, after) else after
    if own is not None:
        return (
            _of_message(narrative, site, state, own, fragment=fragment)
            or _added(narrative, site, state, own)
            or _still(narrative, site, state, own)
            or _echoed(narrative, own)
            or of_clause(own)
        )
    if fragment:
        return _of_fragment(narrative, site)
    if not site.bracket.opened:
        return carry(state.voice, "left-open")
    return carried_on(narrative, site, state, beside.lead)


def _of_message(narrative: Narrative, site: Site, state: State, own: Clause, *, fragment: bool) -> Voice | None:
    """Who speaks in words that "it" says, or that tell of what another sent; None where they are neither."""
    if own.cue is None or fragment:
        return None
    if own.person is None or own.person.kind != "person":
        if not is_message(narrative.roll, own.cue.start):
            return None
        named = writer_before(narrative.article, narrative.roll, site.start, rivalled=own.person is not None)
        if named is not None:
            return Voice(named[1], named[0], "message", own.cue, carried=True)
        goes_on = state.voice.rule == "message" or is_written(narrative.text, state.voice.cue)
        return carry(state.voice, "message") if goes_on else None
    pronoun = own.mention is not None and own.mention.form == "pronoun"
    if not pronoun or not TOLD_RE.match(narrative.text, site.bracket.span.start):
        return None
    named = receiver_before(narrative.article, narrative.roll, site.start, sender=own.person)
    return Voice(named[1], own.mention, own.rule, own.cue, named=False) if named else None


def _added(narrative: Narrative, site: Site, state: State, own: Clause) -> Voice | None:
    """Who spoke last and is named since, where "he added" goes on with their words; None where another was heard."""
    spoke, last = state.voice.person, state.site
    if last is None or spoke is None or own.person is None or own.person is spoke or own.cue is None:
        return None
    pronoun = own.mention is not None and own.mention.form == "pronoun"
    if (
        not pronoun
        or own.cue.cut(narrative.text) not in cues().additions
        or len({spoke.sex, own.person.sex} - {None}) > 1
    ):
        return None
    between = narrative.roll.between(last.end, min(site.start, own.mention.span.start if own.mention else site.start))
    named = all(mention.form == "pronoun" or person is spoke for mention, person in between) or any(
        person is spoke and mention.form != "pronoun" for mention, person in between
    )
    heard = any(
        person is not spoke and cues().tells(verb_behind(narrative.text, mention.span.end))
        for mention, person in between
    )
    near = site.bracket.block - last.bracket.block <= 2
    return Voice(spoke, own.mention, own.rule, own.cue, named=False) if near and named and not heard else None


def _still(narrative: Narrative, site: Site, state: State, own: Clause) -> Voice | None:
    """Who spoke on before ("he added"), where the same pronoun speaks again and nobody was named for it since."""
    if state.meant is None or state.site is None or own.person is not state.meant[0]:
        return None
    between = narrative.roll.between(state.site.end, own.cue.end if own.cue else site.end)
    if any(mention.form != "pronoun" for mention, _ in between):
        return None
    return Voice(state.meant[1], own.mention, own.rule, own.cue, named=False)


def _echoed(narrative: Narrative, own: Clause) -> Voice | None:
    """Whoever the article put a noun beside before, which now speaks: "the framer said"."""
    if own.person is not None or own.cue is None:
        return None
    named = echo(narrative.roll, own.cue)
    return Voice(named[1], named[0], own.rule, own.cue, named=False) if named else None


def _of_fragment(narrative: Narrative, site: Site) -> Voice:
    """Who said a few words inside the writer's own sentence: the subject of the verb nearest before them."""
    words = list(find_words(narrative.text, site.left, site.start))
    for index in range(len(words) - 1, 0, -1):
        if cues().tells(words[index].text):
            clause = clause_of(narrative.roll, words, index, start=site.left, sentence=site.sentence.span.start)
            return NOBODY if clause is None else of_clause(clause)
    return NOBODY


def _breaks_off(text: str, site: Site) -> bool:
    """Whether a sentence begins right behind a quote that ended one, without a blank: a paragraph's break was lost."""
    return text[site.end].isupper() and text[site.bracket.span.end - 1] in ".!?"


def _is_first(beside: Beside, before: Clause | None, after: Clause | None) -> bool:
    """Whether the clause left of a quote tells its speaker, and not the one right of it."""
    if before is None or after is None or after.person is None or after.rule == "according-to":
        return before is not None
    return _leads_up(beside.lead) and (before.cue is not None or after.cue is None)


def _leads_up(lead: str) -> bool:
    """Whether a colon, or a verb of saying with its comma, ends the narrative before a quote."""
    return lead.endswith(":") or (lead.endswith(",") and lead.rpartition(" ")[2][:-1] in cues().strong)


def _quote(article: Article, number: int, draft: Draft) -> Quote:
    """A draft as a quote, with its evidence."""
    voice, source = draft.voice, article.source
    attribution: Attribution = "none"
    if voice.person is not None and voice.carried:
        attribution = "carried"
    elif voice.person is not None and voice.mention is not None:
        attribution = "pronoun" if voice.mention.form == "pronoun" else "explicit"
    return Quote(
        id=f"q{number}",
        speaker=voice.person.name if voice.person else None,
        mention=source.cite(voice.mention.span) if voice.mention else None,
        kind=draft.kind,
        cue=voice.cue.cut(article.text) if voice.cue else None,
        attribution=attribution,
        rule=voice.rule,
        confidence=voice.confidence,
        segments=tuple(source.cite(span) for span in draft.spans),
    )
