"""meetlat collect: visit the accounts of the register, and show how collecting stands."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from meetlat.collect.models import Run
    from meetlat.collect.names import Known
    from meetlat.collect.source import Source

COUNTED = ("seen", "new", "changed", "gone", "refused")


def collect(
    source: Annotated[
        list[str] | None,
        typer.Argument(help="mastodon, bluesky, …; all that are set up when left out.", show_default=False),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="From this day on; from the last visit when left out.", show_default=False
        ),
    ] = None,
    account: Annotated[
        list[str] | None, typer.Option(help="Only this account: its address or handle. Can be given again.")
    ] = None,
    country: Annotated[
        str, typer.Option(help="Only organisations of this country: NL, BE, …", show_default=False)
    ] = "",
    live: Annotated[bool, typer.Option("--live", help="Follow the live stream until stopped (bluesky).")] = False,
    status: Annotated[bool, typer.Option("--status", help="Show how collecting stands; ask nothing.")] = False,
    refusals: Annotated[
        int | None, typer.Option(help="Print what this run set aside, as CSV.", show_default=False, metavar="RUN")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Collect what the accounts of the register say and are told. A killed run goes on when started again."""
    from meetlat.cli.start import start

    start()
    from meetlat.cli import standing

    if status:
        return standing.show(json)
    if refusals is not None:
        return standing.print_refusals(refusals)
    runs = [_run(one, _accounts(one, account or [], country), since, live) for one in _sources(source or [])]
    _look_who_is_silent()
    return _tell(runs, json)


def _look_who_is_silent() -> None:
    from meetlat.collect.lakes import the_lake
    from meetlat.collect.liveness import refresh

    lake = the_lake()
    refresh(lake, lake.now())


def _sources(names: list[str]) -> "list[Source]":
    """Those asked for, which must be set up; or all that are."""
    from meetlat.collect.source import source, sources
    from meetlat.problem import Problem

    if not names:
        return [one for one in sources().values() if not one.missing() and not one.by_name]
    chosen = [source(name) for name in names]
    for one in chosen:
        if one.missing():
            raise Problem(f"{one.name} cannot be asked yet: {one.missing()}")
    return chosen


def _accounts(source: "Source", only: list[str], country: str) -> "list[Known]":
    from meetlat.collect.accounts import accounts_to_visit

    return accounts_to_visit(source.platforms, only, country)


def _run(source: "Source", accounts: "list[Known]", since: datetime | None, live: bool) -> "Run":
    from meetlat.cli.progress import bar
    from meetlat.cli.start import progress as say
    from meetlat.collect.accounts import names
    from meetlat.collect.collecting import collect as visit_all
    from meetlat.collect.lakes import the_lake
    from meetlat.collect.live import follow
    from meetlat.collect.webs import web_of

    if live:
        return follow(source, accounts, the_lake(), names())
    moment = since.replace(tzinfo=UTC) if since else None
    with bar(f"collecting from {source.title}") as progress, web_of(source) as web:
        web.on_wait = lambda host, seconds, reason: say(f"{host}: waiting {seconds:.0f} s ({reason})")
        return visit_all(source, accounts, the_lake(), web, names(), moment, progress)


def _tell(runs: "list[Run]", json: bool) -> None:
    from meetlat.cli.tables import print_json, print_table

    told: list[dict[str, Any]] = [
        {"run": run.pk, "source": run.source, "status": run.status, **{name: getattr(run, name) for name in COUNTED}}
        for run in runs
    ]
    if json:
        return print_json(told)
    rows = [(row["source"], str(row["run"]), *(f"{row[name]:,}" for name in COUNTED)) for row in told]
    return print_table("Collected", ("source", "run", *COUNTED), rows)
