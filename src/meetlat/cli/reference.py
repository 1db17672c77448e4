"""meetlat reference: say which organisations and accounts exist."""

from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(no_args_is_help=True, help="Load or build the reference folder: who exists.")
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command()
def load(
    folder: Annotated[
        Path, typer.Argument(help="A folder as docs/reference/reference-folder.md describes it.", show_default=False)
    ],
    json: Json = False,
) -> None:
    """Load a reference folder into the register: whole, or not at all.

    Loading the same folder again changes nothing; a newer one closes what is gone and keeps its history.
    """
    from meetlat.cli.start import progress, start

    start()
    from meetlat.cli.tables import print_json
    from meetlat.register.loading import load as load_folder

    progress(f"checking and loading {folder}")
    report = load_folder(folder)
    said = {"load": report.load and report.load.pk, "counts": report.counts, "set_aside": report.set_aside}
    if json:
        print_json(said)
    else:
        _show(said)


def _show(said: dict[str, Any]) -> None:
    from meetlat.cli.tables import print_table

    if said["load"] is None:
        print("Nothing changed since the last load.")
        return
    names = ("added", "changed", "closed", "reopened", "unchanged")
    rows = [(table, *(f"{counts[name]:,}" for name in names)) for table, counts in said["counts"].items()]
    print_table("Loaded", ("table", *names), rows)
    aside = said["set_aside"]
    if aside:
        print(f"Set aside: {len(aside)} lines. The first ones:")
    for one in aside[:5]:
        print(f"  {one['file']} line {one['line']}: {one['reason']}")


@app.command()
def pull(
    folder: Annotated[
        Path | None,
        typer.Argument(help="Where to build it; reference/ in MEETLAT_HOME when left out.", show_default=False),
    ] = None,
) -> None:
    """Build the reference folder from the official sources: CBS, ROO, Wikidata, Statbel, PDOK. Needs the internet."""
    from datetime import UTC, datetime

    from meetlat import environment
    from meetlat.cli.start import progress, start

    start()
    from meetlat.register.pull import pull as pull_folder

    target = folder or environment.home() / "reference"
    report = pull_folder(target, today=datetime.now(UTC).date(), on_progress=progress)
    for source in report.sources:
        print(f"{source.title}: {source.status.value}{f' ({source.says})' if source.says else ''}")
    print(f"Load it with: meetlat reference load {target}")
