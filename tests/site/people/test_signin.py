"""Signing in as a person does: password, second step, recovery codes, one-time passwords; and what is not there."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from meetlat.site.people import accounts
from meetlat.site.people.adapter import AccountAdapter
from meetlat.site.people.models import AuditEvent, User
from tests.site.people.somebody import PASSWORD, code_of, secret_of, somebody

pytestmark = pytest.mark.django_db


def _sign_in(client: Client, login: str, password: str = PASSWORD) -> str:
    """The address one is sent to; empty where the form came back."""
    response = client.post(reverse("account_login"), {"login": login, "password": password})
    return str(response.headers.get("Location", ""))


def _kinds() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("kind", flat=True))


@pytest.mark.parametrize("login", ["een-member", "EEN-MEMBER", "member@example.org", "Member@Example.org"])
def test_a_member_signs_in_by_name_or_address(client: Client, login: str) -> None:
    somebody("member", second_factor=False)
    assert _sign_in(client, login) == reverse("desk")
    assert "een-member" in client.get(reverse("mfa_index")).content.decode()
    assert _kinds() == ["signed_in"]


def test_a_wrong_password_says_as_little_as_a_wrong_name(client: Client) -> None:
    somebody("member", second_factor=False)
    login = reverse("account_login")
    answers = [client.post(login, {"login": name, "password": "mis"}).content for name in ("een-member", "niemand")]
    texts = [re.sub(rb'value="[^"]*"', b"", answer) for answer in answers]
    assert texts[0] == texts[1]
    assert "De naam of het wachtwoord klopt niet." in texts[0].decode()


def test_a_failed_sign_in_is_logged_without_what_was_typed(client: Client) -> None:
    _sign_in(client, "mijn-wachtwoord-per-ongeluk")
    event = AuditEvent.objects.get()
    assert (event.kind, event.user, event.subject, event.detail) == ("sign_in_failed", None, "", {})


def test_guessing_is_slowed_down(client: Client) -> None:
    somebody("member", second_factor=False)
    for _ in range(5):
        _sign_in(client, "een-member", "mis")
    response = client.post(reverse("account_login"), {"login": "een-member", "password": PASSWORD})
    assert "Te veel mislukte pogingen" in response.content.decode()


def test_hammering_on_the_door_gets_a_page_that_says_so(client: Client) -> None:
    for number in range(30):
        _sign_in(client, f"naam{number}")
    response = client.post(reverse("account_login"), {"login": "nog-een", "password": "x"})
    assert response.status_code == 429
    assert "Te veel pogingen" in response.content.decode()


def test_a_second_factor_is_asked_for_and_its_code_works_once(client: Client) -> None:
    user = somebody("researcher")
    code = code_of(secret_of(user))
    assert _sign_in(client, "een-researcher") == reverse("mfa_authenticate")
    assert client.get(reverse("desk")).status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": code}).headers["Location"] == reverse("desk")
    assert client.get(reverse("desk")).status_code == 200
    again = Client()
    _sign_in(again, "een-researcher")
    assert "Deze code klopt niet" in again.post(reverse("mfa_authenticate"), {"code": code}).content.decode()
    assert _kinds() == ["signed_in", "factor_failed"]


def test_signing_in_can_be_stopped_at_the_second_step(client: Client) -> None:
    somebody("researcher")
    _sign_in(client, "een-researcher")
    response = client.post(reverse("account_logout"), {"next": reverse("account_login")})
    assert response.headers["Location"] == reverse("account_login")
    assert client.get(reverse("mfa_authenticate")).headers["Location"] == reverse("account_login")


@pytest.mark.parametrize("role", ["researcher", "administrator"])
def test_who_can_change_things_first_sets_up_the_second_step(
    client: Client, role: str, django_capture_on_commit_callbacks: Any
) -> None:
    user = somebody(role, second_factor=False)
    _sign_in(client, user.username)
    assert client.get(reverse("desk")).headers["Location"] == reverse("mfa_activate_totp")
    confirm = client.get(reverse("mfa_activate_totp")).headers["Location"]
    assert confirm.startswith(reverse("account_reauthenticate"))
    client.post(confirm, {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>(\w{32})</code>", page)
    assert secret
    assert 'src="data:image/svg+xml;base64,' in page
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get(reverse("desk")).status_code == 200
    assert sorted(_kinds()) == ["factor_added", "factor_added", "signed_in"]


def test_the_secret_is_not_readable_in_the_database(client: Client) -> None:
    user = somebody("researcher")
    stored = Authenticator.objects.get(user=user).data["secret"]
    assert secret_of(user) not in stored
    assert len(secret_of(user)) == 32


def test_a_recovery_code_replaces_the_telephone_once(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    user = somebody("researcher")
    with django_capture_on_commit_callbacks(execute=True):
        _with_recovery_codes(client, user)
    assert "factor_renewed" in _kinds()
    text = client.get(reverse("mfa_download_recovery_codes")).content.decode()
    codes = text.split()
    assert len(codes) == 10
    assert AuditEvent.objects.filter(kind="downloaded", user=user).count() == 1
    client.post(reverse("account_logout"))
    _sign_in(client, user.username)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert client.get(reverse("desk")).status_code == 200
    client.post(reverse("account_logout"))
    _sign_in(client, user.username)
    assert "Deze code klopt niet" in client.post(reverse("mfa_authenticate"), {"code": codes[0]}).content.decode()


def _with_recovery_codes(client: Client, user: User) -> None:
    client.force_login(user)
    confirm = client.get(reverse("mfa_generate_recovery_codes")).headers["Location"]
    client.post(confirm, {"password": PASSWORD})
    client.post(reverse("mfa_generate_recovery_codes"))
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200


def test_there_is_no_file_without_codes(client: Client) -> None:
    client.force_login(somebody("researcher"))
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 404


def test_another_telephone_begins_with_removing_the_second_step(client: Client) -> None:
    user = somebody("researcher")
    client.force_login(user)
    confirm = client.get(reverse("mfa_deactivate_totp")).headers["Location"]
    page = client.get(confirm).content.decode()
    assert "Bevestig met een code" in page
    client.post(confirm, {"password": PASSWORD})
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get(reverse("desk")).headers["Location"] == reverse("mfa_activate_totp")
    assert "factor_removed" in _kinds()


def test_a_one_time_password_lets_one_choose_a_password_and_nothing_else(client: Client) -> None:
    password = accounts.add_user("nieuw", role="member")
    _sign_in(client, "nieuw", password)
    assert client.get(reverse("desk")).headers["Location"] == reverse("account_change_password")
    form = {"oldpassword": password, "password1": PASSWORD, "password2": PASSWORD}
    assert client.post(reverse("account_change_password"), form).headers["Location"] == reverse("desk")
    assert client.get(reverse("desk")).status_code == 200
    assert User.objects.get(username="nieuw").one_time_until is None
    assert _kinds() == ["person_added", "signed_in", "password_changed"]


def test_a_one_time_password_expires(client: Client) -> None:
    password = accounts.add_user("nieuw")
    User.objects.update(one_time_until=timezone.now() - timedelta(minutes=1))
    response = client.post(reverse("account_login"), {"login": "nieuw", "password": password})
    assert "is verlopen" in response.content.decode()


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({"oldpassword": "mis"}, "Dit is niet uw huidige wachtwoord."),
        ({"password1": "kort", "password2": "kort"}, "12"),
        ({"password2": "iets heel anders dan dat"}, "wachtwoord"),
    ],
)
def test_a_wrong_new_password_is_refused(client: Client, form: dict[str, str], message: str) -> None:
    user = somebody("member", second_factor=False)
    client.force_login(user)
    right = {
        "oldpassword": PASSWORD,
        "password1": "zes andere gewone woorden hier",
        "password2": "zes andere gewone woorden hier",
    }
    response = client.post(reverse("account_change_password"), right | form)
    assert response.status_code == 200
    assert message in response.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_new_password_ends_the_other_sessions(client: Client) -> None:
    user = somebody("member", second_factor=False)
    client.force_login(user)
    elsewhere = Client()
    elsewhere.force_login(user)
    new = "zes andere gewone woorden hier"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert client.get(reverse("desk")).status_code == 200
    assert elsewhere.get(reverse("desk")).status_code == 302


def test_signing_out_is_a_post(client: Client) -> None:
    client.force_login(somebody("member", second_factor=False))
    assert client.get(reverse("account_logout")).status_code == 405
    client.post(reverse("account_logout"))
    assert client.get(reverse("desk")).status_code == 302
    assert _kinds() == ["signed_in", "signed_out"]


def test_signing_out_as_nobody_leaves_no_trace(client: Client) -> None:
    client.post(reverse("account_logout"))
    assert _kinds() == []


def test_a_session_lasts_a_working_day(client: Client) -> None:
    somebody("member", second_factor=False)
    _sign_in(client, "een-member")
    assert client.session.get_expiry_age() == 8 * 60 * 60
    assert client.session.get_expire_at_browser_close()


def test_who_lost_access_is_told_so(client: Client) -> None:
    somebody("member", second_factor=False)
    accounts.deactivate("een-member")
    address = _sign_in(client, "een-member")
    assert address == reverse("account_inactive")
    assert "geen toegang meer" in client.get(address).content.decode()


def test_after_signing_in_one_goes_where_one_was_going_but_not_to_another_site(client: Client) -> None:
    somebody("member", second_factor=False)
    form = {"login": "een-member", "password": PASSWORD}
    assert (
        client.post(reverse("account_login") + "?next=/nl/werktafel/%3Fq=a", form).headers["Location"]
        == "/nl/werktafel/?q=a"
    )
    client.post(reverse("account_logout"))
    response = client.post(reverse("account_login") + "?next=https://kwaad.example/", form)
    assert response.headers["Location"] == reverse("desk")


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "mfa_list_webauthn"])
def test_what_is_not_used_is_not_there(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_nobody_signs_up() -> None:
    assert not AccountAdapter().is_open_for_signup(RequestFactory().get("/"))


def test_a_form_without_its_token_is_refused_in_plain_words() -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("account_login"), {"login": "a", "password": "b"})
    assert response.status_code == 403
    assert "Dit formulier is verlopen" in response.content.decode()


def test_passwords_are_kept_with_argon2() -> None:
    assert somebody("member", second_factor=False).password.startswith("argon2$argon2id$")
    assert "Argon2" in settings.PASSWORD_HASHERS[0]


def test_pages_of_ones_own_account_are_not_kept_in_a_cache(client: Client) -> None:
    client.force_login(somebody("member", second_factor=False))
    for name in ("mfa_index", "account_change_password", "desk"):
        assert "no-store" in client.get(reverse(name)).headers["Cache-Control"], name
