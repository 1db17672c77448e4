"""An edition of measures: what went in, under which definitions, and whether it still is as it was frozen."""

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure import indicators
from meetlat.measure.definitions import definitions
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import moment, number
from meetlat.site.pages.editions.page import intact_words
from meetlat.site.pages.measures.editions import address
from meetlat.site.pages.measures.groups import first_group, groups
from meetlat.site.pages.measures.words import Said
from meetlat.site.pages.organisations.words import language
from meetlat.site.pages.periods import period_words

DEFINITION = "definition:"  # before the id of a way of counting answers


def edition_page(edition: Edition) -> Said:
    """For pages/edition.html, as editions of the census have it."""
    return {
        "headline": _("Editie %(id)s") % {"id": edition.pk},
        "lead": _("De berichten van %(period)s, gemeten en bevroren.") % {"period": period_words(edition)},
        "breadcrumb": [{"label": _("Edities"), "url": reverse("editions")}],
        "facts": _facts(edition),
        "intact": intact_words(edition),
        "checksum": edition.checksum,
        "inputs": _inputs(edition),
        "indicators": _definitions(edition),
    }


def _facts(edition: Edition) -> list[Said]:
    figures = Figure.objects.filter(edition=edition).count()
    facts = [
        {"label": _("Berichten van"), "value": period_words(edition)},
        {"label": _("Gemaakt op"), "value": moment(edition.taken_at, language())},
        {"label": _("Cijfers"), "value": number(figures, language())},
        {"label": _("Versie van Meetlat"), "value": edition.version},
    ]
    if groups(edition):
        url = address("measuring_of", *first_group(edition), edition=edition)
        facts.append({"label": _("Wat eruit kwam"), "value": _("bekijk"), "url": url})
    return facts


def _inputs(edition: Edition) -> Said:
    """Names and checksums; the tables of messages are not given away."""
    columns = [{"label": _("Tabel")}, {"label": _("Rijen"), "number": True}, {"label": _("Controlegetal (sha256)")}]
    words = _tables()
    rows = [
        {
            "cells": [
                {"text": words[name], "note": name} if name in words else name,
                number(said["rows"], language()),
                said["sha256"],
            ]
        }
        for name, said in edition.inputs.items()
    ]
    return {"caption": _("Wat erin ging en wat is bewaard"), "caption_hidden": True, "columns": columns, "rows": rows}


def _tables() -> dict[str, str]:
    """What goes in, then what comes out of it (docs/reference/tables.md)."""
    return {
        "lake": _("de verzamelde berichten"),
        "organisations": _("de organisaties"),
        "holders": _("wie welk account heeft of had"),
        "observed": _("tot wanneer elk platform is gezien"),
        "quarters": _("de openingstijden, per kwartier"),
        "missed": _("wat bij het verzamelen is gemist"),
        "followed": _("wanneer elk account is gevolgd"),
        "corrections": _("verbeteringen van wat de computer las"),
        "answers": _("antwoorden, onder elke definitie"),
        "curve": _("de lijn van beantwoorde vragen"),
        "classes": _("hoe snel antwoorden kwamen"),
        "week": _("wat er wanneer in de week gebeurt"),
        "months": _("het verloop per maand"),
        "topics": _("waarover vragen gingen"),
        "contacts": _("vragen met hun antwoorden, zonder tekst"),
    }


def _definitions(edition: Edition) -> Said:
    columns = [{"label": _("Cijfer")}, {"label": _("Versie"), "number": True}]
    told = [(_definition(id), str(version)) for id, version in edition.indicators.items()]
    rows = [{"cells": [*one]} for one in sorted(told, key=lambda one: _text(one[0]).casefold())]
    return {"caption": _("Onder welke definities"), "caption_hidden": True, "columns": columns, "rows": rows}


def _text(said: Said | str) -> str:
    return said if isinstance(said, str) else str(said["text"])


def _definition(id: str) -> Said | str:
    """Its title; its id where Meetlat no longer has it."""
    if found := indicators().get(id):
        return {"text": found.title(language()), "url": reverse("indicator", args=[id])}
    name = id.removeprefix(DEFINITION)
    if name == id or name not in definitions():
        return id
    title = _("Beantwoord volgens %(definition)s") % {"definition": definitions()[name].texts[language()].title}
    return {"text": title, "url": f"{reverse('definitions_explained')}#{name}"}
