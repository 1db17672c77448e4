"""The platforms of one kind in one country, and one of them: who was found there and who was not, by name."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.register.platforms import Platform
from meetlat.report.census import NothingCounted, organisation_names
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import number, percent
from meetlat.site.pages.figures.address import organisation_addresses, platform_address
from meetlat.site.pages.national.choice import choices
from meetlat.site.pages.national.counted import Group, group
from meetlat.site.pages.national.cuts import one_platform_table, province_parts, size_class_parts
from meetlat.site.pages.national.headline import Presence, platform_headline
from meetlat.site.pages.national.page import source
from meetlat.site.pages.national.tables import opened, platform_table
from meetlat.site.pages.national.words import Words, words

Said = dict[str, Any]


def platforms_page(edition: Edition, country: str, kind: str, language: str) -> Said:
    """Every platform with its number and share, the fullest first."""
    counted = group(edition, country, kind)
    said = words(kind, country, language)
    there = sum(counted.on(one.id) > 0 for one in counted.platforms())
    heading = (
        _("Op %(n)s platforms zijn %(all)s gevonden") if there != 1 else _("Op één platform zijn %(all)s gevonden")
    )
    return {
        "headline": heading % {"n": number(there, language), "all": said.all},
        "lead": _("Kies een platform om te zien wie er is en van wie geen account is gevonden."),
        "table": platform_table(counted, said, language),
        "source": source(edition, "on_platform", said, language),
        "choices": choices(language, _elsewhere(reverse("platforms"))),
    }


def platform_page(edition: Edition, platform: Platform, country: str, kind: str, language: str) -> Said:
    """Raises NothingCounted where the edition did not ask for this platform here."""
    counted = group(edition, country, kind)
    if counted.figure("on_platform", platform.id) is None:
        raise NothingCounted(f"Edition {edition.id} counts no {kind} in {country} on {platform.id}.")
    said = words(kind, country, language)
    names = organisation_names(edition, country, kind, language)
    there = _there(edition.pk, edition.checksum, country, kind, platform.id)
    return {
        "headline": platform_headline(
            counted.organisations,
            counted.with_account,
            Presence(platform.name, counted.on(platform.id)),
            said,
            language,
        ),
        "lead": _lead(counted, platform, said, language),
        "open": opened(counted, "on_platform", platform=platform.id),
        "breadcrumb": [{"label": _("Platforms"), "url": f"{reverse('platforms')}?country={country}&kind={kind}"}],
        "missing": _named((id for id in names if id not in there), names, _missing_heading(platform), language),
        "found": _named((id for id in names if id in there), names, _("Wie is er"), language),
        "tables": _tables(counted, platform.id, said, language),
        "source": source(edition, "on_platform", said, language),
        "choices": choices(language, lambda country, kind: platform_address(platform.id, country, kind)),
    }


def _elsewhere(page: str) -> Callable[[str, str], str]:
    return lambda country, kind: f"{page}?country={country}&kind={kind}"


@lru_cache(maxsize=128)
def _there(edition: str, checksum: str, country: str, kind: str, platform: str) -> frozenset[str]:
    """Who was found there. Kept: an edition never changes, and its checksum tells it from another of that name."""
    rows = Figure.objects.filter(
        edition=edition, indicator="on_platform", country=country, kind=kind, platform=platform, value__gt=0
    )
    return frozenset(rows.exclude(organisation="").values_list("organisation", flat=True))


def _lead(counted: Group, platform: Platform, said: Words, language: str) -> str:
    found = counted.on(platform.id)
    text = _("Ten minste %(count)s van de %(n)s %(all)s, %(share)s. Van %(missing)s is geen account gevonden.")
    return text % {
        "count": number(found, language),
        "n": number(counted.organisations, language),
        "all": said.all,
        "share": percent(found / counted.organisations, language),
        "missing": number(counted.organisations - found, language),
    }


def _missing_heading(platform: Platform) -> str:
    return _("Niet gevonden op %(platform)s") % {"platform": platform.name}


def _named(ids: Iterable[str], names: dict[str, str], heading: str, language: str) -> Said:
    named = list(ids)
    addresses = organisation_addresses(named)
    return {
        "heading": heading,
        "n": number(len(named), language),
        "links": [(addresses[id], names[id]) for id in named],
    }


def _tables(counted: Group, platform: str, said: Words, language: str) -> list[Said]:
    """Per size class and per province, where there is more than one."""
    cuts = (
        (_("Naar inwoners"), size_class_parts(counted)),
        (_("Per provincie"), province_parts(counted, language)),
    )
    return [
        one_platform_table(counted, platform, head, parts, said, language) for head, parts in cuts if len(parts) > 1
    ]
