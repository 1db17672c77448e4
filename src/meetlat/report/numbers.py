"""Numbers, shares and days as each language writes them. Formatted here once, never in a template."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime, get_timezone
from babel.numbers import format_decimal, format_percent

NONE = "–"
LOCALES = {"en": "en_GB"}  # 6 April 2026, as Europe writes it


def number(value: float | None, language: str, decimals: int = 0) -> str:
    """1353 -> 1.353 (nl), 1,353 (en), 1 353 (fr)."""
    if value is None:
        return NONE
    return format_decimal(value, format="#,##0" + ("." + "0" * decimals if decimals else ""), locale=language)


def percent(value: float | None, language: str, decimals: int = 1) -> str:
    """0.985 -> 98,5% (nl), 98.5% (en), 98,5 % (fr). Never rounded up to 100% or down to 0%."""
    if value is None:
        return NONE
    step = 10 ** -(decimals + 2)
    shown = min(value, 1 - step) if value < 1 else value
    shown = max(shown, step) if value > 0 else shown
    text = format_percent(shown, format="#,##0" + ("." + "0" * decimals if decimals else "") + "%", locale=language)
    return text.replace("%", "\u00a0%") if language == "fr" else text


def day(value: date | None, language: str) -> str:
    """2026-04-06 -> 6 april 2026."""
    return format_date(value, format="long", locale=LOCALES.get(language, language)) if value else NONE


def moment(value: datetime | None, language: str) -> str:
    """A moment on the clock of Amsterdam: 6 april 2026 14:05."""
    if value is None:
        return NONE
    zone = get_timezone("Europe/Amsterdam")
    return format_datetime(value, format="d MMMM y HH:mm", tzinfo=zone, locale=LOCALES.get(language, language))


def by_unit(value: float | None, unit: str, language: str) -> str:
    """A figure in its indicator's unit."""
    if unit == "yes":
        return percent(value, language)
    return number(value, language, {"number": 1, "per_100000": 1, "per_km2": 0}.get(unit, 0))
