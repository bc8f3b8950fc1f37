"""A happening in the clause's own words, for titles that no template makes.

Takes a telling, gives a phrase from its verb on, in the present tense, without its date.
"""

from __future__ import annotations

import re

from generator.extract.events.kin import kin_of, name_of_kin
from generator.extract.events.limits import is_not_until
from generator.extract.events.participants import Part
from generator.extract.events.telling import Telling
from generator.extract.events.verbs import present, verb_forms
from generator.model.evidence import Span
from generator.text.alternation import one_of

LOST_TO_RE = re.compile(r"(?:lost|loses|losing) (?:narrowly |heavily )?to ")
"""Losing, and to whom. Takes `lost to `; leaves `lost the `."""


def _won_over(telling: Telling, part: Part) -> str:
    """The title of a loss that another's aside tells: "Doe, who lost to Roe in 2020" is a win for Roe; else empty."""
    lost = LOST_TO_RE.match(telling.text, telling.trigger.span.start)
    people = telling.context.mentions_in(telling.clause.span)
    won = lost and any(mention.span.start == lost.end() and telling.context.is_main(one) for mention, one in people)
    if not won:
        return ""
    known = part.actor if part.actor and not telling.context.is_main(part.actor) else None
    return f"Beats {known.name}" if known and known.name else "Wins"


def own_title(telling: Telling, part: Part) -> str:
    """The clause's own words; what kin did is theirs: "His brother leaves home"."""
    if won := _won_over(telling, part):
        return won
    if telling.trigger.predicate.id == "bounded":
        return _bounded(telling)
    words, kin, main = own_words(telling), kin_of(telling), telling.context.main
    if name := name_of_kin(telling):
        return f"{name} {words[:1].lower()}{words[1:]}"
    if not kin or main is None:
        return words
    owner = {"f": "Her", "m": "His"}.get(main.sex or "", f"{main.name}’s")
    return f"{owner} {kin} {words[:1].lower()}{words[1:]}"


AUXILIARY_RE = re.compile(r"(?:have|had|['’](?:ve|s))(?: (?=not|never)|(?=n['’]t)| )")
"""What makes a perfect, at the beginning of a title. Takes `had ` of `had trained`, `’ve `; leaves `has `."""


def _bounded(telling: Telling) -> str:
    """What a date begins or ends, in its own words: "Has not scored since", "Works in a bakery until then"."""
    words = " ".join(telling.trigger.span.cut(telling.context.article.text).split())
    if words.endswith((" until", " till")):
        head, _, rest = words.partition(" ")
        words = f"{present(telling.trigger.verb) if telling.trigger.verb else head} {rest} then"
    else:
        words = AUXILIARY_RE.sub("has ", words, count=1) if AUXILIARY_RE.match(words) else words
    return words[:1].upper() + words[1:]


def own_words(telling: Telling) -> str:
    """The clause from its verb on, verb in the present tense, up to its date: a title where no template fits."""
    trigger, clause = telling.trigger, telling.clause
    text, start = telling.context.article.text, trigger.span.start
    end = max(trigger.span.end, min(clause.span.end, trigger.span.end + 110))
    denied = text[start : start + 4].lower() in ("not ", "neve")
    if _verb(telling) is None and not denied and not trigger.predicate.negated and trigger.predicate.type != "ambition":
        end = trigger.span.end
    cuts = (BREAK_RE.search(text, trigger.span.end, end), SUBJECT_RE.search(text, start, end))
    words = text[start : min((cut.start() for cut in cuts if cut), default=end)]
    words = _undated(telling, words)
    if any(is_not_until(telling.text, timex) for timex in telling.context.timexes_in(clause.span)):
        words = NOT_UNTIL_RE.sub("", UNTIL_RE.sub("", words))
    if trigger.predicate.id == "opening":
        named = NAMED_RE.search(text, clause.span.start, start)
        words = (named.group() if named else "") + words
    words += _owned(text, start + len(words), clause.span.end) if words.endswith(("'s", "’s")) else ""
    if trigger.verb is None and trigger.predicate.id == "happening":
        bare = TAIL_RE.sub("", words)
        rest = _rest(telling, start + len(bare), bare)
        words = bare if rest.startswith((" and ", " or ")) else bare + rest
    words = AGED_RE.sub("", words.rstrip(" .,"))
    words = TAIL_RE.sub("", " ".join(words.split()).strip(" .,;:!?'\"‘’“”"))
    return _in_present(telling, words) if words else " ".join(clause.span.cut(text).split())


FEW_WORDS = 3
"""Most words of a subject that says nothing without what follows its date: "A scan" on Tuesday "showed no break"."""

BEFORE_RE = re.compile(r" (?:in|on|at|from|by)?(?: the)? ?")
"""What leads to a date behind a subject. Takes ` on `; leaves ` of two `."""


def _rest(telling: Telling, end: int, words: str) -> str:
    """What follows the date right behind a subject of a few words, up to the end of its clause; else nothing."""
    text, clause = telling.context.article.text, telling.clause.span
    following = telling.context.timexes_in(Span(end, clause.end)) if end < clause.end else ()
    if len(words.split()) > FEW_WORDS or not following:
        return ""
    date = following[0].evidence.span
    if not BEFORE_RE.fullmatch(text, end, date.start):
        return ""
    cut = BREAK_RE.search(text, date.end, clause.end)
    return text[date.end : cut.start() if cut else clause.end]


OWNED_RE = re.compile(r" [a-z][\w-]+")
"""What is owned, right after its owner. Takes ` academy`; leaves `, a club`."""


def _owned(text: str, start: int, end: int) -> str:
    """The thing after an owner that would end a title: " academy" after "joined Rovers's"."""
    found = OWNED_RE.match(text, start, end)
    return found.group() if found else ""


EDITION_RE = re.compile(r"\b(?:in|at) the \d{4} [a-z]")
"""A year that is part of a name. Takes `at the 2023 w` of `at the 2023 world championships`; leaves `in 2023 w`."""


def _undated(telling: Telling, words: str) -> str:
    """Words up to their date; without it, where it follows the verb at once ("announced on Monday a plan")."""
    start = telling.trigger.span.start
    dates = [
        timex
        for timex in telling.context.timexes_in(Span(start, start + len(words)))
        if "/edition" not in timex.rule
        and not EDITION_RE.search(telling.text, max(0, timex.evidence.span.start - 8), timex.evidence.span.end + 2)
    ]
    if not dates:
        return words
    at = dates[0].evidence.span.start - start
    after = at + len(dates[0].evidence.exact)
    head, tail = words[:at].rstrip(), words[after:]
    stretch = STRETCH_RE.match(tail)
    if PART_OF_RE.search(head) or (stretch and " of " in dates[0].evidence.exact):
        return words[: after + (stretch.end() if stretch else 0)]
    short = LEAD_RE.sub("", head)
    if any(JOINS_DATE_RE.fullmatch(tail[: max(0, other.evidence.span.start - start - after)]) for other in dates[1:]):
        return short
    if SPENT_RE.fullmatch(head):
        return f"{head.split()[0]} {'a' if STRETCH_RE.match(tail) else 'time'}{tail}"
    if FINITE_RE.match(tail):
        return head
    if OWNS_RE.match(tail):
        return f"{head} the{tail[2:]}"
    if len(short.split()) > 2 or not tail.strip() or tail.split()[0] in ("I", "he", "she", "they", "we"):
        return head
    return short + tail


JOINS_DATE_RE = re.compile(r",? (?:and|or) (?:in |on )?(?:the )?")
"""What joins a second date to the first. Takes ` and `, ` and in `; leaves ` and left in `."""

SPENT_RE = re.compile(r"(?:spent|spends|spend|spending)(?: (?:the|all of|most of|much of|part of|all))*")
"""A verb whose object is the time itself, and what leads to it. Takes `spent most of`; leaves `spent freely in`."""

STRETCH_RE = re.compile(r" (?:season|campaign|year|term|summer|winter|spring|autumn)\b")
"""What a date of a stretch goes on with. Takes ` season on loan`; leaves ` on loan`."""

LEAD_RE = re.compile(
    rf"\s+(?:early |late |back )?(?:{one_of('dates.leads.day')}|in|at|during|for|this|last|over)(?: the)?\s*$"
)
"""What leads to a date, at the end of the words before it. Takes ` on` of `came in on`; leaves ` of` of `the end of`."""

FINITE_RE = re.compile(rf" {one_of('be', 'have', 'modals')}\b")
"""A verb that goes with another subject, after a date. Takes ` has been extended`; leaves ` a plan`."""

UNTIL_RE = re.compile(r" until\b.*$", re.DOTALL)
"""What a denial ends with, and what it begins with: with both left out, it tells of what then was."""

NOT_UNTIL_RE = re.compile(r"(?<=^was)(?: not|n't)|(?<=^were)(?: not|n't)|(?<=^is)(?: not|n't)")
"""A denial right behind its verb. Takes ` not` of `was not active`; leaves `did not`."""

REDUCED_RE = re.compile(r" (?:from|by) ")
"""What follows a participle that is all that is left of a passive. Takes ` from Caston`; leaves ` twice`."""


def _is_reduced(telling: Telling) -> bool:
    """Whether a participle stands for a passive: "Roe, acquired from Caston in a trade"."""
    trigger = telling.trigger
    follows = REDUCED_RE.match(telling.text, trigger.span.end) is not None
    bases = verb_forms().get(trigger.span.cut(telling.text).split()[0], {})
    return follows and telling.before.endswith(", ") and telling.before.count(",") == 1 and bool(GIVEN & bases.keys())


GIVEN = frozenset(("acquire", "buy", "pick", "hire", "claim"))
"""Verbs that are done to a player, and by one hardly ever."""

RESULT_RE = re.compile(r"\b(?:win|victory|defeat|loss|draw)$")
"""A noun at the end of a trigger, so that what stands before it is no verb. Takes `crushing victory`; leaves `saw off`."""

OWNS_RE = re.compile(r"['’]s \w")
"""What makes a date an owner, after it. Takes `'s loss to Rovers`; leaves `, a loss`."""

NAMED_RE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)(?: [\w'’-]+){0,5} $")
"""What begins the name of a thing, before its noun. Takes `The third and final `; leaves `In May `."""

BREAK_RE = re.compile(r"[,:](?!\d)|[;()“”\"]|(?<=\s)[‘'](?=\w)|\s[-–—]\s|—")
"""A mark at which a title ends. Takes the first mark of `described as ‘a joy’`; leaves the ones of `don’t`, `1,000`."""

SUBJECT_RE = re.compile(rf"\s(?:he|she|they) {one_of('be', 'have', 'modals')}\b")
"""Another clause that goes on without a mark. Takes ` he was told`; leaves ` his`."""

AGED_RE = re.compile(r" at (?:the age of )?\d{1,2}$")
"""An age that ends a title; a page works it out by itself. Takes ` at the age of 28`; leaves ` at 28 clubs`."""

TAIL_RE = re.compile(
    rf"(?:\s+(?:{one_of('articles', 'prepositions', 'coordinators', 'subordinators')}|who|that|this|last|early|late))+\s*$"
)
"""Words that cannot end a title. Takes ` in early`, ` on the`; leaves ` on Oak Road`."""


PART_OF_RE = re.compile(rf"\b{one_of('event_words.told.parts')} of(?: the)?$")
"""What says nothing without the time that it is a part of. Takes `missed the whole of`; leaves `captain of`."""


def _verb(telling: Telling) -> str | None:
    """The verb that the trigger begins with, also where the table names only some of its forms."""
    trigger = telling.trigger
    if trigger.verb is None and RESULT_RE.search(trigger.span.cut(telling.text)):
        return None
    bases = verb_forms().get(trigger.span.cut(telling.text).split()[0].lower(), {})
    told = (base for base, form in bases.items() if form in ("past", "participle", "ing", "s"))
    return trigger.verb or next(told, None)


def _in_present(telling: Telling, words: str) -> str:
    """Words with their verb in the present tense, a passive as "is …"."""
    if telling.trigger.verb is None and telling.trigger.predicate.id == "happening":
        return words[:1].upper() + ASIDE_RE.sub(" ", words[1:], count=1)
    verb = _verb(telling)
    passive = PASSIVE_RE.search(telling.before) or (
        telling.trigger.verb is None and telling.trigger.predicate.who == "object"
    )
    if words.lower().startswith("not ") and not telling.trigger.predicate.negated:
        base, _, rest = words[4:].partition(" ")
        words = f"{present(base)} {rest}".strip()
    elif denied := DENIED_RE.match(words):
        words = "does not " + words[denied.end() :]
    elif verb and telling.trigger.form in ("past", "participle") and _is_reduced(telling):
        words = f"is {words}"
    elif verb == "be" or (verb and not passive):
        rest = words.partition(" ")[2]
        words = f"{present(verb)} {_and_so_on(rest) if telling.trigger.form == 'ing' else rest}".strip()
    elif verb:
        words = f"is {words}"
    return words[:1].upper() + words[1:]


AND_ING_RE = re.compile(r"\b(?P<and>and|or) (?P<verb>[a-z]{2,}ing)\b")
"""A second participle beside the first. Takes `and taking`; leaves `and the morning`."""


def _and_so_on(words: str) -> str:
    """Words behind a participle that became a verb, with a second one as a verb, too: "runs and takes 41 wickets"."""

    def told(found: re.Match[str]) -> str:
        bases = [base for base, form in verb_forms().get(found["verb"], {}).items() if form == "ing"]
        return f"{found['and']} {present(bases[0])}" if bases else found.group()

    return AND_ING_RE.sub(told, words)


ASIDE_RE = re.compile(r", (?:who|which) ")
"""What joins a subject to an aside of its own. Takes `, who `; leaves ` who `."""

DENIED_RE = re.compile(r"(?:(?:(?:did|does|do) )?not|never|\w+n't) (?:even )?", re.IGNORECASE)
"""A denial that begins a title. Takes `didn't even `, `did not `; leaves `nothing `."""

PASSIVE_RE = re.compile(rf"\b{one_of('be', 'being')}(?: (?:\w+ly|also|not|first|then))? $")
"""What makes a verb passive, right before it. Takes `was briefly `; leaves `was in `."""
