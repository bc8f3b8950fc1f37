"""Mentions: every place of the writer's own words that speaks of somebody.

Takes an article and its named people, finds pronouns and epithets, gives people a sex and the article a main player,
and has all of it told (`coreference.py`). Quoted words are left alone: who "he" is there, the speaker knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from generator.extract.people.coreference import resolve_mentions
from generator.extract.people.descriptions import (
    Description,
    after_name,
    before_name,
    describes_by_tie,
    explained_by,
    find_epithets,
    kin_before,
)
from generator.extract.people.figures import PRONOUN_SEXES, Figure, Item
from generator.extract.people.main_player import find_main
from generator.extract.people.names import Named
from generator.extract.people.namesakes import part_surnames
from generator.extract.people.predicates import SAME_CLAUSE_RE, may_tell_deeds, owns_noun, tells_deed
from generator.extract.people.relatives import find_relatives
from generator.extract.people.signs import nation_before
from generator.extract.people.strangers import find_strangers
from generator.extract.people.words import fold_name, person_words
from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.claims import Hints, Mention, Sex
from generator.model.evidence import Span
from generator.text.alternation import any_of
from generator.text.tokens import LETTERS_RE

PRONOUN_RE = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])(?:e|im|is|er|ers|imself|erself)|(?<=[Ss])he)\b(?![’'-]\w{3})")
"""A pronoun for one person. Takes `He’s`, `her`; leaves `the`, `hers-only`."""

BETWEEN: list[str] = load_table("cues")["phrases"]["between"]

WORD_BEFORE_RE = re.compile(rf"([^\W\d_]+)[ \u00a0](?:{any_of(BETWEEN)} )*$")
"""The word before a phrase, small words left out. Takes the tail `with the `; leaves `with, `."""

OWNER_RE = re.compile(r"(?<![\w’'-])(?:[A-Z][\w-]*[ \u00a0]){0,2}[A-Z][\w-]*(?:['’]s|s['’])[ \u00a0]\Z")
"""The side of a person, between a preposition and the name. Takes the tail `Northport’s `; leaves `his `."""

OWNERS = ("’s", "'s", "s’", "s'")
"""What such a side ends in, before the blank: without it none is looked for."""

OWNER_REACH = 50
"""How long such a side may be, in code points."""

ACCORDING_RE = re.compile(r"\b[Aa]ccording[ \u00a0]to[ \u00a0](?:the[ \u00a0])?\Z")
"""A source of words, who is a subject in all but form. Takes the tail `according to `; leaves `close to `."""

ARTICLE_RE = re.compile(r"\b(?:an?|another|any|no) \Z")
"""What makes of a name a word about the noun behind it. Takes the tail `, a `; leaves `the `."""

ARTICLE_ENDS = ("a ", "n ", "r ", "y ", "o ")
"""What such a word ends in: without it none is looked for."""

SIDE_RE = re.compile(r"(?:[’']s?|, whose) (?:side|men|team|charges|squad)\b")
"""A side that is somebody's. Takes `’s side`, `, whose team`; leaves `’s sides`."""

KIN_OF_RE = re.compile(r"\b([Hh]is|[Hh]er) (?:[a-z-]+ ){0,2}([a-z]+),? \Z")
"""Whose kin a name is. Takes the tails `His partner `, `her elder sister, `; leaves `the sister, `."""

KIN_REACH = 40
"""How long that is at most, in code points."""

VOTE_REACH = 3
"""Sentences over which "he" or "she" tells the sex of the name before it; quotes lie between."""

STATE_RE = re.compile(r"(?:(?:, | \()[DRI](?:-|\., )| of )([A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{2}\b)")
"""A party and a state behind a name, or the state alone. Takes `, D-Ohio`, ` (R., Mont.`, ` (R-TX`, ` of Ohio`; leaves `, D.C.`."""

JOIN_RE = re.compile(r",? and |, ")
"""What joins names in a list. Takes ` and `; leaves `, and then `."""

LISTED_RE = re.compile(r"[^ ]| (?:and|or|&)\b|\Z")
"""What follows a name in the midst of a list, or at its end. Takes `, `, ` and `; leaves ` said`."""


def resolve(
    article: Article, people: Sequence[Named], masked: Sequence[Span], hints: Hints
) -> tuple[list[Figure], Figure | None]:
    """People with all their mentions, and the main one."""
    figures = [Figure(named, _sex_by_name(named, hints)) for named in people]
    text = article.text
    part_surnames(text, figures)
    items = _name_items(text, figures, hints)
    starts = [item.span.start for item in items]
    told = (
        *find_epithets(text, masked, starts),
        *find_relatives(text, masked),
        *find_strangers(article, masked, starts),
    )
    for epithet in told:
        oblique = epithet.possessive or after_preposition(text, epithet.span.start)
        items.append(Item(epithet.span, None, oblique, epithet=epithet))
    items += _pronoun_items(text, masked)
    items.sort(key=lambda item: item.span.edges)
    narrative = _narrative(items, masked)
    _vote(article, narrative)
    main = find_main(article, figures, hints)
    if main is not None and hints.sex and not hints.player:
        main.sex = hints.sex
    resolve_mentions(article, narrative, figures, main=main)
    for figure in figures:
        figure.mentions.sort(key=lambda mention: mention.span.edges)
    return figures, main


def _sex_by_name(named: Named, hints: Hints) -> Sex | None:
    """Sex by the site's people, the user's flag, or the given name."""
    for name, sex in hints.people:
        if fold_name(name) == fold_name(named.name):
            return sex
    if hints.sex and hints.player and set(fold_name(hints.player).split()) >= set(named.key):
        return hints.sex
    return person_words().given.get(named.key[0])


def _told_sex(description: Description, figure: Figure, hints: Hints) -> Sex | None:
    """The sex that the noun before a name tells, be the given name rather of the other: "their aunt, Andrea Holm"."""
    table = person_words()
    sex = table.noun_sexes.get(description.head)
    if sex == "m" and description.head.endswith("man") and description.head != "man" and figure.sex == "f":
        return None  # "chairman Andrea Holm"
    titled = table.titles.get(description.head)
    if titled and len(figure.named.key) == 1:
        return titled
    if figure.sex is None or (sex is not None and figure.sex == table.given.get(figure.named.key[0]) and not hints.sex):
        return sex or titled
    return None


def _name_items(text: str, figures: Sequence[Figure], hints: Hints) -> list[Item]:
    """Names as items; what stands beside them teaches who they are."""
    items = []
    deeds = may_tell_deeds(text)
    for figure in figures:
        if figure.sex is None:
            figure.kin_of = _owner_sex(text, figure.named.mentions[0].span.start)
        for mention in figure.named.mentions:
            figure.mentions.append(mention)
            start, description = before_name(text, mention.span.start, 0)
            explained = explained_by(text, start, mention.span.end)
            if description is not None and explained is not None:
                figure.learn(explained)  # "the plaintiff, Mayor Ida Holm,"
            description = description or explained
            if description is None and len(figure.named.key) == 1 and len(figure.mentions) == 1:
                description = kin_before(text, mention.span.start)
            if description is not None:
                figure.learn(description)
                figure.sex = _told_sex(description, figure, hints) or figure.sex
            if text.startswith((", ", " (", " of "), mention.span.end):
                _learn_state(figure, text, mention.span.end)
            nation = nation_before(text, start)
            if nation:
                figure.learn(Description("", "national", frozenset(), None, nation))
            if not mention.possessive:
                after = after_name(text, mention.span.end)
                if after is not None:
                    figure.learn(after)
            figure.leads = figure.leads or SIDE_RE.match(text, mention.span.end) is not None
            oblique = mention.possessive or _depends(text, start, mention.span) or _is_listed(text, mention.span)
            figure.plays = figure.plays or (deeds and not oblique and tells_deed(text, mention.span.end))
            fellow = description is not None and description.head in person_words().fellows
            items.append(Item(mention.span, figure, oblique, owns=mention.possessive, fellow=fellow))
    items.sort(key=lambda item: item.span.edges)
    return [
        replace(item, oblique=True)
        if before and before.oblique and not before.owns and _joined(text, before, item)
        else item
        for before, item in zip([None, *items], items, strict=False)
    ]


def _is_listed(text: str, name: Span) -> bool:
    """Whether a name is all that stands between a colon and the end of its sentence: "Number nine: D Holm."."""
    return text[max(0, name.start - 2) : name.start] == ": " and text[name.end : name.end + 1] in (".", ";", "\n")


def _learn_state(figure: Figure, text: str, end: int) -> None:
    """Take in the state that stands behind a name with a party: "Senator Ida Holm, D-Mass."."""
    seat = STATE_RE.match(text, end)
    if seat is None:
        return
    state = fold_name(seat[1])
    state = person_words().states.get(state, state)
    if text.startswith(" of ", end):
        if state in person_words().seats:
            figure.learn(Description("", "any", frozenset((state,))))
    elif figure.descriptions:
        office = figure.descriptions[-1]
        figure.learn(Description(office.head, office.role, frozenset((state,))))


def _joined(text: str, before: Item, item: Item) -> bool:
    """Whether two names stand side by side in a list: "with Holm and Reyes", not "asked about Holm, Reyes paused"."""
    join = JOIN_RE.fullmatch(text, before.span.end, item.span.start)
    return join is not None and (join.group() != ", " or LISTED_RE.match(text, item.span.end) is not None)


def is_oblique(text: str, mention: Mention) -> bool:
    """Whether a mention is no subject: it owns what follows, is an object pronoun, or depends on a preposition."""
    if mention.possessive:
        return True
    if mention.form == "pronoun":
        return mention.span.cut(text).lower() not in ("he", "she")
    if mention.form == "epithet":
        return after_preposition(text, mention.span.start)
    return _depends(text, before_name(text, mention.span.start, 0)[0], mention.span)


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["prepositions"]) - {"and", "before", "after"}


def _word_before(window: str) -> str:
    """The word that the words before a phrase end in, small words left out: "with" of "with the "; empty where none is."""
    if "\u00a0" in window:
        found = WORD_BEFORE_RE.search(window)
        return found[1] if found else ""
    words = window.split(" ")
    if words.pop():
        return ""
    while words and words[-1] in _between():
        words.pop()
    last = words[-1] if words else ""
    return LETTERS_RE.findall(last)[-1] if last[-1:].isalpha() else ""


@cache
def _between() -> frozenset[str]:
    return frozenset(BETWEEN)


def _depends(text: str, start: int, name: Span) -> bool:
    """Whether a name, described from `start` on, depends on a preposition, or on a noun behind it: "a Holm cross"."""
    near = start == name.start and text[max(0, start - 2) : start] in ARTICLE_ENDS
    article = ARTICLE_RE.search(text, max(0, start - 10), start) if near else None
    return article is not None or after_preposition(text, start)


def after_preposition(text: str, start: int) -> bool:
    """Whether the phrase that begins at `start` depends on a preposition."""
    owned = text[max(0, start - 3) : max(0, start - 1)] in OWNERS
    owner = OWNER_RE.search(text, max(0, start - OWNER_REACH), start) if owned else None
    start = owner.start() if owner else start
    window = text[max(0, start - 30) : start]
    return _word_before(window) in _prepositions() and not ACCORDING_RE.search(text, max(0, start - 24), start)


def _pronoun_items(text: str, masked: Sequence[Span]) -> list[Item]:
    items = []
    mask = iter(masked)
    current = next(mask, None)
    for found in PRONOUN_RE.finditer(text):
        while current is not None and current.end <= found.start():
            current = next(mask, None)
        if current is None or found.start() < current.start:
            word = found.group().lower()
            items.append(Item(Span(found.start(), found.end()), None, word not in ("he", "she"), pronoun=word))
    return items


def _narrative(items: Sequence[Item], masked: Sequence[Span]) -> list[Item]:
    """Items outside quoted words."""
    kept = []
    mask = iter(masked)
    current = next(mask, None)
    for item in items:
        while current is not None and current.end <= item.span.start:
            current = next(mask, None)
        if current is None or item.span.start < current.start:
            kept.append(item)
    return kept


def _near(item: Item, sentences: int) -> bool:
    """Whether a pronoun so many sentences behind a name may speak of it; a subject reaches farther."""
    return sentences <= (VOTE_REACH if item.pronoun in ("he", "she") else 0)


def _is_other(text: str, end: int, item: Item) -> bool:
    """Whether an object pronoun is another's than the name that ends at `end`: "Holm made an example of him"."""
    if item.pronoun not in ("him", "her") or (item.pronoun == "her" and owns_noun(text, item.span.end)):
        return False
    end += text.startswith(", ", end)  # "A teacher, Ida Holm, asked him"
    same = SAME_CLAUSE_RE.fullmatch(text, end, item.span.start) is not None
    return same and person_words().clauses.isdisjoint(text[end : item.span.start].split())


def _owner_sex(text: str, start: int) -> Sex | None:
    """The sex of whose kin the name at `start` brings in."""
    owner = KIN_OF_RE.search(text, max(0, start - KIN_REACH), start)
    return PRONOUN_SEXES[owner[1].lower()] if owner and owner[2] in person_words().kin else None


def _vote(article: Article, items: Sequence[Item]) -> None:
    """Give a sex to people without one by the pronouns right after their names."""
    votes: dict[int, Counter[Sex]] = {}
    last: Figure | None = None
    number = ended = 0
    other: tuple[int, Sex] | None = None
    for item in items:
        here = article.sentence_at(item.span.start).number
        unsure = item.pronoun != "" and here == number and last is not None and last.sex is None
        if unsure and _is_other(article.text, ended, item):
            other = (here, PRONOUN_SEXES[item.pronoun])  # "Holm asked him why his club left": both are another's
        if item.figure is not None:
            if not item.oblique or last is None:
                last, number, ended = item.figure, here, item.span.end
        elif (
            item.pronoun
            and last is not None
            and last.sex is None
            and last.kin_of != PRONOUN_SEXES[item.pronoun]
            and other != (here, PRONOUN_SEXES[item.pronoun])
            and _near(item, here - number)
            and not describes_by_tie(article.text, item.span.start)
        ):
            votes.setdefault(id(last), Counter())[PRONOUN_SEXES[item.pronoun]] += 1
        elif item.epithet and not item.oblique and item.epithet.description.head in person_words().kin:
            last = None  # "His wife agreed": who is "she" behind it says nothing of him
    for item in items:
        figure = item.figure
        if figure is not None and figure.sex is None and id(figure) in votes:
            (first, count), *rest = votes[id(figure)].most_common()
            if not rest or count > 2 * rest[0][1]:
                figure.sex = first
