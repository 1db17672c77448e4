"""What a stream told, in the same words for both kinds of stream."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from msgspec import Struct

from meetlat.collect.draft import Counts, Draft, Refused
from meetlat.collect.files.bluesky.message import author
from meetlat.collect.source import Page
from meetlat.collect.sources.bluesky.interest import Interest

# What an account's status says when nothing of it should be kept (atproto.com/specs/account). Deactivated and suspended
# ones may come back; what they said is not shown meanwhile, and the next visit honours that.
FOR_GOOD = frozenset({"deleted", "takendown"})


class Place(Struct):
    """Where a stream was: the number it counts by, and when that was."""

    stream: str
    at: int
    moment: datetime | None = None


class Restart(Exception):
    """The stream wants us to begin again."""


@dataclass
class Gathered:
    """What has come in since it was last handed over."""

    interest: Interest
    page: Page = field(default_factory=Page)
    place: Place | None = None

    def written(self, did: str, where: str, id: str, read: Callable[[], Draft | None], *, again: bool) -> None:
        """A message was made, or put in another's place: then one that is no longer for us goes."""
        try:
            made = read()
        except Refused as why:
            if did in self.interest.dids:
                self.page.refused.append((where, str(why)))
            return
        if made is not None and self.interest.keeps(made):
            self.page.drafts.append(made)
        elif again:
            self.page.gone.append(id)

    def deleted(self, id: str) -> None:
        """A message that was made and deleted since the last time was never there."""
        self.page.drafts = [made for made in self.page.drafts if made.id != id]
        self.page.gone.append(id)

    def account(self, did: str, *, active: bool, status: str | None) -> None:
        """Who is gone for good takes along all that she said, here and what just came in."""
        if not active and status in FOR_GOOD:
            self.page.drafts = [made for made in self.page.drafts if made.author.id != did]
            self.page.left.append(did)

    def named(self, did: str, handle: str | None, at: datetime) -> None:
        if did in self.interest.dids and handle:
            self.page.counts.append(Counts(platform="bluesky", author=author(did, handle), at=at))

    def missed(self, start: datetime | None, end: datetime, reason: str) -> None:
        if start is not None and start < end:
            self.page.gaps.append((start, end, reason))
