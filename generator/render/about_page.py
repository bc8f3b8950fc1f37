"""What the site says of itself: the owner's words, then the rules by which it decides, out of the code's own tables.

Nothing here is typed twice: kinds, metrics, verbs and outside facts are read from where the program reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from markupsafe import Markup

from generator.knowledge.load import load_table
from generator.model.claims import RecordKind
from generator.model.facts import ChangeLabel
from generator.render import urls
from generator.render.fact_views import as_sentence
from generator.render.frame import Frame
from generator.render.html import render_markdown
from generator.render.views import LinkView, PageView, View


class TableView(View, frozen=True, kw_only=True):
    """A table of the program."""

    title: str
    """What it lists."""
    text: str
    """What it is for."""
    entries: tuple[str, ...]
    """Its entries, in its own order."""


class DecisionView(View, frozen=True, kw_only=True):
    """A rule that decided something on this site."""

    text: str
    """The rule."""
    count: str
    """How often, in words."""
    example: LinkView
    """A disagreement that it decided."""


class AboutPageView(View, frozen=True, kw_only=True):
    """All that the page about the site shows."""

    page: PageView
    """The frame."""
    body: Markup
    """What the site says of itself."""
    decisions: tuple[DecisionView, ...]
    """Rules that decided something on this site, the most used first."""
    tables: tuple[TableView, ...]
    """What the program reads by."""


def view_about(frame: Frame) -> AboutPageView:
    """The view of the page about the site."""
    config, words = frame.site.config, frame.words
    return AboutPageView(
        page=frame.page(
            urls.ABOUT,
            title=words("About"),
            description=words("What {title} is and how it is made.", title=config.title),
            part=urls.ABOUT,
        ),
        body=render_markdown(config.about),
        decisions=_decisions(frame),
        tables=tuple(
            TableView(title=words(title), text=words(text), entries=tuple(map(words, entries)))
            for title, text, entries in tables_read()
        ),
    )


def _decisions(frame: Frame) -> tuple[DecisionView, ...]:
    cases = [(as_sentence(one.rule), one) for digest in frame.digests for one in digest.disputes]
    counted = Counter(rule for rule, _ in cases)
    first = dict(reversed(cases))
    return tuple(
        DecisionView(
            text=rule,
            count=frame.words.count(number, "disagreement"),
            example=LinkView(text=first[rule].topic, href=urls.link(urls.ABOUT, first[rule].path, first[rule].id)),
        )
        for rule, number in counted.most_common()
    )


def tables_read() -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """(title, what it is for, entries) of each table that the program reads by."""
    cues, metrics = load_table("cues"), load_table("metrics")
    tournaments = load_table("tournaments")
    labels = {row["code"]: row["label"] for row in tournaments["competition"]}
    editions = Counter(labels.get(row["code"], row["code"]) for row in tournaments["edition"])
    yield (
        "What counts as a happening",
        "A sentence becomes an event when its words fit one of these kinds.",
        tuple(load_table("predicates")["types"]),
    )
    yield (
        "What is counted",
        "A number becomes a record when it counts one of these.",
        (*(row["id"] for row in metrics["metric"]), *metrics["names"].values()),
    )
    yield ("Kinds of numbers", "How a number is to be taken.", get_args(RecordKind))
    yield (
        "How wordings differ",
        "The heaviest first; punctuation is never shown as a difference.",
        get_args(ChangeLabel),
    )
    yield (
        "Verbs that report speech",
        "Words between quotation marks are somebody’s when one of these stands beside them and a name.",
        tuple(cues["strong"].split()),
    )
    yield (
        "Outside facts",
        "Dates of competitions, the one thing that no article has to say; a fact that rests on one says so.",
        tuple(f"{label} ({number})" for label, number in editions.items()),
    )
