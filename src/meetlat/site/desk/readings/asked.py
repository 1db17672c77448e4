"""Which messages somebody asks for, and which of them she may see."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetlat.collect.readings.listing import PER_PAGE, Asked
from meetlat.register.models import Account
from meetlat.report import numbers
from meetlat.site.desk.readings.words import VALUES
from meetlat.site.people.models import User
from meetlat.site.people.permissions import VIEW_ALL_MESSAGES

LAST = 10_000  # page: further back nobody looks, and the lake would be asked in vain
LONGEST = 200  # of a word that is looked for
ANSWERS = {"yes": True, "no": False}


def accounts_of(request: HttpRequest) -> tuple[int, ...] | None:
    """Of which accounts somebody may see messages; None: of all."""
    if request.user.has_perm(VIEW_ALL_MESSAGES):
        return None
    assert isinstance(request.user, User)
    own = Account.objects.filter(holdings__organisation__in=request.user.organisations.all(), holdings__until=None)
    return tuple(own.order_by("pk").distinct().values_list("pk", flat=True))


def asked_of(request: HttpRequest) -> Asked:
    given = request.GET
    page = given.get("page", "")
    return Asked(
        accounts=_narrowed(accounts_of(request), _word(request)),
        question=ANSWERS.get(given.get("question", "")),
        doubtful=given.get("which") == "doubtful",
        language=given.get("language", "") if given.get("language") in VALUES["language"] else "",
        page=min(max(int(page), 1), LAST) if page.isdecimal() and len(page) < 9 else 1,
    )


def choices(request: HttpRequest) -> dict[str, Any]:
    """For components/search.html."""
    languages = [("", _("alle talen")), *((name, str(word)) for name, word in VALUES["language"].items())]
    questions = [
        ("", _("vragen en andere berichten")),
        ("yes", _("alleen vragen")),
        ("no", _("alleen andere berichten")),
    ]
    which = [("", _("alle, de twijfelgevallen eerst")), ("doubtful", _("alleen twijfelgevallen"))]
    options = (("which", _("Welke"), which), ("question", _("Vraag"), questions), ("language", _("Taal"), languages))
    return {
        "action": reverse("desk_messages"),
        "label": _("Van of aan welke organisatie of welk account"),
        "hint": _("De hele naam, het kenmerk of de accountnaam. Laat leeg voor alle."),
        "value": _word(request),
        "button": _("Toon"),
        "selects": [_select(request, name, label, values) for name, label, values in options],
    }


def pager(request: HttpRequest, page: int, more: bool) -> dict[str, str]:
    """For components/pager.html. How many there are is not counted: the lake may hold millions."""
    if page == 1 and not more:
        return {}
    text = _("Bladzijde %(number)s, van %(size)s berichten") % {
        "number": numbers.number(page, get_language() or "nl"), "size": PER_PAGE,
    }  # fmt: skip
    before, after = _address(request, page - 1) if page > 1 else "", _address(request, page + 1) if more else ""
    return {"text": text, "previous": before, "next": after}


def _narrowed(allowed: tuple[int, ...] | None, word: str) -> tuple[int, ...] | None:
    if not word:
        return allowed
    meant = Account.objects.filter(
        Q(holdings__organisation=word) | Q(holdings__organisation__name__iexact=word) | Q(handle__iexact=word)
    )
    found = meant.order_by("pk").distinct().values_list("pk", flat=True)
    return tuple(pk for pk in found if allowed is None or pk in allowed)


def _word(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:LONGEST]


def _select(request: HttpRequest, name: str, label: str, values: list[tuple[str, str]]) -> dict[str, Any]:
    chosen = request.GET.get(name, "")
    options = [{"value": value, "label": text, "selected": value == chosen} for value, text in values]
    return {"name": name, "label": label, "options": options}


def _address(request: HttpRequest, number: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(number)
    return "?" + asked.urlencode()
