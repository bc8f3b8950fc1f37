"""A project of invented articles in any number: players, about fifty articles each, some four thousand signs an article.

`python tests/bench/articles.py FOLDER 1000` writes `content/` and `seeds/`. The same number gives the same bytes. Every
sentence is cut from a template with players, clubs, numbers and days of our own making; matches are told by several
outlets, so that there is something to reconcile.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PER_PLAYER = 50
"""Articles about one player."""
OUTLETS = ("Evening Argent", "Northfield Post", "The Weekly Whistle", "Harbour Times", "Radio Solent")
LENGTH = 4000
"""Signs that an article has at least."""

GIVEN_M = ("Adam", "Oscar", "Daniel", "Peter", "Thomas", "Martin", "Simon", "Victor", "Hugo", "Anton")
GIVEN_F = ("Emma", "Julia", "Clara", "Sarah", "Nina", "Laura", "Alice", "Helen", "Marta", "Ella")
SYLLABLES = ("an", "bel", "cor", "dun", "el", "far", "gor", "hin", "is", "jor", "kel", "lun", "mar", "nor", "os", "pel")
ENDINGS = ("mere", "wick", "holt", "combe", "stead", "thorpe", "garth", "den", "rick", "son")
TOWNS = (
    "Aldermoor",
    "Brackwater",
    "Castleby",
    "Dunmarsh",
    "Eastmere",
    "Fernhill",
    "Garstow",
    "Holmeport",
    "Inverlea",
    "Kirkdale",
)
SIDES = ("United", "Rovers", "City", "Athletic", "Wanderers", "Albion")

CAREER = (
    "{name} signed a {years}-year contract with {club} in {month} {year}.",
    "{last} joined {club} from {former} in {year} for a fee of £{fee} million.",
    "{He} made {his} debut for {club} in {month} {year}.",
    "{last} was named player of the month in {month} {year}.",
    "{name} won the league with {former} in {year}.",
    "{last} suffered a knee injury in {month} {year} and missed {few} months.",
    "{He} became the youngest captain in the history of {club} at the age of {young}.",
)
"""What is true of a player for good, and told again and again."""
STORY = (
    "{name} scored {two} goals as {club} beat {rival} {score} on {weekday}.",
    "{club} won {score} against {rival} on {day}, with {last} scoring in the {minute}th minute.",
    "{last}, {age}, has now scored {tally} goals in {games} appearances for {club}.",
    "{last} missed a penalty in the {minute}th minute of the {score} defeat to {rival}.",
    "The {club} captain needs {few} more goals to reach {target} for the club.",
    "{He} has scored in {few} consecutive matches this season.",
    "{club} will play {rival} on {coming}.",
    "{last} leads the scoring list with {tally} goals, {few} ahead of {rival}’s top scorer.",
)
"""What is true of a story, and told by each outlet that tells it."""
SAID = (
    "“{remark} {remark2}” {last} said.",
    "“{remark}” {last} told {outlet}. “{remark2}”",
    "{last} said: “{remark} {remark2}”",
    "“{remark}” said {manager}, the {club} manager. “{remark2}”",
    "{manager} believes that {last} is “{fragment}”.",
)
REMARKS = (
    "We {w} every {w} with {w}, {w} and {w}, and the {w} {w} too.",
    "It was {w} and {w} when {w} {w} came to {w}.",
    "I {w} my {w} before {w} {w}, as {w} {w} knows.",
    "You {w} no {w} in {w} unless {w} {w} lets you.",
    "They {w} how {w} our {w} {w} had {w} since {w}.",
)
"""What players say; each `{w}` becomes a word of no language, so that two utterances are never alike by chance."""
FRAGMENTS = ("the best in the country", "hungrier than ever", "a leader in every session", "not finished yet")
FILLER = (
    "The rain over {town} had stopped an hour before the gates opened.",
    "About {crowd} people came to the ground, many of them by the early train from {town2}.",
    "Outside the stadium, a seller of scarves counted his coins beneath the lamp by the bridge.",
    "The pitch had been relaid after the concerts of the summer and held up well.",
    "On the terraces, drums from {town2} answered the songs of the home end.",
    "The road between {town} and {town2} was closed for much of the afternoon.",
    "The local council plans a new stand on the side of the river, with room for {crowd} seats.",
    "Children from the schools of {town} carried the flags into the middle of the ground.",
    "The club shop sold out of shirts before the interval, as the clerk at the door explained.",
    "Trains to {town2} ran until midnight, and the cafés along the quay stayed open longer than usual.",
)  # fmt: skip


@dataclass(frozen=True)
class Player:
    """An invented player; `number` decides everything."""

    number: int

    @cached_property
    def last(self) -> str:
        """Last name, another for each number."""
        parts, rest = [ENDINGS[self.number % len(ENDINGS)]], self.number
        while rest or len(parts) < 3:
            rest, which = divmod(rest, len(SYLLABLES))
            parts.append(SYLLABLES[which])
        return "".join(reversed(parts)).capitalize()

    @property
    def female(self) -> bool:
        """Whether the player is a woman."""
        return self.number % 2 == 1

    @property
    def name(self) -> str:
        """Full name."""
        given = GIVEN_F if self.female else GIVEN_M
        return f"{given[self.number // 2 % len(given)]} {self.last}"

    @property
    def slug(self) -> str:
        """Stem of the player's page."""
        return self.name.lower().replace(" ", "-")

    @property
    def club(self) -> str:
        """The club that the player belongs to."""
        return f"{TOWNS[self.number % len(TOWNS)]} {SIDES[self.number // len(TOWNS) % len(SIDES)]}"


def write_project(root: Path, articles: int) -> None:
    """Write a project of so many articles."""
    for folder in ("content/people", "content/sources", "seeds"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "content/site.md").write_text("---\ntitle: Bench\n---\nInvented articles.\n", "utf-8")
    for player in map(Player, range(-(-articles // PER_PLAYER))):
        page = f"---\nname: {player.name}\nsex: {'f' if player.female else 'm'}\nsport: football\nteam: {player.club}\n---\n"
        (root / f"content/people/{player.slug}.md").write_text(page, "utf-8")
    for number in range(articles):
        slug, header, text = article(number)
        (root / f"seeds/{slug}.txt").write_text(text, "utf-8")
        (root / f"content/sources/{slug}.md").write_text(header, "utf-8")


def article(number: int) -> tuple[str, str, str]:
    """The slug, the page and the text of an article."""
    player = Player(number // PER_PLAYER)
    story, outlet = divmod(number % PER_PLAYER, 2)
    shared = random.Random(f"{player.number} {story}")  # noqa: S311 - invented text, nothing secret
    own = random.Random(number)  # noqa: S311 - the same
    day = dt.date(2023, 1, 1) + dt.timedelta(days=9 * story + player.number % 7)
    common = [_told(template, player, day, 0) for template in shared.sample(STORY, 3)]
    common.append(_fill(shared.choice(SAID), player, day, shared))
    slug = f"{player.slug}-{number % PER_PLAYER:02d}"
    header = f"---\nseed: seeds/{slug}.txt\noutlet: {OUTLETS[(number + outlet) % len(OUTLETS)]}\npublished: {day + dt.timedelta(days=1)}\n---\n"
    return slug, header, "\n\n".join(_paragraphs(player, day, common, own)) + "\n"


def _paragraphs(player: Player, day: dt.date, common: list[str], dice: random.Random) -> Iterator[str]:
    """Headline, lead, and paragraphs until the length is reached."""
    headline = f"{player.last} shines for {player.club}" if dice.random() < 0.5 else f"{player.name} looks ahead"
    yield headline
    yield " ".join(common[:2])
    length = len(headline) + sum(map(len, common))
    rest = common[2:]
    while length < LENGTH:
        sentences = [_fill(dice.choice(FILLER), player, day, dice) for _ in range(2)]
        kind = dice.choice((CAREER, STORY, SAID, SAID))
        template = dice.choice(kind)
        sentences.append(
            _fill(template, player, day, dice) if kind is SAID else _told(template, player, day, dice.randrange(8))
        )
        if rest:
            sentences.insert(1, rest.pop())
        paragraph = " ".join(sentences)
        length += len(paragraph) + 2
        yield paragraph


def _told(template: str, player: Player, day: dt.date, turn: int) -> str:
    """A sentence that is the same in every article that tells it: of a story, or of one of eight turns of a career."""
    turn = turn if template in CAREER else day.toordinal()
    key = f"{player.number} {turn} {template}"
    return _fill(template, player, day, random.Random(key))  # noqa: S311 - invented text


def _fill(template: str, player: Player, day: dt.date, dice: random.Random) -> str:
    """A template with its blanks filled."""
    rival = f"{dice.choice(TOWNS)} {dice.choice(SIDES)}"
    values = {
        "name": player.name, "last": player.last, "club": player.club, "rival": rival,
        "former": f"{dice.choice(TOWNS)} {dice.choice(SIDES)}", "He": "She" if player.female else "He",
        "his": "her" if player.female else "his", "two": dice.choice(("two", "three", "four")),
        "score": f"{dice.randint(1, 4)}-{dice.randint(0, 1)}", "weekday": f"{day:%A}", "day": f"{day.day} {day:%B %Y}",
        "minute": dice.randint(4, 9) * 10 + 4, "years": dice.choice(("two", "three", "four")),
        "month": dice.choice(("March", "April", "August", "October")), "year": dice.randint(2012, 2022),
        "fee": dice.randint(2, 60), "age": day.year - 1995 + player.number % 14, "tally": 20 + (day.toordinal() - dt.date(2023, 1, 1).toordinal()) // 9,
        "games": 90 + (day.toordinal() - dt.date(2023, 1, 1).toordinal()) // 7, "few": dice.choice(("three", "four", "five", "six")),
        "target": dice.choice((100, 150, 200)), "coming": f"{(day + dt.timedelta(days=12)).day} {day + dt.timedelta(days=12):%B}",
        "young": dice.randint(17, 21), "outlet": dice.choice(OUTLETS), "manager": f"Ron {Player(player.number + 4000).last}",
        "fragment": dice.choice(FRAGMENTS), "town": dice.choice(TOWNS), "town2": dice.choice(TOWNS),
        "crowd": f"{dice.randint(4, 40)},{dice.randint(100, 999)}",
    }  # fmt: skip
    return template.format(**values, remark=_remark(dice), remark2=_remark(dice))


def _remark(dice: random.Random) -> str:
    """An utterance in words of no language."""
    words = iter("".join(dice.choices(SYLLABLES, k=3)) for _ in range(12))
    return re.sub(r"\{w\}", lambda _: next(words), dice.choice(REMARKS))


if __name__ == "__main__":
    write_project(Path(sys.argv[1]), int(sys.argv[2]))
