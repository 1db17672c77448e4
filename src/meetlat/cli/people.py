"""meetlat people: who signs in, with which role."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

app = typer.Typer(no_args_is_help=True, help="Give people access to the desk, and take it back.")
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Name = Annotated[str, typer.Argument(help="The name to sign in with.", show_default=False)]
ROLE = "member, researcher or administrator"


@app.command()
def add(
    name: Name,
    role: Annotated[str, typer.Option(help=f"{ROLE}.")] = "member",
    email: Annotated[str, typer.Option(help="Can be used to sign in as well.", show_default=False)] = "",
    organisation: Annotated[list[str] | None, typer.Option(help="The id of one's organisation; repeatable.")] = None,
    json: Json = False,
) -> None:
    """Add a person and print the one-time password."""
    accounts = _accounts()
    _show_password(name, _in_english(accounts.add_user, name, email, role, organisation or []), json)


@app.command()
def role(name: Name, role: Annotated[str, typer.Argument(help=f"{ROLE}.", show_default=False)]) -> None:
    """Give a person another role."""
    _in_english(_accounts().set_role, name, role)
    print(f"{name} is now {role}.")


@app.command()
def password(
    name: Name,
    forget_second_factor: Annotated[
        bool, typer.Option("--forget-second-factor", help="For a lost telephone: it is set up again.")
    ] = False,
    json: Json = False,
) -> None:
    """Print a new one-time password for someone who lost theirs."""
    accounts = _accounts()
    _show_password(name, _in_english(accounts.issue_password, name, forget_second_factor=forget_second_factor), json)


@app.command()
def deactivate(name: Name) -> None:
    """Take a person's access back. What they changed keeps their name."""
    _in_english(_accounts().deactivate, name)
    print(f"{name} has no access any more.")


@app.command()
def reactivate(name: Name, json: Json = False) -> None:
    """Give a person access again, with a one-time password."""
    _show_password(name, _in_english(_accounts().reactivate, name), json)


@app.command("list")
def list_people(json: Json = False) -> None:
    """Who has access, with which role and for which organisations."""
    people = _accounts().described()
    from meetlat.cli.tables import print_json, print_table

    if json:
        print_json(people)
        return
    rows = [
        (one["name"], one["role"], "yes" if one["active"] else "no", " ".join(one["organisations"])) for one in people
    ]
    print_table("People", ("name", "role", "access", "organisations"), rows)


def _accounts() -> Any:
    from meetlat.cli.start import start

    start()
    from meetlat.site.people import accounts

    return accounts


def _in_english(job: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """The terminal speaks English; the pages of the site speak the reader's language."""
    from django.utils.translation import override

    with override("en"):
        return job(*args, **kwargs)


def _show_password(name: str, password: str, json: bool) -> None:
    from meetlat.cli.tables import print_json
    from meetlat.site.people.accounts import ONE_TIME

    if json:
        print_json({"name": name, "one_time_password": password, "days": ONE_TIME.days})
        return
    print(f"{name} signs in with this password within {ONE_TIME.days} days, and then chooses another:\n{password}")
