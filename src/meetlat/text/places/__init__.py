"""Which municipality a profile or a message points to: by name, village, other name or area code; never by a guess."""

from meetlat.text.places.gazetteer import Gazetteer, Municipality
from meetlat.text.places.reader import Places

__all__ = ["Gazetteer", "Municipality", "Places"]
