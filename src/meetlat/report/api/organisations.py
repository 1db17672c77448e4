"""GET /organisations: who exists."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from meetlat.register.invented import is_invented, usual_organisations
from meetlat.register.models import Account, Merger, Organisation, Place
from meetlat.report.api.accounts import account_row, with_all
from meetlat.report.api.answers import Page
from meetlat.report.api.answers_register import OrganisationAnswer, OrganisationRow
from meetlat.report.api.paging import page_of
from meetlat.report.api.parameters import OrganisationFilters
from meetlat.report.editions import NoEdition, latest_of
from meetlat.report.models import Edition, Figure

router = Router(tags=["register"])


@router.get("/organisations", response=Page[OrganisationRow], summary="Public bodies that exist")
def organisations(request: HttpRequest, response: HttpResponse, asked: Query[OrganisationFilters]) -> Any:
    """By name. Bodies that were merged or abolished are not in the list; they keep their own address."""
    found = _filtered(_asked_for(asked).order_by("name", "id"), asked)
    return page_of(request, response, found, asked, _rows)


@router.get("/organisations/{id}", response=OrganisationAnswer, summary="One public body with its accounts")
def organisation(request: HttpRequest, id: str) -> Any:
    """Its accounts with their evidence, its inhabitants with the year and how they were reached, what it came from."""
    found = Organisation.objects.filter(pk=id).first() if "\0" not in id else None
    if found is None:
        raise Http404(f"There is no organisation {id!r}. Look it up with /organisations?q=NAME")
    return {
        **_row(found, _size_classes([found])),
        "wikidata": found.wikidata or None,
        "description": found.description or None,
        "area": found.area,
        "inhabitants": _inhabitants_used(found),
        "inhabitants_counted": list(found.inhabitants.order_by("year").values("year", "inhabitants", "source")),
        "predecessors": _mergers(found.came_from, "old"),
        "successors": _mergers(found.became, "new"),
        "accounts": [account_row(account) for account in with_all(_accounts_of(found))],
    }  # fmt: skip


def _accounts_of(organisation: Organisation) -> "QuerySet[Account]":
    return Account.objects.filter(holdings__organisation=organisation).order_by("status", "platform", "id")


def _asked_for(asked: OrganisationFilters) -> "QuerySet[Organisation]":
    """Invented bodies only where their country is named."""
    return Organisation.current.all() if is_invented(asked.country) else usual_organisations()


def _filtered(found: "QuerySet[Organisation]", asked: OrganisationFilters) -> "QuerySet[Organisation]":
    own = {name: value for name in ("country", "kind", "province") if (value := getattr(asked, name))}
    found = found.filter(**own)
    if asked.size_class:
        classed = Figure.objects.filter(
            edition=_latest(asked.country), indicator="any_account", size_class=asked.size_class
        )
        found = found.filter(pk__in=classed.exclude(organisation="").values("organisation"))
    if asked.q:
        places = Place.objects.filter(name__icontains=asked.q).values("organisation")
        found = found.filter(Q(name__icontains=asked.q) | Q(official_code__iexact=asked.q) | Q(pk__in=places))
    return found


def _rows(found: list[Organisation]) -> list[dict[str, Any]]:
    classes = _size_classes(found)
    return [_row(one, classes) for one in found]


def _row(one: Organisation, classes: dict[str, str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "names": one.names,
        "kind": one.kind,
        "country": one.country,
        "province": one.province or None,
        "official_code": one.official_code or None,
        "website": one.website or None,
        "size_class": classes.get(one.id),
        "start": one.start,
        "end": one.end,
    }


def _latest(country: str) -> Edition | None:
    """The census that counts this country."""
    try:
        return latest_of(country)
    except NoEdition:
        return None


def _size_classes(found: list[Organisation]) -> dict[str, str]:
    """Of organisations of one side."""
    edition = _latest(found[0].country) if found else None
    ids = [one.id for one in found]
    rows = Figure.objects.filter(edition=edition, indicator="any_account", organisation__in=ids)
    return dict(rows.values_list("organisation", "size_class"))


def _inhabitants_used(one: Organisation) -> dict[str, Any] | None:
    rows = Figure.objects.filter(edition=_latest(one.country), indicator="inhabitants", organisation=one.id)
    found = rows.first()
    return {"inhabitants": found.value, "year": found.year, "note": found.note} if found else None


def _mergers(mergers: Any, side: str) -> list[dict[str, Any]]:
    """Who stands on the other side of each merger."""
    rows = mergers.select_related(side).order_by("year_to", side)
    return [_merger(row, getattr(row, side)) for row in rows]


def _merger(merger: Merger, other: Organisation) -> dict[str, Any]:
    said = {"id": other.id, "name": other.name, "year": merger.year_to}
    return {**said, "share": merger.share, "kind": merger.kind}
