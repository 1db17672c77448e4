"""Options become a question, or are refused with the option, the value and what is allowed."""

from collections.abc import Callable
from typing import Any

import pytest

from meetlat.measure.ranking import (
    Asked,
    Chance,
    Condition,
    Measure,
    WrongUse,
    conditions,
    interval_columns,
    measures,
    minimums,
    share_columns,
)


def test_measures() -> None:
    asked = measures(["a", "b", "c"], "people", ["b"], ["a=2.5"], ["c:contacts"], ["b"])
    assert asked == (
        Measure("a", 2.5, False, "people", Chance.NONE),
        Measure("b", 1.0, True, "people", Chance.COUNT),
        Measure("c", 1.0, False, "", Chance.SHARE),
    )


@pytest.mark.parametrize(
    ("asked", "condition"),
    [
        ("tourist=no", Condition("tourist", "=", "no")),
        (" tourist = no ", Condition("tourist", "=", "no")),
        ("tourist=", Condition("tourist", "=", "")),
        ("tourist!=yes", Condition("tourist", "!=", "yes")),
        ("residential>=80", Condition("residential", ">=", "80")),
        ("residential<=8e1", Condition("residential", "<=", "8e1")),
        ("residential>80", Condition("residential", ">", "80")),
        ("residential<80", Condition("residential", "<", "80")),
        ("a=b=c", Condition("a", "=", "b=c")),
    ],
)
def test_conditions(asked: str, condition: Condition) -> None:
    assert conditions([asked]) == (condition,)
    assert str(condition) == asked.replace(" ", "")


def test_pairs_are_split_at_the_last_sign() -> None:
    assert minimums(["a:b:20", "c:1"]) == (("a:b", 20.0), ("c", 1.0))
    assert share_columns(["answered:contacts"]) == (("answered", "contacts"),)
    assert measures(["a=b"], weights=["a=b=1000000"])[0].weight == 1_000_000


def test_a_figure_with_an_interval_is_never_divided() -> None:
    assert measures(["a", "b"], "people", intervals=["a:low:high"]) == (
        Measure("a", 1.0, False, "", Chance.INTERVAL), Measure("b", 1.0, False, "people", Chance.NONE),
    )  # fmt: skip
    assert interval_columns([" a:b : low:high "]) == (("a:b", "low", "high"),)
    columns = Asked(measures(["a"], intervals=["a:low:high"]), intervals=interval_columns(["a:low:high"])).columns
    assert columns == {"name", "a", "low", "high"}


def test_every_column_is_named() -> None:
    asked = Asked(
        measures(["a", "b"], "people", shares=["b:cases"]), "who", "people", (("b", "cases"),), "class",
        conditions(["tourist=no"]), minimums(["contacts:10"]),
    )  # fmt: skip
    assert asked.columns == {"a", "b", "who", "people", "cases", "class", "tourist", "contacts"}
    assert Asked(measures(["a"])).columns == {"a", "name"}


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: measures([]), "Nothing to rank by. Name one or more columns: --by COLUMN."),
        (lambda: measures(["a", "a"]), "--by 'a' is named twice. To let it count twice: --weight a=2."),
        (lambda: measures(["a"], "a"), "--by 'a' cannot be divided by itself (--per)."),
        (lambda: measures(["a", "b"], less=["c"]), "--less 'c' is no measure of this ranking. Allowed: a, b."),
        (lambda: measures(["a"], weights=["c=2"]), "--weight 'c' is no measure of this ranking. Allowed: a."),
        (lambda: measures(["a"], shares=["c:n"]), "--share 'c' is no measure of this ranking. Allowed: a."),
        (lambda: measures(["a"], counts=["c"]), "--count 'c' is no measure of this ranking. Allowed: a."),
        (lambda: measures(["a", ""]), "--by '' names no column. Name one as it stands in the first line of the table."),
        (lambda: measures(["a"], weights=["a"]), "--weight 'a' lacks one of its two parts. Allowed: MEASURE=N."),
        (lambda: measures(["a"], weights=["=2"]), "--weight '=2' lacks one of its two parts. Allowed: MEASURE=N."),
        (lambda: measures(["a"], shares=["a:"]), "--share 'a:' lacks one of its two parts. Allowed: MEASURE:COLUMN."),
        (lambda: measures(["a"], weights=["a=1", "a=2"]), "--weight names 'a' twice."),
        (lambda: measures(["a"], weights=["a=x"]), "--weight 'a x': 'x' is no number. Allowed: a number"),
        (lambda: measures(["a"], weights=["a=0"]), "--weight a: 0 is not allowed. Allowed: more than 0, at most"),
        (lambda: measures(["a"], weights=["a=1000001"]), "--weight a: 1000001 is not allowed."),
        (lambda: measures(["a"], weights=["a=-1"]), "--weight a: -1 is not allowed."),
        (lambda: minimums(["a:-1"]), "--minimum a: -1 is not allowed."),
        (lambda: measures(["a"], shares=["a:n"], counts=["a"]), "'a' cannot have --share and --count at once."),
        (lambda: measures(["a"], counts=["a"], intervals=["a:l:h"]), "'a' cannot have --count and --interval at once."),
        (lambda: measures(["a"], intervals=["c:l:h"]), "--interval 'c' is no measure of this ranking. Allowed: a."),
        (lambda: interval_columns(["a:l"]), "--interval 'a:l' lacks one of its three parts. Allowed: MEASURE:LOW:HIGH"),
        (lambda: interval_columns(["a::h"]), "--interval 'a::h' lacks one of its three parts."),
        (lambda: interval_columns(["a:l:h", "a:m:n"]), "--interval names 'a' twice."),
        (lambda: conditions(["tourist"]), "--where 'tourist' is no condition. Allowed: COLUMN=VALUE, with =, !=, >="),
        (lambda: conditions(["=no"]), "--where '=no' is no condition."),
        (lambda: conditions(["a>=b"]), "--where 'a>=b': 'b' is no number."),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(ask: Callable[[], Any], says: str) -> None:
    with pytest.raises(WrongUse) as refused:
        ask()
    assert str(refused.value).startswith(says)
