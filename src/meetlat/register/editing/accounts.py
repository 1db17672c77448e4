"""Writes accounts: a new one, other values, closed, open again."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from meetlat.register.editing.checks import check_day, check_theme, check_values, today
from meetlat.register.editing.proofs import prove
from meetlat.register.editing.signing import Refused, Signature, changing, note
from meetlat.register.models import Account, Holding, Organisation
from meetlat.register.platforms import Platform, platforms

EDITABLE = ("handle", "url", "platform_id", "role", "theme")


def edit_account(account_id: int, values: Mapping[str, str], signature: Signature) -> Account:
    """Change any of ``EDITABLE``; an empty url becomes the platform's own. A person's role outranks the rule's."""
    with changing(Account, account_id, signature) as account:
        platform = platforms()[account.platform]
        wanted = _with_url(platform, {"handle": account.handle, **values})
        found = {name: wanted[name] for name in EDITABLE if name in values and wanted[name] != getattr(account, name)}
        if not found:
            raise Refused("", _("Er is niets anders ingevuld dan er al stond."))
        check_values(platform, found)
        for name, after in found.items():
            note(account, name, getattr(account, name), after, signature)
        if {"role", "theme"} & set(found):
            account.role_source = Account.RoleSource.PERSON
        _fill(account, platform, found)
        _save(account)
    return account


def add_account(
    organisation_id: str, platform_id: str, values: Mapping[str, str], proof: tuple[str, str], signature: Signature
) -> Account:
    """A new account of an organisation. ``proof`` is the kind and the source of the evidence for it."""
    if platform_id not in platforms():
        raise Refused("platform", _("Dit platform is niet bekend."))
    with changing(Organisation, organisation_id, signature) as organisation:
        account = _new(platforms()[platform_id], values)
        Holding.objects.create(account=account, organisation=organisation, since=today())
        note(account, "status", "", f"current: {account}", signature)
        note(organisation, "account", "", str(account), signature)
        prove(account, *proof, today(), "", signature)
    return account


def _new(platform: Platform, values: Mapping[str, str]) -> Account:
    wanted = {"role": "corporate", **_with_url(platform, {"handle": "", "url": "", **values})}
    check_values(platform, wanted)
    account = Account(platform=platform.id, role_source=Account.RoleSource.PERSON, first_day=today())
    _fill(account, platform, wanted)
    _save(account)
    return account


def _with_url(platform: Platform, values: Mapping[str, str]) -> dict[str, str]:
    given = dict(values)
    if given.get("url") == "":
        given["url"] = platform.url(given["handle"])
    return given


def _fill(account: Account, platform: Platform, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        setattr(account, name, value)
    account.key = platform.key(account.handle)
    check_theme(account.role, account.theme)


def close_account(account_id: int, day: date, signature: Signature) -> Account:
    """The account is no longer used by the organisation since ``day``. It stays in the register as a former one."""
    with changing(Account, account_id, signature) as account:
        if account.status == Account.Status.FORMER:
            raise Refused("", _("Dit account is al gesloten."))
        check_day("day", day, since=account.first_day)
        note(account, "status", account.status, Account.Status.FORMER, signature)
        note(account, "ended", account.ended, day, signature)
        account.status, account.ended = Account.Status.FORMER, day
        _save(account)
    return account


def reopen_account(account_id: int, signature: Signature) -> Account:
    """It was closed by mistake, or is used again."""
    with changing(Account, account_id, signature) as account:
        if account.status == Account.Status.CURRENT:
            raise Refused("", _("Dit account is niet gesloten."))
        note(account, "status", account.status, Account.Status.CURRENT, signature)
        note(account, "ended", account.ended, "", signature)
        account.status, account.ended = Account.Status.CURRENT, None
        _save(account)
    return account


def _save(account: Account) -> None:
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        message = _("“%(handle)s” staat op dit platform al in het register, als account dat nu in gebruik is.")
        raise Refused("handle", message % {"handle": account.handle}) from None
