"""The forms under a proposal."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from meetlat.collect.evidence.models import Proposal
from meetlat.register.models import Organisation
from meetlat.register.roles import role_of
from meetlat.site.desk.fields import labels
from meetlat.site.desk.forms import SignedForm


class AcceptForm(SignedForm):
    """Role and theme start as the rule tells them from the name."""

    role = forms.ChoiceField(label=_("Rol"), choices=lambda: labels("roles"))
    theme = forms.ChoiceField(
        label=_("Thema"),
        help_text=_("Alleen bij de rol thema."),
        required=False,
        choices=lambda: [("", _("geen")), *labels("themes")],
    )

    def __init__(self, given: QueryDict | None = None, *, thing: Organisation, proposal: Proposal) -> None:
        self._handle = proposal.handle
        super().__init__(given, thing=thing)

    def start(self, thing: Organisation) -> dict[str, Any]:
        role, theme = role_of(self._handle, [thing.name])
        return {"role": role, "theme": theme}


class RejectForm(SignedForm):
    """Only why."""
