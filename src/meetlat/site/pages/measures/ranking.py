"""The laboratory of rankings: who leads on what, and how firm a place in one list of all measures would be."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure import indicators
from meetlat.measure.small import FEWEST
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.site.pages.measures.editions import address
from meetlat.site.pages.measures.groups import groups
from meetlat.site.pages.measures.known import Peers, Place, peers
from meetlat.site.pages.measures.listing import names_of, scorecard_urls
from meetlat.site.pages.measures.ranking_asked import Wish
from meetlat.site.pages.measures.ranking_form import form, wrong
from meetlat.site.pages.measures.ranking_list import overall
from meetlat.site.pages.measures.ranking_sheet import Result, ranked
from meetlat.site.pages.measures.ranking_without import without
from meetlat.site.pages.measures.words import Said, source, title, value_words
from meetlat.site.pages.national.words import words
from meetlat.site.pages.organisations.words import cell, language, listed, size_words
from meetlat.site.pages.periods import period_words

NAMED = 5  # of who cannot be ranked


def ranking_page(edition: Edition, country: str, kind: str, wish: Wish) -> Said | None:
    """None where the edition holds nothing of this country and kind."""
    if (country, kind) not in groups(edition):
        return None
    left, said = without(wish, country, kind), words(kind, country, language())
    found = ranked(edition, country, kind, wish, left.ids)
    enough = found if found and found.ranked >= FEWEST else None
    names = names_of([one for field in enough.chosen.groups.values() for one in field.names]) if enough else {}
    return {
        "headline": _headline(enough, names, wish),
        "lead": _("Rangordes van %(all)s over %(period)s, zoals u ze kiest.")
        % {"all": said.all, "period": period_words(edition)},
        "breadcrumb": [{"label": _("De meting"), "url": address("measuring_of", country, kind, edition=edition)}],
        "form": form(wish, edition, reverse("ranking", args=[country, kind]), left.notes, sized=kind == "municipality"),
        "wrong": wrong(wish),
        "nobody": "" if enough else _nobody(),
        "warning": _warning(enough.ranked, said.all, wish) if enough else "",
        "leaders": _leaders(edition, Place(country, kind, wish.size_class), enough, names, wish) if enough else None,
        "more": f"{wish.but(listed=True)}&edition={edition.pk}",
        "overall": overall(edition, enough, names, wish) if enough and enough.said else None,
        "apart": [*left.told(), *(_apart(enough) if enough else [])],
        "source": source(edition, wish.indicator(wish.measures[0])),
    }


def _nobody() -> str:
    text = _("Van minder dan %(n)s organisaties is alles bekend wat u vraagt: te weinig voor een rangorde.")
    return text % {"n": FEWEST}


def _headline(found: Result | None, names: dict[str, str], wish: Wish) -> str:
    """Who leads where; only of what is told below it."""
    if found is None:
        return _("Zo is er geen rangorde te maken")
    if len(wish.measures) == 1:
        said = {"names": listed([names[id] for id in found.leaders[wish.measures[0]][:3]])}
        return _("Vooraan op deze maat: %(names)s") % said
    often = Counter(id for leaders in found.leaders.values() for id in leaders)
    (most, times), *rest = often.most_common(2)
    said = {"n": number(times, language()), "measures": number(len(wish.measures), language()), "name": names[most]}
    if times == 1:
        return _("Op elke maat staat een ander vooraan")
    if times == len(wish.measures):
        return _("%(name)s staat vooraan op elke gekozen maat") % said
    if rest and rest[0][1] == times:
        return _("Geen organisatie staat op de meeste maten alleen vooraan")
    return _("%(name)s staat op %(n)s van de %(measures)s maten vooraan") % said


def _warning(n: int, all: str, wish: Wish) -> str:
    """What a reader must know before quoting a place."""
    who = f"{all}, {size_words(wish.size_class)}" if wish.size_class else all
    text = _(
        "Een plaats zegt iets over deze lijst van %(n)s (%(who)s), niet over een organisatie alleen."
        " Doet een ander mee of juist niet, dan kunnen plaatsen en zelfs de volgorde veranderen."
    )
    return text % {"n": number(n, language()), "who": who}


def _leaders(edition: Edition, place: Place, found: Result, names: dict[str, str], wish: Wish) -> Said:
    """Per measure who leads, with the figure."""
    figures = peers(edition, place, tuple(sorted({"posts", "answered", *map(wish.indicator, wish.measures)})))
    urls = scorecard_urls(list(names), edition)
    return {
        "caption": _("Koplopers per maat"),
        "caption_hidden": True,
        "columns": [{"label": _("Maat")}, {"label": _("Vooraan")}, {"label": _("Waarde"), "number": True}],
        "rows": [
            {"cells": _leader_cells(wish.indicator(one), found.leaders[one], figures, names, urls)}
            for one in wish.measures
        ],
    }


def _leader_cells(
    id: str, leaders: list[str], figures: Peers, names: dict[str, str], urls: dict[str, str]
) -> list[Said]:
    first = leaders[0]
    shared = _("samen met %(names)s") % {"names": listed([names[one] for one in leaders[1:4]])} if leaders[1:] else ""
    value = value_words(indicators()[id], figures[id][first].value)
    return [cell(title(id)), cell(names[first], url=urls[first], note=shared), cell(value)]


def _apart(found: Result) -> list[str]:
    """Who is not in it, and why. Of too few a number: nobody is worse for being small."""
    unknown = list(names_of(list(found.chosen.not_ranked)).values())
    texts = (
        (len(found.chosen.too_few), _("Te weinig vragen voor een plaats: %(n)s.")),
        (len(unknown), _("Niet in de rangorde, omdat niet alles bekend is: %(n)s (%(names)s).")),
    )
    more = [number(len(unknown) - NAMED, language()) + " " + _("andere")] if len(unknown) > NAMED else []
    said = {"names": listed([*unknown[:NAMED], *more])}
    return [text % {"n": number(n, language()), **said} for n, text in texts if n]
