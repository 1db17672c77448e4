"""What the eight definitions say of one inbox: customer support on Twitter, 2017, brands as organisations.

    .venv/bin/python -m bench.twcs_definitions TWCS.parquet [--brands 4]

Prints the tables of docs/explanation/twcs-eight-definitions.md. Whether a message is a question, or an automatic
reply, the real readers say. When the brands work is not known: their clock always runs.
"""

import argparse
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from meetlat.lake import connect
from meetlat.lake.schema import READ, READINGS, SNAPSHOTS
from meetlat.measure.definitions import Definition, definitions
from meetlat.measure.hours import quarters, shipped
from meetlat.measure.yardstick import Given, period
from meetlat.measure.yardstick.steps import Steps
from meetlat.measure.yardstick.workbench import Workbench

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend

Row = dict[str, Any]
PERIOD = period("2017-Q4")
MENTION = re.compile(r"(?<![\w/@])@(\w+)")
MOMENT = pa.timestamp("us")
MARGIN = timedelta(days=40)
ALWAYS = shipped()["always"]
HOLDER = {"account": pa.string(), "author": pa.int64(), "organisation": pa.string(), "platform": pa.string()}
ENDS = ("since", "until")
EVERY_MESSAGE = "sprout"  # the definition that counts whatever is said
PLACE = ("organisation", "country", "kind", "province", "size_class", "own_site", "schedule")


def tweets(file: Path) -> list[Row]:
    """As messages of the lake, with what the readers say of them."""
    from meetlat.text.reading import Reader

    table = pq.read_table(file)
    rows = table.to_pylist()
    above = {row["tweet_id"]: row["in_response_to_tweet_id"] for row in rows}
    authors = _authors(row["author_id"] for row in rows)
    read = Reader().read([row["text"] for row in rows]).to_pylist()
    return [told | _message(row, authors, above) for row, told in zip(rows, read, strict=True)]


def brands(messages: Iterable[Row]) -> list[Row]:
    """Every brand as the holder of its one account."""
    known = {row["account"]: row["author"] for row in messages if row["account"]}
    nothing = {"role": "corporate", "theme": "", "since": None, "until": None}
    return [
        {"account": name, "author": author, "organisation": name, "platform": "x", **nothing}
        for name, author in sorted(known.items())
    ]


def given(messages: list[Row], backend: "SQLBackend") -> Given:
    bench, holders = Workbench(backend), brands(messages)
    places = [
        dict.fromkeys(PLACE, "") | {"organisation": row["organisation"], "schedule": ALWAYS.id} for row in holders
    ]
    return Given(
        period=PERIOD,
        messages=bench.bring("messages", _lake_table(messages, READ)),
        readings=bench.bring("readings", _lake_table(messages, READINGS)),
        snapshots=bench.bring("snapshots", _lake_table([], SNAPSHOTS)),
        holders=_table(holders, HOLDER | dict.fromkeys(("role", "theme"), pa.string()) | dict.fromkeys(ENDS, MOMENT)),
        organisations=_table(places, dict.fromkeys(PLACE, pa.string()) | {"inhabitants": pa.float64()}),
        observed=_table([{"platform": "x", "until": until(messages)}], {"platform": pa.string(), "until": MOMENT}),
        quarters=quarters([ALWAYS], PERIOD.since - MARGIN, PERIOD.until + MARGIN),
    )


def until(messages: Iterable[Row]) -> datetime:
    """The last moment that is known of."""
    last: datetime = max(row["created_at"] for row in messages)
    return last


def counted(wanted: Given, backend: "SQLBackend", rules: Iterable[Definition]) -> dict[tuple[str, str], Row]:
    """(brand, definition) -> the row of answers, and coverage."""
    bench = Workbench(backend)
    steps = Steps(bench, wanted)
    steps.say()
    seen = bench.result("seen", steps.tables["seen"]).to_pylist()
    coverage = {row["organisation"]: row["parent_seen"] / row["with_parent"] for row in seen if row["with_parent"]}
    found = {}
    for rule in rules:
        rows = bench.result("answers", steps.answers(rule)).to_pylist()
        for row in (one for one in rows if one["organisation"]):
            found[row["organisation"], rule.id] = row | {"coverage": coverage.get(row["organisation"])}
    return found


def biggest(found: dict[tuple[str, str], Row], number: int) -> list[str]:
    """The brands to which most was said."""
    heard = {name: row["contacts"] for (name, id), row in found.items() if id == EVERY_MESSAGE}
    return sorted(heard, key=lambda name: (-heard[name], name))[:number]


def lines(found: dict[tuple[str, str], Row], names: Iterable[str]) -> Iterable[str]:
    """The tables, as they stand in the documentation."""
    for name in names:
        rows = [found[name, id] for id in definitions() if (name, id) in found]
        yield f"### {name} (coverage {_percent(rows[0]['coverage'])})\n"
        yield "| definition | counted | answered | share | interval | time | 90 % within | open |"
        yield "|---|---|---|---|---|---|---|---|"
        yield from map(_line, rows)
        yield ""


def _line(row: Row) -> str:
    share = "–" if row["share"] is None else _percent(row["share"])
    interval = "–" if row["share"] is None else f"{_percent(row['low'])} to {_percent(row['high'])}"
    rule = definitions()[row["definition"]]
    time = f"{_minutes(row['own_seconds'])} ({rule.time.replace('-', ' ')})"
    numbers = [f"{row[column]:,}" for column in ("contacts", "answered")]
    cells = [f"`{rule.id}`", *numbers, share, interval, time, _minutes(row["p90_seconds"]), f"{row['open']:,}"]
    return f"| {' | '.join(cells)} |"


def _percent(share: float) -> str:
    return f"{share:.1%}".replace("%", " %")


def _minutes(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds / 60:,.0f} min"


def _authors(names: Iterable[str]) -> dict[str, int]:
    """Customers are numbers already; brands go below zero. By the name in small letters, as one is mentioned."""
    known = sorted(set(names))
    brands = [name for name in known if not name.isdigit()]
    return {name: int(name) for name in known if name.isdigit()} | {
        name.lower(): -place for place, name in enumerate(brands, 1)
    }


def _message(row: Row, authors: dict[str, int], above: dict[int, int | None]) -> Row:
    name, parent = row["author_id"], row["in_response_to_tweet_id"]
    named = dict.fromkeys(authors[told] for told in map(str.lower, MENTION.findall(row["text"])) if told in authors)
    return {
        "key": row["tweet_id"],
        "platform": "x",
        "author": authors[name.lower()],
        "account": None if name.isdigit() else name,
        "created_at": row["created_at"].replace(tzinfo=None),
        "kind": "post" if parent is None else "reply",
        "text": row["text"],
        "mentions": list(named),
        "page": None,
        "parent": parent,
        "root": _root(row["tweet_id"], above),
    }


def _root(tweet: int, above: dict[int, int | None]) -> int | None:
    """The topmost that is known by its number, whether or not it is there; None: the tweet itself."""
    top, seen = tweet, {tweet}
    while (higher := above.get(top)) and higher not in seen:
        top = higher
        seen.add(top)
    return None if top == tweet else top


def _lake_table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    """As the lake gives it to an engine: moments without a zone."""
    return _table(rows, {one.name: MOMENT if pa.types.is_timestamp(one.type) else one.type for one in schema})


def _table(rows: list[Row], types: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(rows, pa.schema(list(types.items())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--brands", type=int, default=4)
    asked = parser.parse_args()
    messages, backend = tweets(asked.file), connect()
    found = counted(given(messages, backend), backend, definitions().values())
    print("\n".join(lines(found, biggest(found, asked.brands))))


if __name__ == "__main__":
    main()
