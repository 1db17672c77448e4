"""A query as one can read it, and the tables it reads."""

import re
from collections.abc import Iterable

STEPS = ("people", "population")  # tables that an edition computes before the indicators
GROUPS = "figures"  # the query that adds organisations up to groups
QUOTED_OR_CLAUSE = re.compile(
    r"""('(?:[^']|'')*'|"[^"]*")|"""
    r""" (FROM|WHERE|GROUP BY|ORDER BY|LEFT OUTER JOIN|INNER JOIN|CROSS JOIN|SEMI JOIN|UNION ALL|UNION)\b"""
)


def readable(query: str) -> str:
    """Each clause on a line of its own; what stands in quotes stays as it is."""
    return QUOTED_OR_CLAUSE.sub(lambda found: found[1] or f"\n{found[2]}", query).replace('), "', '),\n"')


def tables_of(queries: Iterable[str], inputs: Iterable[str]) -> list[str]:
    """The frozen tables that queries read: what gets a name of its own there, and is no column."""
    text = "\n".join(queries)
    return [name for name in inputs if re.search(rf'["`]{name}["`] AS ["`]t\d', text)]


def steps(queries: dict[str, str], indicator: str) -> dict[str, str]:
    """The queries that lead to an indicator's figures, in their order: from people to groups."""
    wanted = {indicator, GROUPS}
    while (
        more := {name for name in STEPS if name in tables_of((queries.get(one, "") for one in wanted), STEPS)} - wanted
    ):
        wanted |= more
    return {name: queries[name] for name in (*STEPS, indicator, GROUPS) if name in wanted and queries.get(name)}
