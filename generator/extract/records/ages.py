"""Ages: "the 32-year-old", "Ardley, at 32", "turns 33", "his 33rd birthday", "Ardley, 25,".

Takes a number in its scene, gives a draft or None. The age of a thing ("a 100-year-old club") and of kin ("his
three-year-old son") is left out.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.records.draft import Draft, Scene, listed_re, words_re
from generator.extract.records.golf import is_hole
from generator.extract.records.innings import is_feat
from generator.extract.records.numbers import Number
from generator.extract.records.setting import reporting
from generator.extract.sides import CAP, NAME, demonyms, players, trait_words
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of

OLD_RE = re.compile(r"[- ]years?[- ]old\b(?P<plural>s)?|(?P<days>,? years and [0-9]{1,3} days(?: old)?)", re.IGNORECASE)
"""An age after its number. Takes `-year-old`, ` years old`, ` years and 41 days old`; leaves `-year deal`."""

AT_RE = re.compile(
    r"(?:\bage(?:d)?(?: of)?|[,(–—-] ?(?:still )?(?:at|now)|^at|\bat(?: just| only| the age of)"
    r"|\b(?:who|(?<=[a-z,] )and)(?:[’']s| is| was)(?: now| still)?|(?<=\band )at|\b(?:I[’']m|I am|I was|(?:he|she|(?-i:(?!That\b|It\b|There\b|This\b|What\b|Here\b|Which\b)[A-Z][\w-]{1,20}))(?:[’']s| is| was| will be| would be)(?: now| still)?)) (?:just |only |about )?$",
    re.IGNORECASE,
)
"""What stands before an age. Takes `aged `, `the age of `, `, at `, `I’m `, `Ardley is `; leaves `arrived at `."""

LEARNED_RE = re.compile(
    rf"\b{one_of('metrics.ages.learning')}(?! (?:as|like)\b)(?: [\w’'-]+){{0,5}}? (?P<at>(?:at|by) )$"
)
"""How a childhood with a game begins, and the word before the age. Takes `took up the game at `; leaves `kicked off at `."""

WAS_RE = re.compile(r", (?:who )?was (?:just |only |still )?$")
"""A past behind an aside, before an age that "when" follows. Takes `Ardley, a nurse, was `; leaves `Ardley was `."""

DID_AT_RE = re.compile(rf"\b(?!(?:{one_of('be', 'counting.levels')}|in|on) )[a-z-]+ at $")
"""Doing something at an age. Takes `left school at `; leaves `stood at `."""

BARE_AT_RE = re.compile(r"at $")
"""The last word of that. Takes `at `; leaves `at the `."""

WITH_AT_RE = re.compile(
    rf"(?:(?: {one_of('prepositions', 'articles', 'possessives')})*(?: {CAP}){{1,3}}){{1,2}} (?:in [0-9]{{4}} )?(?P<at>(?:at|by) )$"
)
"""Whom something was done with, and at what age. Takes ` by Ardley Town at `; leaves ` at `."""

TURNS_RE = re.compile(r"\bturn(?:s|ed|ing)? (?:just )?$", re.IGNORECASE)
"""Turning an age. Takes `will turn `, `turned `; leaves `turn to `."""

LIKE_RE = re.compile(r"\blike $")
"""What makes of an age no more than a likeness. Takes `plays like `; leaves `unlike `."""

SHOTS_RE = re.compile(r" (?:for|of) [0-9]{1,3}\b")
"""What makes of a number shots made, after it. Takes ` for 24`; leaves ` for a day`."""

END_RE = re.compile(
    rf"$|[.,;:!?)–—’”\"]|\s(?:{one_of('counting.closers', 'counting.after_ages', 'subordinators', 'subjects')}|the (?:day|week|month|year|same|following|previous)|an?|and|but|(?-i:[A-Z][\w’-]+))\b",
    re.IGNORECASE,
)
"""What may follow an age. Takes ` a week after`, `,`; leaves ` chances into goals`."""

AHEAD_RE = re.compile(
    rf" (?:in (?:(?:early|late|mid-) ?)?{one_of('dates.months')}|next (?:week|month|{one_of('dates.months')}|spring|summer|autumn|winter)"
    rf"|on {one_of('dates.weekdays')}|tomorrow|later this)\b(?! [0-9]{{4}})"
)
"""A day on which somebody is of an age, who is not before it. Takes ` in May`, ` next month`; leaves ` in 2009`."""

THEN_RE = re.compile(
    rf"\b(?:till|by the time|{one_of('subordinators')})\b[^.,;:]{{0,40}}\b(?:was|were) (?:just |only |about |still )*$",
    re.IGNORECASE,
)
"""What says that an age was one of another time. Takes `until she was `; leaves `she was `."""

WHEN_RE = re.compile(r"(?:[- ]years?[- ]old)? (?:when|while|then|at the time)\b")
"""The same behind it. Takes ` when she left`; leaves ` and left`."""

PAST_RE = re.compile(r"\b(?:was|were) (?:just |only |about |still )*$")
"""A past before an age. Takes `she was `; leaves `she is `."""

BIRTHDAY_RE = re.compile(r"\sbirthday\b", re.IGNORECASE)
"""A birthday after its ordinal. Takes ` birthday`; leaves ` birth`."""

BESIDE_RE = re.compile(r"(?P<name>[A-Z][\w’'-]*)(?:, | \()$")
"""A name before an age. Takes `Ardley, `, `Ardley (`; leaves `Ardley `."""

OBJECT_RE = re.compile(rf"\b(?:{one_of('prepositions', 'contests.opposing')}|replaced|replacing) an? (?:[a-z]+ )?$")
"""What makes of somebody of some age a third party. Takes `second to a `; leaves `as a `."""

CLOSED_RE = re.compile(r"[,)]")
"""What closes an age beside a name. Takes `,`; leaves ` goals`."""

BRACKET_RE = re.compile(r"\([0-9]")
"""A number in brackets. Takes `(50`; leaves `(fifty`."""

ARTICLE_RE = re.compile(r"\b(?:the|a|an) $", re.IGNORECASE)
"""An article before an age. Takes `the `; leaves `other `."""

RECORD_RE = re.compile(r"(?: [\w’'-]+){1,3}? record\b")
"""A record of some age. Takes ` British hurdles record`; leaves ` striker, record`."""

NOUN_RE = re.compile(r"(?:\s[\w-]+){0,2}?\s(?P<noun>[\w-]+)")
"""The next noun after an age, or a word before it. Takes ` football club`; leaves `, club`."""

NAMED_RE = re.compile(r" (?:[a-z-]+ ){0,3}?[A-Z]")
"""A name after an age. Takes ` midfielder Ardley`; leaves `, Ardley`."""

OWNER_RE = re.compile(r"(?:\b(?:his|her|their|my|our)|[’']s?) (?:[\w-]+ )?$")
"""An owner before an age. Takes `his youngest `; leaves `the `."""

A_RE = re.compile(r"\ban? $", re.IGNORECASE)
"""What brings in somebody new, before an age. Takes `an `; leaves `the `."""

OF_RE = re.compile(r"[ -]of\b")
"""What makes a parent of the one told of. Takes `-of-two`; leaves ` who`."""

KIN_REACH = 160
"""How far before its sentence kin is looked for whom a pronoun stands for, in code points."""

NEAR = 24
"""How far before an age its words are looked for, in code points: "at the age of just"."""

YOUTH = range(14, 40)
"""Ages at which somebody did something, where only "at" says so."""

CHILDHOOD = range(4, 14)
"""Ages in words at which somebody joined or left with a name beside it: "joined Ardley at nine"."""

YOUNG_RE = re.compile(r"[ -](?:(?:day|week|month)s?[ -]old|years? (?:older|younger|his senior|her senior))\b")
"""What makes of a number no age, after it. Takes ` months old`, ` years older`; leaves ` years old`."""

DEED_RE = re.compile(
    rf"(?!.*\b(?:{one_of('have')}|{one_of('modals')}|is|are|am|now|still|to)\b).*\b(?:(?!aged\b)[a-z]{{2,}}ed|(?:before|after|when|since) [a-z]+ing|{one_of('counting.beginnings.deeds')})\b.*\w $",
    re.DOTALL,
)
"""A deed of the past, right before the age at which it was done. Takes `left home `; leaves `has left home `, `left home, `."""

AS_RE = re.compile(r"\bas an? (?:[a-z-]+ )?$")
"""What makes of an age that of a deed, before it. Takes `as a `; leaves `as the `."""

MIN_AGE, MAX_AGE = 2, 110

AGED_RE = re.compile(r"\bage|\bturn", re.IGNORECASE)
"""Words that tell of nothing but years. Takes `at the age of `; leaves `at `."""

MOST_AT = 99
"""Greatest age that words but those tell of."""

MOST_PLAYING = 60
"""The same where bare numbers may be scores: "at 81 she was dropped"."""

SCORED = frozenset(["cricket", "golf", "baseball"])
"""Topics of sports whose scores are printed as bare numbers."""

ENDS_RE = re.compile(r"[.!?]?$")
"""The end of a sentence right after a number. Takes `.`; leaves `. He`."""

CHILD = 4
"""Least age that words but "aged" and "years old" tell of: "she was two"."""

MIN_AGE_BESIDE = 14
"""Least age that may stand beside a name alone: "Ardley, 9," wears a shirt."""


def read_age(number: Number, scene: Scene) -> Draft | None:
    """An age, by the words beside it: with "old" first, then by what leads to it, then by a name right before it."""
    value = number.value
    if number.form not in ("cardinal", "ordinal") or not isinstance(value, int) or not MIN_AGE <= value <= MAX_AGE:
        return None
    if number.form == "ordinal":
        return _read_birthday(number, scene)
    after = scene.after(number)
    if YOUNG_RE.match(after):
        return None
    old = OLD_RE.match(after)
    if old:
        return _read_old(number, scene, old)
    lead = _lead(number, scene, value)
    if lead and _counts_other(lead, number, scene, value):
        return None
    if lead and END_RE.match(after) and not _is_of_kin(number, scene) and not SHOTS_RE.match(after):
        return _read_led(number, scene, lead)
    return _read_beside(number, scene, value)


def _read_birthday(number: Number, scene: Scene) -> Draft | None:
    """An age told by its day: "his 33rd birthday"."""
    birthday = BIRTHDAY_RE.match(scene.after(number))
    return _age(number, number.group.start, number.group.end + birthday.end(), "birthday") if birthday else None


def _lead(number: Number, scene: Scene, value: int) -> re.Match[str] | None:
    """The words that lead to an age, the surest first: "turned ", "at the age of ", "left school at "."""
    before = scene.before(number)
    near = max(0, len(before) - NEAR)
    words = TURNS_RE.search(before, near) or AT_RE.search(before, near)
    if words:
        return words
    digits = number.span.cut(scene.text).isdigit()
    if digits and value in YOUTH and before.endswith(" at ") and DID_AT_RE.search(before):
        return BARE_AT_RE.search(before)
    was = WAS_RE.search(before) if value in range(CHILD, MOST_AT) and WHEN_RE.match(scene.after(number)) else None
    if was:
        return was
    found = _life_re().search(before) if value in (YOUTH if digits else CHILDHOOD) else None
    return found or (LEARNED_RE.search(before) if value in CHILDHOOD else None)


def _counts_other(lead: re.Match[str], number: Number, scene: Scene, value: int) -> bool:
    """Whether a number behind a lead that is not of years alone counts something else: "was two up", "at 81 for three"."""
    if value < CHILD and not lead.group().lower().startswith("aged"):
        return True
    if LIKE_RE.search(scene.before(number)[: lead.start()]):
        return True
    if AGED_RE.search(lead.group()):
        return False
    return value > _most(scene) or is_feat(number, scene) or is_hole(number, scene)


def _read_led(number: Number, scene: Scene, lead: re.Match[str]) -> Draft:
    """An age with the words that lead to it: "turns 33", "at 32", "was 19 when"."""
    before, after = scene.before(number), scene.after(number)
    skipped = len(lead.group()) - len(lead.group().lstrip(" ,(–—-"))
    if lead.re is TURNS_RE or AHEAD_RE.match(after):
        rule = "turns"
    else:
        rule = "then" if _is_then(before, after) or _is_of_a_deed(before, lead) else "at-age"
    return _age(number, number.group.start - len(before) + _begin(lead) + skipped, number.span.end, rule)


def _begin(lead: re.Match[str]) -> int:
    """Where the words of an age begin in what leads to it."""
    return lead.start("at") if "at" in lead.groupdict() else lead.start()


def _read_beside(number: Number, scene: Scene, value: int) -> Draft | None:
    """An age beside a name, or somebody's office: "Ardley, 25,", "The left back, 25,", "said Ida Holm, 25."."""
    told = number.span.cut(scene.text)
    if not (value >= MIN_AGE_BESIDE if told.isdigit() else CHILD <= value < MIN_AGE_BESIDE):
        return None
    before, after = scene.before(number), scene.after(number)
    first = number.group.start - len(before)
    if not CLOSED_RE.match(after):
        speaker = _speaker_re().search(before) if ENDS_RE.match(after) else None
        return _age(number, first + speaker.start("name"), number.span.end, "beside-name") if speaker else None
    beside = BESIDE_RE.search(before) or _head_re().search(before)
    if beside and not _is_minute(number, scene):
        return _age(number, first + beside.start(), number.span.end, "beside-name")
    return None


def _is_then(before: str, after: str) -> bool:
    """Whether an age was somebody's at another time: "until she was 15", "was 19 when"."""
    return THEN_RE.search(before) is not None or bool(PAST_RE.search(before) and WHEN_RE.match(after))


def _is_of_a_deed(before: str, lead: re.Match[str]) -> bool:
    """Whether an age is told with "at" right behind what somebody did: "left home at 18", and not "Holm, at 32"."""
    start = _begin(lead)
    return before.startswith("at ", start) and DEED_RE.match(CLAUSES_RE.split(before[:start])[-1]) is not None


CLAUSES_RE = re.compile(r"[,;:—–]|\b(?:and|but)\b")
"""What parts the deeds of a sentence. Takes `, `, `and`; leaves `-`."""


def _most(scene: Scene) -> int:
    """The greatest age that "at" alone tells of in an article."""
    return MOST_AT if SCORED.isdisjoint(scene.topics) else MOST_PLAYING


@cache
def _speaker_re() -> re.Pattern[str]:
    """Who said something, last in the sentence. Takes `,” said Ida Holm, `; leaves `said Ardley won, `."""
    return re.compile(rf"[,?!][’”\"'] (?:{any_of(reporting())}) (?P<name>{NAME}), $")


def _is_of_kin(number: Number, scene: Scene) -> bool:
    """Whether an age is told of somebody's kin: "his daughter, who is nine", "My grandfather told me so. He's 81"."""
    head, who, _ = scene.before(number).rpartition(", who ")
    if who and listed_re("ages", "kin").search(head[-10:]):
        return True
    start = max(scene.floor, scene.sentence.start - KIN_REACH)
    return _kin_before_re().search(scene.text, start, number.group.start) is not None


@cache
def _kin_before_re() -> re.Pattern[str]:
    """Kin of whoever speaks, and a pronoun for them. Takes `My aunt rang. She's `; leaves `My aunt said I’m `."""
    kin = any_of(load_table("metrics")["ages"]["kin"])
    return re.compile(
        rf"\b[Mm]y (?:[a-z]+ )?(?:grand)?{kin}\b[^“”\"\n]*\b(?:[Hh]e|[Ss]he)(?:[’']s| is| was) (?:now |only |just )*$"
    )


def _is_minute(number: Number, scene: Scene) -> bool:
    """Whether a number in brackets is one of several, which tell minutes: "Ardley (50) and Bexton (90+2)"."""
    inside = scene.text[number.span.end : number.span.end + 1] == ")"
    return inside and len(BRACKET_RE.findall(scene.text, scene.sentence.start, scene.sentence.end)) > 1


@cache
def _life_re() -> re.Pattern[str]:
    """A step of a life and its age. Takes `released by Ardley at `, `left Norland at `; leaves `beat Ardley at `."""
    return words_re(tuple(load_table("metrics")["ages"]["steps"]), after=WITH_AT_RE.pattern)


@cache
def _head_re() -> re.Pattern[str]:
    """Somebody without a name, before an age. Takes `The left back, `, `Ardley forward (`; leaves `the ball, `."""
    heads = words_re((*players(), *trait_words("offices"), "woman", "back", *demonyms())).pattern
    heads = rf"(?:{heads}|\b[a-z-]{{3,}}{one_of('counting.doers')}(?!\w))"
    return re.compile(rf"(?:\b(?:the|a|an) (?:[\w’'-]+ ){{0,3}}?)?{heads}(?:, | \()$", re.IGNORECASE)


def _read_old(number: Number, scene: Scene, old: re.Match[str]) -> Draft | None:
    """An age said with "old", unless it is a thing's, or that of somebody's kin."""
    end = number.group.end + old.end()
    before, tail = scene.before(number), scene.text[end : end + 40]
    noun = NOUN_RE.match(tail)
    thing = (noun and listed_re("ages", "things").match(noun["noun"])) or RECORD_RE.match(tail)
    kin = (OWNER_RE.search(before) and listed_re("ages", "kin").search(tail[:24])) or (
        noun
        and A_RE.search(before)
        and listed_re("ages", "kin").match(noun["noun"])
        and not OF_RE.match(tail, noun.end())
    )
    named = NAMED_RE.match(tail)
    if old["plural"] or thing or kin or (OBJECT_RE.search(before) and not named):
        return None
    article = ARTICLE_RE.search(before)
    start = number.span.start - (len(article.group()) if article else 0)
    if AS_RE.search(before) and not named:
        return _age(number, start, end, "then")
    return _age(number, start, end, "years-days" if old["days"] else "year-old")


def _age(number: Number, start: int, end: int, rule: str) -> Draft:
    return Draft(
        metric=load_table("metrics")["names"]["age"],
        value=number.value,
        unit="years",
        kind="age",
        span=Span(start, end),
        anchor=number.group,
        owner="person",
        rule=f"age.{rule}",
    )
