"""What is answered where an edition is not there, or two cannot be compared: why, and the way to all editions."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.site.pages.national.not_there import not_there


def no_edition(request: HttpRequest) -> HttpResponse:
    lead = _("Deze editie bestaat niet. Misschien is het adres verkeerd getypt.")
    return _refused(request, _("Deze editie is er niet"), lead)


def not_comparable(request: HttpRequest) -> HttpResponse:
    lead = _(
        "Zij gaan niet over hetzelfde. U kunt alleen edities van dezelfde soort vergelijken: allebei echt of allebei"
        " van het oefenland, en schattingen van hetzelfde land."
    )
    return _refused(request, _("Deze twee edities zijn niet te vergelijken"), lead)


def _refused(request: HttpRequest, headline: str, lead: str) -> HttpResponse:
    return not_there(request, headline, lead, links=[{"label": _("Alle edities"), "url": reverse("editions")}])
