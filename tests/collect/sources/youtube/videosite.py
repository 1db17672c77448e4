"""A video site with the Data API v3 in front of it: it holds channels, videos and comments, pages them and bills units.

Answers are of the form that https://developers.google.com/youtube/v3/docs gives.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.collect.sources.answering import in_json
from tests.web.server import Heard, Reply

KEY = "AIzaInventedKeyForTests"
FIRST = datetime(2025, 1, 1, 12, tzinfo=UTC)
CHANNEL = "UCvoorbeeldvoorbeeldvoorb"[:24]


def stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class Comment:
    id: str
    video: str
    writer: str
    text: str
    at: datetime
    parent: str | None = None
    likes: int = 0


@dataclass
class Video:
    id: str
    title: str
    at: datetime
    about: str = ""
    comments_off: bool = False
    placed: datetime | None = None  # in the list of uploads, where that is another moment


@dataclass
class VideoSite:
    """One channel, ``@gemeentevoorbeeld``. ``units``: what is left today; ``asked``: every question it was asked."""

    units: int = 10_000
    videos: dict[str, Video] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    asked: list[Heard] = field(default_factory=list)
    hides_subscribers: bool = False
    instead: Reply | None = None

    def upload(self, number: int, **more: Any) -> Video:
        video = Video(f"video-{number:05}", f"Film {number}", FIRST + timedelta(days=number), **more)
        return self.videos.setdefault(video.id, video)

    def say(self, video: Video | str, writer: str, text: str, day: float, parent: str | None = None) -> Comment:
        video_id = video if isinstance(video, str) else video.id
        id = f"{parent}.r{len(self.comments)}" if parent else f"Ug{len(self.comments):06}"
        comment = Comment(id, video_id, writer, text, FIRST + timedelta(days=day), parent)
        return self.comments.setdefault(id, comment)

    def reply(self, heard: Heard) -> Reply:
        self.asked.append(heard)
        if self.instead:
            return self.instead
        if heard.headers.get("x-goog-api-key") != KEY:
            return error(400, "badRequest", "API key not valid. Please pass a valid API key.", "API_KEY_INVALID")
        if self.units < 1:
            return error(403, "quotaExceeded", 'you have exceeded your <a href="/youtube/v3/">quota</a>.')
        self.units -= 1
        resource = heard.path.removeprefix("/youtube/v3/")
        return getattr(self, f"_{resource}")(heard.query)  # type: ignore[no-any-return]

    def _channels(self, query: dict[str, str]) -> Reply:
        told = {"id": CHANNEL, "forHandle": "@gemeentevoorbeeld", "forUsername": "voorbeeldgemeente"}
        if not any(query.get(way) == name for way, name in told.items()):
            return in_json({"kind": "youtube#channelListResponse", "pageInfo": {"totalResults": 0}})
        statistics = {"viewCount": "812345", "videoCount": str(len(self.videos)), "hiddenSubscriberCount": False}
        if self.hides_subscribers:
            statistics["hiddenSubscriberCount"] = True
        else:
            statistics["subscriberCount"] = "1230"
        channel = {
            "kind": "youtube#channel",
            "id": CHANNEL,
            "snippet": {"title": "Gemeente Voorbeeld", "customUrl": "@gemeentevoorbeeld"},
            "contentDetails": {"relatedPlaylists": {"likes": "", "uploads": _uploads()}},
            "statistics": statistics,
        }
        return in_json({"kind": "youtube#channelListResponse", "items": [channel]})

    def _playlistItems(self, query: dict[str, str]) -> Reply:  # noqa: N802 (the API's own word)
        if query["playlistId"] != _uploads() or not self.videos:
            return error(404, "playlistNotFound", "The playlist cannot be found.")
        newest = sorted(self.videos.values(), key=lambda video: video.placed or video.at, reverse=True)
        items = [{"contentDetails": {"videoId": video.id, "videoPublishedAt": stamp(video.at)}} for video in newest]
        return _page("playlistItem", items, query, most=50)

    def _videos(self, query: dict[str, str]) -> Reply:
        asked = [self.videos[id] for id in query["id"].split(",") if id in self.videos]
        return in_json({"kind": "youtube#videoListResponse", "items": [self._video(video) for video in asked]})

    def _video(self, video: Video) -> dict[str, Any]:
        statistics = {"viewCount": "200", "likeCount": "7", "favoriteCount": "0"}
        if not video.comments_off:
            statistics["commentCount"] = str(sum(one.video == video.id for one in self.comments.values()))
        snippet = {
            "publishedAt": stamp(video.at),
            "channelId": CHANNEL,
            "title": video.title,
            "description": video.about,
        }
        return {"kind": "youtube#video", "id": video.id, "snippet": snippet, "statistics": statistics}

    def _commentThreads(self, query: dict[str, str]) -> Reply:  # noqa: N802 (the API's own word)
        video = query.get("videoId")
        if video is not None and video not in self.videos:
            return error(404, "videoNotFound", "The video cannot be found.")
        if video is not None and self.videos[video].comments_off:
            return error(403, "commentsDisabled", "The video has disabled comments.")
        tops = [one for one in self.comments.values() if one.parent is None and video in (None, one.video)]
        newest = sorted(tops, key=lambda one: one.at, reverse=True)
        return _page("commentThread", [self._thread(one) for one in newest], query, most=100)

    def _thread(self, top: Comment) -> dict[str, Any]:
        answers = self._answers(top.id)
        snippet = {"channelId": CHANNEL, "videoId": top.video, "topLevelComment": _comment(top)}
        thread = {
            "kind": "youtube#commentThread",
            "id": top.id,
            "snippet": {**snippet, "totalReplyCount": len(answers)},
        }
        return thread | ({"replies": {"comments": list(map(_comment, answers[-5:]))}} if answers else {})

    def _comments(self, query: dict[str, str]) -> Reply:
        return _page("comment", list(map(_comment, self._answers(query["parentId"]))), query, most=100)

    def _answers(self, id: str) -> list[Comment]:
        return [one for one in self.comments.values() if one.parent == id]


def _uploads() -> str:
    return "UU" + CHANNEL[2:]


def _comment(comment: Comment) -> dict[str, Any]:
    snippet: dict[str, Any] = {
        "textDisplay": comment.text,
        "authorDisplayName": f"@{comment.writer}",
        "authorProfileImageUrl": f"https://yt3.example/{comment.writer}",
        "authorChannelId": {"value": _channel_of(comment.writer)},
        "likeCount": comment.likes,
        "publishedAt": stamp(comment.at),
        "updatedAt": stamp(comment.at),
    }
    if not comment.writer:
        del snippet["authorChannelId"]
    return {"kind": "youtube#comment", "id": comment.id, "snippet": snippet}


def _channel_of(writer: str) -> str:
    return CHANNEL if writer == "gemeentevoorbeeld" else f"UC{writer:_<22.22}"


def _page(kind: str, items: list[dict[str, Any]], query: dict[str, str], most: int) -> Reply:
    start, size = int(query.get("pageToken", "CAo0")[3:]), min(int(query.get("maxResults", 5)), most)
    told: dict[str, Any] = {"kind": f"youtube#{kind}ListResponse", "items": items[start : start + size]}
    if len(items) > start + size:
        told["nextPageToken"] = f"CAo{start + size}"
    return in_json(told)


def error(status: int, reason: str, message: str, detail: str = "") -> Reply:
    told: dict[str, Any] = {"code": status, "message": message, "errors": [{"message": message, "reason": reason}]}
    if detail:
        info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": detail, "domain": "googleapis.com"}
        told |= {"status": "INVALID_ARGUMENT", "details": [info]}
    return in_json({"error": told}, status)


def filled(videos: int, comments: int) -> VideoSite:
    """A site with videos a day apart; under the newest many comments, one with eight answers."""
    site = VideoSite()
    uploaded = [site.upload(number) for number in range(1, videos + 1)]
    for number in range(comments):
        site.say(uploaded[-1], f"jan-de-vries-{number}", f"Mooi {number}", videos + number / 1_000)
    first = next(iter(site.comments.values()))
    for number in range(8):
        site.say(uploaded[-1], "fatima.elamrani", f"@{first.writer} antwoord {number}", videos + 1, first.id)
    site.say(uploaded[-2], "gemeentevoorbeeld", "Dank voor het kijken", videos)
    return site


def everything(site: VideoSite) -> set[tuple[str, str]]:
    """What there is to read: id and words."""
    said: Iterable[tuple[str, str]] = ((one.id, one.text) for one in site.comments.values())
    return {(one.id, one.title) for one in site.videos.values()} | set(said)
