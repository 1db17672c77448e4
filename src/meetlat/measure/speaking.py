"""What the indicators of speaking share: who has a voice, zeros for who kept silent, and what is per inhabitant."""

from typing import TYPE_CHECKING, Any

from meetlat.measure.indicator import Tables

if TYPE_CHECKING:
    from ibis.expr.types import Table

ANSWERS = ["reply", "comment"]  # kinds of messages that say something back
PASSED_ON = ["repost", "quote"]  # and that carry another message on
THEMES = ["theme", "project"]  # roles of accounts about one thing
ACCOUNT = ["organisation", "account"]


def holders(tables: Tables, by: list[str] | None = None) -> "Table":
    """``by``: who had an account in the period that would have been heard, had it said something."""
    voices = tables["voices"]
    return voices.filter(voices.followed).select(*(by or ["organisation"])).distinct()


def counted(tables: Tables, rows: "Table", by: list[str] | None = None) -> "Table":
    """organisation, value, count, n: how many ``rows``, with 0 for whose account was followed and who has none of them.

    ``by``: ["organisation", "platform"] counts for each platform on which there is an account.
    """
    import ibis

    by = by or ["organisation"]
    found = rows.group_by(by).agg(found=rows.count())
    there = ibis.union(holders(tables, by), found.select(*by), distinct=True)
    joined = there.left_join(found, by)
    number = joined.found.fill_null(0)
    return joined.select(*by, value=number.cast("float64"), count=number.cast("float64"), n=number.cast("int64"))


def summed(tables: Tables, column: str, by: list[str] | None = None) -> "Table":
    """organisation, value, count, n (accounts): the last snapshots added up, of the accounts where it is known."""
    known = tables["counts"].filter(tables["counts"][column].notnull())
    added = known.group_by(by or ["organisation"]).agg(count=known[column].sum(), n=known.count())
    return added.mutate(value=added["count"], n=added.n.cast("int64"))


def per_inhabitant(tables: Tables, counts: "Table", scale: float = 1.0) -> "Table":
    """The counts with value (times ``scale``) per inhabitant and base (inhabitants), where those are known."""
    known = tables["organisations"].filter(tables["organisations"].inhabitants > 0)
    joined = counts.join(known.select("organisation", base="inhabitants"), "organisation")
    return joined.mutate(value=joined["count"] * scale / joined.base)


def yes(table: "Table", where: Any, n: Any) -> "Table":
    """organisation, value 1 or 0, n (things behind it); what is not known counts as no."""
    return table.select("organisation", value=where.fill_null(False).cast("float64"), n=n.cast("int64"))


def watched(tables: Tables) -> "Table":
    """organisation, account, followers, silent: the accounts of which silence would have been noticed.

    They were the organisation's through 90 days up to the end of the period, or of what was seen of it; and either they
    were followed through them under a name that we know, or their own counter says that they never spoke. An account
    whose messages never reach us is not silent: we do not know.
    """
    voices, counts, last = (tables[name] for name in ("voices", "counts", "last_said"))
    held = voices.filter(voices.line.notnull())
    told = held.through & held.author.notnull()  # that the register knows its pseudonym does not mean it was heard
    # an account may have had several pseudonyms
    once = held.group_by(ACCOUNT).agg(heard=held.count(where=told) > 0, line=held.line.min())
    known = once.left_join(counts, ACCOUNT).select(*ACCOUNT, "heard", "line", "followers", "posts")
    seen = known.filter(known.heard | (known.posts == 0).fill_null(False)).left_join(last, "account")
    return seen.select(*ACCOUNT, "followers", silent=(seen["at"] < seen.line).fill_null(True))
