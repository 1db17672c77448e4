"""A status of version 1.1 as a message."""

import html
from contextlib import suppress

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Author, Draft, Kind, Refused
from meetlat.collect.files.twitter_v1.moment import moment
from meetlat.collect.files.twitter_v1.status import Notice, Status, User, told_count, told_id


def message(raw: bytes) -> Draft | None:
    """None for what a stream tells between the tweets. Raises Refused."""
    try:
        status = decoded(raw, Status)
    except Refused:
        with suppress(Refused):
            if decoded(raw, Notice):
                return None
        raise
    return drafted(status, author_of(status.user))


def author_of(user: User | None) -> Author:
    id = told_id(user.id_str, user.id) if user else None
    if user is None or id is None:
        raise Refused("user: has no id")
    if user.protected:
        raise Refused("user: protected, so the tweet is not public")
    return Author(id, user.screen_name or "", user.name or "")


def drafted(status: Status, author: Author) -> Draft:
    """A retweet has no text: it is its author's act, not words. The counts of its status are the original's."""
    kind, parent = kind_and_parent(status)
    draft = Draft(
        platform="x",
        id=told_id(status.id_str, status.id) or "",
        author=author,
        created_at=moment(status.created_at),
        kind=kind,
        text="",
        parent=parent,
    )
    return draft if kind == "repost" else _with_words(draft, status)


def _with_words(draft: Draft, status: Status) -> Draft:
    mentioned = _mentions(status)
    draft.text = text(status)
    draft.mentions = tuple(dict.fromkeys(id for user in mentioned if (id := told_id(user.id_str, user.id))))
    draft.handles = tuple(dict.fromkeys(user.screen_name for user in mentioned if user.screen_name))
    draft.likes, draft.reposts = told_count(status.favorite_count), told_count(status.retweet_count)
    draft.replies = told_count(status.reply_count)
    return draft


def kind_and_parent(status: Status) -> tuple[Kind, str | None]:
    """What it is, and of what: a reply that quotes is a reply."""
    if original := status.retweeted_status:
        return "repost", told_id(original.id_str, original.id)
    if answered := told_id(status.in_reply_to_status_id_str, status.in_reply_to_status_id):
        return "reply", answered
    quoted = told_id(status.quoted_status_id_str, status.quoted_status_id)
    if status.quoted_status and not quoted:
        quoted = told_id(status.quoted_status.id_str, status.quoted_status.id)
    return ("quote", quoted) if quoted else ("post", None)


def text(status: Status) -> str:
    """The whole text. Twitter writes &, < and > as in HTML."""
    whole = status.extended_tweet.full_text if status.extended_tweet else status.full_text or status.text
    if whole is None:
        raise Refused("text: not there")
    return html.unescape(whole)


def _mentions(status: Status) -> list[User]:
    """Who is mentioned, in the whole text and in the part that was shown first."""
    extended = status.extended_tweet.entities if status.extended_tweet else None
    return [user for entities in (extended, status.entities) if entities for user in entities.user_mentions or []]
