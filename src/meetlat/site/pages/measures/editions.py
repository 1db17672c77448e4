"""Which edition of measures a page shows: the newest, or the one that its address names; and addresses that keep it."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from meetlat.report.measures import SUBJECT, latest
from meetlat.report.models import Edition
from meetlat.site.pages.measures.words import Said
from meetlat.site.pages.periods import options, period_label


def is_known(id: str) -> bool:
    """Whether an address names an edition that there is, or none: another one in its place would be another answer."""
    return not id or Edition.objects.filter(subject=SUBJECT, pk=id).exists()


def chosen(id: str) -> Edition | None:
    """The edition with this id; the newest where there is none such."""
    named = Edition.objects.filter(subject=SUBJECT, pk=id).first() if id and "\0" not in id else None
    return named or latest()


def address(name: str, *args: str, edition: Edition | None = None, **query: Any) -> str:
    """An address of a page of measures, which names the edition unless it is the newest."""
    newest = latest() if edition else None
    said = {"edition": edition.pk} if edition and newest and edition.pk != newest.pk else {}
    said |= {key: value for key, value in query.items() if value}
    return reverse(name, args=args) + ("?" + urlencode(said) if said else "")


def periods(edition: Edition, action: str) -> Said | None:
    """A choice of the period; None where only one was measured."""
    found = list(Edition.objects.filter(subject=SUBJECT).order_by("-day", "-taken_at"))
    if len(found) < 2:
        return None
    told = options(found, edition, period_label)
    select = {"name": "edition", "label": _("Over welke tijd"), "prefix": "measures-", "options": told}
    return {"action": action, "selects": [select], "button": _("Toon")}
