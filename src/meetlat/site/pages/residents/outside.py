"""Our estimate beside a figure of others."""

from django.utils.translation import gettext as _

from meetlat import environment
from meetlat.report.editions import folder
from meetlat.report.models import Edition
from meetlat.report.numbers import number
from meetlat.site.pages.estimates import Said, between
from meetlat.site.pages.residents.found import Found


def beside_others(edition: Edition, found: Found, language: str) -> Said | None:
    """The figure that somebody else found, and what it says of ours."""
    if found.outside is None:
        return None
    said = {
        "who": _source_of(edition) or _("Iemand anders"),
        "n": number(found.outside, language),
        "ours": number(found.value, language),
        "between": between(found.low, found.high, language),
    }
    text = _("%(who)s: %(n)s accounts in het hele land. Onze schatting is %(ours)s (%(between)s).") % said
    return {"text": text, "says": _judged(found, found.outside, language), "practice": edition.practice}


def _judged(found: Found, outside: float, language: str) -> str:
    if outside > found.high:
        said = _("Het andere cijfer ligt %(off)s boven onze marge.") % {"off": number(outside - found.high, language)}
        why = _("Dat hoeft geen fout te zijn: wij zien alleen wie iets schreef in de berichten die zijn verzameld.")
        return f"{said} {why}"
    if outside < found.low:
        said = _("Het andere cijfer ligt %(off)s onder onze marge.") % {"off": number(found.low - outside, language)}
        why = _("Misschien telt het iets anders, zoals personen in plaats van accounts.")
        return f"{said} {why}"
    return _("Het andere cijfer ligt in onze marge: de twee spreken elkaar niet tegen.")


def _source_of(edition: Edition) -> str:
    """Who found the figure from outside, as the edition keeps it; empty where that is gone."""
    import pyarrow.parquet as pq

    try:
        rows = pq.read_table(folder(environment.home(), edition.pk) / "asked.parquet").to_pylist()
    except OSError:
        return ""
    return str(rows[0]["source"] or "")
