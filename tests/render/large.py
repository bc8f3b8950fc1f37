"""A large site made by code: twelve invented players, twenty articles, and one player of whom they tell some 250 facts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from generator.model.article import Article
from generator.model.edits import Correction
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

SOURCES, EVENTS, SAYINGS, COUNTS = 20, 150, 70, 3
NAMES = ("Ada Quill", "Bo Farrow", "Cleo Marsh", "Dag Ostlund", "Elif Sarı", "Fen Okoro", "Gus Pell", "Hana Mori",
         "Ivo Kranz", "Jun Abara", "Kit Solano", "Lea Brandt")  # fmt: skip
RIVALS = ("Northport", "Tidegate", "Corran", "Saltmere", "Highmoor", "Eastwick", "Loughton Vale")
DEEDS = ("scored twice", "missed a penalty", "made a debut", "was sent off", "signed a contract", "won the Silver Lamp")
VALUES = (
    "Scores twice",
    "Misses a penalty",
    "Makes a debut",
    "Is sent off",
    "Signs a contract",
    "Wins the Silver Lamp",
)
LABELS = ("Goal", "Miss", "Debut", "Discipline", "Contract", "Award")


def _event(number: int) -> tuple[str, str]:
    """(EDTF, sentence) of an invented happening; one month is crowded."""
    year = 2009 + number // 10
    month = 6 if year == 2013 else number % 12 + 1
    rival, deed = RIVALS[number % len(RIVALS)], DEEDS[number % len(DEEDS)]
    return f"{year}-{month:02d}", f"In month {month} of {year} {NAMES[0]} {deed} against {rival} in match {number}."


def _saying(number: int, source: int) -> str:
    extra = ", I think," if (number + source) % 2 else ""
    return f"After match {number} we knew{extra} that the next one against {RIVALS[number % 7]} would be harder still."


def _tells(number: int, source: int) -> bool:
    """Whether a source tells of a happening: each is told by one to four."""
    return (number * 7 + source * 3) % SOURCES < 1 + number % 4


def _text(source: int) -> str:
    lines = [f"Report {source}: the long road of {NAMES[0]}"]
    lines += [_event(number)[1] for number in range(EVENTS) if _tells(number, source)]
    lines += [f"“{_saying(number, source)}” she said." for number in range(SAYINGS) if _tells(number, source)]
    lines.append(f"{NAMES[0]}, {30 + source % 2}, had {60 + source} goals for her country when this was written.")
    lines += [f"{name} plays for {RIVALS[at % 7]}." for at, name in enumerate(NAMES) if at and at % 5 == source % 5]
    return "\n".join(lines) + "\n"


def _cite(article: Article, exact: str, stance: Stance = "supports") -> Support:
    start = article.text.index(exact)
    sentence = article.sentence_at(start)
    return Support(
        evidence=article.source.cite(Span(start, start + len(exact))), sentence=sentence.number, stance=stance
    )


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def _witnesses() -> tuple[Witness, ...]:
    articles = [
        read_article(
            Source.of(id=f"report-{number:02d}", path=f"seeds/{number}.txt", text=_text(number),
                      outlet=f"Outlet {number % 7} (invented)", url=f"https://example.org/{number}")
        )
        for number in range(SOURCES)
    ]  # fmt: skip
    return tuple(
        Witness(
            id=article.source.id,
            letter=_letter(number),
            article=article,
            published=EdtfDate.parse(f"{2012 + number // 2}-{number % 12 + 1:02d}-15") if number % 6 else None,
            published_from="given" if number % 6 else None,
            family="agency" if number % 9 == 4 else None,
            kinship="mirror" if number % 9 == 4 else None,
        )
        for number, article in enumerate(articles)
    )


def _facts(articles: list[Article]) -> Iterator[Fact]:
    name = NAMES[0]
    yield Fact(id="f-name", section="glance", label="Name", value=name,
               support=tuple(_cite(article, name) for article in articles))  # fmt: skip
    ages = [
        _cite(article, str(30 + at % 2), "against" if at % 2 else "supports") for at, article in enumerate(articles)
    ]
    yield Fact(id="f-age", section="glance", label="Age when written", value="30", status="disputed",
               disagreements=("x-age",), support=tuple(ages))  # fmt: skip
    yield Fact(id="r-aim", section="glance", label="Aim: international goals", value="100",
               counts="international goals", target=True,
               support=(_cite(articles[0], "goals for her country"),))  # fmt: skip
    for number in range(EVENTS):
        edtf, sentence = _event(number)
        told = [article for at, article in enumerate(articles) if _tells(number, at)]
        if told:
            yield Fact(
                id=f"t-match-{number}",
                section="timeline",
                label=LABELS[number % 6],
                value=f"{VALUES[number % 6]} against {RIVALS[number % 7]}",
                edtf=EdtfDate.parse(edtf + ("-15" if number > EVENTS - 4 else "")) if number % 17 else None,
                date_derived=number % 5 == 0,
                scheduled=number > EVENTS - 4,
                support=tuple(_cite(article, sentence.rstrip(".")) for article in told),
                derivation=(Derivation(text="Reckoned from the match before."),) if number % 5 == 0 else (),
            )
    for at, article in enumerate(articles):
        yield Fact(
            id=f"r-goals-{60 + at}",
            section="records",
            label="International goals",
            counts="international goals",
            value=str(60 + at),
            edtf=EdtfDate.parse(f"{2012 + at // 2}-{at % 12 + 1:02d}"),
            support=(_cite(article, f"{60 + at} goals"),),
        )
    for at, count in itertools.product(range(SOURCES), range(COUNTS)):
        yield Fact(id=f"r-told-{at}-{count}", section="records", label=f"Goals of kind {count}", value=str(60 + at),
                   support=(_cite(articles[at], f"{60 + at} goals"),))  # fmt: skip


def _variant(article: Article, said: str, *, alone: bool) -> Variant:
    first, hedge, rest = said.partition(", I think,")
    pieces = (
        [Piece(text=said)]
        if alone or not hedge
        else [Piece(text=first), Piece(text=hedge, state="changed"), Piece(text=rest)]
    )
    return Variant(source=article.source.id, text=said, pieces=tuple(pieces), support=(_cite(article, said),))


def _quotes(articles: list[Article]) -> Iterator[QuoteGroup]:
    for number in range(SAYINGS):
        told = [at for at in range(SOURCES) if _tells(number, at)]
        if told:
            variants = [_variant(articles[at], _saying(number, at), alone=len(told) == 1) for at in told]
            yield QuoteGroup(
                id=f"q-match-{number}",
                speaker=NAMES[0],
                variants=tuple(variants),
                changes=(Change(label="hedge dropped", text="One drops the hedge “I think”."),)
                if len(told) > 1
                else (),
            )


def make_large_site(*, language: str = "en", patterns: bool = False) -> Site:
    """The site."""
    witnesses = _witnesses()
    articles = [witness.article for witness in witnesses]
    even, odd = ([one for at, one in enumerate(articles) if at % 2 == rest] for rest in (0, 1))
    age = Disagreement(
        id="x-age", topic="Age when written", kind="between", printed="30", facts=("f-age",), rule="Ten articles against ten.",
        readings=(Reading(value="30", support=tuple(_cite(one, "30") for one in even)),
                  Reading(value="31", support=tuple(_cite(one, "31") for one in odd))),
    )  # fmt: skip
    main = Profile(
        subject=Subject(id="ada-quill", name=NAMES[0], sex="f", sport="football", aliases=("A. Quill",),
                        same_as=("https://www.wikidata.org/wiki/Q1",)),
        witnesses=witnesses,
        facts=tuple(_facts(articles)),
        disagreements=(age,),
        quotes=tuple(_quotes(articles)),
        lead=((NAMES[0], "f-name"), (", of whom twenty articles tell.", None)),
        log=(
            Correction(kind="changed", target="f-age", before="31", after="30", reason="The club gives the day of birth."),
            Correction(kind="hidden", target="t-gone", before="Buys a boat", after="", reason="A joke of the paper."),
        ),
    )  # fmt: skip
    others = tuple(
        Profile(
            subject=Subject(id=name.split()[0].casefold(), name=name),
            witnesses=tuple(witness for number, witness in enumerate(witnesses) if number % 5 == at % 5),
            facts=(
                Fact(id="f-club", section="glance", label="Club", value=RIVALS[at % 7],
                     support=tuple(_cite(article, f"{name} plays for {RIVALS[at % 7]}")
                                   for number, article in enumerate(articles) if number % 5 == at % 5)),
            ),
            lead=((f"Of {RIVALS[at % 7]}", "f-club"), (".", None)),
        )
        for at, name in itertools.islice(enumerate(NAMES), 1, None)
    )  # fmt: skip
    config = SiteConfig(title="The long season", description="An invented squad.", language=language, patterns=patterns,
                        contact="desk@example.org", licence="CC BY 4.0", base_url="https://example.org/squad")  # fmt: skip
    return Site(config=config, profiles=(main, *others), witnesses=witnesses)
