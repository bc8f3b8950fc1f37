"""Whose number it is: a person, or a side.

Takes a draft and its article, gives a name. A number inside a quote is the speaker's where the speaker says "I"; else it
belongs to whom it stands beside, to its owner, to the subject of its clause, to the main player. A mention behind a
preposition, or behind a verb of beating, is nobody's subject.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from generator.extract.records.asides import antecedent, before_aside
from generator.extract.records.draft import Draft
from generator.extract.records.setting import Agent, Setting, clause_start
from generator.extract.records.trades import find_fined, find_traded
from generator.extract.sides import CAP, NAME, demonyms, is_country, openers, role_words
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import fold

FIRST_PERSON_RE = re.compile(r"\b(?:I|me|my|myself)\b")
"""The speaker. Takes `I’m`, `my`; leaves `mine field`."""

SUBJECT_I_RE = re.compile(r"\b(?:I|my)\b")
"""The speaker as subject or owner. Takes `I’ve`; leaves `told me`."""

I_DID_RE = re.compile(r"\bI(?:[’']ve| have| had)?(?: just| only| then| even)? [a-z]+ $")
"""The speaker as the subject right before a number. Takes `I won `; leaves `I think we won `."""

WE_RE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
"""The speaker's side. Takes `we’re`; leaves `went`."""

WE_DID_RE = re.compile(r"\b[Ww]e(?:[’']ve| have| had| only| just)* (?:[a-z]+ ){1,2}$")
"""The same as the subject right before a number. Takes `We scored `; leaves `We know he scored `."""

WHOSE_SIDE_RE = re.compile(r",? whose (?:[a-z]+ ){0,2}(?:side|team|club|men|women|players|squad)(?: [\w-]+){0,14}? $")
"""The side of whoever stands before it. Takes `, whose young side have kept only `; leaves `, whose brother has `."""

FOR_SIDE_RE = re.compile(
    r"\s(?:win|victory|triumph|success)[\w ]{0,12}? for (?:the )?(?P<side>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
"""Whose win it is. Takes ` victory for Ardley`; leaves ` win over Ardley`."""

DESCRIBES_RE = re.compile(
    rf"(?:\s(?!(?:{one_of('prepositions', 'coordinators', 'be', 'have', 'do', 'modals')}|who|that)\b)[\w-]+){{0,3}}\s?"
)
"""What may stand between an owner and a number. Takes ` first `, ` all-time best `; leaves ` side in `."""

BESIDE_RE = re.compile(
    rf" (?:(?!(?:{one_of('prepositions', 'coordinators')}|says|said)\b)[\w-]+ ){{0,3}}", re.IGNORECASE
)
"""What may stand between "32-year-old" and a name. Takes ` midfielder `; leaves ` said `."""

POSSESSIVE_RE = re.compile(r"^[’']s?")
"""A possessive ending after its name. Takes `’s`, `’`; leaves ` third`."""

OUT_RE = re.compile(r"^[a-z]+ |(?: [a-z]+)? for [0-9]+.*$")
"""How a batter was out, around the name. Takes `removed ` and ` caught for 64`; leaves `Dahl`."""

BY_SIDE_RE = re.compile(r" by (?:the )?(?P<side>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
"""Whose win it is, after "won 2-1". Takes ` by Ardley`; leaves ` by two goals`."""

THEY_RE = re.compile(r"\b(?:they|we)\b[^.;]*$", re.IGNORECASE)
"""A plural subject before a number. Takes `They have scored `; leaves `She has `."""

THEIR_RE = re.compile(r"\btheir (?:very |own )?$", re.IGNORECASE)
"""A plural owner before a count. Takes `before their `; leaves `they `."""

COMMON_SIDE_RE = re.compile(r"\b(?:club|side|team|franchise|county|outfit) (?:that|which|who) (?:[\w-]+ ){1,14}$")
"""A side without its name, told of before a number. Takes `a franchise that won `; leaves `the club `."""

SAYS_RE = re.compile(
    r"\b(?:(?:said|says|told [\w ]{1,20}|believes?|insisted|admitted|argued|thinks?)(?: that)?|(?:claimed|added) that) $"
)
"""A verb of saying right before a number: whoever speaks is not counted. Takes `but said `; leaves `said he had `, `added `."""

RECORD_OF_RE = re.compile(
    r"(?: [\w’'-]+){0,3} (?:record|mark|best|total|tally|haul|high) of (?:just |only |nearly |over |more than )?"
)
"""What somebody owns that is a number. Takes ` franchise record of `; leaves ` team of `."""

UNKNOWN_RE = re.compile(
    rf"(?P<name>{CAP} {CAP}(?: {CAP})?) (?:then |also |later |twice |has |had |have )*(?:{one_of('counting.achieving')}|(?!(?:is|was|as)\b)[a-z]{{3,}}(?:ed|s)|scored) (?:[\w’'-]+ ){{0,5}}$"
)
"""Somebody whom nothing else names, and their verb. Takes `Mia Berg scored a career-high `; leaves `In May Ardley scored `."""

BY_RE = re.compile(r"(?: in [\w -]{2,20}?)? by (?:the )?")
"""What may stand between a count and who made it. Takes ` in stoppage time by `; leaves ` won by `."""

FOR_RE = re.compile(r" for (?:the )?(?:[\w-]+ ){0,2}")
"""What may stand between a place in a count and whose it is. Takes ` for 17-year-old `; leaves ` for Ardley and `."""

PLACED_RE = re.compile(rf" (?P<name>{NAME})")
"""Whose place it is, right behind it. Takes ` Bexton` of `second-placed Bexton`; leaves ` side`."""

WON_BY_RE = re.compile(rf"\bwon by (?P<name>{CAP}(?: {CAP})?) in $")
"""Who won in a time, before it. Takes `won by Quist in `; leaves `won by a second in `."""

SET_BY_RE = re.compile(
    r",? (?:(?:that|which) (?:is|was) |still )?(?:set|held|established|posted|run|owned|shared|jointly held) (?:in [0-9]{4} )?by (?:[A-Z][\w’'-]*[’']s |the )?(?:[a-z-]+ ){0,3}"
)
"""Whose a record is, after it. Takes `, set by Norland’s `; leaves `, set in May`."""

BY_NATION_RE = re.compile(rf"{BY_RE.pattern}(?P<name>{NAME})")
"""The same with the name, which may be a country's. Takes ` by Norland`; leaves ` by her`."""

SENTENCES_BACK = 2
"""How many sentences back the side may stand that "they" speaks of."""

BESIDE_RULES = frozenset(["age.year-old", "times.honours", "position.seed", "position.world"])
"""Rules whose number may stand before the name of its holder: "four-time champion Ann Ardley"."""

SAME_SEX = {"he": "his", "she": "her"}
"""What a pronoun owns by in its own clause."""


def find_holder(draft: Draft, setting: Setting) -> str | None:
    """The name of whoever a draft says something of."""
    if draft.subject:
        draft = replace(draft, anchor=draft.subject, subject=None)
    text = setting.article.text
    sentence = setting.article.sentence_at(draft.anchor.start).span
    quote = setting.quote_at(draft.anchor)
    agents = setting.agents(sentence)
    if (
        quote
        and (draft.owner != "team" or I_DID_RE.search(text, sentence.start, draft.anchor.start))
        and _is_speakers(draft, agents, text, sentence)
    ):
        return quote.speaker or setting.main
    we = WE_RE if draft.owner != "person" else WE_DID_RE
    if quote and draft.kind != "age" and we.search(text, sentence.start, draft.anchor.start):
        spoken = setting.side_of(quote.speaker) or setting.teams.main(national=_is_national(draft, agents, setting))
        if spoken:
            return spoken
    if draft.kind == "fee" and draft.metric in load_table("metrics")["traded"]["metrics"]:
        return find_traded(draft, agents, setting, sentence)
    fined = find_fined(draft, agents, text)
    if fined:
        return _named(fined, setting)
    if draft.owner == "team" and draft.kind in ("ordinal", "tally", "milestone"):
        own = _own(draft, [agent for agent in agents if not agent.side], setting)
        if own:
            return own
    if draft.owner == "team":
        return _side(draft, agents, setting, sentence)
    return _beside(draft, agents, setting) or _subject(draft, agents, setting, sentence) or setting.main


def _is_speakers(draft: Draft, agents: list[Agent], text: str, sentence: Span) -> bool:
    """Whether a quoted number is the speaker's own: "I" stands in its sentence, and nobody else acts after it."""
    number = draft.anchor.start
    if not FIRST_PERSON_RE.search(sentence.cut(text)):
        return False
    clause = Span(clause_start(text, sentence.start, number), max(number, sentence.start + 1))
    acting = [
        agent
        for agent in agents
        if clause.holds(agent.span) and not (agent.side or agent.is_object or agent.possessive or agent.pronoun)
    ]
    return not acting or SUBJECT_I_RE.search(text, acting[-1].span.end, number) is not None


def _beside(draft: Draft, agents: list[Agent], setting: Setting) -> str | None:
    """The name that a number stands beside or belongs to: "Ardley, 25", "four-time champion Ann Ardley", "his third"."""
    text = setting.article.text
    after = [agent for agent in agents if agent.span.start > draft.span.end and not agent.pronoun]
    named = _full_name_re().match(text, draft.span.end) if draft.rule == "age.year-old" else None
    if named:
        return next((agent.name for agent in after if agent.span.start == named.start("name")), named["name"])
    if draft.kind == "age" or draft.rule == "innings.bracket":
        for agent in agents:
            if not (agent.side or agent.pronoun) and agent.span.overlaps(draft.span):
                return agent.name
    if draft.rule in BESIDE_RULES:
        for agent in after:
            described = draft.kind == "age" and agent.side
            if not described and BESIDE_RE.fullmatch(text, draft.span.end, agent.span.start):
                return agent.name
    if draft.rule == "position" and text.endswith("-placed", 0, draft.span.end):
        placed = [agent for agent in after if agent.span.start == draft.span.end + 1]
        named = PLACED_RE.match(text, draft.span.end)
        if placed or named:
            return placed[0].name if placed else named and named["name"]
    winner = WON_BY_RE.search(text, max(0, draft.span.start - 48), draft.span.start)
    if winner and draft.rule == "mark.time":
        won = [agent.name for agent in agents if agent.span.start == winner.start("name")]
        return won[0] if won else winner["name"]
    if draft.kind == "ordinal" and draft.owner == "person":
        meant = [
            agent for agent in after if not agent.side and FOR_RE.fullmatch(text, draft.span.end, agent.span.start)
        ]
        if meant:
            return meant[0].name
    mark = draft.rule.startswith("mark") or draft.kind == "record"
    setter = [agent for agent in after if mark and SET_BY_RE.fullmatch(text, draft.span.end, agent.span.start)]
    if setter:
        return setter[0].name
    told = draft.kind == "tally" and draft.metric != "caps"
    by = [agent for agent in after if told and BY_RE.fullmatch(text, draft.span.end, agent.span.start)]
    nation = BY_NATION_RE.match(text, draft.span.end) if told and not by else None
    if by or (nation and is_country(nation["name"])):
        return by[0].name if by or nation is None else nation["name"]
    if draft.rule in ("age.beside-name", "innings.bracket"):
        return _named_beside(draft, text)
    if draft.rule == "phrase.nth":
        by = [agent for agent in agents if draft.span.holds(agent.span) and text.endswith("by ", 0, agent.span.start)]
        if by:
            return by[0].name
    return _own(draft, agents if draft.owner != "person" else [agent for agent in agents if not agent.side], setting)


def _own(draft: Draft, agents: list[Agent], setting: Setting) -> str | None:
    """The owner right before a number: "his third", "Ardley’s 12th"."""
    text = setting.article.text
    owners = [agent for agent in agents if agent.possessive and agent.span.end <= draft.anchor.start]
    between = [(agent, _after_possessive(text, agent, draft.anchor.start)) for agent in owners]
    close = [agent for agent, words in between if DESCRIBES_RE.fullmatch(words) or RECORD_OF_RE.fullmatch(words)]
    return _owner(close[-1], agents, setting).name if close else None


@cache
def _full_name_re() -> re.Pattern[str]:
    """A full name after an age. Takes ` Ardley back-rower Ida Holm`; leaves ` beat Ida Holm`."""
    return re.compile(rf" (?:[\w’'-]+ ){{0,3}}?(?:{role_words()}|[a-z-]+(?:er|ist|man|woman)) (?P<name>{CAP} {CAP})")


def _owner(owner: Agent, agents: list[Agent], setting: Setting) -> Agent:
    """Whose it is: of "his" and "her", the subject of the same clause, if its sex allows."""
    text = setting.article.text
    clause = clause_start(text, setting.article.sentence_at(owner.span.start).span.start, owner.span.start)
    acting = [agent for agent in agents if clause <= agent.span.start < owner.span.start and not agent.side]
    subjects = [agent for agent in acting if not (agent.is_object or agent.possessive)]
    if not owner.pronoun or not subjects:
        return owner
    subject = acting[-1] if acting[-1].pronoun and acting[-1].is_object else subjects[-1]
    if subject.is_object:
        return subject
    if subject.pronoun:
        return subject if SAME_SEX.get(fold(subject.span.cut(text))) == fold(owner.span.cut(text)) else owner
    sexes = [setting.cast.named(agent.name or "") for agent in (owner, subject)]
    told = {person.sex for person in sexes if person and person.sex}
    return subject if len(told) < 2 else owner


def _named_beside(draft: Draft, text: str) -> str | None:
    """The name that an age stands beside, of somebody who is named nowhere else: "grandson Toby, nine"."""
    name = OUT_RE.sub("", draft.span.cut(text)).partition(",")[0].partition(" (")[0]
    return name if name[:1].isupper() and " " not in name and fold(name) not in demonyms() else None


def _after_possessive(text: str, agent: Agent, end: int) -> str:
    """The words between an owner and `end`, the possessive ending left out."""
    return POSSESSIVE_RE.sub("", text[agent.span.end : end])


def _subject(draft: Draft, agents: list[Agent], setting: Setting, sentence: Span) -> str | None:
    """The subject of the clause, else of the sentence, else whoever is owned or comes next."""
    text = setting.article.text
    number = draft.anchor.start
    before = [agent for agent in agents if agent.span.end <= number]
    told_of = antecedent(before, text, number) or before_aside(before, text, number)
    if told_of:
        return _named(told_of, setting)
    mine = setting.teams.main(national=False)
    if mine and draft.owner == "either" and COMMON_SIDE_RE.search(text, max(sentence.start, number - 90), number):
        return mine
    led = _led_side(before, setting, number) if draft.kind != "age" else None
    if led:
        return led
    if draft.kind != "age" and _is_their_own(draft, text, sentence):
        own = [agent for agent in before if agent.side and (agent.name or setting.teams.main(national=False))]
        if own:
            return _named(([agent for agent in own if not agent.is_object] or own)[-1], setting)
    if draft.kind != "age" and _is_theirs(text, sentence, number):
        side = _side_before(setting, sentence, number)
        if side:
            return side
    if SAYS_RE.search(text, max(sentence.start, number - 40), number):
        return setting.main
    acting = [agent for agent in before if not agent.is_object and not agent.possessive]
    clause = clause_start(text, sentence.start, number)
    persons = [agent for agent in acting if not agent.side]
    inside = [agent for agent in (acting if draft.owner == "either" else persons) if agent.span.start >= clause]
    sides = [
        agent
        for agent in acting
        if agent.side and agent.span.start >= clause and draft.kind not in ("age", "fee", "duration")
    ]
    coming = [agent for agent in agents if agent.span.start > number and not (agent.side or agent.is_object)][:1]
    if draft.owner == "person" and not persons and coming and text.endswith(", ", 0, coming[0].span.start):
        return _named(coming[0], setting)
    found = inside or sides or (acting if draft.owner == "either" else persons)
    unknown = None if inside else UNKNOWN_RE.fullmatch(text[clause:number].lstrip(" ,;"))
    if (
        unknown
        and not any(agent.span.start >= clause for agent in before)
        and fold(unknown["name"].split()[0]) not in openers()
    ):
        return unknown["name"]
    if found:
        return _named(found[-1], setting)
    owning = [agent for agent in before if agent.possessive]
    if owning:
        return _named(owning[-1], setting)
    later = [agent for agent in agents if agent.span.start >= number and not agent.is_object]
    return _named(later[0], setting) if later and draft.owner == "either" else None


def _led_side(before: list[Agent], setting: Setting, number: int) -> str | None:
    """The side of whoever is named right before "whose side": the one that they are said to be of, else the player's."""
    for agent in reversed(before):
        if not agent.side and WHOSE_SIDE_RE.fullmatch(setting.article.text, agent.span.end, number):
            tied = [tie.team for tie in setting.teams.affiliations if tie.person == agent.name and tie.bond == "before"]
            return tied[-1] if tied else setting.teams.main(national=False)
    return None


def _is_theirs(text: str, sentence: Span, number: int) -> bool:
    """Whether a number is said of "they", or of what is theirs."""
    plural = THEY_RE.search(text, max(sentence.start, number - 80), number)
    return plural is not None or text.startswith(("Their ", "Our "), sentence.start)


def _is_their_own(draft: Draft, text: str, sentence: Span) -> bool:
    """Whether a count is one of theirs: "their first win in six years"."""
    words = draft.span.cut(text).lower()
    return words.startswith("their ") or THEIR_RE.search(text, sentence.start, draft.span.start) is not None


def _side_before(setting: Setting, sentence: Span, number: int) -> str | None:
    """Whom "they" speaks of: the side that acts in this sentence or the ones before it, if a side does."""
    here = setting.article.sentence_at(sentence.start).number
    for back in range(SENTENCES_BACK + 1):
        span = setting.article.sentences[max(0, here - 1 - back)].span
        agents = setting.agents(Span(span.start, min(span.end, number)))
        sides = [agent for agent in agents if agent.side and not agent.is_object and (back or not agent.possessive)]
        if sides:
            return _named(sides[-1], setting)
    return None


def _named(agent: Agent, setting: Setting) -> str | None:
    return agent.name or setting.teams.main(national=False) or setting.main


def _side(draft: Draft, agents: list[Agent], setting: Setting, sentence: Span) -> str | None:
    """The side that won or lost: named in the words, subject of the clause, the main player's own."""
    text = setting.article.text
    mine = setting.teams.main(national=_is_national(draft, agents, setting))
    won = FOR_SIDE_RE.search(text, draft.anchor.end, min(sentence.end, draft.anchor.end + 70))
    if text.endswith("won ", 0, draft.anchor.start):
        won = won or BY_SIDE_RE.match(text, draft.anchor.end)
    acts = any(not agent.side and agent.name == setting.main and not agent.is_object for agent in agents)
    if won and draft.kind == "score" and mine and acts:
        return mine
    if won:
        named = [agent.name for agent in agents if agent.side and agent.span.start == won.start("side")]
        return (named[0] if named else None) or mine or setting.main
    number = draft.anchor.start
    before = [agent for agent in agents if agent.side and agent.span.start < number]
    moved = [agent for agent in before if draft.kind == "ordinal" and draft.span.holds(agent.span)]
    if moved:
        return moved[-1].name or mine
    told_of = antecedent(before, text, number) or before_aside(before, text, number)
    if told_of:
        return told_of.name or mine
    if draft.kind == "score" and mine and _is_of_main(agents, mine, setting):
        return mine
    if COMMON_SIDE_RE.search(text, max(sentence.start, number - 60), number):
        return mine or setting.main
    clause = clause_start(text, sentence.start, number)
    acting = [agent for agent in before if not agent.is_object]
    own = [agent for agent in acting if agent.span.start >= clause] or acting
    if own:
        return own[-1].name or mine or setting.main
    return mine or setting.main


def _is_of_main(agents: list[Agent], mine: str, setting: Setting) -> bool:
    """Whether a sentence tells of the main player or the own side, so that its score is that side's."""
    own = any(agent.side and agent.name in (mine, None) for agent in agents)
    return own or any(not agent.side and agent.name == setting.main and not agent.is_object for agent in agents)


def _is_national(draft: Draft, agents: list[Agent], setting: Setting) -> bool:
    """Whether a result is of national teams: the side that was met is a country."""
    if draft.international is not None:
        return draft.international
    own = (setting.teams.country, setting.teams.club)
    near = [agent.name for agent in agents if agent.side and agent.name and agent.span.start >= draft.anchor.start - 80]
    met = [name for name in near if name not in own]
    return any(is_country(name) for name in met) if met else setting.teams.club is None
