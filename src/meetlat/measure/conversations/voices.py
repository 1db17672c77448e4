"""Who speaks for an organisation: its accounts, with the pseudonyms under which the lake knows them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import Table


def voices(holders: "Table", messages: "Table") -> "Table":
    """The columns of ``holders``, body and seat: a row per account, holder and pseudonym it has had.

    ``holders``: account, author (null where the register cannot tell it), organisation and what else there is. What the
    lake shows completes it: every message of an official account names that account. An account of which neither tells
    a pseudonym stays, with null: it can be counted as silent, only nobody can be seen to turn to it. body numbers the
    organisations, seat their accounts (one of two organisations has two seats): millions of turns are sorted by small
    numbers much faster than by names.
    """
    import ibis

    told = holders.filter(holders.author.notnull()).select("account", author=holders.author.cast("int64"))
    shown = messages.filter(messages.account.notnull()).select("account", "author")
    known = ibis.union(told, shown, distinct=True)
    bodies = holders.drop("author").distinct()
    both = bodies.left_join(known, "account").select(*holders.columns)
    return both.mutate(
        body=ibis.dense_rank().over(ibis.window(order_by="organisation")).cast("int32"),
        seat=ibis.dense_rank().over(ibis.window(order_by=["organisation", "account"])).cast("int32"),
    )


def bodies(voices: "Table") -> "Table":
    """body, organisation."""
    return voices.select("body", "organisation").distinct()


def seats(voices: "Table") -> "Table":
    """seat, account, platform."""
    return voices.select("seat", "account", "platform").distinct()
