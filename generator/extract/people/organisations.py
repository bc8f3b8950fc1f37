"""Organisations that speak: clubs, ministries, banks beside a verb of saying.

Takes an article, its brackets and the places of people's names, gives the organisations that a sentence with a quote
names as its speaker, with those places alone: a name, its last word ("United said"), a noun that stands for it ("the
club said", "a club statement"), somebody's campaign. Organisations that only play or trade are left out: nothing here
is about them. A noun that stands for no name of the article stays open.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from generator.extract.people.names import Named
from generator.extract.people.runs import Run
from generator.extract.people.signs import ROLE_AFTER_RE
from generator.extract.people.words import cue_forms, fold_name, person_words
from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.claims import Mention
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of

Form = Literal["full", "epithet"]

LINK_RE = re.compile(r" (?:of|for|of the|for the|and|&) ")
"""What joins the parts of an organisation's name. Takes ` of `; leaves ` in `."""

SAYS_AFTER_RE = re.compile(r",?(?: also| later| has| have| had| then| [a-z]+ly)? ([a-z]+)\b(?! to\b)")
"""The verb after a name. Takes ` said`, ` have confirmed`; leaves `’s`."""

IT_RE = re.compile(r"\b(?:[Ii]t|[Tt]hey)\b(?= (?:also )?[a-z]+)")
"""A pronoun that may stand for a body. Takes the `it` of `it said`; leaves `it’s`."""

OWNS_RE = re.compile(r"(?:[’']s|(?<=s)[’'])[ \u00a0]([a-z]+)\b")
"""What a body owns. Takes `’s statement`; leaves `’s Phil`."""

NEAR = 400
"""How far behind what a body did it is "it", or sends "a spokesman", in code points: about two paragraphs."""

ACTS_RE = re.compile(
    rf"(?:, (?:{one_of('articles')}|which|who) [^,.;:!?“”\"\n]{{2,60}})?,?(?: {one_of('adverbs', 'have', 'modals')}){{0,2}} ([a-z]+)\b"
)
"""The verb after a name, as the action of whoever bears it. Takes ` have parted`, `, the operator, said`; leaves `’s`."""

CAMP_RE = re.compile(r"(?:[’']s?)?[ \u00a0]([a-z]+)\b")
"""A noun after a name. Takes ` campaign`, `’s team`; leaves `, the`."""

OWNER_RE = re.compile(r"[’'](?:s\b)?(?= )")
"""What makes a name an owner's. Takes the `’s` of `Holm’s campaign`; leaves `O’Neill`."""

SAYS_BEFORE_RE = re.compile(r"\b([a-z]+)(?: by| from| for| to)? (?:the )?$")
"""The word before a name, `the` left out. Takes `said the `, `statement from `, `spokesman for the `."""


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


def find_organisations(
    article: Article, runs: Sequence[Run], quoted: Sequence[Span], taken: frozenset[int]
) -> list[Named]:
    """Organisations that speak in a sentence with a quote, or in one that leads up to it, in order of first mention."""
    text = article.text
    bodies = _names(text, runs, taken, sides=_sides(text, runs) | _firms(text, runs, taken))
    longer = _longer(text, bodies)
    heard: list[tuple[str, Span, Form]] = [
        (_full(text, span, longer), span, "full") for span in bodies if _speaks(text, span)
    ]
    camps = _camps(text, runs, taken)
    heard += _nouns(text, bodies, longer, camps) + [camp for camp in camps if _speaks(text, camp[1])]
    telling = _telling(article, quoted)
    found: dict[str, Named] = {}
    for name, span, form in sorted(heard, key=lambda one: one[1]):
        if article.sentence_at(span.start).number in telling and not _quoted(quoted, span):
            key = tuple(fold_name(part) for part in name.split())
            found.setdefault(name, Named(name, key)).mentions.append(Mention(span=span, form=form))
    return list(found.values())


def _telling(article: Article, quoted: Sequence[Span]) -> frozenset[int]:
    """Numbers of the sentences beside a quote, and of those that end in a colon."""
    beside = {article.sentence_at(edge).number for span in quoted for edge in (max(0, span.start - 1), span.end)}
    ahead = {sentence.number for sentence in article.sentences if article.text[sentence.span.end - 1] == ":"}
    return frozenset(beside | ahead)


def _longer(text: str, bodies: Sequence[Span]) -> dict[str, tuple[int, str]]:
    """First and last words of names of several words, and their initials, to the first such name and its place."""
    found: dict[str, tuple[int, str]] = {}
    for span in bodies:
        first, *rest = span.cut(text).split()
        initials = "".join(word[0] for word in (first, *rest) if word[0].isupper())
        for word in (first, rest[-1], initials) if rest else ():
            found.setdefault(word, (span.start, span.cut(text)))
    return found


def _full(text: str, span: Span, longer: dict[str, tuple[int, str]]) -> str:
    """The name of a body; of one named by a word of a longer name that came before it, that name."""
    name = span.cut(text)
    start, full = longer.get(name, (span.start, name))
    return full if start < span.start else name


def _nouns(
    text: str, bodies: Sequence[Span], longer: dict[str, tuple[int, str]], camps: Sequence[tuple[str, Span, Form]]
) -> list[tuple[str, Span, Form]]:
    """Words that stand for an organisation which speaks: "the club" for the body that acted last, "the tribunal", "it"."""
    found: list[tuple[str, Span, Form]] = []
    last: dict[str, str] = {}
    acted, place = "", 0
    club = ""
    many, many_place = "", 0
    ahead = camped = 0
    bench = ""
    standing, sent, offices, benches = _bodies(), _messengers(), _offices(), _benches()
    played_for = {_full(text, span, longer) for span in bodies if _is_played_for(text, span.end)}
    for noun in sorted((*_noun_re().finditer(text), *IT_RE.finditer(text)), key=re.Match.start):
        while ahead < len(bodies) and bodies[ahead].start < noun.start():
            name = _full(text, bodies[ahead], longer)
            if _acts(text, bodies[ahead].end):
                acted, place = name, bodies[ahead].end
                if _is_of_many(name):
                    many, many_place = acted, place
                else:
                    club = name
            parts = [fold_name(part) for part in name.split()]
            for part in parts[:-1]:
                if part in offices or part in standing:
                    last[part] = name
            if len(parts) > 1:
                last[parts[-1]] = name
            ahead += 1
        near = acted if noun.start() - place < NEAR else ""
        if noun.re is IT_RE:
            span = Span(*noun.span())
            name = near
            if noun.group().lower() == "they":
                name = many if noun.start() - many_place < NEAR else ""
        else:
            span = Span(*noun.span(2))
            while camped < len(camps) and camps[camped][1].start < noun.start():
                last[camps[camped][0].rpartition(" ")[2]] = camps[camped][0]
                camped += 1
            new = noun.group()[0] in "Aa" and not _sends(text, span.end)
            name = "" if new else last.get(noun[2]) or (acted if noun[2] in standing else "")
            name = name or (near if noun[2] in sent else "")
            plain = noun[1] is not None and noun[1][0].islower() and noun[1] not in _departments()
            if noun[1] and noun[2] in _clubs():
                span = Span(noun.start(1), noun.end(2))
                name = club or (span.cut(text) if noun[2] in offices else "")
            elif noun[1] and noun[2] in offices and not (plain and noun[2] in last):
                span = Span(noun.start(1), noun.end(2))
                name = span.cut(text)
                bench = name if noun[2] in benches else bench
            elif noun[2] in benches:
                name = name or bench
            sender = text[max(0, noun.start() - 4) : noun.start()] == "for "
            if not name and not new and not sender and noun[1] is None and noun[2] in offices:
                name = noun[2] if noun[2] not in standing or len(played_for) != 1 else next(iter(played_for))
        if name and _speaks(text, span):
            found.append((name, span, "epithet"))
            if noun.re is not IT_RE:
                acted, place = name, span.end
    return found


def _sends(text: str, end: int) -> bool:
    """Whether a statement or a spokesman belongs to the noun that ends there: "a club statement"."""
    after = CAMP_RE.match(text, end)
    return after is not None and after[1] in _messengers()


def _acts(text: str, end: int) -> bool:
    """Whether the body named before `end` does something there, or somebody is told by it: "Ardley winger"."""
    act = ACTS_RE.match(text, end)
    role = ROLE_AFTER_RE.match(text, end)
    if role is not None and person_words().roles.get(role[1]) in ("player", "coach", "official"):
        return True
    return act is not None and (
        act[1].endswith("ed") or act[1] in person_words().reporting or act[1] in load_table("cues")["phrases"]["acts"]
    )


def _is_played_for(text: str, end: int) -> bool:
    """Whether the body named before `end` has a side, or players: "the Corve Athletic side", "Corve’s winger"."""
    role = ROLE_AFTER_RE.match(text, end) or OWNS_RE.match(text, end)
    return role is not None and (role[1] in _fields() or person_words().roles.get(role[1]) in ("player", "coach"))


@cache
def _fields() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["fields"])


def _is_of_many(name: str) -> bool:
    """Whether a body is one of members, who may be "they": "Corve Council"."""
    return any(fold_name(part) in _offices() for part in name.split())


def _camps(text: str, runs: Sequence[Run], taken: frozenset[int]) -> list[tuple[str, Span, Form]]:
    """Campaigns and the like that bear a person's name: "the Holm campaign", and "Holm's campaign" as the same."""
    found: list[tuple[str, Span, Form]] = []
    for run in runs:
        camp = (
            CAMP_RE.match(text, run.tokens[-1].end) if taken.intersection(token.start for token in run.tokens) else None
        )
        if camp and camp[1] in _camp_nouns():
            first = next(token.start for token in run.tokens if token.start in taken)
            span = Span(first, camp.end(1))
            found.append((OWNER_RE.sub("", span.cut(text)), span, "full"))
    return found


@cache
def _bodies() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["bodies"])


@cache
def _clubs() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["clubs"])


@cache
def _offices() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["offices"])


@cache
def _departments() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["departments"])


@cache
def _benches() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["benches"])


@cache
def _camp_nouns() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["camps"])


def _quoted(quoted: Sequence[Span], span: Span) -> bool:
    """Whether a name stands in quoted words; `quoted` is in order of place."""
    place = bisect.bisect_right(quoted, span.start, key=lambda quote: quote.start) - 1
    return place >= 0 and span.start < quoted[place].end


def _sides(text: str, runs: Sequence[Run]) -> frozenset[str]:
    """Names of one word that somebody plays for or leads: "Ardley winger"."""
    found = set()
    for run in runs:
        end = run.tokens[-1].end
        role = ROLE_AFTER_RE.match(text, end) if text[end : end + 1] == " " else None
        plain = run.tokens[-1].folded not in person_words().openers
        paired = role is not None and f"{run.tokens[-1].folded} {role[1]}" in person_words().roles
        if plain and not paired and role and person_words().roles.get(role[1]) in ("player", "coach"):
            found.add(text[run.tokens[-1].start : run.tokens[-1].end])
    return frozenset(found)


def _firms(text: str, runs: Sequence[Run], taken: frozenset[int]) -> frozenset[str]:
    """Names of one word that have shares or a founder: "Corvex’s chief executive"."""
    found = set()
    for run in runs:
        last = run.tokens[-1]
        owned = OWNS_RE.match(text, last.end)
        if (
            owned
            and last.start not in taken
            and owned[1] in person_words().signs["firms"]
            and last.folded not in person_words().openers
        ):
            found.add(text[last.start : last.end])
    return frozenset(found)


def _names(text: str, runs: Sequence[Run], taken: frozenset[int], *, sides: frozenset[str]) -> list[Span]:
    """Names of organisations among runs, those joined by "of" or "for" made one."""
    spans: list[Span] = []
    for run in runs:
        tokens = run.tokens
        first = 0
        while first < len(tokens) and tokens[first].folded in person_words().function:
            first += 1
        if first == len(tokens) or any(token.start in taken for token in tokens):
            continue
        span = Span(tokens[first].start, tokens[-1].end)
        if spans and first == 0 and _joins(text, spans[-1], span):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    bodies = {name for name in {span.cut(text) for span in spans} if _is_body(name)}
    cut = {part for name in bodies for part in (name.split()[0], name.split()[-1]) if _holds_body(name)}
    many = {name.split()[-1] for name in bodies if name.endswith("s") and " " in name}
    return [
        span
        for span in spans
        if (name := span.cut(text)) in sides
        or name in bodies
        or name in cut
        or (name in many and text[max(0, span.start - 4) : span.start] in ("The ", "the "))
    ]


def _joins(text: str, left: Span, right: Span) -> bool:
    """Whether two names are one: "Bank of Corve", "Nurses’ Federation"."""
    if LINK_RE.fullmatch(text, left.end, right.start):
        return True
    return (
        text[left.end : right.start] in ("’ ", "' ")
        and fold_name(left.cut(text)).removesuffix("s") in person_words().roles
    )


def _holds_body(name: str) -> bool:
    """Whether a name holds a word of bodies: "Deportivo Corve"."""
    return any(fold_name(part.strip(".")) in person_words().never for part in name.split())


def _is_body(name: str) -> bool:
    """Whether a name may be a body's: of several words, of a word of bodies or places, or all in capitals."""
    words = person_words()
    parts = [fold_name(part.strip(".")) for part in name.split()]
    if words.titles.get(parts[0]) or parts[0] in words.abbreviations or parts[0] in words.function:
        return False
    if (
        parts[-1] in words.demonyms
        or " ".join(parts) in words.demonyms
        or all(part in words.titles or part in _calendar() for part in parts)
    ):
        return False
    if parts[1:2] == ["of"] and parts[0].removesuffix("s") in words.roles:
        return False  # "Residents of Corve Lane"
    known = any(part in words.never or part in words.places for part in parts)
    roles = any(part in words.roles and part not in words.demonyms for part in parts)
    several = len(parts) > 1
    return (known or several or (name.isupper() and len(name) > 1)) and (
        not roles or (several and parts[-1] in words.never)
    )


@cache
def _calendar() -> frozenset[str]:
    return frozenset(fold_name(word) for word in load_table("not_names")["calendar"]["words"])


@cache
def _messengers() -> frozenset[str]:
    phrases = load_table("cues")["phrases"]
    return frozenset(phrases["statements"]) | frozenset(phrases["messengers"])


@cache
def _body_verbs() -> frozenset[str]:
    """What a body does that tells its words: said, described, read."""
    weak = {verb for verb in cue_forms("weak") if verb.endswith("ed")}
    return person_words().reporting | weak | frozenset(load_table("cues")["phrases"]["readings"])


def _speaks(text: str, span: Span) -> bool:
    """Whether a verb of saying, a statement or a spokesman stands beside the name."""
    before = SAYS_BEFORE_RE.search(text, max(0, span.start - 30), span.start)
    after = SAYS_AFTER_RE.match(text, span.end)
    if after and after[1] in _departments():
        after = None  # "a Corve state senator"
    role = ROLE_AFTER_RE.match(text, span.end)
    if role and (role[1] in _clubs() or (role[1] in person_words().roles and role[1] not in _messengers())):
        return False
    owned = OWNS_RE.match(text, span.end)
    if text[span.end : span.end + 2] in ("’s", "'s") or owned:
        return owned is not None and owned[1] in _messengers()
    if after and (after[1] in _body_verbs() or after[1] in _messengers()) and not after[1].endswith("ing"):
        return before is None or before[1] not in person_words().signs["elsewhere"]
    if before is None:
        return False
    told = before.group().split()
    if len(told) > 1 and told[1] in ("by", "from", "for", "to"):
        return told[0] in _messengers() or told[:2] == ["according", "to"]
    return before[1] in ("said", "says", "added")
