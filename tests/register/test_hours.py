"""The hours of organisations: told, changed, refused, and handed to the yardstick."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from meetlat.measure.hours import schedules_of, shipped
from meetlat.register import editing
from meetlat.register.editing import Refused, Signature, Stale
from meetlat.register.hours import change_hours, hours_of, schedules
from meetlat.register.hours_written import written
from meetlat.register.models import Change, Organisation, ServiceOpening, ServiceSchedule
from meetlat.register.week import Hours, Opening

pytestmark = pytest.mark.django_db

MONDAY, NIGHT = Opening(0, 540, 1020), Opening(6, 1320, 120)
MAY, JULY = date(2025, 5, 1), date(2025, 7, 1)
Sign = Callable[[], Signature]


@pytest.fixture(autouse=True)
def _dutch() -> Any:
    with translation.override("nl"):
        yield


@pytest.fixture
def organisation() -> Organisation:
    return Organisation.objects.create(id="nl.gm9901", kind="municipality", name="Lutjewaard", country="NL")


@pytest.fixture
def sign(organisation: Organisation) -> Sign:
    return lambda: Signature(None, "De gemeente meldde het zelf.", editing.version(organisation))


def test_who_told_nothing_has_the_hours_of_an_office(organisation: Organisation) -> None:
    assert hours_of(organisation) == Hours("NL", "", None, True)
    assert schedules_of(schedules()) == {"nl.gm9901": shipped()["office"]}


def test_told_hours_are_kept_by_the_minute_and_reach_the_yardstick(organisation: Organisation, sign: Sign) -> None:
    change_hours(organisation.pk, [NIGHT, MONDAY], False, sign(), since=None)
    assert schedules() == {organisation.pk: Hours("NL", "", (MONDAY, NIGHT), False)}
    schedule = schedules_of(schedules())[organisation.pk]
    assert (schedule.openings, schedule.holidays_kept) == ((MONDAY, NIGHT), False)
    assert set(ServiceOpening.objects.values_list("weekday", "opens", "closes")) == {(0, 540, 1020), (6, 1320, 120)}


def test_a_change_is_in_the_history_and_leaves_no_old_hours(organisation: Organisation, sign: Sign) -> None:
    change_hours(organisation.pk, [MONDAY, NIGHT], True, sign(), since=None)
    change_hours(organisation.pk, [Opening(0, 540, 720), Opening(0, 780, 1020)], False, sign(), since=None)
    change_hours(organisation.pk, [], True, sign(), since=None)
    assert list(Change.objects.order_by("id").values_list("field", "before", "after")) == [
        ("service_hours", "", "Mo 09:00-17:00; Su 22:00-02:00; PH off"),
        ("service_hours", "Mo 09:00-17:00; Su 22:00-02:00; PH off", "Mo 09:00-12:00,13:00-17:00"),
        ("service_hours", "Mo 09:00-12:00,13:00-17:00", ""),
    ]
    assert not ServiceSchedule.objects.exists()
    assert not ServiceOpening.objects.exists()
    assert hours_of(organisation).openings is None


def test_hours_hold_from_their_day_and_the_past_stays_as_it_was(organisation: Organisation, sign: Sign) -> None:
    change_hours(organisation.pk, [MONDAY], True, sign(), since=None)
    change_hours(organisation.pk, [NIGHT], False, sign(), since=JULY)
    hours = schedules()[organisation.pk]
    assert (hours.openings, hours.since) == ((NIGHT,), JULY)
    assert hours.on(date(2025, 6, 30)) == Hours("NL", "", (MONDAY,), True)
    assert hours == hours_of(organisation)
    year = (date(2025, 1, 1), date(2025, 6, 30))
    assert schedules_of(schedules(), year)[organisation.pk].openings == (MONDAY,)
    last = Change.objects.latest("id")
    assert (last.before, last.after) == ("Mo 09:00-17:00; PH off", "2025-07-01: Su 22:00-02:00")


def test_hours_of_between_two_days_can_be_told_later(organisation: Organisation, sign: Sign) -> None:
    change_hours(organisation.pk, [NIGHT], False, sign(), since=JULY)
    change_hours(organisation.pk, [MONDAY], True, sign(), since=MAY)
    change_hours(organisation.pk, [], True, sign(), since=date(2025, 6, 1))
    assert [(part.since, written(part)) for part in hours_of(organisation).parts] == [
        (None, ""), (MAY, "Mo 09:00-17:00; PH off"), (date(2025, 6, 1), ""), (JULY, "Su 22:00-02:00"),
    ]  # fmt: skip
    assert Change.objects.latest("id").after == "2025-06-01: –"


def test_a_day_that_only_repeats_what_held_is_forgotten(organisation: Organisation, sign: Sign) -> None:
    change_hours(organisation.pk, [MONDAY], True, sign(), since=MAY)
    change_hours(organisation.pk, [NIGHT], True, sign(), since=JULY)
    change_hours(organisation.pk, [MONDAY], True, sign(), since=JULY)  # the night was a mistake
    assert list(ServiceSchedule.objects.values_list("since", flat=True)) == [MAY]
    change_hours(organisation.pk, [], True, sign(), since=MAY)
    assert not ServiceSchedule.objects.exists()


def test_hours_of_a_day_to_come_are_refused(organisation: Organisation, sign: Sign) -> None:
    with pytest.raises(Refused, match="nog niet geweest") as refused:
        change_hours(organisation.pk, [MONDAY], True, sign(), since=date.today() + timedelta(days=2))
    assert refused.value.field == "since"


@pytest.mark.parametrize("since", [None, MAY])
def test_the_database_keeps_one_schedule_for_a_day(organisation: Organisation, since: date | None) -> None:
    ServiceSchedule.objects.create(organisation=organisation, since=since)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceSchedule.objects.create(organisation=organisation, since=since)


@pytest.mark.parametrize(
    ("openings", "field", "says"),
    [
        ([MONDAY, Opening(0, 1005, 1080)], "weekday_0", "die van maandag 09:00-17:00"),
        ([NIGHT, Opening(0, 0, 60)], "weekday_0", "die van zondag 22:00-02:00"),
        ([Opening(2, 541, 1020)], "weekday_2", "kwartier"),
        ([Opening(2, 540, 1500)], "weekday_2", "24:00"),
        ([Opening(3, 540, 540)], "weekday_3", "eindigen waar ze beginnen"),
        ([Opening(7, 540, 1020)], "weekday_7", "dag van de week"),
        ([], "", "niets anders"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    organisation: Organisation, sign: Sign, openings: list[Opening], field: str, says: str
) -> None:
    with pytest.raises(Refused, match=says) as refused:
        change_hours(organisation.pk, openings, True, sign(), since=None)
    assert refused.value.field == field
    assert (editing.version(organisation), ServiceSchedule.objects.count()) == (0, 0)


def test_the_same_hours_again_are_no_change(organisation: Organisation, sign: Sign) -> None:
    change_hours(organisation.pk, [MONDAY], True, sign(), since=None)
    with pytest.raises(Refused, match="niets anders"):
        change_hours(organisation.pk, [MONDAY], True, sign(), since=None)


def test_who_saw_older_hours_is_told_what_changed(organisation: Organisation, sign: Sign) -> None:
    early = sign()
    change_hours(organisation.pk, [MONDAY], True, sign(), since=None)
    with pytest.raises(Stale):
        change_hours(organisation.pk, [NIGHT], True, early, since=None)
    assert written(hours_of(organisation)) == "Mo 09:00-17:00; PH off"


def test_a_country_without_known_holidays_has_no_hours() -> None:
    Organisation.objects.create(id="wd.q1", kind="municipality", name="Fjelldal", country="NO")
    with pytest.raises(Refused, match="feestdagen niet"):
        change_hours("wd.q1", [MONDAY], True, Signature(None, "De gemeente meldde het zelf.", 0), since=None)
    assert schedules() == {}


@pytest.mark.parametrize(
    ("province", "region"), [("BE-VAN", "Flemish"), ("BE-WNA", "French"), ("BE-BRU", ""), ("", "")]
)
def test_in_belgium_the_province_tells_whose_day_is_kept(province: str, region: str) -> None:
    Organisation.objects.create(id="be.nis1", kind="municipality", name="Waterdam", country="BE", province=province)
    assert schedules()["be.nis1"].region == region
    assert schedules_of(schedules())["be.nis1"].region == region


@pytest.mark.parametrize("wrong", [{"weekday": 7}, {"opens": 1440}, {"closes": 1441}])
def test_the_database_keeps_hours_within_a_week(organisation: Organisation, wrong: dict[str, int]) -> None:
    own = ServiceSchedule.objects.create(organisation=organisation)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceOpening.objects.create(schedule=own, **{"weekday": 0, "opens": 0, "closes": 15, **wrong})


def test_hundreds_of_organisations_are_a_few_questions(
    organisation: Organisation, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        other = Organisation.objects.create(id=f"nl.gm{number}", kind="municipality", name="x", country="NL")
        ServiceOpening.objects.create(
            schedule=ServiceSchedule.objects.create(organisation=other), weekday=0, opens=0, closes=15 * number + 15
        )
    with django_assert_num_queries(3):
        assert len(schedules()) == 6
