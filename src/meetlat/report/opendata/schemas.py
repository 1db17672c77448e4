"""What each column of the open tables holds, as Frictionless table schemas."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

TITLES = {
    "organisations": "Public bodies",
    "accounts": "Their accounts",
    "holdings": "Which organisation has which account",
    "evidence": "Why an account is held to be official",
    "figures": "All figures of the edition",
}
KEYS = {"organisations": ["organisation"], "accounts": ["account"], "holdings": ["account", "organisation"]}
COLUMNS = {
    "organisation": "Id of the organisation; empty in a figure of a group",
    "kind": "Kind of organisation; in evidence: directory, website, two_way, domain, person",
    "name": "Name",
    "country": "ISO 3166-1; ZZ is the practice country",
    "province": "ISO 3166-2; empty: not known, or in a group's figure all",
    "official_code": "CBS GM code or Belgian NIS code",
    "website": "Website",
    "website_domain": "Registered domain of the website",
    "has_domain_register": "Whether the government domains of its country are known",
    "area": "km2, from the drawn boundaries",
    "size_class": "S, M, L or unknown; empty in a group's figure: all",
    "inhabitants": "On the borders of today",
    "inhabitants_year": "1 January of this year",
    "inhabitants_note": "measured, derived, estimated or unknown",
    "account": "Number of the account",
    "organisations": "Ids of the organisations that have it, with a space between; more than one share it",
    "organisation_names": "Their names, with ; between",
    "countries": "Their countries",
    "kinds": "Their kinds",
    "held_now": "Whether the organisation still holds it",
    "platform": "Platform; empty in a figure: of all together",
    "handle": "Handle, without @",
    "url": "Address of the profile",
    "platform_id": "The platform's own unchanging id",
    "role": "corporate, council, clerk, theme, project, office_holder",
    "theme": "What it is about",
    "status": "current or former",
    "first_day": "Since when the directory knew it; not when it was opened",
    "last_day": "When the directory last listed it",
    "ended": "When it ended",
    "indicator": "Id of the indicator",
    "value": "The figure; empty: not known",
    "count": "Numerator",
    "n": "Denominator",
    "low": "Lower end of the interval; a full count has none",
    "high": "Upper end of the interval; a full count has none",
    "coverage": "Share of what there is that was seen",
    "year": "Year of the inhabitants used",
    "note": "measured, derived, estimated or unknown",
}
Said = dict[str, Any]
TYPES = {  # of a column -> of a field in a data package
    "string": "string",
    "int64": "integer",
    "double": "number",
    "bool": "boolean",
    "date32[day]": "date",
    "timestamp[us]": "datetime",
}


@dataclass(frozen=True)
class Words:
    """How the tables of a subject are called, by what their rows are known, and what their columns hold."""

    titles: dict[str, str]
    keys: dict[str, list[str]]
    columns: dict[str, str]


CENSUS = Words(TITLES, KEYS, COLUMNS)


def table_schema(name: str, table: "pa.Table", words: Words = CENSUS) -> Said:
    """The schema of one table; every column has a title."""
    fields = [{"name": one.name, "type": _type(one.type), "title": words.columns[one.name]} for one in table.schema]
    said: Said = {"fields": fields, "missingValues": [""]}
    return {**said, "primaryKey": words.keys[name]} if name in words.keys else said


def _type(arrow: Any) -> str:
    return TYPES[str(arrow)]
