"""Contacts and the answers to them, by the rule of a definition.

A contact is a run of messages by one person towards one organisation, begun after so much silence between the two; or,
where a definition has no silence, each message by itself. Its answer is the first reply by the organisation in it.
"""

from typing import TYPE_CHECKING

from meetlat.measure.conversations.lost import followed_up, with_lost
from meetlat.measure.conversations.numbered import ORDER, PAIR, Rule, numbered
from meetlat.measure.conversations.voices import bodies, seats

if TYPE_CHECKING:
    from ibis.expr.types import Table

CONTACT = (
    "organisation",
    "author",
    "platform",
    "account",  # that was addressed first
    "first",  # key
    "began_at",
    "asked_at",  # when the clock starts
    "question",
    "asked",  # key of the first question
    "messages",
    "answer",  # key
    "answered_at",
    "answered_by",  # account
    "automatic",  # whether it got an automatic reply
    "lost_at",  # when somebody replied to an answer that is not in the lake; null: nobody did
    "doubtful",  # an answer may have been lost
    "aftermath",  # it is itself a reply to a lost answer: no new contact
)


def contacts(turns: "Table", voices: "Table", rule: Rule) -> "Table":
    """A row per contact of the whole time that was given: the columns of CONTACT."""
    placed = numbered(turns, rule)
    found = _messages(placed) if rule.silence is None else _runs(placed, rule.measured_from)
    return _named(found, voices)


def _runs(placed: "Table", measured_from: str) -> "Table":
    """Runs of turns as contacts: the turn that starts it, what was said in it, its first answer and first question."""
    runs = placed.filter(placed.number > 0)
    start = runs.filter(runs.starts).mutate(first=runs.key, began_at=runs.created_at)
    said = runs.group_by(*PAIR, "number").agg(
        messages=runs.count(where=runs.heard),
        question=runs.is_question.any(),
        automatic=runs.automatic.any(),
        said_at=runs.created_at.max(where=runs.heard),
    )
    told = start.drop("is_question", "automatic").join(said, [*PAIR, "number"])
    told = _with_answer(told, runs, [*PAIR, "number"])
    told = with_lost(_with_question(told, runs), runs)
    told = _last_before(told, runs) if measured_from == "last" else told.mutate(asked_at=told.began_at)
    return followed_up(told)


def _with_answer(starts: "Table", turns: "Table", within: list[str]) -> "Table":
    """The first answer behind a turn: the one before which there were as many."""
    rows = turns.filter(turns.answers)
    answers = rows.select(
        *within,
        answers_before=rows.answers_before - 1,
        answer=rows.key,
        answered_at=rows.created_at,
        answered_seat=rows.seat,
    )
    return starts.left_join(answers, [*within, "answers_before"]).select(
        *starts.columns, "answer", "answered_at", "answered_seat"
    )


def _with_question(starts: "Table", turns: "Table") -> "Table":
    rows = turns.filter(turns.is_question).select(*PAIR, "number", "questions_before", asked=turns.key)
    return starts.left_join(rows, [*PAIR, "number", "questions_before"]).select(*starts.columns, "asked")


def _last_before(told: "Table", turns: "Table") -> "Table":
    """The clock starts at the last message before the answer; without one at the last message."""
    heard = turns.filter(turns.heard).select(*PAIR, "number", heard_at=turns.created_at)
    both = told.join(heard, [*PAIR, "number"])
    both = both.filter(both.answered_at.isnull() | (both.heard_at <= both.answered_at))
    last = both.group_by(*PAIR, "number").agg(asked_at=both.heard_at.max())
    return told.join(last, [*PAIR, "number"])


def _messages(placed: "Table") -> "Table":
    """Every message of a resident as a contact, answered by what the organisation says to that person next."""
    import ibis

    window = ibis.window(group_by=PAIR, order_by=ORDER)
    placed = placed.mutate(thread_before=placed.thread.lag().over(window))
    above = placed.thread_unknown & (placed.thread == placed.thread_before).fill_null(False)
    lost = placed.heard & placed.to_unseen & ~above
    following = placed.mutate(
        automatic=placed.automatic.lead().over(window).fill_null(False),
        lost_at=ibis.ifelse(lost, placed.created_at, ibis.null("timestamp")).lead().over(window),
    )
    told = _with_answer(following.filter(following.heard), placed, PAIR)
    return told.mutate(
        first=told.key,
        began_at=told.created_at,
        asked_at=told.created_at,
        question=told.is_question,
        asked=ibis.ifelse(told.is_question, told.key, ibis.null("int64")),
        messages=ibis.literal(1).cast("int64"),
        doubtful=ibis.literal(False),
        aftermath=ibis.literal(False),
    )


def _named(found: "Table", voices: "Table") -> "Table":
    addressed = seats(voices)
    answering = addressed.select(answered_seat="seat", answered_by="account")
    told = found.join(bodies(voices), "body").join(addressed, "seat").left_join(answering, "answered_seat")
    return told.select(*CONTACT)
