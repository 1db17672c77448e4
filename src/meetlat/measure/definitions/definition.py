"""How answering is counted: every choice that two honest counts of the same messages can differ in."""

from dataclasses import dataclass
from typing import Literal

from meetlat.problem import Problem

Way = Literal["mention", "reply", "page"]
Counts = Literal["questions", "all"]
AnswerBy = Literal["any-account", "same-account"]
From = Literal["first", "last"]
Clock = Literal["calendar", "service", "both"]
Among = Literal["all", "answered"]
Unseen = Literal["answered", "unanswered"]
Time = Literal["median", "mean", "mean-of-fastest"]


class BadDefinition(Problem):
    """A definition that cannot be used; the message names the file, the line, the value, and what would be right."""


@dataclass(frozen=True)
class DefinitionText:
    """What a reader is told of a definition. ``assumed``: whatever its source leaves open, a sentence each."""

    title: str
    says: str
    assumed: tuple[str, ...]
    source: str = ""  # in this language; empty: as the definition has it


@dataclass(frozen=True)
class Definition:
    """One way of counting answers, as its file says it; times are in seconds.

    The table in docs/reference/definitions.md says what each value means.
    """

    id: str  # the file's name
    version: int
    source: str
    texts: dict[str, DefinitionText]  # by language
    silence: int | None  # between the two, after which a new contact begins; None: every message is one of its own
    ways: tuple[Way, ...]  # in which messages of residents turn to the organisation
    counts: Counts  # what must be answered
    answer_by: AnswerBy
    answer_automatic: bool
    measured_from: From  # message of the contact; last: the last one before the answer
    clock: Clock
    within: int | None  # None: an answer may take for ever
    last_days: int | None  # before the last counted contact; None: the whole period
    at_least: int  # if fewer are in the last days: so many of the last
    among: Among  # answered: only contacts that were answered take part
    censoring: bool  # a contact of which the time is not over takes no part (True), or may count as unanswered
    unseen: Unseen  # what an answer counts as that must have been there but never reached us
    time: Time
    fastest: float  # the share of the answers that the time is a mean of, rounded down, never none; 1.0: all
    minimum: int  # fewer counted contacts: too few to say
    norm_share: float | None  # what the source calls good
    norm_seconds: int | None

    def source_in(self, language: str) -> str:
        """Where the definition comes from; as ``source`` has it, in English, where its text does not say."""
        return self.texts[language].source or self.source
