"""meetlat census: who is on which platform, and who is missing."""

from typing import Annotated, Any

import typer


def census(
    country: Annotated[str, typer.Option(help="Country code, such as NL or BE.")] = "NL",
    kind: Annotated[
        str, typer.Option(help="Kind of organisation, such as municipality or water_authority.")
    ] = "municipality",
    platform: Annotated[str, typer.Option(help="Only this platform, and who is missing there.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Count who is on which platform, and name who is missing.

    Takes a new edition when the register changed since the last one.

    Examples: meetlat census --country BE --kind police_zone · meetlat census --platform x --json
    """
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json
    from meetlat.report.census import census as counted
    from meetlat.report.census import refuse_unknown

    country = country.upper()
    refuse_unknown(country, kind, platform)
    said = counted(current_edition(country), country, kind, platform)
    if json:
        print_json(said)
    else:
        show(said, platform)


def current_edition(country: str = "") -> Any:
    """The edition of the register as it stands, taken now if need be; for the practice country of its own side."""
    from meetlat import environment
    from meetlat.cli.start import progress
    from meetlat.register.invented import is_invented
    from meetlat.report.editions import take_census

    practice = True if is_invented(country) else None
    taken, new = take_census(environment.home(), environment.engine(), progress, practice)
    if new:
        progress(f"edition {taken.id} taken")
    return taken


def show(said: dict[str, Any], platform: str = "") -> None:
    """The national picture as a table, and by name who is missing on the one platform asked for."""
    from meetlat.cli.tables import print_table
    from meetlat.register.platforms import platforms
    from meetlat.register.vocabulary import label
    from meetlat.report.numbers import number, percent

    def row(counted: dict[str, Any]) -> tuple[str, ...]:
        absent = said["organisations"] - counted["organisations"]
        return (
            platforms()[counted["platform"]].name,
            number(counted["organisations"], "en"),
            percent(counted["share"], "en"),
            number(absent, "en"),
        )

    kind, country = label("kinds", said["kind"], "en", "_plural"), label("countries", said["country"], "en")
    title = f"{country}: {said['organisations']:,} {kind}, {said['with_account']:,} with any official account"
    note = f"At least: an account the register does not know is not counted. Edition {said['edition']}."
    print_table(title, ("platform", "at least", "share", "not found"), map(row, said["platforms"]), note)
    if platform:
        names = [absent["name"] for absent in said["missing"][platform]]
        print(f"\nNot found on {platforms()[platform].name} ({len(names)}): {', '.join(names) or 'nobody'}.")
