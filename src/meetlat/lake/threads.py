"""Which message a thread starts with, where the platform tells only the direct parent.

A message's root is its topmost ancestor known by id, whether or not we have that ancestor. Each round doubles how far
up every message looks, so a chain of a million replies takes twenty rounds.
"""

import duckdb
import pyarrow as pa

LINKS = """
CREATE TEMP TABLE links AS
SELECT key, CASE WHEN root_given THEN root ELSE parent END AS up, root_given
FROM {messages} WHERE parent IS NOT NULL OR root_given
"""
START = """
CREATE TEMP TABLE found AS SELECT key, up AS root FROM links WHERE root_given OR up NOT IN (SELECT key FROM links);
CREATE TEMP TABLE looking AS SELECT key, up FROM links ANTI JOIN found USING (key);
"""
ROUND = """
INSERT INTO found SELECT looking.key, found.root FROM looking JOIN found ON looking.up = found.key;
CREATE OR REPLACE TEMP TABLE looking AS
SELECT one.key, other.up FROM looking one JOIN looking other ON one.up = other.key;
"""
CIRCLING = "SELECT links.key, links.up FROM looking JOIN links USING (key)"


def find_roots(sql: duckdb.DuckDBPyConnection, messages: str) -> None:
    """Makes the table ``found`` (key, root; null: it starts the thread) of all ``messages`` with an ancestor."""
    for statement in (LINKS.format(messages=messages), START):
        sql.execute(statement)
    longest = _number(sql, "links")
    reach = 1
    while reach <= longest and _number(sql, "looking"):
        sql.execute(ROUND)
        reach *= 2
    _add(sql, roots_of_circles(dict(sql.execute(CIRCLING).fetchall())))
    sql.execute("DROP TABLE links; DROP TABLE looking")


def roots_of_circles(parents: dict[int, int]) -> dict[int, int | None]:
    """Messages that reply to each other in a circle, or hang on one: its smallest key starts the thread."""
    roots: dict[int, int | None] = {}
    for key in parents:
        path: dict[int, None] = {}
        while key not in path and key not in roots:
            path[key] = None
            key = parents[key]
        known = roots.get(key) if key in roots else None
        start = (key if known is None else known) if key in roots else _smallest(list(path), key)
        roots |= {one: None if one == start else start for one in path}
    return roots


def _smallest(path: list[int], first: int) -> int:
    return min(path[path.index(first) :])


def _number(sql: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(sql.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608


def _add(sql: duckdb.DuckDBPyConnection, roots: dict[int, int | None]) -> None:
    columns = [pa.array(values, pa.int64()) for values in (roots.keys(), roots.values())]
    sql.register("circles", pa.table(columns, names=["key", "root"]))
    sql.execute("INSERT INTO found SELECT key, root FROM circles")
