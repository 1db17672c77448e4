"""Who turns to whom: messages of residents to an organisation, and of an organisation to residents.

A resident turns to an organisation by naming one of its accounts, by replying to it, or by writing on its page: a new
message there, a sequel to one's own, or a reply to something that is not in the lake. A reply to somebody else on that
page is for somebody else. Reposts and quotes are for one's own followers: they turn to nobody.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import Table

TALK = ("post", "reply", "comment")
SAID = ("key", "author", "account", "created_at", "mentions", "page", "parent", "root")
INWARD = ("author", "key", "created_at", "has_parent", "thread", "to_unseen", "thread_unknown")
OUTWARD = ("body", "seat", "author", "key", "created_at", "thread")
WAYS = ("mention", "reply", "page")


def talk(messages: "Table") -> "Table":
    """Messages that may turn to somebody, with the author of what they reply to (null: none, or not in the lake).

    The columns of SAID, official (an account of the register wrote it), parent_author, parent_official, has_parent,
    to_unseen (what it replies to is not there), thread (the key of the message that the conversation starts with) and
    thread_unknown (nobody tells where it starts).
    """
    import ibis

    turned = messages.parent.notnull() | (messages.mentions.length() > 0) | messages.page.notnull()
    said = messages.filter(messages.kind.isin(TALK), turned).select(*SAID)
    parents = messages.select(
        parent=messages.key, parent_author=messages.author, parent_official=messages.account.notnull()
    )
    together = said.left_join(parents, "parent").select(*SAID, "parent_author", "parent_official")
    told = together.mutate(
        official=together.account.notnull(),
        thread=ibis.coalesce(together.root, together.key),
        has_parent=together.parent.notnull(),
        to_unseen=together.parent.notnull() & together.parent_author.isnull(),
    )
    return told.mutate(thread_unknown=told.to_unseen & (told.thread == told.parent)).drop("root", "parent")


def inward(talk: "Table", voices: "Table") -> "Table":
    """body and the columns of INWARD, seat and ``ways``: a message of a resident and organisation it turns to.

    ``seat`` is the account that was addressed, of several the first. ``ways`` has a bit for each of WAYS.
    """
    import ibis

    said = _addressed(talk.filter(~talk.official))
    replied = said.filter(said.parent_official)
    found = ibis.union(
        _heard(said.mutate(to=said.mentions.unnest()), voices, "mention"),
        _heard(replied.mutate(to=replied.parent_author), voices, "reply"),
        _heard(said.filter(said.on_page).mutate(to=said.page), voices, "page"),
    )
    # most messages reach an organisation in one way: to group those too costs more than all else here
    once = found.filter(found.once).select("body", *INWARD, "seat", ways="way")
    return ibis.union(once, _together(found.filter(~found.once)))


def _addressed(said: "Table") -> "Table":
    """With on_page (written to whose page it is) and alone (there is one address in it, so nobody is met twice)."""
    here = ~said.has_parent | said.to_unseen | (said.parent_author == said.author)
    told = said.mutate(on_page=(said.page.notnull() & here).fill_null(False))
    addresses = (told.mentions.length(), told.parent_official.cast("int64"), told.on_page.cast("int64"))
    return told.mutate(alone=sum(one.fill_null(0) for one in addresses) == 1)


def _together(found: "Table") -> "Table":
    """One row of all ways in which a message reaches an organisation."""
    # Ibis has no OR of bits on Spark
    ways = sum((found.way == bit).any().cast("int32") * bit for bit in bits().values())
    return found.group_by("body", *INWARD).agg(seat=found.seat.min(), ways=ways.cast("int32"))


def bits() -> dict[str, int]:
    """The bit of each way in ``ways``."""
    return {way: 1 << place for place, way in enumerate(WAYS)}


def _heard(said: "Table", voices: "Table", way: str) -> "Table":
    """The organisations for which the author ``to`` speaks at that moment."""
    import ibis

    known = voices.filter(voices.author.notnull())
    both = ibis.window(group_by=["body", "author"])
    there = known.select("body", "seat", "since", "until", to="author", single=known.count().over(both) == 1)
    met = said.join(there, "to")
    met = met.filter(held_then(met)).mutate(once=met.alone & met.single, way=ibis.literal(bits()[way], "int32"))
    return met.select("body", "seat", *INWARD, "once", "way")


def outward(talk: "Table", voices: "Table") -> "Table":
    """The columns of OUTWARD: a row per message of an organisation and resident (``author``) it turns to."""
    import ibis

    accounts = voices.select("body", "seat", "account", "since", "until").distinct()
    said = talk.filter(talk.official).join(accounts, "account")
    said = said.filter(held_then(said))
    named = said.drop("author").mutate(author=said.mentions.unnest())
    named = named.anti_join(voices, "author").select(*OUTWARD)
    replied = said.filter(~said.parent_official).drop("author").rename(author="parent_author").select(*OUTWARD)
    return ibis.union(named, replied, distinct=True)


def held_then(met: "Table") -> "Table":
    """Whether the account was the organisation's when it was said."""
    return (met.since.isnull() | (met.created_at >= met.since)) & (met.until.isnull() | (met.created_at < met.until))
