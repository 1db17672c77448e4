"""Numbers, shares and days as each language writes them. Formatted here once, never in a template."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from math import floor, isfinite

from babel.dates import format_date, format_datetime, get_timezone
from babel.numbers import format_decimal, format_percent

NONE = "–"
MINUTE, HOUR, DAY = 60, 3_600, 86_400  # seconds
EXACT = 12  # decimals; behind them a float may be wrong
UNITS = {
    "nl": (("dag", "dagen"), ("uur", "uur"), ("minuut", "minuten")),
    "en": (("day", "days"), ("hour", "hours"), ("minute", "minutes")),
    "fr": (("jour", "jours"), ("heure", "heures"), ("minute", "minutes")),
}
DECIMALS = {"number": 1, "per_100000": 1, "per_week": 1, "per_1000": 1}
COLONS = {"fr": "\u00a0:"}
LOCALES = {"en": "en_GB"}  # 6 April 2026, as Europe writes it


def number(value: float | None, language: str, decimals: int = 0) -> str:
    """1353 -> 1.353 (nl), 1,353 (en), 1 353 (fr)."""
    if value is None:
        return NONE
    return format_decimal(_rounded(value, decimals), format=_form(decimals), locale=language)


def percent(value: float | None, language: str, decimals: int = 1) -> str:
    """0.985 -> 98,5% (nl), 98.5% (en), 98,5 % (fr). Never rounded up to 100% or down to 0%."""
    if value is None:
        return NONE
    step = 10 ** -(decimals + 2)
    shown = min(value, 1 - step) if value < 1 else value
    shown = max(shown, step) if value > 0 else shown
    text = format_percent(_rounded(shown, decimals + 2), format=_form(decimals) + "%", locale=language)
    return text.replace("%", "\u00a0%") if language == "fr" else text


def _form(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _rounded(value: float, decimals: int) -> float | Decimal:
    """Halves up, as people round; what a computer puts just below a half is one. Else 12.5 % is 12 or 13."""
    if not isfinite(value):
        return value
    return Decimal(repr(round(value, EXACT))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def labelled(name: str, value: str, language: str) -> str:
    """Volgers: 253; in French with a space before the colon."""
    return f"{name}{COLONS.get(language, ':')} {value}"


def day(value: date | None, language: str) -> str:
    """2026-04-06 -> 6 april 2026."""
    return format_date(value, format="long", locale=LOCALES.get(language, language)) if value else NONE


def moment(value: datetime | None, language: str) -> str:
    """A moment on the clock of Amsterdam: 6 april 2026 14:05."""
    if value is None:
        return NONE
    zone = get_timezone("Europe/Amsterdam")
    return format_datetime(value, format="d MMMM y HH:mm", tzinfo=zone, locale=LOCALES.get(language, language))


def duration(seconds: float | None, language: str) -> str:
    """115,200 -> 1 dag 8 uur; less than a minute is said to be so."""
    if seconds is None:
        return NONE
    shown = [_units(part, place, language) for place, part in enumerate(parts_of(seconds)) if part]
    return " ".join(shown) or "< " + _units(1, 2, language)


def parts_of(seconds: float) -> tuple[int, int, int]:
    """Days, hours, minutes: from a day on in whole hours, else in whole minutes. Halves up, in words and pictures."""
    step = MINUTE if seconds < DAY - MINUTE / 2 else HOUR
    whole = floor(seconds / step + 0.5) * step
    return whole // DAY, whole // HOUR % 24, whole // MINUTE % 60


def _units(number: int, place: int, language: str) -> str:
    """Babel knows no Dutch hours."""
    one, more = UNITS[language][place]
    return f"{number}\u00a0{one if number == 1 else more}"


def by_unit(value: float | None, unit: str, language: str) -> str:
    """A figure in its indicator's unit."""
    if unit in ("yes", "share", "of_inhabitants"):
        return percent(value, language)
    if unit == "seconds":
        return duration(value, language)
    return number(value, language, DECIMALS.get(unit, 0))
