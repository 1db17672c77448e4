"""Accounts of residents per municipality: who is counted, with which factor, how surely, and who is not shown."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from meetlat.collect.lakes import the_lake
from meetlat.lake import connect
from meetlat.measure.statistics.residents import extrapolated
from meetlat.measure.yardstick.period import period
from meetlat.register.models import Inhabitants
from meetlat.report.placed import Asked, NobodyPlaced
from meetlat.report.residents import PRECISION, RECALL, residents_on
from tests.lake.model import Row
from tests.report.living import OFFICIAL, a_year, brought, known_by_the_register, living, register, said
from tests.repository import ROOT

pytestmark = pytest.mark.django_db
KEYS = {"platform", "country", "period", "accounts", "placed", "factor", "factor_from", "outside", "municipalities"}
ROW = ["organisation", "name", "placed", "estimated", "low", "high", "per_1000"]


@pytest.fixture(autouse=True)
def towns(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEETLAT_LAKE", raising=False)
    monkeypatch.delenv("MEETLAT_REFERENCE", raising=False)
    register()


def told(country: str = "NL", when: str = "2025", **asked: Any) -> dict[str, Any]:
    return residents_on(the_lake(), connect(), Asked(country, period(when), **asked))


def placed(found: dict[str, Any]) -> dict[str, int]:
    return {one["organisation"]: one["placed"] for one in found["municipalities"]}


def test_a_year() -> None:
    brought(a_year())
    found = told()
    assert found.keys() == KEYS
    assert (found["platform"], found["country"], found["period"], found["outside"]) == ("", "NL", "2025", None)
    assert (found["accounts"], found["placed"], found["factor"], found["factor_from"]) == (40, 20, 2.0, "measured")
    aardam, beekdam = found["municipalities"]
    assert list(aardam) == ROW
    expected = extrapolated([12, 8], 20, 40, PRECISION, RECALL)
    assert (aardam["name"], aardam["placed"], aardam["estimated"], aardam["per_1000"]) == ("Aardam", 12, 24, 24)
    assert (aardam["low"], aardam["high"]) == (expected.low[0], expected.high[0])
    assert (beekdam["estimated"], beekdam["low"], beekdam["high"]) == (16, expected.low[1], expected.high[1])
    assert json.loads(json.dumps(found)) == found


def test_a_factor_that_is_given() -> None:
    brought(a_year())
    found = told(factor=4.25)
    assert (found["factor"], found["factor_from"], found["accounts"]) == (4.25, "given", 40)
    assert [one["estimated"] for one in found["municipalities"]] == [51, 34]
    measured = told()["municipalities"][0]
    given = found["municipalities"][0]
    assert given["high"] - given["low"] > 2 * (measured["high"] - measured["low"])


def test_nobody_told_more_than_all() -> None:
    brought(a_year())
    assert [one["estimated"] for one in told(factor=1.0)["municipalities"]] == [12, 8]


def test_the_interval_holds_the_placing_error() -> None:
    brought(a_year())
    surely = extrapolated([12], 20, 40)
    aardam = told()["municipalities"][0]
    assert aardam["low"] < surely.low[0]
    assert aardam["high"] > surely.high[0]


def test_the_placing_error_is_that_of_the_model_card() -> None:
    card = (ROOT / "docs" / "reference" / "model-card.md").read_text()
    (line,) = re.findall(r"^\| all, profiles \| Meetlat \|.*$", card, re.MULTILINE)
    for rate in (PRECISION, RECALL):
        assert f"| {rate.value:.3f} ({rate.low:.3f}–{rate.high:.3f}) |" in line


@pytest.mark.parametrize(
    ("more", "accounts", "aardam"),
    [
        (living("Aardam", 5, 301), 45, 17),
        (living("Aardam", 5, 1), 40, 12),  # the same ones, once more
        (living("Beekdam", 12, 1), 40, 0),  # they name two places: open
        (living("Aardam", 5, 301, platform="mastodon"), 45, 17),
        (living("Aardam", 5, 301, created_at=datetime(2024, 12, 31, 22, tzinfo=UTC)), 40, 12),
        (living("Aardam", 5, 301, created_at=datetime(2024, 12, 31, 23, tzinfo=UTC)), 45, 17),  # midnight in Amsterdam
        (living("Aardam", 5, 301, created_at=datetime(2025, 12, 31, 23, tzinfo=UTC)), 40, 12),
        (living("Aardam", 5, 301, kind="repost"), 45, 12),  # words of others
        (living("Aardam", 5, 301, kind="quote"), 45, 17),
    ],
)
def test_who_is_counted(more: list[Row], accounts: int, aardam: int) -> None:
    brought([*a_year(), *more])
    found = told()
    assert (found["accounts"], placed(found).get("nl.a", 0)) == (accounts, aardam)


def test_one_platform() -> None:
    brought([*a_year(), *living("Beekdam", 9, 301, platform="mastodon"), *living("", 1, 401, platform="mastodon")])
    found = told(platform="mastodon")
    assert (found["platform"], found["accounts"], found["placed"], placed(found)) == ("mastodon", 10, 9, {"nl.b": 9})


def test_organisations_are_no_residents() -> None:
    ours = [said(OFFICIAL, "Welkom in Aardam.", account="1"), said(OFFICIAL, "Groeten uit Aardam.", platform="x")]
    brought([*a_year(), *ours, said(known_by_the_register(), "Nieuws uit Aardam.")])
    found = told()
    assert (found["accounts"], found["placed"], placed(found)["nl.a"]) == (40, 20, 12)


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ((12, 5, 5), {"nl.a": 12, "nl.b": 5, "nl.c": 5}),
        ((12, 8, 4), {"nl.a": 12}),  # else 24 - 12 - 8 would tell of the four
        ((12, 4, 4), {"nl.a": 12}),
        ((12, 0, 0), {"nl.a": 12}),
        ((8, 8, 1), {"nl.b": 8}),
        ((2, 2, 1), {}),
    ],
)
def test_few_are_not_shown(numbers: tuple[int, int, int], shown: dict[str, int]) -> None:
    towns = zip(("Aardam", "Beekdam", "Cijsdam"), numbers, strict=True)
    brought(one for place, (town, number) in enumerate(towns) for one in living(town, number, 100 * place))
    found = told()
    assert (placed(found), found["placed"]) == (shown, sum(numbers))


def test_unknown_inhabitants_stay_unknown() -> None:
    brought([*a_year(), *living("Cijsdam", 6, 301)])
    assert [one["per_1000"] is None for one in told()["municipalities"]] == [False, False, True]


def test_inhabitants_are_of_the_year() -> None:
    Inhabitants.objects.create(organisation_id="nl.a", year=2026, inhabitants=9999, source="test")
    Inhabitants.objects.create(organisation_id="nl.a", year=2024, inhabitants=9999, source="test")
    brought(a_year())
    assert told()["municipalities"][0]["per_1000"] == 24


def test_beside_a_figure_from_outside() -> None:
    brought([*a_year(), *living("Cijsdam", 4, 301)])
    found = told(outside=100)["outside"]
    ours = extrapolated([24], 24, 44, PRECISION, RECALL)  # those who are not shown are in it
    assert (found["accounts"], found["estimated"], found["inside"]) == (100, pytest.approx(44), False)
    assert (found["low"], found["high"]) == pytest.approx((ours.low[0], ours.high[0]))
    assert found["off_share"] == pytest.approx((100 - ours.high[0]) / 100)
    assert told(outside=44)["outside"]["inside"] is True
    assert told(outside=10)["outside"]["off_share"] < 0


@pytest.mark.parametrize(
    ("rows", "asked", "says"),
    [
        ([], {}, r"no message of residents in 2025\. Bring some in"),
        (a_year(), {"when": "2024"}, r"no message of residents in 2024\."),
        (a_year(), {"platform": "mastodon"}, r"no message of residents on mastodon in 2025\."),
        (living("Aardam", 4, 1), {}, r"Of 4 accounts of residents in 2025 fewer than 5 name a municipality"),
        (living("", 9, 1), {"factor": 4.0}, r"Of 9 accounts of residents in 2025 fewer than 5 name a municipality"),
        (a_year(), {"country": "BE"}, r"The register has no municipality in BE\."),
    ],
)
def test_what_cannot_be_told(rows: list[Row], asked: dict[str, Any], says: str) -> None:
    if rows:
        brought(rows)
    with pytest.raises(NobodyPlaced, match=says):
        told(**asked)


def test_messages_are_read_first() -> None:
    brought(a_year())
    brought(living("Aardam", 3, 301, created_at=datetime(2025, 6, 5, tzinfo=UTC)), read=False)
    with pytest.raises(
        NobodyPlaced, match=r"of 43 messages of residents in 2025 are not read yet\. Run `meetlat read`"
    ):
        told()
    assert told(when="2025-05")["accounts"] == 40
