"""Who changes what, and why: the signature under a change, the history it goes into, the version it stands on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from meetlat.register.models import Account, Change, Organisation

SHORTEST_REASON, LONGEST_REASON = 5, 500  # characters

Subject = TypeVar("Subject", Account, Organisation)


class Refused(ValueError):
    """What was asked cannot be; the text says why, for the person who asked."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class Stale(Exception):
    """The subject was changed after the person looked; ``changes`` says what."""

    def __init__(self, changes: list[Change]) -> None:
        super().__init__(f"{len(changes)} changes were made in the meantime.")
        self.changes = changes


@dataclass(frozen=True)
class Signature:
    """Under every change: who, why, and the version that this person saw (see ``version``)."""

    by: int | None  # the id of the person; None: a platform or website said so itself, and ``reason`` which
    reason: str
    seen: int


def subject_of(thing: Account | Organisation) -> str:
    return f"{type(thing).__name__.lower()}:{thing.pk}"


def history(thing: Account | Organisation) -> QuerySet[Change]:
    """Every change to it, newest first."""
    return Change.objects.filter(subject=subject_of(thing)).select_related("by", "load").order_by("-id")


def version(thing: Account | Organisation) -> int:
    """Grows with every change; 0 where there was none."""
    return Change.objects.filter(subject=subject_of(thing)).aggregate(last=Max("id"))["last"] or 0


def decided_here() -> dict[str, set[str]]:
    """Subject -> the fields that a person, or the platform itself, changed last; those stand at the next load."""
    last = Change.objects.values("subject", "field").annotate(last=Max("id")).values("last")
    decided: dict[str, set[str]] = {}
    for subject, field in Change.objects.filter(pk__in=last, load__isnull=True).values_list("subject", "field"):
        decided.setdefault(subject, set()).add(field)
    return decided


@contextmanager
def changing(model: type[Subject], pk: int | str, signature: Signature) -> Iterator[Subject]:
    """The row, locked, and unchanged since the person saw it."""
    _check_reason(signature.reason)
    with transaction.atomic():
        thing = model._default_manager.select_for_update().get(pk=pk)
        if version(thing) != signature.seen:
            raise Stale(list(history(thing).filter(pk__gt=signature.seen)))
        yield thing


def note(thing: Account | Organisation, field: str, before: object, after: object, signature: Signature) -> None:
    texts = ["" if value is None else str(value) for value in (before, after)]
    reason = signature.reason.strip()
    Change.objects.create(
        subject=subject_of(thing), field=field, before=texts[0], after=texts[1], reason=reason, by_id=signature.by
    )


def _check_reason(reason: str) -> None:
    if not SHORTEST_REASON <= len(reason.strip()) <= LONGEST_REASON:
        message = _("Schrijf waarom, in %(least)d tot %(most)d tekens.")
        raise Refused("reason", message % {"least": SHORTEST_REASON, "most": LONGEST_REASON})
