"""Discourse: who is in mind while an article is read on.

Takes names, pronouns and epithets in order of place, tells the last two. A sentence at a time: a pronoun is the
sentence's subject, else the subject of the sentence before, sexes agreeing; an epithet is who is described so,
else the one in focus, else the main player, unless what is known of them speaks against it. Captions look at nothing
but themselves and the main player.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.extract.people.descriptions import (
    FINITE,
    Description,
    Epithet,
    after_name,
    describes_by_tie,
)
from generator.extract.people.figures import (
    PRONOUN_SEXES,
    STAFF_AGE,
    Figure,
    Item,
    can_be,
    coach_before,
    fits,
    held_once,
    is_held,
    is_misplaced,
    is_only,
    may_be_meant,
    named_only,
    nameless,
)
from generator.extract.people.leads import ahead_of, answers, asked, turns
from generator.extract.people.predicates import (
    acts_on,
    governs,
    hides_name,
    is_inserted,
    is_nameless,
    is_sender,
    is_thought,
    owns_noun,
    reports,
    speaks,
    tells_deed,
    tells_words,
    verb_behind,
)
from generator.extract.people.words import person_words
from generator.model.article import Article, BlockKind
from generator.model.claims import Mention, Sex
from generator.model.evidence import Span

CLAUSE_RE = re.compile(r"(?:, (?:who|an?|the)\b[^,.;:!?“”\"\n]{1,60},|, who|,(?! (?:and|but|or)\b))?(?: [a-z]+){1,4} ")
"""A verb, with small words, between a subject and its object.

Takes ` also greeted `, `, who met `, `, had met `, `, who fell ill, drove `; leaves `, and met `."""

ASIDE_RE = re.compile(r",? who(?: [a-z][\w’'-]*){1,8} ")
"""An aside about the name before it, up to a pronoun. Takes `, who made `; leaves `, who beat Reyes and `."""

QUOTED_RE = re.compile(r"[,.!?][”\"’']")
"""The end of a quote. Takes `,”`; leaves `’s`."""

PASSING_REACH = 400
"""How far back somebody was first named who is heard in passing, in code points: about two paragraphs."""

MAIN_NAMES = 3
"""How often the main player is named at least, and such a voice is not, for a "he" to turn back."""

LEAD_REACH = 8
"""How far from the start of its sentence a description stands that begins it: behind "But", "Meanwhile"."""

SIDE_KINDS: frozenset[BlockKind] = frozenset({"caption", "headline", "heading", "repeat", "furniture"})


@dataclass(slots=True)
class Discourse:
    """The people in mind while reading on."""

    article: Article
    figures: Sequence[Figure]
    main: Figure | None
    focus: list[Figure] = field(default_factory=list)
    """Subjects of the sentences before, the latest first."""
    place: Span | None = None
    """The sentence of the first of them."""
    touched: int = -1
    """Where the main player was spoken of last."""
    alone: bool = False
    """Whether the article is one paragraph."""
    heard: list[Figure] = field(default_factory=list)
    """All whom the sentence before speaks of, the latest first."""
    last: tuple[Span, Figure] | None = None
    """The subject right before, with its place."""
    beside: tuple[int, Figure] | None = None
    """The name right before, with the place where it ends."""
    kindred: list[Figure] = field(default_factory=list)
    """Those whom a tie to another brought in, of whose work nothing is known: "Ida Holm, her flatmate"."""

    def read(self, items: Sequence[Item]) -> None:
        """Tell every item, a sentence at a time."""
        self.alone = sum(block.kind == "paragraph" for block in self.article.blocks) == 1
        place = 0
        while place < len(items):
            sentence = self.article.sentence_at(items[place].span.start)
            last = place
            while last < len(items) and items[last].span.start < sentence.span.end:
                last += 1
            last = max(last, place + 1)
            aside = self.article.block_of(sentence).kind in SIDE_KINDS
            subject = self._read_sentence(items[place:last], aside=aside)
            if subject is not None and not aside:
                self.focus = [subject, *(figure for figure in self.focus if figure is not subject)][:6]
                self.place = sentence.span
            place = last

    def _read_sentence(self, items: Sequence[Item], *, aside: bool) -> Figure | None:
        subject: Figure | None = None
        place: Span | None = None
        owner: Figure | None = None
        owned = 0
        seen: list[Figure] = []
        named: list[Figure] = []
        before = [self.main] if aside and self.main else self.focus
        ahead = ahead_of(self.article, items)
        for item in items:
            figure = item.figure
            if item.pronoun:
                figure = asked(self.article, item, named, before) or self._in_aside(item)
                if figure is None and subject is None and ahead and ahead.sex in (None, PRONOUN_SEXES[item.pronoun]):
                    figure = ahead
                figure = figure or self._pronoun(item, subject, seen, before)
                if figure is not None:
                    possessive = item.pronoun == "his" or (
                        item.pronoun == "her" and owns_noun(self.article.text, item.span.end)
                    )
                    figure.mentions.append(Mention(span=item.span, form="pronoun", possessive=possessive))
            elif item.epithet is not None:
                hidden = subject is None and not item.oblique and hides_name(self.article.text, item.span.end)
                figure = (
                    None
                    if hidden
                    else self._epithet(
                        item.epithet,
                        [] if turns(self.article, item, subject) else seen,
                        before,
                        apart=subject if place and acts_on(self.article.text, place, item) else None,
                        oblique=subject if item.oblique else None,
                    )
                )
                if hidden or (figure is None and subject is None and self._is_new(item, item.epithet, before)):
                    figure = nameless(item.epithet)
                elif figure is not None:
                    figure.learn(item.epithet.description)
                    beside = None if item.epithet.possessive else after_name(self.article.text, item.span.end)
                    if beside is not None and beside.role == "age":
                        figure.learn(beside)
                    figure.mentions.append(Mention(span=item.span, form="epithet", possessive=item.epithet.possessive))
            if figure is None:
                continue
            if figure is self.main:
                self.touched = item.span.start
            self.last = None if item.oblique else (item.span, figure)
            if item.oblique:
                owns = item.owns and not is_thought(self.article, item.span.start)
                if owner is None and (owns or is_sender(self.article, item)):
                    owner, owned = figure, item.span.end
            elif (subject is None and not (owner and governs(self.article.text, owned, item.span.start))) or turns(
                self.article, item, None
            ):
                subject, place = figure, item.span
            if not item.pronoun:
                named.append(figure)
                self.beside = (item.span.end, figure)
            if item.fellow and subject is not None and not subject.classes():
                subject.learn(Description("", "player", frozenset()))
            if not item.oblique and reports(self.article.text, item.span):
                subject, place = figure, item.span
            seen = [figure, *(other for other in seen if other is not figure)]
        if not aside:
            self.heard = seen
        return subject or owner

    def _is_new(self, item: Item, epithet: Epithet, before: Sequence[Figure]) -> bool:
        """Whether a description begins its sentence with somebody new: "A neighbour said", "Her aunt was"."""
        start = self.article.sentence_at(item.span.start).span.start
        if item.oblique or item.span.start - start > LEAD_REACH:
            return False
        if (
            not epithet.new
            and not epithet.owned
            and before
            and before[0].is_staff
            and can_be(before[0], epithet.description)
        ):
            return False
        verb = verb_behind(self.article.text, item.span.end)
        return verb in person_words().reporting or verb.endswith(FINITE)

    def _pronoun(
        self, item: Item, subject: Figure | None, seen: Sequence[Figure], before: Sequence[Figure]
    ) -> Figure | None:
        sex = PRONOUN_SEXES[item.pronoun]
        ranked = [
            figure
            for figure in (subject, *seen, *before[:1], *self.heard, *before[1:], self.main)
            if figure is not None
        ]
        if verb_behind(self.article.text, item.span.end) not in person_words().reporting:
            if not seen and self._turns_back(item, before, sex):
                return self.main
            ranked = [figure for figure in ranked if figure.named.key]
            subject, seen, before = named_only(subject), [*filter(named_only, seen)], [*filter(named_only, before)]
        elif before and before[0].sex in (None, sex) and is_inserted(self.article.text, item.span):
            return before[0]
        tied = self._tied(item)
        if tied is not None:
            self.kindred.append(tied)
            ranked = [figure for figure in (*before, *ranked) if figure is not tied]
            subject = None if subject is tied else subject
        actor = self._actor(item)
        if actor is not None and any(figure is not actor and figure.sex == sex for figure in ranked):
            ranked = [figure for figure in ranked if figure is not actor]
            subject = None if subject is actor else subject
        if item.pronoun in ("he", "she") and not seen and before and before[0].sex is None:
            return before[0]
        if not seen and tells_deed(self.article.text, item.span.end) and self._has_player(sex):
            ranked.sort(key=lambda figure: figure.is_staff)
        sure = [figure for figure in ranked if figure.sex == sex]
        open_ = [figure for figure in ranked if figure.sex is None]
        if subject is not None and subject.sex is None and not any(figure.sex == sex for figure in seen):
            return subject
        return sure[0] if sure else (open_[0] if open_ else None)

    def _turns_back(self, item: Item, before: Sequence[Figure], sex: Sex) -> bool:
        """Whether a paragraph that names nobody before "he" turns back to the main player from somebody heard in passing."""
        start = item.span.start
        if self.main is None or self.main.sex != sex or not before or not self._begins(start):
            return False
        voice = before[0]
        if voice is self.main or voice.is_staff or not voice.named.key or len(self.main.named.mentions) < MAIN_NAMES:
            return False
        return start - voice.named.mentions[0].span.start < PASSING_REACH and len(voice.named.mentions) < MAIN_NAMES

    def _begins(self, place: int) -> bool:
        """Whether a paragraph names nobody before `place`; where an article is but one, a sentence behind one with a quote."""
        if self.place is not None and self.place.start < self.article.block_at(place).span.start:
            return True
        starts = self.alone and self.article.sentence_at(place).span.start == place
        return starts and self.place is not None and QUOTED_RE.search(self.place.cut(self.article.text)) is not None

    def _has_player(self, sex: Sex) -> bool:
        """Whether the article is about a player, of this sex as far as known, and not about a coach."""
        return self.main is not None and not self.main.is_staff and self.main.sex in (None, sex)

    def _in_aside(self, item: Item) -> Figure | None:
        """Whom an aside right behind a name tells of: "Holm said of Ida Reyes, who made her debut"."""
        if self.beside is None or self.beside[1].sex not in (None, PRONOUN_SEXES[item.pronoun]):
            return None
        owns = (
            owns_noun(self.article.text, item.span.end)
            and self.article.text[item.span.end + 1 : item.span.end + 2].isalpha()
        )
        if item.pronoun == "him" or (item.pronoun == "her" and not owns):
            return None
        end, figure = self.beside
        return figure if ASIDE_RE.fullmatch(self.article.text, end, item.span.start) else None

    def _tied(self, item: Item) -> Figure | None:
        """Who is told by a tie to the pronoun's owner: "Ida Holm, her flatmate" speaks of two."""
        if self.beside is None or item.span.start != self.beside[0] + 2:
            return None
        return self.beside[1] if describes_by_tie(self.article.text, item.span.start) else None

    def _actor(self, item: Item) -> Figure | None:
        """The subject of the verb that an object pronoun belongs to: "Holm greeted him" speaks of two."""
        if (
            item.pronoun not in ("him", "her")
            or (item.pronoun == "her" and owns_noun(self.article.text, item.span.end))
            or self.last is None
        ):
            return None
        last, figure = self.last
        return figure if CLAUSE_RE.fullmatch(self.article.text, last.end, item.span.start) else None

    def _official(self, description: Description, before: Sequence[Figure]) -> Figure | None:
        """Whom an office stands for: who is in mind, if the office is of no certain kind, or their work is not known."""
        if not before or not can_be(before[0], description):
            return None
        table = person_words()
        placed = not table.places.isdisjoint(description.modifiers) and "player" not in before[0].classes()
        if description.head in table.generic or placed or is_only(before[0], self.figures, description):
            return before[0]
        if description.head in table.offices and not before[0].has_work and not is_held(self.figures, description.head):
            return before[0]
        return self._unplaced(before)

    def _unplaced(self, before: Sequence[Figure]) -> Figure | None:
        """Who is in mind, where nothing is known of their work and the article is about another."""
        return before[0] if before and before[0] is not self.main and not before[0].classes() else None

    def _epithet(
        self,
        epithet: Epithet,
        seen: Sequence[Figure],
        before: Sequence[Figure],
        *,
        apart: Figure | None,
        oblique: Figure | None,
    ) -> Figure | None:
        """Who is described.

        Args:
            epithet: the description.
            seen: all whom its sentence speaks of before it, the latest first.
            before: subjects of the sentences before, the latest first.
            apart: the subject of a verb whose object the description is; it is somebody else.
            oblique: the subject of a sentence in which the description is none; not whom it names by a people.

        """
        description = epithet.description
        if epithet.new:
            return None
        seen, before = [*filter(named_only, seen)], [*filter(named_only, before)]
        if apart is None and description.role == "national" and not epithet.possessive:
            apart = oblique
        near = [figure for figure in (*seen, *before) if figure is not apart]
        late = description.role == "official" or (epithet.owned and description.head in person_words().kin)
        known = self._known(epithet) if late else self.figures
        fitting = [(fits(figure, description), figure) for figure in known if figure is not apart]
        best = max((score for score, _ in fitting), default=0)
        if best >= 2:
            ranked = [figure for score, figure in fitting if score == best]
            if "former" in description.modifiers and before and held_once(before[0], ranked, description):
                return before[0]
            return next((figure for figure in near if figure in ranked), ranked[0])
        if epithet.owned and description.role != "coach":
            return None
        if answers(self.article, epithet.span):
            before = before[1:]
        if description.role == "any" and is_nameless(self.article.text, epithet):
            return None
        if description.role == "coach":
            return coach_before(self.figures, description.head, epithet.span.start) or (
                None if epithet.owned else self._unplaced(before)
            )
        if description.role == "official":
            return self._official(description, before) if not seen and oblique is None and apart is None else None
        asked = [figure for figure in (*near, *self.heard, self.main) if figure is not None and figure is not apart]
        able = [figure for figure in asked if figure.named.key and can_be(figure, description)]
        if self.main in able and (self._is_topic(able[0], epithet.span.start) or self._was_told(able[0], epithet.span)):
            return able[0]
        return self._likeliest(description, able)

    def _known(self, epithet: Epithet) -> Sequence[Figure]:
        """Those named by the end of the epithet's sentence: an office or kin is not spoken of before whoever it is is named."""
        end = self.article.sentence_at(epithet.span.start).span.end
        return [figure for figure in self.figures if figure.named.mentions[0].span.start < end]

    def _likeliest(self, description: Description, able: Sequence[Figure]) -> Figure | None:
        """Of those whom nothing speaks against, the nearest of whom something speaks for; the main player is always one."""
        if not able:
            return None
        if description.role == "national":
            return able[0]
        if description.age is not None and description.age >= STAFF_AGE:
            staff = next((figure for figure in able if figure.is_staff), None)
            others = (figure for figure in (*self.heard, *able) if figure in able and figure is not self.main)
            other = next(others, None)
            if staff is not None or other is not None:
                return staff or other
        if self.main not in able:
            return able[0]
        if able[0] in self.kindred or is_misplaced(self.main, description):
            return next((figure for figure in able if not figure.is_staff and figure is not self.main), self.main)
        likely = (figure for figure in able if figure is self.main or may_be_meant(figure, description))
        return next(likely)

    def _was_told(self, figure: Figure, span: Span) -> bool:
        """Whether a description that speaks follows words of somebody else's: "Holm said it was late. “…,” said the winger"."""
        if self.place is None or figure is self.main or figure.is_staff or self.focus[:1] != [figure]:
            return False
        text, place = self.article.text, self.place
        if not speaks(text, span):
            return False
        return tells_words(text, place) or (figure.is_named_at(place.start) and self.touched < place.start)

    def _is_topic(self, figure: Figure, place: int) -> bool:
        """Whether a paragraph begins with somebody new, who is no coach, and does not speak of the main player."""
        if self.main is None or figure is self.main or figure.is_staff or self.focus[:1] != [figure]:
            return False
        start = self.article.block_at(place).span.start
        first = figure.named.mentions[0].span.start
        if first < start or self.article.sentence_at(first).span.start > start:
            return False
        return self.touched < start
