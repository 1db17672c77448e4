"""The editions: all of them, and one with everything that went in."""

from collections import Counter
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat import environment
from meetlat.measure import indicators
from meetlat.report.completeness_kept import SUBJECT as COMPLETENESS
from meetlat.report.intact import is_intact
from meetlat.report.measures import SUBJECT as MEASURES
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import day, moment, number
from meetlat.report.residents_kept import SUBJECT as RESIDENTS
from meetlat.site.pages.editions.comparing import forms
from meetlat.site.pages.national.words import listed
from meetlat.site.pages.periods import period_words

Said = dict[str, Any]
CHECKED_FOR = 600  # seconds: reading all figures of an edition takes longer than a page may


def editions_page(found: list[Edition], language: str) -> Said:
    """Every edition, the newest first, and a form to compare two."""
    columns = [
        {"label": _("Editie")},
        {"label": _("Waarvan")},
        {"label": _("Gemaakt op")},
        {"label": _("Controlegetal (begin)")},
    ]
    rows = [{"cells": _edition_cells(edition, language)} for edition in found]
    return {
        "headline": _headline(found, language),
        "lead": _lead(found, language),
        "table": {"caption": _("Edities"), "caption_hidden": True, "columns": columns, "rows": rows},
        "comparing": forms(found),
    }


def _headline(found: list[Edition], language: str) -> str:
    """How often it was done of real bodies; of invented ones only where there are no others."""
    real = [edition for edition in found if not edition.practice]
    if real or not found:
        return capfirst(_how_often(real, language)) or _("Er is nog niet geteld of gemeten")
    return _("Oefenland: %(how_often)s") % {"how_often": _how_often(found, language) or _("alleen schattingen")}


def _lead(found: list[Edition], language: str) -> str:
    said = _("Elke telling is bevroren: een editie verandert nooit, en twee edities zijn te vergelijken.")
    invented = sum(edition.practice for edition in found)
    if invented in (0, len(found)):
        return said
    text = ngettext(
        "Verder is er %(n)s editie van het oefenland: die is verzonnen.",
        "Verder zijn er %(n)s edities van het oefenland: die zijn verzonnen.",
        invented,
    )
    return f"{said} {text % {'n': number(invented, language)}}"


def _how_often(found: list[Edition], language: str) -> str:
    """The register was counted, and messages were measured."""
    n = Counter(edition.subject for edition in found)
    census, measures = n["census"], n[MEASURES]
    counted = ngettext("%(n)s keer is het register geteld", "%(n)s keer is het register geteld", census)
    measured = ngettext("%(n)s keer zijn berichten gemeten", "%(n)s keer zijn berichten gemeten", measures)
    said = [text % {"n": number(times, language)} for text, times in ((counted, census), (measured, measures)) if times]
    return listed(said, language) if said else ""


def _edition_cells(edition: Edition, language: str) -> list[Any]:
    name = {"text": edition.id, "url": reverse("edition", args=[edition.id])}
    practice = {"note": _("oefenland")} if edition.practice else {}
    return [name | practice, of_words(edition, language), moment(edition.taken_at, language), edition.checksum[:16]]


def of_words(edition: Edition, language: str) -> str:
    """The day of the register, or the time of the messages."""
    if edition.subject == MEASURES:
        return _("berichten van %(period)s") % {"period": period_words(edition)}
    if edition.subject == RESIDENTS:
        return _("accounts van inwoners in %(period)s") % {"period": period_words(edition)}
    if edition.subject == COMPLETENESS:
        return _("hoe volledig het register van %(day)s is") % {"day": day(edition.day, language)}
    return _("register van %(day)s") % {"day": day(edition.day, language)}


def edition_page(edition: Edition, language: str) -> Said:
    """What went in with its checksums, under which definitions, and whether it is still as it was frozen."""
    return {
        "headline": _("Editie %(id)s") % {"id": edition.id},
        "lead": _("Het register van %(day)s, geteld en bevroren.") % {"day": day(edition.day, language)},
        "breadcrumb": [{"label": _("Edities"), "url": reverse("editions")}],
        "facts": _facts(edition, language),
        "intact": intact_words(edition),
        "checksum": edition.checksum,
        "inputs": _inputs(edition, language),
        "indicators": _indicators(edition, language),
    }


def intact_words(edition: Edition) -> str:
    """Whether it still is as it was frozen."""
    known = f"intact:{edition.id}:{edition.checksum}"
    if cache.get_or_set(known, lambda: is_intact(environment.home(), edition), CHECKED_FOR):
        return _("In orde: de cijfers en de tabellen hebben nog de controlegetallen waarmee ze zijn bevroren.")
    return _("Niet gaaf: cijfers of tabellen zijn niet meer zoals ze zijn bevroren. Gebruik deze editie niet.")


def _facts(edition: Edition, language: str) -> list[Said]:
    figures = Figure.objects.filter(edition=edition).count()
    return [
        {"label": _("Register van"), "value": day(edition.day, language)},
        {"label": _("Gemaakt op"), "value": moment(edition.taken_at, language)},
        {"label": _("Cijfers"), "value": number(figures, language)},
        {"label": _("Versie van Meetlat"), "value": edition.version},
    ]


def _inputs(edition: Edition, language: str) -> Said:
    columns = [{"label": _("Tabel")}, {"label": _("Rijen"), "number": True}, {"label": _("Controlegetal (sha256)")}]
    rows = [{"cells": _input_cells(edition, name, said, language)} for name, said in edition.inputs.items()]
    return {"caption": _("Wat erin ging"), "caption_hidden": True, "columns": columns, "rows": rows}


def _input_cells(edition: Edition, name: str, said: Said, language: str) -> list[Any]:
    file = f"{name}.parquet"
    return [
        {"text": file, "url": reverse("data_file", args=[edition.id, file])},
        number(said["rows"], language),
        said["sha256"],
    ]


def _indicators(edition: Edition, language: str) -> Said:
    columns = [{"label": _("Cijfer")}, {"label": _("Versie"), "number": True}]
    rows = [{"cells": [_indicator(id, language), str(version)]} for id, version in edition.indicators.items()]
    return {"caption": _("Onder welke definities"), "caption_hidden": True, "columns": columns, "rows": rows}


def _indicator(id: str, language: str) -> Said | str:
    """Its title; its id where Meetlat no longer has the definition."""
    known = indicators().get(id)
    return {"text": known.title(language), "url": reverse("indicator", args=[id])} if known else id
