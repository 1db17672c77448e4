"""The hours on which organisations answer: as they are and were, and changed by a person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.db.models import F, QuerySet
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from meetlat.register import vocabulary
from meetlat.register.editing.checks import check_day
from meetlat.register.editing.signing import Refused, Signature, changing, note
from meetlat.register.hours_written import told, written
from meetlat.register.models import Organisation, ServiceOpening, ServiceSchedule
from meetlat.register.week import Fault, Hours, Opening, clock, fault

COUNTRIES = ("NL", "BE", "ZZ")  # those whose holidays the yardstick knows
COMMUNITIES = {"02000": "Flemish", "03000": "French"}  # the day that is kept in a region of Belgium


def schedules() -> dict[str, Hours]:
    """organisation -> its hours, for each in a country whose holidays are known; openings: None where it told none."""
    own = defaultdict(list)
    for schedule in _in_order(ServiceSchedule.objects.all()):
        own[schedule.organisation_id].append(schedule)
    known = Organisation.objects.filter(country__in=COUNTRIES).order_by("pk").values_list("pk", "country", "province")
    return {pk: _hours(country, province, own[pk]) for pk, country, province in known}


def hours_of(organisation: Organisation) -> Hours:
    own = _in_order(ServiceSchedule.objects.filter(organisation=organisation))
    return _hours(organisation.country, organisation.province, own)


def change_hours(
    organisation_id: str,
    openings: Iterable[Opening],
    holidays_kept: bool,
    signature: Signature,
    *,
    since: date | None,
) -> Organisation:
    """Its own hours from a day on, until the next that was told; without any it has those of an office then."""
    wanted = sorted(openings)
    with changing(Organisation, organisation_id, signature) as organisation:
        _check(organisation, wanted, since)
        before = hours_of(organisation).on(since)
        after = replace(before, openings=tuple(wanted) or None, holidays_kept=holidays_kept)
        if written(before) == written(after):
            raise Refused("", _("Er is niets anders ingevuld dan er al stond."))
        note(organisation, "service_hours", written(before), told(replace(after, since=since)), signature)
        _write(organisation, wanted, holidays_kept, since)
    return organisation


def _in_order(found: "QuerySet[ServiceSchedule]") -> "QuerySet[ServiceSchedule]":
    """The oldest of each organisation first, with their openings."""
    return found.order_by("organisation", F("since").asc(nulls_first=True)).prefetch_related("openings")


def _hours(country: str, province: str, own: Iterable[ServiceSchedule]) -> Hours:
    region = COMMUNITIES.get(vocabulary.provinces().get(province, {}).get("region", ""), "")
    parts = [_part(country, region, one) for one in own]
    *earlier, now = parts or [Hours(country, region, None, holidays_kept=True)]
    return replace(now, earlier=tuple(earlier))


def _part(country: str, region: str, own: ServiceSchedule) -> Hours:
    openings = tuple(sorted(Opening(one.weekday, one.opens, one.closes) for one in own.openings.all()))
    return Hours(country, region, openings or None, own.holidays_kept or not openings, own.since)


def _write(organisation: Organisation, openings: list[Opening], holidays_kept: bool, since: date | None) -> None:
    ServiceSchedule.objects.filter(organisation=organisation, since=since).delete()
    schedule = ServiceSchedule.objects.create(organisation=organisation, since=since, holidays_kept=holidays_kept)
    ServiceOpening.objects.bulk_create(
        ServiceOpening(schedule=schedule, weekday=weekday, opens=start, closes=end) for weekday, start, end in openings
    )
    _drop_unchanged(organisation)


def _drop_unchanged(organisation: Organisation) -> None:
    """What only says again what held already: before anything was told, the hours of an office."""
    office = Hours(organisation.country, "", None, holidays_kept=True)
    for before, after in pairwise([office, *hours_of(organisation).parts]):
        if written(before) == written(after):
            ServiceSchedule.objects.filter(organisation=organisation, since=after.since).delete()


def _check(organisation: Organisation, openings: list[Opening], since: date | None) -> None:
    if organisation.country not in COUNTRIES:
        raise Refused("", _("Voor dit land kent Meetlat de feestdagen niet; er zijn dus geen servicetijden."))
    if since:
        check_day("since", since)
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
