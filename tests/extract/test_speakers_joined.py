"""Who speaks where sentences are joined, or ran into one another. All people and clubs are invented."""

from __future__ import annotations

import pytest
from making import article_of

from generator.extract.rules import extract_claims
from generator.model.claims import Hints

BUT_INSISTS = """Corve defender Ida Holm came back in May. Rosa Reyes, the Norway coach, watched her in the stands.

Reyes names her squad in a fortnight, but Holm insists that a call is not on her mind.

“I have not even thought about it,” she said.
"""

CAPTION_RAN_IN = """Corve midfielder Piet Lund left the bench on Monday. Head coach Dov Reyes gave him his chance. \
Lund tackles Per Astrup at St Mark's Reyes said: 'I have only been here three weeks.' 'He won't start on Friday.'
"""

GROUND_RAN_IN = """Corve midfielder Piet Lund left the bench on Monday. Head coach Dov Reyes gave him his chance. \
Lund tackles Per Astrup in Zarrakfield Reyes said: 'I have only been here three weeks.'
"""

CLUB_CHANGED = """Corve coach Dov Reyes has a new forward in Piet Lund.

Lund laughs. “I had a flat by the sea,” he says.

An injury cost him most of the season and when the club changed coach in the summer he was left out. “I trained with \
the kids,” he says.
"""

FOR_SOMEBODY = """Ardley won their cup tie on Monday. Ardley forward Piet Lund scored twice.

For Dov Astrup, who came on late, it was a reminder of what Ardley have been without.

“People forgot,” he said.
"""

CUP_SAYS_NOTHING = """Ardley have signed Piet Lund from Real Corve after the Club World Cup.

Also on Monday, Real Corve published a statement to thank the player.

“We wish him luck,” the club said.
"""

REPLIES = """“He was the best of them,” Dov Astrup told the Corve Post. “He rang me every night. That's him. I would have \
him in my team.” Reyes agrees. “I wanted a keeper and I got a leader,” coach Per Reyes said.
"""

CAPTION_BEFORE_A_QUOTE = """Corve forward Ida Holm scored twice on Monday. Ardley coach Rosa Reyes insisted she is not \
worried. Ida Holm and Ardley captain Nina Lund  “It is not about me,” she said. “We give goals away.”
"""

PARTNER = """Piet Lund left for Ardley on Monday. His partner Robin is expecting their second child.

“It has been hard,” he explained. “I live in a hotel.”
"""

RETIRED = """Corve manager Dov Reyes, 49, fined forward Piet Lund on Monday. Reyes was calm.

“He will learn,” said Reyes.

Former Corve captain Per Astrup reckons that the forward got off lightly. The 52-year-old, who won the cup there, told \
the Corve Post: “In my day it was worse.”
"""

OPEN_PARAGRAPH = """Corve forward Piet Lund left for Norland in July. He is the third of his people to play there.

“People ask me if he is fit. I tell them to come and watch him.

“We get letters,” smiled coach Dov Reyes. “One came today.”
"""

CLOSED_BY_ANOTHER = """“It is a loss,” Ida Holm said on Friday. “If he is not fit, then nobody is.

“I have been thinking,” added Rosa Reyes. “We all have.”
"""

AGED = """Corve sold forward Piet Lund, 29, on Monday. “Fine,” chairman Per Astrup said.

Dov Reyes, who was in charge for 15 months, thanked the fans in a statement.

“I leave with my head held high,” the 47-year-old said.
"""

UNHEARD = """Corve prop Piet Lund plays on Monday. Fly-half Dov Reyes returns and there is a start for the 20-year-old wing Zeb Zarrak.

Captain Per Astrup, who toured with Lund, said they would be hard to beat. “It is big,” Astrup said.

Reyes, one of the youngest there, said Lund had given up his bed for him.

“I'd a bad back,” the 23-year-old said.
"""

WHICH_ADMITS = """Corve coach Dov Reyes is glad of Piet Lund. “He tackles,” smiled Reyes.

Lund, capped 19 times, will fly home on Sunday, a round trip of some 11,000 miles which Reyes admits is not ideal.

“I wish it was nearer,” he said.
"""

HEARD = """“I was three,” says Ida Holm. “She took me in.” Holm laughs about it now. “I was loud,” she says.

“We had one room,” says Holm.

Holm found out when she came back from Norland. Pearl Lund had made them all keep it from her.

“I was angry for a day,” she says.
"""

CENTRE_HALF = """Corve striker Piet Lund has been fined by manager Dov Reyes.

Captain Per Astrup admitted that the squad had been taken aback, but backed his team-mate.

“Piet is a winner,” the centre-half told the Corve Post.
"""

NICKNAMED = """Middlesbrough forward Piet Lund was fined on Monday. Boro paid £4m for Lund in May.

A club statement read: “We can confirm that he was fined.”

“We did all we could,” read a statement from Boro.
"""

THREE_WORDS = """Corve forward Piet Lund made his debut in May. The club are keen to keep him.

“Nobody will rush the boy,” director of football Dov Reyes told the club’s website.
"""

GROUND = """Piet Lund started in May. Lund in action for Ardley against Corve at The Hollows Ardley head coach Dov Reyes said: \
'I am delighted for Piet.'
"""

WISHED = """Piet Lund insists he is ready. Lund confirmed that he had asked Norland manager Dov Reyes for advice. “It was time,” he said.
"""

TWO_OFFICES = """Corve signed Ida Holm on Monday. “She is good,” said Corve President and General Manager Rosa Reyes."""


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (BUT_INSISTS, ["Ida Holm"]),
        (CAPTION_RAN_IN, ["Dov Reyes", "Dov Reyes"]),
        (GROUND_RAN_IN, ["Dov Reyes"]),
        (CLUB_CHANGED, ["Piet Lund", "Piet Lund"]),
        (FOR_SOMEBODY, ["Dov Astrup"]),
        (CUP_SAYS_NOTHING, ["Real Corve"]),
        (CAPTION_BEFORE_A_QUOTE, ["Rosa Reyes", "Rosa Reyes"]),
        (PARTNER, ["Piet Lund", "Piet Lund"]),
        (RETIRED, ["Dov Reyes", "Per Astrup"]),
        (OPEN_PARAGRAPH, ["Dov Reyes", "Dov Reyes", "Dov Reyes"]),
        (CLOSED_BY_ANOTHER, ["Ida Holm", "Ida Holm", "Rosa Reyes", "Rosa Reyes"]),
        (AGED, ["Per Astrup", "Dov Reyes"]),
        (UNHEARD, ["Per Astrup", "Dov Reyes"]),
        (WHICH_ADMITS, ["Dov Reyes", "Dov Reyes"]),
        (HEARD, ["Ida Holm"] * 5),
        (CENTRE_HALF, ["Per Astrup"]),
        (NICKNAMED, ["Middlesbrough", "Middlesbrough"]),
        (THREE_WORDS, ["Dov Reyes"]),
        (GROUND, ["Dov Reyes"]),
        (WISHED, ["Piet Lund"]),
        (TWO_OFFICES, ["Rosa Reyes"]),
        (REPLIES, ["Dov Astrup", "Dov Astrup", "Per Reyes"]),
    ],
)
def test_the_speakers_of(text: str, speakers: list[str]) -> None:
    assert speakers == [quote.speaker for quote in extract_claims(article_of(text), Hints()).quotes]


def test_whom_a_ball_goes_over_is_somebody_else() -> None:
    text = (
        "Corve forward Piet Lund raced on and lifted the ball over the stranded Ardley goalkeeper. Dov Reyes, 21, left."
    )
    person = extract_claims(article_of(text), Hints()).cast.named("Piet Lund")

    assert person is not None
    assert [mention.span.cut(text) for mention in person.mentions] == ["Piet Lund"]
