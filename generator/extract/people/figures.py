"""Figures: the people of an article while it is being read, and what may be said of them.

Gives `Figure` (a named person with what is known so far), `Item` (a place that speaks of somebody), and the two
questions that descriptions ask: does what is known speak for it, does anything speak against it.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.extract.people.descriptions import RANK, Description, Epithet
from generator.extract.people.names import Named
from generator.extract.people.words import SEXES, RoleClass, person_words
from generator.knowledge.load import load_words
from generator.model.claims import Mention, Sex
from generator.model.evidence import Span

PRONOUN_SEXES: dict[str, Sex] = {word: sex for sex in SEXES for word in load_words(f"person_words.pronouns.{sex}")}

MAX_AGE_GAP = 1
MAX_AGE = 150

STAFF_AGE = 42
"""From this age on, somebody told by an age alone is rather a coach or an official, where one is near."""

WORKS: frozenset[RoleClass] = frozenset({"player", "coach", "official"})
"""Classes of role that tell people apart: who is known as a coach is not called "the striker"."""


FORMERLY = frozenset(load_words("person_words.modifiers.formerly"))
"""Modifiers that put a work in the past."""


@dataclass(slots=True)
class Figure:
    """A named person while the article is being read: what is known so far."""

    named: Named
    sex: Sex | None = None
    descriptions: list[Description] = field(default_factory=list)
    ages: set[int] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    plays: bool = False
    """Whether a player's deed is told of them: "Holm scored twice"."""
    leads: bool = False
    """Whether a side is called theirs: "Holm’s side"."""
    kin_of: Sex | None = None
    """The sex of whom somebody of unknown sex was brought in as kin: "his partner, Robin"."""

    def learn(self, description: Description) -> None:
        """Take in a description."""
        self.descriptions.append(description)
        if description.age is not None:
            self.ages.add(description.age)

    def classes(self) -> set[RoleClass]:
        """Classes of role that the person is known under."""
        return {description.role for description in self.descriptions if description.role in WORKS}

    @property
    def has_work(self) -> bool:
        """Whether the person is known by a work, and not only by a party or as a candidate."""
        partisans = person_words().partisans
        return any(told.role in WORKS and told.head not in partisans for told in self.descriptions)

    @property
    def is_bound(self) -> bool:
        """Whether the person is known by a work that leaves no room for another, and not only as a campaigner."""
        generic = person_words().generic
        return any(
            told.role in WORKS and told.head not in generic and FORMERLY.isdisjoint(told.modifiers)
            for told in self.descriptions
        )

    @property
    def is_staff(self) -> bool:
        """Whether the person is known by an office or as a coach, and not as a player."""
        classes = self.classes()
        return bool(classes) and "player" not in classes

    @property
    def is_retired(self) -> bool:
        """Whether all that is known of the person's work is that they had it once: "the former captain"."""
        return bool(self.descriptions) and all(not FORMERLY.isdisjoint(told.modifiers) for told in self.descriptions)

    def is_named_at(self, place: int) -> bool:
        """Whether a name of the person begins at a place."""
        named = self.named.mentions
        index = bisect.bisect_left(named, place, key=lambda mention: mention.span.start)
        return index < len(named) and named[index].span.start == place

    def named_before(self, place: int) -> int:
        """Where the last name of the person before a place begins; -1 where none does."""
        named = self.named.mentions
        index = bisect.bisect_left(named, place, key=lambda mention: mention.span.start)
        return named[index - 1].span.start if index else -1

    def may_be(self, nation: str) -> bool:
        """Whether nothing known says that the person is of another people."""
        known = {description.nation for description in self.descriptions if description.nation}
        kindred = person_words().kindred
        return not known or nation in known or (nation in kindred and bool(known & kindred))


def nameless(epithet: Epithet) -> Figure:
    """Somebody whom an article speaks of and does not name: "a neighbour"."""
    sex = person_words().noun_sexes.get(epithet.description.head)
    return Figure(Named("", ()), sex, [Description(epithet.description.head, "official", frozenset())])


def named_only(figure: Figure | None) -> Figure | None:
    """The figure, if it has a name."""
    return figure if figure is not None and figure.named.key else None


@dataclass(frozen=True, slots=True)
class Item:
    """A mention to be told, or told already."""

    span: Span
    figure: Figure | None
    """Who is named; None where that is to be found."""
    oblique: bool
    """Whether it is no subject: it depends on a preposition, or owns what follows."""
    owns: bool = False
    fellow: bool = False
    """Whether the name is that of a fellow player of the sentence's subject: "praised team-mate Ida Holm"."""
    pronoun: str = ""
    epithet: Epithet | None = None


def same_office(head: str, other: str) -> bool:
    """Whether two nouns name one work: "representative" and "congresswoman", "lawyer" and "attorney"."""
    alike = person_words().alike
    return alike.get(head, head) == alike.get(other, other)


def fits(figure: Figure, description: Description) -> int:
    """How much what is known of a person speaks for a description; below 0 where it speaks against it."""
    if not can_be(figure, description):
        return -1
    if description.age is not None and description.age in figure.ages:
        return 5
    score = 3 if description.head in person_words().ages and figure.ages else 0
    wanted = description.modifiers - {"former", "new", "experienced", "old", "young"}
    for known in figure.descriptions:
        shared = len(wanted & known.modifiers)
        if description.head and same_office(known.head, description.head):
            own = known.modifiers - wanted
            if own & person_words().lesser:
                continue  # a shadow minister is not "the minister"
            score = max(score, 3 + shared - (2 if wanted and own and not shared else 0))
        elif person_words().statesmen.get(description.head) in known.modifiers:
            score = max(score, 4)  # "the Texan", for a Texas Republican
        elif known.role == description.role and known.role in WORKS and shared:
            score = max(score, 2 + shared)
        if description.role == "national" and description.nation == known.nation:
            score = max(score, 4)
    return score


def is_elsewhere(figure: Figure, description: Description) -> bool:
    """Whether a person's work all belongs to other places: "the Texas senator" for one of Ohio, or to another land."""
    places = {"official": person_words().towns, "player": person_words().lands}.get(description.role, frozenset())
    wanted = description.modifiers & places
    known = [other.modifiers & places for other in figure.descriptions if other.role == description.role]
    return bool(wanted) and any(known) and not any(wanted & held for held in known)


def _is_of_another_state(figure: Figure, description: Description) -> bool:
    """Whether a person is known by another state than a description tells: a California Democrat, "the Texan"."""
    table = person_words()
    state = table.statesmen.get(description.head)
    if state is None:
        return False
    known = {word for other in figure.descriptions for word in other.modifiers & table.seats}
    return bool(known) and state not in known


def _is_ranked_apart(known: Description, description: Description) -> bool:
    """Whether two descriptions give two ranks of one kind: "the world No 3", "the world number 61"."""
    ranks = (known.head.split(), description.head.split())
    if any(rank[:1] != [RANK] for rank in ranks):
        return False
    return known.head != description.head and known.modifiers == description.modifiers


def can_be(figure: Figure, description: Description) -> bool:
    """Whether nothing known of a person speaks against a description: sex, age, people, kind of work."""
    sex = person_words().noun_sexes.get(description.head)
    if sex is not None and figure.sex is not None and sex != figure.sex:
        return False
    if (
        description.age is not None
        and figure.ages
        and all(abs(age - description.age) > MAX_AGE_GAP for age in figure.ages)
    ):
        return False
    low, high = person_words().ages.get(description.head, (0, MAX_AGE))
    if figure.ages and not any(low <= age <= high for age in figure.ages):
        return False
    if description.nation and not figure.may_be(description.nation):
        return False
    if description.head in person_words().publics and figure.is_staff:
        return False
    if is_elsewhere(figure, description) or _is_of_another_state(figure, description):
        return False
    if any(_is_ranked_apart(known, description) for known in figure.descriptions):
        return False
    classes = figure.classes()
    if description.role not in WORKS or not figure.is_bound or description.role in classes:
        return True
    return "coach" in classes and has_played(description)


def has_played(description: Description) -> bool:
    """Whether a description tells of a player's past, which coaches have too: "the former Norway winger"."""
    return description.role == "player" and not FORMERLY.isdisjoint(description.modifiers)


def coach_before(figures: Sequence[Figure], head: str, place: int) -> Figure | None:
    """The only coach named before `place`, else the only one whose side is spoken of, else the only one of all.

    Of several, the only one who is called by the word `head`: a "manager" beside a "coach in those days".
    """
    known = [figure for figure in figures if figure.named.mentions[0].span.start < place]
    every = [figure for figure in figures if "coach" in figure.classes()]
    coaches = [figure for figure in known if figure in every] or [figure for figure in known if figure.leads]
    called = [coach for coach in coaches if any(told.head == head for told in coach.descriptions)]
    only = coaches if len(coaches) == 1 else called
    return only[0] if len(only) == 1 else None


def is_held(figures: Sequence[Figure], office: str) -> bool:
    """Whether somebody is known by an office, or the article is about those who play and coach."""
    return is_about_play(figures) or any(
        known.head == office and not known.modifiers & person_words().lesser
        for figure in figures
        for known in figure.descriptions
    )


def is_about_play(figures: Sequence[Figure]) -> bool:
    """Whether the article is about those who play and coach."""
    return any(known.role in ("player", "coach") for figure in figures for known in figure.descriptions)


def is_only(figure: Figure, figures: Sequence[Figure], description: Description) -> bool:
    """Whether a noun for a woman or a man fits one figure alone, of whose work nothing is known: "the actress"."""
    sex = person_words().noun_sexes.get(description.head)
    alike = [other for other in figures if sex is not None and other.sex in (None, sex)]
    return alike == [figure] and figure.sex == sex and not figure.has_work


def held_once(figure: Figure, holders: Sequence[Figure], description: Description) -> bool:
    """Whether a former office is rather that of somebody whose work is not known than of those known to hold it."""
    if figure in holders or figure.has_work or not can_be(figure, description):
        return False
    known = (told for holder in holders for told in holder.descriptions if told.head == description.head)
    return not any("former" in told.modifiers for told in known)


def is_misplaced(figure: Figure | None, description: Description) -> bool:
    """Whether somebody is known in another place on the pitch than a description tells: a defender, "the winger"."""
    positions = person_words().positions
    place = positions.get(description.head)
    known = {positions[told.head] for told in figure.descriptions if told.head in positions} if figure else set()
    return place is not None and bool(known) and place not in known


def may_be_meant(figure: Figure, description: Description) -> bool:
    """Whether somebody beside the main player may be called by a description that nothing else ties to them."""
    if description.role == "player" or (description.age is not None and description.age < STAFF_AGE):
        return "player" in figure.classes() and figure.is_bound
    return not figure.is_staff and len(figure.named.mentions) > 1
