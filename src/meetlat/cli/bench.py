"""meetlat bench: how fast the yardstick is here."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from meetlat.measure.benching import Benched

MOST = 100_000_000


def bench(
    messages: Annotated[int, typer.Option(min=1_000, max=MOST, help="How many simulated messages.")] = 1_000_000,
    organisations: Annotated[int, typer.Option(min=1, max=100_000, help="Of how many organisations.")] = 342,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same lake.")] = 1,
    into: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Keep the lake here, for a next time; else it is thrown away."),
    ] = None,
    pandas: Annotated[bool, typer.Option(help="Compute the same in pandas too; that takes much memory.")] = True,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Measure a simulated lake by everything there is, beside a bare scan of the same columns and beside pandas.

    The scan hands out every value once and does nothing with it. Pandas computes activity and answering by Meetlat's
    own definition; its figures must be equal. Each way runs in a process of its own.
    """
    from tempfile import TemporaryDirectory

    from meetlat.cli.tables import print_json

    with TemporaryDirectory(prefix="meetlat-bench-") as thrown_away:
        done = _benched(into or Path(thrown_away), messages, organisations, seed, pandas)
    if json:
        print_json(done.as_json())
    else:
        _show(done)


def _benched(folder: Path, messages: int, organisations: int, seed: int, pandas: bool) -> "Benched":
    from meetlat.cli.simulate import usable
    from meetlat.cli.start import progress
    from meetlat.measure.benching import bench, simulated_lake

    progress(f"simulating {messages:,} messages")
    simulated_lake(usable(folder), messages, organisations, seed)
    progress("measuring")
    return bench(folder, messages, pandas)


def _show(done: "Benched") -> None:
    from meetlat.cli.tables import print_table

    told: dict[str, Any] = done.as_json()
    rows = [(way, f"{one['seconds']:,.1f}", f"{one['peak_mib']:,}") for way, one in told["ways"].items()]
    ratios = f"The yardstick takes {told['yardstick_to_scan']} times a bare scan"
    if told["pandas_to_yardstick"] is not None:
        equal = f"{told['equal_organisations']:,} organisations equal"
        ratios += f"; pandas takes {told['pandas_to_yardstick']} times the yardstick for the same figures ({equal})"
    print_table(f"{done.messages:,} simulated messages", ("way", "seconds", "MiB"), rows, ratios + ".")
