"""Everybody of a table is ranked in one group, or stands in one list that says why not."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from meetlat.measure.ranking import (
    Asked,
    BadSheet,
    Missing,
    conditions,
    interval_columns,
    measures,
    minimums,
    share_columns,
)
from meetlat.measure.ranking.choosing import Chosen, TooFew, choose, field_of
from tests.measure.ranking.tables import sheet

TABLE = """name,followers,answered,contacts,inhabitants,tourist,class
Aardam,100,0.5,20,1000,no,x
Beekdam,200,0.25,8,50000,yes,x
Cijsdam,,1,10,100000,no,y
Dordam,300,,0,49999,no,
Eemdam,400,0,,99999,,y
"""


def chosen(folder: Path, *by: str, text: str = TABLE, **how: Any) -> Chosen:
    shares = how.pop("shares", [])
    counts = how.pop("counts", [])
    per = how.get("per", "")
    asked = Asked(measures(by or ["followers"], per, shares=shares, counts=counts), shares=share_columns(shares), **how)
    return choose(sheet(folder, text), asked)


def members(found: Chosen) -> dict[str, list[str]]:
    return {group: sorted(field.names) for group, field in found.groups.items()}


def test_who_lacks_a_measure_is_not_ranked(tmp_path: Path) -> None:
    found = chosen(tmp_path, "followers", "answered")
    assert members(found) == {"": ["Aardam", "Beekdam", "Eemdam"]}
    assert found.not_ranked == {"Cijsdam": ["followers"], "Dordam": ["answered"]}


def test_or_takes_part_and_is_last_but_not_who_lacks_all(tmp_path: Path) -> None:
    found = chosen(tmp_path, "followers", "answered", missing=Missing.LAST)
    assert len(members(found)[""]) == 5
    assert chosen(tmp_path, "followers", missing=Missing.LAST).not_ranked == {"Cijsdam": ["followers"]}


SOME = "name,a,b,c,in\nAardam,1,2,3,x\nBeekdam,,2,,x\nCijsdam,,,,x\nDordam,1,,3,\nEemdam,,,,\nFeerdam,1,2,3,\n"


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        pytest.param(
            {"missing": Missing.NOT_RANKED, "within": "in"},
            {"Beekdam": "ac", "Cijsdam": "abc", "Dordam": ["b", "in"], "Eemdam": ["a", "b", "c", "in"],
             "Feerdam": ["in"]},
            id="whatever is not known, in the order asked, then the group",
        ),
        pytest.param(
            {"missing": Missing.LAST, "within": "in"},
            {"Cijsdam": "abc", "Dordam": ["in"], "Eemdam": ["a", "b", "c", "in"], "Feerdam": ["in"]},
            id="last: only where nothing at all is known",
        ),
        pytest.param(
            {"missing": Missing.NOT_RANKED},
            {"Beekdam": "ac", "Cijsdam": "abc", "Dordam": "b", "Eemdam": "abc"},
            id="in one field nobody lacks a group",
        ),
        pytest.param({"missing": Missing.LAST}, {"Cijsdam": "abc", "Eemdam": "abc"}, id="last, in one field"),
    ],
)  # fmt: skip
def test_what_keeps_a_member_from_being_ranked(tmp_path: Path, how: dict[str, Any], expected: dict[str, Any]) -> None:
    found = chosen(tmp_path, "a", "b", "c", text=SOME, **how)
    assert found.not_ranked == {name: list(unknown) for name, unknown in expected.items()}
    everybody = {"Aardam", "Beekdam", "Cijsdam", "Dordam", "Eemdam", "Feerdam"}
    assert {name for group in members(found).values() for name in group} == everybody - expected.keys()


@pytest.mark.parametrize(
    ("row", "figure", "cases"),
    [
        ("0.5,4", 0.5, 4),
        ("0,1", 0, 1),
        ("1,1", 1, 1),
        (",4", None, None),
        ("0.5,", None, None),
        (",", None, None),
        (",0", None, None),
        (",0.5", None, None),
    ],
)
def test_a_share_and_its_cases_are_known_together(
    tmp_path: Path, row: str, figure: float | None, cases: float | None
) -> None:
    table = sheet(tmp_path, f"name,a,n\nAardam,0.25,8\nBeekdam,{row}\n")
    found = field_of(table, Asked(measures(["a"], shares=["a:n"]), shares=share_columns(["a:n"])))
    told = [[None if np.isnan(value) else value for value in values] for values in (found.figures[0], found.cases[0])]
    assert told == [[0.25, figure], [8, cases]]


def test_figures_are_per_inhabitant(tmp_path: Path) -> None:
    found = chosen(tmp_path, per="inhabitants").groups[""]
    assert dict(zip(found.names, found.figures[0].tolist(), strict=True)) == {
        "Aardam": 0.1,
        "Beekdam": 0.004,
        "Dordam": 300 / 49_999,
        "Eemdam": 400 / 99_999,
    }
    assert sorted(found.cases[0].tolist()) == [1_000, 49_999, 50_000, 99_999]


def test_a_share_is_not_divided_and_brings_its_cases(tmp_path: Path) -> None:
    found = chosen(tmp_path, "answered", per="inhabitants", shares=["answered:contacts"])
    assert found.groups[""].names == ("Beekdam", "Aardam", "Cijsdam")
    assert found.groups[""].figures.tolist() == [[0.25, 0.5, 1]]
    assert found.groups[""].cases.tolist() == [[8, 20, 10]]
    assert found.not_ranked == {"Dordam": ["answered"], "Eemdam": ["answered"]}  # of Eemdam the cases are not known


@pytest.mark.parametrize(
    ("asked", "ranked"),
    [
        ("tourist=no", ["Aardam", "Dordam"]),
        ("tourist!=yes", ["Aardam", "Dordam"]),
        ("tourist=", ["Eemdam"]),
        ("tourist!=", ["Aardam", "Beekdam", "Dordam"]),
        ("contacts>=8", ["Aardam", "Beekdam"]),
        ("contacts>8", ["Aardam"]),
        ("contacts<=8", ["Beekdam", "Dordam"]),
        ("contacts<8", ["Dordam"]),
    ],
)
def test_conditions(tmp_path: Path, asked: str, ranked: list[str]) -> None:
    found = chosen(tmp_path, where=conditions([asked]))
    assert members(found) == {"": ranked}
    everybody = {"Aardam", "Beekdam", "Cijsdam", "Dordam", "Eemdam"}
    assert set(ranked) | set(found.left_out) | set(found.not_ranked) == everybody


def test_all_conditions_hold(tmp_path: Path) -> None:
    found = chosen(tmp_path, where=conditions(["tourist=no", "contacts>=8"]))
    assert members(found) == {"": ["Aardam"]}
    assert found.left_out == ["Beekdam", "Dordam", "Eemdam"]


def test_too_few_is_listed_apart(tmp_path: Path) -> None:
    found = chosen(tmp_path, minimums=minimums(["contacts:8", "followers:200"]))
    assert members(found) == {"": ["Beekdam"]}
    assert [(few.name, few.column, few.minimum) for few in found.too_few] == [
        ("Aardam", "followers", 200),
        ("Cijsdam", "followers", 200),
        ("Dordam", "contacts", 8),
        ("Eemdam", "contacts", 8),
    ]


def test_the_minimum_itself_is_enough(tmp_path: Path) -> None:
    found = chosen(tmp_path, minimums=minimums(["contacts:8"]))
    assert members(found) == {"": ["Aardam", "Beekdam"]}
    assert found.too_few[0] == TooFew("Dordam", "contacts", 0, 8)
    assert np.isnan(found.too_few[1].number)
    assert found.not_ranked == {"Cijsdam": ["followers"]}


def test_within_a_column(tmp_path: Path) -> None:
    found = chosen(tmp_path, within="class")
    assert members(found) == {"x": ["Aardam", "Beekdam"], "y": ["Eemdam"]}
    assert found.not_ranked == {"Cijsdam": ["followers"], "Dordam": ["class"]}


def test_within_what_is_divided_by_is_within_size_classes(tmp_path: Path) -> None:
    found = chosen(tmp_path, "answered", per="inhabitants", within="inhabitants", missing=Missing.LAST)
    assert members(found) == {"S": ["Aardam"], "M": ["Beekdam", "Eemdam"], "L": ["Cijsdam"]}
    assert list(found.groups) == ["S", "M", "L"]
    assert found.not_ranked == {"Dordam": ["answered"]}


def test_who_has_no_inhabitants_is_in_no_class_and_per_nobody(tmp_path: Path) -> None:
    text = "name,a,people\nAardam,1,\nBeekdam,1,100\n"
    found = chosen(tmp_path, "a", text=text, per="people", within="people")
    assert found.not_ranked == {"Aardam": ["a", "people"]}


@pytest.mark.parametrize("people", ["0", "-5", "0.0000000001"])
def test_inhabitants_are_more_than_none(tmp_path: Path, people: str) -> None:
    says = rf"^a\.csv line 3: people is '{people}'\. Allowed: more than 0 \(at least 0\.000000001\)\.$"
    with pytest.raises(BadSheet, match=says):
        chosen(tmp_path, "a", text=f"name,a,people\nAardam,1,5\nBeekdam,1,{people}\n", per="people")


@pytest.mark.parametrize(
    ("row", "how", "says"),
    [
        ("1.01,10", {"shares": ["a:n"]}, "a is '1.01'. Allowed: a share from 0 to 1."),
        ("-0.1,10", {"shares": ["a:n"]}, "a is '-0.1'. Allowed: a share from 0 to 1."),
        ("0.5,0", {"shares": ["a:n"]}, "n is '0'. Allowed: 1 or more where a is known."),
        ("0.5,0.9", {"shares": ["a:n"]}, "n is '0.9'. Allowed: 1 or more where a is known."),
        (",-0.1", {"shares": ["a:n"]}, "n is '-0.1'. Allowed: 1 or more where a is known."),
        (",-1", {"shares": ["a:n"]}, "n is '-1'. Allowed: 1 or more where a is known."),
        ("-1,0", {"counts": ["a"]}, "a is '-1'. Allowed: a count: 0 or more."),
        ("few,0", {}, "a is 'few'. Allowed: a number such as 1234"),
    ],
)
def test_figures_that_cannot_be(tmp_path: Path, row: str, how: dict[str, Any], says: str) -> None:
    with pytest.raises(BadSheet) as refused:
        chosen(tmp_path, "a", text=f"name,a,n\nAardam,1,1\nBeekdam,{row}\n", **how)
    assert str(refused.value).startswith(f"a.csv line 3: {says}")


def test_figures_at_the_edge_of_what_can_be(tmp_path: Path) -> None:
    text = "name,a,n\nAardam,0,1\nBeekdam,1,1\nCijsdam,,0\n"
    assert members(chosen(tmp_path, "a", text=text, shares=["a:n"])) == {"": ["Aardam", "Beekdam"]}
    assert members(chosen(tmp_path, "a", text=text, counts=["a"])) == {"": ["Aardam", "Beekdam"]}
    assert members(chosen(tmp_path, "a", text="name,a\nAardam,-1\n")) == {"": ["Aardam"]}


def test_a_condition_that_nobody_meets_names_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(BadSheet) as refused:
        chosen(tmp_path, where=conditions(["tourist=nee"]))
    assert str(refused.value) == "a.csv: no row meets --where tourist=nee. Column 'tourist' holds: , no, yes."


def test_nobody_left(tmp_path: Path) -> None:
    with pytest.raises(BadSheet) as refused:
        chosen(tmp_path, where=conditions(["class=y"]), minimums=minimums(["contacts:1"]))
    says = "a.csv: nobody can be ranked. Not known: 1; too few: 1; left out by --where: 3."
    assert str(refused.value) == says


TIMES = "name,time,low,high\nAardam,600,480,900\nBeekdam,700,,\nCijsdam,800,700,\n"


def timed(folder: Path, text: str) -> Chosen:
    asked = Asked(measures(["time"], intervals=["time:low:high"]), intervals=interval_columns(["time:low:high"]))
    return choose(sheet(folder, text), asked)


def test_an_interval_is_taken_from_its_columns_where_both_ends_are_there(tmp_path: Path) -> None:
    field = timed(tmp_path, TIMES).groups[""]
    assert field.ends is not None
    assert field.names == ("Aardam", "Beekdam", "Cijsdam")
    assert np.array_equal(field.ends[:, 0], [[480, np.nan, np.nan], [900, np.nan, np.nan]], equal_nan=True)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("480", "601", "line 2: low is '601'. Allowed: no more than the figure itself."),
        ("900", "599", "line 2: high is '599'. Allowed: no less than the figure itself."),
    ],
)
def test_an_interval_holds_its_figure(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(BadSheet, match=says):
        timed(tmp_path, TIMES.replace(old, new))
