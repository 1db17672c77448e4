"""A video on TikTok, and a comment under one."""

from msgspec import Struct

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.files.zeeschuimer.instagram import at

Number = int | str | None


class User(Struct):
    id: str = ""
    uid: str = ""
    uniqueId: str = ""  # noqa: N815 - as TikTok writes it
    unique_id: str = ""
    nickname: str = ""


class Stats(Struct):
    diggCount: Number = None  # noqa: N815
    commentCount: Number = None  # noqa: N815
    shareCount: Number = None  # noqa: N815
    playCount: Number = None  # noqa: N815


class Video(Struct):
    id: str
    createTime: Number = None  # noqa: N815
    desc: str = ""
    author: User | str | None = None
    nickname: str = ""
    authorId: str = ""  # noqa: N815
    stats: Stats | None = None


class Comment(Struct):
    cid: str
    aweme_id: str
    text: str
    user: User
    create_time: Number = None
    reply_id: str = ""
    digg_count: Number = None
    reply_comment_total: Number = None


def message(raw: bytes) -> Draft:
    """Raises Refused."""
    video = decoded(raw, Video)
    counts = video.stats or Stats()
    return Draft(
        platform="tiktok",
        id=video.id,
        author=_author(video),
        created_at=at(number(video.createTime)),
        kind="post",
        text=video.desc,
        likes=number(counts.diggCount),
        replies=number(counts.commentCount),
        reposts=number(counts.shareCount),
        views=number(counts.playCount),
    )


def comment(raw: bytes) -> Draft:
    """Raises Refused."""
    said = decoded(raw, Comment)
    answered = said.reply_id if said.reply_id not in ("", "0") else said.aweme_id
    return Draft(
        platform="tiktok",
        id=said.cid,
        author=_known(Author(said.user.uid or said.user.id, said.user.unique_id or said.user.uniqueId)),
        created_at=at(number(said.create_time)),
        kind="comment",
        text=said.text,
        parent=answered,
        root=said.aweme_id,
        likes=number(said.digg_count),
        replies=number(said.reply_comment_total),
    )


def _author(video: Video) -> Author:
    """From the page's own JSON it is a handle only, from an answer of the server it is a user."""
    if isinstance(video.author, User):
        return _known(Author(video.author.id, video.author.uniqueId, video.author.nickname))
    return _known(Author(video.authorId, video.author or "", video.nickname))


def _known(author: Author) -> Author:
    if not author.id and not author.handle:
        raise Refused("author: has neither an id nor a name")
    return author if author.id else Author(author.handle.lower(), author.handle, author.name)


def number(said: Number) -> int | None:
    text = str(said if said is not None else "")
    return int(text) if text.isdigit() and text.isascii() and len(text) < 19 else None
