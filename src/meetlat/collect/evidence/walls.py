"""Whether the page of an account can be read without signing in, on platforms that tend to hide them."""

from collections.abc import Iterable
from datetime import datetime

from meetlat.collect.evidence.landing import asks_to_sign_in
from meetlat.collect.evidence.models import Verification
from meetlat.collect.evidence.visit import not_let_in, read
from meetlat.collect.liveness import note_gone, note_open, note_walled
from meetlat.register.models import Account
from meetlat.web import FetchFailed, Forbidden, Gone, Web

HIDING = ("facebook", "instagram", "linkedin")
OPEN, WALLED, GONE, UNKNOWN = "open", "walled", "gone", "unknown"

Looked = tuple[Account, str, str]  # what was found, and why


def look(accounts: Iterable[Account], web: Web) -> list[Looked]:
    """One request for each account on a platform that hides, where its robots.txt allows even that."""
    return [(account, *_look(account.url, web)) for account in accounts if account.platform in HIDING]


def note(looked: Iterable[Looked], at: datetime) -> None:
    for account, found, why in looked:
        if found == WALLED:
            note_walled(account.pk, account.platform, at, why)
        elif found == GONE:
            note_gone(account.pk, account.platform, at, why)
        elif found == OPEN:
            note_open(account.pk, at)


def _look(url: str, web: Web) -> tuple[str, str]:
    if not web.may(url):
        visited = not_let_in(url, web)
        return (WALLED if visited.status == Verification.Status.CLOSED else UNKNOWN), visited.says
    try:
        document = read(url, web)
    except Gone as error:
        return GONE, error.says
    except Forbidden as error:
        return WALLED, error.says
    except FetchFailed as error:
        return UNKNOWN, error.says
    return (WALLED, "asks for a sign-in first") if asks_to_sign_in(document) else (OPEN, "")
