"""The forms of the desk. Each asks for a reason and carries the version that the person saw."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from meetlat.register import editing
from meetlat.register.models import Account, Evidence, Organisation
from meetlat.site.desk.fields import DayField, OrganisationField, ProofField, evidence_kinds, labels, platform_names


class SignedForm(forms.Form):
    """Under every change: why, and on which version."""

    reason = forms.CharField(
        label=_("Waarom deze wijziging?"),
        help_text=_("Dit komt in de geschiedenis te staan. Noem geen personen."),
        min_length=editing.SHORTEST_REASON,
        max_length=editing.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, given: QueryDict | None = None, *, thing: Account | Organisation) -> None:
        self.thing = thing
        super().__init__(given, initial={"seen": editing.version(thing), **self.start(thing)})
        self.choose_from(thing)
        self.order_fields([name for name in self.fields if name not in {"reason", "seen"}])

    def start(self, thing: Any) -> dict[str, Any]:
        """What stands in the fields at first."""
        return {}

    def choose_from(self, thing: Any) -> None:
        """Narrows the choices to those of the thing."""

    def signature(self, by: int) -> editing.Signature:
        return editing.Signature(by, self.cleaned_data["reason"], self.cleaned_data["seen"])

    def look_again(self) -> None:
        """What was typed stays; sent again, it stands on the version of now."""
        typed = self.data.copy()  # type: ignore[attr-defined]
        typed["seen"] = str(editing.version(self.thing))
        self.data = typed


class AccountForm(SignedForm):
    handle = forms.CharField(label=_("Accountnaam"), max_length=200, strip=True)
    url = forms.URLField(
        label=_("Adres"),
        max_length=400,
        required=False,
        assume_scheme="https",
        help_text=_("Laat leeg voor het gewone adres van deze accountnaam."),
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    platform_id = forms.CharField(
        label=_("Vast nummer"),
        max_length=100,
        required=False,
        help_text=_("Het nummer dat het platform zelf gebruikt en dat niet verandert."),
    )
    role = forms.ChoiceField(label=_("Rol"), choices=lambda: labels("roles"))
    theme = forms.ChoiceField(
        label=_("Thema"),
        help_text=_("Alleen bij de rol thema."),
        required=False,
        choices=lambda: [("", _("geen")), *labels("themes")],
    )

    def start(self, thing: Account) -> dict[str, Any]:
        return {name: getattr(thing, name) for name in ("handle", "url", "platform_id", "role", "theme")}

    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("handle", "url", "platform_id", "role", "theme")}


class NewAccountForm(AccountForm):
    platform = forms.ChoiceField(label=_("Platform"), choices=platform_names)
    kind = forms.ChoiceField(label=_("Waaruit blijkt dat het officieel is?"), choices=evidence_kinds, initial="website")
    source = forms.CharField(
        label=_("Bron"), max_length=300, help_text=_("Het adres van de pagina, of wat u gezien of gevraagd hebt.")
    )

    field_order = ("platform", "handle", "url", "platform_id", "role", "theme", "kind", "source")

    def start(self, thing: Any) -> dict[str, Any]:
        return {"role": "corporate"}


class CloseForm(SignedForm):
    day = DayField(label=_("Niet meer in gebruik sinds"))


class ReopenForm(SignedForm):
    pass


class EvidenceForm(SignedForm):
    kind = forms.ChoiceField(label=_("Soort bewijs"), choices=evidence_kinds)
    source = forms.CharField(
        label=_("Bron"), max_length=300, help_text=_("Het adres van de pagina, of wat u gezien of gevraagd hebt.")
    )
    day = DayField(label=_("Gezien op"))
    note = forms.CharField(label=_("Opmerking"), max_length=500, required=False)


class EndEvidenceForm(SignedForm):
    proof = ProofField(Evidence.objects.none(), label=_("Welk bewijs"))
    day = DayField(label=_("Geldt niet meer sinds"))

    def choose_from(self, thing: Account) -> None:
        self.fields["proof"].queryset = thing.evidence.filter(until=None)  # type: ignore[attr-defined]


class HoldForm(SignedForm):
    organisation = OrganisationField(
        label=_("Organisatie"), help_text=_("De naam of het kenmerk, bijvoorbeeld nl.gm0344.")
    )
    since = DayField(label=_("Sinds"))


class ReleaseForm(SignedForm):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisatie"))
    until = DayField(label=_("Niet meer sinds"))

    def choose_from(self, thing: Account) -> None:
        holders = Organisation.objects.filter(holdings__account=thing, holdings__until=None)
        self.fields["organisation"].queryset = holders  # type: ignore[attr-defined]
