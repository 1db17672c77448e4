"""Does the organisation use social media structurally, by a rule of our own?

Source: Meetlat's own rule. The 20 % of 2014 (domain.md 2.2) was published without one: they cannot be compared.
"""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Indicator, Tables
from meetlat.measure.speaking import ANSWERS, holders, yes

if TYPE_CHECKING:
    from ibis.expr.types import Table

OBSERVED = 12  # weeks below which nothing can be called structural: not a whole quarter
SPOKEN, OF_WEEKS = 40, 52  # weeks with a message, of so many observed ones
REPLIES, OF_MESSAGES = 5, 100  # replies that are not automatic, of so many messages
ANSWERED = ["answered", "late", "unseen"]  # unseen: somebody replied to an answer that never reached us

indicator = Indicator(
    id="structural_use",
    version=2,
    of="messages",
    unit="yes",
    whole="share",
    better="higher",
    among="known",
    source="Meetlat 2026: a rule of its own; not the 20% of 2014",
)


@indicator.figures
def structural_use(tables: Tables) -> "Table":
    """organisation, value 1 or 0, n (messages): regular, replying, and not deaf to who turned to it."""
    observed = tables["organisations"].filter(tables["organisations"].weeks >= OBSERVED)
    joined = holders(tables).join(observed.select("organisation", "calendar_weeks"), "organisation")
    joined = joined.left_join(_said(tables), "organisation").select(
        "organisation", "calendar_weeks", "n", "active", "replied"
    )
    joined = joined.left_join(_deaf(tables), "organisation")
    regular = joined.active * OF_WEEKS >= joined.calendar_weeks * SPOKEN
    replying = joined.replied * OF_MESSAGES >= joined.n * REPLIES
    return yes(joined, regular & replying & joined.asked.isnull(), joined.n.fill_null(0))


def _said(tables: Tables) -> "Table":
    """organisation, n (messages), active (weeks with a message), replied (replies that somebody wrote)."""
    posts = tables["posts"]
    replied = posts.kind.isin(ANSWERS) & ~posts.automatic
    return posts.group_by("organisation").agg(
        n=posts.count(), active=posts.local.truncate("W").nunique(), replied=replied.cast("int64").sum()
    )


def _deaf(tables: Tables) -> "Table":
    """organisation, asked (questions that should have had an answer by now): those that answered none of them."""
    contacts = tables["contacts"]
    answered = contacts.status.isin(ANSWERED)
    due = contacts.filter(contacts.question & (answered | ((contacts.status == "unanswered") & contacts.followed)))
    counted = due.group_by("organisation").agg(
        asked=due.count(), answered=due.status.isin(ANSWERED).cast("int64").sum()
    )
    return counted.filter(counted.answered == 0).drop("answered")
