"""Visits an account: its numbers, its posts, and the posts that mention it, each from new to old."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec
from msgspec import UNSET, Raw, Struct

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Author, Counts, Refused, format_changed
from meetlat.collect.files.twitter_v2.message import drafted
from meetlat.collect.files.twitter_v2.tweet import Beside, Tweet, User, UserCounts, beside
from meetlat.collect.names import Known
from meetlat.collect.source import Asked, Feed, Mentions, NoSuchAccount, Page
from meetlat.collect.sources.x.client import SHOWN, Answer, X
from meetlat.web import FetchFailed

if TYPE_CHECKING:
    from meetlat.web import Web

MOST = "100"  # posts in one answer
FIELDS = {
    "max_results": MOST,
    "tweet.fields": "author_id,conversation_id,created_at,entities,note_tweet,public_metrics,referenced_tweets",
    "expansions": "author_id,referenced_tweets.id",
    "user.fields": "name,protected,username",
}
BAD_REQUEST = 400


class Place(Struct):
    """Where a visit is. ``part``: what is being read; None when all was. ``token``: the next page of it."""

    user: str
    part: str | None = "tweets"
    token: str | None = None
    older_than: datetime | None = None
    shown: int = 0

    def __str__(self) -> str:
        return msgspec.json.encode(self).decode()


def visit(asked: Asked, web: "Web") -> Iterator[Page]:
    """Raises NoSuchAccount, TokenRefused, ComeBackLater when the app may read no more."""
    x, place = X(web), _place(asked.cursor)
    if place is None:
        user = _user(x, asked.account)
        place = Place(user.id)
        yield Page(counts=[_counts(user)], cursor=str(place))
    while place.part:
        yield _page(x, place, asked.since)


def _place(cursor: str | None) -> Place | None:
    try:
        return decoded(cursor.encode(), Place) if cursor else None
    except Refused:
        return None


def _user(x: X, known: Known) -> User:
    """By the unchanging id, so that an account is found under a new name; else by the name."""
    id, name = known.platform_id, quote(known.handle, safe="")
    path, kind = (
        (f"users/{quote(id, safe='')}", "users/:id") if id else (f"users/by/username/{name}", "users/by/username")
    )
    answer = x.ask(path, {"user.fields": "public_metrics,protected"}, kind)
    if answer.data is UNSET:
        raise NoSuchAccount(f"X: {_titles(answer)}")
    try:
        return decoded(answer.data, User)
    except Refused:
        raise format_changed(f"X {kind}", decoded(answer.data, object), "a user with id and username") from None


def _counts(user: User) -> Counts:
    told = user.public_metrics or UserCounts()
    return Counts(
        platform="x",
        author=Author(user.id, user.username),
        followers=told.followers_count,
        following=told.following_count,
        posts=told.tweet_count,
    )


def _page(x: X, place: Place, since: datetime) -> Page:
    """One page; ``place`` moves on to the next, or to the next part."""
    kind, answer = f"users/:id/{place.part}", _asked(x, place, since)
    page = Page(gone=[one.resource_id for one in answer.errors or [] if one.resource_type == "tweet"])
    told, raws = beside(answer.includes), _tweets(answer, kind)
    for number, raw in enumerate(raws, 1):
        try:
            _take(raw, told, page)
        except Refused as why:
            page.refused.append((f"X {kind} item {number}", str(why)))
    place.shown += len(raws)
    place.token = answer.meta.next_token if answer.meta else None
    _cover(page, place, since)
    place.older_than = page.oldest = min([*_last(place), *(draft.created_at for draft in page.drafts)], default=None)
    if place.token is None:
        page.gaps = _not_shown(place, since)
        _next_part(place)
    page.cursor = str(place)
    return page


def _asked(x: X, place: Place, since: datetime) -> Answer:
    """A page that can no longer be asked for, after a long halt, is the first one again."""
    start = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    path, kind = f"users/{place.user}/{place.part}", f"users/:id/{place.part}"
    token = {"pagination_token": place.token} if place.token else {}
    try:
        return x.ask(path, {**FIELDS, "start_time": start, **token}, kind)
    except FetchFailed as failed:
        if failed.status != BAD_REQUEST or not place.token:
            raise
        place.token, place.older_than, place.shown = None, None, 0
        return _asked(x, place, since)


def _tweets(answer: Answer, kind: str) -> list[Raw]:
    if answer.data is UNSET:
        if answer.meta is None:
            raise FetchFailed(f"gives nothing ({_titles(answer)}).", f"X {kind}")
        return []
    try:
        return decoded(answer.data, list[Raw])
    except Refused:
        raise format_changed(f"X {kind}", decoded(answer.data, object), "a list of posts") from None


def _take(raw: Raw, told: Beside, page: Page) -> None:
    tweet = decoded(raw, Tweet)
    if tweet.is_latest:
        page.drafts.append(drafted(tweet, told))


def _cover(page: Page, place: Place, since: datetime) -> None:
    """What lies between the first and the last post of an answer, and on the last page down to ``since``.

    Unless the API shows no more than so many: then only down to its last post.
    """
    moments = [*_last(place), *(draft.created_at for draft in page.drafts)]
    if page.refused or moments != sorted(moments, reverse=True):
        return
    all_shown = place.token is None and place.shown < SHOWN[place.part or "tweets"]
    down_to = since if all_shown else moments[-1] if page.drafts else None
    if down_to and place.part == "tweets":
        page.covers.append(Feed(down_to, place.older_than))
    elif down_to:
        page.covers.append(Mentions(place.user, down_to, place.older_than, answers=True))


def _not_shown(place: Place, since: datetime) -> list[tuple[datetime, datetime, str]]:
    most = SHOWN[place.part or "tweets"]
    if place.shown < most or not place.older_than or place.older_than <= since:
        return []
    return [(since, place.older_than, f"X shows no more than the last {most:,} {place.part}")]


def _last(place: Place) -> list[datetime]:
    return [place.older_than] if place.older_than else []


def _next_part(place: Place) -> None:
    place.part = "mentions" if place.part == "tweets" else None
    place.older_than, place.shown = None, 0


def _titles(answer: Answer) -> str:
    """X's own short words for it; its longer ones name the account."""
    return ", ".join(sorted({one.title for one in answer.errors or [] if one.title})) or "no reason told"
