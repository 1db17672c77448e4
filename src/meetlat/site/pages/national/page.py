"""The national picture of one kind in one country: every sentence, table and drawing, ready-made."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.report.census import inhabitants_year
from meetlat.report.models import Edition
from meetlat.report.numbers import day, number
from meetlat.report.pictures import class_chart
from meetlat.site.pages.national.choice import choices
from meetlat.site.pages.national.counted import Group, group
from meetlat.site.pages.national.cuts import province_table, size_class_table
from meetlat.site.pages.national.headline import Presence, national_headline
from meetlat.site.pages.national.maps import national_map
from meetlat.site.pages.national.sections import named_sections
from meetlat.site.pages.national.spread import accounts_table, frozen, inhabitants_sentence, website_table
from meetlat.site.pages.national.tables import opened, platform_table
from meetlat.site.pages.national.words import Words, words

Said = dict[str, Any]


def national_page(
    edition: Edition,
    country: str,
    kind: str,
    language: str,
    *,
    platform: str = "",
    drawing: str = "",
    at_home: bool = False,
) -> Said:
    """Raises NothingCounted where the edition holds nothing of this country and kind."""
    counted = group(edition, country, kind)
    said = words(kind, country, language, say_country=not at_home)
    return {
        "headline": headline(counted, said, language),
        "lead": lead(counted, said, language),
        "search": search(),
        "choices": choices(language),
        "platforms_heading": _("Waar %(all)s te vinden zijn") % {"all": said.all},
        "platform_table": platform_table(counted, said, language),
        "map": national_map(edition, counted, platform, drawing, said, language),
        "source": source(edition, "on_platform", said, language),
        "completeness": f"{reverse('completeness')}?{urlencode({'country': country, 'kind': kind})}",
        **_parts(edition, counted, said, language),
    }


def _parts(edition: Edition, counted: Group, said: Words, language: str) -> Said:
    what = frozen(edition, counted)
    return {
        "classes": _classes(edition, counted, said, language),
        "provinces": province_table(counted, said, language),
        "accounts": _accounts(counted, said, language) | {"table": accounts_table(what, said, language)},
        **named_sections(counted, said, language),
        "website": website_table(counted, what, said, language),
    }


def headline(counted: Group, said: Words, language: str) -> str:
    presences = [Presence(one.name, counted.on(one.id)) for one in counted.common()]
    return national_headline(counted.organisations, counted.with_account, presences, said, language)


def lead(counted: Group, said: Words, language: str) -> str:
    """342 gemeenten, ten minste 1.353 officiële accounts. Wie is waar te vinden, en wie ontbreekt?"""
    total = counted.figure("accounts")
    accounts = int(total.count) if total else 0
    text = ngettext(
        "%(n)s %(kinds)s, ten minste %(accounts)s officieel account. Wie is waar te vinden, en wie ontbreekt?",
        "%(n)s %(kinds)s, ten minste %(accounts)s officiële accounts. Wie is waar te vinden, en wie ontbreekt?",
        accounts,
    )
    n = counted.organisations
    return text % {"n": number(n, language), "kinds": said.counted(n), "accounts": number(accounts, language)}


def search() -> Said:
    return {
        "action": reverse("organisations"),
        "label": _("Zoek uw organisatie"),
        "hint": _("Bijvoorbeeld een gemeente, een woonplaats of een waterschap."),
    }


def source(edition: Edition, indicator: str, said: Words, language: str) -> Said:
    """The line under a figure: date of the register, definition, edition, download."""
    text = _("Register van %(day)s. Geteld is %(every)s; een account dat het register mist, telt niet mee.")
    return {
        "text": text % {"day": day(edition.day, language), "every": said.every},
        "definition": reverse("indicator", args=[indicator]),
        "edition": {"label": _("Editie %(id)s") % {"id": edition.id}, "url": reverse("edition", args=[edition.id])},
        "download": reverse("open_data"),
    }


def _classes(edition: Edition, counted: Group, said: Words, language: str) -> Said | None:
    """None for kinds whose inhabitants nobody counts."""
    if set(counted.size_classes()) <= {"unknown"}:
        return None
    year = inhabitants_year(edition, counted.country)
    return {
        "heading": _("Naar inwoners"),
        "chart": class_chart(edition, counted.country, counted.kind, language),
        "table": size_class_table(counted, said, language),
        "note": inhabitants_sentence(frozen(edition, counted), year, said, language),
    }


def _accounts(counted: Group, said: Words, language: str) -> Said:
    mean = counted.figure("accounts")
    text = _("Gemiddeld ten minste %(mean)s accounts per %(kind)s.")
    return {
        "heading": _("Accounts per %(kind)s") % {"kind": said.one},
        "text": text % {"kind": said.one, "mean": number(mean.value if mean else None, language, 1)},
        "open": opened(counted, "accounts"),
    }
