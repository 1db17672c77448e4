"""The hours on which organisations answer: as they are, and changed by a person."""

from collections.abc import Iterable

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from meetlat.register import vocabulary
from meetlat.register.editing.signing import Refused, Signature, changing, note
from meetlat.register.models import Organisation, ServiceHours, ServiceWeek
from meetlat.register.week import Fault, Hours, Opening, clock, fault

COUNTRIES = ("NL", "BE", "ZZ")  # those whose holidays the yardstick knows
COMMUNITIES = {"02000": "Flemish", "03000": "French"}  # the day that is kept in a region of Belgium
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")  # as OpenStreetMap and Schema.org write them, in every language


def schedules() -> dict[str, Hours]:
    """organisation -> its hours, for each in a country whose holidays are known; openings: None where it told none."""
    own = {week.pk: week for week in ServiceWeek.objects.prefetch_related("hours")}
    known = Organisation.objects.filter(country__in=COUNTRIES).order_by("pk").values_list("pk", "country", "province")
    return {pk: _hours(country, province, own.get(pk)) for pk, country, province in known}


def hours_of(organisation: Organisation) -> Hours:
    week = ServiceWeek.objects.filter(organisation=organisation).prefetch_related("hours").first()
    return _hours(organisation.country, organisation.province, week)


def change_hours(
    organisation_id: str, openings: Iterable[Opening], holidays_kept: bool, signature: Signature
) -> Organisation:
    """Its own hours from now on; without any it has those of an office again."""
    wanted = sorted(openings)
    with changing(Organisation, organisation_id, signature) as organisation:
        _check(organisation, wanted)
        before = hours_of(organisation)
        after = Hours(before.country, before.region, tuple(wanted) or None, holidays_kept)
        if written(before) == written(after):
            raise Refused("", _("Er is niets anders ingevuld dan er al stond."))
        note(organisation, "service_hours", written(before), written(after), signature)
        _write(organisation, wanted, holidays_kept)
    return organisation


def written(hours: Hours) -> str:
    """In the notation of OpenStreetMap, ``Mo 09:00-12:00,13:00-17:00; PH off``; empty where none were told."""
    if hours.openings is None:
        return ""
    days = [(name, day_written(hours.openings, weekday)) for weekday, name in enumerate(DAYS)]
    said = [f"{name} {day}" for name, day in days if day]
    return "; ".join([*said, *(["PH off"] if hours.holidays_kept else [])])


def day_written(openings: Iterable[Opening], weekday: int, separator: str = ",") -> str:
    on_it = sorted(opening for opening in openings if opening.weekday == weekday)
    return separator.join(f"{clock(opening.start)}-{clock(opening.end)}" for opening in on_it)


def _hours(country: str, province: str, week: ServiceWeek | None) -> Hours:
    region = COMMUNITIES.get(vocabulary.provinces().get(province, {}).get("region", ""), "")
    if week is None:
        return Hours(country, region, None, holidays_kept=True)
    openings = tuple(sorted(Opening(one.weekday, one.opens, one.closes) for one in week.hours.all()))
    return Hours(country, region, openings, week.holidays_kept)


def _write(organisation: Organisation, openings: list[Opening], holidays_kept: bool) -> None:
    ServiceWeek.objects.filter(organisation=organisation).delete()
    if openings:
        week = ServiceWeek.objects.create(organisation=organisation, holidays_kept=holidays_kept)
        ServiceHours.objects.bulk_create(
            ServiceHours(week=week, weekday=weekday, opens=start, closes=end) for weekday, start, end in openings
        )


def _check(organisation: Organisation, openings: list[Opening]) -> None:
    if organisation.country not in COUNTRIES:
        raise Refused("", _("Voor dit land kent Meetlat de feestdagen niet; er zijn dus geen servicetijden."))
    if found := fault(openings):
        raise Refused(f"weekday_{found.opening.weekday}", _message(found))


def _message(found: Fault) -> str:
    messages = {
        "weekday": _("Deze dag van de week is niet bekend."),
        "day": _("Vul tijden in van 00:00 tot en met 24:00."),
        "step": _("Tijden beginnen en eindigen op een kwartier: 09:00, 09:15, 09:30 of 09:45."),
        "nothing": _("Deze tijden eindigen waar ze beginnen. Vul voor de hele dag 00:00-24:00 in."),
        "overlap": _("Deze tijden vallen samen met die van %(day)s."),
    }
    before = found.other or found.opening
    return messages[found.kind] % {"day": _named(before)} if found.kind == "overlap" else messages[found.kind]


def _named(opening: Opening) -> str:
    return f"{WEEKDAYS[opening.weekday]} {clock(opening.start)}-{clock(opening.end)}"
