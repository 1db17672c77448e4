"""meetlat edition: list, show and compare the frozen measurings."""

from typing import Annotated, Any

import typer

from meetlat.problem import Problem

app = typer.Typer(no_args_is_help=True, help="List, show and compare editions: the frozen measurings.")
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Id = Annotated[str, typer.Argument(help="The id of an edition, such as census-2026-04-06.", show_default=False)]
OF = ("country", "kind", "size_class", "province", "platform", "indicator")  # what a figure that moved is of


@app.command("list")
def list_editions(json: Json = False) -> None:
    """Every edition, the newest first."""
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json, print_table
    from meetlat.report.editions import described
    from meetlat.report.models import Edition

    editions = [described(edition) for edition in Edition.objects.order_by("-taken_at")]
    if json:
        print_json(editions)
        return
    rows = [(said["id"], said["day"], f"{said['figures']:,}", said["checksum"][:12]) for said in editions]
    print_table("Editions", ("edition", "up to", "figures", "checksum"), rows)


@app.command()
def show(id: Id, json: Json = False) -> None:
    """One edition: what went in, under which definitions, and whether it is still as it was frozen."""
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json, print_table
    from meetlat.report.editions import described, edition
    from meetlat.report.intact import is_intact

    found = edition(id)
    said = {
        **described(found),
        "intact": is_intact(found),
        "inputs": found.inputs,
        "indicators": found.indicators,
        "queries": found.queries,
    }
    if json:
        print_json(said)
        return
    intact = "intact" if said["intact"] else "NOT AS IT WAS FROZEN"
    taken = f"taken {found.taken_at:%Y-%m-%d %H:%M} UTC"
    print(f"{found.id}: up to {found.day}, {taken}, {said['figures']:,} figures, {intact}")
    print_table(
        "Inputs",
        ("table", "rows", "sha256"),
        [(name, f"{one['rows']:,}", one["sha256"][:16]) for name, one in found.inputs.items()],
    )
    print_table(
        "Indicators", ("indicator", "version"), [(name, str(version)) for name, version in found.indicators.items()]
    )


@app.command()
def compare(first: Id, second: Id, json: Json = False) -> None:
    """What changed between two editions of one subject: who came, who went, which figures moved."""
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json
    from meetlat.report.comparison import compare as compared
    from meetlat.report.editions import edition

    before, after = edition(first), edition(second)
    if before.subject != after.subject:
        raise Problem(
            f"{first} is of {before.subject} and {second} of {after.subject}: they have no figure in common."
            " Name two of one subject: meetlat edition list."
        )
    said = compared(before, after)
    if json:
        print_json(said)
    else:
        _show(said)


def _show(said: dict[str, Any]) -> None:
    from meetlat.cli.tables import print_table

    print(f"{said['first']} -> {said['second']}: {len(said['arrived'])} presences new, {len(said['gone'])} gone.")
    for id in said["not_comparable"]:
        print(f"  {id}: not compared, its definition changed.")
    rows = [
        (
            " ".join(one[name] for name in OF if one[name]),
            _value(one["before"]),
            _value(one["after"]),
        )
        for one in said["figures"]
    ]
    print_table("Figures that moved", ("figure", "before", "after"), rows, "" if rows else "None.")


def _value(value: float | None) -> str:
    return "-" if value is None else f"{value:,.4g}"
