"""Contacts and the answers to them, by the rule of a definition.

A contact is a run of messages by one person towards one organisation, begun after so much silence between the two; or,
where a definition has no silence, each message by itself. Its answer is the first reply by the organisation in it.

Who replies to something that is not in the lake shows that an answer was lost. Not so where the same thread starts
with it: then it was there before the question, as a post that was never collected.
"""

from typing import TYPE_CHECKING, NamedTuple

from meetlat.measure.conversations.directed import bits
from meetlat.measure.conversations.voices import bodies, seats

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from meetlat.measure.definitions import Definition

PAIR = ["party", "author"]
SEATS = 2**32  # more accounts than there are: an account of two organisations is another party for each
ORDER = ["created_at", "key"]
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


def contacts(turns: "Table", voices: "Table", rule: Rule) -> "Table":
    """A row per contact of the whole time that was given: the columns of CONTACT."""
    placed = _placed(_admitted(turns, rule), rule.silence)
    found = _messages(placed) if rule.silence is None else _runs(placed, rule.measured_from)
    return _named(found, voices)


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
    told = _with_lost(_with_question(told, runs), runs)
    told = _last_before(told, runs) if measured_from == "last" else told.mutate(asked_at=told.began_at)
    return _followed_up(told)


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


def _with_lost(starts: "Table", turns: "Table") -> "Table":
    """lost_at: when the resident first replied, within the contact, to an answer that is not in the lake."""
    replies = turns.filter(turns.heard, ~turns.starts, turns.to_unseen)
    named = replies.select(*PAIR, "number", "thread_unknown", said_at="created_at", said_in="thread")
    met = named.join(starts.select(*PAIR, "number", "thread"), [*PAIR, "number"])
    lost = met.filter(~met.thread_unknown | (met.said_in != met.thread))
    first = lost.group_by(*PAIR, "number").agg(lost_at=lost.said_at.min())
    return starts.left_join(first, [*PAIR, "number"]).select(*starts.columns, "lost_at")


def _last_before(told: "Table", turns: "Table") -> "Table":
    """The clock starts at the last message before the answer; without one at the last message."""
    heard = turns.filter(turns.heard).select(*PAIR, "number", heard_at=turns.created_at)
    both = told.join(heard, [*PAIR, "number"])
    both = both.filter(both.answered_at.isnull() | (both.heard_at <= both.answered_at))
    last = both.group_by(*PAIR, "number").agg(asked_at=both.heard_at.max())
    return told.join(last, [*PAIR, "number"])


def _followed_up(found: "Table") -> "Table":
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
