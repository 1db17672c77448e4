"""A page with a form that changes the register: shown, or written with a signature and an audit event."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from meetlat.register import editing
from meetlat.site.desk import tables
from meetlat.site.desk.forms import SignedForm
from meetlat.site.people.audit import Kind, record
from meetlat.site.people.models import User

Page = dict[str, Any]


def signed(
    request: HttpRequest, form: SignedForm, page: Page, write: Callable[[editing.Signature], object]
) -> HttpResponse:
    """Show the form, or write what it says; a refusal or a stale form comes back with everything that was typed."""
    if request.method == "POST" and form.is_valid() and _written(request, form, page, write):
        messages.success(request, _("De wijziging is opgeslagen en staat in de geschiedenis."))
        return redirect(str(page["back"]))
    status = 409 if "stale" in page else 200
    return render(request, "desk/form.html", {"form": form, **page}, status=status)


def _written(request: HttpRequest, form: SignedForm, page: Page, write: Callable[[editing.Signature], object]) -> bool:
    assert isinstance(request.user, User)
    try:
        with transaction.atomic():
            write(form.signature(request.user.pk))
            record(
                Kind.REGISTER_EDITED, request.user, editing.subject_of(form.thing), reason=form.cleaned_data["reason"]
            )
    except editing.Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    except editing.Stale as stale:
        form.look_again()
        page["stale"] = tables.history_table(stale.changes)
        return False
    return True
