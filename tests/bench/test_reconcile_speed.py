"""Reconciling grows with the articles and not with their pairs.

`pytest -m bench` settles ten thousand articles on two hundred people; the ratio alone is checked in every run.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from generator.model.profile import Site, SiteConfig
from generator.reconcile.settle import settle_site

LIMIT = 60.0
"""Seconds for ten thousand articles on one core."""

GROWTH = 6.0
"""How much longer five times as many articles may take."""


ROUGHLY = 9.0
"""The same for so few that other work on the machine shows; what grows with the pairs takes 25 times as long."""


def load(name: str) -> ModuleType:
    """A module that lies beside this one; tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


synthetic = load("synthetic")


def settle(articles: int, *, people: int = 200) -> tuple[float, Site]:
    """Seconds of processor time, and the site."""
    corpus = synthetic.make_corpus(articles, people)
    began = time.process_time()
    site, _ = settle_site(SiteConfig(), corpus.subjects, corpus.articles, corpus.claims)
    return time.process_time() - began, site


def test_five_times_the_articles_take_about_five_times_as_long() -> None:
    settle(50, people=10)
    few = min(settle(100, people=10)[0] for _ in range(3))
    many = min(settle(500, people=10)[0] for _ in range(2))

    assert many <= ROUGHLY * few


def test_the_invented_stories_are_settled_as_they_were_made() -> None:
    _, site = settle(100, people=10)
    profile = site.profiles[0]
    stories = 100 // synthetic.OUTLETS // 10

    assert len(site.profiles) == 10
    assert len([fact for fact in profile.facts if fact.section == "timeline"]) == stories
    assert {len(group.variants) for group in profile.quotes} == {synthetic.OUTLETS}
    assert len({witness.family for witness in site.witnesses if witness.family}) == 100 // synthetic.OUTLETS
    assert profile.disagreements == ()


@pytest.mark.bench
def test_ten_thousand_articles_on_two_hundred_people_are_settled_in_a_minute() -> None:
    two, _ = settle(2_000)
    ten, _ = settle(10_000)

    assert ten < LIMIT
    assert ten <= GROWTH * two
