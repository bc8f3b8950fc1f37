"""Who stands in a sentence and may hold a number, and where its clause begins.

Takes an article with its people, quotes, dates and sides; gives `Agent`s in order of place. A mention behind a
preposition or a verb is an object; a side that only says who somebody is acts not at all.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise

from generator.extract.records.draft import words_re
from generator.extract.sides import CAP, NAME, alternatives, demonyms, role_words, trait_words
from generator.extract.teams import TeamMention, Teams
from generator.knowledge.load import load_list, load_table
from generator.model.article import Article
from generator.model.claims import Cast, Dating, Mention, Person, Quote, Timex
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of
from generator.text.tokens import LETTERS_RE, fold, vocabulary

CLAUSE_RE = re.compile(
    rf"[;:—]|, (?:{one_of('coordinators', 'subordinators')}|with)\b"
    r"|(?<![\w-])(?:but|while|as|where|when|although|whereas)\b(?! (?:well|many|much|far|few))",
    re.IGNORECASE,
)
"""Where a clause begins. Takes `, but `, ` as Ardley go`; leaves `, who `, `as well`."""

GAVE_RE = re.compile(r" (?:has |had |have |then |also |first )?(?!said |says |and )[a-z]+ ")
"""A verb between its subject and its object. Takes ` gave `; leaves ` said that `."""

SEEN_RE = re.compile(rf"\b{one_of('counting.seeing')} (?:him|her|me)$")
"""Somebody who is seen, or made, to do what follows. Takes `saw him`; leaves `gave him`."""

CONTRACTED_RE = re.compile(rf"[’']s {one_of('counting.contracted')}\b")
"""What makes of a possessive a verb. Takes `’s been`, `'s won`; leaves `’s red`."""

ARTICLE_RE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ff]ormer|[Ee]x-?|\d-year-old) ?$")
"""What stands before a side that only describes. Takes `the `, `A `; leaves `saw `."""

THEN_RE = re.compile(r"(?<!\w)(?:then|ex)-$")
"""What puts a side in somebody's past, joined to its name. Takes `then-`; leaves `than-`."""

FORMER_RE = re.compile(r"\b(?:[Ff]ormer |[Ee]x-)$")
"""What stands before a side that somebody was of. Takes `The former `; leaves `formed `."""

DOER_RE = re.compile(
    rf" (?:[a-z-]+ )?(?!{one_of('counting.not_doers')}\b)[a-z-]{{3,}}(?:man|woman|er|or|ist|back|keeper|half),? ?(?:[0-9,]|who\b|[a-z]+ed\b)"
)
"""Somebody who does something, after the side that describes them. Takes ` left-hander, 27`; leaves ` never`."""

LEAD = 48
"""How far before a mention its preposition or verb is looked for, in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A person or a side in a sentence, who may hold a number."""

    span: Span
    name: str | None
    """None for the player's own side under a common noun ("the club")."""
    side: bool
    possessive: bool = False
    pronoun: bool = False
    is_object: bool = False
    """Whether it stands behind a preposition or a verb of beating, or only describes."""
    describes: bool = False
    """Whether a side only says who somebody is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that stands around the drafts of one article."""

    article: Article
    cast: Cast
    dating: Dating
    teams: Teams
    people: tuple[tuple[Mention, Person], ...] = field(default=())
    """Mentions of persons in order of place."""
    starts: tuple[int, ...] = field(default=())
    """Where those mentions start."""
    spoken: tuple[tuple[Span, Quote], ...] = field(default=())
    """Parts of quotes, in order of place."""
    told: frozenset[Span] = frozenset()
    """Sides that only tell whose player or coach somebody is."""
    staff: frozenset[str] = frozenset()
    """Names of those who are called coach or manager, and are not the main player."""
    read: dict[Span, list[Agent]] = field(default_factory=dict, compare=False, repr=False)
    """Agents of the spans read so far."""

    @classmethod
    def of(cls, article: Article, cast: Cast, quotes: tuple[Quote, ...], *, dating: Dating, teams: Teams) -> Setting:
        """The setting of an article, its mentions sorted once."""
        sides = [mention.span for mention in teams.mentions if mention.name]
        people = [person for person in cast.people if person.kind == "person" and not _is_side(person, sides)]
        pairs = [(mention, person) for person in people for mention in person.mentions]
        placed = tuple(sorted(pairs, key=lambda pair: (pair[0].span.edges, pair[1].name)))
        starts = tuple(mention.span.start for mention, _ in placed)
        parts = ((part.span, quote) for quote in quotes for part in quote.segments)
        return cls(
            article=article,
            cast=cast,
            dating=dating,
            teams=teams,
            people=placed,
            starts=starts,
            staff=frozenset(
                person.name for person in people if person is not cast.main and _is_staff(person, article.text)
            ),
            told=frozenset(tie.team_span for tie in teams.affiliations if tie.bond in ("before", "former")),
            spoken=tuple(sorted(parts, key=lambda pair: pair[0].edges)),
        )

    @property
    def main(self) -> str | None:
        """The main player's name."""
        return self.cast.main.name if self.cast.main else None

    def quote_at(self, span: Span) -> Quote | None:
        """The quote that holds a span, or None."""
        place = bisect.bisect_right(self.spoken, span.start, key=lambda pair: pair[0].start) - 1
        return self.spoken[place][1] if place >= 0 and self.spoken[place][0].holds(span) else None

    def timexes_in(self, span: Span) -> tuple[Timex, ...]:
        """Expressions of time that begin inside `span`, in order of place."""
        timexes = self.dating.timexes
        first = bisect.bisect_left(timexes, span.start, key=lambda timex: timex.evidence.span.start)
        return timexes[first : bisect.bisect_left(timexes, span.end, key=lambda timex: timex.evidence.span.start)]

    def agents(self, span: Span) -> list[Agent]:
        """Persons and sides inside `span`, in order of place; a span that was asked for is not read again."""
        if span not in self.read:
            self.read[span] = self._agents(span)
        return self.read[span]

    def _agents(self, span: Span) -> list[Agent]:
        text = self.article.text
        low, high = bisect.bisect_left(self.starts, span.start), bisect.bisect_left(self.starts, span.end)
        found = self._unbound([self._person(mention, person, span.start) for mention, person in self.people[low:high]])
        first = bisect.bisect_left(self.teams.mentions, span.start, key=lambda mention: mention.span.start)
        last = bisect.bisect_left(self.teams.mentions, span.end, key=lambda mention: mention.span.start)
        named = self.teams.mentions[first:last]
        described = {mention.span for mention in named if _describes(mention, text, self.told)}
        ours = [mention.span for mention in named if mention.name is None]
        found = [agent for agent in found if not (agent.pronoun and any(side.holds(agent.span) for side in ours))]
        taken = [agent.span for agent in found]
        found += [
            Agent(
                span=mention.span,
                name=mention.name or self._whose(mention.span, found),
                side=True,
                possessive=text[mention.span.end : mention.span.end + 1] in ("’", "'"),
                is_object=_is_object(text, span.start, mention.span.start) or mention.span in described,
                describes=mention.span in described,
            )
            for mention in named
            if span.holds(mention.span) and not any(mention.span.overlaps(other) for other in taken)
        ]
        found += [agent for agent in self._described(span) if not any(agent.span.overlaps(other) for other in taken)]
        return sorted(found, key=lambda agent: (agent.span.edges, agent.side))

    def _whose(self, side: Span, persons: list[Agent]) -> str | None:
        """The side of whoever "his side" is said of, where it is not the main player's and somebody is named before."""
        named = [agent.name for agent in persons if agent.span.end <= side.start and not agent.is_object]
        owned = fold(side.cut(self.article.text)).startswith(("his ", "her "))
        return self.side_of(named[-1]) if owned and named and named[-1] != self.main else None

    def _person(self, mention: Mention, person: Person, floor: int) -> Agent:
        """A person, or the side that is theirs: "Holm’s men"."""
        text = self.article.text
        start, end = mention.span.start, mention.span.end
        pronoun = mention.form == "pronoun"
        seen = pronoun and SEEN_RE.search(text, max(floor, start - 12), end) is not None
        does = (
            CONTRACTED_RE.match(text, end if text[end : end + 1] in "’'" else max(start, end - len("’s"))) is not None
        )
        owns = (mention.possessive and not does) or (pronoun and not seen and _her_re().match(text, start) is not None)
        led = _led_re().match(text, end) if mention.possessive and not (pronoun or does) else None
        return Agent(
            span=Span(start, led.end()) if led else mention.span,
            name=self.side_of(person.name) if led else self._meant(mention, person),
            side=led is not None,
            pronoun=pronoun,
            possessive=owns and led is None,
            is_object=_is_object(text, floor, start) and not seen,
        )

    def _meant(self, mention: Mention, person: Person) -> str:
        """Whose number a pronoun's is: the main player's in a paragraph that speaks of nobody else before it."""
        main = self.cast.main
        if mention.form != "pronoun" or main is None or person is main or self.quote_at(mention.span):
            return person.name
        if main.sex and person.sex and main.sex != person.sex:
            return person.name
        start = self.article.block_at(mention.span.start).span.start
        low, high = bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, mention.span.start)
        named = {told.name for other, told in self.people[low:high] if other.form != "pronoun"}
        return main.name if named == {main.name} else person.name

    def _unbound(self, agents: list[Agent]) -> list[Agent]:
        """Persons of a sentence, where no subject is its own object: in "Holm gave her her first cap" she is another."""
        for place, (subject, him) in enumerate(pairwise(agents)):
            between = self.article.text[subject.span.end : him.span.start]
            same = him.pronoun and not him.possessive and not subject.pronoun and him.name == subject.name != self.main
            if same and not (subject.possessive or subject.is_object) and GAVE_RE.fullmatch(between):
                rest = [
                    replace(agent, name=self.main) if agent.pronoun and agent.name == him.name else agent
                    for agent in agents[place + 1 :]
                ]
                return [*agents[: place + 1], *rest]
        return agents

    def side_of(self, person: str | None) -> str | None:
        """The side that a person belongs to by the words of the article, or None."""
        bonds = [
            tie.team for tie in self.teams.affiliations if tie.person == person and tie.bond in ("before", "plays")
        ]
        return bonds[-1] if person and bonds else None

    def _described(self, span: Span) -> Iterator[Agent]:
        """Persons who are only called by their side and role: "the Ardley left-hander"."""
        ties = self.teams.affiliations
        low = bisect.bisect_left(ties, span.start, key=lambda tie: tie.span.start)
        for tie in ties[low : bisect.bisect_left(ties, span.end, key=lambda tie: tie.span.start)]:
            if tie.person and tie.role and span.holds(tie.span):
                place = Span(tie.span.end - len(tie.role), tie.span.end)
                then = THEN_RE.search(self.article.text, max(span.start, tie.span.start - 5), tie.span.start)
                is_object = _is_object(self.article.text, span.start, then.start() if then else tie.span.start)
                yield Agent(span=place, name=tie.person, side=False, is_object=is_object)


def _is_side(person: Person, sides: list[Span]) -> bool:
    """Whether a speaker is a side under its short name: each place that names it names a side ("Ardley said")."""
    named = [mention.span for mention in person.mentions if mention.form in ("full", "name")]
    before = [bisect.bisect_right(sides, span.start, key=lambda side: side.start) - 1 for span in named]
    return bool(named) and all(
        place >= 0 and sides[place].holds(span) for place, span in zip(before, named, strict=True)
    )


STAFF_LEAD = 32
"""How far before a name an office is looked for, in code points: "caretaker manager Ida Holm"."""


def _is_staff(person: Person, text: str) -> bool:
    """Whether somebody is called coach or manager right beside a name of theirs."""
    named = (mention.span for mention in person.mentions if mention.form in ("full", "name"))
    return any(
        _coach_before_re().search(text, max(0, span.start - STAFF_LEAD), span.start)
        or _coach_behind_re().match(text, span.end)
        for span in named
    )


@cache
def _coach_before_re() -> re.Pattern[str]:
    """An office right before a name. Takes `Ardley coach `, `manager Sir `; leaves `coach and `."""
    return re.compile(rf"\b(?i:{alternatives(load_table('person_words')['roles']['coach'])}),? (?:Sir |Dame )?$")


@cache
def _coach_behind_re() -> re.Pattern[str]:
    """The same behind it. Takes `, the Ardley head coach`, `, her manager`; leaves `, who coached`."""
    heads = alternatives(load_table("person_words")["roles"]["coach"])
    return re.compile(rf", (?:(?:the|his|her|their) |{NAME}[’']s? )?(?:{CAP} )?(?:[a-z-]+ ){{0,2}}?{heads}\b")


def _is_object(text: str, floor: int, start: int) -> bool:
    """Whether a mention stands behind a preposition or a verb of beating."""
    floor = max(floor, start - LEAD)
    last = text[max(floor, start - 2) : start]
    if not last.endswith(" ") or not (last[0].isalnum() or last[0] in "’'-_"):
        return False  # what makes an object of a mention is a word right before it, and a blank
    words = vocabulary(text[floor:start])
    if _object_words().isdisjoint(words) and not any(word.endswith("ed") for word in words):
        return False
    return _object_re().search(text, floor, start) is not None


@cache
def _object_words() -> frozenset[str]:
    """Words without which no mention is an object, but for regular verbs: the first of each preposition and verb."""
    table = load_table("metrics")["objects"]
    listed = {LETTERS_RE.findall(words)[0].casefold() for words in [*table["verbs"], *table["prepositions"]]}
    return frozenset([*listed, *_irregular()])


@cache
def _object_re() -> re.Pattern[str]:
    """What makes an object of the mention after it. Takes `beating American `, `to thrash `, `through `; leaves `, `, `as `."""
    table = load_table("metrics")["objects"]
    verbs = words_re(tuple(table["verbs"])).pattern
    prepositions = words_re(tuple(table["prepositions"])).pattern
    kin = "|".join(load_table("metrics")["ages"]["kin"])
    described = rf"(?:the |[A-Z][\w-]+[’']s |(?:(?:his|her|their|my) )?(?:{kin}) |champions |rivals |(?:{any_of(table['called'])}|runners?-up|number \w+|{any_of(word.title() for word in demonyms())}|{any_of(load_table('metrics')['phrases']['heads'])}|(?:then-|ex-)[\w’'-]+(?: [a-z-]+){{0,2}}?|(?:[A-Z][\w’'-]+ |[a-z-]+ )?(?:{role_words()}|{any_of(table['titles'])})|{alternatives(trait_words('kinds'))}) )*"
    over = rf"(?!(?:{one_of('subordinators', 'subjects')}|that|who|by|at|in|on|for|to) |and (?![a-z]))[\w’'-]+ "
    says = any_of(reporting())
    acts = rf"(?<!\bthe )(?<!\ban )(?<!\ba )\b(?!(?:{says}) )(?:[a-z]{{3,}}ed|{any_of(_irregular())}) "
    does = rf"\bto (?!(?:{any_of(table['helps'])}) )[a-z]{{3,}} "
    passing = rf", (?!(?:{one_of('counting.no_object')}) )[a-z]{{3,}}ing "
    doing = rf"\b(?:{one_of('metrics.objects.gerunds')}) [a-z]{{3,}}ing "
    return re.compile(
        rf"(?:(?<!\w)|(?=,))(?:(?:(?i:{prepositions}) |{acts}|{does}|{doing}|{passing}){described}|(?i:{verbs}) (?:{over}){{0,7}})$"
    )


@cache
def reporting() -> frozenset[str]:
    """Forms of verbs that report words, after which the speaker stands: "added Ardley"."""
    bases = load_table("cues")["strong"].split()
    regular = [
        base + "d" if base.endswith("e") else base[:-1] + "ied" if base.endswith("y") else base + "ed" for base in bases
    ]
    return frozenset(
        [*regular, *(form for forms in load_table("cues")["irregular"].values() for form in forms.split())]
    )


@cache
def _irregular() -> tuple[str, ...]:
    """Past forms of verbs that follow no rule."""
    forms = {form for past in load_table("verb_forms")["irregular"].values() for form in past.split()}
    return tuple(sorted(forms - reporting() - {"was", "been", "had", "were", "left", "born"}))


@cache
def _led_re() -> re.Pattern[str]:
    """A side by who leads it, after their name. Takes `’s young side`; leaves `’s second side project`."""
    return re.compile(rf"[’']?s? (?:[a-z-]+ ){{0,2}}?(?:{alternatives(trait_words('led'))})\b(?! [a-z]+(?:s|ion)\b)")


@cache
def _her_re() -> re.Pattern[str]:
    """An owner that may be an object too. Takes `her second`; leaves `her in`."""
    return re.compile(rf"her (?!(?:{alternatives(sorted(load_list('function_words')))})\b)[\w-]", re.IGNORECASE)


def _describes(mention: TeamMention, text: str, told: frozenset[Span]) -> bool:
    """Whether a side only says who somebody is ("Ardley striker", "the Ardley left-hander"), and does nothing itself."""
    if mention.span in told or FORMER_RE.search(text, max(0, mention.span.start - 12), mention.span.start):
        return True
    return bool(ARTICLE_RE.search(text, max(0, mention.span.start - 12), mention.span.start)) and bool(
        DOER_RE.match(text, mention.span.end)
    )


@lru_cache(maxsize=256)
def clause_start(text: str, start: int, number: int) -> int:
    """Where the clause of a number begins; kept, since holder, scope and date of a number all ask."""
    for found in CLAUSE_RE.finditer(text, start, number):
        start = found.end()
    return start
