"""The same utterance found across sources, and nothing else."""

from __future__ import annotations

from making import article_of, claims_of, library_of, quote

from generator.model.facts import QuoteGroup
from generator.reconcile.collate import collate_quotes


def collate(*texts: tuple[str, list[list[str]]]) -> tuple[QuoteGroup, ...]:
    articles = [article_of(text, name) for (text, _), name in zip(texts, ("aa", "bb", "cc"), strict=False)]
    claims = {
        article.source.id: claims_of(article, quotes=tuple(quote(article, *segments) for segments in quotes))
        for article, (_, quotes) in zip(articles, texts, strict=True)
    }
    return collate_quotes(claims, library_of(*articles))


def shared(groups: tuple[QuoteGroup, ...]) -> list[QuoteGroup]:
    return [group for group in groups if len(group.variants) > 1]


def test_one_utterance_is_found_whatever_was_cut() -> None:
    groups = collate(
        ("“After the storm in Elmham we rowed 19 races, I think, without losing,” she said.", [["After the storm in Elmham we rowed 19 races, I think, without losing,"]]),
        ("“After the storm we rowed 19 races without losing,” she said.", [["After the storm we rowed 19 races without losing,"]]),
    )  # fmt: skip

    (group,) = shared(groups)
    assert [variant.source for variant in group.variants] == ["aa", "bb"]
    assert [change.label for change in group.changes] == ["hedge dropped", "scope"]


def test_a_few_words_kept_in_marks_answer_to_the_whole_sentence() -> None:
    groups = collate(
        ("“You have to keep polishing the silver lantern every single morning.”", [["You have to keep polishing the silver lantern every single morning."]]),
        ("She talked of “polishing the silver lantern” again.", [["polishing the silver lantern"]]),
    )  # fmt: skip

    assert len(shared(groups)) == 1


def test_one_sentence_may_answer_to_two() -> None:
    groups = collate(
        ("“To cross the glacier is brutally cold. We must carry the heaviest ropes on the steepest ridge.”", [["To cross the glacier is brutally cold. We must carry the heaviest ropes on the steepest ridge."]]),
        ("“To cross the glacier, we must carry the ropes on the steepest ridge.”", [["To cross the glacier, we must carry the ropes on the steepest ridge."]]),
    )  # fmt: skip

    (group,) = shared(groups)
    assert len(group.variants[0].support) == 2


def test_interviews_that_share_a_phrase_stay_apart() -> None:
    groups = collate(
        ("“We have to take it on the chin because the visitors deserved the victory tonight.”", [["We have to take it on the chin because the visitors deserved the victory tonight."]]),
        ("“Personally I will take it on the chin and start building a boat with my neighbours.”", [["Personally I will take it on the chin and start building a boat with my neighbours."]]),
        ("“My sister took it on the chin when our garden flooded last winter.”", [["My sister took it on the chin when our garden flooded last winter."]]),
    )  # fmt: skip

    assert shared(groups) == []


def test_words_of_two_speakers_are_never_one_utterance() -> None:
    one, two = (article_of("“The harbour froze over in the night of the regatta.”", name) for name in ("aa", "bb"))
    exact = "The harbour froze over in the night of the regatta."
    claims = {
        "aa": claims_of(one, quotes=(quote(one, exact, speaker="Ada Example"),)),
        "bb": claims_of(two, quotes=(quote(two, exact, speaker="Bo Sample"),)),
    }

    assert shared(collate_quotes(claims, library_of(one, two))) == []


def test_every_quoted_sentence_is_in_exactly_one_group() -> None:
    text = "“The lamp is lit. The boat is ready. Nobody sleeps,” she said. “We row at dawn.”"
    groups = collate((text, [["The lamp is lit. The boat is ready. Nobody sleeps,"], ["We row at dawn."]]))

    supports = [support.evidence.exact for group in groups for variant in group.variants for support in variant.support]
    assert sorted(supports) == ["Nobody sleeps,", "The boat is ready.", "The lamp is lit.", "We row at dawn."]


def test_order_of_sources_changes_nothing() -> None:
    one = article_of("“The harbour froze over in the night of the regatta.”", "aa")
    two = article_of("“The harbour froze in the night of the regatta.”", "bb")
    made = {
        "aa": claims_of(one, quotes=(quote(one, "The harbour froze over in the night of the regatta."),)),
        "bb": claims_of(two, quotes=(quote(two, "The harbour froze in the night of the regatta."),)),
    }

    assert collate_quotes(made, library_of(one, two)) == collate_quotes(
        dict(reversed(made.items())), library_of(two, one)
    )
