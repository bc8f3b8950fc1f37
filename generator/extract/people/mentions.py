"""Who is meant by a pronoun or a description.

Takes an article and its named people, adds their pronouns and epithets of the narrative. A sentence at a time: a pronoun
is the sentence's subject, else the subject of the sentence before, sexes agreeing; an epithet is who is described
so, else the one in focus, else the main player, unless what is known of them speaks against it. Captions look at nothing
but themselves and the main player. Quoted words are left alone: who "he" is there, the speaker knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from generator.extract.people.descriptions import Description, Epithet, after_name, before_name, find_epithets
from generator.extract.people.names import Named
from generator.extract.people.words import RoleClass, person_words
from generator.knowledge.load import load_table
from generator.model.article import Article, BlockKind
from generator.model.claims import Hints, Mention, Sex
from generator.model.evidence import Span
from generator.text.tokens import fold

PRONOUN_RE = re.compile(r"\b(?:[Hh](?:e|im|is|er|ers|imself|erself)|[Ss]he)\b(?![’'-]\w{3})")
"""A pronoun for one person. Takes `He’s`, `her`; leaves `the`, `hers-only`."""

PRONOUN_SEXES: dict[str, Sex] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip

WORD_BEFORE_RE = re.compile(r"([^\W\d_]+)[ \u00a0](?:(?:the|an?|his|her|their|both|former|fellow|even) )*$")
"""The word before a phrase, small words left out. Takes the tail `with the `; leaves `with, `."""

JOIN_RE = re.compile(r",? and |, ")
"""What joins names in a list. Takes ` and `; leaves `, and then `."""

CLAUSE_RE = re.compile(r"(?: [a-z]+){1,4} ")
"""A verb, with small words, between a subject and its object. Takes ` also greeted `; leaves `, who met `."""

OPENER_RE = re.compile(
    r"(?:And |But )?(?:Asked|As|When|While|After|Before|Despite|In|On|With|For|Although|Though|Since|If|At|From|By|Having|[A-Z][a-z]+ing)\b"
)
"""The start of a clause that leads up to the subject. Takes `Asked whether`, `Speaking`; leaves `He`, `The`."""

SIDE_KINDS: frozenset[BlockKind] = frozenset({"caption", "headline", "heading", "repeat", "furniture"})
MAX_AGE_GAP = 1
WORKS: frozenset[RoleClass] = frozenset({"player", "coach", "official"})
"""Classes of role that tell people apart: who is known as a coach is not called "the striker"."""


@dataclass(slots=True)
class Figure:
    """A named person while the article is being read: what is known so far."""

    named: Named
    sex: Sex | None = None
    descriptions: list[Description] = field(default_factory=list)
    ages: set[int] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)

    def learn(self, description: Description) -> None:
        """Take in a description."""
        self.descriptions.append(description)
        if description.age is not None:
            self.ages.add(description.age)

    def classes(self) -> set[RoleClass]:
        """Classes of role that the person is known under."""
        return {description.role for description in self.descriptions if description.role in WORKS}


@dataclass(frozen=True, slots=True)
class Item:
    """A mention to be told, or told already."""

    span: Span
    figure: Figure | None
    """Who is named; None where that is to be found."""
    oblique: bool
    """Whether it is no subject: it depends on a preposition, or owns what follows."""
    owns: bool = False
    pronoun: str = ""
    epithet: Epithet | None = None


def resolve(
    article: Article, people: Sequence[Named], masked: Sequence[Span], hints: Hints
) -> tuple[list[Figure], Figure | None]:
    """People with all their mentions, and the main one."""
    figures = [Figure(named, _sex_by_name(named, hints)) for named in people]
    text = article.text
    items = _name_items(text, figures)
    starts = frozenset(item.span.start for item in items)
    for epithet in find_epithets(text, masked, starts):
        oblique = epithet.possessive or after_preposition(text, epithet.span.start)
        items.append(Item(epithet.span, None, oblique, epithet=epithet))
    items += _pronoun_items(text, masked)
    items.sort(key=lambda item: item.span)
    narrative = _narrative(items, masked)
    _vote(article, narrative)
    main = find_main(article, figures, hints)
    if main is not None and hints.sex and not hints.player:
        main.sex = hints.sex
    _Discourse(article, figures, main).read(narrative)
    for figure in figures:
        figure.mentions.sort(key=lambda mention: mention.span)
    return figures, main


def _sex_by_name(named: Named, hints: Hints) -> Sex | None:
    """Sex by the site's people, the user's flag, or the given name."""
    for name, sex in hints.people:
        if fold(name) == fold(named.name):
            return sex
    if hints.sex and hints.player and set(fold(hints.player).split()) >= set(named.key):
        return hints.sex
    return person_words().given.get(named.key[0])


def _name_items(text: str, figures: Sequence[Figure]) -> list[Item]:
    """Names as items; what stands beside them teaches who they are."""
    items = []
    for figure in figures:
        for mention in figure.named.mentions:
            figure.mentions.append(mention)
            start, description = before_name(text, mention.span.start, 0)
            if description is not None:
                figure.learn(description)
                figure.sex = (
                    figure.sex
                    or person_words().noun_sexes.get(description.head)
                    or person_words().titles.get(description.head)
                )
            if not mention.possessive:
                after = after_name(text, mention.span.end)
                if after is not None:
                    figure.learn(after)
            oblique = mention.possessive or after_preposition(text, start)
            items.append(Item(mention.span, figure, oblique, owns=mention.possessive))
    items.sort(key=lambda item: item.span)
    return [
        replace(item, oblique=True)
        if before and before.oblique and not before.owns and _joined(text, before, item)
        else item
        for before, item in zip([None, *items], items, strict=False)
    ]


def _joined(text: str, before: Item, item: Item) -> bool:
    """Whether two names stand side by side in a list."""
    return JOIN_RE.fullmatch(text, before.span.end, item.span.start) is not None


def is_oblique(text: str, mention: Mention) -> bool:
    """Whether a mention is no subject: it owns what follows, is an object pronoun, or depends on a preposition."""
    if mention.possessive:
        return True
    if mention.form == "pronoun":
        return mention.span.cut(text).lower() not in ("he", "she")
    start = mention.span.start if mention.form == "epithet" else before_name(text, mention.span.start, 0)[0]
    return after_preposition(text, start)


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["prepositions"]) - {"and", "before", "after"}


def after_preposition(text: str, start: int) -> bool:
    """Whether the phrase that begins at `start` depends on a preposition."""
    found = WORD_BEFORE_RE.search(text, max(0, start - 30), start)
    return found is not None and found[1] in _prepositions()


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


def _vote(article: Article, items: Sequence[Item]) -> None:
    """Give a sex to people without one by the pronouns right after their names."""
    votes: dict[int, Counter[Sex]] = {}
    last: Figure | None = None
    number = 0
    for item in items:
        here = article.sentence_at(item.span.start).number
        if item.figure is not None:
            if not item.oblique or last is None:
                last, number = item.figure, here
        elif item.pronoun and last is not None and last.sex is None and here - number <= 1:
            votes.setdefault(id(last), Counter())[PRONOUN_SEXES[item.pronoun]] += 1
    for item in items:
        figure = item.figure
        if figure is not None and figure.sex is None and id(figure) in votes:
            (first, count), *rest = votes[id(figure)].most_common()
            if not rest or count > 2 * rest[0][1]:
                figure.sex = first


def find_main(article: Article, figures: Sequence[Figure], hints: Hints) -> Figure | None:
    """The player whom the article is about: the user's word, else most names, those up front counting more."""
    if hints.player:
        wanted = set(fold(hints.player).split())
        return next(
            (figure for figure in figures if wanted >= set(figure.named.key) or wanted <= set(figure.named.key)), None
        )
    if not figures:
        return None
    body = next((block.span.end for block in article.blocks if block.kind == "paragraph"), len(article.text))

    def weight(figure: Figure) -> float:
        mentions = figure.named.mentions
        front = min((mention.span.start for mention in mentions), default=len(article.text))
        head = any(article.block_at(mention.span.start).kind == "headline" for mention in mentions)
        return len(mentions) * (2.0 if front < body else 1.0) + (3 if head else 0)

    return max(figures, key=lambda figure: (weight(figure), -figure.named.mentions[0].span.start))


@dataclass(slots=True)
class _Discourse:
    """The people in mind while reading on."""

    article: Article
    figures: Sequence[Figure]
    main: Figure | None
    focus: list[Figure] = field(default_factory=list)
    """Subjects of the sentences before, the latest first."""
    last: tuple[Span, Figure] | None = None
    """The subject right before, with its place."""

    def read(self, items: Sequence[Item]) -> None:
        """Tell every item, a sentence at a time."""
        place = 0
        while place < len(items):
            sentence = self.article.sentence_at(items[place].span.start)
            last = place
            while last < len(items) and items[last].span.start < sentence.span.end:
                last += 1
            last = max(last, place + 1)
            aside = self.article.block_of(sentence).kind in SIDE_KINDS
            subject = self._read_sentence(items[place:last], aside=aside)
            if subject is not None and not aside:
                self.focus = [subject, *(figure for figure in self.focus if figure is not subject)][:6]
            place = last

    def _read_sentence(self, items: Sequence[Item], *, aside: bool) -> Figure | None:
        subject: Figure | None = None
        owner: Figure | None = None
        seen: list[Figure] = []
        before = [self.main] if aside and self.main else self.focus
        ahead = self._ahead(items)
        for item in items:
            figure = item.figure
            if item.pronoun:
                figure = (
                    ahead
                    if subject is None and ahead and ahead.sex in (None, PRONOUN_SEXES[item.pronoun])
                    else self._pronoun(item, subject, seen, before)
                )
                if figure is not None:
                    possessive = item.pronoun == "his" or (item.pronoun == "her" and self._owns(item))
                    figure.mentions.append(Mention(span=item.span, form="pronoun", possessive=possessive))
            elif item.epithet is not None:
                figure = self._epithet(item.epithet, seen, before)
                if figure is not None:
                    figure.learn(item.epithet.description)
                    beside = None if item.epithet.possessive else after_name(self.article.text, item.span.end)
                    if beside is not None and beside.role == "age":
                        figure.learn(beside)
                    figure.mentions.append(Mention(span=item.span, form="epithet", possessive=item.epithet.possessive))
            if figure is None:
                continue
            self.last = None if item.oblique else (item.span, figure)
            if item.oblique:
                owner = owner or (figure if item.owns else None)
            else:
                subject = subject or figure
            seen = [figure, *(other for other in seen if other is not figure)]
        return subject or owner

    def _ahead(self, items: Sequence[Item]) -> Figure | None:
        """Whom pronouns before the sentence's subject look ahead to: "Asked whether she would go, Holm said"."""
        named = next((item for item in items if item.figure is not None), None)
        if named is None or named is items[0] or named.oblique or not items[0].pronoun:
            return None
        text = self.article.text
        sentence = self.article.sentence_at(named.span.start).span
        opener = OPENER_RE.match(text, sentence.start, sentence.end)
        comma = text[sentence.start : before_name(text, named.span.start, sentence.start)[0]].rstrip()
        return named.figure if opener and opener.end() <= items[0].span.start and comma.endswith(",") else None

    def _owns(self, item: Item) -> bool:
        """Whether "her" is followed by a noun of its own, and not the end of the clause or a small word."""
        after = self.article.text[item.span.end : item.span.end + 12]
        word = re.match(r"[ \u00a0]([^\W_]+)", after)
        return word is not None and word[1] not in person_words().function

    def _pronoun(
        self, item: Item, subject: Figure | None, seen: Sequence[Figure], before: Sequence[Figure]
    ) -> Figure | None:
        sex = PRONOUN_SEXES[item.pronoun]
        ranked = [figure for figure in (subject, *seen, *before, self.main) if figure is not None]
        actor = self._actor(item)
        if actor is not None and any(figure is not actor and figure.sex == sex for figure in ranked):
            ranked = [figure for figure in ranked if figure is not actor]
            subject = None if subject is actor else subject
        sure = [figure for figure in ranked if figure.sex == sex]
        open_ = [figure for figure in ranked if figure.sex is None]
        if subject is not None and subject.sex is None and not any(figure.sex == sex for figure in seen):
            return subject
        return sure[0] if sure else (open_[0] if open_ else None)

    def _actor(self, item: Item) -> Figure | None:
        """The subject of the verb that an object pronoun belongs to: "Holm greeted him" speaks of two."""
        if item.pronoun not in ("him", "her") or (item.pronoun == "her" and self._owns(item)) or self.last is None:
            return None
        last, figure = self.last
        return figure if CLAUSE_RE.fullmatch(self.article.text, last.end, item.span.start) else None

    def _epithet(self, epithet: Epithet, seen: Sequence[Figure], before: Sequence[Figure]) -> Figure | None:
        description = epithet.description
        near = [*seen, *before]
        fitting = [(fits(figure, description), figure) for figure in self.figures]
        best = max((score for score, _ in fitting), default=0)
        if best >= 2:
            ranked = [figure for score, figure in fitting if score == best]
            return next((figure for figure in near if figure in ranked), ranked[0])
        if description.role == "coach":
            coaches = [figure for figure in self.figures if "coach" in figure.classes()]
            return coaches[0] if len(coaches) == 1 else None
        if description.role == "official":
            return None
        able = [figure for figure in (*near, self.main) if figure is not None and can_be(figure, description)]
        if description.role == "player" and self.main in able:
            known = [figure for figure in able if figure is self.main or "player" in figure.classes()]
            return known[0]
        return able[0] if able else None


def fits(figure: Figure, description: Description) -> int:
    """How much what is known of a person speaks for a description; below 0 where it speaks against it."""
    if not can_be(figure, description):
        return -1
    if description.age is not None and description.age in figure.ages:
        return 5
    table = person_words()
    score = 0
    wanted = description.modifiers - {"former", "new", "experienced", "old", "young"}
    for known in figure.descriptions:
        shared = len(wanted & known.modifiers)
        if known.head == description.head and description.head:
            own = known.modifiers - wanted
            score = max(score, 3 + shared - (2 if wanted and own and not shared else 0))
        elif known.role == description.role and known.role in WORKS and shared:
            score = max(score, 2 + shared)
        adjective = fold(table.demonyms.get(description.head, ""))
        if adjective and (
            adjective in known.modifiers or known.head == adjective or table.demonyms.get(known.head, "") == adjective
        ):
            score = max(score, 4)
    return score


def can_be(figure: Figure, description: Description) -> bool:
    """Whether nothing known of a person speaks against a description: sex, age, kind of work."""
    sex = person_words().noun_sexes.get(description.head)
    if sex is not None and figure.sex is not None and sex != figure.sex:
        return False
    if (
        description.age is not None
        and figure.ages
        and all(abs(age - description.age) > MAX_AGE_GAP for age in figure.ages)
    ):
        return False
    classes = figure.classes()
    return description.role not in WORKS or not classes or description.role in classes
