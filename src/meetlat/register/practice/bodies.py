"""Who exists in the practice country, where their websites are and which places they hold."""

from collections.abc import Iterator

from meetlat.register.practice.country import (
    FIRST_YEAR,
    LAST_YEAR,
    Row,
    former_municipalities,
    id_of,
    listed,
    municipalities,
    municipalities_in,
)

DOMAIN_TYPES = {
    "ministry": "Rijksoverheid",
    "municipality": "Gemeenten",
    "province": "Provincies",
    "water_authority": "Waterschappen",
}


def organisation_rows() -> list[Row]:
    """The rows of ``organisations.csv``."""
    return [*_municipality_rows(), *_other_rows()]


def _municipality_rows() -> Iterator[Row]:
    for one in municipalities():
        yield _organisation(one.id, "municipality", one.name, one.domain) | {"official_code": one.code}


def _other_rows() -> Iterator[Row]:
    for row in listed("bodies"):
        yield _organisation(row["id"], row["kind"], row["name"], row["domain"])


def _organisation(id: str, kind: str, name: str, domain: str) -> Row:
    return {
        "id": id, "kind": kind, "name": name, "country": "ZZ", "official_code": "", "wikidata": "",
        "website": f"https://www.{domain}.example", "description": "invented for practice",
    }  # fmt: skip


def year_rows() -> list[dict[str, object]]:
    """The rows of ``municipality_years.csv``."""
    return [
        {"year": year, "code": one.code, "name": one.name}
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for one in sorted(municipalities_in(year), key=lambda one: one.code)
    ]


def domain_rows() -> list[Row]:
    """The rows of ``government_domains.csv``: every website, and the servers for the fediverse."""
    rows = [
        _domain(row["website"].removeprefix("https://www."), row["kind"], row["name"]) for row in organisation_rows()
    ]
    return sorted([*rows, _domain("oefenland.example", "ministry", "Ministerie van Wind en Water")], key=_by_domain)


def _domain(domain: str, kind: str, holder: str) -> Row:
    return {"Domain Name": domain, "Domain Type": DOMAIN_TYPES[kind], "Agency": holder}


def _by_domain(row: Row) -> str:
    return row["Domain Name"]


def place_rows() -> list[Row]:
    """The rows of ``places.csv``: each municipality, its village, and what was merged into it."""
    rows = [
        _place(name, kind, one.id)
        for one in municipalities()
        for name, kind in ((one.name, "Gemeente"), (one.village, "regio"))
    ]
    return rows + [_place(one.name, "regio", _successor(one.code)) for one in former_municipalities()]


def _place(name: str, kind: str, id: str) -> Row:
    town = next(one for one in municipalities() if one.id == id)
    return {
        "place": name, "alternative": "", "kind": kind, "organisation": id,
        "municipality": town.name, "province": town.province,
    }  # fmt: skip


def _successor(code: str) -> str:
    """The municipality that most of the area went into."""
    into = [merger for merger in listed("mergers") if merger["old_code"] == code]
    return id_of(max(into, key=lambda merger: float(merger["area_share"]))["new_code"])
