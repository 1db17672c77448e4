"""The page on which a researcher writes down when an organisation answers."""

from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetlat.register import editing
from meetlat.register.hours import change_hours, hours_of
from meetlat.register.hours_written import written
from meetlat.register.models import Organisation
from meetlat.register.week import Hours
from meetlat.report.numbers import day
from meetlat.site.desk.hours_forms import HoursForm
from meetlat.site.desk.signed import Page, signed
from meetlat.site.people.guard import guarded
from meetlat.site.people.permissions import EDIT_REGISTER


@guarded(EDIT_REGISTER, Organisation)
def service_hours(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = HoursForm(request.POST or None, thing=organisation)
    page: Page = {
        "title": _("Servicetijden"),
        "back": reverse("desk_organisation", args=[organisation.pk]),
        "of": organisation.name,
        "about": _about(organisation),
    }

    def write(sign: editing.Signature) -> object:
        return change_hours(
            organisation.pk,
            form.openings(),
            form.cleaned_data["holidays_kept"],
            sign,
            since=form.cleaned_data["since"],
        )

    return signed(request, form, page, write)


def _about(organisation: Organisation) -> str:
    told = _(
        "De uren waarop deze organisatie berichten van inwoners beantwoordt. De antwoordtijd in servicetijd telt alleen"
        " deze uren. Maak alle dagen leeg om weer kantooruren te laten gelden."
    )
    not_told = _(
        "Van deze organisatie zijn geen servicetijden bekend. Nu gelden kantooruren; die staan hieronder al ingevuld."
    )
    hours = hours_of(organisation)
    return " ".join([not_told if hours.openings is None else told, *_earlier(hours)])


def _earlier(hours: Hours) -> list[str]:
    """What held before, each until which day."""
    return [
        _("Tot %(day)s: %(hours)s.") % {"day": day(after.since, get_language() or "nl"), "hours": _said(before)}
        for before, after in pairwise(hours.parts)
    ]


def _said(hours: Hours) -> str:
    return _("kantooruren") if hours.openings is None else written(hours)
