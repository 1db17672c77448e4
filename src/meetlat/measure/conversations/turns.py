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

    ``author`` is the resident, ``seat`` the account that was addressed or speaks, ``ways`` 0 where the organisation
    speaks. What is not read yet is no question and not automatic.
    """
    import ibis

    names = TURN[:-2]
    theirs = inward.mutate(by_organisation=ibis.literal(False)).select(*names)
    ours = outward.mutate(
        by_organisation=ibis.literal(True),
        ways=ibis.literal(0, "int32"),
        to_unseen=ibis.literal(False),
        thread_unknown=ibis.literal(False),
    ).select(*names)
    said = ibis.union(theirs, ours)
    told = said.left_join(readings.select("key", "is_question", "automatic"), "key")
    return told.select(
        *names,
        is_question=told.is_question.fill_null(False) & ~told.by_organisation,
        automatic=told.automatic.fill_null(False) & told.by_organisation,
    )
