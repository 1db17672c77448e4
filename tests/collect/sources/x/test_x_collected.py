"""From the API to the lake: what is there is what is said now, and no resident's name lies on the disk."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from meetlat.collect.accounts import known_accounts, names
from meetlat.collect.collecting import NotNow, collect
from meetlat.collect.models import Run
from meetlat.collect.sources.x import SOURCE
from meetlat.lake import Lake
from tests.collect.registering import register
from tests.collect.sources.answering import answering, eager_web
from tests.collect.sources.x.microblog import FIRST, TOKEN, Microblog, problem
from tests.collect.traces import found_on_disk

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SINCE = FIRST - timedelta(hours=1)


@pytest.fixture
def blog() -> Microblog:
    blog = Microblog(most=5)
    for hour in range(12):
        blog.say("5001", f"Bericht {hour}", hour)
    for number in range(12):
        question = blog.say(blog.join(f"jan_de_vries_{number}"), f"@GemVoorbeeld vraag {number}", 20 + number)
        blog.say("5001", f"@jan_de_vries_{number} antwoord {number}", 20.5 + number, question)
    return blog


@pytest.fixture(autouse=True)
def reached(blog: Microblog, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    register("x", "GemVoorbeeld", platform_id="5001")
    with answering(blog.reply) as address:
        monkeypatch.setenv("MEETLAT_SERVERS", f"api.x.com={address}")
        monkeypatch.setenv("MEETLAT_X_TOKEN", TOKEN)
        yield


def visited(lake: Lake) -> Run:
    with eager_web() as web:
        return collect(SOURCE, known_accounts(["x"]), lake, web, names(), since=SINCE)


def in_lake(lake: Lake) -> dict[str, str]:
    told = lake.scan(columns=["id", "text"]).to_pylist()
    return {row["id"]: row["text"] for row in told}


def said(blog: Microblog) -> dict[str, str]:
    """What the lake should hold, with residents masked."""
    told = {str(post.versions[0]): post.text for post in blog.posts.values()}
    return {
        id: " ".join("@…" if word.startswith("@jan") else word for word in text.split()) for id, text in told.items()
    }


def test_what_is_said_is_there_once_and_nobody_by_name(blog: Microblog, lake: Lake, home: Path) -> None:
    first, second = visited(lake), visited(lake)
    assert in_lake(lake) == said(blog)
    assert (first.new, second.new, second.changed, second.gone) == (len(blog.posts), 0, 0, 0)
    assert found_on_disk(home, "jan_de_vries", "Naam van") == []
    assert lake.scan(columns=["parent_seen"])["parent_seen"].to_pylist() == [True] * len(blog.posts)


def test_edits_and_deletions_are_honoured(blog: Microblog, lake: Lake) -> None:
    visited(lake)
    posts = list(blog.posts.values())
    blog.edit(posts[3], "Bericht 3, verbeterd")
    blog.delete(posts[5])  # a post of the account
    blog.delete(posts[12])  # a question, told by the answer to it
    loose = blog.say(blog.join("jan_de_bakker"), "@GemVoorbeeld zomaar", 40)
    again = visited(lake)
    assert (again.new, again.changed, again.gone) == (1, 1, 2)
    assert in_lake(lake) == said(blog)
    blog.delete(loose)  # a mention that nobody answered
    assert visited(lake).gone == 1
    assert in_lake(lake) == said(blog)


def test_a_run_that_met_a_cap_goes_on_where_it_was(blog: Microblog, lake: Lake) -> None:
    found, left = blog._found, [4]

    def capped(parts: list[str], query: dict[str, str]) -> object:
        left[0] -= 1
        return found(parts, query) if left[0] >= 0 else problem(429, "UsageCapExceeded", period="Monthly")

    blog._found = capped  # type: ignore[method-assign, assignment]
    with pytest.raises(NotNow, match="UsageCapExceeded"):
        visited(lake)
    assert 0 < len(in_lake(lake)) < len(blog.posts)
    left[0] = 1_000
    asked = len(blog.asked)
    assert visited(lake).status == Run.Status.DONE
    assert in_lake(lake) == said(blog)
    assert blog.asked[asked].query["pagination_token"] == "p15"


def test_an_answer_that_was_taken_back_goes_too(blog: Microblog, lake: Lake) -> None:
    answer = blog.say(blog.join("fatima_elamrani"), "@GemVoorbeeld Dank", 13, next(iter(blog.posts.values())))
    visited(lake)
    blog.delete(answer)
    assert visited(lake).gone == 1
    assert in_lake(lake) == said(blog)
