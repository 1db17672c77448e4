"""From organisations to groups: one table for all of them, in which an empty name means all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import Table

CUTS: tuple[tuple[str, ...], ...] = (("organisation",), ("country", "kind"), ("country", "kind", "size_class"))
NAMES = ("organisation", "country", "kind", "size_class")


def each_cut(computed: Callable[[list[str]], "Table"]) -> "Table":
    """The union of what is computed for each cut, with all of NAMES; an organisation's row names no group."""
    import ibis

    found = [computed(list(cut)) for cut in CUTS]
    rest = [name for name in found[0].columns if name not in NAMES]
    told = [
        table.select(
            **{name: table[name] if name in table.columns else ibis.literal("", "string") for name in NAMES},
            **{name: table[name] for name in rest},
        )
        for table in found
    ]
    return ibis.union(*told)
