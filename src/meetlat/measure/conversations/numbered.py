"""Turns in numbered runs: where contacts start by the rule of a definition."""

from typing import TYPE_CHECKING, NamedTuple

from meetlat.measure.conversations.directed import WAYS, bits

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

    from meetlat.measure.definitions import Definition

PAIR = ["party", "author"]
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

    @property
    def shared(self) -> tuple[object, ...]:
        """What decides which runs there are, whatever is taken for their answer: rules with the same share them."""
        return self.answer_by, self.silence, self.ways

    @property
    def all_ways(self) -> bool:
        """Whether every message of a resident counts."""
        return set(self.ways) == set(WAYS)


def counted(turns: "Table", rule: Rule) -> "BooleanValue":
    """Which messages of residents count."""
    return (turns.ways & sum(bits()[way] for way in rule.ways)) > 0


def answering(turns: "Table", automatic: bool) -> "BooleanValue":
    """Which turns are answers. ``automatic``: those that a machine gave too."""
    return turns.by_organisation if automatic else turns.by_organisation & ~turns.automatic


def in_runs(turns: "Table", silence: int) -> "Table":
    """With ``starts`` (a contact starts here), ``began_at`` of the contact and ``place`` among the turns.

    ``turns``: as ordered, with ``party``. Turns before the first contact are left out.
    """
    import ibis

    window = ibis.window(group_by=PAIR, order_by=ORDER)
    here = ibis.window(group_by=PAIR, order_by=ORDER, preceding=None, following=0)
    quiet = turns.before.isnull() | (turns.created_at >= turns.before + ibis.interval(seconds=silence))
    told = turns.mutate(starts=~turns.by_organisation & quiet)
    placed = told.mutate(
        began_at=told.created_at.max(where=told.starts).over(here),
        place=ibis.row_number().over(window),
    )
    return placed.filter(placed.began_at.notnull())
