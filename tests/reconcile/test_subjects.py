"""Whose claims they are: one article can serve several people, and namesakes are told apart or left open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import article_of, claims_of, event, quote, record, trait

from generator.model.article import Article
from generator.model.claims import Cast, Claims, Dating, Person
from generator.model.edtf import EdtfDate
from generator.model.profile import Subject
from generator.reconcile.subjects import (
    Share,
    find_owners,
    find_subjects,
    is_subject,
    open_names,
    own_records,
    share_claims,
)

TEXT = "Ada Example of Elmham scored. Bo Sample of Oakford did not. “I am glad,” said Example."
ADA = Subject(id="ada", name="Ada Example", aliases=("The Heron",), team="Elmham")
BO = Subject(id="bo", name="Bo Sample")


def told(article: Article, *names: str, **values: object) -> Claims:
    people = tuple(Person(name=name) for name in names)
    return replace(claims_of(article), cast=Cast(people=people, main=people[0]), **values)  # type: ignore[arg-type]


def shared_among(
    people: tuple[Subject, ...], claims: dict[str, Claims], articles: dict[str, Article]
) -> dict[str, Share]:
    return share_claims(people, claims, find_owners(people, claims, articles))


def test_a_name_an_alias_or_the_last_name_mean_the_person() -> None:
    assert all(is_subject(name, ADA) for name in ("Ada Example", "ADA EXAMPLE", "Example", "The Heron"))
    assert not any(is_subject(name, ADA) for name in ("Ada", "Eve Example", "Sample"))


def test_main_players_whom_the_site_does_not_know_get_a_page_once() -> None:
    one, two = (article_of(TEXT, name) for name in ("aa", "bb"))
    claims = {"aa": told(one, "Cora Finch"), "bb": told(two, "Finch")}

    assert [subject.id for subject in find_subjects((ADA,), claims)] == ["ada", "cora-finch"]


def test_an_article_serves_everybody_it_speaks_of_under_the_name_of_the_site() -> None:
    article = article_of(TEXT)
    claims = told(
        article,
        "Example",
        "Bo Sample",
        events=(event(article, "scored", people=("Example",)), event(article, "did not", people=("Bo Sample",))),
        records=(record(article, "scored", 1, holder="Elmham"),),
        quotes=(quote(article, "I am glad", speaker="Example"),),
    )

    shared = shared_among((ADA, BO), {"one": claims}, {"one": article})

    ada, bo = shared["ada"]["one"], shared["bo"]["one"]
    assert [one.people for one in ada.events] == [("Ada Example",)]
    assert [one.speaker for one in ada.quotes] == ["Ada Example"]
    assert [one.holder for one in ada.records] == ["Elmham"], "what is said of a team counts for the main player"
    assert ([one.people for one in bo.events], bo.records, bo.quotes) == ([("Bo Sample",)], (), ())


def test_an_article_that_does_not_speak_of_a_person_is_none_of_theirs() -> None:
    article = article_of(TEXT)

    assert shared_among((BO,), {"one": told(article, "Ada Example")}, {"one": article}) == {"bo": {}}


def test_namesakes_are_told_apart_by_what_else_the_article_says() -> None:
    article = article_of(TEXT)
    other = Subject(id="other-ada", name="Ada Example", team="Marrow")

    shared = shared_among((ADA, other), {"one": told(article, "Ada Example")}, {"one": article})

    assert (list(shared["ada"]), list(shared["other-ada"])) == (["one"], [])


def test_namesakes_whom_nothing_tells_apart_are_left_open() -> None:
    article = article_of(TEXT)
    eve = Subject(id="eve", name="Eve Example")
    ada = Subject(id="ada", name="Ada Example")

    bare = article_of(TEXT.replace("Ada ", ""))
    by_last_name = shared_among((ada, eve), {"one": told(bare, "Example")}, {"one": bare})
    by_full_name = shared_among((ada, eve), {"one": told(article, "Ada Example")}, {"one": article})

    assert by_last_name == {"ada": {}, "eve": {}}
    assert (list(by_full_name["ada"]), list(by_full_name["eve"])) == (["one"], [])


def test_a_name_in_letters_that_only_look_the_same_or_without_its_accents_means_the_person() -> None:
    cyrillic = "Ad\N{CYRILLIC SMALL LETTER A} Ex\N{CYRILLIC SMALL LETTER A}mple"
    zoe = Subject(id="zoe", name="Zoë Søren-Łyk")

    assert is_subject(cyrillic, ADA)
    assert all(is_subject(name, zoe) for name in ("Zoe Søren-Łyk", "Zoe Soren-Lyk", "ZOË SOREN-ŁYK"))
    assert not is_subject("Zoe Seren-Lyk", zoe)


def test_one_name_in_two_scripts_makes_one_page() -> None:
    one, two = (article_of(TEXT, name) for name in ("aa", "bb"))
    claims = {"aa": told(one, "Cora Finch"), "bb": told(two, "C\N{CYRILLIC SMALL LETTER O}ra Finch")}

    assert [subject.id for subject in find_subjects((), claims)] == ["cora-finch"]


def test_a_given_name_elsewhere_in_the_article_tells_namesakes_apart_and_a_part_of_a_word_does_not() -> None:
    ada, eve = Subject(id="ada", name="Ada Example"), Subject(id="eve", name="Eve Example")
    article = article_of("Example won. “Well done, Eve,” her mother said. The Canadas lay still.")

    shared = shared_among((ada, eve), {"one": told(article, "Example")}, {"one": article})

    assert (list(shared["ada"]), list(shared["eve"])) == ([], ["one"])


def test_an_address_of_a_person_tells_namesakes_apart() -> None:
    article = article_of("Ada Example won. See https://people.example/ada-2 for her wins.")
    one = Subject(id="ada", name="Ada Example", same_as=("https://people.example/ada-1",))
    other = Subject(id="other-ada", name="Ada Example", same_as=("https://people.example/ada-2",))

    shared = shared_among((one, other), {"one": told(article, "Ada Example")}, {"one": article})

    assert (list(shared["ada"]), list(shared["other-ada"])) == ([], ["one"])


def aged(name: str, text: str, years: int) -> tuple[Article, Claims]:
    """An article that gives Cora Finch an age on 11 May 2031."""
    article = article_of(text, name)
    age = record(article, str(years), years, metric="age", kind="age", holder="Cora Finch")
    dating = Dating(published=EdtfDate.parse("2031-05-11"))
    return article, replace(told(article, "Cora Finch"), records=(age,), dating=dating)


OLD = Subject(id="old-finch", name="Cora Finch", team="Elmham")
YOUNG = Subject(id="young-finch", name="Cora Finch", team="Oakford")
OF_ELMHAM = aged("aa", "Cora Finch, 33, of Elmham, rowed.", 33)
OF_OAKFORD = aged("bb", "Cora Finch, 21, of Oakford, rowed.", 21)


@pytest.mark.parametrize(
    ("articles", "meant"),
    [
        ((OF_ELMHAM, OF_OAKFORD, aged("cc", "Cora Finch, 33, rowed.", 33)), "old-finch"),
        ((OF_ELMHAM, OF_OAKFORD, aged("cc", "Cora Finch, 27, rowed.", 27)), None),
        ((OF_ELMHAM, aged("cc", "Cora Finch, 33, rowed.", 33)), None),
        ((OF_ELMHAM, aged("bb", "Cora Finch, 33, of Oakford, rowed.", 33), aged("cc", "Cora Finch, 33, rowed.", 33)), None),
    ],
    ids=["one age fits", "no age fits", "the age of one is unknown", "both have the age"],
)  # fmt: skip
def test_an_age_tells_namesakes_apart_where_it_allows_one_and_forbids_the_other(
    articles: tuple[tuple[Article, Claims], ...], meant: str | None
) -> None:
    texts = {article.source.id: article for article, _ in articles}
    claims = {article.source.id: claims for article, claims in articles}
    owners = find_owners((OLD, YOUNG), claims, texts)

    owner = owners["cc"].get("Cora Finch")
    assert (owner.id if owner else None) == meant
    assert open_names((OLD, YOUNG), claims, owners) == ({} if meant else {"cc": ("Cora Finch",)})


def test_what_is_said_of_a_side_counts_where_it_is_the_subjects_own() -> None:
    article = article_of(TEXT)
    sides = [
        record(article, "scored", number, holder=name) for number, name in enumerate(("Elmham", "Oakford", None), 1)
    ]
    known = told(article, "Ada Example", records=tuple(sides))

    own = [one.holder for one in own_records(ADA, (known,))]
    unknown = [one.holder for one in own_records(BO, (known,))]

    assert own == ["Elmham", None], "the other side's numbers are not hers"
    assert unknown == ["Elmham", "Oakford", None], "where no side of somebody is known, nothing is left out"


def test_a_side_goes_by_a_part_of_its_name_and_a_nationality_names_a_country() -> None:
    article = article_of("Ada Example of Elmham Women is Danish.")
    traits = (
        trait(article, "club", "Elmham Women", "Elmham Women"),
        trait(article, "nationality", "Danish", "Danish"),
    )
    holders = ("Elmham", "Denmark", "Sweden", "Women FC")
    known = told(
        article,
        "Ada Example",
        traits=traits,
        records=tuple(record(article, "Elmham", 1, holder=name) for name in holders),
    )

    assert [one.holder for one in own_records(replace(ADA, team=""), (known,))] == ["Elmham", "Denmark"]
