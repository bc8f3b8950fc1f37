"""Words that stand for an organisation: "the club" for the body that acted last, "the tribunal", "it".

Takes the names of bodies in order of place, gives those nouns and pronouns that say something, each with the name that it
stands for. A noun for no name of the article is left out, and so is one that nobody is heard by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from generator.extract.people.signs import ROLE_AFTER_RE, is_placed
from generator.extract.people.words import cue_forms, fold_name, person_words
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of
from generator.text.tokens import vocabulary

Form = Literal["full", "epithet"]

Heard = tuple[str, Span, Form]
"""A body's name, the words that stand for it, and how."""

SAYS_AFTER_RE = re.compile(
    r"(?: \([A-Z]{2,8}\))?(?:, (?:which|whose) [^,.;:!?“”\"\n]{2,80})?,?(?: also| later| has| have| had| then| [a-z]+ly)? ([a-z]+)\b(?! to\b)"
)
"""The verb after a name. Takes ` said`, ` have confirmed`, ` (ACLU), whose lawyers sued, tweeted`; leaves `’s`."""

IT_RE = re.compile(r"[IiTt](?<!\w.)(?:(?<=[Ii])t|(?<=[Tt])hey)\b(?= (?:also )?[a-z]+)")
"""A pronoun that may stand for a body. Takes the `it` of `it said`; leaves `it’s`."""

OWNS_RE = re.compile(r"(?:[’']s|(?<=s)[’'])[ \u00a0]([a-z]+)\b")
"""What a body owns. Takes `’s statement`; leaves `’s Phil`."""

CAMP_RE = re.compile(r"(?:[’']s?)?[ \u00a0]([a-z]+)\b")
"""A noun after a name. Takes ` campaign`, `’s team`; leaves `, the`."""

BESIDE = 200
"""How far behind what a side did "they" is that side, in code points: about two sentences."""

NEAR = 400
"""How far behind what a body did it is "it", or sends "a spokesman", in code points: about two paragraphs."""

BELOW_RE = re.compile(rf"[^.!?“”\"\n]* {one_of('subordinators')}(?: the)?(?: [A-Z][a-z]+)? ")
"""What stands between two bodies where the second acts in a clause below the first’s. Takes ` acted after the `; leaves ` and the `."""

ACTS_RE = re.compile(
    rf"(?:, (?:{one_of('articles')}|which|whose|who) [^,.;:!?“”\"\n]{{2,60}})?,?(?: {one_of('adverbs', 'have', 'modals')}){{0,2}} ([a-z]+)\b"
)
"""The verb after a name, as the action of whoever bears it. Takes ` have parted`, `, the operator, said`; leaves `’s`."""

SAYS_BEFORE_RE = re.compile(r"\b([a-z]+)(?: by| from| for| to)? (?:the )?$")
"""The word before a name, `the` left out. Takes `said the `, `statement from `, `spokesman for the `."""


COMES_AFTER_RE = re.compile(r" (?:came|comes) (?:an?|this|these|the|word)\b")
"""What follows a sender who begins a sentence. Takes ` came a statement`; leaves ` came home`."""


@cache
def cue_words(kind: str) -> frozenset[str]:
    """A list of words about bodies, by its name in the table of cues."""
    return frozenset(load_table("cues")["phrases"][kind])


@cache
def _noun_re() -> re.Pattern[str]:
    """Nouns for an organisation. Takes `the club`, `the Norwegian federation`, `the League One side`, `an appeals panel`; leaves `The Club`."""
    phrases = load_table("cues")["phrases"]
    kinds = any_of(phrases["departments"])
    clubs = any_of(phrases["clubs"])
    benches = any_of(phrases["benches"] + phrases["seats"])
    small = one_of("prepositions", "articles", "coordinators", "possessives", "relatives")
    return re.compile(
        rf"[TtAaIi](?<!\w.)(?:(?<=[Tt])he(?:ir)?|(?<=[Aa])n?|(?<=[Ii])ts)[ \u00a0](?:((?:(?!{small}\b)[\w’'-]+[ \u00a0]){{0,2}}(?!{small}\b)[\w’'-]+(?=[ \u00a0]{clubs}\b)|[A-Z][a-z]+|{kinds}|(?:(?!{small}\b)[a-z-]+[ \u00a0]){{0,2}}(?!{small}\b)[a-z-]+(?=[ \u00a0]{benches}\b))[ \u00a0])?([a-z]+)\b"
    )


@cache
def _owned_re() -> re.Pattern[str]:
    """What hears, and belongs to a body. Takes the end of `the league’s disciplinary panel`; leaves `the league’s panel show`."""
    phrases = load_table("cues")["phrases"]
    return re.compile(rf"[’']s[ \u00a0]([a-z-]+)[ \u00a0]({any_of(phrases['benches'])})\b")


@dataclass(slots=True)
class _Reader:
    """Which body each noun stands for, in order of place."""

    text: str
    longer: dict[str, tuple[int, str]]
    played_for: frozenset[str]
    last: dict[str, str] = field(default_factory=dict)
    """The last body by each word of its name that may stand for it."""
    acted: str = ""
    """The body that acted last, and where its name ended."""
    place: int = 0
    did: bool = False
    """Whether it did something itself, and is not only somebody's side."""
    club: str = ""
    """The last of them that is no office."""
    many: str = ""
    """The last of them that is one of members, and where."""
    many_place: int = 0
    bench: str = ""
    """The last body that hears and finds."""

    def pass_body(self, span: Span) -> None:
        """Take in the name of a body."""
        name = full_name(self.text, span, self.longer)
        does = _does(self.text, span.end) and not self._is_placed(span.start) and not _is_agent(self.text, span.start)
        if does or _is_side(self.text, span.end):
            if not (self.did and self.near(span.end)) or (does and not self._is_below(span.start)):
                self.acted, self.place, self.did = name, span.end, does
            if _is_of_many(name):
                self.many, self.many_place = name, span.end
            else:
                self.club = name
        parts = [fold_name(part) for part in name.split()]
        self.last.update((part, name) for part in parts[:-1] if part in cue_words("offices") | cue_words("bodies"))
        if len(parts) > 1:
            self.last[parts[-1]] = name

    def _is_below(self, start: int) -> bool:
        """Whether a body acts in a clause below that of the one before it: "Corve acted after the Union declined"."""
        return BELOW_RE.fullmatch(self.text, self.place, start) is not None

    def _is_placed(self, start: int) -> bool:
        """Whether a body's name, its article left out, stands behind a small word: "in the Canal End"."""
        article = self.text[max(0, start - 4) : start] in ("the ", "The ")
        return is_placed(self.text, start - 4 if article else start)

    def near(self, place: int) -> str:
        """The body that acted last, if that was not far before `place`."""
        return self.acted if place - self.place < NEAR else ""

    def pronoun(self, noun: re.Match[str]) -> tuple[str, Span]:
        """The body that "it" or "they" is."""
        name = self.near(noun.start())
        if noun.group().lower() == "they":
            many = self.many if noun.start() - self.many_place < NEAR else ""
            name = many or self._side_heard(noun.start())
        return name, Span(*noun.span())

    def _side_heard(self, place: int) -> str:
        """The side that acted right before the quote in front of `place`: “…,” they said."""
        quoted = self.text[max(0, place - 2) : place] in ("” ", '" ', "’ ", "' ")
        near = self.did and self.acted in self.played_for and place - self.place < BESIDE
        return self.acted if quoted and near else ""

    def _sender(self, place: int, head: str) -> str:
        """The body that acted last, unless whoever the noun tells was brought in as somebody else's: "a spokesman for Holm"."""
        name = self.near(place)
        before = self.text.rfind(f" {head} for ", max(0, place - NEAR), place)
        sender = self.text[before + len(f" {head} for ") :] if before >= 0 else name
        return name if sender.removeprefix("the ").startswith(name.partition(" ")[0]) else ""

    def noun(self, noun: re.Match[str]) -> tuple[str, Span]:
        """The body that a noun stands for, and the words that name it."""
        modifier, head = noun[1], noun[2]
        span, offices = Span(*noun.span(2)), cue_words("offices")
        new = noun.group()[0] in "Aa" and not _sends(self.text, span.end)
        name = "" if new else self.last.get(head) or (self.acted if head in cue_words("bodies") else "")
        if not name and head in messengers():
            owner = self.longer.get(modifier or "", (noun.start(), ""))
            name = owner[1] if modifier and modifier[0].isupper() else self._sender(noun.start(), head)
        plain = modifier is not None and modifier[0].islower() and modifier not in cue_words("departments")
        if modifier and head in cue_words("clubs"):
            span = Span(noun.start(1), noun.end(2))
            name = self.club or (span.cut(self.text) if head in offices else "")
        elif modifier and head in offices and not (plain and head in self.last):
            span = Span(noun.start(1), noun.end(2))
            name = span.cut(self.text)
            self.bench = name if head in cue_words("benches") else self.bench
        elif head in cue_words("benches"):
            name = name or self.bench
        sender = self.text[max(0, noun.start() - 4) : noun.start()] == "for "
        if not name and not new and not sender and modifier is None and head in offices:
            own = head in cue_words("bodies") and len(self.played_for) == 1
            name = next(iter(self.played_for)) if own else head
        return name, span


def find_stand_ins(
    text: str, bodies: Sequence[Span], longer: dict[str, tuple[int, str]], camps: Sequence[Heard]
) -> list[Heard]:
    """Nouns and pronouns that stand for a body which speaks.

    Args:
        text: the source's text.
        bodies: names of bodies, in order of place.
        longer: names of several words by their first and last, see `full_name`.
        camps: campaigns and the like that bear a person's name, in order of place.

    """
    found: list[Heard] = []
    played_for = frozenset(full_name(text, span, longer) for span in bodies if _is_played_for(text, span.end))
    reader = _Reader(text, longer, played_for)
    ahead = camped = 0
    owned = () if vocabulary(text).isdisjoint(cue_words("benches")) else _owned_re().finditer(text)
    nouns = (*_noun_re().finditer(text), *IT_RE.finditer(text), *owned)
    for noun in sorted(nouns, key=re.Match.start):
        while ahead < len(bodies) and bodies[ahead].start < noun.start():
            reader.pass_body(bodies[ahead])
            ahead += 1
        while camped < len(camps) and camps[camped][1].start < noun.start():
            reader.last[camps[camped][0].rpartition(" ")[2]] = camps[camped][0]
            camped += 1
        it = noun.re is IT_RE
        name, span = reader.pronoun(noun) if it else reader.noun(noun)
        heard = name != "" and speaks(text, span)
        if heard:
            found.append((name, span, "epithet"))
        if name and not it and (heard or (noun[2] in cue_words("offices") and _does(text, span.end))):
            reader.acted, reader.place, reader.did = name, span.end, True
    return found


def _is_agent(text: str, start: int) -> bool:
    """Whether something was done by the body named at `start`, whose verb is another's: "papers found by the Union were"."""
    return text[max(0, start - 8) : start].lower().endswith((" by the ", " by "))


def full_name(text: str, span: Span, longer: dict[str, tuple[int, str]]) -> str:
    """The name of a body; of one named by a word of a longer name that came before it, that name."""
    name = span.cut(text)
    start, full = longer.get(name, (span.start, name))
    return full if start < span.start else name


def _sends(text: str, end: int) -> bool:
    """Whether a statement or a spokesman belongs to the noun that ends there: "a club statement"."""
    after = CAMP_RE.match(text, end)
    return after is not None and after[1] in messengers()


def _does(text: str, end: int) -> bool:
    """Whether the body named before `end` does something there."""
    act = ACTS_RE.match(text, end)
    return act is not None and (
        act[1].endswith("ed") or act[1] in person_words().reporting or act[1] in load_table("cues")["phrases"]["acts"]
    )


def _is_side(text: str, end: int) -> bool:
    """Whether somebody is told by the body named before `end`: "Ardley winger"."""
    role = ROLE_AFTER_RE.match(text, end)
    return role is not None and person_words().roles.get(role[1]) in ("player", "coach", "official")


def _is_played_for(text: str, end: int) -> bool:
    """Whether the body named before `end` has a side, or players: "the Corve Athletic side", "Corve’s winger"."""
    role = ROLE_AFTER_RE.match(text, end) or OWNS_RE.match(text, end)
    return role is not None and (
        role[1] in cue_words("fields") or person_words().roles.get(role[1]) in ("player", "coach")
    )


def _is_of_many(name: str) -> bool:
    """Whether a body is one of members, who may be "they": "Corve Council"."""
    return any(fold_name(part) in cue_words("offices") for part in name.split())


@cache
def messengers() -> frozenset[str]:
    """Nouns for what a body says, and for whoever says it."""
    phrases = load_table("cues")["phrases"]
    return frozenset(phrases["statements"]) | frozenset(phrases["messengers"])


@cache
def _body_verbs() -> frozenset[str]:
    """What a body does that tells its words: said, described, read."""
    weak = {verb for verb in cue_forms("weak") if verb.endswith("ed")}
    return person_words().reporting | weak | frozenset(load_table("cues")["phrases"]["readings"])


def speaks(text: str, span: Span) -> bool:
    """Whether a verb of saying, a statement or a spokesman stands beside the name."""
    before = SAYS_BEFORE_RE.search(text, max(0, span.start - 30), span.start)
    after = SAYS_AFTER_RE.match(text, span.end)
    if after and after[1] in cue_words("departments"):
        after = None  # "a Corve state senator"
    role = ROLE_AFTER_RE.match(text, span.end)
    if role and (role[1] in cue_words("clubs") or (role[1] in person_words().roles and role[1] not in messengers())):
        return False
    owned = OWNS_RE.match(text, span.end)
    if text[span.end : span.end + 2] in ("’s", "'s") or owned:
        return owned is not None and owned[1] in messengers()
    if after and (after[1] in _body_verbs() or after[1] in messengers()) and not after[1].endswith("ing"):
        return before is None or before[1] not in person_words().signs["elsewhere"]
    if COMES_AFTER_RE.match(text, span.end) and text[max(0, span.start - 9) : span.start].startswith(
        ("From ", "rom the ")
    ):
        return True
    if before is None:
        return False
    told = before.group().split()
    if len(told) > 1 and told[1] in ("by", "from", "for", "to"):
        return told[0] in messengers() or told[:2] == ["according", "to"]
    return before[1] in ("said", "says", "added")
