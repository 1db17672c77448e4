"""What the Data API v3 answers, with the fields that Meetlat keeps. Numbers of ``statistics`` come as text."""

from datetime import datetime

from msgspec import Raw, Struct

Count = str | int | None


class Listed(Struct, rename="camel"):
    """Every list: items, and the way to the next page. ``items`` is left out where there is nothing."""

    kind: str
    items: list[Raw] | None = None
    next_page_token: str | None = None


class ChannelSnippet(Struct, rename="camel", frozen=True):
    custom_url: str = ""


class ChannelStatistics(Struct, rename="camel", frozen=True):
    subscriber_count: Count = None
    video_count: Count = None
    hidden_subscriber_count: bool = False


class RelatedPlaylists(Struct):
    uploads: str = ""


class ChannelDetails(Struct, rename="camel"):
    related_playlists: RelatedPlaylists


class Channel(Struct, rename="camel"):
    id: str
    content_details: ChannelDetails
    snippet: ChannelSnippet = ChannelSnippet()
    statistics: ChannelStatistics = ChannelStatistics()


class UploadDetails(Struct, rename="camel"):
    video_id: str


class Upload(Struct, rename="camel"):
    content_details: UploadDetails


class VideoSnippet(Struct, rename="camel"):
    published_at: datetime
    title: str = ""
    description: str = ""


class VideoStatistics(Struct, rename="camel", frozen=True):
    """``comment_count`` is left out where comments are switched off."""

    view_count: Count = None
    like_count: Count = None
    comment_count: Count = None


class Video(Struct):
    id: str
    snippet: VideoSnippet
    statistics: VideoStatistics = VideoStatistics()


class ChannelId(Struct, frozen=True):
    value: str = ""


class CommentSnippet(Struct, rename="camel"):
    """``text_original`` is shown to the writer only."""

    published_at: datetime
    text_display: str
    author_channel_id: ChannelId = ChannelId()
    author_display_name: str = ""
    like_count: Count = None


class Comment(Struct):
    id: str
    snippet: CommentSnippet


class ThreadSnippet(Struct, rename="camel"):
    top_level_comment: Comment
    video_id: str | None = None
    total_reply_count: int = 0


class Replies(Struct, frozen=True):
    comments: list[Comment] = []


class CommentThread(Struct):
    snippet: ThreadSnippet
    replies: Replies = Replies()


class Reason(Struct):
    reason: str = ""


class Details(Struct):
    errors: list[Reason] = []
    details: list[Reason] = []


class Error(Struct):
    error: Details


def number(count: Count) -> int | None:
    try:
        return int(count) if count is not None else None
    except ValueError:
        return None
