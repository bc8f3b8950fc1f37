"""A draft of a record in its sentence, as the rules of holders see it: who acts there, before and after the number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.extract.records.draft import Draft
from generator.extract.records.setting import Agent, Setting, clause_start
from generator.model.evidence import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a rule of holders is asked about."""

    draft: Draft
    setting: Setting
    sentence: Span
    agents: list[Agent]
    """Whom the sentence names or means, in order of place."""
    text: str
    """The article's."""
    number: int
    """Where the number begins."""
    clause: int = field(default=0)
    """Where the number's clause begins."""

    @classmethod
    def of(cls, draft: Draft, setting: Setting) -> Case:
        """The case of a draft."""
        text, number = setting.article.text, draft.anchor.start
        sentence = setting.article.sentence_at(number).span
        return cls(
            draft=draft,
            setting=setting,
            sentence=sentence,
            agents=setting.agents(sentence),
            text=text,
            number=number,
            clause=clause_start(text, sentence.start, number),
        )

    @property
    def persons(self) -> list[Agent]:
        """Those that are no side."""
        return [agent for agent in self.agents if not agent.side]

    @property
    def before(self) -> list[Agent]:
        """Those before the number."""
        return [agent for agent in self.agents if agent.span.end <= self.number]

    @property
    def after(self) -> list[Agent]:
        """Those named behind the draft's words."""
        return [agent for agent in self.agents if agent.span.start > self.draft.span.end and not agent.pronoun]

    def last_words(self, reach: int) -> tuple[int, int]:
        """Where the last `reach` code points of the sentence before the number begin and end."""
        return max(self.sentence.start, self.number - reach), self.number

    def named(self, agent: Agent) -> str | None:
        """An agent's name; of a side without one, the own side's."""
        return agent.name or self.setting.teams.main(national=False) or self.setting.main


Rule = Callable[[Case], str | None]
"""Gives a holder's name, or None where it knows none."""


def first_of(rules: tuple[Rule, ...], case: Case) -> str | None:
    """The answer of the first rule that knows one."""
    for rule in rules:
        name = rule(case)
        if name:
            return name
    return None
