"""Writes what an account stands on: its evidence, and whose it is."""

from datetime import date

from django.utils.translation import gettext as _

from meetlat.register.editing.checks import check_day
from meetlat.register.editing.signing import Refused, Signature, changing, note
from meetlat.register.models import Account, Evidence, Holding, Organisation


def add_evidence(account_id: int, kind: str, source: str, day: date, remark: str, signature: Signature) -> Evidence:
    with changing(Account, account_id, signature) as account:
        return prove(account, kind, source, day, remark, signature)


def end_evidence(evidence_id: int, day: date, signature: Signature) -> Evidence:
    """The proof no longer holds since ``day``."""
    proof = Evidence.objects.get(pk=evidence_id)
    with changing(Account, proof.account_id, signature) as account:
        proof.refresh_from_db()
        if proof.until:
            raise Refused("", _("Dit bewijs was al beëindigd."))
        check_day("day", day, since=proof.day)
        note(account, "evidence", f"{proof.kind}: {proof.source}", "", signature)
        proof.until = day
        proof.save()
    return proof


def hold(account_id: int, organisation_id: str, since: date, signature: Signature) -> Holding:
    """The account is (also, or again) this organisation's."""
    with changing(Account, account_id, signature) as account:
        organisation = Organisation.objects.get(pk=organisation_id)
        check_day("since", since)
        holding = Holding.objects.filter(account=account, organisation=organisation).first()
        if holding and holding.until is None:
            raise Refused("organisation", _("Dit account staat al bij %(name)s.") % {"name": organisation.name})
        holding = holding or Holding(account=account, organisation=organisation)
        holding.since, holding.until = holding.since or since, None
        holding.save()
        note(account, "organisation", "", organisation.pk, signature)
        note(organisation, "account", "", str(account), signature)
    return holding


def release(account_id: int, organisation_id: str, until: date, signature: Signature) -> Holding:
    """The account is no longer this organisation's; it is still another's."""
    with changing(Account, account_id, signature) as account:
        holding = (
            account.holdings.filter(organisation=organisation_id, until=None).select_related("organisation").first()
        )
        if holding is None:
            raise Refused("organisation", _("Dit account staat niet bij deze organisatie."))
        if not account.holdings.filter(until=None).exclude(pk=holding.pk).exists():
            raise Refused(
                "organisation", _("Een account is van ten minste één organisatie. Sluit het account als het weg is.")
            )
        check_day("until", until, since=holding.since)
        holding.until = until
        holding.save()
        note(account, "organisation", organisation_id, "", signature)
        note(holding.organisation, "account", str(account), "", signature)
    return holding


def prove(account: Account, kind: str, source: str, day: date, remark: str, signature: Signature) -> Evidence:
    if kind not in Evidence.Kind.values:
        raise Refused("kind", _("Deze soort bewijs is niet bekend."))
    if not source.strip() or len(source) > 300:
        raise Refused("source", _("Noem de bron, in ten hoogste 300 tekens."))
    check_day("day", day)
    proof = Evidence.objects.create(account=account, kind=kind, source=source.strip(), day=day, note=remark[:500])
    note(account, "evidence", "", f"{kind}: {source.strip()}", signature)
    return proof
