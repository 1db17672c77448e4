"""Writes the audit log: what the sign-in reports by itself, and what the pages and commands report."""

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from meetlat.site.people.models import AuditEvent, User

Kind = AuditEvent.Kind


def record(kind: AuditEvent.Kind, user: User | AnonymousUser | None, subject: str = "", **detail: Any) -> AuditEvent:
    """Add one event. ``user`` is who did it; None for the command line or an unknown visitor."""
    known = user if isinstance(user, User) else None
    return AuditEvent.objects.create(kind=kind, user=known, subject=subject, detail=detail)


@receiver(user_logged_in)
def _signed_in(user: User, **_: Any) -> None:
    record(Kind.SIGNED_IN, user)


@receiver(user_logged_out)
def _signed_out(user: User, **_: Any) -> None:
    record(Kind.SIGNED_OUT, user)


@receiver(user_login_failed)
def _sign_in_failed(request: HttpRequest | None = None, **_: Any) -> None:
    """Without the name that was typed: people type their password there. A known user failed to confirm it is them."""
    record(Kind.SIGN_IN_FAILED, getattr(request, "user", None))


@receiver(authentication_failed)
def _code_failed(user: User, **_: Any) -> None:
    record(Kind.FACTOR_FAILED, user)


@receiver(password_changed)
def _password_changed(user: User, **_: Any) -> None:
    User.objects.filter(pk=user.pk).update(one_time_until=None)
    record(Kind.PASSWORD_CHANGED, user)


@receiver(authenticator_added)
def _factor_added(user: User, authenticator: Authenticator, **_: Any) -> None:
    record(Kind.FACTOR_ADDED, user, factor=authenticator.type)


@receiver(authenticator_removed)
def _factor_removed(user: User, authenticator: Authenticator, **_: Any) -> None:
    record(Kind.FACTOR_REMOVED, user, factor=authenticator.type)


@receiver(authenticator_reset)
def _factor_renewed(user: User, authenticator: Authenticator, **_: Any) -> None:
    record(Kind.FACTOR_RENEWED, user, factor=authenticator.type)
