"""Whose messages are measured: those of whom the register knows, or of whom the truth beside a simulated lake tells."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from meetlat.lake import Lake, connect
from meetlat.register.models import Account, Holding, Load, Organisation
from meetlat.report.sides import Side, Strangers, side
from tests.lake.model import row, table

pytestmark = pytest.mark.django_db
REAL, INVENTED, STRANGER, SIMULATED = "nl.a", "zz.a", "stranger", "invented-1"  # who speaks


def holding(organisation: str) -> str:
    """A new account of a new organisation."""
    country = organisation[:2].upper()
    Organisation.objects.create(id=organisation, kind="municipality", country=country, name=organisation)
    Load.objects.create(day=date(2026, 4, 6), practice=country == "ZZ", files={}, report={})
    account = Account.objects.create(platform="x", handle=organisation, key=organisation, url="https://x.example")
    Holding.objects.create(account=account, organisation_id=organisation)
    return str(account.pk)


def lake_of(folder: Path, registered: list[str], speak: list[str], truth: bool) -> Lake:
    accounts = {organisation: holding(organisation) for organisation in registered}
    lake = Lake(folder)
    lake.commit(table([row(key, account=accounts.get(one, one)) for key, one in enumerate(speak, 1)]), run=1)
    if truth:
        (folder / "truth").mkdir()
        pq.write_table(pa.table({"account": [SIMULATED]}), folder / "truth" / "accounts.parquet")
    return lake


@pytest.mark.parametrize(
    ("registered", "speak", "truth", "expected"),
    [
        ([REAL], [REAL], False, Side.REAL),
        ([REAL], [REAL, STRANGER], False, Side.REAL),
        ([REAL], [], False, Side.REAL),
        ([INVENTED], [INVENTED], True, Side.PRACTICE),
        ([REAL, INVENTED], [INVENTED], True, Side.PRACTICE),
        ([REAL, INVENTED], [INVENTED, REAL], False, Side.REAL),
        ([REAL, INVENTED], [], False, Side.REAL),
        ([], [SIMULATED], True, Side.SIMULATED),
        ([REAL, INVENTED], [SIMULATED], True, Side.SIMULATED),
        ([REAL], [SIMULATED], False, Strangers),
        ([REAL], [SIMULATED, STRANGER], True, Strangers),
        ([REAL, INVENTED], [STRANGER], False, Strangers),
        ([], [STRANGER], False, Strangers),
        ([INVENTED], [STRANGER], False, Strangers),
    ],
)
def test_whose(
    tmp_path: Path, registered: list[str], speak: list[str], truth: bool, expected: Side | type[Strangers]
) -> None:
    lake = lake_of(tmp_path, registered, speak, truth)
    if isinstance(expected, Side):
        assert side(lake, connect()) is expected
        return
    with pytest.raises(expected, match=rf"none of the {len(set(speak))} official accounts that speak in it"):
        side(lake, connect())
