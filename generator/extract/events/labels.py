"""Lines of a box of facts: "Born: Caston, 12 May 1999", "Debut: 17 August 2013 v Bexton", "Last league start: 1 April 2023".

Takes a sentence, gives a telling with its date where the sentence is such a line; which labels tell of a happening, and
of which predicate, stands in `knowledge/event_words.toml`. A box stands under the player of the article, so that whose
happening it is need not be asked. Labels of pages ("Last updated: 3 May") and of fixtures are none.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Trigger, predicates
from generator.extract.events.when import When, date_of
from generator.knowledge.load import load_table, load_words
from generator.model.article import Sentence
from generator.model.evidence import Span
from generator.text.alternation import any_of

LABEL_RE = re.compile(r"[^\w\n]{0,4}(?P<label>[A-Z][a-z]+(?: [\w’'/-]+){0,4}): ?(?=\S)")
"""A label at the beginning of a line. Takes `• Last league start: `; leaves `ROVERS: `, `She said: it `."""

LONGEST_LINE = 120
"""Most code points of such a line."""


@cache
def _counted_re() -> re.Pattern[str]:
    """A label that says which of the player's deeds is meant. Takes `First senior goal`, `Player of the year`; leaves `Last updated`."""
    which = any_of(load_words("event_words.labels.which"))
    deeds = any_of(load_words("event_words.labels.deeds"))
    honours = any_of(load_words("event_words.labels.honours"))
    return re.compile(rf"(?:{which})(?: [\w’'-]+){{0,2}} (?:{deeds})|(?:[\w’'-]+ ){{0,2}}(?:{honours})", re.IGNORECASE)


def find_labelled(context: Context, sentence: Sentence) -> tuple[Telling, When] | None:
    """What a labelled line tells, with its date; None where a sentence is no such line."""
    span = sentence.span
    if span.end - span.start > LONGEST_LINE or context.text.find(":", span.start, span.end) < 0:
        return None
    found = LABEL_RE.match(context.text, span.start, span.end)
    predicate = _predicate(found["label"]) if found else None
    if found is None or predicate is None:
        return None
    dates = [timex for timex in context.timexes_in(Span(found.end(), span.end)) if timex.edtf and timex.edtf.latest]
    if not dates:
        return None
    trigger = Trigger(
        predicate=predicates()[predicate],
        span=Span(*found.span("label")),
        verb=None,
        form=None,
        name=None,
        echo=False,
        weak=False,
    )
    clause = Clause(span, "", 0)
    telling = Telling(
        context=context, sentence=sentence, clauses=(clause,), clause=clause, trigger=trigger, status="past"
    )
    return telling, date_of(dates[0])


def _predicate(label: str) -> str | None:
    """The predicate that a label stands for: its own, else that of what no class names; None where it tells of nothing."""
    own: dict[str, str] = load_table("event_words")["labels"]["predicates"]
    if label.casefold() in own:
        return own[label.casefold()]
    return "happening" if _counted_re().fullmatch(label) else None
