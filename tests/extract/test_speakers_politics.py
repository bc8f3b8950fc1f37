"""Who speaks in short passages of campaigns, rallies and interviews, and which words of theirs are whole."""

from __future__ import annotations

import pytest

from generator.extract.people.cast import extract_cast
from generator.extract.quotes.attribution import extract_quotes
from generator.model.claims import Hints, Quote
from generator.model.evidence import Source
from generator.text.article import read_article

IF_BEHIND = """Speaker Hal Orme has a bad week.

“I would say he goes home” if the ferry bill fails, said one member who sits with him.

“He goes home” if it fails, said Ida Lund, who sits with him.
"""

ASKED_BEFORE = """President Karl Tamsin has a budget chief.

Press secretary Dana Kell, asked on Friday if the president still trusted the chief, said, “Ask him on Monday.”
"""

FIRST_NAME_ONLY = """“I do not buy it,” said Piet Orme, a deacon.

A guest who had sung with Orme would give only her first name, Darlene, for fear of a quarrel. “I stay at home,” she said.
“I cannot choose.”
"""

CROWD = """Mayor Ida Lund spoke at a fair. “Who paid for it?” Lund asked.

The crowd roared back its answer. “We did!”

Lund smiled. “You did,” she said.
"""

OWNED_AIM = """Piet Orme has met Gov. Torvik.

“I think better of him,” Orme, who runs a shop, said of Torvik.

Such changes of mind were Torvik's aim as he toured the coast last week. It was his first tour since May.

“You get to kick the tires,” he told a crowd in Corve.

In Tarnwick, a school teacher, Lynn Maran, asked him why his state was poor.

“That is a good question,” Torvik said.

“I know that,” said Maran.

Torvik laughed, and so did she. He told her that he would send a book. “I will mark it,” she said.
"""

REFLEXIVE = """Chairman Hal Orme asked whether the Corps or Whitlock herself held the papers.

“We hold all of it,” Orme said.

A Whitlock spokesman had no answer. At a stop in Corve, Whitlock said she would not guess. “Ask the Corps,” she added.
"""

WIFE = """Corve votes on the ferry on Monday.

Gene Orme, 61, a plumber, paused. “He talks too much,” he said. His wife, who would not come to the door of the
house but picked up the telephone, agreed. “Amen,” she said.
"""

ONE_WHO = """Mayor Karl Lund said of the field: “I like nine of them.”

One who stood up, a man in a tall hat, wanted to know more. “Which nine?” he said.
"""

CHAIRMAN_OF = """Corve votes on the ferry on Monday.

Representative Hal Orme, chairman of the House Liberty Caucus, gave a warning to Speaker Bo Lund: “I keep a list,” he said.
"""

AFTER_HITTING = """The rally turned to the Senate on Tuesday.

After hitting Sen. Bo Lund for his vote, Orme turned to Reyes: “Nobody knows who he is.”

Hal Orme spoke for an hour.
"""

WHO_SAID = """The mayor met with voters in Corve.

“I asked him something,” said Jenna Whitlock.

Whitlock, a Corve nurse who said she is undecided, was not satisfied. “He told me something else,” she said.
"""

BY_SAYING = """Karl Lund told the panel what he knew.

Senator Rich Orme, the panel's chairman, replied to Lund by saying “I do not see that there is anything wrong,” according
to The Guardian’s Ida Pell.
"""

FOR_SAYING = """The mayors of Corve and Tarnwick met on Monday.

Hal Orme blamed Karl Lund for saying “I will not sign it.”
"""

IN_A_STATEMENT = """Alison Pell read the news in Corve.

“I ask,” Pell said.

The network defended Pell in a statement. “She did what good people do, which is to ask,” it said.
"""

ANSWERED = """“I know what I know,” said Senator Hal Orme.

Senator Dora Lund wanted to know why Karl Whitlock, who is tall, had not stood up.

“Why did you sit there?” she asked.

“It is a good question,” he said.
"""

NEWLY_NAMED = """Businessman Craig Gant won the seat in Corve on Thursday.

At the fairgrounds that morning, Quinn Orme was voting for Gant. “He is no snowflake,” said the 25-year-old ski teacher.
"""

HAMMERED = """Governor Cass Lund went to the beach while the parks were shut.

He is now so weak that his own deputy, Kit Orme, hammered him over the picture: “I have no words,” she said.
"""

LOST_MARK = """The session in Corve ran into the night.

“There is a new breed here, willing to stop the works, said Sen. Bo Lund. “Some time ago, one could talk.”
"""

UNION = """The judges stopped the order on Saturday.

“We won it all,” the Corve Civil Liberties Union (CCLU), whose lawyers sued the government, tweeted on Saturday.
"""

STATESMEN = """Jay Donell of Indiana and Bo Lund dined with President Karl Tamsin.

“He put it in his pocket,” the Indianan said.

Chairman Kirk Orme, a Texas Republican, would not say when. When somebody asked again, the Texan smiled. “Soon,” he said.
"""

DAKOTA = """Officials spoke of North Dakota Sen. Piet Haugen. “I am hungry,” Haugen said.
"""

FELT = """The vote in Corve failed.

To Senator Bo Lund of Ohio, who is old enough to remember the last time, the lesson was plain: “You need a plan.”

To Hal Orme, Ida Lund said: “You need a plan.”
"""

OTHER_STATE = """Leader Nan Orme faces unrest. “I love everybody,” the California Democrat said.

Her deputy, Piet Torvik, was more open. “It is a family,” the Marylander said.
"""

HUSBAND_REACHED = """State chairman Val Gorno said that he was content. “I have a job,” he said.

Malone's husband, reached at the house in Corve on Sunday, said that she was at church. “She prays on it,” he said.
"""

LETTER = """A dozen members, in a letter seen by the New York Mail, told Speaker Grant Orme that they had been shut out.

“We were asked for our votes,” the letter said.

“We print letters,” the New York Mail said.
"""

DISMISSED = """Spokeswoman Lindy Orme said that it was false. “We work,” Orme said.

A senior administration official dismissed the chatter as gossip.

“You want people who disagree,” the official said. “You do not want eight who nod.”
"""

SAYS_THE_AIDE = """Chief of staff Ron Orme had them meet. His aim was “to get them to look at each other,” a senior official said.

“They looked,” the official added.
"""

THE_SPEAKER = """House Speaker Grant J. Orme said on Monday that it would be easy.

The speaker dismissed every doubt, saying, “Once folks see it, they will nod.”
"""

THE_VOTER = """Corve met its lawmakers on Monday.

The voter identified himself as a patient, and he had something to say to Rep. Jason Orme: “I am scared of the bill.”

“So am I,” Orme recited from his notes.
"""

PUT_TO = """Rep. Lew Barlo spoke with editor Nigel Orme at a fair.

Orme asked Rep. Barlo if he would go first. “Before you,” he replied.

“And then?” Orme pressed.
"""

PARTY_NAME = """The race was close.

Democrat Rafe Norvik was to win it. At Norvik's party the crowd sang. “The eyes are on us,” Norvik told them.
"""

TITLED_SEX = """The hearing of the nominee took all day.

“I want to be fair to Ms. DeWitt,” said Senator Pat Orme.

Asked by Orme what she favored, DeWitt paused. “Both,” she said.
"""

SPENDERS = """Dr. Kay Lovett went to the polls. “I am ahead,” Lovett said.

A spokeswoman for the Harbor Fund, which paid for an advert against Lovett, defended it. “It is all true,” she said.
"""

FELLOW = """Edd Orme's wife, Connie Orme, did not call back. “No,” Connie Orme said later.

But a fellow lobbyist who has worked with her for years came to her help. “She talks about dogs,” the lobbyist said.
"""

AT_THE_TABLE = """Jerry Parnell, a county supervisor, spoke of hogs. “They are up,” Parnell said.

A man at the next table, who had lost his work, listened and got up. “Tell them about the plant,” he said.
"""

ONE_WORD = """Senator Tom Denholm was glad to be there.

When the host, Jon Rost, asked him to name one thing that he admired in her, he did not wait: “Her hat.”
"""

PRESS_SECRETARY = """The bill is late.

“What I would say is that it is late,” White House press secretary Josh Orme said on Monday.
"""


def quotes_of(text: str) -> tuple[Quote, ...]:
    """The quotes of a text."""
    article = read_article(Source.of(id="a", path="a.txt", text=text))
    return extract_quotes(article, extract_cast(article, Hints()), Hints())


def speakers_of(text: str) -> list[str | None]:
    """The speaker of each direct quote of a text."""
    return [quote.speaker for quote in quotes_of(text) if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(IF_BEHIND, [None, "Ida Lund"], id="a condition before the clause"),
        pytest.param(ASKED_BEFORE, ["Dana Kell"], id="what somebody was asked about another"),
        pytest.param(FIRST_NAME_ONLY, ["Piet Orme", *["Darlene"] * 2], id="somebody who gives a first name"),
        pytest.param(
            OWNED_AIM,
            ["Piet Orme", *["Torvik"] * 2, *["Lynn Maran"] * 2],
            id="he whose aim it is",
        ),
        pytest.param(REFLEXIVE, ["Hal Orme", "Whitlock"], id="herself, behind a name"),
        pytest.param(WIFE, ["Gene Orme", None], id="a wife without a name"),
        pytest.param(ONE_WHO, ["Karl Lund", None], id="one who stood up"),
        pytest.param(CHAIRMAN_OF, ["Hal Orme"], id="the chairman of a body"),
        pytest.param(AFTER_HITTING, ["Hal Orme"], id="a participle before the subject"),
        pytest.param(WHO_SAID, ["Jenna Whitlock"] * 2, id="a nurse who said"),
        pytest.param(BY_SAYING, ["Rich Orme"], id="by saying, as a paper has it"),
        pytest.param(FOR_SAYING, ["Karl Lund"], id="for saying"),
        pytest.param(IN_A_STATEMENT, ["Alison Pell", None], id="a statement about somebody"),
        pytest.param(ANSWERED, ["Hal Orme", "Dora Lund", "Karl Whitlock"], id="who answers a woman"),
        pytest.param(NEWLY_NAMED, ["Quinn Orme"], id="an age of somebody new"),
        pytest.param(HAMMERED, ["Kit Orme"], id="a colon, and a clause behind the quote"),
        pytest.param(LOST_MARK, ["Bo Lund"] * 2, id="a closing mark that was lost"),
        pytest.param(UNION, ["Corve Civil Liberties Union"], id="a body with its initials"),
        pytest.param(STATESMEN, ["Jay Donell", "Kirk Orme"], id="people by their states"),
        pytest.param(DAKOTA, ["Piet Haugen"], id="a state that is a given name, too"),
        pytest.param(FELT, ["Bo Lund", "Ida Lund"], id="to whom a lesson was plain"),
        pytest.param(OTHER_STATE, ["Nan Orme", "Piet Torvik"], id="somebody of another state"),
        pytest.param(HUSBAND_REACHED, ["Val Gorno", None], id="a husband who was reached"),
        pytest.param(LETTER, [None, "New York Mail"], id="a letter to somebody, and a paper that found it"),
        pytest.param(DISMISSED, ["Lindy Orme", None, None], id="an official who dismissed something"),
        pytest.param(SAYS_THE_AIDE, [None], id="the official of the paragraph before"),
        pytest.param(THE_SPEAKER, ["Grant J. Orme"], id="the speaker"),
        pytest.param(THE_VOTER, [None, "Jason Orme"], id="a voter who speaks to somebody"),
        pytest.param(PUT_TO, ["Lew Barlo", "Nigel Orme"], id="whom a question is put to"),
        pytest.param(PARTY_NAME, ["Rafe Norvik"], id="a name behind a party"),
        pytest.param(TITLED_SEX, ["Pat Orme", "DeWitt"], id="a title tells the sex of a surname"),
        pytest.param(SPENDERS, ["Kay Lovett", None], id="a spokeswoman for whoever paid"),
        pytest.param(FELLOW, ["Connie Orme", None], id="a fellow who came to help"),
        pytest.param(AT_THE_TABLE, ["Jerry Parnell", None], id="a man at the next table"),
        pytest.param(ONE_WORD, ["Tom Denholm"], id="who was asked for one word"),
        pytest.param(PRESS_SECRETARY, ["Josh Orme"], id="the press, which is no verb"),
        pytest.param(CROWD, ["Ida Lund", None, "Ida Lund"], id="a crowd answers"),
    ],
)
def test_the_speakers_of(text: str, expected: list[str | None]) -> None:
    assert expected == speakers_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor told reporters that she “wants the people of Corve to decide.”", "fragment"),
        ("Ida Lund said that she votes for him “because he is not the other one.”", "fragment"),
        ("Ida Lund ate a pork chop and pronounced it “the best thing I've had since the last one.”", "fragment"),
        ("Miners, Ida Lund said, a book in her hand, “lost because they slept.”", "fragment"),
        ("Ida Lund signed it herself “because I work for you, too.”", "fragment"),
        ("Ida Lund said “because I work for you, too.”", "direct"),
        ("Ida Lund called Piet Orme “the best friend a town ever had.”", "fragment"),
        ("Ida Lund told of Piet Orme that “the best friend of the town was gone.”", "direct"),
        ("Ida Lund has one rule, “don't sell what you can lend,” she said.", "direct"),
    ],
)
def test_the_kind_of_words_that_the_writers_run_into(text: str, kind: str) -> None:
    assert [quote.kind for quote in quotes_of(text)] == [kind]


def test_the_name_of_a_programme_is_no_quote() -> None:
    assert quotes_of("Ida Lund said on Sunday on CBS' “Meet the Nation.”") == ()
