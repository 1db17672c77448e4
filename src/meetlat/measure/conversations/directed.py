"""Who turns to whom: messages of residents to an organisation, and of an organisation to residents.

A resident turns to an organisation by naming one of its accounts, by replying to it, or by writing on its page: a new
message there, a sequel to one's own, or a reply to something that is not in the lake. A reply to somebody else on that
page is for somebody else. Reposts and quotes are for one's own followers: they turn to nobody.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

TALK = ("post", "reply", "comment")
SAID = ("key", "author", "account", "created_at", "mentions", "page", "parent", "root")
INWARD = ("author", "key", "created_at", "has_parent", "thread", "to_unseen", "thread_unknown")
OUTWARD = ("body", "seat", "author", "key", "created_at", "thread")
WAYS = ("mention", "reply", "page")


def talk(messages: "Table") -> "Table":
    """Messages that may turn to somebody, with the author of what they reply to (null: none, or not in the lake).

    The columns of SAID, official (an account of the register wrote it), parent_author, parent_official, has_parent,
    to_unseen (what it replies to is not there), thread (the key of the message that the conversation starts with),
    thread_unknown (nobody tells where it starts) and alone (there is one address in it). Of ``page`` only where it is
    written to whose page it is.
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
    told = told.mutate(thread_unknown=told.to_unseen & (told.thread == told.parent), page=_page(told))
    return told.mutate(alone=_alone(told)).drop("root", "parent")


def _page(said: "Table") -> Any:
    """To whose page it is written: not under a message of somebody else."""
    import ibis

    here = ~said.has_parent | said.to_unseen | (said.parent_author == said.author)
    return ibis.ifelse(here, said.page, ibis.null("int64"))


def _alone(said: "Table") -> Any:
    """Whether there is one address in it, so that nobody is met twice."""
    addresses = (said.mentions.length(), said.parent_official.cast("int64"), said.page.notnull().cast("int64"))
    return sum(one.fill_null(0) for one in addresses) == 1


def inward(talk: "Table", voices: "Table") -> "Table":
    """body and the columns of INWARD, seat and ``ways``: a message of a resident and organisation it turns to.

    ``seat`` is the account that was addressed, of several the first. ``ways`` has a bit for each of WAYS.
    """
    import ibis

    said, there = talk.filter(~talk.official), _spoken_for(voices)
    once = _heard(said.filter(said.alone), there.filter(there.single))
    again = (
        _heard(said.filter(~said.alone), there),
        _heard(said.filter(said.alone), there.filter(~there.single)),
    )
    # most messages reach an organisation in one way: to group those too costs more than all else here
    return ibis.union(once.rename(ways="way"), _together(ibis.union(*again)))


def _together(found: "Table") -> "Table":
    """One row of all ways in which a message reaches an organisation."""
    # Ibis has no OR of bits on Spark
    ways = sum((found.way == bit).any().cast("int32") * bit for bit in bits().values())
    return found.group_by("body", *INWARD).agg(seat=found.seat.min(), ways=ways.cast("int32"))


def bits() -> dict[str, int]:
    """The bit of each way in ``ways``."""
    return {way: 1 << place for place, way in enumerate(WAYS)}


def _spoken_for(voices: "Table") -> "Table":
    """body, seat, since, until, to (whom one turns to) and single (that is one account of the organisation only)."""
    import ibis

    known = voices.filter(voices.author.notnull())
    both = ibis.window(group_by=["body", "author"])
    return known.select("body", "seat", "since", "until", to="author", single=known.count().over(both) == 1)


def _heard(said: "Table", there: "Table") -> "Table":
    """body, the columns of INWARD, seat and way: a row for each way, in which those are met who were there then."""
    import ibis

    ways = {
        "mention": said.mutate(to=said.mentions.unnest()),
        "reply": said.filter(said.parent_official).mutate(to=said.parent_author),
        "page": said.filter(said.page.notnull()).mutate(to=said.page),
    }
    return ibis.union(*(_met(rows, there, way) for way, rows in ways.items()))


def _met(said: "Table", there: "Table", way: str) -> "Table":
    """The organisations for which the author ``to`` speaks at that moment."""
    import ibis

    met = said.join(there, "to")
    return met.filter(held_then(met)).select("body", *INWARD, "seat", way=ibis.literal(bits()[way], "int32"))


def outward(talk: "Table", voices: "Table") -> "Table":
    """The columns of OUTWARD: a row per message of an organisation and resident (``author``) it turns to."""
    import ibis

    accounts = voices.select("body", "seat", "account", "since", "until").distinct()
    ours = talk.filter(talk.official).drop("author")
    named = _said_by(accounts, ours.mutate(author=ours.mentions.unnest())).anti_join(voices, "author")
    replied = _said_by(accounts, ours.filter(~ours.parent_official).rename(author="parent_author"))
    return ibis.union(named, replied, distinct=True)


def _said_by(accounts: "Table", said: "Table") -> "Table":
    met = said.join(accounts, "account")
    return met.filter(held_then(met)).select(*OUTWARD)


def held_then(met: "Table") -> "BooleanValue":
    """Whether the account was the organisation's when it was said."""
    return (met.since.isnull() | (met.created_at >= met.since)) & (met.until.isnull() | (met.created_at < met.until))
