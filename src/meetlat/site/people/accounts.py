"""Gives people access and takes it back. The command line and the pages of the administrator both stand on this.

``by`` is the administrator who does it; None on the command line.
"""

import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetlat.problem import Problem
from meetlat.register.models import Organisation
from meetlat.site.people.audit import Kind, record
from meetlat.site.people.models import User

ONE_TIME = timedelta(days=7)  # how long a password that was handed out can be used


class Refused(Problem):
    """What was asked cannot be; the text says why and what can."""


@transaction.atomic
def add_user(
    name: str,
    email: str = "",
    role: str = User.Role.MEMBER,
    organisations: Collection[str] = (),
    by: User | None = None,
) -> str:
    """Add a person and return the one-time password, valid for ``ONE_TIME``. Raises Refused."""
    _check(name, email, role)
    user = User(username=name, email=email.lower(), role=role)
    password = _issue(user)
    user.organisations.set(_existing(organisations))
    record(Kind.PERSON_ADDED, by, _subject(user), role=role, organisations=sorted(organisations))
    return password


@transaction.atomic
def issue_password(name: str, *, forget_second_factor: bool = False, by: User | None = None) -> str:
    """A new one-time password for someone who lost theirs; with the second factor, for a lost telephone."""
    user = find(name)
    password = _issue(user)
    if forget_second_factor and Authenticator.objects.filter(user=user).delete()[0]:
        record(Kind.FACTOR_REMOVED, by, _subject(user))
    record(Kind.PASSWORD_ISSUED, by, _subject(user))
    return password


@transaction.atomic
def set_role(name: str, role: str, by: User | None = None) -> None:
    _check_role(role)
    user = find(name)
    before, user.role = user.role, role
    if before != role:
        _keep_an_administrator(user, before)
        user.save(update_fields=["role"])
        record(Kind.ROLE_CHANGED, by, _subject(user), before=before, after=role)


@transaction.atomic
def set_organisations(name: str, organisations: Collection[str], by: User | None = None) -> None:
    user = find(name)
    before = sorted(user.organisations.values_list("pk", flat=True))
    wanted = _existing(organisations)
    after = sorted(organisation.pk for organisation in wanted)
    if before != after:
        user.organisations.set(wanted)
        record(Kind.ORGANISATIONS_CHANGED, by, _subject(user), before=before, after=after)


@transaction.atomic
def deactivate(name: str, by: User | None = None) -> None:
    """Take access back. The person stays, so that their changes keep an author."""
    user = find(name)
    if user.is_active:
        user.is_active = False
        _keep_an_administrator(user, user.role)
        user.save(update_fields=["is_active"])
        record(Kind.DEACTIVATED, by, _subject(user))


@transaction.atomic
def reactivate(name: str, by: User | None = None) -> str:
    """Give access again, with a new one-time password: the old one may have become known."""
    user = find(name)
    if user.is_active:
        raise Refused(_("%(name)s heeft al toegang.") % {"name": name})
    user.is_active = True
    password = _issue(user)
    record(Kind.REACTIVATED, by, _subject(user))
    return password


def described() -> list[dict[str, Any]]:
    """Everybody, as the command line shows them."""
    people = User.objects.order_by("username").prefetch_related("organisations")
    return [
        {
            "name": person.username,
            "role": person.role,
            "active": person.is_active,
            "organisations": sorted(organisation.pk for organisation in person.organisations.all()),
        }
        for person in people
    ]


def find(name: str) -> User:
    """The person with this name, locked until the transaction ends where the database can."""
    user = User.objects.select_for_update().filter(username__iexact=name).first()
    if user is None:
        raise Refused(_("Er is niemand met de gebruikersnaam “%(name)s”.") % {"name": name})
    return user


def _subject(user: User) -> str:
    return f"person:{user.pk}"


def _issue(user: User) -> str:
    password = secrets.token_urlsafe(12)  # 96 bits
    user.set_password(password)
    user.one_time_until = timezone.now() + ONE_TIME
    user.save()
    return password


def _check(name: str, email: str, role: str) -> None:
    _check_role(role)
    try:
        User.username_validator(name)
        if email:
            validate_email(email)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None
    if "@" in name:
        raise Refused(_("Een gebruikersnaam heeft geen @; het e-mailadres vult u apart in."))
    if not name or len(name) > 150:
        raise Refused(_("Een gebruikersnaam heeft 1 tot 150 tekens."))
    if User.objects.filter(username__iexact=name).exists():
        raise Refused(_("De gebruikersnaam “%(name)s” is al in gebruik.") % {"name": name})
    if email and User.objects.filter(email__iexact=email).exists():
        raise Refused(_("Het e-mailadres %(email)s is al in gebruik.") % {"email": email})


def _check_role(role: str) -> None:
    if role not in User.Role.values:
        known = ", ".join(User.Role.values)
        raise Refused(_("De rol “%(role)s” bestaat niet. Kies uit: %(known)s.") % {"role": role, "known": known})


def _existing(ids: Collection[str]) -> list[Organisation]:
    found = Organisation.objects.in_bulk(list(ids))
    if missing := sorted(set(ids) - set(found)):
        raise Refused(_("Niet in het register: %(ids)s.") % {"ids": ", ".join(missing)})
    return list(found.values())


def _keep_an_administrator(changed: User, role_before: str) -> None:
    """Nobody locks everybody out: the last administrator stays one."""
    others = User.objects.filter(role=User.Role.ADMINISTRATOR, is_active=True).exclude(pk=changed.pk)
    if role_before == User.Role.ADMINISTRATOR and not others.exists():
        raise Refused(_("Dit is de laatste beheerder. Maak eerst iemand anders beheerder."))
