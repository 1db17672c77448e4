"""What the messages of a period say: of one organisation, of a kind, in a ranking, and between two periods."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meetlat.register.models import Organisation
from meetlat.report.comparison import comparable
from meetlat.report.editions import edition as edition_by_id
from meetlat.report.models import Edition
from meetlat.site.pages.editions.refused import no_edition, not_comparable
from meetlat.site.pages.measures.comparison import comparison_page
from meetlat.site.pages.measures.edition import edition_page
from meetlat.site.pages.measures.editions import chosen, is_known
from meetlat.site.pages.measures.explained import explained_page
from meetlat.site.pages.measures.figure import figure_page
from meetlat.site.pages.measures.groups import choices, first_group
from meetlat.site.pages.measures.opened import NoFigure, opened
from meetlat.site.pages.measures.pairs import pairs
from meetlat.site.pages.measures.picture import picture_page
from meetlat.site.pages.measures.ranking import ranking_page
from meetlat.site.pages.measures.ranking_asked import wished
from meetlat.site.pages.measures.responses import responses_page
from meetlat.site.pages.measures.scorecard import scorecard_page
from meetlat.site.pages.measures.words import Said

__all__ = [
    "comparison",
    "edition",
    "explained",
    "figure",
    "measuring",
    "measuring_of",
    "pairs",
    "ranking",
    "responses",
    "scorecard",
]
NOT_THERE = "pages/parts/national_not_there.html"
View = Callable[..., HttpResponse]


def _of_edition(view: View) -> View:
    """``?edition=`` names one that there is; without it the newest is shown."""

    @wraps(view)
    def known(request: HttpRequest, **where: str) -> HttpResponse:
        return view(request, **where) if is_known(request.GET.get("edition", "")) else no_edition(request)

    return require_safe(known)


@_of_edition
def scorecard(request: HttpRequest, id: str) -> HttpResponse:
    """One organisation among its peers."""
    return render(request, "pages/measures/scorecard.html", scorecard_page(_organisation(id), _edition(request)))


@_of_edition
def responses(request: HttpRequest, id: str) -> HttpResponse:
    """How one organisation answers."""
    return render(request, "pages/measures/responses.html", responses_page(_organisation(id), _edition(request)))


def _edition(request: HttpRequest) -> Edition | None:
    """``?edition=``, else the newest."""
    return chosen(request.GET.get("edition", ""))


def _organisation(id: str) -> Organisation:
    return get_object_or_404(Organisation.current, pk=id.replace("\0", ""))


@require_safe
def explained(request: HttpRequest) -> HttpResponse:
    """Why the same questions have eight answers."""
    return render(request, "pages/measures/explained.html", explained_page())


@_of_edition
def measuring(request: HttpRequest) -> HttpResponse:
    """The group one sees without choosing."""
    edition = _edition(request)
    return _measured(request, *first_group(edition)) if edition else _not_there(request, None)


@_of_edition
def measuring_of(request: HttpRequest, country: str, kind: str) -> HttpResponse:
    """One kind in one country."""
    return _measured(request, country, kind)


def _measured(request: HttpRequest, country: str, kind: str) -> HttpResponse:
    edition = _edition(request)
    said = picture_page(edition, country, kind) if edition else None
    return _page(request, "pages/measures/picture.html", said, edition)


@_of_edition
def ranking(request: HttpRequest, country: str, kind: str) -> HttpResponse:
    """The laboratory: what is ranked, and how, stands in the address (see ``wished``)."""
    edition = _edition(request)
    said = ranking_page(edition, country, kind, wished(request.GET)) if edition else None
    return _page(request, "pages/measures/ranking.html", said, edition)


@require_safe
def figure(request: HttpRequest, edition: str, indicator: str) -> HttpResponse:
    """Open dit cijfer; only for editions of measures (see pages/by_subject.py)."""
    found = edition_by_id(edition)
    try:
        said = figure_page(opened(found, indicator, request.GET.dict()))
    except NoFigure:
        return _not_there(request, found)
    return render(request, "pages/measures/figure.html", said)


@require_safe
def edition(request: HttpRequest, id: str) -> HttpResponse:
    """One edition of measures."""
    return render(request, "pages/edition.html", edition_page(edition_by_id(id)))


@require_safe
def comparison(request: HttpRequest, first: str, second: str) -> HttpResponse:
    """Two editions of measures; ?country=, ?kind= and ?indicator= say what is compared."""
    both, every = (edition_by_id(first), edition_by_id(second)), list(Edition.objects.order_by("-taken_at"))
    if not comparable(*both):
        return not_comparable(request)
    said = comparison_page(*both, every, request.GET.dict())
    return render(request, "pages/measures/comparison.html", said)


def _page(request: HttpRequest, template: str, said: Said | None, edition: Edition | None) -> HttpResponse:
    return _not_there(request, edition) if said is None else render(request, template, said)


def _not_there(request: HttpRequest, edition: Edition | None) -> HttpResponse:
    """404, with what was measured, or that nothing was yet."""
    headline, lead = (
        _("Dit is niet gemeten"),
        _("Dit land, deze soort organisatie of dit cijfer is niet gemeten. Dit wel:"),
    )
    if edition is None:
        headline = _("Er is nog niets gemeten")
        lead = _("Er is nog geen meting van berichten gemaakt. Zodra die er is, staan de cijfers hier.")
    links = [{"label": _("Alle definities"), "url": reverse("methods")}]
    said = {"headline": headline, "lead": lead, "links": links, "choices": choices(edition) if edition else []}
    return render(request, NOT_THERE, said, status=404)
