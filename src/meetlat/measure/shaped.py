"""Tables in the columns that others count on, whatever was computed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ibis.expr.types import Table


def shaped(table: "Table", columns: Mapping[str, str]) -> "Table":
    """Exactly ``columns`` (name -> type), in their order; one that is not there is an empty text, or no number."""
    return table.select(**{name: _column(table, name, type) for name, type in columns.items()})


def _column(table: "Table", name: str, type: str) -> Any:
    import ibis

    if name in table.columns:
        return table[name].cast(type)
    return ibis.literal("", "string") if type == "string" else ibis.null(type)
