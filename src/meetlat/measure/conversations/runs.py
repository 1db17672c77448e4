"""Contacts as runs: begun after so much silence between a resident and an organisation, and all that followed."""

from typing import TYPE_CHECKING, Any

from meetlat.measure.conversations.numbered import PAIR, answering, in_runs

if TYPE_CHECKING:
    from ibis.expr.types import Table

OF_NEXT = ("next_began_at", "next_lost_at", "doubtful", "aftermath")
RUN = [*PAIR, "began_at"]  # no two contacts of a pair begin at once


def runs(turns: "Table", silence: int) -> "Table":
    """A row per contact. When it was answered is there twice: by anything, and by what no machine wrote.

    Both at once, for the runs of definitions that differ only in what they take for an answer.
    """
    placed = in_runs(turns, silence)
    found = placed.group_by(RUN).agg(
        **_start(placed),
        **_said(placed),
        any_answered_at=placed.created_at.min(where=answering(placed, automatic=True)),
        written_answered_at=placed.created_at.min(where=answering(placed, automatic=False)),
    )
    return _followed_up(found)


def _start(placed: "Table") -> dict[str, Any]:
    """What the turn tells that started the contact; there is one of them in each."""
    start = placed.starts
    return {
        **{name: placed[name].max(where=start) for name in ("body", "seat", "thread")},
        "first": placed.key.max(where=start),
        **{name: (start & placed[name]).any() for name in ("to_unseen", "thread_unknown")},
    }


def _said(placed: "Table") -> dict[str, Any]:
    heard = ~placed.by_organisation
    lost = heard & ~placed.starts & placed.to_unseen & ~placed.thread_unknown
    return {
        "messages": placed.count(where=heard),
        "question": placed.is_question.any(),
        "asked": placed.key.argmin(placed.place, where=placed.is_question),
        "automatic": placed.automatic.any(),
        "unseen": (heard & placed.to_unseen).any(),
        "lost_at": placed.created_at.min(where=lost),
    }


def _followed_up(found: "Table") -> "Table":
    """What the next contact tells of this one: who replies there to something that is lost, in the same thread."""
    # only of pairs in which something is not seen: to put all in order takes longer than to look for those
    unseen = found.semi_join(found.filter(found.unseen).select(PAIR).distinct(), PAIR)
    told = found.left_join(_with_next(unseen), RUN).select(*found.columns, *OF_NEXT)
    told = told.mutate(**{name: told[name].fill_null(False) for name in ("doubtful", "aftermath")})
    return told.drop("to_unseen", "thread_unknown", "unseen")


def _with_next(found: "Table") -> "Table":
    """The columns of RUN and OF_NEXT."""
    import ibis

    window = ibis.window(group_by=PAIR, order_by="began_at")
    names = ("thread", "began_at", "to_unseen", "thread_unknown")
    told = found.mutate(
        **{f"next_{name}": found[name].lead().over(window) for name in names},
        thread_before=found.thread.lag().over(window),
    )
    together = (told.next_thread == told.thread).fill_null(False)
    again = told.next_to_unseen.fill_null(False) & ~told.next_thread_unknown.fill_null(False) & together
    return told.select(
        *RUN,
        "next_began_at",
        next_lost_at=ibis.ifelse(again, told.next_began_at, ibis.null("timestamp")),
        doubtful=told.next_thread_unknown.fill_null(False) & ~together,
        aftermath=told.to_unseen & ~told.thread_unknown & (told.thread_before == told.thread).fill_null(False),
    )


def near_odd(turns: "Table") -> "Table":
    """The turns of the pairs in which there is one that ``with_lost`` looks at; few, on most platforms."""
    return turns.semi_join(_odd(turns).select(PAIR), PAIR)


def _odd(turns: "Table") -> "Table":
    return turns.filter(~turns.by_organisation, turns.thread_unknown)


def with_lost(found: "Table", near: "Table", turns: "Table") -> "Table":
    """lost_at: when the resident first replied to an answer that is not in the lake; null: never.

    ``near``: the same runs, of the pairs of ``near_odd`` at least.
    Not so where the thread itself starts with what is not there: then it was there before the question, as a post that
    was never collected. Another thread of which nobody tells the start may hold such an answer.
    """
    import ibis

    odd = _odd(turns).select(*PAIR, odd_key="key", odd_at="created_at", odd_thread="thread")
    met = odd.join(near.select(*RUN, "first", "thread", "next_began_at"), PAIR)
    behind = (met.odd_at >= met.began_at) & (met.odd_key != met.first)
    before_next = met.next_began_at.isnull() | (met.odd_at < met.next_began_at)
    sequel = met.filter(behind, before_next, met.odd_thread != met.thread)
    told = found.left_join(sequel.group_by(RUN).agg(odd_at=sequel.odd_at.min()), RUN)
    first = ibis.coalesce(ibis.least(told.lost_at, told.odd_at), told.lost_at, told.odd_at, told.next_lost_at)
    return told.select(*(name for name in found.columns if name != "lost_at"), lost_at=first)


def from_last(found: "Table", turns: "Table", silence: int, answered_at: str) -> "Table":
    """``asked_at`` as the last message before the answer; without one the last message.

    ``answered_at``: the column of ``turns`` that tells when the answer came that the definition takes.
    """
    placed = in_runs(turns, silence)
    heard = placed.filter(~placed.by_organisation).select(*RUN, heard_at="created_at", then_answered_at=answered_at)
    met = found.join(heard, RUN)
    # what was said behind the answer, be it in the same second, waits for the next one
    met = met.filter(met.answered_at.isnull() | (met.then_answered_at == met.answered_at))
    last = met.group_by(RUN).agg(asked_at=met.heard_at.max())
    return found.drop("asked_at").join(last, RUN)
