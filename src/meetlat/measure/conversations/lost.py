"""Answers that never reached the lake, told by those who reply to them.

Not so where the thread itself starts with what is not there: then it was there before the question, as a post that was
never collected.
"""

from typing import TYPE_CHECKING

from meetlat.measure.conversations.numbered import PAIR

if TYPE_CHECKING:
    from ibis.expr.types import Table


def with_lost(starts: "Table", turns: "Table") -> "Table":
    """lost_at: when the resident first replied, within the contact, to an answer that is not in the lake."""
    replies = turns.filter(turns.heard, ~turns.starts, turns.to_unseen)
    named = replies.select(*PAIR, "number", "thread_unknown", said_at="created_at", said_in="thread")
    met = named.join(starts.select(*PAIR, "number", "thread"), [*PAIR, "number"])
    lost = met.filter(~met.thread_unknown | (met.said_in != met.thread))
    first = lost.group_by(*PAIR, "number").agg(lost_at=lost.said_at.min())
    return starts.left_join(first, [*PAIR, "number"]).select(*starts.columns, "lost_at")


def followed_up(found: "Table") -> "Table":
    """What the next contact tells of this one: who replies there to something that is lost, in the same thread."""
    import ibis

    window = ibis.window(group_by=PAIR, order_by="number")
    names = ("thread", "began_at", "to_unseen", "thread_unknown")
    told = found.mutate(
        **{f"next_{name}": found[name].lead().over(window) for name in names},
        thread_before=found.thread.lag().over(window),
    )
    together = (told.next_thread == told.thread).fill_null(False)
    again = told.next_to_unseen.fill_null(False) & ~told.next_thread_unknown.fill_null(False) & together
    return told.mutate(
        lost_at=told.lost_at.fill_null(ibis.ifelse(again, told.next_began_at, ibis.null("timestamp"))),
        doubtful=told.next_thread_unknown.fill_null(False) & ~together,
        aftermath=told.to_unseen & ~told.thread_unknown & (told.thread_before == told.thread).fill_null(False),
    )
