"""Turns: everything that a resident and an organisation said to each other, in order."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import Table

TURN = (
    "body", "seat", "author", "key", "created_at", "thread", "to_unseen", "thread_unknown", "ways", "by_organisation",
    "is_question", "automatic",
)  # fmt: skip


def turns(inward: "Table", outward: "Table", readings: "Table") -> "Table":
    """The columns of TURN: a row per message and organisation, of both sides.

    ``inward`` has ``is_question`` too. ``author`` is the resident, ``seat`` the account that was addressed or speaks,
    ``ways`` 0 where the organisation speaks. What is not read yet is no question and not automatic.
    """
    import ibis

    theirs = inward.mutate(
        by_organisation=ibis.literal(False),
        is_question=inward.is_question.fill_null(False),
        automatic=ibis.literal(False),
    )
    ours = outward.left_join(machines(readings), "key").select(*outward.columns, "automatic")
    ours = ours.mutate(
        by_organisation=ibis.literal(True),
        ways=ibis.literal(0, "int32"),
        to_unseen=ibis.literal(False),
        thread_unknown=ibis.literal(False),
        is_question=ibis.literal(False),
        automatic=ours.automatic.notnull(),
    )
    return ibis.union(theirs.select(TURN), ours.select(TURN))


def machines(readings: "Table") -> "Table":
    """key, automatic (true): what a machine wrote. So few that a join with them is quick."""
    return readings.filter(readings.automatic).select("key", "automatic")
