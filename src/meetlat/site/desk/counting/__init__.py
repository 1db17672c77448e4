"""Counts by hand on the desk: one of an account, or a file of them."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from meetlat.collect.counts import counts_of
from meetlat.collect.draft import FormatChanged
from meetlat.collect.importing import Imported
from meetlat.collect.lakes import the_lake
from meetlat.collect.ledger import AlreadyRunning
from meetlat.collect.manual import BadCount, Counted, record_counts
from meetlat.collect.manual_correcting import correct_count, replaced_counts
from meetlat.collect.manual_file import import_counts
from meetlat.problem import Problem
from meetlat.register.models import Account
from meetlat.register.platforms import platforms
from meetlat.site.desk.counting.forms import CountForm, UploadForm
from meetlat.site.desk.counting.tables import counts_table, replaced_table
from meetlat.site.desk.counting.words import (
    ALREADY_COUNTED,
    BUSY,
    CORRECTED,
    FIELDS,
    JUST_CORRECTED,
    NO_COUNTS,
    NOT_KEPT,
    bad_count,
    brought,
)
from meetlat.site.desk.tables import Table
from meetlat.site.people.audit import Kind, record
from meetlat.site.people.guard import guarded
from meetlat.site.people.permissions import ADD_COUNT, IMPORT_COUNTS


@guarded(ADD_COUNT, Account)
def add_count(request: HttpRequest, account: Account) -> HttpResponse:
    form = CountForm(request.POST) if request.method == "POST" else CountForm()
    if request.method == "POST" and form.is_valid() and _kept(form, account, request.user.pk):
        told = {name: form.cleaned_data[name] for name in ("day", "note", "why") if form.cleaned_data[name]}
        record(Kind.COUNTED, request.user, f"account:{account.pk}", **told)
        messages.success(request, str(CORRECTED) if "why" in told else _("De telling is opgeslagen."))
        return redirect("desk_add_count", account.pk)
    platform = platforms()[account.platform].name
    context = {"form": form, "account": account, "platform": platform, **_known(account)}
    return render(request, "desk/count.html", context)


def _known(account: Account) -> dict[str, Table | None]:
    """None where the lake cannot be read now."""
    try:
        known = counts_table(counts_of(the_lake(), account.pk))
        return {"known": known, "replaced": replaced_table(replaced_counts(the_lake(), account.pk))}
    except Problem:
        return {"known": None, "replaced": None}


def _kept(form: CountForm, account: Account, by: int | None) -> bool:
    """Whether the count was added, or put in the place of another; else the form says at the field why not."""
    given = form.cleaned_data
    counted = Counted(account.url, given["day"], account.platform, *(given[name] for name in CountForm.NUMBERS))
    try:
        if given["why"]:
            kept = correct_count(account, the_lake(), counted, why=given["why"], by=by, note=given["note"])
        else:
            kept = record_counts(account, the_lake(), counted, given["note"])
        if kept:
            return True
        form.add_error("day", str(JUST_CORRECTED if given["why"] else ALREADY_COUNTED))
    except BadCount as bad:
        form.add_error(FIELDS.get(bad.field), bad_count(bad))
    except Problem as problem:
        form.add_error(None, str(BUSY if isinstance(problem, AlreadyRunning) else NOT_KEPT))
    return False


@guarded(IMPORT_COUNTS)
def upload_counts(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid() and (imported := _imported(form)):
        what = {"new": imported.new, "refused": imported.refused}
        record(Kind.COUNTED, request.user, f"run:{imported.run}", **what)
        messages.success(request, brought(imported))
        return redirect("desk_run", imported.run)
    return render(request, "desk/upload_counts.html", {"form": form})


def _imported(form: UploadForm) -> Imported | None:
    """What the file brought; None where it could not be read, and the form says why."""
    with TemporaryDirectory() as folder:
        try:
            return import_counts(_written(form.cleaned_data["file"], Path(folder)), the_lake())
        except FormatChanged:
            form.add_error("file", str(NO_COUNTS))
        except Problem as problem:
            form.add_error(None, str(BUSY if isinstance(problem, AlreadyRunning) else NOT_KEPT))
    return None


def _written(upload: "UploadedFile[Any]", folder: Path) -> Path:
    file = folder / get_valid_filename(upload.name or "counts")[-100:]
    with file.open("wb") as stream:
        for chunk in upload.chunks():
            stream.write(chunk)
    return file
