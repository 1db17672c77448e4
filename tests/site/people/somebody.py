"""People to test with, and the codes of their second factor."""

import time
from functools import cache

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.auth.hashers import make_password
from django.test import Client

from meetlat.register.models import Organisation
from meetlat.site.people.models import User

PASSWORD = "een zin van zes gewone woorden"
ROLES = ("visitor", "member", "researcher", "administrator")


@cache
def _hashed() -> str:
    return make_password(PASSWORD)  # slow on purpose: once is enough


def somebody(role: str, *organisations: Organisation, second_factor: bool = True) -> User:
    user = User.objects.create(username=f"een-{role}", email=f"{role}@example.org", password=_hashed(), role=role)
    user.organisations.set(organisations)
    if second_factor:
        TOTP.activate(user, generate_totp_secret())
    return user


def signed_in(role: str, *organisations: Organisation) -> Client:
    """A browser in which somebody with this role is signed in; nobody for a visitor."""
    client = Client()
    if role != "visitor":
        client.force_login(somebody(role, *organisations))
    return client


def code_of(secret: str) -> str:
    """What an authenticator app would show now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def secret_of(user: User) -> str:
    return str(decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"]))
