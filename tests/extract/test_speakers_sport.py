"""Who speaks in short pieces of sports news: interviews, plates, roles that nobody was given, towns that look like people."""

from __future__ import annotations

import pytest

from generator.extract.people.cast import extract_cast
from generator.extract.quotes.attribution import extract_quotes
from generator.model.claims import Hints
from generator.model.evidence import Source
from generator.text.article import read_article

OTHER_POSITION = """Corve winger Piet Lund, 17, made his debut on Saturday in place of Dov Astrup, scorer of both goals.

Just before the end Lund went past two and shot over, the Ardley goalkeeper on his knees.

“My mother laughed at me,” he told the club’s channel.
"""

COACH_FAR_AHEAD = """Ida Holm tells it with a grin. “I was ten,” says Holm.

Ardley wanted her in March, but the coach left, and nobody rang again.

“I packed shelves,” she says. She folds a napkin. “I was good at it.”

Corve took her in the spring. Holm scored in her first match for them, and in her second, and in the one after that,
which was the one that everybody in the town still talks about when the lights go down in the bar beside the station.
Holm was sold within the year. Nobody in the office remembers for how much, and nobody in the office cares to look.
She has been back since, with her boots in a bag, to open the new stand, and to close the old one for the last time.

“It was quick,” Holm says.

Nina Reyes, the Corve coach, sat beside her. “She eats like a horse,” says Reyes.
"""

BACK_TO_THE_INTERVIEWED = """Piet Lund is late. “Sorry,” he says.

Lund sits down. “I was a boy then,” Lund says. “I knew nothing.”

He orders soup. “I know less now,” he says.

Dov Astrup, the manager who signed him, thinks of him often. “He ate for three,” Astrup told me last week.

Is he done, then? From May he trains the juniors.

“The knees are done,” he says. “I am not.”
"""

ASKED_ADDED = """Tributes to Piet Lund

The former goalkeeper Piet Lund died on Friday. Lund won 12 caps. Lund was 71.

Dov Astrup, former Corve captain (on Radio Corve)

“We were boys together.

“He sang.”

Asked what he would miss, he added: “The soup.”
"""

COACH_AT = """Ida Holm, 30, is back. “I feel young,” says Holm.

Not all believed it. Her coach at Corve, Ulvo Brandt, did not. “She limped in May,” he says.
"""

AGED_IN_WORDS = """Tovald Marn was nine. He ran in the street all day. Nobody stopped him.

“I liked it,” Marn says.
"""

TEAM_SHEET = """Noel Brandt keeps the pitch. “It was mine,” he says.

The sheet is in his wallet. Number nine: D Astrup.

“I drew it in chalk,” he says.

“I did not mind,” says Dov Astrup. “No,” D. Astrup says.
"""

SAINTS = """The San Pedro Gulls lost 3-1 to the St Louis Terns on Monday.

“We were flat,” captain Dov Astrup said.
"""

NOT_DON = """Ida Holm has a cake on her desk. “Don’t touch it,” she says. “It is old.”
"""

ASSISTANT = """Head coach Luis Marn was sent off, and assistant coach Tor Brandt came in his place.

“It was close,” Brandt said.

Nobody knows if Ida Holm is fit. “The doctor will tell us,” the assistant added.
"""

PARTISAN = """Mayor Ida Holm resigned on Monday. Opposition leader Piet Lund was glad.

“It was time,” the Conservative said.
"""

MENTOR = """Piet Lund is out of the squad that coach Bo Brandt named on Monday.

“I am gutted,” Lund said.

“We all love him,” the Terns mentor said.
"""

THE_PLAYER_HIMSELF = """Hal Orme urges calm over Piet Lund

Hal Orme has warned against haste after winger Piet Lund’s debut. Lund, 17, scored twice. Lund was cheered off.

“He takes the bus,” the Athletic boss said.

And what does the lad himself make of it?

“It is fun,” he says.
"""

CAMPAIGNER = """The receipt was released to campaigner Gary Lund.

“It is about a culture,” the retired bus driver said.
"""

MINDED = """Corve winger Piet Lund is out until May, coach Ulvo Brandt says.

Lund will have a scan, but Brandt fears the worst. Piet Lund has won two caps.

Lund left the pitch on a stretcher, but Brandt knows no more.

“We must wait,” said the Dane.
"""

THEN_A_WINGER = """Ida Holm, 30, plays on. “I feel young,” Holm says.

It was at Ardley that she first met Nina Reyes, then a defender of few words.

“She sang at night,” the Corve coach says.
"""

CAPITALS = """IDA HOLM knew. It was her last match. “I saw the clock,” she says.

“Go,” said NINA REYES.

Holm went. Reyes did, too.
"""

SECOND_MESSAGE = """Ida Holm is back in training with Corve.

She wrote: “I could cry.” A second message, an hour later, read: “I did cry.”
"""

ADDED_FAR = """Piet Lund swam for bronze.

“I thought they had the names wrong,” he told reporters.

Lund touched first of the rest, a hand ahead of Dov Astrup. Bo Brandt won.

“I was last at the turn,” he added.
"""

OFFICE_AHEAD = """The farms minister has said that “every field counts”.

The report was late. Ida Holm, the farms minister, told Parliament so.
"""

LESSER_OFFICE = """The farms minister has said that “every field counts”.

The report was late. Ida Holm, the shadow farms minister, told Parliament so.
"""

QUESTION_TO_KIN = """Piet Lund makes his debut on Sunday. “I feel ready,” said Lund. Lund is 20.

His father, Sione, played for Samoa. “He broke the beds,” Sione said.

Asked whom he would cheer for, he grinned. “Whoever pays,” he said.
"""

YOUNGER = """Boss Dave Brandt stays tight-lipped

Corve manager Dave Brandt said nothing of Piet Lund on Friday. Brandt laughed. Lund scored twice.

“I know nothing,” Brandt said.

The 26-year-old wants to go.

“I want to go,” he said.
"""

DISMISSED = """Hal Orme fumes at red card

Hal Orme has hit out at the referee after Piet Lund was sent off in Corve’s defeat.

Lund was shown a red card after the break.

“It is a joke,” Orme said.

The forward, who was sent off twice before, took to the web to say sorry. “Gutted,” he wrote.
"""

ATTRIBUTE = """Eddie Lomas is 41. “You have it,” he says. There is a Peter Marn joke to be made, and many have.

“That was the kit man,” he says.
"""

MAKING_OF = """‘He rang me’ - the making of Ollie Marn

When Ollie Marn signed, Graham Lund had seen him once.

“He came on,” Lund recalls.
"""


SCORED_AGAINST = """Greg Lund believes that Corve can still go up.

The defender saw his header cancelled out before Dov Astrup struck.

“It is a sickener,” he told the club’s site.
"""

CLUB_PLATE = """Tributes to Piet Lund

Piet Lund died on Friday. Lund won 12 caps for Corve. Lund was 71.

Peter Astrup, captain of Corve

“We were boys together.”

Corve Athletic

“The flag is at half mast today.”
"""

HANDLES = """It rained. @corve_end said: “What a pass.” Then came @ternsmum, who put: “we walked home singing”.
"""


MEMBER = """The minister was glad. “It is late,” the Conservative MP Xiles Marlow told a radio station.
"""

COACH_OF = """Head coach of the side, Xmeka Orud, said he slept well.

“My wife woke me,” he said.
"""

TWO_WORDS_OF_OFFICE = """Set Piece Analyst Xom Pikar stayed away. “We looked at it,” said Pikar.
"""

TURNED = """Xyler Tamm scored twice for the Terns.

Terns: Tamm, who turned 36 in May, has two years left. “I feel it on the stairs,” he said.
"""


PRESS_SECRETARY = """“He was open to it,” Corve House press secretary Tom Lund said on Monday.
"""


BYLINE = """Corve won at Ardley, and coach Nils Lund danced.

“A fine day for all of us.” Nils Lund on the win. #corve
"""

NO_BYLINE = """“A fine day for all of us.” Nils Lund on Monday became the coach of Corve Athletic.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OTHER_POSITION, ["Piet Lund"]),
        (COACH_FAR_AHEAD, ["Ida Holm", "Ida Holm", "Ida Holm", "Ida Holm", "Nina Reyes"]),
        (
            BACK_TO_THE_INTERVIEWED,
            ["Piet Lund", "Piet Lund", "Piet Lund", "Piet Lund", "Dov Astrup", "Piet Lund", "Piet Lund"],
        ),
        (ASKED_ADDED, ["Dov Astrup", "Dov Astrup", "Dov Astrup"]),
        (COACH_AT, ["Ida Holm", "Ulvo Brandt"]),
        (AGED_IN_WORDS, ["Tovald Marn"]),
        (TEAM_SHEET, ["Noel Brandt", "Noel Brandt", "Dov Astrup", "Dov Astrup"]),
        (SAINTS, ["Dov Astrup"]),
        (NOT_DON, ["Ida Holm", "Ida Holm"]),
        (ASSISTANT, ["Tor Brandt", "Tor Brandt"]),
        (PARTISAN, ["Piet Lund"]),
        (MENTOR, ["Piet Lund", "Bo Brandt"]),
        (THE_PLAYER_HIMSELF, ["Hal Orme", "Piet Lund"]),
        (CAMPAIGNER, ["Gary Lund"]),
        (MINDED, ["Ulvo Brandt"]),
        (THEN_A_WINGER, ["Ida Holm", "Nina Reyes"]),
        (CAPITALS, ["Ida Holm", "Nina Reyes"]),
        (SECOND_MESSAGE, ["Ida Holm", "Ida Holm"]),
        (ADDED_FAR, ["Piet Lund", "Piet Lund"]),
        (OFFICE_AHEAD, ["Ida Holm"]),
        (LESSER_OFFICE, [None]),
        (QUESTION_TO_KIN, ["Piet Lund", "Sione", "Sione"]),
        (DISMISSED, ["Hal Orme", "Piet Lund"]),
        (ATTRIBUTE, ["Eddie Lomas", "Eddie Lomas"]),
        (MAKING_OF, [None, "Graham Lund"]),
        (SCORED_AGAINST, ["Greg Lund"]),
        (CLUB_PLATE, ["Peter Astrup", "Corve Athletic"]),
        (HANDLES, ["@corve_end", "@ternsmum"]),
        (MEMBER, ["Xiles Marlow"]),
        (COACH_OF, ["Xmeka Orud"]),
        (TWO_WORDS_OF_OFFICE, ["Xom Pikar"]),
        (TURNED, ["Xyler Tamm"]),
        (PRESS_SECRETARY, ["Tom Lund"]),
        (BYLINE, ["Nils Lund"]),
        (NO_BYLINE, [None]),
        (YOUNGER, ["Dave Brandt", "Piet Lund"]),
    ],
)
def test_the_speakers_of(text: str, expected: list[str | None]) -> None:
    article = read_article(Source.of(id="a", path="content/articles/a.md", text=text))

    quotes = extract_quotes(article, extract_cast(article, Hints()), Hints())

    assert [quote.speaker for quote in quotes] == expected
