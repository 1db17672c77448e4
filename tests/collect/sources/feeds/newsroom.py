"""A newsroom with a website: publishes, corrects, takes back, and serves its feed in pages with marks."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from xml.sax.saxutils import escape

from tests.web.server import Heard, Reply

FIRST = datetime(2025, 11, 1, 9, tzinfo=UTC)


@dataclass
class Newsroom:
    """``shown``: items on a page of the feed. ``heard``: what was asked of it."""

    shown: int = 10
    paged: bool = False
    marks: bool = True
    news: dict[int, tuple[datetime, str]] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)
    replies: list[int] = field(default_factory=list)
    instead: Reply | None = None

    def publish(self, number: int, text: str = "") -> None:
        self.news[number] = (FIRST + timedelta(hours=number), text or f"Bericht {number}")

    def reply(self, heard: Heard) -> Reply:
        self.heard.append(heard)
        reply = self.instead or self._feed(heard)
        self.replies.append(reply.status)
        return reply

    def _feed(self, heard: Heard) -> Reply:
        page = int(heard.query.get("page", 1))
        newest = sorted(self.news, reverse=True)
        here = newest[(page - 1) * self.shown : page * self.shown]
        more = self.paged and len(newest) > page * self.shown
        body = self._rss(here, page + 1 if more else None)
        mark = f'"{sha256(body).hexdigest()[:12]}"'
        if self.marks and heard.headers.get("if-none-match") == mark:
            return Reply(status=304)
        return Reply(body, headers={"ETag": mark, "Content-Type": "application/rss+xml"} if self.marks else {})

    def _rss(self, numbers: list[int], next: int | None) -> bytes:
        link = f'<link xmlns="http://www.w3.org/2005/Atom" rel="next" href="?page={next}"/>' if next else ""
        return f'<rss version="2.0"><channel>{link}{"".join(map(self._item, numbers))}</channel></rss>'.encode()

    def _item(self, number: int) -> str:
        at, text = self.news[number]
        return (
            f"<item><guid>{number}</guid><title>{escape(text)}</title><pubDate>{format_datetime(at)}</pubDate></item>"
        )
