"""meetlat register: check what the register says against the websites of the organisations."""

from typing import Annotated, Any

import typer

from meetlat.cli.completeness import completeness

app = typer.Typer(no_args_is_help=True, help="Check the register against the organisations' own websites.")
WORDS = {
    "holds": "links back",
    "not_found": "does not link back",
    "not_open": "cannot be checked openly",
    "failed": "its server did not tell",
}
app.command("completeness")(completeness)


@app.command()
def verify(
    organisations: Annotated[
        list[str] | None, typer.Argument(help="Ids or whole names; all of a country and kind when left out.")
    ] = None,
    country: Annotated[str, typer.Option(help="Country code, such as NL or BE.")] = "NL",
    kind: Annotated[str, typer.Option(help="Kind of organisation.")] = "municipality",
    limit: Annotated[int | None, typer.Option(min=1, help="At most this many visits.", show_default=False)] = None,
    again: Annotated[bool, typer.Option("--again", help="Also those that were visited today.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Visit websites, look for links to accounts, and whether those link back; record it as evidence.

    Asks robots.txt first, and one page a second. Accounts that the register does not have become proposals on the desk.
    Stopped and started again it goes on where it was: what was visited today is not visited twice.

    Examples: meetlat register verify Utrecht · meetlat register verify --country NL --kind province --json
    """
    from meetlat.cli.start import progress, start

    start()
    from meetlat.cli.tables import print_json
    from meetlat.collect.evidence import rounds
    from meetlat.collect.evidence.verifying import guarded_web
    from meetlat.collect.evidence.verifying import verify as visited

    found = []
    left = limit
    wanted = rounds.chosen(organisations or [], country, kind)
    with guarded_web() as web:
        for number, organisation in enumerate(wanted, start=1):
            done = None if again else rounds.today(organisation)
            if done is None and left == 0:
                break
            if done is None:
                progress(f"{number} of {len(wanted)}: {organisation.name}")
                done = visited(organisation, web)
                left = left and left - 1
            found.append(rounds.told(done))
    if json:
        print_json(found)
    else:
        _show(found)


def _show(found: list[dict[str, Any]]) -> None:
    from meetlat.cli.tables import print_table

    rows = [(one["name"], one["says"] or one["status"], *_numbers(one)) for one in found]
    columns = ("organisation", "website", "pages", "accounts", "no longer", "proposals")
    print_table("Verified", columns, rows, "Proposals wait on the desk, for a person to decide.", words=2)
    for one in found if len(found) == 1 else []:
        _show_one(one)


def _numbers(one: dict[str, Any]) -> list[str]:
    lists = (len(one[name]) for name in ("accounts", "ended", "proposals"))
    return [f"{number:,}" for number in (one["pages"], *lists)]


def _show_one(one: dict[str, Any]) -> None:
    for account in one["accounts"]:
        print(f"  {account['url']}: {account['score']} points, {WORDS[account['back']]} ({account['says']})")
    for account in one["ended"]:
        print(f"  {account['url']}: the website no longer links to it")
    for account in one["proposals"]:
        print(f"  proposed: {account['url']}: {account['score']} points, {WORDS[account['back']]}")
    for reason, links in sorted(one["dismissed"].items()):
        print(f"  not taken: {links} x {reason}")
