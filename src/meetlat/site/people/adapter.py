"""How Meetlat differs from allauth's ways: nobody signs up, secrets lie encrypted, messages are plain Dutch."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

WRONG = _("De naam of het wachtwoord klopt niet.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "enter_current_password": _("Dit is niet uw huidige wachtwoord."),
        "incorrect_password": _("Het wachtwoord klopt niet."),
        "too_many_login_attempts": _("Te veel mislukte pogingen. Probeer het over vijf minuten opnieuw."),
        "rate_limited": _("Te veel pogingen kort na elkaar. Probeer het over vijf minuten opnieuw."),
        "one_time_expired": _("Dit eenmalige wachtwoord is verlopen. Vraag de beheerder om een nieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("desk")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """A copy of the database does not give the second factors away: their secrets are encrypted with the site's key."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Deze code klopt niet. Wacht op de volgende code en vul die in."),
        "cannot_generate_recovery_codes": _("Stel eerst de tweede stap in; dan krijgt u herstelcodes."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"meetlat second factor\0" + force_bytes(key)).digest())
