"""What residents asked and how it was answered: what the indicators of contacts and of heard messages share.

An answer that could still come is no missing answer, and one that never reached us is not a missing one either.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Tables
from meetlat.measure.shares import share, wilson

if TYPE_CHECKING:
    from ibis.expr.types import Table

ENOUGH = 10  # contacts: Facebook's page rate needs as many, and so does Meetlat's own definition
HOUR = 3600
ON_TIME = ("answered", "unseen")  # an answer in the window, seen or known from who replied to it


def timed(tables: Tables) -> "Table":
    """The contacts whose first message is known, so that it can be said when they were asked."""
    contacts = tables["contacts"]
    return contacts.filter(contacts.status != "unclear")


def followed(tables: Tables) -> "Table":
    """The contacts for which the whole window was observed: only these can be called unanswered."""
    contacts = timed(tables)
    return contacts.filter(contacts.followed)


def questions(tables: Tables) -> "Table":
    """The followed contacts with a question: what shares of answering are of."""
    contacts = followed(tables)
    return contacts.filter(contacts.question)


def answers(tables: Tables) -> "Table":
    """The followed questions of which we saw the answer, in the window: what times of answering are of."""
    asked = questions(tables)
    return asked.filter(asked.status == "answered")


def answered_within(tables: Tables, seconds: int) -> "Table":
    """organisation, value, count, base, n, low, high: the share of questions answered within so many seconds.

    An answer that never reached us has no time; it is taken to be as fast as those we saw. ``count`` holds what was
    seen only, and ``base`` the same part of all questions: n x seen / (seen + unseen). Value and Wilson's interval
    are of these two, so that unseen answers widen it. Where there were answers and none was seen: no share.
    """
    asked = questions(tables)
    seen = asked.status == "answered"
    counted = asked.group_by("organisation").agg(
        count=asked.count(where=seen & (asked.seconds <= seconds)).cast("float64"),
        seen=asked.count(where=seen).cast("float64"),
        unseen=asked.count(where=asked.status == "unseen").cast("float64"),
        n=asked.count().cast("int64"),
    )
    based = _thinned(counted)
    low, high = wilson(based["count"], based.base)
    return based.select("organisation", "count", "base", "n", value=based["count"] / based.base, low=low, high=high)


def _thinned(counted: "Table") -> "Table":
    """base: of all questions the part that was seen of the answers. Multiplied first: all of them stays exact."""
    given = (counted.seen + counted.unseen).nullif(0.0)
    based = counted.mutate(base=(counted.n * counted.seen / given).fill_null(counted.n.cast("float64")))
    return based.filter(based.base > 0)


def share_of_heard(tables: Tables, column: str, value: str) -> "Table":
    """As ``share``: the messages heard of which the readers say ``value``, of those of which they say something."""
    read = tables["heard"].filter(tables["heard"][column].notnull())
    return share(read, read[column] == value)
