"""A tweet of version 2 as a message."""

import html

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Author, Draft, Kind, Refused
from meetlat.collect.files.twitter_v2.pages import Told
from meetlat.collect.files.twitter_v2.tweet import Beside, Tweet, User

KINDS: dict[str, Kind] = {"retweeted": "repost", "replied_to": "reply", "quoted": "quote"}  # the first that is there


def message(told: Told) -> Draft | None:
    """None for a version that was edited since. Raises Refused."""
    tweet = decoded(told, Tweet)
    return drafted(tweet, told.beside) if tweet.is_latest else None


def drafted(tweet: Tweet, beside: Beside) -> Draft:
    """Its id is that of its first version, so that an edit changes the message and makes no second one.

    A repost has no text: it is its author's act, not words. The counts it is given are the original's.
    """
    if tweet.created_at is None:
        raise Refused("created_at: not there; it comes with tweet.fields=created_at")
    kind, of = kind_and_of(tweet)
    draft = Draft(
        platform="x",
        id=tweet.first_id,
        author=author(tweet, beside),
        created_at=tweet.created_at,
        kind=kind,
        text="",
        parent=beside.tweets[of].first_id if of in beside.tweets else of,
        root=None if tweet.conversation_id in (tweet.id, tweet.first_id) else tweet.conversation_id,
    )
    return draft if kind == "repost" else _with_words(draft, tweet)


def _with_words(draft: Draft, tweet: Tweet) -> Draft:
    draft.text = html.unescape(tweet.whole_text)
    draft.mentions = tuple(dict.fromkeys(one.id for one in tweet.mentioned if one.id))
    draft.handles = tuple(dict.fromkeys(one.username for one in tweet.mentioned if one.username))
    if counts := tweet.public_metrics:
        draft.likes, draft.replies = counts.like_count, counts.reply_count
        draft.reposts, draft.views = counts.retweet_count, counts.impression_count
    return draft


def kind_and_of(tweet: Tweet) -> tuple[Kind, str | None]:
    """What it is, and of which tweet: a reply that quotes is a reply."""
    of = {reference.type: reference.id for reference in tweet.referenced_tweets or []}
    for type, kind in KINDS.items():
        if type in of:
            return kind, of[type]
    return "post", None


def author(tweet: Tweet, beside: Beside) -> Author:
    user = tweet.author or beside.users.get(tweet.author_id or "") or User(tweet.author_id or "")
    if not user.id:
        raise Refused("author_id: not there; it comes with tweet.fields=author_id")
    if user.protected:
        raise Refused("author: protected, so the tweet is not public")
    return Author(user.id, user.username, user.name)
