"""Who speaks in short passages of many styles: kin, opponents, panels, messages, those who hide their names."""

from __future__ import annotations

import pytest

from generator.extract.people.cast import extract_cast
from generator.extract.quotes.attribution import extract_quotes
from generator.model.claims import Hints
from generator.model.evidence import Source
from generator.text.article import read_article

KIN = """Marta Ilves scored twice on Saturday as Brackley beat Torvald 3-1.

Ilves learned the game in a barn. Her father, Juhan, cleared it of hay every winter.

“She broke nine windows,” he said. “I stopped counting then.”

It nearly ended there, but for her grandfather. Aare, who ran the village shop, drove her to training three nights a week so that she could stay with the boys.

“He never once asked the score,” she says.

Pille Raud, her flatmate in Brackley, tells another story.

“She asks the score all the time,” laughs the goalkeeper. “She is terrible company.”
"""

OPPONENT = """Teenager Dora Vance knocked out the top seed in Lowick on Monday.

The Australian, ranked 88th, beat Norway's Tuva Brekkestad 6-4 7-6(5) in two hours.

Brekkestad, the champion here two years ago, double-faulted on match point.

"She deserved it," said the Norwegian. "I could not find my feet all night."

Asked about the next round, Vance smiled.

"I have a bus to catch first," said the Australian No. 2, who turned 18 in May.
"""

PANEL = """Rovers captain Neil Starling has been banned for four matches.

In its written reasons the independent disciplinary commission said: "Mr Starling's account changed twice. We did not believe it."

"He has a record of such conduct," the panel added.
"""

MESSAGE = """Forward Kofi Asante has apologised for his gesture on Saturday.

Asante posted a message on Sunday night. "I let the badge down," it read. "I was angry and I was wrong."

The club issued a statement of its own. Brackley Rovers thanked supporters for their patience. "Kofi has been fined," it added.
"""

TOPICS = """Brackley manager Tuva Lind met the press on Thursday. This is what she said.

On Erin Cole's ankle:

"She ran this morning and nothing hurt."

On Torvald coach Ray Munn's remarks:

"He likes a joke, and so do I."
"""

HIDDEN = """Brackley captain Ida Moss was sent off for abusing an official.

The assistant, who asked not to be identified, wrote to the league on Monday.

"I cried in the car," she said. "I am nineteen."

Brackley manager Carla Voss, serving a ban of her own, would not discuss it.

"Next question, please," she said.
"""

SENT = """Marta Ilves won the final in Lowick on Sunday.

Her mentor, Pia Rand, had texted her before breakfast. "It said two words," she laughed. "I can't repeat either."
"""

HOST = """Tuva Lind limped into the room. “My knee called me on Monday,” Lind said. “I did not answer.”

She will not start. “It is ten minutes,” coach Ada Pike said later. “She knows it.”

On the hardest moment: “Last summer, no question. I was alone in a gym.”
"""

AGED = """Tuva Lind won the cup at Corve on Sunday. Lind wept.

Bo Marsh, who won it in 1998, sent a card.

The man who taught Lind to sail, Corve’s long-time warden Olav Brandt, watched from his bed. “She was small and wet,” the 78-year-old recalled. “I said, go on.”
"""

ARMED = """Tuva Lind will bowl no more for Corve. Lind told her captain first.

The president of Corve, Bo Marsh, called her “a giant of the game”.

“I have not had a winter at home since 2011,” said the right-armer. “I will plant spuds.”
"""

PASSING = """Jack Orme, who has died aged 90, drove a milk float and won two titles.

Orme trained before dawn. The races, Orme said, were a rest.

He might have won a third title but for his team-mate, Peter Vail.

"I still say sorry to him," Vail said in 1999.

He raced on until he was 60 and kept the float.

"The float never let me down," he said.
"""

RANKS = """World No 4 Bruno Salis beat Finland's Jussi Aaltola in two sets.

Aaltola lost the last five games.

"I had no legs," said the world number 52. "He had four."

"I had two," said the world No 4.
"""

NAMESAKES = """Cole Marden threw for 300 yards on Friday.

"I just let it go," Marden said.

His father, Wade Marden, coached here in 1991.

"He tells me so at dinner," the younger Marden said.

"Every dinner," the elder Marden said. "With slides."
"""

GIVEN_NAME = """Traders shut the road on Monday over the loss of their stalls.

A trader who gave her name only as Mama Joy said she had nothing left.

"I borrowed for those goods," she said.
"""

TOLD = """Midfielder Dana Coe scored twice as Brackley beat Torvald.

"I closed my eyes," said Coe.

Erin Shaw, who gave the ball away for the second, was calm about it.

"I hit the pass I wanted," the defender said. "It went to the wrong shirt."
"""

SEATS = """Zuri Odhiambo will not run in Lowick.

The athletics federation said it had read of it. "We wish Zuri well," it said in a statement.

A spokesman for the ministry said: "We have no comment."
"""

TOPICS_BESIDE = """Brackley boss Tuva Lind spoke to the press on Friday. These were her main points.

On Erin Cole: “She ran this morning.”

On whether she wants the Lowick job: “I have a job.”

“We laughed,” said the club's chair, Dame Ada Pike. “She does have one.”
"""

KNIGHT = """Dame Verna Loxley, who has died aged 98, sang in a cellar during the war.

A teacher, Miss Pruett, heard her in the yard.

“She marched me home,” Dame Verna recalled. “My mother was not pleased.”

She never stopped. She kept a parrot.

“He is flat,” she said at 97.
"""

ONE_PARAGRAPH = (
    "Jack Orme, who has died aged 90, drove a milk float and won two titles. Orme trained before dawn. The races, Orme "
    "said, were a rest. “I still say sorry to him,” his team-mate Peter Vail said in 1999. He raced on until he was 60 and "
    "kept the float. “The float never let me down,” he said."
)

NESTED_ENDS = (
    "Skipper Jon Tarn was late. 'The coach came to my door,' Tarn said. 'He goes, \"You're in\". I said, \"In what?\"' "
    "Winger Odd Brekke called him 'not normal'. 'Normal people sleep,' the winger said."
)

RUN_IN = (
    'Keeper Rhys Pellow has signed. Coach Mick Dorran believes in him."People see him in his bib," said Dorran. "They '
    "don't see him at eight in the morning. He's the best we'll sign.\"We asked him in March and he told us where to go.\""
    'Chairman Anders Holt said talks were going on, with Pellow to stay. "It will happen," he told the club\'s website.'
    '"He\'s earned it."Forsell, 22, signed too.'
)

WENT_ON = """Captain Nuno Matos ended the shootout.

“In my head I was packing,” said Matos. Keeper Edil Lobo saved two more before Matos strode forward to score. “It is our biggest night,” he added.
"""

ANOTHER_SINCE = """Winger Marc Edberg scored on his return.

“The doctor told me 20 minutes,” said manager Paulo Serra. “I gave him 19.” Edberg goes home on Monday, but before that Torvald visit. “It’s a special one,” he added.
"""

CLUBS = """Torvald City midfielder Jamie Cotter has been banned by the Football Association.

"Jamie came to us in October," said the Championship club. "He has been helping our boys."

"Scans showed an injury," said a statement from the League One side.

"We do not understand it," the Norland-based outfit said.

"It is sad," a spokeswoman for the FA told the radio.
"""

HEARD_ON = """Batter Tom Quell made a hundred at Lowick.

'Two years ago he was nowhere,' said coach Alan Firth. 'I left him out.'

Former Norland captain and selector Michael Strand on Radio Norland
"I've not seen hands like that in a long while."
"""

KIN_LATER = """Ebba Castell shows a photograph to anybody who asks.

“He slept through it,” Castell says. “He missed all my saves.”

Otis was born in March. By July his mother was back in training, and in September she became the second keeper to play after having a child.

“I let one in through my legs and I heard an old man laugh.”

Her mother, Yvette, raised three children by the river.
"""

NATIONAL = """American qualifier Dana Castle reached the third round by beating Katya Vesel 4-6 7-5 6-1 on Thursday.

Castle, 28, had never won a match here before this week.

Vesel, the runner-up last year, led by a set and had a match point. She lost 10 of the next 12 games.

“I started thinking about dinner,” the 24-year-old Czech said. “All credit to her.”
"""

CAPTION_RUN_IN = (
    'Marc Trand scored twice. "We saw it coming," said Bexton manager Ed Harker. Ed Harker punches the air  Caston boss '
    'Serge Lukas would not discuss a defeat. The 59-year-old was booed. "I am not worried for me," he said.'
)

NEIGHBOUR = """Star Ty Marr wants a pitch at his house in Corve.

Neighbour Dana Orrel said: “It will be horrible.”

But another villager shrugged: “If he scores he can build a stadium.”
"""

INTRODUCED = """Watch: Meet Zotha, the 17-year-old who broke the record

Samuel Zotha had made his debut three days earlier, and on Saturday he came on in the 66th minute.

“I did not know what to do, so I ran to the bench,” he said with a grin.
"""


def speakers_of(text: str) -> list[str | None]:
    article = read_article(Source.of(id="a", path="a.txt", text=text))
    quotes = extract_quotes(article, extract_cast(article, Hints()), Hints())
    return [quote.speaker for quote in quotes if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(KIN, [*["Juhan"] * 2, "Marta Ilves", *["Pille Raud"] * 2], id="kin and flatmates"),
        pytest.param(OPPONENT, [*["Tuva Brekkestad"] * 2, "Dora Vance"], id="an opponent, and a rank"),
        pytest.param(PANEL, ["independent disciplinary commission"] * 2, id="a panel"),
        pytest.param(MESSAGE, [*["Kofi Asante"] * 2, "Brackley Rovers"], id="a message that reads"),
        pytest.param(TOPICS, ["Tuva Lind"] * 2, id="topics of a press conference"),
        pytest.param(TOPICS_BESIDE, [*["Tuva Lind"] * 2, *["Ada Pike"] * 2], id="topics beside their words"),
        pytest.param(HIDDEN, [None, None, "Carla Voss"], id="somebody who is not named"),
        pytest.param(SENT, ["Marta Ilves"] * 2, id="whom another wrote to"),
        pytest.param(PASSING, ["Peter Vail", "Jack Orme"], id="back from a voice in passing"),
        pytest.param(HOST, [*["Tuva Lind"] * 2, *["Ada Pike"] * 2, "Tuva Lind"], id="back to whoever answers"),
        pytest.param(AGED, ["Olav Brandt"] * 2, id="an age that is no player's"),
        pytest.param(ARMED, ["Tuva Lind"] * 2, id="the arm somebody bowls with"),
        pytest.param(RANKS, [*["Jussi Aaltola"] * 2, "Bruno Salis"], id="two ranks"),
        pytest.param(KNIGHT, ["Verna Loxley"] * 3, id="a given name behind a title"),
        pytest.param(ONE_PARAGRAPH, ["Peter Vail", "Jack Orme"], id="back from a voice in passing, in one paragraph"),
        pytest.param(NAMESAKES, [*["Cole Marden"] * 2, *["Wade Marden"] * 2], id="namesakes"),
        pytest.param(GIVEN_NAME, ["Mama Joy"], id="a name that somebody gave"),
        pytest.param(TOLD, ["Dana Coe", *["Erin Shaw"] * 2], id="a paragraph that leads up to a description"),
        pytest.param(NESTED_ENDS, [*["Jon Tarn"] * 2, "Odd Brekke"], id="marks of two kinds that end together"),
        pytest.param(RUN_IN, [*["Mick Dorran"] * 3, *["Anders Holt"] * 2], id="paragraphs run into one"),
        pytest.param(WENT_ON, ["Nuno Matos"] * 2, id="whoever spoke adds"),
        pytest.param(ANOTHER_SINCE, [*["Paulo Serra"] * 2, "Marc Edberg"], id="another is told of, and adds"),
        pytest.param(
            CLUBS, [*["Torvald City"] * 4, "Football Association"], id="clubs by where they are, and statements"
        ),
        pytest.param(HEARD_ON, [*["Alan Firth"] * 2, "Michael Strand"], id="a heading that says where it was heard"),
        pytest.param(KIN_LATER, ["Ebba Castell"] * 3, id="kin that is named later"),
        pytest.param(NATIONAL, ["Katya Vesel"] * 2, id="an age and a people"),
        pytest.param(CAPTION_RUN_IN, ["Ed Harker", "Serge Lukas"], id="a caption run into a paragraph"),
        pytest.param(NEIGHBOUR, ["Dana Orrel", None], id="another who has no name"),
        pytest.param(INTRODUCED, ["Samuel Zotha"], id="a headline that introduces"),
        pytest.param(SEATS, ["athletics federation", None], id="a body told by what it sees to"),
    ],
)
def test_the_speakers_of(text: str, expected: list[str | None]) -> None:
    assert expected == speakers_of(text)
