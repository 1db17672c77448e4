"""Turns in order, numbered: where contacts start by the rule of a definition, and which answer comes how manieth."""

from typing import TYPE_CHECKING, NamedTuple

from meetlat.measure.conversations.directed import bits

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from meetlat.measure.definitions import Definition

PAIR = ["party", "author"]
SEATS = 2**32  # more accounts than there are: an account of two organisations is another party for each
ORDER = ["created_at", "key"]


class Rule(NamedTuple):
    """What of a definition decides which contacts there are. Definitions with the same rule share them."""

    silence: int | None
    ways: tuple[str, ...]
    answer_by: str
    answer_automatic: bool
    measured_from: str

    @classmethod
    def of(cls, definition: "Definition") -> "Rule":
        return cls(*(getattr(definition, name) for name in cls._fields))


def numbered(turns: "Table", rule: Rule) -> "Table":
    """The turns that count, with party, heard, answers, starts, number, answers_before and questions_before."""
    return _placed(_admitted(turns, rule), rule.silence)


def _admitted(turns: "Table", rule: Rule) -> "Table":
    """The turns that count. ``party``: with whom the resident talks; ``answers``: whether this is an answer."""
    wanted = sum(bits()[way] for way in rule.ways)
    counted = turns.filter(turns.by_organisation | ((turns.ways & wanted) > 0))
    return counted.mutate(
        party=counted.body * SEATS + counted.seat if rule.answer_by == "same-account" else counted.body,
        heard=~counted.by_organisation,
        answers=counted.by_organisation if rule.answer_automatic else counted.by_organisation & ~counted.automatic,
    )


def _placed(turns: "Table", silence: int | None) -> "Table":
    """Whether a contact ``starts`` at a turn, and how many starts, answers and questions there were up to it."""
    import ibis

    window = ibis.window(group_by=PAIR, order_by=ORDER)
    here = ibis.window(group_by=PAIR, order_by=ORDER, preceding=None, following=0)
    placed = turns.mutate(before=turns.created_at.lag().over(window))
    starts = placed.heard
    if silence is not None:
        starts &= placed.before.isnull() | (placed.created_at >= placed.before + ibis.interval(seconds=silence))
    placed = placed.mutate(starts=starts)
    return placed.mutate(
        number=placed.count(where=placed.starts).over(here),
        answers_before=placed.count(where=placed.answers).over(here),
        questions_before=placed.count(where=placed.is_question).over(here) - placed.is_question.cast("int64"),
    )
