"""What is spoken about, shown where five people or more speak of it; by hand."""

from typing import Any

import ibis
import pytest

from meetlat.measure.yardstick import pictures
from meetlat.measure.yardstick.cuts import cells
from tests.measure.messages import tables
from tests.measure.yardstick.worlds import Row

KIND, SMALL, LARGE = "kind", "small", "large"  # municipalities of a country: all, and those of a size
SIZES = {"nl.a": "S", "nl.b": "S", "nl.large": "L", "be.c": "S"}
Shown = dict[str, int]  # cell -> messages


def topics(heard: list[Row], contacts: list[Row] = []) -> dict[tuple[str, str], dict[str, int]]:  # noqa: B006
    """(organisation, or country and which group, topic) -> heard, contacts, unanswered."""
    organisations = [{"organisation": id, "size_class": size} for id, size in SIZES.items()]
    given = tables(organisations=organisations, heard=heard, contacts=contacts)
    found = pictures.topics(given, ibis.memtable(cells(given["organisations"].to_pyarrow()))).to_pyarrow().to_pylist()
    rows = {(_cell(row), row["topic"]): _numbers(row) for row in found}
    assert len(rows) == len(found)
    return rows


def _cell(row: Row) -> str:
    group = {"": KIND, "S": SMALL, "L": LARGE}[row["size_class"]]
    assert row["kind"] == ("" if row["organisation"] else "municipality")
    return str(row["organisation"] or f"{row['country']} {group}")


def _numbers(row: Row) -> dict[str, int]:
    return {name: row[name] for name in ("heard", "contacts", "unanswered")}


def spoke(organisation: str, *people: int, topics: Any = ("roads",)) -> list[Row]:
    return [{"organisation": organisation, "author": one, "topics": [*topics]} for one in people]


@pytest.mark.parametrize(
    ("heard", "shown"),
    [
        (spoke("nl.a", 1, 2, 3, 4), {}),
        (spoke("nl.a", 1, 2, 3, 4, 4, 4, 4), {}),  # who speaks often is still one
        (spoke("nl.a", 1, 2, 3, 4, 5), {"nl.a": 5, "NL kind": 5, "NL small": 5}),
        (spoke("nl.a", 1, 2, 3, 4, 5, 5), {"nl.a": 6, "NL kind": 6, "NL small": 6}),
        # four and four others are enough for a group, and for neither by itself
        (spoke("nl.a", 1, 2, 3, 4) + spoke("nl.b", 5, 6, 7, 8), {"NL kind": 8, "NL small": 8}),
        # who speaks to both is one person: four in all, and five in all
        (spoke("nl.a", 1, 2, 3) + spoke("nl.b", 1, 2, 4), {}),
        (spoke("nl.a", 1, 2, 3) + spoke("nl.b", 3, 4, 5), {"NL kind": 6, "NL small": 6}),
        # a group that is shown is told whole
        (spoke("nl.a", 1, 2, 3, 4, 5) + spoke("nl.b", 1, 2), {"nl.a": 5, "NL kind": 7, "NL small": 7}),
        # of different sizes they are together only in the whole kind
        (spoke("nl.a", 1, 2, 3) + spoke("nl.large", 4, 5), {"NL kind": 5}),
        (spoke("nl.a", 1) + spoke("nl.large", 2, 3, 4, 5, 6), {"nl.large": 5, "NL large": 5, "NL kind": 6}),
        (spoke("nl.a", 1, 2, 3) + spoke("be.c", 4, 5, 6), {}),
    ],
)
def test_five_people_or_more(heard: list[Row], shown: Shown) -> None:
    assert {cell: row["heard"] for (cell, _), row in topics(heard).items()} == shown


def test_people_are_counted_for_each_topic() -> None:
    heard = spoke("nl.a", 1, 2, 3, 4, topics=("roads", "parking")) + spoke("nl.a", 5, topics=("parking",))
    assert {topic for _, topic in topics(heard + spoke("nl.a", 6, 7, 8, topics=()))} == {"parking"}


@pytest.mark.parametrize(
    ("contact", "contacts", "unanswered"),
    [
        ({"status": "answered"}, 1, 0),
        ({"status": "unseen"}, 1, 0),
        ({"status": "late"}, 1, 1),
        ({"status": "unanswered"}, 1, 1),
        ({"status": "unclear"}, 0, 0),
        ({"status": "open", "followed": False}, 0, 0),  # there still is time to answer
        ({"status": "unanswered", "question": False}, 0, 0),
        ({"status": "unanswered", "topics": ["parking"]}, 0, 0),
        ({"status": "unanswered", "topics": ["parking", "roads"]}, 1, 1),
    ],
)
def test_what_was_asked_and_stayed_unanswered(contact: Row, contacts: int, unanswered: int) -> None:
    found = topics(spoke("nl.a", 1, 2, 3, 4, 5), [{"topics": ["roads"]} | contact])
    expected = {"heard": 5, "contacts": contacts, "unanswered": unanswered}
    assert found == {(cell, "roads"): expected for cell in ("nl.a", "NL kind", "NL small")}


def test_a_group_has_the_contacts_of_all_its_organisations() -> None:
    asked = {"topics": ["roads"], "status": "unanswered"}
    contacts = [asked, asked, asked | {"organisation": "nl.b"}, asked | {"organisation": "nl.large"}]
    found = topics(spoke("nl.a", 1, 2, 3, 4, 5), [*contacts, asked | {"status": "answered"}])
    assert found["nl.a", "roads"] == {"heard": 5, "contacts": 3, "unanswered": 2}
    assert found["NL small", "roads"] == {"heard": 5, "contacts": 4, "unanswered": 3}
    assert found["NL kind", "roads"] == {"heard": 5, "contacts": 5, "unanswered": 4}
