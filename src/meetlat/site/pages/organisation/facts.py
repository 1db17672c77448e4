"""The facts under the heading of an organisation, and the way to it."""

from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.register.vocabulary import label
from meetlat.report.models import Edition
from meetlat.report.numbers import labelled, number
from meetlat.site.pages.organisations.asked import Asked
from meetlat.site.pages.organisations.known import UNKNOWN, Known
from meetlat.site.pages.organisations.words import (
    NOTES,
    figure_url,
    group_words,
    kind_word,
    language,
    size_bounds,
    size_words,
)

Fact = dict[str, Any]


def facts(edition: Edition | None, one: Known, website: str) -> list[Fact]:
    """Kind, country, province, inhabitants with their year and how they are known, size class, website."""
    found = [
        {"label": _("Soort"), "value": kind_word(one.kind)},
        {"label": _("Land"), "value": label("countries", one.country, language())},
    ]
    if one.province:
        url = _list(country=one.country, kind=one.kind, province=one.province)
        found.append({"label": _("Provincie"), "value": label("provinces", one.province, language()), "url": url})
    if one.kind == "municipality":
        found += [_inhabitants(edition, one), _size(one)]
    return found + _website(website)


def _inhabitants(edition: Edition | None, one: Known) -> Fact:
    value = one.figures.get("inhabitants")
    if value is None or edition is None:
        return {"label": _("Inwoners"), "value": _("niet bekend"), "unknown": True}
    said = {"n": number(value, language()), "year": str(one.year), "how": str(NOTES.get(one.note, one.note))}
    text = _("%(n)s (1 januari %(year)s; %(how)s)") % said
    return {"label": _("Inwoners"), "value": text, "url": figure_url(edition, "inhabitants", one)}


def _size(one: Known) -> Fact:
    if one.size_class == UNKNOWN:
        return {"label": _("Grootte"), "value": _("niet bekend"), "unknown": True}
    value = labelled(size_words(one.size_class), size_bounds(one.size_class), language())
    return {
        "label": _("Grootte"),
        "value": value,
        "url": _list(country=one.country, kind=one.kind, size_class=one.size_class),
    }


def _website(website: str) -> list[Fact]:
    """Only what is a web address becomes a link."""
    parts = urlsplit(website)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return []
    return [{"label": _("Website"), "value": parts.hostname.removeprefix("www."), "url": website}]


def _list(**filters: str) -> str:
    return reverse("organisations") + Asked().but(**filters)


def breadcrumb(one: Known) -> list[dict[str, str]]:
    return [
        {"label": _("Organisaties"), "url": reverse("organisations")},
        {"label": group_words(one.country, one.kind), "url": _list(country=one.country, kind=one.kind)},
    ]
