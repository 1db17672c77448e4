"""A register and visits to websites, small enough to count by hand."""

from typing import Any

import pyarrow as pa

SCHEMAS: dict[str, str] = {
    "organisations": "organisation country",
    "accounts": "account:int64 platform status",
    "holdings": "account:int64 organisation held_now:bool",
    "evidence": "account:int64 kind",
    "visits": "organisation status",
    "proposals": "organisation platform proposed:int64 status",
    "messages": "author:int64 places:list",
    "municipalities": "organisation",
}
TYPES: dict[str, pa.DataType] = {
    "": pa.string(), "int64": pa.int64(), "bool": pa.bool_(), "list": pa.list_(pa.string()),
}  # fmt: skip

SMALL: dict[str, list[tuple[Any, ...]]] = {
    "organisations": [("nl.a", "NL"), ("nl.b", "NL"), ("nl.c", "NL"), ("be.d", "BE"), ("be.e", "BE")],
    "visits": [("nl.a", "read"), ("nl.a", "down"), ("nl.b", "read"), ("nl.b", "read"), ("nl.c", "down"),
               ("be.d", "read")],
    "accounts": [*((number, "x", "current") for number in range(1, 10)), (10, "x", "former"),
                 (11, "facebook", "current"), (12, "facebook", "current"), (13, "bluesky", "current")],
    "holdings": [
        (1, "nl.a", True), (2, "nl.a", True), (3, "nl.a", True), (4, "nl.a", True), (4, "nl.b", True),
        (4, "be.d", True), (5, "nl.b", False), (6, "nl.c", True), (7, "nl.b", True), (8, "nl.b", True),
        (10, "nl.a", True), (11, "be.d", True), (12, "be.d", True), (13, "nl.b", True),
    ],
    "evidence": [
        (1, "directory"), (1, "website"),  # seen by both
        (2, "directory"), (2, "directory"),  # by one, twice
        (3, "two_way"),
        (4, "directory"), (4, "website"), (4, "two_way"),  # shared by two organisations and two countries
        (5, "directory"), (5, "website"),  # held no longer
        (6, "directory"), (6, "website"),  # of an organisation whose website was down
        (7, "person"), (7, "domain"),  # in neither list
        (9, "directory"),  # held by nobody
        (10, "directory"), (10, "website"),  # former
        (13, "person"),  # on a platform on which neither list has anything
        (11, "directory"), (12, "website"),  # never the same one
    ],
    "proposals": [
        ("nl.b", "x", 21, "open"), ("nl.a", "x", 21, "open"),  # one account that two websites give
        ("nl.b", "x", 22, "open"), ("nl.b", "x", 23, "accepted"), ("nl.c", "x", 24, "open"),
        ("nl.a", "youtube", 21, "open"), ("be.d", "facebook", 21, "rejected"),
    ],
}  # fmt: skip

EXPECTED = [  # country, platform, directory, website, both, undecided, visited, organisations
    ("BE", "facebook", 1, 1, 0, 0, 1, 2),
    ("BE", "x", 1, 1, 1, 0, 1, 2),
    ("NL", "x", 3, 3, 2, 2, 2, 3),
    ("NL", "youtube", 0, 0, 0, 1, 2, 3),
]


def rows(name: str, given: list[tuple[Any, ...]]) -> pa.Table:
    fields = [(column, TYPES[type_]) for column, _, type_ in (one.partition(":") for one in SCHEMAS[name].split())]
    columns = list(zip(*given, strict=True)) or [()] * len(fields)
    arrays = [pa.array(values, type_) for values, (_, type_) in zip(columns, fields, strict=True)]
    return pa.table(arrays, schema=pa.schema(fields))


def small(**given: list[tuple[Any, ...]]) -> dict[str, pa.Table]:
    """The small register, with other rows where they are given."""
    return {name: rows(name, (SMALL | given).get(name, [])) for name in SCHEMAS}
