"""Who speaks in short passages of many styles: kin, opponents, panels, players told by a rank."""

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
    ],
)
def test_the_speakers_of(text: str, expected: list[str | None]) -> None:
    assert expected == speakers_of(text)
