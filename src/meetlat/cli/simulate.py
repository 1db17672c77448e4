"""meetlat simulate: a lake whose true values are known."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from meetlat.measure.simulation import Plan

MOST = 1_000_000_000  # messages; more was never tried


def simulate(
    organisations: Annotated[int, typer.Option(min=1, max=100_000, help="How many.")] = 342,
    messages: Annotated[int, typer.Option(min=1, max=MOST, help="How many, in fifteen months.")] = 1_000_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same lake.")] = 1,
    into: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The folder of the lake; else that of MEETLAT_LAKE.", show_default=False),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Write a lake of invented messages, with the truth beside it in the folder truth/.

    Nothing in it exists. Started again after a stop, it goes on where it was. A lake that holds other messages is
    left as it is. docs/explanation/simulation.md says what is simulated and how to compare.
    """
    from time import monotonic

    from meetlat.cli.tables import print_json
    from meetlat.measure.simulation import Plan

    began = monotonic()
    said = _filled(Plan(messages, seed), organisations, into)
    said["seconds"] = round(monotonic() - began, 1)
    if json:
        print_json(said)
    else:
        print(_words(said))


def _filled(plan: "Plan", organisations: int, into: Path | None) -> dict[str, Any]:
    from meetlat.cli.progress import bar
    from meetlat.lake import Lake
    from meetlat.measure.simulation import fill, invented

    lake = Lake(_folder(into))
    with bar("simulating") as progress:
        said = fill(lake, plan, invented(plan, organisations, _names()), progress)
    return {"lake": str(lake.folder), "truth": str(lake.truth), **said}


def _folder(into: Path | None) -> Path:
    from meetlat import environment

    return usable(into or environment.lake() or environment.home() / "lake")


def usable(folder: Path) -> Path:
    """The folder of a lake to write, made where it was not there; raises Problem."""
    from meetlat.problem import Problem

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(f"--into {folder} cannot be used ({error.strerror}). Name a folder you may write in.") from None
    return folder


def _names() -> list[tuple[str, str]]:
    """Of the municipalities of the practice country. Read from its list: importing it wakes Django up."""
    from csv import DictReader
    from importlib.resources import files

    listed = files("meetlat.register") / "practice" / "municipalities.csv"
    return [(f"zz.{row['code'][1:].lower()}", row["name"]) for row in DictReader(listed.read_text("utf-8").split("\n"))]


def _words(said: dict[str, Any]) -> str:
    unseen = said["parent_unseen"] / max(said["with_parent"], 1)
    return (
        f"{said['messages']:,} simulated messages of {said['organisations']:,} organisations in {said['lake']}, "
        f"in {said['seconds']} s.\n"
        f"{said['questions']:,} contacts with a question, {said['answered']:,} answered; of {unseen:.1%} of what "
        f"replies to something that was not seen.\nThe truth: {said['truth']}/truth.json"
    )
