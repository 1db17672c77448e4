"""dcat.jsonld: the edition as DCAT-AP-NL 3.0 describes a dataset. Its addresses are relative: they hold anywhere."""

from typing import Any

from django.urls import reverse
from django.utils.translation import override

from meetlat import environment
from meetlat.report.models import Edition
from meetlat.report.opendata.package import title
from meetlat.report.opendata.subjects import subject_of

GOVERNMENT = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Said = dict[str, Any]


def catalogue(edition: Edition, package: Said) -> Said:
    """A catalogue with the dataset, its files as distributions, and the API as data service."""
    with override("nl"):
        page = {"@id": reverse("open_data")}
        publisher = {"@id": reverse("about"), "@type": "foaf:Agent", "foaf:name": "Meetlat"}
    contact = {"@type": "vcard:Kind", "vcard:fn": "Meetlat", **_reachable(page)}
    common = {"dct:publisher": publisher, "dcat:contactPoint": contact, "dct:accessRights": {"@id": PUBLIC}}
    common |= {"dcat:theme": {"@id": GOVERNMENT}}
    return {
        "@context": CONTEXT,
        "@id": page["@id"],
        "@type": "dcat:Catalog",
        "dct:title": {"@language": "nl", "@value": "Open data van Meetlat"},
        "dct:description": {"@language": "nl", "@value": subject_of(edition).catalogue},
        "dct:publisher": publisher,
        "dcat:contactPoint": contact,
        "dcat:dataset": _dataset(edition, package, common, page),
        "dcat:service": _service(edition, common),
    }


def _reachable(page: Said) -> Said:
    """Someone to write to, where the installation named one."""
    address = environment.contact()
    return {"vcard:hasEmail": {"@id": f"mailto:{address}"}} if address else {"vcard:hasURL": page}


def _dataset(edition: Edition, package: Said, common: Said, page: Said) -> Said:
    return {
        "@id": "./",
        "@type": "dcat:Dataset",
        **common,
        "dct:identifier": edition.id,
        "dct:title": {"@language": "en", "@value": title(edition)},
        "dct:description": {"@language": "en", "@value": package["description"]},
        "dct:creator": common["dct:publisher"],
        "dct:issued": {"@type": "xsd:dateTime", "@value": edition.taken_at.isoformat()},
        "dcat:landingPage": page,
        "dcat:distribution": [_distribution(resource) for resource in package["resources"]],
    }


def _distribution(resource: Said) -> Said:
    return {
        "@id": resource["path"],
        "@type": "dcat:Distribution",
        "dct:title": resource["title"],
        "dct:license": {"@id": resource["licenses"][0]["path"]},
        "dcat:accessURL": {"@id": resource["path"]},
        "dcat:downloadURL": {"@id": resource["path"]},
        "dct:format": {"@id": FILE_TYPE + resource["format"].upper()},
        "dcat:byteSize": resource["bytes"],
        "spdx:checksum": {
            "spdx:algorithm": {"@id": SHA256},
            "spdx:checksumValue": resource["hash"].removeprefix("sha256:"),
        },
    }


def _service(edition: Edition, common: Said) -> Said:
    return {
        "@id": "/api/v1",
        "@type": "dcat:DataService",
        **common,
        "dct:identifier": "meetlat-api-v1",
        "dct:title": {"@language": "nl", "@value": "API van Meetlat"},
        "dct:description": {
            "@language": "nl",
            "@value": "Het register en de cijfers voor programma’s, zonder sleutel.",
        },
        "dct:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
        "dcat:endpointURL": {"@id": "/api/v1"},
        "dcat:endpointDescription": {"@id": "/api/v1/openapi.json"},
        "dcat:servesDataset": {"@id": "./"},
    }
