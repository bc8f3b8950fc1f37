"""The verbs and phrases of a clause that look ahead or back, in order of place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.dates.lexicon import WORDS
from generator.knowledge.load import load_table
from generator.text.alternation import any_of, one_of

NOUN_LEAD_RE = re.compile(
    rf"\b(?:{one_of('articles', 'possessives', 'numbers.small', 'numbers.small_ordinals')}|of|in|on|to|\d+(?:,\d{3})*)\s+$",
    re.IGNORECASE,
)
"""What makes a following word a noun. Takes `his ` before `hopes`, `12 ` before `runs`, `first ` before `start`; leaves `he `, `in 2017, `."""

ORDINAL_RE = re.compile(rf"{one_of('numbers.small_ordinals')}\b", re.IGNORECASE)
"""What stands for a noun itself, so that a form in -s behind it is a verb. Takes `second ` before `follows`; leaves `his `."""

HAD_RE = re.compile(r"\b(?:had|did|did\s+not|didn['’]t)\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE)
"""What puts the verb after it into the past. Takes `had `, `did not `; leaves `had been `."""

NEGATED_RE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bdo )(?<!\bdoes )(?:\b(?:not|never|no)\b|(?<!\bis)(?<!\bare)(?<!\bdo)(?<!\bdoes)n['’]t\b)[^.;]*$",
    re.IGNORECASE,
)
"""A negation in the clause, but of a present. Takes `didn’t play `; leaves `is out `, `is not fit `."""

SOME = one_of("articles", "possessives", "quantifiers", "numbers.small")


@cache
def participles() -> frozenset[str]:
    """Participles that follow no rule."""
    return frozenset(past.split()[-1] for past in load_table("verb_forms")["irregular"].values()) | {"born"}


PLAYING = r"(?:has|have|(?<=['’]ve)\s+got)\s+(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+){0,2}(?=\s+on\b)"
"""Whom somebody plays on a day. Takes `have Corve `; leaves `have won `."""

HAVING = rf"(?:has|have)\s+(?:an?|his|her|their|our|my|another)(?:\s+(?!(?:{one_of('prepositions', 'relatives', 'subordinators')}|that)\b|[a-z]+ed\b|{any_of([*participles(), *WORDS['over_nouns']])}\b)[\w’'-]+){{1,4}}(?:\s+(?:at|in|with|against)(?:\s+(?-i:[A-Z])[\w’'-]+)+)?(?=\s+(?:in|on)\b)"
"""What somebody has before them. Takes `has his exams `; leaves `has a son born `, `has a 1-0 win `."""

FIXTURE = rf"(?:set(?:s|ting)?\s+up|to\s+(?:book|earn|secure|clinch|seal)|has|have)\s+{SOME}\s+(?:(?!{SOME}\b)[\w’'-]+\s+){{0,3}}?(?:{any_of(WORDS['direction']['fixture_nouns'])})\b"
"""A game or a hearing that somebody has before them. Takes `set up a second-round tie`, `has a test`; leaves `had a test`."""

STATE = rf"(?:is|are|remains?|listed\s+as)\s+(?:(?:also|still|now|not|[a-z]+ly)\s+)?(?:{any_of(WORDS['direction']['states'])})\s+for"
"""What somebody is for a day to come. Takes `is doubtful for`; leaves `was doubtful for`, `is famous for`."""

BIRTHDAY = r"celebrates?\s+(?:his|her|their)\s+\d+(?:st|nd|rd|th)\s+birthday"
"""A birthday to come. Takes `celebrates her 30th birthday`; leaves `celebrates her goal`."""


@cache
def _simple_pasts() -> frozenset[str]:
    """Pasts that follow no rule and are no other form of their verb: `flew`, `chose`; not `put`, `beat`."""
    forms = ((base, past.split()[0]) for base, past in load_table("verb_forms")["irregular"].items())
    return frozenset(past for base, past in forms if past != base)


@cache
def _present_verbs() -> frozenset[str]:
    """Verbs whose base, behind "we" or "they", tells of what is to come: no state of mind, no form that is a past too."""
    table = load_table("verb_forms")
    told = {form for past in table["irregular"].values() for form in past.split()}  # "found", "saw", "put"
    bases = {*table["irregular"], *table["regular"], *table["double"]}
    return frozenset(bases - told - set(WORDS["direction"]["states_of_mind"]))


@cache
def _conditions() -> frozenset[str]:
    """What happens in a condition that is open: `beat` and `beats` of "if they beat Rovers"."""
    return frozenset(form for base in WORDS["direction"]["contested"] for form in (base, f"{base}s"))


@cache
def _cue_pattern() -> re.Pattern[str]:
    table = WORDS["direction"]
    regular = r"(?:[a-z]{2,}[^e]ed|(?:agr|fr|guarant|decr)eed)"
    planned = r"to\s+be\s+[a-z]{3,}(?:ed|en|wn|ld|de|pt|nt|ght)"
    arranged = [
        f"{have} {verb}"
        for have in ("is", "are", "has", "have", "has already", "have already")
        for verb in table["arranged"]
    ]
    running = r"(?:am|is|are)\s+(?:not\s+)?(?!going\s+to\b)[a-z]{2,}ing"
    wont_have = rf"won['’]t\s+have(?=\s+(?:been\b|[a-z]+ed\b|{any_of(participles())}\b))"
    base, pasts = any_of(_present_verbs()), sorted(_simple_pasts())
    plan = rf"(?:we|they|I|you)\s+(?:(?:don['’]t|do\s+not|also|then|all|both|only|now)\s+)?{base}"
    entries = rf"{any_of(table['entries'])}\s+{any_of(table['timetable_verbs'])}"
    absolute = rf"with\s+[^,.;:]{{2,40}}?\s+to\s+{any_of(table['infinitives'])}"
    condition = rf"(?:if|unless|should)\s+(?:(?!the\b|he\b|she\b)[\w’'-]+|the\s+[a-z]+|s?he)\s+(?:also\s+)?{any_of(_conditions())}"
    subject = rf"{any_of(table['timetables'])}\s+{any_of(table['timetable_verbs_s'])}"
    return re.compile(
        rf"(?<!\w)(?:(?:(?P<ahead>{planned}|{FIXTURE}|{STATE}|(?P<running>{running})|{plan}|{entries}|{absolute}|{condition}|{subject}|{BIRTHDAY}|{HAVING}|{PLAYING}|{any_of([*table['ahead'], *arranged])})|(?P<back>{wont_have}|{any_of([*table['back'], *pasts])}|(?<!-){regular}))(?!\w|-[a-z])"
        rf"|(?P<present>(?:who|which|(?-i:he|she|it|He|She|It))\s+(?:also\s+|then\s+|now\s+)?(?!(?:was|is|has|does|plus)\b|(?:{any_of(table['told_now'])})\b)[a-z]{{3,}}s)\b"
        r"|(?P<age>(?:I['’]m|(?:he|she)['’]s|(?:he|she)\s+is)\s+\d\d)\b)"
        rf"|(?<=\w)(?P<short>['’](?:ll(?:\s+have)?|ve(?P<arranged>\s+(?:already\s+)?(?:{any_of(table['arranged'])}))?|d(?P<wish>\s+(?!have\s+(?:(?!been\b)[a-z]+(?:ed|en)|{any_of(participles())})\b)(?:have\s+(?:an?|the|his|her|to)|be(?!en)|need|(?:like|love|prefer)\s+to\b|{any_of(table['infinitives'])}))?))(?!\w)",
        re.IGNORECASE,
    )


AMOUNT_RE = re.compile(r"\s+[$£€¥\d]")
"""A sum or a number. Takes ` $52`; leaves ` play`."""

OWN_RE = re.compile(rf"\b{one_of('possessives')}\s+$", re.IGNORECASE)
"""Whose something is. Takes `its `; leaves `the `."""

MODAL_RE = re.compile(
    r"\b(?:to|(?:will|would|can|could|may|might|must|should)\s+not|won['’]t|can['’]t|wouldn['’]t)\s+$", re.IGNORECASE
)
"""What makes of "have" an infinitive. Takes `to `, `would not `; leaves `they `."""

HAS_GOT_RE = re.compile(r"(?:\b(?:have|has)|['’](?:ve|s))\s+$", re.IGNORECASE)
"""What makes of "got" a having. Takes `I’ve `; leaves `they `."""

GOT_RE = re.compile(rf"got\s+(?:{SOME}|[A-Z])", re.IGNORECASE)
"""Having something, so that its date is to come. Takes `got a`; leaves `got in`."""


def cues_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What decides a direction between two places, names and nouns that only look like a verb left out."""
    for cue in _cue_pattern().finditer(text, start, end):
        if not (
            _is_name(text, cue)
            or _is_noun(text, cue, start)
            or _is_passive(text, cue)
            or _is_urged(text, cue)
            or _is_not_until(text, cue, start)
            or _is_infinitive(text, cue)
            or _is_asked(text, cue)
            or _is_amount(text, cue)
            or _is_as_planned(text, cue)
            or _is_next_of_its_kind(text, cue)
        ):
            yield cue


def _is_name(text: str, cue: re.Match[str]) -> bool:
    """Whether a capital tells that it is no verb ("the US *Open*", "in *May*", "on Friday, *United* host")."""
    word = cue.group()
    if not word[0].isupper() or cue["age"] or cue["present"]:
        return False
    before = text[max(0, cue.start() - 2) : cue.start()].rstrip()[-1:]
    initials = text[max(0, cue.start() - 3) : cue.start()]
    return (
        word in WORDS["months"]
        or before.isalnum()
        or before in {",", ";", ":", "-", "–"}
        or (before == "." and initials[:1].isupper())
    )


def _is_noun(text: str, cue: re.Match[str], start: int) -> bool:
    """Whether a single word that could be a verb follows an article or a preposition ("in the face of")."""
    if not cue["ahead"] or " " in cue["ahead"] or cue["ahead"].casefold() in ("next", "upcoming"):
        return False
    led = NOUN_LEAD_RE.search(text, max(start, cue.start() - 14), cue.start())
    return led is not None and not (cue["ahead"].endswith("s") and ORDINAL_RE.match(led.group()))


def _is_not_until(text: str, cue: re.Match[str], start: int) -> bool:
    """Whether "until" ends what a verb before it tells of, so that this decides ("did not play until", "kept him out until")."""
    return cue.group().casefold() == "until" and has_lasted(text, start, cue.start())


def has_lasted(text: str, start: int, end: int) -> bool:
    """Whether the words up to an "until" say that something went on up to it, or did not happen before."""
    near = max(start, end - 60)
    return bool(NEGATED_RE.search(text, near, end) or _lasted_re().search(text, near, end))


@cache
def _lasted_re() -> re.Pattern[str]:
    """What went on up to a day. Takes `stayed there `, `kept her out `, `was sore `; leaves `has kept her out `, `was banned `."""
    table = WORDS["direction"]
    whom = r"(?:him|her|it|them|me|us|the\s+[\w-]+|[A-Z][\w’'-]+)"
    return re.compile(
        rf"(?<!has )(?<!have )\b(?:{any_of(table['lasted'])}\b[^.,;]*|{any_of(table['kept'])}\s+{whom}\b[^.,;]*"
        r"|(?:was|were|had\s+been)\s+(?![\w-]+(?:ed|en|nt)\b)[\w-]+\s+)$"
    )


def _is_next_of_its_kind(text: str, cue: re.Match[str]) -> bool:
    """Whether "next" picks something that somebody has, and no game to come ("showed its *next* machine on Friday")."""
    if cue.group().casefold() != "next" or not OWN_RE.search(text, max(0, cue.start() - 8), cue.start()):
        return False
    return _fixture_re().match(text, cue.end()) is None


@cache
def _fixture_re() -> re.Pattern[str]:
    """A game or a hearing right behind a word. Takes ` home game`; leaves ` machine`."""
    return re.compile(rf"(?:\s+[\w’'-]+){{0,3}}?\s+(?:{any_of(WORDS['direction']['fixture_nouns'])})\b")


def _is_as_planned(text: str, cue: re.Match[str]) -> bool:
    """Whether a participle only says that what comes was planned ("will sit a paper as *planned* on 13 May")."""
    before = text[max(0, cue.start() - 4) : cue.start()].casefold().split()
    return before[-1:] == ["as"] and cue.group().casefold() in WORDS["direction"]["foreseen"]


def _is_amount(text: str, cue: re.Match[str]) -> bool:
    """Whether no verb follows the "to" of a plan ("raised its *bid to* $52 on Friday")."""
    return cue.group()[-3:].casefold() == " to" and AMOUNT_RE.match(text, cue.end()) is not None


def _is_infinitive(text: str, cue: re.Match[str]) -> bool:
    """Whether "have" is what somebody wants, or will not do, so that another verb tells the time ("she wants to *have*")."""
    if cue.group().casefold() != "have":
        return False
    led = MODAL_RE.search(text, max(0, cue.start() - 14), cue.start())
    return led is not None and (led.group()[:2].casefold() == "to" or not _done_re().match(text, cue.end()))


@cache
def _done_re() -> re.Pattern[str]:
    """What makes of "have" a perfect. Takes ` won`, ` not yet played`; leaves ` lights`."""
    return re.compile(rf"\s+(?:(?:not|yet|never|[a-z]+ly)\s+)*(?:[a-z]+ed|been|{any_of(participles())})\b")


def has_got(text: str, cue: re.Match[str]) -> bool:
    """Whether "got" tells of what somebody has ("I’ve *got* a game on Thursday")."""
    having = HAS_GOT_RE.search(text, max(0, cue.start() - 8), cue.start())
    return having is not None and GOT_RE.match(text, cue.start()) is not None


def is_over(text: str, cue: re.Match[str], start: int) -> bool:
    """Whether a verb that looks ahead stands in the past ("ministers *had promised* in the spring", "did not *play*")."""
    return bool(HAD_RE.search(text, max(start, cue.start() - 16), cue.start()))


def _is_passive(text: str, cue: re.Match[str]) -> bool:
    """Whether a participle follows "be", so that what stands before it tells the time ("will be *held*")."""
    return bool(cue["back"]) and text[max(0, cue.start() - 3) : cue.start()].casefold().rstrip() == "be"


LET_RE = re.compile(r"\blet\s+(?:me|us)\s+(?:(?:not|just|first|all)\s+){0,2}$", re.IGNORECASE)
"""What makes an infinitive of the word after it. Takes `Let us not `; leaves `let the `."""


ASKED_RE = re.compile(r"\b(?:asked|wanted|begged|refused|declined|demanded)\s+(?:not\s+)?$")
"""What somebody did, before what was to be done. Takes `I asked ` before `to be released`; leaves `expected `."""


def _is_asked(text: str, cue: re.Match[str]) -> bool:
    """Whether "to be released" is what somebody asked for, so that the asking tells the time."""
    to_be = cue.group().casefold().startswith("to be ")
    return to_be and ASKED_RE.search(text, max(0, cue.start() - 20), cue.start()) is not None


def _is_urged(text: str, cue: re.Match[str]) -> bool:
    """Whether a form that could be a past is what somebody is urged to do: "let us not *put* too much on him"."""
    return bool(cue["back"]) and LET_RE.search(text, max(0, cue.start() - 24), cue.start()) is not None


def is_ahead(cue: re.Match[str]) -> bool:
    """Whether a cue looks ahead."""
    told = cue["ahead"] or cue["present"] or cue["age"] or cue["wish"] or cue["arranged"]
    return bool(told) or (cue["short"] or "")[1:3] == "ll"
