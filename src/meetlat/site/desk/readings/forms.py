"""The form under a message: what a person reads in it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from meetlat.collect.readings.listing import Message
from meetlat.collect.readings.models import LONGEST_WHY
from meetlat.register.models import Organisation
from meetlat.site.desk.readings.words import COLUMNS, VALUES, topic_titles

YES_OR_NO = [("yes", _("ja")), ("no", _("nee"))]
LABELS: dict[str, Any] = dict(COLUMNS)  # the stubs of Django do not take every lazy text
BOOLEANS = ("is_question", "automatic")


def _named(column: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=LABELS[column], choices=list(VALUES[column].items()))


class PlacesField(forms.CharField):
    """Municipalities by id or whole name, with commas."""

    def clean(self, value: Any) -> Any:
        said = [part.strip() for part in super().clean(value).split(",") if part.strip()]
        return sorted({self._one(part) for part in said})

    def _one(self, said: str) -> str:
        found = list(Organisation.current.filter(Q(pk=said) | Q(name__iexact=said, kind="municipality"))[:2])
        if len(found) != 1:
            text = _("%(name)s is niet één gemeente van het register. Vul het kenmerk in, zoals nl.gm0344.")
            raise ValidationError(text, params={"name": said})
        return found[0].pk


class CorrectionForm(forms.Form):
    """Starts with what stands. What differs afterwards is a correction; whether it is a question is always one."""

    is_question = forms.ChoiceField(
        label=_("Is dit een vraag die een antwoord verdient?"), choices=YES_OR_NO, widget=forms.RadioSelect
    )
    contact = _named("contact")
    relation = _named("relation")
    sentiment = _named("sentiment")
    topics = forms.MultipleChoiceField(
        label=LABELS["topics"], required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: list(topic_titles().items()),
    )  # fmt: skip
    places = PlacesField(
        label=LABELS["places"],
        required=False,
        max_length=500,
        help_text=_("Naam of kenmerk, met komma’s ertussen."),
    )
    language = _named("language")
    automatic = forms.ChoiceField(label=LABELS["automatic"], choices=YES_OR_NO)
    taken_back = forms.MultipleChoiceField(
        label=_("Neem een verbetering terug"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Daarvoor geldt dan weer wat Meetlat las."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Waarom?"), required=False, max_length=LONGEST_WHY, help_text=_("Noem geen personen."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, given: QueryDict | None, *, message: Message, corrected: list[str]) -> None:
        self.message = message
        super().__init__(given, initial={"seen": message.seen.text_digest, **self._start()})
        if corrected:
            choices = [(name, COLUMNS[name]) for name in corrected]
            self.fields["taken_back"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["taken_back"]

    def clean(self) -> dict[str, Any]:
        """Sent again, it stands on the text of now, which the page shows."""
        if self.cleaned_data.get("seen") != self.message.seen.text_digest:
            typed = self.data.copy()  # type: ignore[attr-defined]
            typed["seen"] = self.message.seen.text_digest
            self.data = typed
            raise ValidationError(
                _("De tekst van dit bericht is intussen gewijzigd. Lees hem en kijk of dit nog klopt.")
            )
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        """What differs from what stands, and the question; not what is taken back."""
        said = {name: self._said(name) for name in COLUMNS}
        back = self.going_back()
        stands = self.message.stands
        return {
            name: value for name, value in said.items()
            if name not in back and (name == "is_question" or value != _comparable(stands[name]))
        }  # fmt: skip

    def going_back(self) -> list[str]:
        return list(self.cleaned_data.get("taken_back", []))

    def _said(self, name: str) -> Any:
        value = self.cleaned_data[name]
        return value == "yes" if name in BOOLEANS else _comparable(value)

    def _start(self) -> dict[str, Any]:
        stands = self.message.stands
        yes_or_no = {name: "yes" if stands[name] else "no" for name in BOOLEANS}
        return {**{name: stands[name] for name in COLUMNS}, **yes_or_no, "places": ", ".join(stands["places"])}


def _comparable(value: Any) -> Any:
    """Lists hold names in any order."""
    return sorted(value) if isinstance(value, list) else value
