"""Contacts as messages: each message of a resident by itself."""

from typing import TYPE_CHECKING

from meetlat.measure.conversations.numbered import PAIR, answering

if TYPE_CHECKING:
    from ibis.expr.types import Table


def messages(turns: "Table", automatic: bool) -> "Table":
    """A row per message of a resident, answered by what the organisation says to that person next; not yet by which.

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
        answered_at=told.any_answered_at if automatic else told.written_answered_at,
        automatic=told.next_automatic,
        lost_at=ibis.ifelse(above, ibis.null("timestamp"), told.next_lost_at),
        doubtful=ibis.literal(False),
        aftermath=ibis.literal(False),
    )


def with_answers(found: "Table", turns: "Table", automatic: bool) -> "Table":
    """With answer and answered_seat: of what was said at the moment of the answer, the first behind the message."""
    said = turns.filter(answering(turns, automatic))
    said = said.select(*PAIR, answered_at="created_at", answer="key", answered_seat="seat")
    met = found.select(*PAIR, "first", "began_at", "answered_at").join(said, [*PAIR, "answered_at"])
    met = met.filter((met.answered_at > met.began_at) | (met.answer > met.first))
    first = met.group_by(*PAIR, "first").agg(
        answered_seat=met.answered_seat.argmin(met.answer), answer=met.answer.min()
    )
    return found.left_join(first, [*PAIR, "first"]).select(*found.columns, "answer", "answered_seat")
