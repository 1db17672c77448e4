"""The page of an organisation that was abolished: into whom it went, and what it had."""

from typing import Any

from django.utils.translation import gettext as _

from meetlat.register.models import Organisation
from meetlat.report.numbers import day
from meetlat.site.pages.organisation.accounts import former_table, held
from meetlat.site.pages.organisation.facts import breadcrumb
from meetlat.site.pages.organisation.history import changes_table, predecessors, successors
from meetlat.site.pages.organisations.known import Known, everyone
from meetlat.site.pages.organisations.page import source
from meetlat.site.pages.organisations.words import kind_word, language, listed

Context = dict[str, Any]


def former_page(organisation: Organisation) -> Context:
    """Where it went, by name; its accounts, if any were listed; nothing is measured of it any more."""
    accounts, went = held(organisation), successors(organisation)
    one = Known(organisation.pk, organisation.country, organisation.kind, organisation.province)
    name = organisation.name_in(language())
    return {
        "headline": _headline(name, [merger["name"] for merger in went]),
        "lead": _lead(organisation),
        "name": name,
        "ended": True,
        "breadcrumb": breadcrumb(one),
        "successors": went,
        "predecessors": predecessors(organisation),
        "former": former_table(accounts) if accounts else None,
        "changes": changes_table(organisation, accounts),
        "json": f"/api/v1/organisations/{organisation.pk}",
        "source": source(everyone(organisation.country).edition),
    }


def _headline(name: str, went: list[str]) -> str:
    if not went:
        return _("%(name)s bestaat niet meer") % {"name": name}
    return _("%(name)s ging op in %(successors)s") % {"name": name, "successors": listed(went)}


def _lead(organisation: Organisation) -> str:
    said = {"kind": kind_word(organisation.kind), "day": day(organisation.end, language())}
    return _("Deze %(kind)s bestond tot en met %(day)s.") % said
