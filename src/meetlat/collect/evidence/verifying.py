"""Verifies one organisation: visits its website, asks the platforms, writes what was found. Whole, or not at all."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from meetlat.collect.draft import Author, Counts
from meetlat.collect.evidence import walls
from meetlat.collect.evidence.backlinks import FAILED, HOLDS, NOT_FOUND, Back, of_house
from meetlat.collect.evidence.checking import check_back
from meetlat.collect.evidence.claims import Claim, Claims, claims
from meetlat.collect.evidence.links import bare_host
from meetlat.collect.evidence.matching import Found, account_of
from meetlat.collect.evidence.models import Verification
from meetlat.collect.evidence.proposing import propose
from meetlat.collect.evidence.proving import disprove, prove, remembered
from meetlat.collect.evidence.visit import Visited, visit
from meetlat.collect.liveness import note_gone, note_seen
from meetlat.environment import bluesky_service, servers
from meetlat.register.models import Account, Evidence, Organisation
from meetlat.web import Web

NO_SERVER = "a server that does not tell of such an account"
TAKEN_OVER = "a name that is somebody else's by now"
Kind = Evidence.Kind
POINTS_BACK = {"mastodon": Kind.TWO_WAY, "bluesky": Kind.DOMAIN}


def guarded_web() -> Web:
    """For addresses that a website gives; the servers that the settings name may be anywhere."""
    bases = [urlsplit(base) for base in (*servers().values(), bluesky_service())]
    ports = {"http": 80, "https": 443}
    return Web(guarded=True, allowed=frozenset((one.hostname or "", one.port or ports[one.scheme]) for one in bases))


def verify(organisation: Organisation, web: Web) -> Verification:
    """One visit. A website that was not read proves nothing, and nothing of the register changes."""
    held = list(organisation.accounts.filter(holdings__organisation=organisation, holdings__until=None).distinct())
    visited = visit(organisation.website, web, remembered(account.pk for account in held))
    said = claims(visited.links)
    checked = [_checked(claim, organisation, web) for claim in said.believed]
    looked = walls.look(held, web)
    with transaction.atomic():
        walls.note(looked, datetime.now(UTC))
        return Writing(organisation, visited, said).write(checked, held)


def _checked(claim: Claim, organisation: Organisation, web: Web) -> Found:
    back = check_back(claim.platform.id, claim.handle, organisation.website, web)
    return Found(claim, back, account_of(claim, back))


class Writing:
    """Writes what one visit found."""

    def __init__(self, organisation: Organisation, visited: Visited, said: Claims) -> None:
        self._organisation, self._visited, self._said = organisation, visited, said
        self._day, self._at = timezone.localdate(), datetime.now(UTC)

    def write(self, checked: list[Found], held: list[Account]) -> Verification:
        own = [found for found in checked if found.is_of(self._organisation)]
        for found in own:
            self._prove(found)
        for found in checked:
            if found.taken_over:
                self._flag(found)
            elif found not in own:
                self._propose(found)
        ended = [account.pk for account in held if self._is_gone(account, own)]
        told = [self._told(found) for found in own]
        return self._verification(told, ended)

    def _prove(self, found: Found) -> None:
        """The link, and the link back where it shows."""
        account, claim, back = found.account, found.claim, found.back
        assert account is not None
        self._look_alive(account, claim, back)
        prove(account, Kind.WEBSITE, claim.best[0], claim.note, self._day)
        if back.answer == HOLDS:
            prove(account, back.kind, back.source, back.says, self._day)
        elif back.answer == NOT_FOUND:
            disprove(account, [POINTS_BACK[claim.platform.id]], self._day)
        if server := own_server(claim, self._organisation.website):
            prove(account, Kind.DOMAIN, server, "", self._day)

    def _look_alive(self, account: Account, claim: Claim, back: Back) -> None:
        platform = claim.platform.id
        if back.gone:
            note_gone(account.pk, platform, self._at, back.says)
        elif back.answer in (HOLDS, NOT_FOUND):
            author = Author(back.number or claim.handle.lower(), claim.handle)
            counts = Counts(platform=platform, author=author)
            note_seen(account.pk, counts, self._at, moved_to=back.moved_to, source=self._organisation.website)

    def _flag(self, found: Found) -> None:
        """The website still links to a name that went to another number."""
        self._said.dismissed[TAKEN_OVER] += 1
        assert found.account is not None
        self._look_alive(found.account, found.claim, found.back)

    def _propose(self, found: Found) -> None:
        """What no server vouches for is not put before a person."""
        if found.back.gone or (found.claim.platform.id == "mastodon" and found.back.answer == FAILED):
            self._said.dismissed[NO_SERVER] += 1
        else:
            propose(self._organisation.pk, found.claim, found.back, self._day)

    def _is_gone(self, account: Account, own: list[Found]) -> bool:
        """Whether the pages that linked to it were read again, and it is on none of them."""
        if any(found.account == account for found in own) or self._visited.status != Verification.Status.READ:
            return False
        host = bare_host(self._visited.pages[0])
        ended = disprove(account, [Kind.WEBSITE], self._day, host, [*self._visited.pages, *self._visited.vanished])
        if ended:
            disprove(account, [Kind.TWO_WAY], self._day)
        return ended

    def _told(self, found: Found) -> dict[str, object]:
        assert found.account is not None
        return {
            "account": found.account.pk,
            "score": found.claim.score,
            "back": found.back.answer,
            "says": found.back.says,
        }

    def _verification(self, found: list[dict[str, object]], ended: list[int]) -> Verification:
        visited = self._visited
        told = {
            "website": self._organisation.website,
            "status": visited.status,
            "says": visited.says[:500],
            "pages": len(visited.pages),
            "found": found,
            "ended": ended,
            "dismissed": dict(self._said.dismissed),
        }
        verification, _ = Verification.objects.update_or_create(
            organisation=self._organisation, day=self._day, defaults=told
        )
        return verification


def own_server(claim: Claim, website: str) -> str:
    """The server in a fediverse name, where it stands on the website's own domain; else empty."""
    server = claim.handle.partition("@")[2].lower()
    return server if server and of_house(f"https://{server}", website) else ""
