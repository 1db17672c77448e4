"""The administrator's pages."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from meetlat.register.models import Organisation
from meetlat.site.people.models import AuditEvent, User
from tests.site.people.somebody import signed_in, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return signed_in("administrator")


def test_a_person_is_added_with_a_password_that_is_shown_once(client: Client, organisation: Organisation) -> None:
    form = {"name": "nieuw", "email": "n@example.org", "role": "member", "organisations": f" {organisation.pk},\n"}
    page = client.post(reverse("people_add"), form).content.decode()
    shown = re.search(r"<code>([\w-]+)</code>", page)
    assert shown
    user = User.objects.get(username="nieuw")
    assert user.check_password(shown[1])
    assert list(user.organisations.all()) == [organisation]
    assert AuditEvent.objects.get(kind="person_added").user == User.objects.get(username="een-administrator")


def test_a_refused_person_comes_back_with_what_was_typed(client: Client) -> None:
    form = {"name": "een-administrator", "role": "member", "organisations": ""}
    page = client.post(reverse("people_add"), form).content.decode()
    assert "al in gebruik" in page
    assert 'value="een-administrator"' in page


def test_everybody_stands_in_the_list(client: Client, organisation: Organisation) -> None:
    somebody("member", organisation)
    page = client.get(reverse("people")).content.decode()
    assert "Lutjewaard" in page
    assert "een-administrator" in page


def test_role_and_organisations_are_changed_together_or_not_at_all(client: Client, organisation: Organisation) -> None:
    user = somebody("member")
    address = reverse("people_person", args=[user.pk])
    page = client.post(address, {"role": "researcher", "organisations": "nl.gm0000"}).content.decode()
    assert "Niet in het register: nl.gm0000" in page
    assert User.objects.get(pk=user.pk).role == "member"
    assert client.post(address, {"role": "researcher", "organisations": organisation.pk}).status_code == 302
    assert User.objects.get(pk=user.pk).role == "researcher"
    assert organisation.pk in client.get(address).content.decode()


def test_a_null_character_in_an_organisation_is_refused(client: Client) -> None:
    user = somebody("member")
    form = {"role": "researcher", "organisations": "nl\0"}
    assert client.post(reverse("people_person", args=[user.pk]), form).status_code == 200
    assert User.objects.get(pk=user.pk).role == "member"


def test_a_new_password_is_shown_and_the_telephone_forgotten_on_request(client: Client) -> None:
    user = somebody("researcher")
    page = client.post(reverse("people_password", args=[user.pk]), {"forget": "on"}).content.decode()
    shown = re.search(r"<code>([\w-]+)</code>", page)
    assert shown
    user.refresh_from_db()
    assert user.check_password(shown[1])
    assert not Authenticator.objects.filter(user=user).exists()


def test_access_is_switched(client: Client) -> None:
    user = somebody("member")
    address = reverse("people_access", args=[user.pk])
    page = client.post(address, follow=True).content.decode()
    assert "heeft geen toegang meer" in page
    assert "Geef weer toegang" in page
    assert "<code>" in client.post(address).content.decode()
    assert User.objects.get(pk=user.pk).is_active


def test_the_last_administrator_cannot_lock_everybody_out(client: Client) -> None:
    me = User.objects.get()
    page = client.post(reverse("people_access", args=[me.pk]), follow=True).content.decode()
    assert "laatste beheerder" in page
