"""When questions come, and about what they stay unanswered; cells of fewer than five are not told."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from meetlat.measure.hours import schedules_of
from meetlat.measure.small import FEWEST
from meetlat.register.hours import hours_of
from meetlat.register.models import Organisation
from meetlat.report.charts.hour_of_week import hour_of_week
from meetlat.report.charts.week import DAYS, HOURS, Service
from meetlat.report.models import Edition
from meetlat.report.numbers import day as day_words
from meetlat.report.numbers import number, percent
from meetlat.report.periods import period_of
from meetlat.site.pages.measures.frozen import of_group, of_organisation, picture
from meetlat.site.pages.measures.known import Place
from meetlat.site.pages.measures.words import Said, place_words
from meetlat.site.pages.organisations.words import language

ENOUGH = 0.5  # of the questions must stand in hours that can be told, or the week of the group is shown instead
FULL_DAY = 24 * 60  # minutes
Row = dict[str, Any]


def week(edition: Edition, organisation: Organisation, name: str, place: Place) -> Said | None:
    """The hours in which questions come; of the group where there are too few of one organisation."""
    rows = of_organisation(edition, "week", organisation.pk)
    service = services(organisation, edition.day)
    hidden = " ".join(filter(None, [_hidden_words(), changed_words(edition, organisation)]))
    if tellable(rows) >= ENOUGH:
        return _week(edition, organisation.pk, rows, service, name) | {"note": hidden}
    rows, group = of_group(edition, "week", place), place_words(place)
    if not any(row["asked"] for row in rows):
        return None
    text = _("Bij %(name)s zijn het per uur te weinig vragen. Dit is de week van alle %(group)s samen.")
    drawn = _week(edition, f"{organisation.pk}-group", rows, service, group)
    return drawn | {"note": f"{text % {'name': name, 'group': group}} {hidden}"}


def _week(edition: Edition, key: str, rows: list[Row], service: list[Service], name: str) -> Said:
    return picture(
        edition,
        f"week:{key}:{name}:{service}",
        lambda: hour_of_week(told(rows), service, name=name, language=language(), fewest=FEWEST),
        _("Wanneer vragen komen"),
    )


def tellable(rows: list[Row]) -> float:
    """Which share of the questions stands in an hour with five or more."""
    asked = [row["asked"] for row in rows]
    return sum(n for n in asked if n >= FEWEST) / sum(asked) if any(asked) else 0.0


def told(rows: list[Row]) -> dict[int, int]:
    """hour -> questions; without the hours in which one to four were asked."""
    found = dict.fromkeys(range(DAYS * HOURS), 0) | {row["hour"]: row["asked"] for row in rows}
    return {hour: n for hour, n in found.items() if n == 0 or n >= FEWEST}


def _hidden_words() -> str:
    return _("Te weinig: wel een vraag in dat uur, maar minder dan %(n)s.") % {"n": FEWEST}


def changed_words(edition: Edition, organisation: Organisation) -> str:
    """The frame is of the last day: each answer was timed by the hours of its own day."""
    time = period_of(edition)
    held = hours_of(organisation).between(time.first, edition.day).parts if time else ()
    if len(held) < 2:
        return ""
    since = {"day": day_words(held[-1].since, language())}
    return _("De openingstijden veranderden in deze tijd; omlijnd zijn die vanaf %(day)s.") % since


def services(organisation: Organisation, day: date) -> list[Service]:
    """Its hours of the week on a day, or those of an office; none in a country whose holidays nobody knows."""
    schedule = schedules_of({organisation.pk: hours_of(organisation)}, (day, day)).get(organisation.pk)
    found = []
    for weekday, start, end in schedule.openings if schedule else ():
        if end > start:
            found.append(Service(weekday, start / 60, end / 60))
            continue
        found.append(Service(weekday, start / 60, FULL_DAY / 60))
        if end:
            found.append(Service((weekday + 1) % DAYS, 0, end / 60))
    return found


def unanswered(rows: list[Row]) -> Said | None:
    """A row for each topic that five or more people spoke of: never a text, and never a small number."""
    if not rows:
        return None
    columns = [
        {"label": _("Onderwerp")},
        {"label": _("Berichten"), "number": True},
        {"label": _("Vragen"), "number": True},
        {"label": _("Bleef onbeantwoord"), "number": True},
    ]
    ordered = sorted(rows, key=lambda row: (-row["unanswered"], -row["contacts"], row["topic"]))
    return {
        "caption": _("Wat onbeantwoord bleef, per onderwerp"),
        "caption_hidden": True,
        "columns": columns,
        "rows": [{"cells": _cells(row)} for row in ordered],
    }


def _cells(row: Row) -> list[Said | str]:
    heard, asked, left = row["heard"], row["contacts"], row["unanswered"]
    few = 0 < left < FEWEST or 0 < asked < FEWEST
    share = percent(left / asked, language(), 0) if asked >= 2 * FEWEST and not few else ""
    return [
        topic_words(row["topic"]),
        small(heard),
        small(asked),
        {"text": _less(), "unknown": True} if few else {"text": number(left, language()), "note": share},
    ]


def small(n: int) -> Said | str:
    """A number of people's messages; of one to four only that it is few."""
    return {"text": _less(), "unknown": True} if 0 < n < FEWEST else number(n, language())


def _less() -> str:
    return _("minder dan %(n)s") % {"n": FEWEST}


def topic_words(name: str) -> str:
    from meetlat.text.topics import topics  # here: the site starts without what reads texts

    found = {topic.name: topic.title[language()] for topic in topics().lists}
    return found.get(name, name)
