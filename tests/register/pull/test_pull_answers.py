"""Our answer for ROO has the shape that the register's own schema describes."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse

from tests.register.pull.sources_on_here import ANSWERS

XS = "{http://www.w3.org/2001/XMLSchema}"


def root_of(file: Path) -> Element:
    root = parse(file).getroot()
    assert root is not None
    return root


class Schema:
    """As much of XML Schema as oo-export.xsd needs to say which children an element has, and in which order."""

    def __init__(self, file: Path) -> None:
        root = root_of(file)
        self.elements = {found.get("name"): found for found in root.findall(f"{XS}element")}
        self.types = {found.get("name"): found for found in root.findall(f"{XS}complexType")}

    def children(self, element: Element) -> dict[str, tuple[int, Element]]:
        """Name -> place in the order, and its declaration."""
        type = element.find(f"{XS}complexType")
        type = self.types.get(element.get("type")) if type is None else type
        group = None if type is None else type.find(f"{XS}sequence")
        group = type.find(f"{XS}choice") if type is not None and group is None else group
        listed = [] if group is None else group.findall(f"{XS}element")
        return {str(one.get("ref") or one.get("name")): (place, self.declared(one)) for place, one in enumerate(listed)}

    def declared(self, element: Element) -> Element:
        return self.elements[element.get("ref")] if element.get("ref") else element

    def complaints(self, element: Element, declared: Element, path: str) -> list[str]:
        known = self.children(declared)
        names = [child.tag.rpartition("}")[2] for child in element]
        wrong = [f"{path}: {name} is not allowed here" for name in names if name not in known]
        places = [known[name][0] for name in names if name in known]
        wrong += [f"{path}: wrong order {names}"] if places != sorted(places) else []
        for child, name in zip(element, names, strict=True):
            wrong += self.complaints(child, known[name][1], f"{path}/{name}") if name in known else []
        return wrong


@pytest.fixture
def schema(reference_folder: Path) -> Schema:
    return Schema(reference_folder / "oo-export.xsd")


def test_the_register_has_the_elements_of_its_schema(schema: Schema) -> None:
    root = root_of(ANSWERS / "roo.xml")
    assert schema.complaints(root, schema.elements["overheidsorganisaties"], "overheidsorganisaties") == []


def test_the_check_sees_what_is_wrong(schema: Schema) -> None:
    root = root_of(ANSWERS / "roo.xml")
    body = root[0][0]
    body.append(body[0])  # the name again, at the end
    assert "wrong order" in schema.complaints(root, schema.elements["overheidsorganisaties"], "")[0]
