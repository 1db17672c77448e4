"""meetlat lake: look after the files of the lake."""

from dataclasses import asdict
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Check the lake's files, or put small ones together.")
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command()
def check(json: Json = False) -> None:
    """Read every file: checksums, numbers of rows, doubles, stray files. Status 1 when something is wrong."""
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json
    from meetlat.collect.lakes import the_lake

    said = the_lake().check()
    if json:
        counts = {name: getattr(said, name) for name in ("messages", "duplicates", "orphans", "bad_files", "unread")}
        print_json({**counts, "findings": [asdict(one) for one in said.findings]})
    else:
        print(f"{said.messages:,} messages, {said.duplicates:,} doubled, {said.orphans:,} stray files, ", end="")
        print(f"{said.bad_files:,} damaged files, {said.unread:,} not read yet.")
        for one in said.findings:
            print(f"  {one.file}: {one.fault} ({one.detail})")
    if not said.sound:
        raise typer.Exit(1)


@app.command()
def compact(json: Json = False) -> None:
    """Put small files of the same month together; what they hold stays the same."""
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json
    from meetlat.collect.lakes import the_lake

    said = asdict(the_lake().compact())
    if json:
        print_json(said)
    else:
        print(", ".join(f"{name}: {number:,}" for name, number in said.items()))
