"""Signs of a person: what a name's own words, and those beside it, say for and against one.

Takes a run's part at one place, gives points; over all places of an article, `ENOUGH` of them make a person.
"""

from __future__ import annotations

import re

from generator.extract.people.runs import Token
from generator.extract.people.words import fold_name, person_words
from generator.text.alternation import one_of

ENOUGH = 2
"""Evidence that makes a person; see `_evidence`. Re-run the gate after a change."""

AGE_AFTER_RE = re.compile(
    rf"(?:,| \() ?(?:now |aged |then )?\d{{1,2}}[,.;)]|, who (?:turned|turns|is|was) \d\d\b| (?:is|was)(?: only| just| still)? (?:\d\d|{one_of('numbers.small')})(?: years old)?[,.;]"
)
"""An age beside a name. Takes `, 25,`, `, now 31,`, `, who turned 37`, ` (31)`, ` was ten.`; leaves ` 25.`, ` was one of`."""

ROLE_REACH = 60
"""How far before a name a role ends that it explains, with its place, in code points."""

GIVEN_REACH = 50
"""How far before a name the words stand that give it, in code points."""

SIGNATURE_RE = re.compile(r"[.!?,…][”\"’'][ \u00a0]*[—–―-]{1,2}[ \u00a0]?\Z")
"""What stands before a name that signs a quote. Takes the tail `.” – `; leaves `win” – `."""

TOLD_RE = re.compile(r"[”\"’'] ([a-z]+) (?:[a-z]+ly )?\Z")
"""A verb between a quote and its subject. Takes the tail `,” grinned `; leaves `, grinned `."""

LABEL_RE = re.compile(r"(?:, [^.;:!?\n]{2,80})?: ?[“\"‘']")
"""What makes a name at the start of a line a label. Takes `, in her first year: “`; leaves `: a life`."""

KIN_BEFORE_RE = re.compile(r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir)|[’']s|s[’']) (?:[a-z-]+ ){0,2}([a-z]+),? \Z")
"""Kin of somebody, whom a name follows. Takes the tails `her father, `, `Holm’s elder sister `; leaves `the father, `."""

LAND_BEFORE_RE = re.compile(r"\b((?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+)(?:[’']s|(?<=s)[’']) \Z")
"""What owns a name. Takes the tails `Norway’s `, `New Zealand’s `; leaves `his `."""

ROLE_BEFORE_RE = re.compile(r"([a-z-]+)(?: (?:at|for|of|with|in)(?: [\w’'-]+){1,4})?, \Z")
"""A role that a name explains. Takes the tails `caddie, `, `coach at Corve, `, `captain of the side, `; leaves `caddie `."""

BODY_BEFORE_RE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[’']s) (?:[a-z-]+ ){0,2}[a-z-]+, \Z")
"""A phrase that the name of a body explains. Takes the tail `The mining company, `; leaves `the trade union boss, in a company, `."""

GIVEN_RE = re.compile(
    r"\b(?:(?:his|her|their) (?:first |full )?name (?:only |simply )?as|(?:his|her|their) (?:first|given) name,|(?:identified|introduced|describes|described) (?:himself|herself|themselves) (?:only |simply )?as|goes by|(?:asked|wished|wanted) to be (?:called|known as|identified (?:only |simply )?as)) \Z"
)
"""What stands before a name that somebody gives as their own. Takes the tails `gave her name only as `, `only her first name, `; leaves `known as `."""

END_RE = re.compile(r"[.]?[ \u00a0]*(?:\n|\Z)|, ")
"""What ends a signature. Takes the line break behind it; leaves ` said`."""

NOUN_AFTER_RE = re.compile(r"[ \u00a0]([a-z][a-z-]*)\b(?![ \u00a0](?:for|against|to)\b)")
"""The word right after a name. Takes ` campaign`; leaves `, campaign` and the verb of ` campaign for`."""

ASIDE_RE = re.compile(
    r", (?:[^.;:!?“”\"‘\n]|(?<=[A-Z][a-z])\.|(?<=[A-Z][a-z]{2})\.|(?<=[A-Z])\.){2,90}, (?:has |had )?(?:said|says|told|added)\b"
)
"""A verb of saying behind an aside. Takes `, of Corve, Md., said`; leaves `, she said`."""

PRONOUN_AFTER_RE = re.compile(r"[^A-Z.!?\n]{1,70}? (?:he|she|his|her|him)\b")
"""A pronoun before any other name. Takes ` said he`, ` lost his place`; leaves `’s side met Holm, who lost her`."""

BORNE_RE = re.compile(r", whom?\b|, whose\b|(?:, | \()\d\d[,)]")
"""What stands behind no name but a person's. Takes `, who`, `, 31,`; leaves `, which`."""

REFLEXIVE_RE = re.compile(r" (?:himself|herself)\b")
"""What makes a name a person's, right behind it. Takes ` herself`; leaves ` hurt herself`."""

PLATE_RE = re.compile(r", [^.,;:!?\n]{0,60}?\b([a-z-]+)(?: \([^()\n]{2,60}\))?:?\n")
"""What follows a name on a line of its own. Takes `, former Corve captain (on Radio Corve)`; leaves `, who won`."""

OFFICE_RE = re.compile(r", (?:[a-z-]+ ){0,2}([a-z-]+) (?:of|at|for)\b")
"""An office behind a name, its article left out. Takes `, star of`, `, executive director of`; leaves `, and of`."""

OF_FIRM_RE = re.compile(r"[’']s ([a-z-]+)\b")
"""What somebody or something owns. Takes `’s shares`; leaves `’s “No”`."""

APPOSITION_RE = re.compile(rf", (?:who\b|whose\b|{one_of('articles', 'possessives')} |now |then |himself|herself)")
"""A person explained after the name. Takes `, who joined`, `, the former mayor`; leaves `, and`."""

SAYING_AFTER_RE = re.compile(r",? (?:[a-z]+ly )?([a-z]+)")
"""The word after a name. Takes ` said`, ` wryly said`; leaves `’s`."""

ROLE_AFTER_RE = re.compile(r" (?:head |assistant |under-\d\d )?([a-z-]+)\b")
"""A role that belongs to the name of a side. Takes ` winger`, ` head coach`; leaves `, the winger`."""

WORD_BEFORE_RE = re.compile(r"([^\W_][\w’'-]*)(\.?) [*_]*$")
"""The word before a name. Takes the tail `the striker `; leaves `striker, `."""


def signs_of_person(text: str, tokens: tuple[Token, ...], lower: frozenset[str]) -> int:
    """How much one place speaks for a person; `lower` holds the words that the article also writes small."""
    start = tokens[0].start
    before = _word_before(text, start, reach=24)
    previous = before[1].casefold() if before else ""
    if before and before[2] and previous not in person_words().titles:
        previous = ""
    if previous in ("the", "a") and len(tokens) == 1 and is_attribute(text, tokens[-1].end):
        previous = ""
    if len(tokens) > 1 and (start == 0 or text[start - 1] == "\n") and LABEL_RE.match(text, tokens[-1].end):
        return ENOUGH + _own(tokens, lower)
    if len(tokens) > 1 and tokens[-1].folded in person_words().rare:
        aged = AGE_AFTER_RE.match(text, tokens[-1].end, tokens[-1].end + 24)
        return _left(text, previous, tokens) + (ENOUGH if aged else 0)
    told = TOLD_RE.search(text, max(0, start - 40), start)
    follows = ROLE_AFTER_RE.match(text, tokens[-1].end)
    led = follows is not None and follows[1] in person_words().roles
    if told and not led and told[1] in person_words().reporting and previous not in person_words().signs["inverted"]:
        return ENOUGH + _own(tokens, lower)
    signed = SIGNATURE_RE.search(text, max(0, start - 6), start) and END_RE.match(text, tokens[-1].end)
    return (
        _own(tokens, lower)
        + _left(text, previous, tokens)
        + _right(text, previous, tokens)
        + (ENOUGH if signed or gives_name(text, start) else 0)
    )


def gives_name(text: str, start: int) -> bool:
    """Whether the name at `start` is what somebody gave as their own."""
    return text[max(0, start - 3) : start] in ("as ", "by ", "ed ", "e, ") and bool(
        GIVEN_RE.search(text, max(0, start - GIVEN_REACH), start)
    )


def _word_before(text: str, start: int, *, reach: int) -> re.Match[str] | None:
    """The word before a name that begins at `start`; it holds no blank, so that only the last one is looked at."""
    floor = max(0, start - reach)
    if start - floor > 1 and text[start - 1] == " ":
        floor = max(floor, text.rfind(" ", floor, start - 1) + 1)
    return WORD_BEFORE_RE.search(text, floor, start)


def is_attribute(text: str, end: int) -> bool:
    """Whether a noun follows the name that ends there, which it belongs to: "the Holm campaign"."""
    after = NOUN_AFTER_RE.match(text, end)
    return after is not None and after[1] in person_words().signs["owned"]


def is_placed(text: str, start: int) -> bool:
    """Whether a name stands behind a small word that places and bodies stand behind."""
    before = _word_before(text, start, reach=12)
    return before is not None and before[1].lower() in person_words().signs["places"]


def is_borne(text: str, start: int, end: int) -> bool:
    """Whether nobody but a person bears the name: a title before it, an age or a relative clause behind it."""
    before = _word_before(text, start, reach=24)
    previous = before[1].casefold() if before else ""
    titled = previous in person_words().titles or previous in person_words().roles
    return titled or BORNE_RE.match(text, end) is not None


def _is_kin(text: str, start: int) -> bool:
    """Whether a name stands behind a word for somebody's kin: "her father, Ioan"."""
    last = text[max(0, start - 2) : start]
    if not last.endswith(" ") or not (last[0].islower() or last[0] == ","):
        return False
    found = KIN_BEFORE_RE.search(text, max(0, start - 40), start)
    return found is not None and found[1] in person_words().kin


def nation_before(text: str, start: int) -> str:
    """The people of the land that owns the name at `start`: "Norway’s Ida Holm"; empty where none does."""
    if text[max(0, start - 3) : start] not in ("’s ", "'s ") and text[max(0, start - 2) : start] not in ("’ ", "' "):
        return ""
    found = LAND_BEFORE_RE.search(text, max(0, start - 40), start)
    return person_words().peoples.get(fold_name(found[1]), "") if found else ""


def _own(tokens: tuple[Token, ...], lower: frozenset[str]) -> int:
    """Points of the words themselves: given names, initials."""
    words, first = person_words(), tokens[0].folded
    if len(tokens) > 1:
        if first in words.given or first.split("-")[0] in words.given:
            team = first in words.places and tokens[-1].folded.endswith("s")
            return 1 if tokens[-1].folded in lower or team or tokens[-1].folded in words.never else 3
        return 2 if len(first) == 1 else int("-" in first)
    points = -3 if first in lower or first in words.particles else 0
    if first in words.given:
        points += 2 if first in words.singles else 1
    return points


def _left(text: str, previous: str, tokens: tuple[Token, ...]) -> int:
    """Points of the word before: a role, a title, kin; an article or a place's preposition speaks against."""
    words = person_words()
    points = 0
    if previous in words.roles or previous in words.titles:
        points += 2
    start = tokens[0].start
    explains = text[max(0, start - 2) : start] == ", "
    beside = ROLE_BEFORE_RE.search(text, max(0, start - ROLE_REACH), start) if explains else None
    kin = previous in words.kin or (beside is not None and beside[1] in words.kin)
    known = len(tokens) > 1 or tokens[0].folded in words.given
    if kin if known else _is_kin(text, tokens[0].start):
        points += 2
    if len(tokens) > 1 and nation_before(text, start):
        points += 1
    if (
        len(tokens) > 1
        and beside
        and beside[1] in words.roles
        and text.startswith((",", ".", " of ", " at ", " from "), tokens[-1].end)
    ):
        points += 2
    if beside and beside[1] in words.signs["entities"] and BODY_BEFORE_RE.search(text, max(0, start - 30), start):
        points -= 3
    if previous == "the" or (len(tokens) == 1 and previous in words.signs["places"]):
        points -= 3
    return points


def _right(text: str, previous: str, tokens: tuple[Token, ...]) -> int:
    """Points of what follows: an age, an apposition, a pronoun, a verb of saying; a role ("Ardley winger") against."""
    words, end = person_words(), tokens[-1].end
    after = text[end : end + 24]
    points = 1 if PRONOUN_AFTER_RE.match(text, end, end + 80) else 0
    if AGE_AFTER_RE.match(after) or REFLEXIVE_RE.match(after):
        points += 2
    elif APPOSITION_RE.match(after):
        points += 2 if len(tokens) > 1 and ", who" in after[:6] else 1
    else:
        office = OFFICE_RE.match(text, end, end + 60) if len(tokens) > 1 else None
        points += 2 if office and office[1] in words.roles else 0
    plate = (
        PLATE_RE.match(text, end) if len(tokens) > 1 and text[tokens[0].start - 1 : tokens[0].start] == "\n" else None
    )
    points += 2 if plate and plate[1] in words.roles else 0
    if len(tokens) > 1 and ASIDE_RE.match(text, end, end + 110):
        points += 1 if previous == "the" else 2
    role = ROLE_AFTER_RE.match(after)
    if role and words.roles.get(role[1]) in ("player", "coach", "official"):
        points -= 3
    saying = SAYING_AFTER_RE.match(after)
    verb = saying[1] if saying else ""
    firm = OF_FIRM_RE.match(after) if len(tokens) == 1 else None
    if firm and firm[1] in words.signs["firms"]:
        points -= 3
    says = (
        verb in words.reporting
        and not verb.endswith("ing")
        and not (len(tokens) == 1 and verb in words.plurals)
        and not (len(tokens) == 1 and verb in words.signs["bodies"])
    )
    if not (says or previous in words.signs["inverted"]) or previous in words.signs["elsewhere"]:
        return points
    return points + (2 if len(tokens) > 1 or tokens[0].folded not in words.places else 0)
