"""The words of the page on the accounts of residents."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from meetlat.register.models import Organisation
from meetlat.report.census import distinct_names
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.report.residents_kept import SUBJECT
from meetlat.site.pages.estimates import (
    Said,
    between,
    chosen,
    country_of,
    figures_of,
    others,
    platform_words,
    source,
    where_words,
)
from meetlat.site.pages.periods import period_words
from meetlat.site.pages.residents.drawing import residents_picture
from meetlat.site.pages.residents.found import Found, found_in
from meetlat.site.pages.residents.outside import beside_others
from meetlat.site.pages.residents.tables import platforms_table, towns_table


def nothing_yet(country: str, language: str) -> Said:
    where = where_words(country, language)
    return {
        "headline": _("Hoeveel inwoners %(where)s op een platform zitten, is nog niet geschat") % {"where": where},
        "lead": _("Daarvoor zijn berichten nodig van inwoners die vertellen waar zij wonen."),
        "breadcrumb": _breadcrumb(),
        "others": others(SUBJECT, "residents", language),
    }


def residents_page(edition: Edition, platform: str, language: str) -> Said:
    """Of all platforms together, or of the one that is asked for."""
    figures = figures_of(edition)
    known = found_in(figures)
    platform = platform if platform in known else next(iter(known))
    found = known[platform]
    where, names = country_of(figures, language), _names(found, language)
    options = [(id, capfirst(platform_words(id))) for id in known]
    return {
        "headline": _headline(found, where, language),
        "lead": _lead(edition, found, language),
        "breadcrumb": _breadcrumb(),
        "platforms": chosen("platform", _("Op welk platform"), options, platform, edition=edition.pk),
        "facts": _facts(found, language),
        "picture": residents_picture(edition, found, names, language),
        "outside": beside_others(edition, found, language),
        "towns": towns_table(found, names, language),
        "each": platforms_table(known, language) if len(known) > 1 else None,
        "source": source(edition, language),
    }


def _breadcrumb() -> list[Said]:
    return [{"label": _("De meting"), "url": reverse("measuring")}]


def _names(found: Found, language: str) -> dict[str, str]:
    there = Organisation.objects.filter(pk__in=[town.organisation for town in found.towns])
    return distinct_names(list(there), language)


def _headline(found: Found, where: str, language: str) -> str:
    said = {"n": number(found.value, language), "platform": platform_words(found.platform), "where": where}
    if not found.platform:
        return _("Inwoners %(where)s schreven vanuit naar schatting %(n)s accounts") % said
    return _("Inwoners %(where)s schreven op %(platform)s vanuit naar schatting %(n)s accounts") % said


def _lead(edition: Edition, found: Found, language: str) -> str:
    said = {
        "period": period_words(edition),
        "accounts": number(found.accounts, language),
        "placed": number(found.anywhere, language),
        "factor": number(found.factor, language, 2),
    }
    return (
        _(
            "Van de %(accounts)s accounts die in %(period)s iets schreven, vertelden er %(placed)s waar zij wonen. Elk"
            " daarvan telt voor %(factor)s accounts."
        )
        % said
    )


def _facts(found: Found, language: str) -> list[Said]:
    given = _("gegeven") if found.given else _("gemeten")
    return [
        {"label": _("Geplaatst in een gemeente"), "value": number(found.placed, language)},
        {"label": _("Factor"), "value": f"{number(found.factor, language, 2)} ({given})"},
        {"label": _("Geschat"), "value": number(found.value, language)},
        {"label": _("Tussen"), "value": between(found.low, found.high, language)},
    ]
