"""A tweet as X's own pages get it: with ``rest_id`` since 2022, of type "adaptive" before.

Since 2025 the handle stands under ``core`` of the user and no longer under ``legacy`` (4cat#606).
"""

import html

from msgspec import Struct

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.files.twitter_v1.message import drafted
from meetlat.collect.files.twitter_v1.status import Other, Status


class Named(Struct):
    screen_name: str = ""
    name: str = ""


class User(Struct):
    rest_id: str = ""
    core: Named | None = None
    legacy: Named | None = None


class UserResult(Struct):
    result: User | None = None


class Core(Struct):
    user_results: UserResult | None = None


class LongText(Struct):
    text: str


class LongResult(Struct):
    result: LongText | None = None


class Note(Struct):
    note_tweet_results: LongResult | None = None


class Views(Struct):
    count: str | int | None = None


class Retweeted(Struct):
    rest_id: str = ""
    tweet: Other | None = None  # sometimes one level deeper
    legacy: Other | None = None


class RetweetedResult(Struct):
    result: Retweeted | None = None


class Legacy(Status, kw_only=True):
    user_id_str: str = ""
    conversation_id_str: str = ""
    retweeted_status_result: RetweetedResult | None = None


class OldUser(Struct):
    id_str: str = ""
    screen_name: str = ""
    name: str = ""


class Tweet(Struct):
    legacy: Legacy
    rest_id: str = ""
    type: str = ""
    core: Core | None = None
    user: OldUser | None = None
    note_tweet: Note | None = None
    views: Views | None = None
    ext_views: Views | None = None


def message(raw: bytes) -> Draft:
    """Raises Refused."""
    tweet = decoded(raw, Tweet)
    status = tweet.legacy
    status.id_str = tweet.rest_id or status.id_str
    status.retweeted_status = _original(status.retweeted_status_result)
    draft = drafted(status, _author(tweet))
    if not draft.id:
        raise Refused("rest_id: not there")
    draft.root = status.conversation_id_str if status.conversation_id_str not in ("", draft.id) else None
    return draft if draft.kind == "repost" else _with_rest(draft, tweet)


def _with_rest(draft: Draft, tweet: Tweet) -> Draft:
    """The whole of a long post, and how often it was seen."""
    if tweet.note_tweet and tweet.note_tweet.note_tweet_results and tweet.note_tweet.note_tweet_results.result:
        draft.text = html.unescape(tweet.note_tweet.note_tweet_results.result.text)
    views = tweet.views or tweet.ext_views
    count = str(views.count) if views else ""
    draft.views = int(count) if count.isdigit() and count.isascii() and len(count) < 19 else None
    return draft


def _author(tweet: Tweet) -> Author:
    result = tweet.core.user_results.result if tweet.core and tweet.core.user_results else None
    if result is None:
        old = tweet.user or OldUser(tweet.legacy.user_id_str)
        return _known(Author(old.id_str, old.screen_name, old.name))
    named = result.core or result.legacy or Named()
    return _known(Author(result.rest_id or tweet.legacy.user_id_str, named.screen_name, named.name))


def _known(author: Author) -> Author:
    if not author.id:
        raise Refused("core.user_results: has no user with an id")
    return author


def _original(told: RetweetedResult | None) -> Other | None:
    if told is None or told.result is None:
        return None
    result = told.result
    return Other(id_str=result.rest_id) if result.rest_id else result.tweet or result.legacy or Other()
