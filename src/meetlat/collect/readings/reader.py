"""The readers as this installation uses them, with the municipalities of its register."""

from typing import TYPE_CHECKING

from meetlat import environment
from meetlat.register.invented import of_side
from meetlat.register.models import Load, Organisation, Place

if TYPE_CHECKING:
    from django.db.models import QuerySet

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
    """Of the reference folder that is set or was pulled, with the practice country where that is loaded; else of the
    places in the register.
    """
    from meetlat.text.places import Gazetteer

    folder = environment.reference() or environment.home() / "reference"
    if not (folder / "organisations.csv").is_file():
        return _registered(Organisation.current.all(), Place.objects.all())
    given = Gazetteer.from_folder(folder)
    if not Load.objects.filter(practice=True).exists():
        return given
    invented = _registered(
        of_side(Organisation.current.all(), practice=True),
        of_side(Place.objects.all(), practice=True, country="organisation__country"),
    )
    known = {one.id for one in given.municipalities}
    if known.issuperset(one.id for one in invented.municipalities):  # the folder of practice itself
        return given
    return Gazetteer(given.municipalities + invented.municipalities, given.elsewhere + invented.elsewhere)


def _registered(organisations: "QuerySet[Organisation]", places: "QuerySet[Place]") -> "Gazetteer":
    from meetlat.text.places import Gazetteer

    towns = organisations.filter(kind="municipality").order_by("pk").values_list("id", "name")
    villages = places.order_by("pk").values_list("name", "kind", "organisation")
    named = [{"place": name, "kind": kind, "organisation": id, "province": ""} for name, kind, id in villages]
    listed = [{"id": id, "kind": "municipality", "name": name} for id, name in towns]
    return Gazetteer.from_rows(organisations=listed, places=named)
