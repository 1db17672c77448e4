"""The week as a grid: a row for each day, a column for each hour, and frames around hours that belong together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from babel.dates import format_date

from meetlat.report.charts import key, svg, theme
from meetlat.report.charts.picture import Scale
from meetlat.report.numbers import LOCALES

DAYS, HOURS = 7, 24
MONDAY = date(2024, 1, 1)
LEFT, TOP = 28, 20  # room for the days and for the hours
WIDE, HIGH = (theme.WIDTH - LEFT - 1) / HOURS, 24  # of an hour
BOTTOM = TOP + DAYS * HIGH
WORDED = 6  # every sixth hour has its words


@dataclass(frozen=True)
class Service:
    """Hours in which an organisation answers, on a day from 0 (Monday); 8.5 is half past eight."""

    day: int
    start: float
    end: float


@dataclass(frozen=True)
class Frame:
    """Days in a row with the same hours of service."""

    first: int
    last: int
    start: float
    end: float


def frames(service: Sequence[Service]) -> list[Frame]:
    """By day; a day can have more than one."""
    found = []
    ordered = sorted(service, key=lambda one: (one.start, one.end, one.day))
    for _same, run in groupby(enumerate(ordered), key=lambda at: (at[1].start, at[1].end, at[1].day - at[0])):
        days = [one for _place, one in run]
        found.append(Frame(days[0].day, days[-1].day, days[0].start, days[0].end))
    return sorted(found, key=lambda frame: (frame.first, frame.start))


def day_name(day: int, language: str, form: str = "EEEE") -> str:
    return format_date(MONDAY + timedelta(days=day), form, locale=LOCALES.get(language, language))


def clock(hour: float) -> str:
    """8.5 -> 8:30."""
    whole, minutes = divmod(round(hour * 60), 60)
    return f"{whole}:{minutes:02}"


def axes(drawing: Element, language: str) -> None:
    letters = {"font-family": theme.FONT, "font-size": str(key.TEXT), "fill": theme.SOFT_INK}
    group = SubElement(drawing, "g", letters)
    for day in range(DAYS):
        SubElement(group, "text", {"y": svg.number(TOP + (day + 0.7) * HIGH)}).text = day_name(day, language, "EEEEEE")
    for hour in range(0, HOURS + 1, WORDED):
        anchor = "end" if hour == HOURS else "middle" if hour else "start"
        place = {"x": svg.number(LEFT + hour * WIDE), "y": "14", "text-anchor": anchor}
        SubElement(group, "text", place).text = clock(hour)


def hours(drawing: Element, asked: Mapping[int, int], scale: Scale) -> None:
    """One path for each shade."""
    paths: dict[str, list[str]] = {}
    for hour in range(DAYS * HOURS):
        x, y = LEFT + hour % HOURS * WIDE, TOP + hour // HOURS * HIGH
        shade = scale.shade(asked.get(hour))
        cell = f"M{svg.number(x)} {svg.number(y)}h{svg.number(WIDE - 1)}v{HIGH - 1}h{svg.number(1 - WIDE)}z"
        paths.setdefault(shade.fill, []).append(cell)
    for fill, cells in paths.items():
        SubElement(drawing, "path", {"d": "".join(cells), "fill": fill})


def outline(drawing: Element, frame: Frame) -> None:
    """Ink on a rim of paper, so that it is seen on the darkest shade and in print."""
    corner = {"x": svg.number(LEFT + frame.start * WIDE - 0.5), "y": svg.number(TOP + frame.first * HIGH - 0.5)}
    size = {
        "width": svg.number((frame.end - frame.start) * WIDE),
        "height": svg.number((frame.last - frame.first + 1) * HIGH),
    }
    for stroke, width in ((theme.PAPER, "4.5"), (theme.INK, "2")):
        SubElement(drawing, "rect", {**corner, **size, "fill": "none", "stroke": stroke, "stroke-width": width})
