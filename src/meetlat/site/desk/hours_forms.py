"""The form with the hours of a week: one line for each day."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from meetlat.measure.hours import shipped
from meetlat.register.hours import hours_of
from meetlat.register.hours_written import day_written
from meetlat.register.models import Organisation
from meetlat.register.week import Opening
from meetlat.site.desk.fields import DayField
from meetlat.site.desk.forms import SignedForm

TIME = r"(\d{1,2})(?:[:.hu](\d\d)?)?"  # 9, 9.00, 09:00, 9h00
SPAN = re.compile(rf"{TIME}\s*(?:-|–|tot|to|à)\s*{TIME}")
BETWEEN = re.compile(r"\s*(?:[,;/]|\b(?:en|and|et)\b)\s*")
LONGEST = 100  # characters

Span = tuple[int, int]


class DayHoursField(forms.CharField):
    """``09:00-12:00, 13:00-17:00`` as minutes of the day; nothing where it is closed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=LONGEST, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return [_span(part) for part in BETWEEN.split(text) if part]


class HoursForm(SignedForm):
    weekday_0 = DayHoursField(
        label=capfirst(WEEKDAYS[0]),
        help_text=_(
            "Bijvoorbeeld 09:00-12:00, 13:00-17:00. Leeg is gesloten. Over middernacht heen kan ook: 22:00-02:00."
        ),
    )
    weekday_1 = DayHoursField(label=capfirst(WEEKDAYS[1]))
    weekday_2 = DayHoursField(label=capfirst(WEEKDAYS[2]))
    weekday_3 = DayHoursField(label=capfirst(WEEKDAYS[3]))
    weekday_4 = DayHoursField(label=capfirst(WEEKDAYS[4]))
    weekday_5 = DayHoursField(label=capfirst(WEEKDAYS[5]))
    weekday_6 = DayHoursField(label=capfirst(WEEKDAYS[6]))
    holidays_kept = forms.BooleanField(label=_("Op feestdagen gesloten"), required=False)
    since = DayField(
        label=_("Deze tijden gelden vanaf"),
        required=False,
        help_text=_("Metingen van de tijd daarvoor rekenen met wat toen gold. Laat leeg als deze altijd al golden."),
    )

    def start(self, thing: Any) -> dict[str, Any]:
        """Its own hours, or those of an office that count until it tells them; other ones begin today."""
        assert isinstance(thing, Organisation)
        hours = hours_of(thing)
        openings = shipped()["office"].openings if hours.openings is None else hours.openings
        days = {f"weekday_{day}": day_written(openings, day, ", ") for day in range(7)}
        return {**days, "holidays_kept": hours.holidays_kept} | ({"since": None} if hours.openings is None else {})

    def openings(self) -> list[Opening]:
        return [Opening(day, *span) for day in range(7) for span in self.cleaned_data[f"weekday_{day}"]]


def _span(text: str) -> Span:
    found = SPAN.fullmatch(text)
    minutes = [int(part or 0) for part in found.groups()] if found else [0, 60, 0, 60]
    if max(minutes[1::2]) > 59:
        raise ValidationError(
            _("“%(text)s” is niet te lezen. Schrijf de tijden als 09:00-17:00."), params={"text": text}
        )
    return minutes[0] * 60 + minutes[1], minutes[2] * 60 + minutes[3]
