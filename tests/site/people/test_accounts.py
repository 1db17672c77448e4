"""Giving access and taking it back, on the command line and in the log."""

import json
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from typer.testing import CliRunner

from meetlat.cli.people import app
from meetlat.problem import Problem
from meetlat.register.models import Organisation
from meetlat.site.people import accounts
from meetlat.site.people.accounts import Refused
from meetlat.site.people.models import AuditEvent, User
from tests.site.people.somebody import PASSWORD, somebody

pytestmark = pytest.mark.django_db


def _log() -> list[tuple[str, str, dict[str, object]]]:
    return list(AuditEvent.objects.order_by("id").values_list("kind", "subject", "detail"))


def test_a_new_person_gets_a_password_for_a_week(organisation: Organisation) -> None:
    password = accounts.add_user("nieuw", "Nieuw@Example.org", "member", [organisation.pk])
    user = User.objects.get(username="nieuw")
    assert user.check_password(password)
    assert len(password) >= 16
    assert user.email == "nieuw@example.org"
    assert list(user.organisations.all()) == [organisation]
    assert user.one_time_until
    assert abs(user.one_time_until - timezone.now() - timedelta(days=7)) < timedelta(minutes=1)
    assert _log() == [("person_added", f"person:{user.pk}", {"role": "member", "organisations": ["nl.gm9901"]})]


@pytest.mark.parametrize(
    ("name", "email", "role", "organisations", "message"),
    [
        ("", "", "member", (), "gebruikersnaam"),
        ("a b", "", "member", (), "gebruikersnaam"),
        ("x" * 151, "", "member", (), "1 tot 150 tekens"),
        ("a@b.nl", "", "member", (), "geen @"),
        ("EEN-member", "", "member", (), "al in gebruik"),
        ("ander", "geen adres", "member", (), "e-mail"),
        ("ander", "MEMBER@example.org", "member", (), "al in gebruik"),
        ("ander", "", "keizer", (), "member, researcher, administrator"),
        ("ander", "", "member", ("nl.gm0000",), "Niet in het register: nl.gm0000"),
    ],
)
def test_a_wrong_person_is_not_half_added(
    name: str, email: str, role: str, organisations: tuple[str, ...], message: str
) -> None:
    somebody("member", second_factor=False)
    with pytest.raises(Refused, match=message):
        accounts.add_user(name, email, role, organisations)
    assert (User.objects.count(), AuditEvent.objects.count()) == (1, 0)


def test_another_role_is_logged_with_before_and_after_and_by_whom() -> None:
    chef, user = somebody("administrator"), somebody("member")
    accounts.set_role("EEN-member", "researcher", by=chef)
    accounts.set_role("een-member", "researcher", by=chef)  # the same again changes nothing
    assert _log() == [("role_changed", f"person:{user.pk}", {"before": "member", "after": "researcher"})]
    assert AuditEvent.objects.get().user == chef


def test_the_last_administrator_stays() -> None:
    somebody("administrator")
    with pytest.raises(Refused, match="laatste beheerder"):
        accounts.set_role("een-administrator", "member")
    with pytest.raises(Refused, match="laatste beheerder"):
        accounts.deactivate("een-administrator")
    user = User.objects.get()
    assert (user.role, user.is_active) == ("administrator", True)


def test_access_goes_and_comes_back_with_another_password() -> None:
    user = somebody("member")
    accounts.deactivate("een-member")
    accounts.deactivate("een-member")  # the same again changes nothing
    password = accounts.reactivate("een-member")
    user.refresh_from_db()
    assert user.is_active
    assert user.check_password(password)
    assert [kind for kind, _, _ in _log()] == ["deactivated", "reactivated"]
    with pytest.raises(Refused, match="heeft al toegang"):
        accounts.reactivate("een-member")


def test_a_lost_password_leaves_the_telephone_and_a_lost_telephone_does_not() -> None:
    user = somebody("researcher")
    accounts.issue_password("een-researcher")
    user.refresh_from_db()
    assert not user.check_password(PASSWORD)
    assert Authenticator.objects.count() == 1
    accounts.issue_password("een-researcher", forget_second_factor=True)
    accounts.issue_password("een-researcher", forget_second_factor=True)  # there is none left
    assert Authenticator.objects.count() == 0
    assert [kind for kind, _, _ in _log()] == [
        "password_issued",
        "factor_removed",
        "password_issued",
        "password_issued",
    ]


def test_organisations_are_replaced_and_logged(organisation: Organisation, neighbour: Organisation) -> None:
    user = somebody("member", organisation)
    accounts.set_organisations("een-member", [neighbour.pk])
    accounts.set_organisations("een-member", [neighbour.pk])  # the same again changes nothing
    assert _log() == [
        ("organisations_changed", f"person:{user.pk}", {"before": ["nl.gm9901"], "after": ["nl.gm9902"]}),
    ]


def test_an_unknown_name_is_said() -> None:
    with pytest.raises(Refused, match="niemand met de gebruikersnaam “wie”"):
        accounts.deactivate("wie")


def test_the_command_line_does_it_all(organisation: Organisation) -> None:
    run = CliRunner()
    added = run.invoke(app, ["add", "chef", "--role", "administrator", "--organisation", organisation.pk, "--json"])
    password = json.loads(added.stdout)["one_time_password"]
    assert User.objects.get().check_password(password)
    assert "within 7 days" in run.invoke(app, ["add", "tweede", "--role", "administrator"]).stdout
    assert run.invoke(app, ["role", "tweede", "researcher"]).stdout == "tweede is now researcher.\n"
    assert run.invoke(app, ["deactivate", "tweede"]).exit_code == 0
    assert "tweede signs in" in run.invoke(app, ["reactivate", "tweede"]).stdout
    assert "tweede signs in" in run.invoke(app, ["password", "tweede", "--forget-second-factor"]).stdout
    people = json.loads(run.invoke(app, ["list", "--json"]).stdout)
    assert people[0] == {"name": "chef", "role": "administrator", "active": True, "organisations": ["nl.gm9901"]}
    assert "tweede" in run.invoke(app, ["list"]).stdout


def test_a_refusal_on_the_command_line_is_a_problem_and_nothing_else() -> None:
    result = CliRunner().invoke(app, ["role", "niemand", "member"])
    assert isinstance(result.exception, Problem)
