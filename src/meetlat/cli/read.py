"""meetlat read: language, question, contact, sentiment, topic and place of messages."""

from pathlib import Path
from typing import Annotated, Any

import typer

from meetlat.cli.evaluate import show_evaluation
from meetlat.cli.read_file import read_file
from meetlat.problem import Problem


def read(
    file: Annotated[Path | None, typer.Argument(help="A table of texts; without it the lake is read.")] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write what people corrected as training data (CSV, with the texts).",
            show_default=False,
        ),
    ] = None,
    column: Annotated[str, typer.Option(help="Of FILE: the column with the texts.")] = "text",
    gazetteer: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Of FILE: which places there are; else MEETLAT_REFERENCE.", show_default=False
        ),
    ] = None,
    accessibility: Annotated[
        bool, typer.Option("--accessibility", help="Of FILE: also whether everybody can read each text as a post.")
    ] = False,
    evaluate: Annotated[
        bool, typer.Option("--evaluate", help="Say how well it reads what it never saw before, beside simple rules.")
    ] = False,
    corpora: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="With --evaluate: also on these labelled sets.", show_default=False),
    ] = None,
    processes: Annotated[int, typer.Option(min=0, help="That read beside each other; 0: one per processor.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document; of FILE a line per text.")] = False,
) -> None:
    """Read the messages of the lake that were not read yet by this version of the readers; or any table of texts.

    The readings of the lake lie beside its messages. Started again after a stop, it goes on where it was.
    FILE is CSV, NDJSON (both also as .gz) or Parquet; nothing of it is kept.

    Examples: meetlat read · meetlat read messages.csv --column message --json · meetlat read --evaluate
    """
    if evaluate:
        return show_evaluation(corpora, gazetteer, json)
    if file:
        return read_file(file, column, json, gazetteer, processes, accessibility=accessibility)
    if accessibility:
        raise Problem("--accessibility looks at the texts of a FILE. Name one.")
    if corrections:
        return _corrections(corrections, json)
    return _lake(processes, json)


def _lake(processes: int, json: bool) -> None:
    from dataclasses import asdict

    from meetlat.cli.progress import bar
    from meetlat.cli.start import start

    start()
    from meetlat.collect.lakes import the_lake
    from meetlat.collect.readings.reader import the_reader
    from meetlat.collect.readings.reading import read_lake

    with bar("reading the lake") as progress:
        said = read_lake(the_lake(), *the_reader(), processes=processes, progress=progress)
    told = asdict(said)
    _show(told, json, f"{said.read:,} read, {said.already:,} already, by {said.version} in {said.seconds:.1f} s.")


def _corrections(file: Path, json: bool) -> None:
    from meetlat.cli.start import start

    start()
    from meetlat.collect.lakes import the_lake
    from meetlat.collect.readings.export import export_corrections
    from meetlat.site.people.audit import Kind, record

    number = export_corrections(the_lake(), file)
    record(Kind.DOWNLOADED, None, what="corrections", rows=number)
    _show({"file": str(file), "messages": number}, json, f"{number:,} corrected messages in {file}. It holds texts.")


def _show(told: dict[str, Any], json: bool, words: str) -> None:
    from meetlat.cli.tables import print_json

    if json:
        print_json(told)
    else:
        print(words)
