"""What is looked for once for all pages is what each page would find by itself."""

from __future__ import annotations

import pytest
from render.sample import make_site

from generator.render import citations, urls
from generator.render.citations import Shelf
from generator.render.pages import site_frame

SITE = make_site()
FACTS = [fact for profile in SITE.profiles for fact in profile.facts]
PAGES = (urls.HOME, urls.profile_path("ines-marlow"), urls.source_path("harbour-post"))


def shelf() -> Shelf:
    return site_frame(SITE, None).shelf


@pytest.mark.parametrize("most", [1, 2, 4096])
def test_a_shelf_that_remembers_says_what_a_new_one_says(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(citations, "MOST_KNOWN", most)
    used = shelf()

    for _ in range(2):
        for page in PAGES:
            for fact in FACTS:
                assert used.evidence(page, fact.support) == shelf().evidence(page, fact.support)
                assert used.tags(page, fact.support) == shelf().tags(page, list(fact.support))
                assert sorted(used.stating(fact.support)) == list(fact.sources)


def test_the_first_sentence_of_a_source_is_the_first_of_its_own() -> None:
    page = urls.HOME
    for fact in FACTS:
        for source in {one.source for one in fact.support}:
            own = tuple(one for one in fact.support if one.source == source and one.stance == "supports")
            assert shelf().first_evidence(page, fact.support, source) == shelf().evidence(page, own)[:1]
