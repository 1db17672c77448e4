"""Takes down what a visit showed of an account: that it is there, under which name and number, or that it is not."""

from datetime import datetime

from django.db import transaction

from meetlat.collect.draft import Counts
from meetlat.collect.evidence.models import Liveness
from meetlat.collect.liveness.flags import clear, flag
from meetlat.collect.liveness.judging import GONE, MOVED, NOT_THEIRS, RENAMED, WALLED, Observed, judge
from meetlat.collect.liveness.numbers import unchanging
from meetlat.collect.names import Known, Names
from meetlat.register import editing
from meetlat.register.models import Account, Evidence
from meetlat.register.platforms import platforms

PRESENCE = (NOT_THEIRS, GONE, MOVED, WALLED)  # of these one at most is true
NO_NAME = {"", "handle.invalid"}  # the second is what Bluesky says of a name that does not lead back


def note_seen(account: int, counts: Counts, at: datetime, *, moved_to: str = "", source: str = "") -> str:
    """The platform answered for this account. Returns what is the matter; empty when nothing.

    A number the register lacked is stored. A new name under the same number becomes the account's name there. When
    the name leads to another number it is somebody else's: NOT_THEIRS, and nothing of the answer is the account's.
    """
    source = source or counts.platform
    with transaction.atomic():
        known = Account.objects.select_for_update().get(pk=account)
        state = judge(_observed(known, counts, moved_to))
        if state == RENAMED:
            _rename(known, counts.author.handle, source, at)
        else:
            _learn(known, unchanging(known.platform, counts.author.id), source, at, state)
        _present(account, state, source, at, moved_to)
    return state


def asked_for(known: Known, counts: Counts, names: Names) -> bool:
    """Whether counts are of the account that was asked for: its number, or whoever has its name now."""
    if counts.platform != known.platform:
        return False
    key = platforms()[known.platform].key
    return names.account(counts.platform, counts.author) == known.account or (
        bool(counts.author.handle) and key(counts.author.handle) == key(known.handle)
    )


def note_gone(account: int, source: str, at: datetime, why: str) -> None:
    """The platform says that there is no such account."""
    with transaction.atomic():
        _present(account, GONE, source, at, why)


def note_walled(account: int, source: str, at: datetime, why: str = "") -> None:
    """It cannot be read without signing in."""
    with transaction.atomic():
        _present(account, WALLED, source, at, why)


def note_open(account: int, at: datetime) -> None:
    """Its page could be read, by whoever holds it."""
    clear(account, [GONE, WALLED], at)


def _observed(known: Account, counts: Counts, moved_to: str) -> Observed:
    platform, handle = platforms()[known.platform], counts.author.handle
    named = not platform.platform_id(known.handle)  # else the register knows it by its number only
    return Observed(
        kept_id=unchanging(known.platform, known.platform_id),
        kept_key=known.key if named else "",
        seen_id=unchanging(known.platform, counts.author.id),
        seen_key="" if handle in NO_NAME or platform.platform_id(handle) else platform.key(handle),
        moved_to=moved_to,
    )


def _present(account: int, state: str, source: str, at: datetime, note: str) -> None:
    clear(account, [other for other in PRESENCE if other != state], at)
    if state in PRESENCE:
        flag(account, state, source, at, note)


def _rename(known: Account, handle: str, source: str, at: datetime) -> None:
    """The register follows, unless another account there has that name already: then a person joins the two."""
    before = known.handle
    reason = f"{source}: the same number, {known.platform_id}, under another name"
    try:
        with transaction.atomic():
            sign = editing.Signature(None, reason, editing.version(known))
            editing.edit_account(known.pk, {"handle": handle, "url": ""}, sign)
    except editing.Refused:
        flag(known.pk, RENAMED, source, at, f"{handle}: not followed, look whether the register has it twice")
    else:
        flag(known.pk, RENAMED, source, at, before)
        _leave_domain(known, handle.lower(), reason, at)


def _leave_domain(account: Account, handle: str, reason: str, at: datetime) -> None:
    """What stood on a domain of the government, and does no longer."""
    for proof in account.evidence.filter(kind=Evidence.Kind.DOMAIN, until=None):
        if handle != proof.source and not handle.endswith((f".{proof.source}", f"@{proof.source}")):
            day = max(at.date(), proof.day or at.date())
            editing.end_evidence(proof.pk, day, editing.Signature(None, reason, editing.version(account)))


def _learn(known: Account, number: str, source: str, at: datetime, state: str) -> None:
    """Stores a number; when another account has it, that one was renamed and this is no new one."""
    if not number or known.platform_id or state:
        return
    twin = Account.objects.filter(platform=known.platform, platform_id__iexact=number, status="current").first()
    if twin:
        note = f"{known.handle}: not followed, look whether the register has it twice"
        flag(twin.pk, Liveness.State.RENAMED, source, at, note)
        return
    sign = editing.Signature(None, f"{source}: the number that does not change", editing.version(known))
    editing.edit_account(known.pk, {"platform_id": number}, sign)
