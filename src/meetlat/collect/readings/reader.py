"""The readers as this installation uses them, with the municipalities of its register."""

from typing import TYPE_CHECKING

from meetlat import environment
from meetlat.register.models import Organisation, Place

if TYPE_CHECKING:
    from meetlat.text.places import Gazetteer
    from meetlat.text.reading import Reader


def the_reader() -> "tuple[Reader, str]":
    """The reader, and its version."""
    from meetlat.text.places import Places
    from meetlat.text.reading import Reader
    from meetlat.text.versions import version

    gazetteer = the_gazetteer()
    return Reader(Places(gazetteer)), version(gazetteer)


def the_gazetteer() -> "Gazetteer":
    """Of the reference folder that is set or was pulled; else of the places in the register."""
    from meetlat.text.places import Gazetteer

    folder = environment.reference() or environment.home() / "reference"
    if (folder / "organisations.csv").is_file():
        return Gazetteer.from_folder(folder)
    towns = Organisation.current.filter(kind="municipality").order_by("pk").values_list("id", "name")
    villages = Place.objects.order_by("pk").values_list("name", "kind", "organisation")
    places = [{"place": name, "kind": kind, "organisation": id, "province": ""} for name, kind, id in villages]
    organisations = [{"id": id, "kind": "municipality", "name": name} for id, name in towns]
    return Gazetteer.from_rows(organisations=organisations, places=places)
