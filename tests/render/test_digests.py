from __future__ import annotations

import msgspec
import pytest
from render.large import make_large_site
from render.sample import make_site

from generator.render import front_pages, urls
from generator.render.digests import MOST_DISPUTES, Digest, digest_of
from generator.render.frame import Frame
from generator.render.front_pages import view_disagreements


def test_a_digest_has_a_line_for_every_fact_and_every_disagreement() -> None:
    site = make_site()
    profile = site.profiles[0]

    digest = digest_of(profile, Frame(site).shelf)

    assert [line.id for line in digest.facts] == [fact.id for fact in profile.facts]
    assert [line.sources for line in digest.facts] == [fact.sources for fact in profile.facts]
    assert [line.topic for line in digest.disputes] == [dispute.topic for dispute in profile.disagreements]
    assert [one.id for one in digest.shown] == [dispute.id for dispute in profile.disagreements]


def test_a_line_says_where_a_thing_stands_that_left_its_persons_page() -> None:
    site = make_large_site()
    profile = site.profiles[0]

    paths = {line.id: line.path for line in digest_of(profile, Frame(site).shelf).facts}

    assert len(set(paths.values())) > 1
    assert paths["f-age"] == urls.profile_path(profile.subject.id)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_digest_comes_back_from_bytes_as_it_was(language: str) -> None:
    site = make_large_site(language=language)
    for profile in site.profiles:
        digest = digest_of(profile, Frame(site).shelf)

        assert msgspec.msgpack.decode(msgspec.msgpack.encode(digest), type=Digest) == digest


def test_a_list_of_too_many_disagreements_names_the_people_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site()
    number = len(site.profiles[0].disagreements)
    assert 1 < number <= MOST_DISPUTES

    whole = view_disagreements(Frame(site))
    monkeypatch.setattr(front_pages, "MOST_DISPUTES", number - 1)
    parted = view_disagreements(Frame(site))

    assert whole.listed
    assert not parted.listed
    assert [len(one.disagreements) for one in whole.people] == [number]
    assert [(one.count, one.disagreements) for one in parted.people] == [(f"{number} disagreements", ())]
    assert whole.amount == parted.amount
    assert [msgspec.structs.replace(one, disagreements=()) for one in whole.people] == list(parted.people)
