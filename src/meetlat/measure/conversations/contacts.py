"""Contacts and the answers to them, by the rule of a definition.

A contact is a run of messages by one person towards one organisation, begun after so much silence between the two; or,
where a definition has no silence, each message by itself. Its answer is the first reply by the organisation in it.
"""

from typing import TYPE_CHECKING

from meetlat.measure.conversations.messages import messages
from meetlat.measure.conversations.numbered import PAIR, Rule, answering, counted
from meetlat.measure.conversations.ordered import AROUND, Keep, ordered, unkept, with_party
from meetlat.measure.conversations.runs import from_last, near_odd, runs, with_lost
from meetlat.measure.conversations.voices import bodies, seats

if TYPE_CHECKING:
    from ibis.expr.types import Table

CONTACT = (
    "party",
    "body",
    "author",
    "seat",  # that was addressed first
    "first",  # key
    "began_at",
    "asked_at",  # when the clock starts
    "question",
    "asked",  # key of the first question
    "messages",
    "answered_at",
    "automatic",  # whether it got an automatic reply
    "lost_at",  # when somebody replied to an answer that is not in the lake; null: nobody did
    "doubtful",  # an answer may have been lost
    "aftermath",  # it is itself a reply to a lost answer: no new contact
)


def contacts(turns: "Table", rule: Rule, keep: Keep = unkept) -> "Table":
    """The columns of CONTACT: a row per contact of the whole time that was given. ``turns``: as ordered."""
    said = with_party(turns, rule, keep)
    return _messages(said, rule) if rule.silence is None else _runs(said, rule, rule.silence, keep)


def _messages(said: "Table", rule: Rule) -> "Table":
    found = messages(said)
    return _timed(found.filter(counted(found, rule)), rule).select(*CONTACT)


def _runs(said: "Table", rule: Rule, silence: int, keep: Keep) -> "Table":
    admitted = _admitted(said, rule)
    near = runs(near_odd(admitted), silence)  # those of a few people again: to write all of them down takes longer
    found = keep(rule.shared, with_lost(runs(admitted, silence), near, admitted))
    found = _timed(found.mutate(asked_at=found.began_at), rule)
    found = from_last(found, admitted, silence, _time(rule)) if rule.measured_from == "last" else found
    return found.select(*CONTACT)


def _timed(found: "Table", rule: Rule) -> "Table":
    return found.mutate(answered_at=found[_time(rule)])


def _time(rule: Rule) -> str:
    """The column that tells when the answer came that counts."""
    return "any_answered_at" if rule.answer_automatic else "written_answered_at"


def _admitted(said: "Table", rule: Rule) -> "Table":
    """What does not count as a contact does not break a silence either."""
    if rule.all_ways:
        return said
    return ordered(said.filter(said.by_organisation | counted(said, rule)).drop(*AROUND), "party")


def answered(found: "Table", turns: "Table", rule: Rule) -> "Table":
    """With answer (key) and answered_seat: which answer it was. Where only times are wanted that is needless work.

    Of what was said at the moment of the answer, it is the first behind the message that the contact starts with.
    """
    said = with_party(turns, rule)
    said = said.filter(answering(said, rule.answer_automatic))
    said = said.select(*PAIR, answered_at="created_at", answer="key", answered_seat="seat")
    met = found.select(*PAIR, "first", "began_at", "answered_at").join(said, [*PAIR, "answered_at"])
    met = met.filter((met.answered_at > met.began_at) | (met.answer > met.first))
    first = met.group_by(*PAIR, "first").agg(
        answered_seat=met.answered_seat.argmin(met.answer), answer=met.answer.min()
    )
    return found.left_join(first, [*PAIR, "first"]).select(*found.columns, "answer", "answered_seat")


def named(found: "Table", voices: "Table") -> "Table":
    """With organisation, platform, account and answered_by in the place of all numbers but ``body``."""
    addressed = seats(voices)
    answering = addressed.select(answered_seat="seat", answered_by="account")
    told = found.join(bodies(voices), "body").join(addressed, "seat").left_join(answering, "answered_seat")
    names = ("organisation", "platform", "account", "answered_by")
    kept = [name for name in found.columns if name not in ("party", "seat", "answered_seat")]
    return told.select(*kept, *names)
