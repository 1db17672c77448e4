"""An edition of measures made by hand: two small municipalities and a medium one that is alone in its class."""

from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from meetlat import environment
from meetlat.lake.frozen import freeze
from meetlat.measure.yardstick import FIGURE
from meetlat.report.editions import folder
from meetlat.report.kept import checksum
from meetlat.report.models import Edition, Figure

ID = "measures-2025"
BUSY, QUIET, ALONE = "zz.m001", "zz.m002", "zz.m003"
SIZES = {BUSY: "S", QUIET: "S", ALONE: "M"}
PERSON, KEY = 987_654_321_012_345, 555_444_333_222_111  # of a pair: they may stand in no file
SMALL, MEDIUM, WHOLE = ("ZZ", "municipality", "S"), ("ZZ", "municipality", "M"), ("ZZ", "municipality", "")
Row = dict[str, Any]
TIMES = (
    "median_seconds",
    "p90_seconds",
    "mean_seconds",
    "own_seconds",
    "median_service_seconds",
    "p90_service_seconds",
)
SEEN = {"missed_days": 2, "seen_until": datetime(2025, 12, 31, 23)}  # UTC, as frozen
WITHIN = ("within_1h", "within_4h", "within_24h", "within_7d")


def edition() -> Edition:
    """Its figures in the database, its frozen tables in the home of this test."""
    figures = [
        _figure(BUSY, value=0.75, count=45.0, n=60, low=0.63, high=0.84, coverage=0.9),
        _figure(QUIET, n=3, coverage=1.0, note="too_few"),
        _figure(ALONE, value=0.5, count=10.0, n=20, low=0.3, high=0.7, coverage=0.8),
        _figure("", size_class="", value=0.69, count=55.0, n=80, low=0.58, high=0.78),
    ]
    tables = {name: pa.Table.from_pylist(rows) for name, rows in _tables().items()}
    inputs = freeze(folder(environment.home(), ID), tables)
    lake = {"rows": 900, "sha256": "0" * 64, "reader": "1-abcdef"}
    made = Edition.objects.create(
        id=ID, subject="measures", day=date(2025, 12, 31), taken_at=datetime(2026, 1, 2, tzinfo=UTC), practice=True,
        inputs={"lake": lake, **inputs}, indicators={"answered": 1, "definition:meetlat": 1},
        queries={"answered": "SELECT 1"}, checksum=checksum(figures), version="0",
    )  # fmt: skip
    Figure.objects.bulk_create([Figure(edition=made, **row) for row in figures])
    return made


def _figure(organisation: str, **told: Any) -> Row:
    empty = dict.fromkeys(FIGURE) | dict.fromkeys(("province", "platform", "note"), "")
    place = {"country": "ZZ", "kind": "municipality", "size_class": SIZES.get(organisation, "")}
    return {**empty, **place, "indicator": "answered", "organisation": organisation, **told}


def _tables() -> dict[str, list[Row]]:
    return {
        "answers": [_answer(BUSY, 60, 45), _answer(QUIET, 3, 1), _answer(ALONE, 20, 10), _answer(WHOLE, 83, 56)],
        "curve": [_row(who, seconds=3600.0, share=0.5, low=0.4, high=0.6) for who in (BUSY, QUIET, WHOLE)],
        "classes": [
            *(_row(BUSY, place=place, contacts=contacts) for place, contacts in ((1, 40), (2, 4), (3, 5))),
            *(_row(who, place=1, contacts=3) for who in (ALONE, MEDIUM, SMALL, WHOLE)),
        ],
        "week": [
            *(_row(BUSY, hour=hour, heard=hour, asked=5 - hour, said=1) for hour in range(6)),
            _row(QUIET, hour=0, heard=9, asked=1, said=0),
            *(_row(who, hour=1, heard=2, asked=1, said=2) for who in (ALONE, MEDIUM, WHOLE)),
        ],
        "months": [_month(BUSY, 30, 24), _month(ALONE, 12, 9), _month(QUIET, 2, 1), _month(WHOLE, 32, 25)],
        "topics": [_topic(BUSY, "waste", 8, 2), _topic(BUSY, "roads", 4, 0), _topic(QUIET, "waste", 0, 0)],
        "contacts": [{"organisation": BUSY, "author": PERSON, "first": KEY, "asked_at": datetime(2025, 3, 4, 10)}],
    }  # fmt: skip


def _row(who: str | tuple[str, str, str], **told: Any) -> Row:
    """Of an organisation, or of a group."""
    place = ("", "", "") if isinstance(who, str) else who
    organisation = who if isinstance(who, str) else ""
    return {"organisation": organisation, **dict(zip(("country", "kind", "size_class"), place, strict=True)), **told}


def _answer(who: str | tuple[str, str, str], contacts: int, answered: int) -> Row:
    shares = {"share": answered / contacts, "low": 0.1, "high": 0.9}
    counts = {"contacts": contacts, "answered": answered, "unseen": 1, "open": 2, "late": 1}
    told = {**shares, **dict.fromkeys(TIMES, 3600.0), **dict.fromkeys(WITHIN, 0.25)}
    return _row(who, definition="meetlat", **counts, **told, enough=contacts >= 10, coverage=0.9, **SEEN)


def _month(who: str | tuple[str, str, str], contacts: int, answered: int) -> Row:
    told = {"share": answered / contacts, "low": 0.1, "high": 0.9, "median_seconds": 1234.0}
    return _row(who, month="2025-03", posts=2, heard=contacts, contacts=contacts, answered=answered, **told)


def _topic(who: str, topic: str, contacts: int, unanswered: int) -> Row:
    return _row(who, topic=topic, heard=9, contacts=contacts, unanswered=unanswered)
