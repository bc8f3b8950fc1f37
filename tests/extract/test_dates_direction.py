"""Whether the words around a date look ahead or back."""

from __future__ import annotations

import pytest

from generator.extract.dates.direction import looks_ahead
from generator.model.evidence import Span


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("They will meet on DATE.", True),
        ("They'll meet on DATE.", True),
        ("The side face Northport on DATE.", True),
        ("Ahead of the vote on DATE she rested.", True),
        ("The final is on DATE.", True),
        ("The hearing takes place at nine on DATE.", True),
        ("The vote will now be held on DATE.", True),
        ("The rules, to be published on DATE, are strict.", True),
        ("The party said it is calling a vote on DATE.", True),
        ("On DATE she is playing.", None),
        ("They are at home to Northport on DATE.", True),
        ("She is the first to win it on DATE.", None),
        ("A hearing is set for DATE.", True),
        ("He has been ruled out until DATE.", True),
        ("He did not play until DATE.", False),
        ("He will not return until DATE.", True),
        ("They had hoped to win on DATE.", False),
        ("She won the Northport Open on DATE.", False),
        ("They met in May and on DATE.", False),
        ("They met on DATE.", False),
        ("The minister resigned on DATE.", False),
        ("On DATE the house voted.", False),
        ("On DATE the house will vote.", True),
        ("On DATE, United host City.", True),
        ("The side that will go up lost on DATE.", False),
        ("The side that lost will play on DATE.", True),
        ("In the face of all that, DATE.", None),
        ("DATE.", None),
        ("She beat Ilka Brandt to set up a second-round meeting with Petra Holm on DATE.", True),
        ("They set up the goal that won the match on DATE.", False),
        ("She has a second-round match against Ilka Brandt on DATE.", True),
        ("She has won a match on DATE.", False),
        ("The court has a hearing on the case on DATE.", True),
        ("The court had a hearing on the case on DATE.", False),
        ("Hawks: Host Northport on DATE.", True),
        ("Redmouth Hawks: At Northport on DATE.", True),
        ("Holm: At twelve she left on DATE.", False),
        ("The coach said he is doubtful for DATE.", True),
        ("He was doubtful for DATE.", False),
        ("The tour continues in Northport on DATE.", True),
        ("A cup tie awaits on DATE.", True),
        ("They won, and are through to DATE’s final.", True),
        ("They take a lead into DATE’s second leg.", True),
        ("They went into DATE’s second leg in fear.", False),
        ("They took a lead into DATE night.", False),
        ("DATE’s opponents have lost.", True),
        ("DATE’s game was lost.", False),
        ("DATE is going to be tough after that draw.", True),
        ("They can go top with a win on DATE.", True),
        ("She won it by 14 votes on DATE.", False),
        ("She trained all week, and before DATE’s game at Oakford we’ll see.", True),
        ("She scored twice and before DATE’s game she slept.", False),
        ("Holm to leave Oakford on DATE", True),
        ("A return to training on DATE", None),
        ("Holm, who joins up with the squad on DATE, slept.", True),
        ("Holm, who says she lost on DATE, slept.", False),
        ("I’ll have tomorrow off and on DATE I’m back.", True),
        ("The coach said he’d have a scan on DATE.", True),
        ("He’d had a scan on DATE.", False),
        ("But I’m 28 in DATE.", True),
        ("Sample was called up for the friendlies against Oakford on DATE.", True),
        ("Sample was the hero of the friendly against Oakford on DATE.", False),
    ],
)
def test_the_nearest_cue_decides(text: str, ahead: bool | None) -> None:  # noqa: FBT001 - an expected value
    start = text.index("DATE")

    assert looks_ahead(text, Span(0, len(text)), Span(start, start + 4)) is ahead
