"""meetlat import: bring a file of messages into the lake."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from meetlat.collect.formats import Format

COUNTS = "counts"  # a table of followers, no messages
SHOWN = 5  # refusals; --json and `meetlat collect --refusals` tell them all


def import_(
    file: Annotated[Path, typer.Argument(help="An export, an archive or a table.", show_default=False)],
    format: Annotated[
        str, typer.Option("--format", help="What the file is; see docs/how-to/import-files.md.", show_default=False)
    ] = "",
    mapping: Annotated[
        Path | None,
        typer.Option(help="For csv, xlsx and ndjson: which column is what (TOML).", show_default=False),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would come in, propose a mapping; write nothing.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Import a file: the same file a second time adds nothing, and a killed import goes on where it was.

    What does not fit is set aside and listed, with its line and the reason. Names of private people are not kept.
    """
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json

    if dry_run and not mapping and format in MAPPED:
        return _propose(file, json)
    said = _counts(file) if format == COUNTS else _messages(file, format, mapping, dry_run)
    return print_json(said) if json else _show(said, dry_run)


MAPPED = ("", "csv", "xlsx", "ndjson")


def _messages(file: Path, name: str, mapping: Path | None, dry_run: bool) -> dict[str, Any]:
    from dataclasses import asdict

    from meetlat.cli.progress import bar
    from meetlat.collect.importing import import_file
    from meetlat.collect.lakes import the_lake
    from meetlat.collect.trying import try_file

    format, told = _format(file, name, mapping)
    if dry_run:
        return asdict(try_file(file, format))
    with bar(f"importing {file.name}") as progress:
        return asdict(import_file(file, format, the_lake(), mapping=told, progress=progress))


def _format(file: Path, name: str, mapping: Path | None) -> "tuple[Format, str]":
    """The format, and the text of its mapping where it has one."""
    from meetlat.collect.formats import format_named

    if name not in MAPPED:
        return format_named(name), ""
    from meetlat.collect.mapping import as_toml, certain, mapped_format, read_mapping

    chosen = read_mapping(mapping) if mapping else certain(file)
    return mapped_format(chosen, file), as_toml(chosen)


def _propose(file: Path, json: bool) -> None:
    """The mapping on stdout, so that it can be saved; what it would make of the first rows on stderr."""
    from meetlat.cli.start import progress
    from meetlat.cli.tables import print_json
    from meetlat.collect.mapping import as_toml, propose, tried

    proposed = propose(file)
    trial = tried(proposed, file)
    if json:
        return print_json({"mapping": as_toml(proposed), "unsure": list(proposed.unsure), "trial": trial.as_json()})
    print(as_toml(proposed), end="")
    for line, said in trial.rows:
        progress(f"line {line}: {said}")
    fitting = sum(trial.kinds.values())
    return progress(f"of the first {trial.seen} rows {fitting} would come in, {trial.seen - fitting} be set aside")


def _counts(file: Path) -> dict[str, Any]:
    from dataclasses import asdict

    from meetlat.collect.lakes import the_lake
    from meetlat.collect.manual_file import import_counts

    return asdict(import_counts(file, the_lake()))


def _show(said: dict[str, Any], dry_run: bool) -> None:
    words = "would be read" if dry_run else "read"
    print(f"{said['seen']:,} {words}: {said['new']:,} new, {said['changed']:,} changed, {said['refused']:,} set aside.")
    for one in said["refusals"][:SHOWN]:
        print(f"  line {one['line']}: {one['reason']}")
    if len(said["refusals"]) > SHOWN:
        print(f"  … and {len(said['refusals']) - SHOWN:,} more: meetlat collect --refusals {said['run']}")
