"""Who speaks in short passages of political news and of courts: titles, kin, bodies that have a name and bodies that have none."""

from __future__ import annotations

import pytest

from generator.extract.people.cast import extract_cast
from generator.extract.quotes.attribution import extract_quotes
from generator.model.claims import Hints
from generator.model.evidence import Source
from generator.text.article import read_article

INITIALS = """A jury in Corve found Piet Orme guilty on Monday.

“I was tired,” Orme told the court.

The county's chief prosecutor was content.

“They were children,” Prosecutor L.C. Marden told a radio station.

“We move back to Corve, D.C. She knows why,” Orme said.
"""

SEX_BY_NOUN = """Judge Ida Lund told the jurors to go home. “You have done your part,” Lund said.

The boys' aunt, Robin Carew, sat in the front row with a photograph.

“I do not hate him,” the aunt said on the steps. “I drove him to school.”
"""

WIDOW = """Clerk Dora Pike saw it all. “It was quick,” Pike said.

The widow of the dead man, Joan Tamsin, left by a side door.

“I know what I know,” she said.
"""

TITLED_KIN = """Senator Hal Orme asked nobody for money.

“My hours are my gift,” said Karl Duncliffe, his pollster.

Mr. Duncliffe's wife, Sonja, ran an earlier race.

“We gave that man our thirties,” Ms. Duncliffe said. “He can buy his own signs.”

“So they did,” Mr. Duncliffe said.
"""

TITLED_ALONE = """Piet Tamsin sold the creek on Monday. “I needed the money,” Mr. Tamsin said.

“He did not ask me,” Mrs. Tamsin said by telephone.
"""

WRONG_GIVEN_NAME = """The mayor met Piet Lund, who wrote the report.

“It was cold,” Ms. Lund said. “I wrote it in mittens.”
"""

COUNCILMAN = """Republican Piet Haverly says that he will win.

“The sums are on our side,” the former Tarnwick councilman told a crowd. “Let them count.”
"""

EXPLAINED_BODY = """Neighbours of the mine are split.

The company, Cascade Copper, says that it will bring 300 jobs. “We have been good neighbours,” the company said by email.
"""

MANY = """The Northern Softball League fined the Tarnwick Hatters on Friday.

“Our rules are plain,” the league said.

The Hatters said that they would appeal. “We stand by our players,” the club said.

“A shame,” a club said.
"""

BARE_BODY = """Four warnings about the ferry were not heeded, an inquiry has found.

In its report, the inquiry said: “Nobody could have failed to see it.”

“We have no more to say,” police said.
"""

ONE_SIDE = """Jon Haddow, who has died at 84, was the last of the Tarnwick Athletic side that won in 1961.

In a statement, the club said: “There was only one of him.”
"""

CAMP = """Dora Prentice lost on Tuesday to Ida Ferrant.

Prentice's campaign hit back within an hour. “We did not expect that,” the campaign said in a statement.

“We did,” the Ferrant campaign said.
"""

STATE = """Congresswoman Sonja Macready has changed her mind.

“She writes no headlines,” a spokesman for Macready, a Washington state Republican, told the paper.
"""

BEATEN = """World number four Ines Lund lost her temper after her match ended at 3am.

The Argentine beat qualifier Petra Tamsin in three sets.

“Who does this help?” she said.
"""

INSERTED = """Garrick and Lunden both need this county.

“People here are not in love,” said Robin Amundsen, who runs a poll.

Lunden, he added, has the harder job. “She has been on their screens for years.”

The silence, said Pia Torvik, who studies money in politics, is rare. “A cheque says that you believe.”

“I do not,” said Ida Lunden.
"""

JOINT_STATEMENT = """Chairwoman Pia Grady and Olav Ybsen said on Friday that they were let down.

“There is no reason he can't talk to us,” a joint statement from the two leaders read.
"""

NAMED_ONCE = """Nurse Ida Strand rang home before she died, a jury heard on Tuesday.

Karl Molland denies murder. His barrister put it to the sister, Hanne Strand, that she had misheard.

“I know my sister's voice,” Miss Strand replied.

Asked why she had told nobody, she broke down. “Nobody asked me,” she said.
"""

NAMED_OFTEN = """Bo Strand called the bill crazy on Monday.

Bo Strand spoke in Corve for his wife, Ida Strand.

“It makes no sense,” Strand said.
"""

SIGNED = """What was said after the games:

“Do it again, three times. I expect no less.” – Corve captain Tedd Banks, urging on the crowd

“He had it on heads, so I called tails, and it stayed there.” – Foxes captain Aidan Rourke on the toss
"""

CROWED = """Majority leader Karl Whitby pulled the bill, and minority leader Sonja Drummen claimed the scalp.

“He cannot count,” crowed Drummen.

“She cannot read,” Whitby scoffed.
"""

TWEETED = """Senator Bo Kempe spoke for an hour. When it was over, he tweeted.

"Great crowd in Corve!" the tweet read.

"He told us nothing," said Pia Delgard.
"""

FORMER = """Sheriff Odd Dutten will not obey. "Watch me," Sheriff Dutten said.

His predecessor, Walt Amory, took the other side. "I ran that jail for years," said the former sheriff.
"""

SOMEBODY = """Pastor Karl Whitby was late.

“There was a man who had two sons,” Whitby began, and somebody in the back said, “Here it comes.”
"""

TWO_GIVEN_NAMES = """The new mayor of the town has chosen Sister Mary Agnes Torvik to lead its kitchens.

“I told her that I do no meetings,” Sister Mary Agnes said.
"""

WATCHDOG = """Karl Topham has been ordered to repay the money. A Conservative MP since 1997, he called it a slip.

The parliamentary standards watchdog disagreed. “No member can have believed it,” it said.

“Ask him,” a Corve MP said.
"""

NUMERAL = """The heir, Piet Tamsin III, sold the bank. “It was time,” Piet Tamsin said.

“I kept the clock,” Tamsin added.
"""

RETORT = """Congressman Karl Bowden told the panel, “The sheriff is far away.”

That drew a sharp retort from Sonja Prater. “Buy him a second car,” the Democrat said.

From the National Arms League came a statement: “Evil does not wait.”
"""

OWN_MESSENGER = """Talks between Northway Trains and the Transport Staff Union collapsed on Thursday. The union walked out.

A Northway spokeswoman said: “We did not eat the biscuits.”
"""

PASSIVE = """Odd Oxen runs the campaign and is, in the words of one rival, “the shyest man in the south.” He is seldom quoted.

“We won,” said Ida Lund. Oxen was told.
"""

NAMELESS_KIN = """A man accused of shoving a referee denied it on Monday. “He never touched him,” his lawyer, Peg Monahan, told the judge.

The referee's mother, who asked not to be named, sat with her arms folded. “He makes little,” she said later.

“He was saving,” Monahan said.

Monahan's sister waited outside. “I drove her here,” she said.
"""

KIN_KNOWN = """Dora Lund won again. Her father, Bo Lund, wept.

Tamsin Reyes was second. “I slipped,” she said.

Lund's father was calm by then. “I have no more tears,” he said.
"""

DONE_TO = """Corve boss Niamh Marden saluted captain Orla Quist after the derby.

Quist's late block kept out substitute Sasha Demps and saved the day.

“It is my left hand,” the 33-year-old said. “I only hold the phone with it.”
"""

ANSWERED = """Dana Kellman and her challenger, Omar Assad, met on Tuesday. “Dr Assad reads little,” Kellman said.

The challenger shot back: “What were you reading?”

“Your list of donors,” answered the Republican.
"""

THE_FATHER = """A jury cleared Deputy Karl Gatesby on Wednesday. “It worked,” Sheriff Bo Tillman said.

Gatesby stayed at home. His father, a retired deputy, did not. “He cannot sleep,” the father said as he left.
"""

ALIKE = """Pia Whelan wants her old seat. She told Rep. Karl Mundal in May that she was taking up pottery.

Mundal bears her no ill will. “I learned all from her,” the congressman said. “She taught me to count.”
"""

TWO_DESCRIPTIONS = """A judge threw out a suit against Edna Purnell on Friday. “I would have won,” Purnell said.

The plaintiff, two-term Assessor Karl Tulley, took it well.

“I have been beaten before,” the plaintiff said.
"""

ASKED = """The court heard of a law against signs on Monday.

“What is it about the 31st day?” Justice Pia Harting asked the lawyer for the state.

“So does a rake!” she said. Harting asked the clerk whether it was late.
"""

LAWYER_OF = """Justice Pia Harting was not sure. “It is the law,” Harting said.

His own lawyer, Lijat Rosin of the Free Yard Project, told the court that no name stood on it.

“It was about the bridge,” she said. “It still is.”
"""

OBJECT = """Tarnwick goalkeeper Karl Ormsund has been banned for betting.

Tarnwick coach Anneke de Boor will not make an example of him. “He is a good boy,” the Dutchwoman said.
"""

AMONG = """Marlene Tibault ran the shelter. “I took no dog,” Tibault said.

Among those families was that of Commissioner Stacy Wren, who has two of the dogs. “They are not going back,” she said.
"""


def speakers_of(text: str) -> list[str | None]:
    article = read_article(Source.of(id="a", path="a.txt", text=text))
    quotes = extract_quotes(article, extract_cast(article, Hints()), Hints())
    return [quote.speaker for quote in quotes if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(INITIALS, ["Piet Orme", "L.C. Marden", "Piet Orme"], id="initials, and a district"),
        pytest.param(SEX_BY_NOUN, ["Ida Lund", *["Robin Carew"] * 2], id="a noun that tells the sex"),
        pytest.param(WIDOW, ["Dora Pike", "Joan Tamsin"], id="a noun inside a description tells nothing"),
        pytest.param(
            TITLED_KIN, ["Karl Duncliffe", *["Sonja Duncliffe"] * 2, "Karl Duncliffe"], id="a title of the other sex"
        ),
        pytest.param(TITLED_ALONE, ["Piet Tamsin", "Mrs Tamsin"], id="known by a title alone"),
        pytest.param(WRONG_GIVEN_NAME, ["Piet Lund"] * 2, id="every title is of the other sex"),
        pytest.param(COUNCILMAN, ["Piet Haverly"] * 2, id="an office beside a party"),
        pytest.param(EXPLAINED_BODY, ["Cascade Copper"], id="a body's name behind its noun"),
        pytest.param(
            MANY, ["Northern Softball League", "Tarnwick Hatters", None], id="a side by the last word of its name"
        ),
        pytest.param(BARE_BODY, ["inquiry", None], id="a body without a name"),
        pytest.param(ONE_SIDE, ["Tarnwick Athletic"], id="the only side of an article"),
        pytest.param(CAMP, ["Prentice campaign", "Ferrant campaign"], id="a campaign"),
        pytest.param(STATE, [None], id="a state says nothing"),
        pytest.param(BEATEN, ["Ines Lund"], id="a verb between two descriptions"),
        pytest.param(INSERTED, [*["Robin Amundsen"] * 2, "Pia Torvik", "Ida Lunden"], id="a clause between two commas"),
        pytest.param(JOINT_STATEMENT, [None], id="a statement of several"),
        pytest.param(NAMED_ONCE, ["Hanne Strand"] * 2, id="a surname behind the full name of another who bears it"),
        pytest.param(NAMED_OFTEN, ["Bo Strand"], id="a surname that stays with whom the article is about"),
        pytest.param(SIGNED, ["Tedd Banks", "Aidan Rourke"], id="signatures that go on"),
        pytest.param(TWEETED, ["Bo Kempe", "Pia Delgard"], id="a tweet that reads"),
        pytest.param(FORMER, ["Odd Dutten", "Walt Amory"], id="a former office"),
        pytest.param(SOMEBODY, ["Karl Whitby", None], id="somebody in the back"),
        pytest.param(TWO_GIVEN_NAMES, ["Mary Agnes Torvik"], id="two given names"),
        pytest.param(WATCHDOG, ["parliamentary standards watchdog", None], id="a watchdog, and no body"),
        pytest.param(NUMERAL, ["Piet Tamsin III"] * 2, id="a numeral behind a surname"),
        pytest.param(
            RETORT,
            ["Karl Bowden", "Sonja Prater", "National Arms League"],
            id="whom a retort and a statement come from",
        ),
        pytest.param(OWN_MESSENGER, ["Northway Trains"], id="a spokeswoman of a body by one word of its name"),
        pytest.param(PASSIVE, ["Ida Lund"], id="somebody who is quoted"),
        pytest.param(NAMELESS_KIN, ["Peg Monahan", None, "Peg Monahan", None], id="kin without a name"),
        pytest.param(KIN_KNOWN, ["Tamsin Reyes", "Bo Lund"], id="kin who have a name"),
        pytest.param(DONE_TO, ["Orla Quist"] * 2, id="to whom it was done"),
        pytest.param(ANSWERED, ["Dana Kellman", "Omar Assad", "Dana Kellman"], id="who answers is not who asked"),
        pytest.param(THE_FATHER, ["Bo Tillman", None], id="the father, whom nobody named"),
        pytest.param(ALIKE, ["Karl Mundal"] * 2, id="two nouns for one office"),
        pytest.param(TWO_DESCRIPTIONS, ["Edna Purnell", "Karl Tulley"], id="two descriptions before a name"),
        pytest.param(ASKED, ["Pia Harting"] * 2, id="whom a question is asked"),
        pytest.param(LAWYER_OF, ["Pia Harting", *["Lijat Rosin"] * 2], id="a lawyer of a project"),
        pytest.param(OBJECT, ["Anneke de Boor"], id="him, who is not the subject"),
        pytest.param(AMONG, ["Marlene Tibault", "Stacy Wren"], id="somebody among others"),
        pytest.param(CROWED, ["Sonja Drummen", "Karl Whitby"], id="rarer verbs"),
    ],
)
def test_the_speakers_of(text: str, expected: list[str | None]) -> None:
    assert expected == speakers_of(text)
