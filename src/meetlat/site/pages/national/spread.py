"""How organisations of one kind differ: accounts each, inhabitants known or not, website against account evidence."""

from collections import Counter
from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import number, percent
from meetlat.site.pages.national.counted import Group
from meetlat.site.pages.national.tables import drawn_ruler, opened
from meetlat.site.pages.national.words import Words

MANY = 8  # accounts from which one row of the distribution takes all
Frozen = tuple[str, str, str, str]  # edition, its checksum, country, kind
Table = dict[str, Any]


def frozen(edition: Edition, group: Group) -> Frozen:
    return edition.pk, edition.checksum, group.country, group.kind


def _each(what: Frozen) -> Any:
    edition, _checksum, country, kind = what
    return Figure.objects.filter(edition=edition, country=country, kind=kind).exclude(organisation="")


@lru_cache(maxsize=128)
def accounts_each(what: Frozen) -> Counter[int]:
    """Number of accounts -> number of organisations."""
    return Counter(int(value) for value in _each(what).filter(indicator="accounts").values_list("value", flat=True))


def accounts_table(what: Frozen, words: Words, language: str) -> Table:
    """How many organisations have no, one, two … accounts; from MANY on together."""
    found = accounts_each(what)
    total = sum(found.values())
    last = min(max(found, default=0), MANY)
    counts = [
        found[each] if each < MANY else sum(n for many, n in found.items() if many >= MANY) for each in range(last + 1)
    ]
    columns = [
        {"label": _("Accounts")},
        {"label": words.many.capitalize(), "number": True},
        {"label": _("Deel"), "number": True},
        {"label": _("0 tot 100%")},
    ]
    rows = [
        {
            "cells": [
                _accounts(each, language),
                number(n, language),
                percent(n / total, language),
                {"drawing": drawn_ruler(n / total)},
            ]
        }
        for each, n in enumerate(counts)
    ]
    return {"caption": _("Accounts per organisatie"), "caption_hidden": True, "columns": columns, "rows": rows}


def _accounts(each: int, language: str) -> str:
    if not each:
        return _("geen gevonden")
    return number(each, language) if each < MANY else _("%(n)s of meer") % {"n": number(MANY, language)}


@lru_cache(maxsize=128)
def _notes(what: Frozen) -> Counter[str]:
    return Counter(_each(what).filter(indicator="inhabitants").values_list("note", flat=True))


def inhabitants_sentence(what: Frozen, year: int | None, words: Words, language: str) -> str:
    """Of which year, and for how many organisations the number is derived, estimated or not known."""
    notes = _notes(what)
    said = [_("Klein is tot 50.000 inwoners, middelgroot tot 100.000, groot 100.000 of meer.")]
    said += [_("Inwoners op 1 januari %(year)s.") % {"year": year}] if year else []
    said += [
        text % {"n": number(notes[note], language), "kind": words.counted(notes[note])}
        for note, text in (
            ("derived", _("Voor %(n)s %(kind)s is het aantal afgeleid: de som van wat is samengegaan.")),
            ("estimated", _("Voor %(n)s %(kind)s is het aantal geschat, want een voorganger is gesplitst.")),
            ("unknown", _("Van %(n)s %(kind)s is het aantal inwoners niet bekend; die staan apart.")),
        )
        if notes[note]
    ]
    return " ".join(said)


@lru_cache(maxsize=128)
def _websites(what: Frozen) -> Counter[tuple[bool, bool]]:
    """(website in the domain register, account on a government domain) -> organisations with a known website."""
    rows = _each(what).filter(Q(indicator="official_website") | Q(indicator="own_domain_accounts", value__gt=0))
    found = list(rows.values_list("organisation", "indicator", "value"))
    proven = {organisation for organisation, indicator, _value in found if indicator == "own_domain_accounts"}
    return Counter(
        (value > 0, organisation in proven)
        for organisation, indicator, value in found
        if indicator == "official_website" and value is not None
    )


def website_table(group: Group, what: Frozen, words: Words, language: str) -> Table | None:
    """Official domain against account evidence; None in a country without a register of domains."""
    found = _websites(what)
    if not found:
        return None
    columns = [
        {"label": _("Website")},
        {"label": _("Met account op zo’n domein"), "number": True},
        {"label": _("Geen gevonden"), "number": True},
    ]
    heads = ((True, _("in het domeinregister")), (False, _("niet in het domeinregister")))
    rows = [
        {"cells": [head, *(number(found[listed, proven], language) for proven in (True, False))]}
        for listed, head in heads
    ]
    return {
        "caption": _("Website en account"),
        "caption_hidden": True,
        "columns": columns,
        "rows": rows,
        **_about_websites(group, group.organisations - sum(found.values()), language),
    }


def _about_websites(group: Group, unknown: int, language: str) -> Table:
    note = ngettext(
        "Van %(n)s organisatie kent het register geen website.",
        "Van %(n)s organisaties kent het register geen website.",
        unknown,
    )
    question = _(
        "Alleen de overheid kan zo’n domein uitgeven. Per website: is er ook een account op zo’n domein gevonden?"
    )
    links = (
        (_("Open het cijfer over websites"), "official_website"),
        (_("Open het cijfer over accounts"), "own_domain_accounts"),
    )
    return {
        "heading": _("Staat de website op een domein van de overheid?"),
        "text": question,
        "note": note % {"n": number(unknown, language)} if unknown else "",
        "links": [{"label": text, "url": opened(group, id)} for text, id in links],
    }
