"""The practice country stands beside the real ones: what is loaded, counted or listed is of one side, never of both."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from meetlat.register.models import Account, Holding, Load, Organisation

COUNTRY = "ZZ"
Row = TypeVar("Row", bound=Model)


def is_invented(country: str) -> bool:
    return country == COUNTRY


def is_invented_id(organisation: str) -> bool:
    """Ids begin with their country: ``zz.m001``."""
    return organisation.lower().startswith(f"{COUNTRY.lower()}.")


def of_side(rows: "QuerySet[Row]", practice: bool, country: str = "country") -> "QuerySet[Row]":
    """The invented ones, or all others. ``country``: the way to it, such as ``organisation__country``."""
    invented: dict[str, Any] = {country: COUNTRY}
    return rows.filter(**invented) if practice else rows.exclude(**invented)


def accounts_of_side(practice: bool) -> "QuerySet[Account]":
    """Those that an invented organisation has or had, or all others."""
    held = Holding.objects.filter(organisation__country=COUNTRY).values("account")
    return Account.objects.filter(pk__in=held) if practice else Account.objects.exclude(pk__in=held)


def stands_beside() -> bool:
    """Whether both sides were loaded: then the invented one shows only where it is asked for."""
    return set(Load.objects.order_by().values_list("practice", flat=True).distinct()) == {True, False}


def usual_accounts() -> "QuerySet[Account]":
    """What is meant where no country is named: without the invented ones that only stand beside."""
    return accounts_of_side(practice=False) if stands_beside() else Account.objects.all()


def usual_organisations() -> "QuerySet[Organisation]":
    """Those that exist; without the invented ones that only stand beside."""
    there = Organisation.current.all()
    return of_side(there, practice=False) if stands_beside() else there
