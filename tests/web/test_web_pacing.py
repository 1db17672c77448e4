"""When a request goes: by the server's word, our budget and what is polite."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from meetlat.web import BudgetSpent, ComeBackLater, Pace, Patience, Settings, Waits, Web
from tests.web.impatient import IMPATIENT, SHORT
from tests.web.server import Reply, Server

SOON, SECOND = timedelta(seconds=0.4), timedelta(seconds=1)


def now() -> datetime:
    return datetime.now(UTC)


def mastodon(remaining: int, wait: timedelta = SOON, limit: int = 300) -> dict[str, str]:
    return told("X-RateLimit-", limit, remaining, (now() + wait).isoformat().replace("+00:00", "Z"))


def bluesky(remaining: int, wait: timedelta = SOON, limit: int = 3000) -> dict[str, str]:
    return told("RateLimit-", limit, remaining, str((now() + wait).timestamp()))


def x(remaining: int, wait: timedelta = SOON, limit: int = 900) -> dict[str, str]:
    return told("x-rate-limit-", limit, remaining, str((now() + wait).timestamp()))


def draft(remaining: int, wait: timedelta = SOON, limit: int = 100) -> dict[str, str]:
    return told("RateLimit-", limit, remaining, str(wait.total_seconds()))


def first(server: Server, reply: Callable[[], Reply]) -> str:
    """Made when it is asked for: its moments are of then."""
    server.says["/x"] = lambda before: reply() if before == 0 else Reply(b"at last")
    return f"{server.address}/x"


def told(prefix: str, limit: int, remaining: int, reset: str) -> dict[str, str]:
    return {f"{prefix}Limit": str(limit), f"{prefix}Remaining": str(remaining), f"{prefix}Reset": reset}


def seconds(action: Callable[[], object]) -> float:
    start = time.monotonic()
    action()
    return time.monotonic() - start


@pytest.fixture(autouse=True)
def every_wait_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetlat.web.pacing.WORTH_TELLING", 0.1)


DIALECTS = [mastodon, bluesky, x, draft]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_limit_that_is_reached_is_waited_out(
    server: Server, web: Web, dialect: Callable[..., dict[str, str]]
) -> None:
    url = first(server, lambda: Reply(b"", 429, dialect(0)))
    heard: list[tuple[str, float, str]] = []
    web.on_wait = lambda *wait: heard.append(wait)
    assert seconds(lambda: web.get(url)) >= 0.3
    assert server.asked("/x") == 2
    assert web.waits.count == 1
    assert 0 < web.waits.seconds <= 0.5
    assert heard == [(server.host, web.waits.seconds, "its limit")]


def test_the_server_says_how_long_to_wait(server: Server, web: Web) -> None:
    url = server.first("/x", 1, Reply(b"", 503, {"Retry-After": "1"}), Reply(b"at last"))
    assert seconds(lambda: web.get(url)) >= 0.9
    assert web.waits.count == 1


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_others_need_of_a_limit_is_left(server: Server, web: Web, dialect: Callable[..., dict[str, str]]) -> None:
    """Half is ours: of ten the sixth waits, although the server would still answer."""
    url = first(server, lambda: Reply(b"", headers=dialect(5, limit=10)))
    web.get(url)
    assert web.waits.count == 0
    web.get(url)
    assert web.waits.count == 1


def test_who_may_use_all_of_it_does(server: Server) -> None:
    url = server.first("/x", 1, Reply(b"", headers=mastodon(9, limit=10)), Reply())
    with Web(replace(IMPATIENT, pace=Pace(politeness=1.0))) as web:
        web.get(url)
        web.get(url)
        assert web.waits == Waits()


def test_requests_are_spread_over_the_time_that_is_left(server: Server, web: Web) -> None:
    """Of a hundred ours are fifty, of which ten are left for a second: one in 0.1 s, not ten at once."""
    server.says["/x"] = lambda _: Reply(b"", headers=mastodon(60, wait=SECOND, limit=100))
    url = f"{server.address}/x"
    for _ in range(4):
        web.get(url)
    gaps = [later.at - sooner.at for sooner, later in zip(server.heard, server.heard[1:], strict=False)]
    assert all(gap >= 0.03 for gap in gaps)
    assert sum(gaps) >= 0.2
    assert web.waits.count == 3


def test_a_short_visit_is_short(server: Server, web: Web) -> None:
    url = server.always("/x", Reply(b"", headers=mastodon(95, wait=timedelta(minutes=5), limit=100)))
    for _ in range(5):
        web.get(url)
    assert web.waits == Waits()


def test_each_kind_of_question_has_its_own_limit(server: Server, web: Web) -> None:
    used_up = server.always("/users", Reply(b"", headers=x(0, wait=timedelta(hours=1))))
    free = server.always("/tweets", Reply(b"here"))
    web.get(used_up, kind="users")
    assert web.get(free, kind="tweets").body == b"here"
    assert web.post(free, kind="users").body == b"here"
    with pytest.raises(ComeBackLater):
        web.get(used_up, kind="users")


def test_what_takes_too_long_is_for_another_time(server: Server, web: Web) -> None:
    url = server.always("/x", Reply(b"a page", headers=x(0, wait=timedelta(minutes=14))))
    assert web.get(url).body == b"a page"
    with pytest.raises(ComeBackLater, match="its limit is used") as later:
        web.get(url)
    assert (server.asked("/x"), later.value.host) == (1, server.host)
    assert abs(later.value.until - now() - timedelta(minutes=14)) < timedelta(seconds=20)


def test_a_limit_without_an_end_is_given_a_minute(server: Server, web: Web) -> None:
    url = server.always("/x", Reply(b"", headers={"X-RateLimit-Remaining": "0"}))
    web.get(url)
    with pytest.raises(ComeBackLater) as later:
        web.get(url)
    assert timedelta(seconds=50) < later.value.until - now() <= timedelta(seconds=60)


def test_the_clock_on_the_wall_does_not_matter(server: Server, web: Web) -> None:
    """The server lives three hours later, by its own Date. Waiting for its moment on ours would take too long."""
    theirs = now().replace(microsecond=0) + timedelta(hours=3)
    headers = told("X-RateLimit-", 300, 0, (theirs + 0.5 * SECOND).isoformat()) | {
        "Date": format_datetime(theirs, usegmt=True)
    }
    url = server.first("/x", 1, Reply(b"", 429, headers), Reply(b"at last"))
    assert seconds(lambda: web.get(url)) >= 0.4


def test_a_budget_a_minute_is_spread(server: Server) -> None:
    url = server.always("/x", Reply())
    with Web(replace(IMPATIENT, pace=Pace(per_minute=300))) as web:
        assert seconds(lambda: [web.get(url) for _ in range(2)]) >= 0.2
        assert web.waits == Waits()  # it was us, not the server


@pytest.mark.parametrize(("before", "requests"), [(0, 3), (2, 1), (3, 0), (9, 0)])
def test_a_budget_a_day_ends(server: Server, before: int, requests: int) -> None:
    url = server.always("/x", Reply(b"", 500))
    pace = Pace(per_day=3, asked_before={server.host: before})
    patience = replace(SHORT, attempts=5)
    with Web(replace(IMPATIENT, pace=pace, patience=patience)) as web:
        with pytest.raises(BudgetSpent, match=r"127.0.0.1:\d+: the budget of 3 requests a day is spent") as spent:
            web.get(url)
        assert (server.asked("/x"), web.asked[server.host]) == (requests, requests)
    assert (spent.value.limit, spent.value.host) == (3, server.host)
    assert now() < spent.value.until <= now() + timedelta(days=1)
    assert (spent.value.until.hour, spent.value.until.minute) == (0, 0)


def test_a_polite_visitor_asks_slowly(server: Server, web: Web) -> None:
    web.polite(server.host, 0.2)
    web.polite(server.host, 0.1)  # whoever wants it slower is heard
    url = server.always("/x", Reply())
    assert seconds(lambda: [web.get(url) for _ in range(3)]) >= 0.4


def test_politeness_counts_again_after_a_redirect(server: Server, web: Web) -> None:
    web.polite(server.host, 0.2)
    server.always("/new", Reply(b"here"))
    url = server.always("/old", Reply(b"", 302, {"Location": "/new"}))
    assert seconds(lambda: web.get(url)) >= 0.2
    assert web.asked[server.host] == 2


def test_a_long_pause_of_our_own_is_told(server: Server, web: Web) -> None:
    heard: list[str] = []
    web.on_wait = lambda host, wait, reason: heard.append(reason)
    web.polite(server.host, 0.2)
    url = server.always("/x", Reply())
    web.get(url)
    web.get(url)
    assert heard == ["our pace"]


@pytest.mark.parametrize("share", [0, -1, 1.01])
def test_a_share_is_a_share(share: float) -> None:
    with pytest.raises(ValueError, match="expected a share above 0, up to 1"):
        Pace(politeness=share)


def test_a_quarter_of_an_hour_is_waited_for_by_default() -> None:
    assert Settings().patience == Patience()
    assert Patience().longest == 15 * 60
