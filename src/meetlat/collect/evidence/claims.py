"""From the links of a whole visit to the accounts that a website gives as its own, and why it is believed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from meetlat.collect.evidence import places
from meetlat.collect.evidence.clutter import account_in
from meetlat.collect.evidence.links import Link
from meetlat.register.address import Address
from meetlat.register.platforms import Platform

BELIEVED = 3  # points; a frame, a contact page or a machine-readable statement each reach it alone
ON_EVERY_PAGE = 2  # points more


@dataclass
class Claim:
    """One account, with every (page, place) where it was linked to."""

    platform: Platform
    handle: str
    seen: list[tuple[str, str]] = field(default_factory=list)
    score: int = 0

    @property
    def key(self) -> str:
        return self.platform.key(self.handle)

    @property
    def url(self) -> str:
        return self.platform.url(self.handle)

    @property
    def best(self) -> tuple[str, str]:
        """The page and the place that say most."""
        return max(self.seen, key=lambda one: places.WORTH[one[1]])

    @property
    def note(self) -> str:
        """For the register: where the links stand."""
        return f"{self.score} points: " + ", ".join(dict.fromkeys(place for _, place in self.seen))


@dataclass
class Claims:
    """``dismissed``: reason -> links. Whose accounts those were is not kept: they may be private people's."""

    believed: list[Claim] = field(default_factory=list)
    dismissed: Counter[str] = field(default_factory=Counter)


def claims(pages: Mapping[str, list[Link]]) -> Claims:
    """``pages``: address of a page -> its links."""
    found: dict[tuple[str, str], Claim] = {}
    said = Claims()
    for page, links in pages.items():
        for link in dict.fromkeys(links):
            account = account_in(link.url)
            if isinstance(account, str):
                said.dismissed[account] += 1
            elif account is not None:
                _add(found, account, page, link.place)
    for claim in found.values():
        claim.score = _score(claim, len(pages))
        if claim.score >= BELIEVED:
            said.believed.append(claim)
        else:
            said.dismissed[f"only in: {claim.best[1]}"] += 1
    return said


def _add(found: dict[tuple[str, str], Claim], account: Address, page: str, place: str) -> None:
    assert account.platform is not None
    key = (account.platform.id, account.platform.key(account.handle))
    claim = found.setdefault(key, Claim(account.platform, account.handle))
    claim.seen.append((page, place))


def _score(claim: Claim, pages: int) -> int:
    points = max(places.WORTH[place] for _, place in claim.seen)
    framed = {page for page, place in claim.seen if places.WORTH[place] >= BELIEVED}
    return points + (ON_EVERY_PAGE if points and pages > 1 and len(framed) == pages else 0)
