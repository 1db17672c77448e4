"""Small tables of what was said in a period, for the tests of the yardstick: a case names only what matters to it.

    given = tables(posts=[{}, {"kind": "reply"}, {"organisation": "nl.b", "local": "2025-03-08 10:00"}])

Each row is a dictionary; every column that it does not name has the default below. Who speaks and which organisations
there are follows from the rows, unless ``voices`` or ``organisations`` are named. Moments are texts or datetimes.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from tests.measure.tables import rows_of

Row = dict[str, Any]
Columns = dict[str, tuple[pa.DataType, Any]]  # type, and default: a value, or what gives it from the row and its place
Given = dict[str, list[Row]]  # the tables of a case
Expected = dict[str, float | None]  # organisation -> value

TEXT, NUMBER, WHOLE, YES, MOMENT = pa.string(), pa.float64(), pa.int64(), pa.bool_(), pa.timestamp("us")
LOCAL = ZoneInfo("Europe/Amsterdam")
NOON = datetime(2025, 3, 5, 12)  # UTC; a Wednesday at one o'clock in Amsterdam
LINE = datetime(2025, 10, 3)  # 90 days before the end of the period
PERIOD = (datetime(2025, 1, 1), datetime(2026, 1, 1))


def _account(row: Row, place: int) -> str:
    return f"{row['platform']}:{row['organisation']}"


def _key(row: Row, place: int) -> int:
    return place + 1


def _local(column: str) -> Callable[[Row, int], datetime]:
    return lambda row, place: row[column].replace(tzinfo=UTC).astimezone(LOCAL).replace(tzinfo=None)


def _seconds(row: Row, place: int) -> float | None:
    return (row["answered_at"] - row["asked_at"]).total_seconds() if row["answered_at"] else None


def _status(row: Row, place: int) -> str:
    if row["answered_at"] is None:
        return "unanswered"
    return "answered" if row["answered_at"] - row["asked_at"] <= timedelta(days=7) else "late"


def _if(column: str, value: Callable[[Row], Any]) -> Callable[[Row, int], Any]:
    """The value where the row knows ``column``, and nothing where it does not."""
    return lambda row, place: value(row) if row[column] is not None else None


WHO: Columns = {"organisation": (TEXT, "nl.a"), "platform": (TEXT, "mastodon"), "account": (TEXT, _account)}
TOPICS = pa.list_(TEXT)
SCHEMAS: dict[str, Columns] = {
    "organisations": {
        "organisation": (TEXT, "nl.a"), "country": (TEXT, lambda row, place: row["organisation"][:2].upper()),
        "kind": (TEXT, "municipality"), "province": (TEXT, ""), "size_class": (TEXT, "S"),
        "inhabitants": (NUMBER, 10_000.0), "own_site": (TEXT, ""), "weeks": (NUMBER, 52.0),
        "calendar_weeks": (WHOLE, lambda row, place: round(row["weeks"])),
    },
    "voices": {
        **WHO, "author": (WHOLE, None), "role": (TEXT, "corporate"), "theme": (TEXT, ""),
        "since": (MOMENT, None), "until": (MOMENT, None), "followed": (YES, True), "line": (MOMENT, LINE),
        "through": (YES, True),
    },
    "posts": {
        **WHO, "role": (TEXT, "corporate"), "theme": (TEXT, ""), "key": (WHOLE, _key),
        "created_at": (MOMENT, NOON), "local": (MOMENT, _local("created_at")), "kind": (TEXT, "post"),
        "to_resident": (YES, lambda row, place: row["kind"] in ("reply", "comment")),
        "own_link": (YES, False), "hashtags": (WHOLE, 0),
        "automatic": (YES, False), "likes": (WHOLE, None), "replies": (WHOLE, None), "reposts": (WHOLE, None),
        "views": (WHOLE, None),
    },
    "heard": {
        "organisation": WHO["organisation"], "platform": WHO["platform"],
        "key": (WHOLE, _key), "author": (WHOLE, 1), "created_at": (MOMENT, NOON),
        "local": (MOMENT, _local("created_at")), "is_question": (YES, True), "contact": (TEXT, "question"),
        "sentiment": (TEXT, "neutral"), "topics": (TOPICS, []),
    },
    "contacts": {
        **WHO, "author": (WHOLE, _key), "first": (WHOLE, _key), "asked_at": (MOMENT, NOON),
        "local": (MOMENT, _local("asked_at")), "question": (YES, True), "messages": (WHOLE, 1), "topics": (TOPICS, []),
        "answered_at": (MOMENT, None), "answer": (WHOLE, _if("answered_at", lambda row: row["first"] + 1_000_000)),
        "answered_by": (TEXT, _if("answered_at", lambda row: row["account"])), "seconds": (NUMBER, _seconds),
        "service_seconds": (NUMBER, lambda row, place: row["seconds"]), "automatic": (YES, False),
        "status": (TEXT, _status), "followed": (YES, True),
    },
    "counts": {
        **WHO, "role": (TEXT, "corporate"), "first_at": (MOMENT, PERIOD[0]), "last_at": (MOMENT, PERIOD[1]),
        "first_followers": (NUMBER, None), "followers": (NUMBER, None), "following": (NUMBER, None),
        "posts": (NUMBER, None),
    },
    "last_said": {"account": (TEXT, "mastodon:nl.a"), "at": (MOMENT, NOON)},
    "period": {"since": (MOMENT, PERIOD[0]), "until": (MOMENT, PERIOD[1])},
    "seen": {
        "organisation": (TEXT, "nl.a"), "with_parent": (WHOLE, 0),
        "parent_seen": (WHOLE, lambda row, place: row["with_parent"]),
    },
}  # fmt: skip


def tables(**rows: list[Row]) -> dict[str, Table]:
    """Every table, as Ibis tables; those that are not named are empty, but for what follows from the others."""
    return {name: ibis.memtable(table) for name, table in arrow(**rows).items()}


def arrow(**rows: list[Row]) -> dict[str, pa.Table]:
    """The same as Arrow tables, to put on any engine."""
    if unknown := rows.keys() - SCHEMAS.keys():
        raise ValueError(f"no such table: {sorted(unknown)}; known: {sorted(SCHEMAS)}")
    whole = {name: [_whole(name, row, place) for place, row in enumerate(given)] for name, given in rows.items()}
    whole.setdefault("period", [_whole("period", {}, 0)])
    whole.setdefault("voices", _speaking(whole.get("posts", []) + whole.get("counts", [])))
    whole.setdefault("last_said", _last_said(whole.get("posts", [])))
    whole.setdefault("organisations", _named(row for name in whole for row in whole[name] if "organisation" in row))
    return {name: pa.Table.from_pylist(whole.get(name, []), schema=_schema(name)) for name in SCHEMAS}


def _schema(name: str) -> pa.Schema:
    return pa.schema([(column, type_) for column, (type_, _) in SCHEMAS[name].items()])


def _whole(name: str, row: Row, place: int) -> Row:
    """The row with every column of its table: first what it names, then the defaults in their order."""
    columns = SCHEMAS[name]
    if unknown := row.keys() - columns.keys():
        raise ValueError(f"{name} has no column {sorted(unknown)}; known: {sorted(columns)}")
    whole = {column: _moment(value, columns[column][0]) for column, value in row.items()}
    for column, (_, default) in columns.items():
        if column not in whole:
            whole[column] = default(whole, place) if callable(default) else default
    return whole


def _moment(value: Any, type_: pa.DataType) -> Any:
    return datetime.fromisoformat(value) if type_ == MOMENT and isinstance(value, str) else value


def _speaking(rows: list[Row]) -> list[Row]:
    """One voice for every account and organisation that said or counted something."""
    kept = ("organisation", "platform", "account", "role")
    found = {tuple(row[column] for column in kept): {column: row[column] for column in kept} for row in rows}
    return [_whole("voices", row, place) for place, row in enumerate(found.values())]


def _last_said(posts: list[Row]) -> list[Row]:
    """Of each account its last message."""
    last: dict[str, datetime] = {}
    for row in posts:
        last[row["account"]] = max(row["created_at"], last.get(row["account"], row["created_at"]))
    return [{"account": account, "at": at} for account, at in last.items()]


def _named(rows: Iterable[Row]) -> list[Row]:
    ids = dict.fromkeys(row["organisation"] for row in rows)
    return [_whole("organisations", {"organisation": id}, place) for place, id in enumerate(ids)]


def value_of(indicator: str, given: dict[str, Table]) -> Expected:
    """organisation -> value, as an indicator over messages or counts computes it; not per platform."""
    return dict(columns_of(indicator, given, "organisation", "value"))


def columns_of(indicator: str, given: dict[str, Table], *columns: str) -> list[tuple[Any, ...]]:
    """Those columns of the rows that an indicator gives, in a fixed order."""
    from meetlat.measure import indicators

    compute = indicators()[indicator].compute
    assert compute is not None
    return rows_of(compute(given), *columns)
