"""The practice country beside the real ones: whoever loads one side leaves the other as it was."""

from pathlib import Path

import pytest

from meetlat.register import practice
from meetlat.register.invented import accounts_of_side, stands_beside, usual_accounts, usual_organisations
from meetlat.register.loading import BadReference, load
from meetlat.register.models import Account, Change, Load, Organisation
from meetlat.register.tables import last_load, tables
from tests.register.loading.folders import describe, with_more, without, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def real(tmp_path: Path) -> Path:
    return write(tmp_path / "real")


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    practice.write(tmp_path / "practice")
    return tmp_path / "practice"


def standing(*, invented: bool) -> tuple[set[str], set[str]]:
    """The organisations that exist and the accounts in use."""
    there = Organisation.current.filter(country="ZZ") if invented else Organisation.current.exclude(country="ZZ")
    used = accounts_of_side(invented).filter(status="current")
    return set(there.values_list("id", flat=True)), set(used.values_list("handle", flat=True))


@pytest.mark.parametrize("first_invented", [False, True])
def test_a_load_leaves_the_other_side_alone(real: Path, invented: Path, first_invented: bool) -> None:
    first, second = (invented, real) if first_invented else (real, invented)
    load(first)
    before = standing(invented=first_invented)
    report = load(second)
    assert standing(invented=first_invented) == before
    assert all(before)
    assert not any(counts["closed"] for counts in report.counts.values())
    assert load(first).load is None
    assert load(second).load is None
    assert all(standing(invented=not first_invented))


def test_a_newer_folder_closes_what_is_gone_on_its_own_side(real: Path, invented: Path) -> None:
    load(real)
    load(invented)
    before = standing(invented=True)
    gone = write(real, accounts=without("accounts", 0), organisations=without("organisations", 2))
    counts = load(gone).counts
    assert (counts["accounts"]["closed"], counts["organisations"]["closed"]) == (1, 1)
    assert standing(invented=True) == before


def test_the_first_load_of_a_side_is_one_event(real: Path, invented: Path) -> None:
    load(real)
    load(invented)
    assert not Change.objects.exists()


def test_what_the_register_stands_on(real: Path, invented: Path) -> None:
    load(invented)
    alone = last_load()
    assert alone
    assert alone.practice
    load(real)
    loads = {side: last_load(side) for side in (None, True, False)}
    assert {side: one.practice if one else None for side, one in loads.items()} == {
        None: False,
        True: True,
        False: False,
    }


def test_tables_are_of_one_side(real: Path, invented: Path) -> None:
    load(real)
    alone = tables()
    load(invented)
    assert tables() == alone
    invented_ones = tables(practice=True)
    assert set(invented_ones["organisations"]["country"].to_pylist()) == {"ZZ"}
    domains = [set(one["domains"]["domain"].to_pylist()) for one in (alone, invented_ones)]
    assert all(domains)
    assert domains[0].isdisjoint(domains[1])


def test_no_country_named_means_the_real_ones(real: Path, invented: Path) -> None:
    load(invented)
    assert not stands_beside()
    assert usual_accounts().count() == Account.objects.count() > 0
    load(real)
    assert stands_beside()
    assert set(usual_organisations().values_list("country", flat=True)) == {"NL"}
    assert not usual_accounts().filter(organisations__country="ZZ").exists()


def test_sides_do_not_stand_in_one_folder(tmp_path: Path) -> None:
    stranger = ("zz.m001", "municipality", "Waard", "ZZ", "ZM001", "", "", "")
    mixed = write(tmp_path, organisations=with_more("organisations", stranger))
    with pytest.raises(BadReference, match=r'organisations.csv line 5: country "ZZ" cannot stand here'):
        load(mixed)
    assert not Load.objects.exists()
    with pytest.raises(BadReference, match='country "NL" cannot stand here'):
        load(describe(write(tmp_path), version="1", practice=True))


@pytest.mark.parametrize("first_invented", [False, True])
def test_an_account_of_the_other_side_is_refused_by_name_and_nothing_is_loaded(
    real: Path, invented: Path, first_invented: bool
) -> None:
    load(invented)
    theirs = accounts_of_side(practice=True).filter(platform="x", status="current").order_by("pk")[0]
    claim = ("nl.gm9001", "x", theirs.handle.upper(), theirs.url, "", "")
    write(real, accounts=with_more("accounts", claim))
    if first_invented:
        with pytest.raises(BadReference) as refused:
            load(real)
        assert str(refused.value).splitlines() == [
            f'accounts.csv line 6: x "{theirs.handle}" is the account of an organisation of the practice country '
            f"({theirs.holdings.get().organisation_id}) in the register. Leave it out here, or close it there first.",
            "Nothing was loaded.",
        ]
        assert not Organisation.objects.exclude(country="ZZ").exists()
        return
    Account.objects.filter(pk=theirs.pk).update(status="former")
    load(real)  # whose handle it was does not matter
    with pytest.raises(BadReference, match=r'"[^"]+" is the account of a real organisation \(nl\.gm9001\)'):
        load(invented)
