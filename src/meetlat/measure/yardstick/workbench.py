"""Where the steps of a measuring are kept while it runs: in the engine, not in the program."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends.sql import SQLBackend
    from ibis.expr.schema import Schema
    from ibis.expr.types import Table

Found = TypeVar("Found")

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
        sql, duckdb = self._told(name, expression), self._backend.name == "duckdb"
        self.do(lambda: self._create(name, sql) if duckdb else self._checkpoint(name, sql))
        return self._named(name, expression.schema())

    def bring(self, name: str, table: "pa.Table") -> "Table":
        """A small table of the program's own, for the engine."""
        import ibis

        self.do(lambda: self._register(name, table))
        return self._named(name, ibis.Schema.from_pyarrow(table.schema))

    def drop(self, *names: str) -> None:
        """Steps that nothing stands on any more; they make room for the next."""
        if self._backend.name == "duckdb":  # Spark lets go of its own
            self.do(lambda: [self._backend.raw_sql(f"DROP TABLE IF EXISTS {name}{self._mark}") for name in names])

    def ask(self, name: str, expression: "Table") -> "Callable[[], pa.Table]":
        """Gives what the program is to have, when it wants it."""
        sql, schema = self._told(name, expression), expression.schema().to_pyarrow()
        return self.do(lambda: self._answer(sql).cast(schema))

    def result(self, name: str, expression: "Table") -> "pa.Table":
        """What the program is to have, at once."""
        return self.ask(name, expression)()

    def do(self, work: Callable[[], Found]) -> Callable[[], Found]:
        """Everything that the engine is to do goes through here, in order."""
        done = work()
        return lambda: done

    def _create(self, name: str, sql: str) -> None:
        self._backend.raw_sql(f"CREATE TEMP TABLE {name}{self._mark} AS {sql}")

    def _checkpoint(self, name: str, sql: str) -> None:
        """The client speaks to the first server that this process found, so what it gives is asked for again here."""
        session = self._backend._session
        kept = session.sql(sql).localCheckpoint(eager=True)
        here = session._create_remote_dataframe(kept._plan._relation_id)
        self._steps += [kept, here]
        here.createOrReplaceTempView(name + self._mark)

    def _register(self, name: str, table: "pa.Table") -> None:
        if self._backend.name == "duckdb":
            self._backend.con.register(name + self._mark, table)
        else:
            self._backend._session.createDataFrame(table).createOrReplaceTempView(name + self._mark)

    def _answer(self, sql: str) -> "pa.Table":
        if self._backend.name == "duckdb":
            # handed over in parts: a whole table would have to fit in the engine's own memory first
            table: pa.Table = self._backend.con.sql(sql).to_arrow_reader(AT_ONCE).read_all()
        else:
            table = self._backend._session.sql(sql).toArrow()
        return table

    def _named(self, name: str, schema: "Schema") -> "Table":
        """The engine need not be asked what it has: it was told."""
        from ibis.expr.operations import DatabaseTable

        return DatabaseTable(name + self._mark, schema=schema, source=self._backend).to_expr()

    def _told(self, name: str, expression: "Table") -> str:
        """The query as it runs, and kept without the mark, so that it reads alike each time."""
        self.do(lambda: self._backend._run_pre_execute_hooks(expression))  # tables of the program's own may be in it
        sql = str(expression.compile())
        self.queries[name] = sql.replace(self._mark, "")
        return sql
