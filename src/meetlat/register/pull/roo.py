"""ROO, the register of Dutch government organisations: which municipalities exist, their places and their accounts."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from meetlat.register.address import NotAnAddress, read_address
from meetlat.register.platforms import platforms
from meetlat.register.pull.oo_export import Organisation, organisations
from meetlat.register.pull.source import OfficialList, Part, Row, Source, Visit, replacing, supplement

PATH = ("overheidsorganisaties", "organisaties", "organisatie")
MUNICIPALITY = "Gemeente"
TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/gm"  # and the four digits of CBS
USED = (
    ("naam",),
    ("contact", "internetadressen", "internetadres"),
    ("contact", "socialMedia", "socialmedium"),
    ("geografie", "bevatPlaatsen"),
)
OWN_PAGES = "organisaties.overheid.nl"
IN_GENERAL = "algemeen"
PLACE = "Plaats"  # a kind of its own in places.csv: aliases and regions from other lists stay beside it


def read(visit: Visit) -> Iterable[Part]:
    listed: list[Row] = []
    places: list[Row] = []
    accounts: list[Row] = []
    found: set[tuple[str, ...]] = set()
    for body in organisations(visit, *PATH):
        if MUNICIPALITY not in body.texts("types", "type"):
            continue
        found |= {path for path in USED if body.elements(*path)}
        if _exists(visit, body) and (id := _id(visit, body)):
            listed.append(_organisation(id, body))
            places += _places(id, body)
            accounts += _accounts(visit, id, body)
    if not listed:
        raise visit.failed(f"not one organisation of type {MUNICIPALITY} stands in {'/'.join(PATH)}.")
    visit.expect(map("/".join, USED), map("/".join, found), f"every organisation of type {MUNICIPALITY}")
    yield OfficialList(("NL", "municipality"), listed)
    yield replacing("places.csv", places, lambda row: row["kind"])
    yield supplement("accounts.csv", accounts)


def _exists(visit: Visit, body: Organisation) -> bool:
    """eindDatum can lie in the future; until then the municipality is there. A future startDatum is a coming merger."""
    start, end = (_day(visit, body, name) for name in ("startDatum", "eindDatum"))
    return (end is None or end > visit.today) and (start is None or start <= visit.today)


def _day(visit: Visit, body: Organisation, name: str) -> date | None:
    text = body.text(name)
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        raise visit.failed(f"{name} is {text!r}; expected a date such as 2026-01-31.") from None


def _id(visit: Visit, body: Organisation) -> str:
    tooi = body.attribute("resourceIdentifierTOOI")
    digits = tooi.removeprefix(TOOI)
    if tooi.startswith(TOOI) and len(digits) == 4 and digits.isdigit():
        return f"nl.gm{digits}"
    visit.put_aside(f"organisations.csv: {body.text('naam')}: its TOOI identifier {tooi!r} is not {TOOI}0000")
    return ""


def _name(body: Organisation) -> str:
    return body.text("naam").removeprefix(f"{MUNICIPALITY} ")


def _organisation(id: str, body: Organisation) -> Row:
    about = {"id": id, "kind": "municipality", "name": _name(body), "country": "NL"}
    code = id.removeprefix("nl.").upper()
    return {**about, "official_code": code, "wikidata": "", "website": _website(body), "description": ""}


def _website(body: Organisation) -> str:
    """The one labelled general, else the first; the register links to its own pages too."""
    sites: dict[str, str] = {}
    for site in body.elements("contact", "internetadressen", "internetadres"):
        url = body.child_text(site, "url")
        if url and urlsplit(url).hostname != OWN_PAGES:
            sites.setdefault(body.child_text(site, "label").lower(), url)
    return sites.get(IN_GENERAL) or next(iter(sites.values()), "")


def _places(id: str, body: Organisation) -> Iterable[Row]:
    """The municipality's own name and the places the register says it contains."""
    name, province = _name(body), _province(body)
    contained = [place.strip() for place in body.text("geografie", "bevatPlaatsen").split(",") if place.strip()]
    for place in dict.fromkeys([name, *contained]):
        about = {"place": place, "alternative": "", "kind": PLACE}
        yield {**about, "organisation": id, "municipality": name, "province": province}


PROVINCES = {
    "DR": "Drenthe", "FL": "Flevoland", "FR": "Fryslân", "GE": "Gelderland", "GR": "Groningen", "LI": "Limburg",
    "NB": "Noord-Brabant", "NH": "Noord-Holland", "OV": "Overijssel", "UT": "Utrecht", "ZE": "Zeeland",
    "ZH": "Zuid-Holland",
}  # fmt: skip


def _province(body: Organisation) -> str:
    """Where the town hall stands."""
    short = body.text("adressen", "adres", "provincieAfkorting")
    return PROVINCES.get(short.upper(), "")


def _accounts(visit: Visit, id: str, body: Organisation) -> Iterable[Row]:
    for medium in body.elements("contact", "socialMedia", "socialmedium"):
        url = body.child_text(medium, "url")
        account = _account(id, url)
        if account:
            yield account
        else:
            platform = body.child_text(medium, "platform")
            visit.put_aside(f"accounts.csv: {id}: {platform}: the address is that of no organisation's account")


def _account(id: str, url: str) -> Row | None:
    try:
        address = read_address(url)
    except NotAnAddress:
        return None
    platform = address.platform
    if platform is None or (platform is platforms()["linkedin"] and "/in/" in url):  # /in/ is somebody's own page
        return None
    about = {"organisation": id, "platform": platform.id, "handle": address.handle, "url": platform.url(address.handle)}
    return {**about, "first_seen": "", "last_seen": ""}


SOURCE = Source(
    name="roo",
    title="Register van Overheidsorganisaties",
    address="https://organisaties.overheid.nl/archive/exportOO.xml",
    licence="CC0",
    files=("accounts.csv", "organisations.csv", "places.csv"),
    read=read,
)
