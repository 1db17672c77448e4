"""meetlat rank: any table, as JSON and for people."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Outcome, run
from tests.measure.ranking.tables import SUMS, TABLE_14, written

Meetlat = Callable[..., Outcome]
CLERKS = ("--by", "followers", "--by", "following", "--by", "posts", "--per", "inhabitants")
TABLE = """name,a,b,n,class,tourist
Aardam,3,0.5,20,S,no
Beekdam,2,0.9,20,S,no
Cijsdam,1,,20,M,no
Dordam,4,1,20,M,yes
Eemdam,5,0.1,5,M,no
"""


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Meetlat:
    """``meetlat rank`` on the text of a table."""
    monkeypatch.setenv("COLUMNS", "120")

    def ranked(text: str, *arguments: str) -> Outcome:
        return run(capsys, monkeypatch, "rank", "--from", str(written(tmp_path, text)), *arguments)

    return ranked


def said(outcome: Outcome) -> dict[str, Any]:
    assert (outcome.status, outcome.err) == (0, "")
    found = json.loads(outcome.out)
    assert isinstance(found, dict)
    return found


def test_the_council_clerks(meetlat: Meetlat) -> None:
    found = said(meetlat(TABLE_14, *CLERKS, "--json"))
    assert found["tie_rule"] == "shared"
    assert {row["name"]: row["sum"] for row in found["ranked"]} == SUMS
    assert found["ranked"][0].keys() >= {"name", "sum", "place", "places", "low", "high"}
    assert "Places depend on who is ranked" in found["warnings"][0]


def test_for_people(meetlat: Meetlat) -> None:
    outcome = meetlat(TABLE_14, *CLERKS)
    assert (outcome.status, outcome.err) == (0, "")
    assert "10 ranked by rank sum" in outcome.out
    assert "Equals share the better place." in outcome.out
    buren = next(line for line in outcome.out.splitlines() if line.strip().startswith("Buren"))
    assert buren.split()[:9] == ["Buren", "1", "1", "to", "4", "8", "4", "2", "2"]
    assert buren.endswith("~ ")
    assert "posts per inhabitants" in outcome.out
    assert "Low to high: 95 % of 1,000 draws of other weights" in outcome.out
    assert "these hold among the 10 ranked here" in outcome.out


def test_groups_and_those_apart_for_people(meetlat: Meetlat) -> None:
    asked = ("--by", "a", "--by", "b", "--within", "class", "--where", "tourist=no", "--minimum", "n:10")
    out = meetlat(TABLE, *asked, "--tie", "average").out
    assert "class S: 2 ranked by rank sum" in out
    assert "Equals get their average place." in out
    assert "Leaders of class S" in out
    assert "Too few: Eemdam (n 5, minimum 10)" in out
    assert "Not ranked: Cijsdam (not known: b)" in out
    assert "Left out by --where: 1." in out


def test_leaders_without_a_list(meetlat: Meetlat) -> None:
    out = meetlat(TABLE, "--by", "a", "--leaders").out
    assert "Leaders" in out
    assert "Eemdam" in out
    assert "ranked by rank sum" not in out
    assert said(meetlat(TABLE, "--by", "a", "--leaders", "--json"))["ranked"] == []


def test_a_long_list_is_cut_and_says_so(meetlat: Meetlat) -> None:
    rows = "".join(f"town {number:02},{number},\n" for number in range(30))
    out = meetlat(f"name,a,n\n{rows}", "--by", "a").out
    assert "town 05" in out
    assert "town 04" not in out
    assert "… and 5 more: --json tells all." in out
    assert "A full count by one measure: nothing was drawn anew." in out
    out = meetlat(f"name,a,n\n{rows}full,1,9\n", "--by", "a", "--minimum", "n:5").out
    assert "Too few: town 24 (n not known, minimum 5)" in out
    assert "Too few: town 25" not in out
    assert "… and 5 more too few: --json tells all." in out


def test_every_option_reaches_the_ranking(meetlat: Meetlat) -> None:
    found = said(
        meetlat(
            TABLE.replace("name", "who"), "--name", "who", "--by", "a", "--by", "b", "--less", "a", "--weight", "a=2",
            "--missing", "last", "--tie", "dense", "--share", "b:n", "--count", "a", "--vary", "chance",
            "--draws", "100", "--seed", "7", "--json",
        )
    )  # fmt: skip
    assert (found["tie_rule"], found["missing_rule"]) == ("dense", "last")
    assert found["measures"] == [
        {"name": "a", "per": None, "weight": 2, "better": "less", "chance": "count"},
        {"name": "b", "per": None, "weight": 1, "better": "more", "chance": "share"},
    ]
    sensitivity = found["groups"][0]["sensitivity"]
    assert (sensitivity["varied"], sensitivity["draws"], sensitivity["seed"]) == (["chance"], 100, 7)


def test_what_nobody_of_a_group_knows(meetlat: Meetlat) -> None:
    out = meetlat("name,a,b,g\nAardam,1,2,x\nBeekdam,1,,y\n", "--by=a", "--by=b", "--missing=last", "--within=g").out
    assert "not known" in out
    assert "draws of other weights" in out


def test_names_do_not_move_the_terminal(meetlat: Meetlat) -> None:
    out = meetlat("name,a\n\x1b[31mred,1\n[bold]plain,2\n", "--by", "a").out
    assert "\x1b" not in out
    assert "[bold]plain" in out


@pytest.mark.parametrize(
    ("text", "asked", "says"),
    [
        (TABLE, ("--by", "c"), "a.csv: has no column 'c'. It has: name, a, b, n, class, tourist."),
        (TABLE, ("--by", "class"), "a.csv line 2: class is 'S'. Allowed: a number such as 1234 or 0.56"),
        (TABLE_14.replace("100", "0"), CLERKS, "a.csv line 2: inhabitants is '0'. Allowed: more than 0"),
        (TABLE_14.replace("1.1,100", "1.1,-100"), CLERKS, "a.csv line 10: inhabitants is '-100'. Allowed: more than 0"),
        ("", ("--by", "a"), "a.csv: is empty."),
        (TABLE + "Aardam,1,1,1,S,no\n", ("--by", "a"), "a.csv line 7: name 'Aardam' stands on line 2 too."),
    ],
)
def test_a_bad_table_is_one_clear_line(meetlat: Meetlat, text: str, asked: tuple[str, ...], says: str) -> None:
    outcome = meetlat(text, *asked, "--json")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.startswith(f"meetlat: {says}")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ((), "--by"),
        (("--by", "a", "--tie", "odd"), "--tie"),
        (("--by", "a", "--draws", "99"), "--draws"),
        (("--by", "a", "--weight", "b=2"), "--weight 'b' is no measure of this ranking. Allowed: a."),
        (("--by", "a", "--where", "tourist"), "--where 'tourist' is no condition."),
    ],
)
def test_wrong_use(meetlat: Meetlat, asked: tuple[str, ...], says: str) -> None:
    outcome = meetlat(TABLE, *asked)
    assert (outcome.status, outcome.out) == (2, "")
    assert says in " ".join(outcome.err.split())


def test_help_waits_for_no_arithmetic() -> None:
    asked = "import sys, meetlat.cli; sys.exit('numpy' in sys.modules or 'meetlat.measure' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
