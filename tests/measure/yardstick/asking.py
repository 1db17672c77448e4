"""Five residents who ask three municipalities about roads, for the tests of a whole measuring.

``a`` is large. It answers one of three questions in half an hour and one in an hour; ``b`` answers one of two in two
hours, after an automatic reply; ``c`` answers nothing.
"""

from datetime import datetime, timedelta
from typing import Any

from tests.measure.yardstick.worlds import MONDAY, Row

HOLDERS: list[Row] = [
    {"account": f"@{name}", "author": author, "organisation": f"nl.{name}"}
    for name, author in zip("cba", (30, 20, 10), strict=True)
]
ORGANISATIONS: list[Row] = [
    {"organisation": "nl.c", "province": "NL-UT"},
    {"organisation": "nl.b", "province": "NL-UT"},
    {"organisation": "nl.a", "province": "NL-GR", "size_class": "L"},
]


def asks(key: int, hour: float, by: int, to: int, **more: Any) -> Row:
    at = MONDAY + timedelta(hours=hour)
    said = {"key": key, "author": by, "created_at": at, "is_question": True, "topics": ["roads"], "mentions": [to]}
    return said | more


def replies(key: int, hour: float, name: str, author: int, to: int, **more: Any) -> Row:
    at = MONDAY + timedelta(hours=hour)
    said = {"key": key, "author": author, "account": f"@{name}", "created_at": at, "kind": "reply", "parent": to}
    return said | {"root": to} | more


MESSAGES = [
    asks(9, 9, 4, 30),
    replies(8, 3, "b", 20, 6),
    replies(7, 1, "b", 20, 6, automatic=True),
    asks(6, 1, 1, 20),
    asks(10, 0.5, 5, 20),
    replies(5, 3, "a", 10, 4),
    asks(4, 2, 3, 10, kind="reply", parent=99, root=99),  # to something that is not there
    asks(3, 0, 2, 10),
    replies(2, 0.5, "a", 10, 1),
    asks(1, 0, 1, 10),
    {"key": 11, "author": 10, "account": "@a", "created_at": datetime(2025, 3, 28, 12)},
]
