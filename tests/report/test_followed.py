"""When an account was followed, as visits, live streams, files and the lake tell."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from meetlat.collect.models import Run, Visit
from meetlat.register.models import Account
from meetlat.report.followed import Known, followed

pytestmark = pytest.mark.django_db
Span = tuple[datetime, datetime]
MOMENT = pa.timestamp("us")
LAKE = datetime(2025, 1, 1)


def on(day: int, month: int = 11) -> datetime:
    return datetime(2025, month, day)


END = on(30)


def visited(*spans: tuple[int, int, int | None]) -> str:
    """An account that was visited, each time asked from a day to a day, and read back to a day (None: all of it)."""
    account = Account.objects.create(platform="x", handle=f"a{spans}", key=f"a{spans}", url="https://x.example")
    for since, until, reached in spans:
        days = {
            name: day and on(day).replace(tzinfo=UTC)
            for name, day in (("since", since), ("until", until), ("reached", reached))
        }
        run = Run.objects.create(source="x", status="done")
        Visit.objects.create(run=run, account=account, complete=reached is None, **days)
    return str(account.pk)


def told(
    account: str,
    author: int | None = 7,
    platform: str = "x",
    files: Iterable[Span] = (),
    first: datetime | None = LAKE,
    **more: set[str],
) -> list[Span]:
    holders = pa.Table.from_pylist([{"account": account, "author": author, "platform": platform}])
    since, until = ([span[end] for span in files] for end in (0, 1))
    ends: dict[str, Any] = {"since": pa.array(since, MOMENT), "until": pa.array(until, MOMENT)}
    brought = pa.table({"account": pa.array([account] * len(since), pa.string()), **ends})
    nothing: dict[str, set[str]] = {"spoke": set(), "simulated": set()}
    known = Known(first=first, ends={"x": END}, files=brought, **(nothing | more))
    rows = followed(holders, known).to_pylist()
    assert {row["account"] for row in rows} <= {account}
    return [(row["since"], row["until"]) for row in rows]


def test_as_far_back_as_visits_read() -> None:
    assert told(visited((4, 9, None))) == [(on(4), on(9))]
    assert told(visited((4, 9, None), (9, 12, None))) == [(on(4), on(12))]
    assert told(visited((4, 9, None), (9, 12, 11))) == [(on(4), on(9)), (on(11), on(12))]  # it said too much


def test_who_said_something_and_was_visited_is_followed_by_visits_only() -> None:
    account = visited((4, 9, None))
    assert told(account, spoke={account}) == [(on(4), on(9))]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([(on(3), on(5))], [(on(3), on(5))]),
        ([(on(3), on(5)), (on(8), on(9))], [(on(3), on(9))]),  # by day, by week or by month: one behind the other
        ([(on(3, 1), on(5, 1)), (on(6, 2), on(9, 2))], [(on(3, 1), on(5, 1)), (on(6, 2), on(9, 2))]),  # 32 days
        ([(on(3, 1), on(5, 1)), (on(5, 2), on(9, 2))], [(on(3, 1), on(9, 2))]),
    ],
)
def test_as_far_as_files_reach(files: list[Span], expected: list[Span]) -> None:
    assert told("900", files=files, spoke={"900"}) == expected


def test_files_from_before_the_first_visit() -> None:
    assert told(visited((10, 12, None)), files=[(on(2), on(3))]) == [(on(2), on(3)), (on(10), on(12))]


def test_who_only_spoke_is_followed_as_long_as_the_lake_reaches() -> None:
    assert told("900", spoke={"900"}) == [(LAKE, END)]
    assert told("901", spoke={"900"}) == []
    assert told("900", platform="mastodon", spoke={"900"}) == []
    assert told("900", first=None, spoke={"900"}) == []


def test_whom_a_simulation_made_speak_was_followed_also_in_silence() -> None:
    assert told("5", simulated={"5"}) == [(LAKE, END)]


def test_a_live_stream_shows_everybody_of_its_platform_whose_name_is_known() -> None:
    run = Run.objects.create(source="bluesky-live", status="done")
    Run.objects.filter(pk=run.pk).update(started_at=on(3).replace(tzinfo=UTC), ended_at=on(5).replace(tzinfo=UTC))
    account = Account.objects.create(platform="bluesky", handle="a", key="a", url="https://b.example")
    holders = pa.table({"account": [str(account.pk)] * 2, "author": [7, None], "platform": ["bluesky", "bluesky"]})
    nothing = pa.table({name: pa.array([], MOMENT) for name in ("account", "since", "until")})
    known = Known(LAKE, {"bluesky": END, "x": END}, nothing, set(), set())
    assert followed(holders.slice(0, 1), known).to_pylist() == [
        {"account": str(account.pk), "since": on(3), "until": on(5)}
    ]
    assert followed(holders.slice(1), known).num_rows == 0
    assert told("900") == []  # on X
