"""A microblog with the API v2 in front of it: people write, answer, pass on, edit and take back; it pages and limits.

Answers are of the form that https://docs.x.com/x-api gives.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.collect.sources.answering import in_json
from tests.web.server import Heard, Reply

TOKEN = "AAAAinventedBearerTokenForTests"
FIRST = datetime(2025, 11, 1, 8, tzinfo=UTC)
OFFICIAL = {"id": "5001", "username": "GemVoorbeeld", "name": "Gemeente Voorbeeld"}


@dataclass
class Post:
    number: int
    by: str
    text: str
    at: datetime
    of: int | None = None
    how: str = ""  # replied_to, quoted, retweeted
    versions: list[int] = field(default_factory=list)


@dataclass
class Microblog:
    """``most``: posts on a page. ``shown``: how many of the most recent the API gives, per endpoint."""

    most: int = 100
    shown: dict[str, int] = field(default_factory=lambda: {"tweets": 3200, "mentions": 800})
    people: dict[str, dict[str, Any]] = field(default_factory=lambda: {"5001": dict(OFFICIAL)})
    posts: dict[int, Post] = field(default_factory=dict)
    asked: list[Heard] = field(default_factory=list)
    instead: Reply | None = None
    left: int = 1_000
    numbers: int = 1_000

    def join(self, username: str, **more: Any) -> str:
        id = str(7_000 + len(self.people))
        self.people[id] = {"id": id, "username": username, "name": f"Naam van {username}", **more}
        return id

    def say(self, by: str, text: str, hour: float, of: Post | None = None, how: str = "replied_to") -> Post:
        self.numbers += 1
        post = Post(self.numbers, by, text, FIRST + timedelta(hours=hour), of.number if of else None, how if of else "")
        post.versions = [post.number]
        return self.posts.setdefault(post.number, post)

    def edit(self, post: Post, text: str, minutes: int = 20) -> Post:
        """An edited post is shown under a number of its own."""
        del self.posts[post.number]
        edited = self.say(post.by, text, 0)
        edited.at, edited.of, edited.how = post.at + timedelta(minutes=minutes), post.of, post.how
        edited.versions = [*post.versions, edited.number]
        return edited

    def delete(self, post: Post) -> None:
        del self.posts[post.number]

    def reply(self, heard: Heard) -> Reply:
        self.asked.append(heard)
        if heard.headers.get("authorization") != f"Bearer {TOKEN}":
            return problem(401, "Unauthorized")
        if self.instead:
            return self.instead
        self.left -= 1
        reply = self._found(heard.path.removeprefix("/2/").split("/"), heard.query)
        return Reply(reply.body, reply.status, {**reply.headers, "x-rate-limit-remaining": str(self.left)})

    def _found(self, parts: list[str], query: dict[str, str]) -> Reply:
        match parts:
            case ["users", "by", "username", name]:
                return self._user(
                    [one for one in self.people.values() if one["username"].lower() == name.lower()], name
                )
            case ["users", id]:
                return self._user([self.people[id]] if id in self.people else [], id)
            case ["users", id, "tweets"]:
                return self._page("tweets", [post for post in self.posts.values() if post.by == id], query)
            case ["users", id, "mentions"]:
                name = f"@{self.people[id]['username']}"
                return self._page("mentions", [post for post in self.posts.values() if name in post.text], query)
        return problem(404, "Not Found Error")

    def _user(self, found: list[dict[str, Any]], asked: str) -> Reply:
        if not found:
            detail = f"Could not find user with username: [{asked}]."
            return in_json({"errors": [{"title": "Not Found Error", "detail": detail, "resource_type": "user"}]})
        if found[0].get("suspended"):
            detail = f"User has been suspended: [{asked}]."
            return in_json({"errors": [{"title": "Forbidden", "detail": detail, "resource_type": "user"}]})
        posts = sum(post.by == found[0]["id"] for post in self.posts.values())
        metrics = {"followers_count": 4321, "following_count": 12, "tweet_count": posts, "listed_count": 3}
        return in_json({"data": {**found[0], "public_metrics": metrics}})

    def _page(self, endpoint: str, posts: list[Post], query: dict[str, str]) -> Reply:
        start = datetime.fromisoformat(query["start_time"])
        newest = sorted(posts, key=lambda post: post.at, reverse=True)[: self.shown[endpoint]]
        newest = [post for post in newest if post.at >= start]
        token, size = query.get("pagination_token", "p0"), min(int(query["max_results"]), self.most)
        if not token.removeprefix("p").isdigit():
            return in_json({"errors": [{"message": "The token is not valid"}], "title": "Invalid Request"}, 400)
        first = int(token[1:])
        here = newest[first : first + size]
        meta: dict[str, Any] = {"result_count": len(here)}
        if len(newest) > first + size:
            meta["next_token"] = f"p{first + size}"
        return in_json({**self._told(here), "meta": meta} if here else {"meta": meta})

    def _told(self, posts: list[Post]) -> dict[str, Any]:
        others = [post.of for post in posts if post.of]
        included = [self._post(self.posts[number]) for number in others if number in self.posts]
        missing = [
            {
                "title": "Not Found Error",
                "detail": f"Could not find tweet with referenced_tweets.id: [{number}].",
                "resource_type": "tweet",
                "resource_id": str(number),
                "parameter": "referenced_tweets.id",
            }
            for number in others
            if number not in self.posts
        ]
        users = [self.people[id] for id in sorted({post.by for post in posts})]
        told: dict[str, Any] = {"data": list(map(self._post, posts)), "includes": {"users": users, "tweets": included}}
        return told | ({"errors": missing} if missing else {})

    def _post(self, post: Post) -> dict[str, Any]:
        told: dict[str, Any] = {
            "id": str(post.number),
            "text": post.text,
            "author_id": post.by,
            "created_at": post.at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "conversation_id": str(self._root(post)),
            "edit_history_tweet_ids": list(map(str, post.versions)),
            "entities": {"mentions": self._mentions(post.text)},
            "public_metrics": {"retweet_count": 0, "reply_count": self._answers(post), "like_count": 3},
        }
        return told | ({"referenced_tweets": [{"type": post.how, "id": str(post.of)}]} if post.of else {})

    def _mentions(self, text: str) -> list[dict[str, str]]:
        called = [one for one in self.people.values() if f"@{one['username']}" in text]
        return [{"username": one["username"], "id": one["id"]} for one in called]

    def _answers(self, post: Post) -> int:
        return sum(one.of == post.number and one.how == "replied_to" for one in self.posts.values())

    def _root(self, post: Post) -> int:
        above = self.posts.get(post.of or 0)
        if post.how != "replied_to" or above is None:
            return (post.of or 0) if post.how == "replied_to" else post.versions[0]
        return self._root(above)


def problem(status: int, title: str, **more: str) -> Reply:
    told = {"title": title, "detail": f"{title} (@jan_de_vries_75)", "status": status, "type": "about:blank"}
    return in_json({**told, **more}, status)
