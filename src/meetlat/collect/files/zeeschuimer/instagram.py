"""A post on Instagram, in the two forms its pages get it ("item list" and graph), and a comment under one.

The id of a post is the code in its address.
"""

from datetime import UTC, datetime

from msgspec import Struct

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Author, Draft, Refused

Number = int | float | str | None


class User(Struct):
    pk: int | str | None = None
    id: int | str | None = None
    username: str = ""
    unique_id: str = ""  # what Zeeschuimer makes of a commenter's name
    full_name: str = ""


class Text(Struct):
    text: str | None = None


class Node(Struct):
    node: Text


class Edges(Struct):
    edges: list[Node] = []
    count: int | None = None


class Post(Struct):
    code: str = ""
    shortcode: str = ""
    taken_at: float | None = None
    taken_at_timestamp: float | None = None
    product_type: str | None = None
    link: str | None = None
    caption: Text | None = None
    edge_media_to_caption: Edges | None = None
    user: User | None = None
    owner: User | None = None
    like_count: int | None = None
    comment_count: int | None = None
    play_count: int | None = None
    view_count: int | None = None
    edge_media_preview_like: Edges | None = None
    edge_media_preview_comment: Edges | None = None


class Comment(Struct):
    text: str
    id: str | int
    user: User
    created_at: float | None = None
    created_at_utc: float | None = None
    post_shortcode: str | None = None
    post_id: str | int | None = None
    parent_comment_id: str | int | None = None
    comment_like_count: int | None = None
    child_comment_count: int | None = None


def message(raw: bytes) -> Draft | None:
    """None for an advertisement. Raises Refused."""
    post = decoded(raw, Post)
    if post.product_type == "ad" or (post.link or "").startswith("https://www.facebook.com/ads/ig_redirect"):
        return None
    user, owner = post.user, post.owner
    if user and owner and user.username and owner.username and user.username != owner.username:
        raise Refused("user and owner are not the same")
    if not (post.code or post.shortcode):
        raise Refused("code: not there")
    return Draft(
        platform="instagram",
        id=post.code or post.shortcode,
        author=author(user or owner),
        created_at=at(post.taken_at or post.taken_at_timestamp),
        kind="post",
        text=_caption(post),
        likes=_first(post.like_count, post.edge_media_preview_like),
        replies=_first(post.comment_count, post.edge_media_preview_comment),
        views=post.play_count or post.view_count,
    )


def comment(raw: bytes) -> Draft:
    """Raises Refused."""
    said = decoded(raw, Comment)
    post = said.post_shortcode or str(said.post_id or "") or None
    return Draft(
        platform="instagram",
        id=str(said.id),
        author=author(said.user),
        created_at=at(said.created_at or said.created_at_utc),
        kind="comment",
        text=said.text,
        parent=str(said.parent_comment_id) if said.parent_comment_id else post,
        root=post,
        likes=said.comment_like_count,
        replies=said.child_comment_count,
    )


def author(user: User | None) -> Author:
    if user is None:
        raise Refused("user: not there")
    handle = user.username or user.unique_id
    id = str(user.pk or user.id or handle.lower())
    if not id:
        raise Refused("user: has neither an id nor a name")
    return Author(id, handle, user.full_name)


def at(seconds: float | None) -> datetime:
    """The moment of a number of seconds since 1970. Raises Refused."""
    if not seconds:
        raise Refused("the moment it was written is not there")
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise Refused("the moment it was written is no number of seconds since 1970") from None


def _caption(post: Post) -> str:
    if post.caption:
        return post.caption.text or ""
    edges = post.edge_media_to_caption.edges if post.edge_media_to_caption else []
    return (edges[0].node.text or "") if edges else ""


def _first(count: int | None, edges: Edges | None) -> int | None:
    """Instagram writes -1 or nothing where likes are hidden."""
    found = count if count is not None else edges.count if edges else None
    return found if found is not None and found >= 0 else None
