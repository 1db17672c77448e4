"""Accounts that a website gives as its own and the register does not have there: kept for a person to decide."""

from datetime import UTC, date, datetime

from django.db import transaction

from meetlat.collect.accounts import names
from meetlat.collect.evidence.backlinks import Back
from meetlat.collect.evidence.claims import Claim
from meetlat.collect.evidence.models import Proposal, Sighting
from meetlat.register import editing
from meetlat.register.editing import Signature
from meetlat.register.models import Account, Evidence
from meetlat.register.platforms import platforms

__all__ = ["Signature", "accept", "account_for", "propose", "reject"]

MOST_PLACES = 10


def propose(organisation: str, claim: Claim, back: Back, day: date) -> Proposal | None:
    """The open proposal; None where a person has decided already."""
    fingerprint = names().author(claim.platform.id, claim.key)
    places = [{"page": page, "place": place} for page, place in claim.seen[:MOST_PLACES]]
    told = {"score": claim.score, "places": places, "last_day": day, "back": back.answer, "says": back.says[:500]}
    proposal, new = Proposal.objects.get_or_create(
        organisation_id=organisation, platform=claim.platform.id, fingerprint=fingerprint,
        defaults={**told, "handle": claim.handle[:200], "url": claim.url[:400], "first_day": day},
    )  # fmt: skip
    if proposal.status != Proposal.Status.OPEN:
        return None
    if not new:
        Proposal.objects.filter(pk=proposal.pk).update(**told)
    return proposal


def account_for(proposal: Proposal) -> Account | None:
    """The account of the register that the proposal means: another organisation's, or a former one."""
    platform = platforms()[proposal.platform]
    found = Account.objects.filter(platform=platform.id, key=platform.key(proposal.handle))
    return found.order_by("status", "-id").first()


def accept(proposal: Proposal, role: str, theme: str, signature: Signature) -> Account:
    """It becomes an account of the organisation: new, shared with who has it already, or open again.

    ``signature`` stands on the organisation. Raises what ``register.editing`` raises.
    """
    with transaction.atomic():
        proposal = _undecided(proposal)
        account = account_for(proposal)
        account = _taken_up(proposal, account, signature) if account else _added(proposal, role, theme, signature)
        _decided(proposal, Proposal.Status.ACCEPTED, signature, account=account)
    return account


def reject(proposal: Proposal, signature: Signature) -> None:
    """It is not proposed again. Whose it is, is forgotten: it may be a private person's."""
    with transaction.atomic():
        proposal = _undecided(proposal)
        proposal.handle, proposal.url = "", ""
        _decided(proposal, Proposal.Status.REJECTED, signature)


def _added(proposal: Proposal, role: str, theme: str, signature: Signature) -> Account:
    values = {"handle": proposal.handle, "url": proposal.url, "role": role, "theme": theme}
    values["platform_id"] = platforms()[proposal.platform].platform_id(proposal.handle)
    proof = (Evidence.Kind.WEBSITE, _page(proposal))
    account = editing.add_account(proposal.organisation_id, proposal.platform, values, proof, signature)
    Sighting.objects.create(evidence=account.evidence.get(), day=proposal.last_day)
    return account


def _taken_up(proposal: Proposal, account: Account, signature: Signature) -> Account:
    """The register knows it: opened again where it was closed, shared where it is another's."""

    def sign() -> Signature:
        return Signature(signature.by, signature.reason, editing.version(account))

    if account.status == Account.Status.FORMER:
        editing.reopen_account(account.pk, sign())
    if not account.holdings.filter(organisation=proposal.organisation_id, until=None).exists():
        editing.hold(account.pk, proposal.organisation_id, proposal.last_day, sign())
    proof = editing.add_evidence(account.pk, "website", _page(proposal), proposal.last_day, "", sign())
    Sighting.objects.create(evidence=proof, day=proposal.last_day)
    account.refresh_from_db()
    return account


def _page(proposal: Proposal) -> str:
    pages = [one["page"] for one in proposal.places]
    return str(pages[0])[:300] if pages else proposal.organisation.website


def _undecided(proposal: Proposal) -> Proposal:
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if found.status != Proposal.Status.OPEN:
        raise editing.Stale([])
    return found


def _decided(proposal: Proposal, status: str, signature: Signature, account: Account | None = None) -> None:
    proposal.status, proposal.account, proposal.reason = status, account, signature.reason.strip()
    proposal.decided_at, proposal.decided_by_id = datetime.now(UTC), signature.by
    proposal.save()
