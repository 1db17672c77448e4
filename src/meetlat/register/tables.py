"""The register as plain tables, for the yardstick to measure and for anybody to download."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

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


def tables() -> dict[str, "pa.Table"]:
    """organisations (those that exist), accounts, holdings, evidence, inhabitants, age_groups, mergers, domains, platforms."""
    return {
        "organisations": _organisations(),
        "accounts": _accounts(),
        "holdings": _rows(
            (("account", "int64"), ("organisation", "string"), ("held_now", "bool")),
            (
                (holding.account_id, holding.organisation_id, holding.until is None)
                for holding in Holding.objects.order_by("account_id", "organisation_id")
            ),
        ),
        "evidence": _rows(
            (("account", "int64"), ("kind", "string")),
            Evidence.objects.filter(until=None).order_by("account_id", "kind", "id").values_list("account_id", "kind"),
        ),
        "inhabitants": _rows(
            (("organisation", "string"), ("year", "int64"), ("inhabitants", "int64")),
            Inhabitants.objects.order_by("organisation_id", "year").values_list(
                "organisation_id", "year", "inhabitants"
            ),
        ),
        "age_groups": _rows(
            (("organisation", "string"), ("year", "int64"), ("age_group", "string"), ("inhabitants", "int64")),
            AgeGroup.objects.order_by("organisation_id", "year", "age_group").values_list(
                "organisation_id", "year", "age_group", "inhabitants"
            ),
        ),
        "mergers": _rows(
            (
                ("old", "string"),
                ("new", "string"),
                ("year_from", "int64"),
                ("year_to", "int64"),
                ("share", "float64"),
                ("kind", "string"),
            ),
            Merger.objects.order_by("year_to", "old_id", "new_id").values_list(
                "old_id", "new_id", "year_from", "year_to", "share", "kind"
            ),
        ),
        "domains": _rows(
            (("domain", "string"), ("kind", "string")), Domain.objects.order_by("domain").values_list("domain", "kind")
        ),
        "platforms": _platforms(),
    }


def last_load() -> Load | None:
    """The load that the register stands on."""
    return Load.objects.order_by("-id").first()


def _rows(columns: Iterable[tuple[str, str]], rows: Iterable[Iterable[Any]]) -> "pa.Table":
    import pyarrow as pa

    types = {
        "int64": pa.int64(),
        "float64": pa.float64(),
        "string": pa.string(),
        "bool": pa.bool_(),
        "date": pa.date32(),
    }
    schema = pa.schema([(name, types[type]) for name, type in columns])
    cells = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([pa.array(values, field.type) for values, field in zip(cells, schema, strict=True)], schema=schema)


def _organisations() -> "pa.Table":
    columns = (
        ("organisation", "string"), ("kind", "string"), ("name", "string"), ("country", "string"), ("province", "string"),
        ("official_code", "string"), ("website", "string"), ("website_domain", "string"), ("has_domain_register", "bool"), ("area", "float64"),
    )  # fmt: skip
    listed = set(Domain.objects.values_list("domain", flat=True))
    found = Organisation.current.order_by("id")
    return _rows(columns, [
        (o.id, o.kind, o.name, o.country, o.province, o.official_code, o.website, registered_domain(o.website, listed), o.country in DOMAIN_REGISTERS, o.area)
        for o in found
    ])  # fmt: skip


def registered_domain(website: str, listed: set[str]) -> str:
    """The domain a website stands on: the part of its host that the government's list names, else the host without www."""
    host = (urlsplit(website).hostname or "").removeprefix("www.")
    parts = host.split(".")
    parents = (".".join(parts[start:]) for start in range(len(parts) - 1))
    return next((parent for parent in parents if parent in listed), host)


def _accounts() -> "pa.Table":
    names = (
        "id",
        "platform",
        "handle",
        "url",
        "platform_id",
        "role",
        "theme",
        "status",
        "first_day",
        "last_day",
        "ended",
    )
    types = ("int64", *["string"] * 7, "date", "date", "date")
    columns = [("account" if name == "id" else name, type) for name, type in zip(names, types, strict=True)]
    return _rows(columns, Account.objects.order_by("id").values_list(*names))


def _platforms() -> "pa.Table":
    columns = (("platform", "string"), ("name", "string"), ("common", "bool"), ("open", "bool"))
    return _rows(columns, [(p.id, p.name, p.common, p.open) for p in platforms().values()])
