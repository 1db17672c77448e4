"""What is said under a channel's videos."""

from datetime import datetime

from msgspec import Raw

from meetlat.collect.draft import Author, Draft
from meetlat.collect.source import Page, Thread
from meetlat.collect.sources.youtube.answers import Comment, CommentThread
from meetlat.collect.sources.youtube.client import NotThere, Youtube
from meetlat.collect.sources.youtube.items import item
from meetlat.collect.sources.youtube.messages import comment_drafts

GONE = frozenset({"commentsDisabled", "videoNotFound"})  # then nobody is shown what was said
WITH_WORDS = {"textFormat": "plainText", "maxResults": "100"}


def under(video: str, youtube: Youtube, channel: Author) -> Page:
    """Everything under one video; covers its thread when it could all be read."""
    page, whole = Page(), True
    try:
        for raw in youtube.items("commentThreads", part="snippet,replies", videoId=video, **WITH_WORDS):
            if thread := item(raw, CommentThread, page, "commentThreads"):
                _add(thread, page, youtube, channel)
    except NotThere as why:
        whole = why.reason in GONE
    if whole and not page.refused:
        page.covers = [Thread(video)]
    return page


def lately(since: datetime, besides: set[str], youtube: Youtube, channel: Author) -> Page:
    """What was said since a moment under any video but those that were read already."""
    page = Page()
    told = {"part": "snippet,replies", "allThreadsRelatedToChannelId": channel.id, "order": "time"}
    try:
        for raw in youtube.items("commentThreads", **told, **WITH_WORDS):
            thread = item(raw, CommentThread, page, "commentThreads")
            if thread and thread.snippet.top_level_comment.snippet.published_at < since:
                break
            if thread and thread.snippet.video_id not in besides:
                _add(thread, page, youtube, channel)
    except NotThere as why:
        page.refused.append(("YouTube commentThreads.list", f"comments are not shown ({why.reason})"))
    return page


def _add(thread: CommentThread, page: Page, youtube: Youtube, channel: Author) -> None:
    for made in comment_drafts(thread, _answers(thread, page, youtube), channel):
        if isinstance(made, Draft):
            page.drafts.append(made)
        else:
            page.refused.append(("YouTube commentThreads.list", str(made)))


def _answers(thread: CommentThread, page: Page, youtube: Youtube) -> list[Comment]:
    """The answers come with the comment up to five, and are asked for when there are more."""
    told, top = thread.replies.comments, thread.snippet.top_level_comment.id
    if thread.snippet.total_reply_count <= len(told):
        return told
    try:
        found: list[Raw] = list(youtube.items("comments", part="snippet", parentId=top, **WITH_WORDS))
    except NotThere as why:
        page.refused.append(("YouTube comments.list", f"the answers are not shown ({why.reason})"))
        return told
    return [comment for raw in found if (comment := item(raw, Comment, page, "comments"))]
