"""meetlat measure: what the messages of a period say, by one definition or by all."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from meetlat.report.models import Edition

ALL = "all"
TIMES = ("median_seconds", "p90_seconds")
NOBODY = (
    "nobody in the register was asked anything in {period}. Are its accounts those of the lake?"
    " Load it: meetlat reference load DIR, or try meetlat demo."
)


def measure(
    period: Annotated[
        str, typer.Option(metavar="PERIOD", help="2025, 2025-Q2, 2025-03 or 2025-W07; else the last whole year.")
    ] = "",
    definition: Annotated[
        str, typer.Option(metavar="NAME", help="How answering is counted: meetlat, another definition, or all.")
    ] = "meetlat",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Measure a period: who was asked something, who answered, how fast; and every other indicator of messages.

    Takes a new edition when the lake, the register or a definition changed since the last one. Read the messages first:
    meetlat read.

    Examples: meetlat measure --period 2025 · meetlat measure --period 2025-Q2 --definition all --json
    """
    from meetlat.cli.start import start
    from meetlat.measure.yardstick.period import period as written

    wanted, asked = written(period or last_year()), _asked(definition)
    start()
    from meetlat import environment
    from meetlat.cli.start import progress
    from meetlat.cli.tables import print_json
    from meetlat.collect.lakes import the_lake
    from meetlat.report.measures import take_measures

    home = environment.home()
    taken, new = take_measures(home, the_lake(), wanted, environment.engine(), progress)
    progress(f"edition {taken.id} {'taken' if new else 'stands: nothing changed'}")
    told = _told(taken, asked)
    if not any(one["contacts"] for one in told):
        progress(NOBODY.format(period=wanted.name))
    if json:
        print_json(told)
    else:
        _show(taken, told, wanted.name)


def last_year() -> str:
    from datetime import UTC, datetime

    return str(datetime.now(UTC).year - 1)


def _asked(name: str) -> list[str]:
    from meetlat.measure.definitions import definitions
    from meetlat.problem import Problem

    known = definitions()
    if name == ALL:
        return list(known)
    if name not in known:
        raise Problem(f"--definition {name!r} is not known. Known: {ALL}, {', '.join(known)}.")
    return [name]


def _told(taken: "Edition", asked: list[str]) -> list[dict[str, Any]]:
    """A row per organisation and definition."""
    from meetlat import environment
    from meetlat.report.answers import answers_told

    return answers_told(environment.home(), taken, asked)


def _show(taken: "Edition", told: list[dict[str, Any]], period: str) -> None:
    from meetlat.cli.tables import print_table
    from meetlat.measure.yardstick.told import enough_answers
    from meetlat.report.numbers import duration, number, percent

    def row(one: dict[str, Any]) -> tuple[str, ...]:
        share = "too few" if not one["enough"] else percent(one["share"], "en") if one["share"] is not None else "-"
        between = (
            f"{percent(one['low'], 'en')} - {percent(one['high'], 'en')}"
            if one["enough"] and one["low"] is not None
            else ""
        )
        times = (
            duration(one[name], "en") if one["enough"] and enough_answers(one["answers_timed"], name) else ""
            for name in TIMES
        )
        seen = percent(one["coverage"], "en") if one["coverage"] is not None else "-"
        return (one["organisation"], one["definition"], number(one["contacts"], "en"), share, between, *times, seen)

    asked = [one for one in told if one["contacts"]]
    columns = ("organisation", "definition", "contacts", "answered", "95 %", "median", "p90", "seen")
    note = f"Edition {taken.id}. Seen: share of replies of which we have what they reply to."
    print_table(f"Answering in {period}", columns, map(row, asked), note, words=2)
    if len(asked) < len(told):
        print(f"Not shown: {len(told) - len(asked):,} without a contact that takes part; --json has them.")
