"""The forms of the administrator."""

from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from meetlat.site.people.models import AuditEvent, User


class IdsField(forms.CharField):
    """Organisations by their id, with spaces, commas or line ends between them."""

    def to_python(self, value: str | None) -> list[str]:  # type: ignore[override]
        text = super().to_python(value) or ""
        ProhibitNullCharactersValidator()(text)
        return sorted(set(text.replace(",", " ").split()))

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(value or ())


class AccessForm(forms.Form):
    role = forms.ChoiceField(label=_("Rol"), choices=User.Role.choices)
    organisations = IdsField(
        label=_("Organisaties"),
        required=False,
        max_length=None,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Waar deze persoon lid van is: het kenmerk, bijvoorbeeld nl.gm0344. Eén per regel."),
    )


class PersonForm(AccessForm):
    name = forms.CharField(label=_("Gebruikersnaam"), max_length=150)
    email = forms.EmailField(
        label=_("E-mailadres"), required=False, help_text=_("Mag ook gebruikt worden bij het aanmelden.")
    )

    field_order = ("name", "email", "role", "organisations")


class AuditFilter(forms.Form):
    kind = forms.ChoiceField(
        label=_("Wat"), required=False, choices=lambda: [("", _("alles")), *AuditEvent.Kind.choices]
    )
    name = forms.CharField(label=_("Gebruikersnaam"), required=False, max_length=150)
    since = forms.DateField(label=_("Vanaf"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    until = forms.DateField(label=_("Tot en met"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def conditions(self) -> dict[str, Any]:
        """The filled-in fields as conditions on ``AuditEvent``; nothing where the form is wrong."""
        asked = self.cleaned_data if self.is_valid() else {}
        columns = {"kind": "kind", "name": "user__username__iexact", "since": "at__date__gte", "until": "at__date__lte"}
        return {column: asked[name] for name, column in columns.items() if asked.get(name)}
