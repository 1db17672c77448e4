"""How collecting stands, for the terminal; and what a run set aside, as CSV."""

import sys
from dataclasses import asdict
from datetime import datetime
from typing import Any

WHAT_IS_SHOWN = 40  # accounts; --json tells all


def show(json: bool) -> None:
    from meetlat.cli.tables import print_json
    from meetlat.collect.standing import account_standings, source_standings

    sources, accounts = source_standings(), account_standings()
    if json:
        return print_json(
            {"sources": [_source(one) for one in sources], "accounts": [_account(one) for one in accounts]}
        )
    _sources_table(sources)
    return _accounts_table(accounts)


def _source(one: Any) -> dict[str, Any]:
    last = one.last and {"run": one.last.pk, "status": one.last.status, "message": one.last.message}
    return {**asdict(one, dict_factory=_without_models), "last": last}


def _account(one: Any) -> dict[str, Any]:
    account = {"id": one.account.pk, "platform": one.account.platform, "handle": one.account.handle}
    gaps = [{"start": start, "end": end, "reason": reason} for start, end, reason in one.gaps]
    plain = {name: getattr(one, name) for name in ("source", "visited_at", "complete_day", "share", "message", "seen")}
    return {"account": account, **plain, "gaps": gaps}


def _without_models(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in pairs if name != "last"}


def _sources_table(sources: Any) -> None:
    from meetlat.cli.tables import print_table

    rows = [
        (one.source, _moment(one.held_at), _stands(one), f"{one.seen:,}", f"{one.new:,}", f"{one.refused:,}")
        for one in sources
    ]
    wants = "\n".join(f"{one.source}: {one.missing}" for one in sources if one.missing)
    columns = ("source", "answers last fitted", "stands", "seen", "new", "set aside")
    print_table("Sources", columns, rows, wants, words=3)


def _stands(one: Any) -> str:
    if one.missing:
        return "needs a setting"
    return one.last.status if one.last else "not used yet"


def _accounts_table(accounts: Any) -> None:
    from meetlat.cli.tables import print_table

    rows = [
        (one.source, one.account.handle, str(one.complete_day or "never"), one.message,
         f"{one.share:.0%}", str(len(one.gaps)), f"{one.seen:,}")
        for one in accounts[:WHAT_IS_SHOWN]
    ]  # fmt: skip
    columns = ("source", "account", "complete up to", "why not", "read", "gaps", "seen")
    more = len(accounts) - WHAT_IS_SHOWN
    print_table("Accounts", columns, rows, f"… and {more:,} more: --json tells all." if more > 0 else "", words=4)


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else "never"


def print_refusals(number: int) -> None:
    """The run's refusals as CSV on stdout."""
    import csv

    from meetlat.collect.models import Run
    from meetlat.problem import Problem

    run = Run.objects.filter(pk=number).first()
    if run is None:
        raise Problem(f"Run {number} does not exist. `meetlat collect --status` shows the last run of each source.")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("run", "source", "place", "reason"))
    writer.writerows((number, run.source, one.place, one.reason) for one in run.refusals.order_by("id").iterator())
