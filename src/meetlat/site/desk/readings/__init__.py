"""Messages on the desk: what Meetlat reads in them, and what a person corrects in that."""

from typing import Any

from django.contrib import messages as notices
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.collect.lakes import the_lake
from meetlat.collect.readings.corrections import correct, latest, take_back
from meetlat.collect.readings.listing import Message, listed, one
from meetlat.collect.readings.models import Correction
from meetlat.site.desk.readings.asked import accounts_of, asked_of, choices, pager
from meetlat.site.desk.readings.forms import CorrectionForm
from meetlat.site.desk.readings.tables import (
    history_table,
    id_of,
    key_of,
    message_facts,
    messages_table,
    readings_table,
)
from meetlat.site.people.audit import Kind, record
from meetlat.site.people.guard import guarded
from meetlat.site.people.models import User
from meetlat.site.people.permissions import CORRECT_READINGS, VIEW_MESSAGES


@guarded(VIEW_MESSAGES)
def messages(request: HttpRequest) -> HttpResponse:
    """?q= an organisation or account, ?question= yes or no, ?which=doubtful, ?language= narrow down."""
    asked = asked_of(request)
    found, more = listed(the_lake(), asked)
    context = {"search": choices(request), "table": messages_table(found), "pager": pager(request, asked.page, more)}
    return render(request, "desk/messages.html", context)


@guarded(VIEW_MESSAGES)
def message(request: HttpRequest, id: str) -> HttpResponse:
    found = _found(request, id)
    context = {
        "message": found,
        "facts": message_facts(found),
        "readings": readings_table(found, _standing(found)),
        "history": history_table(found),
        "correct": reverse("desk_message_correct", args=[id]) if request.user.has_perm(CORRECT_READINGS) else "",
    }
    return render(request, "desk/message.html", context)


@guarded(CORRECT_READINGS)
def correct_message(request: HttpRequest, id: str) -> HttpResponse:
    found = _found(request, id)
    form = CorrectionForm(request.POST or None, message=found, corrected=list(_standing(found)))
    if request.method == "POST" and form.is_valid():
        _write(request, found, form)
        notices.success(request, _("Opgeslagen. Dit gaat voor wat Meetlat leest, ook bij een volgende versie."))
        return redirect("desk_message", id)
    return render(request, "desk/message_correct.html", {"form": form, "message": found, "id": id})


def _found(request: HttpRequest, id: str) -> Message:
    key = key_of(id)
    found = None if key is None else one(the_lake(), key, accounts_of(request))
    if found is None:
        raise Http404
    return found


def _standing(message: Message) -> dict[str, Correction]:
    """What people said of it and still counts, by column."""
    return {it.column: it for it in latest([message.key]) if it.text_digest == message.seen.text_digest}


def _write(request: HttpRequest, message: Message, form: CorrectionForm) -> None:
    assert isinstance(request.user, User)
    told: dict[str, Any] = {"by": request.user.pk, "why": form.cleaned_data["why"]}
    values, back = form.values(), form.going_back()
    with transaction.atomic():
        correct(message.seen, values, **told)
        take_back(message.seen, back, **told)
        what = ", ".join([*values, *(f"-{name}" for name in back)])
        record(Kind.READING_CORRECTED, request.user, f"message:{id_of(message)}", columns=what)
