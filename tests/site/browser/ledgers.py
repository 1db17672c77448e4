"""Writes an invented ledger into the home of a live site, in a process of its own; prints what a browser needs."""

import json
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from meetlat.collect.models import Run

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
WHY = (
    "social.example: answered 503 Service Unavailable.",
    "it answers only to servers that sign what they ask (authorized fetch).",
    "its server does not know it: it is not there.",
)


def write() -> dict[str, str | int]:
    """Every account was visited three times; the ways in which visits fail take turns."""
    from meetlat.collect.models import Refusal
    from meetlat.register.models import Account

    accounts = list(Account.objects.filter(status="current").order_by("id").values_list("id", flat=True))
    runs = [_run(accounts, NOW - timedelta(weeks=weeks)) for weeks in (2, 1, 0)]
    Refusal.objects.bulk_create(
        [Refusal(run=runs[-1], place=f"social.example item {n}", reason="has no date") for n in range(120)]
    )
    return {"run": runs[-1].pk, "account": accounts[0], **session()}


def _run(accounts: list[int], until: datetime) -> "Run":
    from meetlat.collect.models import Gap, Run, Visit

    asked = {"accounts": [str(account) for account in accounts], "since": None}
    run = Run.objects.create(source="mastodon", asked=asked, status="done", held_at=until, ended_at=until, refused=120)
    for place, account in enumerate(accounts):
        why = WHY[place // 5 % len(WHY)] if place % 5 == 0 else ""
        told = {"since": until - timedelta(weeks=2), "until": until, "complete": not why, "message": why}
        Visit.objects.create(run=run, account_id=account, seen=12, **told)
        if why:
            gap = {"start": told["since"], "end": until, "reason": why}
            Gap.objects.create(source="mastodon", account_id=account, run=run, **gap)
    return run


def session() -> dict[str, str]:
    """Of a researcher who is signed in."""
    from django.conf import settings
    from django.test import Client

    from tests.site.people.somebody import somebody

    client = Client()
    client.force_login(somebody("researcher"))
    return {"cookie": settings.SESSION_COOKIE_NAME, "session": client.cookies[settings.SESSION_COOKIE_NAME].value}


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(write()))
