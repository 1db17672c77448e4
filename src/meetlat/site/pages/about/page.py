"""The words of the pages about Meetlat and about its accessibility that depend on something."""

from typing import Any

from django.utils.translation import gettext as _

from meetlat import __version__, environment
from meetlat.register.platforms import platforms
from meetlat.report.editions import NoEdition, latest
from meetlat.report.numbers import day, number

Said = dict[str, Any]


def about_page(language: str) -> Said:
    return {
        "headline": _("Een meetlat die iedereen kan nameten"),
        "lead": _(
            "Meetlat laat zien welke overheden op welke sociale media zitten. "
            "Elk cijfer gaat open, van de kop tot het account."
        ),
        "contact": contact(),
        "version": __version__,
        "known": _known(language),
    }


def _known(language: str) -> str:
    """What there is now, from the latest edition; empty where there is none."""
    try:
        edition = latest()
    except NoEdition:
        return ""
    counted = {name: number(edition.inputs[name]["rows"], language) for name in ("organisations", "accounts")}
    words = {**counted, "platforms": number(len(platforms()), language), "day": day(edition.day, language)}
    said = _(
        "Nu: %(organisations)s organisaties en %(accounts)s accounts op %(platforms)s platforms, register van %(day)s."
    )
    return said % words


def accessibility_page() -> Said:
    return {
        "headline": _("Gemaakt om voor iedereen te werken"),
        "lead": _(
            "Meetlat is gebouwd op WCAG 2.2, niveau A en AA. "
            "Wij onderzoeken dat zelf; een ander heeft het nog niet gedaan."
        ),
        "contact": contact(),
        "version": __version__,
    }


def contact() -> Said:
    """The address of this installation; or that its administrator has yet to give one."""
    address = environment.contact()
    if address:
        return {"address": address, "url": f"mailto:{address}"}
    return {"none": _("Wie deze website beheert, heeft nog geen e-mailadres ingesteld (MEETLAT_CONTACT)."), "url": ""}
