"""The interface has one catalogue a language, whole and without leftovers."""

from __future__ import annotations

import dataclasses
import re
import string
import tomllib
from pathlib import Path

import pytest
from render.phrases import caught, listed, written
from render.reading import read
from render.sample import make_site

from generator.model.edtf import EdtfDate
from generator.model.spoken import date_words
from generator.render import urls
from generator.render.html import environment, templates_folder, words_of
from generator.render.pages import render_site
from generator.render.words import ENGLISH, load_words

CATALOGUES = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((templates_folder() / "i18n").glob("*.toml"))
}
GERMAN = words_of(None, "de")


def test_english_and_german_are_shipped() -> None:
    assert {"en", "de"} <= set(CATALOGUES)


def test_the_english_catalogue_has_every_phrase_that_is_asked_for_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    phrases, counted = written()

    assert set(CATALOGUES["en"]["phrases"]) == phrases | listed() | caught(monkeypatch)
    assert set(CATALOGUES["en"]["counts"]) == counted


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_catalogue_is_whole_and_keeps_the_parts_of_each_phrase(language: str) -> None:
    catalogue = CATALOGUES[language]
    assert set(CATALOGUES["en"]["phrases"]) <= set(catalogue["phrases"])
    assert set(CATALOGUES["en"]["counts"]) == set(catalogue["counts"])

    def parts(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert [key for key, value in catalogue["phrases"].items() if parts(key) != parts(value)] == []
    assert all(len(forms) == 2 for forms in catalogue["counts"].values())


def test_english_is_its_own_translation() -> None:
    assert all(key == value for key, value in CATALOGUES["en"]["phrases"].items())


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-12-10", "10. Dezember 2022"),
        ("2025-06-11/2025-06-14", "11. bis 14. Juni 2025"),
        ("2026-22", "Sommer 2026"),
        ("../2025", "bis Ende 2025"),
        ("199X", "1990er Jahre"),
    ],
)
def test_dates_in_german(edtf: str, words: str) -> None:
    assert words == date_words(EdtfDate.parse(edtf), GERMAN)


def test_counting_and_listing() -> None:
    assert [ENGLISH.count(number, "fact") for number in (0, 1, 2)] == ["0 facts", "1 fact", "2 facts"]
    assert [GERMAN.count(number, "fact") for number in (1, 2)] == ["1 Fakt", "2 Fakten"]
    assert ENGLISH.list(["A"]) == "A"
    assert GERMAN.list(["A", "B", "C"]) == "A, B und C"
    assert ENGLISH.few("ABCD", 3) == "A, B, C and D"
    assert ENGLISH.few("ABCDE", 3) == "A, B, C and 2 others"


def test_a_region_takes_its_languages_catalogue_and_an_unknown_language_english() -> None:
    assert words_of(None, "de-AT")("Sources") == "Quellen"
    assert words_of(None, "xx")("Sources") == "Sources"
    assert words_of(None, "../en")("Sources") == "Sources"


def test_a_site_may_bring_a_language_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "i18n").mkdir()
    (tmp_path / "i18n" / "la.toml").write_text('[phrases]\n"Sources" = "Fontes"\n', "utf-8")

    words = load_words("la", (tmp_path, templates_folder()))

    assert (words("Sources"), words("About")) == ("Fontes", "About")


def test_a_german_site_speaks_german_and_says_that_its_sources_do_not() -> None:
    site = make_site(language="de")
    files = render_site(dataclasses.replace(site))
    profile = read(files[urls.profile_path("ines-marlow")])

    assert profile.find("html", lang="de")
    assert "Auf einen Blick" in profile.text
    assert "in beiden Quellen" in profile.text or "in 3 Quellen" in profile.text
    left = {"At a glance", "Timeline", "In their own words", "worked out, not stated", "Sources", "House rules"}
    assert not [words for words in left if re.search(rf"\b{words}\b", profile.find("main")[0].text)]
    quotes = profile.find("blockquote")
    assert quotes
    assert all(quote.attrs.get("lang") == "en" for quote in quotes)
    assert all(
        any(inner.attrs.get("lang") == "en" for inner in words.find("span"))
        for words in profile.find("span", class_="evidence-words")
    )
    source = read(files[urls.source_path("harbour-post")])
    assert all(text.attrs.get("lang") == "en" for text in source.find("div", class_="block-text"))
    environment.cache_clear()


def test_what_stays_english_on_a_german_page_says_so() -> None:
    german, english = (
        {path: str(page) for path, page in render_site(make_site(language=one)).items() if path.endswith(".html")}
        for one in ("de", "en")
    )
    value = "Wins the Silver Lamp"

    shown = {path: [page[: at.start()] for at in re.finditer(value, page)] for path, page in german.items()}

    assert {path for path, heads in shown.items() if heads} >= {urls.SEARCH, urls.CHANGES}
    # a citation to be copied is one text
    assert [
        (path, head[-60:])
        for path, heads in shown.items()
        for head in heads
        if not re.search(r'lang="en">$|<title>[^<]*$|"[^"<>]*$|(<dd>|title = \{|\| ?title=)[^<]*: $', head)
    ] == []
    assert not any('lang="en"' in page.partition("<body")[2] for page in english.values())


def test_words_in_place_of_a_headline_are_in_the_language_of_the_page() -> None:
    site = make_site(language="de")
    first, *others = site.witnesses
    source = dataclasses.replace(first.article.source, title=None)
    article = dataclasses.replace(first.article, source=source, blocks=())
    untitled = dataclasses.replace(first, article=article)

    page = str(render_site(dataclasses.replace(site, witnesses=(untitled, *others)))[urls.source_path(first.id)])

    assert "ohne Überschrift</h1>" in page
    assert 'lang="en"' not in page.partition("<h1")[2].partition("</h1>")[0]
