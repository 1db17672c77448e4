"""Who has, or had, which account, as a measuring takes it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from meetlat.clock import midnight
from meetlat.collect.accounts import names
from meetlat.register.invented import of_side
from meetlat.register.models import Holding

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

LONG_AGO, FAR_AHEAD = (datetime(year, 1, 1) for year in (1900, 2200))  # noqa: DTZ001 - UTC without saying so


def holders(practice: bool) -> "pa.Table":
    """Who has, or had, which account: the columns that ``Given`` asks for."""
    import pyarrow as pa

    known = names()
    moment, rows = pa.timestamp("us"), []
    held = of_side(Holding.objects.select_related("account"), practice, "organisation__country")
    held = held.order_by("account_id", "organisation_id")
    for holding in held:
        account = holding.account
        ends = [day for day in (holding.until, account.ended) if day]
        rows.append(
            {
                "account": str(account.pk),
                "author": known.author(account.platform, account.platform_id) if account.platform_id else None,
                "organisation": holding.organisation_id,
                "platform": account.platform,
                "role": account.role,
                "theme": account.theme,
                "since": midnight(holding.since) if holding.since else None,
                "until": midnight(min(ends)) if ends else None,
            }
        )
    types: dict[str, Any] = {"author": pa.int64(), "since": moment, "until": moment}
    columns = ("account", "author", "organisation", "platform", "role", "theme", "since", "until")
    return pa.Table.from_pylist(rows, pa.schema([(name, types.get(name, pa.string())) for name in columns]))


def firsts(rows: "Table", column: str) -> dict[str, datetime]:
    """account -> its first moment in a column of messages or counts."""
    told = rows.filter(rows.account.notnull()).group_by("account").agg(first=rows[column].min())
    return {row["account"]: row["first"] for row in told.to_pyarrow().to_pylist()}


def with_first(holders: "pa.Table", *seen: dict[str, datetime]) -> "pa.Table":
    """``since`` no later than when its account was first ``seen``, where nobody is known to have held it before.

    The register knows from when on a directory listed an account, not when it was opened: what it said before then is
    the first holder's as well.
    """
    import pyarrow as pa

    rows = holders.to_pylist()
    begun: dict[str, datetime] = {}
    for row in rows:
        begun[row["account"]] = min(begun.get(row["account"], FAR_AHEAD), row["since"] or LONG_AGO)
    since = [_since(row, begun[row["account"]], seen) for row in rows]
    place = holders.column_names.index("since")
    return holders.set_column(place, "since", pa.array(since, pa.timestamp("us")))


def _since(row: dict[str, Any], first: datetime, seen: Iterable[dict[str, datetime]]) -> datetime | None:
    began: datetime | None = row["since"]
    known = [one[row["account"]] for one in seen if row["account"] in one]
    return min([began, *known]) if began and began == first else began
