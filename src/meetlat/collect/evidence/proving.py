"""Writes evidence that a visit brought, and ends what no longer holds. What people wrote or ended stands."""

from collections.abc import Iterable
from datetime import date

from meetlat.collect.evidence.links import bare_host
from meetlat.collect.evidence.models import Sighting
from meetlat.register import editing
from meetlat.register.editing import Signature
from meetlat.register.models import Account, Evidence

BY_VISIT = "seen when visiting the website"
NO_LONGER = "no longer seen when visiting the website"


def prove(account: Account, kind: str, source: str, remark: str, day: date) -> bool:
    """Writes that it holds; True when the register did not know yet."""
    known = [proof for proof in _open(account, kind) if _is_same(proof, source)]
    if known:
        Sighting.objects.filter(evidence__in=known).update(day=day)
        return False
    if _ended_by_a_person(account, kind, source):
        return False
    sign = Signature(None, BY_VISIT, editing.version(account))
    proof = editing.add_evidence(account.pk, kind, source[:300], day, remark, sign)
    Sighting.objects.create(evidence=proof, day=day)
    return True


def disprove(account: Account, kinds: Iterable[str], day: date, host: str = "", pages: Iterable[str] = ()) -> bool:
    """Ends what a visit wrote: all of these kinds, or what stood on one of ``pages`` of ``host``."""
    looked_at = set(pages)
    ended = [proof for proof in _open(account, *kinds) if hasattr(proof, "sighting")]
    if host:
        ended = [proof for proof in ended if bare_host(proof.source) == host and proof.source in looked_at]
    for proof in ended:
        editing.end_evidence(proof.pk, day, Signature(None, NO_LONGER, editing.version(account)))
    return bool(ended)


def remembered(account_ids: Iterable[int]) -> list[str]:
    """The pages on which earlier visits saw links to these accounts."""
    proofs = Evidence.objects.filter(account__in=account_ids, kind=Evidence.Kind.WEBSITE, until=None)
    return list(proofs.exclude(sighting=None).order_by("source").values_list("source", flat=True).distinct())


def _open(account: Account, *kinds: str) -> list[Evidence]:
    return list(account.evidence.filter(kind__in=kinds, until=None).select_related("sighting"))


def _is_same(proof: Evidence, source: str) -> bool:
    """What another organisation's website says is evidence of its own."""
    return not hasattr(proof, "sighting") or bare_host(proof.source) == bare_host(source)


def _ended_by_a_person(account: Account, kind: str, source: str) -> bool:
    ended = editing.history(account).filter(field="evidence", after="", by__isnull=False)
    said = ended.filter(before__startswith=f"{kind}: ").values_list("before", flat=True)
    sources = (before.partition(": ")[2] for before in said)
    return any(bare_host(one) == bare_host(source) for one in sources)
