"""What was said in the period: by organisations (posts), to them (heard), and how much of it all we have (seen)."""

from typing import TYPE_CHECKING, Any

from meetlat.measure.conversations import bodies, held_then, machines, seats
from meetlat.measure.hours import local

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, IntegerValue, StringValue, Table

    from meetlat.measure.yardstick.period import Period

READ = ("is_question", "contact", "sentiment", "topics")
COUNTED = ("likes", "replies", "reposts", "views")
OF_TEXT = ("own_link", "hashtags")


def written(messages: "Table", voices: "Table", domains: "Table", period: "Period") -> "Table":
    """What official accounts said, a row per message and organisation. ``domains``: organisation, website_domain."""
    held = voices.select("body", "organisation", "account", "role", "theme", "since", "until").distinct()
    held = held.left_join(domains, "organisation").select(*held.columns, "website_domain")
    said = within(messages.filter(messages.account.notnull()), period).join(held, "account")
    return said.filter(held_then(said))


def posts(written: "Table", outward: "Table", readings: "Table", period: "Period") -> "Table":
    """What was written, without its words.

    automatic: a machine wrote it · to_resident: it replies to or names a resident · own_link: it links to the
    organisation's own website.
    """
    import ibis

    said = _of_text(written)  # before the big joins: those would carry the texts along
    turned = outward.select("body", "key").distinct().mutate(to_resident=ibis.literal(True))
    told = said.left_join(turned, ["body", "key"]).select(*said.columns, "to_resident")
    told = told.left_join(machines(readings), "key").select(*told.columns, "automatic")
    return told.select(
        "organisation", "account", "platform", "role", "theme", "key", "created_at", "kind", *COUNTED, *OF_TEXT,
        local=local_in(told.created_at, period),
        automatic=told.automatic.notnull(),
        to_resident=told.to_resident.fill_null(False),
    )  # fmt: skip


def _of_text(said: "Table") -> "Table":
    """The columns of OF_TEXT in the place of the text. Behind // or a point: heemstede.nl does not link to ede.nl."""
    text, domain = said.text.lower(), said.website_domain.fill_null("")
    kept = ("body", "organisation", "account", "platform", "role", "theme", "key", "created_at", "kind", *COUNTED)
    return said.select(
        *kept,
        own_link=(domain != "") & _has_link(text) & (text.contains("//" + domain) | text.contains("." + domain)),
        hashtags=_hashtags(text),
    )


def heard(inward: "Table", voices: "Table", readings: "Table", period: "Period") -> "Table":
    """The columns of ``inward`` and, with what was read in it, a row per message and organisation: what residents said
    to it, around the period too.
    """
    told = inward.left_join(readings.select("key", *READ), "key").select(*inward.columns, *READ)
    named = told.join(bodies(voices), "body").join(seats(voices).select("seat", "platform"), "seat")
    names = [*inward.columns, *READ, "organisation", "platform"]
    return named.select(*names, local=local_in(named.created_at, period))


def seen(talk: "Table", inward: "Table", voices: "Table", period: "Period") -> "Table":
    """organisation, with_parent, parent_seen: of the replies by and to it, and how many of them show to what."""
    import ibis

    held = voices.select("body", "account", "since", "until").distinct()
    theirs = within(inward, period).filter(lambda t: t.has_parent).select("body", "to_unseen")
    ours = within(talk, period).filter(lambda t: t.official & t.has_parent).join(held, "account")
    ours = ours.filter(held_then(ours))
    replies = ibis.union(theirs, ours.select("body", "to_unseen"))
    counted = replies.group_by("body").agg(
        with_parent=replies.count(), parent_seen=replies.count(where=~replies.to_unseen)
    )
    return counted.join(bodies(voices), "body").select("organisation", "with_parent", "parent_seen")


def counts(snapshots: "Table", voices: "Table", period: "Period") -> "Table":
    """Followers, following and posts of each account: the first and the last count in the period."""
    import ibis

    told = snapshots.filter(snapshots.observed_at >= period.since, snapshots.observed_at < period.until)
    last = _edge(told, [ibis.desc("observed_at"), "source"])
    first = _edge(told, ["observed_at", "source"]).select(
        "account", first_at="observed_at", first_followers="followers"
    )
    held = voices.select("organisation", "account", "platform", "role").distinct()
    both = held.join(last, "account").join(first, "account")
    numbers = {name: both[name].cast("float64") for name in ("first_followers", "followers", "following", "posts")}
    return both.select("organisation", "account", "platform", "role", "first_at", last_at="observed_at", **numbers)


def _edge(told: "Table", order: list[Any]) -> "Table":
    """Of each account the first in an order."""
    import ibis

    placed = told.mutate(place=ibis.row_number().over(ibis.window(group_by="account", order_by=order)))
    return placed.filter(placed.place == 0).drop("place")


def within(said: "Table", period: "Period") -> "Table":
    """What was said in the period."""
    return said.filter(said.created_at >= period.since, said.created_at < period.until)


def local_in(at: Any, period: "Period") -> Any:
    """On the clock of Amsterdam; right for moments of the period and around it."""
    return local(at, range(period.first.year - 1, period.after.year + 2))


def _has_link(text: "StringValue") -> "BooleanValue":
    return text.contains("://") | text.contains("www.")


def _hashtags(text: "StringValue") -> "IntegerValue":
    """Signs # that begin a word; one within an address is none."""
    spaced = text.replace("\n", " ")
    begun = spaced.length() - spaced.replace(" #", " ").length()
    return begun.cast("int64") + spaced.startswith("#").cast("int64")
