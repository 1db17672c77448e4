"""What changed since the time before: of one organisation on its scorecard, and the way to that of its group."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from meetlat.report.comparison import before
from meetlat.report.models import Edition
from meetlat.site.pages.measures.comparison import notes
from meetlat.site.pages.measures.differences import own_table
from meetlat.site.pages.measures.known import Place
from meetlat.site.pages.measures.words import Said
from meetlat.site.pages.periods import period_words


def since(edition: Edition, organisation: str, place: Place) -> Said | None:
    """heading, table, notes and the way to the group; None where nothing as long was measured before it."""
    earlier = before(edition)
    table = own_table(earlier, edition, organisation) if earlier else None
    if earlier is None or table is None:
        return None
    return {
        "heading": _("Veranderd sinds %(period)s") % {"period": period_words(earlier)},
        "table": table,
        "notes": notes(earlier, edition),
        "group": _url(earlier, edition, place),
    }


def group_since(edition: Edition, place: Place) -> Said | None:
    """label and url of the comparison of a whole group with the time before."""
    earlier = before(edition)
    if earlier is None:
        return None
    label = _("Wat veranderde sinds %(period)s") % {"period": period_words(earlier)}
    return {"label": label, "url": _url(earlier, edition, place)}


def _url(first: Edition, second: Edition, place: Place) -> str:
    asked = urlencode({"country": place.country, "kind": place.kind})
    return f"{reverse('comparison', args=[first.pk, second.pk])}?{asked}"
