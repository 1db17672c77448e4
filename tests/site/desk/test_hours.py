"""A researcher writes down when an organisation answers."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetlat.register import editing
from meetlat.register.hours import hours_of
from meetlat.register.hours_written import written
from meetlat.register.models import Organisation, ServiceSchedule
from meetlat.site.people.models import AuditEvent
from tests.site.people.somebody import signed_in

pytestmark = pytest.mark.django_db

REASON = "Het staat op de website van de gemeente."
EMPTY = {f"weekday_{day}": "" for day in range(7)}


@pytest.fixture
def researcher() -> Client:
    return signed_in("researcher")


def _address(organisation: Organisation) -> str:
    return reverse("desk_service_hours", args=[organisation.pk])


def _form(organisation: Organisation, **values: str) -> dict[str, str]:
    return {**EMPTY, "reason": REASON, "seen": str(editing.version(organisation)), **values}


def _send(client: Client, organisation: Organisation, **values: str) -> Any:
    return client.post(_address(organisation), _form(organisation, **values))


def test_office_hours_stand_ready_where_none_are_known(researcher: Client, organisation: Organisation) -> None:
    page = researcher.get(_address(organisation)).content.decode()
    assert page.count('value="09:00-17:00"') == 5
    assert "Nu gelden kantooruren" in page
    assert "checked" in page
    for day in ("Maandag", "Zondag"):
        assert f">{day} " in page


def test_hours_are_written_logged_and_shown_again(researcher: Client, organisation: Organisation) -> None:
    response = _send(researcher, organisation, weekday_0="9-12 en 13.00-17:00", weekday_6="22:00-02:00")
    assert response.headers["Location"] == reverse("desk_organisation", args=[organisation.pk])
    assert written(hours_of(organisation)) == "Mo 09:00-12:00,13:00-17:00; Su 22:00-02:00"
    event = AuditEvent.objects.get(kind="register_edited")
    assert (event.subject, event.detail) == (f"organisation:{organisation.pk}", {"reason": REASON})
    page = researcher.get(_address(organisation)).content.decode()
    assert 'value="09:00-12:00, 13:00-17:00"' in page
    assert "checked" not in page
    history = researcher.get(reverse("desk_organisation", args=[organisation.pk])).content.decode()
    for shown in ("servicetijden", "Mo 09:00-12:00,13:00-17:00", REASON, _address(organisation)):
        assert shown in history, shown


def test_emptied_hours_are_those_of_an_office_again(researcher: Client, organisation: Organisation) -> None:
    _send(researcher, organisation, weekday_0="09:00-17:00", holidays_kept="on")
    assert _send(researcher, organisation).status_code == 302
    assert not ServiceSchedule.objects.exists()


def test_other_hours_begin_today_unless_another_day_is_filled_in(
    researcher: Client, organisation: Organisation
) -> None:
    page = researcher.get(_address(organisation)).content.decode()
    assert 'type="date" name="since"' in page
    assert (
        f'value="{timezone.localdate():%Y-%m-%d}"' not in page
    )  # the first that are told hold as far back as one looks
    _send(researcher, organisation, weekday_0="09:00-17:00")
    page = researcher.get(_address(organisation)).content.decode()
    assert f'value="{timezone.localdate():%Y-%m-%d}"' in page
    _send(researcher, organisation, weekday_0="10:00-17:00", since="2025-07-01")
    hours = hours_of(organisation)
    assert [(part.since, written(part)) for part in hours.parts] == [
        (None, "Mo 09:00-17:00"), (date(2025, 7, 1), "Mo 10:00-17:00"),
    ]  # fmt: skip
    assert "Tot 1 juli 2025: Mo 09:00-17:00." in researcher.get(_address(organisation)).content.decode()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("9-17", (540, 1020)),
        ("09:00 – 17:00", (540, 1020)),
        ("9.30 tot 17.15,", (570, 1035)),
        ("9h00 à 17h", (540, 1020)),
        ("00:00-24:00", (0, 1440)),
        ("22:00-02:00", (1320, 120)),  # closes before it opens: over midnight
    ],
)
def test_hours_may_be_typed_as_people_write_them(
    researcher: Client, organisation: Organisation, typed: str, minutes: tuple[int, int]
) -> None:
    assert _send(researcher, organisation, weekday_3=typed).status_code == 302
    assert hours_of(organisation).openings == ((3, *minutes),)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"weekday_1": "ochtend"}, "“ochtend” is niet te lezen"),
        ({"weekday_1": "<b>"}, "“&lt;b&gt;” is niet te lezen"),
        ({"weekday_1": "09:00"}, "“09:00” is niet te lezen"),
        ({"weekday_1": "09:75-17:00"}, "is niet te lezen"),
        ({"weekday_1": "09:05-17:00"}, "op een kwartier"),
        ({"weekday_1": "09:00-25:00"}, "tot en met 24:00"),
        ({"weekday_1": "09:00-09:00"}, "eindigen waar ze beginnen"),
        ({"weekday_1": "09:00-12:00, 11:45-17:00"}, "die van dinsdag 09:00-12:00"),
        ({"weekday_0": "22:00-02:00", "weekday_1": "01:00-09:00"}, "die van maandag 22:00-02:00"),
        ({"weekday_1": "9-17," * 30}, "100 tekens"),
        ({"weekday_1": "09:00-17:00", "reason": "kort"}, "5 tekens"),
        ({"weekday_1": "09:00-17:00", "since": "2999-01-01"}, "nog niet geweest"),
        ({"weekday_1": "09:00-17:00", "since": "gisteren"}, "geldige datum"),
        ({}, "niets anders ingevuld"),
    ],
)
def test_wrong_hours_come_back_with_what_is_wrong(
    researcher: Client, organisation: Organisation, typed: dict[str, str], says: str
) -> None:
    response = _send(researcher, organisation, **typed)
    assert response.status_code == 200
    assert says in response.content.decode()
    assert not ServiceSchedule.objects.exists()
    assert not AuditEvent.objects.filter(kind="register_edited").exists()


def test_the_error_stands_at_the_day_that_is_wrong(researcher: Client, organisation: Organisation) -> None:
    page = _send(researcher, organisation, weekday_4="09:05-17:00").content.decode()
    assert 'id="id_weekday_4_error"' in page
    assert page.count("_error") == page.count("id_weekday_4_error")


def test_a_stale_form_is_refused_and_shows_what_changed(researcher: Client, organisation: Organisation) -> None:
    early = _form(organisation, weekday_0="08:00-16:00")
    _send(researcher, organisation, weekday_0="09:00-17:00")
    response = researcher.post(_address(organisation), early)
    assert response.status_code == 409
    assert 'value="08:00-16:00"' in response.content.decode()
    assert "Mo 09:00-17:00" in response.content.decode()


def test_a_member_may_not_change_the_hours_of_the_own_organisation(organisation: Organisation) -> None:
    member = signed_in("member", organisation)
    assert member.get(_address(organisation)).status_code == 403
    assert _send(member, organisation, weekday_0="09:00-17:00").status_code == 403
    assert not ServiceSchedule.objects.exists()
    page = member.get(reverse("desk_organisation", args=[organisation.pk])).content.decode()
    assert _address(organisation) not in page


def test_a_visitor_is_sent_to_the_sign_in(organisation: Organisation) -> None:
    assert _send(Client(), organisation, weekday_0="09:00-17:00").status_code == 302
    assert not ServiceSchedule.objects.exists()


def test_a_country_without_known_holidays_has_no_link_and_no_hours(researcher: Client) -> None:
    abroad = Organisation.objects.create(id="wd.q1", kind="municipality", name="Fjelldal", country="NO")
    assert _address(abroad) not in researcher.get(reverse("desk_organisation", args=["wd.q1"])).content.decode()
    assert "feestdagen niet" in _send(researcher, abroad, weekday_0="09:00-17:00").content.decode()
