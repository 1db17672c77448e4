"""The register as plain tables, for the yardstick to measure and for anybody to download."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from meetlat.register.domains import registered_domain
from meetlat.register.invented import accounts_of_side, of_side
from meetlat.register.models import (
    Account,
    AgeGroup,
    Domain,
    Evidence,
    Holding,
    Inhabitants,
    Load,
    Merger,
    Organisation,
)
from meetlat.register.platforms import platforms

if TYPE_CHECKING:
    import pyarrow as pa

DOMAIN_REGISTERS = ("NL", "ZZ")  # countries whose government domains are in government_domains.csv

ORGANISATIONS = (
    "organisation:string kind:string name:string country:string province:string official_code:string"
    " website:string website_domain:string has_domain_register:bool area:float64"
)
ACCOUNTS = (
    "account:int64 platform:string handle:string url:string platform_id:string role:string theme:string"
    " status:string first_day:date last_day:date ended:date"
)
MERGERS = "old:string new:string year_from:int64 year_to:int64 share:float64 kind:string"
AGES = "organisation:string year:int64 age_group:string inhabitants:int64"
HOLDER = "organisation__country"
FIELDS = {"organisation": "organisation_id", "account": "account_id", "old": "old_id", "new": "new_id"}


def tables(practice: bool = False) -> dict[str, "pa.Table"]:
    """Every table that a census is taken of, each in a fixed order; of the practice country or of all others.

    organisations (that exist), accounts, holdings, evidence, inhabitants, age_groups, mergers, domains, platforms.

    Accounts on what is no social medium, such as a news feed, are left out.
    """
    social = [known.id for known in platforms().values() if known.social]
    accounts = accounts_of_side(practice).filter(platform__in=social).order_by("id")
    people = of_side(Inhabitants.objects.all(), practice, HOLDER).order_by("organisation_id", "year")
    ages = of_side(AgeGroup.objects.all(), practice, HOLDER).order_by("organisation_id", "year", "age_group")
    mergers = of_side(Merger.objects.all(), practice, "old__country").order_by("year_to", "old_id", "new_id")
    return {
        "organisations": _rows(ORGANISATIONS, _organisations(practice)),
        "accounts": _rows(ACCOUNTS, accounts.values_list("id", *_fields(ACCOUNTS)[1:])),
        "holdings": _rows("account:int64 organisation:string held_now:bool", _holdings(social, practice)),
        "evidence": _rows("account:int64 kind:string", _evidence(accounts)),
        "inhabitants": _told("organisation:string year:int64 inhabitants:int64", people),
        "age_groups": _told(AGES, ages),
        "mergers": _told(MERGERS, mergers),
        "domains": _told("domain:string kind:string", _domains(practice).order_by("domain")),
        "platforms": _rows("platform:string name:string common:bool open:bool", _platforms()),
    }


def last_load(practice: bool | None = None) -> Load | None:
    """The load that a side stands on; without one the real side, or the practice country where that is alone."""
    loads = Load.objects.all() if practice is None else Load.objects.filter(practice=practice)
    return loads.order_by("practice", "-id").first()


def _fields(columns: str) -> list[str]:
    return [FIELDS.get(name, name) for name in (column.partition(":")[0] for column in columns.split())]


def _told(columns: str, query: "QuerySet[Any]") -> "pa.Table":
    return _rows(columns, query.values_list(*_fields(columns)))


def _rows(columns: str, rows: Iterable[Iterable[Any]]) -> "pa.Table":
    """A table of ``name:type`` columns."""
    import pyarrow as pa

    types: dict[str, pa.DataType] = {
        "int64": pa.int64(),
        "float64": pa.float64(),
        "string": pa.string(),
        "bool": pa.bool_(),
        "date": pa.date32(),
    }
    schema = pa.schema([(name, types[type]) for name, _, type in (column.partition(":") for column in columns.split())])
    cells = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([pa.array(values, field.type) for values, field in zip(cells, schema, strict=True)], schema=schema)


def _evidence(accounts: "QuerySet[Account]") -> Iterator[tuple[int, str]]:
    """Chosen here: PostgreSQL, which has no statistics right after a load, took minutes to choose them itself."""
    wanted = set(accounts.values_list("pk", flat=True))
    standing = Evidence.objects.filter(until=None).order_by("account_id", "kind", "id")
    return (row for row in standing.values_list("account_id", "kind") if row[0] in wanted)


def _domains(practice: bool) -> "QuerySet[Domain]":
    return Domain.objects.filter(practice=practice)


def _organisations(practice: bool) -> Iterable[tuple[Any, ...]]:
    listed = set(_domains(practice).values_list("domain", flat=True))
    there = of_side(Organisation.current.all(), practice).order_by("id")
    told = there.values_list("id", "kind", "name", "country", "province", "official_code", "website", "area")
    for id, kind, name, country, province, code, website, area in told:
        domain = registered_domain(website, listed)
        yield id, kind, name, country, province, code, website, domain, country in DOMAIN_REGISTERS, area


def _holdings(platforms: list[str], practice: bool) -> Iterable[tuple[Any, ...]]:
    held = of_side(Holding.objects.filter(account__platform__in=platforms), practice, HOLDER)
    told = held.order_by("account_id", "organisation_id").values_list("account_id", "organisation_id", "until")
    return ((account, organisation, until is None) for account, organisation, until in told)


def _platforms() -> Iterable[tuple[Any, ...]]:
    return [(known.id, known.name, known.common, known.open) for known in platforms().values() if known.social]
