"""The lake as a plain dictionary: what it should hold, worked out row by row, without looking at how it does so."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from meetlat.lake import MESSAGES, Lake

Row = dict[str, Any]
COUNTS = ("likes", "replies", "reposts", "views")
SAID = ("id", "author", "account", "created_at", "kind", "text", "parent", "mentions", "page", *COUNTS)
SEEN = datetime(2026, 3, 1, tzinfo=UTC)


def row(key: int, **told: Any) -> Row:
    """A message of no importance, with what the test is about."""
    plain = {
        "platform": "x",
        "id": str(key),
        "author": 1,
        "account": None,
        "created_at": datetime(2026, 1, 5, tzinfo=UTC),
    }
    rest = {"observed_at": SEEN, "kind": "post", "text": "Wanneer komt de ophaaldienst?", "parent": None, "root": None}
    return {"key": key, **plain, **rest, "mentions": [], "page": None, **dict.fromkeys(COUNTS), **told}


def table(rows: Iterable[Row]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=MESSAGES)


def held(lake: Lake) -> dict[int, Row]:
    """What the lake holds, by key; no key twice."""
    rows = lake.scan([*MESSAGES.names, "month"]).to_pylist()
    assert len({one["key"] for one in rows}) == len(rows)
    return {one["key"]: one for one in rows}


def differences(one: dict[int, Row], other: dict[int, Row]) -> list[tuple[Any, ...]]:
    """Key, column and both values of everything that differs."""
    names = set().union(*one.values(), *other.values())
    pairs = [(key, one.get(key, {}), other.get(key, {})) for key in sorted(one.keys() | other.keys())]
    return [
        (key, name, left.get(name), right.get(name))
        for key, left, right in pairs
        for name in sorted(names)
        if left.get(name) != right.get(name) or (name in left) != (name in right)
    ]


def put(rows: dict[int, Row], came: Row) -> None:
    """One message on top of what is there of it."""
    before = rows.get(came["key"])
    if before is None:
        rows[came["key"]] = came
    elif came["observed_at"] >= before["observed_at"]:
        known = {name: came[name] if came[name] is not None else before[name] for name in (*COUNTS, "given")}
        if any((came | known)[name] != before[name] for name in (*SAID, "given")):
            rows[came["key"]] = came | known


class Model:
    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.suppressed: set[int] = set()

    def commit(self, rows: Iterable[Row], run: int, gone: Iterable[int] = ()) -> None:
        lost = set(gone)
        batch: dict[int, Row] = {}
        for one in rows:
            if one["key"] not in lost and one["author"] not in self.suppressed:
                put(batch, self._stored(one, run))
        for one in batch.values():
            put(self.rows, one)
        for key in lost:
            self.rows.pop(key, None)

    def _stored(self, one: Row, run: int) -> Row:
        mentions = [author for author in one["mentions"] if author not in self.suppressed]
        given = None if one["root"] == one["key"] else one["root"]
        month = one["created_at"].strftime("%Y-%m")
        return one | {"run": run, "month": month, "mentions": mentions, "given": given}

    def erase(self, authors: set[int], accounts: set[str], before: datetime | None) -> None:
        out = authors | {one["author"] for one in self.rows.values() if one["account"] in accounts}
        self.suppressed |= out
        for key, one in list(self.rows.items()):
            if one["author"] in out or one["account"] in accounts or (before and one["created_at"] < before):
                del self.rows[key]
            else:
                one["mentions"] = [author for author in one["mentions"] if author not in out]

    def parent_seen(self, one: Row) -> bool:
        if one["parent"] is None:
            return one["kind"] not in ("reply", "comment")
        return one["parent"] in self.rows

    def root(self, key: int) -> int | None:
        """Up, one parent at a time, until a root that was given, a key we do not have, or a circle."""
        path = [key]
        while True:
            one = self.rows.get(path[-1])
            if one and one["given"] is not None:
                top = one["given"]
                break
            if one is None or one["parent"] is None:
                top = path[-1]
                break
            if one["parent"] in path:
                top = min(path[path.index(one["parent"]) :])
                break
            path.append(one["parent"])
        return None if top == key else int(top)

    def settled(self) -> dict[int, Row]:
        return {
            key: {name: value for name, value in one.items() if name != "given"}
            | {"root": self.root(key), "parent_seen": self.parent_seen(one)}
            for key, one in self.rows.items()
        }
