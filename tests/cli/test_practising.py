"""The practice country speaks through the accounts of its register, once, and never over other messages."""

from pathlib import Path

import pytest

from meetlat.cli.practising import accounts, kept, organisations, practise, towns, visited
from meetlat.collect.lakes import the_lake
from meetlat.lake import MESSAGES, Lake
from meetlat.register.models import Account
from meetlat.report.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("practice")]


@pytest.fixture(autouse=True)
def own_lake(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.delenv("MEETLAT_LAKE", raising=False)


def test_the_accounts_of_the_register_speak() -> None:
    practise(600)
    rows = the_lake().scan(["account", "platform"], "account IS NOT NULL").to_pylist()
    known = {str(one.pk): one for one in Account.objects.filter(organisations__country="ZZ")}
    assert rows
    for row in rows:
        assert known[row["account"]].platform == row["platform"]
        assert known[row["account"]].organisations.count() == 1
    assert the_lake().number_of_messages() == 600


def test_only_accounts_of_one_organisation() -> None:
    there = {id for id, _, _ in organisations()}
    shared = {str(one.pk) for one in Account.objects.all() if one.organisations.count() > 1}
    assert shared
    assert not shared & {one.number for one in accounts()}
    assert {one.organisation for one in accounts()} <= there


def test_a_second_time_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    practise(600)
    before = the_lake().check()
    practise(600)
    assert the_lake().check() == before
    assert (before.messages, before.unread, before.findings) == (600, 0, ())
    assert "600 messages of the practice country, simulated" in capsys.readouterr().err


def test_other_messages_stay_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    practise(600)
    real = Lake(tmp_path / "real")
    real.commit(the_lake().scan(MESSAGES.names).slice(0, 5), run=1)
    the_lake().folder.rename(tmp_path / "away")
    real.folder.rename(the_lake().folder)
    assert not practise(600)
    assert the_lake().number_of_messages() == 5
    assert "no messages were simulated" in capsys.readouterr().err


def test_residents_live_in_the_municipalities() -> None:
    assert {id[:4] for id, _, _ in towns()} == {"zz.m"}
    assert len(towns()) == 64


def test_what_is_estimated_is_kept_once(capsys: pytest.CaptureFixture[str]) -> None:
    practise(3_000)
    for _ in range(2):
        visited()
        kept()
    said = capsys.readouterr().err
    for line in (
        "websites of the practice country visited",
        "residents-zz-2025 taken",
        "completeness-zz-2026-01-01 taken",
    ):
        assert said.count(line) == 1
    subjects = Edition.objects.exclude(subject="census").order_by("subject").values_list("subject", "practice")
    assert list(subjects) == [("completeness", True), ("residents", True)]
