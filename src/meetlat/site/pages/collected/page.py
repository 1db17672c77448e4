"""What the page about collecting shows."""

from typing import Any

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.collect.models import Run
from meetlat.collect.source import sources
from meetlat.collect.standing import source_standings, stream_gaps
from meetlat.register.invented import usual_accounts
from meetlat.register.models import Account
from meetlat.report.numbers import number
from meetlat.site.pages.collected.accounts import account_rows
from meetlat.site.pages.collected.asked import ALL, GAPS, NOT, Asked
from meetlat.site.pages.collected.found import found, visited
from meetlat.site.pages.collected.sources import not_asked, sources_table, stream_lines
from meetlat.site.pages.collected.words import source_name
from meetlat.site.pages.organisations.words import language

A_PAGE = 25
Said = dict[str, Any]


def collected_page(question: Asked) -> Said:
    """The page for a question; see ``Asked`` for what it can ask."""
    current = usual_accounts().filter(status=Account.Status.CURRENT).order_by()
    used = dict(current.values_list("platform").annotate(n=Count("pk")))
    chosen = found(question)
    read = len(chosen) if question == Asked(page=question.page) else visited()
    return {
        "headline": _headline(read, sum(used.values())),
        "lead": _("Meetlat leest wat overheden openbaar zeggen en wat mensen daarop antwoorden, zonder hun namen."),
        "nothing": not Run.objects.exists(),
        "sources": sources_table(source_standings()),
        "streams": stream_lines(stream_gaps()),
        "not_asked": not_asked(used),
        "search": _search(question),
        **_accounts(question, chosen),
    }


def _headline(read: int, all_: int) -> str:
    """What was found; the ledger decides whether anything was."""
    said = {"n": number(read, language()), "all": number(all_, language())}
    if read:
        return _("Meetlat leest %(n)s van de %(all)s accounts") % said
    if not Run.objects.exists():
        return _("Er is nog niets verzameld")
    brought = Run.objects.aggregate(new=Sum("new"))["new"] or 0
    text = ngettext("%(n)s bericht of telling uit bestanden", "%(n)s berichten en tellingen uit bestanden", brought)
    return text % {"n": number(brought, language())}


def _accounts(question: Asked, chosen: list[int]) -> Said:
    """The rows of one page, what they are, and the way to the others."""
    n = len(chosen)
    page = min(question.page, max(1, -(-n // A_PAGE)))
    first = (page - 1) * A_PAGE
    accounts = Account.objects.in_bulk(chosen[first : first + A_PAGE])
    return {
        "found": _found(question.q, n),
        "rows": account_rows([accounts[pk] for pk in chosen[first : first + A_PAGE]], question.source),
        "pager": _pager(question, page, first, n) if n > A_PAGE else None,
        "clear": reverse("collected") if question != Asked() else "",
    }


def _found(q: str, n: int) -> str:
    said = {"n": number(n, language()), "q": q[:80]}
    if not q:
        return ngettext("%(n)s account", "%(n)s accounts", n) % said
    return ngettext("%(n)s account gevonden voor “%(q)s”", "%(n)s accounts gevonden voor “%(q)s”", n) % said


def _pager(question: Asked, page: int, first: int, n: int) -> Said:
    said = {"from": first + 1, "to": min(n, first + A_PAGE), "all": n}
    words = {name: number(value, language()) for name, value in said.items()}
    return {
        "text": _("%(from)s tot en met %(to)s van %(all)s") % words,
        "previous": question.but(page=page - 1) if page > 1 else "",
        "next": question.but(page=page + 1) if first + A_PAGE < n else "",
    }


def _search(question: Asked) -> Said:
    shown = [(ALL, _("alles wat is gelezen")), (GAPS, _("alleen met gaten")), (NOT, _("wat niet is gelezen"))]
    named = [("", _("alle bronnen")), *((name, source_name(name)) for name in sources())]
    return {
        "action": reverse("collected"),
        "label": _("Organisatie of account"),
        "hint": _("Bijvoorbeeld de naam van uw gemeente."),
        "value": question.q,
        "selects": [
            {"name": "source", "label": _("Bron"), "options": _options(named, question.source)},
            {"name": "show", "label": _("Welke accounts"), "options": _options(shown, question.show)},
        ],
    }


def _options(pairs: list[tuple[str, str]], chosen: str) -> list[Said]:
    return [{"value": value, "label": label, "selected": value == chosen} for value, label in pairs]
