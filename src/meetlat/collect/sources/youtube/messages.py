"""Videos and comments as messages."""

import re
from collections.abc import Iterable, Mapping

from meetlat.collect.draft import Author, Counts, Draft, Refused
from meetlat.collect.names import Known
from meetlat.collect.sources.youtube.answers import Channel, Comment, CommentThread, Video, number


def owner(channel_id: str, known: Known) -> Author:
    return Author(channel_id, known.handle)


def counts(channel: Channel, known: Known) -> Counts:
    """Followers are rounded by YouTube, and not told where the channel hides them."""
    told = channel.statistics
    handle = channel.snippet.custom_url.removeprefix("@") or known.handle
    return Counts(
        platform="youtube",
        author=Author(channel.id, known.handle if known.handle == channel.id else handle),
        followers=None if told.hidden_subscriber_count else number(told.subscriber_count),
        posts=number(told.video_count),
    )


def video_draft(video: Video, author: Author) -> Draft:
    told = video.snippet
    return Draft(
        platform="youtube",
        id=video.id,
        author=author,
        created_at=told.published_at,
        kind="post",
        text="\n\n".join(part for part in (told.title, told.description) if part),
        likes=number(video.statistics.like_count),
        replies=number(video.statistics.comment_count),
        views=number(video.statistics.view_count),
    )


def comment_drafts(thread: CommentThread, replies: Iterable[Comment], channel: Author) -> list[Draft | Refused]:
    """The comment and the answers under it, or why one is none."""
    top, video = thread.snippet.top_level_comment, thread.snippet.video_id
    answers = list(replies)
    people = _people([top, *answers], channel)
    first = _drafted(top, video, video, channel, people)
    if isinstance(first, Draft):
        first.replies = thread.snippet.total_reply_count
    return [first, *(_drafted(answer, top.id, video, channel, people) for answer in answers)]


def _drafted(
    comment: Comment, parent: str | None, root: str | None, channel: Author, people: Mapping[str, str]
) -> Draft | Refused:
    told = comment.snippet
    if not told.author_channel_id.value:
        return Refused("authorChannelId: not there")
    named = [name for name in people if _calls(told.text_display, name)]
    return Draft(
        platform="youtube",
        id=comment.id,
        author=_author(comment, channel),
        created_at=told.published_at,
        kind="comment",
        text=told.text_display,
        parent=parent,
        root=root,
        mentions=tuple(dict.fromkeys(people[name] for name in named)),
        page=channel.id,
        likes=number(told.like_count),
        handles=tuple(named),
    )


def _author(comment: Comment, channel: Author) -> Author:
    """The name that YouTube shows is the handle today, and was any name before."""
    id, shown = comment.snippet.author_channel_id.value, comment.snippet.author_display_name
    return channel if id == channel.id else Author(id, shown.removeprefix("@") if shown.startswith("@") else "", shown)


def _calls(text: str, name: str) -> bool:
    """Whether somebody is called by this name, and not by a longer one that begins so."""
    called = f"@{name}".lower()
    return called in text.lower() and re.search(rf"{re.escape(called)}(?![\w-])", text.lower()) is not None


def _people(comments: list[Comment], channel: Author) -> dict[str, str]:
    """Who takes part, by the name that an answer calls them by, and their channels."""
    told = {one.snippet.author_display_name.removeprefix("@"): one.snippet.author_channel_id.value for one in comments}
    return {name: id for name, id in {**told, channel.handle: channel.id}.items() if name and id}
