"""Of whom nobody followed an account, silence tells nothing."""

from datetime import UTC, datetime
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from meetlat.collect.models import Run, Visit
from meetlat.lake import Lake
from meetlat.register.models import Account
from meetlat.report.followed import with_followed

pytestmark = pytest.mark.django_db
MOMENT = datetime(2025, 3, 1, tzinfo=UTC)


def told(lake: Lake, *accounts: tuple[str, int | None, str], spoke: tuple[str, ...] = ()) -> list[bool]:
    names = ("account", "author", "platform")
    held = pa.Table.from_pylist([dict(zip(names, one, strict=True)) for one in accounts])
    messages = ibis.memtable(pa.table({"account": pa.array([*spoke, None], pa.string())}))
    return [bool(one) for one in with_followed(held, messages, lake)["followed"].to_pylist()]


def test_who_was_visited_or_spoke_was_followed(tmp_path: Path) -> None:
    account = Account.objects.create(platform="x", handle="a", key="a", url="https://x.example")
    run = Run.objects.create(source="x", status="done")
    Visit.objects.create(run=run, account=account, since=MOMENT, until=MOMENT, complete=True)
    asked = ((str(account.pk), None, "x"), ("900", 7, "x"), ("901", 8, "x"), ("902", None, "x"))
    assert told(Lake(tmp_path), *asked, spoke=("900",)) == [True, True, False, False]


def test_a_live_stream_shows_everybody_of_its_platform_whose_name_is_known(tmp_path: Path) -> None:
    Run.objects.create(source="bluesky-live", status="done")
    assert told(Lake(tmp_path), ("1", 7, "bluesky"), ("2", None, "bluesky"), ("3", 7, "x")) == [True, False, False]


def test_whom_a_simulation_made_speak_was_followed(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.truth.mkdir()
    pq.write_table(pa.table({"account": ["5"]}), lake.truth / "accounts.parquet")
    assert told(lake, ("5", None, "x"), ("6", None, "x")) == [True, False]
