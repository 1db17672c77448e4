"""meetlat doctor: what is installed, reachable, writable, out of date."""

from typing import Annotated

import typer


def doctor(json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False) -> None:
    """Say what is installed, reachable, writable and out of date. Status 1 when something must be mended."""
    import os

    import django

    from meetlat.cli.tables import print_json, print_table
    from meetlat.site.doctor import findings

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meetlat.site.settings")
    found = findings(django.setup)
    if json:
        print_json([finding.__dict__ for finding in found])
    else:
        print_table("Doctor", ("what", "state", "says"), [(one.what, one.state, one.says) for one in found], words=3)
    if any(one.state == "mend" for one in found):
        raise typer.Exit(1)
