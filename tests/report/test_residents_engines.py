"""Residents are counted alike on DuckDB and over Spark Connect (Sail)."""

from pathlib import Path

import pytest

from meetlat.collect.lakes import the_lake
from meetlat.lake import connect
from meetlat.measure.yardstick.period import period
from meetlat.report.placed import Asked
from meetlat.report.residents import residents_on
from tests.report.living import OFFICIAL, a_year, brought, living, register, said

pytestmark = [pytest.mark.spark, pytest.mark.django_db, pytest.mark.filterwarnings("ignore")]


def test_both_count_the_same(sail: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEETLAT_LAKE", raising=False)
    monkeypatch.delenv("MEETLAT_REFERENCE", raising=False)
    register()
    others = [said(OFFICIAL, "Welkom in Aardam.", account="1"), *living("Beekdam", 3, 301, kind="repost")]
    brought([*a_year(), *others])
    asked = Asked("NL", period("2025"), platform="x", outside=100)
    there, here = (residents_on(the_lake(), connect(engine), asked) for engine in (sail, "duckdb"))
    assert there == here
    assert (here["accounts"], len(here["municipalities"])) == (43, 2)
