"""Who may do what: every permission, every role, one's own and another's."""

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from meetlat.register.models import Account, Holding, Organisation
from meetlat.site.people.models import User
from meetlat.site.people.permissions import (
    ADD_COUNT,
    CORRECT_READINGS,
    EDIT_REGISTER,
    ENTER_DESK,
    IMPORT_COUNTS,
    MANAGE_PEOPLE,
    VIEW_ACCOUNT,
    VIEW_ALL_MESSAGES,
    VIEW_AUDIT,
    VIEW_MESSAGES,
    VIEW_ORGANISATION,
    VIEW_RUNS,
)
from tests.site.people.somebody import ROLES, somebody

pytestmark = pytest.mark.django_db

EVERYBODY = {  # permission -> the roles that have it whatever the object
    ENTER_DESK: {"member", "researcher", "administrator"},
    VIEW_ORGANISATION: {"researcher", "administrator"},
    VIEW_ACCOUNT: {"researcher", "administrator"},
    EDIT_REGISTER: {"researcher", "administrator"},
    VIEW_RUNS: {"researcher", "administrator"},
    ADD_COUNT: {"researcher", "administrator"},
    IMPORT_COUNTS: {"researcher", "administrator"},
    VIEW_MESSAGES: {"member", "researcher", "administrator"},
    VIEW_ALL_MESSAGES: {"researcher", "administrator"},
    CORRECT_READINGS: {"researcher", "administrator"},
    MANAGE_PEOPLE: {"administrator"},
    VIEW_AUDIT: {"administrator"},
}


def _user(role: str, *organisations: Organisation) -> User | AnonymousUser:
    return AnonymousUser() if role == "visitor" else somebody(role, *organisations, second_factor=False)


@pytest.mark.parametrize("permission", EVERYBODY)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_has_its_permissions_and_no_more(role: str, permission: str) -> None:
    assert _user(role).has_perm(permission) is (role in EVERYBODY[permission])


def test_no_permission_is_left_out_of_the_table() -> None:
    assert set(rules.permissions.permissions) == set(EVERYBODY)


@pytest.mark.parametrize("permission", EVERYBODY)
def test_who_lost_access_may_nothing(permission: str) -> None:
    user = somebody("administrator", second_factor=False)
    user.is_active = False
    assert not user.has_perm(permission)


def test_what_is_not_a_permission_is_nobodys() -> None:
    assert not _user("administrator").has_perm("register.delete_everything")


@pytest.mark.parametrize("role", ROLES)
def test_a_member_sees_the_own_organisation_and_no_other(
    role: str, organisation: Organisation, neighbour: Organisation
) -> None:
    user = _user(role, *([organisation] if role != "visitor" else []))
    seen = [user.has_perm(VIEW_ORGANISATION, one) for one in (organisation, neighbour)]
    assert seen == {"visitor": [False, False], "member": [True, False]}.get(role, [True, True])


def test_a_member_sees_the_accounts_that_the_own_organisation_holds_now(
    organisation: Organisation, neighbour: Organisation
) -> None:
    user = _user("member", organisation)
    account = Account.objects.create(platform="x", handle="samen", key="samen", url="https://x.com/samen")
    Holding.objects.create(account=account, organisation=neighbour)
    assert not user.has_perm(VIEW_ACCOUNT, account)
    shared = Holding.objects.create(account=account, organisation=organisation)
    assert user.has_perm(VIEW_ACCOUNT, account)
    assert not user.has_perm(EDIT_REGISTER, account)
    shared.until = "2026-01-01"
    shared.save()
    assert not user.has_perm(VIEW_ACCOUNT, account)


def test_nothing_stands_above_the_roles() -> None:
    assert User.objects.create_superuser("chef", password="x").role == User.Role.ADMINISTRATOR
    with pytest.raises(IntegrityError):
        User.objects.create_user("god", is_superuser=True)


@pytest.mark.parametrize("field", [{"username": "EEN-MEMBER"}, {"username": "ander", "email": "MEMBER@example.org"}])
def test_a_name_and_an_address_are_one_persons(field: dict[str, str]) -> None:
    somebody("member", second_factor=False)
    with pytest.raises(IntegrityError):
        User.objects.create_user(**field)
