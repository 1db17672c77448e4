"""The command line: one command per job, one file per command."""

import sys

import typer

from meetlat.cli import (
    bench,
    census,
    check,
    collect,
    demo,
    doctor,
    edition,
    erase,
    importing,
    lake,
    measure,
    people,
    rank,
    read,
    reference,
    register,
    residents,
    serve,
    simulate,
)
from meetlat.cli.refusing import Commands
from meetlat.problem import Problem

app = typer.Typer(
    name="meetlat", cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Meetlat: the open yardstick for how public bodies use social media.",
)  # fmt: skip
app.command("demo")(demo.demo)
app.command("serve")(serve.serve)
app.command("census")(census.census)
app.command("check")(check.check)
app.command("doctor")(doctor.doctor)
app.command("collect")(collect.collect)
app.command("import")(importing.import_)
app.command("read")(read.read)
app.command("measure")(measure.measure)
app.command("bench")(bench.bench)
app.command("rank")(rank.rank)
app.command("residents")(residents.residents)
app.command("erase")(erase.erase)
app.command("simulate")(simulate.simulate)
app.add_typer(lake.app, name="lake")
app.add_typer(reference.app, name="reference")
app.add_typer(edition.app, name="edition")
app.add_typer(people.app, name="people")
app.add_typer(register.app, name="register")


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
    if version:
        from meetlat import __version__

        print(__version__)
        raise typer.Exit


def main() -> None:
    """Runs a command. A problem that a person can mend is one clear line on stderr and status 1."""
    try:
        app()
    except Problem as problem:
        print(f"meetlat: {problem}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("meetlat: stopped.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
