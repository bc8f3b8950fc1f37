"""A profile is settled again only when something that it rests on changed, and comes back as it was."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from generator import settling
from generator.cache.settled_codec import decode_profile, encode_profile
from generator.cache.store import Store, open_store
from generator.model.profile import Site
from generator.pipeline import Run, read_site
from generator.reconcile.settle import settle_profile

MakeProject = Callable[[dict[str, str | bytes]], Path]
NAMES = ("Ada Marlow", "Bea Stroud", "Cyn Varga")


def text_of(name: str, goals: int) -> str:
    """An invented article about one player."""
    last = name.split()[1]
    return (
        f"{last} shines\n\n{name}, 24, scored {goals} goals as Northport Rovers beat Eastvale Town 2-1 on 3 May 2024.\n\n"
        f"“We never stopped running at {goals},” {last} said. {name} has 40 goals in 90 matches for Northport Rovers.\n"
    )


@pytest.fixture
def root(make_project: MakeProject) -> Path:
    files: dict[str, str | bytes] = {}
    for name in NAMES:
        slug = name.lower().replace(" ", "-")
        files[f"content/people/{slug}.md"] = f"---\nname: {name}\nsex: f\nsport: football\n---\n"
        files |= {f"seeds/{slug}-{goals}.txt": text_of(name, goals) for goals in (2, 3)}
    return make_project(files)


def site_of(root: Path) -> Site:
    """The site, every profile of which has been looked into."""
    store = open_store(root)
    try:
        site = read_site(root, run=Run(store=store)).site
        assert all(profile.facts for profile in site.profiles)
        return site
    finally:
        store.close()


def test_one_changed_article_settles_one_profile(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = site_of(root)
    settled: list[str] = []

    def counted(subject, *rest):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002, ANN202 - passes on what it gets
        settled.append(subject.name)
        return settle_profile(subject, *rest)

    monkeypatch.setattr(settling, "settle_profile", counted)
    assert site_of(root) == before
    assert settled == []
    (root / "seeds/bea-stroud-2.txt").write_text(text_of("Bea Stroud", 4), "utf-8")

    after = site_of(root)

    assert settled == ["Bea Stroud"]
    assert after == read_site(root, run=Run(store=Store(None))).site


def test_a_profile_comes_back_with_its_phrases(root: Path) -> None:
    site = site_of(root)
    witnesses = {one.id: one for one in site.witnesses}
    for profile in site.profiles:
        content = encode_profile(profile, ())
        assert content is not None
        found = decode_profile(content, profile.subject, witnesses)
        assert found == (profile, ())
        assert found
        for fact, again in zip(profile.facts, found[0].facts, strict=True):
            assert type(fact.label) is type(again.label)
            assert getattr(fact.label, "pattern", "") == getattr(again.label, "pattern", "")


@pytest.mark.parametrize("content", [b"", b"null", b'{"facts": 3}', b"[" * 100_000])
def test_json_of_another_shape_is_no_profile(root: Path, content: bytes) -> None:
    site = site_of(root)

    assert decode_profile(content, site.profiles[0].subject, {}) is None


def test_a_profile_that_nobody_looks_into_is_not_decoded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = site_of(root)
    monkeypatch.setattr(settling, "decode_profile", None)
    store = open_store(root)
    site = read_site(root, run=Run(store=store)).site

    assert [profile.counts for profile in site.profiles] == [profile.counts for profile in before.profiles]
    assert [witness.article.headline for witness in site.witnesses] == [
        witness.article.headline for witness in before.witnesses
    ]
    with pytest.raises(TypeError):
        _ = site.profiles[0].facts
    store.close()


def test_a_profile_that_is_gone_from_the_store_is_settled_again(root: Path) -> None:
    before = site_of(root)
    store = open_store(root)
    site = read_site(root, run=Run(store=store)).site
    store.close()

    assert site == before


def test_a_worker_that_was_forked_reads_the_store_by_a_connection_of_its_own(root: Path) -> None:
    store = open_store(root)
    store.put("tried", {b"key": b"value"})
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, mp_context=context, initializer=_Inherited.take, initargs=(store,)) as pool:
        assert pool.submit(_Inherited.read).result() == {b"key": b"value"}
    assert store.get("tried", [b"key"]) == {b"key": b"value"}
    store.close()


class _Inherited:
    store: Store

    @classmethod
    def take(cls, store: Store) -> None:
        cls.store = store

    @classmethod
    def read(cls) -> dict[bytes, bytes]:
        return cls.store.get("tried", [b"key"])
