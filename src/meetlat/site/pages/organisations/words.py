"""Words and addresses that the pages of organisations share, in the reader's language."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from babel.lists import format_list
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from meetlat.measure import indicators, size_classes
from meetlat.measure.borders import DERIVED, ESTIMATED, MEASURED
from meetlat.register.invented import is_invented
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import countries, label
from meetlat.report.models import Edition
from meetlat.report.numbers import NONE, number
from meetlat.site.pages.organisations.known import UNKNOWN, Known

Cell = dict[str, Any]

SIZES: dict[str, Promise] = {"S": gettext_lazy("klein"), "M": gettext_lazy("middelgroot"), "L": gettext_lazy("groot")}
NOTES: dict[str, Promise] = {
    MEASURED: gettext_lazy("gemeten"),
    DERIVED: gettext_lazy("afgeleid: de som van gemeenten die samengingen"),
    ESTIMATED: gettext_lazy("geschat: een gemeente werd over meer gemeenten verdeeld"),
}
SHORT_NOTES: dict[str, Promise] = {DERIVED: gettext_lazy("afgeleid"), ESTIMATED: gettext_lazy("geschat")}
ANY = "any-organisation"  # stands for an id in an address that is asked for hundreds of times a page
DECIMALS = {"accounts_per_100000": 1}
PER_INHABITANT = ("inhabitants", "density", "accounts_per_100000")


def language() -> str:
    return get_language() or "nl"


def listed(words: list[str]) -> str:
    """A, B en C."""
    return format_list(words, locale=language())


def country_word(id: str) -> str:
    """Among the others one must see which is invented: Oefenland (verzonnen)."""
    word = label("countries", id, language())
    return _("%(country)s (verzonnen)") % {"country": word} if is_invented(id) else word


def kind_word(kind: str, column: str = "") -> str:
    return label("kinds", kind, language(), column)


def group_words(country: str, kind: str) -> str:
    """gemeenten in Nederland."""
    row = countries().get(country)
    where = row[f"in_{language()}"] if row else country
    return f"{kind_word(kind, '_plural')} {where}"


def size_words(id: str) -> str:
    """middelgroot, or that the inhabitants are not known."""
    return str(SIZES.get(id, id)) if id != UNKNOWN else _("inwoners niet bekend")


def size_bounds(id: str) -> str:
    """50.000 tot 100.000 inwoners; empty where the class has no bounds."""
    found = next((one for one in size_classes() if one.id == id), None)
    if found is None:
        return ""
    start, end = number(found.start, language()), number(found.end, language())
    if found.end is None:
        return _("%(start)s inwoners of meer") % {"start": start}
    if not found.start:
        return _("minder dan %(end)s inwoners") % {"end": end}
    return _("%(start)s tot %(end)s inwoners") % {"start": start, "end": end}


def peer_words(one: Known) -> str:
    """The group one is compared with: gemeenten in Nederland met 50.000 tot 100.000 inwoners."""
    group, bounds = group_words(one.country, one.kind), size_bounds(one.size_class)
    if bounds:
        return _("%(group)s met %(bounds)s") % {"group": group, "bounds": bounds}
    if one.kind == "municipality":
        return _("%(group)s waarvan we de inwoners niet kennen") % {"group": group}
    return group


def platform_words(ids: tuple[str, ...]) -> str:
    """Facebook, X, YouTube: in the order of the register."""
    return ", ".join(one.name for one in platforms().values() if one.id in ids)


def figure_words(indicator: str, value: float | None) -> str:
    return _written(value, language(), DECIMALS.get(indicator, 0))


@lru_cache(maxsize=4096)
def _written(value: float | None, language: str, decimals: int) -> str:
    """A list writes the same few numbers over and over, and Babel takes its time."""
    return number(value, language, decimals)


def title(indicator: str) -> str:
    return indicators()[indicator].title(language())


def figure_url(edition: Edition, indicator: str, one: Known, platform: str = "") -> str:
    """Where a figure of an organisation opens up."""
    said = {"country": one.country, "kind": one.kind, "organisation": one.id, "platform": platform}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{_figure_page(edition.id, indicator, language())}?{query}"


@lru_cache(maxsize=256)
def _figure_page(edition: str, indicator: str, language: str) -> str:
    """Asked for hundreds of times a page; the address depends on the language."""
    return reverse("figure", args=[edition, indicator])


def cell(text: str, *, url: str = "", note: str = "", unknown: bool = False, external: bool = False) -> Cell:
    """A cell of a table; with every key, since a template is slow where it has to find out that one is missing."""
    return {"text": text, "url": url, "note": note, "unknown": unknown, "external": external, "drawing": ""}


def figure_cell(edition: Edition | None, indicator: str, one: Known) -> Cell:
    """A figure in a table, with the way to its page; hatched where it is not known."""
    value = one.figures.get(indicator)
    if value is None or edition is None:
        return missing_cell(indicator, one)
    return cell(figure_words(indicator, value), url=figure_url(edition, indicator, one))


def missing_cell(indicator: str, one: Known) -> Cell:
    """Why there is no figure: only municipalities have inhabitants; what came after the edition is not measured yet."""
    if indicator not in PER_INHABITANT:
        return cell(_("nog niet gemeten"), unknown=True)
    return cell(_("niet bekend"), unknown=True) if one.kind == "municipality" else cell(NONE)


def inhabitants_cell(edition: Edition | None, one: Known) -> Cell:
    """Inhabitants with their year, and where they were not simply counted, that."""
    found = figure_cell(edition, "inhabitants", one)
    if not found["unknown"]:
        how = [str(SHORT_NOTES[one.note])] if one.note in SHORT_NOTES else []
        found["note"] = ", ".join([str(one.year), *how])
    return found


def organisation_url(id: str) -> str:
    return _organisation_page(language()).replace(ANY, id)


@lru_cache(maxsize=8)
def _organisation_page(language: str) -> str:
    return reverse("organisation", args=[ANY])


def compare_url(*ids: str, group: str = "", texts: str = "") -> str:
    """The comparison of these, with a group and a list of one's own where given."""
    said = [("with", id) for id in ids] + [(name, text) for name, text in (("group", group), ("list", texts)) if text]
    return reverse("compare") + ("?" + urlencode(said) if said else "")


def organisation_link(one: Known, name: str) -> dict[str, str]:
    """A link that says which one is meant: Utrecht, provincie, Nederland."""
    country = label("countries", one.country, language())
    return {"label": f"{name}, {kind_word(one.kind)}, {country}", "url": organisation_url(one.id)}
