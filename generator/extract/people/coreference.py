"""Coreference: whom the names, pronouns and epithets of an article speak of.

Takes all of them in order of place, tells the last two, and adds them to the mentions of whom they mean. A sentence at
a time: a pronoun is the sentence's subject, else the subject of the sentence before (`pronouns.py`); an epithet is who
is described so, else the one in focus (`epithets.py`). Captions look at nothing but themselves and the main player.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.extract.people.descriptions import Description, Epithet, after_name
from generator.extract.people.discourse import Discourse, SentenceState
from generator.extract.people.epithets import is_new, resolve_epithet
from generator.extract.people.figures import Figure, Item, nameless
from generator.extract.people.leads import ahead_of, turns
from generator.extract.people.predicates import governs, hides_name, is_sender, is_thought, reports, tells_mind
from generator.extract.people.pronouns import is_possessive, resolve_pronoun
from generator.extract.people.signs import gives_name
from generator.model.article import Article, BlockKind, Sentence
from generator.model.claims import Mention
from generator.text.blocks import FINITE_RE

SIDE_KINDS: frozenset[BlockKind] = frozenset({"caption", "headline", "heading", "repeat", "furniture"})
"""Blocks that say nothing of who is in mind in the paragraphs around them."""

FOCUS_DEPTH = 6
"""How many subjects of sentences before stay in mind."""


def resolve_mentions(
    article: Article, items: Sequence[Item], figures: Sequence[Figure], *, main: Figure | None
) -> None:
    """Tell every pronoun and epithet among `items`, which are in order of place; `figures` gain what is learnt of them."""
    alone = sum(block.kind == "paragraph" for block in article.blocks) == 1
    discourse = Discourse(article, figures, main, alone)
    for sentence, group in _by_sentence(article, items):
        aside = article.block_of(sentence).kind in SIDE_KINDS or _is_run_in(article.text, sentence)
        before = [main] if aside and main else discourse.focus
        state = SentenceState(before, ahead_of(article, group))
        for item in group:
            figure = _resolve(discourse, state, item)
            if figure is not None:
                _note(discourse, state, item, figure)
        if aside:
            continue
        discourse.heard, discourse.told, discourse.minded = state.seen, state.named, state.minded
        subject = state.subject or state.owner
        if subject is not None:
            discourse.focus = _latest_first(subject, discourse.focus)[:FOCUS_DEPTH]
            discourse.place = sentence.span


def _is_run_in(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a caption that ran into a paragraph: it has neither an end mark nor a verb."""
    return text[sentence.span.end - 1].isalnum() and FINITE_RE.search(sentence.span.cut(text)) is None


def _by_sentence(article: Article, items: Sequence[Item]) -> Iterator[tuple[Sentence, Sequence[Item]]]:
    """Sentences that hold items, in order, each with those that begin before it ends; one at least."""
    place = 0
    while place < len(items):
        sentence = article.sentence_at(items[place].span.start)
        last = place + 1
        while last < len(items) and items[last].span.start < sentence.span.end:
            last += 1
        yield sentence, items[place:last]
        place = last


def _resolve(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """Whom an item speaks of; its place joins their mentions where no name says it."""
    if item.pronoun:
        figure = resolve_pronoun(discourse, state, item)
        if figure is not None:
            possessive = is_possessive(discourse.text, item)
            figure.mentions.append(Mention(span=item.span, form="pronoun", possessive=possessive))
        return figure
    return item.figure if item.epithet is None else _described(discourse, state, item, item.epithet)


def _described(discourse: Discourse, state: SentenceState, item: Item, epithet: Epithet) -> Figure | None:
    """Whom an epithet speaks of, who is learnt to be so; somebody without a name, where it brings in a new person."""
    text = discourse.text
    if epithet.speaks:
        return nameless(epithet)
    if not item.oblique and hides_name(text, item.span.end):
        hidden = discourse.hidden.setdefault(epithet.description.head, nameless(epithet))
        if state.subject is None:
            return hidden
    figure = resolve_epithet(discourse, state, item, epithet)
    if figure is None:
        new = state.subject is None and is_new(discourse, state, item, epithet)
        return nameless(epithet) if new else None
    figure.learn(epithet.description)
    beside = None if epithet.possessive else after_name(text, item.span.end)
    if beside is not None and beside.role == "age":
        figure.learn(beside)
    figure.mentions.append(Mention(span=item.span, form="epithet", possessive=epithet.possessive))
    return figure


def _note(discourse: Discourse, state: SentenceState, item: Item, figure: Figure) -> None:
    """Keep in mind that an item speaks of somebody."""
    if figure is discourse.main:
        discourse.touched = item.span.start
    discourse.last = None if item.oblique else (item.span, figure)
    _note_subject(discourse, state, item, figure)
    if not item.pronoun:
        state.named.append(figure)
        discourse.beside = (item.span.end, figure)
    if item.fellow and state.subject is not None and not state.subject.classes():
        state.subject.learn(Description("", "player", frozenset()))
    speaks = item.epithet is not None and item.epithet.speaks
    if speaks or (not item.oblique and reports(discourse.text, item.span)) or _names_nameless(discourse, state, item):
        state.subject, state.place = figure, item.span
    if state.subject is not figure and not item.oblique and tells_mind(discourse.text, item.span):
        state.minded = figure
    state.seen = _latest_first(figure, state.seen)


def _names_nameless(discourse: Discourse, state: SentenceState, item: Item) -> bool:
    """Whether the sentence's subject, told without a name, gives that of an item: "A guest gave only her first name, Ida"."""
    nameless_so_far = state.subject is not None and not state.subject.named.key
    return nameless_so_far and item.figure is not None and gives_name(discourse.text, item.span.start)


def _note_subject(discourse: Discourse, state: SentenceState, item: Item, figure: Figure) -> None:
    """Keep whom a sentence is about: its first subject, the one that it turns to behind a lead, or whoever owns that."""
    article = discourse.article
    if item.oblique:
        owns = item.owns and not is_thought(article, item.span.start)
        if state.owner is None and (owns or is_sender(article, item)):
            state.owner, state.owned = figure, item.span.end
        return
    governed = state.owner is not None and state.subject is None and governs(article.text, state.owned, item.span.start)
    if (state.subject is None and not governed) or turns(article, item, None):
        state.subject, state.place = figure, item.span


def _latest_first(figure: Figure, others: Sequence[Figure]) -> list[Figure]:
    """Those in mind, with somebody who is spoken of again at their head."""
    return [figure, *(other for other in others if other is not figure)]
