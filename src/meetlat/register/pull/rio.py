"""RIO, the register of internet domains of the Dutch government: government_domains.csv.

An XML export beside ROO's, with the same namespace and its own version:
RegisterInternetdomeinenOverheid/organisatie/domeinnaamregistraties/domeinnaamregistratie/naam.
"""

from collections.abc import Iterable

from meetlat.register.pull.oo_export import Organisation, organisations
from meetlat.register.pull.source import Part, Row, Source, Visit, replacing

PATH = ("RegisterInternetdomeinenOverheid", "organisatie")
USED = (("naam",), ("types", "type"), ("domeinnaamregistraties", "domeinnaamregistratie", "naam"))
LEVELS = {
    "Gemeente": "Gemeenten",
    "Provincie": "Provincies",
    "Waterschap": "Waterschappen",
    "Gemeenschappelijke regeling": "Gemeenschappelijke Regelingen",
}
NATIONAL = "Rijksoverheid"


def read(visit: Visit) -> Iterable[Part]:
    rows: list[Row] = []
    found: set[tuple[str, ...]] = set()
    for body in organisations(visit, *PATH):
        found |= {path for path in USED if body.elements(*path)}
        rows += _domains(body)
    visit.expect(map("/".join, USED), map("/".join, found), "every organisation")
    yield replacing("government_domains.csv", rows, lambda row: None)


def _domains(body: Organisation) -> Iterable[Row]:
    level = _level(body)
    holder = body.text("naam") if level == NATIONAL else level
    for domain in body.texts("domeinnaamregistraties", "domeinnaamregistratie", "naam"):
        yield {"Domain Name": domain.lower(), "Domain Type": level, "Agency": holder}


def _level(body: Organisation) -> str:
    return next((LEVELS[type] for type in body.texts("types", "type") if type in LEVELS), NATIONAL)


SOURCE = Source(
    name="rio",
    title="Register Internetdomeinen Overheid",
    address="https://organisaties.overheid.nl/archive/exportRIO.xml",
    licence="CC0",
    files=("government_domains.csv",),
    read=read,
)
