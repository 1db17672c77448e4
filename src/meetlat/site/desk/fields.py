"""The fields of the desk's forms, and the choices that come from the register's data files."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from meetlat.register import vocabulary
from meetlat.register.models import Evidence, Organisation
from meetlat.register.platforms import platforms
from meetlat.site.desk.words import EVIDENCE


def labels(table: str) -> list[tuple[str, str]]:
    language = get_language() or "nl"
    return [(key, vocabulary.label(table, key, language)) for key in vocabulary.table(table)]


def platform_names() -> list[tuple[str, str]]:
    return [(platform.id, platform.name) for platform in platforms().values()]


def evidence_kinds() -> list[tuple[str, Any]]:
    return [(kind, EVIDENCE[kind]) for kind in Evidence.Kind.values]


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
        super().__init__(widget=widget, initial=timezone.localdate, **kwargs)


class ProofField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, proof: Evidence) -> str:
        return f"{EVIDENCE[proof.kind]}: {proof.source}"


class OrganisationField(forms.CharField):
    """An organisation by its id or its whole name."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found = list(Organisation.current.filter(Q(pk=text) | Q(name__iexact=text)).order_by("pk")[:10])
        if not found:
            raise ValidationError(_("Deze organisatie staat niet in het register."))
        if len(found) > 1:
            ids = ", ".join(organisation.pk for organisation in found)
            raise ValidationError(_("Er zijn er meer met deze naam. Vul het kenmerk in: %(ids)s."), params={"ids": ids})
        return found[0]
