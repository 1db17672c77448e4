"""When residents ask: a shade for each hour of the week, with the hours of service outlined."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from meetlat.report.charts import key, theme, week
from meetlat.report.charts.picture import Picture, Scale, classes
from meetlat.report.charts.plate import Words
from meetlat.report.charts.week import DAYS, HOURS, Frame, Service
from meetlat.report.numbers import number

SHADES = 5
ROOM = 12  # above the key
FRAME: tuple[key.Shape, ...] = (
    (
        "rect",
        {"x": "1", "y": "4", "width": "22", "height": "13", "fill": "none", "stroke": theme.INK, "stroke-width": "2"},
    ),
)


def hour_of_week(
    asked: Mapping[int, int], service: Sequence[Service], *, name: str, language: str, fewest: int = 1
) -> Picture:
    """Questions in each hour from 0 (Monday, midnight) to 167, local time.

    An hour that is left out had fewer than ``fewest`` questions, but not none: too few to tell how many.
    """
    frames = week.frames(service)
    with override(language):
        words = Words(
            _("Wanneer mensen iets vragen aan %(name)s") % {"name": name},
            _description(asked, frames, language),
            (_("Uur"), *(week.day_name(day, language) for day in range(DAYS))),
            [_row(hour, asked, language) for hour in range(HOURS)],
            language,
        )
        scale = _scale(fewest, max(asked.values(), default=0), language)
        entries = _entries(asked, scale, service)
    drawing = words.root()
    week.axes(drawing, language)
    week.hours(drawing, asked, scale)
    for frame in frames:
        week.outline(drawing, frame)
    key.draw(drawing, entries, week.BOTTOM + ROOM)
    return words.beside(drawing, week.BOTTOM + ROOM + key.height(entries))


def _scale(fewest: int, most: int, language: str) -> Scale:
    """None, and classes of whole numbers about equally wide; few where there is little to tell apart."""
    most = max(most, fewest)
    breaks = sorted({fewest + (most - fewest + 1) * place // (SHADES - 1) for place in range(SHADES - 1)})
    pairs = zip(breaks, [*(one - 1 for one in breaks[1:]), most], strict=True)
    words = [number(a, language) if a == b else f"{number(a, language)} – {number(b, language)}" for a, b in pairs]
    words[0] = _("%(number)s vragen in dit uur") % {"number": words[0]}
    return classes(tuple(breaks), (_("geen vragen"), *words), _("te weinig"))


def _entries(asked: Mapping[int, int], scale: Scale, service: Sequence[Service]) -> list[key.Entry]:
    shades = [*scale.shades, *([scale.unknown] if len(asked) < DAYS * HOURS else [])]
    frame = [key.Entry(FRAME, _("openingstijden"))] if service else []
    return [key.Entry(_swatch(shade.fill), shade.words) for shade in shades] + frame


def _swatch(fill: str) -> tuple[key.Shape, ...]:
    edge = {"stroke": theme.SOFT_INK, "stroke-width": ".5"}
    return (("rect", {"x": ".5", "y": "3.5", "width": "23", "height": "14", "fill": fill, **edge}),)


def _row(hour: int, asked: Mapping[int, int], language: str) -> tuple[str, ...]:
    counts = (asked.get(day * HOURS + hour) for day in range(DAYS))
    few = _("te weinig")
    return (_hour(hour), *(few if count is None else number(count, language) for count in counts))


def _hour(hour: float, end: float | None = None) -> str:
    return f"{week.clock(hour)} – {week.clock(hour + 1 if end is None else end)}"


def _description(asked: Mapping[int, int], frames: Sequence[Frame], language: str) -> str:
    most = max(asked.values(), default=0)
    if not most:
        hidden = len(asked) < DAYS * HOURS
        return _("In elk uur zijn het er te weinig.") if hidden else _("Er is geen enkele vraag bekend.")
    busiest = min(hour for hour, count in asked.items() if count == most)
    day, hour = divmod(busiest, HOURS)
    said = {"day": week.day_name(day, language), "hour": _hour(hour), "n": number(most, language)}
    text = _("De meeste vragen in een uur: %(n)s, op %(day)s %(hour)s.") % said
    if not frames:
        return text
    hours = ", ".join(_days(frame, language) for frame in frames)
    return f"{text} " + _("Omlijnd zijn de openingstijden: %(hours)s.") % {"hours": hours}


def _days(frame: Frame, language: str) -> str:
    first, last = (week.day_name(day, language) for day in (frame.first, frame.last))
    hours = _hour(frame.start, frame.end)
    if frame.first == frame.last:
        return f"{first} {hours}"
    return _("%(first)s tot en met %(last)s %(hours)s") % {"first": first, "last": last, "hours": hours}
