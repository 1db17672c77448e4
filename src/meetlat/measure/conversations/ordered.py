"""Turns in order: what was said before each of them, and what came after it."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from meetlat.measure.conversations.numbered import ORDER, Rule, answering
from meetlat.measure.conversations.turns import TURN

if TYPE_CHECKING:
    from ibis.expr.types import Table

Keep = Callable[[Hashable, "Table"], "Table"]  # may keep what all rules with the same first share
AROUND = (
    "before",  # when the turn before it was
    "any_answered_at",  # when the organisation speaks next
    "written_answered_at",  # when it does so without a machine
    "next_automatic",  # whether a machine wrote the turn behind it
    "next_lost_at",  # when that replied to what is not there
    "next_above",  # in which thread it did so, where nobody tells what that starts with
    "several",  # the resident and the organisation talk by more than one of its accounts
)


def ordered(turns: "Table", party: str = "body") -> "Table":
    """The columns of ``turns`` and of AROUND: of a resident and ``party`` the turns in order.

    All at once, for all definitions: putting millions of turns in order takes longer than all that is asked of it.
    """
    import ibis

    pair = [party, "author"]
    window = ibis.window(group_by=pair, order_by=ORDER)
    later = ibis.window(group_by=pair, order_by=ORDER, preceding=0, following=None)
    whole = ibis.window(group_by=pair, order_by=ORDER, preceding=None, following=None)
    lost = ~turns.by_organisation & turns.to_unseen
    return turns.mutate(
        before=turns.created_at.lag().over(window),
        any_answered_at=turns.created_at.min(where=answering(turns, automatic=True)).over(later),
        written_answered_at=turns.created_at.min(where=answering(turns, automatic=False)).over(later),
        next_automatic=turns.automatic.lead().over(window).fill_null(False),
        next_lost_at=lost.ifelse(turns.created_at, ibis.null("timestamp")).lead().over(window),
        next_above=(lost & turns.thread_unknown).ifelse(turns.thread, ibis.null("int64")).lead().over(window),
        several=turns.seat.min().over(whole) < turns.seat.max().over(whole),
    )


def unkept(shared: Hashable, found: "Table") -> "Table":
    """Computed again wherever it is used."""
    return found


def with_party(turns: "Table", rule: Rule, keep: Keep = unkept) -> "Table":
    """With ``party``: with whom the resident talks, an organisation or one of its accounts. ``turns``: as ordered."""
    import ibis

    if rule.answer_by != "same-account":
        return turns.mutate(party=turns.body)
    again = ordered(turns.filter(turns.several).select(TURN), "seat")  # the others are in order
    told = ibis.union(turns.filter(~turns.several), keep(rule.answer_by, again))
    return told.mutate(party=told.seat)
