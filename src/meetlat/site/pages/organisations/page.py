"""What the list of organisations shows: the form, the finding, the table, the way on where nothing was found."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.register.invented import COUNTRY, is_invented
from meetlat.register.tables import last_load
from meetlat.report.models import Edition
from meetlat.report.numbers import day, number
from meetlat.site.pages.organisations.asked import Asked, asked
from meetlat.site.pages.organisations.choices import choices
from meetlat.site.pages.organisations.headline import headline
from meetlat.site.pages.organisations.known import Everyone, Known, everyone
from meetlat.site.pages.organisations.names import Hit
from meetlat.site.pages.organisations.table import A_PAGE, pager, table
from meetlat.site.pages.organisations.words import language, organisation_link

MOST_WAYS = 5
Context = dict[str, Any]


def organisations_page(given: Mapping[str, str]) -> Context:
    """The page for a query; see ``Asked`` for what it can ask."""
    question = asked(given, home_country())
    everybody = everyone(question.country)
    hits = everybody.names.find(question.q) if question.q else {}
    found = _found(everybody, question, hits)
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(question.page, pages)
    shown = found[(page - 1) * A_PAGE : page * A_PAGE]
    return {
        "headline": headline(question, found),
        "lead": _("Zoek een gemeente of een andere overheid. Ook een dorp of een oude naam mag."),
        "search": _search(everybody, question),
        "found": _said(question, len(found)),
        "table": table(everybody, question, shown, hits) if shown else None,
        "pager": pager(question, page, pages, len(found)) if pages > 1 else None,
        "nothing": None if found else _nothing(everybody, question, hits),
        "source": source(everybody.edition),
    }


def home_country() -> str:
    """The country of which a page shows the municipalities when nothing was asked."""
    load = last_load()
    return "ZZ" if load and load.practice else "NL"


def _found(everybody: Everyone, question: Asked, hits: dict[str, Hit]) -> list[Known]:
    """Those that answer, in the order asked; a search puts the best fit first. Unknown numbers come last."""
    country = question.country if question.country in everybody.used[0] else ""
    candidates = everybody.in_order(language(), country)
    found = list(question.admitted(one for one in candidates if not question.q or one.id in hits))
    if question.sort_by in {"inhabitants", "accounts"}:
        known = [one for one in found if question.sort_by in one.figures]
        unknown = [one for one in found if question.sort_by not in one.figures]
        known.sort(key=lambda one: one.figures[question.sort_by], reverse=question.downward)
        return known + unknown
    if question.sort_by == "name":
        return found[::-1] if question.downward else found
    return sorted(found, key=lambda one: hits[one.id].order) if question.q else found


def _said(question: Asked, found: int) -> str:
    n = {"n": number(found, language()), "q": question.q[:80]}
    if not question.q:
        return ngettext("%(n)s organisatie", "%(n)s organisaties", found) % n
    said = ngettext("%(n)s organisatie gevonden voor “%(q)s”", "%(n)s organisaties gevonden voor “%(q)s”", found)
    return said % n


def _search(everybody: Everyone, question: Asked) -> Context:
    return {
        "action": reverse("organisations"),
        "label": _("Naam, dorp of oude naam"),
        "value": question.q,
        "selects": choices(everybody, question),
        "hidden": [{"name": "sort", "value": question.sort}] if question.sort else [],
        "live": "results",
    }


def _nothing(everybody: Everyone, question: Asked, hits: dict[str, Hit]) -> Context:
    """What to do where nobody answers: those outside the filters, names that look like it, fewer filters."""
    names = everybody.called(language())
    best = sorted((hit for hit in hits.values() if hit.id in names), key=lambda hit: hit.order)
    near = everybody.names.nearest(question.q) if question.q else []
    ways = dict.fromkeys([*(hit.id for hit in best[:MOST_WAYS]), *(id for id in near if id in names)])
    links = [organisation_link(everybody.by_id[id], names[id]) for id in ways]
    return {
        "text": _("Niets gevonden. Kijk of de naam goed is gespeld, of kies minder filters."),
        "links": links + _invented(question),
        "all": Asked(q=question.q).but(),
        "clear": reverse("organisations"),
    }


def _invented(question: Asked) -> list[dict[str, str]]:
    """Those of the practice country with this name, where real ones were asked for; each link names its country."""
    invented = everyone(COUNTRY)
    if not invented.beside or not question.q or is_invented(question.country):
        return []
    names = invented.called(language())
    best = sorted(invented.names.find(question.q).values(), key=lambda hit: hit.order)
    return [organisation_link(invented.by_id[hit.id], names[hit.id]) for hit in best[:MOST_WAYS]]


def source(edition: Edition | None) -> Context | None:
    """The line under the figures: the day of the register, what it does not say, where all of it opens."""
    if edition is None:
        return None
    text = _("Register van %(day)s. Wat het register mist, telt niet mee: lees de aantallen als “ten minste”.")
    return {
        "text": text % {"day": day(edition.day, language())},
        "definition": reverse("methods"),
        "edition": {"label": _("Editie %(id)s") % {"id": edition.id}, "url": reverse("edition", args=[edition.id])},
    }
