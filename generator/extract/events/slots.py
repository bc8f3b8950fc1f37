"""What fills the slots of a happening: opponent, competition, stage, place, score, minute, and the words of its title.

Takes a trigger in its clause, gives `Slots`, each value with the words that fill it, so that a disagreement can cite
exactly them. Opponents and scores are looked for in the clause first and then, for goals and matches, in the sentence
("scoring twice in the 3-1 win over Rovers"). Anything not said stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from generator.extract.dates.tournaments import hosted_by
from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.names import competition_re
from generator.extract.events.participants import ACTOR_RE, Part
from generator.extract.events.triggers import Trigger, present
from generator.extract.events.when import When
from generator.knowledge.load import load_table
from generator.model.article import Sentence
from generator.model.claims import Timex
from generator.model.evidence import Span

RUN = r"[A-Z\u00c0-\u00de](?:[\w&-]|'(?!s\b))*(?: (?:(?:of the|of|de|del|the|da|van|von|al) )?[A-Z\u00c0-\u00de][\w&-]*){0,4}"
"""A capitalised name. Takes `Bay of Plenty`, `United`; leaves `the bay`."""

OPPONENT_RE = re.compile(
    rf"\b(?:against|over|versus|v|vs|beat|beating|(?:loss|lost|lose|losing|defeat|draw|win|victory|home|\d-\d) (?:to|by|with|at|against))"
    rf"(?: (?!the end|this|that|his|her|their|my|our)[a-z][\w-]*){{0,4}}? (?:the )?(?P<name>{RUN})"
)
"""The other side. Takes `against the world champions Oakford`, `loss to Oakford`; leaves `against the odds`."""

SCORE_RE = re.compile(r"(?<![\d-])\d{1,3}-\d{1,3}(?:(?:, | )\d{1,2}-\d{1,2})*(?![\d-])(?! (?:season|campaign))")
"""A score, sets included. Takes `2-1`, `7-5, 6-3`; leaves `2020-21 season`, `4-4-2`."""

MINUTE_RE = re.compile(r"\b(?P<minute>\d{1,3})(?:st|nd|rd|th)[ -]minute|\bminute (?P<late>\d{1,3})\b")
"""A minute of a match. Takes `84th minute`, `70th-minute`; leaves `twenty minutes`."""

ORDINALS_RE = re.compile(
    r"\b(?P<first>\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?:(?:,| and|, and) (?P<second>\d+(?:st|nd|rd|th)))?(?= (?:[\w'-]+ ){0,3}?(?:goals?|caps?|appearances?|World Cup|Olympics|tournament|titles?|wins?|Euros?|Games))"
)
"""Which one of many. Takes `75th and 76th goals`, `third World Cup`; leaves `first half`."""

PLACE_RE = re.compile(rf"\b(?P<word>in|at) (?P<name>(?:the )?{RUN}(?:, (?:the )?{RUN})*(?: and (?:the )?{RUN})?)")
"""Where. Takes `in the USA, Mexico and Canada`, `at Oak Park`; leaves `in front`."""

SIMPLE = {
    "length": re.compile(r"\b(?P<value>(?:[a-z]+|\d+)(?:-and-a-half)?-(?:year|season|month))\b"),
    "loan": re.compile(r"\b(?:on )?(?P<value>(?:a )?(?:[\w-]+ )?loan)\b"),
    "from": re.compile(rf"\bfrom (?:[a-z-]+ ){{0,3}}(?P<value>{RUN})"),
    "side": re.compile(rf"\b(?:for|with|joined|to|at|as a|of) (?:{RUN} (?:side|club|giants|champions|rivals) )?(?P<value>(?:the )?{RUN})"),
    "which": re.compile(rf"\b(?:his|her|my|a|their) (?P<value>(?:[\w'-]+ ){{0,2}}[\w'-]+) debut"),
    "audience": re.compile(
        r"\bto (?P<value>(?:his|her|their|the) (?:[\w-]+ ){0,2}?(?:team-?mates|players|crowd|nation|parliament|congress|conference|fans|supporters|squad|dressing room|delegates|members|troops|students))"
    ),
    "injury": re.compile(
        r"\b(?P<value>(?:a|an|his|her|the) (?:[\w-]+ ){0,3}?(?:injury|concussion|fracture|setback|break|strain|tear|knock|surgery|operation))"
    ),
    "illness": re.compile(r"\bwith (?P<value>(?:a |an )?(?:[\w-]+ ?){1,3})"),
    "amount": re.compile(
        r"(?P<value>(?:\b(?:\w+) weeks?' (?:wages|pay|salary)|[£€$]\d[\d,.]*(?:m|bn|k)?(?: ?(?:million|billion))?))"
    ),
    "offset": re.compile(
        r"(?P<value>\b(?:a|one|two|three|four|five|six|\d+) (?:day|week|month|year)s? (?:after|before) (?:the )?(?:[A-Z][\w]* ){0,3}[\w]+)"
    ),
    "number": re.compile(r"(?P<value>\b\d+\b)"),
    "row": re.compile(r"\b(?P<value>in a row|straight)\b"),
    "lacking": re.compile(r"\bwithout (?P<value>\w+)"),
    "technique": re.compile(
        r"\b(?:my|his|her) (?P<value>(?:[\w-]+ )?(?:technique|routine|style|diet|run-up|grip|stance|approach|skills|finishing|serve|swing))"
    ),
    "office": re.compile(
        r"\b(?:as |become |became |becomes )(?:a |the |an )?(?P<value>(?:[\w'-]+ ){0,4}?(?:president|minister|chancellor|secretary|leader|manager|coach|captain|governor|mayor|chairman|chairwoman|chief|ambassador|senator|MP|speaker|director)\b(?: of [A-Z][\w]+(?: [A-Z][\w]+)*)?)",
        re.IGNORECASE,
    ),
    "vote": re.compile(
        r"\b(?P<value>(?:[\w'-]+ ){0,2}?(?:election|seat|nomination|primary|presidency|leadership|vote|referendum|by-election|caucus|runoff|mayoralty))\b"
    ),
    "honour": re.compile(
        r"\b(?:named|voted) (?P<value>(?:[\w'’-]+ ){0,3}?(?:player|footballer|sportsman|sportswoman|athlete|rookie|coach|manager|person|man|woman|newcomer) of the [\w]+)",
        re.IGNORECASE,
    ),
}
"""Words of a title; each pattern's group `value` is the slot. Case files show one text that each takes and leaves."""

LEADING_RE = re.compile(r"^(?:(?:and|to|the|a|an|his|her|their|its|my|our|another|in|as|on|for|of) )+", re.IGNORECASE)

SENTENCE_WIDE = frozenset(("goal", "miss", "match", "debut", "qualification"))
"""Types whose opponent and competition may stand elsewhere in the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Values and the words that fill them."""

    values: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    minute: int | None = None
    ordinals: tuple[int, ...] = ()


def fill_slots(context: Context, sentence: Sentence, clause: Clause, trigger: Trigger, when: When, part: Part) -> Slots:
    """All slots that the clause, and for matches its sentence, fills."""
    values: dict[str, str] = {}
    spans: dict[str, Span] = {}

    def put(name: str, span: Span | None, value: str | None = None) -> None:
        if span and name not in values:
            words = span.cut(context.article.text)
            values[name] = value or " ".join(words.split())
            spans[name] = span

    wide = trigger.predicate.type in SENTENCE_WIDE
    _put_match(context, sentence, clause, trigger, put, wide=wide)
    minute = MINUTE_RE.search(context.text, clause.span.start, clause.span.end)
    if minute:
        put("minute", Span(*minute.span()))
    ordinals = ORDINALS_RE.search(context.text, max(clause.span.start, trigger.span.start - 40), clause.span.end)
    if ordinals:
        put("ordinals", Span(*ordinals.span()))
    place = _place(context, clause, trigger)
    put("place", place)
    _put_words(context, clause, trigger, put)
    for _, person in part.others:
        mention = next(mention for mention, one in part.others if one is person)
        if mention.form != "epithet":
            put("other", mention.span, person.name)
    if when.timex and when.timex.rule.startswith("edition"):
        put("competition", when.timex.evidence.span, _edition(when.timex))
    return Slots(
        values=values,
        spans=spans,
        minute=int(minute["minute"] or minute["late"]) if minute else None,
        ordinals=_ordinal_values(ordinals) if ordinals else (),
    )


def _put_match(context: Context, sentence: Sentence, clause: Clause, trigger: Trigger, put, *, wide: bool) -> None:  # type: ignore[no-untyped-def]
    """Opponent, competition, stage and score."""
    text = context.text
    if trigger.predicate.type in SENTENCE_WIDE | {"selection"}:
        if trigger.name and trigger.predicate.type == "match" and _is_opponent(context, trigger.name):
            put("opponent", trigger.name, _full_name(context, trigger.name))
        for span in (
            Span(trigger.span.start, max(clause.span.end, trigger.span.end)),
            clause.span,
            *((sentence.span,) if wide else ()),
        ):
            for found in OPPONENT_RE.finditer(text, span.start, span.end):
                place = Span(*found.span("name"))
                if _is_opponent(context, place):
                    put("opponent", place, _full_name(context, place))
    for name, pattern in (("competition", competition_re()), ("stage", _stage_re()), ("score", SCORE_RE)):
        reach = [clause.span, sentence.span] if name == "competition" and trigger.predicate.type == "qualification" else [clause.span]
        for span in reach:
            found = _nearest(pattern, text, span, trigger.span)
            if found and (name != "competition" or trigger.predicate.type == "qualification" or _is_near(text, found, trigger.span)):
                value = found.group()
                put(name, Span(*found.span()), value.lower() if name == "stage" else value)


def _edition(timex: Timex) -> str | None:
    """The competition that a date named by its edition belongs to: "World Cup" for "Russia 2018"."""
    named = competition_re().search(timex.evidence.exact)
    if named:
        return named.group()
    place, _, year = timex.evidence.exact.rpartition(" ")
    labels = {edition.label for edition in hosted_by(place, None) if str(edition.start.year) == year}
    return labels.pop() if len(labels) == 1 else None


def _nearest(pattern: re.Pattern[str], text: str, span: Span, home: Span) -> re.Match[str] | None:
    """The match of a pattern in a stretch that stands nearest to a trigger."""

    def distance(found: re.Match[str]) -> int:
        return max(found.start() - home.end, home.start - found.end(), 0)

    return min(pattern.finditer(text, span.start, span.end), key=distance, default=None)


def _is_near(text: str, found: re.Match[str], home: Span) -> bool:
    """Whether a competition goes with a trigger: few words apart, and no other verb between."""
    between = text[home.end : found.start()] if found.start() >= home.end else text[found.end() : home.start]
    return len(between.split()) <= NEAR_WORDS and not re.search(r"\b(?:to|for) [a-z]+ |[,;:]", between)


NEAR_WORDS = 8
"""How many words may stand between a trigger and its competition."""


def _is_opponent(context: Context, span: Span) -> bool:
    name = span.cut(context.text)
    words = load_table("event_words")["slots"]
    last = name.split()[-1]
    if name.split()[0] in words["never_names"] or competition_re().fullmatch(name) or last in words["venues"]:
        return False
    if context.main and set(name.split()) & set(context.main.name.split()):
        return False
    return not any(side == name for side in context.sides)


def _full_name(context: Context, span: Span) -> str:
    """The full name where the words name a person whom the article knows."""
    for mention, person in context.mentions_in(span):
        if person.kind == "person" and mention.form in ("full", "name"):
            return person.name
    return span.cut(context.article.text)


@cache
def _stage_re() -> re.Pattern[str]:
    """A stage. Takes `quarter-final`, `last 16`; leaves `finally`."""
    stages = load_table("event_words")["slots"]["stages"]
    return re.compile(rf"\b(?:{'|'.join(stages)})\b", re.IGNORECASE)


def _place(context: Context, clause: Clause, trigger: Trigger) -> Span | None:
    """Where it was: a name after "in" or "at" that is no side, competition or date."""
    never = load_table("event_words")["slots"]["never_names"]
    dates = context.timexes_in(clause.span)
    found = [one for one in PLACE_RE.finditer(context.text, clause.span.start, clause.span.end)]
    for one in sorted(found, key=lambda one: abs(one.start() - trigger.span.end)):
        name = Span(*one.span("name"))
        words = name.cut(context.text)
        if words.split()[0] in never or competition_re().search(words) or context.names_side(words):
            continue
        if any(timex.evidence.span.overlaps(name) for timex in dates if timex.rule not in ("edition-host",)):
            continue
        return name
    return None


def _put_words(context: Context, clause: Clause, trigger: Trigger, put) -> None:  # type: ignore[no-untyped-def]
    """Slots that only titles need."""
    text, start = context.text, trigger.span.start
    if trigger.predicate.type in ("transfer", "contract"):
        put("side", _side(context, clause, trigger))
    titles = " ".join((*trigger.predicate.titles, *trigger.predicate.futures))
    for name, pattern in SIMPLE.items():
        if f"{{{name}}}" not in titles:
            continue
        found = pattern.search(text, start, clause.span.end)
        if found and not (name in ("side", "from") and not _is_side(context, Span(*found.span("value")))):
            put(name, Span(*found.span("value")))
    if trigger.name and trigger.predicate.id == "visit":
        put("place", trigger.name)
    for name, verbs, wanted in RESTS:
        if f"{{{name}}}" in titles and (trigger.verb in verbs or not verbs):
            rest = _rest(text, trigger, bare=name == "mark")
            if rest and re.search(wanted, rest.cut(text)):
                put(name, rest)
    if "{age}" in titles:
        age = re.search(r"\d+", trigger.span.cut(text))
        if age:
            put("age", Span(start + age.start(), start + age.end()))


RESTS = (
    ("prize", ("win", "collect", "receive", "lift", "clinch", "retain", None), r"[A-Za-z]"),
    ("record", ("break", "smash", "surpass", "beat", "shatter", "equal"), r"\b(?:record|tally|mark|total)\b"),
    ("mark", (), r"\d"),
    ("what", ("return", "attend", "resume"), r"[a-z]"),
)
"""Slots that hold a trigger's own words after its verb: name, verbs that allow it, what the words must hold."""


def _side(context: Context, clause: Clause, trigger: Trigger) -> Span | None:
    """The side that is joined or left: the trigger's own name, or who signs the player."""
    text = context.text
    if trigger.name and _is_side(context, trigger.name):
        before = text[trigger.span.start : trigger.name.start].split()
        if before and before[-1] != "from":
            article = text[trigger.name.start - 4 : trigger.name.start] == "the "
            return Span(trigger.name.start - 4 * article, trigger.name.end)
    if trigger.verb in ("sign", "land", "bring", "buy"):
        actor = ACTOR_RE.search(text[clause.span.start : trigger.span.start])
        if actor and not actor["owns"]:
            place = Span(clause.span.start + actor.start("name"), clause.span.start + actor.end("name"))
            return place if _is_side(context, place) else None
    return _opening_side(context, clause) if trigger.verb == "sign" or trigger.verb is None else None


def _opening_side(context: Context, clause: Clause) -> Span | None:
    """The side that the sentence begins with: "City, who …, signed Roe", "City have announced the signing of Roe"."""
    sentence = context.article.sentence_at(clause.span.start).span
    for mention in context.teams.mentions:
        if mention.name and sentence.start <= mention.span.start <= sentence.start + 4:
            return mention.span
    return None


def _is_side(context: Context, span: Span) -> bool:
    words = span.cut(context.text).removeprefix("the ")
    never = load_table("event_words")["slots"]["never_names"]
    if any(person.kind == "person" for _, person in context.mentions_in(span)) or competition_re().fullmatch(words):
        return False
    return words.split()[0] not in never and not (context.main and set(words.split()) & set(context.main.name.split()))


def _rest(text: str, trigger: Trigger, *, bare: bool) -> Span | None:
    """A trigger's words after its verb, without articles where `bare`: "Golden Boot" of "won the Golden Boot"."""
    words = trigger.span.cut(text)
    skip = len(words.split()[0]) + 1 if trigger.verb else 0
    lead = LEADING_RE.match(words[skip:]) if bare else None
    start = trigger.span.start + skip + (lead.end() if lead else 0)
    return Span(start, trigger.span.end) if start < trigger.span.end else None


def _ordinal_values(found: re.Match[str]) -> tuple[int, ...]:
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    parts = [part for part in (found["first"], found["second"]) if part]
    return tuple(words.index(part) + 1 if part in words else int(re.sub(r"\D", "", part)) for part in parts)


# --- a clause's own words -------------------------------------------------------------------------------------------

def own_words(context: Context, clause: Clause, trigger: Trigger, when: When) -> str:
    """The clause from its verb on, verb in the present tense, without its date: a title where no template fits."""
    end = min(clause.span.end, trigger.span.end + 110)
    text = context.article.text
    cut = re.search(r"[,;:()“”]|\s[-–—]\s|—", text[trigger.span.end : end])
    if cut:
        end = trigger.span.end + cut.start()
    dated = [timex.evidence.span for timex in context.timexes_in(Span(trigger.span.start, max(end, trigger.span.end)))]
    words = text[trigger.span.start : end]
    for span in reversed(dated):
        left = span.start - trigger.span.start
        words = words[:left] + words[span.end - trigger.span.start :] if left > 0 else words
    words = re.sub(
        r"\s+(?:in|on|at|of|since|during|until|before|after|as|when|who|that|and|but|while|last|this|because|with)?\s*$",
        "",
        " ".join(words.split()),
    )
    words = words.strip(" .,;:!?'\"‘’“”")
    if trigger.predicate.negated and words:
        words = "does not " + words.partition(" ")[2] if not words.lower().startswith("miss") else words
    passive = re.search(r"\b(?:was|were|been|is|are|being) (?:\w+ly )?$", text[clause.span.start : trigger.span.start])
    if passive and trigger.predicate.id == "happening":
        return f"Is {words}"
    if trigger.verb and words:
        first, _, rest = words.partition(" ")
        words = f"{present(trigger.verb)} {rest}".strip() if first else words
    return words[:1].upper() + words[1:]
