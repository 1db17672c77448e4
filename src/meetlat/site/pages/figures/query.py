"""A query as one can read it, and the tables it reads."""

import re
from collections.abc import Iterable

QUOTED_OR_CLAUSE = re.compile(
    r"""('(?:[^']|'')*'|"[^"]*")|"""
    r""" (FROM|WHERE|GROUP BY|ORDER BY|LEFT OUTER JOIN|INNER JOIN|CROSS JOIN|SEMI JOIN|UNION ALL|UNION)\b"""
)


def readable(query: str) -> str:
    """Each clause on a line of its own; what stands in quotes stays as it is."""
    return QUOTED_OR_CLAUSE.sub(lambda found: found[1] or f"\n{found[2]}", query).replace('), "', '),\n"')


def tables_of(query: str, inputs: Iterable[str]) -> list[str]:
    """The frozen tables that a query reads."""
    return [name for name in inputs if f'"{name}"' in query]
