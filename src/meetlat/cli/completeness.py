"""meetlat register completeness: how many accounts the register probably lacks."""

from typing import Annotated, Any

import typer

SEEN = ("directory", "website", "both", "undecided")


def completeness(
    country: Annotated[str, typer.Option(help="Country code, such as NL or BE.")] = "NL",
    platform: Annotated[str, typer.Option(help="Only this platform.")] = "",
    kind: Annotated[str, typer.Option(help="Only this kind of organisation.", show_default=False)] = "",
    keep: Annotated[
        bool, typer.Option("--keep", help="Also freeze it as an edition, which the site shows.", show_default=False)
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """How many official accounts there probably are, from two sources: the directory, and the websites visited.

    The more of what one source gives the other gives too, the less both will have missed (capture-recapture). Only
    organisations whose website was read take part. Visit websites first: meetlat register verify. With --keep every
    kind and platform of the country is kept.

    Examples: meetlat register completeness --country NL · meetlat register completeness --platform x --json
    """
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json
    from meetlat.report.census import refuse_unknown
    from meetlat.report.completeness import register_completeness

    country = country.upper()
    refuse_unknown(country, kind or "municipality", platform)
    said = register_completeness(country, platform, kind)
    if keep:
        _keep(country)
    if json:
        print_json(said)
    else:
        _show(said)


def _keep(country: str) -> None:
    from meetlat import environment
    from meetlat.cli.start import progress
    from meetlat.report.completeness_kept import keep_completeness

    taken, new = keep_completeness(environment.home(), country, progress)
    progress(f"edition {taken.id} {'taken' if new else 'stands: nothing changed'}")


def _show(said: dict[str, Any]) -> None:
    from meetlat.cli.tables import print_table
    from meetlat.register.platforms import platforms

    rows = [
        (platforms()[one["platform"]].name, one["says"], *(f"{one[name]:,}" for name in SEEN))
        for one in said["platforms"]
    ]
    title = f"Accounts of the {said['visited']:,} of {said['organisations']:,} organisations whose website was read"
    columns = ("platform", "accounts, 95 %", "in directory", "on website", "on both", "undecided")
    print_table(title, columns, rows, words=2)
    for one in said["platforms"]:
        if one["note"]:
            print(f"{platforms()[one['platform']].name}: {one['note']}.")
    if not rows:
        print("Neither the directory nor a website gives an account there.")
