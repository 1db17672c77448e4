"""The servers' dialects of a limit, each as it is documented or was seen."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.web.limits import PREFIXES, YEAR, Limit, limits, retry_after, seconds_until

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
EPOCH = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        (  # Mastodon: a date
            {
                "X-RateLimit-Limit": "300",
                "X-RateLimit-Remaining": "299",
                "X-RateLimit-Reset": "2026-11-21T12:05:00.000000Z",
            },
            [Limit(300, 299, 300.0)],
        ),
        (  # X: seconds since 1970
            {
                "x-rate-limit-limit": "900",
                "x-rate-limit-remaining": "0",
                "x-rate-limit-reset": str(EPOCH + 900),
            },
            [Limit(900, 0, 900.0)],
        ),
        (  # X, for a day beside a quarter of an hour
            {
                "x-rate-limit-remaining": "14",
                "x-app-limit-24hour-limit": "25",
                "x-app-limit-24hour-remaining": "1",
                "x-app-limit-24hour-reset": str(EPOCH + 3600),
            },
            [Limit(None, 14, None), Limit(25, 1, 3600.0)],
        ),
        (  # Bluesky
            {
                "RateLimit-Limit": "3000",
                "RateLimit-Remaining": "2999",
                "RateLimit-Reset": str(EPOCH + 120),
                "RateLimit-Policy": "3000;w=300",
            },
            [Limit(3000, 2999, 120.0)],
        ),
        (  # the IETF's drafts up to 6, in three headers
            {"RateLimit-Limit": "100, 100;w=60", "RateLimit-Remaining": "50", "RateLimit-Reset": "30"},
            [Limit(100, 50, 30.0)],
        ),
        ({"RateLimit": "limit=100, remaining=50, reset=30"}, [Limit(100, 50, 30.0)]),  # draft 7
        (  # draft 8 and later
            {"RateLimit-Policy": '"default";q=100;w=60', "RateLimit": '"default";r=50;t=30'},
            [Limit(100, 50, 30.0)],
        ),
        ({"X-RateLimit-Remaining": "5", "X-RateLimit-Reset": str(1000 * EPOCH + 7000)}, [Limit(None, 5, 7.0)]),
        ({"X-RateLimit-Remaining": "5", "X-RateLimit-Reset": "7.5"}, [Limit(None, 5, 7.5)]),
        ({"X-RateLimit-Remaining": "5", "X-RateLimit-Reset": str(EPOCH - 60)}, [Limit(None, 5, 0.0)]),
        ({"X-RateLimit-Remaining": "5", "X-RateLimit-Reset": "soon"}, [Limit(None, 5, None)]),
        ({"X-RateLimit-Limit": "5", "X-RateLimit-Reset": "60"}, []),  # without what is left it says nothing
        ({"X-RateLimit-Remaining": "many"}, []),
        ({"RateLimit": "whatever"}, []),
        ({}, []),
    ],
)
def test_limits(headers: dict[str, str], told: list[Limit]) -> None:
    assert limits(httpx.Headers(headers), NOW) == told


def test_a_moment_is_compared_with_the_clock_of_the_server() -> None:
    """Ours may be hours off."""
    theirs = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    headers = httpx.Headers(
        {"Date": format_datetime(theirs, usegmt=True), "X-RateLimit-Remaining": "1", "X-RateLimit-Reset": "09:05"}
        | {"X-RateLimit-Reset": "2026-11-21T09:05:00Z", "Retry-After": "Sat, 21 Nov 2026 09:00:30 GMT"}
    )
    assert limits(headers, NOW) == [Limit(None, 1, 300.0)]
    assert retry_after(headers, NOW) == 30.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Sat, 21 Nov 2026 12:00:30 GMT", 30.0),
        ("Sat, 21 Nov 2026 13:00:30 +0100", 30.0),
        ("Sat, 21 Nov 2026 12:00:30 -0000", 30.0),
        ("Sat, 21 Nov 2020 12:00:30 GMT", 0.0),
        ("999999999999999999", YEAR),
        ("9" * 400, None),
        ("-1", None),
        ("²", None),
        ("nan", None),
        ("soon", None),
        ("", None),
    ],
)
def test_seconds_until(text: str, seconds: float | None) -> None:
    assert seconds_until(text, NOW) == seconds


NAMES = ["date", "retry-after", "ratelimit", "ratelimit-policy"]
NAMES += [prefix + key for prefix in PREFIXES for key in ("limit", "remaining", "reset")]
PIECES = st.sampled_from(
    ["1", "-", "0", "9" * 30, "limit=", "r=", "t=", "q=", ";", ", ", "2026-11-21T12:00:00Z", "²", ":"]
)
VALUES = st.text() | st.lists(PIECES).map("".join) | st.datetimes().map(lambda at: format_datetime(at))


@given(st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_nothing_a_server_says_is_an_error(headers: Mapping[str, str]) -> None:
    after = retry_after(headers, NOW)
    assert after is None or 0 <= after <= YEAR
    for told in limits(headers, NOW):
        assert told.remaining >= 0
        assert told.seconds is None or 0 <= told.seconds <= YEAR
