"""A person changes the register: each change with its reason, on the version that person saw, in one transaction.

Nothing is deleted: an account is closed, a holding and a proof get a last day. Every function raises

- ``Refused`` where what was asked cannot be; ``field`` names the field that is wrong, empty for the whole;
- ``Stale`` where somebody changed the same thing in the meantime.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meetlat.register.models import Account, Change, Evidence, Holding, Organisation
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import roles, themes

EDITABLE = ("handle", "url", "platform_id", "role", "theme")
LONGEST = {"handle": 200, "url": 400, "platform_id": 100}  # characters; what the columns hold
SHORTEST_REASON, LONGEST_REASON = 5, 500  # characters

Subject = TypeVar("Subject", Account, Organisation)


class Refused(ValueError):
    """What was asked cannot be; the text says why, for the person who asked."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class Stale(Exception):
    """The subject was changed after the person looked; ``changes`` says what."""

    def __init__(self, changes: list[Change]) -> None:
        super().__init__(f"{len(changes)} changes were made in the meantime.")
        self.changes = changes


@dataclass(frozen=True)
class Signature:
    """Under every change: who, why, and the version that this person saw (see ``version``)."""

    by: int  # the id of the person
    reason: str
    seen: int


def subject_of(thing: Account | Organisation) -> str:
    return f"{type(thing).__name__.lower()}:{thing.pk}"


def history(thing: Account | Organisation) -> QuerySet[Change]:
    """Every change to it, newest first."""
    return Change.objects.filter(subject=subject_of(thing)).select_related("by", "load").order_by("-id")


def version(thing: Account | Organisation) -> int:
    """Grows with every change; 0 where there was none."""
    return Change.objects.filter(subject=subject_of(thing)).aggregate(last=Max("id"))["last"] or 0


def edit_account(account_id: int, values: Mapping[str, str], signature: Signature) -> Account:
    """Change any of ``EDITABLE``. A role or theme that a person set outranks the rule at every later load."""
    with _changing(Account, account_id, signature) as account:
        found = {name: values[name] for name in EDITABLE if name in values and values[name] != getattr(account, name)}
        if not found:
            raise Refused("", _("Er is niets anders ingevuld dan er al stond."))
        _check_values(account.platform, found)
        for name, after in found.items():
            _note(account, name, getattr(account, name), after, signature)
            setattr(account, name, after)
        if {"role", "theme"} & set(found):
            account.role_source = Account.RoleSource.PERSON
        account.key = platforms()[account.platform].key(account.handle)
        _save(account)
    return account


def add_account(
    organisation_id: str, platform: str, values: Mapping[str, str], proof: tuple[str, str], signature: Signature
) -> Account:
    """A new account of an organisation. ``proof`` is the kind and the source of the evidence for it."""
    with _changing(Organisation, organisation_id, signature) as organisation:
        if platform not in platforms():
            raise Refused("platform", _("Dit platform is niet bekend."))
        known = platforms()[platform]
        values = {"role": "corporate", **values}
        values["url"] = values.get("url") or known.url(values.get("handle", ""))
        _check_values(platform, {"handle": "", **values})
        account = Account(platform=platform, key=known.key(values["handle"]), role_source=Account.RoleSource.PERSON)
        for name in EDITABLE:
            setattr(account, name, values.get(name, ""))
        account.first_day = _today()
        _save(account)
        Holding.objects.create(account=account, organisation=organisation, since=_today())
        _note(account, "status", "", f"current: {account}", signature)
        _note(organisation, "account", "", str(account), signature)
        _prove(account, *proof, _today(), "", signature)
    return account


def close_account(account_id: int, day: date, signature: Signature) -> Account:
    """The account is no longer used by the organisation since ``day``. It stays in the register as a former one."""
    with _changing(Account, account_id, signature) as account:
        if account.status == Account.Status.FORMER:
            raise Refused("", _("Dit account is al gesloten."))
        _check_day("day", day, since=account.first_day)
        _note(account, "status", account.status, Account.Status.FORMER, signature)
        _note(account, "ended", account.ended, day, signature)
        account.status, account.ended = Account.Status.FORMER, day
        _save(account)
    return account


def reopen_account(account_id: int, signature: Signature) -> Account:
    """It was closed by mistake, or is used again."""
    with _changing(Account, account_id, signature) as account:
        if account.status == Account.Status.CURRENT:
            raise Refused("", _("Dit account is niet gesloten."))
        _note(account, "status", account.status, Account.Status.CURRENT, signature)
        _note(account, "ended", account.ended, "", signature)
        account.status, account.ended = Account.Status.CURRENT, None
        _save(account)
    return account


def add_evidence(account_id: int, kind: str, source: str, day: date, note: str, signature: Signature) -> Evidence:
    with _changing(Account, account_id, signature) as account:
        return _prove(account, kind, source, day, note, signature)


def end_evidence(evidence_id: int, day: date, signature: Signature) -> Evidence:
    """The proof no longer holds since ``day``."""
    proof = Evidence.objects.get(pk=evidence_id)
    with _changing(Account, proof.account_id, signature) as account:
        proof.refresh_from_db()
        if proof.until:
            raise Refused("", _("Dit bewijs was al beëindigd."))
        _check_day("day", day, since=proof.day)
        _note(account, "evidence", f"{proof.kind}: {proof.source}", "", signature)
        proof.until = day
        proof.save()
    return proof


def hold(account_id: int, organisation_id: str, since: date, signature: Signature) -> Holding:
    """The account is (also, or again) this organisation's."""
    with _changing(Account, account_id, signature) as account:
        organisation = Organisation.objects.get(pk=organisation_id)
        _check_day("since", since)
        holding = Holding.objects.filter(account=account, organisation=organisation).first()
        if holding and holding.until is None:
            raise Refused("organisation", _("Dit account staat al bij %(name)s.") % {"name": organisation.name})
        holding = holding or Holding(account=account, organisation=organisation)
        holding.since, holding.until = holding.since or since, None
        holding.save()
        _note(account, "organisation", "", organisation.pk, signature)
        _note(organisation, "account", "", str(account), signature)
    return holding


def release(account_id: int, organisation_id: str, until: date, signature: Signature) -> Holding:
    """The account is no longer this organisation's; it is still another's."""
    with _changing(Account, account_id, signature) as account:
        holding = (
            account.holdings.filter(organisation=organisation_id, until=None).select_related("organisation").first()
        )
        if holding is None:
            raise Refused("organisation", _("Dit account staat niet bij deze organisatie."))
        if not account.holdings.filter(until=None).exclude(pk=holding.pk).exists():
            raise Refused(
                "organisation", _("Een account is van ten minste één organisatie. Sluit het account als het weg is.")
            )
        _check_day("until", until, since=holding.since)
        holding.until = until
        holding.save()
        _note(account, "organisation", organisation_id, "", signature)
        _note(holding.organisation, "account", str(account), "", signature)
    return holding


def decided_by_people() -> dict[str, set[str]]:
    """Subject -> the fields that a person changed last. What a person decided stands when a folder is loaded again."""
    last = Change.objects.values("subject", "field").annotate(last=Max("id")).values("last")
    decided: dict[str, set[str]] = {}
    for subject, field in Change.objects.filter(pk__in=last, by__isnull=False).values_list("subject", "field"):
        decided.setdefault(subject, set()).add(field)
    return decided


@contextmanager
def _changing(model: type[Subject], pk: int | str, signature: Signature) -> Iterator[Subject]:
    """The row, locked, and unchanged since the person saw it."""
    _check_reason(signature.reason)
    with transaction.atomic():
        thing = model._default_manager.select_for_update().get(pk=pk)
        if version(thing) != signature.seen:
            raise Stale(list(history(thing).filter(pk__gt=signature.seen)))
        yield thing


def _note(thing: Account | Organisation, field: str, before: object, after: object, signature: Signature) -> None:
    texts = ["" if value is None else str(value) for value in (before, after)]
    reason = signature.reason.strip()
    Change.objects.create(
        subject=subject_of(thing), field=field, before=texts[0], after=texts[1], reason=reason, by_id=signature.by
    )


def _prove(account: Account, kind: str, source: str, day: date, note: str, signature: Signature) -> Evidence:
    if kind not in Evidence.Kind.values:
        raise Refused("kind", _("Deze soort bewijs is niet bekend."))
    if not source.strip() or len(source) > 300:
        raise Refused("source", _("Noem de bron, in ten hoogste 300 tekens."))
    _check_day("day", day)
    proof = Evidence.objects.create(account=account, kind=kind, source=source.strip(), day=day, note=note[:500])
    _note(account, "evidence", "", f"{kind}: {source.strip()}", signature)
    return proof


def _save(account: Account) -> None:
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        message = _("“%(handle)s” staat op dit platform al in het register, als account dat nu in gebruik is.")
        raise Refused("handle", message % {"handle": account.handle}) from None


def _today() -> date:
    return timezone.localdate()


def _check_reason(reason: str) -> None:
    if not SHORTEST_REASON <= len(reason.strip()) <= LONGEST_REASON:
        message = _("Schrijf waarom, in %(least)d tot %(most)d tekens.")
        raise Refused("reason", message % {"least": SHORTEST_REASON, "most": LONGEST_REASON})


def _check_day(field: str, day: date, since: date | None = None) -> None:
    if day > _today():
        raise Refused(field, _("Deze dag is nog niet geweest."))
    if since and day < since:
        raise Refused(field, _("Deze dag ligt voor %(day)s, toen het begon.") % {"day": since.isoformat()})


def _check_values(platform: str, values: Mapping[str, str]) -> None:
    for name, most in LONGEST.items():
        if len(values.get(name, "")) > most:
            message = _("Dit zijn %(length)d tekens; er passen er %(most)d.")
            raise Refused(name, message % {"length": len(values[name]), "most": most})
    _check_handle(values)
    _check_url(values)
    if "role" in values and values["role"] not in roles():
        raise Refused("role", _("Deze rol is niet bekend."))
    if values.get("theme") and values["theme"] not in themes():
        raise Refused("theme", _("Dit thema is niet bekend."))


def _check_handle(values: Mapping[str, str]) -> None:
    handle = values.get("handle")
    if handle is None:
        return
    if not handle or any(sign.isspace() or not sign.isprintable() for sign in handle):
        raise Refused("handle", _("Vul de accountnaam in, zonder spaties, zoals hij in het adres staat."))


def _check_url(values: Mapping[str, str]) -> None:
    url = values.get("url")
    if url is not None and not url.startswith(("https://", "http://")):
        raise Refused("url", _("Vul het hele adres in, met https:// ervoor."))
