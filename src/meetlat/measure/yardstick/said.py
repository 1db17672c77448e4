"""What was said in the period: by organisations (posts), to them (heard), and how much of it all we have (seen)."""

from typing import TYPE_CHECKING, Any

from meetlat.measure.conversations import bodies, held_then, machines, seats
from meetlat.measure.hours import local
from meetlat.measure.yardstick.followed import SILENCE

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, IntegerValue, StringValue, Table

    from meetlat.measure.yardstick.period import Period

READ = ("is_question", "contact", "sentiment", "topics")
COUNTED = ("likes", "replies", "reposts", "views")
OF_TEXT = ("own_link", "hashtags")
BEFORE = "\n\r\t([{\"'‘’“”„«"  # as a space, before a word


def written(messages: "Table", voices: "Table", domains: "Table", period: "Period") -> "Table":
    """What official accounts said, a row per message and organisation. ``domains``: organisation, own_site."""
    held = voices.select("body", "organisation", "account", "role", "theme", "since", "until").distinct()
    held = held.left_join(domains, "organisation").select(*held.columns, "own_site")
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
    text, domain = said.text.lower(), said.own_site.fill_null("")
    kept = ("body", "organisation", "account", "platform", "role", "theme", "key", "created_at", "kind", *COUNTED)
    return said.select(
        *kept,
        own_link=(domain != "") & _has_link(text) & (text.contains("//" + domain) | text.contains("." + domain)),
        hashtags=_hashtags(text),
    )


def last_said(messages: "Table", period: "Period") -> "Table":
    """account, at: when each last said something before the end of the period, in it or in the 90 days before it."""
    near = messages.created_at >= period.since - SILENCE, messages.created_at < period.until
    said = messages.filter(messages.account.notnull(), *near)
    return said.group_by("account").agg(at=said.created_at.max())


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


def within(said: "Table", period: "Period") -> "Table":
    """What was said in the period."""
    return said.filter(said.created_at >= period.since, said.created_at < period.until)


def local_in(at: Any, period: "Period") -> Any:
    """On the clock of Amsterdam; right for moments of the period and around it."""
    return local(at, range(period.first.year - 1, period.after.year + 2))


def _has_link(text: "StringValue") -> "BooleanValue":
    return text.contains("://") | text.contains("www.")


def _hashtags(text: "StringValue") -> "IntegerValue":
    """Words that begin with #, also behind a bracket or a quotation mark; one within an address is none."""
    import ibis

    spaced = " " + text.translate(BEFORE, " " * len(BEFORE)) + " "
    begun = (_times(spaced, " #") - _times(spaced, " # ")).cast("int64")
    return ibis.ifelse(text.contains("#"), begun, 0)  # most texts have none, and are not gone through


def _times(text: "StringValue", part: str) -> Any:
    """How often it has this part, of as many characters."""
    return (text.length() - text.replace(part, "").length()) // len(part)
