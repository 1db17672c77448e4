"""What became of the questions to an organisation, in numbers."""

from collections import Counter

from django.utils.translation import gettext as _

from meetlat.measure.small import hidden
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.site.pages.measures.frozen import Row, of_organisation
from meetlat.site.pages.measures.words import (
    Said,
)
from meetlat.site.pages.organisations.words import language

EARLY = "early"


def statuses(edition: Edition, organisation: str) -> Said | None:
    """How many contacts with a question ended how: numbers only, for everybody; not those of few people."""
    rows = of_organisation(edition, "contacts", organisation)
    found = Counter(status_of(row) for row in rows if row["question"])
    if not found:
        return None
    words = {id: text for id, text in status_words().items() if found[id]}
    closed = hidden([found[id] for id in words])
    told = [_("niet getoond") if at in closed else number(found[id], language()) for at, id in enumerate(words)]
    return {
        "caption": _("Wat er van de vragen werd"),
        "caption_hidden": True,
        "columns": [{"label": _("Uitkomst")}, {"label": _("Vragen"), "number": True}],
        "rows": [{"cells": [text, n]} for text, n in zip(words.values(), told, strict=True)],
    }


def status_of(row: Row) -> str:
    """As it counts in a figure: what was answered before it could be followed long enough takes no part."""
    return EARLY if row["status"] in ("answered", "unseen", "late") and not row["followed"] else str(row["status"])


def status_words() -> dict[str, str]:
    return {
        "answered": _("beantwoord binnen 7 dagen"),
        "unseen": _("beantwoord, maar het antwoord zagen we niet"),
        "late": _("later beantwoord"),
        "unanswered": _("niet beantwoord"),
        EARLY: _("al beantwoord, maar nog geen 7 dagen gevolgd: telt niet mee"),
        "open": _("nog geen 7 dagen oud: telt niet mee"),
        "missed": _("niet 7 dagen lang gezien: telt niet mee"),
        "unclear": _("niet te zeggen: telt niet mee"),
    }
