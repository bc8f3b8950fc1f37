"""Numbers that say something of a player or a team, from one article.

Takes an article, its people, quotes and dates; gives `Record`s in order of place. Every number is read once, by the
first family that knows it; the order of families is the order of certainty. Numbers that no family knows are left out,
as are those inside dates, in page furniture and in repeated lines. The lines of tables are read by their columns alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.extract.records.ages import read_age
from generator.extract.records.amounts import read_duration, read_money, read_share
from generator.extract.records.boxscores import read_boxscore
from generator.extract.records.cricket import find_figures, read_haul, read_total
from generator.extract.records.draft import Draft, Scene, words_re
from generator.extract.records.golf import read_golf
from generator.extract.records.holders.find import find_holder
from generator.extract.records.honours import find_awards, find_held_records
from generator.extract.records.innings import (
    is_feat,
    read_bracket,
    read_high,
    read_innings,
    read_shooting,
    read_wickets,
    read_win_loss,
    speaks_of,
)
from generator.extract.records.marks import read_average, read_clock, read_length
from generator.extract.records.numbers import Number, find_numbers
from generator.extract.records.ones import find_ones
from generator.extract.records.parts import read_further, read_margin, read_off, read_part
from generator.extract.records.phrases import read_first_by, read_nth, read_phrase
from generator.extract.records.repeats import (
    read_again,
    read_called,
    read_counted_times,
    read_gap,
    read_lead,
    read_rate,
    read_running,
)
from generator.extract.records.results import (
    find_balances,
    read_ban,
    read_left,
    read_record_of_results,
    read_results,
    read_results_too,
)
from generator.extract.records.scores import read_score
from generator.extract.records.setting import Setting, clause_start
from generator.extract.records.slots import find_as_of, find_hedge, find_scope
from generator.extract.records.standings import read_position
from generator.extract.records.streaks import read_remaining, read_streak, read_target
from generator.extract.records.superlatives import find_superlatives, read_ranked
from generator.extract.records.tables import read_tables
from generator.extract.records.tallies import read_ordinal, read_tally
from generator.extract.records.times import read_times
from generator.extract.sides import is_country
from generator.extract.teams import Teams
from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.claims import Cast, Dating, Quote, Record
from generator.model.evidence import Span

FAMILIES: tuple[Callable[[Number, Scene], Draft | None], ...] = (
    read_off,
    read_margin,
    read_clock,
    read_length,
    read_bracket,
    read_age,
    read_wickets,
    read_total,
    read_haul,
    read_win_loss,
    read_score,
    read_money,
    read_boxscore,
    read_share,
    read_ban,
    read_duration,
    read_results_too,
    read_innings,
    read_golf,
    read_high,
    read_shooting,
    read_average,
    read_called,
    read_lead,
    read_rate,
    read_running,
    read_streak,
    read_remaining,
    read_target,
    read_times,
    read_counted_times,
    read_part,
    read_results,
    read_record_of_results,
    read_left,
    read_ranked,
    read_nth,
    read_first_by,
    read_position,
    read_ordinal,
    read_gap,
    read_further,
    read_tally,
    read_again,
    read_phrase,
)
"""Asked in this order; the first that knows a number takes it."""

SENTENCES_BACK = 3
"""How many sentences before its own a left-out noun is looked for, unless the block began earlier."""


def extract_records(
    article: Article, cast: Cast, quotes: tuple[Quote, ...], *, dating: Dating, teams: Teams
) -> tuple[Record, ...]:
    """All records of an article, in order of place."""
    setting = Setting.of(article, cast, quotes, dating=dating, teams=teams)
    topics = frozenset(topic for topic in load_table("metrics")["topics"] if speaks_of(topic, article.text))
    if "baseball" in topics:
        topics -= {"cricket"}  # both have runs and innings
    records: list[Record] = []
    drafts: list[Draft] = []
    seen: set[tuple[Span, int | float | str, str]] = set()
    tables = read_tables(setting)
    for sentence in article.sentences:
        block = article.block_of(sentence)
        if sentence.block in tables:
            for told in tables[sentence.block]:
                records.append(replace(told, id=f"r{len(records) + 1}"))
            tables[sentence.block] = ()
            continue
        if block.kind in ("furniture", "repeat"):
            continue
        back = article.back_from(sentence, SENTENCES_BACK).span.start
        scene = Scene(
            text=article.text,
            sentence=sentence.span,
            floor=min(back, block.span.start),
            earlier=drafts,
            topics=topics,
        )
        for draft in _read_sentence(scene, setting):
            key = (draft.span, draft.value, draft.metric)
            if key not in seen:
                seen.add(key)
                drafts.append(draft)
                records.append(_fill(draft, setting, number=len(records) + 1, in_caption=block.kind == "caption"))
    return tuple(records)


def _read_sentence(scene: Scene, setting: Setting) -> list[Draft]:
    """The drafts of one sentence, in order of place."""
    scene.numbers = find_numbers(scene.text, scene.sentence)
    timexes = setting.timexes_in(scene.sentence) if scene.numbers else ()
    dates = [timex.evidence.span for timex in timexes]
    for number in scene.numbers:
        if "cricket" in scene.topics and is_feat(number, scene):
            continue
        for family in FAMILIES:
            draft = family(number, scene)
            if draft is None:
                continue
            nth = any(one.rule == "phrase.nth" and one.span.holds(number.span) for one in scene.drafts)
            free = draft.kind == "age" or number.form not in ("cardinal", "ordinal")
            told = (nth and draft.kind == "tally") or _is_unreal(scene, number)
            if not told and (free or not any(date.holds(number.group) for date in dates)):
                scene.drafts.append(draft)
            break
    drafts = [_of_country(draft, setting) for draft in scene.drafts]
    found = [
        *drafts,
        *find_figures(scene),
        *find_balances(scene),
        *find_ones(scene),
        *find_held_records(scene),
        *find_superlatives(scene),
        *find_awards(scene),
    ]
    return sorted(found, key=lambda draft: (draft.anchor.edges, draft.span.edges))


UNREAL_RE = re.compile(
    r"\b(?:(?:would|could|might|should) (?:[a-z]+ly )?have|would(?:n[’']t)? (?:bring|mean|earn|trigger|carry|result|lead)|will (?:bring|mean|earn|trigger))\b"
)
"""What never was, or is not yet. Takes `would have brought `; leaves `would not say `."""


def _is_unreal(scene: Scene, number: Number) -> bool:
    """Whether a number tells of what only would have been: "one more card would have brought a two-match ban"; not money."""
    if number.form == "money":
        return False
    start = clause_start(scene.text, scene.sentence.start, number.span.start)
    return UNREAL_RE.search(scene.text, start, number.span.start) is not None


def _of_country(draft: Draft, setting: Setting) -> Draft:
    """A place in a count of goals is one of international goals where only countries act in the sentence."""
    if draft.kind not in ("ordinal", "milestone") or draft.metric != draft.unit or draft.owner != "person":
        return draft
    sentence = setting.article.sentence_at(draft.anchor.start).span
    sides = [agent.name for agent in setting.agents(sentence) if agent.side and agent.name and not agent.describes]
    if draft.unit not in ("goals", "assists", "appearances") or not sides or not all(map(is_country, sides)):
        return draft
    return replace(draft, metric=f"international {draft.metric}")


def _fill(draft: Draft, setting: Setting, *, number: int, in_caption: bool) -> Record:
    """The record of a draft, its slots filled."""
    article = setting.article
    quote = setting.quote_at(draft.anchor)
    holder = find_holder(draft, setting)
    return Record(
        id=f"r{number}",
        holder=holder,
        metric=_metric(draft, holder, setting),
        value=draft.value,
        unit=draft.unit,
        scope=find_scope(draft, article.text, article.sentence_at(draft.anchor.start).span.end),
        as_of=find_as_of(draft, setting),
        kind=draft.kind,
        hedge=find_hedge(draft, article.text),
        evidence=(article.source.cite(draft.span),),
        rule=draft.rule,
        speaker=quote.speaker if quote else None,
        elided=draft.elided,
        in_caption=in_caption,
    )


def _metric(draft: Draft, holder: str | None, setting: Setting) -> str:
    """What a draft counts; a place that nothing names a table for is a person's in a race, and not in a league."""
    table = load_table("metrics")
    names = table["names"]
    if draft.metric != names["position"] or draft.rule != "position":
        return draft.metric
    words = next(tuple(row["words"]) for row in table["position"] if row["id"] == draft.metric)
    person = setting.cast.named(holder) if holder else None
    told = draft.span.cut(setting.article.text)
    raced = words_re(tuple(table["standing"]["races"])).search(told) and not words_re(words).search(told)
    return names["finish"] if raced and person is not None and person.kind == "person" else draft.metric
