"""What a wrong option is told: Typer names the option and its limit, this adds what was given."""

from typing import Any

import typer
from typer.core import TyperGroup


class Commands(TyperGroup):
    """All commands, those of groups of commands too: they run inside this one."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = _with_value(error)
            raise


def _with_value(error: typer.BadParameter) -> str:
    """Unless the message has it already. Of what Typer coerced, its cause knows what was given."""
    said = error.message.removeprefix("Value error, ")
    found: list[dict[str, Any]] = getattr(error.__cause__, "errors", list)()
    given = str(found[0].get("input")) if found else ""
    return said if not given or given in said else f"{given!r}. {said}."
