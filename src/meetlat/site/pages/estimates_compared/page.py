"""The page that says what changed between two editions of estimates."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.measure.statistics.difference import Verdict
from meetlat.register.models import Organisation
from meetlat.register.vocabulary import label
from meetlat.report.census import distinct_names
from meetlat.report.completeness_kept import ACCOUNTS
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import number
from meetlat.site.pages.editions.comparing import form, from_to
from meetlat.site.pages.editions.page import of_words
from meetlat.site.pages.estimates import Said, between, platform_words
from meetlat.site.pages.estimates_compared.changes import Compared, compared
from meetlat.site.pages.measures.differences import verdict_words

MOVED = (Verdict.MORE, Verdict.LESS)


def comparison_page(first: Edition, second: Edition, language: str) -> Said:
    """For pages/estimates_compared.html."""
    found = compared(first, second)
    every = list(Edition.objects.filter(subject=second.subject))
    towns = {one.after.organisation: one for one in found if one.after.organisation}
    moved = [id for id, one in towns.items() if one.change.verdict in MOVED]
    whole = [(_of_whole(one.after, language), one) for one in found if not one.after.organisation]
    named = [(name, towns[id]) for id, name in _names(moved, language).items()]
    return {
        "headline": _headline(found, language),
        "lead": from_to(first, second, [of_words(one, language) for one in (first, second)]),
        "breadcrumb": [{"label": _("Edities"), "url": reverse("editions")}],
        "comparing": form(every, first, second),
        "table": _table(_("Alles bij elkaar"), whole, language),
        "towns": bool(towns),
        "moved": _table(_("Welke gemeenten"), named, language) if named else None,
    }


def _names(ids: list[str], language: str) -> dict[str, str]:
    """In the order of a Dutch list; who is not in the register any more comes last, by its id."""
    called = distinct_names(list(Organisation.objects.filter(pk__in=ids)), language)
    return called | {id: id for id in ids if id not in called}


def _headline(found: Sequence[Compared], language: str) -> str:
    """Only what the intervals carry."""
    moved, n = sum(one.change.verdict in MOVED for one in found), len(found)
    if not n:
        return _("Deze twee edities hebben geen schatting gemeen")
    if not moved:
        return _("Geen van de schattingen veranderde meer dan toeval")
    said = {"moved": number(moved, language), "n": number(n, language)}
    return (
        ngettext(
            "%(moved)s van de %(n)s schattingen veranderde meer dan toeval",
            "%(moved)s van de %(n)s schattingen veranderden meer dan toeval",
            moved,
        )
        % said
    )


def _of_whole(one: Figure, language: str) -> str:
    """The platform, and of a register whose accounts they are."""
    where = capfirst(platform_words(one.platform))
    return f"{where}, {label('kinds', one.kind, language, '_plural')}" if one.indicator == ACCOUNTS else where


def _table(caption: str, named: Sequence[tuple[str, Compared]], language: str) -> Said:
    heads = (_("Eerst"), _("Daarna"), _("Verschil"))
    columns = [{"label": _("Wat")}, *({"label": words, "number": True} for words in heads)]
    return {
        "caption": caption,
        "caption_hidden": True,
        "columns": [*columns, {"label": _("Meer dan toeval?")}],
        "rows": [{"cells": [name, *_cells(one, language)]} for name, one in named],
    }


def _cells(one: Compared, language: str) -> list[str]:
    values = [_estimate(figure, language) for figure in (one.before, one.after)]
    return [*values, _difference(one, language), verdict_words(one.change.verdict)]


def _estimate(one: Figure, language: str) -> str:
    return f"{number(one.value, language)} ({between(one.low, one.high, language)})"


def _difference(one: Compared, language: str) -> str:
    value, low, high = one.change.value, one.change.low, one.change.high
    return f"{_signed(value, language)} ({_signed(low, language)} – {_signed(high, language)})"


def _signed(value: float | None, language: str) -> str:
    said = number(abs(round(value or 0)), language)
    return said if said == "0" else ("−" if (value or 0) < 0 else "+") + said
