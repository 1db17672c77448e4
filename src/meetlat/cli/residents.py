"""meetlat residents: how many accounts of residents each municipality has."""

from math import inf
from typing import TYPE_CHECKING, Annotated, Any

import typer

from meetlat.cli.measure import last_year
from meetlat.problem import Problem

if TYPE_CHECKING:
    from meetlat.report.placed import Asked


def residents(
    platform: Annotated[str, typer.Option(help="Only this platform; else all together.")] = "",
    period: Annotated[
        str, typer.Option(metavar="PERIOD", help="2025, 2025-Q2, 2025-03 or 2025-W07; else the last whole year.")
    ] = "",
    country: Annotated[str, typer.Option(help="Country code, such as NL or BE.", show_default="NL")] = "",
    factor: Annotated[
        float | None,
        typer.Option(help="How many accounts stand behind one that is placed; else as measured.", show_default=False),
    ] = None,
    outside: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="Accounts in the whole country as others found: held beside ours.", show_default=False
        ),
    ] = None,
    source: Annotated[str, typer.Option(help="Who found that figure: it is shown beside it.", show_default=False)] = "",
    keep: Annotated[
        bool, typer.Option("--keep", help="Also freeze it as an edition, which the site shows.", show_default=False)
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Estimate how many accounts residents have: those placed by what they write, times a factor that is shown.

    An account is placed where most of its messages point to. Fewer than 5 in a municipality are not shown. Read the
    messages first: meetlat read. With --keep each platform is kept beside all together.

    Examples: meetlat residents --platform x --period 2025 · meetlat residents --factor 4.25 --outside 3300000 --json
    """
    from meetlat.measure.yardstick.period import period as written

    wanted = written(period or last_year())
    _refuse(factor, outside, source)
    from meetlat.cli.start import start

    start()
    from meetlat import environment
    from meetlat.cli.tables import print_json
    from meetlat.collect.lakes import the_lake
    from meetlat.lake import connect
    from meetlat.report.census import refuse_unknown
    from meetlat.report.placed import Asked
    from meetlat.report.residents import residents_on

    country = country.upper() or _own_country()
    refuse_unknown(country, "municipality", platform)
    backend = connect(environment.engine(), environment.home() / "spill")
    asked = Asked(country, wanted, platform, factor, outside)
    said = residents_on(the_lake(), backend, asked)
    if keep:
        _keep(asked, source)
    if json:
        print_json(said)
    else:
        _show(said)


def _keep(asked: "Asked", source: str) -> None:
    from meetlat import environment
    from meetlat.cli.start import progress
    from meetlat.collect.lakes import the_lake
    from meetlat.report.residents_kept import keep_residents

    taken, new = keep_residents(environment.home(), the_lake(), asked, source, environment.engine(), progress)
    progress(f"edition {taken.id} {'taken' if new else 'stands: nothing changed'}")


def _refuse(factor: float | None, outside: int | None, source: str) -> None:
    if factor is not None and not 1 <= factor < inf:
        raise Problem(
            f"--factor {factor} cannot be: each account that is placed stands for itself at least. Give 1 or more."
        )
    if outside is not None and outside < 1:
        raise Problem(
            f"--outside {outside} cannot be: give how many accounts there are in the whole country, 1 or more."
        )
    if bool(source) and outside is None:
        raise Problem("--source tells who found the figure of --outside: give that, too.")


def _own_country() -> str:
    """NL; where nothing but the practice country is loaded, that one."""
    from meetlat.register.invented import COUNTRY
    from meetlat.register.tables import last_load

    load = last_load()
    return COUNTRY if load and load.practice else "NL"


def _show(said: dict[str, Any]) -> None:
    from meetlat.cli.tables import print_table
    from meetlat.register.platforms import platforms
    from meetlat.report.numbers import number

    def row(one: dict[str, Any]) -> tuple[str, ...]:
        numbers = (number(one[name], "en") for name in ("placed", "estimated"))
        between = f"{number(one['low'], 'en')} - {number(one['high'], 'en')}"
        return (one["name"], *numbers, between, "-" if one["per_1000"] is None else number(one["per_1000"], "en", 1))

    where = platforms()[said["platform"]].name if said["platform"] else "all platforms"
    columns = ("municipality", "placed", "estimated", "95 %", "per 1,000")
    print_table(f"Accounts of residents on {where}, {said['period']}", columns, map(row, said["municipalities"]))
    print(
        f"{said['placed']:,} of {said['accounts']:,} accounts are placed; each stands for {said['factor']:.2f}"
        f" ({said['factor_from']}). Accounts, not people; of who is in the lake. Fewer than 5 are not shown."
    )
    if said["outside"]:
        print(_beside(said["outside"]))


def _beside(one: dict[str, Any]) -> str:
    from meetlat.report.numbers import number

    ours, low, high, theirs = (number(one[name], "en") for name in ("estimated", "low", "high", "accounts"))
    if one["inside"]:
        said = "lies within that"
    elif one["off_share"] > 0:
        said = f"is {number(one['accounts'] - one['high'], 'en')} above that"
    else:
        said = f"is {number(one['low'] - one['accounts'], 'en')} below that"
    return f"The whole country: {ours} ({low} - {high}). The outside figure, {theirs}, {said}."
