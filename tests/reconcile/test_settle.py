"""Reconciliation as a whole: the order of sources, a source that is about something else, and edits elsewhere change nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Article
from generator.model.claims import Claims, Hints
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source
from generator.model.facts import Fact
from generator.model.profile import Site, SiteConfig, Subject
from generator.pipeline import extract_source
from generator.reconcile.settle import settle_site

TEXTS = {
    "bb-report": "Ada Example, 27, scored in the 84th minute as Saltmere beat Oakford 2-1 on Saturday.\n\n“I think this is the best night of my life,” said Example. “Nobody in the boathouse will sleep.”\n\nExample now has 40 goals for Saltmere.\n",
    "dd-column": "Ada Example, 28, scored in the 83rd minute against Oakford on Saturday.\n\n“This is the best night of my life,” she said.\n\nExample now has 41 goals for Saltmere.\n",
    "ff-later": "Ada Example will turn 28 in June 2031.\n\n“The boathouse was full of people I had never seen,” said Example.\n",
}
ELSEWHERE = {
    "aa-council": "The council of Lowmarsh met on Tuesday to speak of drains.\n\n“The drains are older than the town hall,” said Per Clerk.\n",
    "cc-weather": "Rain will cross the hills on Monday, the weather office said.\n",
    "gg-other": "Cora Finch, 31, joined Elmham on 3 May 2031.\n\n“This is the best boathouse I have seen,” said Finch.\n",
}


@cache
def read(name: str) -> tuple[Article, Claims]:
    text = {**TEXTS, **ELSEWHERE}[name]
    source = Source.of(id=name, path=f"{name}.txt", text=text, published=EdtfDate.parse("2031-05-11"))
    player = "Ada Example" if name in TEXTS else None
    return extract_source(source, Hints(player=player, sex="f", published=source.published))


def settled(*names: str) -> Site:
    read_all = {name: read(name) for name in names}
    articles: Mapping[str, Article] = {name: article for name, (article, _) in read_all.items()}
    claims: Mapping[str, Claims] = {name: claim for name, (_, claim) in read_all.items()}
    return settle_site(SiteConfig(), [Subject(id="ada", name="Ada Example", sex="f")], articles, claims)[0]


def facts(site: Site) -> tuple[Fact, ...]:
    return next(profile.facts for profile in site.profiles if profile.subject.id == "ada")


@given(st.permutations([*TEXTS, *ELSEWHERE]))
def test_the_order_of_sources_changes_nothing(names: list[str]) -> None:
    assert settled(*sorted(names)) == settled(*names)


@given(st.sets(st.sampled_from(sorted(ELSEWHERE))))
def test_sources_about_something_else_change_no_fact_disagreement_or_quote(others: set[str]) -> None:
    alone, more = settled(*TEXTS), settled(*TEXTS, *others)
    before, after = (next(p for p in site.profiles if p.subject.id == "ada") for site in (alone, more))

    assert before.facts == after.facts
    assert [(one.id, one.topic, one.readings, one.printed) for one in before.disagreements] == [
        (one.id, one.topic, one.readings, one.printed) for one in after.disagreements
    ]
    assert [(group.id, [variant.text for variant in group.variants]) for group in before.quotes] == [
        (group.id, [variant.text for variant in group.variants]) for group in after.quotes
    ]


@given(st.lists(st.sampled_from(sorted(TEXTS)), min_size=1, unique=True))
def test_an_id_never_comes_to_mean_something_else_when_a_source_is_added(names: list[str]) -> None:
    few = {fact.id: (fact.section, fact.label) for fact in facts(settled(*names))}
    all_of_them = {fact.id: (fact.section, fact.label) for fact in facts(settled(*TEXTS))}

    assert {name: few[name] for name in few.keys() & all_of_them.keys()} == {
        name: all_of_them[name] for name in few.keys() & all_of_them.keys()
    }


def test_every_fact_of_one_source_lives_on_beside_others_or_is_disputed() -> None:
    alone, together = facts(settled("bb-report")), facts(settled(*TEXTS))
    cited = {support.evidence for fact in together for support in fact.support}

    assert {support.evidence for fact in alone for support in fact.support} <= cited


def test_ids_are_unique_and_the_same_in_every_run() -> None:
    site = settled(*TEXTS, *ELSEWHERE)

    for profile in site.profiles:
        ids = [fact.id for fact in profile.facts] + [one.id for one in profile.disagreements]
        assert len(ids) == len(set(ids))
    shuffled = [*TEXTS, *ELSEWHERE]
    shuffled.reverse()
    assert [fact.id for fact in facts(site)] == [fact.id for fact in facts(settled(*shuffled))]


def test_a_site_without_sources_is_an_empty_site() -> None:
    site = settled()

    assert (site.witnesses, facts(site)) == ((), ())


def test_what_was_before_somebody_was_born_is_none_of_theirs() -> None:
    text = "Ada Example, 27, lost the Harbour Cup final to Oakford in {year}.\n"
    told = {
        year: Source.of(id="aa", path="aa.txt", text=text.format(year=year), published=EdtfDate.parse("2031-05-11"))
        for year in (1991, 2021)
    }

    years = []
    for source in told.values():
        article, claims = extract_source(source, Hints(player="Ada Example", sex="f", published=source.published))
        subject = Subject(id="ada", name="Ada Example", sex="f")
        site = settle_site(SiteConfig(), [subject], {"aa": article}, {"aa": claims})[0]
        years += [fact.edtf.year for fact in facts(site) if fact.section == "timeline" and fact.edtf]

    assert years == [2021]
