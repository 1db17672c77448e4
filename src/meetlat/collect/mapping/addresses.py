"""The address of a post on a known platform: which platform, the post's canonical id, whose it is."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from meetlat.register.platforms import platform_of

LONGEST = 2_000  # characters; no platform has longer addresses


class Post(NamedTuple):
    """A post as its address tells it. ``handle`` is empty where the address names nobody."""

    platform: str
    id: str
    handle: str = ""
    comment: bool = False  # the address is that of a comment under a post

    @property
    def canonical(self) -> bool:
        """Whether the id is the one that every road to the post gives. Facebook makes a new pfbid for every reader, and
        a Bluesky handle can change."""
        return not self.id.startswith("pfbid") and (self.platform != "bluesky" or self.id.startswith("at://did:"))


_PATHS = {
    "x": (r"/(?P<handle>\w{1,50})/status(?:es)?/(?P<id>\d+)", r"/i/(?:web/)?status/(?P<id>\d+)"),
    "bluesky": (r"/profile/(?P<handle>[^/]+)/post/(?P<id>[\w.~:-]+)",),
    "youtube": (r"/(?:shorts|live|embed)/(?P<id>[\w-]{6,20})",),
    "facebook": (
        r"/(?P<handle>[^/]+)/(?:posts|videos)/(?:[^/]+/)?(?P<id>\d+|pfbid\w+)",
        r"/(?P<handle>[^/]+)/photos/(?:[^/]+/)?(?P<id>\d+)",
        r"/groups/[^/]+/(?:posts|permalink)/(?P<id>\d+)",
        r"/reel/(?P<id>\d+)",
    ),
    "instagram": (r"/(?:(?P<handle>[\w.]+)/)?(?:p|reel|reels|tv)/(?P<id>[\w-]{5,40})",),
    "linkedin": (
        r"/feed/update/urn:li:(?:activity|share|ugcPost):(?P<id>\d+)",
        r"/posts/(?:(?P<handle>[\w-]+)_)?[^/]*-(?:activity|share|ugcPost)-(?P<id>\d+)-\w+",
    ),
    "tiktok": (r"/@(?P<handle>[\w.-]+)/(?:video|photo)/(?P<id>\d+)",),
    "threads": (r"/@(?P<handle>[\w.-]+)/post/(?P<id>[\w-]+)",),
}
_RESERVED = {"facebook": {"groups", "watch", "permalink.php", "story.php"}, "instagram": {"explore", "stories"}}
_FEDIVERSE = re.compile(r"/(?:@|users/)(?P<name>[\w.-]+)(?:/statuses|/posts)?/(?P<id>\d{15,20})(?:/|$)")


def post_address(address: str) -> Post | None:
    """The post that an address leads to, or None where it leads to none that is known."""
    if len(address) > LONGEST or not address.startswith(("http://", "https://", "at://")):
        return None
    try:
        parts = urlsplit(address.strip())
        host, path, query = (parts.hostname or "").rstrip("."), unquote(parts.path), parse_qs(parts.query)
    except ValueError:
        return None
    if parts.scheme == "at":
        return _record(address)
    platform = _platform(host)
    if platform:
        return _on_platform(platform, path, query)
    return Post("youtube", path[1:12]) if host == "youtu.be" and len(path) >= 12 else _on_any_server(host, path)


@lru_cache(maxsize=1_000)
def _platform(host: str) -> str:
    found = platform_of(host)
    return found.id if found else ""


def _on_platform(platform: str, path: str, query: dict[str, list[str]]) -> Post | None:
    if asked := _asked_for(platform, path, query):
        return asked
    for pattern in _PATHS.get(platform, ()):
        found = re.match(pattern, path, re.ASCII)
        if found:
            named = found.groupdict().get("handle") or ""
            handle = "" if named in _RESERVED.get(platform, ()) else named
            return Post(platform, _canonical(platform, found["id"], handle), handle)
    return None


def _asked_for(platform: str, path: str, query: dict[str, list[str]]) -> Post | None:
    """Posts that stand after the question mark of an address."""
    said = {name: values[0] for name, values in query.items()}
    if platform == "youtube" and path in ("/watch", "/post", "/"):
        id = said.get("lc") or said.get("v", "")
        return Post(platform, id, comment="lc" in said) if id else None
    if platform != "facebook":
        return None
    comment = said.get("reply_comment_id") or said.get("comment_id") or ""
    post = said.get("story_fbid") or said.get("fbid") or (said.get("v", "") if path.startswith("/watch") else "")
    id = comment if comment.isdigit() else post
    return Post(platform, id, comment=id == comment) if re.fullmatch(r"\d+|pfbid\w+", id) else None


def _canonical(platform: str, id: str, handle: str) -> str:
    return f"at://{handle}/app.bsky.feed.post/{id}" if platform == "bluesky" else id


def _record(address: str) -> Post | None:
    found = re.fullmatch(r"at://(?P<handle>[^/]+)/app\.bsky\.feed\.post/[\w.~:-]+", address)
    return Post("bluesky", address, found["handle"]) if found else None


def _on_any_server(host: str, path: str) -> Post | None:
    """A status on a Mastodon server: its ActivityPub id, as Mastodon makes it of name and number."""
    found = _FEDIVERSE.match(path)
    if not found or "@" in found["name"]:
        return None
    id = f"https://{host}/users/{found['name']}/statuses/{found['id']}"
    return Post("mastodon", id, f"{found['name']}@{host}".lower())
