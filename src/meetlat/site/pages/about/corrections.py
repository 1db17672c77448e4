"""What people put right in the register: what, when and why. Never who."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.register.models import Account, Change, Organisation
from meetlat.report.numbers import moment, number
from meetlat.site.desk.words import FIELDS
from meetlat.site.pages.about.page import contact

A_PAGE = 50
Said = dict[str, Any]


def corrections_page(language: str, page: str = "") -> Said:
    """headline, lead, contact, table (None where nothing was corrected), pager."""
    found = corrected()
    total = found.count()
    start = A_PAGE * (_page(page, total) - 1)
    rows = list(found[start : start + A_PAGE])
    return {
        "headline": headline(total, language),
        "lead": _("Klopt er iets niet? Meld het. Wat wij veranderen, staat hieronder: wat, wanneer en waarom."),
        "contact": contact(),
        "table": _table(rows, language) if rows else None,
        "pager": _pager(start, len(rows), total, language) if total > A_PAGE else None,
    }


def corrected() -> "QuerySet[Change]":
    """Changes by people. A change of holder is noted with the account and with the organisation: once is enough."""
    twice = Q(subject__startswith="organisation:", field="account")
    return Change.objects.filter(by__isnull=False).exclude(twice).order_by("-id")


def headline(total: int, language: str) -> str:
    if total == 0:
        return _("In het register is nog niets met de hand verbeterd")
    said = ngettext("%(n)s verbetering in het register", "%(n)s verbeteringen in het register", total)
    return said % {"n": number(total, language)}


def _page(text: str, total: int) -> int:
    """The page that was asked for, or the nearest there is."""
    last = max(1, -(-total // A_PAGE))
    return min(max(1, int(text)), last) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _table(rows: list[Change], language: str) -> Said:
    things = _things(rows, language)
    columns = [_("Wanneer"), _("Waarvan"), _("Wat"), _("Was"), _("Werd"), _("Waarom")]
    return {
        "caption": _("Verbeteringen door mensen, de nieuwste eerst"),
        "columns": [{"label": label} for label in columns],
        "rows": [{"cells": _cells(row, things, language)} for row in rows],
    }


def _cells(change: Change, things: dict[str, Said], language: str) -> list[Any]:
    return [
        moment(change.at, language),
        things.get(change.subject, {"text": change.subject}),
        str(FIELDS.get(change.field, change.field)),
        change.before or "–",
        change.after or "–",
        change.reason,
    ]


def _things(rows: list[Change], language: str) -> dict[str, Said]:
    """What each change is of, as a cell with a link; two questions for the whole page."""
    ids: dict[str, list[str]] = {"account": [], "organisation": []}
    for row in rows:
        kind, _colon, id = row.subject.partition(":")
        ids.setdefault(kind, []).append(id)
    accounts = Account.objects.filter(pk__in=ids["account"]).prefetch_related("organisations")
    found = {f"account:{one.pk}": _of_account(one) for one in accounts}
    organisations = Organisation.objects.filter(pk__in=ids["organisation"])
    return found | {f"organisation:{one.pk}": _named(one, one.name_in(language)) for one in organisations}


def _of_account(account: Account) -> Said:
    holders = sorted(account.organisations.all(), key=lambda one: one.pk)
    return _named(holders[0], str(account)) if holders else {"text": str(account)}


def _named(organisation: Organisation, name: str) -> Said:
    return {"text": name, "url": reverse("organisation", args=[organisation.pk])}


def _pager(start: int, shown: int, total: int, language: str) -> Said:
    def at(first: int) -> str:
        return f"{reverse('corrections')}?page={first // A_PAGE + 1}"

    words = {"from": start + 1, "to": start + shown, "total": total}
    return {
        "text": _("%(from)s tot %(to)s van %(total)s") % {name: number(n, language) for name, n in words.items()},
        "previous": at(start - A_PAGE) if start else "",
        "next": at(start + A_PAGE) if start + shown < total else "",
    }
