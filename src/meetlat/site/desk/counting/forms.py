"""The forms of counting by hand."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from meetlat.site.desk.fields import DayField

LARGEST = 5_000_000  # bytes: tens of thousands of counts
BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[.,\s\u202f](?=\d{3}(?:\D|$))")


class NumberField(forms.IntegerField):
    """A whole number as people write it: 12345, 12.345, 12 345."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput({"inputmode": "numeric"}), **kwargs)

    def to_python(self, value: Any) -> int | None:
        return super().to_python(BETWEEN_THOUSANDS.sub("", str(value)) if value else value)


class CountForm(forms.Form):
    NUMBERS = ("followers", "following", "posts")

    day = DayField(label=_("Geteld op"))
    followers = NumberField(label=_("Volgers"))
    following = NumberField(label=_("Volgt zelf"))
    posts = NumberField(label=_("Berichten"))
    note = forms.CharField(
        label=_("Waar stond het?"),
        help_text=_("Bijvoorbeeld: op de pagina van het account, of in het jaarverslag. Noem geen personen."),
        max_length=200,
    )
    why = forms.CharField(
        label=_("Waarom klopte de eerdere telling niet?"),
        help_text=_(
            "Alleen als u een telling van deze dag verbetert. Had er die dag niets geteld moeten worden, laat dan de"
            " getallen leeg. Noem geen personen."
        ),
        max_length=200,
        required=False,
    )


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("CSV of .xlsx, met de kolommen account en datum, en volgers, volgend of berichten."),
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(_("Dit bestand is groter dan 5 MB. Verdeel het, of gebruik de opdrachtregel."))
        return file
