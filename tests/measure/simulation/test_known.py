"""What the truth beside a simulated lake tells of its organisations and accounts."""

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from meetlat.lake import Lake
from meetlat.measure.simulation import Plan, fill, invented, known

MAY, DECEMBER = datetime(2025, 5, 1), datetime(2026, 1, 1)
ACCOUNTS = [  # account, author, organisation, platform, role, until
    ("x/a", 1, "zz.a", "x", "corporate", DECEMBER),
    ("x/b", 2, "zz.b", "x", "theme", MAY),
    ("facebook/a", 3, "zz.a", "facebook", "council", DECEMBER),
]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A truth of three accounts and five organisations, by hand."""
    names = ["account", "author", "organisation", "platform", "role", "until"]
    rows = [dict(zip(names, (*row[:-1], row[-1].replace(tzinfo=UTC)), strict=True)) for row in ACCOUNTS]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "accounts.parquet")
    people = {"zz.a": 0, "zz.b": 49_999, "zz.c": 50_000, "zz.d": 99_999, "zz.e": 100_000}
    told = pa.table({"organisation": list(people), "inhabitants": list(people.values()), "name": ["Aardam"] * 5})
    pq.write_table(told, tmp_path / "organisations.parquet")
    return tmp_path


def test_holders_have_no_theme_and_no_beginning(written: Path) -> None:
    assert [tuple(row.values()) for row in known._holders(written).to_pylist()] == [
        ("x/a", 1, "zz.a", "x", "corporate", "", None, DECEMBER),
        ("x/b", 2, "zz.b", "x", "theme", "", None, MAY),
        ("facebook/a", 3, "zz.a", "facebook", "council", "", None, DECEMBER),
    ]
    held = known._holders(written).schema
    assert [str(held.field(name).type) for name in ("theme", "since", "until")] == ["string"] + ["timestamp[us]"] * 2


def test_organisations_in_their_size_classes(written: Path) -> None:
    found = known._organisations(written, "market.nl")
    assert found.schema.field("inhabitants").type == pa.float64()
    assert found.select(["organisation", "inhabitants", "size_class"]).to_pydict() == {
        "organisation": ["zz.a", "zz.b", "zz.c", "zz.d", "zz.e"],
        "inhabitants": [0, 49_999, 50_000, 99_999, 100_000],
        "size_class": ["S", "S", "M", "M", "L"],
    }
    rest = found.drop_columns(["organisation", "inhabitants", "size_class"]).to_pylist()
    same = {"country": "ZZ", "kind": "municipality", "province": "", "own_site": "", "schedule": "market.nl"}
    assert rest == [same] * 5


def test_observed_until_the_last_account_ended(written: Path) -> None:
    found = known._observed(known._holders(written))
    assert found.to_pydict() == {"platform": ["facebook", "x"], "until": [DECEMBER, DECEMBER]}
    assert found.schema.field("until").type == pa.timestamp("us")


def test_whose_accounts_speak_in_it(tmp_path: Path) -> None:
    lake, plan = Lake(tmp_path), Plan(60, 1)
    assert known.simulated_accounts(lake) == set()
    world = invented(plan, 3)
    fill(lake, plan, world)
    assert known.simulated_accounts(lake) == {account.number for account in world.accounts}
