"""Why the same inbox is "8 hours" and "1 day 8 hours": one invented inbox under every definition."""

from datetime import datetime
from typing import NamedTuple

from babel.dates import format_datetime
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.measure.definitions import Definition, definitions
from meetlat.report.numbers import LOCALES, duration, number, percent
from meetlat.site.pages.measures.words import Said
from meetlat.site.pages.organisations.words import language

MARCH = (2025, 3)


class Message(NamedTuple):
    """One message of the example; the day and the clock of March 2025. ``answers``: day, hour, minute."""

    asked: tuple[int, int]
    by: str
    way: str
    question: bool
    answers: tuple[tuple[int, int, int], ...] = ()
    note: str = ""


class Counted(NamedTuple):
    """What a definition makes of the example: see docs/explanation/one-inbox-eight-answers.md, where it is counted."""

    contacts: int
    answered: int
    seconds: int


INBOX = (
    Message((2, 9), "A", "mention", True, ((3, 17, 0),)),
    Message((3, 17), "A", "reply", False, note="thanks"),
    Message((4, 10), "B", "page", True, ((4, 10, 5), (4, 14, 0)), "automatic"),
    Message((5, 9), "C", "mention", True, ((5, 11, 0),), "other"),
    Message((6, 9), "D", "mention", True),
    Message((6, 12), "E", "page", False, ((6, 13, 0),)),
    Message((6, 15), "D", "mention", True),
    Message((12, 20), "F", "page", True, note="open"),
)
HALF_PAST = 1  # the place of the message that was sent half an hour later
EXAMPLE = {
    "meetlat": Counted(4, 3, 4 * 3_600),
    "facebook-badge": Counted(3, 1, 3_600),
    "facebook-page": Counted(6, 4, 3_700),
    "fanpage-karma": Counted(7, 3, 3_600),
    "gemeentebuzz": Counted(4, 1, 32 * 3_600),
    "hootsuite": Counted(4, 4, 8 * 3_600 + 46 * 60 + 15),
    "socially-devoted": Counted(6, 2, 16 * 3_600 + 2 * 60 + 30),
    "sprout": Counted(8, 4, 3 * 3_600 + 45 * 60),
}


def explained_page() -> Said:
    found = definitions()
    text = ngettext("Dezelfde vragen, %(n)s antwoord", "Dezelfde vragen, %(n)s antwoorden", len(found))
    return {
        "headline": text % {"n": number(len(found), language())},
        "lead": _("Waarom hetzelfde antwoord “8 uur” en “1 dag 8 uur” kan duren, en niemand liegt."),
        "breadcrumb": [{"label": _("Methode"), "url": reverse("methods")}],
        "inbox": _inbox(),
        "results": _results(found),
        "definitions": [_definition(one) for one in found.values()],
    }


def _inbox() -> Said:
    labels = (_("Bericht"), _("Wanneer"), _("Van"), _("Hoe"), _("Vraag"), _("Antwoord"))
    rows = [{"cells": _message_cells(place, one)} for place, one in enumerate(INBOX)]
    return {
        "caption": _("De berichten van het voorbeeld"),
        "caption_hidden": True,
        "columns": [{"label": label} for label in labels],
        "rows": rows,
    }


def _message_cells(place: int, one: Message) -> list[Said | str]:
    ways = {"mention": _("noemt het account"), "reply": _("reageert"), "page": _("op de pagina")}
    asked = _moment(*one.asked, 30 if place == HALF_PAST else 0)
    return [
        str(place + 1),
        asked,
        one.by,
        ways[one.way],
        _("ja") if one.question else _("nee"),
        _answers(one),
    ]


def _answers(one: Message) -> Said | str:
    notes = {
        "thanks": _("“dank u!”"),
        "automatic": _("het eerste is automatisch"),
        "other": _("van een ander account"),
        "open": _("nog geen 7 dagen oud"),
    }
    text = ", ".join(_moment(*answer) for answer in one.answers) or _("geen")
    return {"text": text, "note": notes[one.note]} if one.note else text


def _moment(day: int, hour: int, minute: int = 0) -> str:
    locale = LOCALES.get(language(), language())
    return str(format_datetime(datetime(*MARCH, day, hour, minute), "EEE d MMM H:mm", locale=locale))  # noqa: DTZ001


def _results(found: dict[str, Definition]) -> Said:
    labels = (_("Definitie"), _("Geteld"), _("Beantwoord"), _("Deel"), _("Tijd"))
    return {
        "caption": _("Acht keer geteld"),
        "caption_hidden": True,
        "columns": [{"label": label, "number": place > 0} for place, label in enumerate(labels)],
        "rows": [{"cells": _result_cells(one, EXAMPLE[id])} for id, one in found.items() if id in EXAMPLE],
    }


def _result_cells(one: Definition, counted: Counted) -> list[Said | str]:
    times = {"median": _("de middelste"), "mean": _("gemiddeld"), "mean-of-fastest": _("gemiddeld van de snelste")}
    return [
        {"text": one.texts[language()].title, "url": f"#{one.id}"},
        number(counted.contacts, language()),
        number(counted.answered, language()),
        percent(counted.answered / counted.contacts, language(), 0),
        {"text": duration(counted.seconds, language()), "note": times[one.time]},
    ]


def _definition(one: Definition) -> Said:
    text = one.texts[language()]
    return {
        "id": one.id,
        "title": text.title,
        "says": text.says,
        "assumed": text.assumed,
        "source": one.source_in(language()),
        "version": str(one.version),
    }
