"""Whom a reader leaves out of a ranking. Which places draw many visitors no source of Meetlat tells; a reader knows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetlat.site.pages.measures.ranking_asked import Wish
from meetlat.site.pages.organisations.known import everyone
from meetlat.site.pages.organisations.meant import not_found, notes, resolved
from meetlat.site.pages.organisations.words import language, listed


@dataclass(frozen=True)
class Without:
    """``ids``: who is left out. ``notes``: what was not understood, ready to be read."""

    ids: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def told(self) -> list[str]:
        if not self.ids:
            return []
        return [_("Weggelaten, omdat dat zo is gevraagd: %(names)s.") % {"names": listed([*self.names])}]


def without(wish: Wish, country: str, kind: str) -> Without:
    """Those of this country and kind; others are no part of the ranking, so they are not found."""
    if not wish.without:
        return Without()
    everybody = everyone(country)
    said = resolved(wish.without, everybody, (country, kind))
    here = [id for id in said.found if (everybody.by_id[id].country, everybody.by_id[id].kind) == (country, kind)]
    names = everybody.called(language())
    others = [names[id] for id in said.found if id not in here]
    told = [*notes(said, everybody), *([not_found(others)] if others else [])]
    return Without(frozenset(here), tuple(names[id] for id in here), tuple(told))
