"""The ledger on the desk: every run, and of one run what it visited, missed and set aside."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.collect.models import Run
from meetlat.site.csv_lines import csv_file
from meetlat.site.desk.runs.facts import asked_table, run_facts
from meetlat.site.desk.runs.parts import PARTS, refusal_lines
from meetlat.site.desk.runs.tables import filters, runs_table
from meetlat.site.pages.collected.words import source_name
from meetlat.site.people.audit import Kind, record
from meetlat.site.people.guard import guarded
from meetlat.site.people.permissions import VIEW_RUNS
from meetlat.site.people.tables import pager

PER_PAGE = 50


@guarded(VIEW_RUNS)
def runs(request: HttpRequest) -> HttpResponse:
    """?source= and ?status= narrow down."""
    asked = {name: request.GET[name] for name in ("source", "status") if request.GET.get(name)}
    page = _page(request, Run.objects.filter(**asked).order_by("-id"))
    context = {"filters": filters(asked), "table": runs_table(page), "pager": pager(page, request)}
    return render(request, "desk/runs.html", context)


@guarded(VIEW_RUNS, Run)
def run(request: HttpRequest, run: Run) -> HttpResponse:
    """?part= is visits, gaps or refusals."""
    part = request.GET.get("part", "")
    part = part if part in PARTS else next((name for name, it in PARTS.items() if it.rows(run).exists()), "visits")
    page = _page(request, PARTS[part].rows(run))
    context: dict[str, Any] = {
        "title": _("Run %(number)s: %(source)s") % {"number": run.pk, "source": source_name(run.source)},
        "facts": run_facts(run),
        "message": run.message,
        "asked": asked_table(run),
        "tabs": _tabs(run, part),
        "table": PARTS[part].table(page),
        "pager": pager(page, request),
        "download": reverse("desk_run_refusals", args=[run.pk]) if part == "refusals" and page.object_list else "",
    }
    return render(request, "desk/run.html", context)


@guarded(VIEW_RUNS, Run)
def run_refusals(request: HttpRequest, run: Run) -> HttpResponse:
    """What was set aside, as CSV: with the command line's columns."""
    record(Kind.DOWNLOADED, request.user, f"run:{run.pk}", what="refusals")
    return csv_file(f"meetlat-run-{run.pk}-refusals.csv", refusal_lines(run))


def _tabs(run: Run, part: str) -> dict[str, Any]:
    links = [{"label": it.label(run), "url": f"?part={name}", "current": name == part} for name, it in PARTS.items()]
    return {"label": _("Wat u ziet van deze run"), "links": links}


def _page(request: HttpRequest, rows: Any) -> Page[Any]:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
