"""Whose number it is, what it is hedged with, how far it reaches, and as of when.

Takes a draft and its article, fills what the families leave open. A number inside a quote is the speaker's where the
speaker says "I"; else it belongs to whoever owns the number, to the subject of the clause, to the main player.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.extract.records.draft import Draft, words_re
from generator.extract.teams import TeamMention, Teams, is_country
from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.claims import Cast, Dating, Mention, Person, Quote
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span

CLAUSE_RE = re.compile(
    r"[;:—]|, (?:but|and|while|as|where|when|which|although|though|with)\b|(?<![\w-])(?:but|while|as|where|when|although)\b(?! (?:well|many|much|far|the hero))",
    re.IGNORECASE,
)
"""Where a clause begins. Takes `, but `, ` as Ardley go`; leaves `, who `."""

FIRST_PERSON_RE = re.compile(r"\b(?:I|me|my|myself)\b")
"""The speaker. Takes `I’m`, `my`; leaves `mine field`."""

SCOPE_RE = re.compile(
    r"\s(?P<scope>across (?:club and country|all competitions)|in all competitions|(?:this|last) (?:season|year|term)|of the season|for club and country|of (?:his|her|their|my|our) career|in (?:his|her|my) career"
    r"|(?:for|with|at|in|against) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*|so far)",
)
"""How far a count reaches, after it. Takes ` across club and country`, ` for Ardley`; leaves ` for fun`."""

FOR_SIDE_RE = re.compile(
    r"\s(?:win|victory|triumph|success)[\w ]{0,12}? for (?:the )?(?P<side>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
"""Whose win it is. Takes ` victory for Ardley`; leaves ` win over Ardley`."""

OPPONENT_RE = re.compile(
    r"\b(?:over|against|to|with|by|beat|beating|defeated|from|versus|vs) (?:the )?(?:champions |rivals |defending champions |London rivals )?$"
)
"""What makes of a side the other one. Takes `win over `; leaves `for `."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that stands around the drafts of one article."""

    article: Article
    cast: Cast
    quotes: tuple[Quote, ...]
    dating: Dating
    teams: Teams

    def quote_at(self, span: Span) -> Quote | None:
        """The quote that holds a span, or None."""
        return next(
            (quote for quote in self.quotes if any(segment.span.holds(span) for segment in quote.segments)), None
        )


def find_holder(draft: Draft, setting: Setting) -> str | None:
    """The name of whoever a draft says something of."""
    if draft.subject:
        draft = replace(draft, anchor=draft.subject, subject=None)
    if draft.owner == "team":
        return _team_holder(draft, setting)
    if draft.owner == "person":
        return _person_holder(draft, setting)
    return _nearest_holder(draft, setting)


def _main(setting: Setting) -> str | None:
    return setting.cast.main.name if setting.cast.main else None


def _persons(span: Span, setting: Setting) -> list[tuple[Mention, Person]]:
    return [(mention, person) for mention, person in setting.cast.in_span(span) if person.kind == "person"]


def _person_holder(draft: Draft, setting: Setting) -> str | None:
    """Speaker, name in the words, owner, subject of the clause, subject of the sentence, main player."""
    text = setting.article.text
    sentence = setting.article.sentence_at(draft.anchor.start).span
    quote = setting.quote_at(draft.anchor)
    if quote and FIRST_PERSON_RE.search(sentence.cut(text)):
        return quote.speaker or _main(setting)
    people = _persons(sentence, setting)
    named = [(mention, person) for mention, person in people if _names(mention, draft, text)]
    if named:
        return named[0][1].name
    owners = [
        person
        for mention, person in people
        if mention.possessive
        and mention.span.end <= draft.anchor.start
        and _modifies(text[mention.span.end : draft.anchor.start])
    ]
    if owners:
        return owners[-1].name
    clause = _clause(draft, sentence, text)
    subjects = [person for mention, person in people if clause.holds(mention.span) and _acts(mention, draft, text)]
    before = [
        person for mention, person in people if mention.span.end <= draft.anchor.start and _acts(mention, draft, text)
    ]
    for found in (subjects, before):
        if found:
            return found[-1].name
    return _main(setting)


def _names(mention: Mention, draft: Draft, text: str) -> bool:
    """Whether a mention is set beside the number: "Bellamy, 25", "six-time champion Ann Ardley", "the 32-year-old"."""
    if mention.form == "pronoun":
        return False
    if draft.kind == "age" and mention.span.overlaps(draft.span):
        return True
    if mention.span.start < draft.span.end:
        return (
            draft.rule == "age.beside-name"
            and mention.span.end <= draft.anchor.start
            and text[mention.span.end : draft.anchor.start].strip(" ,(") == ""
        )
    gap = text[draft.span.end : mention.span.start]
    follows = draft.rule in ("age.year-old", "times.honours")
    return (
        follows
        and re.fullmatch(r" (?:[\w-]+ ){0,3}", gap) is not None
        and not re.search(r"\b(?:of|in|on|at|for|by|with|to|and|says|said)\b", gap)
    )


def _modifies(gap: str) -> bool:
    """Whether only words that describe stand between an owner and the number."""
    return (
        re.fullmatch(
            r"(?:\s(?!in\b|at\b|on\b|for\b|to\b|with\b|by\b|and\b|of\b|is\b|was\b|has\b|had\b)[\w-]+){0,3}\s?", gap
        )
        is not None
    )


def _clause(draft: Draft, sentence: Span, text: str) -> Span:
    """The clause that holds a number, from its beginning to the number."""
    start = sentence.start
    for found in CLAUSE_RE.finditer(text, sentence.start, draft.anchor.start):
        start = found.end()
    return Span(min(start, draft.anchor.start), draft.anchor.start + 1)


def _acts(mention: Mention, draft: Draft, text: str) -> bool:
    """Whether a mention before the number may be the subject of its clause."""
    if mention.possessive or mention.span.end > draft.anchor.start:
        return False
    lead = text[max(0, mention.span.start - 12) : mention.span.start]
    return re.search(r"\b(?:by|with|from|for|of|to|under|against|over|like|than|on) (?:the )?$", lead) is None


def _sides(span: Span, setting: Setting) -> list[TeamMention]:
    return [mention for mention in setting.teams.mentions if span.holds(mention.span)]


def _team_holder(draft: Draft, setting: Setting) -> str | None:
    """The side that won or lost: named in the words, subject of the clause, the main player's own."""
    text = setting.article.text
    sentence = setting.article.sentence_at(draft.anchor.start).span
    known = {mention.name for mention in setting.teams.mentions}
    won = FOR_SIDE_RE.search(text, draft.anchor.end, min(sentence.end, draft.anchor.end + 70))
    national = _national(draft, sentence, setting)
    mine = setting.teams.main(national=national)
    if won and won["side"] in known:
        return _full(won["side"], setting)
    if won:
        return mine or _main(setting)
    clause = _clause(draft, sentence, text)
    for area in (clause, Span(sentence.start, draft.anchor.start + 1)):
        own = [
            mention
            for mention in _sides(area, setting)
            if not OPPONENT_RE.search(text[max(0, mention.span.start - 30) : mention.span.start])
        ]
        own = [mention for mention in own if not _describes(mention, setting)] or [
            mention for mention in own if mention.name == mine
        ]
        if own:
            return own[-1].name or mine or _main(setting)
    return mine or _main(setting)


def _describes(mention: TeamMention, setting: Setting) -> bool:
    """Whether a side only says who somebody is ("Ardley striker"), and does nothing itself."""
    return any(
        item.team_span == mention.span for item in setting.teams.affiliations if item.bond in ("before", "former")
    )


def _full(side: str, setting: Setting) -> str:
    return next(
        (mention.name for mention in setting.teams.mentions if mention.name and side in mention.name.split(" ")), side
    )


def _national(draft: Draft, sentence: Span, setting: Setting) -> bool:
    """Whether a result is of national teams: the side that was met is a country."""
    if draft.international is not None:
        return draft.international
    sides = [
        mention.name
        for mention in _sides(sentence, setting)
        if mention.name and mention.span.start >= draft.anchor.start - 80
    ]
    met = [side for side in sides if side not in (setting.teams.country, setting.teams.club)]
    return any(is_country(side) for side in met) if met else setting.teams.club is None


def _nearest_holder(draft: Draft, setting: Setting) -> str | None:
    """Person or side, whichever is nearest before the number in its clause; else the nearest after it."""
    text = setting.article.text
    sentence = setting.article.sentence_at(draft.anchor.start).span
    quote = setting.quote_at(draft.anchor)
    if quote and FIRST_PERSON_RE.search(sentence.cut(text)):
        return quote.speaker or _main(setting)
    mine = setting.teams.main(national=False) or _main(setting)
    agents: list[tuple[int, str | None]] = []
    for mention, person in _persons(sentence, setting):
        if draft.rule == "times.honours" and _names(mention, draft, text):
            return person.name
        if mention.span.end <= draft.anchor.start and (_acts(mention, draft, text) or mention.possessive):
            agents.append((mention.span.end, person.name))
    for side in _sides(Span(sentence.start, draft.anchor.start + 1), setting):
        lead = text[max(0, side.span.start - 30) : side.span.start]
        if (
            not OPPONENT_RE.search(lead)
            and not _describes(side, setting)
            and not re.search(r"\b(?:with|at|in|joined) (?:the )?$", lead)
        ):
            agents.append((side.span.end, side.name or mine))
    if agents:
        return max(agents)[1]  # type: ignore[type-var]
    later = [(side.span.start, side.name or mine) for side in _sides(Span(draft.anchor.start, sentence.end), setting)]
    later += [
        (mention.span.start, person.name)
        for mention, person in _persons(Span(draft.anchor.start, sentence.end), setting)
    ]
    return min(later)[1] if later else _main(setting)  # type: ignore[type-var]


def find_hedge(draft: Draft, text: str) -> str | None:
    """The words that hedge a number, as printed, or None."""
    if draft.kind in ("ordinal", "score", "record", "award"):
        return None
    table = load_table("metrics")["hedges"]
    for start in (draft.anchor.start, draft.span.start):
        lead = re.search(
            rf"(?:{words_re(tuple(table['before'])).pattern})\s$", text[max(0, start - 20) : start], re.IGNORECASE
        )
        if lead:
            return lead.group().strip()
    after = text[draft.anchor.end : max(draft.span.end, draft.anchor.end + 16)]
    tail = re.match(rf"[,\s]+(?:{words_re(tuple(table['after'])).pattern})", after, re.IGNORECASE)
    return tail.group().strip(" ,") if tail else None


def find_scope(draft: Draft, text: str, end: int) -> str | None:
    """The words that say how far a count reaches, as printed, or None."""
    if draft.kind not in ("tally", "target", "milestone", "ordinal", "streak", "remaining"):
        return None
    found = SCOPE_RE.match(text, draft.span.end, end)
    return found["scope"] if found else None


def find_as_of(draft: Draft, setting: Setting) -> EdtfDate | None:
    """The date of the clause's time expression, else of the article."""
    text = setting.article.text
    sentence = setting.article.sentence_at(draft.anchor.start).span
    clause = Span(_clause(draft, sentence, text).start, sentence.end)
    if draft.kind == "age" and draft.rule == "age.year-old":
        return setting.dating.present
    dated = [timex for timex in setting.dating.timexes if timex.edtf and clause.holds(timex.evidence.span)]
    nearest = min(
        dated,
        key=lambda timex: (abs(timex.evidence.span.start - draft.anchor.start), timex.evidence.span),
        default=None,
    )
    return nearest.edtf if nearest else setting.dating.present
