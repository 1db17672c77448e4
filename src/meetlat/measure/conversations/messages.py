"""Contacts as messages: each message of a resident by itself."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import Table


def messages(turns: "Table") -> "Table":
    """A row per message of a resident, answered by what the organisation says to that person next.

    ``turns``: of all ways, with ``party``. What a definition does not count as a contact still comes between, and still
    tells that an answer was lost.

    lost_at: when the same person replied, as the very next turn, to an answer that is not in the lake. Not so where
    the thread itself starts with what is not there: then it was there before, as a post that was never collected.
    """
    import ibis

    told = turns.filter(~turns.by_organisation)
    above = (told.next_above == told.thread).fill_null(False)
    return told.mutate(
        first=told.key,
        began_at=told.created_at,
        asked_at=told.created_at,
        question=told.is_question,
        asked=ibis.ifelse(told.is_question, told.key, ibis.null("int64")),
        messages=ibis.literal(1).cast("int64"),
        automatic=told.next_automatic,
        lost_at=ibis.ifelse(above, ibis.null("timestamp"), told.next_lost_at),
        doubtful=ibis.literal(False),
        aftermath=ibis.literal(False),
    )
