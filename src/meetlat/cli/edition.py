"""meetlat edition: list, show, compare and export the frozen measurings."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="List, show, compare and export editions: the frozen measurings.")
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Id = Annotated[str, typer.Argument(help="The id of an edition, such as census-2026-04-06.", show_default=False)]


@app.command("list")
def list_editions(json: Json = False) -> None:
    """Every edition, the newest first."""
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json, print_table
    from meetlat.report.editions import described
    from meetlat.report.models import Edition

    editions = [described(edition) for edition in Edition.objects.order_by("-taken_at")]
    if json:
        print_json(editions)
        return
    rows = [
        (
            said["id"],
            "invented" if said["practice"] else "real",
            said["day"],
            f"{said['figures']:,}",
            said["checksum"][:12],
        )
        for said in editions
    ]
    print_table("Editions", ("edition", "bodies", "up to", "figures", "checksum"), rows, words=2)


@app.command()
def show(id: Id, json: Json = False) -> None:
    """One edition: what went in, under which definitions, and whether it is still as it was frozen."""
    from meetlat.cli.start import start

    start()
    from meetlat import environment
    from meetlat.cli.tables import print_json, print_table
    from meetlat.report.editions import described, edition
    from meetlat.report.intact import is_intact

    found = edition(id)
    said = {
        **described(found),
        "intact": is_intact(environment.home(), found),
        "inputs": found.inputs,
        "indicators": found.indicators,
        "queries": found.queries,
    }
    if json:
        print_json(said)
        return
    intact = "intact" if said["intact"] else "NOT AS IT WAS FROZEN"
    taken = f"taken {found.taken_at:%Y-%m-%d %H:%M} UTC"
    print(f"{found.id}: up to {found.day}, {taken}, {said['figures']:,} figures, {intact}")
    print_table(
        "Inputs",
        ("table", "rows", "sha256"),
        [(name, f"{one['rows']:,}", one["sha256"][:16]) for name, one in found.inputs.items()],
    )
    print_table(
        "Indicators", ("indicator", "version"), [(name, str(version)) for name, version in found.indicators.items()]
    )


@app.command()
def compare(
    first: Id,
    second: Id,
    organisation: Annotated[str, typer.Option(metavar="ID", help="Its figures; else those of groups.")] = "",
    json: Json = False,
) -> None:
    """What changed between two editions of one subject: who came, who went, which figures moved, and more than chance?

    The difference of two measurings is judged by the intervals of both; a census is a full count, without chance.
    """
    from meetlat.cli.start import start

    start()
    from meetlat.cli.comparing import tell
    from meetlat.cli.tables import print_json
    from meetlat.report.comparison import compare as compared
    from meetlat.report.editions import edition

    said = compared(edition(first), edition(second), organisation)
    if json:
        print_json(said)
    else:
        tell(said)


@app.command()
def export(
    id: Id,
    into: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where a folder with the id of the edition is made.")
    ] = Path(),
    json: Json = False,
) -> None:
    """The open data of an edition as files: every table as CSV, JSON and Parquet, with what describes them."""
    from meetlat.cli.start import progress, start

    start()
    from meetlat import environment
    from meetlat.cli.tables import print_json, print_table
    from meetlat.report.editions import edition
    from meetlat.report.opendata import export as exported

    said = exported(environment.home(), edition(id), into, progress)
    if json:
        print_json(said)
        return
    rows = [(one["name"], f"{one['bytes']:,}", one["sha256"][:16]) for one in said["files"]]
    print_table(said["folder"], ("file", "bytes", "sha256"), rows)
