"""How complete the register is, from two sources that found accounts apart: a directory, and the organisations' own
websites.

Only over organisations whose website was really read, for elsewhere one source could not find anything. Accounts that
a website gives as its own, and that nobody has decided on yet, count for neither the estimate nor its low end; the high
end takes them all as real.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from meetlat.measure.statistics.capture import Captured, Certainty, captured

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

BY_WEBSITE = ("website", "two_way")  # an account that is linked to and links back was linked to
NO_OVERLAP = "no account is known from both: the two sources say nothing about each other"
ROUGH = "few accounts are known from both: the estimate is rough, and rather too low"
UNDECIDED = "accounts that websites give have not been decided on: the estimate is too low"
COLUMNS = "at_least:int64 probably:float64 low:float64 high:float64 certainty:string note:string"


def completeness(counts: "pa.Table") -> "pa.Table":
    """The rows of ``sightings``, in order of country and platform, and beside each

    at_least (seen by either), probably (Chapman), low, high, certainty, note. Null where it is not known.
    """
    ordered = counts.sort_by([("country", "ascending"), ("platform", "ascending")])
    return _beside(ordered, [_estimated(row) for row in ordered.to_pylist()])


def sightings(tables: Mapping[str, "Table"]) -> "Table":
    """country, platform, directory, website, both (accounts seen), undecided, visited, organisations.

    Of the register: organisations, accounts, holdings, evidence. Of the visits: visits (organisation, status: "read"
    where the website was read) and proposals (organisation, platform, proposed: a number of the account, status: "open"
    where nobody has decided). An account counts once in each country where it is held or proposed.
    """
    read = _read(tables)
    found = _seen(tables, read).union(_undecided(tables, read))
    counted = found.group_by("country", "platform").agg(
        directory=found.directory.sum(), website=found.website.sum(),
        both=(found.directory * found.website).sum(), undecided=found.undecided.sum(),
    )  # fmt: skip
    return counted.join(_countries(tables, read), "country")


def _read(tables: Mapping[str, "Table"]) -> "Table":
    """organisation, country: whose website was read, once or more often."""
    visits = tables["visits"]
    organisations = visits.filter(visits.status == "read").select("organisation").distinct()
    return organisations.join(tables["organisations"], "organisation").select("organisation", "country")


def _seen(tables: Mapping[str, "Table"], read: "Table") -> "Table":
    """country, platform, directory, website (1 or 0), undecided (0): each current account that either source gives."""
    import ibis

    evidence, holdings, accounts = tables["evidence"], tables["holdings"], tables["accounts"]
    proven = evidence.group_by("account").agg(
        directory=(evidence.kind == "directory").cast("int64").max(),
        website=evidence.kind.isin(BY_WEBSITE).cast("int64").max(),
    )
    held = holdings.filter(holdings.held_now).join(read, "organisation").select("account", "country").distinct()
    current = accounts.filter(accounts.status == "current").select("account", "platform")
    seen = held.join(current, "account").join(proven, "account").filter(lambda t: t.directory + t.website > 0)
    return seen.select("country", "platform", "directory", "website", undecided=ibis.literal(0, "int64"))


def _undecided(tables: Mapping[str, "Table"], read: "Table") -> "Table":
    """The same columns: each account that only proposals give."""
    import ibis

    none, one = ibis.literal(0, "int64"), ibis.literal(1, "int64")
    waiting = tables["proposals"].filter(lambda t: t.status == "open").join(read, "organisation")
    proposed = waiting.select("country", "platform", "proposed").distinct()
    return proposed.select("country", "platform", directory=none, website=none, undecided=one)


def _countries(tables: Mapping[str, "Table"], read: "Table") -> "Table":
    """country, visited, organisations: of how many organisations the website was read."""
    everyone = tables["organisations"]
    total = everyone.group_by("country").agg(organisations=everyone.count())
    return read.group_by("country").agg(visited=read.count()).join(total, "country")


def _estimated(row: Mapping[str, int]) -> tuple[int | float | str | None, ...]:
    found = captured(row["directory"], row["website"], row["both"])
    return found.at_least, found.probably, found.low, _high(row, found), str(found.certainty), _note(row, found)


def _high(row: Mapping[str, int], found: Captured) -> float | None:
    """As if all that is undecided were real."""
    if found.high is None:
        return None
    return captured(row["directory"], row["website"] + row["undecided"], row["both"]).high


def _note(row: Mapping[str, int], found: Captured) -> str:
    if found.certainty == Certainty.UNKNOWN:
        return NO_OVERLAP
    if row["undecided"]:
        return UNDECIDED
    return ROUGH if found.certainty == Certainty.ROUGH else ""


def _beside(counts: "pa.Table", estimates: list[tuple[int | float | str | None, ...]]) -> "pa.Table":
    import pyarrow as pa

    types = {"int64": pa.int64(), "float64": pa.float64(), "string": pa.string()}
    fields = [column.split(":") for column in COLUMNS.split()]
    columns = list(zip(*estimates, strict=True)) or [()] * len(fields)
    for (name, type_), values in zip(fields, columns, strict=True):
        counts = counts.append_column(name, pa.array(values, types[type_]))
    return counts
