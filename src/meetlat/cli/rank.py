"""meetlat rank: any table ranked by rank sum, and how firm each place is."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from meetlat.measure.ranking import Asked, Dice, Ranked

SHOWN = 25  # rows of the list for a person
SURE = 0.95  # of the draws; who is ahead of the next in fewer is in a draw
TIES = {"shared": "share the better place", "average": "get their average place", "dense": "leave no gap"}

Columns = list[str]


def rank(
    file: Annotated[Path, typer.Option("--from", metavar="FILE.csv", help="The table, with a row for each.")],
    by: Annotated[Columns, typer.Option(metavar="COLUMN", help="A measure; more is better. Again for each.")],
    per: Annotated[str, typer.Option(metavar="COLUMN", help="Divide each measure by this, such as inhabitants.")] = "",
    name: Annotated[str, typer.Option(metavar="COLUMN", help="The column with who is ranked.")] = "name",
    less: Annotated[
        Columns | None, typer.Option(metavar="MEASURE", help="Of this measure less is better.", show_default=False)
    ] = None,
    weight: Annotated[
        Columns | None,
        typer.Option(metavar="MEASURE=N", help="How many times its place counts.", show_default=False),
    ] = None,
    within: Annotated[
        str, typer.Option(metavar="COLUMN", help="Rank within each value of it; by size class where it is --per.")
    ] = "",
    where: Annotated[
        Columns | None,
        typer.Option(metavar="CONDITION", help="Only these: tourist=no, 'residential>=80'.", show_default=False),
    ] = None,
    minimum: Annotated[
        Columns | None,
        typer.Option(metavar="COLUMN:N", help="Who has fewer is listed apart: too few.", show_default=False),
    ] = None,
    tie: Annotated[
        Literal["shared", "average", "dense"],
        typer.Option(help="Equals get: the better place (1 2 2 4), its average (1 2.5 2.5 4), no gap (1 2 2 3)."),
    ] = "shared",
    missing: Annotated[
        Literal["not-ranked", "last"], typer.Option(help="Who lacks a measure: is not ranked, or is last on it.")
    ] = "not-ranked",
    share: Annotated[
        Columns | None,
        typer.Option(metavar="MEASURE:COLUMN", help="This measure is a share of so many cases.", show_default=False),
    ] = None,
    count: Annotated[
        Columns | None,
        typer.Option(metavar="MEASURE", help="This measure counts events that happen by chance.", show_default=False),
    ] = None,
    interval: Annotated[
        Columns | None,
        typer.Option(metavar="MEASURE:LOW:HIGH", help="This measure has an interval of 95 %.", show_default=False),
    ] = None,
    vary: Annotated[
        Literal["both", "weights", "chance"], typer.Option(help="What is drawn anew for low and high.")
    ] = "both",
    draws: Annotated[int, typer.Option(min=100, max=100_000, help="How often.")] = 1_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same intervals.")] = 1,
    leaders: Annotated[bool, typer.Option("--leaders", help="Only who leads on each measure: no list.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Rank any table: a place on each measure, the places added, the lowest sum wins.

    Low and high say how far a place moves under other weights, and by chance where --share, --count or
    --interval says so.

    Example: meetlat rank --from clerks.csv --by followers --by following --by posts --per inhabitants
    """
    from meetlat.cli.tables import print_json
    from meetlat.measure.ranking import Dice, Missing, Tie, Vary, WrongUse, as_json
    from meetlat.measure.ranking import asked as words

    try:
        asked = words.Asked(
            words.measures(by, per, less or (), weight or (), share or (), count or (), interval or ()),
            name,
            per,
            words.share_columns(share or ()),
            within,
            words.conditions(where or ()),
            words.minimums(minimum or ()),
            Tie(tie),
            Missing(missing),
            words.interval_columns(interval or ()),
        )
    except WrongUse as wrong:
        raise typer.BadParameter(str(wrong)) from None
    ranked = _ranked(file, asked, Dice(Vary(vary), draws, seed))
    if json:
        print_json(as_json(ranked, leaders))
    else:
        _show(ranked, leaders)


def _ranked(file: Path, asked: "Asked", dice: "Dice") -> "Ranked":
    from meetlat.cli.progress import bar
    from meetlat.measure.ranking import rank_sheet, read_sheet

    with bar(f"ranking {file.name}") as progress:
        return rank_sheet(read_sheet(file, asked.columns), asked, dice, progress)


def _show(ranked: "Ranked", leaders: bool) -> None:
    from meetlat.measure.ranking import as_json

    said = as_json(ranked)
    for group in said["groups"]:
        if not leaders:
            _show_list(said, group)
        _show_leaders(said, group)
    _show_apart(said)
    for warning in said["warnings"]:
        print(f"· {warning}")


def _show_list(said: dict[str, Any], group: dict[str, Any]) -> None:
    from meetlat.cli.tables import print_table

    names = [measure["name"] for measure in said["measures"]]
    rows = [row for row in said["ranked"] if row["group"] == group["group"]]
    columns = ("name", "place", "low to high", "sum", *map(_plain, names), "first", "")
    shown = [_line(row, names) for row in rows[:SHOWN]]
    more = f"… and {len(rows) - SHOWN:,} more: --json tells all. " if len(rows) > SHOWN else ""
    equals = f"Equals {TIES[said['tie_rule']]}. "
    print_table(_title(said, group), columns, shown, f"{more}{equals}{_what_varied(group['sensitivity'])}\n")


def _title(said: dict[str, Any], group: dict[str, Any]) -> str:
    within = f"{_plain(said['population']['within'])} {_plain(group['group'])}: " if group["group"] else ""
    return f"{within}{group['ranked']:,} ranked by rank sum"


def _line(row: dict[str, Any], names: list[str]) -> tuple[str, ...]:
    drawn = row["ahead_of_next"] is not None and row["ahead_of_next"] < SURE
    places = (f"{row['places'][name]:,}" for name in names)
    interval = f"{row['low']:,} to {row['high']:,}"
    first = f"{row['first']:.0%}"
    return _plain(row["name"]), f"{row['place']:,}", interval, f"{row['sum']:,}", *places, first, "~" if drawn else ""


def _what_varied(sensitivity: dict[str, Any]) -> str:
    """What low, high and first are of, and what the wave says."""
    names = {"weights": "other weights", "chance": "chance"}
    varied = " and ".join(names[one] for one in sensitivity["varied"])
    if not varied:
        return "A full count by one measure: nothing was drawn anew."
    return (
        f"Low to high: 95 % of {sensitivity['draws']:,} draws of {varied}; first: the share of draws with the first"
        " place. ~: a draw with the next, which it leads in fewer than 95 %."
    )


def _show_leaders(said: dict[str, Any], group: dict[str, Any]) -> None:
    from meetlat.cli.tables import print_table

    per = {measure["name"]: f" per {measure['per']}" if measure["per"] else "" for measure in said["measures"]}
    without = group["sensitivity"]["without_measure"]
    rows = [
        (_plain(name + per[name]), *_leading(first), _names(without[name]["winners"]) if name in without else "")
        for name, first in group["leaders"].items()
    ]
    of = f" of {_plain(said['population']['within'])} {_plain(group['group'])}" if group["group"] else ""
    print_table(f"Leaders{of}", ("measure", "leads", "figure", "wins without it"), rows, words=2)


def _leading(first: list[dict[str, Any]]) -> tuple[str, str]:
    figure = f"{first[0]['figure']:.4g}" if first else "not known"
    return _names([one["name"] for one in first]), figure


def _show_apart(said: dict[str, Any]) -> None:
    for few in said["too_few"][:SHOWN]:
        held = "not known" if few["n"] is None else f"{few['n']:,}"
        print(f"Too few: {_plain(few['name'])} ({_plain(few['column'])} {held}, minimum {few['minimum']:,})")
    for apart in said["not_ranked"][:SHOWN]:
        print(f"Not ranked: {_plain(apart['name'])} (not known: {_names(apart['missing'])})")
    for key, words in (("too_few", "too few"), ("not_ranked", "not ranked")):
        if len(said[key]) > SHOWN:
            print(f"… and {len(said[key]) - SHOWN:,} more {words}: --json tells all.")
    if said["left_out"]:
        print(f"Left out by --where: {len(said['left_out']):,}.")


def _names(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(map(_plain, names[:3])) + more


def _plain(text: str) -> str:
    """Without what would move a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
