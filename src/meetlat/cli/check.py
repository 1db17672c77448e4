"""meetlat check: is this account official?"""

from typing import Annotated, Any

import typer


def check(
    url: Annotated[
        str,
        typer.Argument(help="The address of an account, @name, @name@server or a domain handle.", show_default=False),
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Is this account official? Whose, since when, on what evidence.

    Examples: meetlat check https://twitter.com/gemeenteutrecht · meetlat check @minbzk@social.overheid.nl
    """
    from meetlat.cli.start import start

    start()
    from meetlat.cli.tables import print_json
    from meetlat.collect import liveness
    from meetlat.register.official import as_json
    from meetlat.register.official import check as look_up

    answer = look_up(url)
    said = {**as_json(answer), "liveness": liveness.as_json(answer.found[0].account if answer.found else None)}
    if json:
        print_json(said)
    else:
        _show(said)


def _show(said: dict[str, Any]) -> None:
    names = ", ".join(organisation["name"] for organisation in said["organisations"])
    told = {
        "official": f"Official: {said['handle']} on {said['platform_name']} is an account of {names}.",
        "former": f"No longer: {said['handle']} on {said['platform_name']} was an account of {names}.",
        "unknown": f"Not in the register: {said['handle']}. That does not prove that it is false.",
    }
    print(told[said["status"]])
    for proof in said["evidence"]:
        until = f" until {proof['until']}" if proof["until"] else ""
        print(f"  evidence: {proof['kind']}, {proof['source']}, since {proof['since'] or 'unknown'}{until}")
    if matter := said["liveness"]:
        note = f" ({matter['note']})" if matter["note"] else ""
        print(f"  take care: {matter['state'].replace('_', ' ')} since {matter['since']}{note}")
    for near in said["now"] or said["nearest"]:
        owners = ", ".join(organisation["name"] for organisation in near["organisations"])
        print(f"  {'now' if said['now'] else 'nearest'}: {near['url']} ({owners})")
