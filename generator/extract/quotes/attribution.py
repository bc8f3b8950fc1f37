"""Quotes with their speakers.

Takes an article and its cast, gives `Quote`s in order of place. The speaker is, in this order: the subject of the
quote's own reporting clause; who speaks already, where the quote is broken by its cue or was left open; the subject
of the narrative right before it; who spoke last. What passes from quote to quote is one `State`, so that each step can
be followed. Below a tier of trust nobody is named: see `RULES` in `voices.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generator.extract.people.predicates import verb_behind
from generator.extract.quotes.clauses import (
    TOPIC_RE,
    Clause,
    clause_of,
    find_clause_after,
    find_clause_before,
)
from generator.extract.quotes.kinds import Kind, Setting, tell_kind
from generator.extract.quotes.marks import find_brackets
from generator.extract.quotes.messages import TOLD_RE, is_message, receiver_before, writer_before
from generator.extract.quotes.reported import ends_clause, reporter_behind
from generator.extract.quotes.roll import Roll, cues
from generator.extract.quotes.sites import Site, find_masked, find_sites
from generator.extract.quotes.voices import NOBODY, Voice, carry, of_clause
from generator.model.article import Article
from generator.model.claims import Attribution, Cast, Hints, Mention, Person, Quote
from generator.model.evidence import Span
from generator.text.tokens import find_words, fold

HEADING_RE = re.compile(r"(?:What )?\S+(?: \S+){0,5} (?:said|says)\W*")
"""A heading over somebody's words. Takes `What Holm said`; leaves `Holm said he would go`."""

HEARD_ON_RE = re.compile(
    r",? (?:speaking |talking |writing )?(?:on|to|in|via) (?:the )?[A-Z][\w’'&-]*(?: (?:of |the |and |& )?[A-Z0-9][\w’'&-]*)*:?"
)
"""Where somebody was heard, all that follows their name in a heading. Takes ` on Radio Corve`; leaves ` on Corve duty`."""

CROSSHEAD_RE = re.compile(r"[–—-] \S.{1,60}\S [–—-]\.?")
"""A heading between dashes. Takes `– ‘No way back’ –`; leaves `– ‘No way back,’ she said`."""

RUNS_ON_RE = re.compile(r" [a-z]")
"""What goes on behind a quote. Takes ` in the hall`; leaves `, she`, `.`."""

SOURCE_RE = re.compile(r"(?:According to|In) ")
"""The start of a sentence that begins with the source of its words. Takes `According to Holm,`; leaves `Reyes is, in the words of Holm,`."""

FAR = 6
"""Paragraphs over which a speaker is carried."""
FAR_BLOCKS = 60
"""Captions, headings and furniture that are passed over on the way to a paragraph."""
MIN_NARRATIVE_WORDS = 6
SHORT_CLAUSE_WORDS = 5


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


@dataclass(frozen=True, slots=True)
class State:
    """What one quote hands to the next."""

    voice: Voice = NOBODY
    site: Site | None = None
    after: Clause | None = None
    """The clause right of the quote before."""
    direct: bool = False
    host: Person | None = None
    """Who answers where a paragraph only says what the words are about: the main player once they spoke, else whoever did."""


def extract_quotes(article: Article, cast: Cast, hints: Hints) -> tuple[Quote, ...]:
    """All quotes of an article, in order of place."""
    del hints
    outer = [bracket for bracket in find_brackets(article) if bracket.depth == 0]
    reader = _Reader(article, Roll.of(article, cast, find_masked(article.text, outer)), cast.main)
    state = State()
    drafts: list[Draft] = []
    for site in find_sites(article, outer):
        state = reader.read(site, state, drafts)
    return tuple(_quote(article, number, draft) for number, draft in enumerate(drafts, 1))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Tells kind and speaker of one quote after another."""

    article: Article
    roll: Roll
    main: Person | None

    def read(self, site: Site, state: State, drafts: list[Draft]) -> State:
        """Add the quote at `site` to `drafts`; gives what the next one needs."""
        beside = self._beside(site, state)
        kind = tell_kind(self._setting(site, beside))
        if kind is None:
            return state
        voice = self._voice(site, state, beside, fragment=kind == "fragment")
        joins = drafts and state.site is not None and (beside.resumes or not site.bracket.opened)
        if joins:
            drafts[-1].spans.append(site.bracket.span)
            voice = drafts[-1].voice
        else:
            drafts.append(Draft(kind, voice, [site.bracket.span]))
        if kind == "fragment":
            return replace(state, after=beside.after) if state.direct else state
        held = beside.after if beside.resumes or beside.after is None or voice.cue == beside.after.cue else None
        host = self.main if voice.person is not None and voice.person is self.main else state.host
        if TOPIC_RE.fullmatch(beside.lead):
            host = voice.person
        return State(voice, site, held, direct=True, host=host)

    def _beside(self, site: Site, state: State) -> Beside:
        lead = self.article.text[site.left : site.start].rstrip()
        before = find_clause_before(self.roll, site.left, site.start, site.sentence.span.start)
        resumes = self._resumes(site, state, before)
        return Beside(lead, None if resumes else before, self._clause_after(site), resumes)

    def _setting(self, site: Site, beside: Beside) -> Setting:
        text, bracket, lead = self.article.text, site.bracket, beside.lead
        span = bracket.span
        cue = beside.before.cue if beside.before is not None else None
        last = cue is not None and text[cue.end : site.start].isspace() and cue.cut(text) in cues().strong
        source = beside.before is not None and SOURCE_RE.match(lead) is not None
        told = (cue is not None or source) and (lead.endswith(",") or last)
        introduced = lead.endswith(":") or told
        embedded = bool(lead.strip(" ,—–-(")) and not beside.resumes and not introduced
        claimed = beside.after is not None or beside.before is not None
        return Setting(
            words=span.cut(text),
            headline=self._is_heading(bracket.block),
            opened=bracket.opened,
            closed=bracket.closed,
            embedded=embedded,
            paused=lead.endswith(","),
            after_comma=text[span.end - 1] in ",.!?…—–;" or text[site.end : site.end + 1] in (",", "."),
            clause_after=beside.after is not None,
            clause_before=beside.before is not None,
            resumes=beside.resumes,
            runs_on=text[span.start].islower()
            and beside.after is None
            and RUNS_ON_RE.match(text, site.end) is not None,
            told=claimed or (embedded and self._told(site)),
            before=fold(lead.split()[-1]) if embedded else "",
        )

    def _is_heading(self, index: int) -> bool:
        block = self.article.blocks[index]
        return (
            block.kind in ("headline", "heading")
            or CROSSHEAD_RE.fullmatch(block.span.cut(self.article.text)) is not None
        )

    def _told(self, site: Site) -> bool:
        """Whether a verb of saying stands in the narrative of the quote's sentence."""
        ends = ((site.left, site.start), (site.end, min(site.right, site.sentence.span.end)))
        return any(cues().tells(word.text) for start, end in ends for word in find_words(self.article.text, start, end))

    def _resumes(self, site: Site, state: State, before: Clause | None) -> bool:
        """Whether the quote before was broken by its cue, and goes on here in the same sentence."""
        if site.first or state.site is None or state.after is None or state.site.bracket.block != site.bracket.block:
            return False
        between = self.article.text[state.site.end : site.start].rstrip()
        if not between.endswith((",", "—", "–", "-")) or site.sentence.span.start >= state.site.end:
            return False
        return before is None or before.cue == state.after.cue

    def _clause_after(self, site: Site) -> Clause | None:
        """The reporting clause right of a quote."""
        text = self.article.text
        if not site.bracket.closed or site.end >= site.right or _breaks_off(text, site):
            return None
        start = site.end
        while start < site.right and text[start].isspace():
            start += 1
        if start >= site.right:
            return None
        sentence = self.article.sentence_at(start)
        end = min(site.right, sentence.span.end)
        if sentence.span.start < site.end:
            return find_clause_after(self.roll, site.end, end)
        words = text[start:end].split()
        if text[start] in "—–―":
            return find_clause_after(self.roll, start, end)
        if len(words) <= SHORT_CLAUSE_WORDS:
            return find_clause_after(self.roll, start, end) if text[end - 1] == "." or text[start] == "-" else None
        clause = find_clause_after(self.roll, start, end) if text[site.bracket.span.end - 1] in "!?" else None
        return clause if clause and clause.cue and ends_clause(text, clause.cue, end) else None

    def _voice(self, site: Site, state: State, beside: Beside, *, fragment: bool) -> Voice:
        """Who speaks."""
        if site.label is not None:
            person = self.roll.bearer(site.label.cut(self.article.text))
            return Voice(person, Mention(span=site.label, form="name"), "label") if person else NOBODY
        if beside.resumes:
            return replace(state.voice, rule="resumed")
        before, after = beside.before, beside.after
        first = before is not None and (after is None or after.person is None or _leads_up(beside.lead))
        own = before if first else after
        if own is not None:
            return (
                self._of_message(site, state, own, fragment=fragment) or self._added(site, state, own) or of_clause(own)
            )
        if fragment:
            return self._of_fragment(site)
        if not site.bracket.opened:
            return carry(state.voice, "left-open")
        return self._carried_on(site, state, beside.lead)

    def _of_message(self, site: Site, state: State, own: Clause, *, fragment: bool) -> Voice | None:
        """Who speaks in words that "it" says, or that tell of what another sent; None where they are neither."""
        if own.cue is None or fragment:
            return None
        if own.person is None or own.person.kind != "person":
            if not is_message(self.roll, own.cue.start):
                return None
            named = writer_before(self.article, self.roll, site.start, rivalled=own.person is not None)
            if named is not None:
                return Voice(named[1], named[0], "message", own.cue, carried=True)
            return carry(state.voice, "message") if state.voice.rule == "message" else None
        pronoun = own.mention is not None and own.mention.form == "pronoun"
        if not pronoun or not TOLD_RE.match(self.article.text, site.bracket.span.start):
            return None
        named = receiver_before(self.article, self.roll, site.start, sender=own.person)
        return Voice(named[1], own.mention, own.rule, own.cue, named=False) if named else None

    def _added(self, site: Site, state: State, own: Clause) -> Voice | None:
        """Who spoke last and is named since, where "he added" goes on with their words; None where another was heard."""
        spoke, last = state.voice.person, state.site
        if last is None or spoke is None or own.person is None or own.person is spoke or own.cue is None:
            return None
        pronoun = own.mention is not None and own.mention.form == "pronoun"
        if (
            not pronoun
            or own.cue.cut(self.article.text) not in cues().additions
            or len({spoke.sex, own.person.sex} - {None}) > 1
        ):
            return None
        between = self.roll.between(last.end, site.start)
        named = any(person is spoke and mention.form != "pronoun" for mention, person in between)
        heard = any(
            person is not spoke and cues().tells(verb_behind(self.article.text, mention.span.end))
            for mention, person in between
        )
        near = site.bracket.block - last.bracket.block <= 1
        return Voice(spoke, own.mention, own.rule, own.cue, named=False) if near and named and not heard else None

    def _of_fragment(self, site: Site) -> Voice:
        """Who said a few words inside the writer's own sentence: the subject of the verb nearest before them."""
        words = list(find_words(self.article.text, site.left, site.start))
        for index in range(len(words) - 1, 0, -1):
            if cues().tells(words[index].text):
                clause = clause_of(self.roll, words, index, start=site.left, sentence=site.sentence.span.start)
                return NOBODY if clause is None else of_clause(clause)
        return NOBODY

    def _carried_on(self, site: Site, state: State, lead: str) -> Voice:
        """Who speaks where no clause says it."""
        last = state.site
        if last is not None and last.bracket.block == site.bracket.block:
            between = self.article.text[last.end : site.start]
            if not last.bracket.closed:
                return carry(state.voice, "left-open")
            if not between.strip() or self._same_sentence(last, site):
                return carry(state.voice, "same-paragraph")
            return self._narrative(last.end, site.start) or carry(state.voice, "same-paragraph")
        if TOPIC_RE.fullmatch(lead):
            host = state.host
            if host is not None and host is not state.voice.person:
                return Voice(host, host.mentions[0], "interview", carried=True)
            return self._across(site, state)
        if lead.strip() or site.start > self.article.blocks[site.bracket.block].span.start:
            start = self.article.blocks[site.bracket.block].span.start
            carried = carry(state.voice, "carried-over")
            return self._narrative(start, site.start) or (carried if carried.person else self._under(site))
        if last is not None and not last.bracket.closed:
            return carry(state.voice, "left-open")
        return self._across(site, state)

    def _same_sentence(self, last: Site, site: Site) -> bool:
        """Whether nothing but the rest of the sentence of the quote before stands between the two."""
        return self.article.sentence_at(last.end).span.end >= site.start - 2

    def _across(self, site: Site, state: State) -> Voice:
        """Who speaks in a paragraph that begins with a quote: the paragraph before tells."""
        article, last = self.article, state.site
        index = site.bracket.block - 1
        floor = max(0, index - FAR_BLOCKS)
        while index >= floor and (article.blocks[index].kind != "paragraph" or self._is_topic(index)):
            heading = self._heading(index)
            if heading is not None:
                return heading
            index -= 1
        if index < floor:
            return carry(state.voice, "carried-over")
        block = article.blocks[index].span
        if self.main is not None and article.text[block.end - 1] == "?" and self._answers(site, state):
            return Voice(self.main, self.main.mentions[0], "interview", carried=True)
        if last is not None and last.bracket.block == index:
            tail = article.text[last.end : block.end]
            if state.after is None and len(tail.split()) > MIN_NARRATIVE_WORDS:
                return self._narrative(last.end, block.end) or carry(state.voice, "carried-over")
            introduced = self._introduced(index, last.end)
            return introduced or carry(state.voice, "carried-over")
        introduced = self._introduced(index, block.start)
        if introduced is not None:
            return introduced
        told = self._narrative(block.start, block.end)
        if told is not None:
            return told
        near = last is not None and site.bracket.block - last.bracket.block <= FAR
        return carry(state.voice, "carried-over" if near else "far-carried")

    def _is_topic(self, index: int) -> bool:
        """Whether a paragraph only says what the words below it are about: "On her knee:"."""
        return TOPIC_RE.fullmatch(self.article.blocks[index].span.cut(self.article.text)) is not None

    def _answers(self, site: Site, state: State) -> bool:
        """Whether a quote is all of its paragraph, and nobody but the main player spoke before."""
        block = self.article.blocks[site.bracket.block].span
        alone = not self.article.text[site.end : block.end].strip()
        return alone and state.voice.person in (None, self.main)

    def _introduced(self, index: int, floor: int) -> Voice | None:
        """The clause that ends a paragraph with a colon."""
        end = self.article.blocks[index].span.end
        if self.article.text[end - 1] != ":":
            return None
        sentence = self.article.sentence_at(end - 1).span.start
        clause = find_clause_before(self.roll, max(floor, sentence), end, sentence)
        return Voice(clause.person, clause.mention, "introduced", clause.cue) if clause and clause.person else None

    def _heading(self, index: int) -> Voice | None:
        """The speaker that a heading names: What Holm said; Ida Holm on Radio Corve."""
        block, text = self.article.blocks[index], self.article.text
        if block.kind not in ("heading", "caption"):
            return None
        named = self.roll.between(block.span.start, block.span.end)
        heard = named and HEARD_ON_RE.fullmatch(text, named[-1][0].span.end, block.span.end)
        if not named or not (heard or HEADING_RE.fullmatch(block.span.cut(text))):
            return None
        first = named[-1] if heard else named[0]
        return Voice(first[1], first[0], "heading", carried=True)

    def _under(self, site: Site) -> Voice:
        """The speaker whom the nearest heading above a quote names."""
        for index in range(site.bracket.block - 1, max(-1, site.bracket.block - FAR - 1), -1):
            heading = self._heading(index)
            if heading is not None:
                return heading
        return NOBODY

    def _narrative(self, start: int, end: int) -> Voice | None:
        """The subject of the last sentence in [start, end) that has one."""
        article = self.article
        number = article.sentence_at(end - 1).number
        while number > 0:
            sentence = article.sentences[number - 1].span
            if sentence.end <= start:
                return None
            lower, upper = max(start, sentence.start), min(end, sentence.end)
            named = (
                reporter_behind(self.roll, lower, upper)
                or self.roll.subject(lower, upper)
                or next(iter(self.roll.between(lower, upper)), None)
            )
            if named is not None:
                return Voice(named[1], named[0], "narrative-subject", carried=True)
            number -= 1
        return None


def _breaks_off(text: str, site: Site) -> bool:
    """Whether a sentence begins right behind a quote that ended one, without a blank: a paragraph's break was lost."""
    return text[site.end].isupper() and text[site.bracket.span.end - 1] in ".!?"


def _leads_up(lead: str) -> bool:
    """Whether a colon, or a verb of saying with its comma, ends the narrative before a quote."""
    return lead.endswith(":") or (lead.endswith(",") and lead.rpartition(" ")[2][:-1] in cues().strong)


def _quote(article: Article, number: int, draft: Draft) -> Quote:
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
