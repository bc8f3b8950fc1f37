"""The people of an article: who they are, where it speaks of them, and whom it is about."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.people.cast import extract_cast
from generator.model.article import Article
from generator.model.claims import Cast, Hints
from generator.model.evidence import Source, Span
from generator.text.article import read_article


def article_of(text: str) -> Article:
    return read_article(Source.of(id="a", path="a.txt", text=text))


def cast_of(text: str, **hints: object) -> Cast:
    return extract_cast(article_of(text), Hints(**hints))  # type: ignore[arg-type]


def told(text: str, name: str, **hints: object) -> list[str]:
    """Words of all mentions of a person, in order."""
    person = cast_of(text, **hints).named(name)
    return [mention.span.cut(text) for mention in person.mentions] if person else []


def names(text: str, **hints: object) -> list[str]:
    return [person.name for person in cast_of(text, **hints).people]


PEOPLE = [
    ("a given name that we know", "Nobody had seen Ida Holm.", ["Ida Holm"]),
    ("a role before it", "It was striker Oumbe Zarrak.", ["Oumbe Zarrak"]),
    ("a title before it", "They met Mr Zarrak.", ["Zarrak"]),
    ("an age after it", "Then came Oumbe Zarrak, 27, and left.", ["Oumbe Zarrak"]),
    ("a verb of saying", "“No,” said Oumbe Zarrak.", ["Oumbe Zarrak"]),
    ("its last word alone", "Oumbe Zarrak left. Zarrak sighed. Zarrak came back.", ["Oumbe Zarrak"]),
    ("initials and particles", "Nobody had seen J. K. Holm or Kevin de Vries.", ["J. K. Holm", "Kevin de Vries"]),
    ("a name that is a small word as well", "Nobody had seen Will Harker.", ["Will Harker"]),
    ("a small word that is a surname", "It was manager Colin Best, 64.", ["Colin Best"]),
    ("kin by a given name alone", "She thanked her brother Tomas.", ["Tomas"]),
    ("behind a club", "It was Ardley United Ida Holm had joined.", ["Ida Holm"]),
    ("a title that opens the sentence", "Manager Per Lund agreed.", ["Per Lund"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in PEOPLE], ids=[case[0] for case in PEOPLE])
def test_a_run_of_capitals_is_a_person_by(text: str, expected: list[str]) -> None:
    assert expected == names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ardley United beat Corve Rovers at Moor Lane in the World Cup.",
        "The Golden Boot went to nobody. The Black Cats left.",
        "Suddenly it rained. Instead, Monday was dry.",
        "The Royal Bank of Norland rose in London.",
        "Los Pardos were beaten, and Los Pardos wept.",
        "The Ardley Gazette wrote about the Charlotte Cup.",
        "A Scot won. Corve Vale insist that he stays. People said so, and Corve Vale said no.",
        "Crystal Palace said no. Crystal Palace, who won, are tenth. At Crystal Palace his role grew.",
        "Outside the ground a boy sold his scarves. Outside the inn a girl sold her songs.",
        "Corve United won. Drums from Corve answered the songs. Corve United sang, and Corve said no. Corve United lost.",
    ],
)
def test_capitals_without_a_sign_of_a_person_are_none(text: str) -> None:
    assert names(text) == []


def test_a_title_case_headline_makes_no_names() -> None:
    assert names("# Grace Period Ends For Young Winger\n\nIda Holm has left.") == ["Ida Holm"]


def test_a_person_has_the_fullest_name_and_every_shorter_one() -> None:
    text = "Holm scored. It was Ida Holm’s tenth, and Ida was glad. “Holm is great,” said Tom Reyes."

    assert told(text, "Ida Holm") == ["Holm", "Ida Holm", "Ida", "Holm"]


def test_accents_and_letters_that_look_alike_are_one_name() -> None:
    assert told("Zoë Ødegård ran. Odegard won. Zoe Odegard wept.", "Zoë Ødegård") == [
        "Zoë Ødegård",
        "Odegard",
        "Zoe Odegard",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rep. Robert “Bo” Lund left.", "Robert “Bo” Lund"),
        ("Julie A. Diaz Lund, 31, left.", "Julie A. Diaz Lund"),
        ("“It is late,” grinned Zarrak Quillon.", "Zarrak Quillon"),
        ("“It is late.” ― Zarrak Quillon", "Zarrak Quillon"),
        ("Zarrak Quillon, of Corve, Md., said it was late.", "Zarrak Quillon"),
        ("Her caddie, Zarrak Quillon, smiled.", "Zarrak Quillon"),
        ("Her husband, Tomas, smiled.", "Tomas"),
        ("She met Zarrak Quillon, executive director of a bank.", "Zarrak Quillon"),
        ("Zarrak Quillon, in her first year: “It is late.”", "Zarrak Quillon"),
        ("The coach, Rolf Winter, smiled.", "Rolf Winter"),
        ("The minister, Mr. Villarreal, smiled.", "Villarreal"),
        ("It is late, the Quillon administration said. Quillon said so.", "Quillon"),
    ],
)
def test_a_name_is_a_persons_by_what_stands_beside_it(text: str, expected: str) -> None:
    assert [expected] == [person.name for person in cast_of(text).people if person.kind == "person"]


@pytest.mark.parametrize(
    "text",
    [
        "Ardwick agree a fee. Ardwick say so.",
        "“It is late,” joked Ardwick manager.",
        "It fell under Quillon 21.",
        "The Fifth Amendment said so.",
        "I've told them.",
        "Charlotte Panthers won.",
        "Veteran striker left.",
    ],
)
def test_ordinals_contractions_and_teams_are_nobody(text: str) -> None:
    assert not [person.name for person in cast_of(text).people if person.kind == "person"]


@pytest.mark.parametrize("text", ["Ida Holm left. The Holm Stadium was empty.", "Ida Holm left. Zarrak Holm stayed."])
def test_a_surname_in_another_name_is_not_the_person(text: str) -> None:
    assert told(text, "Ida Holm") == ["Ida Holm"]


def test_a_surname_that_is_a_town_is_not_taken_for_the_person() -> None:
    assert told("Jack London lives in London.", "Jack London") == ["Jack London"]


def test_a_surname_that_a_body_bears_is_the_persons_where_no_body_is_named_so() -> None:
    assert told("Coach Dana Fox left. Fox smiled.", "Dana Fox") == ["Dana Fox", "Fox"]
    assert told("Coach Dana Fox left. Fox News said so, and Fox smiled.", "Dana Fox") == ["Dana Fox"]


def test_possessives_are_marked() -> None:
    text = "Ida Holm’s goal and Tom Reyes' miss. His loss. Holm won."
    cast = cast_of(text)

    owns = {mention.span.cut(text): mention.possessive for person in cast.people for mention in person.mentions}

    assert owns == {"Ida Holm": True, "Tom Reyes": True, "Holm": False, "His": True}


PRONOUNS = [
    ("the subject of its sentence", "Ida Holm lost because she was tired.", "Ida Holm", ["Ida Holm", "she"]),
    ("the subject before", "Ida Holm lost. She was tired.", "Ida Holm", ["Ida Holm", "She"]),
    ("sexes agree", "Ida Holm met Tom Reyes. He was late.", "Tom Reyes", ["Tom Reyes", "He"]),
    ("an object is somebody else", "Tom Reyes lost. Per Lund also thanked him.", "Tom Reyes", ["Tom Reyes", "him"]),
    ("one who depends on a preposition is no subject", "Tom Reyes spoke with Per Lund. He left.", "Tom Reyes", ["Tom Reyes", "He"]),
    ("nor does the name of a side between make one", "Tom Reyes shot and was denied by Northport’s Per Lund. He left.", "Tom Reyes", ["Tom Reyes", "He"]),
    ("a side without a preposition leaves the subject", "Tom Reyes ran. Northport’s Per Lund scored. He left.", "Per Lund", ["Per Lund", "He"]),
    ("a list after a preposition is no subject", "Tom Reyes spoke of Per Lund and Al Gray. He left.", "Tom Reyes", ["Tom Reyes", "He"]),
    ("answers a question about another", "Ann Lund left. Asked if Ida Holm would stay, she smiled.", "Ann Lund", ["Ann Lund", "she"]),
    ("answers a question about nobody", "Ann Lund left. Ida Holm sat. Asked who her rival was, she smiled.", "Ida Holm", ["Ida Holm", "her", "she"]),
    ("who said the sentence before", "Ida Holm is late, Ann Lund said. She smiled.", "Ann Lund", ["Ann Lund", "She"]),
    ("an object in an aside is somebody else", "Tom Reyes met Per Lund, who spotted him.", "Tom Reyes", ["Tom Reyes", "him"]),
    ("looks ahead", "Anna Petrov left. Asked why she wept, Ida Holm smiled.", "Ida Holm", ["she", "Ida Holm"]),
    ("a sex told by pronouns", "Zarrak, 30, lost her temper. Tom Reyes won. She left.", "Zarrak", ["Zarrak", "her", "She"]),
    ("a sex told behind a quote", "Zarrak, 30, lost. “It is late. I am tired. It is over,” he said.", "Zarrak", ["Zarrak", "he"]),
    ("a paragraph that names nobody turns back from a voice in passing", "Ida Holm won. Holm fell. Holm rose.\n\n“It was late and cold,” said Ann Lund.\n\nThere were dark times. A fever cost her a summer.", "Ida Holm", ["Ida Holm", "Holm", "Holm", "her"]),
    ("quoted words are left alone", "Tom Reyes lost. “He told me that he was tired,” she said.", "Tom Reyes", ["Tom Reyes"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "expected"), [case[1:] for case in PRONOUNS], ids=[case[0] for case in PRONOUNS]
)
def test_a_pronoun_is_resolved(text: str, name: str, expected: list[str]) -> None:
    assert expected == told(text, name)


@pytest.mark.parametrize(
    ("opening", "who"),
    [
        ("In 1972 he", "Tom Reyes"),
        ("On leaving school he", "Tom Reyes"),
        ("He", "Tom Reyes"),
        ("In May Lund said that he", "Per Lund"),
    ],
)
def test_a_paragraph_about_he_turns_back_from_a_voice_heard_in_passing(opening: str, who: str) -> None:
    text = f"Tom Reyes has died. Reyes played for Ardley, and Reyes won.\n\n“Soft,” recalled Per Lund.\n\n{opening} bought a shop.\n"

    assert told(text, who)[-1] in ("he", "He")


EPITHETS = [
    ("by role", "Tom Reyes met winger Ida Holm. The winger smiled.", "Ida Holm", "The winger"),
    ("by age", "Tom Reyes met Ida Holm, 24. The 24-year-old smiled.", "Ida Holm", "The 24-year-old"),
    ("by people", "Tom Reyes met Norwegian winger Ida Holm. The Norwegian smiled.", "Ida Holm", "The Norwegian"),
    ("by noun of a people", "Ida Holm met French mayor Luc Moreau. The Frenchman smiled.", "Luc Moreau", "The Frenchman"),
    ("by office", "Ida Holm met Senator Tom Reyes. The senator smiled.", "Tom Reyes", "The senator"),
    ("by another word for the same work", "Ida Holm met manager Per Lund. The Ardley boss smiled.", "Per Lund", "The Ardley boss"),
    ("not one of another people", "Ida Holm met German mayor Per Lund. The Norwegian smiled.", "Ida Holm", "The Norwegian"),
    ("two of one people", "Welsh mayor Ida Holm met Per Lund. The Briton smiled.", "Ida Holm", "The Briton"),
    ("who is in focus, not who is touched on", "Per Lund lost. Asked about Tom Reyes, the Norwegian smiled.", "Per Lund", "the Norwegian"),
    ("by age in apposition with a verb", "Tom Reyes met Ida Holm, who turned 30 in May. The 30-year-old smiled.", "Ida Holm", "The 30-year-old"),
    ("by age with its word", "Tom Reyes met Ida Holm, aged 24. The 24-year-old smiled.", "Ida Holm", "The 24-year-old"),
    ("the player, not the coach who spoke", "# Holm out\n\nIda Holm is hurt. Coach Ann Lund said so. The 24-year-old fell.", "Ida Holm", "The 24-year-old"),
    ("not whom a verb of saying has for subject", "Ida Holm is hurt. Holm fell. Per Lund said that the 24-year-old fell.", "Ida Holm", "the 24-year-old"),
    ("not who acts on it", "Ida Holm is hurt. Holm fell. Per Lund left. Lund saw the winger.", "Ida Holm", "the winger"),
    ("not who is named in passing", "Ida Holm is hurt. Holm fell. Per Lund’s song rang. The 24-year-old fell.", "Ida Holm", "The 24-year-old"),
    ("of an age beyond a player's", "Ida Holm is hurt. Manager Ann Lund left. The 52-year-old smiled.", "Ann Lund", "The 52-year-old"),
    ("by whose it is", "Ida Holm is hurt. Manager Ann Lund left. Her manager smiled.", "Ann Lund", "manager"),
    ("not a coach who is named later", "Ida Holm ran. Holm sat. Tom Reyes’ side won. The Ardley boss smiled. Corve manager Ann Lund left.", "Tom Reyes", "The Ardley boss"),
    ("not an office of another town", "Ida Holm met Boston mayor Tom Reyes. Mayor Ann Lund met Reyes. The Dallas mayor smiled.", "Ann Lund", "The Dallas mayor"),
    ("whom the sentence before only touched on", "Coach Al Dyer, 47, met Ida Holm. Dyer wept. Dyer guided Holm. The 24-year-old smiled.", "Ida Holm", "The 24-year-old"),
    ("by kin", "Ida Holm is hurt. Her father Per Lund left. Her father smiled.", "Per Lund", "father"),
    ("behind another phrase", "Ida Holm met Tom Reyes. The end of the 24-year-old came.", "Ida Holm", "the 24-year-old"),
    ("not a player of another land", "Norway captain Ida Holm ran. Holm sat. Ann Lund left. The Canada full-back smiled.", "Ann Lund", "The Canada full-back"),
    ("of a fellow player", "Ida Holm ran. Holm sat. Tom Reyes praised team-mate Holm. Reyes smiled. The captain wept.", "Tom Reyes", "The captain"),
    ("before the name that explains it", "Tom Reyes left. The party leader, Ida Holm, smiled. The leader wept.", "Ida Holm", "The leader"),
    ("of no known work, in an article about another", "Ida Holm sat. Holm ran. Tom Reyes lost. The Ardley chief smiled.", "Tom Reyes", "The Ardley chief"),
    ("in apposition", "Ida Holm met Tom Reyes, the party leader. The leader smiled.", "Tom Reyes", "The leader"),
    ("by place of birth, whatever the noun", "Ida Holm ran. Holm sat. The Ardley-born attacker smiled.", "Ida Holm", "The Ardley-born attacker"),
    ("who is in focus", "Ida Holm met Tom Reyes. The former Ardley and Corve player smiled.", "Ida Holm", "The former Ardley and Corve player"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "expected"), [case[1:] for case in EPITHETS], ids=[case[0] for case in EPITHETS]
)
def test_an_epithet_is_told(text: str, name: str, expected: str) -> None:
    assert expected in told(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm met Tom Reyes. The Norwegian side won.",
        "Ida Holm, 24, met nobody. The 63-year-old smiled.",
        "Winger Ida Holm lost. The manager smiled.",
        "Ida Holm lost. The fans smiled, and the spokesman laughed.",
        "Ida Holm lost. Her manager smiled, and her brother laughed.",
        "Ida Holm, 24, met the 31-year-old.",
        "Ida Holm ran. Holm sat. The Ardley-born and the others smiled.",
        "Ida Holm ran. Holm sat. The new-born calf smiled.",
        "Ida Holm left. The winger responsible, Corve’s Zarrak Quillon, smiled.",
        "Ida Holm left. The president was late. Later came union president Ann Lund.",
        "Tom Reyes left. The minister of the roads, Ida Holm, smiled.",
        "Ida Holm left. One man stayed behind. The man smiled.",
        "Ida Holm left. The 23-year-old Corve wall-hand Zarrak Quillon smiled.",
        "Ida Holm, who was 19 then, met Coach Ann Lund. The 19-goal run ended.",
    ],
)
def test_a_description_of_nobody_here_stays_open(text: str) -> None:
    assert not [mention for person in cast_of(text).people for mention in person.mentions if mention.form == "epithet"]


DEEDS = [
    ("a deed is the player's", "Coach Ann Lund left. She has scored twice.", "Ida Holm"),
    ("what is a player's", "Coach Ann Lund left. Her first Corve goal came late.", "Ida Holm"),
    ("another deed is the coach's", "Coach Ann Lund left. She has smiled twice.", "Ann Lund"),
    ("a deed of a coach whom its sentence names", "When Coach Ann Lund left, she had scored twice.", "Ann Lund"),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in DEEDS], ids=[case[0] for case in DEEDS])
def test_who_does_what_players_do_is_the_player(text: str, expected: str) -> None:
    cast = cast_of(f"Ida Holm is hurt. Holm fell. Holm wept. {text}")

    assert [expected] == [
        person.name for person in cast.people for mention in person.mentions if mention.form == "pronoun"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Secretary General Dov Ki-lun left. Dov was late.", "Dov Ki-lun"),
        ("“It is late,” said Tom Reyes. Reyes left. Said Reyes: “Very late.”", "Tom Reyes"),
    ],
    ids=["a family name first", "a verb that opens its sentence"],
)
def test_a_part_alone_is_the_person(text: str, expected: str) -> None:
    assert [expected] == [person.name for person in cast_of(text).people]


MAIN = [
    ("a coach who talks of a player", "Tom Reyes is fit. Coach Ann Lund said so. “Reyes trained,” Lund said. Lund left. Lund wept.", "Tom Reyes"),
    ("a player beside their coach in the headline", "# Lund hails striker Reyes\n\nManager Ann Lund spoke. Lund left. Lund wept. Striker Tom Reyes ran.", "Tom Reyes"),
    ("a coach whom the headline names alone", "# Manager Ann Lund leaves\n\nLund spoke. Lund wept. Striker Tom Reyes ran. Reyes sat.", "Ann Lund"),
    ("a coach without a player", "Manager Ann Lund spoke. Lund wept. Chairman Tom Reyes sat.", "Ann Lund"),
    ("a coach, where a player is only touched on", "Manager Ann Lund spoke. Lund wept. Lund left. Lund sat. Lund ran. Lund fell. Striker Tom Reyes ran.", "Ann Lund"),
    ("whom the first sentence names first", "Norway’s Ida Holm beat Ann Lund. “Ann is good,” Holm said. Lund left.", "Ida Holm"),
    ("somebody of political news", "Senator Ida Holm spoke. Holm left. Tom Reyes listened.", "Ida Holm"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in MAIN], ids=[case[0] for case in MAIN])
def test_an_article_is_about(text: str, expected: str) -> None:
    main = cast_of(text).main

    assert main is not None
    assert expected == main.name


def test_the_main_player_is_whom_most_names_name() -> None:
    main = cast_of("# Holm wins\n\nTom Reyes watched. Ida Holm won. Holm wept. Holm left.").main

    assert main is not None
    assert main.name == "Ida Holm"


def test_who_only_tells_of_a_player_in_the_headline_is_not_the_main_player() -> None:
    text = (
        "# Brandt says Holm is fit to lead Oakford\n\nIda Holm will be ready for Oakford’s cup tie, but Petra Brandt has "
        "warned that she may not last.\n\n“Ida is fine,” Brandt said. Brandt was calm. Holm has scored six times. "
        "Brandt left. Holm trained."
    )
    main, plays = cast_of(text).main, cast_of(text.replace("says Holm is", "plays as Holm is")).main

    assert main is not None
    assert main.name == "Ida Holm"
    assert plays is not None
    assert plays.name == "Petra Brandt"


def test_a_line_above_the_story_does_not_make_its_player_the_main_one() -> None:
    main = cast_of(
        "# Rovers forward Tom Lund moves to Bexton as part of a busy day\n\nOakford have signed winger Ida Holm on loan.\n\n"
        "Holm has made 61 appearances. “I am glad,” Holm said. Holm is 24. Lund scored twice for Rovers."
    ).main

    assert main is not None
    assert main.name == "Ida Holm"


def test_the_users_word_decides_the_main_player_name_and_sex() -> None:
    cast = cast_of("Ida Holm won. Holm wept. Zarrak, 30, lost.", player="Ou Zarrak", sex="f")

    assert cast.main is not None
    assert (cast.main.name, cast.main.sex) == ("Ou Zarrak", "f")


def test_the_sites_other_names_have_the_highest_authority() -> None:
    text = "Zarrak Lindo won. Holm wept with Lindo."

    assert told(text, "Ida Holm", aliases=(("Zarrak Lindo", "Ida Holm"),)) == ["Zarrak Lindo", "Holm"]


def test_a_club_and_a_body_named_after_it_are_nobody() -> None:
    text = "Corve winger Ida Holm lost. Corve Voice said the team “owe us”. Holm, of Corve, wept."

    assert [person.name for person in cast_of(text).people if person.kind == "person"] == ["Ida Holm"]


def test_an_organisation_is_listed_where_it_speaks_and_only_there() -> None:
    text = "Ardley City won. Ardley City said: “We are proud.” Corve Rovers lost."

    cast = cast_of(text)

    assert [(person.name, person.kind) for person in cast.people] == [("Ardley City", "organisation")]
    assert [Span(17, 28)] == [mention.span for mention in cast.people[0].mentions]


BODIES = [
    ("it", "Ardley City paid tribute. “She was one of us,” it said.", "Ardley City", "it"),
    ("they", "The Corve Council paid tribute. “She was one of us,” they said.", "Corve Council", "they"),
    ("a spokesman", "Ardley City rejected it. “We did no wrong,” a spokesman said.", "Ardley City", "spokesman"),
    ("a statement", "Ardley City rejected it. “We did no wrong,” a statement read.", "Ardley City", "statement"),
    ("a body that describes", "Ardley City described her as “the best of us by far”.", "Ardley City", "Ardley City"),
    ("a ministry", "“We did no wrong,” the foreign ministry said.", "foreign ministry", "foreign ministry"),
    ("a report", "“We did no wrong,” the Ardley City report stated.", "Ardley City", "Ardley City"),
]


@pytest.mark.parametrize(("text", "name", "expected"), [case[1:] for case in BODIES], ids=[case[0] for case in BODIES])
def test_an_organisation_speaks_as(text: str, name: str, expected: str) -> None:
    assert expected in told(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Ardley City lost again. “It is late,” they said.",
        "“It is late,” said Ardley City’s coach, Tom Reyes.",
        "Ardley City left. " + "It rained all day on the empty road to the sea. " * 9 + "“We did no wrong,” it said.",
    ],
    ids=["a club is not they", "who belongs to it", "long ago"],
)
def test_an_organisation_does_not_speak_where_another_does(text: str) -> None:
    assert not [person for person in cast_of(text).people if person.kind == "organisation"]


def test_a_short_name_is_the_bodys_whose_name_it_is_cut_from() -> None:
    text = "The Ardley Road Union met. It is called the ARU. The ARU said: “We will march.”"

    assert told(text, "Ardley Road Union") == ["ARU"]
    assert told("Deportivo Zarrak won. Zarrak said: “We march.”", "Deportivo Zarrak") == ["Zarrak"]


def test_nobody_in_an_empty_text() -> None:
    assert Cast() == cast_of("")


WORDS = st.sampled_from(
    ["Ida Holm", "Holm", "Tom", "he", "She", "his", "her", "the captain", "The 27-year-old", ", 27,", "’s", ".", ",", "“", "”", "\n",
     "said", "Mr", "Sir", "of", "and", "Ardley City", "manager", "é", "J.", "de", "\u00a0", "İ", "ß", "according to"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=50).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_mentions_that_lie_in_it_in_order_and_never_over_one_another(text: str) -> None:
    cast = cast_of(text)

    everything = sorted(mention.span for person in cast.people for mention in person.mentions)
    for person in cast.people:
        assert person.mentions
        assert list(person.mentions) == sorted(person.mentions, key=lambda mention: mention.span)
    assert all(span.end <= len(text) for span in everything)
    assert not [pair for pair in itertools.pairwise(everything) if pair[0].overlaps(pair[1])]
    assert cast.main is None or cast.main in cast.people


@given(st.lists(WORDS, max_size=50).map(" ".join))
def test_two_runs_find_the_same(text: str) -> None:
    assert cast_of(text) == cast_of(text)


def test_a_body_is_no_main_player_however_often_it_speaks() -> None:
    text = (
        "Victoria Park have signed Tom Lund. Victoria Park said the fee was small. Victoria Park, who won, are tenth.\n\n"
        "“We are glad,” Victoria Park said. Striker Ida Park, 24, left."
    )

    assert [person.name for person in cast_of(text).people if person.kind == "person"] == ["Tom Lund", "Ida Park"]
