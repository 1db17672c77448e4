"""What the presence indicators share: which accounts are held now, and zeros for who has none."""

from typing import TYPE_CHECKING

from meetlat.measure.indicator import Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table


def current(tables: Tables) -> "Table":
    """organisation, account, platform, role: who holds which current account now."""
    accounts = tables["accounts"].filter(tables["accounts"].status == "current")
    held = tables["holdings"].filter(tables["holdings"].held_now)
    return held.join(accounts, "account").select("organisation", "account", "platform", "role")


def everyone(tables: Tables, counts: "Table") -> "Table":
    """organisation, value: the counts, with 0 for every organisation that has none."""
    joined = tables["organisations"].select("organisation").left_join(counts, "organisation")
    return joined.select("organisation", value=joined.value.fill_null(0.0))


def accounts_of(tables: Tables) -> "Table":
    """organisation, accounts: the number of current accounts of every organisation."""
    held = current(tables)
    counts = everyone(tables, held.group_by("organisation").agg(value=held.account.nunique().cast("float64")))
    return counts.select("organisation", accounts=counts.value)
