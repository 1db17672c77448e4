"""Where the steps of a measuring are kept while it runs: in the engine, not in the program."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend
    from ibis.expr.types import Table

AT_ONCE = 100_000  # rows


class Workbench:
    """Keeps each step as a table of the engine, and its query. Only results come out of it."""

    def __init__(self, backend: "SQLBackend") -> None:
        self._backend: Any = backend
        self._mark = f"_{uuid4().hex[:8]}"  # one connection may measure twice
        self._steps: list[Any] = []  # a server forgets a checkpoint that nobody holds any more
        self.queries: dict[str, str] = {}

    def keep(self, name: str, expression: "Table") -> "Table":
        """The step computed once, for all that stands on it.

        On Spark as a checkpoint: with a cache each step would be planned again with all that came before it.
        """
        sql = self._told(name, expression)
        if self._backend.name == "duckdb":
            self._backend.raw_sql(f"CREATE TEMP TABLE {name}{self._mark} AS {sql}")
        else:
            self._checkpoint(sql).createOrReplaceTempView(name + self._mark)
        return self._backend.table(name + self._mark)

    def drop(self, *names: str) -> None:
        """Steps that nothing stands on any more; they make room for the next."""
        for name in names if self._backend.name == "duckdb" else ():  # Spark lets go of its own
            self._backend.raw_sql(f"DROP TABLE IF EXISTS {name}{self._mark}")

    def _checkpoint(self, sql: str) -> Any:
        """The client speaks to the first server that this process found, so what it gives is asked for again here."""
        session = self._backend._session
        kept = session.sql(sql).localCheckpoint(eager=True)
        here = session._create_remote_dataframe(kept._plan._relation_id)
        self._steps += [kept, here]
        return here

    def bring(self, name: str, table: "pa.Table") -> "Table":
        """A small table of the program's own, for the engine."""
        if self._backend.name == "duckdb":
            self._backend.con.register(name + self._mark, table)
        else:
            self._backend._session.createDataFrame(table).createOrReplaceTempView(name + self._mark)
        return self._backend.table(name + self._mark)

    def result(self, name: str, expression: "Table") -> "pa.Table":
        """What the program is to have."""
        sql = self._told(name, expression)
        if self._backend.name == "duckdb":
            # handed over in parts: a whole table would have to fit in the engine's own memory first
            table: pa.Table = self._backend.con.sql(sql).to_arrow_reader(AT_ONCE).read_all()
        else:
            table = self._backend._session.sql(sql).toArrow()
        return table.cast(expression.schema().to_pyarrow())

    def _told(self, name: str, expression: "Table") -> str:
        """The query as it runs, and kept without the mark, so that it reads alike each time."""
        self._backend._run_pre_execute_hooks(expression)  # tables of the program's own may stand in it
        sql = str(expression.compile())
        self.queries[name] = sql.replace(self._mark, "")
        return sql
