"""The audit log: written once, holds nothing of strangers, and is the administrator's to read."""

from collections.abc import Callable

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from meetlat.site.people.audit import Kind, record
from meetlat.site.people.models import AuditEvent, WrittenOnce
from tests.site.people.somebody import signed_in, somebody

pytestmark = pytest.mark.django_db


def test_an_event_is_written_once() -> None:
    event = record(Kind.SIGNED_IN, somebody("member"))
    event.kind = Kind.SIGNED_OUT
    with pytest.raises(WrittenOnce):
        event.save()
    with pytest.raises(WrittenOnce):
        event.delete()
    changes: list[Callable[[], object]] = [
        lambda: AuditEvent.objects.all().delete(),
        lambda: AuditEvent.objects.update(kind="x"),
        lambda: AuditEvent.objects.bulk_update([event], ["kind"]),
        lambda: AuditEvent.objects.update_or_create(pk=event.pk, defaults={"kind": "x"}),
    ]
    for change in changes:
        with pytest.raises(WrittenOnce):
            change()
    assert AuditEvent.objects.get().kind == Kind.SIGNED_IN


def test_who_is_in_the_log_stays() -> None:
    user = somebody("member")
    record(Kind.SIGNED_IN, user)
    with pytest.raises(ProtectedError):
        user.delete()


def test_no_column_can_hold_an_ip_address_or_a_typed_name() -> None:
    assert {field.name for field in AuditEvent._meta.get_fields()} == {"id", "at", "user", "kind", "subject", "detail"}


def _page(client: Client, **asked: str) -> str:
    return client.get(reverse("people_audit"), asked).content.decode()


@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [
        ({"kind": "role_changed"}, "person:7", "person:8"),
        ({"name": "EEN-MEMBER"}, "person:8", "person:7"),
        ({"since": "2000-01-01", "until": "2999-01-01"}, "person:7", "niets-daarvan"),
        ({"until": "2000-01-01"}, "", "person:7"),
        ({"since": "onzin"}, "person:7", "niets-daarvan"),
    ],
)
def test_the_log_can_be_narrowed_down(asked: dict[str, str], shown: str, hidden: str) -> None:
    client = signed_in("administrator")
    record(Kind.ROLE_CHANGED, None, "person:7", before="member", after="researcher")
    record(Kind.DEACTIVATED, somebody("member"), "person:8")
    page = _page(client, **asked)
    assert shown in page
    assert hidden not in page


def test_the_log_has_pages_that_keep_the_filter() -> None:
    client = signed_in("administrator")
    for number in range(60):
        record(Kind.SIGN_IN_FAILED, None, f"nummer:{number}")
    first = _page(client, kind="sign_in_failed")
    assert "1 tot 50 van 60" in first
    assert "?kind=sign_in_failed&amp;page=2" in first
    assert "nummer:59" in first
    last = _page(client, kind="sign_in_failed", page="2")
    assert "nummer:0" in last
    assert "?kind=sign_in_failed&amp;page=1" in last
