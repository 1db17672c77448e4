"""How one organisation answers: how many, how fast, when, about what not, and under which definition."""

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetlat.measure.small import FEWEST, hidden
from meetlat.measure.yardstick.told import enough_answers, timed
from meetlat.register.models import Organisation
from meetlat.report.charts.answer_curve import Step, answer_curve
from meetlat.report.charts.time_classes import CLASSES, time_classes
from meetlat.report.models import Edition, Figure
from meetlat.report.numbers import duration, number, percent
from meetlat.site.pages.measures.definitions import beside
from meetlat.site.pages.measures.editions import address, periods
from meetlat.site.pages.measures.frozen import of_group, of_organisation, picture
from meetlat.site.pages.measures.headline import responses_headline
from meetlat.site.pages.measures.inbox import unanswered, week
from meetlat.site.pages.measures.known import Place, comparable, own_figures, place_of
from meetlat.site.pages.measures.scorecard import breadcrumb, name_of, nothing_measured
from meetlat.site.pages.measures.seen import of_own_definition, seen_words
from meetlat.site.pages.measures.words import Said, few_words, place_words, source
from meetlat.site.pages.organisations.words import language
from meetlat.site.pages.periods import period_words

Row = dict[str, Any]
Ends = dict[str, tuple[float, float]]  # column of a time -> between what it lies
TIMES = {"median_seconds": "median_time", "median_service_seconds": "median_service_time", "p90_seconds": "p90_time"}
LABELS = {
    "median_seconds": gettext_lazy("Helft beantwoord binnen"),
    "median_service_seconds": gettext_lazy("Helft beantwoord binnen, in openingstijden"),
    "p90_seconds": gettext_lazy("Negen van de tien binnen"),
}


def responses_page(organisation: Organisation, edition: Edition | None) -> Said:
    figures = own_figures(edition, organisation.pk) if edition else []
    place = place_of(figures)
    if edition is None or place is None:
        return nothing_measured(organisation, edition)
    place = comparable(edition, place)
    name, answers = name_of(organisation), of_organisation(edition, "answers", organisation.pk)
    own, ends = of_own_definition(answers), ends_of(figures)
    scorecard = {"label": _("De meting"), "url": address("scorecard", organisation.pk, edition=edition)}
    return {
        "headline": _headline(name, own),
        "lead": _("Wat bewoners vroegen in %(period)s, en wat %(name)s daarmee deed.")
        % {"period": period_words(edition), "name": name},
        "breadcrumb": [*breadcrumb(organisation), scorecard],
        "name": name,
        "facts": facts(own, ends) if own else [],
        "coverage": seen_words(edition, own, own["coverage"] if own else None),
        **(_drawn(edition, organisation.pk, name, place) if own and own["enough"] else {}),
        "week": week(edition, organisation, name, place),
        "definitions": beside(edition, organisation.pk, name, answers, ends.get("median_seconds")),
        "topics": unanswered(of_organisation(edition, "topics", organisation.pk)),
        "pairs": address("pairs", organisation.pk, edition=edition),
        "periods": periods(edition, reverse("responses", args=[organisation.pk])),
        "source": source(edition),
    }


def _headline(name: str, own: Row | None) -> str:
    share = own["share"] if own and own["enough"] else None
    return responses_headline(
        name, share, own["median_seconds"] if own and enough_answers(timed(own), "median_seconds") else None
    )


def ends_of(figures: list[Figure]) -> Ends:
    """The intervals of times, which the figures of the same name have."""
    known = {one.indicator: (one.low, one.high) for one in figures if not one.platform}
    pairs = ((column, known.get(name, (None, None))) for column, name in TIMES.items())
    return {column: (low, high) for column, (low, high) in pairs if low is not None and high is not None}


def facts(own: Row, ends: Ends) -> list[Said]:
    """What became of the questions, under Meetlat's own definition."""
    asked, lang = own["contacts"], language()
    said = [
        {"label": _("Vragen die meetellen"), "value": number(asked, lang)},
        {"label": _("Beantwoord binnen 7 dagen"), "value": _share_words(own)},
        *({"label": str(label), "value": _time(own, column, ends.get(column))} for column, label in LABELS.items()),
        {"label": _("Later dan 7 dagen"), "value": number(own["late"], lang) if own["enough"] else few_words()},
        {"label": _("Nog niet 7 dagen oud, en nog open"), "value": number(own["open"], lang)},
        {
            "label": _("Antwoord niet gezien, wel gegeven"),
            "value": number(own["unseen"], lang) if own["enough"] else few_words(),
        },
    ]
    return [fact | {"unknown": True} if fact["value"] == few_words() else fact for fact in said]


def _share_words(own: Row) -> str:
    if not own["enough"]:
        return few_words()
    ends = {"low": percent(own["low"], language(), 0), "high": percent(own["high"], language(), 0)}
    between = _("tussen %(low)s en %(high)s") % ends
    return f"{percent(own['share'], language(), 0)} ({between})"


def _time(own: Row, column: str, ends: tuple[float, float] | None) -> str:
    if not (own["enough"] and enough_answers(timed(own), column)):
        return few_words()
    said = duration(own[column], language())
    if ends is None:
        return said
    low, high = (duration(end, language()) for end in ends)
    return f"{said} ({_('tussen %(low)s en %(high)s') % {'low': low, 'high': high}})"


def _drawn(edition: Edition, id: str, name: str, place: Place) -> Said:
    """Of so few that no share is told, a picture would tell it after all, and of whom."""
    return {"curve": _curve(edition, id, name, place), "classes": _classes(edition, id, name, place)}


def _curve(edition: Edition, id: str, name: str, place: Place) -> Said | None:
    own, group = map(_steps, _both(edition, "curve", id, place))
    draw = partial(answer_curve, own, group, name=name, peers_name=_all_words(place), language=language())
    caption = _("Aandeel beantwoord, naar de tijd sinds de vraag")
    note = _(
        "Ook vragen die we korter dan zeven dagen volgden tellen mee."
        " De lijn kan daarom wat van het cijfer hierboven verschillen."
    )
    return picture(edition, f"curve:{id}:{name}", draw, caption) | {"note": note} if own or group else None


def _classes(edition: Edition, id: str, name: str, place: Place) -> Said | None:
    own, group = map(_in_classes, _both(edition, "classes", id, place))
    draw = partial(time_classes, own, group, name=name, peers_name=_all_words(place), language=language())
    caption = _("Hoe lang mensen op antwoord wachtten")
    note = _("Van %(n)s vragen: die waarvan we het antwoord zagen, of zeker weten dat het niet kwam.") % {
        "n": number(sum(own), language())
    }
    if hidden(own):
        less = _("Van groepen met minder dan %(n)s vragen vertellen we niets, en van een die dat zou verraden.")
        note += " " + less % {"n": FEWEST}
    return picture(edition, f"classes:{id}:{name}", draw, caption) | {"note": note} if any(own) else None


def _steps(rows: list[Row]) -> list[Step]:
    ordered = sorted(rows, key=lambda row: row["seconds"])
    return [Step(row["seconds"], row["share"], row["low"], row["high"]) for row in ordered]


def _in_classes(rows: list[Row]) -> list[int]:
    counts = {row["place"]: row["contacts"] for row in rows}
    return [counts.get(place, 0) for place in range(1, CLASSES + 1)]


def _both(edition: Edition, name: str, id: str, place: Place) -> tuple[list[Row], list[Row]]:
    return of_organisation(edition, name, id), of_group(edition, name, place)


def _all_words(place: Place) -> str:
    return _("alle %(group)s") % {"group": place_words(place)}
