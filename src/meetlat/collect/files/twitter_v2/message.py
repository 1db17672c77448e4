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

    A repost has the whole text of its original, and no counts: those it is given are the original's.
    """
    if tweet.created_at is None:
        raise Refused("created_at: not there; it comes with tweet.fields=created_at")
    kind, of = kind_and_of(tweet)
    original = beside.tweets.get(of) if of else None
    repeated = original if original and kind == "repost" else tweet
    mentioned = [*tweet.mentioned, *repeated.mentioned]
    draft = Draft(
        platform="x",
        id=tweet.first_id,
        author=author(tweet, beside),
        created_at=tweet.created_at,
        kind=kind,
        text=html.unescape(_told_with(tweet, of, kind) or repeated.whole_text),
        parent=original.first_id if original else of,
        root=None if tweet.conversation_id in (tweet.id, tweet.first_id) else tweet.conversation_id,
        mentions=tuple(dict.fromkeys(one.id for one in mentioned if one.id)),
        handles=tuple(dict.fromkeys(one.username for one in mentioned if one.username)),
    )
    if kind != "repost" and (counts := tweet.public_metrics):
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


def _told_with(tweet: Tweet, of: str | None, kind: Kind) -> str | None:
    """The original's text where a tool put it into the repost."""
    texts = [one.text for one in tweet.referenced_tweets or [] if one.id == of and kind == "repost"]
    return texts[0] if texts else None
