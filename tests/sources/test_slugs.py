from __future__ import annotations

import pytest
from hypothesis import given
from strategies import texts

from generator.sources.slugs import MAX_SLUG, collision_problems, slug_of, slug_problems


@pytest.mark.parametrize(
    ("stem", "slug"),
    [
        ("000_0f6ffd1ca3efcf51", "000-0f6ffd1ca3efcf51"),
        ("Zoë O'Brien — final", "zoe-o-brien-final"),
        ("--a--b--", "a-b"),
        ("決勝", ""),
        ("a" * 99 + "-bc", "a" * 99),
    ],
)
def test_a_stem_becomes_a_slug(stem: str, slug: str) -> None:
    assert slug_of(stem) == slug


@given(stem=texts())
def test_what_is_made_of_any_stem_is_a_slug_or_nothing(stem: str) -> None:
    slug = slug_of(stem)

    assert not slug or not [problem for problem in slug_problems("page.md", slug) if problem.code == "SLUG01"]
    assert len(slug) <= MAX_SLUG


@pytest.mark.parametrize("slug", ["harry-kane", "a", "7", "a1-b2"])
def test_slugs_have_no_problem(slug: str) -> None:
    assert slug_problems(f"{slug}.md", slug) == ()


@pytest.mark.parametrize(("slug", "code"), [("", "SLUG01"), ("a_b", "SLUG01"), ("A", "SLUG01"), ("é", "SLUG01"), ("a-", "SLUG01"),
                                            ("a" * 101, "SLUG01"), ("index", "SLUG02"), ("lpt9", "SLUG02")])  # fmt: skip
def test_other_names_are_refused(slug: str, code: str) -> None:
    assert [problem.code for problem in slug_problems(f"{slug}.md", slug)] == [code]


def test_names_that_differ_in_case_or_unicode_form_collide() -> None:
    pages = [("a", "zoé"), ("b", "zoe\u0301"), ("c", "ZOÉ"), ("d", "zoe")]

    assert [problem.place.path for problem in collision_problems(pages)] == ["b", "c"]
