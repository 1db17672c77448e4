"""What a researcher can do with an account: a form, and the function of the register that writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetlat.register import editing
from meetlat.register.editing import Signature
from meetlat.register.models import Account
from meetlat.site.desk import forms


@dataclass(frozen=True)
class Task:
    title: str | Promise
    form: type[forms.SignedForm]
    write: Callable[[Account, dict[str, Any], Signature], object]
    open: Callable[[Account], bool] = lambda account: True  # whether it makes sense now


def _edit(account: Account, given: dict[str, Any], signature: Signature) -> object:
    return editing.edit_account(account.pk, {name: given[name] for name in editing.EDITABLE}, signature)


def _is_current(account: Account) -> bool:
    return account.status == Account.Status.CURRENT


def _held_by_several(account: Account) -> bool:
    return account.holdings.filter(until=None).count() > 1


def _has_proof(account: Account) -> bool:
    return account.evidence.filter(until=None).exists()


TASKS = {
    "edit": Task(_("Gegevens wijzigen"), forms.AccountForm, _edit),
    "close": Task(
        _("Account sluiten"),
        forms.CloseForm,
        lambda account, given, signature: editing.close_account(account.pk, given["day"], signature),
        _is_current,
    ),
    "reopen": Task(
        _("Account weer openen"),
        forms.ReopenForm,
        lambda account, given, signature: editing.reopen_account(account.pk, signature),
        lambda account: not _is_current(account),
    ),
    "prove": Task(
        _("Bewijs toevoegen"),
        forms.EvidenceForm,
        lambda account, given, signature: editing.add_evidence(
            account.pk, given["kind"], given["source"], given["day"], given["note"], signature
        ),
    ),
    "disprove": Task(
        _("Bewijs beëindigen"),
        forms.EndEvidenceForm,
        lambda account, given, signature: editing.end_evidence(given["proof"].pk, given["day"], signature),
        _has_proof,
    ),
    "hold": Task(
        _("Organisatie toevoegen"),
        forms.HoldForm,
        lambda account, given, signature: editing.hold(account.pk, given["organisation"].pk, given["since"], signature),
    ),
    "release": Task(
        _("Organisatie weghalen"),
        forms.ReleaseForm,
        lambda account, given, signature: editing.release(
            account.pk, given["organisation"].pk, given["until"], signature
        ),
        _held_by_several,
    ),
}
