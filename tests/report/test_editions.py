"""Editions: frozen, dated, comparable."""

from pathlib import Path

import pyarrow as pa
import pytest

from meetlat.measure.size_classes import SizeClass
from meetlat.register.loading import load
from meetlat.register.models import Account
from meetlat.report import counting
from meetlat.report.comparison import compare
from meetlat.report.editions import (
    NoEdition,
    NoRegister,
    described,
    edition,
    is_current,
    latest,
    take_census,
)
from meetlat.report.intact import is_intact
from meetlat.report.models import Edition, Figure, Frozen
from tests.register.loading.folders import describe, with_more, without, write
from tests.report.tampering import begin_anew, rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def taken(tmp_path: Path) -> Edition:
    load(write(tmp_path / "reference"))
    return take_census(tmp_path)[0]


def test_nothing_to_measure(tmp_path: Path) -> None:
    with pytest.raises(NoRegister, match="meetlat reference load"):
        take_census(tmp_path)
    with pytest.raises(NoEdition, match="meetlat census"):
        latest()


def test_an_edition_says_what_went_in(taken: Edition, tmp_path: Path) -> None:
    assert taken.id == "census-2026-04-06"
    assert taken.inputs["organisations"]["rows"] == 3
    assert (tmp_path / "editions" / taken.id / "organisations.parquet").exists()
    assert set(taken.queries) == {"people", "population", "figures", *taken.indicators}
    assert described(taken)["figures"] == Figure.objects.filter(edition=taken).count() > 0
    assert is_intact(tmp_path, taken)
    assert is_current(taken)


def test_the_same_register_is_the_same_edition(taken: Edition, tmp_path: Path) -> None:
    assert take_census(tmp_path) == (taken, False)


def test_another_register_is_another_edition(taken: Edition, tmp_path: Path) -> None:
    load(write(tmp_path / "reference", accounts=without("accounts", 0)))
    assert not is_current(taken)
    again, new = take_census(tmp_path)
    assert (again.id, new) == ("census-2026-04-06-2", True)
    assert latest() == again


def test_an_edition_is_never_changed_or_deleted(taken: Edition) -> None:
    with pytest.raises(Frozen, match="Take a new one"):
        taken.save()
    with pytest.raises(Frozen):
        taken.delete()
    figure = taken.figures.all()[0]
    for change in (
        figure.save,
        figure.delete,
        lambda: taken.figures.update(value=1.0),
        lambda: Figure.objects.bulk_update([figure], ["value"]),
        lambda: Figure.objects.filter(edition=taken).delete(),
        lambda: Edition.objects.update(checksum=""),
        Edition.objects.all().delete,
    ):
        with pytest.raises(Frozen):
            change()


def test_a_figure_that_was_tampered_with_shows(taken: Edition, tmp_path: Path) -> None:
    rows(Figure, edition=taken, indicator="any_account", organisation="nl.gm9001").update(value=0.0)
    assert not is_intact(tmp_path, taken)


def test_a_table_that_was_tampered_with_shows(taken: Edition, tmp_path: Path) -> None:
    """Also where it has as many rows, and where it is gone."""
    import pyarrow.parquet as pq

    file = tmp_path / "editions" / taken.id / "organisations.parquet"
    whole, table = file.read_bytes(), pq.read_table(file)
    names = pa.array([f"{name}!" for name in table["name"].to_pylist()])
    pq.write_table(table.set_column(table.column_names.index("name"), "name", names), file)
    assert not is_intact(tmp_path, taken)
    file.write_bytes(whole)
    assert is_intact(tmp_path, taken)
    file.unlink()
    assert not is_intact(tmp_path, taken)


def test_other_size_classes_are_another(taken: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "size_classes", lambda: [SizeClass("S", 0, None)])
    assert not is_current(taken)
    assert take_census(tmp_path)[1]


def test_what_was_published_under_an_id_stays(taken: Edition, tmp_path: Path) -> None:
    """Also where the database no longer knows it; what a killed run left half is taken away."""
    begin_anew()
    half = tmp_path / "editions" / "census-2026-04-06-2.part"
    half.mkdir()
    (half / "litter.parquet").touch()
    again, new = take_census(tmp_path)
    assert (again.id, new) == ("census-2026-04-06-2", True)
    assert sorted(one.name for one in (tmp_path / "editions").iterdir()) == [taken.id, again.id]
    assert not (tmp_path / "editions" / again.id / "litter.parquet").exists()
    assert is_intact(tmp_path, again)


def test_an_edition_that_is_not_there(taken: Edition) -> None:
    with pytest.raises(NoEdition, match="There are: census-2026-04-06"):
        edition("census-1999-01-01")


def test_what_changed_between_two(taken: Edition, tmp_path: Path) -> None:
    newcomer = (
        "nl.gm9002",
        "mastodon",
        "tweedorp@social.example",
        "https://social.example/@tweedorp",
        "",
        "2026-07-01",
    )
    accounts = [row for row in with_more("accounts", newcomer) if row[1] != "x"]
    load(describe(write(tmp_path / "reference", accounts=accounts), version="1", created="2026-07-01"))
    newer, _ = take_census(tmp_path)
    said = compare(taken, newer)
    assert said["arrived"] == [{"organisation": "nl.gm9002", "platform": "mastodon"}]
    assert said["gone"] == [{"organisation": "nl.gm9001", "platform": "x"}]
    assert said["not_comparable"] == []
    assert "accounts" in said["inputs"]
    whole = [
        one
        for one in said["figures"]
        if not one["size_class"] and not one["province"] and one["kind"] == "municipality"
    ]
    moved = {(one["indicator"], one["platform"]): (one["before"], one["after"]) for one in whole}
    assert moved["on_platform", "mastodon"] == (0.5, 1.0)
    assert moved["on_platform", "x"] == (0.5, 0.0)


def test_of_many_editions_the_newest_real_ones_are_named(taken: Edition) -> None:
    told = {field.attname: getattr(taken, field.attname) for field in Edition._meta.concrete_fields}
    for number in range(6):
        Edition.objects.create(**(told | {"id": f"measures-20{number}0", "practice": True}))
    with pytest.raises(NoEdition, match=rf"There are: {taken.id}, .* and 2 more: meetlat edition list\."):
        edition("census-1999-01-01")


def test_a_definition_that_changed_is_not_compared(taken: Edition, tmp_path: Path) -> None:
    rows(Edition, pk=taken.pk).update(indicators={**taken.indicators, "any_account": 0})
    newer, new = take_census(tmp_path)
    assert new
    said = compare(edition(taken.id), newer)
    assert said["not_comparable"] == ["any_account"]


def test_a_person_s_change_makes_a_new_edition(taken: Edition, tmp_path: Path) -> None:
    Account.objects.filter(platform="x").update(role="theme")
    assert take_census(tmp_path)[1]
