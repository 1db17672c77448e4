"""The tables of the desk, with their words ready in the reader's language (see components/figure_table.html)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetlat.register import vocabulary
from meetlat.register.models import Account, Change, Evidence, Holding, Organisation
from meetlat.register.platforms import platforms
from meetlat.report import numbers
from meetlat.site.desk.words import EVIDENCE, FIELDS, STATUS

Table = dict[str, Any]


def accounts_table(accounts: Iterable[Account]) -> Table:
    columns = [_("Account"), _("Platform"), _("Rol"), _("Thema"), _("Status")]
    return table(_("Accounts"), columns, (_account_row(account) for account in accounts))


def organisations_table(organisations: Iterable[Organisation]) -> Table:
    rows = (
        [linked(it.name, "desk_organisation", it.pk), word("kinds", it.kind), it.country, it.pk] for it in organisations
    )
    return table(_("Organisaties"), [_("Organisatie"), _("Soort"), _("Land"), _("Kenmerk")], rows)


def evidence_table(evidence: Iterable[Evidence]) -> Table:
    columns = [_("Bewijs"), _("Bron"), _("Gezien op"), _("Geldig tot"), _("Opmerking")]
    rows = ([str(EVIDENCE[it.kind]), it.source, day(it.day), day(it.until), it.note or "–"] for it in evidence)
    return table(_("Waaruit blijkt dat het officieel is"), columns, rows)


def holdings_table(holdings: Iterable[Holding]) -> Table:
    rows = (
        [linked(it.organisation.name, "desk_organisation", it.organisation_id), day(it.since), day(it.until)]
        for it in holdings
    )
    return table(_("Van wie het account is"), [_("Organisatie"), _("Sinds"), _("Tot")], rows)


def history_table(changes: Iterable[Change], *, with_subject: bool = False) -> Table:
    columns = [_("Wanneer"), _("Wat"), _("Van"), _("Naar"), _("Waarom"), _("Wie")]
    rows = (_change_row(change, with_subject) for change in changes)
    return table(_("Geschiedenis"), [*columns, *([_("Waarvan")] if with_subject else [])], rows)


def account_facts(account: Account) -> list[dict[str, Any]]:
    """For components/facts.html."""
    by_person = account.role_source == Account.RoleSource.PERSON
    return [
        {"label": _("Platform"), "value": platforms()[account.platform].name},
        {"label": _("Adres"), "value": account.url, "url": account.url},
        {
            "label": _("Vast nummer"),
            "value": account.platform_id or _("niet bekend"),
            "unknown": not account.platform_id,
        },
        {"label": _("Rol"), "value": word("roles", account.role)},
        {"label": _("Thema"), "value": word("themes", account.theme) if account.theme else _("geen")},
        {"label": _("Rol en thema bepaald door"), "value": _("een onderzoeker") if by_person else _("de vaste regels")},
        {"label": _("Status"), "value": str(STATUS[account.status])},
        *([{"label": _("Gesloten op"), "value": day(account.ended)}] if account.ended else []),
    ]


def word(table: str, key: str) -> str:
    return vocabulary.label(table, key, get_language() or "nl")


def day(value: date | None) -> str:
    return numbers.day(value, get_language() or "nl")


def _account_row(account: Account) -> list[Any]:
    return [
        linked(account.handle, "desk_account", account.pk),
        platforms()[account.platform].name,
        word("roles", account.role),
        word("themes", account.theme) if account.theme else "–",
        str(STATUS[account.status]),
    ]


def _change_row(change: Change, with_subject: bool) -> list[Any]:
    moment = numbers.moment(change.at, get_language() or "nl")
    cells = [
        moment,
        str(FIELDS.get(change.field, change.field)),
        *_before_and_after(change),
        change.reason,
        _who(change),
    ]
    return [*cells, _subject(change.subject)] if with_subject else cells


def _before_and_after(change: Change) -> list[str]:
    return [_value(change.field, text) for text in (change.before, change.after)]


def _value(field: str, text: str) -> str:
    if not text:
        return "–"
    if field in {"role", "theme"}:
        return word(f"{field}s", text)
    if field == "status" and text in STATUS:
        return str(STATUS[text])
    kind, _colon, source = text.partition(": ")
    return f"{EVIDENCE[kind]}: {source}" if field == "evidence" and kind in EVIDENCE else text


def _who(change: Change) -> str:
    if change.by:
        return f"{change.by.username} ({change.by.role_name})"
    return _("inlezen van de gegevens") if change.load_id else _("gezien door Meetlat")


def _subject(subject: str) -> dict[str, str]:
    kind, _colon, pk = subject.partition(":")
    return {"text": pk if kind == "organisation" else f"{_('account')} {pk}", "url": reverse(f"desk_{kind}", args=[pk])}


def linked(text: str, view: str, *where: Any) -> dict[str, str]:
    return {"text": text, "url": reverse(view, args=where)}


def table(caption: str, columns: Iterable[str], rows: Iterable[list[Any]]) -> Table:
    return {
        "caption": caption,
        "caption_hidden": True,
        "columns": [{"label": label} for label in columns],
        "rows": [{"cells": cells} for cells in rows],
    }
