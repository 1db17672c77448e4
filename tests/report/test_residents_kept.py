"""Editions of residents: what is frozen, what is found back, what is not told, and that the truth lies in them."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from meetlat.cli.practising import organisations, practise, towns
from meetlat.collect.lakes import the_lake
from meetlat.lake import connect
from meetlat.measure.yardstick.period import period
from meetlat.report.editions import folder
from meetlat.report.intact import is_intact
from meetlat.report.kept import latest
from meetlat.report.models import Edition, Figure
from meetlat.report.placed import Asked, NobodyPlaced, Placed
from meetlat.report.residents import Estimate, estimate, residents_on
from meetlat.report.residents_kept import SUBJECT, VERSIONS, keep_residents, told
from tests.report.living import a_year, brought, living, register

pytestmark = pytest.mark.django_db
YEAR = Asked("NL", period("2025"), outside=100)


@pytest.fixture(autouse=True)
def own_lake(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    for name in ("MEETLAT_LAKE", "MEETLAT_REFERENCE"):
        monkeypatch.delenv(name, raising=False)


def kept(home: Path, asked: Asked = YEAR, source: str = "Peiling") -> tuple[Edition, bool]:
    return keep_residents(home, the_lake(), asked, source)


def figure(edition: Edition, indicator: str, organisation: str = "", platform: str = "") -> Figure:
    return Figure.objects.get(edition=edition, indicator=indicator, organisation=organisation, platform=platform)


def test_what_is_frozen_is_what_the_command_says(home: Path) -> None:
    register()
    brought([*a_year(), *living("Aardam", 6, 301, platform="mastodon")])
    edition, new = kept(home)
    assert (new, edition.id, edition.subject, edition.practice) == (True, "residents-nl-2025", SUBJECT, False)
    assert (edition.day.isoformat(), edition.indicators) == ("2025-12-31", VERSIONS)
    said = residents_on(the_lake(), connect(), YEAR)
    for one in said["municipalities"]:
        found = figure(edition, "residents", one["organisation"])
        assert (found.value, found.low, found.high, found.count) == tuple(
            one[name] for name in ("estimated", "low", "high", "placed")
        )
        assert figure(edition, "residents_per_1000", one["organisation"]).value == pytest.approx(one["per_1000"])
    factor = figure(edition, "residents_factor")
    assert (factor.value, factor.count, factor.n, factor.note) == (said["factor"], 46, 26, "measured")
    outside, whole = figure(edition, "residents_outside"), said["outside"]
    assert (outside.value, outside.note) == (100, "outside")
    assert figure(edition, "residents").value == pytest.approx(whole["estimated"])
    assert figure(edition, "residents", platform="mastodon").count == 6
    assert set(edition.queries) >= {"tellers", "residents"}
    assert edition.inputs["lake"]["rows"] == 46
    assert is_intact(home, edition)


def test_the_same_is_found_back_and_another_is_another(home: Path) -> None:
    register()
    brought(a_year())
    first, _ = kept(home)
    assert kept(home) == (first, False)
    other, new = kept(home, source="Iemand anders")
    assert (other.id, new) == ("residents-nl-2025-no2", True)
    alone, _ = kept(home, replace(YEAR, platform="x"))
    assert alone.id == "residents-nl-2025-x"
    assert set(Figure.objects.filter(edition=alone).values_list("platform", flat=True)) == {"x"}
    brought(living("Aardam", 1, 301))
    assert kept(home)[0].id == "residents-nl-2025-no3"
    assert latest(SUBJECT, "NL") == latest(SUBJECT) == Edition.objects.get(pk="residents-nl-2025-no3")
    assert latest(SUBJECT, "BE") is None


def test_who_found_the_figure_is_kept_beside_it(home: Path) -> None:
    register()
    brought(a_year())
    edition, _ = kept(home)
    (row,) = pq.read_table(folder(home, edition.id) / "asked.parquet").to_pylist()
    assert row == {"factor": None, "outside": 100, "source": "Peiling"}


def test_a_factor_that_is_given_and_a_figure_that_fits(home: Path) -> None:
    register()
    brought(a_year())
    edition, _ = kept(home, replace(YEAR, factor=4.0, outside=80))
    assert figure(edition, "residents_factor").note == "given"
    assert figure(edition, "residents_outside").note == "inside"


def test_nothing_of_a_few_is_kept(home: Path) -> None:
    register()
    brought([*a_year(), *living("Cijsdam", 4, 301), *living("Aardam", 4, 401, platform="mastodon")])
    edition, _ = kept(home)
    rows = Figure.objects.filter(edition=edition).exclude(organisation="")
    assert not rows.filter(organisation="nl.c").exists()
    assert not rows.filter(platform="mastodon").exists()
    assert not rows.filter(indicator="residents", count__lt=5).exists()


def test_nobody_placed_is_no_edition(home: Path) -> None:
    register()
    brought(living("", 9, 1))
    with pytest.raises(NobodyPlaced):
        kept(home)
    assert not Edition.objects.filter(subject="residents").exists()


def counted(there: dict[str, int], platform: str = "") -> Estimate:
    placed = Placed(there, sum(there.values()), 2 * sum(there.values()), {})
    return Estimate(replace(YEAR, platform=platform), placed, dict.fromkeys(there, 1000.0))


@pytest.mark.parametrize(
    ("x", "mastodon", "shown"),
    [
        ({"nl.a": 14, "nl.b": 20}, {"nl.a": 6, "nl.b": 9}, {"x": ["nl.a", "nl.b"], "mastodon": ["nl.a", "nl.b"]}),
        ({"nl.a": 17, "nl.b": 20}, {"nl.a": 3, "nl.b": 20}, {"x": ["nl.b"], "mastodon": []}),
        ({"nl.a": 7, "nl.b": 20}, {"nl.a": 10, "nl.b": 9}, {"x": ["nl.b"], "mastodon": ["nl.a", "nl.b"]}),
    ],
)
def test_no_platform_tells_of_a_few_by_taking_it_from_all(
    x: dict[str, int], mastodon: dict[str, int], shown: dict[str, list[str]]
) -> None:
    register()
    together = {"nl.a": 20, "nl.b": 40}
    found = [counted(together), counted(x, "x"), counted(mastodon, "mastodon")]
    rows: dict[str, Any] = dict(zip(("", "x", "mastodon"), told(found), strict=True))
    names = {platform: [one["organisation"] for one in said] for platform, said in rows.items()}
    assert names == {"": ["nl.a", "nl.b"], **shown}


@pytest.mark.slow
@pytest.mark.usefixtures("practice")
def test_the_interval_holds_what_is_true_of_the_practice_country(home: Path) -> None:
    practise(12_000)
    found = estimate(the_lake(), connect(), Asked("ZZ", period("2025")))
    true = _true_accounts()
    assert sum(true.values()) == found.placed.accounts
    rows = found.rows()
    held = [one["low"] <= true[one["organisation"]] <= one["high"] for one in rows]
    assert len(rows) > 25
    assert sum(held) >= 0.9 * len(held)
    assert {id for id, _, _ in towns()} < {id for id, _, _ in organisations()}


def _true_accounts() -> Counter[str]:
    """Home -> residents of it who spoke in 2025, also those who never said where they live."""
    homes = {
        row["author"]: row["home"]
        for file in (the_lake().truth / "homes").glob("*.parquet")
        for row in pq.read_table(file).to_pylist()
    }
    year = period("2025")
    rows = the_lake().scan(["author", "created_at"], "account IS NULL").to_pylist()
    spoke = {row["author"] for row in rows if year.since <= row["created_at"].replace(tzinfo=None) < year.until}
    return Counter(homes[author] for author in spoke)
