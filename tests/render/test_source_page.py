"""Any text becomes a page that shows it word for word, marked where facts rest on it."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st
from render.reading import read
from render.sample import SITE_CONFIG

from generator.model.article import Article
from generator.model.evidence import Source, Span
from generator.model.facts import Fact, Support
from generator.model.profile import Profile, Site, Subject, Witness
from generator.render import urls
from generator.render.pages import render_site
from generator.text.article import read_article

LETTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n")
TEXTS = st.text(LETTERS | st.sampled_from("<>&\"'“”‘’#*\n .!?"), min_size=1, max_size=300)


def site_of(article: Article, facts: tuple[Fact, ...]) -> Site:
    witness = Witness(id="w", letter="A", article=article)
    profile = Profile(subject=Subject(id="p", name="P"), witnesses=(witness,), facts=facts)
    return Site(config=SITE_CONFIG, profiles=(profile,), witnesses=(witness,))


def facts_on(article: Article, cuts: list[tuple[int, int]]) -> tuple[Fact, ...]:
    """A fact a cut: it rests on words that begin in a sentence of the article."""
    found = []
    for index, (start, length) in enumerate(cuts):
        sentence = article.sentences[start % len(article.sentences)]
        first = sentence.span.start + start % (sentence.span.end - sentence.span.start)
        span = Span(first, min(len(article.text), first + length))
        support = Support(evidence=article.source.cite(span), sentence=sentence.number)
        found.append(Fact(id=f"f-{index}", section="records", label="L", value="V", support=(support,)))
    return tuple(found)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80)), max_size=5))
def test_any_text_is_shown_word_for_word(text: str, cuts: list[tuple[int, int]]) -> None:
    article = read_article(Source.of(id="w", path="w.txt", text=text))
    facts = facts_on(article, cuts) if article.sentences else ()

    files = render_site(site_of(article, facts))
    page, profile = read(files[urls.source_path("w")]), read(files[urls.profile_path("p")])

    for sentence in article.sentences:
        (shown,) = page.find(id=f"s{sentence.number}")
        assert shown.text == f"{sentence.number}{sentence.span.cut(text)}"
    for fact in facts:
        (element,) = profile.find(id=fact.id)
        words = "".join(mark.text for mark in element.find("mark"))
        assert words == fact.support[0].evidence.exact
        marked = "".join(mark.text for mark in page.find("mark", data_fact=fact.id))
        assert "".join(marked.split()) == "".join(words.split())


@given(TEXTS)
def test_a_site_that_keeps_its_texts_shows_cited_sentences_only(text: str) -> None:
    article = read_article(Source.of(id="w", path="w.txt", text=text))
    facts = facts_on(article, [(0, 1)]) if article.sentences else ()
    site = site_of(article, facts)
    config = dataclasses.replace(site.config, source_text="cited-only")

    page = read(render_site(dataclasses.replace(site, config=config))[urls.source_path("w")])

    assert len(page.find(class_="sentence")) == min(1, len(article.sentences))
