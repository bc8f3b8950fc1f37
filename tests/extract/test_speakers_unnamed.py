"""Who speaks where somebody without a name is heard, and where a noun, a body or a gesture tells who it is."""

from __future__ import annotations

import pytest
from making import article_of

from generator.extract.people.cast import extract_cast
from generator.extract.quotes.attribution import extract_quotes
from generator.model.claims import Hints

LEAD = """Assessor Piet Orme called the plan “a bog”.

Speaking afterwards, a Treasury spokesman said the minister stood by it. “Anybody can check the sums,” he said.
"""

AFTER_QUOTE = """Mayor Karl Brandow kept quiet. “Later,” Brandow said.

“They are angry,” said one official. Tolls would rise, the official said.

“It was all known,” he added.
"""

ONE_OF = """Mayor Karl Brandow kept quiet. “Later,” Brandow said.

“They want a nursery,” said one of the trustees on the tape.

“Let them pay for it,” he added. “Yes, let them,” he said.
"""

CROWD = """Karl Brandow spoke for an hour. “Go home!” shouted one protester. He grinned.

“I will, at nine,” he said.
"""

GUEST = """Karl Brandow owns the inn. “Play on,” Brandow wrote.

One lodger at the inn, who declined to give his name, knew of no tax. “I thought it was for towels,” he said.
"""

LODGER = """Karl Brandow owns the inn. “Play on,” Brandow wrote.

One, from Corve, said that it was all new to him. “There is nothing left to weigh,” he said.
"""

EXAMINER = """The coroner, Dr Fiona Imrich, asked if it was safe. “Is it?” Dr Imrich asked.

A police examiner said the rope had been cut. “There was no sign of wear,” she said.
"""

BACKER = """Tobias Fricker wrote a post. “It is a cohort,” Fricker wrote.

Investors were calm. But one early backer, who spoke on condition that he not be named, had sold. “There was a line,” he said.
"""

TORY = """Labour's Karl Turnbull said she should go. “It is cruel,” Turnbull said.

But one Tory MP was less supportive. “She is a menace,” he said.
"""

BACK_ROW = """Pastor Karl Brandow was allowed to finish. “I buried six,” Brandow said.

Then a man in the back row stood up.

“Put it by the church,” he said.
"""

THEN_NAMED = """Pastor Karl Brandow was allowed to finish. “I buried six,” Brandow said.

Then a man in the back row, Bill Torsen, 40, stood up.

“Put it by the church,” he said.
"""

NAMED_BEHIND = """“It is loud,” said one neighbour, Bo Torsen. “Very,” he added."""

TOPIC = """“It was the tea,” said one regular.

The scheme was the idea of Bert Lyhall, 80, who drinks there.

“They told me I was mad,” he said.
"""

QUESTIONER = """Senator Karl Brandow met the officers on Monday. At the hall, one questioner claimed that ships rust.

“You are right,” he said.
"""

STANCE = """Ray Bettendorp had heard it before. “He is clear,” Bettendorp said.

Judy Krantzen drove for two hours. “I hope he wins,” Krantzen said.

Her husband was not so sure. “He is loud,” he said.
"""

AT_THE_DOOR = """Superintendent Karl Brandow sent an email. “I regret it,” Brandow wrote.

Ms. Lisa Sorrel could not be reached. Her husband, who came to the door, said that she slept. “A long week,” he said.
"""

KEPT_BACK = """Mayor Karl Brandow said the officer, whose name has not been released, was on leave. “I saw it,” Brandow said.

The union's president, Rick Garsa, was angry. “He is no judge,” Garsa said.

In a statement read by his lawyer, the officer said that he was praying. “I never meant it,” the statement said.
"""

DEMOCRAT = """Group president Karl Brandow took the spot down. “We were wrong,” Brandow said.

Democrats would not drop it. One noted that Brandow once worked for the other side. “They have numbers,” the Democrat said.
"""

ASKER = """Democrats were not gentle. “It is a fib,” said Rep. Lena Quarl, the whip.

A reporter asked Quarl whether she wanted more. “No, thank you,” the Bexley Democrat replied.
"""

NOT_YET = """The officials would not be named. “They are hung out to dry,” said one of them. The council knew, the official added. “To say no is silly,” he said.

Rep. Karl Brandow defended the spies. “It keeps us safe,” Brandow said. Brandow left.
"""

ASKED_ABOUT = """Minority Leader Abe Pellor was cheerful. “We wait,” Pellor said.

Asked whether he would work with Pellor, Curt Haldan paused. “I talk to Abe,” he said.
"""

SIDE_SAID = """Wexley manager Gus Houten and Lowfold manager Karl Brandow met.

Lowfold, whose fans were in the Canal End, said they would help. “There is no place for it,” they said.
"""

PANEL = """The league's disciplinary panel has suspended Karl Brandow.

Brandow spat toward Tarnwick defender Odd Torsen on Saturday.

“His conduct was poor,” it said in a statement.
"""

STATEMENT_BY = """Odd Torsen drove the car.

Torsen, of Corve, wept as a statement by Megan Lowell's sister, Jodie, was read out.

“You took away my friend,” it said.
"""

TEXT = """The crowd still spoke of Karl Brandow's putt.

Paul Lorrie, who won a week after Brandow's success, had sent a text. It read: “Told you so.”
"""

FRAMER = """Jed Runyer accused Pete Dinardi, a picture framer from Medley, of being a plant. “He is a plant,” Runyer said.

Nobody had put him up to it. “I am a grown man,” the framer told a paper.
"""

TWO_FRAMERS = (
    """Pete Dinardi, a framer, said he met Odd Torsen, a framer. Torsen said no. “It is all glue,” the framer said."""
)

CHAMBER = """The state Chamber of Commerce said that jobs would go. “This is a punch,” the chamber said."""

ROLE_IS_NO_BODY = """The Young Captain of Corve sank. “It sank,” the captain said."""

GRINS = """Pat Tully is late. “My mother made them,” he says. “Take one,” says Tully.

His teacher was Brid Cannock, who has since moved. “He never spoke,” Cannock says.

He grins. “I was listening,” he says.

Tully left. Cannock laughs. “He is still quiet,” she says.
"""

SWAPPED = """Captain Nuno Montera put the kick away, and keeper Edgar Lopez stopped two. “I was packing,” said Montera.

Lopez saved twice in the shootout before Montera strode forward. “It is our biggest night,” he added.

“My girl was born that week,” he explained.
"""

PASSED = """Kyle Ruddick scored twice as Blaydon won. Ruddick was out for a year.

The winger had both by the break. Lee Ashcrow made sure late on.

“It has been a long road,” he told the radio.
"""

HONOURS = """Passing sentence at the court, Judge Mirrel Coldway QC told him: “You drove past four people.”"""

FAMER = """Corve great Ernie Brightly, who once sat out a year, was glad. “They gave us ham,” said the Hall of Famer."""

TEXAN = """Former champion Hank Doyler sees a short night. “Five rounds,” said the Texan."""

DEPARTMENT = """A spokesman for the Department for Orchards, Farms and Rural Affairs said: “We will respond.”"""

PLANS = """Flavia Markett bowed out. “It is time,” Markett said.

The Italian, 33, was in tears.

Tour chief Stacy Olden was sad. The Italian plans to open a school. “No posters,” she joked.
"""

LATER_COACH = """Martin Selby has told Joel Quaid to forget the table. “Joel trained,” said Selby.

Asked about the mood, the manager replied: “I have been booed before.”

Ghent coach Bart Hellink believes in his side. “We know his speed,” Hellink said. Quaid and Quaid's friends left. Quaid grew.
"""

OWN_TRAINER = """Okafar threw a bottle after Nate Brite made a crack about his trainer. “Leave him be,” Emma Okafar said.

The old man in question, 79-year-old Sal Petrucci, was calm. “I was napping,” the trainer admitted.

His father and manager, Gary, reads the papers. “I read them,” Gary said.
"""

NO_PLAY = """Chuck Grossen flashed frustration as a voter pressed him on a judge.

“I do my job,” the Senate Judiciary chairman shot back.
"""

STATED = """“I am worried,” said Naples, Fla., delegate Judy Dempsen, who wore a hat."""

QUEENSLANDER = """Marcus Haines put down a simple chance. “Seen it all the way,” said the Queenslander."""

NEW_ZEALANDER = """Corve coach Warren Gatler has said sorry. “I apologise,” said the New Zealander."""

THE_MP = """Tory backbencher Stephen Gilbern, whose seat holds nine bakeries, was delighted. “I would like a salad,” said the MP."""

CHAIRMAN = """Committee chairman Margaret Hodgkin was less forgiving. “They cannot say what hot is,” she said."""

CRIES = """Treasury minister Danny Alexander rose to cries of “Pass the salt, please!”"""

EMAIL = """Prosecutor Lee Corten showed the jury an email that read: “It is time for some traffic.”"""

OWN_STATEMENT = """Corve United confirmed the move in a short statement which read: “Thank you, Ida, for it all.”"""

JOINT = """Attorneys Tom Demetrio and Steve Golan said in a joint statement that all was well. “They ask for quiet,” it said."""

FIRM = """Regulators met Corvex chief Alan Muskett. “The brake was not applied,” Corvex said in a post."""

MAIN_CLAUSE = """World Curling took up the case after the Northern Union declined to act.

“Such words are unfit for a sport,” it said.
"""

PRESENTED = """World number four Rory McCane has broken a toe.

McCane's wife, Erica, was calm. “They are fine,” she said.

His place goes to South African Branden Grotem, who had booked a trip.

“I would like to thank the fish,” said the world number 52.
"""

FAMILY_FIRST = """Club owner Xu Yuhong said that an offer had been made. “We wanted him,” Xu told a local radio."""

STUDENT = """Prime Minister Jo Ardlen met survivors at a college. “I came,” Ardlen said.

A student asked her how she was.

“How am I?” she replied.
"""

SEATS = """Sen. Eliza Warricks was told to stop. “I am surprised,” Warricks said.

She was silent. “I note that I stand,” said Sen. Sherrod Brownell, D-Ohio.

The Massachusetts Democrat read on outside. “They cannot change it,” she said.
"""


def speakers_of(text: str) -> list[str | None]:
    article = article_of(text)
    quotes = extract_quotes(article, extract_cast(article, Hints()), Hints())
    return [quote.speaker for quote in quotes if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(LEAD, [None], id="behind a lead"),
        pytest.param(AFTER_QUOTE, ["Karl Brandow", None, None], id="behind a quote"),
        pytest.param(ONE_OF, ["Karl Brandow", None, None, None], id="one of several"),
        pytest.param(GUEST, ["Karl Brandow", None], id="a noun of no table"),
        pytest.param(LODGER, ["Karl Brandow", None], id="no noun at all"),
        pytest.param(EXAMINER, ["Fiona Imrich", None], id="a noun of no table that says"),
        pytest.param(BACKER, ["Tobias Fricker", None], id="but one of them"),
        pytest.param(TORY, ["Karl Turnbull", None], id="but one of some mind"),
        pytest.param(BACK_ROW, ["Karl Brandow", None], id="a man who stands up"),
        pytest.param(STANCE, ["Ray Bettendorp", "Judy Krantzen", None], id="kin of some mind"),
        pytest.param(AT_THE_DOOR, ["Karl Brandow", None], id="kin behind an aside"),
        pytest.param(KEPT_BACK, ["Karl Brandow", "Rick Garsa", None], id="a name kept back"),
        pytest.param(DEMOCRAT, ["Karl Brandow", None], id="a description of whoever has no name"),
        pytest.param(CRIES, [None], id="cries of a crowd"),
        pytest.param(EMAIL, [None], id="an email that somebody shows"),
        pytest.param(JOINT, [None], id="a statement of two"),
        pytest.param(NOT_YET, [None, None, "Karl Brandow"], id="before the main player is named"),
    ],
)
def test_nobody_who_is_named_speaks(text: str, expected: list[str | None]) -> None:
    assert expected == speakers_of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(CROWD, [None, "Karl Brandow"], id="a shout from the crowd"),
        pytest.param(THEN_NAMED, ["Karl Brandow", "Bill Torsen"], id="a man who stands up, and his name"),
        pytest.param(NAMED_BEHIND, ["Bo Torsen"] * 2, id="one neighbour, and his name"),
        pytest.param(TOPIC, [None, "Bert Lyhall"], id="another is told of since"),
        pytest.param(QUESTIONER, ["Karl Brandow"], id="somebody who only asks"),
        pytest.param(ASKER, ["Lena Quarl"] * 2, id="whom a reporter asked"),
        pytest.param(STUDENT, ["Jo Ardlen"] * 2, id="whom a student asked"),
        pytest.param(ASKED_ABOUT, ["Abe Pellor", "Curt Haldan"], id="a name behind an office, before the subject"),
    ],
)
def test_somebody_named_speaks_all_the_same(text: str, expected: list[str | None]) -> None:
    assert expected == speakers_of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(SIDE_SAID, ["Lowfold"], id="a side that acted, and they"),
        pytest.param(OWN_STATEMENT, ["Corve United"], id="a statement of its own"),
        pytest.param(FIRM, ["Corvex"], id="a firm by its chief"),
        pytest.param(MAIN_CLAUSE, ["World Curling"], id="the body of the main clause"),
        pytest.param(PANEL, ["disciplinary panel"], id="a panel of a league, and it"),
        pytest.param(STATEMENT_BY, ["Jodie"], id="a statement by somebody"),
        pytest.param(TEXT, ["Paul Lorrie"], id="a text, and another's success"),
        pytest.param(FRAMER, ["Jed Runyer", "Pete Dinardi"], id="a noun of an apposition"),
        pytest.param(TWO_FRAMERS, [None], id="a noun of two"),
        pytest.param(CHAMBER, ["Chamber of Commerce"], id="a word of a body's name"),
        pytest.param(ROLE_IS_NO_BODY, [None], id="a role in a ship's name"),
        pytest.param(
            DEPARTMENT, ["Department for Orchards, Farms and Rural Affairs"], id="a department of several things"
        ),
    ],
)
def test_a_body_or_a_message_speaks(text: str, expected: list[str | None]) -> None:
    assert expected == speakers_of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(GRINS, [*["Pat Tully"] * 2, "Brid Cannock", "Pat Tully", "Brid Cannock"], id="he grins"),
        pytest.param(NO_PLAY, ["Chuck Grossen"], id="an office of whom the news is about"),
        pytest.param(STATED, ["Judy Dempsen"], id="a town and its state"),
        pytest.param(QUEENSLANDER, ["Marcus Haines"], id="a Queenslander"),
        pytest.param(NEW_ZEALANDER, ["Warren Gatler"], id="a people of two words"),
        pytest.param(THE_MP, ["Stephen Gilbern"], id="the MP"),
        pytest.param(CHAIRMAN, ["Margaret Hodgkin"], id="a woman who is called chairman"),
        pytest.param(PRESENTED, ["Erica", "Branden Grotem"], id="whom a place goes to"),
        pytest.param(FAMILY_FIRST, ["Xu Yuhong"], id="a family name that comes first"),
        pytest.param(SEATS, ["Eliza Warricks", "Sherrod Brownell", "Eliza Warricks"], id="senators by their states"),
        pytest.param(SWAPPED, ["Nuno Montera"] * 3, id="he added, and he explained"),
        pytest.param(PASSED, ["Kyle Ruddick"], id="the main player, behind a name in passing"),
        pytest.param(HONOURS, ["Mirrel Coldway"], id="letters behind a name"),
        pytest.param(FAMER, ["Ernie Brightly"], id="a noun of three words"),
        pytest.param(TEXAN, ["Hank Doyler"], id="a Texan"),
        pytest.param(PLANS, ["Flavia Markett"] * 2, id="the Italian plans to"),
        pytest.param(LATER_COACH, [*["Martin Selby"] * 2, "Bart Hellink"], id="a manager who is named later"),
        pytest.param(OWN_TRAINER, ["Emma Okafar", "Sal Petrucci", "Gary"], id="a trainer who is no manager"),
    ],
)
def test_a_gesture_or_a_noun_tells_who_speaks(text: str, expected: list[str | None]) -> None:
    assert expected == speakers_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "In a statement, Matt Corrin says Ida Pell, who signed it, “never claimed that it was perfect”.",
        "Ida Pell, a pilot for 13 years, called the senator’s answer “a disgrace.”",
        "Ida Pell said she would “have to decide in the booth on the day.”",
        "Ida Pell told of papers “that seem to have been lost at sea” by the clerk.",
    ],
)
def test_a_few_words_that_go_on_with_the_writers_are_a_fragment(text: str) -> None:
    article = article_of(text)

    quotes = extract_quotes(article, extract_cast(article, Hints()), Hints())

    assert [quote.kind for quote in quotes] == ["fragment"]
