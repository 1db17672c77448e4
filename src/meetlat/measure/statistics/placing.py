"""In which municipality the authors of messages live, from the places that their messages point to."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import Table


def residents(messages: "Table", municipalities: "Table") -> "Table":
    """organisation, accounts: how many authors are placed in each of ``municipalities`` (organisation), also 0.

    ``messages``: author, places (ids of municipalities, none twice). Authors live where most of their messages point
    to. Where two places are pointed to equally often it stays open, and they are placed nowhere.
    """
    homes = _homes(messages)
    settled = homes.filter(homes.places == 1)
    counted = settled.group_by("organisation").agg(accounts=settled.count())
    all_of_them = municipalities.select("organisation").distinct()
    joined = all_of_them.left_join(counted, "organisation")
    return joined.select("organisation", accounts=joined.accounts.fill_null(0).cast("int64"))


def tellers(messages: "Table") -> "Table":
    """One row: accounts (authors in all), placed (in one municipality), open (in two or more alike)."""
    homes = _homes(messages)
    authors = messages.filter(messages.author.notnull()).agg(accounts=messages.author.nunique().cast("int64"))
    told = homes.agg(
        placed=(homes.places == 1).cast("int64").sum().fill_null(0).cast("int64"),
        open=(homes.places > 1).cast("int64").sum().fill_null(0).cast("int64"),
    )
    return authors.cross_join(told)


def _homes(messages: "Table") -> "Table":
    """author, organisation, places: where most messages of each point to; the first of so many places alike."""
    said = _said(messages)
    most = said.group_by("author").agg(most=said.times.max())
    tops = said.join(most, "author").filter(lambda t: t.times == t.most)
    return tops.group_by("author").agg(organisation=tops.organisation.min(), places=tops.count())


def _said(messages: "Table") -> "Table":
    """author, organisation, times: how many messages of each point to each place."""
    known = messages.filter(messages.author.notnull(), messages.places.notnull())
    named = known.select("author", organisation=known.places.unnest())
    return named.group_by("author", "organisation").agg(times=named.count())
