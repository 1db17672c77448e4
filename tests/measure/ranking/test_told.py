"""The whole way from a table to the document, and table 14 of the council-clerk study."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetlat.measure.ranking import (
    Asked,
    Dice,
    Missing,
    Vary,
    as_json,
    conditions,
    measures,
    minimums,
    rank_sheet,
    share_columns,
)
from meetlat.measure.ranking.told import FIELD, number
from tests.measure.ranking.tables import SUMS, TABLE_14, sheet

CLERKS = Asked(measures(["followers", "following", "posts"], "inhabitants"), per="inhabitants")


def told(folder: Path, text: str, asked: Asked = CLERKS, dice: Dice | None = None, **how: Any) -> dict[str, Any]:
    found: dict[str, Any] = as_json(rank_sheet(sheet(folder, text), asked, dice), **how)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    return found


@pytest.fixture(scope="module")
def table_14(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return told(tmp_path_factory.mktemp("table"), TABLE_14)


def test_table_14_has_its_sums_and_its_winner(table_14: dict[str, Any]) -> None:
    assert table_14["tie_rule"] == "shared"
    assert [(row["name"], row["sum"]) for row in table_14["ranked"]] == [
        ("Buren", 8), ("Haarlemmerliede", 12), ("Hoorn", 12), ("Achtkarspelen", 13), ("Horst aan de Maas", 17),
        ("De Wolden", 18), ("Harderwijk", 18), ("Naarden", 18), ("Bergeijk", 20), ("Brummen", 20),
    ]  # fmt: skip
    assert [row["place"] for row in table_14["ranked"]] == [1, 2, 2, 4, 5, 6, 6, 6, 9, 9]
    assert table_14["ranked"][0]["places"] == {"followers": 4, "following": 2, "posts": 2}
    assert table_14["ranked"][0]["figures"] == {"followers": 0.019, "following": 0.005, "posts": 0.069}
    assert table_14["groups"][0]["winners"] == ["Buren"]


def test_only_the_winner_keeps_the_place_that_was_published_among_93(table_14: dict[str, Any]) -> None:
    published = [line.split(",")[0] for line in TABLE_14.splitlines()[1:]]
    here = {row["name"]: row["place"] for row in table_14["ranked"]}
    assert [name for place, name in enumerate(published, 1) if here[name] == place] == ["Buren"]
    assert table_14["warnings"] == [FIELD.format(number=10)]
    assert "these hold among the 10 ranked here" in table_14["warnings"][0]


def test_the_field_is_part_of_the_answer(table_14: dict[str, Any]) -> None:
    assert table_14["population"] == {
        "file": "a.csv",
        "sha256": hashlib.sha256(TABLE_14.encode()).hexdigest(),
        "rows": 10,
        "ranked": 10,
        "within": None,
        "where": [],
        "minimum": [],
    }
    measure = {"name": "posts", "per": "inhabitants", "weight": 1, "better": "more", "chance": "none"}
    assert table_14["measures"][2] == measure


def test_leaders_and_what_one_measure_less_makes(table_14: dict[str, Any]) -> None:
    group = table_14["groups"][0]
    followers = [{"name": "Achtkarspelen", "figure": 0.025}, {"name": "Haarlemmerliede", "figure": 0.025}]
    assert group["leaders"]["followers"] == followers
    assert group["leaders"]["posts"] == [{"name": "Hoorn", "figure": 0.105}]
    sensitivity = group["sensitivity"]
    assert (sensitivity["varied"], sensitivity["draws"], sensitivity["seed"]) == (["weights"], 1_000, 1)
    assert sensitivity["without_measure"]["following"] == {"winners": ["Haarlemmerliede", "Hoorn"]}
    assert sensitivity["without_measure"]["posts"] == {"winners": ["Buren"]}
    assert sensitivity["without_member"] == {"tried": 10, "other_winner": []}
    assert sensitivity["keeps_top_ten"] is None  # of ten members always


def test_how_firm_a_place_is(table_14: dict[str, Any]) -> None:
    buren, haarlemmerliede, *_, last = table_14["ranked"]
    assert (buren["low"], buren["high"]) == (1, 4)
    assert buren["first"] == pytest.approx(0.63, abs=0.05)
    assert buren["first"] == pytest.approx(table_14["groups"][0]["sensitivity"]["keeps_winners"], abs=0.01)
    assert buren["top_ten"] == 1
    assert 0.5 < buren["ahead_of_next"] < 1
    assert buren["without_measure"] == {"followers": 1, "following": 3, "posts": 1}
    assert buren["without_member"] == {"best": 1, "worst": 1}
    assert haarlemmerliede["without_member"]["best"] == 1  # when Buren leaves
    assert last["ahead_of_next"] is None


TABLE = """name,a,b,contacts,tourist,class
Aardam,3,0.5,10,no,S
Beekdam,2,0.9,10,no,S
Cijsdam,1,,10,no,M
Dordam,4,1,10,yes,M
Eemdam,5,0.1,5,no,M
"""


def asked(*by: str, **how: Any) -> Asked:
    shares = how.pop("shares", [])
    return Asked(measures(by, shares=shares, less=how.pop("less", ())), shares=share_columns(shares), **how)


def test_everybody_of_the_table_is_somewhere(tmp_path: Path) -> None:
    said = told(tmp_path, TABLE, asked("a", "b", where=conditions(["tourist=no"]), minimums=minimums(["contacts:10"])))
    assert [row["name"] for row in said["ranked"]] == ["Aardam", "Beekdam"]
    assert said["not_ranked"] == [{"name": "Cijsdam", "missing": ["b"]}]
    assert said["left_out"] == ["Dordam"]
    assert said["too_few"] == [{"name": "Eemdam", "column": "contacts", "n": 5, "minimum": 10}]
    assert said["population"]["where"] == ["tourist=no"]
    assert said["population"]["minimum"] == ["contacts:10"]
    assert (said["population"]["rows"], said["population"]["ranked"]) == (5, 2)
    assert said["warnings"][1:] == [
        "The field has 2 of the 5 members or more of which places say something.",
        "1 not ranked: what a place rests on is not known of them.",
    ]


def test_a_row_as_a_whole(tmp_path: Path) -> None:
    """Measure a counts twice, and nothing is drawn that could change a place: every figure can be told by hand."""
    table = "name,a,b\nAardam,30,2.5\nBeekdam,20,3\nCijsdam,10,\n"
    by = Asked(measures(["a", "b"], weights=["a=2"]), missing=Missing.LAST)
    said = told(tmp_path, table, by, Dice(Vary.CHANCE, 50, 1))
    certain = {"group": None, "top_ten": 1}
    assert said["ranked"] == [
        {
            **certain, "name": "Aardam", "place": 1, "sum": 2 * 1 + 2, "low": 1, "high": 1, "first": 1,
            "places": {"a": 1, "b": 2}, "figures": {"a": 30, "b": 2.5}, "missing": [], "ahead_of_next": 1,
            "without_measure": {"a": 2, "b": 1}, "without_member": {"best": 1, "worst": 1},
        },
        {
            **certain, "name": "Beekdam", "place": 2, "sum": 2 * 2 + 1, "low": 2, "high": 2, "first": 0,
            "places": {"a": 2, "b": 1}, "figures": {"a": 20, "b": 3}, "missing": [], "ahead_of_next": 1,
            "without_measure": {"a": 1, "b": 2}, "without_member": {"best": 1, "worst": 2},
        },
        {
            **certain, "name": "Cijsdam", "place": 3, "sum": 2 * 3 + 3, "low": 3, "high": 3, "first": 0,
            "places": {"a": 3, "b": 3}, "figures": {"a": 10, "b": None}, "missing": ["b"], "ahead_of_next": None,
            "without_measure": {"a": 3, "b": 3}, "without_member": {"best": 2, "worst": 2},
        },
    ]  # fmt: skip


def test_the_last_of_each_group_is_ahead_of_nobody(tmp_path: Path) -> None:
    said = told(tmp_path, TABLE, asked("a", within="class"))
    assert [row["ahead_of_next"] for row in said["ranked"]] == [1, None, 1, 1, None]


def test_of_one_member_nobody_else_can_leave(tmp_path: Path) -> None:
    (row,) = told(tmp_path, "name,a\nAardam,3\n", asked("a"))["ranked"]
    assert (row["ahead_of_next"], row["without_member"]) == (None, {"best": None, "worst": None})


def test_groups_are_ranked_by_themselves(tmp_path: Path) -> None:
    said = told(tmp_path, TABLE, asked("a", within="class"))
    assert [(row["group"], row["name"], row["place"]) for row in said["ranked"]] == [
        ("S", "Aardam", 1), ("S", "Beekdam", 2), ("M", "Eemdam", 1), ("M", "Dordam", 2), ("M", "Cijsdam", 3),
    ]  # fmt: skip
    assert [(group["group"], group["ranked"], group["winners"]) for group in said["groups"]] == [
        ("S", 2, ["Aardam"]),
        ("M", 3, ["Eemdam"]),
    ]
    assert said["warnings"][1].startswith("Group S has 2 of the 5 members")


def test_only_leaders_and_no_list(tmp_path: Path) -> None:
    said = told(tmp_path, TABLE, asked("a"), leaders_only=True)
    assert said["ranked"] == []
    assert said["groups"][0]["leaders"] == {"a": [{"name": "Eemdam", "figure": 5}]}


def test_last_on_what_is_not_known_is_said(tmp_path: Path) -> None:
    said = told(tmp_path, TABLE, asked("a", "b", missing=Missing.LAST))
    row = next(row for row in said["ranked"] if row["name"] == "Cijsdam")
    assert (row["missing"], row["figures"], row["places"]) == (["b"], {"a": 1, "b": None}, {"a": 5, "b": 5})
    assert said["missing_rule"] == "last"
    assert said["ranked"][0]["missing"] == []


@pytest.mark.parametrize(
    ("by", "vary", "varied"),
    [
        (("a", "b"), Vary.BOTH, ["weights", "chance"]),
        (("a", "b"), Vary.WEIGHTS, ["weights"]),
        (("a", "b"), Vary.CHANCE, ["chance"]),
        (("b",), Vary.BOTH, ["chance"]),
        (("b",), Vary.WEIGHTS, []),
    ],
)
def test_what_varies_is_said(tmp_path: Path, by: tuple[str, ...], vary: Vary, varied: list[str]) -> None:
    said = told(tmp_path, TABLE, asked(*by, shares=["b:contacts"]), Dice(vary, 100, 7))
    sensitivity = said["groups"][0]["sensitivity"]
    assert sensitivity["varied"] == varied
    assert (sensitivity["draws"], sensitivity["seed"]) == (100, 7)
    assert ("Nothing was drawn anew" in said["warnings"][-1]) is (not varied)


def test_a_single_measure(tmp_path: Path) -> None:
    said = told(tmp_path, TABLE, asked("a", less=["a"]))
    assert [row["name"][0] for row in said["ranked"]] == list("CBADE")
    assert said["measures"][0]["better"] == "less"
    assert all(row["low"] == row["high"] == row["place"] == row["sum"] for row in said["ranked"])
    assert said["groups"][0]["sensitivity"]["without_measure"] == {}
    assert said["ranked"][0]["without_measure"] == {}


def test_the_top_ten_of_eleven_is_told(tmp_path: Path) -> None:
    said = told(tmp_path, "name,a\n" + "".join(f"town {one},{one}\n" for one in range(11)), asked("a"))
    assert said["groups"][0]["sensitivity"]["keeps_top_ten"] == 1
    assert [row["top_ten"] for row in said["ranked"]] == [1] * 10 + [0]


def test_progress_runs_to_its_end_once_for_all_groups(tmp_path: Path) -> None:
    at: list[tuple[int, int]] = []
    rank_sheet(sheet(tmp_path, TABLE), asked("a", within="class"), Dice(draws=100), lambda *one: at.append(one))
    assert at == [(100, 200), (200, 200)]


@pytest.mark.parametrize(
    ("value", "said"), [(2.0, 2), (2.5, 2.5), (0.1 * 3, 0.3), (float("nan"), None), (1e12, 10**12)]
)
def test_numbers(value: float, said: float | None) -> None:
    assert repr(number(value)) == repr(said)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(TABLE_14.splitlines()[1:]), st.integers(0, 10))
def test_rows_in_another_order_and_a_stranger(tmp_path: Path, rows: list[str], at: int) -> None:
    """The order of rows changes nothing; who comes in between changes places but nobody's figure."""
    head, dice = TABLE_14.splitlines()[0], Dice(draws=100)
    one, other = (told(tmp_path, "\n".join([head, *some]), dice=dice) for some in (rows, TABLE_14.splitlines()[1:]))
    assert one["ranked"] == other["ranked"]
    assert {row["name"]: row["sum"] for row in one["ranked"]} == SUMS
    more = told(tmp_path, "\n".join([head, *rows[:at], "Aardam,2,0.25,3,100", *rows[at:]]), dice=dice)
    figures = {row["name"]: row["figures"] for row in one["ranked"]}
    assert {row["name"]: row["figures"] for row in more["ranked"] if row["name"] != "Aardam"} == figures
    assert {row["name"]: row["sum"] for row in more["ranked"] if row["name"] != "Aardam"} != SUMS
