"""From when on an organisation was followed: as visits and files of its accounts tell, else as the lake does."""

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from meetlat.collect.models import Run, Visit
from meetlat.register.models import Account
from meetlat.report.begun import begun

pytestmark = pytest.mark.django_db
LAKE = datetime(2025, 3, 1)
MOMENT = pa.timestamp("us")


def on(day: int) -> datetime:
    return datetime(2025, 11, day)


def visited(*days: int) -> str:
    """An account that was visited, each time from such a day on."""
    account = Account.objects.create(platform="x", handle=f"a{days}", key=f"a{days}", url="https://x.example")
    for day in days:
        run, since = Run.objects.create(source="x", status="done"), on(day).replace(tzinfo=UTC)
        Visit.objects.create(run=run, account=account, since=since, until=on(28).replace(tzinfo=UTC), complete=True)
    return str(account.pk)


def followed(held: dict[str, str], files: dict[str, datetime], first: datetime | None = LAKE) -> dict[str, Any]:
    holders = pa.table({"account": list(held), "organisation": list(held.values())})
    since = pa.array(list(files.values()), MOMENT)
    told: dict[str, Any] = {"account": pa.array(list(files), pa.string()), "since": since}
    return {row["organisation"]: row["since"] for row in begun(holders, pa.table(told), first).to_pylist()}


def test_from_the_first_visit_or_file_of_any_of_its_accounts() -> None:
    seen, other = visited(9, 4), visited(7)
    held = {seen: "nl.a", other: "nl.b", "900": "nl.b", "901": "nl.c"}
    assert followed(held, {"900": on(5)}) == {"nl.a": on(4), "nl.b": on(5), "nl.c": LAKE}


def test_files_from_before_the_first_visit() -> None:
    assert followed({visited(9): "nl.a"}, {}) == {"nl.a": on(9)}
    account = visited(10)
    assert followed({account: "nl.a"}, {account: on(2)}) == {"nl.a": on(2)}


def test_of_an_empty_lake_nothing_is_told() -> None:
    assert followed({"901": "nl.c"}, {}, None) == {}
