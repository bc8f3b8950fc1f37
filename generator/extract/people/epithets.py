"""Epithets: whom "the striker", "the 26-year-old" and "her coach" describe.

Takes a description with the state of the discourse, gives who is meant, or None: who is known to be described so, else
who holds such a work, else the one in focus, else the main player, unless what is known of them speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.people.descriptions import FINITE, Description, Epithet
from generator.extract.people.discourse import Discourse, SentenceState
from generator.extract.people.figures import (
    STAFF_AGE,
    Figure,
    Item,
    can_be,
    coach_before,
    fits,
    has_played,
    held_once,
    is_about_play,
    is_elsewhere,
    is_held,
    is_misplaced,
    is_only,
    may_be_meant,
    named_only,
    same_office,
)
from generator.extract.people.leads import answers, turns
from generator.extract.people.predicates import (
    acts_on,
    asks,
    is_nameless,
    speaks,
    takes_stance,
    tells_words,
    verb_behind,
)
from generator.extract.people.words import person_words
from generator.knowledge.load import load_words
from generator.model.evidence import Span
from generator.text.alternation import one_of

LEAD_REACH = 8
"""How far from the start of its sentence a description stands that begins it: behind "But", "Meanwhile"."""

AHEAD_REACH = 450
"""How far ahead of a name its bearer is spoken of as a player or a coach, in code points; as an official or kin, not at all."""

COACH_AGE = 36
"""Somebody younger who is told by an age alone is rather not the coach whom an article is about."""

LEAD_SENTENCES = 3
"""Sentences of an article's lead, its headline counted."""

REFLEXIVES = tuple(f" {word}" for word in load_words("grammar.reflexives"))
"""What turns, behind a description, to whom the article is about: "What of the winger herself?"."""

SURE = 2
"""From this score of `fits` on, what is known of somebody tells that they are described."""


PAST_RE = re.compile(rf"\b(?:{one_of('person_words.signs.past')}) \Z")
"""What a ball or a runner goes by, right before somebody. Takes the tails `over `, `past `; leaves `for `."""

PAST_REACH = 9
"""How long such a word is at most, with its blank, in code points."""


@dataclass(frozen=True, slots=True)
class Context:
    """Who is in mind around a description; all have names."""

    epithet: Epithet
    seen: Sequence[Figure]
    """All whom its sentence speaks of before it, the latest first."""
    before: Sequence[Figure]
    """Subjects of the sentences before, the latest first."""
    apart: Figure | None
    """Who is somebody else: the subject of a verb whose object the description is."""
    oblique: Figure | None
    """The subject of a sentence in which the description is none."""

    @property
    def near(self) -> list[Figure]:
        """All in mind who may be described, the latest first."""
        return [figure for figure in (*self.seen, *self.before) if figure is not self.apart]


def resolve_epithet(discourse: Discourse, state: SentenceState, item: Item, epithet: Epithet) -> Figure | None:
    """Who is described; None where it is nobody whom the article names, as far as told."""
    if epithet.new:
        return None
    context = _context(discourse, state, item, epithet)
    main = discourse.main
    if main is not None and not main.is_staff and discourse.text.startswith(REFLEXIVES, epithet.span.end):
        return main if can_be(main, epithet.description) else None
    return _known_so(discourse, context) or _unnamed(discourse, state, epithet) or _of_role(discourse, context)


def _unnamed(discourse: Discourse, state: SentenceState, epithet: Epithet) -> Figure | None:
    """Somebody without a name: whose name was kept back, or who alone was heard before in the paragraph."""
    description, span = epithet.description, epithet.span
    if epithet.owned:
        return None
    hidden = discourse.hidden.get(description.head)
    if hidden is not None or description.role in ("player", "coach") or not state.before or state.seen:
        return hidden
    voice, place = state.before[0], discourse.place
    near = place is not None and place.start >= discourse.article.block_at(span.start).span.start
    near = near or any(told.head == description.head for told in voice.descriptions)
    if not near or voice.named.key or _asks(discourse, voice):
        return None
    return voice if speaks(discourse.text, span) and can_be(voice, description) else None


def _asks(discourse: Discourse, voice: Figure) -> bool:
    """Whether somebody without a name only put a question to another: "A reporter asked Holm if she would"."""
    asker = not _askers().isdisjoint(told.head for told in voice.descriptions)
    return asker or (discourse.place is not None and asks(discourse.text, discourse.place))


@cache
def _askers() -> frozenset[str]:
    return frozenset(load_words("cues.phrases.askers"))


def is_new(discourse: Discourse, state: SentenceState, item: Item, epithet: Epithet) -> bool:
    """Whether a description begins its sentence with somebody new: "A neighbour said", "Her aunt was"."""
    start = discourse.article.sentence_at(item.span.start).span.start
    if item.oblique or item.span.start - start > LEAD_REACH:
        return False
    before = state.before
    told = not epithet.new and not epithet.owned
    if told and before and before[0].is_staff and can_be(before[0], epithet.description):
        return False
    verb = verb_behind(discourse.text, item.span.end)
    return verb in person_words().reporting or verb.endswith(FINITE) or takes_stance(discourse.text, item.span.end)


def _context(discourse: Discourse, state: SentenceState, item: Item, epithet: Epithet) -> Context:
    """Who is in mind around a description, nobody without a name, and nobody whom the sentence turns from."""
    oblique = state.subject if item.oblique else None
    apart = state.subject if state.place and acts_on(discourse.text, state.place, item) else None
    beaten = PAST_RE.search(discourse.text, max(0, item.span.start - PAST_REACH), item.span.start) is not None
    if apart is None and (epithet.description.role == "national" or beaten) and not epithet.possessive:
        apart = oblique
    seen = [] if turns(discourse.article, item, state.subject) else state.seen
    if epithet.possessive and epithet.description.role == "national" and state.subject in seen:
        seen = [state.subject, *seen]  # "Holm beat Lund to win, the Norwegian's first title"
    return Context(epithet, [*filter(named_only, seen)], [*filter(named_only, state.before)], apart, oblique)


def _known_so(discourse: Discourse, context: Context) -> Figure | None:
    """Who is known to be described so; of several, the latest in mind."""
    epithet, description = context.epithet, context.epithet.description
    late = description.role == "official" or (epithet.owned and description.head in person_words().kin)
    known = _named_so_far(discourse, epithet, ahead=0 if late else AHEAD_REACH)
    fitting = [(fits(figure, description), figure) for figure in known if figure is not context.apart]
    best = max((score for score, _ in fitting), default=0)
    if best < SURE:
        return _ahead_in_lead(discourse, epithet) if late else None
    ranked = [figure for score, figure in fitting if score == best]
    before = context.before
    if "former" in description.modifiers and before and held_once(before[0], ranked, description):
        return before[0]
    return next((figure for figure in context.near if figure in ranked), ranked[0])


def _ahead_in_lead(discourse: Discourse, epithet: Epithet) -> Figure | None:
    """The only one who is told later, and wholly, by the office that an article begins with: "The farms minister has said"."""
    article, description = discourse.article, epithet.description
    lead = article.sentences[min(LEAD_SENTENCES, len(article.sentences)) - 1].span.end
    if epithet.span.start > lead or not description.modifiers:
        return None
    alike = [
        figure
        for figure in _named_so_far(discourse, epithet, ahead=2 * AHEAD_REACH)
        if any(told.head == description.head and _is_all_of(description, told) for told in figure.descriptions)
    ]
    return alike[0] if len(alike) == 1 and can_be(alike[0], description) else None


def _is_all_of(description: Description, known: Description) -> bool:
    """Whether what is known of somebody is a description and no lesser office: not the "shadow minister" of a "minister"."""
    more = known.modifiers - description.modifiers
    return description.modifiers <= known.modifiers and more.isdisjoint(person_words().lesser)


def _named_so_far(discourse: Discourse, epithet: Epithet, *, ahead: int) -> Sequence[Figure]:
    """Those named by the end of the epithet's sentence, or so many code points behind it."""
    end = discourse.article.sentence_at(epithet.span.start).span.end + ahead
    return [figure for figure in discourse.figures if figure.named.mentions[0].span.start < end]


def _of_role(discourse: Discourse, context: Context) -> Figure | None:
    """Who may be described by the class of its role, where nobody is known to be."""
    epithet, role = context.epithet, context.epithet.description.role
    if epithet.owned and role != "coach":
        return None
    if retired := _retired(context):
        return retired
    if role == "coach":
        return _coach(discourse, context)
    if role == "official":
        return _official(discourse, context)
    if role == "any" and is_nameless(discourse.text, epithet):
        return None
    return _in_focus(discourse, context)


def _retired(context: Context) -> Figure | None:
    """The coach of the sentence before, where a description tells what they played as: "said the former Norway winger"."""
    if not context.before or context.seen or not has_played(context.epithet.description):
        return None
    last = context.before[0]
    return last if "coach" in last.classes() and can_be(last, context.epithet.description) else None


def _coach(discourse: Discourse, context: Context) -> Figure | None:
    """The coach named before, else who is in mind and of no known work."""
    epithet = context.epithet
    named = coach_before(discourse.figures, epithet.description.head, epithet.span.start)
    early = named is not None and named.named.mentions[0].span.start < epithet.span.start
    if named is not None and named.named.mentions[0].span.start > epithet.span.end + AHEAD_REACH:
        named = None
    if early:
        return named
    if epithet.owned:
        return (
            named
            if named and any(same_office(told.head, epithet.description.head) for told in named.descriptions)
            else None
        )
    told = _of_no_work(discourse, _without_asker(discourse, context), epithet.span)
    return told or named or _first_voice(discourse, epithet.span) or _last_heard(discourse, epithet)


def _first_voice(discourse: Discourse, span: Span) -> Figure | None:
    """The only one of the article's first sentences, beside the main player, of whose work nothing is known: "said the boss"."""
    article = discourse.article
    lead = article.sentences[min(LEAD_SENTENCES, len(article.sentences)) - 1].span.end
    first = [figure for figure in discourse.figures if figure.named.mentions[0].span.start < min(lead, span.start)]
    able = [figure for figure in first if figure is not discourse.main and not figure.classes()]
    return able[0] if len(able) == 1 and speaks(discourse.text, span) else None


def _official(discourse: Discourse, context: Context) -> Figure | None:
    """Whom an office stands for: who is in mind, if the office is of no certain kind, or their work is not known."""
    if context.seen or context.oblique is not None or context.apart is not None:
        return None
    description, before = context.epithet.description, _without_asker(discourse, context)
    if before and is_elsewhere(before[0], description):
        before = before[1:]
    if not before or not can_be(before[0], description):
        return None
    table = person_words()
    placed = not table.places.isdisjoint(description.modifiers) and "player" not in before[0].classes()
    if description.head in table.generic or placed or is_only(before[0], discourse.figures, description):
        return before[0]
    open_ = description.head in table.offices and not before[0].has_work
    if open_ and not is_held(discourse.figures, description.head):
        return before[0]
    return _of_no_work(discourse, before, context.epithet.span)


def _without_asker(discourse: Discourse, context: Context) -> Sequence[Figure]:
    """Subjects of the sentences before, without whom the description answers: who answers is not who asked."""
    return context.before[1:] if answers(discourse.article, context.epithet.span) else context.before


def _last_heard(discourse: Discourse, epithet: Epithet) -> Figure | None:
    """Whom the sentence before names beside the main player, and knows by no work of today: "then a winger"."""
    other = next((figure for figure in discourse.heard if figure.named.key and figure is not discourse.main), None)
    if other is None or other.is_bound or not speaks(discourse.text, epithet.span):
        return None
    return other if can_be(other, epithet.description) else None


def _of_no_work(discourse: Discourse, before: Sequence[Figure], span: Span) -> Figure | None:
    """Who is in mind, where nothing is known of their work; whom the article is about only where they speak, and nobody plays."""
    if not before or before[0].classes():
        return None
    if before[0] is discourse.main and (is_about_play(discourse.figures) or not speaks(discourse.text, span)):
        return None
    return before[0]


def _in_focus(discourse: Discourse, context: Context) -> Figure | None:
    """The one in focus where a paragraph is about them or they spoke, else the likeliest of those in mind."""
    main, span, description = discourse.main, context.epithet.span, context.epithet.description
    asked = [
        figure
        for figure in (*context.near, *discourse.heard, main)
        if figure is not None and figure is not context.apart
    ]
    able = [figure for figure in asked if figure.named.key and can_be(figure, description)]
    if main in able and (_is_topic(discourse, able[0], span.start) or _was_told(discourse, able[0], span)):
        return able[0]
    return _likeliest(discourse, context, able)


def _likeliest(discourse: Discourse, context: Context, able: Sequence[Figure]) -> Figure | None:
    """Of those whom nothing speaks against, the nearest of whom something speaks for; the main player is always one."""
    main, description = discourse.main, context.epithet.description
    if not able:
        return None
    if description.role == "national":
        return discourse.minded if discourse.minded in able and not context.seen else able[0]
    if description.age is not None and description.age >= STAFF_AGE:
        first = next(figure for figure in (*discourse.heard, *able) if figure in able)
        if first is not main and "player" not in first.classes():
            return first
        staff = next((figure for figure in able if figure.is_staff or figure.is_retired), None)
        others = (figure for figure in (*discourse.heard, *able) if figure in able and figure is not main)
        other = next(others, None)
        if staff is not None or other is not None:
            return staff or other
    if description.age is not None and description.age < COACH_AGE and main is not None and main.is_staff:
        return next((figure for figure in able if not figure.is_staff), able[0])
    if main is None or main not in able:
        return able[0]
    if able[0] in discourse.kindred:
        return next((figure for figure in able if not figure.is_staff and figure is not main), main)
    if is_misplaced(main, description):
        return next((figure for figure in able if "player" in figure.classes() and figure is not main), None)
    if description.role == "player" and not main.classes() and not main.plays:
        return next((figure for figure in able if figure.plays and figure in context.before), main)
    likely = (figure for figure in able if figure is main or may_be_meant(figure, description))
    return next(likely)


def _was_told(discourse: Discourse, figure: Figure, span: Span) -> bool:
    """Whether a description that speaks follows words of somebody else's: "Holm said it was late. “…,” said the winger"."""
    text, place = discourse.text, discourse.place
    if place is None or not _leads(discourse, figure) or not speaks(text, span):
        return False
    newly = figure.named.mentions[0].span.start >= place.start and not is_about_play(discourse.figures)
    return newly or tells_words(text, place) or (figure.is_named_at(place.start) and discourse.touched < place.start)


def _is_topic(discourse: Discourse, figure: Figure, place: int) -> bool:
    """Whether a paragraph begins with somebody new, who is no coach, and does not speak of the main player."""
    if discourse.main is None or not _leads(discourse, figure):
        return False
    start = discourse.article.block_at(place).span.start
    first = figure.named.mentions[0].span.start
    if first < start or discourse.article.sentence_at(first).span.start > start:
        return False
    return discourse.touched < start


def _leads(discourse: Discourse, figure: Figure) -> bool:
    """Whether the sentence before is about somebody who is neither the main player nor a coach or official."""
    return figure is not discourse.main and not figure.is_staff and discourse.focus[:1] == [figure]
