"""Reads the XML exports of organisaties.overheid.nl: only what stands directly in an organisation, never persons.

The version at the end of the namespace changes without notice, so its beginning is matched (oo-export.xsd).
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from meetlat.register.pull.source import Visit

NAMESPACE = "https://organisaties.overheid.nl/static/schema/oo/export/"
PERSONS = frozenset({"functies", "medewerkers", "medewerker"})  # emptied as soon as they are read


@dataclass(frozen=True)
class Organisation:
    """One organisation of the export. Every path begins at it and names each step: nothing is searched for below."""

    element: Element
    namespace: str

    def elements(self, *path: str) -> list[Element]:
        return self.element.findall("/".join(self._qualified(name) for name in path))

    def texts(self, *path: str) -> list[str]:
        return [text for element in self.elements(*path) if (text := (element.text or "").strip())]

    def text(self, *path: str) -> str:
        return next(iter(self.texts(*path)), "")

    def attribute(self, name: str) -> str:
        return self.element.get(self._qualified(name), "")

    def child_text(self, element: Element, name: str) -> str:
        return (element.findtext(self._qualified(name)) or "").strip()

    def _qualified(self, name: str) -> str:
        return f"{{{self.namespace}}}{name}"


def organisations(visit: Visit, *path: str) -> Iterator[Organisation]:
    """Each organisation that stands at ``path`` below the root; organisations inside others are not followed."""
    try:
        yield from _parsed(visit, io.BytesIO(visit.get(visit.address, accept="application/xml")), path)
    except ParseError as error:
        raise visit.failed(f"the XML is broken or breaks off: {error}.") from None
    except DefusedXmlException as error:
        raise visit.failed(f"the XML holds what no export needs and is not read: {error}.") from None


def _parsed(visit: Visit, content: io.BytesIO, path: tuple[str, ...]) -> Iterator[Organisation]:
    open_elements: list[str] = []
    namespace = ""
    for event, element in iterparse(content, events=("start", "end"), forbid_dtd=True):
        own, _, name = element.tag.removeprefix("{").rpartition("}")
        if event == "start":
            namespace = namespace or _known(visit, own, element.tag)
            open_elements.append(name)
            continue
        if name in PERSONS:
            element.clear()
        elif own == namespace and tuple(open_elements) == path:
            yield Organisation(element, namespace)
            element.clear()
        open_elements.pop()


def _known(visit: Visit, namespace: str, root: str) -> str:
    if not namespace.startswith(NAMESPACE):
        raise visit.failed(f"the root is {root}; expected the namespace {NAMESPACE} and a version.")
    return namespace
