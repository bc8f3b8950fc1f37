"""A small site made by hand: an invented player, three invented articles, and every kind of fact there is."""

from __future__ import annotations

import dataclasses

from generator.model.edtf import EdtfDate
from generator.model.evidence import Source, Span
from generator.model.facts import (
    Change,
    Derivation,
    Disagreement,
    Fact,
    Piece,
    QuoteGroup,
    Reading,
    Stance,
    Support,
    Variant,
)
from generator.model.profile import Profile, Site, SiteConfig, Subject, Witness
from generator.text.article import read_article

HARBOUR = """# Marlow keeps her eyes on the northern final
Share this with a friend
Ines Marlow, the Saltmere captain, stood in the rain outside Tidegate Park on Tuesday and talked for twenty minutes. At 27, the winger has 41 goals for her club. She missed a penalty in the 88th minute of the 2-1 semi-final loss to Corran in March 2021.
Ines Marlow lost the quarter-final with Saltmere three years ago
“I think about that kick most days,” Marlow said. “I went 19 matches, I think, without scoring after it. So I changed my run-up a little, and I am proud of that.”
A new start
Marlow will turn 28 a week after the northern final next summer, and hopes to reach 50 goals by then. She won the Silver Lamp in 2019. Her coach, Bea Orlik, calls her "the tide that never goes out" & means it.
‘We are only at the foot of the hill. To win this cup we must beat the best sides on the best grounds.’
Marlow won her first cap as a teenager. Saltmere play Corran again on 14 May 2025.
Share this with a friend
"""

LEDGER = """Marlow’s long road back
Saltmere captain Ines Marlow says a missed penalty made her stronger.
With 41 goals for Saltmere already, the 27-year-old wants more. “After that penalty I went 19 in a row without scoring,” she said. “I changed my run-up and I learned.”
Her miss came in March 2021, in the rain at Corran. Since then she has scored in 21 of 40 matches.
“We are still at the foot of the hill,” she added, “but we are climbing. To win the cup we must beat the best on the best grounds.”
Her 28th birthday falls just a week after the final next summer.
Photo: Ines Marlow, 29, at training with Saltmere (Image: Coast Pictures)
“It does not happen overnight.”
"""

WIRE = """=SUM(A1:A9) is what the club’s accounts office typed as its headline
Ines Marlow has 40 goals for Saltmere, the club said on Monday. <script>alert("no")</script> is not a goal.
"""

TEXTS = {"harbour-post": HARBOUR, "daily-ledger": LEDGER, "coast-wire": WIRE}


def make_sources() -> dict[str, Source]:
    """The invented articles, by id."""
    return {
        "harbour-post": Source.of(
            id="harbour-post",
            path="seeds/harbour.txt",
            text=HARBOUR,
            outlet="Harbour Post (invented)",
            author="N. Body",
            url="https://example.org/harbour?a=1&b=2",
            captions=("Ines Marlow lost the quarter-final with Saltmere three years ago",),
        ),
        "daily-ledger": Source.of(
            id="daily-ledger",
            path="seeds/ledger.txt",
            text=LEDGER,
            captions=("Photo: Ines Marlow, 29, at training with Saltmere (Image: Coast Pictures)",),
        ),
        "coast-wire": Source.of(id="coast-wire", path="seeds/wire.txt", text=WIRE, outlet="Coast Wire (invented)"),
    }


ARTICLES = {key: read_article(source) for key, source in make_sources().items()}


def cite(source: str, exact: str, stance: Stance = "supports", *, nth: int = 1) -> Support:
    """A support for the `nth` place where `exact` stands in a source."""
    article = ARTICLES[source]
    start = -1
    for _ in range(nth):
        start = article.text.index(exact, start + 1)
    sentence = article.sentence_at(start)
    kind = article.block_of(sentence).kind
    assert kind != "markup"
    return Support(
        evidence=article.source.cite(Span(start, start + len(exact))),
        sentence=sentence.number,
        stance=stance,
        block=kind,
    )


SITE_CONFIG = SiteConfig(title="Tide & Table", description="An invented site.", about="# About\n\nIt is *invented*.")

A, B, C = "harbour-post", "daily-ledger", "coast-wire"
date = EdtfDate.parse


def make_facts() -> tuple[Fact, ...]:
    """Facts of every kind: shared, single, derived, disputed, undated, open, scheduled."""
    birthday = (
        Derivation(
            text="The northern final is played on 11 July 2025, and she turns 28 a week later.",
            support=(cite(A, "will turn 28 a week after the northern final next summer"),),
            outside="Northern Cup 2025: 1 June to 11 July 2025 (tournament file)",
        ),
        Derivation(text="2025 − 28 = 1997", support=(cite(B, "Her 28th birthday"),)),
    )
    return (
        Fact(id="f-name", section="glance", label="Name", value="Ines Marlow",
             support=(cite(A, "Ines Marlow"), cite(B, "Ines Marlow"), cite(C, "Ines Marlow"))),
        Fact(id="f-captain", section="glance", label="Captain of", value="Saltmere",
             support=(cite(A, "the Saltmere captain"), cite(B, "Saltmere captain"))),
        Fact(id="f-age", section="glance", label="Age when written", value="27", status="disputed",
             edtf=date("2025-03"), disagreements=("x-age",),
             support=(cite(A, "At 27"), cite(B, "the 27-year-old"), cite(B, "Ines Marlow, 29", "against"))),
        Fact(id="f-born", section="glance", label="Born", value="July 1997", status="derived", edtf=date("1997-07"),
             support=(cite(A, "will turn 28 a week after the northern final next summer"),
                      cite(B, "Her 28th birthday falls just a week after the final")), derivation=birthday),
        Fact(id="f-aim", section="glance", label="Aims for", value="50 goals", scheduled=True,
             note="a hope, not a plan", support=(cite(A, "hopes to reach 50 goals by then"),)),
        Fact(id="t-silver-lamp", section="timeline", label="Award", value="Wins the Silver Lamp", edtf=date("2019"),
             support=(cite(A, "She won the Silver Lamp in 2019"),)),
        Fact(id="t-misses-penalty", section="timeline", label="Missed penalty", value="Misses a penalty against Corran",
             edtf=date("2021-03"), status="disputed", disagreements=("x-round",),
             support=(cite(A, "She missed a penalty in the 88th minute of the 2-1 semi-final loss to Corran in March 2021"),
                      cite(B, "Her miss came in March 2021"))),
        Fact(id="t-loses", section="timeline", label="Defeat", value="Saltmere lose 2–1 to Corran", edtf=date("2021-03"),
             support=(cite(A, "the 2-1 semi-final loss to Corran in March 2021"),)),
        Fact(id="t-scoreless", section="timeline", label="Run without a goal", value="Goes 19 matches without scoring",
             edtf=date("2021-03/.."), edtf_worked_out=date("2021-03/2021-12"), date_derived=True, note="no end stated",
             quotes=("q-i-went-19",),
             derivation=(Derivation(text="It began after the penalty of March 2021.",
                                    support=(cite(B, "Her miss came in March 2021"),)),),
             support=(cite(A, "I went 19 matches, I think, without scoring after it"),
                      cite(B, "I went 19 in a row without scoring"))),
        Fact(id="t-season", section="timeline", label="Season", value="Plays the season", edtf=date("2023/2024"),
             support=(cite(B, "in 21 of 40 matches"),)),
        Fact(id="t-plays-corran", section="timeline", label="Match", value="Saltmere play Corran", scheduled=True,
             edtf=date("2025-05-14"), support=(cite(A, "Saltmere play Corran again on 14 May 2025"),)),
        Fact(id="t-turns-28", section="timeline", label="Birthday", value="Turns 28", edtf=date("2025-22"),
             edtf_worked_out=date("2025-07-18"), date_derived=True, scheduled=True, derivation=birthday[:1],
             support=(cite(A, "will turn 28 a week after the northern final next summer"),)),
        Fact(id="t-first-cap", section="timeline", label="First cap", value="Wins a first cap as a teenager",
             support=(cite(A, "won her first cap as a teenager"),)),
        Fact(id="r-club-goals", section="records", label="Goals for Saltmere", value="41", status="disputed",
             disagreements=("x-goals",),
             support=(cite(A, "41 goals"), cite(B, "41 goals"), cite(C, "40 goals", "against"))),
        Fact(id="r-goals-needed", section="records", label="Goals short of 50", value="9", status="derived",
             derivation=(Derivation(text="50 − 41 = 9",
                                    support=(cite(A, "50 goals"), cite(A, "41 goals"))),),
             support=(cite(A, "hopes to reach 50 goals by then"),)),
        Fact(id="r-rate", section="records", label="Matches with a goal", value="21 of 40", note="since March 2021",
             support=(cite(B, "scored in 21 of 40 matches"),)),
    )  # fmt: skip


def make_disagreements() -> tuple[Disagreement, ...]:
    """One inside an article, one between articles with more than a side each, one that nobody settles."""
    return (
        Disagreement(
            id="x-age", topic="Age", kind="within", printed="27", facts=("f-age",),
            readings=(Reading(value="27", support=(cite(A, "At 27"), cite(B, "the 27-year-old"))),
                      Reading(value="29", support=(cite(B, "Ines Marlow, 29"),))),
            rule="Article text ranks above the caption of a photo.",
            also=(cite(A, "will turn 28"), cite(B, "Her 28th birthday")),
        ),
        Disagreement(
            id="x-round", topic="Round of the match against Corran", kind="within", printed=None,
            facts=("t-misses-penalty",),
            readings=(Reading(value="semi-final", support=(cite(A, "semi-final loss to Corran"),)),
                      Reading(value="quarter-final", support=(cite(A, "lost the quarter-final"),))),
            rule="Nothing decides between the two.",
        ),
        Disagreement(
            id="x-goals", topic="Goals for Saltmere", kind="between", printed="41", facts=("r-club-goals",),
            readings=(Reading(value="41", support=(cite(A, "41 goals"), cite(B, "41 goals"))),
                      Reading(value="40", support=(cite(C, "40 goals"),))),
            rule="Two articles against one.",
        ),
    )  # fmt: skip


def make_quotes() -> tuple[QuoteGroup, ...]:
    """Two utterances in two wordings, with words moved, and two that one source prints."""
    run_a = (
        cite(A, "I went 19 matches, I think, without scoring after it."),
        cite(A, "So I changed my run-up a little, and I am proud of that."),
    )
    run_b = (
        cite(B, "After that penalty I went 19 in a row without scoring,"),
        cite(B, "I changed my run-up and I learned."),
    )
    hill_a = (
        cite(
            A, "We are only at the foot of the hill. To win this cup we must beat the best sides on the best grounds."
        ),
    )
    hill_b = (
        cite(B, "We are still at the foot of the hill,"),
        cite(B, "but we are climbing. To win the cup we must beat the best on the best grounds."),
    )
    return (
        QuoteGroup(
            id="q-i-went-19", speaker="Ines Marlow",
            variants=(variant(A, run_a, same=("I went 19", "without scoring", "I changed my run-up")),
                      variant(B, run_b, same=("I went 19", "without scoring", "I changed my run-up"))),
            changes=(Change(label="hedge dropped", text="B leaves out “I think”."),
                     Change(label="words added", text="B adds “in a row”.")),
        ),
        QuoteGroup(
            id="q-foot-of-the-hill", speaker="Ines Marlow",
            variants=(variant(A, hill_a, same=("We are", "at the foot of the hill", "we must beat the best"), moved=("only",)),
                      variant(B, hill_b, same=("We are", "at the foot of the hill", "we must beat the best"), moved=("still",))),
            changes=(Change(label="moved", text="“still” stands elsewhere in B."),),
        ),
        QuoteGroup(id="q-that-kick", speaker="Ines Marlow",
                   variants=(variant(A, (cite(A, "I think about that kick most days,"),)),)),
        QuoteGroup(id="q-overnight", speaker=None,
                   variants=(variant(B, (cite(B, "It does not happen overnight."),)),)),
    )  # fmt: skip


def variant(
    source: str, support: tuple[Support, ...], same: tuple[str, ...] = (), moved: tuple[str, ...] = ()
) -> Variant:
    """A wording: `same` words stand in the other too, `moved` ones at another place, the rest differ."""
    text = " … ".join(one.evidence.exact for one in support)
    places = sorted((text.index(words), words) for words in (*same, *moved) if words in text)
    pieces: list[Piece] = []
    end = 0
    for start, words in places:
        if start > end:
            pieces.append(Piece(text=text[end:start], state="changed"))
        pieces.append(Piece(text=words, state="moved" if words in moved else "same"))
        end = start + len(words)
    if end < len(text):
        pieces.append(Piece(text=text[end:], state="changed" if same else "same"))
    return Variant(source=source, text=text, pieces=tuple(pieces), support=support)


def make_witnesses() -> tuple[Witness, ...]:
    """The three sources: one dated by working it out, one as given, one not at all."""
    inferred = (
        Derivation(text="The match of 14 May 2025 lies ahead.", support=(cite(A, "on 14 May 2025"),)),
        Derivation(text="The northern final is next summer.", support=(cite(A, "next summer"),),
                   outside="Northern Cup 2025 (tournament file)"),
    )  # fmt: skip
    return (
        Witness(id=A, letter="A", article=ARTICLES[A], published=date("2025-01/2025-05"), published_from="inferred",
                dating=inferred),
        Witness(id=B, letter="B", article=ARTICLES[B], published=date("2025-03-09"), published_from="given",
                family="ledger", kinship="rewrite"),
        Witness(id=C, letter="C", article=ARTICLES[C], family="ledger", kinship="rewrite"),
    )  # fmt: skip


def make_site(**config: object) -> Site:
    """The site; keywords change its configuration."""
    witnesses = make_witnesses()
    lead = (("Captain", "f-captain"), (" of Saltmere, with ", None), ("41 goals", "r-club-goals"), (".", None))
    profile = Profile(
        subject=Subject(id="ines-marlow", name="Ines Marlow", sex="f", sport="football"),
        witnesses=witnesses,
        facts=make_facts(),
        disagreements=make_disagreements(),
        quotes=make_quotes(),
        lead=lead,
    )
    return Site(
        config=dataclasses.replace(SITE_CONFIG, **config),  # type: ignore[arg-type]
        profiles=(profile,),
        witnesses=witnesses,
    )


def make_pair() -> Site:
    """The site with its first two sources only, and the facts that rest on them."""
    site = make_site()
    witnesses = site.witnesses[:2]
    kept = {witness.id for witness in witnesses}
    profile = site.profiles[0]
    facts = tuple(
        dataclasses.replace(fact, support=tuple(one for one in fact.support if one.source in kept),
                            disagreements=tuple(one for one in fact.disagreements if one != "x-goals"),
                            status="stated" if fact.id == "r-club-goals" else fact.status)
        for fact in profile.facts
    )  # fmt: skip
    disagreements = tuple(one for one in profile.disagreements if one.id != "x-goals")
    pair = dataclasses.replace(profile, witnesses=witnesses, facts=facts, disagreements=disagreements)
    return dataclasses.replace(site, profiles=(pair,), witnesses=witnesses)
