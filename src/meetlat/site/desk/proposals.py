"""Accounts that websites give as their own: a person takes them into the register, or not."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.collect.evidence import proposing
from meetlat.collect.evidence.models import Proposal
from meetlat.site.desk.proposals_forms import AcceptForm, RejectForm
from meetlat.site.desk.proposals_words import facts, places_table, proposals_table
from meetlat.site.desk.signed import Page, signed
from meetlat.site.people.guard import guarded
from meetlat.site.people.permissions import EDIT_REGISTER

MOST = 200  # on the page; the surest first


@guarded(EDIT_REGISTER)
def proposals(request: HttpRequest) -> HttpResponse:
    found = Proposal.objects.filter(status=Proposal.Status.OPEN).select_related("organisation")
    shown = list(found.order_by("-score", "organisation__name", "platform", "id")[:MOST])
    return render(request, "desk/proposals.html", {"proposals": proposals_table(shown), "more": found.count() > MOST})


@guarded(EDIT_REGISTER, Proposal)
def proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    _refuse_decided(proposal)
    context = {"proposal": proposal, "facts": facts(proposal), "places": places_table(proposal)}
    return render(request, "desk/proposal.html", context)


@guarded(EDIT_REGISTER, Proposal)
def accept(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    _refuse_decided(proposal)
    form = AcceptForm(request.POST or None, thing=proposal.organisation, proposal=proposal)
    page = _page(proposal, _("Account opnemen in het register"))

    def write(sign: proposing.Signature) -> object:
        return proposing.accept(proposal, form.cleaned_data["role"], form.cleaned_data["theme"], sign)

    return signed(request, form, page, write)


@guarded(EDIT_REGISTER, Proposal)
def reject(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    _refuse_decided(proposal)
    form = RejectForm(request.POST or None, thing=proposal.organisation)
    page = _page(proposal, _("Account niet opnemen"))
    return signed(request, form, page, lambda sign: proposing.reject(proposal, sign))


def _page(proposal: Proposal, title: str) -> Page:
    of = f"{proposal.handle}, {proposal.organisation.name}"
    return {"title": title, "back": reverse("desk_proposals"), "of": of}


def _refuse_decided(proposal: Proposal) -> None:
    """What was decided is no proposal any more; of what was rejected nothing is left to show."""
    if proposal.status != Proposal.Status.OPEN:
        raise Http404
