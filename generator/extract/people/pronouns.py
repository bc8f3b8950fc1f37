"""Pronouns: whom "he", "her" and "his" stand for.

Takes a pronoun with the state of the discourse, gives who is meant, or None. The rules of `RULES` are asked in order:
places that turn to a certain person first, then all who are in mind, sexes agreeing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from generator.extract.people.descriptions import describes_by_tie
from generator.extract.people.discourse import Discourse, SentenceState
from generator.extract.people.figures import PRONOUN_SEXES, Figure, Item, named_only
from generator.extract.people.leads import answerer, asked, asked_of, is_question
from generator.extract.people.predicates import asks, is_inserted, owns_noun, tells_deed, tells_words, verb_behind
from generator.extract.people.words import person_words
from generator.knowledge.load import load_words
from generator.model.claims import Sex
from generator.text.alternation import one_of

CLAUSE_RE = re.compile(r"(?:, (?:who|an?|the)\b[^,.;:!?“”\"\n]{1,60},|, who|,(?! (?:and|but|or)\b))?(?: [a-z]+){1,4} ")
"""A verb, with small words, between a subject and its object.

Takes ` also greeted `, `, who met `, `, had met `, `, who fell ill, drove `; leaves `, and met `."""

ASIDE_RE = re.compile(r",? who(?: [a-z][\w’'-]*){1,8} ")
"""An aside about the name before it, up to a pronoun. Takes `, who made `; leaves `, who beat Reyes and `."""

QUOTED_RE = re.compile(r"[,.!?][”\"’']")
"""The end of a quote. Takes `,”`; leaves `’s`."""

GESTURE_RE = re.compile(r" ([a-z]+s)(?:\.| and | at | again\b| [a-z]+ly\b)")
"""A present verb that ends its clause, or nearly so. Takes ` grins.`, ` laughs and `; leaves ` says it `."""

BELOW_RE = re.compile(rf"[^,.;:!?“”\"\n]* {one_of('subordinators')} ")
"""The start of a clause below another's. Takes ` mission as `; leaves ` mission, he `."""

PASSING_REACH = 700
"""How far back somebody was first named who is heard in passing, in code points: about two paragraphs."""

INTERVIEWED = 3
"""How often the main player is heard before a coach is, in an interview."""

MAIN_NAMES = 3
"""How often the main player is named at least, and such a voice is not, for a "he" to turn back."""


ASKED_THEN_RE = re.compile(
    rf"(?i:{one_of('subordinators')}) [^.!?“”\"\n]{{3,80}} (?:asked|pressed|told|reminded|warned) (him|her)\b[^.!?“”\"\n]{{1,90}}, "
)
"""A clause in which somebody is asked, before the sentence's own. Takes `When Holm asked him to go, `; leaves `When she left, `."""

ASKING = 2
"""How many are spoken of in such a clause: who asks, and who is asked."""


def resolve_pronoun(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """Whom a pronoun stands for; None where nobody in mind agrees with it."""
    for rule in RULES:
        figure = rule(discourse, state, item)
        if figure is not None:
            return figure
    return None


def is_possessive(text: str, item: Item) -> bool:
    """Whether a pronoun owns what follows: "his", and "her" in "her goal"."""
    return item.pronoun == "his" or (item.pronoun == "her" and owns_noun(text, item.span.end))


def _asked(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """Who answers behind a question about others: "Asked if Holm would stay, she replied"."""
    return asked(discourse.article, item, state.named, state.before)


def _in_aside(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """Whom an aside right behind a name tells of: "Holm said of Ida Reyes, who made her debut"."""
    del state
    if discourse.beside is None or discourse.beside[1].sex not in (None, PRONOUN_SEXES[item.pronoun]):
        return None
    text, place = discourse.text, item.span.end
    owns = owns_noun(text, place) and text[place + 1 : place + 2].isalpha()
    if item.pronoun == "him" or (item.pronoun == "her" and not owns):
        return None
    end, figure = discourse.beside
    return figure if ASIDE_RE.fullmatch(text, end, item.span.start) else None


def _ahead(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """The subject that a clause before it looks ahead to: "Asked whether she would go, Holm said"."""
    del discourse
    agrees = state.ahead is not None and state.ahead.sex in (None, PRONOUN_SEXES[item.pronoun])
    return state.ahead if agrees and state.subject is None else None


def _main_again(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """The main player, to whom a paragraph that names nobody before "he" turns back from somebody heard in passing."""
    main, before, start = discourse.main, state.before, item.span.start
    if state.seen or main is None or main.sex != PRONOUN_SEXES[item.pronoun] or not before:
        return None
    gesture = GESTURE_RE.match(discourse.text, item.span.end)
    shown = gesture is not None and gesture[1] in _gestures()
    if (
        (_speaks(discourse, item) and not shown)
        or not _begins(discourse, start)
        or is_question(discourse.article, start)
    ):
        return None
    voice = before[0]
    if voice is main or not voice.named.key or len(main.named.mentions) < MAIN_NAMES:
        return None
    if voice.is_staff and not shown and (item.oblique or not _is_interviewed(discourse, main, voice)):
        return None
    passing = start - voice.named.mentions[0].span.start < PASSING_REACH
    told = [mention for mention in voice.named.mentions if mention.span.start < start]
    return main if passing and len(told) < MAIN_NAMES else None


def _is_interviewed(discourse: Discourse, main: Figure, voice: Figure) -> bool:
    """Whether the main player spoke so often before another is named that the article is their interview."""
    place = voice.named.mentions[0].span.start
    told = (verb_behind(discourse.text, mention.span.end) for mention in main.mentions if mention.span.start < place)
    return sum(verb in person_words().reporting for verb in told) >= INTERVIEWED


@cache
def _gestures() -> frozenset[str]:
    """What somebody does whom the writer sits with: "she grins"."""
    return frozenset(load_words("cues.phrases.gestures"))


def _passed(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """The main player, of whom a paragraph told, who speaks below it, where its end names somebody once and for all."""
    main, before, place = discourse.main, state.before, discourse.place
    if (
        state.seen
        or place is None
        or len(before) < 2
        or before[1] is not main
        or main.sex != PRONOUN_SEXES[item.pronoun]
    ):
        return None
    voice, article = before[0], discourse.article
    once = bool(voice.named.key) and len(voice.named.mentions) == 1 and not voice.descriptions
    if not once or not _speaks(discourse, item) or not _begins(discourse, item.span.start):
        return None
    passing = place.start > article.block_at(place.start).span.start and not tells_words(article.text, place)
    return main if passing else None


def _minded(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """Whose mind the sentence before ends with, where they speak: "Holm is out, but Reyes hopes. “Soon,” he said"."""
    minded = discourse.minded
    if minded is None or state.seen or minded.sex not in (None, PRONOUN_SEXES[item.pronoun]):
        return None
    return minded if _speaks(discourse, item) else None


def _inserted(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """The subject of the sentence before, where "she said" stands between commas of another's clause."""
    if not state.before or state.before[0].sex not in (None, PRONOUN_SEXES[item.pronoun]):
        return None
    told = _speaks(discourse, item) and is_inserted(discourse.text, item.span)
    return state.before[0] if told else None


def _asked_then(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """Who was asked, in a clause before the sentence's own: "When Holm asked him for one word, he had it: “…”"."""
    if state.subject is None or item.pronoun not in ("he", "she") or len(state.seen) < ASKING:
        return None
    text, start = discourse.text, discourse.article.sentence_at(item.span.start).span.start
    found = ASKED_THEN_RE.fullmatch(text, start, item.span.start)
    if found is None or PRONOUN_SEXES[found[1]] != PRONOUN_SEXES[item.pronoun]:
        return None
    return _agreeing([figure for figure in state.seen if figure is not state.subject], PRONOUN_SEXES[item.pronoun])


def _answered(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """Who answers a question of somebody of the other sex: “Why?” she asked. / “It is a good question,” he said."""
    if state.seen or not _speaks(discourse, item):
        return None
    reply = asked_of(discourse.article, item, discourse.told, discourse.place) if discourse.place else None
    return reply or answerer(discourse.article, item, discourse.figures, state.before)


def _owner(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """Who owns what the sentence is about, in a clause below it: "It was Holm's aim as he toured the coast"."""
    owner, text = state.owner, discourse.text
    if owner is None or state.subject is not None or owner.sex not in (None, PRONOUN_SEXES[item.pronoun]):
        return None
    below = item.pronoun in ("he", "she") and BELOW_RE.fullmatch(text, state.owned, item.span.start) is not None
    if not below or not owner.named.key or _speaks(discourse, item):
        return None
    owner.sex = PRONOUN_SEXES[item.pronoun]
    return owner


def _salient(discourse: Discourse, state: SentenceState, item: Item) -> Figure | None:
    """The nearest in mind who agrees: the sentence's subject, others of it, the subject before, whoever else was heard."""
    sex = PRONOUN_SEXES[item.pronoun]
    subject, seen, before = state.subject, state.seen, state.before
    ranked = [
        figure
        for figure in (subject, *seen, *before[:1], *discourse.heard, *before[1:], _main_so_far(discourse, item))
        if figure is not None
    ]
    if not _speaks(discourse, item):
        ranked = [figure for figure in ranked if figure.named.key]
        subject, seen, before = named_only(subject), [*filter(named_only, seen)], [*filter(named_only, before)]
    tied = _tied(discourse, item)
    if tied is not None:
        discourse.kindred.append(tied)
        ranked = [figure for figure in (*before, *ranked) if figure is not tied]
        subject = None if subject is tied else subject
    actor = _actor(discourse, item)
    if actor is not None and any(figure is not actor and figure.sex == sex for figure in ranked):
        ranked = [figure for figure in ranked if figure is not actor]
        subject = None if subject is actor else subject
    apart = bool(before) and before[0].kin_of == sex  # "His partner is at home. He"
    if item.pronoun in ("he", "she") and not seen and before and before[0].sex is None and not apart:
        others = [*filter(named_only, discourse.told)] if before[0] not in discourse.heard else []
        if not before[0].named.key and discourse.place is not None and asks(discourse.text, discourse.place):
            others = [*filter(named_only, discourse.heard)]
        other = _agreeing(others, sex) if not before[0].named.key else None
        return other or before[0]
    if not seen and tells_deed(discourse.text, item.span.end) and _is_about_player(discourse, sex):
        ranked.sort(key=lambda figure: figure.is_staff)
    if subject is not None and subject.sex is None and not any(figure.sex == sex for figure in seen):
        return subject
    return _agreeing(ranked, sex)


RULES: tuple[Callable[[Discourse, SentenceState, Item], Figure | None], ...] = (
    _asked,
    _in_aside,
    _ahead,
    _main_again,
    _passed,
    _minded,
    _inserted,
    _asked_then,
    _answered,
    _owner,
    _salient,
)
"""Whom a pronoun may stand for, asked in this order: what its place says before what is in mind."""


def _main_so_far(discourse: Discourse, item: Item) -> Figure | None:
    """The main player, unless others are named before a pronoun, and the main player only behind it."""
    main = discourse.main
    if main is None or not discourse.focus or main.named.mentions[0].span.start < item.span.start:
        return main
    return None


def _agreeing(ranked: Sequence[Figure], sex: Sex) -> Figure | None:
    """The first of a known sex that agrees, else the first whose sex is open."""
    sure = next((figure for figure in ranked if figure.sex == sex), None)
    return sure or next((figure for figure in ranked if figure.sex is None), None)


def _speaks(discourse: Discourse, item: Item) -> bool:
    """Whether a verb of saying stands behind a pronoun."""
    return verb_behind(discourse.text, item.span.end) in person_words().reporting


def _begins(discourse: Discourse, place: int) -> bool:
    """Whether a paragraph names nobody before `place`; where an article is but one, a sentence behind one with a quote."""
    article, before = discourse.article, discourse.place
    if before is None:
        return False
    if before.start < article.block_at(place).span.start:
        return True
    starts = discourse.alone and article.sentence_at(place).span.start == place
    return starts and QUOTED_RE.search(before.cut(article.text)) is not None


def _is_about_player(discourse: Discourse, sex: Sex) -> bool:
    """Whether the article is about a player, of this sex as far as known, and not about a coach."""
    main = discourse.main
    return main is not None and not main.is_staff and main.sex in (None, sex)


def _tied(discourse: Discourse, item: Item) -> Figure | None:
    """Who is told by a tie to the pronoun's owner: "Ida Holm, her flatmate" speaks of two."""
    if discourse.beside is None or item.span.start != discourse.beside[0] + 2:
        return None
    return discourse.beside[1] if describes_by_tie(discourse.text, item.span.start) else None


def _actor(discourse: Discourse, item: Item) -> Figure | None:
    """The subject of the verb that an object pronoun belongs to: "Holm greeted him" speaks of two."""
    if item.pronoun not in ("him", "her") or is_possessive(discourse.text, item) or discourse.last is None:
        return None
    last, figure = discourse.last
    return figure if CLAUSE_RE.fullmatch(discourse.text, last.end, item.span.start) else None
