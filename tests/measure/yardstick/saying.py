"""Two organisations and what they and residents say, for the tests of what is told of it.

``a`` has the accounts ``@a`` (10) and, for a week, ``@old`` (40); with ``b`` (20) it shares ``@shared`` (30). Residents
are 1 and 2.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from meetlat.lake import connect
from meetlat.measure.yardstick.steps import Steps
from meetlat.measure.yardstick.workbench import Workbench
from tests.measure.yardstick.worlds import MONDAY, PERIOD, Row, World, given

SECOND, WEEK = timedelta(seconds=1), timedelta(weeks=1)
SINCE, UNTIL = PERIOD.since, PERIOD.until
ACCOUNTS = {"@a": 10, "@b": 20, "@shared": 30, "@old": 40}
HOLDERS: list[Row] = [
    {"account": "@a", "author": 10, "organisation": "nl.a", "role": "theme", "theme": "roads"},
    {"account": "@b", "author": 20, "organisation": "nl.b"},
    {"account": "@shared", "author": 30, "organisation": "nl.a"},
    {"account": "@shared", "author": 30, "organisation": "nl.b"},
    {"account": "@old", "author": 40, "organisation": "nl.a", "since": MONDAY, "until": MONDAY + WEEK},
]
ORGANISATIONS: list[Row] = [{"organisation": "nl.a", "own_site": "waterveen.nl"}, {"organisation": "nl.b"}]
TABLES = ("posts", "heard", "seen", "counts")
COUNTED = {
    "account": "@a", "observed_at": MONDAY, "followers": 5, "following": 3, "posts": 2, "source": "us", "run": 1,
}  # fmt: skip


def tables(messages: Iterable[Row], snapshots: Iterable[Row] = ()) -> dict[str, list[Row]]:
    """What indicators are computed from, of TABLES."""
    backend = connect()
    bench = Workbench(backend)
    counts = [COUNTED | row for row in snapshots]
    steps = Steps(bench, given(World([*messages], HOLDERS, ORGANISATIONS, snapshots=counts), backend))
    steps.say()
    return {name: bench.result(name, steps.tables[name]).to_pylist() for name in TABLES}


def ours(at: datetime = MONDAY, account: str = "@a", **more: Any) -> Row:
    return {"author": ACCOUNTS[account], "account": account, "created_at": at, **more}


def theirs(at: datetime = MONDAY, **more: Any) -> Row:
    """Of a resident, to ``@a``."""
    return {"author": 1, "created_at": at, "mentions": [10], **more}


def reply(parent: int) -> Row:
    return {"kind": "reply", "parent": parent, "root": parent}
