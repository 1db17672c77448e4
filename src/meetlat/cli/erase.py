"""meetlat erase: take an author, an account or a period out of the lake for good."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer


def erase(
    author: Annotated[
        str, typer.Option(help="A private person: PLATFORM:ID, or an address that holds the id.", show_default=False)
    ] = "",
    account: Annotated[
        str, typer.Option(help="An account of the register: its address, handle or number.", show_default=False)
    ] = "",
    before: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="All that was written or counted before this day.", show_default=False),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Erase from every file of the lake, and leave a certificate with counts in MEETLAT_HOME/certificates.

    Give one of --author, --account and --before. It cannot be undone. An erased author is not taken in again.
    """
    if sum(map(bool, (author, account, before))) != 1:
        raise typer.BadParameter("give exactly one of --author, --account and --before")
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json
    from meetlat.collect import erasing
    from meetlat.collect.lakes import the_lake

    if author:
        said = erasing.erase_author(the_lake(), author)
    elif account:
        said = erasing.erase_account(the_lake(), account)
    else:
        assert before
        said = erasing.erase_before(the_lake(), before.date())
    if json:
        print_json(asdict(said))
    else:
        print(f"Erased: {said.messages:,} messages, {said.mentions:,} mentions, {said.snapshots:,} counts.", end=" ")
        print(f"{said.files:,} files were rewritten; {said.left:,} left behind.")
